/* df-list-rows.c
 *
 * Rows of a list, read and sorted without objects.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-rows-private.h"

#include <string.h>

#include "store/df-list-order-private.h"
#include "store/df-repository-private.h"

/* Beyond so many rows that were written, sorting all is quicker than putting each in its place. */
#define MAX_PLACED 64

struct _DfListRows
{
  DfRepository  *repository;   /* not owned: the list owns it */
  const DfTable *table;        /* static */
  char          *words;        /* of the order */
  DfListOrder   *order;
  GHashTable    *by_id;        /* id -> DfListRow, owned */
  GPtrArray     *sorted;       /* (element-type DfListRow): all of them */
  guint          n_reads;
  gboolean       folded;       /* whether the rows know their folded text */
  char          *search;       /* folded (nullable) */
  char         **wanted;       /* its words */
};

static void
df_list_row_free (DfListRow *row)
{
  g_free (row->key);
  g_free (row->folded);
  g_free (row);
}

static gboolean
df_list_rows_match (DfListRows *self,
                    DfListRow  *row)
{
  /* A row that another program deleted before the first search was not read for it. */
  if (row->folded == NULL)
    return FALSE;
  for (guint i = 0; self->wanted[i] != NULL; i++)
    if (strstr (row->folded, self->wanted[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* --- order ----------------------------------------------------------------------------------------------------------- */

static int
df_list_row_compare (gconstpointer a,
                     gconstpointer b)
{
  return strcmp ((*(DfListRow **) a)->key, (*(DfListRow **) b)->key);
}

static void
df_list_rows_sort (DfListRows *self)
{
  GHashTableIter iter;
  gpointer row;

  g_ptr_array_set_size (self->sorted, 0);
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (self->sorted, row);
  g_ptr_array_sort (self->sorted, df_list_row_compare);
}

/* The first place whose row does not come before @row. */
static guint
df_list_rows_find_place (GPtrArray *rows,
                         DfListRow *row,
                         gboolean   descending)
{
  guint low = 0;
  guint high = rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (((DfListRow *) rows->pdata[middle])->key, row->key);

      if ((descending ? -order : order) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

guint
df_list_rows_locate (GPtrArray *rows,
                     DfListRow *row,
                     gboolean   descending)
{
  guint place = df_list_rows_find_place (rows, row, descending);

  return place < rows->len && rows->pdata[place] == row ? place : G_MAXUINT;
}

/* --- reading --------------------------------------------------------------------------------------------------------- */

static gboolean
df_list_rows_wants (DfListRows *self,
                    guint       column)
{
  if (self->folded && (self->table->columns[column]->flags & DF_SEARCH) != 0)
    return TRUE;

  return df_list_order_wants (self->order, column);
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
  int at = 1;

  if (row == NULL)
    {
      row = g_new0 (DfListRow, 1);
      row->id = id;
      g_hash_table_insert (self->by_id, &row->id, row);
    }
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      values[i] = (DfValue) DF_VALUE_INIT;
      if (!df_list_rows_wants (self, i))
        continue;
      if (self->table->columns[i]->kind->is_text)
        values[i].text = (char *) df_statement_get_text (statement, at++);
      else
        values[i].integer = df_statement_get_integer (statement, at++);
    }
  g_free (row->key);
  g_free (row->folded);
  row->key = df_list_order_make_key (self->order, values, statement, at, id);
  row->folded = self->folded ? df_list_rows_make_folded (self, values) : NULL;
  row->matches = self->wanted == NULL || df_list_rows_match (self, row);
  row->read = self->n_reads;
}

/* All rows, or those of @ids: of each what the list needs. FALSE where not all could be read. */
static gboolean
df_list_rows_read (DfListRows *self,
                   GArray     *ids)
{
  g_autofree char *list = ids != NULL ? df_repository_format_ids ((gint64 *) ids->data, ids->len) : NULL;
  g_autoptr(GString) columns = g_string_new ("r.id");
  g_autoptr(GString) joins = g_string_new (NULL);
  g_autoptr(DfStatement) statement = NULL;
  gboolean failed = FALSE;

  self->n_reads++;
  for (guint i = 0; i < self->table->n_columns; i++)
    if (df_list_rows_wants (self, i))
      g_string_append_printf (columns, ", r.%s", self->table->columns[i]->column);
  df_list_order_append_sql (self->order, columns, joins);
  statement = df_repository_query (self->repository, "SELECT %s FROM %s %s r%s%s", columns->str, ids != NULL ? "json_each(?1) j JOIN" : "",
                                   self->table->name, ids != NULL ? " ON r.id = j.value" : "", joins->str);
  if (statement == NULL)
    return FALSE;
  if (ids != NULL)
    df_statement_bind_text (statement, 1, list);
  while (df_repository_next (self->repository, statement, &failed))
    df_list_rows_take (self, statement);

  return !failed;
}

static void
df_list_rows_begin_order (DfListRows *self,
                          const char *words)
{
  self->words = g_strdup (words);
  self->order = df_list_order_new (self->repository, self->table, words);
  df_list_order_read_links (self->order);
  df_list_rows_read (self, NULL);
  df_list_rows_sort (self);
}

static void
df_list_rows_end_order (DfListRows *self)
{
  g_clear_pointer (&self->order, df_list_order_free);
  g_clear_pointer (&self->words, g_free);
}

/* --- what the list asks for -------------------------------------------------------------------------------------------- */

DfListRows *
df_list_rows_new (DfRepository  *repository,
                  const DfTable *table)
{
  DfListRows *self = g_new0 (DfListRows, 1);

  self->repository = repository;
  self->table = table;
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) df_list_row_free);
  self->sorted = g_ptr_array_new ();
  df_list_rows_begin_order (self, table->order);

  return self;
}

void
df_list_rows_free (DfListRows *self)
{
  g_ptr_array_unref (self->sorted);
  g_hash_table_unref (self->by_id);
  df_list_rows_end_order (self);
  g_free (self->search);
  g_strfreev (self->wanted);
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
  return self->words;
}

gboolean
df_list_rows_set_order (DfListRows *self,
                        const char *order)
{
  g_autofree char *copy = NULL;

  if (g_strcmp0 (order, self->words) == 0)
    return FALSE;

  copy = g_strdup (order);
  df_list_rows_end_order (self);
  df_list_rows_begin_order (self, copy);

  return TRUE;
}

GArray *
df_list_rows_list_touched (DfListRows *self,
                           GArray     *changes)
{
  if (changes != NULL)
    return df_list_order_list_touched (self->order, changes);

  df_list_order_read_links (self->order);
  return NULL;
}

void
df_list_rows_set_search (DfListRows *self,
                         const char *search)
{
  g_autofree char *folded = search != NULL ? df_fold (search) : NULL;
  gboolean narrowed = self->search != NULL && folded != NULL && g_str_has_prefix (folded, self->search);

  g_clear_pointer (&self->wanted, g_strfreev);
  g_free (self->search);
  self->search = g_steal_pointer (&folded);
  if (self->search == NULL)
    return;

  self->wanted = g_strsplit_set (self->search, " \t\n", -1);
  if (!self->folded)
    {
      self->folded = TRUE;
      df_list_rows_read (self, NULL);
      df_list_rows_sort (self);
      return;
    }
  for (guint i = 0; i < self->sorted->len; i++)
    {
      DfListRow *row = g_ptr_array_index (self->sorted, i);

      row->matches = (!narrowed || row->matches) && df_list_rows_match (self, row);
    }
}

/* Each of @ids that was read goes to its new place; the rows that are no more are moved to @gone. */
static void
df_list_rows_place (DfListRows *self,
                    GArray     *ids,
                    gboolean    whole,
                    GPtrArray  *gone)
{
  for (guint i = 0; i < ids->len; i++)
    {
      DfListRow *row = df_list_rows_find (self, g_array_index (ids, gint64, i));

      if (row == NULL)
        continue;
      if (row->read != self->n_reads && whole)
        {
          g_hash_table_steal (self->by_id, &row->id);
          g_ptr_array_add (gone, row);
          continue;
        }
      g_ptr_array_insert (self->sorted, df_list_rows_find_place (self->sorted, row, FALSE), row);
    }
}

GPtrArray *
df_list_rows_refresh (DfListRows *self,
                      GArray     *ids)
{
  GPtrArray *gone = g_ptr_array_new_with_free_func ((GDestroyNotify) df_list_row_free);
  gboolean few = ids != NULL && ids->len <= MAX_PLACED;
  GHashTableIter iter;
  gpointer row;
  gboolean whole;

  for (guint i = 0; few && i < ids->len; i++)
    if ((row = df_list_rows_find (self, g_array_index (ids, gint64, i))) != NULL)
      g_ptr_array_remove_index (self->sorted, df_list_rows_find_place (self->sorted, row, FALSE));

  whole = df_list_rows_read (self, ids);
  if (few)
    {
      df_list_rows_place (self, ids, whole, gone);
      return gone;
    }

  if (ids == NULL && whole)
    {
      g_hash_table_iter_init (&iter, self->by_id);
      while (g_hash_table_iter_next (&iter, NULL, &row))
        if (((DfListRow *) row)->read != self->n_reads)
          {
            g_hash_table_iter_steal (&iter);
            g_ptr_array_add (gone, row);
          }
    }
  for (guint i = 0; ids != NULL && whole && i < ids->len; i++)
    if ((row = df_list_rows_find (self, g_array_index (ids, gint64, i))) != NULL && ((DfListRow *) row)->read != self->n_reads)
      {
        g_hash_table_steal (self->by_id, &((DfListRow *) row)->id);
        g_ptr_array_add (gone, row);
      }
  df_list_rows_sort (self);

  return gone;
}

GHashTable *
df_list_rows_list_moved (DfListRows *self,
                         GArray     *ids,
                         GPtrArray  *gone)
{
  GHashTable *moved;

  if (ids == NULL || ids->len > MAX_PLACED)
    return NULL;

  moved = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < gone->len; i++)
    g_hash_table_add (moved, gone->pdata[i]);
  for (guint i = 0; i < ids->len; i++)
    {
      DfListRow *row = df_list_rows_find (self, g_array_index (ids, gint64, i));

      if (row != NULL)
        g_hash_table_add (moved, row);
    }

  return moved;
}

GPtrArray *
df_list_rows_select (DfListRows *self,
                     GHashTable *ids,
                     gboolean    only,
                     gboolean    descending)
{
  GPtrArray *rows;

  if (self->wanted == NULL && ids == NULL && !descending)
    return g_ptr_array_copy (self->sorted, NULL, NULL);

  rows = g_ptr_array_sized_new (self->sorted->len);
  for (guint i = 0; i < self->sorted->len; i++)
    {
      DfListRow *row = g_ptr_array_index (self->sorted, descending ? self->sorted->len - 1 - i : i);

      if ((self->wanted == NULL || row->matches) && (ids == NULL || g_hash_table_contains (ids, &row->id) == only))
        g_ptr_array_add (rows, row);
    }

  return rows;
}
