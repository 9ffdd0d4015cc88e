/* test-several-pane.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-several-pane-private.h"

#include <string.h>

#include "armory.h"
#include "widgets/df-field-row.h"
#include "widgets/df-link-dialog.h"
#include "widgets/df-record-page.h"
#include "widgets/df-toaster.h"

typedef struct
{
  Armory        armory;
  DfRecordPage *page;
  GtkListView  *view;
  GtkWidget    *pane;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  armory_set_up (&fixture->armory, NULL);
  fixture->page = armory_show (&fixture->armory, "heroes.ui", "page");
  fixture->view = GTK_LIST_VIEW (armory_find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_VIEW, "3 Heroes"));
  fixture->pane = armory_find_type (GTK_WIDGET (fixture->page), DF_TYPE_SEVERAL_PANE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  armory_tear_down (&fixture->armory, NULL);
}

static DfRecord *
find_hero (Fixture    *fixture,
           const char *name)
{
  return armory_find (&fixture->armory, "heroes", name);
}

static void
choose_all (Fixture *fixture)
{
  gtk_selection_model_select_all (gtk_list_view_get_model (fixture->view));
  armory_settle ();
}

static const char *
get_toast (Fixture *fixture)
{
  return df_toaster_get_text (DF_TOASTER (fixture->armory.toaster));
}

static void
assert_battles (Fixture *fixture,
                gint64   ada,
                gint64   bo,
                gint64   cy)
{
  g_assert_cmpint (df_record_get_integer (find_hero (fixture, "Ada"), "battles"), ==, ada);
  g_assert_cmpint (df_record_get_integer (find_hero (fixture, "Bo"), "battles"), ==, bo);
  g_assert_cmpint (df_record_get_integer (find_hero (fixture, "Cy"), "battles"), ==, cy);
}

static void
set_battles (Fixture    *fixture,
             const char *hero,
             gint64      battles)
{
  g_assert_true (df_repository_set (fixture->armory.repository, find_hero (fixture, hero), "battles", &DF_VALUE_INTEGER (battles), NULL));
  armory_settle ();
}

static void
test_shown (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *text = NULL;
  guint n = 0;

  choose_all (fixture);
  text = armory_read (fixture->pane);
  g_assert_cmpstr (text, ==, "3 Heroes | Ada, Bo, Cy | Battles | Give Weapons… | Take Weapons Away… | Copy | Delete");
  g_assert_true (gtk_widget_get_child_visible (fixture->pane));
  g_assert_nonnull (armory_find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "3 of 3 selected"));
  g_object_get (fixture->page, "n-selected", &n, NULL);
  g_assert_cmpuint (n, ==, 3);

  /* Escape in the list: back to the one that leads. */
  g_assert_true (armory_press (GTK_WIDGET (fixture->view), GDK_KEY_Escape));
  armory_settle ();
  g_assert_false (gtk_widget_get_child_visible (fixture->pane));
  g_assert_nonnull (armory_find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "3 Heroes"));
  g_assert_cmpstr (df_record_get_title (df_record_page_get_record (fixture->page)), ==, "Ada");
}

static GtkEditable *
get_battles (Fixture *fixture)
{
  GtkWidget *entry = armory_find_widget (fixture->pane, GTK_TYPE_ENTRY, "Battles");

  g_assert_nonnull (entry);

  return GTK_EDITABLE (entry);
}

static void
test_set (Fixture      *fixture,
          gconstpointer data)
{
  set_battles (fixture, "Bo", 7);
  choose_all (fixture);
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (get_battles (fixture))), ==, "Different Values");

  gtk_editable_set_text (get_battles (fixture), "4");
  g_signal_emit_by_name (get_battles (fixture), "activate");
  armory_settle ();
  assert_battles (fixture, 4, 4, 4);
  g_assert_cmpstr (df_repository_get_undo_name (fixture->armory.repository), ==, "Change Battles of 3 Heroes");
  g_assert_cmpstr (get_toast (fixture), ==, "Changed Battles of 3 Heroes");
  g_assert_cmpstr (gtk_editable_get_text (get_battles (fixture)), ==, "4");

  gtk_widget_activate_action (fixture->armory.window, "win.undo", NULL);
  armory_settle ();
  assert_battles (fixture, DF_NOTHING, 7, DF_NOTHING);
  g_assert_cmpstr (gtk_editable_get_text (get_battles (fixture)), ==, "");
}

static void
test_wrong (Fixture      *fixture,
            gconstpointer data)
{
  DfFieldRow *row;

  choose_all (fixture);
  row = DF_FIELD_ROW (armory_find_type (fixture->pane, DF_TYPE_FIELD_ROW));
  gtk_editable_set_text (get_battles (fixture), "many");
  g_assert_false (df_record_page_settle (fixture->page));
  g_assert_nonnull (df_field_row_get_problem (row));
  assert_battles (fixture, DF_NOTHING, DF_NOTHING, DF_NOTHING);
  g_assert_true (armory_press (GTK_WIDGET (get_battles (fixture)), GDK_KEY_Escape) || df_field_row_get_problem (row) == NULL);
  g_assert_cmpstr (gtk_editable_get_text (get_battles (fixture)), ==, "");
}

static void
test_clear (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *clear;

  set_battles (fixture, "Bo", 7);
  choose_all (fixture);
  clear = armory_find_widget (fixture->pane, GTK_TYPE_BUTTON, "Clear Battles");
  g_assert_true (gtk_widget_get_mapped (clear));
  g_signal_emit_by_name (clear, "clicked");
  armory_settle ();
  assert_battles (fixture, DF_NOTHING, DF_NOTHING, DF_NOTHING);
  g_assert_cmpstr (get_toast (fixture), ==, "Changed Battles of 1 Hero");
  /* They are alike now. */
  g_assert_false (gtk_widget_get_mapped (clear));
}

static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  gtk_selection_model_select_range (gtk_list_view_get_model (fixture->view), 0, 2, TRUE);
  armory_settle ();
  df_record_page_remove (fixture->page);
  armory_settle ();
  g_assert_cmpuint (df_record_list_get_total (df_record_page_get_list (fixture->page)), ==, 1);
  g_assert_cmpstr (get_toast (fixture), ==, "Deleted 2 Heroes");
  g_assert_cmpstr (df_repository_get_undo_name (fixture->armory.repository), ==, "Delete 2 Heroes");
  g_assert_cmpstr (df_record_get_title (df_record_page_get_record (fixture->page)), ==, "Cy");
  g_assert_false (gtk_widget_get_child_visible (fixture->pane));

  gtk_widget_activate_action (fixture->armory.window, "win.undo", NULL);
  armory_settle ();
  g_assert_cmpuint (df_record_count_related (find_hero (fixture, "Bo"), "weapons"), ==, 2);
}

/* --- links ------------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
open_dialog (Fixture    *fixture,
             const char *label)
{
  GtkWidget *row = armory_find_widget (fixture->pane, GTK_TYPE_LIST_BOX_ROW, label);
  g_autoptr(GListModel) windows = NULL;

  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  armory_settle ();
  windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (DF_IS_LINK_DIALOG (window))
        return window;
    }
  g_assert_not_reached ();
}

static void
pick_all (GtkWidget *dialog)
{
  GtkWidget *row = armory_find_widget (armory_find_type (dialog, GTK_TYPE_LIST_VIEW), GTK_TYPE_WIDGET, "Axe");

  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (armory_press_with (row, GDK_KEY_a, GDK_CONTROL_MASK));
}

static void
press (GtkWidget  *dialog,
       const char *label)
{
  GtkWidget *button = armory_find_widget (gtk_window_get_titlebar (GTK_WINDOW (dialog)), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  armory_settle ();
}

static void
assert_weapons (Fixture *fixture,
                guint    ada,
                guint    bo)
{
  g_assert_cmpuint (df_record_count_related (find_hero (fixture, "Ada"), "weapons"), ==, ada);
  g_assert_cmpuint (df_record_count_related (find_hero (fixture, "Bo"), "weapons"), ==, bo);
}

static void
test_link (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *dialog;

  gtk_selection_model_select_range (gtk_list_view_get_model (fixture->view), 0, 2, TRUE);
  armory_settle ();
  dialog = open_dialog (fixture, "Give Weapons…");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Weapons for 2 Heroes");
  pick_all (dialog);
  press (dialog, "Add 5 Weapons");
  /* Bo had two of them already. */
  assert_weapons (fixture, 5, 5);
  g_assert_cmpstr (get_toast (fixture), ==, "Made 8 links");
  g_assert_cmpstr (df_repository_get_undo_name (fixture->armory.repository), ==, "Link 2 Heroes with 5 Weapons");
  gtk_widget_activate_action (fixture->armory.window, "win.undo", NULL);
  armory_settle ();
  assert_weapons (fixture, 0, 2);
}

/* What the page has to say of each of them is said of the first, with how many more. */
static void
test_advice (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *dialog;

  gtk_selection_model_select_range (gtk_list_view_get_model (fixture->view), 0, 2, TRUE);
  armory_settle ();
  dialog = open_dialog (fixture, "Give Weapons…");
  g_assert_null (armory_find_widget (dialog, GTK_TYPE_LABEL, "Ada: Ada cannot carry 5; 1 other as well"));
  pick_all (dialog);
  g_assert_nonnull (armory_find_widget (dialog, GTK_TYPE_LABEL, "Ada: Ada cannot carry 5; 1 other as well"));
  pick_all (dialog);
  g_assert_null (armory_find_widget (dialog, GTK_TYPE_LABEL, "Ada: Ada cannot carry 5; 1 other as well"));
  gtk_window_close (GTK_WINDOW (dialog));
  armory_settle ();

  /* Nothing speaks against taking away. */
  choose_all (fixture);
  dialog = open_dialog (fixture, "Take Weapons Away…");
  pick_all (dialog);
  g_assert_null (armory_find_widget (dialog, GTK_TYPE_LABEL, "Bo: Bo cannot carry 2; 2 others as well"));
  gtk_window_close (GTK_WINDOW (dialog));
  armory_settle ();
}

static void
test_unlink (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *dialog;
  g_autofree char *text = NULL;

  choose_all (fixture);
  dialog = open_dialog (fixture, "Take Weapons Away…");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Weapons of 3 Heroes");
  /* Only what one of them has can be taken. */
  text = armory_read (armory_find_type (dialog, GTK_TYPE_LIST_VIEW));
  g_assert_cmpstr (text, ==, "East | Axe | borne by Bo | East | West | Club | borne by Bo | West");
  pick_all (dialog);
  press (dialog, "Take Away 2 Weapons");
  assert_weapons (fixture, 0, 0);
  g_assert_cmpstr (get_toast (fixture), ==, "Removed 2 links");
  g_assert_cmpstr (df_repository_get_undo_name (fixture->armory.repository), ==, "Unlink 3 Heroes from 2 Weapons");
}

static void
test_picking (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *list;
  GListModel *picked;

  choose_all (fixture);
  dialog = open_dialog (fixture, "Give Weapons…");
  list = armory_find_type (dialog, GTK_TYPE_LIST_VIEW);
  picked = df_link_dialog_get_picked (DF_LINK_DIALOG (dialog));

  g_assert_true (gtk_widget_grab_focus (armory_find_widget (list, GTK_TYPE_WIDGET, "Bow")));
  g_assert_true (armory_press (armory_find_widget (list, GTK_TYPE_WIDGET, "Bow"), GDK_KEY_space));
  g_assert_true (gtk_widget_grab_focus (armory_find_widget (list, GTK_TYPE_WIDGET, "Dart")));
  g_assert_true (armory_press_with (armory_find_widget (list, GTK_TYPE_WIDGET, "Dart"), GDK_KEY_space, GDK_SHIFT_MASK));
  g_assert_cmpuint (g_list_model_get_n_items (picked), ==, 3);
  pick_all (dialog);
  g_assert_cmpuint (g_list_model_get_n_items (picked), ==, 5);
  pick_all (dialog);
  g_assert_cmpuint (g_list_model_get_n_items (picked), ==, 0);
  gtk_window_close (GTK_WINDOW (dialog));
  armory_settle ();
}

static void
test_another_window (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *text = NULL;

  /* What somebody else deletes meanwhile is not among them any more. */
  choose_all (fixture);
  g_assert_true (df_repository_remove (fixture->armory.repository, find_hero (fixture, "Ada"), NULL));
  armory_settle ();
  text = armory_read (fixture->pane);
  g_assert_true (g_str_has_prefix (text, "2 Heroes | Bo, Cy | "));
  g_assert_true (df_repository_remove (fixture->armory.repository, find_hero (fixture, "Bo"), NULL));
  armory_settle ();
  g_assert_false (gtk_widget_get_child_visible (fixture->pane));
  g_assert_cmpstr (df_record_get_title (df_record_page_get_record (fixture->page)), ==, "Cy");
}

static void
test_escape_from_search (Fixture      *fixture,
                         gconstpointer data)
{
  gboolean is_searching;

  df_record_page_toggle_search (fixture->page);
  choose_all (fixture);
  g_assert_true (armory_press (GTK_WIDGET (fixture->view), GDK_KEY_Escape));
  armory_settle ();
  g_assert_false (gtk_widget_get_child_visible (fixture->pane));
  g_object_get (fixture->page, "searching", &is_searching, NULL);
  g_assert_true (is_searching);
  g_assert_true (armory_press (GTK_WIDGET (fixture->view), GDK_KEY_Escape));
  g_object_get (fixture->page, "searching", &is_searching, NULL);
  g_assert_false (is_searching);
}

static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  choose_all (fixture);
  df_record_page_begin_draft (fixture->page);
  g_assert_false (gtk_widget_get_child_visible (fixture->pane));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->armory.window)), armory_get (&fixture->armory, "name")));
  df_record_page_drop_draft (fixture->page);
  armory_settle ();
  g_assert_cmpstr (df_record_get_title (df_record_page_get_record (fixture->page)), ==, "Ada");
}

#define ADD(path, test) g_test_add ("/several-pane/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  armory_init (&argc, &argv);

  ADD ("several-chosen/are-shown-with-what-can-be-done-until-escape", test_shown);
  ADD ("a-field-that-many-share/is-set-for-all-by-one-step", test_set);
  ADD ("what-is-wrong/stays-and-changes-none", test_wrong);
  ADD ("different-values/can-be-cleared", test_clear);
  ADD ("removing/takes-all-by-one-step-and-chooses-the-neighbour", test_remove);
  ADD ("linking/links-each-with-each-that-it-lacks", test_link);
  ADD ("advice/is-that-of-the-first-and-how-many-more", test_advice);
  ADD ("unlinking/offers-what-any-of-them-has", test_unlink);
  ADD ("picking/takes-ranges-and-all", test_picking);
  ADD ("escape/leads-from-several-to-one-and-from-a-search-to-all", test_escape_from_search);
  ADD ("a-draft/is-begun-from-among-several", test_draft);
  ADD ("those-that-go/are-left-out", test_another_window);

  return g_test_run ();
}
