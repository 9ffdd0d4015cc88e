/* test-opening.c
 *
 * What is not one of ours is refused, with its bytes as they were and nothing left beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harbour.h"

static void
assert_refused (const char  *path,
                DfOpenFlags  flags,
                DfError      code,
                const char  *word)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DfDatabase) database = NULL;
  int version = 0;

  database = df_opening_open (path, harbour_catalog (), flags, &version, &error);
  g_assert_null (database);
  g_assert_error (error, DF_ERROR, (int) code);
  if (word != NULL && strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
}

/* With every way of opening. */
static void
assert_refused_untouched (const char *path,
                          DfError     code,
                          const char *word)
{
  static const DfOpenFlags ways[] = { DF_OPEN_DEFAULT, DF_OPEN_READ_ONLY, DF_OPEN_AS_IT_IS, DF_OPEN_PATIENT,
                                      DF_OPEN_READ_ONLY | DF_OPEN_AS_IT_IS | DF_OPEN_PATIENT };
  g_autofree char *before = harbour_hash_file (path);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *after = NULL;

      assert_refused (path, ways[i], code, word);
      after = harbour_hash_file (path);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpuint (harbour_count_beside (path), ==, 0);
    }
  assert_refused (path, DF_OPEN_CREATE, DF_ERROR_EXISTS, "already");
}

static char *
write_file (const char *bytes,
            gssize      length)
{
  char *path = harbour_path ("strange.dreamfest");

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  return path;
}

static void
test_no_database (void)
{
  static const struct { const char *bytes; gssize length; const char *word; } files[] = {
    { "", 0, "empty" },
    { "S", 1, "not a festival" },
    { "SQLite format 3", 16, "another program" },
    { "Dear diary, nothing ever happens here.\n", -1, "not a festival" },
    { "{ \"format\": \"dreamfest\" }\n", -1, "not a festival" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = write_file (files[i].bytes, files[i].length);

      assert_refused_untouched (path, DF_ERROR_FOREIGN, files[i].word);
      g_unlink (path);
    }
}

static void
test_no_file (void)
{
  g_autofree char *path = harbour_path ("nowhere.dreamfest");
  g_autofree char *folder = harbour_path ("nowhere/at-all.dreamfest");

  assert_refused (path, DF_OPEN_DEFAULT, DF_ERROR_MISSING, "nowhere.dreamfest");
  assert_refused (path, DF_OPEN_READ_ONLY, DF_ERROR_MISSING, NULL);
  assert_refused (folder, DF_OPEN_DEFAULT, DF_ERROR_MISSING, NULL);
  assert_refused (folder, DF_OPEN_CREATE, DF_ERROR_MISSING, NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_no_regular_file (void)
{
  g_autofree char *folder = harbour_path ("folder.dreamfest");
  g_autofree char *pipe_path = harbour_path ("pipe.dreamfest");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_refused (folder, DF_OPEN_DEFAULT, DF_ERROR_FOREIGN, "folder");
  /* Were it opened, this would wait for a writer until the test is stopped. */
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_refused (pipe_path, DF_OPEN_DEFAULT, DF_ERROR_FOREIGN, NULL);
  assert_refused (pipe_path, DF_OPEN_READ_ONLY, DF_ERROR_FOREIGN, NULL);
  assert_refused ("/dev/null", DF_OPEN_DEFAULT, DF_ERROR_FOREIGN, NULL);
}

static void
test_other_programs (void)
{
  g_autofree char *path = harbour_path ("other.dreamfest");

  harbour_vandalise (path, "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)");
  assert_refused_untouched (path, DF_ERROR_FOREIGN, "another program");
  harbour_vandalise (path, "PRAGMA application_id = 252006675; PRAGMA user_version = 3");
  assert_refused_untouched (path, DF_ERROR_FOREIGN, "another program");
}

static void
test_newer (void)
{
  g_autofree char *path = harbour_create ("newer.dreamfest");

  harbour_vandalise (path, "PRAGMA user_version = 4");
  assert_refused_untouched (path, DF_ERROR_NEWER, "4");
  harbour_vandalise (path, "PRAGMA user_version = 2147483647; ALTER TABLE boats ADD COLUMN sail TEXT");
  assert_refused_untouched (path, DF_ERROR_NEWER, NULL);
  harbour_vandalise (path, "PRAGMA user_version = -3");
  assert_refused_untouched (path, DF_ERROR_FOREIGN, "version");
}

static void
test_planted (void)
{
  static const struct { const char *sql; const char *word; } plants[] = {
    { "CREATE TRIGGER mole AFTER UPDATE ON boats BEGIN DELETE FROM piers; END", "trigger “mole”" },
    { "CREATE TRIGGER history_ins_boats AFTER INSERT ON boats BEGIN DELETE FROM piers; END", "trigger “history_ins_boats”" },
    { "CREATE VIEW tower AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", "view “tower”" },
    { "CREATE INDEX slow ON boats (length (hex (zeroblob (id))))", "index “slow”" },
    { "CREATE TABLE cargo (id INTEGER PRIMARY KEY)", "table “cargo”" },
    { "CREATE TABLE \"a\nb\" (id INTEGER PRIMARY KEY)", "a\xef\xbf\xbd" "b" },
    { "CREATE TABLE history_steps (id INTEGER PRIMARY KEY)", "history_" },
    { "CREATE VIEW history_changes AS SELECT 1", "history_" },
    { "ALTER TABLE boats ADD COLUMN sail TEXT CHECK (length (hex (zeroblob (900000000))) > 0)", "“boats” is not" },
    { "DROP INDEX boats_pier_id", "lacks “boats_pier_id”" },
    { "DROP TABLE boats_sailors", "lacks" },
    { "DROP INDEX boats_pier_id; CREATE UNIQUE INDEX boats_pier_id ON boats (pier_id)", "boats_pier_id" },
    { "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'SET NULL', 'CASCADE ') WHERE name = 'boats'", "boats" },
    { "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_mole', 'boats', 0,"
      " 'CREATE TRIGGER sqlite_mole AFTER UPDATE ON boats BEGIN DELETE FROM piers; END')", "sqlite_mole" },
    { "PRAGMA user_version = 2", "not as" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plants); i++)
    {
      g_autofree char *path = harbour_create ("planted.dreamfest");

      harbour_vandalise (path, plants[i].sql);
      assert_refused_untouched (path, DF_ERROR_FOREIGN, plants[i].word);
      g_unlink (path);
    }
}

static void
test_log (void)
{
  g_autofree char *path = harbour_create ("log.dreamfest");

  harbour_vandalise (path, "PRAGMA journal_mode = WAL; INSERT INTO piers VALUES (1, 'p', 'Pier')");
  assert_refused_untouched (path, DF_ERROR_FOREIGN, "log");
}

static void
fill (const char *path)
{
  g_autoptr(DfDatabase) database = harbour_open (path);

  harbour_execute (database, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                   " INSERT INTO piers (guid, name) SELECT 'p' || i, 'Pier ' || i FROM n");
}

static void
test_truncated (void)
{
  g_autofree char *path = harbour_create ("short.dreamfest");
  g_autofree char *bytes = NULL;
  gsize length;

  fill (path);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize part = 100; part < length; part += length / 7)
    {
      g_assert_true (g_file_set_contents (path, bytes, part, NULL));
      assert_refused_untouched (path, DF_ERROR_DAMAGED, "damaged");
    }

  /* Its schema's page gone. */
  memset (bytes + 100, 0xa5, 3900);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  assert_refused_untouched (path, DF_ERROR_DAMAGED, "damaged");
}

static void
test_ours (void)
{
  g_autofree char *path = harbour_create ("ours.dreamfest");
  g_autofree char *link_path = harbour_path ("link.dreamfest");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  DfDatabase *database;

  /* What people's tools leave in a file does no harm. */
  harbour_vandalise (path, "ANALYZE; VACUUM; REINDEX");
  g_assert_cmpint (symlink (path, link_path), ==, 0);
  before = harbour_hash_file (path);
  database = harbour_open (link_path);
  g_assert_false (df_database_is_read_only (database));
  g_assert_cmpstr (df_database_get_name (database), ==, "link.dreamfest");
  df_database_free (database);

  after = harbour_hash_file (path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (harbour_count_beside (path), ==, 0);
}

static void
test_create (void)
{
  g_autofree char *path = harbour_create ("new.dreamfest");
  DfDatabase *database = harbour_open (path);

  g_assert_cmpint (harbour_query (database, "PRAGMA application_id"), ==, HARBOUR_APPLICATION_ID);
  g_assert_cmpint (harbour_query (database, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (harbour_query (database, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (harbour_query (database, "PRAGMA synchronous"), ==, 3);
  df_database_free (database);
  assert_refused (path, DF_OPEN_CREATE, DF_ERROR_EXISTS, "already");
}

static void
test_locked (void)
{
  g_autofree char *path = harbour_create ("locked.dreamfest");
  DfDatabase *database = harbour_open (path);
  gint64 start;

  harbour_execute (database, "BEGIN EXCLUSIVE");
  start = g_get_monotonic_time ();
  assert_refused (path, DF_OPEN_DEFAULT, DF_ERROR_LOCKED, "used by another program");
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  harbour_execute (database, "ROLLBACK");
  df_database_free (database);
}

/* Closing any descriptor of a file drops all of a process' locks on it: looking at a header must not. */
static void
test_locks_survive (void)
{
  g_autofree char *path = harbour_create ("kept.dreamfest");
  DfDatabase *writer = harbour_open (path);
  g_autoptr(DfDatabase) reader = NULL;
  g_autofree char *command = g_strdup_printf ("import sqlite3, sys\nsqlite3.connect (sys.argv[1], timeout = 0).execute ('BEGIN IMMEDIATE')");
  g_autofree char *python = g_find_program_in_path ("python3");
  char *argv[] = { python, (char *) "-c", command, path, NULL };
  int status = 0;

  if (python == NULL)
    {
      g_test_skip ("without python3 there is no second program");
      df_database_free (writer);
      return;
    }

  harbour_execute (writer, "BEGIN IMMEDIATE");
  reader = harbour_open (path);
  g_assert_true (g_spawn_sync (NULL, argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, !=, 0);

  harbour_execute (writer, "ROLLBACK");
  g_assert_true (g_spawn_sync (NULL, argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  df_database_free (writer);
}

static void
test_write_protected (void)
{
  g_autofree char *path = harbour_create ("protected.dreamfest");
  g_autoptr(DfDatabase) database = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everything");
      return;
    }

  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  database = harbour_open (path);
  g_assert_true (df_database_is_read_only (database));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/opening/what-is-no-database/is-refused-untouched", test_no_database);
  g_test_add_func ("/opening/what-is-not-there/is-missing-and-not-made", test_no_file);
  g_test_add_func ("/opening/a-folder-or-a-pipe/is-refused-without-waiting", test_no_regular_file);
  g_test_add_func ("/opening/another-program's-database/is-refused-untouched", test_other_programs);
  g_test_add_func ("/opening/a-newer-file/is-refused-untouched", test_newer);
  g_test_add_func ("/opening/a-planted-thing/is-refused-by-its-name", test_planted);
  g_test_add_func ("/opening/a-write-ahead-log/is-refused-untouched", test_log);
  g_test_add_func ("/opening/a-truncated-file/is-damaged-and-untouched", test_truncated);
  g_test_add_func ("/opening/one-of-ours/is-opened-also-by-a-link-and-leaves-the-bytes", test_ours);
  g_test_add_func ("/opening/a-new-file/has-header-and-version", test_create);
  g_test_add_func ("/opening/a-locked-file/is-told-at-once", test_locked);
  g_test_add_func ("/opening/a-second-time/keeps-the-locks-of-the-first", test_locks_survive);
  g_test_add_func ("/opening/a-write-protected-file/is-read-only", test_write_protected);

  return g_test_run ();
}
