/* association-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "association-fixture.h"


static void
count_splice_cb (Fixture *fixture)
{
  fixture->n_spliced++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const names[] = { "Ash", "Birch", "Cedar", "Dill" };

  fixture->side = data;
  fixture->repository = foreign_open (fixture->side->catalog ());
  fixture->owner = foreign_add (fixture->repository, fixture->side->owner, "Owner");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    fixture->others[i] = foreign_add (fixture->repository, fixture->side->other, names[i]);
  fixture->association = df_repository_list_linked (fixture->repository, fixture->owner, fixture->side->relation);
  g_signal_connect_swapped (fixture->association, "items-changed", G_CALLBACK (count_splice_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->association);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->others); i++)
    g_assert_finalize_object (fixture->others[i]);
  g_assert_finalize_object (fixture->owner);
  foreign_close (fixture->repository);
}

void
link_other (Fixture *fixture,
            guint    n)
{
  g_autoptr(GError) error = NULL;

  df_association_link (fixture->association, fixture->others[n], &error);
  g_assert_no_error (error);
}

void
assert_list (GListModel *list,
             const char *expected)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (list, i);

      g_string_append_printf (titles, i == 0 ? "%s" : " %s", df_record_get_title (record));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

void
assert_linked (Fixture    *fixture,
               const char *expected)
{
  g_autoptr(DfRepository) again = foreign_reopen (fixture->repository);
  g_autoptr(DfRecord) owner = NULL;
  g_autoptr(DfAssociation) stored = NULL;

  assert_list (G_LIST_MODEL (fixture->association), expected);
  owner = df_repository_dup_record (again, df_record_get_table (fixture->owner), df_record_get_id (fixture->owner));
  stored = df_repository_list_linked (again, owner, fixture->side->relation);
  assert_list (G_LIST_MODEL (stored), expected);
}

void
association_add_tests (const AssociationTest *tests,
                       guint                  n_tests)
{
  for (guint i = 0; i < n_foreign_cases; i++)
    for (guint n = 0; n < n_tests; n++)
      {
        g_autofree char *path = g_strdup_printf ("/association/%s/%s", foreign_cases[i].name, tests[n].sentence);

        g_test_add (path, Fixture, &foreign_cases[i], set_up, tests[n].test, tear_down);
      }
}
