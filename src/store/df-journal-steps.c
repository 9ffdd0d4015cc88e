/* df-journal-steps.c
 *
 * Steps: found, written, dropped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-journal-parts-private.h"

/* --- writing ---------------------------------------------------------------------------------------------------------------------------- */

static gboolean
df_journal_drop_step (DfJournal     *self,
                      const DfStep  *step,
                      GError       **error)
{
  g_autoptr(DfStatement) changes = NULL;
  g_autoptr(DfStatement) row = NULL;

  changes = df_database_prepare (self->database, "DELETE FROM main.history_changes WHERE seq BETWEEN ?1 AND ?2", error);
  if (changes == NULL)
    return FALSE;
  df_statement_bind_integer (changes, 1, step->first);
  df_statement_bind_integer (changes, 2, step->last);
  if (!df_statement_run (changes, error))
    return FALSE;

  row = df_database_prepare (self->database, "DELETE FROM main.history_steps WHERE id = ?1", error);
  if (row == NULL)
    return FALSE;
  df_statement_bind_integer (row, 1, step->id);
  return df_statement_run (row, error);
}

gboolean
df_journal_find_step (DfJournal   *self,
                      const char  *sql,
                      DfStep      *step,
                      gboolean    *found,
                      GError     **error)
{
  g_autoptr(DfStatement) statement = df_database_prepare (self->database, sql, error);
  g_autoptr(GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  *found = df_statement_step (statement, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (*found)
    {
      step->id = df_statement_get_integer (statement, 0);
      step->first = df_statement_get_integer (statement, 1);
      step->last = df_statement_get_integer (statement, 2);
      step->rows_hash = df_statement_get_integer (statement, 3);
    }

  return TRUE;
}

/* Whoever goes on from the past gives up the future: the undone steps are always the newest. Only after the new changes were written, so that no
 * seq is used twice. */
static gboolean
df_journal_drop_undone (DfJournal  *self,
                        GError    **error)
{
  for (;;)
    {
      DfStep step;
      gboolean found;

      if (!df_journal_find_step (self, "SELECT id, first_seq, last_seq, rows_hash FROM (SELECT * FROM main.history_steps ORDER BY id DESC LIMIT 1)"
                                 " WHERE state = 2", &step, &found, error))
        return FALSE;
      if (!found)
        return TRUE;
      if (!df_journal_drop_step (self, &step, error))
        return FALSE;
    }
}

static gboolean
df_journal_is_too_long (DfJournal  *self,
                        gboolean   *too_long,
                        GError    **error)
{
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GError) failure = NULL;

  statement = df_database_prepare (self->database, "SELECT count(*), CAST(total(bytes) AS INTEGER) FROM main.history_steps", error);
  if (statement == NULL)
    return FALSE;

  *too_long = df_statement_step (statement, &failure) && df_statement_get_integer (statement, 0) > 1 &&
              (df_statement_get_integer (statement, 0) > self->max_steps || df_statement_get_integer (statement, 1) > self->max_bytes);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

/* The newest step stays, however large it is. */
static gboolean
df_journal_drop_oldest (DfJournal  *self,
                        GError    **error)
{
  for (;;)
    {
      gboolean too_long;
      DfStep step;
      gboolean found;

      if (!df_journal_is_too_long (self, &too_long, error))
        return FALSE;
      if (!too_long)
        return TRUE;

      if (!df_journal_find_step (self, "SELECT id, first_seq, last_seq, rows_hash FROM main.history_steps ORDER BY id LIMIT 1",
                                 &step, &found, error) ||
          !df_journal_drop_step (self, &step, error))
        return FALSE;
    }
}

gboolean
df_journal_write_step (DfJournal   *self,
                       const char  *name,
                       gint64       last,
                       gint64       hash,
                       gint64      *id,
                       GError     **error)
{
  g_autoptr(DfStatement) statement = NULL;
  g_autofree char *guid = g_uuid_string_random ();
  gint64 bytes;

  if (!df_journal_measure (self, self->first, last, &bytes, error) || !df_journal_drop_undone (self, error))
    return FALSE;

  statement = df_database_prepare (self->database, "INSERT INTO main.history_steps (guid, name, made_at, state, first_seq, last_seq, bytes, rows_hash)"
                                   " VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7)", error);
  if (statement == NULL)
    return FALSE;

  g_strlcpy (self->written_guid, guid, sizeof self->written_guid);
  df_statement_bind_text (statement, 1, guid);
  df_statement_bind_text (statement, 2, name);
  df_statement_bind_integer (statement, 3, g_get_real_time () / G_USEC_PER_SEC);
  df_statement_bind_integer (statement, 4, self->first);
  df_statement_bind_integer (statement, 5, last);
  df_statement_bind_integer (statement, 6, bytes);
  sqlite3_bind_int64 (df_statement_get_handle (statement), 7, hash);
  if (!df_statement_run (statement, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (df_database_get_handle (self->database));
  return df_journal_drop_oldest (self, error);
}
