/* df-history-dialog.h
 *
 * The steps that were made in a file: what each did, and the way to any of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pages/df-window.h"

G_BEGIN_DECLS

#define DF_TYPE_HISTORY_DIALOG (df_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DfHistoryDialog, df_history_dialog, DF, HISTORY_DIALOG, GtkWindow)

/* Of @window's file, which must be there. */
GtkWidget *df_history_dialog_new (DfWindow *window);

G_END_DECLS
