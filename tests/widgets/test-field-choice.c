/* test-field-choice.c
 *
 * What is chosen from a list, by a click, by keys, by typing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-field-row.h"

#include "armory.h"
#include "widgets/df-toaster.h"

/* The smith of an axe. */
typedef struct
{
  Armory      armory;
  DfRecord   *axe;
  GtkWidget  *row;
  GtkWidget  *editor;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  armory_set_up (&fixture->armory, NULL);
  fixture->axe = armory_find (&fixture->armory, "weapons", "Axe");
  fixture->row = df_field_row_new (fixture->armory.repository, fixture->axe, "smith");
  g_object_set (fixture->armory.toaster, "child", fixture->row, NULL);
  gtk_window_present (GTK_WINDOW (fixture->armory.window));
  armory_settle ();
  fixture->editor = armory_find_type (fixture->row, GTK_TYPE_MENU_BUTTON);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  armory_tear_down (&fixture->armory, NULL);
}

/* Opened: what can be chosen. */
static GtkListView *
open_choice (Fixture *fixture)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (fixture->editor));
  armory_settle ();

  return GTK_LIST_VIEW (armory_find_widget (fixture->editor, GTK_TYPE_LIST_VIEW, "Smith"));
}

static void
test_choice (Fixture      *fixture,
             gconstpointer data)
{
  GtkListView *view = open_choice (fixture);
  g_autoptr(DfRecord) smith = NULL;
  g_autofree char *text = armory_read (GTK_WIDGET (view));
  g_autofree char *focus = NULL;

  g_assert_cmpstr (text, ==, "None | Ada | Bo | Cy");
  g_signal_emit_by_name (view, "activate", 2);
  armory_settle ();
  smith = df_record_dup_reference (fixture->axe, "smith");
  g_assert_cmpstr (df_record_get_title (smith), ==, "Bo");

  gtk_menu_button_popup (GTK_MENU_BUTTON (fixture->editor));
  armory_settle ();
  view = GTK_LIST_VIEW (armory_find_widget (fixture->editor, GTK_TYPE_LIST_VIEW, "Smith"));
  /* What is chosen is marked, and has the focus: Enter would change nothing. */
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (view))), ==, 2);
  focus = armory_read (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view))));
  g_assert_cmpstr (focus, ==, "Bo");
  g_signal_emit_by_name (view, "activate", 0);
  g_assert_null (df_record_dup_reference (fixture->axe, "smith"));
}

/* As the search does that takes what is typed over @view; a key without an event would not get there. */
static GtkWidget *
type (Fixture     *fixture,
      GtkListView *view,
      const char  *text)
{
  GtkWidget *search = armory_find_type (fixture->editor, GTK_TYPE_SEARCH_ENTRY);

  g_assert_false (gtk_widget_get_visible (search));
  g_assert_true (gtk_search_entry_get_key_capture_widget (GTK_SEARCH_ENTRY (search)) == GTK_WIDGET (view));
  gtk_editable_set_text (GTK_EDITABLE (search), text);
  g_signal_emit_by_name (search, "search-started");
  armory_settle ();
  g_assert_true (gtk_widget_get_mapped (search));

  return search;
}

/* Of a short list as well, whose search is not seen before. */
static void
test_typing (Fixture      *fixture,
             gconstpointer data)
{
  GtkListView *view = open_choice (fixture);
  g_autoptr(DfRecord) smith = NULL;
  g_autofree char *text = NULL;
  GtkWidget *search;

  search = type (fixture, view, "c");
  text = armory_read (GTK_WIDGET (view));
  g_assert_cmpstr (text, ==, "None | Cy");
  /* Enter takes what was found, and not nothing. */
  g_signal_emit_by_name (search, "activate");
  armory_settle ();
  smith = df_record_dup_reference (fixture->axe, "smith");
  g_assert_cmpstr (df_record_get_title (smith), ==, "Cy");
}

static void
test_typing_in_vain (Fixture      *fixture,
                     gconstpointer data)
{
  GtkListView *view = open_choice (fixture);
  GtkWidget *search;

  search = type (fixture, view, "x");
  g_signal_emit_by_name (search, "activate");
  armory_settle ();
  g_assert_null (df_record_dup_reference (fixture->axe, "smith"));
  g_assert_true (gtk_widget_get_mapped (search));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (fixture->editor));
  armory_settle ();
}

static void
test_choice_is_nobody_elses (Fixture      *fixture,
                             gconstpointer data)
{
  GtkListView *view = open_choice (fixture);
  g_autoptr(GError) error = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *text = NULL;

  g_signal_emit_by_name (view, "activate", 2);
  armory_settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (fixture->editor));
  armory_settle ();
  df_repository_remove (fixture->armory.repository, armory_find (&fixture->armory, "heroes", "Bo"), &error);
  g_assert_no_error (error);
  undo = g_strdup (df_repository_get_undo_name (fixture->armory.repository));
  armory_settle ();

  g_assert_null (df_record_dup_reference (fixture->axe, "smith"));
  g_assert_cmpstr (df_repository_get_undo_name (fixture->armory.repository), ==, undo);
  text = armory_read (fixture->row);
  g_assert_true (g_str_has_prefix (text, "Smith | None"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (fixture->editor));
  armory_settle ();
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  armory_init (&argc, &argv);

  ADD ("/field-choice/a-reference-is-chosen-from-a-live-list", test_choice);
  ADD ("/field-choice/letters-that-are-typed-search-and-enter-takes-the-first", test_typing);
  ADD ("/field-choice/nothing-found-is-nothing-chosen", test_typing_in_vain);
  ADD ("/field-choice/nothing-is-written-when-what-was-chosen-is-deleted", test_choice_is_nobody_elses);

  return g_test_run ();
}
