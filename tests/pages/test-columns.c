/* test-columns.c
 *
 * The rows of a page as a table: chosen columns, one order, one selection, and what is remembered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "window-driver.h"

#include <string.h>

#include "pages/df-settings.h"

typedef struct
{
  DfWindow  *window;
  char      *path;
  GtkWidget *page;
} Fixture;

static void
show_page (Fixture    *fixture,
           const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-page", g_variant_new_string (name));
  driver_settle (GTK_WIDGET (fixture->window));
  fixture->page = GTK_WIDGET (df_window_get_page (fixture->window));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_settings_reset (df_settings_get (), "list-columns");
  g_settings_reset (df_settings_get (), "list-orders");
  fixture->path = driver_new_path ("columns.dreamfest");
  fixture->window = driver_open_sample (fixture->path);
  show_page (fixture, "events");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  driver_close (fixture->window);
  g_free (fixture->path);
}

static GtkColumnView *
show_columns (Fixture *fixture)
{
  driver_activate (fixture->window, "columns");
  driver_settle (fixture->page);

  return GTK_COLUMN_VIEW (driver_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL));
}

/* The titles of the columns that are there. */
static char *
dup_titles (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_string_append_printf (titles, i > 0 ? " | %s" : "%s", gtk_column_view_column_get_title (column));
    }

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static void
assert_titles (GtkColumnView *view,
               const char    *expected)
{
  g_autofree char *titles = dup_titles (view);

  g_assert_cmpstr (titles, ==, expected);
}

static gboolean
says (GtkWidget  *root,
      const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_INSCRIPTION (root) && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

static void
test_fields (Fixture       *fixture,
             gconstpointer  data)
{
  GtkColumnView *view = show_columns (fixture);

  assert_titles (view, "Name | Stage | Day | Start | End | Length | Performers | Clashes");
  g_assert_true (says (GTK_WIDGET (view), "Sunset Session"));
  g_assert_true (says (GTK_WIDGET (view), "Harbour Stage"));
  g_assert_true (says (GTK_WIDGET (view), "Mara Vale, Nilou Farah"));
  show_page (fixture, "performers");
  view = show_columns (fixture);
  assert_titles (view, "Name | Website | Clashes | Number of Events");
  g_assert_true (says (GTK_WIDGET (view), "Mara Vale"));
}

/* A stage that is renamed, a link, a clash: the cells say it. */
static void
test_live (Fixture       *fixture,
           gconstpointer  data)
{
  GtkColumnView *view = show_columns (fixture);
  g_autoptr(DfRecord) dome = driver_dup_record (fixture->window, "stages", "The Dome");
  g_autoptr(DfRecord) set = driver_dup_record (fixture->window, "events", "Field Notes");
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_set_text (driver_get_repository (fixture->window), dome, "name", "The Big Dome", &error));
  driver_settle (fixture->page);
  g_assert_true (says (GTK_WIDGET (view), "The Big Dome"));
  g_assert_false (says (GTK_WIDGET (view), "The Dome"));
  g_assert_true (df_repository_set_text (driver_get_repository (fixture->window), set, "name", "Field Recordings", &error));
  driver_settle (fixture->page);
  g_assert_true (says (GTK_WIDGET (view), "Field Recordings"));
}

/* Cards and columns choose the same, and show it. */
static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(DfRecord) last = driver_dup_record (fixture->window, "events", "Sunset Session");
  gboolean detail;

  df_record_page_set_record (DF_RECORD_PAGE (fixture->page), last);
  driver_settle (fixture->page);
  show_columns (fixture);
  g_assert_true (df_record_page_get_record (DF_RECORD_PAGE (fixture->page)) == last);
  g_assert_true (says (fixture->page, "Sunset Session"));
  g_object_get (fixture->page, "can-go-back", &detail, NULL);
  g_assert_false (detail);

  /* Enter opens it in the place of the table, and back is where it was. */
  g_signal_emit_by_name (driver_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL), "activate", 3);
  driver_settle (fixture->page);
  g_object_get (fixture->page, "can-go-back", &detail, NULL);
  g_assert_true (detail);
  g_assert_null (driver_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL));
  df_record_page_go_back (DF_RECORD_PAGE (fixture->page));
  driver_settle (fixture->page);
  g_assert_nonnull (driver_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL));

  driver_activate (fixture->window, "columns");
  driver_settle (fixture->page);
  g_assert_null (driver_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL));
  g_assert_nonnull (driver_find (fixture->page, DF_TYPE_FIELD_ROW, NULL));
}

/* A click on a header, as GTK takes it. */
static void
click_header (GtkColumnView *view,
              const char    *title)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
    }
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  GtkColumnView *view = show_columns (fixture);
  g_autofree char *order = NULL;
  g_autofree char *usual = NULL;
  gboolean descending;

  click_header (view, "Stage");
  driver_settle (fixture->page);
  g_object_get (fixture->page, "order", &order, "descending", &descending, NULL);
  g_assert_cmpstr (order, ==, "stage");
  g_assert_true (descending);

  /* What the table is sorted by itself has no other name. */
  click_header (view, "Day");
  driver_settle (fixture->page);
  g_object_get (fixture->page, "order", &usual, NULL);
  g_assert_cmpstr (usual, ==, "");
}

static void
test_remembered (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkColumnView *view = show_columns (fixture);
  g_autoptr(GtkColumnViewColumn) name = NULL;
  gboolean as_columns;

  gtk_widget_activate_action (fixture->page, "columns.set-up", NULL);
  gtk_widget_activate_action (fixture->page, "columns.length", NULL);
  name = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  gtk_column_view_column_set_fixed_width (name, 222);
  assert_titles (view, "Name | Stage | Day | Start | End | Set-up | Performers | Clashes");
  driver_close (fixture->window);
  fixture->window = driver_open (fixture->path);
  show_page (fixture, "events");
  driver_settle (fixture->page);
  view = GTK_COLUMN_VIEW (driver_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL));
  g_assert_nonnull (view);
  assert_titles (view, "Name | Stage | Day | Start | End | Set-up | Performers | Clashes");
  g_clear_object (&name);
  name = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (name), ==, 222);
  show_page (fixture, "performers");
  g_object_get (fixture->page, "as-columns", &as_columns, NULL);
  g_assert_false (as_columns);
}

/* Where it is narrow there are cards. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  show_columns (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 700);
  wait_until (driver_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL) == NULL);
  g_assert_nonnull (driver_find (fixture->page, GTK_TYPE_LIST_VIEW, NULL));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  wait_until (driver_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL) != NULL);
}

int
main (int   argc,
      char *argv[])
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

#define ADD(path, test) g_test_add ("/columns/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-table/follows-from-the-fields-that-people-know", test_fields);
  ADD ("cells/say-what-is-written-meanwhile", test_live);
  ADD ("choosing/is-the-same-in-both-views-and-enter-opens-the-row", test_selection);
  ADD ("a-header/sorts-as-the-menu-does", test_order);
  ADD ("the-next-start/has-the-same-columns", test_remembered);
  ADD ("a-narrow-window/has-cards", test_narrow);
#undef ADD

  return driver_run ();
}
