/* df-journal.c
 *
 * The journal in the file: begin, commit and roll back a step, and what the history says of itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-journal-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "store/df-history.h"
#include "store/df-journal-parts-private.h"

/* A step with more changes than this is not searched for whether they cancel out. */
#define MAX_COMPARED 2000
#define MAX_STEPS 1000
#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_NAMED 1000000

DfJournal *
df_journal_new (DfDatabase  *database,
                DfCatalog   *catalog,
                gboolean     writable,
                GError     **error)
{
  g_autoptr(DfJournal) self = g_new0 (DfJournal, 1);
  gint64 last;

  self->database = database;
  self->catalog = g_object_ref (catalog);
  self->writable = writable;
  df_journal_set_bounds (self, MAX_STEPS, MAX_BYTES);
  df_journal_set_named (self, MAX_NAMED);

  if (!df_database_query_integer (database, "PRAGMA main.user_version", 0, &self->version, error) ||
      !df_journal_see_all (self, error))
    return NULL;

  last = df_journal_read_last_seq (self, error);
  if (last < 0)
    return NULL;
  if (writable && last >= DF_JOURNAL_MAX_SEQ && !df_journal_clear (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
df_journal_free (DfJournal *self)
{
  g_object_unref (self->catalog);
  g_free (self->indexes);
  g_free (self);
}

void
df_journal_set_bounds (DfJournal *self,
                       gint64     max_steps,
                       gint64     max_bytes)
{
  self->max_steps = max_steps;
  self->max_bytes = max_bytes;
}

void
df_journal_set_named (DfJournal *self,
                      gint64     max_named)
{
  self->max_named = max_named;
}

gboolean
df_journal_find_tables (DfJournal  *self,
                        GError    **error)
{
  gint64 n = 0;

  if (self->has_tables)
    return TRUE;

  if (!df_database_query_integer (self->database, "SELECT count(*) FROM main.sqlite_schema WHERE name IN ('history_steps', 'history_changes')",
                                  0, &n, error))
    return FALSE;

  self->has_tables = n == 2;
  return TRUE;
}

gint64
df_journal_read_last_seq (DfJournal  *self,
                          GError    **error)
{
  gint64 last = 0;

  if (!df_journal_find_tables (self, error))
    return -1;
  if (self->has_tables &&
      !df_database_query_integer (self->database, "SELECT max(seq) FROM main.history_changes", 0, &last, error))
    return -1;

  /* An empty table's max() is nothing; a seq below 1 is nothing that we wrote. */
  return MAX (last, 0);
}

/* Each in the place of the other, since there may be millions. */
G_STATIC_ASSERT (sizeof (DfTouched) == sizeof (DfChange));

GArray *
df_journal_name_rows (DfJournal *self,
                      GArray    *touched)
{
  if (touched == NULL)
    return g_array_new (FALSE, FALSE, sizeof (DfChange));

  for (guint i = 0; i < touched->len; i++)
    {
      char *place = touched->data + i * sizeof (DfChange);
      DfTouched row;
      DfChange change;

      memcpy (&row, place, sizeof row);
      change = (DfChange) { df_catalog_get_table (self->catalog, row.number), row.id };
      memcpy (place, &change, sizeof change);
    }

  return touched;
}

/* The tables are made with the first step, so that a file that is only looked at keeps its bytes. */
static gboolean
df_journal_prepare_tables (DfJournal  *self,
                           GError    **error)
{
  gint64 version = 0;

  if (!df_database_query_integer (self->database, "PRAGMA main.user_version", 0, &version, error))
    return FALSE;
  if (version != self->version)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_MOVED, _("Another program brought “%s” to another version; open it again."),
                   df_database_get_name (self->database));
      return FALSE;
    }

  if (!df_journal_find_tables (self, error))
    return FALSE;

  return self->has_tables || df_database_execute (self->database, df_journal_get_schema (), error);
}

/* With the first step, since whoever only looks at a file need not wait for them; and before its transaction, whose rollback would take them away. */
static gboolean
df_journal_prepare_triggers (DfJournal  *self,
                             GError    **error)
{
  if (!self->has_triggers)
    self->has_triggers = df_journal_make_triggers (self, error);

  return self->has_triggers;
}

gboolean
df_journal_begin (DfJournal  *self,
                  GError    **error)
{
  gint64 last = -1;

  g_return_val_if_fail (!self->step_is_open, FALSE);

  if (!self->writable)
    return df_database_fail (self->database, SQLITE_READONLY, error);
  if (!df_journal_prepare_triggers (self, error) || !df_database_begin (self->database, error))
    return FALSE;
  if (df_journal_notice_copy (self))
    {
      df_journal_rollback (self);
      df_database_forget_pages (self->database);
      if (!df_database_begin (self->database, error))
        return FALSE;
    }

  if (df_journal_prepare_tables (self, error) && df_journal_see_begin (self, error))
    last = df_journal_read_last_seq (self, error);
  if (last < 0)
    {
      df_journal_rollback (self);
      return FALSE;
    }

  self->first = last + 1;
  self->step_is_open = TRUE;
  return TRUE;
}

void
df_journal_rollback (DfJournal *self)
{
  df_database_rollback (self->database);
  self->has_tables = FALSE;
  self->step_is_open = FALSE;
  self->in_bulk = FALSE;
  self->puts_off_references = FALSE;
  df_database_set_references (self->database, TRUE);
  self->run = NULL;
  g_clear_pointer (&self->indexes, g_free);
}

/* Everything of the step that is not the transaction itself. @is_changed: FALSE where nothing was; @touched stays NULL then, and where there are too many
 * to be named. */
static gboolean
df_journal_finish (DfJournal   *self,
                   const char  *name,
                   gboolean    *is_changed,
                   GArray     **touched,
                   gint64      *last,
                   gint64      *step,
                   GError     **error)
{
  g_autoptr(GArray) rows = NULL;
  gboolean difference = TRUE;
  gboolean are_many = FALSE;
  gboolean in_bulk = self->in_bulk;
  guint64 n_changes;
  guint64 n_rows;
  gint64 hash;

  *is_changed = FALSE;

  if (!df_journal_end_bulk (self, error))
    return FALSE;
  *last = df_journal_read_last_seq (self, error);
  if (*last < 0)
    return FALSE;
  if (*last < self->first)
    return TRUE;

  if (*last - self->first < MAX_COMPARED && !df_journal_has_difference (self, self->first, *last, &difference, error))
    return FALSE;
  if (!difference)
    return TRUE;

  if (in_bulk && !df_journal_hash_many (self, self->first, *last, &are_many, &hash, error))
    return FALSE;
  if (!are_many)
    {
      rows = df_journal_collect (self, self->first, *last, &n_changes, &n_rows, error);
      if (rows == NULL || !df_journal_hash (self, rows, &hash, error))
        return FALSE;
    }
  if (!df_journal_write_step (self, name, *last, hash, step, error))
    return FALSE;

  *is_changed = TRUE;
  *touched = g_steal_pointer (&rows);
  return TRUE;
}

gboolean
df_journal_commit (DfJournal   *self,
                   const char  *name,
                   GArray     **changes,
                   GError     **error)
{
  g_autoptr(GArray) touched = NULL;
  gboolean is_changed;
  gint64 last = 0;
  gint64 step = 0;

  g_return_val_if_fail (self->step_is_open, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  /* A full disk or a cancel ends the transaction within SQLite: what was written before is gone, so nothing of the step may stay. */
  if (!df_database_in_transaction (self->database))
    {
      df_journal_rollback (self);
      g_set_error (error, DF_ERROR, DF_ERROR_FAILED, _("“%s” could not be written; nothing was changed."),
                   df_database_get_name (self->database));
      return FALSE;
    }

  if (!df_journal_finish (self, name, &is_changed, &touched, &last, &step, error))
    {
      df_journal_rollback (self);
      return FALSE;
    }

  if (!is_changed)
    df_journal_rollback (self);
  else if (!df_database_commit (self->database, error))
    {
      df_journal_rollback (self);
      return FALSE;
    }
  else
    df_journal_see_own (self, last, step);

  self->step_is_open = FALSE;
  if (changes != NULL)
    *changes = is_changed && touched == NULL ? NULL : df_journal_name_rows (self, g_steal_pointer (&touched));
  return TRUE;
}

gboolean
df_journal_clear (DfJournal  *self,
                  GError    **error)
{
  g_return_val_if_fail (!self->step_is_open, FALSE);

  if (!self->writable)
    return df_database_fail (self->database, SQLITE_READONLY, error);
  if (!df_journal_find_tables (self, error))
    return FALSE;
  if (!self->has_tables)
    return TRUE;

  if (!df_database_begin (self->database, error))
    return FALSE;
  if (!df_journal_see_begin (self, error) ||
      !df_database_execute (self->database, "DELETE FROM main.history_changes; DELETE FROM main.history_steps", error))
    {
      df_database_rollback (self->database);
      return FALSE;
    }
  if (!df_database_commit (self->database, error))
    return FALSE;

  df_journal_see_own (self, 0, 0);
  return TRUE;
}

gboolean
df_journal_set_closed (DfJournal  *self,
                       GError    **error)
{
  g_set_error (error, DF_ERROR, DF_ERROR_HISTORY_CLOSED, _("Another program changed what this step wrote in “%s”, so it cannot be taken back or"
               " done again; nothing was changed."), df_database_get_name (self->database));
  return FALSE;
}

/* A name that cannot be read is no name: the next write says what is wrong. */
static char *
df_journal_dup_name (DfJournal   *self,
                     const char  *sql,
                     GError     **error)
{
  g_autoptr(DfStatement) statement = NULL;

  if (!df_journal_find_tables (self, error) || !self->has_tables)
    return NULL;

  statement = df_database_prepare (self->database, sql, error);
  if (statement == NULL || !df_statement_step (statement, error))
    return NULL;

  return g_utf8_make_valid (df_statement_get_text (statement, 0), -1);
}

char *
df_journal_dup_undo_name (DfJournal  *self,
                          GError    **error)
{
  return df_journal_dup_name (self, "SELECT name FROM main.history_steps WHERE state = 1 ORDER BY id DESC LIMIT 1", error);
}

char *
df_journal_dup_redo_name (DfJournal  *self,
                          GError    **error)
{
  return df_journal_dup_name (self, "SELECT name FROM main.history_steps WHERE " DF_JOURNAL_IS_NEXT " ORDER BY id LIMIT 1", error);
}

GPtrArray *
df_journal_dup_history (DfJournal  *self,
                        GError    **error)
{
  g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) df_history_step_free);
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GError) failure = NULL;

  if (!df_journal_find_tables (self, error))
    return NULL;
  if (!self->has_tables)
    return g_steal_pointer (&steps);

  statement = df_database_prepare (self->database, "SELECT id, guid, name, made_at, state FROM main.history_steps ORDER BY id", error);
  if (statement == NULL)
    return NULL;

  while (df_statement_step (statement, &failure))
    {
      DfHistoryStep *step = g_new0 (DfHistoryStep, 1);

      step->id = df_statement_get_integer (statement, 0);
      step->guid = g_utf8_make_valid (df_statement_get_text (statement, 1), -1);
      step->name = g_utf8_make_valid (df_statement_get_text (statement, 2), -1);
      step->made_at = df_statement_get_integer (statement, 3);
      step->done = df_statement_get_integer (statement, 4) == 1;
      g_ptr_array_add (steps, step);
    }

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&steps);
}
