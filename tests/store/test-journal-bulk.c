/* test-journal-bulk.c
 *
 * Many rows in one step: the journal keeps a run of ids as one change and takes it back all the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "foreign.h"

#include <sqlite3.h>

#include "store/df-history.h"

typedef struct
{
  DfRepository  *repository;
  const DfTable *users;
  const DfTable *shows;
  const DfTable *favourites;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->repository = foreign_open (foreign_shows ());
  fixture->users = df_catalog_find_table (foreign_shows (), "users");
  fixture->shows = df_catalog_find_table (foreign_shows (), "shows");
  fixture->favourites = df_catalog_find_table (foreign_shows (), "favourites");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  foreign_close (fixture->repository);
}

static gint64
insert_named (Fixture       *fixture,
              const DfTable *table,
              gint64         id)
{
  DfValue values[3] = { DF_VALUE_INIT, DF_VALUE_INIT, DF_VALUE_INIT };
  g_autofree char *name = g_strdup_printf ("Number %d", (int) id);
  g_autoptr(GError) error = NULL;
  gint64 row;

  values[1].text = name;
  row = df_repository_insert_row (fixture->repository, table, id, values, &error);
  g_assert_no_error (error);

  return row;
}

static void
insert_favourite (Fixture *fixture,
                  gint64   user,
                  gint64   show)
{
  DfValue values[2] = { DF_VALUE_INTEGER (user), DF_VALUE_INTEGER (show) };
  g_autoptr(GError) error = NULL;

  df_repository_insert_row (fixture->repository, fixture->favourites, 0, values, &error);
  g_assert_no_error (error);
}

static void
begin_bulk (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  g_assert_true (df_repository_expect_many (fixture->repository, &error));
}

static void
commit (Fixture    *fixture,
        const char *name)
{
  g_autoptr(GError) error = NULL;

  df_repository_commit_step (fixture->repository, name, &error);
  g_assert_no_error (error);
}

static void
import_many (Fixture *fixture)
{
  begin_bulk (fixture);
  for (gint64 id = 1; id <= 300; id++)
    insert_named (fixture, fixture->users, id);
  insert_named (fixture, fixture->users, 1000);
  for (gint64 id = 1; id <= 50; id++)
    insert_named (fixture, fixture->shows, id);
  for (gint64 id = 1; id <= 300; id++)
    insert_favourite (fixture, id, id % 50 + 1);
  commit (fixture, "Many");
}

/* Everything that there is, as text: rows of the three tables and of the journal's size. */
static char *
dump (Fixture *fixture)
{
  GString *text = g_string_new (NULL);
  sqlite3 *handle;
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_open (df_repository_get_path (fixture->repository), &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT 'u', id, guid, name FROM users UNION ALL SELECT 's', id, guid, name FROM shows"
                                       " UNION ALL SELECT 'f', id, user_id, show_id FROM favourites ORDER BY 1, 2", -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (text, "%s %s %s %s\n", sqlite3_column_text (statement, 0), sqlite3_column_text (statement, 1),
                            sqlite3_column_text (statement, 2), sqlite3_column_text (statement, 3));
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  return g_string_free (text, FALSE);
}

static char *
dump_indexes (Fixture *fixture)
{
  GString *text = g_string_new (NULL);
  sqlite3 *handle;
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_open (df_repository_get_path (fixture->repository), &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1, 2",
                                       -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (text, "%s %s\n", sqlite3_column_text (statement, 0), sqlite3_column_text (statement, 1));
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "PRAGMA integrity_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  return g_string_free (text, FALSE);
}

static void
test_indexes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = dump_indexes (fixture);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, !=, "");
  import_many (fixture);
  after = dump_indexes (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_indexes_after_rollback (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *before = dump_indexes (fixture);
  g_autofree char *after = NULL;

  begin_bulk (fixture);
  insert_named (fixture, fixture->users, 1);
  df_repository_rollback_step (fixture->repository);
  after = dump_indexes (fixture);
  g_assert_cmpstr (after, ==, before);

  /* And the next step is like any other. */
  import_many (fixture);
  g_free (after);
  after = dump_indexes (fixture);
  g_assert_cmpstr (after, ==, before);
}

static int
query (Fixture    *fixture,
       const char *sql)
{
  sqlite3 *handle;
  sqlite3_stmt *statement;
  int number = -1;

  g_assert_cmpint (sqlite3_open (df_repository_get_path (fixture->repository), &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  return number;
}

static void
test_runs_are_few (Fixture       *fixture,
                   gconstpointer  data)
{
  import_many (fixture);
  /* 300 users in a row, one far away, 50 shows, 300 favourites. */
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM history_changes"), ==, 4);
}

static void
test_there_and_back (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  import_many (fixture);
  after = dump (fixture);
  for (guint round = 0; round < 3; round++)
    {
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      g_assert_true (df_repository_undo (fixture->repository, &error));
      g_assert_no_error (error);
      undone = dump (fixture);
      g_assert_cmpstr (undone, ==, before);
      g_assert_true (df_repository_redo (fixture->repository, &error));
      g_assert_no_error (error);
      redone = dump (fixture);
      g_assert_cmpstr (redone, ==, after);
    }
}

static void
test_changes_name_every_row (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(DfRecordList) list = df_repository_list (fixture->repository, fixture->users);

  import_many (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 301);
}

static void
test_other_connection_follows (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr(DfRepository) again = NULL;
  g_autoptr(DfRecordList) list = NULL;
  g_autoptr(GError) error = NULL;

  g_object_unref (foreign_add (fixture->repository, "users", "First"));
  again = foreign_reopen (fixture->repository);
  list = df_repository_list (again, fixture->users);
  begin_bulk (fixture);
  for (gint64 id = 2; id <= 100; id++)
    insert_named (fixture, fixture->users, id);
  commit (fixture, "Many");
  g_assert_true (df_repository_refresh (again, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 100);
  g_assert_true (df_repository_undo (again, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
}

static void
test_a_change_between (Fixture       *fixture,
                       gconstpointer  data)
{
  DfValue values[3] = { DF_VALUE_INIT, DF_VALUE_TEXT ("Renamed"), DF_VALUE_INIT };
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr(GError) error = NULL;

  begin_bulk (fixture);
  for (gint64 id = 1; id <= 10; id++)
    insert_named (fixture, fixture->users, id);
  g_assert_true (df_repository_update_row (fixture->repository, fixture->users, 10, 1 << 1, values, &error));
  for (gint64 id = 11; id <= 20; id++)
    insert_named (fixture, fixture->users, id);
  commit (fixture, "Many");
  after = dump (fixture);

  g_assert_true (df_repository_undo (fixture->repository, &error));
  g_assert_no_error (error);
  undone = dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (df_repository_redo (fixture->repository, &error));
  g_assert_no_error (error);
  redone = dump (fixture);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_rolled_back (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  begin_bulk (fixture);
  for (gint64 id = 1; id <= 10; id++)
    insert_named (fixture, fixture->users, id);
  df_repository_rollback_step (fixture->repository);
  g_assert_null (df_repository_get_undo_name (fixture->repository));

  /* The triggers are back: the next edit is journalled as ever. */
  g_object_unref (foreign_add (fixture->repository, "users", "Ann"));
  g_assert_true (df_repository_undo (fixture->repository, &error));
  g_assert_no_error (error);
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM users"), ==, 0);
}

static void
test_edits_after_bulk (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  import_many (fixture);
  g_object_unref (foreign_add (fixture->repository, "users", "Ann"));
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM users"), ==, 302);
  g_assert_true (df_repository_undo (fixture->repository, &error));
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM users"), ==, 301);
  g_assert_true (df_repository_undo (fixture->repository, &error));
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM users"), ==, 0);
}

static void
run_foreign (Fixture    *fixture,
             const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (df_repository_get_path (fixture->repository), &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
test_a_row_taken_by_others (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  import_many (fixture);
  run_foreign (fixture, "DELETE FROM favourites WHERE id = 7");
  before = dump (fixture);
  g_assert_false (df_repository_undo (fixture->repository, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_HISTORY_CLOSED);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_forged_runs (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const forgeries[] = {
    "UPDATE history_changes SET c0 = 9223372036854775807 WHERE op = -2",
    "UPDATE history_changes SET c0 = 'many' WHERE op = -2",
    "UPDATE history_changes SET c0 = NULL WHERE op = -2",
    "UPDATE history_changes SET row_id = -9223372036854775807 WHERE op = -2",
    "UPDATE history_changes SET c0 = c0 - 1 WHERE op = -2",
    "UPDATE history_changes SET op = -3 WHERE op = -2",
  };

  import_many (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr(GError) error = NULL;

      if (i > 0)
        {
          begin_bulk (fixture);
          for (gint64 id = 2000 + i * 100; id < 2050 + i * 100; id++)
            insert_named (fixture, fixture->users, id);
          commit (fixture, "More");
        }
      run_foreign (fixture, forgeries[i]);
      before = dump (fixture);
      g_assert_false (df_repository_undo (fixture->repository, &error));
      g_assert_error (error, DF_ERROR, DF_ERROR_HISTORY_CLOSED);
      after = dump (fixture);
      g_assert_cmpstr (after, ==, before);
      g_clear_error (&error);
      df_repository_clear_history (fixture->repository, &error);
      g_assert_no_error (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/journal-bulk/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("indexes/are-those-of-before-and-sound", test_indexes);
  ADD ("indexes/come-back-with-a-rollback", test_indexes_after_rollback);
  ADD ("runs-of-ids/are-one-change-each", test_runs_are_few);
  ADD ("undo-and-redo/go-there-and-back", test_there_and_back);
  ADD ("lists/see-every-row-of-a-run", test_changes_name_every_row);
  ADD ("another-connection/follows-a-run", test_other_connection_follows);
  ADD ("a-change-between/ends-the-run-and-is-undone-in-order", test_a_change_between);
  ADD ("a-step-taken-back/leaves-the-triggers-as-they-were", test_rolled_back);
  ADD ("edits-afterwards/are-steps-of-their-own", test_edits_after_bulk);
  ADD ("a-row-taken-by-another-program/closes-the-history", test_a_row_taken_by_others);
  ADD ("forged-runs/are-refused-and-change-nothing", test_forged_runs);
#undef ADD

  return g_test_run ();
}
