/* df-journal-turn.c
 *
 * Steps: taken back and done again, one or many in one transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-journal-parts-private.h"

#include <glib/gi18n.h>

enum { STATE_DONE = 1, STATE_UNDONE = 2 };

/* --- one change ---------------------------------------------------------------------------------------------------------------------------- */

/* What one change needs to be turned round, kept while the next ones need the same. */
typedef struct
{
  gint64       number;
  gint64       op;
  DfStatement *statement;
  guint        n_images;
  guint        images[DF_JOURNAL_MAX_COLUMNS];
} DfTurn;

static void
df_turn_clear (DfTurn *turn)
{
  g_clear_pointer (&turn->statement, df_statement_release);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DfTurn, df_turn_clear)

static char *
df_turn_dup_sql (DfTurn        *turn,
                 const DfTable *table)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  if (turn->op == DF_JOURNAL_INSERTED_RUN)
    g_string_append_printf (sql, "DELETE FROM main.\"%s\" WHERE \"id\" BETWEEN ?1 AND ?2", table->name);
  else if (turn->op == DF_JOURNAL_INSERTED)
    g_string_append_printf (sql, "DELETE FROM main.\"%s\" WHERE \"id\" = ?1", table->name);
  else if (turn->op == DF_JOURNAL_DELETED)
    {
      g_string_append_printf (sql, "INSERT INTO main.\"%s\" (\"id\"", table->name);
      for (guint i = 0; i < turn->n_images; i++)
        g_string_append_printf (sql, ", \"%s\"", table->columns[turn->images[i]]->column);
      g_string_append (sql, ") VALUES (?1");
      for (guint i = 0; i < turn->n_images; i++)
        g_string_append_printf (sql, ", ?%u", i + 2);
      g_string_append_c (sql, ')');
    }
  else
    {
      g_string_append_printf (sql, "UPDATE main.\"%s\" SET", table->name);
      for (guint i = 0; i < turn->n_images; i++)
        g_string_append_printf (sql, "%s \"%s\" = ?%u", i > 0 ? "," : "", table->columns[turn->images[i]]->column, i + 2);
      g_string_append (sql, " WHERE \"id\" = ?1");
    }

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* FALSE without @error: this is no change that we wrote. */
static gboolean
df_journal_take_turn (DfJournal  *self,
                      DfTurn     *turn,
                      gint64      number,
                      gint64      op,
                      GError    **error)
{
  g_autofree char *sql = NULL;
  const DfTable *table;

  if (turn->statement != NULL && turn->number == number && turn->op == op)
    return TRUE;
  if (number < 0 || number >= df_catalog_get_n_tables (self->catalog))
    return FALSE;
  table = df_catalog_get_table (self->catalog, number);
  if (op < DF_JOURNAL_INSERTED_RUN || op >= (G_GINT64_CONSTANT (1) << table->n_columns))
    return FALSE;

  df_turn_clear (turn);
  turn->number = number;
  turn->op = op;
  turn->n_images = 0;
  for (guint i = 0; i < table->n_columns; i++)
    if (op == DF_JOURNAL_DELETED || (op > 0 && (op >> i & 1) != 0))
      turn->images[turn->n_images++] = i;

  sql = df_turn_dup_sql (turn, table);
  turn->statement = df_database_prepare (self->database, sql, error);
  return turn->statement != NULL;
}

/* Whether SQLite says no to what was asked, rather than that disk, memory or another program is in the way. */
static gboolean
df_result_is_refusal (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
    case SQLITE_TOOBIG:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Turns the change that @change stands on. FALSE without @error: the journal is not what we wrote. */
static gboolean
df_journal_turn_change (DfJournal     *self,
                        DfTurn        *turn,
                        sqlite3_stmt  *change,
                        guint64       *n_turned,
                        GError       **error)
{
  sqlite3 *handle = df_database_get_handle (self->database);
  gint64 n_rows = 1;
  sqlite3_stmt *write;
  int result;

  if (!df_journal_take_turn (self, turn, sqlite3_column_int64 (change, 0), sqlite3_column_int64 (change, 1), error))
    return FALSE;

  write = df_statement_get_handle (turn->statement);
  sqlite3_bind_int64 (write, 1, sqlite3_column_int64 (change, 2));
  if (turn->op == DF_JOURNAL_INSERTED_RUN)
    {
      sqlite3_bind_int64 (write, 2, sqlite3_column_int64 (change, 3));
      n_rows = sqlite3_column_int64 (change, 3) - sqlite3_column_int64 (change, 2) + 1;
    }
  for (guint i = 0; i < turn->n_images; i++)
    if (sqlite3_bind_value (write, i + 2, sqlite3_column_value (change, 3 + turn->images[i])) != SQLITE_OK)
      return FALSE;

  result = sqlite3_step (write);
  sqlite3_reset (write);
  *n_turned += n_rows;
  if (result == SQLITE_DONE)
    return sqlite3_changes64 (handle) == n_rows;

  return df_result_is_refusal (result) ? FALSE : df_database_fail (self->database, result, error);
}

static gboolean
df_journal_turn_all (DfJournal     *self,
                     const DfStep  *step,
                     guint64       *n_turned,
                     GError       **error)
{
  g_autoptr(DfStatement) changes = NULL;
  g_auto(DfTurn) turn = { -1, 0, NULL, 0, { 0 } };
  sqlite3_stmt *change;
  int result;

  changes = df_database_prepare (self->database, "SELECT table_no, op, row_id, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14,"
                                 " c15, c16, c17, c18, c19, c20, c21, c22, c23, c24, c25, c26, c27, c28, c29, c30, c31"
                                 " FROM main.history_changes WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq DESC", error);
  if (changes == NULL)
    return FALSE;

  df_statement_bind_integer (changes, 1, step->first);
  df_statement_bind_integer (changes, 2, step->last);
  change = df_statement_get_handle (changes);
  while ((result = sqlite3_step (change)) == SQLITE_ROW)
    {
      if (!df_journal_turn_change (self, &turn, change, n_turned, error))
        return FALSE;
    }

  if (result == SQLITE_DONE)
    return TRUE;
  return df_result_is_refusal (result) ? FALSE : df_database_fail (self->database, result, error);
}

/* The triggers wrote the opposite of every change behind the others: that is the step from now on. */
static gboolean
df_journal_exchange (DfJournal     *self,
                     const DfStep  *step,
                     int            state,
                     gint64         last,
                     GArray        *touched,
                     GError       **error)
{
  g_autoptr(DfStatement) old = NULL;
  g_autoptr(DfStatement) row = NULL;
  gint64 bytes;
  gint64 hash;

  if (!df_journal_measure (self, self->first, last, &bytes, error) || !df_journal_hash (self, touched, &hash, error))
    return FALSE;

  old = df_database_prepare (self->database, "DELETE FROM main.history_changes WHERE seq BETWEEN ?1 AND ?2", error);
  row = df_database_prepare (self->database, "UPDATE main.history_steps SET state = ?2, first_seq = ?3, last_seq = ?4, bytes = ?5, rows_hash = ?6"
                             " WHERE id = ?1", error);
  if (old == NULL || row == NULL)
    return FALSE;

  df_statement_bind_integer (old, 1, step->first);
  df_statement_bind_integer (old, 2, step->last);
  df_statement_bind_integer (row, 1, step->id);
  df_statement_bind_integer (row, 2, state);
  df_statement_bind_integer (row, 3, self->first);
  df_statement_bind_integer (row, 4, last);
  df_statement_bind_integer (row, 5, bytes);
  sqlite3_bind_int64 (df_statement_get_handle (row), 6, hash);
  return df_statement_run (old, error) && df_statement_run (row, error);
}

/* FALSE without @error: the journal is not what we wrote. */
static gboolean
df_journal_turn_step (DfJournal     *self,
                      const DfStep  *step,
                      int            state,
                      GArray       **touched,
                      gint64        *last,
                      GError       **error)
{
  guint64 n_changes = 0;
  guint64 n_rows = 0;
  guint64 n_turned = 0;
  gint64 hash;

  if (step->first < 1 || step->last < step->first || step->last >= self->first)
    return FALSE;
  *touched = df_journal_collect (self, step->first, step->last, &n_changes, &n_rows, error);
  if (*touched == NULL || n_changes != (guint64) (step->last - step->first) + 1)
    return FALSE;

  if (!df_journal_hash (self, *touched, &hash, error))
    return FALSE;
  if (hash != step->rows_hash)
    return df_journal_set_closed (self, error);

  df_database_expect_many (self->database);
  /* Several rows may lean on each other; the commit checks them all. */
  if (!df_database_execute (self->database, "PRAGMA defer_foreign_keys = ON", error) ||
      !df_journal_turn_all (self, step, &n_turned, error))
    return FALSE;

  *last = df_journal_read_last_seq (self, error);
  if (*last < 0)
    return FALSE;
  if (n_turned != n_rows || (guint64) (*last - self->first) + 1 != n_rows)
    return FALSE;

  return df_journal_exchange (self, step, state, *last, *touched, error);
}

static gboolean
df_journal_give_up (DfJournal  *self,
                    GError    **error)
{
  df_journal_rollback (self);
  if (!df_journal_clear (self, error))
    return FALSE;

  g_set_error (error, DF_ERROR, DF_ERROR_HISTORY_CLOSED, _("The history of “%s” was damaged and had to be cleared; all else is as it was."),
               df_database_get_name (self->database));
  return FALSE;
}

/* --- steps --------------------------------------------------------------------------------------------------------------------------------- */

/* Which steps are turned: back or forth from where the file stands, until the newest that is done is @until, or one alone. */
typedef struct
{
  gboolean    back;
  gboolean    once;
  gint64      until;
  const char *nothing;
} DfWay;

static gboolean
df_journal_find_next (DfJournal    *self,
                      const DfWay  *way,
                      DfStep       *step,
                      gboolean     *found,
                      GError      **error)
{
  const char *sql = way->back ? "SELECT id, first_seq, last_seq, rows_hash FROM main.history_steps WHERE state = 1 ORDER BY id DESC LIMIT 1"
                              : "SELECT id, first_seq, last_seq, rows_hash FROM main.history_steps WHERE " DF_JOURNAL_IS_NEXT " ORDER BY id LIMIT 1";

  if (!df_journal_find_step (self, sql, step, found, error))
    return FALSE;

  if (!way->once)
    *found = *found && (way->back ? step->id > way->until : step->id <= way->until);
  return TRUE;
}

/* FALSE without @error: the journal is not what we wrote. @newest: the highest id among those that were turned. */
static gboolean
df_journal_turn_steps (DfJournal    *self,
                       const DfWay  *way,
                       GArray       *touched,
                       gint64       *last,
                       gint64       *newest,
                       GError      **error)
{
  for (guint n = 0; n == 0 || !way->once; n++)
    {
      g_autoptr(GArray) rows = NULL;
      gboolean found;
      DfStep step;

      if (!df_journal_find_next (self, way, &step, &found, error))
        return FALSE;
      if (!found && n == 0)
        {
          g_set_error_literal (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO, way->nothing);
          return FALSE;
        }
      if (!found)
        break;

      if (!df_journal_turn_step (self, &step, way->back ? STATE_UNDONE : STATE_DONE, &rows, last, error))
        return FALSE;
      g_array_append_vals (touched, rows->data, rows->len);
      *newest = MAX (*newest, step.id);
      /* The next one's opposite stands behind this one's. */
      self->first = *last + 1;
    }

  df_touched_sort_once (touched);
  return TRUE;
}

static gboolean
df_journal_turn (DfJournal    *self,
                 const DfWay  *way,
                 GArray      **changes,
                 GError      **error)
{
  g_autoptr(GArray) touched = g_array_new (FALSE, FALSE, sizeof (DfTouched));
  g_autoptr(GError) failure = NULL;
  gint64 last = 0;
  gint64 newest = 0;
  gboolean turned;

  if (!df_journal_begin (self, error))
    return FALSE;

  turned = df_journal_turn_steps (self, way, touched, &last, &newest, &failure);
  if (!turned && failure == NULL)
    return df_journal_give_up (self, error);

  if (turned && !df_database_commit (self->database, &failure))
    {
      turned = FALSE;
      if (g_error_matches (failure, DF_ERROR, DF_ERROR_INVALID))
        return df_journal_give_up (self, error);
    }
  if (!turned)
    {
      df_journal_rollback (self);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  self->step_is_open = FALSE;
  df_journal_see_own (self, last, MAX (newest, self->seen_step));
  if (changes != NULL)
    *changes = df_journal_name_rows (self, g_steal_pointer (&touched));
  return TRUE;
}

gboolean
df_journal_undo (DfJournal  *self,
                 GArray    **changes,
                 GError    **error)
{
  const DfWay way = { .back = TRUE, .once = TRUE, .nothing = _("There is nothing to undo.") };

  return df_journal_turn (self, &way, changes, error);
}

gboolean
df_journal_redo (DfJournal  *self,
                 GArray    **changes,
                 GError    **error)
{
  const DfWay way = { .back = FALSE, .once = TRUE, .nothing = _("There is nothing to redo.") };

  return df_journal_turn (self, &way, changes, error);
}

gboolean
df_journal_go (DfJournal  *self,
               gint64      step,
               GArray    **changes,
               GError    **error)
{
  DfWay way = { .until = step, .nothing = _("The file stands there already.") };
  g_autofree char *known = g_strdup_printf ("SELECT count(*) FROM main.history_steps WHERE id = %" G_GINT64_FORMAT, step);
  gint64 n_known = 0;
  gint64 now = 0;

  if (!df_journal_find_tables (self, error))
    return FALSE;
  if (self->has_tables && (!df_database_query_integer (self->database, known, 0, &n_known, error) ||
                           !df_database_query_integer (self->database, "SELECT coalesce (max(id), 0) FROM main.history_steps WHERE state = 1", 0, &now, error)))
    return FALSE;
  if (step != 0 && n_known == 0)
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO, _("This step is no longer in the history."));
      return FALSE;
    }

  way.back = now > step;
  return df_journal_turn (self, &way, changes, error);
}
