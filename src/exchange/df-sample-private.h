/* df-sample-private.h
 *
 * The sample festival that comes with the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Our JSON: (transfer full). */
GInputStream *df_sample_open (GError **error);

G_END_DECLS
