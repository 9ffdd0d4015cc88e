/* test-waiting.c
 *
 * What people do in a window while another program uses the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "locker.h"
#include "store/df-association.h"
#include "widgets/df-link-dialog.h"
#include "window-driver.h"

#define WAITS   "Another program is using the file; this is saved as soon as it can be."
#define GIVE_UP "“waiting.dreamfest” is being used by another program; try again in a moment."

/* Where people wait 5 seconds, one test does so and the others do not. */
#define PATIENT_MS 60000
#define SHORT_MS 800

typedef struct
{
  char     *path;
  DfWindow *window;
  DfRecord *performer;
  pid_t     locker;
  pid_t   (*hold) (const char *path);
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->path = driver_new_path ("waiting.dreamfest");
  fixture->window = driver_open_sample (fixture->path);
  fixture->performer = driver_choose (fixture->window, "Mara Vale");
  fixture->hold = data;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->performer);
  if (fixture->window != NULL)
    driver_close (fixture->window);
  g_free (fixture->path);
}

static void
hold_in_vain (Fixture *fixture)
{
  fixture->locker = fixture->hold (fixture->path);
}

/* As long as the test likes: on a slow machine 5 seconds are soon over. */
static void
hold (Fixture *fixture)
{
  df_repository_set_patience (driver_get_repository (fixture->window), PATIENT_MS);
  hold_in_vain (fixture);
}

static gboolean
is_waiting (Fixture *fixture)
{
  return df_repository_is_waiting (driver_get_repository (fixture->window));
}

/* The other program is done; what waited goes through. */
static void
let_go (Fixture *fixture)
{
  g_assert_true (is_waiting (fixture));
  g_assert_nonnull (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL,
                                 "Another program is using the file. What you do waits for it."));
  locker_let_go (fixture->locker);
  wait_until (!is_waiting (fixture));
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_null (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL,
                              "Another program is using the file. What you do waits for it."));
}

/* The same where what waited was taken back, which is noticed when it would be tried again: on a slow machine that may have been already. */
static void
let_go_in_vain (Fixture *fixture)
{
  locker_let_go (fixture->locker);
  wait_until (!is_waiting (fixture));
  driver_settle (GTK_WIDGET (fixture->window));
}

static const char *
get_toast (Fixture *fixture)
{
  return df_toaster_get_text (df_window_get_toaster (fixture->window));
}

static char *
dup_bytes (Fixture *fixture,
           gsize   *length)
{
  char *bytes;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, length, NULL));

  return bytes;
}

static guint
count_events (Fixture *fixture)
{
  g_autoptr(GListModel) events = df_record_list_related (fixture->performer, "events");

  return g_list_model_get_n_items (events);
}

static GtkWidget *
open_dialog (Fixture *fixture)
{
  driver_activate (fixture->window, "link");

  return driver_wait_dialog (fixture->window);
}

static void
pick_first (GtkWidget *dialog)
{
  GtkWidget *row = gtk_widget_get_first_child (driver_find (dialog, GTK_TYPE_LIST_VIEW, NULL));

  g_assert_true (gtk_widget_grab_focus (row));
  driver_press_key (row, GDK_KEY_space);
}

/* --- one by one -------------------------------------------------------------------------------------------------------------------------- */

static void
test_field (Fixture       *fixture,
            gconstpointer  data)
{
  DfFieldRow *website = driver_find_field (fixture->window, "website");

  hold (fixture);
  driver_type (GTK_WIDGET (website), "https://vale.example");
  g_assert_false (df_field_row_commit (website));
  g_assert_cmpstr (df_field_row_get_problem (website), ==, WAITS);
  let_go (fixture);
  g_assert_cmpstr (df_record_get_text (fixture->performer, "website"), ==, "https://vale.example");
  g_assert_null (df_field_row_get_problem (website));
  g_assert_false (df_field_row_get_dirty (website));

  /* Escape takes back what waits. */
  hold (fixture);
  driver_type (GTK_WIDGET (website), "https://other.example");
  g_assert_false (df_field_row_commit (website));
  df_field_row_revert (website);
  let_go_in_vain (fixture);
  g_assert_cmpstr (df_record_get_text (fixture->performer, "website"), ==, "https://vale.example");

  /* So does whoever types what was there before. */
  hold (fixture);
  driver_type (GTK_WIDGET (website), "https://other.example");
  g_assert_false (df_field_row_commit (website));
  driver_type (GTK_WIDGET (website), "https://vale.example");
  let_go_in_vain (fixture);
  g_assert_cmpstr (df_record_get_text (fixture->performer, "website"), ==, "https://vale.example");
  g_assert_null (df_field_row_get_problem (website));
}

/* What waits for one record is not lost when another is chosen. */
static void
test_field_left (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(DfRecord) other = driver_dup_record (fixture->window, "performers", "DJ Kestrel");
  DfFieldRow *website = driver_find_field (fixture->window, "website");

  hold (fixture);
  driver_type (GTK_WIDGET (website), "https://vale.example");
  df_record_page_set_record (df_window_get_page (fixture->window), other);
  driver_settle (GTK_WIDGET (fixture->window));
  g_assert_true (is_waiting (fixture));
  let_go (fixture);
  g_assert_cmpstr (df_record_get_text (fixture->performer, "website"), ==, "https://vale.example");
  g_assert_cmpstr (df_record_get_text (other, "website"), !=, "https://vale.example");
}

/* What was typed later counts, and what was saved earlier does not make it saved. */
static void
test_field_typed_on (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(DfRecord) other = driver_dup_record (fixture->window, "performers", "DJ Kestrel");
  DfFieldRow *website = driver_find_field (fixture->window, "website");

  hold (fixture);
  driver_type (GTK_WIDGET (website), "https://vale.example");
  g_assert_false (df_field_row_commit (website));
  driver_type (GTK_WIDGET (website), "https://mara.example");
  df_record_page_set_record (df_window_get_page (fixture->window), other);
  driver_settle (GTK_WIDGET (fixture->window));
  let_go (fixture);
  g_assert_cmpstr (df_record_get_text (fixture->performer, "website"), ==, "https://mara.example");

  /* It is one step. */
  driver_activate (fixture->window, "undo");
  g_assert_cmpstr (df_record_get_text (fixture->performer, "website"), !=, "https://vale.example");
}

static void
test_draft_dropped (Fixture       *fixture,
                    gconstpointer  data)
{
  driver_activate (fixture->window, "new-performer");
  hold (fixture);
  driver_type (GTK_WIDGET (driver_find_field (fixture->window, "name")), "Ida Moon");
  g_assert_false (df_record_page_settle (df_window_get_page (fixture->window)));
  df_record_page_drop_draft (df_window_get_page (fixture->window));
  let_go (fixture);
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 15);
}

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *title = g_strdup_printf ("%u Events", driver_count_rows (fixture->window, "events"));

  hold (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-page", g_variant_new_string ("events"));
  driver_settle (GTK_WIDGET (fixture->window));
  locker_let_go (fixture->locker);
  wait_until (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, title) != NULL);
}

static void
test_choice (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(DfRecord) event = driver_dup_record (fixture->window, "events", "Sunset Session");
  g_autoptr(DfRecord) stage = driver_dup_record (fixture->window, "stages", "Campfire");
  g_autoptr(DfRecord) now = NULL;
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *list;
  DfFieldRow *row;

  g_assert_nonnull (stage);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-page", g_variant_new_string ("events"));
  df_record_page_set_record (df_window_get_page (fixture->window), event);
  driver_settle (GTK_WIDGET (fixture->window));
  row = driver_find_field (fixture->window, "stage");
  button = driver_find (GTK_WIDGET (row), GTK_TYPE_MENU_BUTTON, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  driver_settle (button);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  list = driver_find (popover, GTK_TYPE_LIST_VIEW, NULL);

  hold (fixture);
  /* Nothing comes first, then the stages by name. */
  g_signal_emit_by_name (list, "activate", 1);
  g_assert_cmpstr (df_field_row_get_problem (row), ==, WAITS);
  let_go (fixture);
  now = df_record_dup_reference (event, "stage");
  g_assert_true (now == stage);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture);

  pick_first (dialog);
  hold (fixture);
  driver_press (dialog, "Add 1 Event");
  g_assert_nonnull (driver_find (dialog, GTK_TYPE_LABEL, WAITS));
  g_assert_false (gtk_widget_is_sensitive (driver_find (dialog, GTK_TYPE_LIST_VIEW, NULL)));
  g_assert_cmpuint (count_events (fixture), ==, 3);
  let_go (fixture);
  g_assert_cmpuint (count_events (fixture), ==, 4);
  g_assert_cmpstr (get_toast (fixture), ==, "Added 1 Event");

  hold (fixture);
  driver_press (GTK_WIDGET (fixture->window), "Remove from Event");
  g_assert_cmpuint (count_events (fixture), ==, 4);
  let_go (fixture);
  g_assert_cmpuint (count_events (fixture), ==, 3);

  /* Whoever closes the dialog does not want them any more. */
  dialog = open_dialog (fixture);
  pick_first (dialog);
  hold (fixture);
  driver_press (dialog, "Add 1 Event");
  gtk_window_close (GTK_WINDOW (dialog));
  let_go (fixture);
  g_assert_cmpuint (count_events (fixture), ==, 3);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  hold (fixture);
  driver_activate (fixture->window, "delete");
  driver_activate (fixture->window, "delete");
  g_assert_false (df_record_is_deleted (fixture->performer));
  let_go (fixture);
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 14);
  g_assert_true (g_str_has_prefix (get_toast (fixture), "Mara Vale deleted"));

  hold (fixture);
  driver_activate (fixture->window, "undo");
  let_go (fixture);
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 15);
  g_assert_cmpstr (get_toast (fixture), ==, "Undone: Delete “Mara Vale”");

  hold (fixture);
  driver_activate (fixture->window, "redo");
  let_go (fixture);
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 14);
  g_assert_cmpstr (get_toast (fixture), ==, "Redone: Delete “Mara Vale”");
}

static void
test_sample (Fixture       *fixture,
             gconstpointer  data)
{
  driver_activate (fixture->window, "undo");
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 0);
  hold (fixture);
  driver_activate (fixture->window, "load-sample");
  let_go (fixture);
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 15);
}

static void
test_draft (Fixture       *fixture,
            gconstpointer  data)
{
  driver_activate (fixture->window, "new-performer");
  hold (fixture);
  driver_type (GTK_WIDGET (driver_find_field (fixture->window, "name")), "Ida Moon");
  g_assert_false (df_record_page_settle (df_window_get_page (fixture->window)));
  let_go (fixture);
  g_assert_cmpuint (driver_count_rows (fixture->window, "performers"), ==, 16);
}

static void
test_closing (Fixture       *fixture,
              gconstpointer  data)
{
  DfWindow *window = fixture->window;

  hold (fixture);
  driver_type (GTK_WIDGET (driver_find_field (window, "website")), "https://vale.example");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  gtk_window_close (GTK_WINDOW (window));
  driver_settle (NULL);
  g_assert_nonnull (fixture->window);
  locker_let_go (fixture->locker);
  wait_until (fixture->window == NULL);
  g_assert_cmpstr (df_record_get_text (fixture->performer, "website"), ==, "https://vale.example");
}

/* Another program that hangs keeps nobody's window open. */
static void
test_closing_in_vain (Fixture       *fixture,
                      gconstpointer  data)
{
  DfWindow *window = fixture->window;
  DfFieldRow *website = driver_find_field (window, "website");

  df_repository_set_patience (driver_get_repository (window), SHORT_MS);
  hold_in_vain (fixture);
  driver_type (GTK_WIDGET (website), "https://vale.example");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (get_toast (fixture) != NULL && g_str_equal (get_toast (fixture), "Not saved yet. Close again to lose it."));
  g_assert_true (df_field_row_get_dirty (website));

  gtk_window_close (GTK_WINDOW (window));
  wait_until (fixture->window == NULL);
  locker_let_go (fixture->locker);
  g_assert_cmpstr (df_record_get_text (fixture->performer, "website"), !=, "https://vale.example");
}

/* --- not for ever ------------------------------------------------------------------------------------------------------------------------ */

static void
test_given_up (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture);
  DfFieldRow *website = driver_find_field (fixture->window, "website");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int patience = fixture->hold == locker_hold_writing ? 5000 : SHORT_MS;
  GtkWidget *alert;
  gint64 begin;
  gsize length;
  gsize length_after;

  if (patience == SHORT_MS)
    df_repository_set_patience (driver_get_repository (fixture->window), patience);
  pick_first (dialog);
  before = dup_bytes (fixture, &length);
  hold_in_vain (fixture);
  begin = g_get_monotonic_time ();
  driver_type (GTK_WIDGET (website), "https://vale.example");
  df_field_row_commit (website);
  driver_press (dialog, "Add 1 Event");
  driver_press (GTK_WIDGET (fixture->window), "Remove from Event");
  driver_activate (fixture->window, "delete");
  driver_activate (fixture->window, "undo");
  wait_until (!is_waiting (fixture));
  g_assert_cmpint (g_get_monotonic_time () - begin, >, (patience - 100) * 1000);
  locker_let_go (fixture->locker);
  driver_settle (GTK_WIDGET (fixture->window));

  /* All as it was, with a sentence where it was done. */
  after = dup_bytes (fixture, &length_after);
  g_assert_cmpmem (after, length_after, before, length);
  g_assert_cmpstr (df_field_row_get_problem (website), ==, GIVE_UP);
  g_assert_true (df_field_row_get_dirty (website));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (driver_find (GTK_WIDGET (website), GTK_TYPE_EDITABLE, NULL))), ==,
                   "https://vale.example");
  g_assert_nonnull (driver_find (dialog, GTK_TYPE_LABEL, GIVE_UP));
  g_assert_true (gtk_widget_is_sensitive (driver_find (dialog, GTK_TYPE_BUTTON, "Add 1 Event")));
  g_assert_true (gtk_widget_is_sensitive (driver_find (dialog, GTK_TYPE_LIST_VIEW, NULL)));
  g_assert_cmpuint (count_events (fixture), ==, 3);
  g_assert_false (df_record_is_deleted (fixture->performer));
  g_assert_cmpstr (get_toast (fixture), ==, GIVE_UP);
  gtk_window_close (GTK_WINDOW (dialog));
  driver_settle (GTK_WIDGET (fixture->window));
  alert = driver_wait_dialog (fixture->window);
  g_assert_nonnull (driver_find (alert, GTK_TYPE_LABEL, GIVE_UP));
  gtk_window_destroy (GTK_WINDOW (alert));

  /* And now it can be done. */
  g_assert_true (df_field_row_commit (website));
  g_assert_cmpstr (df_record_get_text (fixture->performer, "website"), ==, "https://vale.example");
}

/* What the other program does decides what of ours is refused: the beginning of a write, its end, or reading too. */
typedef struct
{
  const char *name;
  pid_t     (*hold) (const char *path);
} Other;

static const Other others[] = {
  { "a-writer", locker_hold_writing },
  { "a-reader", locker_hold_reading },
  { "a-writer-that-commits", locker_hold_all },
};

static void
add_tests (const Other *other)
{
  static const struct
  {
    const char *name;
    void      (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "a-field/is-saved-when-the-file-is-free-unless-it-is-taken-back", test_field },
    { "a-field/is-saved-though-another-record-was-chosen-meanwhile", test_field_left },
    { "a-field/takes-what-was-typed-later", test_field_typed_on },
    { "a-page/is-shown-when-the-file-is-free", test_page },
    { "a-choice/is-saved-when-the-file-is-free", test_choice },
    { "links/are-made-and-removed-when-the-file-is-free", test_links },
    { "a-deletion-an-undo-and-a-redo/come-about-when-the-file-is-free", test_steps },
    { "the-sample/is-loaded-when-the-file-is-free", test_sample },
    { "a-draft/becomes-a-record-when-the-file-is-free", test_draft },
    { "a-draft/that-was-dropped-meanwhile-is-no-record", test_draft_dropped },
    { "a-window-that-is-closed/goes-when-the-file-is-free", test_closing },
    { "in-the-end/all-is-as-it-was-and-what-was-typed-stays", test_given_up },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/waiting/%s/%s", other->name, tests[i].name);

      g_test_add (path, Fixture, other->hold, set_up, tests[i].test, tear_down);
    }
}

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    add_tests (&others[i]);
  g_test_add ("/waiting/a-window-that-is-closed/stays-once-when-the-file-is-not-free-in-time-and-then-goes", Fixture, locker_hold_writing, set_up,
              test_closing_in_vain, tear_down);

  return driver_run ();
}
