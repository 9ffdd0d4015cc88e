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
/* @sentence, then the messages of @kind, the first ones. @closed (nullable) is called with @data when it was read. */
void df_alert_messages (GtkWindow    *parent,
                        const char   *sentence,
                        DfReport     *report,
                        DfMessageKind kind,
                        const char   *source,
                        GCallback     closed,
                        gpointer      data);

G_END_DECLS
