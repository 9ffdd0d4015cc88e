/* df-record-page-search.c
 *
 * The search in a page's list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-page-private.h"

void
df_record_page_searching_cb (DfRecordPage *self)
{
  g_object_notify (G_OBJECT (self), "searching");
}

void
df_record_page_search_changed_cb (DfRecordPage *self)
{
  if (self->list == NULL)
    return;

  self->first_then = FALSE;
  df_record_list_set_search (self->list, gtk_editable_get_text (self->search));
  df_record_page_update_list (self);
}

/* Enter: the first that was found, though it may not be found yet. */
void
df_record_page_search_activate_cb (DfRecordPage *self)
{
  g_autoptr(DfRecord) first = NULL;

  self->first_then = self->list != NULL && df_record_list_is_waiting (self->list);
  if (self->list != NULL && !self->first_then)
    first = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  if (first == NULL)
    return;

  df_record_page_set_record (self, first);
  df_record_page_focus_row (self);
}

/* What many rows are searched in is read at the first search: it is done then, and what was asked for meanwhile. */
void
df_record_page_waiting_cb (DfRecordPage *self)
{
  df_record_page_update_list (self);
  if (self->first_then)
    df_record_page_search_activate_cb (self);
}

void
df_record_page_toggle_search (DfRecordPage *self)
{
  g_return_if_fail (DF_IS_RECORD_PAGE (self));

  if (gtk_search_bar_get_search_mode (self->bar))
    {
      gtk_search_bar_set_search_mode (self->bar, FALSE);
      return;
    }

  df_split_view_set_showing_main (self->split, FALSE);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
df_record_page_search_for (DfRecordPage *self,
                           const char   *words)
{
  g_return_if_fail (DF_IS_RECORD_PAGE (self));

  df_split_view_set_showing_main (self->split, FALSE);
  df_record_page_set_filter (self, NULL);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_editable_set_text (self->search, words);
  df_record_page_focus_row (self);
}

char *
df_record_page_dup_search (DfRecordPage *self)
{
  g_return_val_if_fail (DF_IS_RECORD_PAGE (self), NULL);

  return self->list != NULL ? g_strdup (df_record_list_get_search (self->list)) : NULL;
}
