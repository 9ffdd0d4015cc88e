/* df-split-view.h
 *
 * Two panes side by side, or one at a time where there is no room for both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DF_TYPE_SPLIT_VIEW (df_split_view_get_type ())
G_DECLARE_FINAL_TYPE (DfSplitView, df_split_view, DF, SPLIT_VIEW, GtkWidget)

/* Under so many pixels there is one pane. */
#define DF_SPLIT_VIEW_FOLD  700
/* The width of the side pane beside the other. */
#define DF_SPLIT_VIEW_SIDE  300

/* Properties: "side" and "main" (in a .ui <child type="side"> and <child>; without a side the main one has all the room), "folded" (read-only: one pane at a time), "narrow"
 * (read-only: because there is no room for two), "showing-main" (which pane, when folded). */
GtkWidget *df_split_view_new              (void);
gboolean   df_split_view_get_folded       (DfSplitView *self);
gboolean   df_split_view_get_narrow       (DfSplitView *self);
/* One pane at a time however wide it is. */
void       df_split_view_set_single       (DfSplitView *self,
                                           gboolean     single);
gboolean   df_split_view_get_showing_main (DfSplitView *self);
void       df_split_view_set_showing_main (DfSplitView *self,
                                           gboolean     showing_main);

G_END_DECLS
