/* test-migrations.c
 *
 * A full file goes up, down and up again; each step is whole, and a backup stands before the first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "harbour.h"
#include "store/df-maintenance.h"

/* A file of the first version with boats in it. */
static char *
create_old (const char *name)
{
  char *path = harbour_create (name);
  g_autoptr(GError) error = NULL;
  g_autoptr(DfDatabase) database = NULL;
  int version;

  df_store_migrate (path, harbour_catalog (), 1, &error);
  g_assert_no_error (error);
  database = df_opening_open (path, harbour_catalog (), DF_OPEN_AS_IT_IS, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, 1);
  harbour_execute (database, "INSERT INTO piers VALUES (1, 'p1', 'North'), (2, 'p2', 'South');"
                   "INSERT INTO boats VALUES (1, 'b1', 'Ida', 1), (2, 'b2', 'Ola', 1), (3, 'b3', 'Una', NULL)");

  return path;
}

/* Those under the office's guid, newest last: (transfer full). */
static GPtrArray *
list_backups (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "dreamfest", "backups", "6f1ef3a4-92d6-4f0e-8e0e-0d1d6d3b5a01", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));

  return paths;
}

static gint64
ask_as_it_is (const char *path,
              const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DfDatabase) database = NULL;
  int version;

  database = df_opening_open (path, harbour_catalog (), DF_OPEN_AS_IT_IS | DF_OPEN_READ_ONLY, &version, &error);
  g_assert_no_error (error);
  return harbour_query (database, sql);
}

static void
test_up_down_up (void)
{
  g_autofree char *path = create_old ("full.dreamfest");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr(GError) error = NULL;
  DfDatabase *database;

  database = harbour_open (path);
  harbour_execute (database, "INSERT INTO sailors VALUES (1, 's1', 'Kim'); INSERT INTO boats_sailors VALUES (1, 1, 1, 'mate'), (2, 3, 1, '')");
  first = harbour_hash (database);
  df_database_free (database);

  for (int down = 2; down >= 0; down--)
    {
      int version = -1;

      g_assert_true (df_store_migrate (path, harbour_catalog (), down, &error));
      g_assert_no_error (error);
      g_assert_true (df_store_read_version (path, harbour_catalog (), &version, &error));
      g_assert_cmpint (version, ==, down);
      if (down > 0)
        g_assert_cmpint (ask_as_it_is (path, "SELECT count(*) FROM boats WHERE pier_id = 1"), ==, 2);
      /* The rebuilt table's children are still there: the keys were off. */
      if (down == 2)
        {
          g_assert_cmpint (ask_as_it_is (path, "SELECT count(*) FROM boats_sailors"), ==, 2);
          g_assert_true (df_store_migrate (path, harbour_catalog (), 3, &error));
          g_assert_no_error (error);
          database = harbour_open (path);
          second = harbour_hash (database);
          g_assert_cmpstr (second, ==, first);
          g_assert_cmpint (harbour_query (database, "PRAGMA foreign_keys"), ==, 1);
          df_database_free (database);
        }
    }

  database = harbour_open (path);
  g_assert_cmpint (harbour_query (database, "SELECT count(*) FROM boats"), ==, 0);
  df_database_free (database);
}

static void
test_opening_migrates (void)
{
  g_autofree char *path = create_old ("old.dreamfest");
  g_autoptr(GPtrArray) before = list_backups ();
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(DfDatabase) database = NULL;
  int version = 0;
  guint n_old = 0;

  database = df_opening_open (path, harbour_catalog (), DF_OPEN_DEFAULT, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, 3);
  g_assert_cmpint (harbour_query (database, "SELECT count(*) FROM boats WHERE notes IS NULL"), ==, 3);

  /* One backup more, and it is the file of before. */
  after = list_backups ();
  g_assert_cmpuint (after->len, ==, before->len + 1);
  for (guint i = 0; i < after->len; i++)
    {
      int old = 0;

      g_assert_true (df_store_read_version (g_ptr_array_index (after, i), harbour_catalog (), &old, &error));
      if (old == 1)
        {
          n_old++;
          g_assert_cmpint (ask_as_it_is (g_ptr_array_index (after, i), "SELECT count(*) FROM boats"), ==, 3);
        }
    }
  g_assert_cmpuint (n_old, ==, 1);
}

static void
test_read_only_stays (void)
{
  g_autofree char *path = create_old ("stays.dreamfest");
  g_autofree char *before = harbour_hash_file (path);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  int version = 0;

  g_assert_null (df_opening_open (path, harbour_catalog (), DF_OPEN_READ_ONLY, &version, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_READ_ONLY);
  after = harbour_hash_file (path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_history_ends (void)
{
  HarbourFixture fixture = { create_old ("history.dreamfest"), NULL, NULL };
  g_autoptr(GError) error = NULL;

  harbour_connect (&fixture);
  harbour_act (&fixture, "Rename", "UPDATE boats SET name = 'Ada' WHERE id = 1");
  harbour_disconnect (&fixture);

  g_assert_true (df_store_migrate (fixture.path, harbour_catalog (), 2, &error));
  g_assert_no_error (error);
  harbour_connect (&fixture);
  g_assert_null (df_journal_dup_undo_name (fixture.journal, NULL));
  g_assert_cmpint (harbour_query (fixture.database, "SELECT count(*) FROM history_changes"), ==, 0);
  harbour_act (&fixture, "Rename", "UPDATE boats SET name = 'Eda' WHERE id = 1");
  g_assert_true (df_journal_undo (fixture.journal, NULL, &error));
  g_assert_no_error (error);
  harbour_tear_down (&fixture, NULL);
}

static void
test_broken_keys (void)
{
  g_autofree char *path = create_old ("broken.dreamfest");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  harbour_vandalise (path, "UPDATE boats SET pier_id = 99 WHERE id = 3");
  before = harbour_hash_file (path);

  g_assert_false (df_store_migrate (path, harbour_catalog (), 3, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_DAMAGED);
  after = harbour_hash_file (path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_unknown_version (void)
{
  g_autofree char *path = create_old ("unknown.dreamfest");
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (df_store_newest_version (harbour_catalog ()), ==, 3);
  g_assert_false (df_store_migrate (path, harbour_catalog (), 4, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (df_store_migrate (path, harbour_catalog (), -1, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
}

static void
test_same_version (void)
{
  g_autofree char *path = harbour_create ("same.dreamfest");
  g_autofree char *before = harbour_hash_file (path);
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (df_store_migrate (path, harbour_catalog (), 3, &error));
  g_assert_no_error (error);
  after = harbour_hash_file (path);
  g_assert_cmpstr (after, ==, before);
  backups = list_backups ();
  g_assert_cmpuint (backups->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/migrations/a-full-file/goes-down-and-up-and-is-the-same", test_up_down_up);
  g_test_add_func ("/migrations/an-older-file/is-brought-up-at-opening-with-a-backup-of-before", test_opening_migrates);
  g_test_add_func ("/migrations/an-older-file-that-is-only-read/stays-as-it-is", test_read_only_stays);
  g_test_add_func ("/migrations/a-migration/ends-the-history", test_history_ends);
  g_test_add_func ("/migrations/a-file-with-broken-keys/stays-as-it-is", test_broken_keys);
  g_test_add_func ("/migrations/a-version-that-there-is-not/is-refused", test_unknown_version);
  g_test_add_func ("/migrations/to-the-same-version/changes-nothing-and-makes-no-backup", test_same_version);

  return g_test_run ();
}
