/* test-repository-several.c
 *
 * Several rows written together: one step, all of them or none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "foreign.h"

typedef struct
{
  DfRepository *repository;
  const DfTable *users;
  const DfTable *shows;
  DfRecord     *user[3];
  DfRecord     *show[3];
  GArray       *user_ids;
  GArray       *show_ids;
  guint         n_told;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_told++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const users[] = { "Ann", "Bob", "Cleo" };
  static const char *const shows[] = { "Lost", "Muse", "Nova" };
  DfCatalog *catalog = foreign_shows ();

  fixture->repository = foreign_open (catalog);
  fixture->users = df_catalog_find_table (catalog, "users");
  fixture->shows = df_catalog_find_table (catalog, "shows");
  fixture->user_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->show_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < 3; i++)
    {
      gint64 ids[2];

      fixture->user[i] = foreign_add (fixture->repository, "users", users[i]);
      fixture->show[i] = foreign_add (fixture->repository, "shows", shows[i]);
      ids[0] = df_record_get_id (fixture->user[i]);
      ids[1] = df_record_get_id (fixture->show[i]);
      g_array_append_val (fixture->user_ids, ids[0]);
      g_array_append_val (fixture->show_ids, ids[1]);
    }
  g_signal_connect_swapped (fixture->repository, "changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_object_unref (fixture->user[i]);
      g_object_unref (fixture->show[i]);
    }
  g_array_unref (fixture->user_ids);
  g_array_unref (fixture->show_ids);
  foreign_close (fixture->repository);
}

static const DfRelation *
find_favourites (Fixture *fixture)
{
  return df_catalog_find_relation (df_repository_get_catalog (fixture->repository), fixture->users, "favourites");
}

static void
undo (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  df_repository_undo (fixture->repository, &error);
  g_assert_no_error (error);
}

static void
assert_seasons (Fixture *fixture,
                gint64   first,
                gint64   second,
                gint64   third)
{
  g_assert_cmpint (df_record_get_integer (fixture->show[0], "seasons"), ==, first);
  g_assert_cmpint (df_record_get_integer (fixture->show[1], "seasons"), ==, second);
  g_assert_cmpint (df_record_get_integer (fixture->show[2], "seasons"), ==, third);
}

static void
test_set (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint n = 9;

  g_assert_true (df_repository_set (fixture->repository, fixture->show[1], "seasons", &DF_VALUE_INTEGER (6), NULL));
  fixture->n_told = 0;
  g_assert_true (df_repository_set_rows (fixture->repository, fixture->shows, fixture->show_ids, "seasons", &DF_VALUE_INTEGER (6), &n, &error));
  g_assert_no_error (error);
  /* The one that had it already is not written. */
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (fixture->n_told, ==, 1);
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, "Change Seasons of 3 Shows");
  assert_seasons (fixture, 6, 6, 6);
  undo (fixture);
  assert_seasons (fixture, DF_NOTHING, 6, DF_NOTHING);
}

static void
test_set_nothing (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *before = g_strdup (df_repository_get_undo_name (fixture->repository));
  guint n = 9;

  g_assert_true (df_repository_set_rows (fixture->repository, fixture->shows, fixture->show_ids, "seasons", &DF_VALUE_INTEGER (DF_NOTHING), &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (fixture->n_told, ==, 0);
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, before);
}

static gboolean
add_seasons (const DfTable  *table,
             DfValue        *values,
             gpointer        data,
             GError        **error)
{
  int seasons = df_table_find_column (table, "seasons");

  if (g_str_equal (values[df_table_find_column (table, "name")].text, "Nova") && data != NULL)
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, "It has no seasons.");
      return FALSE;
    }
  values[seasons].integer = values[seasons].integer == DF_NOTHING ? 1 : values[seasons].integer + 1;

  return TRUE;
}

static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint n = 9;

  g_assert_true (df_repository_set (fixture->repository, fixture->show[1], "seasons", &DF_VALUE_INTEGER (6), NULL));
  g_assert_true (df_repository_change_rows (fixture->repository, fixture->shows, fixture->show_ids, add_seasons, NULL, "Seasons", &n, &error));
  g_assert_cmpuint (n, ==, 3);
  assert_seasons (fixture, 1, 7, 1);
  undo (fixture);
  assert_seasons (fixture, DF_NOTHING, 6, DF_NOTHING);

  /* One that cannot be keeps all as they were, and is named. */
  fixture->n_told = 0;
  g_assert_false (df_repository_change_rows (fixture->repository, fixture->shows, fixture->show_ids, add_seasons, fixture, "Seasons", &n, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "“Nova”: It has no seasons.");
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (fixture->n_told, ==, 0);
  assert_seasons (fixture, DF_NOTHING, 6, DF_NOTHING);
}

static void
test_required (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (df_repository_set_rows (fixture->repository, fixture->shows, fixture->show_ids, "name", &DF_VALUE_TEXT (NULL), NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_assert_cmpstr (df_record_get_title (fixture->show[0]), ==, "Lost");
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint n = 9;

  g_assert_true (df_repository_remove (fixture->repository, fixture->show[1], NULL));
  g_assert_true (df_repository_set_rows (fixture->repository, fixture->shows, fixture->show_ids, "seasons", &DF_VALUE_INTEGER (2), &n, &error));
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (df_repository_link_rows (fixture->repository, find_favourites (fixture), fixture->user_ids, fixture->show_ids, &n, &error));
  g_assert_cmpuint (n, ==, 6);
  g_assert_true (df_repository_remove_rows (fixture->repository, fixture->shows, fixture->show_ids, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  g_assert_no_error (error);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  const DfRelation *favourites = find_favourites (fixture);
  g_autoptr(GError) error = NULL;
  guint n = 9;

  g_assert_true (df_repository_link_rows (fixture->repository, favourites, fixture->user_ids, fixture->show_ids, NULL, NULL));
  fixture->n_told = 0;
  g_assert_true (df_repository_remove_rows (fixture->repository, fixture->shows, fixture->show_ids, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (fixture->n_told, ==, 1);
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, "Delete 3 Shows");
  g_assert_cmpuint (df_repository_count (fixture->repository, fixture->shows), ==, 0);
  g_assert_true (df_record_is_deleted (fixture->show[2]));
  g_assert_cmpuint (df_record_count_related (fixture->user[0], "favourites"), ==, 0);
  undo (fixture);
  g_assert_false (df_record_is_deleted (fixture->show[2]));
  g_assert_cmpuint (df_record_count_related (fixture->user[0], "favourites"), ==, 3);

  /* One alone is called by its name. */
  g_array_set_size (fixture->show_ids, 1);
  g_assert_true (df_repository_remove_rows (fixture->repository, fixture->shows, fixture->show_ids, &n, &error));
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, "Delete “Lost”");
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  const DfRelation *favourites = find_favourites (fixture);
  g_autoptr(DfAssociation) links = df_repository_list_linked (fixture->repository, fixture->user[0], "favourites");
  g_autoptr(GArray) any = NULL;
  g_autoptr(GArray) all = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 9;

  g_assert_true (df_association_link (links, fixture->show[1], NULL));
  any = df_repository_list_linked_ids (fixture->repository, favourites, fixture->user_ids, FALSE);
  all = df_repository_list_linked_ids (fixture->repository, favourites, fixture->user_ids, TRUE);
  g_assert_cmpuint (any->len, ==, 1);
  g_assert_cmpuint (all->len, ==, 0);

  /* The pair that there is stays as it is, and the others come: one step. */
  fixture->n_told = 0;
  g_assert_true (df_repository_link_rows (fixture->repository, favourites, fixture->user_ids, fixture->show_ids, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpuint (fixture->n_told, ==, 1);
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, "Link 3 Users with 3 Shows");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (links)), ==, 3);
  g_array_unref (all);
  all = df_repository_list_linked_ids (fixture->repository, favourites, fixture->user_ids, TRUE);
  g_assert_cmpuint (all->len, ==, 3);

  /* Once more is no step. */
  g_assert_true (df_repository_link_rows (fixture->repository, favourites, fixture->user_ids, fixture->show_ids, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (fixture->n_told, ==, 1);

  /* The other side of the relation does the same. */
  g_array_set_size (fixture->user_ids, 2);
  g_assert_true (df_repository_unlink_rows (fixture->repository, favourites->inverse, fixture->show_ids, fixture->user_ids, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, "Unlink 3 Shows from 2 Users");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (links)), ==, 0);
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (links)), ==, 1);
}

static void
test_common (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto(DfValue) value = DF_VALUE_INIT;

  g_assert_true (df_repository_read_common (fixture->repository, fixture->shows, fixture->show_ids, "seasons", &value));
  g_assert_true (df_value_is_nothing (&value));
  g_assert_true (df_repository_set (fixture->repository, fixture->show[1], "seasons", &DF_VALUE_INTEGER (6), NULL));
  g_assert_false (df_repository_read_common (fixture->repository, fixture->shows, fixture->show_ids, "seasons", &value));
  g_assert_true (df_value_is_nothing (&value));
  g_assert_true (df_repository_set_rows (fixture->repository, fixture->shows, fixture->show_ids, "seasons", &DF_VALUE_INTEGER (6), NULL, NULL));
  g_assert_true (df_repository_read_common (fixture->repository, fixture->shows, fixture->show_ids, "seasons", &value));
  g_assert_cmpint (value.integer, ==, 6);
  g_assert_false (df_repository_read_common (fixture->repository, fixture->shows, fixture->show_ids, "name", &value));
}

static void
test_open_step (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint n = 9;

  /* As a part of a larger step, each is whole or not at all. */
  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  g_assert_true (df_repository_set_rows (fixture->repository, fixture->shows, fixture->show_ids, "seasons", &DF_VALUE_INTEGER (2), &n, &error));
  g_assert_false (df_repository_change_rows (fixture->repository, fixture->shows, fixture->show_ids, add_seasons, fixture, "Seasons", &n, NULL));
  g_assert_true (df_repository_link_rows (fixture->repository, find_favourites (fixture), fixture->user_ids, fixture->show_ids, &n, &error));
  g_assert_cmpuint (fixture->n_told, ==, 0);
  g_assert_true (df_repository_commit_step (fixture->repository, "All", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_told, ==, 1);
  assert_seasons (fixture, 2, 2, 2);
  g_assert_cmpuint (df_record_count_related (fixture->show[2], "fans"), ==, 3);
  undo (fixture);
  assert_seasons (fixture, DF_NOTHING, DF_NOTHING, DF_NOTHING);
  g_assert_cmpuint (df_record_count_related (fixture->show[2], "fans"), ==, 0);
}

static void
test_expecting_many (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint n = 0;

  /* A step that expects many rows keeps its journal in another way: nothing may pass it by. */
  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  g_assert_true (df_repository_expect_many (fixture->repository, &error));
  g_assert_true (df_repository_link_rows (fixture->repository, find_favourites (fixture), fixture->user_ids, fixture->show_ids, &n, &error));
  g_assert_true (df_repository_set_rows (fixture->repository, fixture->shows, fixture->show_ids, "seasons", &DF_VALUE_INTEGER (2), &n, &error));
  g_array_set_size (fixture->user_ids, 1);
  g_assert_true (df_repository_remove_rows (fixture->repository, fixture->users, fixture->user_ids, &n, &error));
  g_assert_true (df_repository_commit_step (fixture->repository, "Many", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (df_record_count_related (fixture->show[0], "fans"), ==, 2);
  undo (fixture);
  g_assert_cmpuint (df_record_count_related (fixture->show[0], "fans"), ==, 0);
  assert_seasons (fixture, DF_NOTHING, DF_NOTHING, DF_NOTHING);
  g_assert_true (df_repository_redo (fixture->repository, &error));
  g_assert_cmpuint (df_record_count_related (fixture->show[0], "fans"), ==, 2);
}

static void
test_stamps (void)
{
  /* A link that keeps when it was made and what it knows, however it is made. */
  DfRepository *repository = foreign_open (foreign_beaches ());
  g_autoptr(DfRecord) guard = foreign_add (repository, "lifeguards", "Mitch");
  g_autoptr(DfRecord) beach = foreign_add (repository, "beaches", "North");
  const DfRelation *relation = df_catalog_get_relation (df_repository_get_catalog (repository), df_record_get_table (guard), 0);
  g_autoptr(DfAssociation) links = df_repository_list_linked (repository, guard, relation->name);
  g_autoptr(GArray) guards = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) beaches = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(DfValue) made = DF_VALUE_INIT;
  g_autoptr(GError) error = NULL;
  gint64 ids[] = { df_record_get_id (guard), df_record_get_id (beach) };
  guint n = 9;

  g_assert_true (relation->timestamps);
  g_array_append_val (guards, ids[0]);
  g_array_append_val (beaches, ids[1]);
  g_assert_true (df_repository_link_rows (repository, relation, guards, beaches, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (df_repository_get_undo_name (repository), ==, "Link “Mitch” with “North”");
  g_assert_true (df_association_get_attribute (links, beach, "created_at", &made, &error));
  g_assert_cmpuint (strlen (made.text), ==, strlen ("2027-02-05T14:00:00Z"));
  g_clear_object (&links);
  g_clear_object (&guard);
  g_clear_object (&beach);
  foreign_close (repository);
}

#define ADD(path, test) g_test_add ("/repository-several/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("one-value-for-all/is-one-step-and-one-undo", test_set);
  ADD ("what-all-have-already/is-no-step", test_set_nothing);
  ADD ("each-changed-by-what-it-is/all-or-none-and-the-one-at-fault-is-named", test_change);
  ADD ("what-cannot-be-empty/is-refused", test_required);
  ADD ("rows-that-are-gone/are-passed-over", test_gone);
  ADD ("removed-with-their-links/come-back-with-one-undo", test_remove);
  ADD ("every-one-with-every-other/is-linked-once", test_link);
  ADD ("what-they-have-in-common/is-told-or-that-they-differ", test_common);
  ADD ("inside-of-a-step/are-parts-of-it", test_open_step);
  ADD ("inside-of-a-step-that-expects-many/are-undone-with-it", test_expecting_many);
  g_test_add_func ("/repository-several/links/keep-when-they-were-made", test_stamps);

  return g_test_run ();
}
