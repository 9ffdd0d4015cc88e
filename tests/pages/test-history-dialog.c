/* test-history-dialog.c
 *
 * The steps of a file, what each did, and the way to any of them; undo and redo show what they were about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-history-dialog.h"

#include "store/df-association.h"
#include "window-driver.h"

typedef struct
{
  char         *path;
  DfWindow     *window;
  DfRepository *repository;
} Fixture;

/* Three steps: the sample, a website, a deletion. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(DfRecord) performer = NULL;
  g_autoptr(DfRecord) gone = NULL;

  fixture->path = driver_new_path ("history.dreamfest");
  fixture->window = driver_open_sample (fixture->path);
  fixture->repository = driver_get_repository (fixture->window);
  performer = driver_dup_record (fixture->window, "performers", "Mara Vale");
  gone = driver_dup_record (fixture->window, "performers", "DJ Kestrel");
  g_assert_true (df_repository_set_text (fixture->repository, performer, "website", "https://mara.example", NULL));
  g_assert_true (df_repository_remove (fixture->repository, gone, NULL));
  driver_settle (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  driver_close (fixture->window);
  g_free (fixture->path);
}

static GtkWidget *
open_history (Fixture *fixture)
{
  GtkWidget *dialog;

  driver_activate (fixture->window, "history");
  dialog = driver_wait_dialog (fixture->window);
  driver_settle (dialog);

  return dialog;
}

static void
choose (GtkWidget *dialog,
        guint      position)
{
  GtkListView *view = GTK_LIST_VIEW (driver_find (dialog, GTK_TYPE_LIST_VIEW, NULL));

  gtk_selection_model_select_item (gtk_list_view_get_model (view), position, TRUE);
  driver_settle (dialog);
}

static gboolean
says (GtkWidget  *dialog,
      const char *text)
{
  return driver_find (dialog, GTK_TYPE_LABEL, text) != NULL;
}

static void
close_dialog (Fixture   *fixture,
              GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  driver_settle (GTK_WIDGET (fixture->window));
}

static void
test_shows (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog = open_history (fixture);

  g_assert_true (says (dialog, "Delete “DJ Kestrel”"));
  g_assert_true (says (dialog, "Load Sample Festival"));
  g_assert_true (says (dialog, "The Beginning"));
  g_assert_true (says (dialog, "3 Steps"));
  /* Where one is now is chosen. */
  g_assert_true (says (dialog, "Now"));
  g_assert_true (says (dialog, "Performer “DJ Kestrel” deleted"));
  g_assert_false (gtk_widget_get_sensitive (driver_find (dialog, GTK_TYPE_BUTTON, "Here Now")));

  choose (dialog, 1);
  g_assert_true (says (dialog, "Performer “Mara Vale”: Website: https://maravale.example → https://mara.example"));
  close_dialog (fixture, dialog);
}

static void
test_goes (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *dialog = open_history (fixture);

  choose (dialog, 2);
  driver_press (dialog, "Undo 2 Steps");
  driver_settle (dialog);
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 15);
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, "Load Sample Festival");
  g_assert_nonnull (driver_find (dialog, GTK_TYPE_BUTTON, "Here Now"));

  /* And the next key goes on from there. */
  g_assert_nonnull (driver_find (gtk_window_get_focus (GTK_WINDOW (dialog)), GTK_TYPE_LABEL, "Load Sample Festival"));

  choose (dialog, 3);
  driver_press (dialog, "Undo 1 Step");
  driver_settle (dialog);
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 0);

  choose (dialog, 0);
  driver_press (dialog, "Redo 3 Steps");
  driver_settle (dialog);
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 14);
  close_dialog (fixture, dialog);
}

static GtkWidget *
find_question (GtkWidget *dialog)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) other = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (other) == GTK_WINDOW (dialog) && gtk_widget_get_mapped (GTK_WIDGET (other)))
        return GTK_WIDGET (other);
    }

  return NULL;
}

static void
test_clears (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *dialog = open_history (fixture);
  GtkWidget *question;

  driver_press (dialog, "Clear _History…");
  wait_until ((question = find_question (dialog)) != NULL);
  driver_press (question, "_Cancel");
  wait_until (find_question (dialog) == NULL);
  g_assert_true (says (dialog, "3 Steps"));

  driver_press (dialog, "Clear _History…");
  wait_until ((question = find_question (dialog)) != NULL);
  driver_press (question, "_Clear");
  wait_until (says (dialog, "0 Steps"));
  g_assert_null (df_repository_get_undo_name (fixture->repository));
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 14);
  close_dialog (fixture, dialog);
}

/* Another window, or another program. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *dialog = open_history (fixture);
  g_autoptr(DfRecord) performer = driver_dup_record (fixture->window, "performers", "Mara Vale");

  g_assert_true (df_repository_set_text (fixture->repository, performer, "name", "Mara V.", NULL));
  driver_settle (dialog);
  g_assert_true (says (dialog, "4 Steps"));
  g_assert_true (says (dialog, "Performer “Mara V.”: Name: Mara Vale → Mara V."));
  close_dialog (fixture, dialog);
}

/* --- undo and redo ----------------------------------------------------------------------------------------------------------------------- */

static const char *
get_shown (Fixture *fixture)
{
  DfRecordPage *page = df_window_get_page (fixture->window);
  DfRecord *record = page != NULL ? df_record_page_get_record (page) : NULL;

  return record != NULL ? df_record_get_title (record) : NULL;
}

static void
test_shows_undone (Fixture       *fixture,
                   gconstpointer  data)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-page", g_variant_new_string ("stages"));
  driver_settle (GTK_WIDGET (fixture->window));

  driver_activate (fixture->window, "undo");
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (get_shown (fixture), ==, "DJ Kestrel");
  wait_until (driver_find (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_TYPE_INSCRIPTION, "DJ Kestrel") != NULL ||
              driver_find (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_TYPE_LABEL, "DJ Kestrel") != NULL);
  driver_activate (fixture->window, "undo");
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (get_shown (fixture), ==, "Mara Vale");
  driver_activate (fixture->window, "redo");
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (get_shown (fixture), ==, "Mara Vale");
}

/* Its Undo and its Redo would mean something else then. */
static void
test_toast_leaves (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(DfRecord) performer = driver_dup_record (fixture->window, "performers", "Mara Vale");
  DfToaster *toaster = df_window_get_toaster (fixture->window);

  driver_activate (fixture->window, "undo");
  driver_settle (GTK_WIDGET (fixture->window));
  driver_activate (fixture->window, "redo");
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (df_toaster_get_text (toaster), ==, "Redone: Delete “DJ Kestrel”");
  g_assert_true (df_repository_set_text (fixture->repository, performer, "name", "Mara V.", NULL));
  g_assert_null (df_toaster_get_text (toaster));
}

/* Both sides of a link were touched: whoever looks at one of them stays there. */
static void
test_stays (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(DfRecord) performer = driver_dup_record (fixture->window, "performers", "Mara Vale");
  g_autoptr(DfRecord) event = driver_dup_record (fixture->window, "events", "Brass Parade");
  g_autoptr(DfAssociation) events = df_repository_list_linked (fixture->repository, performer, "events");

  g_assert_true (df_association_link (events, event, NULL));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-page", g_variant_new_string ("events"));
  driver_settle (GTK_WIDGET (fixture->window));
  df_record_page_set_record (df_window_get_page (fixture->window), event);
  driver_settle (GTK_WIDGET (fixture->window));
  driver_activate (fixture->window, "undo");
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (get_shown (fixture), ==, "Brass Parade");
}

/* As another program writes, which knows nothing of a history. */
static void
write_elsewhere (Fixture    *fixture,
                 const char *sql)
{
  const char *const script = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()";
  const char *const arguments[] = { "python3", "-c", script, fixture->path, sql, NULL };
  g_autoptr(GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(DfRecord) performer = driver_dup_record (fixture->window, "performers", "Mara Vale");
  GtkWidget *question;
  GtkWidget *dialog;

  driver_activate (fixture->window, "undo");
  write_elsewhere (fixture, "UPDATE performers SET website = 'https://theirs.example' WHERE name = 'Mara Vale'");
  driver_activate (fixture->window, "undo");
  question = driver_wait_dialog (fixture->window);
  g_assert_true (says (question, "Another program changed what this step wrote in “history.dreamfest”, so it cannot be taken back or done again;"
                       " nothing was changed."));
  driver_press (question, "Show _History");
  dialog = driver_wait_dialog (fixture->window);
  wait_until (says (dialog, "3 Steps"));
  close_dialog (fixture, dialog);
  g_assert_true (df_repository_refresh (fixture->repository, NULL));
  g_assert_cmpstr (df_record_get_text (performer, "website"), ==, "https://theirs.example");
}

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

#define ADD(path, test) g_test_add ("/history/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("the-steps/are-shown-with-what-each-did", test_shows);
  ADD ("the-steps/are-reached-in-one-move-back-and-forth", test_goes);
  ADD ("a-step-that-another-program-closed/is-told-with-a-way-to-the-history", test_refused);
  ADD ("the-steps/are-gone-when-the-history-was-cleared", test_clears);
  ADD ("the-steps/follow-what-is-done-meanwhile", test_follows);
  ADD ("undo-and-redo/show-the-record-that-they-were-about", test_shows_undone);
  ADD ("undo-and-redo/are-offered-by-a-toast-until-the-next-change", test_toast_leaves);
  ADD ("undo-and-redo/leave-whoever-looks-at-one-of-them-there", test_stays);
#undef ADD

  return driver_run ();
}
