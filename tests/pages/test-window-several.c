/* test-window-several.c
 *
 * What is chosen in a window: moved, given a stage, copied, deleted, by the thousand as well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-festival-catalog.h"
#include "record/df-error.h"
#include "window-driver.h"

typedef struct
{
  char         *path;
  DfWindow     *window;
  DfRepository *repository;
  const DfTable *events;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->path = driver_new_path ("several.dreamfest");
  fixture->window = driver_open_sample (fixture->path);
  fixture->repository = driver_get_repository (fixture->window);
  fixture->events = df_catalog_find_table (df_repository_get_catalog (fixture->repository), "events");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-page", g_variant_new_string ("events"));
  driver_settle (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    driver_close (fixture->window);
  g_free (fixture->path);
}

static GtkSelectionModel *
get_selection (Fixture *fixture)
{
  GtkListView *view = GTK_LIST_VIEW (driver_find (GTK_WIDGET (df_window_get_page (fixture->window)), GTK_TYPE_LIST_VIEW, NULL));

  return gtk_list_view_get_model (view);
}

/* The first @n of the list. */
static void
choose (Fixture *fixture,
        guint    n)
{
  gtk_selection_model_select_range (get_selection (fixture), 0, n, TRUE);
  driver_settle (GTK_WIDGET (fixture->window));
}

static guint
count_chosen (Fixture *fixture)
{
  guint n;

  g_object_get (df_window_get_page (fixture->window), "n-selected", &n, NULL);

  return n;
}

static gboolean
says (Fixture    *fixture,
      const char *text)
{
  return driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, text) != NULL;
}

static gint64
get_start (Fixture    *fixture,
           const char *title)
{
  g_autoptr(DfRecord) event = driver_dup_record (fixture->window, "events", title);

  return df_record_get_integer (event, "starts");
}

static void
test_shift (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *spin;

  choose (fixture, 4);
  spin = driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_SPIN_BUTTON, NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 20);
  driver_press (GTK_WIDGET (fixture->window), "_Later");
  g_assert_cmpint (get_start (fixture, "Soundcheck Stories"), ==, 12 * 60 + 20);
  g_assert_cmpint (get_start (fixture, "Late Picnic"), ==, 17 * 60 + 20);
  g_assert_cmpstr (df_repository_get_undo_name (fixture->repository), ==, "Change Time of 4 Events");
  g_assert_true (says (fixture, "Moved 4 Events later by 20 min"));
  g_assert_cmpuint (count_chosen (fixture), ==, 4);
  driver_press (GTK_WIDGET (fixture->window), "_Earlier");
  g_assert_cmpint (get_start (fixture, "Late Picnic"), ==, 17 * 60);
}

static void
test_undo_chooses (Fixture       *fixture,
                   gconstpointer  data)
{
  choose (fixture, 3);
  driver_activate (fixture->window, "delete");
  g_assert_true (says (fixture, "Deleted 3 Events"));
  g_assert_cmpuint (count_chosen (fixture), ==, 1);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-page", g_variant_new_string ("stages"));
  driver_settle (GTK_WIDGET (fixture->window));

  /* From wherever one is: the page, and all that came back. */
  driver_activate (fixture->window, "undo");
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (count_chosen (fixture), ==, 3);
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), 0));
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), 2));
  g_assert_false (gtk_selection_model_is_selected (get_selection (fixture), 3));
}

/* --- copying ------------------------------------------------------------------------------------------------------------------------- */

static void
read_cb (GObject      *provider,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (provider), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* What another program would get: (transfer full). */
static char *
paste (Fixture    *fixture,
       const char *type)
{
  GdkContentProvider *provider = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)));
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GdkContentFormats) formats = NULL;
  gboolean is_done = FALSE;

  g_assert_nonnull (provider);
  formats = gdk_content_formats_union_serialize_mime_types (gdk_content_provider_ref_formats (provider));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, type));
  gdk_content_provider_write_mime_type_async (provider, type, stream, 0, NULL, read_cb, &is_done);
  wait_until (is_done);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;
  g_autofree char *html = NULL;
  g_auto(GStrv) lines = NULL;

  choose (fixture, 3);
  driver_activate (fixture->window, "copy");
  g_assert_true (says (fixture, "Copied 3 Events"));
  csv = paste (fixture, "text/csv");
  json = paste (fixture, "application/json");
  html = paste (fixture, "text/html");
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (lines[2], "Moonlight Matinee,"));
  g_assert_nonnull (strstr (lines[2], "Hollow Pines"));
  g_assert_nonnull (strstr (json, "\"name\": \"Moonlight Matinee\""));
  g_assert_nonnull (strstr (html, "Moonlight Matinee"));
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window))), G_TYPE_STRING));

  /* One alone as well, and what was copied stays when the row goes. */
  choose (fixture, 1);
  driver_activate (fixture->window, "copy");
  driver_activate (fixture->window, "delete");
  text = paste (fixture, "application/json");
  g_assert_nonnull (strstr (text, "Soundcheck Stories"));
}

/* --- by the thousand ------------------------------------------------------------------------------------------------------------------ */

static void
add_many (Fixture *fixture,
          guint    n)
{
  DfValue values[16];
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_begin_step (fixture->repository, &error));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Set %04u", i);

      for (guint column = 0; column < fixture->events->n_columns; column++)
        values[column] = (DfValue) DF_VALUE_INIT;
      values[df_table_find_column (fixture->events, "name")].text = name;
      values[df_table_find_column (fixture->events, "starts")].integer = 1080;
      g_assert_cmpint (df_repository_insert_row (fixture->repository, fixture->events, 0, values, &error), >, 0);
    }
  g_assert_true (df_repository_commit_step (fixture->repository, "Add Many", &error));
  g_assert_no_error (error);
  driver_settle (GTK_WIDGET (fixture->window));
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  guint n_before = df_repository_count (fixture->repository, fixture->events);
  DfDocument *document;

  add_many (fixture, 4000);
  g_object_get (fixture->window, "document", &document, NULL);
  gtk_selection_model_select_all (get_selection (fixture));
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (count_chosen (fixture), ==, 4000 + n_before);

  /* In a thread: meanwhile nobody can edit, and the window lives. */
  driver_press (GTK_WIDGET (fixture->window), "_Later");
  wait_until (!df_document_is_working (document));
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpint (get_start (fixture, "Set 3999"), ==, 1095);
  g_assert_cmpuint (count_chosen (fixture), ==, 4000 + n_before);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "delete", NULL);
  g_assert_true (df_document_is_working (document));
  g_assert_false (df_document_is_editable (document));
  wait_until (!df_document_is_working (document));
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (df_repository_count (fixture->repository, fixture->events), ==, 0);
  g_assert_true (says (fixture, "Deleted 4,040 Events") || says (fixture, "Deleted 4040 Events"));

  driver_activate (fixture->window, "undo");
  wait_until (!df_document_is_working (document));
  g_assert_cmpuint (df_repository_count (fixture->repository, fixture->events), ==, 4000 + n_before);
  g_object_unref (document);
}

static void
test_closed_meanwhile (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(DfRepository) again = NULL;
  g_autoptr(GError) error = NULL;
  gpointer window = fixture->window;
  guint n_before = df_repository_count (fixture->repository, fixture->events);

  add_many (fixture, 4000);
  gtk_selection_model_select_all (get_selection (fixture));
  driver_settle (GTK_WIDGET (fixture->window));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), &window);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "delete", NULL);
  g_assert_true (df_document_is_working (df_window_get_document (fixture->window)));

  /* It stays until that is done, and then it goes. */
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  wait_until (window == NULL);
  again = df_repository_open (fixture->path, df_festival_catalog (), DF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (df_repository_count (again, fixture->events), ==, 0);
  g_assert_true (df_repository_undo (again, &error));
  g_assert_cmpuint (df_repository_count (again, fixture->events), ==, 4000 + n_before);
  fixture->window = NULL;
}

/* --- one among the others ------------------------------------------------------------------------------------------------------------- */

/* The list's row at @position. */
static const char *
get_title (Fixture *fixture,
           guint    position)
{
  g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (get_selection (fixture)), position);

  return df_record_get_title (record);
}

static void
test_order_of_stages (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-page", g_variant_new_string ("stages"));
  driver_settle (GTK_WIDGET (fixture->window));
  first = g_strdup (get_title (fixture, 0));
  second = g_strdup (get_title (fixture, 1));
  gtk_selection_model_select_item (get_selection (fixture), 1, TRUE);
  driver_settle (GTK_WIDGET (fixture->window));

  driver_activate (fixture->window, "move-up");
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (get_title (fixture, 0), ==, second);
  g_assert_cmpstr (get_title (fixture, 1), ==, first);
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), 0));
  g_assert_cmpuint (count_chosen (fixture), ==, 1);

  /* Where the last comes first, up is up to the eye. */
  g_object_set (df_window_get_page (fixture->window), "descending", TRUE, NULL);
  driver_settle (GTK_WIDGET (fixture->window));
  driver_activate (fixture->window, "move-up");
  driver_settle (GTK_WIDGET (fixture->window));
  g_object_set (df_window_get_page (fixture->window), "descending", FALSE, NULL);
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (get_title (fixture, 0), ==, first);

  /* In another order, and among other records, nobody sees where it goes. */
  g_object_set (df_window_get_page (fixture->window), "order", "events", NULL);
  g_assert_false (driver_is_enabled (fixture->window, "move-up"));
  g_object_set (df_window_get_page (fixture->window), "order", "", NULL);
  g_assert_true (driver_is_enabled (fixture->window, "move-down"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-page", g_variant_new_string ("events"));
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_false (driver_is_enabled (fixture->window, "move-down"));
}

#define ADD(path, test) g_test_add ("/window-several/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

  ADD ("events/move-by-minutes-together-and-stay-chosen", test_shift);
  ADD ("undo/chooses-all-that-came-back-on-their-page", test_undo_chooses);
  ADD ("a-stage/moves-among-the-others-and-stays-chosen", test_order_of_stages);
  ADD ("copying/gives-every-format-and-keeps-it", test_copy);
  ADD ("thousands/are-changed-in-a-thread-by-one-step", test_many);
  ADD ("a-window/that-is-closed-while-thousands-are-changed-waits-for-it", test_closed_meanwhile);

  return driver_run ();
}
