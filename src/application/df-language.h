/* df-language.h
 *
 * The user's language, chosen once for windows and for the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before the first word is said. A second call does nothing. */
void df_language_set_up (void);

G_END_DECLS
