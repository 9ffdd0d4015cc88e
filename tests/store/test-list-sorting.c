/* test-list-sorting.c
 *
 * More rows than are sorted at once: a thread finds their order, and reads what a search in them looks at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "foreign.h"

#include <string.h>

typedef struct
{
  DfRepository *repository;
  DfRecordList *list;
  guint         n_spliced;
} Fixture;

static void
spliced_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Fixture    *fixture)
{
  fixture->n_spliced++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const names[] = { "oak", "Ash", "Émile", "Zoë", "Elm" };

  fixture->repository = foreign_open (foreign_shows ());
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_unref (foreign_add (fixture->repository, "users", names[i]));
  fixture->list = df_repository_list (fixture->repository, df_catalog_find_table (foreign_shows (), "users"));
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (spliced_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->list);
  foreign_close (fixture->repository);
}

static void
wait_for_order (Fixture *fixture)
{
  guint before = fixture->n_spliced;

  while (fixture->n_spliced == before)
    g_main_context_iteration (NULL, TRUE);
}

/* A list of five rows, of which that is many. */
static void
take_many (Fixture *fixture)
{
  g_clear_object (&fixture->list);
  fixture->list = df_repository_list (fixture->repository, df_catalog_find_table (foreign_shows (), "users"));
  df_record_list_set_many (fixture->list, 4);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (spliced_cb), fixture);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  take_many (fixture);
  /* SQL knows no language: as it sorts them. */
  foreign_assert_titles (fixture->list, "Ash Elm oak Zoë Émile");
  g_assert_cmpuint (df_record_list_get_total (fixture->list), ==, 5);
  wait_for_order (fixture);
  g_assert_cmpuint (df_record_list_get_total (fixture->list), ==, 5);
  foreign_assert_titles (fixture->list, "Ash Elm Zoë oak Émile");
}

/* What is written while a thread looks for the order is where it belongs afterwards, and is seen at once. */
static void
test_many_meanwhile (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(DfRecord) ash = foreign_dup_titled (fixture->list, "Ash");
  g_autoptr(DfRecord) elm = foreign_dup_titled (fixture->list, "Elm");
  g_autoptr(DfRecord) birch = NULL;
  g_autoptr(GError) error = NULL;

  take_many (fixture);
  birch = foreign_add (fixture->repository, "users", "Birch");
  g_assert_true (df_repository_set_text (fixture->repository, ash, "name", "Yew", &error));
  g_assert_true (df_repository_remove (fixture->repository, elm, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 5);
  g_assert_cmpuint (df_record_list_find (fixture->list, birch), ==, 0);
  g_assert_cmpuint (df_record_list_get_total (fixture->list), ==, 5);
  wait_for_order (fixture);
  foreign_assert_titles (fixture->list, "Birch Yew Zoë oak Émile");

  /* From then on a row goes straight to its place. */
  g_assert_true (df_repository_set_text (fixture->repository, birch, "name", "Plane", &error));
  foreign_assert_titles (fixture->list, "Plane Yew Zoë oak Émile");
}

/* Many written at once: those that are gone go at once, what is new comes last until the order is found. */
static void
test_many_written (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(DfRecord) ash = foreign_dup_titled (fixture->list, "Ash");
  g_autoptr(DfRecord) b69 = NULL;
  g_autoptr(GError) error = NULL;

  take_many (fixture);
  wait_for_order (fixture);
  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  for (guint i = 0; i < 70; i++)
    {
      g_autofree char *name = g_strdup_printf ("B%02u", 69 - i);

      g_object_unref (foreign_add (fixture->repository, "users", name));
    }
  g_assert_true (df_repository_remove (fixture->repository, ash, &error));
  g_assert_true (df_repository_commit_step (fixture->repository, "Many", &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 74);
  b69 = foreign_dup_titled (fixture->list, "B69");
  g_assert_cmpuint (df_record_list_find (fixture->list, b69), ==, 4);
  wait_for_order (fixture);
  g_assert_cmpuint (df_record_list_find (fixture->list, b69), ==, 69);
}

static void
count_cb (guint *count)
{
  ++*count;
}

static void
wait_for_text (Fixture *fixture)
{
  g_assert_true (df_record_list_is_waiting (fixture->list));
  while (df_record_list_is_waiting (fixture->list))
    g_main_context_iteration (NULL, TRUE);
}

/* Until a thread has read what a search looks at, what was seen stays; from then on each key is answered at once. */
static void
test_many_searched (Fixture       *fixture,
                    gconstpointer  data)
{
  guint n_told = 0;

  take_many (fixture);
  wait_for_order (fixture);
  g_signal_connect_swapped (fixture->list, "notify::waiting", G_CALLBACK (count_cb), &n_told);
  df_record_list_set_search (fixture->list, "e");
  foreign_assert_titles (fixture->list, "Ash Elm Zoë oak Émile");
  df_record_list_set_search (fixture->list, "zoe");
  g_assert_cmpuint (n_told, ==, 1);
  wait_for_text (fixture);
  g_assert_cmpuint (n_told, ==, 2);
  foreign_assert_titles (fixture->list, "Zoë");
  df_record_list_set_search (fixture->list, "e");
  g_assert_false (df_record_list_is_waiting (fixture->list));
  foreign_assert_titles (fixture->list, "Elm Zoë Émile");
  df_record_list_set_search (fixture->list, NULL);
  g_assert_cmpuint (n_told, ==, 2);
}

/* Whether the rows stand by their guids, the last first. */
static gboolean
is_by_guid (Fixture *fixture)
{
  g_autofree char *before = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
      g_autofree char *last = g_steal_pointer (&before);

      g_object_get (record, "guid", &before, NULL);
      if (last != NULL && strcmp (last, before) < 0)
        return FALSE;
    }

  return TRUE;
}

/* Nobody need wait for the order to begin to search. */
static void
test_many_searched_at_first (Fixture       *fixture,
                             gconstpointer  data)
{
  take_many (fixture);
  df_record_list_set_search (fixture->list, "e");
  wait_for_text (fixture);
  foreign_assert_titles (fixture->list, "Elm Zoë Émile");

  /* In another order what is found stands as it stood, until that is there. */
  df_record_list_set_order (fixture->list, "guid", FALSE);
  g_assert_false (df_record_list_is_waiting (fixture->list));
  foreign_assert_titles (fixture->list, "Elm Zoë Émile");
  df_record_list_set_order (fixture->list, "guid", TRUE);
  while (!is_by_guid (fixture))
    g_main_context_iteration (NULL, TRUE);
  df_record_list_set_search (fixture->list, "el");
  foreign_assert_titles (fixture->list, "Elm");
}

/* A search that begins while another order is looked for finds by what is there, and by the new order afterwards. */
static void
test_many_searched_while_sorted (Fixture       *fixture,
                                 gconstpointer  data)
{
  take_many (fixture);
  df_record_list_set_search (fixture->list, "e");
  wait_for_text (fixture);
  df_record_list_set_search (fixture->list, NULL);
  df_record_list_set_order (fixture->list, "name", TRUE);
  df_record_list_set_order (fixture->list, "guid", TRUE);
  df_record_list_set_search (fixture->list, "e");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 3);
  df_record_list_set_order (fixture->list, "name", TRUE);
  while (TRUE)
    {
      g_autoptr(DfRecord) first = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);

      if (g_strcmp0 (df_record_get_title (first), "Émile") == 0 && !df_record_list_is_waiting (fixture->list))
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  foreign_assert_titles (fixture->list, "Émile Zoë Elm");
}

/* What is written while a thread reads is found as it is now. */
static void
test_many_searched_meanwhile (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(DfRecord) ash = foreign_dup_titled (fixture->list, "Ash");
  g_autoptr(DfRecord) elm = foreign_dup_titled (fixture->list, "Elm");
  g_autoptr(DfRecord) zoe = foreign_dup_titled (fixture->list, "Zoë");
  g_autoptr(GError) error = NULL;

  take_many (fixture);
  wait_for_order (fixture);
  df_record_list_set_search (fixture->list, "e");
  g_assert_true (df_repository_set_text (fixture->repository, ash, "name", "Yew", &error));
  g_assert_true (df_repository_set_text (fixture->repository, zoe, "name", "Kia", &error));
  g_assert_true (df_repository_remove (fixture->repository, elm, &error));
  g_object_unref (foreign_add (fixture->repository, "users", "Beech"));
  wait_for_text (fixture);
  foreign_assert_titles (fixture->list, "Beech Yew Émile");
  g_assert_true (df_repository_set_text (fixture->repository, zoe, "name", "Zoë", &error));
  foreign_assert_titles (fixture->list, "Beech Yew Zoë Émile");
}

/* A list that is opened has the first thousand at once, and knows how many there are. */
static void
test_many_at_first (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(DfRecord) last = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  for (guint i = 0; i < 1100; i++)
    {
      g_autofree char *name = g_strdup_printf ("A%04u", 1100 - i);

      g_object_unref (foreign_add (fixture->repository, "users", name));
    }
  g_assert_true (df_repository_commit_step (fixture->repository, "Many", &error));

  take_many (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1000);
  g_assert_cmpuint (df_record_list_get_total (fixture->list), ==, 1105);
  last = foreign_add (fixture->repository, "users", "A0000");
  g_assert_cmpuint (df_record_list_get_total (fixture->list), ==, 1106);
  while (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) < 1106)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (df_record_list_find (fixture->list, last), ==, 0);
}

/* A great number that is written takes away what a search looks at, and brings nothing that nobody searched for. */
static void
test_many_searched_and_written (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(DfRecord) elm = NULL;
  g_autoptr(GError) error = NULL;

  take_many (fixture);
  df_record_list_set_search (fixture->list, "e");
  wait_for_text (fixture);
  elm = foreign_dup_titled (fixture->list, "Elm");
  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  for (guint i = 0; i < 70; i++)
    {
      g_autofree char *name = g_strdup_printf (i % 2 == 0 ? "Rose %02u" : "Ivy %02u", i);

      g_object_unref (foreign_add (fixture->repository, "users", name));
    }
  g_assert_true (df_repository_remove (fixture->repository, elm, &error));
  g_assert_true (df_repository_commit_step (fixture->repository, "Many", &error));
  foreign_assert_titles (fixture->list, "Zoë Émile");
  wait_for_text (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 37);
}

/* What a row refers to is called otherwise while a thread reads what it was called before. */
static void
test_many_searched_and_renamed (void)
{
  DfRepository *repository = foreign_open (foreign_heroes ());
  g_autoptr(DfRecord) ida = foreign_add (repository, "heroes", "Ida");
  g_autoptr(DfRecord) axe = foreign_add (repository, "weapons", "Axe");
  g_autoptr(DfRecord) bow = foreign_add (repository, "weapons", "Bow");
  g_autoptr(DfRecordList) list = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_set (repository, axe, "maker", &DF_VALUE_INTEGER (df_record_get_id (ida)), &error));
  list = df_repository_list (repository, df_catalog_find_table (foreign_heroes (), "weapons"));
  df_record_list_set_many (list, 1);
  df_record_list_set_search (list, "zora");
  /* The thread has read, and nobody has heard of it yet. */
  g_main_context_iteration (NULL, FALSE);
  g_usleep (200000);
  g_assert_true (df_repository_set_text (repository, ida, "name", "Zora", &error));
  while (df_record_list_is_waiting (list))
    g_main_context_iteration (NULL, TRUE);
  foreign_assert_titles (list, "Axe");
  g_clear_object (&list);
  foreign_close (repository);
}

/* Nobody waits for a list that goes. */
static void
test_many_dropped (Fixture       *fixture,
                   gconstpointer  data)
{
  take_many (fixture);
  df_record_list_set_order (fixture->list, "favourites", FALSE);
  g_assert_finalize_object (g_steal_pointer (&fixture->list));
  fixture->list = df_repository_list (fixture->repository, df_catalog_find_table (foreign_shows (), "users"));
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (spliced_cb), fixture);
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  foreign_assert_titles (fixture->list, "Ash Elm Zoë oak Émile");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/list-sorting/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("stand-about-so-until-a-thread-has-sorted-them", test_many);
  ADD ("what-is-written-meanwhile-has-its-place-afterwards", test_many_meanwhile);
  ADD ("the-first-are-there-at-once-and-all-are-counted", test_many_at_first);
  ADD ("many-that-are-written-are-there-at-once", test_many_written);
  ADD ("a-list-that-goes-waits-for-no-thread", test_many_dropped);
  ADD ("a-search/comes-once-there-is-what-it-looks-at", test_many_searched);
  ADD ("a-search/need-not-wait-for-the-order", test_many_searched_at_first);
  ADD ("a-search/finds-while-another-order-is-looked-for", test_many_searched_while_sorted);
  ADD ("a-search/finds-what-was-written-meanwhile", test_many_searched_meanwhile);
  ADD ("a-search/shows-nothing-else-while-it-waits-anew", test_many_searched_and_written);
#undef ADD
  g_test_add_func ("/list-sorting/a-search/finds-by-what-a-row-refers-to-though-that-was-renamed-meanwhile", test_many_searched_and_renamed);

  return g_test_run ();
}
