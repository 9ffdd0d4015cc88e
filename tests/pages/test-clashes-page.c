/* test-clashes-page.c
 *
 * The page of clashes: what it lists, what it offers, and the number on its switch.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-clashes-page.h"

#include "festival/df-clashes.h"
#include "pages/df-clash-row.h"
#include "window-driver.h"

static DfWindow *
open_page (const char *name)
{
  g_autofree char *path = driver_new_path (name);
  DfWindow *window = driver_open_sample (path);

  g_action_group_activate_action (G_ACTION_GROUP (window), "show-page", g_variant_new_string ("clashes"));
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Mara Vale") != NULL);

  return window;
}

static guint
count_open (DfWindow *window)
{
  return df_clashes_count_open (df_clashes_get (driver_get_repository (window)));
}

static GtkListView *
find_view (DfWindow *window)
{
  return GTK_LIST_VIEW (driver_find (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW, NULL));
}

/* The row of Mara Vale, which is the second. */
static void
choose_second (DfWindow *window)
{
  gtk_selection_model_select_item (gtk_list_view_get_model (find_view (window)), 1, TRUE);
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_ENTRY, NULL) != NULL);
}

static void
test_listed (void)
{
  DfWindow *window = open_page ("listed.dreamfest");

  g_assert_nonnull (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Two Places at Once"));
  g_assert_nonnull (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Low Orbit Choir"));
  g_assert_nonnull (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL,
                                 "Sunset Session, Fri \u206618:00–19:00\u2069, and Golden Hour Talk, Fri \u206618:30–19:15\u2069, overlap 30 min"));
  /* Its number stands on the switch. */
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "2") != NULL);
  g_assert_false (driver_is_enabled (window, "search"));
  driver_close (window);
}

static void
test_moved (void)
{
  DfWindow *window = open_page ("moved.dreamfest");
  g_autoptr(DfRecord) talk = driver_dup_record (window, "events", "Golden Hour Talk");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  choose_second (window);
  g_object_get (talk, "time-range", &before, NULL);
  driver_press (GTK_WIDGET (window), "Move to 19:00 on Harbour Stage");
  wait_until (count_open (window) == 1);
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Mara Vale") == NULL);
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "1") != NULL);
  g_object_get (talk, "time-range", &after, NULL);
  g_assert_cmpstr (after, ==, "\u206619:00–19:45\u2069");

  driver_activate (window, "undo");
  wait_until (count_open (window) == 2);
  g_clear_pointer (&after, g_free);
  g_object_get (talk, "time-range", &after, NULL);
  g_assert_cmpstr (after, ==, before);
  /* What clashes again is seen here, and nobody is led away. */
  driver_settle (GTK_WIDGET (window));
  g_assert_nonnull (driver_find (GTK_WIDGET (window), DF_TYPE_CLASHES_PAGE, NULL));
  driver_close (window);
}

static void
test_accepted (void)
{
  DfWindow *window = open_page ("accepted.dreamfest");

  choose_second (window);
  driver_type (driver_find (GTK_WIDGET (window), DF_TYPE_CLASHES_PAGE, NULL), "Two songs only");
  driver_press (GTK_WIDGET (window), "_Accept");
  wait_until (count_open (window) == 1);
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Accepted") != NULL);
  g_assert_nonnull (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Mara Vale"));

  gtk_selection_model_select_item (gtk_list_view_get_model (find_view (window)), 1, TRUE);
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Count It Again") != NULL);
  driver_press (GTK_WIDGET (window), "Count It Again");
  wait_until (count_open (window) == 2);
  driver_close (window);
}

static void
test_shown (void)
{
  DfWindow *window = open_page ("shown.dreamfest");

  choose_second (window);
  driver_press (GTK_WIDGET (window), "Show");
  wait_until (df_window_get_page (window) != NULL);
  g_assert_cmpstr (df_record_get_title (df_record_page_get_record (df_window_get_page (window))), ==, "Sunset Session");
  driver_close (window);
}

/* From what clashes to what can be done about it. */
static void
test_resolved (void)
{
  DfWindow *window = open_page ("resolved.dreamfest");

  g_action_group_activate_action (G_ACTION_GROUP (window), "show-page", g_variant_new_string ("performers"));
  driver_settle (GTK_WIDGET (window));
  driver_choose (window, "Mara Vale");
  driver_settle (GTK_WIDGET (window));
  driver_press (GTK_WIDGET (window), "Resolve…");
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Move to 19:00 on Harbour Stage") != NULL);
  g_assert_true (gtk_selection_model_is_selected (gtk_list_view_get_model (find_view (window)), 1));
  /* The keys go on from there. */
  wait_until (gtk_widget_get_parent (gtk_window_get_focus (GTK_WINDOW (window))) == GTK_WIDGET (find_view (window)));
  g_assert_nonnull (driver_find (gtk_window_get_focus (GTK_WINDOW (window)), GTK_TYPE_BUTTON, "Move to 19:00 on Harbour Stage"));
  driver_close (window);
}

/* The heading moves to the next one when the first goes, and a new name is seen though the clash is the same. */
static void
test_follows (void)
{
  DfWindow *window = open_page ("follows.dreamfest");
  g_autoptr(DfRecord) hymns = driver_dup_record (window, "events", "Orbit Hymns");
  g_autoptr(DfRecord) mara = driver_dup_record (window, "performers", "Mara Vale");

  g_assert_true (df_repository_remove (driver_get_repository (window), hymns, NULL));
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Low Orbit Choir") == NULL);
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Two Places at Once") != NULL);
  g_assert_true (df_repository_set_text (driver_get_repository (window), mara, "name", "Mara V.", NULL));
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Mara V.") != NULL);
  driver_close (window);
}

static void
test_none (void)
{
  DfWindow *window = open_page ("none.dreamfest");
  g_autoptr(DfRecord) talk = driver_dup_record (window, "events", "Golden Hour Talk");
  g_autoptr(DfRecord) hymns = driver_dup_record (window, "events", "Orbit Hymns");

  g_assert_true (df_repository_remove (driver_get_repository (window), talk, NULL));
  g_assert_true (df_repository_remove (driver_get_repository (window), hymns, NULL));
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "No Clashes") != NULL);
  driver_close (window);
}

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

  g_test_add_func ("/clashes-page/the-clashes/are-listed-and-counted", test_listed);
  g_test_add_func ("/clashes-page/a-free-place/is-taken-by-one-click-and-undone", test_moved);
  g_test_add_func ("/clashes-page/a-reason/accepts-and-can-be-taken-back", test_accepted);
  g_test_add_func ("/clashes-page/an-event/is-shown-on-its-page", test_shown);
  g_test_add_func ("/clashes-page/what-a-record-clashes-with/is-opened-from-its-page", test_resolved);
  g_test_add_func ("/clashes-page/a-change/is-seen-in-rows-that-stay", test_follows);
  g_test_add_func ("/clashes-page/none/is-said", test_none);

  return driver_run ();
}
