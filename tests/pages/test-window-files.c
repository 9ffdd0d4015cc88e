/* test-window-files.c
 *
 * Copies of the file, and what is dropped on a window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "store/df-history.h"
#include "window-driver.h"

typedef struct
{
  char     *path;
  DfWindow *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->path = driver_new_path ("files.dreamfest");
  fixture->window = driver_open_sample (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  driver_close (fixture->window);
  driver_settle (NULL);
  g_free (fixture->path);
}

static const char *
get_toast (DfWindow *window)
{
  return df_toaster_get_text (df_window_get_toaster (window));
}

static void
save_copy (Fixture       *fixture,
           const char    *target,
           DfBackupFlags  flags)
{
  g_autoptr(GFile) file = g_file_new_for_path (target);

  df_window_save_copy (fixture->window, file, flags);
}

/* --- copies ------------------------------------------------------------------------------------------------------------------------------- */

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *whole = driver_new_path ("whole.dreamfest");
  g_autofree char *bare = driver_new_path ("bare.dreamfest");
  DfWindow *first;
  DfWindow *second;

  save_copy (fixture, whole, DF_BACKUP_DEFAULT);
  g_assert_false (df_document_is_editable (df_window_get_document (fixture->window)));
  wait_until (g_strcmp0 (get_toast (fixture->window), "Copied to “whole.dreamfest”") == 0);
  g_assert_true (df_document_is_editable (df_window_get_document (fixture->window)));
  save_copy (fixture, bare, DF_BACKUP_WITHOUT_HISTORY);
  wait_until (g_strcmp0 (get_toast (fixture->window), "Copied to “bare.dreamfest”") == 0);

  first = driver_open (whole);
  second = driver_open (bare);
  g_assert_cmpuint (driver_count_rows (first, "performers"), ==, 15);
  g_assert_cmpuint (driver_count_rows (second, "performers"), ==, 15);
  g_assert_true (driver_is_enabled (first, "undo"));
  g_assert_false (driver_is_enabled (second, "undo"));
  driver_close (first);
  driver_close (second);
}

static void
test_copy_refused (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *taken = driver_new_path ("taken.dreamfest");
  g_autofree char *kept = NULL;
  g_autoptr(GFile) far = g_file_new_for_uri ("https://example.org/copy.dreamfest");
  GtkWidget *alert;

  g_assert_true (g_file_set_contents (taken, "something else", -1, NULL));
  save_copy (fixture, taken, DF_BACKUP_DEFAULT);
  alert = driver_wait_dialog (fixture->window);
  g_assert_nonnull (driver_find (alert, GTK_TYPE_LABEL, "There is a file “taken.dreamfest” already."));
  gtk_window_destroy (GTK_WINDOW (alert));
  g_assert_true (g_file_get_contents (taken, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "something else");

  /* People said that it may go. */
  save_copy (fixture, taken, DF_BACKUP_REPLACE);
  wait_until (g_strcmp0 (get_toast (fixture->window), "Copied to “taken.dreamfest”") == 0);

  /* Not over what is open, whoever says so. */
  save_copy (fixture, fixture->path, DF_BACKUP_REPLACE);
  alert = driver_wait_dialog (fixture->window);
  g_assert_nonnull (driver_find (alert, GTK_TYPE_LABEL, "This file is open; a copy needs another name."));
  gtk_window_destroy (GTK_WINDOW (alert));

  df_window_save_copy (fixture->window, far, DF_BACKUP_DEFAULT);
  alert = driver_wait_dialog (fixture->window);
  g_assert_nonnull (driver_find (alert, GTK_TYPE_LABEL, "A festival has to be in a folder of this computer."));
  gtk_window_destroy (GTK_WINDOW (alert));
}

/* --- much at once ------------------------------------------------------------------------------------------------------------------------ */

#define MANY 5000

static char *
write_many (void)
{
  g_autoptr(GString) json = g_string_new ("[");
  char *path = driver_new_path ("many.json");

  for (int i = 0; i < MANY; i++)
    g_string_append_printf (json, "%s{ \"name\": \"Band %d\", \"events\": [] }", i > 0 ? ",\n" : "\n", i);
  g_string_append (json, "]");
  g_assert_true (g_file_set_contents (path, json->str, -1, NULL));

  return path;
}

/* An import of thousands is taken back in a thread: the window shows what it does, and can be told to stop. */
static void
test_large_undo (Fixture       *fixture,
                 gconstpointer  data)
{
  DfDocument *document = df_window_get_document (fixture->window);
  DfRepository *repository = df_document_get_repository (document);
  g_autofree char *source = write_many ();
  g_autoptr(GFile) file = g_file_new_for_path (source);

  df_window_import (fixture->window, file);
  wait_until (!df_document_is_working (document));
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 15 + MANY);
  g_assert_cmpuint (df_repository_count_turn (repository, TRUE), ==, MANY);
  g_assert_cmpuint (df_repository_count_turn (repository, FALSE), ==, 0);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "undo", NULL);
  g_assert_true (df_document_is_working (document));
  g_assert_false (df_document_is_editable (document));
  wait_until (!df_document_is_working (document));
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 15);
  g_assert_nonnull (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "15 Performers"));
  g_assert_true (g_str_has_prefix (get_toast (fixture->window), "Undone: "));
  g_assert_cmpuint (df_repository_count_turn (repository, FALSE), ==, MANY);

  /* Told to stop before it began, it leaves all as it is. */
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "redo", NULL);
  df_document_stop_work (document);
  wait_until (!df_document_is_working (document));
  driver_settle (GTK_WIDGET (fixture->window));
  if (driver_count_rows (fixture->window, "performers") == 15)
    g_assert_cmpstr (get_toast (fixture->window), ==, "Cancelled; nothing was changed");

  while (driver_is_enabled (fixture->window, "redo"))
    {
      g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "redo", NULL);
      wait_until (!df_document_is_working (document));
      driver_settle (GTK_WIDGET (fixture->window));
    }
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 15 + MANY);
}

/* --- a file that goes ---------------------------------------------------------------------------------------------------------------------- */

#define MOVED "This file was moved, deleted or replaced. Save a copy to keep what is here."

static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *elsewhere = driver_new_path ("elsewhere.dreamfest");
  g_autofree char *target = driver_new_path ("kept.dreamfest");
  DfDocument *document = df_window_get_document (fixture->window);
  DfWindow *copy;

  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  wait_until (df_document_is_moved (document));
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_false (df_document_is_editable (document));
  g_assert_nonnull (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, MOVED));
  g_assert_false (driver_is_enabled (fixture->window, "new-performer"));
  g_assert_nonnull (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Save a _Copy…"));

  save_copy (fixture, target, DF_BACKUP_DEFAULT);
  g_assert_cmpstr (get_toast (fixture->window), ==, "Copied to “kept.dreamfest”");
  copy = driver_open (target);
  g_assert_cmpuint (driver_count_rows (copy, "performers"), ==, 15);
  g_assert_true (driver_is_enabled (copy, "undo"));
  driver_close (copy);

  /* Back again, and all is well. */
  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  wait_until (!df_document_is_moved (document));
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_true (df_document_is_editable (document));
  g_assert_null (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, MOVED));
  driver_activate (fixture->window, "undo");
}

static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *other = driver_new_path ("other.dreamfest");
  g_autofree char *target = driver_new_path ("kept.dreamfest");
  g_autofree char *bytes = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (target);

  g_assert_true (g_file_set_contents (other, "a list of bands", -1, NULL));
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  wait_until (df_document_is_moved (df_window_get_document (fixture->window)));
  df_window_save_copy (fixture->window, file, DF_BACKUP_WITHOUT_HISTORY);
  g_assert_true (g_file_test (target, G_FILE_TEST_IS_REGULAR));

  /* What took its place stays what it is. */
  g_assert_true (g_file_get_contents (fixture->path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "a list of bands");
}

/* --- what is dropped ---------------------------------------------------------------------------------------------------------------------- */

static void
drop (Fixture    *fixture,
      const char *first,
      const char *second)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->window));
  g_auto(GValue) value = G_VALUE_INIT;
  GSList *files = NULL;
  gboolean taken = FALSE;

  if (second != NULL)
    files = g_slist_prepend (files, g_file_new_for_path (second));
  files = g_slist_prepend (files, g_file_new_for_path (first));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    }
  g_assert_true (taken);
}

/* What it did is there record by record, also when the toast has gone. */
static void
test_import_details (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char *const words[] = { "New: 2", "Changed: 1", "The Same: 1", "Refused: 0", "Notes: 1", "A Guest", "Performer · Website: https://guest.example",
                                       "Performer · Website: https://maravale.example → https://mara.example" };
  g_autofree char *source = driver_new_path ("guests.json");
  g_autoptr(GFile) file = g_file_new_for_path (source);
  GtkWidget *dialog;

  g_assert_false (driver_is_enabled (fixture->window, "import-details"));
  g_assert_true (g_file_set_contents (source, "{ \"performers\": [ { \"name\": \"A Guest\", \"website\": \"https://guest.example\", \"age\": 7 }, { \"name\": \"Another\" },"
                                              " { \"name\": \"Mara Vale\", \"website\": \"https://mara.example\" }, { \"name\": \"Nilou Farah\" } ] }", -1, NULL));
  df_window_import (fixture->window, file);
  wait_until (!df_document_is_working (df_window_get_document (fixture->window)) && get_toast (fixture->window) != NULL);
  g_assert_cmpstr (get_toast (fixture->window), ==, "2 Performers added, 1 Performer changed, with 1 note");
  g_assert_nonnull (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Details"));

  driver_activate (fixture->window, "import-details");
  dialog = driver_wait_dialog (fixture->window);
  driver_settle (dialog);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_nonnull (driver_find (dialog, GTK_TYPE_LABEL, words[i]));
    }
  /* What is the same is not shown unasked. */
  g_assert_null (driver_find (dialog, GTK_TYPE_LABEL, "Nilou Farah"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_drop_import (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *source = driver_new_path ("guest.json");
  g_autofree char *other = driver_new_path ("other.json");

  g_assert_true (g_file_set_contents (source, "[ { \"name\": \"A Guest\", \"events\": [] } ]", -1, NULL));
  g_assert_true (g_file_set_contents (other, "[ { \"name\": \"Another Guest\", \"events\": [] } ]", -1, NULL));

  drop (fixture, source, other);
  g_assert_cmpstr (get_toast (fixture->window), ==, "Files are imported one at a time");
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 15);

  drop (fixture, source, NULL);
  wait_until (!df_document_is_working (df_window_get_document (fixture->window)));
  wait_until (driver_count_rows (fixture->window, "performers") == 16);
  driver_activate (fixture->window, "undo");
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 15);
}

static void
test_drop_busy (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *source = driver_new_path ("guest.json");
  g_autofree char *target = driver_new_path ("busy.dreamfest");

  g_assert_true (g_file_set_contents (source, "[ { \"name\": \"A Guest\", \"events\": [] } ]", -1, NULL));
  save_copy (fixture, target, DF_BACKUP_DEFAULT);
  drop (fixture, source, NULL);
  g_assert_cmpstr (get_toast (fixture->window), ==, "Nothing can be imported now");
  wait_until (!df_document_is_working (df_window_get_document (fixture->window)));
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 15);
}

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

#define ADD(path, test) g_test_add ("/window-files/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-copy/is-saved-with-or-without-what-can-be-undone", test_copy);
  ADD ("a-copy/never-takes-the-place-of-what-is-open-or-was-not-asked-about", test_copy_refused);
  ADD ("an-undo-of-thousands/is-done-in-a-thread-and-can-be-stopped", test_large_undo);
  ADD ("a-file-that-was-moved/is-told-and-can-be-kept-as-a-copy", test_moved);
  ADD ("a-file-that-was-replaced/is-kept-as-a-copy-and-the-other-stays", test_replaced);
  ADD ("a-dropped-file/is-imported-as-one-step", test_drop_import);
  ADD ("an-import/tells-record-by-record-what-it-did", test_import_details);
  ADD ("a-dropped-file/waits-for-nothing-and-says-so-while-the-file-is-busy", test_drop_busy);

  return driver_run ();
}
