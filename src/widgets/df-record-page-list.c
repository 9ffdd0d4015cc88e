/* df-record-page-list.c
 *
 * The page's list: rows, search, order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-page-private.h"

#include <glib/gi18n.h>

#include "widgets/df-group-private.h"
#include "widgets/df-record-slot.h"
#include "widgets/df-widget-private.h"
#include "widgets/df-widgets.h"

/* --- rows -------------------------------------------------------------------------------------------------------------------------------- */

/* Where there is one pane, choosing by hand leads to it; walking through the list with the arrow keys does not. */
static void
df_record_page_row_released_cb (DfRecordPage *self,
                                int           n_press,
                                double        x,
                                double        y,
                                GtkGesture   *click)
{
  GtkWidget *slot = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  /* Several are being chosen. */
  if ((state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0)
    return;

  /* Chosen here, since the row's own click comes after this one, and then the row is out of sight. */
  if (df_record_page_get_folded (self))
    df_record_page_set_record (self, df_record_slot_get_record (DF_RECORD_SLOT (slot)));
}

static void
df_record_page_row_setup_cb (DfRecordPage *self,
                             GtkListItem  *item)
{
  GtkWidget *slot = df_record_slot_new (self->row, self->scope, NULL, NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  /* Here, since a .ui may name the text after what makes the list begin. */
  df_widget_set_class (GTK_WIDGET (self->view), "grouped", self->group_by != NULL);
  g_signal_connect_object (click, "released", G_CALLBACK (df_record_page_row_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (slot, GTK_EVENT_CONTROLLER (click));
  if (self->group_by != NULL)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_box_append (GTK_BOX (box), df_group_make_heading ());
      gtk_box_append (GTK_BOX (box), slot);
      gtk_list_item_set_child (item, box);
    }
  else
    gtk_list_item_set_child (item, slot);
}

static void
df_record_page_update_group (DfRecordPage *self,
                             GtkListItem  *item)
{
  GtkWidget *heading = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  const char *field = self->is_sorted_otherwise ? NULL : self->group_by;
  gboolean is_first;
  gboolean is_last;

  df_group_show (G_LIST_MODEL (self->list), field, gtk_list_item_get_position (item), GTK_LABEL (heading), &is_first, &is_last);
}

void
df_record_page_update_groups (DfRecordPage *self)
{
  guint i;

  for (i = 0; i < self->bound->len; i++)
    df_record_page_update_group (self, g_ptr_array_index (self->bound, i));
}

void
df_record_page_row_fill (gpointer     page,
                         GtkListItem *item)
{
  GtkWidget *slot = df_widget_find_inside (gtk_list_item_get_child (item), DF_TYPE_RECORD_SLOT);

  df_record_slot_set_record (DF_RECORD_SLOT (slot), gtk_list_item_get_item (item));
}

/* Its heading at once, since that makes it higher. */
static void
df_record_page_row_bind_cb (DfRecordPage *self,
                            GtkListItem  *item)
{
  if (self->group_by != NULL)
    {
      g_autofree char *signal = g_strconcat ("notify::", self->group_by, NULL);

      g_ptr_array_add (self->bound, item);
      g_signal_connect_object (gtk_list_item_get_item (item), signal, G_CALLBACK (df_record_page_update_groups), self, G_CONNECT_SWAPPED);
      df_record_page_update_group (self, item);
    }
  df_late_rows_bind (self->late, item);
}

static void
df_record_page_row_unbind_cb (DfRecordPage *self,
                              GtkListItem  *item)
{
  df_late_rows_unbind (self->late, item);
  if (g_ptr_array_remove_fast (self->bound, item))
    g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), df_record_page_update_groups, self);
}

GtkListItemFactory *
df_record_page_make_factory (DfRecordPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (df_record_page_row_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (df_record_page_row_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (df_record_page_row_unbind_cb), self, G_CONNECT_SWAPPED);

  return factory;
}

static gboolean
df_record_page_grab_row (DfRecordPage *self)
{
  GtkWidget *row;

  df_late_rows_finish (self->late);
  for (row = gtk_widget_get_first_child (df_record_page_get_rows (self)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (self->record != NULL && df_record_page_get_row_record (row) == self->record)
      return gtk_widget_get_mapped (row) && gtk_widget_grab_focus (row);

  return FALSE;
}

static gboolean
df_record_page_scroll_cb (gpointer user_data)
{
  DfRecordPage *self = user_data;
  guint position = df_record_selection_get_position (self->selection);
  GtkWidget *rows = df_record_page_get_rows (self);

  self->scroll_idle = 0;
  if (position == GTK_INVALID_LIST_POSITION && self->top_then && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    position = 0;
  self->top_then = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (rows, "list.scroll-to-item", "u", position);
  if (self->focus_then && !df_record_page_grab_row (self))
    gtk_widget_grab_focus (rows);
  /* Chosen already; but now the view knows where a range begins that is chosen with Shift. */
  if (self->focus_then && position != GTK_INVALID_LIST_POSITION && position == df_record_selection_get_position (self->selection) && !self->is_several)
    gtk_widget_activate_action (rows, "list.select-item", "(ubb)", position, FALSE, FALSE);
  self->focus_then = FALSE;

  return G_SOURCE_REMOVE;
}

void
df_record_page_scroll (DfRecordPage *self)
{
  if (self->selection != NULL && self->scroll_idle == 0)
    self->scroll_idle = g_idle_add (df_record_page_scroll_cb, self);
}

void
df_record_page_focus_row (DfRecordPage *self)
{
  self->focus_then = TRUE;
  df_record_page_scroll (self);
}

void
df_record_page_take_focus (DfRecordPage *self)
{
  g_return_if_fail (DF_IS_RECORD_PAGE (self));

  if (df_record_page_get_folded (self) && self->record != NULL && df_split_view_get_showing_main (self->split))
    gtk_widget_child_focus (GTK_WIDGET (self->main_stack), GTK_DIR_TAB_FORWARD);
  else if (self->list != NULL && df_record_list_get_total (self->list) == 0)
    gtk_widget_child_focus (GTK_WIDGET (self->main_stack), GTK_DIR_TAB_FORWARD);
  else
    df_record_page_focus_row (self);
}

/* Enter on a row that has the focus and is not chosen yet, such as the first one below the search. */
void
df_record_page_activate_cb (DfRecordPage *self,
                            guint         position)
{
  g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (self->is_several)
    {
      df_record_page_to_several_cb (self);
      return;
    }
  if (record != NULL && record != self->record)
    df_record_page_set_record (self, record);
  df_split_view_set_showing_main (self->split, TRUE);
}

/* --- filling ---------------------------------------------------------------------------------------------------------------------------------- */

/* "12 of 300 Performers" of those that pass a filter. */
static char *
df_record_page_describe_count (DfRecordPage *self,
                               guint         n_items,
                               gboolean      is_searching)
{
  g_autofree char *all = df_table_format_count (self->table, df_record_list_get_total (self->list));

  if (df_record_list_is_waiting (self->list))
    return g_strdup (_("Searching…"));
  if (self->is_several)
    return g_strdup_printf (_("%'u of %'u selected"), df_record_selection_count (self->selection), n_items);
  if (df_record_list_get_filter (self->list) != NULL)
    /* Translators: how many of a list's rows are shown, and how many there are: "12 of 300 Performers" */
    return g_strdup_printf (_("%'u of %s"), n_items, all);
  if (is_searching)
    return df_table_format_count (self->table, n_items);

  return g_steal_pointer (&all);
}

static void
df_record_page_describe_nothing (DfRecordPage *self,
                                 const char   *words)
{
  g_autofree char *title = words != NULL ? g_strdup_printf (_("No results for “%s”"), words) : df_record_page_describe_filter (self, TRUE);
  g_autofree char *description = words != NULL ? df_record_page_describe_filter (self, FALSE) : NULL;

  g_object_set (self->nothing, "title", title, "description", description, NULL);
  gtk_widget_set_visible (self->show_all, df_record_list_get_filter (self->list) != NULL);
  gtk_widget_set_visible (self->search_on, words != NULL);
}

void
df_record_page_update_list (DfRecordPage *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const char *words = df_record_list_get_search (self->list);
  gboolean is_searching = words != NULL && *words != '\0';
  gboolean is_narrowed = is_searching || df_record_list_get_filter (self->list) != NULL;
  g_autofree char *count = df_record_page_describe_count (self, n_items, is_searching);
  gboolean is_filtering;

  g_object_get (self->list, "filtering", &is_filtering, NULL);
  gtk_label_set_label (self->heading, count);
  if (!self->is_several)
    df_widget_set_label (df_record_page_get_rows (self), count);

  if (n_items == 0 && is_narrowed && !is_filtering && !df_record_list_is_waiting (self->list) && df_record_list_get_total (self->list) > 0)
    {
      df_record_page_describe_nothing (self, is_searching ? words : NULL);
      df_stack_show (self->side_stack, "nothing");
    }
  else
    df_stack_show (self->side_stack, df_record_page_shows_columns (self) ? "columns" : "list");

  df_record_page_update_groups (self);
  df_record_page_update_main (self);
}

static void
df_record_page_selected_cb (DfRecordPage *self)
{
  DfRecord *record = df_record_selection_get_record (self->selection);

  /* A search that hides everything, or a draft, leaves nothing selected in the list. */
  if (record != NULL || self->record == NULL || df_record_get_id (self->record) != 0)
    df_record_page_show (self, record);
}

/* So many fill a window of any height that people have. */
#define FIRST_ROWS 40

static gboolean
df_record_page_release_cb (gpointer list)
{
  df_record_list_release (list);

  return G_SOURCE_REMOVE;
}

void
df_record_page_fill (DfRecordPage *self)
{
  if (!self->is_ready || self->list != NULL || self->repository == NULL || self->table_name == NULL)
    return;

  self->table = df_catalog_find_table (df_repository_get_catalog (self->repository), self->table_name);
  g_return_if_fail (self->table != NULL);

  self->list = df_repository_list (self->repository, self->table);
  if (self->preload != NULL)
    df_record_list_set_preload (self->list, self->preload);
  df_record_page_fill_orders (self);
  /* The rows that nobody sees yet are made once the others are there. */
  df_record_list_hold (self->list, FIRST_ROWS);
  g_idle_add_full (G_PRIORITY_LOW, df_record_page_release_cb, g_object_ref (self->list), g_object_unref);
  self->selection = df_record_selection_new (self->list);
  g_signal_connect_object (self->selection, "notify::record", G_CALLBACK (df_record_page_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (df_record_page_update_list), self,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::total", G_CALLBACK (df_record_page_update_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::waiting", G_CALLBACK (df_record_page_waiting_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::filtering", G_CALLBACK (df_record_page_update_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::filter", G_CALLBACK (df_record_page_filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repository, "changed", G_CALLBACK (df_record_page_filter_outdated_cb), self, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (df_record_page_queue_several), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (df_record_page_queue_several), self, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repository, "changed", G_CALLBACK (df_record_page_queue_several), self, G_CONNECT_AFTER | G_CONNECT_SWAPPED);

  df_record_page_update_view (self);
  df_record_page_update_list (self);
  g_object_notify (G_OBJECT (self), "list");
}

void
df_record_page_empty (DfRecordPage *self)
{
  g_clear_handle_id (&self->scroll_idle, g_source_remove);
  g_clear_handle_id (&self->several_idle, g_source_remove);
  self->is_several = FALSE;
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      g_signal_handlers_disconnect_by_func (self->repository, df_record_page_queue_several, self);
      g_signal_handlers_disconnect_by_func (self->repository, df_record_page_filter_outdated_cb, self);
    }
  if (self->several != NULL)
    df_several_pane_forget (self->several);
  if (self->view != NULL)
    {
      gtk_list_view_set_model (self->view, NULL);
      gtk_list_view_set_factory (self->view, NULL);
    }
  if (self->columns != NULL)
    gtk_stack_remove (self->side_stack, GTK_WIDGET (g_steal_pointer (&self->columns)));
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
}
