/* test-migrations.c
 *
 * A full festival goes down and up again: performers come and go, and everything else stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-festival-catalog.h"

#include "festival-fixture.h"
#include "store/df-maintenance.h"

#define FRIDAY "2026-06-12"

static void
fill (Festival *festival)
{
  g_autoptr(DfRecord) stage = festival_add (festival, "stages", "Harbour Stage");
  g_autoptr(DfRecord) mara = festival_add (festival, "performers", "Mara Vale");
  g_autoptr(DfRecord) event = festival_add_event (festival, "Sunset Session", FRIDAY, 1080, 1140, stage, mara);
  g_autoptr(DfRecord) night = festival_add_event (festival, "Night Owls", FRIDAY, 1410, 1500, NULL, mara);
  g_autoptr(DfRecord) someday = festival_add_event (festival, "Someday", NULL, DF_NOTHING, DF_NOTHING, NULL, NULL);
}

static void
migrate (Festival *festival,
         int       version)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  int now = -1;

  g_assert_true (df_store_migrate (festival->path, df_festival_catalog (), version, &error));
  g_assert_no_error (error);
  g_assert_true (df_store_read_version (festival->path, df_festival_catalog (), &now, &error));
  g_assert_cmpint (now, ==, version);

  /* The schema is that of the version, to the letter. */
  g_assert_true (df_store_check (festival->path, df_festival_catalog (), NULL, findings, &error));
  g_assert_no_error (error);
  g_assert_cmpint (findings->len, ==, 0);
}

static void
assert_rest (Festival *festival)
{
  g_autoptr(DfRecord) settings = df_repository_dup_single (festival->repository, festival_table ("festival"));
  g_autoptr(DfRecord) event = df_repository_dup_record (festival->repository, festival_table ("events"), 1);
  g_autoptr(DfRecord) night = df_repository_dup_record (festival->repository, festival_table ("events"), 2);

  festival_assert_string (settings, "title", "Test Festival");
  festival_assert_string (event, "title", "Sunset Session");
  festival_assert_string (event, "stage-name", "Harbour Stage");
  festival_assert_string (night, "when-short", "Fri \u206623:30–01:00\u2069");
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("events")), ==, 3);
}

static void
open_again (Festival *festival)
{
  g_autoptr(GError) error = NULL;

  festival->repository = df_festival_open (festival->path, DF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

static void
test_newest (void)
{
  g_assert_cmpint (df_store_newest_version (df_festival_catalog ()), ==, 3);
}

static void
test_performers (Festival      *festival,
                 gconstpointer  data)
{
  fill (festival);
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("performers")), ==, 1);
  g_assert_finalize_object (g_steal_pointer (&festival->repository));

  migrate (festival, 1);
  open_again (festival);
  g_assert_cmpint (df_repository_get_version (festival->repository), ==, 3);
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("performers")), ==, 0);
  assert_rest (festival);
}

/* What the rules of clashes need goes, and the stages and events that had it stay. */
static void
test_clashes (Festival      *festival,
              gconstpointer  data)
{
  g_autoptr(DfRecord) stage = NULL;
  g_autoptr(GError) error = NULL;

  fill (festival);
  stage = df_repository_dup_record (festival->repository, festival_table ("stages"), 1);
  g_assert_true (df_repository_set (festival->repository, stage, "changeover", &DF_VALUE_INTEGER (25), &error));
  g_assert_no_error (error);
  g_clear_object (&stage);
  g_assert_finalize_object (g_steal_pointer (&festival->repository));

  migrate (festival, 2);
  open_again (festival);
  assert_rest (festival);
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("performers")), ==, 1);
  stage = df_repository_dup_record (festival->repository, festival_table ("stages"), 1);
  g_assert_cmpint (df_record_get_integer (stage, "changeover"), ==, DF_NOTHING);
}

static void
test_all_the_way (Festival      *festival,
                  gconstpointer  data)
{
  g_autoptr(DfRecord) settings = NULL;

  fill (festival);
  g_assert_finalize_object (g_steal_pointer (&festival->repository));

  migrate (festival, 1);
  migrate (festival, 0);
  migrate (festival, 3);
  migrate (festival, 1);
  migrate (festival, 3);
  open_again (festival);
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("events")), ==, 0);

  /* There is always a festival, named after the file once more. */
  settings = df_repository_dup_single (festival->repository, festival_table ("festival"));
  festival_assert_string (settings, "title", "test");
  g_assert_null (df_repository_get_undo_name (festival->repository));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/migrations/the-newest-is-the-third", test_newest);
  festival_add_test ("/migrations/the-second/takes-performers-away-and-brings-them-back", test_performers);
  festival_add_test ("/migrations/the-third/takes-changeovers-away-and-leaves-the-rest", test_clashes);
  festival_add_test ("/migrations/all/go-down-to-nothing-and-up-again", test_all_the_way);

  return g_test_run ();
}
