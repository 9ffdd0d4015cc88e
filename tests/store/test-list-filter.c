/* test-list-filter.c
 *
 * A list that is narrowed: who passes, whatever happens to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "foreign.h"
#include "locker.h"

#include "record/df-filter.h"

typedef struct
{
  DfRepository *repository;
  DfRecordList *list;
  guint         n_spliced;
} Fixture;

static void
spliced_cb (Fixture *fixture)
{
  fixture->n_spliced++;
}

static void
take_list (Fixture    *fixture,
           const char *table)
{
  g_clear_object (&fixture->list);
  fixture->list = df_repository_list (fixture->repository, df_catalog_find_table (df_repository_get_catalog (fixture->repository), table));
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (spliced_cb), fixture);
}

/* Users Ann, Bob and Cem, of whom Ann likes the show Dune. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(DfRecord) ann = NULL;
  g_autoptr(DfRecord) dune = NULL;
  g_autoptr(DfAssociation) favourites = NULL;
  g_autoptr(GError) error = NULL;

  fixture->repository = foreign_open (foreign_shows ());
  ann = foreign_add (fixture->repository, "users", "Ann");
  g_object_unref (foreign_add (fixture->repository, "users", "Bob"));
  g_object_unref (foreign_add (fixture->repository, "users", "Cem"));
  dune = foreign_add (fixture->repository, "shows", "Dune");
  favourites = df_repository_list_linked (fixture->repository, ann, "favourites");
  g_assert_true (df_association_link (favourites, dune, &error));
  take_list (fixture, "users");
}

/* Weapons Axe and Bow, of which Ida made the first. */
static void
set_up_heroes (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(DfRecord) ida = NULL;
  g_autoptr(DfRecord) axe = NULL;
  g_autoptr(GError) error = NULL;

  fixture->repository = foreign_open (foreign_heroes ());
  ida = foreign_add (fixture->repository, "heroes", "Ida");
  axe = foreign_add (fixture->repository, "weapons", "Axe");
  g_object_unref (foreign_add (fixture->repository, "weapons", "Bow"));
  g_assert_true (df_repository_set (fixture->repository, axe, "maker", &DF_VALUE_INTEGER (df_record_get_id (ida)), &error));
  take_list (fixture, "weapons");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->list);
  foreign_close (fixture->repository);
}

static DfRecord *
dup_titled (Fixture    *fixture,
            const char *table,
            const char *title)
{
  g_autoptr(DfRecordList) all = df_repository_list (fixture->repository,
                                                    df_catalog_find_table (df_repository_get_catalog (fixture->repository), table));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (all)); i++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (all), i);

      if (g_str_equal (df_record_get_title (record), title))
        return g_steal_pointer (&record);
    }
  g_assert_not_reached ();
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(DfRecord) bob = dup_titled (fixture, "users", "Bob");
  g_autoptr(DfRecord) dune = dup_titled (fixture, "shows", "Dune");
  g_autoptr(DfAssociation) favourites = df_repository_list_linked (fixture->repository, bob, "favourites");
  g_autoptr(GError) error = NULL;

  df_record_list_set_filter (fixture->list, "favourites=");
  foreign_assert_titles (fixture->list, "Bob Cem");
  g_assert_cmpuint (df_record_list_get_total (fixture->list), ==, 3);

  /* One splice of one row for each. */
  fixture->n_spliced = 0;
  g_assert_true (df_association_link (favourites, dune, &error));
  foreign_assert_titles (fixture->list, "Cem");
  g_assert_cmpuint (fixture->n_spliced, ==, 1);
  g_assert_true (df_association_unlink (favourites, dune, &error));
  foreign_assert_titles (fixture->list, "Bob Cem");
  g_assert_true (df_repository_undo (fixture->repository, &error));
  foreign_assert_titles (fixture->list, "Cem");
  g_assert_true (df_repository_remove (fixture->repository, dune, &error));
  foreign_assert_titles (fixture->list, "Ann Bob Cem");
  g_assert_true (df_repository_undo (fixture->repository, &error));
  foreign_assert_titles (fixture->list, "Cem");

  df_record_list_set_filter (fixture->list, NULL);
  foreign_assert_titles (fixture->list, "Ann Bob Cem");
}

static void
test_reference (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(DfRecord) ida = dup_titled (fixture, "heroes", "Ida");
  g_autoptr(DfRecord) bow = dup_titled (fixture, "weapons", "Bow");
  g_autofree char *by_ida = g_strdup_printf ("maker=%" G_GINT64_FORMAT, df_record_get_id (ida));
  g_autofree char *either = g_strdup_printf ("maker= %s", by_ida);
  g_autoptr(GError) error = NULL;

  df_record_list_set_filter (fixture->list, "maker=");
  foreign_assert_titles (fixture->list, "Bow");
  df_record_list_set_filter (fixture->list, either);
  foreign_assert_titles (fixture->list, "Axe Bow");
  df_record_list_set_filter (fixture->list, by_ida);
  foreign_assert_titles (fixture->list, "Axe");
  g_assert_true (df_repository_set (fixture->repository, bow, "maker", &DF_VALUE_INTEGER (df_record_get_id (ida)), &error));
  foreign_assert_titles (fixture->list, "Axe Bow");

  /* The maker goes, and with it what they had made is nobody's. */
  g_assert_true (df_repository_remove (fixture->repository, ida, &error));
  foreign_assert_titles (fixture->list, "");
  g_assert_true (df_repository_undo (fixture->repository, &error));
  foreign_assert_titles (fixture->list, "Axe Bow");
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  df_record_list_set_filter (fixture->list, "maker=77 nonsense maker=x bearers=3 bearers=");
  g_assert_cmpstr (df_record_list_get_filter (fixture->list), ==, "bearers=");
  df_record_list_set_filter (fixture->list, "maker=77");
  g_assert_null (df_record_list_get_filter (fixture->list));
  foreign_assert_titles (fixture->list, "Axe Bow");
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(DfRecord) record = NULL;
  g_autoptr(GError) error = NULL;

  df_record_list_set_filter (fixture->list, "favourites=");
  df_record_list_set_search (fixture->list, "b");
  foreign_assert_titles (fixture->list, "Bob");
  df_record_list_set_search (fixture->list, "bo");
  foreign_assert_titles (fixture->list, "Bob");
  df_record_list_set_search (fixture->list, "n");
  foreign_assert_titles (fixture->list, "");
  df_record_list_set_filter (fixture->list, NULL);
  foreign_assert_titles (fixture->list, "Ann");
  df_record_list_set_search (fixture->list, "e");
  df_record_list_set_filter (fixture->list, "favourites=");
  record = foreign_add (fixture->repository, "users", "Eve");
  foreign_assert_titles (fixture->list, "Cem Eve");
  df_record_list_set_order (fixture->list, "name", TRUE);
  foreign_assert_titles (fixture->list, "Eve Cem");
  g_assert_true (df_repository_set_text (fixture->repository, record, "name", "Abe", &error));
  foreign_assert_titles (fixture->list, "Cem Abe");
}

/* A service says who is among them; it hears of changes when it likes. */
static void
test_provided (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(DfIdSet) invited = foreign_dup_invited (G_OBJECT (fixture->repository), NULL);
  g_autoptr(DfRecord) bob = dup_titled (fixture, "users", "Bob");
  g_autoptr(DfRecord) ann = dup_titled (fixture, "users", "Ann");
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = df_record_get_id (bob);

  df_record_list_set_filter (fixture->list, "invited");
  foreign_assert_titles (fixture->list, "");
  df_id_set_add (invited, id);
  df_id_set_add (invited, df_record_get_id (ann));
  df_id_set_tell (invited, NULL);
  foreign_assert_titles (fixture->list, "Ann Bob");

  df_record_list_set_filter (fixture->list, "invited favourites=");
  foreign_assert_titles (fixture->list, "Bob");
  fixture->n_spliced = 0;
  df_id_set_remove (invited, id);
  g_array_append_val (ids, id);
  df_id_set_tell (invited, ids);
  foreign_assert_titles (fixture->list, "");
  g_assert_cmpuint (fixture->n_spliced, ==, 1);
  df_record_list_set_filter (fixture->list, "favourites=");
  df_id_set_tell (invited, NULL);
  foreign_assert_titles (fixture->list, "Bob Cem");
}

static void
tell_invited_cb (DfIdSet *invited)
{
  g_autoptr(GArray) ids = df_id_set_dup_ids (invited);

  df_id_set_tell (invited, ids);
}

/* It may hear of a step before the list does, and speak of rows that have not moved yet. */
static void
test_provided_early (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(DfIdSet) invited = foreign_dup_invited (G_OBJECT (fixture->repository), NULL);
  g_autoptr(DfRecord) m = foreign_add (fixture->repository, "users", "m");
  g_autoptr(GPtrArray) early = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%u", i);

      g_ptr_array_add (early, foreign_add (fixture->repository, "users", name));
    }
  g_object_unref (foreign_add (fixture->repository, "users", "c"));
  df_id_set_add (invited, df_record_get_id (m));
  g_signal_connect_swapped (fixture->repository, "changed", G_CALLBACK (tell_invited_cb), invited);
  take_list (fixture, "users");
  df_record_list_set_filter (fixture->list, "invited");

  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  for (guint i = 0; i < early->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("z%u", i);

      g_assert_true (df_repository_set_text (fixture->repository, early->pdata[i], "name", name, &error));
    }
  g_assert_true (df_repository_commit_step (fixture->repository, "Many", &error));
  foreign_assert_titles (fixture->list, "m");
  df_record_list_set_filter (fixture->list, NULL);
  foreign_assert_titles (fixture->list, "Ann Bob Cem c m z0 z1 z2 z3 z4 z5 z6 z7 z8");
}

/* What cannot be read for a moment is asked at the next look. */
static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  pid_t locker = locker_hold_all (df_repository_get_path (fixture->repository));
  gboolean filtering;

  df_record_list_set_filter (fixture->list, "favourites=");
  g_object_get (fixture->list, "filtering", &filtering, NULL);
  g_assert_true (filtering);
  locker_let_go (locker);
  g_object_unref (foreign_add (fixture->repository, "users", "Dan"));
  g_assert_true (df_repository_refresh (fixture->repository, &error));
  g_object_get (fixture->list, "filtering", &filtering, NULL);
  g_assert_false (filtering);
  foreign_assert_titles (fixture->list, "Bob Cem Dan");
}

static void
test_other_program (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(DfRepository) other = foreign_reopen (fixture->repository);
  g_autoptr(GError) error = NULL;

  df_record_list_set_filter (fixture->list, "favourites=");
  g_object_unref (foreign_add (other, "users", "Bea"));
  g_assert_true (df_repository_refresh (fixture->repository, &error));
  foreign_assert_titles (fixture->list, "Bea Bob Cem");
}

static void
wait_until_known (Fixture *fixture)
{
  gboolean filtering;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (fixture->list, "filtering", &filtering, NULL);
    }
  while (filtering);
}

/* Of very many a thread finds out; what is written meanwhile is where it belongs. */
static void
test_thread (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(DfRecord) ann = dup_titled (fixture, "users", "Ann");
  g_autoptr(DfRecord) bob = dup_titled (fixture, "users", "Bob");
  g_autoptr(DfRecord) dune = dup_titled (fixture, "shows", "Dune");
  g_autoptr(DfAssociation) of_ann = df_repository_list_linked (fixture->repository, ann, "favourites");
  g_autoptr(DfAssociation) of_bob = df_repository_list_linked (fixture->repository, bob, "favourites");
  g_autoptr(GError) error = NULL;

  df_record_list_set_many (fixture->list, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  df_record_list_set_filter (fixture->list, "favourites=");
  g_assert_true (df_association_unlink (of_ann, dune, &error));
  g_assert_true (df_association_link (of_bob, dune, &error));
  g_object_unref (foreign_add (fixture->repository, "users", "Abe"));
  wait_until_known (fixture);
  while (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) != 3)
    g_main_context_iteration (NULL, TRUE);
  foreign_assert_titles (fixture->list, "Abe Ann Cem");

  g_assert_true (df_association_unlink (of_bob, dune, &error));
  foreign_assert_titles (fixture->list, "Abe Ann Bob Cem");
  df_record_list_set_filter (fixture->list, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 4);
}

/* Nobody waits for a filter that is taken back, or for a list that goes. */
static void
test_thread_dropped (Fixture       *fixture,
                     gconstpointer  data)
{
  df_record_list_set_many (fixture->list, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  df_record_list_set_filter (fixture->list, "favourites=");
  g_main_context_iteration (NULL, FALSE);
  df_record_list_set_filter (fixture->list, NULL);
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  foreign_assert_titles (fixture->list, "Ann Bob Cem");
  df_record_list_set_filter (fixture->list, "favourites=");
}

static void
test_titles (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GArray) terms = df_filter_parse (foreign_heroes (), df_record_list_get_table (fixture->list), "bearers= maker= maker=1");
  static const char *const expected[] = { "Without Heroes", "Without Maker", "Ida" };

  g_assert_cmpuint (terms->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < terms->len; i++)
    {
      g_autofree char *title = df_filter_format_title (&g_array_index (terms, DfFilterTerm, i), df_record_list_get_table (fixture->list),
                                                       DF_RESOLVER (fixture->repository));

      g_assert_cmpstr (title, ==, expected[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, set_up, test) g_test_add ("/list-filter/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("without-linked-ones/a-link-that-comes-or-goes-splices-its-row", set_up, test_links);
  ADD ("a-reference/is-asked-for-by-value-or-by-none", set_up_heroes, test_reference);
  ADD ("words/what-there-is-not-is-dropped", set_up_heroes, test_gone);
  ADD ("words/are-titles-for-people", set_up_heroes, test_titles);
  ADD ("searching/finds-among-those-that-pass-in-any-order", set_up, test_search);
  ADD ("a-service/says-who-passes-and-is-heard", set_up, test_provided);
  ADD ("a-service/may-hear-of-a-step-before-the-list", set_up, test_provided_early);
  ADD ("a-locked-file/is-asked-at-the-next-look", set_up, test_locked);
  ADD ("another-program/is-followed", set_up, test_other_program);
  ADD ("many/a-thread-asks-them-and-what-is-written-meanwhile-counts", set_up, test_thread);
  ADD ("many/a-filter-that-goes-waits-for-no-thread", set_up, test_thread_dropped);
#undef ADD

  return g_test_run ();
}
