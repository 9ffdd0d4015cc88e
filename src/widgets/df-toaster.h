/* df-toaster.h
 *
 * Says what just happened, above everything else, with a way back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "store/df-repository.h"

G_BEGIN_DECLS

#define DF_TYPE_TOASTER (df_toaster_get_type ())
G_DECLARE_FINAL_TYPE (DfToaster, df_toaster, DF, TOASTER, GtkWidget)

/* Properties: "child" (a <child> in a .ui), "text" (read-only: what is shown). One toast at a time; the next one takes
 * its place. It leaves after 6 seconds unless pointed at or focused. */
GtkWidget  *df_toaster_new       (void);
/* @action_label, @action_name: (nullable): a button that activates an action of this widget's surroundings, such as "win.undo" */
void        df_toaster_show      (DfToaster    *self,
                                  const char   *text,
                                  const char   *action_label,
                                  const char   *action_name);
/* The toast that is shown leaves as soon as @repository changes: for one whose button would then mean something else. */
void        df_toaster_leave_with_change (DfToaster    *self,
                                  DfRepository *repository);
/* With an Undo button ("win.undo"); leaves with the next change. */
void        df_toaster_show_undo (DfToaster    *self,
                                  DfRepository *repository,
                                  const char   *text);
/* One more button of the toast that is shown, before the other. */
void        df_toaster_add_action (DfToaster   *self,
                                  const char   *action_label,
                                  const char   *action_name);
void        df_toaster_hide      (DfToaster    *self);
/* What is shown, or %NULL. */
const char *df_toaster_get_text  (DfToaster    *self);

/* The toaster around @widget, or around the window that its dialog belongs to; %NULL if there is none. */
DfToaster  *df_toaster_find      (GtkWidget    *widget);
/* Finds it and shows; nothing without one. */
void        df_toaster_tell      (GtkWidget    *widget,
                                  const char   *text);
void        df_toaster_tell_undo (GtkWidget    *widget,
                                  DfRepository *repository,
                                  const char   *text);

G_END_DECLS
