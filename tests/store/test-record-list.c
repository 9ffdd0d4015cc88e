/* test-record-list.c
 *
 * A table as a live list: order, search, and splices that cover only what changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "foreign.h"

typedef struct
{
  DfRepository *repository;
  DfRecordList *list;
  guint         position;     /* of the last splice */
  guint         removed;
  guint         added;
  guint         n_spliced;
  DfRecord     *other;        /* that somebody writes meanwhile */
} Fixture;

static void
spliced_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Fixture    *fixture)
{
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
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
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  /* By letters, not by bytes: what the C library's collation gives in this locale is what g_utf8_collate() gives. */
  const char *const names[] = { "oak", "Ash", "Émile", "Zoë", "Elm" };

  for (guint i = 0; i + 1 < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr(DfRecord) one = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
      g_autoptr(DfRecord) next = g_list_model_get_item (G_LIST_MODEL (fixture->list), i + 1);

      g_assert_cmpint (g_utf8_collate (df_record_get_title (one), df_record_get_title (next)), <=, 0);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, G_N_ELEMENTS (names));
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(DfRecord) record = foreign_add (fixture->repository, "users", "Birch");

  g_assert_cmpuint (fixture->n_spliced, ==, 1);
  g_assert_cmpuint (fixture->removed, ==, 0);
  g_assert_cmpuint (fixture->added, ==, 1);
  g_assert_cmpuint (df_record_list_find (fixture->list, record), ==, fixture->position);
  g_assert_cmpuint (df_record_list_get_total (fixture->list), ==, 6);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(DfRecord) record = foreign_dup_titled (fixture->list, "Elm");
  guint position = df_record_list_find (fixture->list, record);
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_remove (fixture->repository, record, &error));
  g_assert_cmpuint (fixture->position, ==, position);
  g_assert_cmpuint (fixture->removed, ==, 1);
  g_assert_cmpuint (fixture->added, ==, 0);
  g_assert_cmpuint (df_record_list_find (fixture->list, record), ==, G_MAXUINT);

  g_assert_true (df_repository_undo (fixture->repository, &error));
  g_assert_cmpuint (df_record_list_find (fixture->list, record), ==, position);
  g_assert_cmpuint (fixture->n_spliced, ==, 2);
}

static void
test_edit_in_place (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(DfRecord) record = foreign_dup_titled (fixture->list, "Ash");
  g_autoptr(GError) error = NULL;

  /* Its place stays: the row's own bindings show the new name. */
  g_assert_true (df_repository_set_text (fixture->repository, record, "name", "Ashe", &error));
  g_assert_cmpuint (fixture->n_spliced, ==, 0);
}

static void
test_rename_moves (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(DfRecord) record = foreign_dup_titled (fixture->list, "Ash");
  guint before = df_record_list_find (fixture->list, record);
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_set_text (fixture->repository, record, "name", "Zzz", &error));
  g_assert_cmpuint (df_record_list_find (fixture->list, record), !=, before);
  g_assert_cmpuint (fixture->n_spliced, ==, 1);
  g_assert_cmpuint (fixture->removed, ==, fixture->added);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  df_record_list_set_search (fixture->list, "zoe");
  foreign_assert_titles (fixture->list, "Zoë");
  df_record_list_set_search (fixture->list, "IL em");
  foreign_assert_titles (fixture->list, "Émile");
  df_record_list_set_search (fixture->list, "nobody");
  foreign_assert_titles (fixture->list, "");
  g_assert_cmpuint (df_record_list_get_total (fixture->list), ==, 5);
  df_record_list_set_search (fixture->list, "  ");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 5);
  g_assert_null (df_record_list_get_search (fixture->list));
}

static void
test_search_follows (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(DfRecord) oak = foreign_dup_titled (fixture->list, "oak");
  g_autoptr(GError) error = NULL;

  df_record_list_set_search (fixture->list, "el");
  foreign_assert_titles (fixture->list, "Elm");
  g_object_unref (foreign_add (fixture->repository, "users", "Eliza"));
  foreign_assert_titles (fixture->list, "Eliza Elm");
  g_object_unref (foreign_add (fixture->repository, "users", "Noor"));
  foreign_assert_titles (fixture->list, "Eliza Elm");
  g_assert_true (df_repository_set_text (fixture->repository, oak, "name", "elder", &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 3);
}

static void
test_descending (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(DfRecord) first = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);

  df_record_list_set_order (fixture->list, "name", TRUE);
  g_assert_cmpuint (df_record_list_find (fixture->list, first), ==, 4);
}

static void
test_statements (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(DfRepository) again = NULL;
  g_autoptr(DfRecordList) list = NULL;
  g_autoptr(GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  guint64 before;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Show %02u", i);

      g_object_unref (foreign_add (fixture->repository, "shows", name));
    }
  again = foreign_reopen (fixture->repository);
  before = df_repository_get_n_statements (again);
  list = df_repository_list (again, df_catalog_find_table (foreign_shows (), "shows"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autofree char *names = NULL;
      DfRecord *record = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_object_get (record, "fan-names", &names, NULL);
      g_assert_cmpstr (names, ==, "0:");
      g_ptr_array_add (shown, record);
    }
  /* Whether there are many, the ids, the page, and one for each step of what the derived fields read: fans, fans.favourites. */
  g_assert_cmpuint (df_repository_get_n_statements (again) - before, <=, 5);
}

static void
test_hold (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(DfRecord) zoe = foreign_dup_titled (fixture->list, "Zoë");

  df_record_list_hold (fixture->list, 2);
  foreign_assert_titles (fixture->list, "Ash Elm");
  g_assert_cmpuint (df_record_list_get_total (fixture->list), ==, 5);
  fixture->n_spliced = 0;
  df_record_list_release (fixture->list);
  foreign_assert_titles (fixture->list, "Ash Elm Zoë oak Émile");
  g_assert_cmpuint (fixture->n_spliced, ==, 1);
  g_assert_cmpuint (fixture->position, ==, 2);
  g_assert_cmpuint (fixture->added, ==, 3);
  df_record_list_release (fixture->list);
  g_assert_cmpuint (fixture->n_spliced, ==, 1);

  /* Whoever looks for one, and whatever changes, has all. */
  df_record_list_hold (fixture->list, 2);
  g_assert_cmpuint (df_record_list_find (fixture->list, zoe), ==, 2);
  foreign_assert_titles (fixture->list, "Ash Elm Zoë oak Émile");
  df_record_list_hold (fixture->list, 2);
  g_object_unref (foreign_add (fixture->repository, "users", "Birch"));
  foreign_assert_titles (fixture->list, "Ash Birch Elm Zoë oak Émile");
  df_record_list_hold (fixture->list, 1);
  df_record_list_set_search (fixture->list, "e");
  foreign_assert_titles (fixture->list, "Elm Zoë Émile");
}

/* Whoever hears of a row that moves may write another one, as a field does that loses the focus. A list that hears of the first one only then finds its
 * place among rows of which one is not where it belongs. */
static void
write_cb (DfRecordList *list,
          guint         position,
          guint         removed,
          guint         added,
          Fixture      *fixture)
{
  g_signal_handlers_disconnect_by_func (list, write_cb, fixture);
  g_assert_true (df_repository_set_text (fixture->repository, fixture->other, "name", "User 9999", NULL));
}

static void
test_written_meanwhile (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(DfRecordList) second = df_repository_list (fixture->repository, df_catalog_find_table (foreign_shows (), "users"));
  g_autoptr(DfRecord) first = NULL;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("User %04u", i + 1);

      g_object_unref (foreign_add (fixture->repository, "users", name));
    }
  first = foreign_dup_titled (fixture->list, "User 0001");
  /* Any of those that a search for its place may look at. */
  for (guint i = 5; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("User %04u", i);

      fixture->other = foreign_dup_titled (fixture->list, name);
      g_signal_connect (fixture->list, "items-changed", G_CALLBACK (write_cb), fixture);
      g_assert_true (df_repository_set_text (fixture->repository, first, "name", "User 0200b", NULL));
      g_assert_cmpuint (df_record_list_find (fixture->list, first), ==, df_record_list_find (second, first));
      g_assert_cmpuint (df_record_list_find (second, first), ==, 200);
      g_assert_cmpuint (df_record_list_find (second, fixture->other), ==, 201);
      g_assert_true (df_repository_set_text (fixture->repository, fixture->other, "name", name, NULL));
      g_assert_true (df_repository_set_text (fixture->repository, first, "name", "User 0001", NULL));
      g_clear_object (&fixture->other);
    }
}

/* Those that are called so come first, whatever the order; a search that is over has none. */
static void
test_best (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(DfRecord) elm = foreign_dup_titled (fixture->list, "Elm");
  g_autoptr(GPtrArray) none = df_record_list_dup_best (fixture->list, 2);
  g_autoptr(GPtrArray) best = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  g_object_unref (foreign_add (fixture->repository, "users", "A Helm"));
  g_object_unref (foreign_add (fixture->repository, "users", "An Elm"));
  df_record_list_set_search (fixture->list, "elm");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 3);
  best = df_record_list_dup_best (fixture->list, 2);
  g_assert_cmpuint (best->len, ==, 2);
  g_assert_true (best->pdata[0] == elm);
  g_assert_cmpstr (df_record_get_title (best->pdata[1]), ==, "An Elm");
}

/* What folds to nothing is nothing to search for. */
static void
test_search_of_marks (Fixture       *fixture,
                      gconstpointer  data)
{
  df_record_list_set_search (fixture->list, "\u0301");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 5);
  df_record_list_set_search (fixture->list, "elm \u0301");
  foreign_assert_titles (fixture->list, "Elm");
}

static void
test_restrict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(DfRecord) ash = foreign_dup_titled (fixture->list, "Ash");
  g_autoptr(DfRecord) elm = foreign_dup_titled (fixture->list, "Elm");
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 both[] = { df_record_get_id (elm), df_record_get_id (ash) };
  g_autoptr(GError) error = NULL;

  g_array_append_vals (ids, both, 2);
  df_record_list_restrict (fixture->list, ids, TRUE);
  foreign_assert_titles (fixture->list, "Ash Elm");
  g_assert_cmpint (df_record_list_get_id (fixture->list, 1), ==, both[0]);
  g_assert_cmpint (df_record_list_get_id (fixture->list, 2), ==, 0);

  /* What comes afterwards is not among them, and a search narrows what is left. */
  g_object_unref (foreign_add (fixture->repository, "users", "Asp"));
  foreign_assert_titles (fixture->list, "Ash Elm");
  df_record_list_set_search (fixture->list, "l");
  foreign_assert_titles (fixture->list, "Elm");
  df_record_list_set_search (fixture->list, NULL);

  df_record_list_restrict (fixture->list, ids, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 4);
  g_assert_cmpuint (df_record_list_find (fixture->list, ash), ==, G_MAXUINT);
  df_record_list_restrict (fixture->list, NULL, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/record-list/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("records/stand-in-the-order-of-the-language", test_order);
  ADD ("adding/is-one-splice-of-one-row", test_add);
  ADD ("removing/is-one-splice-and-undo-puts-it-back", test_remove);
  ADD ("editing/what-does-not-move-a-row-splices-nothing", test_edit_in_place);
  ADD ("renaming/moves-the-row", test_rename_moves);
  ADD ("searching/finds-words-without-case-and-accents-in-any-order", test_search);
  ADD ("searching/follows-changes", test_search_follows);
  ADD ("searching/the-best-come-first", test_best);
  ADD ("searching/marks-alone-are-no-words", test_search_of_marks);
  ADD ("restricting/shows-only-some-or-all-but-these", test_restrict);
  ADD ("descending/turns-the-list-round", test_descending);
  ADD ("a-first-page/takes-a-statement-for-each-step-not-for-each-row", test_statements);
  ADD ("a-first-frame/is-given-some-rows-and-then-all", test_hold);
  ADD ("a-splice/whoever-hears-of-it-may-write", test_written_meanwhile);
#undef ADD

  return g_test_run ();
}
