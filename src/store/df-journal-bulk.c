/* df-journal-bulk.c
 *
 * Many new rows in one step: a run of ids is one change; an index of a table that was empty is made once, when all are there, instead of
 * finding a place in it for every row; and in a file that was empty, what the rows point to is looked for once, in the order of those indexes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-journal-parts-private.h"

/* Not those that a UNIQUE made, which say what is refused. @drop, @make: statements are appended. */
static gboolean
df_journal_list_indexes (DfJournal      *self,
                         const DfTable  *table,
                         GString        *drop,
                         GString        *make,
                         GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name, sql FROM main.sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?1"
                                          " AND NOT EXISTS (SELECT 1 FROM main.%s)", table->name);
  g_autoptr(DfStatement) statement = df_database_prepare (self->database, sql, error);
  g_autoptr(GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  df_statement_bind_text (statement, 1, table->name);
  while (df_statement_step (statement, &failure))
    {
      g_string_append_printf (drop, "DROP INDEX main.%s;", df_statement_get_text (statement, 0));
      g_string_append_printf (make, "%s;", df_statement_get_text (statement, 1));
    }
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
df_journal_drop_indexes (DfJournal  *self,
                         GError    **error)
{
  g_autoptr(GString) drop = g_string_new (NULL);
  g_autoptr(GString) make = g_string_new (NULL);

  for (guint i = 0; i < df_catalog_get_n_tables (self->catalog); i++)
    if (!df_journal_list_indexes (self, df_catalog_get_table (self->catalog, i), drop, make, error))
      return FALSE;
  if (drop->len == 0)
    return TRUE;

  self->indexes = g_strdup (make->str);
  return df_database_execute (self->database, drop->str, error);
}

static gboolean
df_journal_make_indexes (DfJournal  *self,
                         GError    **error)
{
  g_autofree char *make = g_steal_pointer (&self->indexes);

  /* Which is sorted by pieces as large as the cache. */
  df_database_expect_few (self->database);

  return make == NULL || df_database_execute (self->database, make, error);
}

/* --- what rows point to ---------------------------------------------------------------------------------------------------------------- */

static gboolean
df_journal_put_off_references (DfJournal  *self,
                               GError    **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT 0");
  gint64 has_rows = 0;

  for (guint i = 0; i < df_catalog_get_n_tables (self->catalog); i++)
    {
      const DfTable *table = df_catalog_get_table (self->catalog, i);

      if (!df_table_is_single (table))
        g_string_append_printf (sql, " OR EXISTS (SELECT 1 FROM main.\"%s\")", table->name);
    }
  if (!df_database_query_integer (self->database, sql->str, 0, &has_rows, error))
    return FALSE;

  self->puts_off_references = has_rows == 0;
  df_database_set_references (self->database, has_rows != 0);
  return TRUE;
}

/* Whether there is a row that points nowhere. Each column is read in the order of its index, so that what it points to is met in order as well:
 * PRAGMA foreign_key_check goes by the rows and takes three times as long. */
static char *
df_journal_dup_strays (DfJournal *self)
{
  GString *sql = g_string_new ("SELECT 0");

  for (guint i = 0; i < df_catalog_get_n_tables (self->catalog); i++)
    {
      const DfTable *table = df_catalog_get_table (self->catalog, i);

      for (guint j = 0; j < table->n_columns; j++)
        {
          const DfTable *target = df_catalog_get_target (self->catalog, table, j);
          const char *column = table->columns[j]->column;

          if (target != NULL)
            g_string_append_printf (sql, " OR EXISTS (SELECT 1 FROM main.\"%s\" WHERE \"%s\" IS NOT NULL AND \"%s\" NOT IN (SELECT id FROM main.\"%s\")"
                                    " ORDER BY \"%s\")", table->name, column, column, target->name, column);
        }
    }

  return g_string_free (sql, FALSE);
}

/* For what deletes, which takes along what hangs on it. The end of the bulk looks again: a row that was refused here can still be there, and
 * one that another leans on can be taken back. */
gboolean
df_journal_settle_references (DfJournal  *self,
                              GError    **error)
{
  g_autofree char *sql = NULL;
  gint64 rows = 0;

  if (!self->puts_off_references)
    return TRUE;

  df_database_set_references (self->database, TRUE);
  sql = df_journal_dup_strays (self);
  if (!df_database_query_integer (self->database, sql, 0, &rows, error))
    return FALSE;

  return rows == 0 || df_database_fail (self->database, SQLITE_CONSTRAINT_FOREIGNKEY, error);
}

/* --- bulk ------------------------------------------------------------------------------------------------------------------------------- */

gboolean
df_journal_begin_bulk (DfJournal  *self,
                       GError    **error)
{
  g_return_val_if_fail (self->step_is_open && !self->in_bulk, FALSE);

  df_database_expect_many (self->database);
  /* A rollback brings the triggers and the indexes back by itself. */
  self->in_bulk = df_journal_drop_indexes (self, error) && df_journal_drop_insert_triggers (self, error) && df_journal_put_off_references (self, error);

  return self->in_bulk;
}

gboolean
df_journal_end_run (DfJournal  *self,
                    GError    **error)
{
  g_autoptr(DfStatement) statement = NULL;
  const DfTable *table = g_steal_pointer (&self->run);

  if (table == NULL)
    return TRUE;

  statement = df_database_prepare (self->database, "INSERT INTO main.history_changes (table_no, op, row_id, c0) VALUES (?1, ?2, ?3, ?4)", error);
  if (statement == NULL)
    return FALSE;
  df_statement_bind_integer (statement, 1, df_catalog_get_number (self->catalog, table));
  df_statement_bind_integer (statement, 2, self->run_first < self->run_last ? DF_JOURNAL_INSERTED_RUN : DF_JOURNAL_INSERTED);
  df_statement_bind_integer (statement, 3, self->run_first);
  df_statement_bind_integer (statement, 4, self->run_first < self->run_last ? self->run_last : DF_NOTHING);

  return df_statement_run (statement, error);
}

void
df_journal_forget_run (DfJournal *self)
{
  self->run = NULL;
}

gboolean
df_journal_note_insert (DfJournal      *self,
                        const DfTable  *table,
                        gint64          id,
                        GError        **error)
{
  if (!self->in_bulk)
    return TRUE;

  if (self->run == table && id == self->run_last + 1)
    {
      self->run_last = id;
      return TRUE;
    }
  if (!df_journal_end_run (self, error))
    return FALSE;
  self->run = table;
  self->run_first = id;
  self->run_last = id;

  return TRUE;
}

gboolean
df_journal_end_bulk (DfJournal  *self,
                     GError    **error)
{
  if (!self->in_bulk)
    return TRUE;

  self->in_bulk = FALSE;
  if (!df_journal_end_run (self, error) || !df_journal_make_indexes (self, error) || !df_journal_make_insert_triggers (self, error) ||
      !df_journal_settle_references (self, error))
    return FALSE;

  self->puts_off_references = FALSE;
  return TRUE;
}
