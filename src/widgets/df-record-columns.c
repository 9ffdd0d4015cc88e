/* df-record-columns.c
 *
 * A live list as a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-columns-private.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "widgets/df-record-columns-parts-private.h"
#include "widgets/df-widget-private.h"

/* Nobody gave it a width: it has the one that it likes. */
#define NO_WIDTH -1

enum
{
  PROP_COLUMNS = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint activated_signal;
static guint sorted_signal;

G_DEFINE_FINAL_TYPE (DfRecordColumns, df_record_columns, GTK_TYPE_WIDGET)

static const char *
df_column_get_name (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "name");
}

static void
df_record_columns_tell (DfRecordColumns *self)
{
  if (!self->is_setting && self->view != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMNS]);
}

/* --- the order ------------------------------------------------------------------------------------------------------------------------------- */

/* GTK 4.8 does not tell which column is sorted by, but asks its sorter first. */
static int
df_record_columns_compare (gconstpointer a,
                           gconstpointer b,
                           gpointer      column)
{
  DfRecordColumns *self = g_object_get_data (column, "columns");

  if (self->asked == NULL)
    self->asked = column;

  return -1;
}

static void
df_record_columns_sorted_cb (DfRecordColumns *self,
                             GtkSorterChange  change,
                             GtkSorter       *sorter)
{
  GtkOrdering order;

  if (self->is_setting || self->view == NULL)
    return;

  self->asked = NULL;
  order = gtk_sorter_compare (sorter, self, self->view);
  if (self->asked != NULL)
    g_signal_emit (self, sorted_signal, 0, df_column_get_name (self->asked), order == GTK_ORDERING_LARGER);
}

void
df_record_columns_show_order (DfRecordColumns *self,
                              const char      *name,
                              gboolean         descending)
{
  DfColumn *column;

  g_return_if_fail (DF_IS_RECORD_COLUMNS (self));

  column = name != NULL ? df_record_columns_find (self, name) : NULL;
  self->is_setting = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  if (column != NULL)
    gtk_column_view_sort_by_column (self->view, column->column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->is_setting = FALSE;
}

/* --- making them ------------------------------------------------------------------------------------------------------------------------------ */

static void
df_record_columns_make (DfRecordColumns *self,
                        DfColumn        *column)
{
  gboolean is_derived = column->field != NULL && column->field->kind == NULL;

  column->column = gtk_column_view_column_new (_(column->title), df_record_columns_new_factory (self, column->name));
  g_object_set_data (G_OBJECT (column->column), "name", (gpointer) column->name);
  g_object_set_data (G_OBJECT (column->column), "columns", self);
  gtk_column_view_column_set_resizable (column->column, TRUE);
  gtk_column_view_column_set_expand (column->column, column == &g_array_index (self->columns, DfColumn, 0) || is_derived);
  gtk_column_view_column_set_header_menu (column->column, G_MENU_MODEL (self->menu));
  if (!is_derived)
    {
      g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (df_record_columns_compare, column->column, NULL));

      gtk_column_view_column_set_sorter (column->column, sorter);
    }
  g_signal_connect_object (column->column, "notify::fixed-width", G_CALLBACK (df_record_columns_tell), self, G_CONNECT_SWAPPED);
}

/* "name=240 stage day" */
static char *
df_record_columns_dup_words (DfRecordColumns *self)
{
  g_autoptr(GString) words = g_string_new (NULL);
  GListModel *shown = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (shown, i);
      int width = gtk_column_view_column_get_fixed_width (column);

      if (i > 0)
        g_string_append_c (words, ' ');
      g_string_append (words, df_column_get_name (column));
      if (width != NO_WIDTH)
        g_string_append_printf (words, "=%d", width);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
df_record_columns_update_actions (DfRecordColumns *self)
{
  g_autofree char *words = df_record_columns_dup_words (self);
  g_auto(GStrv) list = g_strsplit (words, " ", -1);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const DfColumn *column = &g_array_index (self->columns, DfColumn, i);
      gboolean is_there = FALSE;

      for (guint n = 0; list[n] != NULL; n++)
        is_there = is_there || (g_str_has_prefix (list[n], column->name) && strchr ("=", list[n][strlen (column->name)]) != NULL);
      g_action_group_change_action_state (G_ACTION_GROUP (self->actions), column->name, g_variant_new_boolean (is_there));
    }
}

static void
df_record_columns_clear (DfRecordColumns *self)
{
  GListModel *shown = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (shown) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (shown, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

/* What there is not any more is passed over. */
static void
df_record_columns_set_words (DfRecordColumns *self,
                             const char      *words)
{
  g_auto(GStrv) list = g_strsplit (words != NULL ? words : "", " ", -1);
  guint n = 0;

  self->is_setting = TRUE;
  df_record_columns_clear (self);
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto(GStrv) sides = g_strsplit (list[i], "=", 2);
      DfColumn *column = sides[0] != NULL ? df_record_columns_find (self, sides[0]) : NULL;

      if (column == NULL || gtk_column_view_column_get_column_view (column->column) != NULL)
        continue;
      gtk_column_view_column_set_fixed_width (column->column, sides[1] != NULL ? CLAMP (atoi (sides[1]), 24, 4000) : NO_WIDTH);
      gtk_column_view_insert_column (self->view, n++, column->column);
    }
  for (guint i = 0; i < self->columns->len && n == 0; i++)
    {
      DfColumn *column = &g_array_index (self->columns, DfColumn, i);

      gtk_column_view_column_set_fixed_width (column->column, NO_WIDTH);
      if (column->is_usual)
        gtk_column_view_append_column (self->view, column->column);
    }
  self->is_setting = FALSE;
  df_record_columns_update_actions (self);
}

/* At its place among all, as far as the others stand as they did; what names a row stays. */
static void
df_record_columns_toggled_cb (DfRecordColumns *self,
                              GVariant        *parameter,
                              GSimpleAction   *action)
{
  DfColumn *column = df_record_columns_find (self, g_action_get_name (G_ACTION (action)));
  g_autoptr(GVariant) state = g_action_get_state (G_ACTION (action));
  guint place = 0;

  if (g_variant_get_boolean (state))
    gtk_column_view_remove_column (self->view, column->column);
  else
    {
      for (DfColumn *before = (DfColumn *) self->columns->data; before < column; before++)
        {
          g_autoptr(GVariant) is_there = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), before->name);

          place += g_variant_get_boolean (is_there);
        }
      gtk_column_view_insert_column (self->view, place, column->column);
    }
  df_record_columns_update_actions (self);
}

static void
df_record_columns_add_action (DfRecordColumns *self,
                              const DfColumn  *column)
{
  g_autoptr(GSimpleAction) action = g_simple_action_new_stateful (column->name, NULL, g_variant_new_boolean (FALSE));
  g_autofree char *detailed = g_strconcat ("columns.", column->name, NULL);

  g_simple_action_set_enabled (action, column != &g_array_index (self->columns, DfColumn, 0));
  g_signal_connect_object (action, "activate", G_CALLBACK (df_record_columns_toggled_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_menu_append (self->menu, _(column->title), detailed);
}

/* --- the widget --------------------------------------------------------------------------------------------------------------------------------- */

static void
df_record_columns_activate_cb (DfRecordColumns *self,
                               guint            position)
{
  g_signal_emit (self, activated_signal, 0, position);
}

static void
df_record_columns_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  g_value_take_string (value, df_record_columns_dup_words (DF_RECORD_COLUMNS (object)));
}

static void
df_record_columns_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  df_record_columns_set_words (DF_RECORD_COLUMNS (object), g_value_get_string (value));
}

static void
df_column_clear (gpointer column)
{
  g_clear_object (&((DfColumn *) column)->column);
}

static void
df_record_columns_dispose (GObject *object)
{
  DfRecordColumns *self = DF_RECORD_COLUMNS (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  df_widget_clear (GTK_WIDGET (self));
  g_clear_object (&self->repository);

  G_OBJECT_CLASS (df_record_columns_parent_class)->dispose (object);
}

static void
df_record_columns_finalize (GObject *object)
{
  DfRecordColumns *self = DF_RECORD_COLUMNS (object);

  g_array_unref (self->columns);
  g_ptr_array_unref (self->bound);
  g_object_unref (self->actions);
  g_object_unref (self->menu);

  G_OBJECT_CLASS (df_record_columns_parent_class)->finalize (object);
}

static void
df_record_columns_class_init (DfRecordColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = df_record_columns_get_property;
  object_class->set_property = df_record_columns_set_property;
  object_class->dispose = df_record_columns_dispose;
  object_class->finalize = df_record_columns_finalize;

  properties[PROP_COLUMNS] = g_param_spec_string ("columns", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  activated_signal = g_signal_new ("activated", DF_TYPE_RECORD_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  sorted_signal = g_signal_new ("sorted", DF_TYPE_RECORD_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
df_record_columns_init (DfRecordColumns *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->columns = g_array_new (FALSE, FALSE, sizeof (DfColumn));
  g_array_set_clear_func (self->columns, df_column_clear);
  self->bound = g_ptr_array_new ();
  self->actions = g_simple_action_group_new ();
  self->menu = g_menu_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "df-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (df_record_columns_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed", G_CALLBACK (df_record_columns_tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (df_record_columns_sorted_cb), self, G_CONNECT_SWAPPED);
  df_widget_tab_past (df_record_columns_get_rows (self));
}

GtkWidget *
df_record_columns_new (DfRepository  *repository,
                       const DfTable *table)
{
  DfRecordColumns *self = g_object_new (DF_TYPE_RECORD_COLUMNS, NULL);

  self->repository = g_object_ref (repository);
  self->table = table;
  df_record_columns_list (self);
  for (guint i = 0; i < self->columns->len; i++)
    {
      df_record_columns_make (self, &g_array_index (self->columns, DfColumn, i));
      df_record_columns_add_action (self, &g_array_index (self->columns, DfColumn, i));
    }
  df_record_columns_set_words (self, NULL);

  return GTK_WIDGET (self);
}

void
df_record_columns_set_model (DfRecordColumns   *self,
                             GtkSelectionModel *model)
{
  g_return_if_fail (DF_IS_RECORD_COLUMNS (self));

  gtk_column_view_set_model (self->view, model);
}

char *
df_record_columns_dup_preload (DfRecordColumns *self)
{
  g_autoptr(GString) words = g_string_new (NULL);

  g_return_val_if_fail (DF_IS_RECORD_COLUMNS (self), NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const DfColumn *column = &g_array_index (self->columns, DfColumn, i);

      if (column->relation != NULL || (column->field->kind != NULL && column->field->reference != NULL))
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", column->name);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

GtkWidget *
df_record_columns_get_rows (DfRecordColumns *self)
{
  g_return_val_if_fail (DF_IS_RECORD_COLUMNS (self), NULL);

  return df_widget_find_inside (GTK_WIDGET (self->view), GTK_TYPE_LIST_VIEW);
}

GMenuModel *
df_record_columns_get_menu (DfRecordColumns *self)
{
  g_return_val_if_fail (DF_IS_RECORD_COLUMNS (self), NULL);

  return G_MENU_MODEL (self->menu);
}

GActionGroup *
df_record_columns_get_actions (DfRecordColumns *self)
{
  g_return_val_if_fail (DF_IS_RECORD_COLUMNS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}
