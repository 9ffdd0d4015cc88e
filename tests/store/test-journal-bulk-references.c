/* test-journal-bulk-references.c
 *
 * Many rows in one step, and what they point to: in a file that was empty it is looked for at the end, and nothing gets past that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "foreign.h"

#include "store/df-repository-private.h"

typedef struct
{
  DfRepository  *repository;
  const DfTable *users;
  const DfTable *shows;
  const DfTable *favourites;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->repository = foreign_open (foreign_shows ());
  fixture->users = df_catalog_find_table (foreign_shows (), "users");
  fixture->shows = df_catalog_find_table (foreign_shows (), "shows");
  fixture->favourites = df_catalog_find_table (foreign_shows (), "favourites");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  foreign_close (fixture->repository);
}

static gint64
insert_named (Fixture       *fixture,
              const DfTable *table,
              gint64         id)
{
  DfValue values[3] = { DF_VALUE_INIT, DF_VALUE_INIT, DF_VALUE_INIT };
  g_autofree char *name = g_strdup_printf ("Number %d", (int) id);
  g_autoptr(GError) error = NULL;
  gint64 row;

  values[1].text = name;
  row = df_repository_insert_row (fixture->repository, table, id, values, &error);
  g_assert_no_error (error);

  return row;
}

static void
insert_favourite (Fixture *fixture,
                  gint64   user,
                  gint64   show)
{
  DfValue values[2] = { DF_VALUE_INTEGER (user), DF_VALUE_INTEGER (show) };
  g_autoptr(GError) error = NULL;

  df_repository_insert_row (fixture->repository, fixture->favourites, 0, values, &error);
  g_assert_no_error (error);
}

static void
begin_bulk (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  g_assert_true (df_repository_expect_many (fixture->repository, &error));
}

/* Users as hundreds, shows as tens, favourites as ones. */
static guint
count_rows (Fixture *fixture)
{
  return df_repository_count (fixture->repository, fixture->users) * 100 + df_repository_count (fixture->repository, fixture->shows) * 10 +
         df_repository_count (fixture->repository, fixture->favourites);
}

/* Whether a favourite of nobody is taken at once. */
static gboolean
takes_a_stray (Fixture *fixture)
{
  DfValue values[2] = { DF_VALUE_INTEGER (7777), DF_VALUE_INTEGER (7777) };
  g_autoptr(GError) error = NULL;
  gint64 row = df_repository_insert_row (fixture->repository, fixture->favourites, 0, values, &error);

  if (row == 0)
    g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);

  return row != 0;
}

static void
test_stray_in_first (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  begin_bulk (fixture);
  for (gint64 id = 1; id <= 10; id++)
    insert_named (fixture, fixture->users, id);
  g_assert_true (takes_a_stray (fixture));
  g_assert_false (df_repository_commit_step (fixture->repository, "Many", &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "This points to something that is not there.");
  g_assert_cmpuint (count_rows (fixture), ==, 0);

  /* From here on each row is looked at. */
  g_clear_error (&error);
  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  g_assert_false (takes_a_stray (fixture));
  df_repository_rollback_step (fixture->repository);
}

/* What is there already may be much, and is not looked through for a few more. */
static void
test_stray_in_later (Fixture       *fixture,
                     gconstpointer  data)
{
  g_object_unref (foreign_add (fixture->repository, "users", "Ash"));
  begin_bulk (fixture);
  g_assert_false (takes_a_stray (fixture));
  df_repository_rollback_step (fixture->repository);
}

static void
test_cascade_in_first (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(DfRecord) user = NULL;
  g_autoptr(GError) error = NULL;

  begin_bulk (fixture);
  insert_named (fixture, fixture->users, 1);
  insert_named (fixture, fixture->shows, 1);
  insert_favourite (fixture, 1, 1);
  user = df_repository_dup_record (fixture->repository, fixture->users, 1);
  g_assert_true (df_repository_remove (fixture->repository, user, &error));
  g_assert_true (df_repository_commit_step (fixture->repository, "Added and removed", &error));
  g_assert_cmpuint (count_rows (fixture), ==, 10);
}

static void
assert_refuses_the_strays (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (df_repository_commit_step (fixture->repository, "Many", &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
}

/* A removal in between looks at what rows point to, and is refused; whoever goes on all the same is refused at the end. */
static void
test_stray_and_removal (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(DfRecord) user = NULL;
  g_autoptr(GError) error = NULL;

  begin_bulk (fixture);
  insert_named (fixture, fixture->users, 1);
  g_assert_true (takes_a_stray (fixture));
  user = df_repository_dup_record (fixture->repository, fixture->users, 1);
  g_assert_false (df_repository_remove (fixture->repository, user, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  assert_refuses_the_strays (fixture);
}

/* What made a row sound can be taken back by itself. */
static void
test_stray_and_part (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(DfRecord) user = NULL;
  g_autoptr(GError) error = NULL;

  begin_bulk (fixture);
  insert_named (fixture, fixture->users, 1);
  g_assert_true (takes_a_stray (fixture));
  g_assert_true (df_repository_enter (fixture->repository, &error));
  insert_named (fixture, fixture->users, 7777);
  insert_named (fixture, fixture->shows, 7777);
  user = df_repository_dup_record (fixture->repository, fixture->users, 1);
  g_assert_true (df_repository_remove (fixture->repository, user, &error));
  g_assert_false (df_repository_leave (fixture->repository, FALSE, NULL, &error));
  assert_refuses_the_strays (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/journal-bulk-references/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-first-bulk/is-refused-as-a-whole-where-a-row-points-nowhere", test_stray_in_first);
  ADD ("a-first-bulk/is-refused-at-its-end-though-a-removal-was-refused-before", test_stray_and_removal);
  ADD ("a-first-bulk/is-refused-though-a-part-that-was-given-up-was-sound", test_stray_and_part);
  ADD ("a-first-bulk/deletes-what-hangs-on-a-row-with-it", test_cascade_in_first);
  ADD ("a-later-bulk/refuses-the-row-that-points-nowhere", test_stray_in_later);
#undef ADD

  return g_test_run ();
}
