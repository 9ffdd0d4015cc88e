/* test-association.c
 *
 * One suite for every relation of every foreign catalog, from both sides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "association-fixture.h"

#include "record/df-resolver.h"

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  assert_linked (fixture, "");
  link_other (fixture, 2);
  link_other (fixture, 0);
  assert_linked (fixture, "Ash Cedar");
  g_assert_cmpuint (fixture->n_spliced, ==, 2);
  g_assert_cmpuint (df_association_count (fixture->association), ==, 2);
  g_assert_true (df_association_has (fixture->association, fixture->others[0]));
  g_assert_false (df_association_has (fixture->association, fixture->others[1]));
  g_assert_cmpuint (df_record_count_related (fixture->owner, fixture->side->relation), ==, 2);
}

static void
test_inverse (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(DfAssociation) inverse = NULL;
  g_autoptr(GError) error = NULL;

  if (fixture->side->inverse == NULL)
    {
      g_autoptr(DfRecord) maker = NULL;

      link_other (fixture, 1);
      g_object_get (fixture->others[1], "maker", &maker, NULL);
      g_assert_true (maker == fixture->owner);
      return;
    }
  inverse = df_repository_list_linked (fixture->repository, fixture->others[1], fixture->side->inverse);
  assert_list (G_LIST_MODEL (inverse), "");
  link_other (fixture, 1);
  assert_list (G_LIST_MODEL (inverse), "Owner");
  df_association_unlink (inverse, fixture->owner, &error);
  g_assert_no_error (error);
  assert_linked (fixture, "");
}

static void
test_link_twice (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  link_other (fixture, 0);
  g_assert_false (df_association_link (fixture->association, fixture->others[0], &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_ALREADY_LINKED);
  g_assert_cmpstr (error->message, ==, "“Owner” and “Ash” are linked already.");
  assert_linked (fixture, "Ash");
  g_assert_cmpuint (fixture->n_spliced, ==, 1);
}

static void
test_link_many (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i < 4; i++)
    g_ptr_array_add (others, fixture->others[i]);
  g_assert_true (df_association_link_many (fixture->association, others, &error));
  g_assert_no_error (error);
  assert_linked (fixture, "Birch Cedar Dill");
  g_assert_cmpuint (fixture->n_spliced, ==, 1);

  g_assert_true (df_repository_undo (fixture->repository, &error));
  assert_linked (fixture, "");
  g_assert_true (df_repository_redo (fixture->repository, &error));
  assert_linked (fixture, "Birch Cedar Dill");
}

static void
test_link_many_with_one_linked (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  link_other (fixture, 1);
  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (others, fixture->others[i]);
  g_assert_false (df_association_link_many (fixture->association, others, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_ALREADY_LINKED);
  assert_linked (fixture, "Birch");
}

static void
test_unlink (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  link_other (fixture, 0);
  link_other (fixture, 3);
  g_assert_true (df_association_unlink (fixture->association, fixture->others[0], &error));
  g_assert_no_error (error);
  assert_linked (fixture, "Dill");

  g_assert_true (df_repository_undo (fixture->repository, &error));
  g_assert_no_error (error);
  assert_linked (fixture, "Ash Dill");
}

static void
test_unlink_what_is_not_linked (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = g_strdup (df_repository_get_undo_name (fixture->repository));

  g_assert_false (df_association_unlink (fixture->association, fixture->others[0], &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_NOT_LINKED);
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, before);
}

static gint64
find_link (Fixture *fixture,
           guint    n)
{
  const DfRelation *relation = df_association_get_relation (fixture->association);
  GArray *links = df_record_get_links (fixture->owner, relation);

  for (guint i = 0; i < links->len; i++)
    if (g_array_index (links, DfLink, i).other == df_record_get_id (fixture->others[n]))
      return g_array_index (links, DfLink, i).link;

  return 0;
}

static void
test_set (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  gint64 kept;

  link_other (fixture, 0);
  link_other (fixture, 1);
  kept = find_link (fixture, 1);
  g_assert_cmpint (kept, !=, 0);
  g_ptr_array_add (others, fixture->others[1]);
  g_ptr_array_add (others, fixture->others[3]);
  g_assert_true (df_association_set (fixture->association, others, &error));
  g_assert_no_error (error);
  assert_linked (fixture, "Birch Dill");
  g_assert_cmpint (find_link (fixture, 1), ==, kept);

  /* The same again is no step. */
  name = g_strdup (df_repository_get_undo_name (fixture->repository));
  g_assert_true (df_repository_undo (fixture->repository, &error));
  assert_linked (fixture, "Ash Birch");
  g_assert_true (df_repository_redo (fixture->repository, &error));
  g_assert_true (df_association_set (fixture->association, others, &error));
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, name);
}

static void
test_create (Fixture       *fixture,
             gconstpointer  data)
{
  const DfTable *table = df_catalog_find_table (df_repository_get_catalog (fixture->repository), fixture->side->other);
  g_autoptr(DfRecord) draft = df_repository_new_draft (fixture->repository, table);
  g_autoptr(GError) error = NULL;

  df_repository_set_text (fixture->repository, draft, "name", "Elm", &error);
  g_assert_no_error (error);
  g_assert_true (df_association_create (fixture->association, draft, &error));
  g_assert_no_error (error);
  g_assert_cmpint (df_record_get_id (draft), >, 0);
  assert_linked (fixture, "Elm");

  g_assert_true (df_repository_undo (fixture->repository, &error));
  assert_linked (fixture, "");
  g_assert_true (df_record_is_deleted (draft));
}

static void
test_create_without_a_name (Fixture       *fixture,
                            gconstpointer  data)
{
  const DfTable *table = df_catalog_find_table (df_repository_get_catalog (fixture->repository), fixture->side->other);
  g_autoptr(DfRecord) draft = df_repository_new_draft (fixture->repository, table);
  g_autoptr(GError) error = NULL;

  g_assert_false (df_association_create (fixture->association, draft, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_assert_cmpint (df_record_get_id (draft), ==, 0);
  assert_linked (fixture, "");
}

static void
test_candidates (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GListModel) candidates = df_association_list_candidates (fixture->association);
  g_autoptr(GError) error = NULL;

  assert_list (candidates, "Ash Birch Cedar Dill");
  link_other (fixture, 1);
  assert_list (candidates, "Ash Cedar Dill");
  df_record_list_set_search (DF_RECORD_LIST (candidates), "D");
  assert_list (candidates, "Cedar Dill");
  link_other (fixture, 3);
  assert_list (candidates, "Cedar");
  g_assert_true (df_association_unlink (fixture->association, fixture->others[3], &error));
  assert_list (candidates, "Cedar Dill");
}

static void
test_remove_other (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  link_other (fixture, 0);
  link_other (fixture, 1);
  g_assert_true (df_repository_remove (fixture->repository, fixture->others[0], &error));
  g_assert_no_error (error);
  assert_linked (fixture, "Birch");
  g_assert_true (df_record_is_deleted (fixture->others[0]));

  g_assert_true (df_repository_undo (fixture->repository, &error));
  assert_linked (fixture, "Ash Birch");
  g_assert_false (df_record_is_deleted (fixture->others[0]));
  g_assert_true (df_association_has (fixture->association, fixture->others[0]));
}

static void
test_remove_owner (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  link_other (fixture, 0);
  link_other (fixture, 1);
  g_assert_true (df_repository_remove (fixture->repository, fixture->owner, &error));
  g_assert_no_error (error);
  assert_list (G_LIST_MODEL (fixture->association), "");
  g_assert_false (df_record_is_deleted (fixture->others[0]));

  g_assert_true (df_repository_undo (fixture->repository, &error));
  assert_linked (fixture, "Ash Birch");
}

static void
test_rename (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  link_other (fixture, 0);
  link_other (fixture, 1);
  g_assert_true (df_repository_set_text (fixture->repository, fixture->others[0], "name", "Yew", &error));
  g_assert_no_error (error);
  assert_linked (fixture, "Birch Yew");
}

static void
test_open_step (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  link_other (fixture, 0);
  g_assert_false (df_association_link (fixture->association, fixture->others[0], &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_ALREADY_LINKED);
  g_clear_error (&error);
  link_other (fixture, 1);
  assert_list (G_LIST_MODEL (fixture->association), "");
  g_assert_true (df_repository_commit_step (fixture->repository, "Two", &error));
  assert_linked (fixture, "Ash Birch");
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, "Two");

  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  link_other (fixture, 2);
  df_repository_rollback_step (fixture->repository);
  assert_linked (fixture, "Ash Birch");
}

static void
test_one_object (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(DfAssociation) same = df_repository_list_linked (fixture->repository, fixture->owner, fixture->side->relation);
  g_autoptr(GListModel) also = df_record_list_related (fixture->owner, fixture->side->relation);

  g_assert_true (same == fixture->association);
  g_assert_true (DF_ASSOCIATION (also) == fixture->association);
}

int
main (int   argc,
      char *argv[])
{
  static const AssociationTest tests[] = {
    { "linking/shows-in-the-list-and-in-the-file", test_link },
    { "linking/shows-on-the-other-side", test_inverse },
    { "linking-twice/is-refused-and-changes-nothing", test_link_twice },
    { "linking-many/is-one-step", test_link_many },
    { "linking-many/with-one-linked-already-links-none", test_link_many_with_one_linked },
    { "unlinking/takes-one-away-and-comes-back-by-undo", test_unlink },
    { "unlinking/what-is-not-linked-is-refused", test_unlink_what_is_not_linked },
    { "setting/keeps-the-rows-of-those-that-stay", test_set },
    { "creating/saves-and-links-in-one-step", test_create },
    { "creating/without-a-name-is-refused", test_create_without_a_name },
    { "candidates/are-those-not-linked-yet", test_candidates },
    { "removing-another/takes-it-from-the-list-until-undone", test_remove_other },
    { "removing-the-owner/unlinks-and-undo-links-again", test_remove_owner },
    { "renaming/moves-it-in-the-list", test_rename },
    { "an-open-step/is-one-undo-or-nothing", test_open_step },
    { "asking-twice/gives-the-same-list", test_one_object },
  };

  g_test_init (&argc, &argv, NULL);
  association_add_tests (tests, G_N_ELEMENTS (tests));

  return g_test_run ();
}
