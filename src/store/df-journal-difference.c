/* df-journal-difference.c
 *
 * Whether a step changed anything in the end: what was written and taken back is no step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-journal-parts-private.h"

#include <string.h>

/* How one row was before the step, as far as its changes tell. */
typedef struct
{
  DfTouched      row;
  gboolean       existed;
  guint64        known;                              /* mask of the columns whose first value is known */
  sqlite3_value *values[DF_JOURNAL_MAX_COLUMNS];
} DfBefore;

static void
df_before_free (gpointer data)
{
  DfBefore *before = data;

  for (guint i = 0; i < DF_JOURNAL_MAX_COLUMNS; i++)
    sqlite3_value_free (before->values[i]);
  g_free (before);
}

static void
df_before_note (DfBefore     *before,
                const DfTable *table,
                gint64        op,
                sqlite3_stmt *change)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << i;
      gboolean told = op == DF_JOURNAL_DELETED || (op > 0 && ((guint64) op & bit) != 0);

      if (!told || (before->known & bit) != 0)
        continue;
      before->known |= bit;
      before->values[i] = sqlite3_value_dup (sqlite3_column_value (change, 3 + i));
    }
}

static gboolean
df_value_is_column (sqlite3_value *value,
                    sqlite3_stmt  *row,
                    int            column)
{
  int type = sqlite3_value_type (value);

  if (type != sqlite3_column_type (row, column))
    return FALSE;
  if (type == SQLITE_INTEGER)
    return sqlite3_value_int64 (value) == sqlite3_column_int64 (row, column);
  if (type == SQLITE_FLOAT)
    return sqlite3_value_double (value) == sqlite3_column_double (row, column);
  if (type == SQLITE_NULL)
    return TRUE;

  return sqlite3_value_bytes (value) == sqlite3_column_bytes (row, column) &&
         (sqlite3_value_bytes (value) == 0 ||
          memcmp (sqlite3_value_blob (value), sqlite3_column_blob (row, column), sqlite3_value_bytes (value)) == 0);
}

static gboolean
df_journal_row_differs (DfJournal  *self,
                        DfBefore   *before,
                        gboolean   *difference,
                        GError    **error)
{
  const DfTable *table = df_catalog_get_table (self->catalog, before->row.number);
  g_autofree char *sql = df_journal_dup_select (self, before->row.number, "\"id\" = ?1");
  g_autoptr(DfStatement) statement = df_database_prepare (self->database, sql, error);
  g_autoptr(GError) failure = NULL;
  gboolean exists;

  if (statement == NULL)
    return FALSE;

  df_statement_bind_integer (statement, 1, before->row.id);
  exists = df_statement_step (statement, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  *difference = exists != before->existed;
  for (guint i = 0; exists && before->existed && i < table->n_columns; i++)
    if (before->values[i] != NULL && !df_value_is_column (before->values[i], df_statement_get_handle (statement), i + 1))
      *difference = TRUE;

  return TRUE;
}

/* The first that a change tells of a row is how the row was. */
static GPtrArray *
df_journal_read_before (DfJournal  *self,
                        gint64      first,
                        gint64      last,
                        GError    **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (df_before_free);
  g_autoptr(GHashTable) rows = g_hash_table_new (df_touched_hash, df_touched_equal);
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GError) failure = NULL;

  statement = df_database_prepare (self->database, "SELECT table_no, row_id, op, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14,"
                                   " c15, c16, c17, c18, c19, c20, c21, c22, c23, c24, c25, c26, c27, c28, c29, c30, c31"
                                   " FROM main.history_changes WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq", error);
  if (statement == NULL)
    return NULL;

  df_statement_bind_integer (statement, 1, first);
  df_statement_bind_integer (statement, 2, last);
  while (df_statement_step (statement, &failure))
    {
      sqlite3_stmt *change = df_statement_get_handle (statement);
      DfTouched row = { sqlite3_column_int64 (change, 0), sqlite3_column_int64 (change, 1) };
      gint64 op = sqlite3_column_int64 (change, 2);
      DfBefore *before = g_hash_table_lookup (rows, &row);

      if (before == NULL)
        {
          before = g_new0 (DfBefore, 1);
          before->row = row;
          before->existed = op != DF_JOURNAL_INSERTED;
          g_ptr_array_add (list, before);
          g_hash_table_add (rows, before);
        }
      if (before->existed)
        df_before_note (before, df_catalog_get_table (self->catalog, row.number), op, change);
    }

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&list);
}

static gboolean
df_journal_count_runs (DfJournal  *self,
                       gint64      first,
                       gint64      last,
                       gint64     *n_runs,
                       GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM main.history_changes WHERE seq BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT
                                          " AND op = %d", first, last, DF_JOURNAL_INSERTED_RUN);

  return df_database_query_integer (self->database, sql, 0, n_runs, error);
}

gboolean
df_journal_has_difference (DfJournal  *self,
                           gint64      first,
                           gint64      last,
                           gboolean   *difference,
                           GError    **error)
{
  g_autoptr(GPtrArray) list = NULL;
  gint64 n_runs;

  /* Only imports write runs, and they take nothing of them back. */
  if (!df_journal_count_runs (self, first, last, &n_runs, error))
    return FALSE;
  *difference = n_runs > 0;
  if (*difference)
    return TRUE;

  list = df_journal_read_before (self, first, last, error);
  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len && !*difference; i++)
    if (!df_journal_row_differs (self, g_ptr_array_index (list, i), difference, error))
      return FALSE;

  return TRUE;
}
