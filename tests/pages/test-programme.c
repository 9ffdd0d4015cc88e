/* test-programme.c
 *
 * The pages of events and stages in a real window: what they show, and what is done there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "store/df-association.h"
#include "widgets/df-association-list.h"
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
  fixture->path = driver_new_path ("programme.dreamfest");
  fixture->window = driver_open_sample (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  driver_close (fixture->window);
  g_free (fixture->path);
}

static GtkWidget *
show_page (DfWindow   *window,
           const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-page", g_variant_new_string (name));
  driver_settle (GTK_WIDGET (window));

  return GTK_WIDGET (df_window_get_page (window));
}

static DfRecord *
choose (DfWindow   *window,
        const char *table,
        const char *title)
{
  DfRecord *record = driver_dup_record (window, table, title);

  g_assert_nonnull (record);
  df_record_page_set_record (df_window_get_page (window), record);
  driver_settle (GTK_WIDGET (window));

  return record;
}

static const char *
get_toast (DfWindow *window)
{
  return df_toaster_get_text (df_window_get_toaster (window));
}

static void
undo_by_toast (DfWindow *window)
{
  driver_press (GTK_WIDGET (df_window_get_toaster (window)), "Undo");
}

static void
save_field (DfWindow   *window,
            const char *field,
            const char *text)
{
  DfFieldRow *row = driver_find_field (window, field);

  driver_type (GTK_WIDGET (row), text);
  g_assert_true (df_field_row_commit (row));
  driver_settle (GTK_WIDGET (window));
}

static GtkWidget *
open_dialog (DfWindow *window)
{
  driver_activate (window, "link");

  return driver_wait_dialog (window);
}

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

/* --- events ------------------------------------------------------------------------------------------------------------------------------ */

static void
test_headings (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *page = show_page (fixture->window, "events");
  DfRecordList *list = df_record_page_get_list (DF_RECORD_PAGE (page));
  g_autoptr(DfRecord) first = g_list_model_get_item (G_LIST_MODEL (list), 0);

  g_assert_null (df_record_get_text (first, "day"));
  g_assert_nonnull (driver_find (page, GTK_TYPE_LABEL, "40 Events"));
  g_assert_nonnull (driver_find (page, GTK_TYPE_LABEL, "Unscheduled"));
  wait_until (driver_find (page, GTK_TYPE_LABEL, "Friday 12 June") != NULL);
  g_assert_true (gtk_widget_has_css_class (driver_find (page, GTK_TYPE_LIST_VIEW, NULL), "grouped"));

  /* Sorted by something else, days would come again and again. */
  gtk_widget_activate_action (page, "page.order", "s", "name");
  wait_until (driver_find (page, GTK_TYPE_LABEL, "Friday 12 June") == NULL);
  gtk_widget_activate_action (page, "page.order", "s", "");
  wait_until (driver_find (page, GTK_TYPE_LABEL, "Friday 12 June") != NULL);
}

static void
test_new_event (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(DfRecord) stage = driver_dup_record (fixture->window, "stages", "The Dome");
  g_autoptr(GError) error = NULL;
  GtkWidget *page = show_page (fixture->window, "events");
  DfRecord *event;
  GtkWidget *dialog;

  driver_activate (fixture->window, "add");
  save_field (fixture->window, "name", "Second Sunset");
  g_assert_cmpuint (driver_count_rows (fixture->window, "events"), ==, 41);
  event = df_record_page_get_record (DF_RECORD_PAGE (page));
  g_assert_cmpstr (df_record_get_title (event), ==, "Second Sunset");

  save_field (fixture->window, "day", "12 June");
  g_assert_cmpstr (df_record_get_text (event, "day"), ==, "2026-06-12");
  save_field (fixture->window, "starts", "6pm");
  save_field (fixture->window, "ends", "19h30");
  g_assert_true (df_repository_set (driver_get_repository (fixture->window), event, "stage",
                                    &DF_VALUE_INTEGER (df_record_get_id (stage)), &error));
  driver_settle (page);
  g_assert_nonnull (driver_find (page, GTK_TYPE_LABEL, "Fri 12 June · \u206618:00–19:30\u2069 · 1 h 30 min"));
  g_assert_nonnull (driver_find (page, GTK_TYPE_LABEL, "1 h 30 min"));
  g_assert_true (df_record_page_get_record (DF_RECORD_PAGE (page)) == event);

  dialog = open_dialog (fixture->window);
  pick (dialog, "Mara Vale");
  g_assert_nonnull (driver_find (dialog, GTK_TYPE_LABEL, "1 of them clashes"));
  pick (dialog, "DJ Kestrel");
  driver_press (dialog, "Add 2 Performers");
  driver_settle (page);
  g_assert_cmpuint (df_record_count_related (event, "performers"), ==, 2);
  g_assert_nonnull (driver_find (page, GTK_TYPE_LABEL, "DJ Kestrel, Mara Vale"));
  g_assert_nonnull (driver_find (page, GTK_TYPE_LABEL, "Clashes with Sunset Session at 18:00"));

  driver_press (page, "Remove from Event");
  g_assert_cmpuint (df_record_count_related (event, "performers"), ==, 1);
  g_assert_cmpstr (get_toast (fixture->window), ==, "“DJ Kestrel” removed from the event");
  undo_by_toast (fixture->window);
  g_assert_cmpuint (df_record_count_related (event, "performers"), ==, 2);

  driver_activate (fixture->window, "delete");
  g_assert_cmpstr (get_toast (fixture->window), ==, "Second Sunset deleted; it had 2 performers");
}

/* An end before the start stays in its field with a sentence. */
static void
test_wrong_time (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(DfRecord) event = NULL;
  DfFieldRow *ends;

  show_page (fixture->window, "events");
  event = choose (fixture->window, "events", "Sunset Session");
  ends = driver_find_field (fixture->window, "ends");
  driver_type (GTK_WIDGET (ends), "17:00");
  g_assert_false (df_field_row_commit (ends));
  g_assert_cmpstr (df_field_row_get_problem (ends), ==, "The end (17:00) has to be after the start (18:00).");
  g_assert_cmpint (df_record_get_integer (event, "ends"), ==, 1140);
  df_field_row_revert (ends);
}

/* A long text has room to be read in. */
static void
test_description (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(DfRecord) event = NULL;
  GtkWidget *text;

  show_page (fixture->window, "events");
  event = choose (fixture->window, "events", "Sunset Session");
  text = driver_find (GTK_WIDGET (driver_find_field (fixture->window, "description")), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_nonnull (text);
  g_assert_cmpint (gtk_widget_get_height (text), >=, 15);
}

/* --- stages ------------------------------------------------------------------------------------------------------------------------------ */

static void
test_stage (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(DfRecord) event = driver_dup_record (fixture->window, "events", "Sunset Session");
  GtkWidget *page = show_page (fixture->window, "stages");
  g_autoptr(DfRecord) stage = choose (fixture->window, "stages", "Harbour Stage");
  GtkWidget *card;
  GtkWidget *dialog;

  g_assert_cmpuint (df_record_count_related (stage, "events"), ==, 12);
  card = driver_find (page, DF_TYPE_ASSOCIATION_LIST, NULL);
  g_assert_nonnull (driver_find (card, GTK_TYPE_LABEL, "Friday 12 June"));
  g_assert_nonnull (driver_find (card, GTK_TYPE_LABEL, "Saturday 13 June"));

  driver_press (page, "Take Off the Stage");
  g_assert_cmpuint (df_record_count_related (stage, "events"), ==, 11);
  g_assert_cmpuint (driver_count_rows (fixture->window, "events"), ==, 40);
  g_assert_cmpstr (get_toast (fixture->window), ==, "Taken off “Harbour Stage”");
  undo_by_toast (fixture->window);
  g_assert_cmpuint (df_record_count_related (stage, "events"), ==, 12);

  dialog = open_dialog (fixture->window);
  pick (dialog, "Moonlight Matinee");
  driver_press (dialog, "Add 1 Event");
  driver_settle (page);
  g_assert_cmpuint (df_record_count_related (stage, "events"), ==, 13);
  g_assert_nonnull (driver_find (card, GTK_TYPE_LABEL, "Unscheduled"));

  driver_activate (fixture->window, "delete");
  g_assert_true (df_record_is_deleted (stage));
  g_assert_cmpstr (get_toast (fixture->window), ==, "Harbour Stage deleted; 13 events are unscheduled");
  g_assert_cmpint (df_record_get_integer (event, "stage_id"), ==, DF_NOTHING);
  g_assert_true (DF_IS_RECORD (df_record_page_get_record (DF_RECORD_PAGE (page))));
  undo_by_toast (fixture->window);
  g_assert_false (df_record_is_deleted (stage));
  g_assert_cmpuint (df_record_count_related (stage, "events"), ==, 13);
  g_assert_cmpint (df_record_get_integer (event, "stage_id"), ==, df_record_get_id (stage));
}

static void
test_new_stage (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *page = show_page (fixture->window, "stages");
  DfRecord *stage;

  driver_activate (fixture->window, "new-stage");
  save_field (fixture->window, "name", "Boathouse");
  stage = df_record_page_get_record (DF_RECORD_PAGE (page));
  g_assert_cmpuint (driver_count_rows (fixture->window, "stages"), ==, 6);
  g_assert_nonnull (driver_find (page, GTK_TYPE_LABEL, "No events yet"));

  driver_activate (fixture->window, "delete");
  g_assert_cmpstr (get_toast (fixture->window), ==, "Boathouse deleted");
  g_assert_true (df_record_page_get_record (DF_RECORD_PAGE (page)) != stage);
}

/* --- the switcher ------------------------------------------------------------------------------------------------------------------------ */

static void
test_switcher (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct { const char *name; const char *label; const char *add; } pages[] = {
    { "events", "40 Events", "Add Event" },
    { "stages", "5 Stages", "Add Stage" },
    { "performers", "15 Performers", "Add Performer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = show_page (fixture->window, pages[i].name);

      g_assert_nonnull (driver_find (page, GTK_TYPE_LABEL, pages[i].label));
      g_assert_nonnull (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, pages[i].add));
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

  ADD ("/programme/events/stand-under-their-days-unless-sorted-otherwise", test_headings);
  ADD ("/programme/events/new-one-gets-time-stage-and-performers", test_new_event);
  ADD ("/programme/events/end-before-the-start-is-refused-where-it-was-typed", test_wrong_time);
  ADD ("/programme/events/description-can-be-read", test_description);
  ADD ("/programme/stages/lose-gain-and-leave-their-events", test_stage);
  ADD ("/programme/stages/new-one-comes-and-goes", test_new_stage);
  ADD ("/programme/switcher/leads-to-every-page-and-what-it-adds", test_switcher);

  return driver_run ();
}
