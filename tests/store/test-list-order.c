/* test-list-order.c
 *
 * Lists sorted by how many others their rows are linked to and by the least that those say, and what moves when that changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "foreign.h"

#include "store/df-history.h"

#define N_USERS 200

typedef struct
{
  DfRepository *repository;
  DfRecordList *list;
  DfRecord    **users;
  DfRecord     *shows[3];
  GString      *splices;     /* "-place" and "+place" for single rows, "place-removed+added" for more */
} Fixture;

static void
spliced_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Fixture    *fixture)
{
  const char *separator = fixture->splices->len > 0 ? " " : "";

  if (removed + added > 1)
    g_string_append_printf (fixture->splices, "%s%u-%u+%u", separator, position, removed, added);
  else
    g_string_append_printf (fixture->splices, "%s%c%u", separator, removed > 0 ? '-' : '+', position);
}

/* What was told since the last time. */
static void
assert_splices (Fixture    *fixture,
                const char *expected)
{
  g_assert_cmpstr (fixture->splices->str, ==, expected);
  g_string_truncate (fixture->splices, 0);
}

static DfRecordList *
list_table (Fixture    *fixture,
            const char *table)
{
  return df_repository_list (fixture->repository, df_catalog_find_table (df_repository_get_catalog (fixture->repository), table));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const names[] = { "Reef", "Dune", "Gale" };
  g_autoptr(GError) error = NULL;

  fixture->repository = foreign_open (foreign_shows ());
  fixture->users = g_new (DfRecord *, N_USERS);
  for (guint i = 0; i < N_USERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("User %03u", i);

      fixture->users[i] = foreign_add (fixture->repository, "users", name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DfValue seasons = DF_VALUE_INTEGER ((i + 1) * 10);

      fixture->shows[i] = foreign_add (fixture->repository, "shows", names[i]);
      g_assert_true (df_repository_set (fixture->repository, fixture->shows[i], "seasons", &seasons, &error));
    }
  fixture->list = list_table (fixture, "users");
  fixture->splices = g_string_new (NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < N_USERS; i++)
    g_object_unref (fixture->users[i]);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->shows); i++)
    g_object_unref (fixture->shows[i]);
  g_free (fixture->users);
  g_string_free (fixture->splices, TRUE);
  g_assert_finalize_object (fixture->list);
  foreign_close (fixture->repository);
}

static void
link_to (Fixture  *fixture,
         guint     user,
         guint     show,
         gboolean  is_linked)
{
  g_autoptr(DfAssociation) shows = df_repository_list_linked (fixture->repository, fixture->users[user], "favourites");
  g_autoptr(GError) error = NULL;

  if (is_linked)
    df_association_link (shows, fixture->shows[show], &error);
  else
    df_association_unlink (shows, fixture->shows[show], &error);
  g_assert_no_error (error);
}

/* From now on what is told is kept. */
static void
sort_by (Fixture    *fixture,
         const char *order,
         gboolean    descending)
{
  df_record_list_set_order (fixture->list, order, descending);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (spliced_cb), fixture);
}

static void
assert_place (Fixture *fixture,
              guint    user,
              guint    place)
{
  g_autoptr(DfRecord) there = g_list_model_get_item (G_LIST_MODEL (fixture->list), place);

  g_assert_true (there == fixture->users[user]);
  g_assert_cmpuint (df_record_list_find (fixture->list, fixture->users[user]), ==, place);
}

/* --- how many ------------------------------------------------------------------------------------------------------------ */

static void
test_most_first (Fixture       *fixture,
                 gconstpointer  data)
{
  link_to (fixture, 7, 0, TRUE);
  link_to (fixture, 5, 1, TRUE);
  link_to (fixture, 199, 0, TRUE);
  link_to (fixture, 199, 1, TRUE);
  sort_by (fixture, "favourites", FALSE);
  assert_place (fixture, 199, 0);
  assert_place (fixture, 5, 1);
  assert_place (fixture, 7, 2);
  assert_place (fixture, 0, 3);
  assert_place (fixture, 198, 199);

  df_record_list_set_order (fixture->list, "favourites", TRUE);
  assert_place (fixture, 198, 0);
  assert_place (fixture, 199, 199);
}

static void
test_link_moves (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  link_to (fixture, 3, 0, TRUE);
  sort_by (fixture, "favourites", FALSE);
  assert_place (fixture, 150, 150);

  link_to (fixture, 150, 0, TRUE);
  assert_splices (fixture, "-150 +1");
  assert_place (fixture, 150, 1);
  link_to (fixture, 150, 1, TRUE);
  assert_splices (fixture, "0-2+2");
  assert_place (fixture, 150, 0);
  link_to (fixture, 3, 0, FALSE);
  assert_splices (fixture, "1-4+4");

  g_assert_true (df_repository_undo (fixture->repository, &error));
  g_assert_true (df_repository_undo (fixture->repository, &error));
  g_assert_true (df_repository_undo (fixture->repository, &error));
  assert_splices (fixture, "1-4+4 0-2+2 -1 +150");
  assert_place (fixture, 150, 150);
  g_assert_true (df_repository_redo (fixture->repository, &error));
  assert_splices (fixture, "-150 +1");
  assert_place (fixture, 150, 1);
}

static void
test_descending_link_moves (Fixture       *fixture,
                            gconstpointer  data)
{
  sort_by (fixture, "favourites", TRUE);
  assert_place (fixture, 150, 49);
  link_to (fixture, 150, 0, TRUE);
  assert_splices (fixture, "-49 +199");
  assert_place (fixture, 150, 199);
}

static void
test_cascade_moves (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  link_to (fixture, 80, 0, TRUE);
  link_to (fixture, 160, 0, TRUE);
  sort_by (fixture, "favourites", FALSE);
  assert_place (fixture, 80, 0);
  assert_place (fixture, 160, 1);

  g_assert_true (df_repository_remove (fixture->repository, fixture->shows[0], &error));
  assert_splices (fixture, "-1 -0 +80 +160");
  assert_place (fixture, 80, 80);
  assert_place (fixture, 160, 160);
  g_assert_true (df_repository_undo (fixture->repository, &error));
  assert_splices (fixture, "-160 -80 +0 +1");
}

static void
test_removed_with_links (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  link_to (fixture, 150, 0, TRUE);
  sort_by (fixture, "favourites", FALSE);
  g_assert_true (df_repository_remove (fixture->repository, fixture->users[150], &error));
  assert_splices (fixture, "-0");
  g_assert_true (df_repository_undo (fixture->repository, &error));
  assert_splices (fixture, "+0");
  assert_place (fixture, 150, 0);
}

static void
test_other_process (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(DfRepository) other = foreign_reopen (fixture->repository);
  g_autoptr(DfRecord) user = df_repository_dup_record (other, df_record_get_table (fixture->users[150]), df_record_get_id (fixture->users[150]));
  g_autoptr(DfRecord) show = df_repository_dup_record (other, df_record_get_table (fixture->shows[0]), df_record_get_id (fixture->shows[0]));
  g_autoptr(DfAssociation) shows = df_repository_list_linked (other, user, "favourites");
  g_autoptr(GError) error = NULL;

  sort_by (fixture, "favourites", FALSE);
  g_assert_true (df_association_link (shows, show, &error));
  assert_splices (fixture, "");
  g_assert_true (df_repository_refresh (fixture->repository, &error));
  assert_splices (fixture, "-150 +0");
  g_assert_true (df_association_unlink (shows, show, &error));
  g_assert_true (df_repository_refresh (fixture->repository, &error));
  assert_splices (fixture, "-0 +150");
  assert_place (fixture, 150, 150);
}

static void
test_cleared_history (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(DfRepository) other = foreign_reopen (fixture->repository);
  g_autoptr(DfRecord) user = df_repository_dup_record (other, df_record_get_table (fixture->users[150]), df_record_get_id (fixture->users[150]));
  g_autoptr(DfRecord) show = df_repository_dup_record (other, df_record_get_table (fixture->shows[0]), df_record_get_id (fixture->shows[0]));
  g_autoptr(DfAssociation) shows = df_repository_list_linked (other, user, "favourites");
  g_autoptr(GError) error = NULL;

  sort_by (fixture, "favourites", FALSE);
  g_assert_true (df_association_link (shows, show, &error));
  g_assert_true (df_repository_clear_history (other, &error));
  g_assert_true (df_repository_refresh (fixture->repository, &error));
  assert_place (fixture, 150, 0);
  /* The link came unnamed and must be known all the same when it goes. */
  g_string_truncate (fixture->splices, 0);
  link_to (fixture, 150, 0, FALSE);
  assert_splices (fixture, "-0 +150");
}

static void
test_few_statements (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(DfRepository) other = foreign_reopen (fixture->repository);
  g_autoptr(DfRecordList) list = df_repository_list (other, df_record_get_table (fixture->users[0]));
  g_autoptr(GError) error = NULL;
  guint64 before = df_repository_get_n_statements (other);
  guint64 plain;

  /* Its links, whether there are many rows, then its rows: not one statement for each. */
  df_record_list_set_order (list, "favourites", FALSE);
  g_assert_cmpuint (df_repository_get_n_statements (other) - before, ==, 3);

  link_to (fixture, 150, 0, TRUE);
  before = df_repository_get_n_statements (other);
  g_assert_true (df_repository_refresh (other, &error));
  plain = df_repository_get_n_statements (other) - before;
  df_record_list_set_order (list, "name", FALSE);
  link_to (fixture, 151, 0, TRUE);
  before = df_repository_get_n_statements (other);
  g_assert_true (df_repository_refresh (other, &error));
  /* A link: whose it is now, that row, and those that it stands between. */
  g_assert_cmpuint (plain - (df_repository_get_n_statements (other) - before), <=, 4);
}

static void
test_many_are_one_splice (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(DfAssociation) fans = df_repository_list_linked (fixture->repository, fixture->shows[0], "fans");
  g_autoptr(GPtrArray) users = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  sort_by (fixture, "favourites", FALSE);
  for (guint i = 100; i < N_USERS; i++)
    g_ptr_array_add (users, fixture->users[i]);
  g_assert_true (df_association_link_many (fans, users, &error));
  assert_splices (fixture, "0-200+200");
  assert_place (fixture, 100, 0);
  assert_place (fixture, 0, 100);
}

static void
test_search_stays (Fixture       *fixture,
                   gconstpointer  data)
{
  link_to (fixture, 150, 0, TRUE);
  sort_by (fixture, "favourites", FALSE);
  df_record_list_set_search (fixture->list, "5");
  g_string_truncate (fixture->splices, 0);
  assert_place (fixture, 150, 0);
  assert_place (fixture, 5, 1);
  link_to (fixture, 152, 0, TRUE);
  assert_place (fixture, 152, 1);
  link_to (fixture, 101, 0, TRUE);
  g_assert_cmpuint (df_record_list_find (fixture->list, fixture->users[101]), ==, G_MAXUINT);
  df_record_list_set_search (fixture->list, NULL);
  assert_place (fixture, 101, 0);
}

static void
test_unknown_words (Fixture       *fixture,
                    gconstpointer  data)
{
  df_record_list_set_order (fixture->list, "age; DROP TABLE users", FALSE);
  assert_place (fixture, 0, 0);
  assert_place (fixture, 199, 199);
}

/* --- a reference, seen from the other side ------------------------------------------------------------------------------- */

static void
test_references (void)
{
  g_autoptr(GError) error = NULL;
  Fixture fixture = { .repository = foreign_open (foreign_heroes ()) };
  g_autoptr(DfRecord) ajax = foreign_add (fixture.repository, "heroes", "Ajax");
  g_autoptr(DfRecord) boudica = foreign_add (fixture.repository, "heroes", "Boudica");
  g_autoptr(DfRecord) spear = foreign_add (fixture.repository, "weapons", "Spear");
  DfValue maker = DF_VALUE_INTEGER (df_record_get_id (boudica));

  fixture.list = list_table (&fixture, "heroes");
  df_record_list_set_order (fixture.list, "made", FALSE);
  g_assert_cmpuint (df_record_list_find (fixture.list, ajax), ==, 0);
  g_assert_true (df_repository_set (fixture.repository, spear, "maker", &maker, &error));
  g_assert_cmpuint (df_record_list_find (fixture.list, boudica), ==, 0);
  maker.integer = df_record_get_id (ajax);
  g_assert_true (df_repository_set (fixture.repository, spear, "maker", &maker, &error));
  g_assert_cmpuint (df_record_list_find (fixture.list, ajax), ==, 0);
  df_record_list_set_order (fixture.list, "made", TRUE);
  g_assert_cmpuint (df_record_list_find (fixture.list, ajax), ==, 1);
  g_assert_true (df_repository_remove (fixture.repository, spear, &error));
  g_assert_cmpuint (df_record_list_find (fixture.list, ajax), ==, 1);
  g_assert_cmpuint (df_record_list_find (fixture.list, boudica), ==, 0);

  g_assert_finalize_object (fixture.list);
  g_clear_object (&ajax);
  g_clear_object (&boudica);
  g_clear_object (&spear);
  foreign_close (fixture.repository);
}

/* --- the least ----------------------------------------------------------------------------------------------------------- */

static void
test_least_first (Fixture       *fixture,
                  gconstpointer  data)
{
  link_to (fixture, 9, 2, TRUE);
  link_to (fixture, 8, 1, TRUE);
  link_to (fixture, 8, 2, TRUE);
  link_to (fixture, 7, 0, TRUE);
  link_to (fixture, 6, 1, TRUE);
  sort_by (fixture, "shortest-favourite", FALSE);
  assert_place (fixture, 7, 0);
  assert_place (fixture, 6, 1);
  assert_place (fixture, 8, 2);
  assert_place (fixture, 9, 3);
  assert_place (fixture, 0, 4);
}

static void
test_least_follows (Fixture       *fixture,
                    gconstpointer  data)
{
  DfValue seasons = DF_VALUE_INTEGER (5);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 70; i++)
    link_to (fixture, i, 0, TRUE);
  link_to (fixture, 150, 1, TRUE);
  sort_by (fixture, "shortest-favourite", FALSE);
  assert_place (fixture, 150, 70);

  g_assert_true (df_repository_set (fixture->repository, fixture->shows[1], "seasons", &seasons, &error));
  assert_splices (fixture, "-70 +0");
  assert_place (fixture, 150, 0);

  /* One that says nothing does not count. */
  seasons.integer = DF_NOTHING;
  g_assert_true (df_repository_set (fixture->repository, fixture->shows[1], "seasons", &seasons, &error));
  assert_splices (fixture, "-0 +150");
  g_assert_true (df_repository_undo (fixture->repository, &error));
  assert_splices (fixture, "-150 +0");
  g_assert_true (df_repository_remove (fixture->repository, fixture->shows[1], &error));
  assert_splices (fixture, "-0 +150");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/list-order/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("number/most-come-first-then-by-name-and-descending-is-the-other-way-round", test_most_first);
  ADD ("number/linking-unlinking-undo-and-redo-move-that-row-alone", test_link_moves);
  ADD ("number/descending-the-row-moves-as-well", test_descending_link_moves);
  ADD ("number/deleting-what-is-linked-moves-those-that-had-it", test_cascade_moves);
  ADD ("number/deleting-what-has-links-takes-its-row-and-undo-brings-it-to-its-place", test_removed_with_links);
  ADD ("number/what-another-process-links-moves-that-row-alone", test_other_process);
  ADD ("number/links-that-came-unnamed-are-followed-afterwards", test_cleared_history);
  ADD ("number/sorting-takes-two-statements-and-a-link-two", test_few_statements);
  ADD ("number/many-that-move-are-one-splice", test_many_are_one_splice);
  ADD ("number/a-search-stays-and-is-followed", test_search_stays);
  ADD ("words/that-there-are-not-leave-the-usual-order", test_unknown_words);
  g_test_add_func ("/list-order/number/of-those-that-refer-to-a-row-counts-as-well", test_references);
  ADD ("least/comes-first-and-who-has-none-last", test_least_first);
  ADD ("least/follows-what-is-linked-and-what-it-says", test_least_follows);
#undef ADD

  return g_test_run ();
}
