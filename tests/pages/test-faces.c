/* test-faces.c
 *
 * What rows say beyond the fields of one record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <locale.h>

#include "exchange/df-import.h"
#include "festival/df-festival-catalog.h"
#include "pages/df-faces.h"
#include "store/df-record-list.h"

typedef struct
{
  DfRepository *repository;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("dreamfest-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "faces.dreamfest", NULL);
  g_autoptr(DfReport) report = df_report_new (df_festival_catalog ());
  g_autoptr(GError) error = NULL;
  DfFestivalSetup setup = { NULL };

  fixture->repository = df_festival_create (path, &setup, DF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  df_import_sample (fixture->repository, report, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->repository);
}

static DfRecord *
dup_titled (Fixture    *fixture,
            const char *table,
            const char *title)
{
  g_autoptr(DfRecordList) list = df_repository_list (fixture->repository, df_catalog_find_table (df_festival_catalog (), table));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_str_equal (df_record_get_title (record), title))
        return g_steal_pointer (&record);
    }

  g_error ("The sample has no “%s”", title);
}

static void
test_company (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *event, *owner, *text; } cases[] = {
    { "Sunset Session", "Mara Vale", "with Nilou Farah" },
    { "Sunset Session", "Nilou Farah", "with Mara Vale" },
    { "Golden Hour Talk", "Mara Vale", "Solo" },
    { "Sunday Strings", "Mara Vale", "with Copper Sparrow, Juniper Row" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DfRecord) event = dup_titled (fixture, "events", cases[i].event);
      g_autoptr(DfRecord) owner = dup_titled (fixture, "performers", cases[i].owner);
      g_autofree char *text = df_face_company (NULL, event, owner, NULL);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_clash (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *event, *owner, *text; } cases[] = {
    { "Sunset Session", "Mara Vale", "Clashes with Golden Hour Talk at 18:30" },
    { "Golden Hour Talk", "Mara Vale", "Clashes with Sunset Session at 18:00" },
    { "Sunday Strings", "Mara Vale", "" },
    { "Sunset Session", "Nilou Farah", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DfRecord) event = dup_titled (fixture, "events", cases[i].event);
      g_autoptr(DfRecord) owner = dup_titled (fixture, "performers", cases[i].owner);
      g_autofree char *text = df_face_clash (NULL, event, owner, 0);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_would_clash (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(DfRecord) open_mic = dup_titled (fixture, "events", "Open Mic");
  g_autoptr(DfRecord) lantern_walk = dup_titled (fixture, "events", "Lantern Walk");
  g_autoptr(DfRecord) mara_vale = dup_titled (fixture, "performers", "Mara Vale");
  g_autofree char *clash = df_face_would_clash (NULL, open_mic, mara_vale);
  g_autofree char *none = df_face_would_clash (NULL, lantern_walk, mara_vale);

  g_assert_true (g_str_has_prefix (clash, "Clashes with Sunset Session, "));
  g_assert_cmpstr (none, ==, "");
}

static void
test_advice (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(DfRecord) velvet_static = dup_titled (fixture, "performers", "Velvet Static");
  g_autoptr(DfRecord) mara_vale = dup_titled (fixture, "performers", "Mara Vale");
  g_autoptr(DfRecord) open_mic = dup_titled (fixture, "events", "Open Mic");
  g_autoptr(DfRecord) sunset = dup_titled (fixture, "events", "Sunset Session");
  g_autoptr(DfRecord) lantern_walk = dup_titled (fixture, "events", "Lantern Walk");
  g_autoptr(GListStore) picked = g_list_store_new (DF_TYPE_RECORD);
  g_autofree char *one = NULL;
  g_autofree char *both = NULL;

  g_assert_null (df_face_advice (mara_vale, G_LIST_MODEL (picked)));

  g_list_store_append (picked, lantern_walk);
  g_assert_null (df_face_advice (mara_vale, G_LIST_MODEL (picked)));

  g_list_store_append (picked, open_mic);
  one = df_face_advice (mara_vale, G_LIST_MODEL (picked));
  g_assert_cmpstr (one, ==, "1 of them clashes");

  /* Somebody who plays nothing yet can still be put into two places at once. */
  g_list_store_append (picked, sunset);
  both = df_face_advice (velvet_static, G_LIST_MODEL (picked));
  g_assert_cmpstr (both, ==, "2 of them clash");
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *company = df_face_company (NULL, NULL, NULL, NULL);
  g_autofree char *clash = df_face_clash (NULL, NULL, NULL, 0);
  g_autofree char *would_clash = df_face_would_clash (NULL, NULL, NULL);

  g_assert_cmpstr (company, ==, "");
  g_assert_cmpstr (clash, ==, "");
  g_assert_cmpstr (would_clash, ==, "");
  g_assert_true (df_face_not (NULL, FALSE));
  g_assert_cmpint (df_face_either (NULL, TRUE, 12, 24), ==, 12);
  g_assert_cmpint (df_face_either (NULL, FALSE, 12, 24), ==, 24);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/faces/company/leaves-out-whose-card-it-is", test_company);
  ADD ("/faces/clash/names-the-other-event-of-the-same-performer", test_clash);
  ADD ("/faces/would-clash/looks-at-what-the-performer-plays-already", test_would_clash);
  ADD ("/faces/advice/counts-what-is-picked-against-the-rest", test_advice);
  ADD ("/faces/nothing/is-said-of-nobody", test_nothing);

  return g_test_run ();
}
