/* df-late-rows.h
 *
 * Rows of a list view that nobody sees yet are filled once there is nothing else to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DfLateRows DfLateRows;

/* A list view makes two hundred rows wherever it goes, of which a frame shows fifteen. @view: a GtkListView or GtkColumnView that scrolls, borrowed; it
 * outlives what is returned. @fill, with @data: shows the item's record in its child. */
DfLateRows *df_late_rows_new    (GtkWidget    *view,
                                 void        (*fill) (gpointer data, GtkListItem *item),
                                 gpointer      data);
void        df_late_rows_free   (DfLateRows   *self);
/* For a factory's "bind": fills it at once where it is seen or nearly so. */
void        df_late_rows_bind   (DfLateRows   *self,
                                 GtkListItem  *item);
/* For its "unbind": whether it had been filled. */
gboolean    df_late_rows_unbind (DfLateRows   *self,
                                 GtkListItem  *item);
/* All that is left, at once. */
void        df_late_rows_finish (DfLateRows   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfLateRows, df_late_rows_free)

G_END_DECLS
