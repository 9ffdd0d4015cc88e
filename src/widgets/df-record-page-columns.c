/* df-record-page-columns.c
 *
 * The page's rows as a table, over the whole page, in the place of cards beside the detail.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "widgets/df-record-slot.h"
#include "widgets/df-widget-private.h"
#include "widgets/df-widgets.h"

gboolean
df_record_page_shows_columns (DfRecordPage *self)
{
  return self->as_columns && self->columns != NULL && !df_split_view_get_narrow (self->split);
}

GtkWidget *
df_record_page_get_rows (DfRecordPage *self)
{
  return df_record_page_shows_columns (self) ? df_record_columns_get_rows (self->columns) : GTK_WIDGET (self->view);
}

DfRecord *
df_record_page_get_row_record (GtkWidget *row)
{
  GtkWidget *slot = df_widget_find_inside (row, DF_TYPE_RECORD_SLOT);

  return slot != NULL ? df_record_slot_get_record (DF_RECORD_SLOT (slot)) : df_record_columns_get_record (row);
}

/* --- the order: one home, two that show it -------------------------------------------------------------------------------------------------- */

/* The field that counts most in the table's own order. */
static char *
df_record_page_dup_usual (DfRecordPage *self)
{
  return g_strndup (self->table->order, strcspn (self->table->order, " "));
}

void
df_record_page_update_arrow (DfRecordPage *self)
{
  g_autofree char *order = df_record_page_dup_order (self);
  g_autofree char *usual = df_record_page_dup_usual (self);

  if (self->columns != NULL)
    df_record_columns_show_order (self->columns, *order != '\0' ? order : usual, df_record_page_get_descending (self));
}

static void
df_record_page_sorted_cb (DfRecordPage *self,
                          const char   *name,
                          gboolean      descending)
{
  g_autofree char *order = g_strdup (name);
  g_autofree char *usual = df_record_page_dup_usual (self);

  g_object_set (self, "order", g_str_equal (order, usual) ? "" : order, "descending", descending, NULL);
}

/* --- making it -------------------------------------------------------------------------------------------------------------------------------- */

static void
df_record_page_columns_changed_cb (DfRecordPage *self)
{
  g_free (self->column_words);
  g_object_get (self->columns, "columns", &self->column_words, NULL);
  g_object_notify (G_OBJECT (self), "columns");
}

static void
df_record_page_add_shortcut (GtkEventController *shortcuts,
                             const char         *trigger,
                             const char         *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

/* What the list of cards has in its .ui. */
static void
df_record_page_add_keys (DfRecordPage *self,
                         GtkWidget    *rows)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (df_record_page_list_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (rows, keys);
  df_record_page_add_shortcut (shortcuts, "<Control>c", "win.copy");
  df_record_page_add_shortcut (shortcuts, "Delete|KP_Delete", "win.delete");
  gtk_widget_add_controller (rows, shortcuts);
  df_record_page_add_menu (self, rows);
}

/* Most windows never show it. */
static void
df_record_page_ensure_columns (DfRecordPage *self)
{
  g_autofree char *preload = NULL;

  if (self->columns != NULL)
    return;

  self->columns = DF_RECORD_COLUMNS (df_record_columns_new (self->repository, self->table));
  gtk_stack_add_named (self->side_stack, GTK_WIDGET (self->columns), "columns");
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", df_record_columns_get_actions (self->columns));
  df_menu_button_set_menu (self->choose_columns, df_record_columns_get_menu (self->columns));
  preload = df_record_columns_dup_preload (self->columns);
  df_record_list_add_preload (self->list, preload);
  if (self->column_words != NULL)
    g_object_set (self->columns, "columns", self->column_words, NULL);
  df_record_page_add_keys (self, df_record_columns_get_rows (self->columns));
  df_record_page_update_arrow (self);
  g_signal_connect_object (self->columns, "notify::columns", G_CALLBACK (df_record_page_columns_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (df_record_page_sorted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "activated", G_CALLBACK (df_record_page_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repository, "changed", G_CALLBACK (df_record_columns_refresh), self->columns, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

void
df_record_page_update_view (DfRecordPage *self)
{
  gboolean had_cards = gtk_list_view_get_model (self->view) != NULL;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->side_stack)) != NULL;
  gboolean shows_columns;

  if (self->list == NULL)
    return;
  if (self->as_columns && !df_split_view_get_narrow (self->split))
    df_record_page_ensure_columns (self);
  shows_columns = df_record_page_shows_columns (self);

  /* Only what is seen has rows. */
  if (shows_columns)
    gtk_list_view_set_model (self->view, NULL);
  else
    {
      g_autoptr(GtkListItemFactory) factory = gtk_list_view_get_factory (self->view) == NULL ? df_record_page_make_factory (self) : NULL;

      if (self->columns != NULL)
        df_record_columns_set_model (self->columns, NULL);
      if (factory != NULL)
        gtk_list_view_set_factory (self->view, factory);
      gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
    }
  if (shows_columns)
    df_record_columns_set_model (self->columns, GTK_SELECTION_MODEL (self->selection));
  gtk_widget_set_visible (GTK_WIDGET (self->choose_columns), shows_columns);
  gtk_widget_set_visible (self->to_columns, !df_split_view_get_narrow (self->split));
  df_split_view_set_single (self->split, shows_columns);
  /* One pane is not another layout of the window's where it is wide. */
  g_object_notify (G_OBJECT (self), "folded");
  if (had_cards == shows_columns)
    {
      df_record_page_update_list (self);
      if (had_focus)
        df_record_page_focus_row (self);
      else
        df_record_page_scroll (self);
    }
}

/* --- properties -------------------------------------------------------------------------------------------------------------------------------- */

void
df_record_page_set_as_columns (DfRecordPage *self,
                               gboolean      as_columns)
{
  if (self->as_columns != as_columns)
    g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "as-columns", g_variant_new_boolean (as_columns));
}

void
df_record_page_set_columns (DfRecordPage *self,
                            const char   *words)
{
  if (g_strcmp0 (self->column_words, words) == 0)
    return;

  g_free (self->column_words);
  self->column_words = g_strdup (words);
  if (self->columns != NULL)
    g_object_set (self->columns, "columns", words, NULL);
  g_object_notify (G_OBJECT (self), "columns");
}

char *
df_record_page_dup_columns (DfRecordPage *self)
{
  return g_strdup (self->column_words);
}

static void
df_record_page_as_columns_changed_cb (DfRecordPage *self,
                                      GParamSpec   *pspec,
                                      GAction      *action)
{
  g_autoptr(GVariant) state = g_action_get_state (action);

  self->as_columns = g_variant_get_boolean (state);
  /* Whoever asks for a table wants to see it, and not what is beside the cards. */
  if (self->as_columns)
    df_split_view_set_showing_main (self->split, FALSE);
  df_record_page_update_view (self);
  g_object_notify (G_OBJECT (self), "as-columns");
}

void
df_record_page_add_columns (DfRecordPage *self)
{
  g_autoptr(GSimpleAction) action = g_simple_action_new_stateful ("as-columns", NULL, g_variant_new_boolean (FALSE));

  g_signal_connect_object (action, "notify::state", G_CALLBACK (df_record_page_as_columns_changed_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}
