/* test-application.c
 *
 * Which window a file opens in, what is told of one that cannot be opened, and how a start finds its way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-application.h"

#include <string.h>

#include "festival/df-festival-catalog.h"
#include "pages/df-festival-dialog.h"
#include "window-driver.h"

/* Where a file's version stands, in four bytes. */
#define VERSION_AT 60

typedef struct
{
  DfApplication *application;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "dreamfest", "last-file", NULL);
  g_autoptr(GFile) last = g_file_new_for_path (state);

  g_file_delete (last, NULL, NULL);
  fixture->application = df_application_new (G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (fixture->application), NULL, NULL));
  g_application_set_default (G_APPLICATION (fixture->application));
}

static GList *
get_windows (Fixture *fixture)
{
  return gtk_application_get_windows (GTK_APPLICATION (fixture->application));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  while (get_windows (fixture) != NULL)
    gtk_window_destroy (get_windows (fixture)->data);
  driver_settle (NULL);
  g_clear_object (&fixture->application);
}

static DfWindow *
find_window (Fixture    *fixture,
             const char *title)
{
  for (GList *list = get_windows (fixture); list != NULL; list = list->next)
    if (DF_IS_WINDOW (list->data) && g_strcmp0 (gtk_window_get_title (list->data), title) == 0)
      return list->data;

  return NULL;
}

static guint
count_windows (Fixture *fixture)
{
  guint count = 0;

  for (GList *list = get_windows (fixture); list != NULL; list = list->next)
    count += DF_IS_WINDOW (list->data);

  return count;
}

static GtkWidget *
find_alert (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (!DF_IS_WINDOW (window) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

static char *
new_festival (const char *name)
{
  g_autofree char *base = g_strconcat (name, ".dreamfest", NULL);
  char *path = driver_new_path (base);
  g_autoptr(GError) error = NULL;
  g_autoptr(DfRepository) repository = df_festival_create (path, NULL, DF_OPEN_DEFAULT, &error);

  g_assert_no_error (error);

  return path;
}

static void
open_path (Fixture    *fixture,
           const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);

  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  driver_settle (NULL);
}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = new_festival ("Harbour");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *again = g_build_filename (folder, ".", "Harbour.dreamfest", NULL);
  g_autofree char *other = new_festival ("Meadow");

  open_path (fixture, path);
  open_path (fixture, again);
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  open_path (fixture, other);
  g_assert_cmpuint (count_windows (fixture), ==, 2);
  g_assert_nonnull (find_window (fixture, "Harbour – Dreamfest"));
  g_assert_nonnull (find_window (fixture, "Meadow – Dreamfest"));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "new-window", NULL);
  driver_settle (NULL);
  g_assert_cmpuint (count_windows (fixture), ==, 3);
}

static void
assert_refused (Fixture    *fixture,
                const char *path,
                const char *sentence)
{
  GtkWidget *alert;

  open_path (fixture, path);
  g_assert_cmpuint (count_windows (fixture), ==, 0);
  wait_until (find_alert () != NULL);
  alert = find_alert ();
  g_assert_nonnull (driver_find (alert, GTK_TYPE_LABEL, sentence));
  gtk_window_destroy (GTK_WINDOW (alert));
  driver_settle (NULL);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *words = driver_new_path ("words.dreamfest");
  g_autofree char *empty = driver_new_path ("empty.dreamfest");
  g_autofree char *missing = driver_new_path ("missing.dreamfest");
  g_autofree char *newer = new_festival ("Newer");
  g_autofree char *bytes = NULL;
  g_autofree char *after = NULL;
  gsize length;
  gsize length_after;

  g_assert_true (g_file_set_contents (words, "a list of bands", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_get_contents (newer, &bytes, &length, NULL));
  memcpy (bytes + VERSION_AT, "\0\0\0\143", 4);
  g_assert_true (g_file_set_contents (newer, bytes, length, NULL));

  assert_refused (fixture, words, "“words.dreamfest” is not a festival.");
  assert_refused (fixture, empty, "“empty.dreamfest” is empty.");
  assert_refused (fixture, missing, "There is no file “missing.dreamfest”.");
  assert_refused (fixture, newer, "“Newer.dreamfest” was made by a newer Dreamfest (its version is 99, this one knows 3).");
  assert_refused (fixture, "https://example.org/far.dreamfest", "Only a file of this computer can be opened; copy it here first.");

  g_assert_true (g_file_get_contents (newer, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, bytes, length);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

/* The last file is damaged: that is said by a window in which one can go on. */
static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *words = driver_new_path ("words.dreamfest");
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "dreamfest", NULL);
  g_autofree char *state = g_build_filename (folder, "last-file", NULL);
  GtkWidget *alert;

  g_assert_true (g_file_set_contents (words, "a list of bands", -1, NULL));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (state, words, -1, NULL));
  g_application_activate (G_APPLICATION (fixture->application));
  wait_until (find_alert () != NULL);
  alert = find_alert ();
  g_assert_nonnull (driver_find (alert, GTK_TYPE_LABEL, "“words.dreamfest” is not a festival."));
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (alert)) == GTK_WINDOW (find_window (fixture, "Dreamfest")));
  gtk_window_destroy (GTK_WINDOW (alert));
}

/* The window that waits for a first start goes when there is something else to see. */
static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *path = driver_new_path ("unused");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GFile) place = g_file_new_for_path (folder);
  GtkWidget *dialog;

  g_application_activate (G_APPLICATION (fixture->application));
  driver_settle (NULL);
  g_assert_nonnull (find_window (fixture, "Dreamfest"));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "new-festival", NULL);
  wait_until (find_alert () != NULL);
  dialog = find_alert ();
  g_assert_true (DF_IS_FESTIVAL_DIALOG (dialog));
  df_festival_dialog_set_folder (DF_FESTIVAL_DIALOG (dialog), place);
  driver_type (dialog, "Orchard");
  driver_press (dialog, "C_reate");
  driver_settle (NULL);
  g_assert_nonnull (find_window (fixture, "Orchard – Dreamfest"));
  g_assert_cmpuint (count_windows (fixture), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

#define ADD(path, test) g_test_add ("/application/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-file/opens-in-its-window-whatever-it-is-called", test_open);
  ADD ("a-file-that-is-no-festival/is-told-in-an-alert-and-stays-as-it-is", test_refused);
  ADD ("a-start-whose-last-file-is-damaged/says-so-where-one-can-go-on", test_start);
  ADD ("a-new-festival/takes-the-place-of-a-window-without-one", test_new);

  return driver_run ();
}
