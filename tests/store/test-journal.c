/* test-journal.c
 *
 * Steps, undo and redo, and what closes a history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "harbour.h"
#include "store/df-history.h"
#include "store/df-journal-parts-private.h"

static void
test_undo_and_redo (HarbourFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *before = harbour_hash (fixture->database);
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GArray) undone = NULL;
  g_autoptr(GArray) redone = NULL;
  g_autoptr(GError) error = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  after = harbour_hash (fixture->database);
  g_assert_cmpstr (before, !=, after);

  df_journal_undo (fixture->journal, &undone, &error);
  g_assert_no_error (error);
  harbour_assert_data (fixture, before);
  harbour_assert_changes (undone, "piers:1 piers:2 boats:1 boats:2 boats:3 sailors:1 sailors:2 boats_sailors:1 boats_sailors:2 boats_sailors:3");
  name = df_journal_dup_redo_name (fixture->journal, NULL);
  g_assert_cmpstr (name, ==, "Fleet");

  df_journal_redo (fixture->journal, &redone, &error);
  g_assert_no_error (error);
  harbour_assert_data (fixture, after);
  g_assert_cmpuint (redone->len, ==, undone->len);
}

static void
test_undo_after_restart (HarbourFixture *fixture,
                         gconstpointer   data)
{
  g_autofree char *before = NULL;
  g_autoptr(GError) error = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  before = harbour_hash (fixture->database);
  harbour_act (fixture, "Sink", "DELETE FROM boats WHERE id = 1");

  harbour_disconnect (fixture);
  harbour_connect (fixture);

  df_journal_undo (fixture->journal, NULL, &error);
  g_assert_no_error (error);
  harbour_assert_data (fixture, before);
}

static void
test_nothing_to_do (HarbourFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (df_journal_dup_undo_name (fixture->journal, NULL));
  g_assert_false (df_journal_undo (fixture->journal, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO);
  g_clear_error (&error);
  g_assert_false (df_journal_redo (fixture->journal, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO);
}

static void
test_empty_step (HarbourFixture *fixture,
                 gconstpointer   data)
{
  static const char *nothings[] = {
    "SELECT 1",
    "UPDATE boats SET name = name",
    "UPDATE boats SET name = 'x' WHERE id = 99",
    "UPDATE boats SET name = 'x', pier_id = 2 WHERE id = 1; UPDATE boats SET pier_id = 1 WHERE id = 1; UPDATE boats SET name = 'Ida' WHERE id = 1",
    "INSERT INTO boats VALUES (50, 'b50', 'Ghost', NULL, 1, NULL); DELETE FROM boats WHERE id = 50",
    "DELETE FROM boats WHERE id = 3; INSERT INTO boats VALUES (3, 'b3', 'Una', NULL, 7, '')",
  };
  g_autofree char *data_before = NULL;
  g_autofree char *bytes_before = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  data_before = harbour_hash (fixture->database);
  bytes_before = harbour_hash_file (fixture->path);

  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    {
      g_autoptr(GArray) changes = harbour_act_and_tell (fixture, "Nothing", nothings[i]);
      g_autofree char *name = df_journal_dup_undo_name (fixture->journal, NULL);
      g_autofree char *bytes_after = harbour_hash_file (fixture->path);

      g_assert_cmpuint (changes->len, ==, 0);
      g_assert_cmpstr (name, ==, "Fleet");
      g_assert_cmpstr (bytes_after, ==, bytes_before);
      harbour_assert_data (fixture, data_before);
    }
}

static void
test_small_differences (HarbourFixture *fixture,
                        gconstpointer   data)
{
  static const char *differences[] = {
    "UPDATE sailors SET name = 'KIM' WHERE id = 1",
    "UPDATE boats SET notes = '' WHERE id = 1",
    "UPDATE boats SET notes = NULL WHERE id = 3",
    "UPDATE boats SET notes = CAST (x'006162' AS TEXT) WHERE id = 1",
    "UPDATE boats SET notes = CAST (x'ff' AS TEXT), length = 9223372036854775807 WHERE id = 1",
    "DELETE FROM boats WHERE id = 3; INSERT INTO boats VALUES (3, 'b3', 'Una', NULL, 7, ' ')",
  };
  g_autofree char *before = NULL;
  g_autoptr(GError) error = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  before = harbour_hash (fixture->database);

  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    {
      g_autofree char *after = NULL;

      harbour_act (fixture, "Difference", differences[i]);
      after = harbour_hash (fixture->database);
      df_journal_undo (fixture->journal, NULL, &error);
      g_assert_no_error (error);
      harbour_assert_data (fixture, before);
      df_journal_redo (fixture->journal, NULL, &error);
      g_assert_no_error (error);
      harbour_assert_data (fixture, after);
      df_journal_undo (fixture->journal, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
test_cascades (HarbourFixture *fixture,
               gconstpointer   data)
{
  g_autoptr(GArray) pier = NULL;
  g_autoptr(GArray) boat = NULL;
  g_autoptr(GArray) replaced = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  pier = harbour_act_and_tell (fixture, "No pier", "DELETE FROM piers WHERE id = 1");
  harbour_assert_changes (pier, "piers:1 boats:1 boats:2");
  boat = harbour_act_and_tell (fixture, "No boat", "DELETE FROM boats WHERE id = 1");
  harbour_assert_changes (boat, "boats:1 boats_sailors:1 boats_sailors:2");
  replaced = harbour_act_and_tell (fixture, "Replaced", "INSERT OR REPLACE INTO boats (id, guid, name) VALUES (9, 'b2', 'Olaf')");
  harbour_assert_changes (replaced, "boats:2 boats:9 boats_sailors:3");
}

static void
test_new_step_drops_undone (HarbourFixture *fixture,
                            gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) history = NULL;

  harbour_act (fixture, "One", "INSERT INTO piers VALUES (1, 'p1', 'North')");
  harbour_act (fixture, "Two", "INSERT INTO piers VALUES (2, 'p2', 'South')");
  df_journal_undo (fixture->journal, NULL, &error);
  g_assert_no_error (error);
  harbour_act (fixture, "Three", "INSERT INTO piers VALUES (3, 'p3', 'East')");

  g_assert_null (df_journal_dup_redo_name (fixture->journal, NULL));
  history = df_journal_dup_history (fixture->journal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpstr (((DfHistoryStep *) g_ptr_array_index (history, 0))->name, ==, "One");
  g_assert_cmpstr (((DfHistoryStep *) g_ptr_array_index (history, 1))->name, ==, "Three");
  g_assert_true (((DfHistoryStep *) g_ptr_array_index (history, 1))->done);
  g_assert_true (g_uuid_string_is_valid (((DfHistoryStep *) g_ptr_array_index (history, 1))->guid));
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM history_changes"), ==, 2);
}

static void
test_bounds (HarbourFixture *fixture,
             gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  df_journal_set_bounds (fixture->journal, 3, 64 * 1024 * 1024);
  for (int i = 1; i <= 10; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO piers VALUES (%d, 'p%d', 'Pier')", i, i);

      harbour_act (fixture, "Pier", sql);
    }
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM history_steps"), ==, 3);
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM history_changes"), ==, 3);

  /* One step that is larger than all that may be kept stays, alone. */
  df_journal_set_bounds (fixture->journal, 3, 1000);
  harbour_act (fixture, "Big", "UPDATE piers SET name = printf ('%.*c', 5000, 'x')");
  harbour_act (fixture, "Bigger", "UPDATE piers SET name = printf ('%.*c', 6000, 'x')");
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM history_steps"), ==, 1);
  df_journal_undo (fixture->journal, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (harbour_query (fixture->database, "SELECT sum (length (name)) FROM piers"), ==, 50000);
}

static void
insert_in_bulk (HarbourFixture *fixture,
                gint64          first,
                gint64          last)
{
  const DfTable *piers = df_catalog_find_table (harbour_catalog (), "piers");
  g_autoptr(GError) error = NULL;

  for (gint64 i = first; i <= last; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO piers VALUES (%d, 'p%d', 'Pier')", (int) i, (int) i);

      harbour_execute (fixture->database, sql);
      g_assert_true (df_journal_note_insert (fixture->journal, piers, i, &error));
      g_assert_no_error (error);
    }
}

static void
test_runs (HarbourFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GArray) changes = NULL;
  g_autoptr(GError) error = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  before = harbour_hash (fixture->database);
  g_assert_true (df_journal_begin (fixture->journal, &error));
  g_assert_true (df_journal_begin_bulk (fixture->journal, &error));
  insert_in_bulk (fixture, 10, 40);
  /* A part of it that does not come about. */
  g_assert_true (df_journal_end_run (fixture->journal, &error));
  harbour_execute (fixture->database, "SAVEPOINT part");
  insert_in_bulk (fixture, 41, 50);
  harbour_execute (fixture->database, "ROLLBACK TO part");
  df_journal_forget_run (fixture->journal);
  insert_in_bulk (fixture, 60, 60);
  g_assert_true (df_journal_commit (fixture->journal, "Many", &changes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 32);
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM history_changes WHERE row_id >= 10"), ==, 2);
  after = harbour_hash (fixture->database);

  for (int round = 0; round < 2; round++)
    {
      g_assert_true (df_journal_undo (fixture->journal, NULL, &error));
      harbour_assert_data (fixture, before);
      g_assert_true (df_journal_redo (fixture->journal, NULL, &error));
      harbour_assert_data (fixture, after);
    }

  /* The next step is kept row by row again. */
  harbour_act (fixture, "One", "INSERT INTO piers VALUES (70, 'p70', 'Pier')");
  g_assert_true (df_journal_undo (fixture->journal, NULL, &error));
  harbour_assert_data (fixture, after);
}

static void
test_row_ids_are_fixed (HarbourFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  df_journal_begin (fixture->journal, &error);
  g_assert_no_error (error);
  g_assert_false (df_database_execute (fixture->database, "UPDATE boats SET id = 77 WHERE id = 3", &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  df_journal_rollback (fixture->journal);
}

static void
test_foreign_write (HarbourFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *before = NULL;
  g_autoptr(GError) error = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  harbour_act (fixture, "Rename", "UPDATE boats SET name = 'Ada' WHERE id = 1");
  harbour_vandalise (fixture->path, "UPDATE boats SET length = 13 WHERE id = 1");
  before = harbour_hash (fixture->database);

  g_assert_false (df_journal_undo (fixture->journal, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_HISTORY_CLOSED);
  harbour_assert_data (fixture, before);
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM history_steps"), ==, 2);

  /* The row as it was: the history goes on. */
  g_clear_error (&error);
  harbour_vandalise (fixture->path, "UPDATE boats SET length = 12 WHERE id = 1");
  df_journal_undo (fixture->journal, NULL, &error);
  g_assert_no_error (error);
}

static void
test_foreign_write_elsewhere (HarbourFixture *fixture,
                              gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  harbour_act (fixture, "Rename", "UPDATE boats SET name = 'Ada' WHERE id = 1");
  harbour_vandalise (fixture->path, "UPDATE boats SET length = 13 WHERE id = 2; VACUUM");

  df_journal_undo (fixture->journal, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM boats WHERE name = 'Ida' OR length = 13"), ==, 2);
}

static void
test_forged (HarbourFixture *fixture,
             gconstpointer   data)
{
  static const char *forgeries[] = {
    "UPDATE history_changes SET table_no = 77",
    "UPDATE history_changes SET table_no = -1",
    "UPDATE history_changes SET op = 4096",
    "UPDATE history_changes SET op = -2",
    "UPDATE history_changes SET op = -2, c0 = 9223372036854775807",
    "UPDATE history_changes SET op = -2, c0 = row_id + 1",
    "UPDATE history_changes SET op = -3",
    "UPDATE history_changes SET c1 = NULL",
    "UPDATE history_changes SET c1 = x'00ff'",
    "UPDATE history_changes SET c1 = zeroblob (20000000) WHERE seq = (SELECT max (seq) FROM history_changes)",
    "DELETE FROM history_changes WHERE seq = (SELECT max (seq) - 1 FROM history_changes)",
    "UPDATE history_steps SET first_seq = -9223372036854775808, last_seq = 9223372036854775807 WHERE id = (SELECT max (id) FROM history_steps)",
    "UPDATE history_steps SET last_seq = last_seq + 5 WHERE id = (SELECT max (id) FROM history_steps)",
    "UPDATE history_changes SET c1 = '' WHERE table_no = 2",
    "UPDATE history_changes SET op = 0, c0 = 'b1', c1 = 'Twice'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autofree char *before = NULL;
      g_autoptr(GArray) emptied = NULL;
      g_autoptr(GError) error = NULL;

      emptied = harbour_act_and_tell (fixture, "Empty", "DELETE FROM boats; DELETE FROM piers; DELETE FROM sailors");
      df_journal_clear (fixture->journal, &error);
      g_assert_no_error (error);
      harbour_act (fixture, "Fleet", HARBOUR_FLEET);
      harbour_act (fixture, "Rename", "UPDATE boats SET name = name || '!'");
      before = harbour_hash (fixture->database);
      harbour_vandalise (fixture->path, forgeries[i]);

      g_assert_false (df_journal_undo (fixture->journal, NULL, &error));
      g_test_message ("%s: %s", forgeries[i], error->message);
      g_assert_error (error, DF_ERROR, DF_ERROR_HISTORY_CLOSED);
      harbour_assert_data (fixture, before);
      g_assert_null (df_journal_dup_undo_name (fixture->journal, NULL));
      g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
    }
}

static void
test_other_version (HarbourFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  harbour_vandalise (fixture->path, "PRAGMA user_version = 2");
  g_assert_false (df_journal_begin (fixture->journal, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_MOVED);
  g_assert_false (df_database_in_transaction (fixture->database));
}

static void
test_looking_leaves_bytes (HarbourFixture *fixture,
                           gconstpointer   data)
{
  g_autofree char *path = harbour_create ("untouched.dreamfest");
  g_autofree char *before = harbour_hash_file (path);
  g_autofree char *after = NULL;
  DfDatabase *database = harbour_open (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) history = NULL;
  DfJournal *journal = df_journal_new (database, harbour_catalog (), TRUE, &error);

  g_assert_no_error (error);
  g_assert_null (df_journal_dup_undo_name (journal, NULL));
  history = df_journal_dup_history (journal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 0);
  g_assert_true (df_journal_clear (journal, &error));
  df_journal_free (journal);
  df_database_free (database);

  after = harbour_hash_file (path);
  g_assert_cmpstr (after, ==, before);
}

#define add(path, function) g_test_add (path, HarbourFixture, NULL, harbour_set_up, function, harbour_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/journal/a-step/is-undone-and-redone-as-one", test_undo_and_redo);
  add ("/journal/a-step/is-undone-after-a-restart", test_undo_after_restart);
  add ("/journal/a-step/that-changes-nothing-is-no-step-and-leaves-the-bytes", test_empty_step);
  add ("/journal/a-step/drops-what-was-undone", test_new_step_drops_undone);
  add ("/journal/a-step/names-the-rows-of-cascades-once", test_cascades);
  add ("/journal/an-empty-history/has-nothing-to-undo-or-redo", test_nothing_to_do);
  add ("/journal/a-change-of-case-or-of-nothing/is-a-change", test_small_differences);
  add ("/journal/the-history/is-bounded-but-keeps-the-newest-step", test_bounds);
  add ("/journal/a-run-of-new-rows/is-one-change-and-as-sure-as-many", test_runs);
  add ("/journal/a-row-id/never-changes", test_row_ids_are_fixed);
  add ("/journal/another-program's-write/to-the-same-row-closes-the-step-and-changes-nothing", test_foreign_write);
  add ("/journal/another-program's-write/elsewhere-leaves-the-history", test_foreign_write_elsewhere);
  add ("/journal/another-program's-migration/stops-the-writing", test_other_version);
  add ("/journal/a-forged-history/is-cleared-and-changes-nothing", test_forged);
  add ("/journal/opening-and-looking/leaves-the-bytes", test_looking_leaves_bytes);

  return g_test_run ();
}
