/* df-import-dialog.h
 *
 * What an import did, record by record, and what it has to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "exchange/df-report.h"

G_BEGIN_DECLS

#define DF_TYPE_IMPORT_DIALOG (df_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DfImportDialog, df_import_dialog, DF, IMPORT_DIALOG, GtkWindow)

/* @report: that kept its lines. @source: the file's name. */
GtkWidget *df_import_dialog_new (GtkWindow  *parent,
                                 DfReport   *report,
                                 const char *source);

G_END_DECLS
