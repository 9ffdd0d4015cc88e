/* df-journal-rows.c
 *
 * The rows that a step names: which they are, and a hash of how they stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-journal-parts-private.h"

#include <string.h>

/* About what a change takes beside its images. */
#define CHANGE_BYTES 48

static int
df_touched_compare (gconstpointer a,
                    gconstpointer b)
{
  const DfTouched *first = a;
  const DfTouched *second = b;

  if (first->number != second->number)
    return first->number < second->number ? -1 : 1;
  if (first->id != second->id)
    return first->id < second->id ? -1 : 1;
  return 0;
}

guint
df_touched_hash (gconstpointer key)
{
  const DfTouched *row = key;

  return g_int64_hash (&row->id) * 31 + row->number;
}

gboolean
df_touched_equal (gconstpointer a,
                  gconstpointer b)
{
  return df_touched_compare (a, b) == 0;
}

/* An import names its rows in order already; then nothing is sorted. */
void
df_touched_sort_once (GArray *touched)
{
  DfTouched *rows = (DfTouched *) (gpointer) touched->data;
  gboolean sorted = TRUE;
  guint n = 0;

  for (guint i = 1; i < touched->len && sorted; i++)
    sorted = df_touched_compare (&rows[i - 1], &rows[i]) < 0;
  if (sorted)
    return;

  g_array_sort (touched, df_touched_compare);
  rows = (DfTouched *) (gpointer) touched->data;
  for (guint i = 0; i < touched->len; i++)
    if (i == 0 || df_touched_compare (&rows[n - 1], &rows[i]) != 0)
      rows[n++] = rows[i];
  g_array_set_size (touched, n);
}

/* Only rows that there are: a run of somebody else's making could claim any number of them. */
static gboolean
df_journal_collect_run (DfJournal  *self,
                        guint       number,
                        gint64      first,
                        gint64      last,
                        GArray     *touched,
                        GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM main.\"%s\" WHERE id BETWEEN ?1 AND ?2",
                                          df_catalog_get_table (self->catalog, number)->name);
  g_autoptr(DfStatement) statement = df_database_prepare (self->database, sql, error);
  g_autoptr(GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  df_statement_bind_integer (statement, 1, first);
  df_statement_bind_integer (statement, 2, last);
  while (df_statement_step (statement, &failure))
    {
      DfTouched row = { number, df_statement_get_integer (statement, 0) };

      g_array_append_val (touched, row);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

GArray *
df_journal_collect (DfJournal  *self,
                    gint64      first,
                    gint64      last,
                    guint64    *n_changes,
                    guint64    *n_rows,
                    GError    **error)
{
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GArray) touched = g_array_new (FALSE, FALSE, sizeof (DfTouched));
  g_autoptr(GError) failure = NULL;
  guint n_tables = df_catalog_get_n_tables (self->catalog);

  statement = df_database_prepare (self->database, "SELECT table_no, row_id, op, c0 FROM main.history_changes WHERE seq BETWEEN ?1 AND ?2", error);
  if (statement == NULL)
    return NULL;

  df_statement_bind_integer (statement, 1, first);
  df_statement_bind_integer (statement, 2, last);
  *n_changes = 0;
  *n_rows = 0;
  while (df_statement_step (statement, &failure))
    {
      sqlite3_stmt *row = df_statement_get_handle (statement);
      gint64 number = sqlite3_column_int64 (row, 0);
      DfTouched one = { number, sqlite3_column_int64 (row, 1) };

      if (number < 0 || number >= n_tables)
        return NULL;
      ++*n_changes;
      if (sqlite3_column_int64 (row, 2) == DF_JOURNAL_INSERTED_RUN)
        {
          gint64 end = sqlite3_column_int64 (row, 3);

          if (one.id < 0 || end <= one.id)
            return NULL;
          *n_rows += (guint64) (end - one.id) + 1;
          if (!df_journal_collect_run (self, number, one.id, end, touched, error))
            return NULL;
          continue;
        }
      ++*n_rows;
      g_array_append_val (touched, one);
    }

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  df_touched_sort_once (touched);
  return g_steal_pointer (&touched);
}

static guint
df_journal_get_widest (DfJournal *self)
{
  guint widest = 0;

  for (guint number = 0; number < df_catalog_get_n_tables (self->catalog); number++)
    widest = MAX (widest, df_catalog_get_table (self->catalog, number)->n_columns);

  return widest;
}

gboolean
df_journal_measure (DfJournal  *self,
                    gint64      first,
                    gint64      last,
                    gint64     *bytes,
                    GError    **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT 0");
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GError) failure = NULL;
  guint widest = df_journal_get_widest (self);

  /* Inserted rows have no image and need no look at their columns. */
  for (guint i = 0; i < widest; i++)
    g_string_append_printf (sql, ", c%u", i);
  g_string_append (sql, " FROM main.history_changes WHERE seq BETWEEN ?1 AND ?2 AND op >= 0");
  statement = df_database_prepare (self->database, sql->str, error);
  if (statement == NULL)
    return FALSE;

  df_statement_bind_integer (statement, 1, first);
  df_statement_bind_integer (statement, 2, last);
  *bytes = (last - first + 1) * CHANGE_BYTES;
  while (df_statement_step (statement, &failure))
    for (guint i = 1; i <= widest; i++)
      {
        sqlite3_stmt *row = df_statement_get_handle (statement);
        int type = sqlite3_column_type (row, i);

        if (type == SQLITE_TEXT || type == SQLITE_BLOB)
          *bytes += sqlite3_column_bytes (row, i);
        else if (type != SQLITE_NULL)
          *bytes += 8;
      }

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

char *
df_journal_dup_select (DfJournal  *self,
                       guint       number,
                       const char *condition)
{
  const DfTable *table = df_catalog_get_table (self->catalog, number);
  GString *sql = g_string_new ("SELECT \"id\"");

  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, ", \"%s\"", table->columns[i]->column);
  g_string_append_printf (sql, " FROM main.\"%s\" WHERE %s", table->name, condition);

  return g_string_free (sql, FALSE);
}

static inline guint64
df_hash_mix (guint64 hash,
             guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return hash ^ (hash >> 29);
}

static guint64
df_hash_bytes (guint64       hash,
               const guint8 *bytes,
               gsize         length)
{
  guint64 word = 0;

  hash = df_hash_mix (hash, length);
  for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      hash = df_hash_mix (hash, GUINT64_FROM_LE (word));
    }
  word = 0;
  if (length > 0)
    memcpy (&word, bytes, length);

  return df_hash_mix (hash, GUINT64_FROM_LE (word));
}

static guint64
df_hash_row (guint64       hash,
             sqlite3_stmt *row)
{
  for (int i = 0; i < sqlite3_column_count (row); i++)
    {
      int type = sqlite3_column_type (row, i);

      hash = df_hash_mix (hash, type);
      if (type == SQLITE_INTEGER)
        hash = df_hash_mix (hash, sqlite3_column_int64 (row, i));
      else if (type == SQLITE_TEXT)
        hash = df_hash_bytes (hash, sqlite3_column_text (row, i), sqlite3_column_bytes (row, i));
      else if (type != SQLITE_NULL)
        hash = df_hash_bytes (hash, sqlite3_column_blob (row, i), sqlite3_column_bytes (row, i));
    }

  return hash;
}

/* Rows that lie close together are read in one run, others one by one. */
static gboolean
df_journal_hash_table (DfJournal        *self,
                       const DfTouched  *rows,
                       guint             n_rows,
                       guint64          *hash,
                       GError          **error)
{
  gboolean dense = n_rows > 8 && (guint64) rows[n_rows - 1].id - (guint64) rows[0].id < (guint64) n_rows * 4;
  g_autofree char *sql = df_journal_dup_select (self, rows[0].number, dense ? "\"id\" BETWEEN ?1 AND ?2 ORDER BY \"id\"" : "\"id\" = ?1");
  g_autoptr(DfStatement) statement = df_database_prepare (self->database, sql, error);
  g_autoptr(GError) failure = NULL;
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;
  if (dense)
    {
      df_statement_bind_integer (statement, 1, rows[0].id);
      df_statement_bind_integer (statement, 2, rows[n_rows - 1].id);
      found = df_statement_step (statement, &failure);
    }

  for (guint i = 0; i < n_rows && failure == NULL; i++)
    {
      sqlite3_stmt *row = df_statement_get_handle (statement);

      *hash = df_hash_mix (df_hash_mix (*hash, rows[i].number), rows[i].id);
      if (dense)
        {
          while (found && sqlite3_column_int64 (row, 0) < rows[i].id)
            found = df_statement_step (statement, &failure);
          if (found && sqlite3_column_int64 (row, 0) == rows[i].id)
            *hash = df_hash_row (*hash, row);
        }
      else
        {
          df_statement_reset (statement);
          df_statement_bind_integer (statement, 1, rows[i].id);
          if (df_statement_step (statement, &failure))
            *hash = df_hash_row (*hash, row);
        }
    }

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

gboolean
df_journal_hash (DfJournal  *self,
                 GArray     *touched,
                 gint64     *hash,
                 GError    **error)
{
  const DfTouched *rows = (const DfTouched *) (gpointer) touched->data;
  guint64 sum = 0;
  guint next;

  for (guint i = 0; i < touched->len; i = next)
    {
      for (next = i + 1; next < touched->len && rows[next].number == rows[i].number; next++)
        ;
      if (!df_journal_hash_table (self, rows + i, next - i, &sum, error))
        return FALSE;
    }

  *hash = (gint64) sum;
  return TRUE;
}

/* --- many rows, without a list of them ------------------------------------------------------------------------------------------------- */

/* More runs than this are as many rows. */
#define MAX_RUNS 10000

typedef struct
{
  guint    number;
  gint64   first;
  gint64   last;
  gboolean inserted;    /* as one change; of such a run only the rows that there are count */
} DfRun;

/* FALSE where it is no change of ours, or does not come behind the run before it. */
static gboolean
df_journal_append_run (DfJournal    *self,
                       sqlite3_stmt *change,
                       GArray       *runs,
                       guint64      *n_rows)
{
  const DfRun *before = runs->len > 0 ? &g_array_index (runs, DfRun, runs->len - 1) : NULL;
  gint64 number = sqlite3_column_int64 (change, 0);
  gint64 first = sqlite3_column_int64 (change, 1);
  gboolean inserted = sqlite3_column_int64 (change, 2) == DF_JOURNAL_INSERTED_RUN;
  DfRun run = { (guint) number, first, inserted ? sqlite3_column_int64 (change, 3) : first, inserted };

  if (runs->len >= MAX_RUNS || number < 0 || number >= df_catalog_get_n_tables (self->catalog) || run.first < 0 || run.last < run.first)
    return FALSE;
  if (before != NULL && (before->number > run.number || (before->number == run.number && before->last >= run.first)))
    return FALSE;

  g_array_append_val (runs, run);
  *n_rows += (guint64) (run.last - run.first) + 1;
  return TRUE;
}

/* Says of each row what df_journal_hash_table() says. */
static gboolean
df_journal_hash_run (DfJournal    *self,
                     const DfRun  *run,
                     guint64      *hash,
                     GError      **error)
{
  g_autofree char *sql = df_journal_dup_select (self, run->number, "\"id\" BETWEEN ?1 AND ?2 ORDER BY \"id\"");
  g_autoptr(DfStatement) statement = df_database_prepare (self->database, sql, error);
  g_autoptr(GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  df_statement_bind_integer (statement, 1, run->first);
  df_statement_bind_integer (statement, 2, run->last);
  if (!run->inserted)
    *hash = df_hash_mix (df_hash_mix (*hash, run->number), (guint64) run->first);
  while (df_statement_step (statement, &failure))
    {
      sqlite3_stmt *row = df_statement_get_handle (statement);

      if (run->inserted)
        *hash = df_hash_mix (df_hash_mix (*hash, run->number), (guint64) sqlite3_column_int64 (row, 0));
      *hash = df_hash_row (*hash, row);
    }
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
df_journal_hash_many (DfJournal  *self,
                      gint64      first,
                      gint64      last,
                      gboolean   *are_many,
                      gint64     *hash,
                      GError    **error)
{
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (DfRun));
  g_autoptr(GError) failure = NULL;
  gboolean in_order = TRUE;
  guint64 n_rows = 0;
  guint64 sum = 0;

  statement = df_database_prepare (self->database, "SELECT table_no, row_id, op, c0 FROM main.history_changes WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq", error);
  if (statement == NULL)
    return FALSE;
  df_statement_bind_integer (statement, 1, first);
  df_statement_bind_integer (statement, 2, last);
  while (in_order && df_statement_step (statement, &failure))
    in_order = df_journal_append_run (self, df_statement_get_handle (statement), runs, &n_rows);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  *are_many = in_order && n_rows > (guint64) self->max_named;
  for (guint i = 0; *are_many && i < runs->len; i++)
    if (!df_journal_hash_run (self, &g_array_index (runs, DfRun, i), &sum, error))
      return FALSE;

  *hash = (gint64) sum;
  return TRUE;
}
