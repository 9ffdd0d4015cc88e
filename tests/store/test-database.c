/* test-database.c
 *
 * Statements are used again but never shared, and every failure is a sentence of ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "harbour.h"

static void
test_statements_are_used_again (void)
{
  g_autoptr(DfDatabase) database = harbour_open (NULL);
  g_autoptr(GError) error = NULL;
  DfStatement *first = df_database_prepare (database, "SELECT ?1", &error);
  DfStatement *second = df_database_prepare (database, "SELECT ?1", &error);
  DfStatement *third;

  g_assert_no_error (error);
  g_assert_true (first != second);
  df_statement_bind_text (first, 1, "one");
  df_statement_bind_text (second, 1, "two");
  g_assert_true (df_statement_step (first, &error));
  g_assert_true (df_statement_step (second, &error));
  g_assert_cmpstr (df_statement_get_text (first, 0), ==, "one");
  g_assert_cmpstr (df_statement_get_text (second, 0), ==, "two");
  df_statement_release (second);
  df_statement_release (first);

  /* Nothing is left of what it was bound to. */
  third = df_database_prepare (database, "SELECT ?1", &error);
  g_assert_true (third == first);
  g_assert_true (df_statement_step (third, &error));
  g_assert_null (df_statement_get_text (third, 0));
  g_assert_cmpint (df_statement_get_integer (third, 0), ==, DF_NOTHING);
  df_statement_release (third);
}

static void
test_more_statements_than_are_kept (void)
{
  g_autoptr(DfDatabase) database = harbour_open (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(DfStatement) held = df_database_prepare (database, "SELECT 'held'", &error);

  g_assert_true (df_statement_step (held, &error));
  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %d", i);

      g_assert_cmpint (harbour_query (database, sql), ==, i);
    }
  g_assert_cmpstr (df_statement_get_text (held, 0), ==, "held");
}

static void
test_counts_runs (void)
{
  g_autoptr(DfDatabase) database = harbour_open (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(DfStatement) statement = df_database_prepare (database, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5)"
                                                          " SELECT i FROM n", &error);
  guint64 n_before = df_database_get_n_statements (database);

  for (int round = 0; round < 3; round++)
    {
      int n = 0;

      while (df_statement_step (statement, &error))
        n++;
      g_assert_cmpint (n, ==, 5);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (df_database_get_n_statements (database) - n_before, ==, 3);
}

static void
test_values (void)
{
  g_autoptr(DfDatabase) database = harbour_open (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(DfStatement) statement = df_database_prepare (database, "SELECT ?1, ?2, ?3, ?4, ?5", &error);

  df_statement_bind_integer (statement, 1, G_MAXINT64);
  df_statement_bind_integer (statement, 2, DF_NOTHING);
  df_statement_bind_text (statement, 3, "");
  df_statement_bind_value (statement, 4, TRUE, &DF_VALUE_TEXT ("Zoë"));
  df_statement_bind_value (statement, 5, FALSE, &DF_VALUE_INTEGER (-7));
  g_assert_true (df_statement_step (statement, &error));
  g_assert_cmpint (df_statement_get_integer (statement, 0), ==, G_MAXINT64);
  g_assert_cmpint (df_statement_get_integer (statement, 1), ==, DF_NOTHING);
  g_assert_cmpstr (df_statement_get_text (statement, 2), ==, "");
  g_assert_cmpstr (df_statement_get_text (statement, 3), ==, "Zoë");
  g_assert_cmpint (df_statement_get_integer (statement, 4), ==, -7);
  g_assert_false (df_statement_step (statement, &error));
  g_assert_no_error (error);

  /* What could not be bound is told by the step. */
  df_statement_bind_integer (statement, 9, 1);
  g_assert_false (df_statement_step (statement, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_FAILED);
}

static void
test_failures (void)
{
  static const struct { int result; DfError code; } failures[] = {
    { SQLITE_BUSY, DF_ERROR_LOCKED },
    { SQLITE_BUSY_SNAPSHOT, DF_ERROR_LOCKED },
    { SQLITE_LOCKED, DF_ERROR_LOCKED },
    { SQLITE_FULL, DF_ERROR_FULL },
    { SQLITE_READONLY, DF_ERROR_READ_ONLY },
    { SQLITE_READONLY_DIRECTORY, DF_ERROR_READ_ONLY },
    { SQLITE_READONLY_DBMOVED, DF_ERROR_MOVED },
    { SQLITE_CORRUPT, DF_ERROR_DAMAGED },
    { SQLITE_CORRUPT_INDEX, DF_ERROR_DAMAGED },
    { SQLITE_NOTADB, DF_ERROR_DAMAGED },
    { SQLITE_INTERRUPT, DF_ERROR_CANCELLED },
    { SQLITE_CONSTRAINT_UNIQUE, DF_ERROR_INVALID },
    { SQLITE_CONSTRAINT_CHECK, DF_ERROR_INVALID },
    { SQLITE_CONSTRAINT_FOREIGNKEY, DF_ERROR_INVALID },
    { SQLITE_TOOBIG, DF_ERROR_INVALID },
    { SQLITE_NOMEM, DF_ERROR_FAILED },
    { SQLITE_IOERR_READ, DF_ERROR_FAILED },
    { SQLITE_ERROR, DF_ERROR_FAILED },
  };
  g_autofree char *path = harbour_create ("failures.dreamfest");
  g_autoptr(DfDatabase) database = harbour_open (path);

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (df_database_fail (database, failures[i].result, &error));
      g_assert_error (error, DF_ERROR, (int) failures[i].code);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_null (strstr (error->message, "SQL"));
    }
}

static void
test_moved (void)
{
  g_autofree char *path = harbour_create ("moved.dreamfest");
  g_autofree char *other = harbour_path ("elsewhere.dreamfest");
  g_autoptr(DfDatabase) database = harbour_open (path);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (harbour_query (database, "SELECT count(*) FROM piers"), ==, 0);
  g_assert_cmpint (g_rename (path, other), ==, 0);
  g_assert_false (df_database_execute (database, "INSERT INTO piers VALUES (1, 'p', 'Pier')", &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_MOVED);
  g_assert_false (df_database_in_transaction (database));
}

static void
test_locked (void)
{
  g_autofree char *path = harbour_create ("locked.dreamfest");
  g_autoptr(DfDatabase) first = harbour_open (path);
  g_autoptr(DfDatabase) second = harbour_open (path);
  g_autoptr(DfStatement) reading = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (df_database_begin (first, &error));
  g_assert_false (df_database_begin (second, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_LOCKED);
  g_clear_error (&error);

  /* A reader holds up the commit, which is then taken back as a whole. */
  reading = df_database_prepare (second, "SELECT * FROM office", &error);
  g_assert_true (df_statement_step (reading, &error));
  harbour_execute (first, "INSERT INTO piers VALUES (1, 'p', 'Pier')");
  g_assert_false (df_database_commit (first, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_LOCKED);
  g_assert_false (df_database_in_transaction (first));
  g_assert_cmpint (harbour_query (first, "SELECT count(*) FROM piers"), ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr(DfDatabase) database = harbour_open (NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  const char *endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  gint64 value;

  df_database_set_cancellable (database, cancellable);
  g_assert_cmpint (harbour_query (database, "SELECT 1"), ==, 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (df_database_query_integer (database, endless, 0, &value, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_CANCELLED);
  df_database_set_cancellable (database, NULL);
  g_assert_cmpint (harbour_query (database, "SELECT 1"), ==, 1);
}

/* A file's own name is never taken for a setting. */
static void
test_names (void)
{
  g_autofree char *path = harbour_path ("file:x?mode=memory&cache=shared");
  g_autoptr(GError) error = NULL;

  g_assert_null (df_database_open (path, TRUE, 0, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_MISSING);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_null (df_database_open (":memory:", TRUE, 0, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_MISSING);
}

static void
test_budget (void)
{
  static const char endless[] = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  g_autoptr(DfDatabase) database = harbour_open (NULL);
  g_autoptr(GError) error = NULL;
  gint64 value = 0;

  g_assert_cmpint (harbour_query (database, "PRAGMA hard_heap_limit"), ==, 1 << 30);

  df_database_set_budget (database, 100000);
  g_assert_true (df_database_query_integer (database, "SELECT 7", 0, &value, &error));
  g_assert_cmpint (value, ==, 7);
  g_assert_false (df_database_query_integer (database, endless, 0, &value, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_FOREIGN);
  g_clear_error (&error);

  df_database_set_budget (database, 0);
  g_assert_true (df_database_query_integer (database, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200000)"
                                                      " SELECT count(*) FROM n", 0, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (value, ==, 200000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/database/a-statement/is-used-again-but-not-by-two-at-once", test_statements_are_used_again);
  g_test_add_func ("/database/a-statement-in-use/is-never-dropped", test_more_statements_than_are_kept);
  g_test_add_func ("/database/the-count-of-statements/is-of-runs-not-of-rows", test_counts_runs);
  g_test_add_func ("/database/a-value/comes-back-as-it-was-bound", test_values);
  g_test_add_func ("/database/a-failure/is-one-sentence-and-what-can-be-done", test_failures);
  g_test_add_func ("/database/a-moved-file/takes-no-write", test_moved);
  g_test_add_func ("/database/a-locked-file/is-told-and-the-commit-taken-back", test_locked);
  g_test_add_func ("/database/a-cancelled-statement/stops", test_cancelled);
  g_test_add_func ("/database/what-anybody-may-have-made/gets-so-much-memory-and-time-and-no-more", test_budget);
  g_test_add_func ("/database/a-path/is-only-a-path", test_names);

  return g_test_run ();
}
