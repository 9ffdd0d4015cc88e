/* df-festival-dialog.h
 *
 * The festival itself: its name, its days, its clocks; also one that is yet to be made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pages/df-document.h"

G_BEGIN_DECLS

#define DF_TYPE_FESTIVAL_DIALOG (df_festival_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DfFestivalDialog, df_festival_dialog, DF, FESTIVAL_DIALOG, GtkWindow)

/**
 * DfFestivalDialog:
 *
 * DfFestivalDialog::made (DfDocument): the new festival is there, as the file of that document
 */

/* Edits the festival of @document, each field in place as one step; with %NULL as @document it asks for a new one and makes its file. */
GtkWidget *df_festival_dialog_new        (GtkWindow        *parent,
                                          DfDocument       *document);
/* The folder that a new festival's file comes to, instead of the user's documents. */
void       df_festival_dialog_set_folder (DfFestivalDialog *self,
                                          GFile            *folder);

G_END_DECLS
