/* df-record-page-several.c
 *
 * More than one record is chosen: what stands in the place of the detail then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-page-private.h"

#include <glib/gi18n.h>

#include "widgets/df-association-list-private.h"
#include "widgets/df-edit.h"

void
df_record_page_update_several (DfRecordPage *self)
{
  guint n = self->selection != NULL ? df_record_selection_count (self->selection) : 0;
  gboolean before = self->is_several;

  self->is_several = n > 1;
  if (self->is_several)
    {
      g_autoptr(GArray) ids = df_record_selection_dup_ids (self->selection);

      df_several_pane_show (self->several, self->repository, self->table, ids);
      if (!before)
        df_several_pane_offer_links (self->several, GTK_WIDGET (self->detail));
    }
  if (self->is_several != before)
    df_record_page_update_main (self);
  gtk_widget_set_visible (self->to_several, self->is_several && df_record_page_get_folded (self));
}

static gboolean
df_record_page_several_cb (gpointer page)
{
  DfRecordPage *self = page;

  self->several_idle = 0;
  df_record_page_update_several (self);
  if (self->list != NULL)
    df_record_page_update_list (self);
  g_object_notify (G_OBJECT (self), "n-selected");

  return G_SOURCE_REMOVE;
}

/* Before anything is drawn, and once however many rows were walked over. */
void
df_record_page_queue_several (DfRecordPage *self)
{
  if (self->several_idle == 0 && (self->is_several || df_record_selection_count (self->selection) > 1))
    self->several_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 1, df_record_page_several_cb, self, NULL);
}

GArray *
df_record_page_dup_chosen (DfRecordPage *self)
{
  g_return_val_if_fail (DF_IS_RECORD_PAGE (self), NULL);

  return self->selection != NULL ? df_record_selection_dup_ids (self->selection) : g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
df_record_page_choose (DfRecordPage *self,
                       GArray       *ids)
{
  g_return_if_fail (DF_IS_RECORD_PAGE (self));
  g_return_if_fail (ids != NULL);

  if (self->selection == NULL)
    return;

  df_record_selection_set_ids (self->selection, ids);
  df_record_page_focus_row (self);
}

/* --- links --------------------------------------------------------------------------------------------------------------------- */

static DfAssociationList *
df_record_page_find_links_inside (DfRecordPage *self,
                                  GtkWidget    *widget)
{
  DfAssociationList *found = NULL;

  if (DF_IS_ASSOCIATION_LIST (widget) && (!self->is_several || df_association_list_can_several (DF_ASSOCIATION_LIST (widget))))
    return DF_ASSOCIATION_LIST (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = df_record_page_find_links_inside (self, child);

  return found;
}

DfAssociationList *
df_record_page_find_links (DfRecordPage *self)
{
  return df_record_page_find_links_inside (self, GTK_WIDGET (self->detail));
}

gboolean
df_record_page_can_link (DfRecordPage *self)
{
  g_return_val_if_fail (DF_IS_RECORD_PAGE (self), FALSE);

  return self->record != NULL && df_record_get_id (self->record) != 0 && df_record_page_find_links (self) != NULL;
}

void
df_record_page_link (DfRecordPage *self)
{
  DfAssociationList *list;
  g_autoptr(GArray) ids = NULL;

  g_return_if_fail (DF_IS_RECORD_PAGE (self));

  list = df_record_page_find_links (self);
  ids = df_record_page_dup_chosen (self);
  if (list != NULL && self->is_several)
    df_association_list_open_for_several (list, self->repository, ids, FALSE);
  else if (list != NULL)
    df_association_list_open_dialog (list);
}

/* --- removing ------------------------------------------------------------------------------------------------------------------- */

static void
df_record_page_removed_several_cb (gpointer      page,
                                   const GError *error)
{
  DfRecordPage *self = page;

  if (error != NULL)
    return;

  if (df_record_page_get_folded (self))
    df_split_view_set_showing_main (self->split, FALSE);
  df_record_page_focus_row (self);
}

void
df_record_page_remove_several (DfRecordPage *self)
{
  g_autoptr(GArray) ids = df_record_page_dup_chosen (self);
  DfEdit edit;

  df_edit_init_remove (&edit, self->table, ids);
  edit.done = df_record_page_removed_several_cb;
  df_edit_begin (GTK_WIDGET (self), self->repository, &edit);
}

/* Where there is one pane. */
void
df_record_page_to_several_cb (DfRecordPage *self)
{
  df_split_view_set_showing_main (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->main_stack), GTK_DIR_TAB_FORWARD);
}

/* Escape: back from several to the one that leads, then from what was searched to all, then from what it is narrowed to. */
gboolean
df_record_page_list_key_pressed_cb (DfRecordPage *self,
                                    guint         key)
{
  gboolean is_filtered = self->list != NULL && df_record_list_get_filter (self->list) != NULL;
  gboolean is_searching = gtk_search_bar_get_search_mode (self->bar);

  if (key != GDK_KEY_Escape || (!self->is_several && !is_searching && !is_filtered))
    return GDK_EVENT_PROPAGATE;

  if (self->is_several)
    {
      df_record_page_set_record (self, self->record);
      return GDK_EVENT_STOP;
    }

  if (is_searching)
    gtk_search_bar_set_search_mode (self->bar, FALSE);
  else
    df_record_page_set_filter (self, NULL);
  df_record_page_focus_row (self);

  return GDK_EVENT_STOP;
}
