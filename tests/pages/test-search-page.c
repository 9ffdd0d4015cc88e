/* test-search-page.c
 *
 * The search everywhere: what it finds of each kind, and where it leads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-search-page.h"

#include "widgets/df-record-page.h"
#include "window-driver.h"

static GtkWidget *
find_search (DfWindow *window)
{
  return driver_find (GTK_WIDGET (window), DF_TYPE_SEARCH_PAGE, NULL);
}

static DfWindow *
open_search (const char *name)
{
  g_autofree char *path = driver_new_path (name);
  DfWindow *window = driver_open_sample (path);

  driver_activate (window, "search-everywhere");
  wait_until (find_search (window) != NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), find_search (window)));

  return window;
}

static gboolean
says (DfWindow   *window,
      const char *text)
{
  return driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, text) != NULL || driver_find (GTK_WIDGET (window), GTK_TYPE_INSCRIPTION, text) != NULL;
}

static void
test_found (void)
{
  DfWindow *window = open_search ("found.dreamfest");

  g_assert_true (says (window, "Search Everywhere"));
  driver_type (find_search (window), "harbour");
  wait_until (says (window, "1 Stage"));
  g_assert_true (says (window, "Harbour Stage"));
  /* What is on it is found by it. */
  g_assert_true (says (window, "Sunset Session"));
  g_assert_false (says (window, "Golden Hour Talk"));

  /* Several words, in any order, without case and accents. */
  driver_type (find_search (window), "SESSION harb");
  wait_until (!says (window, "1 Stage"));
  g_assert_true (says (window, "Sunset Session"));

  driver_type (find_search (window), "xyzzy");
  wait_until (says (window, "No results for “xyzzy”"));
  driver_type (find_search (window), "");
  wait_until (says (window, "Several words in any order. What is found is what has them all."));
  driver_close (window);
}

/* Enter in the words opens the best, on its own page. */
static void
test_opened (void)
{
  DfWindow *window = open_search ("opened.dreamfest");
  g_autoptr(DfRecord) talk = driver_dup_record (window, "events", "Golden Hour Talk");

  driver_type (find_search (window), "golden hour talk");
  g_signal_emit_by_name (driver_find (find_search (window), GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  wait_until (find_search (window) == NULL);
  wait_until (df_window_get_page (window) != NULL && df_record_page_get_record (df_window_get_page (window)) == talk);
  g_assert_true (driver_is_enabled (window, "search"));
  driver_close (window);
}

/* It follows what is written, as every list does. */
static void
test_live (void)
{
  DfWindow *window = open_search ("live.dreamfest");
  g_autoptr(DfRecord) talk = driver_dup_record (window, "events", "Golden Hour Talk");
  g_autoptr(GError) error = NULL;

  driver_type (find_search (window), "golden hour");
  wait_until (says (window, "Golden Hour Talk"));
  g_assert_true (df_repository_set_text (driver_get_repository (window), talk, "name", "Silver Hour Talk", &error));
  wait_until (says (window, "No results for “golden hour”"));
  g_assert_true (df_repository_undo (driver_get_repository (window), &error));
  wait_until (says (window, "Golden Hour Talk"));
  driver_close (window);
}

/* Back where one was, with the focus there. */
static void
test_left (void)
{
  DfWindow *window = open_search ("left.dreamfest");

  g_assert_false (driver_is_enabled (window, "search"));
  driver_press_key (driver_find (find_search (window), GTK_TYPE_SEARCH_ENTRY, NULL), GDK_KEY_Escape);
  wait_until (find_search (window) == NULL);
  g_assert_nonnull (df_window_get_page (window));
  wait_until (gtk_window_get_focus (GTK_WINDOW (window)) != NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (df_window_get_page (window))));

  driver_activate (window, "search-everywhere");
  wait_until (find_search (window) != NULL);
  driver_activate (window, "back");
  wait_until (find_search (window) == NULL);

  /* Whoever goes to a page leaves as well. */
  driver_activate (window, "search-everywhere");
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-page", g_variant_new_string ("stages"));
  wait_until (find_search (window) == NULL);
  g_assert_true (says (window, "Harbour Stage"));
  driver_close (window);
}

/* Where nothing is left there is nothing to search in. */
static void
test_emptied (void)
{
  DfWindow *window = open_search ("emptied.dreamfest");

  driver_activate (window, "undo");
  wait_until (find_search (window) == NULL);
  wait_until (says (window, "Plan Your Festival"));
  g_assert_false (driver_is_enabled (window, "back"));
  g_assert_false (driver_is_enabled (window, "search-everywhere"));
  driver_activate (window, "redo");
  wait_until (df_window_get_page (window) != NULL);
  g_assert_null (find_search (window));
  driver_close (window);
}

/* What was searched in a list without result can be looked for everywhere. */
static void
test_words_of_a_list (void)
{
  g_autofree char *path = driver_new_path ("words.dreamfest");
  DfWindow *window = driver_open_sample (path);

  driver_activate (window, "search");
  driver_type (driver_find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY, NULL), "harbour");
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Search _Everywhere") != NULL);
  driver_press (GTK_WIDGET (window), "Search _Everywhere");
  wait_until (says (window, "1 Stage"));
  driver_close (window);
}

/* Of many only the best are shown; the others are where their page is. */
static void
test_many (void)
{
  DfWindow *window = open_search ("many.dreamfest");
  DfRepository *repository = driver_get_repository (window);
  const DfTable *table = df_catalog_find_table (df_repository_get_catalog (repository), "performers");
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_begin_step (repository, &error));
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(DfRecord) record = df_repository_new_draft (repository, table);
      g_autofree char *name = g_strdup_printf ("Quartet %02u", i);

      g_assert_true (df_repository_set_text (repository, record, "name", name, &error));
      g_assert_true (df_repository_save (repository, record, &error));
    }
  g_assert_true (df_repository_commit_step (repository, "Many", &error));

  driver_type (find_search (window), "quartet");
  wait_until (says (window, "60 Performers, the best 50"));
  driver_press (GTK_WIDGET (window), "Show All");
  wait_until (find_search (window) == NULL);
  wait_until (says (window, "60 Performers"));
  driver_close (window);
}

int
main (int   argc,
      char *argv[])
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

  g_test_add_func ("/search-page/words/find-every-kind-as-its-page-shows-it", test_found);
  g_test_add_func ("/search-page/words/that-a-list-does-not-have-are-taken-along", test_words_of_a_list);
  g_test_add_func ("/search-page/enter/opens-the-best", test_opened);
  g_test_add_func ("/search-page/what-is-found/follows-changes-and-undo", test_live);
  g_test_add_func ("/search-page/many/are-cut-to-the-best-and-all-stand-on-their-page", test_many);
  g_test_add_func ("/search-page/a-festival-that-is-emptied/is-welcomed-and-not-searched", test_emptied);
  g_test_add_func ("/search-page/leaving/leads-back-to-where-one-was", test_left);

  return driver_run ();
}
