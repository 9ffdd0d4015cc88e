/* test-link-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-link-dialog.h"

#include <string.h>

#include "armory.h"
#include "widgets/df-mark.h"
#include "widgets/df-toaster.h"

typedef struct
{
  Armory         armory;
  DfRecord      *bo;
  DfAssociation *weapons;
  GtkWidget     *dialog;
  GtkWidget     *list;
} Fixture;

static void
open_dialog (Fixture *fixture)
{
  const DfLinkDialogTexts texts = { .row = ARMORY_UI "weapon.ui", .title = "Weapons for %s", .group_by = "rack",
                                    .search_fields = "name rack bearer-names", .search_placeholder = "Search weapons",
                                    .advice = "armory_advise" };

  fixture->dialog = df_link_dialog_new (GTK_WINDOW (fixture->armory.window), fixture->weapons, armory_get_scope (), &texts);
  fixture->list = armory_find_type (fixture->dialog, GTK_TYPE_LIST_VIEW);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  armory_settle ();
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  armory_set_up (&fixture->armory, NULL);
  gtk_window_present (GTK_WINDOW (fixture->armory.window));
  fixture->bo = armory_find (&fixture->armory, "heroes", "Bo");
  fixture->weapons = DF_ASSOCIATION (df_record_list_related (fixture->bo, "weapons"));
  open_dialog (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->dialog != NULL)
    {
      gpointer dialog = fixture->dialog;

      g_object_add_weak_pointer (G_OBJECT (dialog), &dialog);
      gtk_window_destroy (dialog);
      armory_settle ();
      g_assert_null (dialog);
    }
  g_clear_object (&fixture->weapons);
  armory_tear_down (&fixture->armory, NULL);
}

static GtkWidget *
get_row (Fixture    *fixture,
         const char *title)
{
  return armory_find_widget (fixture->list, GTK_TYPE_WIDGET, title);
}

/* As with the keyboard: the row has the focus and Space is pressed. */
static void
toggle (Fixture    *fixture,
        const char *title)
{
  g_assert_nonnull (get_row (fixture, title));
  g_assert_true (gtk_widget_grab_focus (get_row (fixture, title)));
  g_assert_true (armory_press (get_row (fixture, title), GDK_KEY_space));
}

static GtkWidget *
get_accept (Fixture *fixture)
{
  GtkWidget *header = gtk_window_get_titlebar (GTK_WINDOW (fixture->dialog));
  GtkWidget *button = armory_find_widget (header, GTK_TYPE_BUTTON, "Add 2 Weapons");

  return button != NULL ? button : armory_find_widget (header, GTK_TYPE_BUTTON, "Add");
}

static void
search (Fixture    *fixture,
        const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (armory_find_type (fixture->dialog, GTK_TYPE_SEARCH_ENTRY)), words);
  armory_settle ();
}

static void
test_groups (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *text = armory_read (fixture->list);

  g_assert_cmpstr (text, ==, "East | Bow | borne by nobody | East | West | Dart | borne by nobody | West | Epee | borne by nobody | West");
  g_assert_false (gtk_widget_get_sensitive (get_accept (fixture)));
  g_assert_true (gtk_widget_has_css_class (fixture->armory.window, "df-behind"));
}

static void
test_pick (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *mark = armory_find_type (fixture->dialog, DF_TYPE_MARK);

  toggle (fixture, "Epee");
  toggle (fixture, "Bow");
  g_assert_cmpuint (g_list_model_get_n_items (df_link_dialog_get_picked (DF_LINK_DIALOG (fixture->dialog))), ==, 2);
  g_assert_nonnull (armory_find_widget (fixture->dialog, GTK_TYPE_LABEL, "2 of 3 selected"));
  g_assert_cmpstr (df_mark_get_text (DF_MARK (mark)), ==, "Bo cannot carry 2");
  g_assert_true (gtk_widget_get_sensitive (get_accept (fixture)));

  toggle (fixture, "Bow");
  g_assert_nonnull (armory_find_widget (fixture->dialog, GTK_TYPE_LABEL, "1 of 3 selected"));
  g_assert_false (gtk_widget_get_visible (mark));
}

static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  toggle (fixture, "Epee");
  toggle (fixture, "Bow");
  g_signal_emit_by_name (get_accept (fixture), "clicked");
  fixture->dialog = NULL;
  armory_settle ();

  g_assert_cmpuint (df_association_count (fixture->weapons), ==, 4);
  g_assert_cmpstr (df_toaster_get_text (DF_TOASTER (fixture->armory.toaster)), ==, "Added 2 Weapons");
  g_assert_false (gtk_widget_has_css_class (fixture->armory.window, "df-behind"));
  df_repository_undo (fixture->armory.repository, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (df_association_count (fixture->weapons), ==, 2);

  open_dialog (fixture);
  g_assert_nonnull (get_row (fixture, "Bow"));
  g_assert_null (get_row (fixture, "Axe"));
}

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *nothing = NULL;

  toggle (fixture, "Bow");
  search (fixture, "ÉPÉE  we");
  text = armory_read (fixture->list);
  g_assert_cmpstr (text, ==, "West | Epee | borne by nobody | West");
  search (fixture, "west dart");
  toggle (fixture, "Dart");
  search (fixture, "zeppelin");
  nothing = armory_read (fixture->dialog);
  g_assert_nonnull (strstr (nothing, "No results for “zeppelin”"));
  g_assert_nonnull (strstr (nothing, "2 of 3 selected"));
  search (fixture, "");
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_last_child (gtk_widget_get_first_child (get_row (fixture, "Dart"))), "df-picked"));
  g_assert_false (gtk_widget_has_css_class (gtk_widget_get_last_child (gtk_widget_get_first_child (get_row (fixture, "Epee"))), "df-picked"));
}

static void
test_search_then_enter (Fixture      *fixture,
                        gconstpointer data)
{
  GtkWidget *entry = armory_find_type (fixture->dialog, GTK_TYPE_SEARCH_ENTRY);

  gtk_widget_grab_focus (entry);
  search (fixture, "west");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)) == get_row (fixture, "Dart"));
  armory_press (get_row (fixture, "Dart"), GDK_KEY_Return);
  g_assert_nonnull (armory_find_widget (fixture->dialog, GTK_TYPE_LABEL, "1 of 3 selected"));
}

static void
test_others (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  toggle (fixture, "Epee");
  toggle (fixture, "Bow");
  toggle (fixture, "Dart");
  df_association_link (fixture->weapons, armory_find (&fixture->armory, "weapons", "Bow"), &error);
  g_assert_no_error (error);
  df_repository_remove (fixture->armory.repository, armory_find (&fixture->armory, "weapons", "Dart"), &error);
  g_assert_no_error (error);
  armory_settle ();
  g_assert_null (get_row (fixture, "Bow"));
  g_assert_nonnull (armory_find_widget (fixture->dialog, GTK_TYPE_LABEL, "1 of 1 selected"));
}

static void
test_owner_goes (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  gpointer dialog = fixture->dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &dialog);
  df_repository_remove (fixture->armory.repository, fixture->bo, &error);
  g_assert_no_error (error);
  fixture->dialog = NULL;
  armory_settle ();
  g_assert_null (dialog);
}

static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  const DfTable *table = df_association_get_relation (fixture->weapons)->other;
  g_autoptr(GError) error = NULL;
  guint64 before;

  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  df_repository_begin_step (fixture->armory.repository, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 50000; i++)
    {
      char guid[40];
      char name[20];
      DfValue values[4];

      g_snprintf (guid, sizeof guid, "00000000-0000-4000-8000-%012u", i);
      g_snprintf (name, sizeof name, "Arrow %05u", i);
      values[0] = DF_VALUE_TEXT (guid);
      values[1] = DF_VALUE_TEXT (name);
      values[2] = DF_VALUE_TEXT (i % 2 == 0 ? "North" : "South");
      values[3] = DF_VALUE_INTEGER (DF_NOTHING);
      df_repository_insert_row (fixture->armory.repository, table, 0, values, &error);
      g_assert_no_error (error);
    }
  df_repository_commit_step (fixture->armory.repository, "Arrows", &error);
  g_assert_no_error (error);

  /* Rows are read by the page: reading all of them would take thousands of statements. */
  before = df_repository_get_n_statements (fixture->armory.repository);
  open_dialog (fixture);
  search (fixture, "arrow 4999");
  g_assert_cmpuint (df_repository_get_n_statements (fixture->armory.repository) - before, <, 100);
  /* It is there once a thread has found the order. */
  for (gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC; get_row (fixture, "Arrow 49990") == NULL && g_get_monotonic_time () < end;)
    armory_settle ();
  g_assert_nonnull (get_row (fixture, "Arrow 49990"));
  toggle (fixture, "Arrow 49990");
  g_assert_nonnull (armory_find_widget (fixture->dialog, GTK_TYPE_LABEL, "1 of 50003 selected"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  armory_init (&argc, &argv);

  ADD ("/link-dialog/shows-those-that-are-not-linked-in-groups", test_groups);
  ADD ("/link-dialog/counts-what-is-picked-and-warns", test_pick);
  ADD ("/link-dialog/adds-all-as-one-step", test_add);
  ADD ("/link-dialog/searches-what-the-rows-say-and-keeps-what-is-picked", test_search);
  ADD ("/link-dialog/enter-in-the-search-goes-to-the-first-row", test_search_then_enter);
  ADD ("/link-dialog/lets-go-of-what-others-linked-or-deleted", test_others);
  ADD ("/link-dialog/closes-when-its-owner-goes", test_owner_goes);
  ADD ("/link-dialog/of-fifty-thousand-candidates-only-those-that-are-seen-are-read", test_many);

  return g_test_run ();
}
