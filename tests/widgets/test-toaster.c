/* test-toaster.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-toaster.h"

#include "armory.h"

static void
test_show (Armory       *armory,
           gconstpointer data)
{
  DfToaster *toaster = DF_TOASTER (armory->toaster);
  GtkWidget *close;
  g_autofree char *text = NULL;

  gtk_window_present (GTK_WINDOW (armory->window));
  g_assert_null (df_toaster_get_text (toaster));
  df_toaster_show (toaster, "First", NULL, NULL);
  df_toaster_show (toaster, "A <b>second</b>", "Open", "win.open-link");
  g_assert_cmpstr (df_toaster_get_text (toaster), ==, "A <b>second</b>");
  armory_settle ();
  text = armory_read (GTK_WIDGET (toaster));
  g_assert_cmpstr (text, ==, "A <b>second</b> | Open");

  close = armory_find_widget (GTK_WIDGET (toaster), GTK_TYPE_BUTTON, "Dismiss");
  g_signal_emit_by_name (close, "clicked");
  g_assert_null (df_toaster_get_text (toaster));
}

static void
test_undo (Armory       *armory,
           gconstpointer data)
{
  DfToaster *toaster = DF_TOASTER (armory->toaster);
  DfRecord *ada = armory_find (armory, "heroes", "Ada");
  g_autoptr(GError) error = NULL;

  gtk_window_present (GTK_WINDOW (armory->window));
  df_repository_set_text (armory->repository, ada, "name", "Eve", &error);
  g_assert_no_error (error);
  df_toaster_show_undo (toaster, armory->repository, "Renamed");
  g_signal_emit_by_name (armory_find_widget (GTK_WIDGET (toaster), GTK_TYPE_BUTTON, "Undo"), "clicked");
  g_assert_cmpstr (df_record_get_title (ada), ==, "Ada");
  g_assert_null (df_toaster_get_text (toaster));
}

static void
test_undo_is_withdrawn (Armory       *armory,
                        gconstpointer data)
{
  DfToaster *toaster = DF_TOASTER (armory->toaster);

  gtk_window_present (GTK_WINDOW (armory->window));
  df_toaster_show_undo (toaster, armory->repository, "Renamed");
  armory_add (armory, "heroes", "Dov", NULL);
  g_assert_null (df_toaster_get_text (toaster));

  df_toaster_show (toaster, "Exported", NULL, NULL);
  armory_add (armory, "heroes", "Ezra", NULL);
  g_assert_cmpstr (df_toaster_get_text (toaster), ==, "Exported");
}

static void
test_find (Armory       *armory,
           gconstpointer data)
{
  GtkWidget *inside = gtk_label_new ("");
  GtkWidget *dialog = gtk_window_new ();
  GtkWidget *in_dialog = gtk_label_new ("");

  g_object_set (armory->toaster, "child", inside, NULL);
  gtk_window_set_child (GTK_WINDOW (dialog), in_dialog);
  g_assert_true (df_toaster_find (inside) == DF_TOASTER (armory->toaster));
  g_assert_null (df_toaster_find (in_dialog));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (armory->window));
  g_assert_true (df_toaster_find (in_dialog) == DF_TOASTER (armory->toaster));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define ADD(path, test) g_test_add (path, Armory, NULL, armory_set_up, test, armory_tear_down)

int
main (int    argc,
      char **argv)
{
  armory_init (&argc, &argv);

  ADD ("/toaster/the-next-toast-takes-the-place-of-the-last", test_show);
  ADD ("/toaster/undo-takes-the-step-back-and-the-toast-goes", test_undo);
  ADD ("/toaster/an-undo-that-would-mean-something-else-is-withdrawn", test_undo_is_withdrawn);
  ADD ("/toaster/is-found-from-inside-and-from-a-dialog", test_find);

  return g_test_run ();
}
