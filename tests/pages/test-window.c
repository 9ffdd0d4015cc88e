/* test-window.c
 *
 * The main job in a real window, from the first start to the file that is handed on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "store/df-association.h"
#include "widgets/df-association-list.h"
#include "widgets/df-field-row.h"
#include "widgets/df-link-dialog.h"
#include "window-driver.h"

typedef struct
{
  char     *path;
  DfWindow *window;
} Fixture;

static void
set_up_empty (Fixture       *fixture,
              gconstpointer  data)
{
  fixture->path = driver_new_path ("window.dreamfest");
  fixture->window = driver_open (fixture->path);
}

static void
set_up_sample (Fixture       *fixture,
               gconstpointer  data)
{
  fixture->path = driver_new_path ("window.dreamfest");
  fixture->window = driver_open_sample (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  DfDocument *document = g_object_ref (df_window_get_document (fixture->window));

  driver_close (fixture->window);
  driver_settle (NULL);
  /* Nothing of a window stays behind. */
  g_assert_finalize_object (document);
  g_free (fixture->path);
}

static const char *
get_toast (DfWindow *window)
{
  return df_toaster_get_text (df_window_get_toaster (window));
}

static gboolean
is_welcoming (DfWindow *window)
{
  return df_window_get_page (window) == NULL && driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Plan Your Festival") != NULL;
}

/* --- the first start -------------------------------------------------------------------------------------------------------------------- */

static void
test_first_start (Fixture       *fixture,
                  gconstpointer  data)
{
  g_assert_true (is_welcoming (fixture->window));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Dreamfest");

  g_assert_true (driver_is_enabled (fixture->window, "load-sample"));
  g_assert_true (driver_is_enabled (fixture->window, "import"));
  g_assert_true (driver_is_enabled (fixture->window, "new-performer"));
  g_assert_false (driver_is_enabled (fixture->window, "export"));
  g_assert_false (driver_is_enabled (fixture->window, "undo"));
  g_assert_false (driver_is_enabled (fixture->window, "search"));
  g_assert_false (driver_is_enabled (fixture->window, "delete"));
}

static gboolean
menu_has (GMenuModel *menu,
          const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *name = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name);
      if (g_strcmp0 (name, action) == 0 || (section != NULL && menu_has (section, action)))
        return TRUE;
    }

  return FALSE;
}

static void
test_sample (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *menu = driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_MENU_BUTTON, "Main Menu");

  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  g_assert_true (menu_has (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (menu)), "win.load-sample"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (menu));
  driver_activate (fixture->window, "load-sample");

  g_assert_false (is_welcoming (fixture->window));
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 15);
  g_assert_cmpuint (driver_count_rows (fixture->window, "events"), ==, 40);
  g_assert_nonnull (strstr (get_toast (fixture->window), "15 Performers"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Lantern Bay – Dreamfest");
  g_assert_nonnull (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "15 Performers"));

  driver_activate (fixture->window, "undo");
  g_assert_true (is_welcoming (fixture->window));
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 0);

  driver_activate (fixture->window, "redo");
  g_assert_false (is_welcoming (fixture->window));
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 15);
}

static void
test_draft (Fixture       *fixture,
            gconstpointer  data)
{
  DfRecordPage *page;
  g_autoptr(DfRecord) record = NULL;

  driver_press (GTK_WIDGET (fixture->window), "Add a Performer");
  page = df_window_get_page (fixture->window);
  g_assert_nonnull (page);
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 0);
  df_record_page_drop_draft (page);
  driver_settle (GTK_WIDGET (page));
  g_assert_true (is_welcoming (fixture->window));

  driver_activate (fixture->window, "new-performer");
  driver_type (driver_find (GTK_WIDGET (page), DF_TYPE_FIELD_ROW, NULL), "Ida Moon");
  g_assert_true (df_record_page_settle (page));
  driver_settle (GTK_WIDGET (page));
  record = driver_dup_record (fixture->window, "performers", "Ida Moon");
  g_assert_nonnull (record);
  g_assert_true (df_record_page_get_record (page) == record);
}

/* --- the main job ------------------------------------------------------------------------------------------------------------------------ */

static DfAssociation *
dup_events (DfWindow *window,
            DfRecord *performer)
{
  return df_repository_list_linked (driver_get_repository (window), performer, "events");
}

static GtkWidget *
open_dialog (DfWindow *window)
{
  DfAssociationList *list = DF_ASSOCIATION_LIST (driver_find (GTK_WIDGET (window), DF_TYPE_ASSOCIATION_LIST, NULL));

  g_assert_nonnull (list);
  driver_activate (window, "link");

  return driver_wait_dialog (window);
}

/* As with the keyboard: the row has the focus and Space is pressed. */
static void
pick (GtkWidget  *dialog,
      const char *title)
{
  GtkWidget *view = driver_find (dialog, GTK_TYPE_LIST_VIEW, NULL);
  GtkWidget *row = driver_find (view, GTK_TYPE_LABEL, title);

  g_assert_nonnull (row);
  while (gtk_widget_get_parent (row) != view)
    row = gtk_widget_get_parent (row);

  g_assert_true (gtk_widget_grab_focus (row));
  driver_press_key (row, GDK_KEY_space);
}

static guint
count_candidates (GtkWidget *dialog)
{
  GtkWidget *view = driver_find (dialog, GTK_TYPE_LIST_VIEW, NULL);

  return view != NULL ? g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)))) : 0;
}

static void
search (GtkWidget  *dialog,
        const char *words)
{
  GtkWidget *entry = driver_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
  driver_settle (dialog);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(DfRecord) performer = driver_choose (fixture->window, "Mara Vale");
  g_autoptr(DfRecord) linked = driver_dup_record (fixture->window, "events", "Lantern Walk");
  g_autoptr(DfAssociation) events = dup_events (fixture->window, performer);
  g_autoptr(GError) error = NULL;
  GtkWidget *dialog = open_dialog (fixture->window);

  g_assert_cmpuint (count_candidates (dialog), ==, 37);
  g_assert_null (driver_find (dialog, GTK_TYPE_BUTTON, "Add 1 Event"));

  search (dialog, "lantern copper");
  g_assert_cmpuint (count_candidates (dialog), ==, 1);
  pick (dialog, "Lantern Walk");
  search (dialog, "open mic");
  pick (dialog, "Open Mic");
  search (dialog, "");
  g_assert_nonnull (driver_find (dialog, GTK_TYPE_LABEL, "1 of them clashes"));
  driver_press (dialog, "Add 2 Events");

  wait_until (df_association_count (events) == 5);
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_nonnull (driver_find (GTK_WIDGET (df_window_get_page (fixture->window)), GTK_TYPE_LABEL, "Lantern Walk"));
  g_assert_nonnull (driver_find (GTK_WIDGET (df_window_get_page (fixture->window)), GTK_TYPE_LABEL, "3 of 5 clash"));

  /* The same link again: not offered, and refused. */
  dialog = open_dialog (fixture->window);
  g_assert_cmpuint (count_candidates (dialog), ==, 35);
  search (dialog, "lantern walk");
  g_assert_cmpuint (count_candidates (dialog), ==, 0);
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_false (df_association_link (events, linked, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_ALREADY_LINKED);
  g_assert_cmpuint (df_association_count (events), ==, 5);
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(DfRecord) performer = driver_choose (fixture->window, "Mara Vale");
  DfFieldRow *website = driver_find_field (fixture->window, "website");
  DfFieldRow *name = driver_find_field (fixture->window, "name");

  driver_type (GTK_WIDGET (website), "javascript:alert(1)");
  g_assert_false (df_field_row_commit (website));
  driver_settle (GTK_WIDGET (website));
  g_assert_nonnull (df_field_row_get_problem (website));
  g_assert_nonnull (driver_find (GTK_WIDGET (website), GTK_TYPE_LABEL, df_field_row_get_problem (website)));
  g_assert_cmpstr (df_record_get_text (performer, "website"), ==, "https://maravale.example");
  df_field_row_revert (website);
  g_assert_null (df_field_row_get_problem (website));

  driver_type (GTK_WIDGET (name), "  ");
  g_assert_false (df_field_row_commit (name));
  g_assert_cmpstr (df_record_get_title (performer), ==, "Mara Vale");

  driver_type (GTK_WIDGET (name), "Mara  Vale Trio");
  g_assert_true (df_field_row_commit (name));
  driver_settle (GTK_WIDGET (name));
  g_assert_cmpstr (df_record_get_title (performer), ==, "Mara Vale Trio");
  g_assert_true (df_record_page_get_record (df_window_get_page (fixture->window)) == performer);
  g_assert_nonnull (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Mara Vale Trio"));

  driver_activate (fixture->window, "undo");
  g_assert_cmpstr (df_record_get_title (performer), ==, "Mara Vale");
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(DfRecord) performer = driver_choose (fixture->window, "Mara Vale");
  g_autoptr(DfAssociation) events = dup_events (fixture->window, performer);

  driver_press (GTK_WIDGET (fixture->window), "Remove from Event");
  g_assert_cmpuint (df_association_count (events), ==, 2);
  g_assert_cmpstr (get_toast (fixture->window), ==, "Removed from “Sunset Session”");
  driver_press (GTK_WIDGET (df_window_get_toaster (fixture->window)), "Undo");
  g_assert_cmpuint (df_association_count (events), ==, 3);

  driver_activate (fixture->window, "delete");
  g_assert_true (df_record_is_deleted (performer));
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 14);
  g_assert_true (g_str_has_prefix (get_toast (fixture->window), "Mara Vale deleted"));
  driver_press (GTK_WIDGET (df_window_get_toaster (fixture->window)), "Undo");
  g_assert_false (df_record_is_deleted (performer));
  g_assert_cmpuint (df_association_count (events), ==, 3);
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *target = driver_new_path ("line-up.json");
  g_autofree char *second_path = driver_new_path ("second.dreamfest");
  g_autofree char *again = driver_new_path ("again.json");
  g_autoptr(GFile) file = g_file_new_for_path (target);
  g_autoptr(GFile) again_file = g_file_new_for_path (again);
  g_autofree char *first = NULL;
  g_autofree char *other = NULL;
  DfWindow *second;

  df_window_export (fixture->window, file, NULL);
  g_assert_false (df_document_is_editable (df_window_get_document (fixture->window)));
  g_assert_false (driver_is_enabled (fixture->window, "new-performer"));
  wait_until (g_strcmp0 (get_toast (fixture->window), "Exported to “line-up.json”") == 0);
  g_assert_true (df_document_is_editable (df_window_get_document (fixture->window)));

  second = driver_open (second_path);
  df_window_import (second, file);
  wait_until (!df_document_is_working (df_window_get_document (second)) && get_toast (second) != NULL);
  driver_settle (GTK_WIDGET (second));
  g_assert_cmpuint (driver_count_rows (second, "performers"), ==, 15);
  g_assert_nonnull (strstr (get_toast (second), "15 Performers"));
  g_assert_true (driver_is_enabled (second, "undo"));

  df_window_export (second, again_file, "dreamfest");
  wait_until (g_strcmp0 (get_toast (second), "Exported to “again.json”") == 0);
  g_assert_true (g_file_get_contents (target, &first, NULL, NULL));
  g_assert_true (g_file_get_contents (again, &other, NULL, NULL));
  g_assert_cmpstr (first, ==, other);
  driver_close (second);
}

static void
test_refused_import (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *source = driver_new_path ("wrong.json");
  g_autoptr(GFile) file = g_file_new_for_path (source);
  GtkWidget *alert;

  g_assert_true (g_file_set_contents (source, "{ \"format\": \"dreamfest\", \"version\": 99 }", -1, NULL));
  df_window_import (fixture->window, file);
  alert = driver_wait_dialog (fixture->window);
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 15);
  g_assert_true (df_document_is_editable (df_window_get_document (fixture->window)));
  gtk_window_destroy (GTK_WINDOW (alert));
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  DfRecordPage *page = df_window_get_page (fixture->window);
  GtkWidget *entry;

  driver_activate (fixture->window, "search");
  entry = driver_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "MARIN");
  g_signal_emit_by_name (entry, "search-changed");
  driver_settle (GTK_WIDGET (page));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (df_record_page_get_list (page))), ==, 1);

  driver_activate (fixture->window, "search");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (df_record_page_get_list (page))), ==, 15);
}

#define ADD_EMPTY(path, test) g_test_add (path, Fixture, NULL, set_up_empty, test, tear_down)
#define ADD(path, test)       g_test_add (path, Fixture, NULL, set_up_sample, test, tear_down)

static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *list = driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW, NULL);

  /* By keyboard one begins among the rows. */
  wait_until (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != NULL);
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), list)
                 || gtk_window_get_focus (GTK_WINDOW (fixture->window)) == list);
}

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

  ADD_EMPTY ("/window/first-start/shows-three-ways-and-makes-no-file", test_first_start);
  ADD_EMPTY ("/window/sample/comes-by-the-menu-and-goes-by-undo", test_sample);
  ADD_EMPTY ("/window/draft/becomes-a-performer-when-it-has-a-name", test_draft);
  ADD ("/window/a-festival/opens-with-the-focus-in-its-list", test_focus);
  ADD ("/window/link/dialog-filters-adds-two-and-offers-no-link-twice", test_link);
  ADD ("/window/edit/refuses-what-is-wrong-and-saves-what-is-right", test_edit);
  ADD ("/window/removal/is-told-and-can-be-undone", test_remove);
  ADD ("/window/export/is-read-back-the-same", test_export);
  ADD ("/window/import/that-is-refused-is-told-and-changes-nothing", test_refused_import);
  ADD ("/window/search/finds-without-accents-and-closes-again", test_search);

  return driver_run ();
}
