/* df-alert.h
 *
 * The one place where a problem is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "exchange/df-report.h"

G_BEGIN_DECLS

/* @parent: (nullable). Something that the user stopped is no problem and is not said. */
void df_alert_error    (GtkWindow    *parent,
                        const GError *error);
/* The same of a file, with what becomes of it. */
void df_alert_file_error (GtkWindow    *parent,
                          const char   *path,
                          const GError *error);
/* @sentence, then what was refused, the first messages. @source: what they are about. */
void df_alert_refused   (GtkWindow    *parent,
                         const char   *sentence,
                         DfReport     *report,
                         const char   *source);

G_END_DECLS
