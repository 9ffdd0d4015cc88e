/* df-journal-look.c
 *
 * What other connections wrote since the last look.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-journal-parts-private.h"

#include <glib/gstdio.h>

/* --- the file ---------------------------------------------------------------------------------------------------------------------- */

static DfFileStamp
df_journal_read_stamp (DfJournal *self)
{
  const char *path = df_database_get_path (self->database);
  DfFileStamp stamp = { 0, 0, 0 };
  GStatBuf status;

  if (path != NULL && g_stat (path, &status) == 0)
    stamp = (DfFileStamp) { status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec };

  return stamp;
}

static gboolean
df_journal_is_stamped (DfJournal *self)
{
  DfFileStamp now = df_journal_read_stamp (self);

  return now.length == self->seen_stamp.length && now.seconds == self->seen_stamp.seconds && now.nanoseconds == self->seen_stamp.nanoseconds;
}

/* --- what was seen ------------------------------------------------------------------------------------------------------------------- */

static gboolean
df_journal_read_data_version (DfJournal  *self,
                              gint64     *version,
                              GError    **error)
{
  return df_database_query_integer (self->database, "PRAGMA main.data_version", 0, version, error);
}

static gboolean
df_journal_read_last_step (DfJournal  *self,
                           GError    **error)
{
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GError) failure = NULL;

  self->seen_step = 0;
  self->seen_guid[0] = '\0';
  if (!self->has_tables)
    return TRUE;

  statement = df_database_prepare (self->database, "SELECT id, guid FROM main.history_steps ORDER BY id DESC LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  if (df_statement_step (statement, &failure))
    {
      self->seen_step = MAX (df_statement_get_integer (statement, 0), 0);
      g_strlcpy (self->seen_guid, df_statement_get_text (statement, 1), sizeof self->seen_guid);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

/* Only inside a transaction: all three belong to one state of the file. */
static gboolean
df_journal_read_seen (DfJournal  *self,
                      GError    **error)
{
  gint64 last = df_journal_read_last_seq (self, error);

  if (last < 0 ||
      !df_journal_read_last_step (self, error) ||
      !df_journal_read_data_version (self, &self->seen_version, error))
    return FALSE;

  self->seen_seq = last;
  self->seen_stamp = df_journal_read_stamp (self);
  return TRUE;
}

gboolean
df_journal_see_all (DfJournal  *self,
                    GError    **error)
{
  gboolean seen;

  if (!df_database_execute (self->database, "BEGIN", error))
    return FALSE;

  seen = df_journal_read_seen (self, error);
  df_database_rollback (self->database);
  return seen;
}

gboolean
df_journal_see_begin (DfJournal  *self,
                      GError    **error)
{
  gint64 version;

  if (!df_journal_read_data_version (self, &version, error))
    return FALSE;

  self->saw_everything = version == self->seen_version && !self->is_another;
  return TRUE;
}

gboolean
df_journal_notice_copy (DfJournal *self)
{
  gint64 version;

  if (df_journal_is_stamped (self) || !df_journal_read_data_version (self, &version, NULL) || version != self->seen_version)
    return FALSE;

  self->is_another = TRUE;
  self->seen_stamp = df_journal_read_stamp (self);
  return TRUE;
}

void
df_journal_see_own (DfJournal *self,
                    gint64     last,
                    gint64     step)
{
  self->seen_stamp = df_journal_read_stamp (self);
  /* What others wrote before us is still to be looked at: then the next look finds our own change beside theirs. */
  if (!self->saw_everything)
    return;

  self->seen_seq = last;
  /* What was undone or redone is a step that was seen. */
  if (step != self->seen_step)
    g_strlcpy (self->seen_guid, step > 0 ? self->written_guid : "", sizeof self->seen_guid);
  self->seen_step = step;
}

/* The changes since the last look tell everything only if they follow it without a gap, on a history that was not cleared meanwhile. */
static gboolean
df_journal_is_contiguous (DfJournal  *self,
                          gint64      last,
                          gboolean   *contiguous,
                          GError    **error)
{
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GError) failure = NULL;

  *contiguous = FALSE;
  if (!self->has_tables || self->seen_step == 0 || self->is_another || last <= self->seen_seq)
    return TRUE;

  statement = df_database_prepare (self->database, "SELECT (SELECT count(*) FROM main.history_changes WHERE seq > ?1) = ?2 - ?1"
                                   " AND EXISTS (SELECT 1 FROM main.history_steps WHERE id = ?3 AND guid = ?4)", error);
  if (statement == NULL)
    return FALSE;

  df_statement_bind_integer (statement, 1, self->seen_seq);
  df_statement_bind_integer (statement, 2, last);
  df_statement_bind_integer (statement, 3, self->seen_step);
  df_statement_bind_text (statement, 4, self->seen_guid);
  if (df_statement_step (statement, &failure))
    *contiguous = df_statement_get_integer (statement, 0) == 1;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

static gboolean
df_journal_read_others (DfJournal  *self,
                        GArray    **touched,
                        GError    **error)
{
  gint64 last = df_journal_read_last_seq (self, error);
  gboolean contiguous;
  guint64 n_changes;
  guint64 n_rows;
  g_autoptr(GError) failure = NULL;

  if (last < 0 || !df_journal_is_contiguous (self, last, &contiguous, error))
    return FALSE;

  if (contiguous)
    *touched = df_journal_collect (self, self->seen_seq + 1, last, &n_changes, &n_rows, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return df_journal_read_seen (self, error);
}

gboolean
df_journal_look (DfJournal  *self,
                 gboolean   *others,
                 GArray    **changes,
                 GError    **error)
{
  g_autoptr(GArray) touched = NULL;
  gint64 version;
  gboolean seen;

  g_return_val_if_fail (!self->step_is_open, FALSE);

  *others = FALSE;
  *changes = NULL;
  if (!df_journal_read_data_version (self, &version, error))
    return FALSE;
  if (version == self->seen_version && !self->is_another)
    {
      if (!df_journal_notice_copy (self))
        return TRUE;
      df_database_forget_pages (self->database);
      self->has_tables = FALSE;
    }

  if (!df_database_execute (self->database, "BEGIN", error))
    return FALSE;
  seen = df_journal_read_others (self, &touched, error);
  df_database_rollback (self->database);
  if (!seen)
    return FALSE;

  self->is_another = FALSE;
  *others = TRUE;
  if (touched != NULL)
    *changes = df_journal_name_rows (self, g_steal_pointer (&touched));
  return TRUE;
}

guint64
df_journal_count_turn (DfJournal *self,
                       gboolean   back)
{
  g_autofree char *sql = NULL;
  gint64 count = 0;

  if (!df_journal_find_tables (self, NULL) || !self->has_tables)
    return 0;

  sql = g_strdup_printf ("SELECT CAST (total (CASE op WHEN %d THEN c0 - row_id + 1 ELSE 1 END) AS INTEGER) FROM main.history_changes,"
                         " (SELECT first_seq, last_seq FROM main.history_steps WHERE %s LIMIT 1) WHERE seq BETWEEN first_seq AND last_seq",
                         DF_JOURNAL_INSERTED_RUN, back ? "state = 1 ORDER BY id DESC" : DF_JOURNAL_IS_NEXT " ORDER BY id");

  return df_database_query_integer (self->database, sql, 0, &count, NULL) ? (guint64) count : 0;
}

guint64
df_journal_count_way (DfJournal *self,
                      gint64     step)
{
  g_autofree char *sql = NULL;
  gint64 count = 0;

  if (!df_journal_find_tables (self, NULL) || !self->has_tables)
    return 0;

  sql = g_strdup_printf ("SELECT CAST (total (CASE op WHEN %d THEN c0 - row_id + 1 ELSE 1 END) AS INTEGER) FROM main.history_steps s"
                         " JOIN main.history_changes c ON c.seq BETWEEN s.first_seq AND s.last_seq"
                         " WHERE (s.state = 1 AND s.id > %" G_GINT64_FORMAT ") OR (s.state = 2 AND s.id <= %" G_GINT64_FORMAT ")",
                         DF_JOURNAL_INSERTED_RUN, step, step);

  return df_database_query_integer (self->database, sql, 0, &count, NULL) ? (guint64) count : 0;
}
