/* df-fit-private.h
 *
 * Gives an entry as much room as its text takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DF_TYPE_FIT (df_fit_get_type ())
G_DECLARE_FINAL_TYPE (DfFit, df_fit, DF, FIT, GtkWidget)

/* GtkText:propagate-text-width does nothing for the natural width in GTK 4.8, which stays at 150 pixels. */
GtkWidget *df_fit_new      (GtkWidget *entry);
/* A GtkTextView knows how high it is only for the width that it had before: an unseen label of the same text knows it for any. */
GtkWidget *df_fit_new_text (GtkWidget *view);

G_END_DECLS
