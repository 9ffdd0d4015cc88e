/* df-list-rows.c
 *
 * Rows of a list, read and sorted without objects.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-rows-private.h"

#include <string.h>

#include "store/df-repository-private.h"

struct _DfListRows
{
  DfRepository  *repository;   /* not owned: the list owns it */
  const DfTable *table;        /* static */
  char          *order;
  int           *columns;      /* of the order */
  GHashTable    *by_id;        /* id -> DfListRow, owned */
  gboolean       folded;       /* whether the rows know their folded text */
};

static void
df_list_row_free (DfListRow *row)
{
  g_free (row->key);
  g_free (row->folded);
  g_free (row);
}

static char *
df_list_rows_make_key (DfListRows    *self,
                       const DfValue *values,
                       gint64         id)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; self->columns[i] >= 0; i++)
    {
      self->table->columns[self->columns[i]]->kind->collate (&values[self->columns[i]], key);
      g_string_append_c (key, '\1');
    }
  g_string_append_printf (key, "%016" G_GINT64_MODIFIER "x", id);

  return g_string_free (key, FALSE);
}

static char *
df_list_rows_make_folded (DfListRows    *self,
                          const DfValue *values)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->table->n_columns; i++)
    if ((self->table->columns[i]->flags & DF_SEARCH) != 0 && values[i].text != NULL)
      g_string_append_printf (text, "%s\n", values[i].text);

  return df_fold (text->str);
}

static void
df_list_rows_take (DfListRows  *self,
                   DfStatement *statement)
{
  gint64 id = df_statement_get_integer (statement, 0);
  DfListRow *row = g_hash_table_lookup (self->by_id, &id);
  DfValue values[DF_MAX_COLUMNS];

  if (row == NULL)
    {
      row = g_new0 (DfListRow, 1);
      row->id = id;
      g_hash_table_insert (self->by_id, &row->id, row);
    }
  df_repository_read_values (statement, self->table, 1, values);
  g_free (row->key);
  g_free (row->folded);
  row->key = df_list_rows_make_key (self, values, id);
  row->folded = self->folded ? df_list_rows_make_folded (self, values) : NULL;
}

/* All rows, or those of @ids. */
static void
df_list_rows_read (DfListRows *self,
                   GArray     *ids)
{
  g_autofree char *columns = df_repository_list_columns (self->table, "r");
  g_autofree char *list = ids != NULL ? df_repository_format_ids ((gint64 *) ids->data, ids->len) : NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s %s r%s", columns, ids != NULL ? "json_each(?1) j JOIN" : "", self->table->name,
                                          ids != NULL ? " ON r.id = j.value" : "");
  g_autoptr(DfStatement) statement = df_database_prepare (df_repository_get_database (self->repository), sql, NULL);

  if (statement == NULL)
    return;
  if (ids != NULL)
    df_statement_bind_text (statement, 1, list);
  while (df_statement_step (statement, NULL))
    df_list_rows_take (self, statement);
}

DfListRows *
df_list_rows_new (DfRepository  *repository,
                  const DfTable *table)
{
  DfListRows *self = g_new0 (DfListRows, 1);

  self->repository = repository;
  self->table = table;
  self->order = g_strdup (table->order);
  self->columns = df_table_parse_order (table, table->order);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) df_list_row_free);
  df_list_rows_read (self, NULL);

  return self;
}

void
df_list_rows_free (DfListRows *self)
{
  g_hash_table_unref (self->by_id);
  g_free (self->order);
  g_free (self->columns);
  g_free (self);
}

guint
df_list_rows_count (DfListRows *self)
{
  return g_hash_table_size (self->by_id);
}

DfListRow *
df_list_rows_find (DfListRows *self,
                   gint64      id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

const char *
df_list_rows_get_order (DfListRows *self)
{
  return self->order;
}

gboolean
df_list_rows_set_order (DfListRows *self,
                        const char *order)
{
  g_autofree char *copy = NULL;

  if (g_strcmp0 (order, self->order) == 0)
    return FALSE;

  copy = g_strdup (order);
  g_free (self->columns);
  g_free (self->order);
  self->order = g_steal_pointer (&copy);
  self->columns = df_table_parse_order (self->table, self->order);
  df_list_rows_read (self, NULL);

  return TRUE;
}

GPtrArray *
df_list_rows_refresh (DfListRows *self,
                      GArray     *ids)
{
  GPtrArray *gone = g_ptr_array_new_with_free_func ((GDestroyNotify) df_list_row_free);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->by_id);
  while (ids == NULL && g_hash_table_iter_next (&iter, NULL, &row))
    g_clear_pointer (&((DfListRow *) row)->key, g_free);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if ((row = df_list_rows_find (self, g_array_index (ids, gint64, i))) != NULL)
      g_clear_pointer (&((DfListRow *) row)->key, g_free);

  df_list_rows_read (self, ids);

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (((DfListRow *) row)->key == NULL)
      {
        g_hash_table_iter_steal (&iter);
        g_ptr_array_add (gone, row);
      }

  return gone;
}

/* --- what is shown -------------------------------------------------------------------------------------------------- */

static gboolean
df_list_row_matches (DfListRow *row,
                     GStrv      words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strstr (row->folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static int
df_list_row_compare (gconstpointer a,
                     gconstpointer b)
{
  return strcmp ((*(DfListRow **) a)->key, (*(DfListRow **) b)->key);
}

static int
df_list_row_compare_descending (gconstpointer a,
                                gconstpointer b)
{
  return -df_list_row_compare (a, b);
}

GPtrArray *
df_list_rows_select (DfListRows *self,
                     const char *search,
                     GHashTable *left_out,
                     gboolean    descending)
{
  g_autofree char *folded = search != NULL ? df_fold (search) : NULL;
  g_auto (GStrv) words = folded != NULL ? g_strsplit_set (folded, " \t\n", -1) : NULL;
  GPtrArray *rows = g_ptr_array_sized_new (g_hash_table_size (self->by_id));
  GHashTableIter iter;
  gpointer row;

  if (words != NULL && !self->folded)
    {
      self->folded = TRUE;
      df_list_rows_read (self, NULL);
    }
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (df_list_row_matches (row, words) && !g_hash_table_contains (left_out, &((DfListRow *) row)->id))
      g_ptr_array_add (rows, row);
  g_ptr_array_sort (rows, descending ? df_list_row_compare_descending : df_list_row_compare);

  return rows;
}
