/* test-record-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-page.h"

#include <string.h>

#include "armory.h"
#include "widgets/df-field-row.h"
#include "widgets/df-toaster.h"

typedef struct
{
  Armory        armory;
  DfRecordPage *page;
  GtkWidget    *view;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  armory_set_up (&fixture->armory, NULL);
  fixture->page = armory_show (&fixture->armory, "heroes.ui", "page");
  fixture->view = armory_find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_VIEW, "3 Heroes");
  g_assert_nonnull (fixture->view);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  armory_tear_down (&fixture->armory, NULL);
}

static DfRecord *
find_hero (Fixture    *fixture,
           const char *name)
{
  return armory_find (&fixture->armory, "heroes", name);
}

static const char *
get_title (Fixture *fixture)
{
  DfRecord *record = df_record_page_get_record (fixture->page);

  return record != NULL ? df_record_get_title (record) : NULL;
}

typedef struct
{
  GtkWidget  *page;
  const char *text;
} Reading;

static gboolean
reads (gpointer data)
{
  Reading *reading = data;
  g_autofree char *all = armory_read (reading->page);

  return strstr (all, reading->text) != NULL;
}

/* The page says so, at once or a little later. */
static void
assert_reads (Fixture    *fixture,
              const char *text)
{
  Reading reading = { GTK_WIDGET (fixture->page), text };

  g_test_message ("waiting for %s", text);
  armory_wait (reads, &reading);
}

static GtkEditable *
get_name (Fixture *fixture)
{
  return GTK_EDITABLE (armory_find_widget (armory_get (&fixture->armory, "name"), GTK_TYPE_ENTRY, "Name"));
}

static GtkEditable *
get_search (Fixture *fixture)
{
  return GTK_EDITABLE (armory_find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_SEARCH_ENTRY, "Search heroes"));
}

static void
test_enter_on_a_row (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr(DfRecord) first = g_list_model_get_item (G_LIST_MODEL (df_record_page_get_list (fixture->page)), 0);

  g_assert_null (get_title (fixture));
  g_signal_emit_by_name (fixture->view, "activate", 0);
  g_assert_cmpstr (get_title (fixture), ==, df_record_get_title (first));
}

static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  assert_reads (fixture, "3 Heroes | H | Ada | 0 weapons | H | Bo | 2 weapons | H | Cy | 0 weapons | Nothing Selected");
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->view)), 1, TRUE);
  g_assert_cmpstr (get_title (fixture), ==, "Bo");
  g_assert_cmpstr (gtk_editable_get_text (get_name (fixture)), ==, "Bo");
  assert_reads (fixture, "Weapons | Axe | borne by Bo | East | Club");
}

static void
test_first_page (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  df_record_page_set_record (fixture->page, find_hero (fixture, "Ada"));
  df_repository_remove (fixture->armory.repository, find_hero (fixture, "Ada"), &error);
  g_assert_cmpstr (get_title (fixture), ==, "Bo");
  df_repository_remove (fixture->armory.repository, find_hero (fixture, "Bo"), &error);
  df_repository_remove (fixture->armory.repository, find_hero (fixture, "Cy"), &error);
  g_assert_no_error (error);
  g_assert_null (get_title (fixture));
  assert_reads (fixture, "0 Heroes | No Heroes Yet | Add Hero");
}

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  gboolean searching;

  df_record_page_set_record (fixture->page, find_hero (fixture, "Bo"));
  df_record_page_toggle_search (fixture->page);
  g_object_get (fixture->page, "searching", &searching, NULL);
  g_assert_true (searching);
  gtk_editable_set_text (get_search (fixture), "c");
  armory_settle ();
  assert_reads (fixture, "1 Hero | H | Cy");
  g_assert_cmpstr (get_title (fixture), ==, "Bo");
  gtk_editable_set_text (get_search (fixture), "xyz");
  armory_settle ();
  assert_reads (fixture, "No results for “xyz”");
  gtk_editable_set_text (get_search (fixture), "ad");
  armory_settle ();
  g_signal_emit_by_name (get_search (fixture), "activate");
  g_assert_cmpstr (get_title (fixture), ==, "Ada");

  df_record_page_toggle_search (fixture->page);
  armory_settle ();
  assert_reads (fixture, "3 Heroes");
  g_assert_cmpstr (get_title (fixture), ==, "Ada");
}

static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  gboolean drafting;

  df_record_page_set_record (fixture->page, find_hero (fixture, "Ada"));
  df_record_page_begin_draft (fixture->page);
  armory_settle ();
  g_object_get (fixture->page, "drafting", &drafting, NULL);
  g_assert_true (drafting);
  assert_reads (fixture, "3 Heroes");
  gtk_editable_set_text (get_name (fixture), "Dov");
  g_signal_emit_by_name (get_name (fixture), "activate");
  armory_settle ();

  g_object_get (fixture->page, "drafting", &drafting, NULL);
  g_assert_false (drafting);
  assert_reads (fixture, "4 Heroes");
  g_assert_cmpstr (get_title (fixture), ==, "Dov");
  g_assert_true (gtk_selection_model_is_selected (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->view)), 3));
}

static void
test_draft_dropped (Fixture      *fixture,
                    gconstpointer data)
{
  df_record_page_set_record (fixture->page, find_hero (fixture, "Bo"));
  df_record_page_begin_draft (fixture->page);
  gtk_editable_set_text (get_name (fixture), "Dov");
  armory_press (GTK_WIDGET (get_name (fixture)), GDK_KEY_Escape);
  armory_settle ();
  g_assert_cmpstr (get_title (fixture), ==, "Bo");
  g_assert_cmpstr (gtk_editable_get_text (get_name (fixture)), ==, "Bo");
  assert_reads (fixture, "3 Heroes");
  g_assert_null (df_toaster_get_text (DF_TOASTER (fixture->armory.toaster)));
}

static void
test_draft_left (Fixture      *fixture,
                 gconstpointer data)
{
  df_record_page_begin_draft (fixture->page);
  gtk_editable_set_text (get_name (fixture), "Dov");
  df_record_page_set_record (fixture->page, find_hero (fixture, "Bo"));
  armory_settle ();
  assert_reads (fixture, "4 Heroes");
  g_assert_cmpstr (get_title (fixture), ==, "Bo");

  df_record_page_begin_draft (fixture->page);
  df_record_page_set_record (fixture->page, find_hero (fixture, "Ada"));
  armory_settle ();
  assert_reads (fixture, "4 Heroes");
}

static gboolean
is_focus_on_cy (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (data));

  return focus != NULL && armory_find_widget (focus, GTK_TYPE_WIDGET, "Cy") == focus;
}

static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *toaster = fixture->armory.toaster;

  df_record_page_set_record (fixture->page, find_hero (fixture, "Bo"));
  df_record_page_remove (fixture->page);
  armory_settle ();
  assert_reads (fixture, "2 Heroes");
  g_assert_cmpstr (get_title (fixture), ==, "Cy");
  armory_wait (is_focus_on_cy, fixture->armory.window);
  g_assert_cmpstr (df_toaster_get_text (DF_TOASTER (toaster)), ==, "Removed “Bo”");

  g_signal_emit_by_name (armory_find_widget (toaster, GTK_TYPE_BUTTON, "Undo"), "clicked");
  armory_settle ();
  assert_reads (fixture, "3 Heroes");
  g_assert_cmpuint (df_record_count_related (find_hero (fixture, "Bo"), "weapons"), ==, 2);
}

static void
test_settle (Fixture      *fixture,
             gconstpointer data)
{
  df_record_page_set_record (fixture->page, find_hero (fixture, "Bo"));
  gtk_editable_set_text (get_name (fixture), "");
  g_assert_false (df_record_page_settle (fixture->page));
  gtk_editable_set_text (get_name (fixture), "Bob");
  g_assert_true (df_record_page_settle (fixture->page));
  g_assert_cmpstr (get_title (fixture), ==, "Bob");
}

static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.descending", NULL);
  armory_settle ();
  assert_reads (fixture, "3 Heroes | H | Cy | 0 weapons | H | Bo | 2 weapons | H | Ada");
}

static void
test_order_by_name (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *order = NULL;
  g_autofree char *same = NULL;

  g_object_set (fixture->page, "order", "battles", NULL);
  g_object_get (fixture->page, "order", &order, NULL);
  g_assert_cmpstr (order, ==, "battles");
  /* A long text is nothing to sort by, and this one is nothing at all. */
  g_object_set (fixture->page, "order", "tale", NULL);
  g_object_set (fixture->page, "order", "age", NULL);
  g_object_get (fixture->page, "order", &same, NULL);
  g_assert_cmpstr (same, ==, "battles");
}

static void
test_order_stays (Fixture      *fixture,
                  gconstpointer data)
{
  DfRepository *repository = g_object_ref (df_record_page_get_repository (fixture->page));
  g_autofree char *order = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.descending", NULL);
  g_object_set (fixture->page, "order", "home", NULL);
  df_record_page_set_repository (fixture->page, NULL);
  df_record_page_set_repository (fixture->page, repository);
  armory_settle ();
  g_object_get (fixture->page, "order", &order, NULL);
  g_assert_cmpstr (order, ==, "home");
  assert_reads (fixture, "3 Heroes | H | Cy | 0 weapons | H | Bo | 2 weapons | H | Ada");
  g_object_unref (repository);
}

static void
test_folded (Fixture      *fixture,
             gconstpointer data)
{
  gboolean can_go_back;

  gtk_widget_set_size_request (fixture->armory.window, -1, -1);
  gtk_window_set_default_size (GTK_WINDOW (fixture->armory.window), 500, 600);
  armory_settle ();
  g_assert_true (df_record_page_get_folded (fixture->page));
  df_record_page_set_record (fixture->page, find_hero (fixture, "Bo"));
  armory_settle ();
  g_object_get (fixture->page, "can-go-back", &can_go_back, NULL);
  g_assert_true (can_go_back);
  assert_reads (fixture, "2 weapons | Home | Battles");
  g_assert_false (gtk_widget_get_mapped (fixture->view));

  df_record_page_go_back (fixture->page);
  armory_settle ();
  g_object_get (fixture->page, "can-go-back", &can_go_back, NULL);
  g_assert_false (can_go_back);
  g_assert_true (gtk_widget_get_mapped (fixture->view));
}

static void
test_other_file (Fixture      *fixture,
                 gconstpointer data)
{
  df_record_page_set_record (fixture->page, find_hero (fixture, "Bo"));
  df_record_page_set_repository (fixture->page, NULL);
  g_assert_null (df_record_page_get_record (fixture->page));
  df_record_page_set_repository (fixture->page, fixture->armory.repository);
  armory_settle ();
  assert_reads (fixture, "3 Heroes | H | Ada");
}

static gboolean
has_focus_inside (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (data));

  return focus != NULL && focus != data && gtk_widget_is_ancestor (focus, data);
}

/* With 20,000 rows it would never arrive. */
static void
test_tab (Fixture      *fixture,
          gconstpointer data)
{
  GtkWidget *name = armory_get (&fixture->armory, "name");
  GtkWidget *row;

  df_record_page_set_record (fixture->page, find_hero (fixture, "Bo"));
  armory_settle ();
  row = gtk_widget_get_first_child (fixture->view);
  g_assert_true (gtk_widget_grab_focus (row));

  g_assert_true (armory_press (row, GDK_KEY_Tab));
  g_assert_true (has_focus_inside (name));

  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (armory_press (row, GDK_KEY_ISO_Left_Tab));
  g_assert_false (has_focus_inside (fixture->view));
  g_assert_false (has_focus_inside (name));
  g_assert_true (gtk_widget_get_can_focus (fixture->view));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  armory_init (&argc, &argv);

  ADD ("/record-page/shows-the-chosen-record-beside-the-list", test_choose);
  ADD ("/record-page/enter-on-a-row-chooses-it", test_enter_on_a_row);
  ADD ("/record-page/says-that-nothing-is-there-when-the-last-one-goes", test_first_page);
  ADD ("/record-page/searching-narrows-the-list-and-leaves-the-detail", test_search);
  ADD ("/record-page/a-draft-is-chosen-once-it-is-a-record", test_draft);
  ADD ("/record-page/escape-drops-a-draft-and-what-was-typed", test_draft_dropped);
  ADD ("/record-page/a-draft-that-is-left-is-saved-only-with-a-name", test_draft_left);
  ADD ("/record-page/removing-chooses-the-neighbour-and-undo-brings-back-the-links", test_remove);
  ADD ("/record-page/tab-leads-from-the-list-to-the-detail-and-not-through-every-row", test_tab);
  ADD ("/record-page/settling-finds-what-is-wrong", test_settle);
  ADD ("/record-page/the-last-can-come-first", test_order);
  ADD ("/record-page/an-order/is-asked-for-by-a-name-that-there-is", test_order_by_name);
  ADD ("/record-page/an-order/stays-when-another-file-is-shown", test_order_stays);
  ADD ("/record-page/a-narrow-page-shows-one-pane", test_folded);
  ADD ("/record-page/shows-another-file", test_other_file);

  return g_test_run ();
}
