/* test-document.c
 *
 * One file, however many windows and programs look at it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE    /* memmem() */

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "festival/df-festival-catalog.h"
#include "locker.h"
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
  fixture->path = driver_new_path ("document.dreamfest");
  fixture->window = driver_open_sample (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  driver_close (fixture->window);
  g_free (fixture->path);
}

static void
test_two_windows (Fixture       *fixture,
                  gconstpointer  data)
{
  DfWindow *second = driver_open (fixture->path);
  g_autoptr(DfRecord) performer = driver_choose (fixture->window, "Mara Vale");
  g_autoptr(DfRecord) same = driver_choose (second, "Mara Vale");
  DfFieldRow *name;

  g_assert_true (df_window_get_document (second) == df_window_get_document (fixture->window));
  g_assert_true (performer == same);

  name = driver_find_field (fixture->window, "name");
  driver_type (GTK_WIDGET (name), "Aurora Vale");
  g_assert_true (df_field_row_commit (name));
  driver_settle (GTK_WIDGET (second));
  g_assert_nonnull (driver_find (GTK_WIDGET (second), GTK_TYPE_LABEL, "Aurora Vale"));

  driver_activate (second, "delete");
  g_assert_null (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Aurora Vale"));
  g_assert_nonnull (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "14 Performers"));
  driver_activate (fixture->window, "undo");
  g_assert_nonnull (driver_find (GTK_WIDGET (second), GTK_TYPE_LABEL, "15 Performers"));
  driver_close (second);
}

static void
test_other_name (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *link = driver_new_path ("link.dreamfest");
  g_autoptr(GError) error = NULL;
  g_autoptr(DfDocument) document = NULL;

  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  document = df_document_open (link, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (document == df_window_get_document (fixture->window));
}

static void
test_other_program (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DfRepository) other = df_festival_open (fixture->path, DF_OPEN_PATIENT, &error);
  g_autoptr(DfRecord) performer = driver_choose (fixture->window, "Velvet Static");
  g_autoptr(DfRecord) theirs = NULL;

  g_assert_no_error (error);
  theirs = df_repository_dup_record (other, df_record_get_table (performer), df_record_get_id (performer));
  g_assert_true (df_repository_set_text (other, theirs, "name", "Velvet Thunder", &error));
  g_assert_no_error (error);

  /* The file's monitor speaks, or the window gets the focus back; nobody presses anything. */
  wait_until (g_str_equal (df_record_get_title (performer), "Velvet Thunder"));
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_nonnull (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Velvet Thunder"));
}

/* One byte of a guid, which its index has otherwise then: only the check sees it. */
static void
damage (const char *path)
{
  static const char guid[] = "9f2d953e-65f6-41fd-a77d-d779334933f9";
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  char *found;

  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  found = memmem (bytes, length, guid, strlen (guid));
  g_assert_nonnull (found);
  *found = '8';
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
  g_assert_no_error (error);
}

/* No main loop runs between the opening and the write, so that nobody but the write itself can have waited. On a slow machine it gives up waiting and is
 * made again, as a window does. */
static gboolean
rename_at_once (const char  *path,
                DfDocument **document,
                GError     **error)
{
  DfRepository *repository;
  g_autoptr(DfRecord) performer = NULL;
  gboolean is_done = FALSE;

  *document = df_document_open (path, FALSE, error);
  g_assert_no_error (*error);
  repository = df_document_get_repository (*document);
  performer = df_repository_dup_record (repository, df_catalog_find_table (df_festival_catalog (), "performers"), 1);

  for (guint i = 0; i < 500 && !is_done && (*error == NULL || g_error_matches (*error, DF_ERROR, DF_ERROR_LOCKED)); i++)
    {
      if (*error != NULL)
        g_usleep (20 * 1000);
      g_clear_error (error);
      is_done = df_repository_set_text (repository, performer, "name", "Somebody Else", error);
    }

  return is_done;
}

static char *
new_copy (Fixture *fixture)
{
  char *path = driver_new_path ("copy.dreamfest");
  g_autoptr(GFile) from = g_file_new_for_path (fixture->path);
  g_autoptr(GFile) to = g_file_new_for_path (path);

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));

  return path;
}

static void
note_problem_cb (DfDocument   *document,
                 const GError *error,
                 gboolean     *noted)
{
  g_assert_error (error, DF_ERROR, DF_ERROR_DAMAGED);
  *noted = TRUE;
}

static void
test_first_write (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = new_copy (fixture);
  g_autoptr(DfDocument) document = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rename_at_once (path, &document, &error));
  g_assert_no_error (error);
  g_assert_true (df_document_is_editable (document));
}

static void
test_first_write_damaged (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *path = new_copy (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(DfDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  gboolean noted = FALSE;
  gsize length, length_after;

  damage (path);
  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  g_assert_false (rename_at_once (path, &document, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_DAMAGED);

  g_signal_connect (document, "problem", G_CALLBACK (note_problem_cb), &noted);
  wait_until (noted);
  g_assert_false (df_document_is_editable (document));
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, before, length);
}

/* What could not be looked at is not sound because of that: the next write looks again. */
static void
test_check_locked_out (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = new_copy (fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(DfDocument) document = NULL;
  g_autoptr(DfRecord) performer = NULL;
  DfRepository *repository;
  gint64 end;
  pid_t child;

  damage (path);
  document = df_document_open (path, FALSE, &error);
  g_assert_no_error (error);
  repository = df_document_get_repository (document);
  performer = df_repository_dup_record (repository, df_catalog_find_table (df_festival_catalog (), "performers"), 1);

  child = locker_hold_all (path);
  g_assert_false (df_repository_set_text (repository, performer, "name", "Somebody Else", &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_LOCKED);
  g_clear_error (&error);

  /* The check is patient for 5 seconds. */
  for (end = g_get_monotonic_time () + 6 * G_USEC_PER_SEC; g_get_monotonic_time () < end; g_usleep (10000))
    g_main_context_iteration (NULL, FALSE);
  locker_let_go (child);

  /* On a slow machine the second look takes longer than a write stands still for it. */
  for (end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC; g_get_monotonic_time () < end; g_main_context_iteration (NULL, FALSE))
    {
      g_clear_error (&error);
      g_assert_false (df_repository_set_text (repository, performer, "name", "Somebody Else", &error));
      if (!g_error_matches (error, DF_ERROR, DF_ERROR_LOCKED))
        break;
    }
  g_assert_error (error, DF_ERROR, DF_ERROR_DAMAGED);
}

static void
test_damaged_history (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = new_copy (fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(DfDocument) document = NULL;

  damage (path);
  document = df_document_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (df_repository_clear_history (df_document_get_repository (document), &error));
  /* On a slow machine the file is still being checked. */
  while (g_error_matches (error, DF_ERROR, DF_ERROR_LOCKED))
    {
      g_usleep (20 * 1000);
      g_clear_error (&error);
      g_assert_false (df_repository_clear_history (df_document_get_repository (document), &error));
    }
  g_assert_error (error, DF_ERROR, DF_ERROR_DAMAGED);
}

/* When the alert was read, the banner still says why; there is nothing to cancel. */
static void
test_damaged_window (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = new_copy (fixture);
  const char *sentence = "This file is damaged: it may be read and not changed.";
  DfWindow *window;

  damage (path);
  window = driver_open (path);
  wait_until (!df_document_is_editable (df_window_get_document (window)));
  driver_settle (NULL);
  g_assert_nonnull (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, sentence));
  g_assert_null (driver_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Cancel"));
  driver_close (window);
}

static void
test_refused_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = driver_new_path ("text.dreamfest");
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "This is no festival.", -1, NULL));
  g_assert_null (df_document_open (path, TRUE, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_FOREIGN);
}

static void
test_close (Fixture       *fixture,
            gconstpointer  data)
{
  DfWindow *second = driver_open (fixture->path);
  g_autoptr(DfRecord) performer = driver_choose (second, "Mara Vale");
  DfFieldRow *website = driver_find_field (second, "website");
  GtkWidget *focus;

  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  driver_type (GTK_WIDGET (website), "https://good.example@evil.example");
  gtk_window_close (GTK_WINDOW (second));
  driver_settle (NULL);
  g_assert_nonnull (second);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (second)));
  focus = gtk_window_get_focus (GTK_WINDOW (second));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (website)));

  gtk_window_close (GTK_WINDOW (second));
  wait_until (second == NULL);
  g_assert_cmpstr (df_record_get_text (performer, "website"), ==, "https://maravale.example");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

  ADD ("/document/two-windows/follow-each-other", test_two_windows);
  ADD ("/document/another-name/of-the-file-is-the-same-document", test_other_name);
  ADD ("/document/the-first-write/waits-for-the-check", test_first_write);
  ADD ("/document/the-first-write/into-a-damaged-file-is-refused-and-editing-stays-off", test_first_write_damaged);
  ADD ("/document/a-check-that-was-locked-out/is-made-again-by-the-next-write", test_check_locked_out);
  ADD ("/document/a-damaged-file/keeps-its-history", test_damaged_history);
  ADD ("/document/a-damaged-file/is-said-in-the-window-as-long-as-it-is-open", test_damaged_window);
  ADD ("/document/another-program/is-followed-without-a-refresh", test_other_program);
  ADD ("/document/a-file-that-is-no-festival/is-refused", test_refused_file);
  ADD ("/document/closing/stays-once-where-a-field-is-wrong", test_close);

  return driver_run ();
}
