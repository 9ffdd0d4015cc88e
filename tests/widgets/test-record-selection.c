/* test-record-selection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-selection-private.h"

#include "armory.h"

typedef struct
{
  Armory             armory;
  DfRecordList      *list;
  DfRecordSelection *selection;
  GString           *told;       /* what the selection said */
} Fixture;

static void
selection_changed_cb (Fixture *fixture,
                      guint    position,
                      guint    n_items)
{
  g_string_append_printf (fixture->told, "%u+%u ", position, n_items);
}

static void
items_changed_cb (Fixture *fixture)
{
  DfRecord *record = df_record_selection_get_record (fixture->selection);
  guint position = df_record_selection_get_position (fixture->selection);

  /* Whoever listens must find the choice where it is now. */
  if (position != GTK_INVALID_LIST_POSITION)
    g_assert_true (g_list_model_get_item (G_LIST_MODEL (fixture->selection), position) == record);
  if (position != GTK_INVALID_LIST_POSITION)
    g_object_unref (record);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  armory_set_up (&fixture->armory, NULL);
  fixture->list = df_repository_list (fixture->armory.repository,
                                      df_record_get_table (armory_find (&fixture->armory, "heroes", "Ada")));
  fixture->selection = df_record_selection_new (fixture->list);
  fixture->told = g_string_new (NULL);
  g_signal_connect_swapped (fixture->selection, "selection-changed", G_CALLBACK (selection_changed_cb), fixture);
  g_signal_connect_swapped (fixture->selection, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->list);
  g_string_free (fixture->told, TRUE);
  armory_tear_down (&fixture->armory, NULL);
}

static void
assert_chosen (Fixture    *fixture,
               const char *title,
               guint       position)
{
  DfRecord *record = df_record_selection_get_record (fixture->selection);

  g_assert_cmpstr (record != NULL ? df_record_get_title (record) : NULL, ==, title);
  g_assert_cmpuint (df_record_selection_get_position (fixture->selection), ==, position);
  if (position != GTK_INVALID_LIST_POSITION)
    g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->selection), position));
}

static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  assert_chosen (fixture, NULL, GTK_INVALID_LIST_POSITION);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->selection), 1, TRUE);
  assert_chosen (fixture, "Bo", 1);
  df_record_selection_set_record (fixture->selection, armory_find (&fixture->armory, "heroes", "Cy"));
  assert_chosen (fixture, "Cy", 2);
  g_assert_cmpstr (fixture->told->str, ==, "1+1 1+2 ");
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->selection), 1));
  df_record_selection_set_record (fixture->selection, NULL);
  assert_chosen (fixture, NULL, GTK_INVALID_LIST_POSITION);
}

static void
test_moves (Fixture      *fixture,
            gconstpointer data)
{
  DfRecord *bo = armory_find (&fixture->armory, "heroes", "Bo");
  g_autoptr(GError) error = NULL;

  df_record_selection_set_record (fixture->selection, bo);
  armory_add (&fixture->armory, "heroes", "Abe", NULL);
  assert_chosen (fixture, "Bo", 2);
  df_repository_set_text (fixture->armory.repository, bo, "name", "Zoe", &error);
  g_assert_no_error (error);
  assert_chosen (fixture, "Zoe", 3);
  df_record_list_set_order (fixture->list, "name", TRUE);
  assert_chosen (fixture, "Zoe", 0);
}

static void
test_hidden (Fixture      *fixture,
             gconstpointer data)
{
  df_record_selection_set_record (fixture->selection, armory_find (&fixture->armory, "heroes", "Bo"));
  df_record_list_set_search (fixture->list, "ada");
  assert_chosen (fixture, "Bo", GTK_INVALID_LIST_POSITION);
  df_record_list_set_search (fixture->list, "");
  assert_chosen (fixture, "Bo", 1);
}

static void
test_removed (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  df_record_selection_set_record (fixture->selection, armory_find (&fixture->armory, "heroes", "Bo"));
  df_repository_remove (fixture->armory.repository, armory_find (&fixture->armory, "heroes", "Bo"), &error);
  assert_chosen (fixture, "Cy", 1);
  df_repository_remove (fixture->armory.repository, armory_find (&fixture->armory, "heroes", "Cy"), &error);
  assert_chosen (fixture, "Ada", 0);
  df_repository_remove (fixture->armory.repository, armory_find (&fixture->armory, "heroes", "Ada"), &error);
  assert_chosen (fixture, NULL, GTK_INVALID_LIST_POSITION);
  g_assert_no_error (error);
}

/* --- several ----------------------------------------------------------------------------------------------------------------- */

/* The titles of the chosen ones, the leading one first in brackets. */
static void
assert_several (Fixture    *fixture,
                const char *expected)
{
  g_autoptr(GArray) ids = df_record_selection_dup_ids (fixture->selection);
  DfRecord *lead = df_record_selection_get_record (fixture->selection);
  g_autoptr(GString) titles = g_string_new (NULL);

  g_string_append_printf (titles, "(%s)", lead != NULL ? df_record_get_title (lead) : "");
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(DfRecord) record = df_repository_dup_record (fixture->armory.repository, df_record_list_get_table (fixture->list),
                                                             g_array_index (ids, gint64, i));

      g_string_append_printf (titles, " %s", df_record_get_title (record));
      g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->selection), df_record_list_find (fixture->list, record)));
    }
  g_assert_cmpstr (titles->str, ==, expected);
  g_assert_cmpuint (df_record_selection_count (fixture->selection), ==, ids->len);
}

static void
select_also (Fixture *fixture,
             guint    position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->selection), position, FALSE);
}

static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);

  df_record_selection_set_record (fixture->selection, armory_find (&fixture->armory, "heroes", "Bo"));
  select_also (fixture, 0);
  assert_several (fixture, "(Bo) Ada Bo");
  gtk_selection_model_select_all (model);
  assert_several (fixture, "(Bo) Ada Bo Cy");
  gtk_selection_model_unselect_item (model, 1);
  assert_several (fixture, "(Ada) Ada Cy");
  gtk_selection_model_select_range (model, 1, 2, TRUE);
  assert_several (fixture, "(Bo) Bo Cy");
  gtk_selection_model_unselect_item (model, 1);
  assert_several (fixture, "(Cy) Cy");
  gtk_selection_model_unselect_item (model, 2);
  assert_several (fixture, "()");
  /* What a view asks for beyond the end is nothing. */
  gtk_selection_model_select_range (model, 0, 50, TRUE);
  assert_several (fixture, "(Ada) Ada Bo Cy");
}

static void
test_several_move (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->selection), 0, 2, TRUE);
  assert_several (fixture, "(Ada) Ada Bo");
  armory_add (&fixture->armory, "heroes", "Abe", NULL);
  assert_several (fixture, "(Ada) Ada Bo");
  df_repository_set_text (fixture->armory.repository, armory_find (&fixture->armory, "heroes", "Ada"), "name", "Zoe", &error);
  g_assert_no_error (error);
  assert_several (fixture, "(Zoe) Bo Zoe");
  df_record_list_set_order (fixture->list, "name", TRUE);
  assert_several (fixture, "(Zoe) Zoe Bo");
}

static void
test_several_hidden (Fixture       *fixture,
                     gconstpointer  data)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->selection), 0, 2, TRUE);
  df_record_list_set_search (fixture->list, "bo");
  armory_settle ();
  /* What is not seen is not written either, and what is seen leads. */
  assert_several (fixture, "(Bo) Bo");
  df_record_list_set_search (fixture->list, "");
  assert_several (fixture, "(Bo) Ada Bo");
}

static void
test_several_removed (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GError) error = NULL;

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (fixture->selection), 0, 2, TRUE);
  ids = df_record_selection_dup_ids (fixture->selection);
  df_repository_remove (fixture->armory.repository, armory_find (&fixture->armory, "heroes", "Ada"), &error);
  armory_settle ();
  assert_several (fixture, "(Bo) Bo");
  df_repository_undo (fixture->armory.repository, &error);
  assert_several (fixture, "(Bo) Ada Bo");
  df_repository_remove_rows (fixture->armory.repository, df_record_list_get_table (fixture->list), ids, NULL, &error);
  g_assert_no_error (error);
  armory_settle ();
  assert_several (fixture, "(Cy) Cy");
  df_repository_undo (fixture->armory.repository, &error);
  assert_several (fixture, "(Cy) Cy");
  df_record_selection_set_ids (fixture->selection, ids);
  assert_several (fixture, "(Ada) Ada Bo");
}

/* Something that moves, adds, hides or takes rows. */
static void
act (Fixture *fixture,
     GRand   *random,
     int      n)
{
  DfRepository *repository = fixture->armory.repository;
  guint length = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
  g_autoptr(DfRecord) record = length > 0 ? g_list_model_get_item (G_LIST_MODEL (fixture->list), g_rand_int_range (random, 0, length)) : NULL;
  g_autofree char *name = g_strdup_printf ("%c %d", g_rand_int_range (random, 'A', 'Z'), n);

  switch (record == NULL ? 5 : g_rand_int_range (random, 0, 8))
    {
    case 0:
      df_repository_set_text (repository, record, "name", name, NULL);
      break;
    case 1:
      df_repository_remove (repository, record, NULL);
      break;
    case 2:
      armory_add (&fixture->armory, "heroes", name, NULL);
      break;
    case 3:
      df_repository_redo (repository, NULL);
      break;
    case 4:
      df_record_list_set_order (fixture->list, "name", g_rand_boolean (random));
      break;
    case 5:
      df_record_list_set_search (fixture->list, g_rand_boolean (random) ? "1" : NULL);
      break;
    default:
      df_repository_undo (repository, NULL);
    }
}

/* Whatever happens to the list: those are chosen that were chosen and are shown, and nobody else. */
static void
test_several_walk (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(GHashTable) chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (int i = 0; i < 90; i++)
    {
      g_autofree char *name = g_strdup_printf ("Hero %02d", i);

      armory_add (&fixture->armory, "heroes", name, NULL);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i += 2)
    {
      gint64 id = df_record_list_get_id (fixture->list, i);

      gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->selection), i, FALSE);
      g_hash_table_add (chosen, g_memdup2 (&id, sizeof id));
    }

  for (int n = 0; n < 300; n++)
    {
      act (fixture, random, n);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
        {
          gint64 id = df_record_list_get_id (fixture->list, i);

          g_assert_cmpint (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->selection), i), ==, g_hash_table_contains (chosen, &id));
        }
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  armory_init (&argc, &argv);

  ADD ("/record-selection/one-record-is-chosen", test_choose);
  ADD ("/record-selection/the-choice-stays-wherever-the-list-moves-it", test_moves);
  ADD ("/record-selection/a-search-that-hides-it-changes-no-choice", test_hidden);
  ADD ("/record-selection/its-neighbour-is-chosen-when-it-is-deleted", test_removed);
  ADD ("/record-selection/several/one-of-them-leads", test_several);
  ADD ("/record-selection/several/stay-chosen-wherever-the-list-moves-them", test_several_move);
  ADD ("/record-selection/several/those-that-a-search-hides-wait-for-its-end", test_several_hidden);
  ADD ("/record-selection/several/when-all-are-deleted-their-neighbour-is-chosen", test_several_removed);
  ADD ("/record-selection/several/are-those-that-were-chosen-after-any-change-undo-and-redo", test_several_walk);

  return g_test_run ();
}
