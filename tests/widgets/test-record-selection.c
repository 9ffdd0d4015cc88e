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
  g_assert_cmpstr (fixture->told->str, ==, "1+1 1+1 2+1 ");
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

  return g_test_run ();
}
