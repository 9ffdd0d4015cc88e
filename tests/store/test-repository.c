/* test-repository.c
 *
 * One object for a row, steps that are whole or not at all, and records that follow every commit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "foreign.h"

#include "record/df-resolver.h"

typedef struct
{
  DfRepository *repository;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  DfCatalog *(*catalog) (void) = data;

  fixture->repository = foreign_open (catalog ());
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  foreign_close (fixture->repository);
}

static const DfTable *
find_table (Fixture    *fixture,
            const char *name)
{
  return df_catalog_find_table (df_repository_get_catalog (fixture->repository), name);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_one_object (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(DfRecord) ann = foreign_add (fixture->repository, "users", "Ann");
  g_autoptr(DfRecord) by_id = df_repository_dup_record (fixture->repository, find_table (fixture, "users"), df_record_get_id (ann));
  g_autofree char *guid = NULL;
  g_autoptr(DfRecord) by_guid = NULL;
  g_autoptr(DfRepository) again = foreign_reopen (fixture->repository);
  g_autoptr(DfRecord) read = df_repository_dup_record (again, find_table (fixture, "users"), df_record_get_id (ann));
  g_autofree char *name = NULL;

  g_assert_true (by_id == ann);
  g_object_get (ann, "guid", &guid, "name", &name, NULL);
  g_assert_true (g_uuid_string_is_valid (guid));
  g_assert_cmpstr (name, ==, "Ann");
  by_guid = df_repository_dup_by_guid (fixture->repository, find_table (fixture, "users"), guid);
  g_assert_true (by_guid == ann);
  g_assert_cmpstr (df_record_get_title (read), ==, "Ann");
  g_assert_null (df_repository_dup_record (fixture->repository, find_table (fixture, "users"), 99));
}

static void
test_set_notifies_once (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(DfRecord) show = foreign_add (fixture->repository, "shows", "Dunes");
  g_autoptr(GError) error = NULL;
  guint n_names = 0;
  guint n_titles = 0;
  guint n_seasons = 0;

  g_signal_connect_swapped (show, "notify::name", G_CALLBACK (count_cb), &n_names);
  g_signal_connect_swapped (show, "notify::title", G_CALLBACK (count_cb), &n_titles);
  g_signal_connect_swapped (show, "notify::seasons", G_CALLBACK (count_cb), &n_seasons);
  g_assert_true (df_repository_set_text (fixture->repository, show, "name", "  High   Dunes ", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (df_record_get_title (show), ==, "High Dunes");
  g_assert_cmpuint (n_names, ==, 1);
  g_assert_cmpuint (n_titles, ==, 1);
  g_assert_cmpuint (n_seasons, ==, 0);
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, "Change Name of “Dunes”");
}

static void
test_same_value_is_no_step (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(DfRecord) show = foreign_add (fixture->repository, "shows", "Dunes");
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_set_text (fixture->repository, show, "name", "Dunes", &error));
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, "Add “Dunes”");
}

static void
test_wrong_value_changes_nothing (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(DfRecord) show = foreign_add (fixture->repository, "shows", "Dunes");
  g_autoptr(GError) error = NULL;

  g_assert_false (df_repository_set_text (fixture->repository, show, "name", "   ", &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (df_repository_set_text (fixture->repository, show, "seasons", "many", &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_assert_cmpstr (df_record_get_title (show), ==, "Dunes");
  g_assert_cmpint (df_record_get_integer (show, "seasons"), ==, DF_NOTHING);
}

static void
test_derived_notify_once (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(DfRecord) show = foreign_add (fixture->repository, "shows", "Dunes");
  g_autoptr(DfRecord) other = foreign_add (fixture->repository, "shows", "Reef");
  g_autoptr(DfRecord) ann = foreign_add (fixture->repository, "users", "Ann");
  g_autoptr(DfAssociation) fans = df_repository_list_linked (fixture->repository, show, "fans");
  g_autoptr(DfAssociation) likes = df_repository_list_linked (fixture->repository, ann, "favourites");
  g_autoptr(GError) error = NULL;
  g_autofree char *names = NULL;
  guint n_names = 0;
  guint n_tastes = 0;
  guint n_other = 0;
  int taste;

  g_signal_connect_swapped (show, "notify::fan-names", G_CALLBACK (count_cb), &n_names);
  g_signal_connect_swapped (show, "notify::taste", G_CALLBACK (count_cb), &n_tastes);
  g_signal_connect_swapped (other, "notify::fan-names", G_CALLBACK (count_cb), &n_other);

  g_assert_true (df_association_link (fans, ann, &error));
  g_assert_cmpuint (n_names, ==, 1);
  g_assert_true (df_repository_set_text (fixture->repository, ann, "name", "Anna", &error));
  g_assert_cmpuint (n_names, ==, 2);
  g_object_get (show, "fan-names", &names, NULL);
  g_assert_cmpstr (names, ==, "1: Anna");
  g_assert_cmpuint (n_other, ==, 0);

  /* Two steps away: a fan likes something else besides. */
  n_tastes = 0;
  g_assert_true (df_association_link (likes, other, &error));
  g_assert_cmpuint (n_tastes, ==, 1);
  g_object_get (show, "taste", &taste, NULL);
  g_assert_cmpint (taste, ==, 2);
  g_assert_cmpuint (n_names, ==, 2);
}

static void
test_reference (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(DfRecord) hero = foreign_add (fixture->repository, "heroes", "Hild");
  g_autoptr(DfRecord) spear = foreign_add (fixture->repository, "weapons", "Spear");
  DfValue value = DF_VALUE_INTEGER (df_record_get_id (hero));
  g_autoptr(GError) error = NULL;
  g_autofree char *made_by = NULL;
  guint n = 0;

  g_signal_connect_swapped (spear, "notify::made-by", G_CALLBACK (count_cb), &n);
  g_assert_true (df_repository_set (fixture->repository, spear, "maker", &value, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (df_repository_set_text (fixture->repository, hero, "name", "Hilde", &error));
  g_assert_cmpuint (n, ==, 2);
  g_object_get (spear, "made-by", &made_by, NULL);
  g_assert_cmpstr (made_by, ==, "Hilde");

  /* The file sets it to nothing by itself; the live record must know. */
  g_assert_true (df_repository_remove (fixture->repository, hero, &error));
  g_assert_cmpint (df_record_get_integer (spear, "maker_id"), ==, DF_NOTHING);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (df_repository_undo (fixture->repository, &error));
  g_assert_cmpint (df_record_get_integer (spear, "maker_id"), ==, df_record_get_id (hero));
}

static void
test_undo_keeps_the_object (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(DfRecord) ann = foreign_add (fixture->repository, "users", "Ann");
  g_autoptr(DfRecord) same = NULL;
  gint64 id = df_record_get_id (ann);
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_remove (fixture->repository, ann, &error));
  g_assert_true (df_record_is_deleted (ann));
  g_assert_null (df_repository_dup_record (fixture->repository, find_table (fixture, "users"), id));
  g_assert_true (df_repository_undo (fixture->repository, &error));
  g_assert_false (df_record_is_deleted (ann));
  same = df_repository_dup_record (fixture->repository, find_table (fixture, "users"), id);
  g_assert_true (same == ann);
}

static void
test_rolled_back_draft (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(DfRecord) draft = df_repository_new_draft (fixture->repository, find_table (fixture, "users"));
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_set_text (fixture->repository, draft, "name", "Ann", &error));
  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  g_assert_true (df_repository_save (fixture->repository, draft, &error));
  g_assert_cmpint (df_record_get_id (draft), ==, 1);
  df_repository_rollback_step (fixture->repository);
  g_assert_cmpint (df_record_get_id (draft), ==, 0);
  g_assert_cmpuint (df_repository_count (fixture->repository, find_table (fixture, "users")), ==, 0);
  g_assert_true (df_repository_save (fixture->repository, draft, &error));
  g_assert_cmpuint (df_repository_count (fixture->repository, find_table (fixture, "users")), ==, 1);
}

static void
test_undo_after_reopening (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(DfRepository) again = NULL;
  g_autoptr(GError) error = NULL;

  g_object_unref (foreign_add (fixture->repository, "users", "Ann"));
  again = foreign_reopen (fixture->repository);
  g_assert_cmpstr (df_repository_get_undo_name (again), ==, "Add “Ann”");
  g_assert_true (df_repository_undo (again, &error));
  g_assert_cmpuint (df_repository_count (again, find_table (fixture, "users")), ==, 0);
  g_assert_cmpstr (df_repository_get_redo_name (again), ==, "Add “Ann”");
  g_assert_false (df_repository_undo (again, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO);
}

static void
test_follows_another_connection (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(DfRecord) ann = foreign_add (fixture->repository, "users", "Ann");
  g_autoptr(DfRecord) show = foreign_add (fixture->repository, "shows", "Dunes");
  g_autoptr(DfAssociation) fans = df_repository_list_linked (fixture->repository, show, "fans");
  g_autoptr(DfRecordList) users = df_repository_list (fixture->repository, find_table (fixture, "users"));
  g_autoptr(DfRepository) again = foreign_reopen (fixture->repository);
  g_autoptr(DfRecord) their_ann = df_repository_dup_record (again, find_table (fixture, "users"), 1);
  g_autoptr(DfRecord) their_show = df_repository_dup_record (again, find_table (fixture, "shows"), 1);
  g_autoptr(DfAssociation) their_fans = df_repository_list_linked (again, their_show, "fans");
  g_autoptr(GError) error = NULL;
  guint n = 0;

  g_signal_connect_swapped (ann, "notify::name", G_CALLBACK (count_cb), &n);
  g_assert_true (df_repository_set_text (again, their_ann, "name", "Anna", &error));
  g_assert_true (df_association_link (their_fans, their_ann, &error));
  g_object_unref (foreign_add (again, "users", "Bea"));
  g_assert_cmpuint (n, ==, 0);

  g_assert_true (df_repository_refresh (fixture->repository, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (df_record_get_title (ann), ==, "Anna");
  g_assert_cmpuint (df_association_count (fans), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (users)), ==, 2);
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, "Add “Bea”");

  /* Each undoes what the other did. */
  g_assert_true (df_repository_undo (fixture->repository, &error));
  g_assert_true (df_repository_undo (fixture->repository, &error));
  g_assert_true (df_repository_refresh (again, &error));
  g_assert_cmpuint (df_association_count (their_fans), ==, 0);
}

static void
collect_changes_cb (DfRepository *repository,
                    GArray       *changes,
                    GArray       *collected)
{
  g_assert_nonnull (changes);
  g_array_append_vals (collected, changes->data, changes->len);
}

static void
test_changes_name_cascades (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(DfRecord) ann = foreign_add (fixture->repository, "users", "Ann");
  g_autoptr(DfRecord) show = foreign_add (fixture->repository, "shows", "Dunes");
  g_autoptr(DfAssociation) fans = df_repository_list_linked (fixture->repository, show, "fans");
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (DfChange));
  g_autoptr(GError) error = NULL;
  gboolean found = FALSE;

  g_assert_true (df_association_link (fans, ann, &error));
  g_signal_connect (fixture->repository, "changed", G_CALLBACK (collect_changes_cb), changes);
  g_assert_true (df_repository_remove (fixture->repository, ann, &error));
  g_assert_cmpuint (changes->len, ==, 2);
  for (guint i = 0; i < changes->len; i++)
    found = found || g_array_index (changes, DfChange, i).table == find_table (fixture, "favourites");
  g_assert_true (found);
}

static void
test_two_fields_are_one_step (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(DfRecord) show = foreign_add (fixture->repository, "shows", "Dunes");
  const char *fields[] = { "name", "seasons" };
  DfValue values[] = { DF_VALUE_TEXT ("Reef"), DF_VALUE_INTEGER (4) };
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_change (fixture->repository, show, 2, fields, values, NULL, &error));
  g_assert_cmpstr (df_record_get_title (show), ==, "Reef");
  g_assert_cmpint (df_record_get_integer (show, "seasons"), ==, 4);
  g_assert_true (df_repository_undo (fixture->repository, &error));
  g_assert_cmpstr (df_record_get_title (show), ==, "Dunes");
  g_assert_cmpint (df_record_get_integer (show, "seasons"), ==, DF_NOTHING);
}

static void
test_reference_returns_with_it (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(DfRecord) ajax = foreign_add (fixture->repository, "heroes", "Ajax");
  g_autoptr(DfRecord) spear = foreign_add (fixture->repository, "weapons", "Spear");
  DfValue maker = DF_VALUE_INTEGER (df_record_get_id (ajax));
  g_autoptr(DfRecord) found = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  g_assert_true (df_repository_set (fixture->repository, spear, "maker", &maker, &error));
  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  g_assert_true (df_repository_remove (fixture->repository, spear, &error));
  g_assert_true (df_repository_remove (fixture->repository, ajax, &error));
  g_assert_true (df_repository_commit_step (fixture->repository, "Delete both", &error));
  g_assert_null (df_record_dup_reference (spear, "maker"));

  g_signal_connect_swapped (spear, "notify::maker", G_CALLBACK (count_cb), &n);
  g_assert_true (df_repository_undo (fixture->repository, &error));
  found = df_record_dup_reference (spear, "maker");
  g_assert_true (found == ajax);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(DfRepository) again = NULL;
  g_autoptr(DfRecord) ann = NULL;
  g_autoptr(GError) error = NULL;

  g_object_unref (foreign_add (fixture->repository, "users", "Ann"));
  again = df_repository_open (df_repository_get_path (fixture->repository), foreign_shows (), DF_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (df_repository_is_read_only (again));
  ann = df_repository_dup_record (again, find_table (fixture, "users"), 1);
  g_assert_false (df_repository_set_text (again, ann, "name", "Anna", &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (df_repository_undo (again, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_READ_ONLY);
  g_assert_cmpstr (df_record_get_title (ann), ==, "Ann");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, catalog, test) g_test_add ("/repository/" path, Fixture, catalog, set_up, test, tear_down)
  ADD ("a-row/has-one-object", foreign_shows, test_one_object);
  ADD ("setting-a-field/notifies-that-field-once", foreign_shows, test_set_notifies_once);
  ADD ("setting-a-field/to-what-it-is-makes-no-step", foreign_shows, test_same_value_is_no_step);
  ADD ("setting-a-field/to-what-it-cannot-hold-changes-nothing", foreign_shows, test_wrong_value_changes_nothing);
  ADD ("setting-two-fields/is-one-step", foreign_shows, test_two_fields_are_one_step);
  ADD ("derived-fields/notify-once-for-what-they-depend-on", foreign_shows, test_derived_notify_once);
  ADD ("a-reference/follows-what-it-points-to", foreign_heroes, test_reference);
  ADD ("a-reference/that-comes-back-with-its-record-is-told", foreign_heroes, test_reference_returns_with_it);
  ADD ("undo/brings-the-same-object-back", foreign_shows, test_undo_keeps_the_object);
  ADD ("undo/works-after-reopening", foreign_shows, test_undo_after_reopening);
  ADD ("a-step-taken-back/makes-its-records-drafts-again", foreign_shows, test_rolled_back_draft);
  ADD ("another-connection/is-followed-row-by-row", foreign_shows, test_follows_another_connection);
  ADD ("changes/name-the-rows-of-cascades", foreign_shows, test_changes_name_cascades);
  ADD ("a-read-only-file/is-read-and-not-changed", foreign_shows, test_read_only);
#undef ADD

  return g_test_run ();
}
