/* df-record-columns-cells.c
 *
 * Which columns a table has, and what stands in them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-columns-parts-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "widgets/df-widget-private.h"

/* Widths in characters: of what names a row, of other texts, of numbers. */
#define WIDE   28
#define MEDIUM 16
#define NARROW 8

DfColumn *
df_record_columns_find (DfRecordColumns *self,
                        const char      *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (g_array_index (self->columns, DfColumn, i).name, name) == 0)
      return &g_array_index (self->columns, DfColumn, i);

  return NULL;
}

/* --- cells -------------------------------------------------------------------------------------------------------------------------------- */

static char *
df_column_format (const DfColumn *self,
                  DfRecord       *record)
{
  char *text = NULL;

  if (self->relation != NULL)
    return g_strdup_printf ("%'u", df_record_count_related (record, self->name));
  if (self->field->kind != NULL)
    return df_record_format (record, self->name);
  g_object_get (record, self->name, &text, NULL);

  return text;
}

static void
df_record_columns_fill_cell (DfRecordColumns *self,
                             GtkListItem     *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  DfColumn *column = df_record_columns_find (self, g_object_get_data (G_OBJECT (cell), "name"));
  DfRecord *record = gtk_list_item_get_item (item);
  g_autofree char *text = df_column_format (column, record);
  GtkWidget *row = column == &g_array_index (self->columns, DfColumn, 0) ? df_widget_find_row (cell) : NULL;

  if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (cell)), text) != 0)
    gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (row != NULL)
    df_widget_set_label (row, df_record_get_title (record));
}

void
df_record_columns_refresh (DfRecordColumns *self)
{
  g_return_if_fail (DF_IS_RECORD_COLUMNS (self));

  for (guint i = 0; i < self->bound->len; i++)
    df_record_columns_fill_cell (self, g_ptr_array_index (self->bound, i));
}

static void
df_record_columns_setup_cb (DfRecordColumns          *self,
                            GtkListItem              *item,
                            GtkSignalListItemFactory *factory)
{
  DfColumn *column = df_record_columns_find (self, g_object_get_data (G_OBJECT (factory), "name"));
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), column->chars / 2);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), column->chars);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  /* In a cell that is higher, a text that was cut short would stand higher than the others. */
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cell, "df-num");
  if (column == &g_array_index (self->columns, DfColumn, 0))
    gtk_widget_add_css_class (cell, "df-strong");
  g_object_set_data (G_OBJECT (cell), "name", (gpointer) column->name);
  gtk_list_item_set_child (item, cell);
}

static void
df_record_columns_told_cb (GtkListItem *item,
                           GParamSpec  *pspec,
                           DfRecord    *record)
{
  GtkWidget *columns = gtk_widget_get_ancestor (gtk_list_item_get_child (item), DF_TYPE_RECORD_COLUMNS);

  if (columns != NULL)
    df_record_columns_fill_cell (DF_RECORD_COLUMNS (columns), item);
}

static void
df_record_columns_bind_cb (DfRecordColumns *self,
                           GtkListItem     *item)
{
  DfRecord *record = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "record", record);
  g_signal_connect_swapped (record, "notify", G_CALLBACK (df_record_columns_told_cb), item);
  g_ptr_array_add (self->bound, item);
  df_record_columns_fill_cell (self, item);
}

static void
df_record_columns_unbind_cb (DfRecordColumns *self,
                             GtkListItem     *item)
{
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "record", NULL);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), df_record_columns_told_cb, item);
  g_ptr_array_remove_fast (self->bound, item);
}

DfRecord *
df_record_columns_get_record (GtkWidget *row)
{
  GtkWidget *cell = df_widget_find_inside (row, GTK_TYPE_INSCRIPTION);

  return cell != NULL ? g_object_get_data (G_OBJECT (cell), "record") : NULL;
}

/* --- which columns there are ----------------------------------------------------------------------------------------------------------------- */

GtkListItemFactory *
df_record_columns_new_factory (DfRecordColumns *self,
                               const char      *name)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "name", (gpointer) name);
  g_signal_connect_object (factory, "setup", G_CALLBACK (df_record_columns_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (df_record_columns_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (df_record_columns_unbind_cb), self, G_CONNECT_SWAPPED);

  return factory;
}

static void
df_record_columns_add (DfRecordColumns  *self,
                       const char       *name,
                       const DfField    *field,
                       const DfRelation *relation,
                       gboolean          is_usual)
{
  DfColumn column = { name, relation != NULL ? relation->other->number : field->title, field, relation, MEDIUM, is_usual, NULL };

  if (self->columns->len == 0)
    column.chars = WIDE;
  else if (relation != NULL || (field->kind != NULL && !field->kind->is_text && field->reference == NULL))
    column.chars = NARROW;
  g_array_append_val (self->columns, column);
}

/* Whether a text tells of those that @relation leads to already. */
static gboolean
df_table_tells_of (const DfTable    *table,
                   const DfRelation *relation)
{
  for (guint i = 0; i < table->n_derived; i++)
    if (table->derived[i]->title != NULL && g_strv_contains ((const char *const *) table->depends[i], relation->name))
      return TRUE;

  return FALSE;
}

/* What names a row, its other fields, what is worked out and how many are linked. */
void
df_record_columns_list (DfRecordColumns *self)
{
  DfCatalog *catalog = df_repository_get_catalog (self->repository);
  const DfTable *table = self->table;
  const DfRelation *relation;

  df_record_columns_add (self, table->columns[table->title]->name, table->columns[table->title], NULL, TRUE);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const DfField *field = table->columns[i];

      if (i != table->title && field->title != NULL && field->kind != &df_kind_long_text)
        df_record_columns_add (self, field->name, field, NULL, (field->flags & DF_SHARED) == 0 || field->kind->gathers);
    }
  for (guint i = 0; i < table->n_derived; i++)
    if (table->derived[i]->title != NULL)
      df_record_columns_add (self, table->derived[i]->name, table->derived[i], NULL, TRUE);
  for (guint i = 0; (relation = df_catalog_get_relation (catalog, table, i)) != NULL; i++)
    if (relation->other->number != NULL && !relation->quiet)
      df_record_columns_add (self, relation->name, NULL, relation, !df_table_tells_of (table, relation));
}
