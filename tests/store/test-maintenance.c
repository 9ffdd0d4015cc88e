/* test-maintenance.c
 *
 * Checks find what is wrong and change nothing; copies are whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE    /* memmem() */

#include "store/df-maintenance.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "harbour.h"

static char *
create_fleet (const char *name)
{
  HarbourFixture fixture = { harbour_create (name), NULL, NULL };

  harbour_connect (&fixture);
  harbour_act (&fixture, "Fleet", HARBOUR_FLEET);
  harbour_disconnect (&fixture);

  return fixture.path;
}

static GPtrArray *
check (const char *path)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *before = harbour_hash_file (path);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (df_store_check (path, harbour_catalog (), NULL, findings, &error));
  g_assert_no_error (error);
  after = harbour_hash_file (path);
  g_assert_cmpstr (after, ==, before);

  return findings;
}

static void
test_sound (void)
{
  g_autofree char *path = create_fleet ("sound.dreamfest");
  g_autoptr(GPtrArray) findings = check (path);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_broken_key (void)
{
  g_autofree char *path = create_fleet ("key.dreamfest");
  g_autoptr(GPtrArray) findings = NULL;

  harbour_vandalise (path, "UPDATE boats SET pier_id = 99 WHERE id = 3; DELETE FROM sailors WHERE id = 2");
  findings = check (path);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (findings, 0), "piers"));
  g_assert_nonnull (strstr (g_ptr_array_index (findings, 1), "sailors"));
}

static void
test_broken_rule (void)
{
  g_autofree char *path = create_fleet ("rule.dreamfest");
  g_autoptr(GPtrArray) findings = NULL;

  harbour_vandalise (path, "PRAGMA ignore_check_constraints = ON; UPDATE boats SET name = '' WHERE id = 2");
  findings = check (path);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (findings, 0), "boats"));
}

static void
test_broken_page (void)
{
  g_autofree char *path = create_fleet ("page.dreamfest");
  g_autofree char *bytes = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  gsize length;
  gsize page = 0;

  /* The page that holds the boats' names. */
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize at = 4096; at + 4096 <= length && page == 0; at += 4096)
    if (memmem (bytes + at, 4096, "Una", 3) != NULL)
      page = at;
  g_assert_cmpuint (page, >, 0);
  memset (bytes + page, 0x5a, 600);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));

  findings = check (path);
  g_assert_cmpuint (findings->len, >, 0);
}

static void
test_foreign (void)
{
  g_autofree char *path = create_fleet ("foreign.dreamfest");
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  harbour_vandalise (path, "CREATE TRIGGER mole AFTER UPDATE ON boats BEGIN DELETE FROM piers; END");
  g_assert_false (df_store_check (path, harbour_catalog (), NULL, findings, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_FOREIGN);
}

static void
test_cancelled (void)
{
  g_autofree char *path = create_fleet ("cancelled.dreamfest");
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  harbour_vandalise (path, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                     " INSERT INTO piers (guid, name) SELECT 'x' || i, 'Pier' FROM n");
  g_cancellable_cancel (cancellable);
  g_assert_false (df_store_check (path, harbour_catalog (), cancellable, findings, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_CANCELLED);
}

static void
test_backup (void)
{
  g_autofree char *path = create_fleet ("whole.dreamfest");
  g_autofree char *target = harbour_path ("copy.dreamfest");
  g_autofree char *again = NULL;
  g_autofree char *hash = NULL;
  g_autoptr(GError) error = NULL;
  HarbourFixture fixture = { g_strdup (target), NULL, NULL };
  HarbourFixture original = { g_strdup (path), NULL, NULL };

  g_assert_true (df_store_backup (path, harbour_catalog (), target, DF_BACKUP_DEFAULT, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (harbour_count_beside (target), ==, 0);

  harbour_connect (&original);
  harbour_connect (&fixture);
  hash = harbour_hash (original.database);
  harbour_assert_data (&fixture, hash);
  /* The copy has the history and goes on with it. */
  g_assert_true (df_journal_undo (fixture.journal, NULL, &error));
  g_assert_no_error (error);
  harbour_tear_down (&fixture, NULL);
  harbour_tear_down (&original, NULL);

  again = harbour_hash_file (target);
  g_assert_false (df_store_backup (path, harbour_catalog (), target, DF_BACKUP_DEFAULT, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_EXISTS);
  g_clear_pointer (&hash, g_free);
  hash = harbour_hash_file (target);
  g_assert_cmpstr (hash, ==, again);
}

static void
test_backup_nowhere (void)
{
  g_autofree char *path = create_fleet ("nowhere.dreamfest");
  g_autofree char *target = harbour_path ("no/such/folder.dreamfest");
  g_autoptr(GError) error = NULL;

  g_assert_false (df_store_backup (path, harbour_catalog (), target, DF_BACKUP_DEFAULT, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_MISSING);
}

static void
test_backup_without_history (void)
{
  static const char secret[] = "Nobody may read this";
  g_autofree char *path = create_fleet ("secret.dreamfest");
  g_autofree char *whole = harbour_path ("whole-copy.dreamfest");
  g_autofree char *bare = harbour_path ("bare-copy.dreamfest");
  g_autofree char *bytes = NULL;
  g_autofree char *hash = NULL;
  g_autoptr(GError) error = NULL;
  HarbourFixture original = { g_strdup (path), NULL, NULL };
  HarbourFixture copy = { g_strdup (bare), NULL, NULL };
  gsize length;

  harbour_connect (&original);
  harbour_act (&original, "Add", "INSERT INTO piers (guid, name) VALUES ('secret', 'Nobody may read this')");
  harbour_act (&original, "Delete", "DELETE FROM piers WHERE guid = 'secret'");
  hash = harbour_hash (original.database);

  g_assert_true (df_store_backup (path, harbour_catalog (), whole, DF_BACKUP_DEFAULT, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  g_assert_nonnull (memmem (bytes, length, secret, strlen (secret)));
  g_clear_pointer (&bytes, g_free);

  g_assert_true (df_store_backup (path, harbour_catalog (), bare, DF_BACKUP_WITHOUT_HISTORY, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (harbour_count_beside (bare), ==, 0);
  g_assert_true (g_file_get_contents (bare, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, secret, strlen (secret)));

  harbour_connect (&copy);
  harbour_assert_data (&copy, hash);
  g_assert_false (df_journal_undo (copy.journal, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO);
  harbour_tear_down (&copy, NULL);
  harbour_tear_down (&original, NULL);
}

static void
test_backup_replaces (void)
{
  g_autofree char *path = create_fleet ("replacing.dreamfest");
  g_autofree char *target = harbour_path ("replaced.dreamfest");
  g_autofree char *journal = g_strconcat (target, "-journal", NULL);
  g_autofree char *linked = harbour_path ("another-name.dreamfest");
  g_autofree char *before = harbour_hash_file (path);
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (target, "a list of bands", -1, NULL));
  g_assert_true (g_file_set_contents (journal, "what is being written", -1, NULL));
  g_assert_false (df_store_backup (path, harbour_catalog (), target, DF_BACKUP_REPLACE, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (target, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "a list of bands");
  g_assert_cmpint (g_unlink (journal), ==, 0);

  g_assert_true (df_store_backup (path, harbour_catalog (), target, DF_BACKUP_REPLACE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (harbour_count_beside (target), ==, 0);
  g_assert_true (df_store_check (target, harbour_catalog (), NULL, findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);

  /* Under whatever name, the file itself stays what it is. */
  g_assert_cmpint (link (path, linked), ==, 0);
  g_assert_false (df_store_backup (path, harbour_catalog (), linked, DF_BACKUP_REPLACE, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_EXISTS);
  after = harbour_hash_file (path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_newest_backup (void)
{
  g_autofree char *path = create_fleet ("kept.dreamfest");
  g_autofree char *none = df_store_dup_newest_backup (path, harbour_catalog ());
  g_autofree char *found = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  int newest = df_store_newest_version (harbour_catalog ());

  g_assert_null (none);
  g_assert_true (df_store_migrate (path, harbour_catalog (), newest - 1, &error));
  g_assert_no_error (error);
  found = df_store_dup_newest_backup (path, harbour_catalog ());
  g_assert_nonnull (found);
  g_assert_true (df_store_check (found, harbour_catalog (), NULL, findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);

  /* One that is damaged itself is none. */
  g_assert_true (g_file_set_contents (found, "gone", -1, NULL));
  damaged = df_store_dup_newest_backup (path, harbour_catalog ());
  g_assert_null (damaged);
}

static void
test_backup_cancelled (void)
{
  g_autofree char *path = create_fleet ("long.dreamfest");
  g_autofree char *target = harbour_path ("never.dreamfest");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  harbour_vandalise (path, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                     " INSERT INTO piers (guid, name) SELECT 'x' || i, 'Pier' FROM n");
  g_cancellable_cancel (cancellable);
  g_assert_false (df_store_backup (path, harbour_catalog (), target, DF_BACKUP_DEFAULT, cancellable, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_CANCELLED);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (harbour_count_beside (target), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/maintenance/a-sound-file/has-no-findings", test_sound);
  g_test_add_func ("/maintenance/a-row-that-points-nowhere/is-a-finding-each", test_broken_key);
  g_test_add_func ("/maintenance/a-value-against-a-rule/is-a-finding", test_broken_rule);
  g_test_add_func ("/maintenance/a-broken-page/is-a-finding-not-a-crash", test_broken_page);
  g_test_add_func ("/maintenance/a-file-that-is-not-ours/is-not-checked-at-all", test_foreign);
  g_test_add_func ("/maintenance/a-cancelled-check/says-so", test_cancelled);
  g_test_add_func ("/maintenance/a-backup/is-a-whole-file-and-replaces-nothing", test_backup);
  g_test_add_func ("/maintenance/a-backup/into-no-folder-is-missing", test_backup_nowhere);
  g_test_add_func ("/maintenance/a-backup/without-history-holds-nothing-that-was-deleted", test_backup_without_history);
  g_test_add_func ("/maintenance/a-backup/replaces-what-people-said-but-never-the-file-itself", test_backup_replaces);
  g_test_add_func ("/maintenance/a-cancelled-backup/leaves-nothing", test_backup_cancelled);
  g_test_add_func ("/maintenance/the-newest-backup/is-found-if-it-is-whole", test_newest_backup);

  return g_test_run ();
}
