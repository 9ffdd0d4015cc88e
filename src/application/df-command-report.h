/* df-command-report.h
 *
 * What an import or an export has to say, for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-report.h"

G_BEGIN_DECLS

/* Notes, and what was refused where @refusals, to stderr, a line each; of very many only the first. @source: what they speak about. */
void     df_command_say_messages  (DfReport   *report,
                                   const char *source,
                                   gboolean    refusals);
/* Whether anything was left out. */
gboolean df_command_has_refusals  (DfReport   *report,
                                   DfCatalog  *catalog);

G_END_DECLS
