/* test-filtering.c
 *
 * What people can narrow the pages to, and that it is remembered for each festival.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "window-driver.h"

#include <string.h>

#include "pages/df-settings.h"

#define FILTERS "list-filters"

typedef struct
{
  DfWindow *window;
  char     *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_settings_reset (df_settings_get (), FILTERS);
  fixture->path = driver_new_path ("filtering.dreamfest");
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
show_page (Fixture    *fixture,
           const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-page", g_variant_new_string (name));
  driver_settle (GTK_WIDGET (fixture->window));

  return GTK_WIDGET (df_window_get_page (fixture->window));
}

static void
start_again (Fixture *fixture)
{
  driver_close (fixture->window);
  fixture->window = driver_open (fixture->path);
}

static guint
count (GtkWidget *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (df_record_page_get_list (DF_RECORD_PAGE (page))));
}

static GtkWidget *
open_menu (Fixture   *fixture,
           GtkWidget *page)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (driver_find (page, GTK_TYPE_MENU_BUTTON, "Filter"));

  driver_activate (fixture->window, "filter");
  driver_settle (page);

  return GTK_WIDGET (gtk_menu_button_get_popover (button));
}

/* Chooses from the menu as a click on its item does. */
static void
choose (Fixture    *fixture,
        GtkWidget  *page,
        const char *label)
{
  GtkWidget *item = driver_find (open_menu (fixture, page), GTK_TYPE_LABEL, label);

  if (item == NULL)
    g_error ("There is no “%s”", label);
  while (!g_str_equal (G_OBJECT_TYPE_NAME (item), "GtkModelButton"))
    item = gtk_widget_get_parent (item);
  g_signal_emit_by_name (item, "clicked");
  driver_settle (page);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (driver_find (page, GTK_TYPE_MENU_BUTTON, "Filter")));
  driver_settle (page);
}

static void
assert_filter (GtkWidget  *page,
               const char *filter)
{
  g_autofree char *is = NULL;

  g_object_get (page, "filter", &is, NULL);
  g_assert_cmpstr (is, ==, filter);
}

static void
assert_says (GtkWidget  *page,
             const char *text)
{
  if (driver_find (page, GTK_TYPE_LABEL, text) == NULL)
    g_error ("Nothing says “%s”", text);
}

static void
test_menu (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const labels[] = {
    "Unscheduled", "Clashing", "Without Performers", "Without Stage", "Without Day", "Harbour Stage", "The Dome", "12 June 2026", "Show All", NULL
  };
  GtkWidget *page = show_page (fixture, "events");
  GtkWidget *menu = open_menu (fixture, page);

  for (guint i = 0; labels[i] != NULL; i++)
    if (driver_find (menu, GTK_TYPE_LABEL, labels[i]) == NULL)
      g_error ("There is no “%s”", labels[i]);
}

static void
test_chips (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *page = show_page (fixture, "events");

  choose (fixture, page, "Harbour Stage");
  choose (fixture, page, "12 June 2026");
  assert_filter (page, "stage=1 day=2026-06-12");
  g_assert_cmpuint (count (page), ==, 5);
  assert_says (page, "5 of 40 Events");

  /* Either of two days. */
  choose (fixture, page, "13 June 2026");
  g_assert_cmpuint (count (page), ==, 9);
  driver_press (page, "Harbour Stage");
  driver_settle (page);
  assert_filter (page, "day=2026-06-12 day=2026-06-13");
  driver_press (page, "Show All");
  driver_settle (page);
  assert_filter (page, NULL);
  assert_says (page, "40 Events");
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *page = show_page (fixture, "performers");
  guint all = count (page);

  choose (fixture, page, "Without Events");
  g_assert_cmpuint (count (page), >, 0);
  g_assert_cmpuint (count (page), <, all);
  driver_activate (fixture->window, "search");
  driver_type (driver_find (page, GTK_TYPE_SEARCH_ENTRY, NULL), "nobody at all");
  driver_settle (page);
  assert_says (page, "No results for “nobody at all”");
  assert_says (page, "Without Events");
  driver_press (page, "Show All");
  driver_settle (page);
  assert_filter (page, NULL);
}

/* The last that was unscheduled gets its stage and day: it goes from the list, stays in the detail, and nobody is left. */
static void
test_nobody (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *page = show_page (fixture, "events");
  DfRepository *repository = driver_get_repository (fixture->window);
  g_autoptr(DfRecord) last = NULL;
  g_autoptr(GError) error = NULL;

  choose (fixture, page, "Unscheduled");
  while (count (page) > 0)
    {
      g_clear_object (&last);
      last = g_list_model_get_item (G_LIST_MODEL (df_record_page_get_list (DF_RECORD_PAGE (page))), 0);
      df_record_page_set_record (DF_RECORD_PAGE (page), last);
      g_assert_true (df_repository_set_text (repository, last, "day", "2026-06-12", &error));
      g_assert_true (df_repository_set (repository, last, "stage", &DF_VALUE_INTEGER (1), &error));
    }
  driver_settle (page);
  assert_says (page, "No event is unscheduled");
  g_assert_true (df_record_page_get_record (DF_RECORD_PAGE (page)) == last);

  g_assert_true (df_repository_undo (repository, &error));
  driver_settle (page);
  g_assert_cmpuint (count (page), ==, 1);
  g_assert_true (df_record_page_get_record (DF_RECORD_PAGE (page)) == last);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *page = show_page (fixture, "events");
  g_autoptr(DfRecord) dome = driver_dup_record (fixture->window, "stages", "The Dome");
  g_autoptr(GError) error = NULL;

  choose (fixture, page, "The Dome");
  g_assert_true (df_repository_set_text (driver_get_repository (fixture->window), dome, "name", "The Big Dome", &error));
  driver_settle (page);
  assert_says (page, "The Big Dome");
  g_assert_true (df_repository_remove (driver_get_repository (fixture->window), dome, &error));
  driver_settle (page);
  assert_filter (page, NULL);
  g_assert_cmpuint (count (page), ==, 40);
}

static void
test_escape (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *page = show_page (fixture, "events");

  choose (fixture, page, "Clashing");
  assert_filter (page, "clashing");
  driver_press_key (driver_find (page, GTK_TYPE_LIST_VIEW, NULL), GDK_KEY_Escape);
  driver_settle (page);
  assert_filter (page, NULL);
}

static void
test_remembered (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *page = show_page (fixture, "events");
  g_autofree char *path = g_steal_pointer (&fixture->path);

  choose (fixture, page, "Orchard");
  choose (fixture, page, "Unscheduled");
  fixture->path = driver_new_path ("another.dreamfest");
  start_again (fixture);
  fixture->path = (g_free (fixture->path), g_steal_pointer (&path));
  start_again (fixture);
  assert_filter (show_page (fixture, "events"), "stage=3 unscheduled");
  assert_filter (show_page (fixture, "stages"), NULL);
}

/* What is remembered of a stage that is gone, or of another version of this program, is dropped. */
static void
test_dropped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GVariant) kept = NULL;

  choose (fixture, show_page (fixture, "events"), "Orchard");
  kept = g_settings_get_value (df_settings_get (), FILTERS);
  g_assert_cmpuint (g_variant_n_children (kept), ==, 1);
  {
    const char *festival, *table, *filter;

    g_variant_get_child (kept, 0, "(&s&s&s)", &festival, &table, &filter);
    g_assert_cmpstr (filter, ==, "stage=3");
    g_settings_set_value (df_settings_get (), FILTERS,
                          g_variant_new_parsed ("[(%s, 'events', 'stage=77 sideways clashing')]", festival));
  }
  start_again (fixture);
  assert_filter (show_page (fixture, "events"), "clashing");
}

int
main (int   argc,
      char *argv[])
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

#define ADD(path, test) g_test_add ("/filtering/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("the-menu/offers-what-follows-from-the-table-and-its-values", test_menu);
  ADD ("chips/say-what-is-chosen-and-take-it-away", test_chips);
  ADD ("searching/looks-among-those-that-pass", test_search);
  ADD ("nobody/is-said-and-what-left-the-list-stays-in-the-detail", test_nobody);
  ADD ("a-stage/that-goes-takes-its-filter-with-it", test_gone);
  ADD ("escape/shows-all-again", test_escape);
  ADD ("the-next-start/narrows-each-list-of-that-festival-as-it-was", test_remembered);
  ADD ("the-next-start/drops-what-there-is-not-any-more", test_dropped);
#undef ADD

  return driver_run ();
}
