/* test-festival-catalog.c
 *
 * Making a festival's file, whole or not at all, and its one row of settings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-festival-catalog.h"

#include <glib/gstdio.h>
#include <string.h>

#include "festival-fixture.h"
#include "festival/df-festival.h"
#include "store/df-history.h"
#include "store/df-record-list.h"

/* The folder's entries, sorted, apart by blanks. */
static char *
list_folder (Festival *festival)
{
  g_autoptr(GDir) folder = g_dir_open (festival->folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, (GCompareFunc) (void (*) (void)) g_strcmp0);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

static void
test_settings (Festival      *festival,
               gconstpointer  data)
{
  g_autoptr(DfRecord) settings = df_repository_dup_single (festival->repository, festival_table ("festival"));
  g_autofree char *entries = list_folder (festival);

  g_assert_true (DF_IS_FESTIVAL (settings));
  g_assert_cmpint (df_record_get_id (settings), ==, 1);
  g_assert_true (g_uuid_string_is_valid (df_record_get_text (settings, "guid")));
  festival_assert_string (settings, "title", "Test Festival");
  festival_assert_string (settings, "starts-on", "2026-06-12");
  festival_assert_string (settings, "time-zone", "Pacific/Auckland");
  g_assert_cmpint (df_record_get_integer (settings, "days"), ==, 3);
  g_assert_cmpint (df_record_get_integer (settings, "day_starts_at"), ==, 360);
  g_assert_cmpstr (entries, ==, "test.dreamfest");
}

static void
test_no_step (Festival      *festival,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) steps = df_repository_dup_history (festival->repository, NULL);

  g_assert_cmpint (steps->len, ==, 0);
  g_assert_null (df_repository_get_undo_name (festival->repository));
}

static void
test_defaults (Festival      *festival,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (festival->folder, "Lantern  Bay.dreamfest", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(DfRepository) repository = df_festival_create (path, NULL, DF_OPEN_DEFAULT, &error);
  g_autoptr(DfRecord) settings = NULL;
  g_autoptr(GTimeZone) zone = NULL;

  g_assert_no_error (error);
  settings = df_repository_dup_single (repository, festival_table ("festival"));
  zone = g_time_zone_new_identifier (df_record_get_text (settings, "time_zone"));
  g_assert_nonnull (zone);
  festival_assert_string (settings, "title", "Lantern Bay");
  g_assert_null (df_record_get_text (settings, "starts_on"));
  g_assert_cmpint (df_record_get_integer (settings, "days"), ==, 1);
  g_clear_object (&repository);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_refused (Festival      *festival,
              gconstpointer  data)
{
  static const struct { DfFestivalSetup setup; const char *words; } cases[] = {
    { { .days = 367 }, "366" },
    { { .days = -1 }, "366" },
    { { .time_zone = "Pacific/Nowhere" }, "time zone" },
    { { .starts_on = "2026-02-31" }, "2026-02-31" },
    { { .name = "  " }, "at least one letter" },
    { { .name = "\342\200\256evil" }, "direction" },
  };
  g_autofree char *path = g_build_filename (festival->folder, "new.dreamfest", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(DfRepository) repository = df_festival_create (path, &cases[i].setup, DF_OPEN_DEFAULT, &error);
      g_autofree char *entries = list_folder (festival);

      g_assert_null (repository);
      g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_cmpstr (entries, ==, "test.dreamfest");
    }
}

static void
test_exists (Festival      *festival,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (festival->folder, "notes.dreamfest", NULL);
  g_autofree char *link_path = g_build_filename (festival->folder, "nowhere.dreamfest", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) link_error = NULL;
  g_autoptr(GFile) link_file = g_file_new_for_path (link_path);

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_true (g_file_make_symbolic_link (link_file, "not-there", NULL, NULL));

  g_assert_null (df_festival_create (path, NULL, DF_OPEN_DEFAULT, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");
  g_assert_null (df_festival_create (link_path, NULL, DF_OPEN_DEFAULT, &link_error));
  g_assert_error (link_error, DF_ERROR, DF_ERROR_EXISTS);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_unlink (link_path), ==, 0);
}

static void
test_no_folder (Festival      *festival,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (festival->folder, "no", "new.dreamfest", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (df_festival_create (path, NULL, DF_OPEN_DEFAULT, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_MISSING);
}

static void
test_edited (Festival      *festival,
             gconstpointer  data)
{
  g_autoptr(DfRecord) settings = df_repository_dup_single (festival->repository, festival_table ("festival"));
  static const struct { const char *field; const char *text; const char *words; } refused[] = {
    { "days", "0", "366" },       { "days", "367", "366" },          { "time_zone", "Nowhere", "time zone" }, { "name", " ", "empty" },
    { "starts_on", "soon", "day" }, { "day_starts_at", "24:00", "23:59" },
  };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) problem = NULL;

      g_assert_false (df_repository_set_text (festival->repository, settings, refused[i].field, refused[i].text, &problem));
      g_assert_error (problem, DF_ERROR, DF_ERROR_INVALID);
      g_assert_nonnull (strstr (problem->message, refused[i].words));
    }
  g_assert_true (df_repository_set_text (festival->repository, settings, "days", "366", &error));
  g_assert_true (df_repository_set_text (festival->repository, settings, "time_zone", "UTC", &error));
  g_assert_true (df_repository_undo (festival->repository, &error));
  festival_assert_string (settings, "time-zone", "Pacific/Auckland");
}

/* A name that is a path, or a rule, is none. */
/* An event is found by its stage's name, as that is now. */
static void
test_search (Festival      *festival,
             gconstpointer  data)
{
  g_autoptr(DfRecord) dome = festival_add (festival, "stages", "The Dome");
  g_autoptr(DfRecord) late = festival_add_event (festival, "Late", NULL, DF_NOTHING, DF_NOTHING, dome, NULL);
  g_autoptr(DfRecord) other = festival_add_event (festival, "Other", NULL, DF_NOTHING, DF_NOTHING, NULL, NULL);
  g_autoptr(DfRecordList) list = df_repository_list (festival->repository, festival_table ("events"));
  g_autoptr(DfRecordList) titles = df_repository_list (festival->repository, festival_table ("events"));

  df_record_list_set_search (list, "dome late");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_true (df_repository_set_text (festival->repository, dome, "name", "The Barn", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  df_record_list_set_search (list, "barn");
  g_assert_cmpint (df_record_list_get_id (list, 0), ==, df_record_get_id (late));
  g_assert_true (df_repository_set_text (festival->repository, other, "description", "In the big barn", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_true (df_repository_remove (festival->repository, dome, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);

  /* Where people choose by titles nothing else is looked at. */
  df_record_list_search_titles (titles);
  df_record_list_set_search (titles, "barn");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (titles)), ==, 0);
}

static void
test_zones (void)
{
  static const char *const known[] = { "Pacific/Auckland", "UTC", "Etc/GMT+5", "America/Argentina/Buenos_Aires", "America/Port-au-Prince" };
  static const char *const unknown[] = { "", "/dev/zero", "/etc/localtime", "../zoneinfo/UTC", "Pacific/../UTC", ":UTC", "+12:00", "ABC5", "EST5EDT4,M3.2.0",
                                         "Pacific/Nowhere", "pacific auckland", "Pacific/", "\303\251" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_true (df_festival_knows_zone (known[i]));
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_false (df_festival_knows_zone (unknown[i]));
  g_assert_false (df_festival_knows_zone (NULL));
}

static void
test_no_zones (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("TZDIR", "/nonexistent", TRUE);
      g_assert_true (df_festival_knows_zone ("Pacific/Auckland"));
      g_assert_false (df_festival_knows_zone ("/dev/zero"));
      g_assert_false (df_festival_knows_zone ("ABC5"));
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  festival_add_test ("/festival-catalog/create/writes-what-it-was-told", test_settings);
  festival_add_test ("/festival-catalog/create/is-no-step", test_no_step);
  festival_add_test ("/festival-catalog/create/takes-the-file-s-stem-and-this-machine-s-zone", test_defaults);
  festival_add_test ("/festival-catalog/create/what-breaks-a-rule-leaves-no-file", test_refused);
  festival_add_test ("/festival-catalog/create/never-takes-another-file-s-place", test_exists);
  festival_add_test ("/festival-catalog/create/needs-a-folder", test_no_folder);
  g_test_add_func ("/festival-catalog/settings/a-time-zone-is-a-name-and-no-path", test_zones);
  g_test_add_func ("/festival-catalog/settings/a-machine-without-time-zones-takes-names-as-they-are", test_no_zones);
  festival_add_test ("/festival-catalog/a-search/looks-at-descriptions-and-at-stages-as-they-are-now", test_search);
  festival_add_test ("/festival-catalog/settings/are-edited-by-their-rules", test_edited);

  return g_test_run ();
}
