/* test-repository-waiting.c
 *
 * What people do while another program holds the file: it waits, in order, and not for ever.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "foreign.h"
#include "locker.h"
#include "store/df-record-list.h"
#include "store/df-repository-private.h"

typedef struct
{
  DfRepository *repository;
  DfRecord     *show;
  pid_t         locker;
  GString      *told;       /* the titles that were made, and what was said of those that were not */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->repository = foreign_open (foreign_shows ());
  fixture->show = foreign_add (fixture->repository, "shows", "Dunes");
  fixture->told = g_string_new (NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->show);
  foreign_close (fixture->repository);
  g_string_free (fixture->told, TRUE);
}

static void
hold (Fixture *fixture)
{
  fixture->locker = locker_hold_writing (df_repository_get_path (fixture->repository));
}

static char *
read_file (Fixture *fixture,
           gsize   *length)
{
  char *bytes;

  g_assert_true (g_file_get_contents (df_repository_get_path (fixture->repository), &bytes, length, NULL));

  return bytes;
}

static void
iterate_until_free (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (df_repository_is_waiting (fixture->repository) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (df_repository_is_waiting (fixture->repository));
}

static gboolean
rename_show (gpointer   show,
             gpointer   title,
             GError   **error)
{
  return df_repository_set_text (DF_REPOSITORY (df_record_get_resolver (show)), show, "name", title, error);
}

static Fixture *current;

static void
note (gpointer      show,
      gpointer      title,
      const GError *error)
{
  g_string_append_printf (current->told, "%s%s;", (char *) title, error != NULL ? " not" : "");
}

static gboolean
try_title (Fixture *fixture,
           char    *title)
{
  current = fixture;

  return df_repository_try (fixture->repository, fixture->show, rename_show, note, title, NULL);
}

static void
test_free (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_true (try_title (fixture, "Reeds"));
  g_assert_cmpstr (fixture->told->str, ==, "Reeds;");
  g_assert_cmpstr (df_record_get_title (fixture->show), ==, "Reeds");
  g_assert_false (df_repository_is_waiting (fixture->repository));

  /* What is refused for another reason is told at once as well. */
  g_assert_true (try_title (fixture, ""));
  g_assert_cmpstr (fixture->told->str, ==, "Reeds; not;");
}

static void
count_cb (DfRepository *repository,
          GParamSpec   *pspec,
          guint        *count)
{
  *count += 1;
}

static void
test_held (Fixture       *fixture,
           gconstpointer  data)
{
  guint notified = 0;

  g_signal_connect (fixture->repository, "notify::waiting", G_CALLBACK (count_cb), &notified);
  hold (fixture);
  g_assert_false (try_title (fixture, "Reeds"));
  g_assert_true (df_repository_is_waiting (fixture->repository));
  g_assert_cmpuint (notified, ==, 1);
  locker_let_go (fixture->locker);

  /* The file is free, and yet nothing overtakes what came first. */
  g_assert_false (try_title (fixture, "Lagoon"));
  g_assert_cmpstr (fixture->told->str, ==, "");
  iterate_until_free (fixture);
  g_assert_cmpstr (fixture->told->str, ==, "Reeds;Lagoon;");
  g_assert_cmpstr (df_record_get_title (fixture->show), ==, "Lagoon");
  g_assert_cmpuint (notified, ==, 2);

  /* Each was a step of its own. */
  g_assert_true (df_repository_undo (fixture->repository, NULL));
  g_assert_cmpstr (df_record_get_title (fixture->show), ==, "Reeds");
}

static void
test_given_up (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length;
  gsize length_after;

  df_repository_set_patience (fixture->repository, 250);
  before = read_file (fixture, &length);
  hold (fixture);
  g_assert_false (try_title (fixture, "Reeds"));
  g_assert_false (try_title (fixture, "Lagoon"));
  iterate_until_free (fixture);
  locker_let_go (fixture->locker);

  g_assert_cmpstr (fixture->told->str, ==, "Reeds not;Lagoon not;");
  g_assert_cmpstr (df_record_get_title (fixture->show), ==, "Dunes");
  after = read_file (fixture, &length_after);
  g_assert_cmpmem (after, length_after, before, length);

  g_assert_true (try_title (fixture, "Shore"));
  g_assert_cmpstr (df_record_get_title (fixture->show), ==, "Shore");
}

/* Whoever asked for it believed that what waits would come about; an undo would take back something else. */
static void
test_given_up_behind (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 end;

  df_repository_set_patience (fixture->repository, 250);
  hold (fixture);
  g_assert_false (try_title (fixture, "Reeds"));
  df_repository_set_patience (fixture->repository, 60000);
  g_assert_false (try_title (fixture, "Lagoon"));
  end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  while (fixture->told->len == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  locker_let_go (fixture->locker);
  iterate_until_free (fixture);
  g_assert_cmpstr (fixture->told->str, ==, "Reeds not;Lagoon not;");
  g_assert_cmpstr (df_record_get_title (fixture->show), ==, "Dunes");
}

/* What can be undone is not forgotten because it cannot be read just now. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *name = g_strdup (df_repository_get_undo_name (fixture->repository));
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (name);
  fixture->locker = locker_hold_all (df_repository_get_path (fixture->repository));
  g_assert_false (df_repository_undo (fixture->repository, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_LOCKED);
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, name);
  locker_let_go (fixture->locker);

  g_assert_true (df_repository_undo (fixture->repository, NULL));
  g_assert_null (df_repository_get_undo_name (fixture->repository));
}

/* A page reads many times; each of them waiting would hold up whoever looks at it. */
static void
test_reading (Fixture       *fixture,
              gconstpointer  data)
{
  const DfTable *table = df_catalog_find_table (foreign_shows (), "shows");
  g_autoptr(DfRecordList) list = NULL;
  gboolean blocked;
  gint64 begin;

  g_clear_object (&fixture->show);
  fixture->locker = locker_hold_all (df_repository_get_path (fixture->repository));
  begin = g_get_monotonic_time ();
  for (guint i = 0; i < 40; i++)
    g_assert_null (df_repository_dup_record (fixture->repository, table, 1));
  list = df_repository_list (fixture->repository, table);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 1000 * 1000);
  g_object_get (fixture->repository, "blocked", &blocked, NULL);
  g_assert_true (blocked);
  locker_let_go (fixture->locker);

  g_assert_true (df_repository_refresh (fixture->repository, NULL));
  g_object_get (fixture->repository, "blocked", &blocked, NULL);
  g_assert_false (blocked);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
}

static gboolean
forget_and_refuse (gpointer   show,
                   gpointer   title,
                   GError   **error)
{
  df_repository_forget_try (current->repository, title);

  return rename_show (show, title, error);
}

static void
test_forgotten_meanwhile (Fixture       *fixture,
                          gconstpointer  data)
{
  char reeds[] = "Reeds";
  char lagoon[] = "Lagoon";

  hold (fixture);
  current = fixture;
  g_assert_false (df_repository_try (fixture->repository, fixture->show, forget_and_refuse, note, reeds, NULL));
  g_assert_false (try_title (fixture, lagoon));
  locker_let_go (fixture->locker);
  iterate_until_free (fixture);
  g_assert_cmpstr (fixture->told->str, ==, "Lagoon;");
}

static void
test_forgotten (Fixture       *fixture,
                gconstpointer  data)
{
  char reeds[] = "Reeds";
  char lagoon[] = "Lagoon";

  hold (fixture);
  g_assert_false (try_title (fixture, reeds));
  g_assert_false (try_title (fixture, lagoon));
  df_repository_forget_try (fixture->repository, reeds);
  locker_let_go (fixture->locker);
  iterate_until_free (fixture);
  g_assert_cmpstr (fixture->told->str, ==, "Lagoon;");
}

static void
try_another (gpointer      show,
             gpointer      title,
             const GError *error)
{
  note (show, title, error);
  try_title (current, (char *) "Shore");
}

static void
test_in_turn (Fixture       *fixture,
              gconstpointer  data)
{
  hold (fixture);
  current = fixture;
  g_assert_false (df_repository_try (fixture->repository, fixture->show, rename_show, try_another, (gpointer) "Reeds", NULL));
  g_assert_false (try_title (fixture, (char *) "Lagoon"));
  locker_let_go (fixture->locker);
  iterate_until_free (fixture);
  g_assert_cmpstr (fixture->told->str, ==, "Reeds;Lagoon;Shore;");
}

static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_strdup (df_repository_get_path (fixture->repository));
  DfRepository *repository = fixture->repository;
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  hold (fixture);
  current = fixture;
  g_ptr_array_add (kept, g_strdup ("Reeds"));
  g_assert_false (df_repository_try (repository, fixture->show, rename_show, note, g_strdup ("Reeds"), g_free));

  /* Nobody else holds the record any more, and what was asked for comes about all the same. */
  g_clear_object (&fixture->show);
  locker_let_go (fixture->locker);
  iterate_until_free (fixture);
  fixture->show = df_repository_dup_record (repository, df_catalog_find_table (foreign_shows (), "shows"), 1);
  g_assert_cmpstr (df_record_get_title (fixture->show), ==, "Reeds");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/repository-waiting/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-free-file/is-written-at-once", test_free);
  ADD ("a-held-file/is-written-when-it-is-free-and-nothing-overtakes", test_held);
  ADD ("a-file-held-for-too-long/is-told-and-stays-as-it-was", test_given_up);
  ADD ("a-file-held-for-too-long/is-told-to-what-waits-behind-as-well", test_given_up_behind);
  ADD ("a-file-that-cannot-be-read-now/keeps-the-name-of-what-can-be-undone", test_names);
  ADD ("a-file-that-cannot-be-read-now/is-waited-for-once-and-read-afterwards", test_reading);
  ADD ("what-is-not-wanted-any-more/is-not-made", test_forgotten);
  ADD ("what-is-not-wanted-any-more/is-not-told-though-it-was-just-being-made", test_forgotten_meanwhile);
  ADD ("what-comes-while-others-wait/comes-behind-them", test_in_turn);
  ADD ("what-waits/keeps-what-it-needs", test_kept);

  return g_test_run ();
}
