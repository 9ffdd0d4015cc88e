/* test-sorting.c
 *
 * What people can sort the pages by, and that it is remembered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "window-driver.h"

#include <string.h>

#include "pages/df-settings.h"
#include "store/df-association.h"

#define ORDERS "list-orders"

typedef struct
{
  DfWindow *window;
  char     *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_settings_reset (df_settings_get (), ORDERS);
  fixture->path = driver_new_path ("sorting.dreamfest");
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
sort_by (GtkWidget  *page,
         const char *order)
{
  gtk_widget_activate_action (page, "page.order", "s", order);
  driver_settle (page);
}

/* Another start of the program, as far as the windows know. */
static void
start_again (Fixture *fixture)
{
  driver_close (fixture->window);
  fixture->window = driver_open (fixture->path);
}

static void
assert_sorted (GtkWidget  *page,
               const char *order,
               gboolean    descending)
{
  g_autofree char *is_order = NULL;
  gboolean is_descending;

  g_object_get (page, "order", &is_order, "descending", &is_descending, NULL);
  g_assert_cmpstr (is_order, ==, order);
  g_assert_true (is_descending == descending);
}

static char *
dup_title (GtkWidget *page,
           guint      position)
{
  g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (df_record_page_get_list (DF_RECORD_PAGE (page))), position);

  return g_strdup (df_record_get_title (record));
}

/* --- the menu -------------------------------------------------------------------------------------------------------------- */

static void
assert_offered (GtkWidget         *page,
                const char *const *labels)
{
  GtkWidget *button = driver_find (page, GTK_TYPE_MENU_BUTTON, "Sort");

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  driver_settle (page);
  for (guint i = 0; labels[i] != NULL; i++)
    if (driver_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_TYPE_LABEL, labels[i]) == NULL)
      g_error ("There is no “%s”", labels[i]);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  driver_settle (page);
}

static void
test_menu (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const of_performers[] = { "Usual Order", "Name", "Website", "Number of Events", "First Event", "Last First", NULL };
  static const char *const of_events[] = { "Usual Order", "Day", "Number of Performers", NULL };
  static const char *const of_stages[] = { "Usual Order", "Number of Events", NULL };

  assert_offered (show_page (fixture, "performers"), of_performers);
  assert_offered (show_page (fixture, "events"), of_events);
  assert_offered (show_page (fixture, "stages"), of_stages);
}

/* --- the lists --------------------------------------------------------------------------------------------------------------- */

static void
assert_falling (GtkWidget  *page,
                const char *relation)
{
  GListModel *list = G_LIST_MODEL (df_record_page_get_list (DF_RECORD_PAGE (page)));
  guint before = G_MAXUINT;

  g_assert_cmpuint (g_list_model_get_n_items (list), >, 3);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (list, i);
      guint count = df_record_count_related (record, relation);

      g_assert_cmpuint (count, <=, before);
      before = count;
    }
}

static void
test_number (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const pages[][2] = { { "performers", "events" }, { "events", "performers" }, { "stages", "events" } };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = show_page (fixture, pages[i][0]);

      sort_by (page, pages[i][1]);
      assert_falling (page, pages[i][1]);
    }
}

/* The choice, what is shown of it and the object stay; its row goes where it belongs. */
static void
test_number_follows (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *page = show_page (fixture, "performers");
  DfRecordList *list = df_record_page_get_list (DF_RECORD_PAGE (page));
  g_autoptr(DfRecordList) events = NULL;
  g_autoptr(DfRecord) last = NULL;
  g_autoptr(DfAssociation) linked = NULL;
  guint place;

  sort_by (page, "events");
  place = g_list_model_get_n_items (G_LIST_MODEL (list)) - 1;
  last = g_list_model_get_item (G_LIST_MODEL (list), place);
  df_record_page_set_record (DF_RECORD_PAGE (page), last);
  linked = df_repository_list_linked (driver_get_repository (fixture->window), last, "events");
  events = df_repository_list (driver_get_repository (fixture->window), df_association_get_relation (linked)->other);
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr(DfRecord) event = g_list_model_get_item (G_LIST_MODEL (events), i);
      g_autoptr(GError) error = NULL;

      if (!df_association_has (linked, event))
        df_association_link (linked, event, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (df_record_list_find (list, last), <=, place);
      place = df_record_list_find (list, last);
    }
  driver_settle (page);
  g_assert_cmpuint (place, ==, 0);
  g_assert_true (df_record_page_get_record (DF_RECORD_PAGE (page)) == last);
  assert_falling (page, "events");
}

/* By what the row itself says: the day and the start of its earliest event. */
static void
test_first_event (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *page = show_page (fixture, "performers");
  GListModel *list = G_LIST_MODEL (df_record_page_get_list (DF_RECORD_PAGE (page)));
  g_autofree char *before = g_strdup ("");
  guint n_none = 0;

  sort_by (page, "first-event");
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(DfRecord) performer = g_list_model_get_item (list, i);
      g_autoptr(GPtrArray) events = df_record_dup_related (performer, "events");
      g_autofree char *first = g_strdup ("none");

      for (guint n = 0; n < events->len; n++)
        {
          const char *day = df_record_get_text (events->pdata[n], "day");
          g_autofree char *when = g_strdup_printf ("%s %06d", day, (int) MAX (-1, df_record_get_integer (events->pdata[n], "starts")) + 1);

          if (day != NULL && strcmp (when, first) < 0)
            {
              g_free (first);
              first = g_steal_pointer (&when);
            }
        }
      n_none += g_str_equal (first, "none");
      g_assert_cmpstr (before, <=, first);
      g_free (before);
      before = g_steal_pointer (&first);
    }
  g_assert_cmpuint (n_none, <, g_list_model_get_n_items (list));
}

/* Not where the row went that was on top before. The view scrolls with its next frame, which a busy machine draws late. */
static void
test_begins_on_top (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *page = show_page (fixture, "performers");
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (driver_find (page, GTK_TYPE_LIST_VIEW, NULL)));

  g_assert_cmpfloat (gtk_adjustment_get_upper (place), >, gtk_adjustment_get_page_size (place));
  sort_by (page, "first-event");
  wait_until (gtk_adjustment_get_value (place) == 0);
  gtk_widget_activate_action (page, "page.descending", NULL);
  driver_settle (page);
  wait_until (gtk_adjustment_get_value (place) == 0);

  start_again (fixture);
  page = show_page (fixture, "performers");
  place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (driver_find (page, GTK_TYPE_LIST_VIEW, NULL)));
  wait_until (gtk_adjustment_get_value (place) == 0);
}

/* --- what is remembered -------------------------------------------------------------------------------------------------------- */

static void
test_remembered (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *page = show_page (fixture, "performers");
  g_autofree char *usual = dup_title (page, 0);
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GVariant) kept = NULL;

  sort_by (page, "events");
  gtk_widget_activate_action (page, "page.descending", NULL);
  sort_by (show_page (fixture, "stages"), "events");
  first = dup_title (page, 0);
  g_assert_cmpstr (first, !=, usual);

  start_again (fixture);
  page = show_page (fixture, "performers");
  assert_sorted (page, "events", TRUE);
  again = dup_title (page, 0);
  g_assert_cmpstr (again, ==, first);
  assert_sorted (show_page (fixture, "stages"), "events", FALSE);
  assert_sorted (show_page (fixture, "events"), "", FALSE);

  /* The usual order is what nobody chose. */
  sort_by (page, "");
  gtk_widget_activate_action (page, "page.descending", NULL);
  sort_by (show_page (fixture, "stages"), "");
  kept = g_settings_get_value (df_settings_get (), ORDERS);
  g_assert_cmpuint (g_variant_n_children (kept), ==, 0);
}

static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *page;
  g_autoptr(GVariant) kept = NULL;
  const char *order;
  gboolean descending;

  g_settings_set_value (df_settings_get (), ORDERS, g_variant_new_parsed ("{'performers': ('shoe-size', true), 'choirs': ('voices', true)}"));
  start_again (fixture);
  page = show_page (fixture, "performers");
  assert_sorted (page, "", FALSE);

  sort_by (page, "name");
  kept = g_settings_get_value (df_settings_get (), ORDERS);
  g_assert_true (g_variant_lookup (kept, "choirs", "(&sb)", &order, &descending));
  g_assert_cmpstr (order, ==, "voices");
  g_assert_true (g_variant_lookup (kept, "performers", "(&sb)", &order, &descending));
  g_assert_cmpstr (order, ==, "name");
  g_assert_false (descending);
}

int
main (int   argc,
      char *argv[])
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/sorting/menu/says-in-whole-words-what-there-is", test_menu);
  ADD ("/sorting/by-number/most-come-first-on-each-page", test_number);
  ADD ("/sorting/by-number/a-link-moves-the-row-and-leaves-the-choice", test_number_follows);
  ADD ("/sorting/by-first-event/follows-the-days-and-those-without-one-are-last", test_first_event);
  ADD ("/sorting/a-list-that-was-sorted/is-shown-from-its-top", test_begins_on_top);
  ADD ("/sorting/remembered/each-page-is-as-it-was-left", test_remembered);
  ADD ("/sorting/remembered/what-there-is-not-any-more-does-no-harm", test_unknown);
#undef ADD

  return driver_run ();
}
