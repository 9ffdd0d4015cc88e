/* test-journal-many.c
 *
 * A step of more rows than anybody is told by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "foreign.h"

#include "store/df-journal-parts-private.h"
#include "store/df-repository-private.h"

#define N_USERS 300

typedef struct
{
  DfRepository  *repository;
  const DfTable *users;
  guint          told;       /* how many rows the last change named; G_MAXUINT for all that there are */
} Fixture;

static void
note_changes_cb (DfRepository *repository,
                 GArray       *changes,
                 Fixture      *fixture)
{
  fixture->told = changes == NULL ? G_MAXUINT : changes->len;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->repository = foreign_open (foreign_shows ());
  fixture->users = df_catalog_find_table (foreign_shows (), "users");
  g_signal_connect (fixture->repository, "changed", G_CALLBACK (note_changes_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  foreign_close (fixture->repository);
}

/* Into an open bulk: N_USERS of them, and with @without one taken out again. */
static void
import_users (Fixture  *fixture,
              gboolean  without)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  g_assert_true (df_repository_expect_many (fixture->repository, &error));
  for (gint64 id = 1; id <= N_USERS; id++)
    {
      DfValue values[3] = { DF_VALUE_INIT, DF_VALUE_INIT, DF_VALUE_INIT };
      g_autofree char *name = g_strdup_printf ("Number %d", (int) id);

      values[1].text = name;
      g_assert_cmpint (df_repository_insert_row (fixture->repository, fixture->users, id, values, &error), ==, id);
    }
  if (without)
    {
      g_autoptr(DfRecord) user = df_repository_dup_record (fixture->repository, fixture->users, 7);

      g_assert_true (df_repository_remove (fixture->repository, user, &error));
    }
  g_assert_true (df_repository_commit_step (fixture->repository, "Many", &error));
  g_assert_no_error (error);
}

static guint
count_users (Fixture *fixture)
{
  g_autoptr(DfRecordList) list = df_repository_list (fixture->repository, fixture->users);

  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* What the step says of its rows is what a list of them would say: otherwise the undo, which makes one, would be refused. */
static void
undo_and_redo (Fixture *fixture,
               guint    n_users)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (count_users (fixture), ==, n_users);
  df_repository_undo (fixture->repository, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_users (fixture), ==, 0);

  df_repository_redo (fixture->repository, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_users (fixture), ==, n_users);
}

static void
test_as_many_as_are_named (Fixture       *fixture,
                           gconstpointer  data)
{
  df_journal_set_named (df_repository_get_journal (fixture->repository), N_USERS);
  import_users (fixture, FALSE);
  g_assert_cmpuint (fixture->told, ==, N_USERS);
  undo_and_redo (fixture, N_USERS);
}

static void
test_one_more (Fixture       *fixture,
               gconstpointer  data)
{
  df_journal_set_named (df_repository_get_journal (fixture->repository), N_USERS - 1);
  import_users (fixture, FALSE);
  g_assert_cmpuint (fixture->told, ==, G_MAXUINT);
  undo_and_redo (fixture, N_USERS);
}

/* A row that is met twice is named once, for which there has to be a list. */
static void
test_out_of_order (Fixture       *fixture,
                   gconstpointer  data)
{
  df_journal_set_named (df_repository_get_journal (fixture->repository), 10);
  import_users (fixture, TRUE);
  g_assert_cmpuint (fixture->told, ==, N_USERS);
  undo_and_redo (fixture, N_USERS - 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/journal-many/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("as-many-as-are-named/are-named", test_as_many_as_are_named);
  ADD ("one-more/is-told-as-a-whole-and-undone", test_one_more);
  ADD ("rows-out-of-order/are-named-one-by-one", test_out_of_order);
#undef ADD

  return g_test_run ();
}
