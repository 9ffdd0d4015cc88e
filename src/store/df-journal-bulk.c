/* df-journal-bulk.c
 *
 * Many new rows in one step: a run of ids is one change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-journal-parts-private.h"

gboolean
df_journal_begin_bulk (DfJournal  *self,
                       GError    **error)
{
  g_return_val_if_fail (self->step_is_open && !self->in_bulk, FALSE);

  /* A rollback brings the triggers back by itself. */
  self->in_bulk = df_journal_drop_insert_triggers (self, error);

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

  return df_journal_end_run (self, error) && df_journal_make_insert_triggers (self, error);
}
