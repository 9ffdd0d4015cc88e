/* test-festival-dialog.c
 *
 * The festival itself is edited in a dialog, and a new one is asked for in the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-festival-dialog.h"

#include <glib/gstdio.h>

#include "festival/df-festival-catalog.h"
#include "window-driver.h"

typedef struct
{
  char       *path;
  DfWindow   *window;
  GtkWidget  *dialog;
  DfDocument *made;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->path = driver_new_path ("festival.dreamfest");
  fixture->window = driver_open_sample (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->made);
  driver_close (fixture->window);
  driver_settle (NULL);
  g_free (fixture->path);
}

static DfFieldRow *
find_row (GtkWidget  *widget,
          const char *field)
{
  g_autofree char *name = NULL;

  if (DF_IS_FIELD_ROW (widget))
    {
      g_object_get (widget, "field", &name, NULL);
      return g_strcmp0 (name, field) == 0 ? DF_FIELD_ROW (widget) : NULL;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DfFieldRow *row = find_row (child, field);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static gboolean
type_into (Fixture    *fixture,
           const char *field,
           const char *text)
{
  DfFieldRow *row = find_row (fixture->dialog, field);

  driver_type (GTK_WIDGET (row), text);

  return df_field_row_commit (row);
}

static DfRecord *
dup_festival (DfDocument *document)
{
  return df_repository_dup_single (df_document_get_repository (document), df_catalog_find_table (df_festival_catalog (), "festival"));
}

/* --- the one that there is --------------------------------------------------------------------------------------------------------------- */

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  DfRepository *repository = driver_get_repository (fixture->window);
  g_autoptr(DfRecord) festival = dup_festival (df_window_get_document (fixture->window));

  driver_activate (fixture->window, "festival");
  fixture->dialog = driver_wait_dialog (fixture->window);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "df-behind"));
  g_assert_null (driver_find (fixture->dialog, GTK_TYPE_BUTTON, "Create"));

  g_assert_true (type_into (fixture, "name", "Lantern Nights"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Lantern Nights – Dreamfest");
  g_assert_cmpstr (df_repository_get_undo_name (repository), ==, "Change Name of “Lantern Bay”");
  g_assert_true (type_into (fixture, "days", "4"));
  g_assert_true (type_into (fixture, "starts-on", "11 June 2026"));
  g_assert_true (type_into (fixture, "day-starts-at", "05:30"));
  g_assert_cmpint (df_record_get_integer (festival, "days"), ==, 4);
  g_assert_cmpstr (df_record_get_text (festival, "starts_on"), ==, "2026-06-11");
  g_assert_cmpint (df_record_get_integer (festival, "day_starts_at"), ==, 330);

  gtk_window_close (GTK_WINDOW (fixture->dialog));
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "df-behind"));
  for (guint i = 0; i < 4; i++)
    driver_activate (fixture->window, "undo");
  g_assert_cmpstr (df_record_get_title (festival), ==, "Lantern Bay");
  g_assert_cmpint (df_record_get_integer (festival, "days"), ==, 3);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(DfRecord) festival = dup_festival (df_window_get_document (fixture->window));

  driver_activate (fixture->window, "festival");
  fixture->dialog = driver_wait_dialog (fixture->window);
  g_assert_false (type_into (fixture, "days", "0"));
  g_assert_cmpstr (df_field_row_get_problem (find_row (fixture->dialog, "days")), ==, "A festival lasts from 1 to 366 days.");
  g_assert_cmpint (df_record_get_integer (festival, "days"), ==, 3);

  /* It stays once, since what was typed would be lost. */
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_nonnull (driver_find (fixture->dialog, GTK_TYPE_LABEL, "Not saved yet. Close again to lose it."));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpint (df_record_get_integer (festival, "days"), ==, 3);
}

/* A machine without a list of zones lets people type one; then there is no list to test. */
static void
test_zone (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(DfRecord) festival = dup_festival (df_window_get_document (fixture->window));
  GtkWidget *button;
  GtkWidget *search;
  GtkWidget *list;
  GtkSelectionModel *model;

  driver_activate (fixture->window, "festival");
  fixture->dialog = driver_wait_dialog (fixture->window);
  button = driver_find (GTK_WIDGET (find_row (fixture->dialog, "time-zone")), GTK_TYPE_MENU_BUTTON, NULL);
  if (button == NULL)
    {
      g_test_skip ("there is no list of time zones here");
      gtk_window_close (GTK_WINDOW (fixture->dialog));
      return;
    }

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  driver_settle (fixture->dialog);
  search = driver_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_TYPE_SEARCH_ENTRY, NULL);
  list = driver_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_TYPE_LIST_VIEW, NULL);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), >, 100);

  gtk_editable_set_text (GTK_EDITABLE (search), "lisbon");
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (model)) == 1);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpstr (df_record_get_text (festival, "time_zone"), ==, "Europe/Lisbon");
  driver_settle (fixture->dialog);
  g_assert_nonnull (driver_find (GTK_WIDGET (find_row (fixture->dialog, "time-zone")), GTK_TYPE_LABEL, "Europe/Lisbon"));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

/* --- a new one --------------------------------------------------------------------------------------------------------------------------- */

static void
take_cb (Fixture    *fixture,
         DfDocument *document)
{
  g_set_object (&fixture->made, document);
  fixture->dialog = NULL;
}

static char *
ask_for_new (Fixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr(GFile) place = g_file_new_for_path (folder);

  fixture->dialog = df_festival_dialog_new (GTK_WINDOW (fixture->window), NULL);
  df_festival_dialog_set_folder (DF_FESTIVAL_DIALOG (fixture->dialog), place);
  g_signal_connect_swapped (fixture->dialog, "made", G_CALLBACK (take_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  wait_until (gtk_widget_get_mapped (fixture->dialog));

  return g_steal_pointer (&folder);
}

static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *folder = ask_for_new (fixture);
  g_autofree char *path = g_build_filename (folder, "Harbour-Night.dreamfest", NULL);
  g_autoptr(DfRecord) festival = NULL;

  g_assert_true (type_into (fixture, "name", "Harbour/Night"));
  g_assert_true (type_into (fixture, "starts-on", "2027-02-05"));
  g_assert_true (type_into (fixture, "days", "3"));
  /* Nothing is made before it is wanted. */
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  driver_press (fixture->dialog, "C_reate");
  g_assert_nonnull (fixture->made);
  g_assert_cmpstr (df_document_get_path (fixture->made), ==, path);
  festival = dup_festival (fixture->made);
  g_assert_cmpstr (df_record_get_title (festival), ==, "Harbour/Night");
  g_assert_cmpstr (df_record_get_text (festival, "starts_on"), ==, "2027-02-05");
  g_assert_cmpint (df_record_get_integer (festival, "days"), ==, 3);
  g_assert_cmpint (df_record_get_integer (festival, "day_starts_at"), ==, 360);
  /* Making a festival is no step. */
  g_assert_null (df_repository_get_undo_name (df_document_get_repository (fixture->made)));
}

static void
test_new_beside (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *folder = ask_for_new (fixture);
  g_autofree char *taken = g_build_filename (folder, "Harbour.dreamfest", NULL);
  g_autofree char *second = g_build_filename (folder, "Harbour 2.dreamfest", NULL);
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (taken, "something else", -1, NULL));
  g_assert_true (type_into (fixture, "name", "Harbour"));
  driver_press (fixture->dialog, "C_reate");
  g_assert_nonnull (fixture->made);
  g_assert_cmpstr (df_document_get_path (fixture->made), ==, second);
  g_assert_true (g_file_get_contents (taken, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "something else");
}

static void
test_new_refused (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *folder = ask_for_new (fixture);
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "folder", NULL);
  g_autoptr(GFile) place = g_file_new_for_path (nowhere);
  g_autoptr(GFile) far = g_file_new_for_uri ("https://example.org/festivals/");

  driver_press (fixture->dialog, "C_reate");
  g_assert_nonnull (driver_find (fixture->dialog, GTK_TYPE_LABEL, "A festival needs a name."));
  g_assert_true (type_into (fixture, "name", "Harbour"));

  df_festival_dialog_set_folder (DF_FESTIVAL_DIALOG (fixture->dialog), far);
  driver_settle (fixture->dialog);
  g_assert_nonnull (driver_find (fixture->dialog, GTK_TYPE_LABEL, "A festival has to be in a folder of this computer."));

  g_assert_false (type_into (fixture, "starts-on", "31 June 2026"));
  driver_press (fixture->dialog, "C_reate");
  g_assert_null (fixture->made);
  df_field_row_revert (find_row (fixture->dialog, "starts-on"));

  /* A folder that cannot be written to: one below a file. */
  g_clear_pointer (&nowhere, g_free);
  g_clear_object (&place);
  nowhere = g_build_filename (fixture->path, "below", NULL);
  place = g_file_new_for_path (nowhere);
  df_festival_dialog_set_folder (DF_FESTIVAL_DIALOG (fixture->dialog), place);
  driver_press (fixture->dialog, "C_reate");
  g_assert_null (fixture->made);
  g_assert_nonnull (fixture->dialog);

  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

#define ADD(path, test) g_test_add ("/festival-dialog/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("each-field/is-saved-in-place-as-one-step", test_edit);
  ADD ("what-is-wrong/stays-with-a-sentence-and-keeps-the-dialog-open-once", test_refused);
  ADD ("a-time-zone/is-chosen-from-a-list-that-can-be-searched", test_zone);
  ADD ("a-new-festival/is-asked-for-and-made-whole", test_new);
  ADD ("a-new-festival/never-takes-the-place-of-a-file", test_new_beside);
  ADD ("a-new-festival/that-cannot-be-made-is-told-in-the-dialog", test_new_refused);

  return driver_run ();
}
