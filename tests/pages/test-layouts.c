/* test-layouts.c
 *
 * Every page and every row's face can be made in every look, and style and layouts use the same words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "festival/df-festival-catalog.h"
#include "pages/df-festival-dialog.h"
#include "pages/df-history-dialog.h"
#include "pages/df-import-dialog.h"
#include "pages/df-pages.h"
#include "widgets/df-record-slot.h"
#include "window-driver.h"

/* As narrow as a window may become. */
#define NARROW 360

static const struct { const char *layout, *table, *title; } rows[] = {
  { "ui/row/performer.ui", "performers", "Mara Vale" },
  { "ui/row/event.ui", "events", "Sunset Session" },
  { "ui/row/event-pick.ui", "events", "Sunset Session" },
  { "ui/row/event-line.ui", "events", "Sunset Session" },
  { "ui/row/stage.ui", "stages", "Harbour Stage" },
};

/* Rows of a card whose owner is no performer. */
static const struct { const char *layout, *table, *title, *owner_table, *owner; } owned_rows[] = {
  { "ui/row/event-performer.ui", "performers", "Mara Vale", "events", "Sunset Session" },
  { "ui/row/performer-pick.ui", "performers", "DJ Kestrel", "events", "Sunset Session" },
  { "ui/row/stage-event.ui", "events", "Sunset Session", "stages", "Harbour Stage" },
};

static const struct { const char *name, *table, *title, *said; } other_pages[] = {
  { "events", "events", "Sunset Session", "Clashes with Golden Hour Talk at 18:30" },
  { "stages", "stages", "Harbour Stage", "Sunset Session" },
};

typedef struct
{
  const char *name;
  gboolean    dark;
  gboolean    narrow;
  gboolean    right_to_left;
} Look;

static const Look looks[] = {
  { "light", FALSE, FALSE, FALSE },
  { "dark", TRUE, FALSE, FALSE },
  { "narrow", FALSE, TRUE, FALSE },
  { "right-to-left", FALSE, FALSE, TRUE },
  { "all-at-once", TRUE, TRUE, TRUE },
};

static void
put_on (const Look *look)
{
  g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", look->dark, NULL);
  gtk_widget_set_default_direction (look->right_to_left ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

/* As people do, who drag it through all that lies between: a folded window needs less. */
static void
make_narrow (DfWindow *window)
{
  static const int widths[] = { 640, NARROW };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), widths[i], 760);
      driver_settle (GTK_WIDGET (window));
    }
}

/* Fatal warnings make the test; what is asserted is that something can be seen. */
static void
test_window (gconstpointer data)
{
  const Look *look = data;
  g_autofree char *path = driver_new_path ("look.dreamfest");
  g_autoptr(DfRecord) chosen = NULL;
  DfWindow *window;

  put_on (look);
  window = driver_open (path);
  if (look->narrow)
    make_narrow (window);
  driver_settle (GTK_WIDGET (window));
  g_assert_nonnull (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Plan Your Festival"));

  driver_activate (window, "load-sample");
  chosen = driver_choose (window, "Mara Vale");
  wait_until (df_record_page_get_folded (df_window_get_page (window)) == look->narrow);
  driver_settle (GTK_WIDGET (window));
  g_assert_nonnull (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Sunset Session"));
  g_assert_nonnull (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Clashes with Golden Hour Talk at 18:30"));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, look->narrow ? NARROW : 1240);

  driver_close (window);
  put_on (&looks[0]);
}

static void
test_pages (gconstpointer data)
{
  const Look *look = data;
  g_autofree char *path = driver_new_path ("pages.dreamfest");
  DfWindow *window;

  put_on (look);
  window = driver_open_sample (path);
  if (look->narrow)
    make_narrow (window);
  for (guint i = 0; i < G_N_ELEMENTS (other_pages); i++)
    {
      g_autoptr(DfRecord) chosen = driver_dup_record (window, other_pages[i].table, other_pages[i].title);

      g_action_group_activate_action (G_ACTION_GROUP (window), "show-page", g_variant_new_string (other_pages[i].name));
      wait_until (df_record_page_get_folded (df_window_get_page (window)) == look->narrow);
      df_record_page_set_record (df_window_get_page (window), chosen);
      driver_settle (GTK_WIDGET (window));
      g_assert_nonnull (driver_find (GTK_WIDGET (df_window_get_page (window)), GTK_TYPE_LABEL, other_pages[i].said));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, look->narrow ? NARROW : 1240);
    }

  driver_close (window);
  put_on (&looks[0]);
}

/* A line of every outcome; the dialog holds it on. */
static DfReport *
make_report (void)
{
  static DfReport *report = NULL;
  const DfTable *events = df_catalog_find_table (df_festival_catalog (), "events");

  if (report != NULL)
    return report;

  report = df_report_new (df_festival_catalog ());
  df_report_keep_lines (report);
  df_report_get_tally (report, events)->added = 1;
  df_report_get_tally (report, events)->changed = 1;
  df_report_add_line (report, DF_OUTCOME_NEW, events, "Sunset Session", "Start: 18:00");
  df_report_add_line (report, DF_OUTCOME_CHANGED, events, "Night Owls", "End: 01:00 → 02:00");
  df_report_add (report, DF_MESSAGE_NOTE, 25, 3, "/schedule/…/track", "Dreamfest has no place for this.");
  df_report_add (report, DF_MESSAGE_REFUSED, 26, 3, "/schedule/…/title", "This record has no name.");

  return report;
}

static void
try_dialog (DfWindow   *window,
            GtkWidget  *dialog,
            const Look *look,
            const char *said)
{
  if (look->narrow)
    gtk_window_set_default_size (GTK_WINDOW (dialog), NARROW, -1);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (gtk_widget_get_mapped (dialog));
  driver_settle (dialog);
  g_assert_nonnull (driver_find (dialog, GTK_TYPE_LABEL, said));
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, look->narrow ? NARROW : 780);
  gtk_window_close (GTK_WINDOW (dialog));
  driver_settle (GTK_WIDGET (window));
}

static void
test_dialogs (gconstpointer data)
{
  const Look *look = data;
  g_autofree char *path = driver_new_path ("dialogs.dreamfest");
  DfWindow *window;

  put_on (look);
  window = driver_open_sample (path);
  try_dialog (window, df_festival_dialog_new (GTK_WINDOW (window), df_window_get_document (window)), look, "Day Starts At");
  try_dialog (window, df_festival_dialog_new (GTK_WINDOW (window), NULL), look, "File");
  try_dialog (window, df_import_dialog_new (GTK_WINDOW (window), make_report (), "schedule.json"), look, "Sunset Session");
  try_dialog (window, df_history_dialog_new (window), look, "Load Sample Festival");
  driver_close (window);
  put_on (&looks[0]);
}

static void
try_row (const char *layout_name,
         DfRecord   *record,
         DfRecord   *owner,
         gboolean    folded)
{
  g_autoptr(GtkBuilderScope) scope = df_pages_new_scope ();
  g_autofree char *layout = g_strconcat (DF_RESOURCES, layout_name, NULL);
  GtkWidget *other = gtk_window_new ();
  GtkWidget *slot = df_record_slot_new (layout, scope, record, owner);

  gtk_widget_add_css_class (other, "df-window");
  g_object_set (slot, "folded", folded, NULL);
  gtk_window_set_child (GTK_WINDOW (other), slot);
  gtk_window_present (GTK_WINDOW (other));
  wait_until (gtk_widget_get_mapped (slot));
  driver_settle (other);
  g_assert_nonnull (driver_find (slot, GTK_TYPE_LABEL, df_record_get_title (record)));
  /* A row in use gets other records. */
  df_record_slot_set_record (DF_RECORD_SLOT (slot), NULL);
  df_record_slot_set_record (DF_RECORD_SLOT (slot), record);
  gtk_window_destroy (GTK_WINDOW (other));
}

static void
test_rows (gconstpointer data)
{
  const Look *look = data;
  g_autofree char *path = driver_new_path ("rows.dreamfest");
  g_autoptr(DfRecord) performer = NULL;
  DfWindow *window;

  put_on (look);
  window = driver_open_sample (path);
  performer = driver_dup_record (window, "performers", "Mara Vale");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(DfRecord) record = driver_dup_record (window, rows[i].table, rows[i].title);

      try_row (rows[i].layout, record, performer, look->narrow);
    }
  for (guint i = 0; i < G_N_ELEMENTS (owned_rows); i++)
    {
      g_autoptr(DfRecord) record = driver_dup_record (window, owned_rows[i].table, owned_rows[i].title);
      g_autoptr(DfRecord) owner = driver_dup_record (window, owned_rows[i].owner_table, owned_rows[i].owner);

      try_row (owned_rows[i].layout, record, owner, look->narrow);
    }

  driver_close (window);
  put_on (&looks[0]);
}

/* --- words of the style sheet ----------------------------------------------------------------------------------------------------------- */

static char *
dup_style (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (DF_RESOURCES "ui/style.css", G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr(GRegex) comments = g_regex_new ("/\\*.*?\\*/", G_REGEX_DOTALL, 0, NULL);
  g_autofree char *style = NULL;

  g_assert_no_error (error);
  style = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return g_regex_replace_literal (comments, style, -1, 0, "", 0, NULL);
}

/* The first group of every match: a set of words. */
static GHashTable *
find_words (const char *text,
            const char *pattern)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    g_hash_table_add (words, g_match_info_fetch (match, 1));

  return words;
}

static void
test_colours (void)
{
  /* What the default theme defines in all its variants. */
  static const char *const theme[] = {
    "theme_fg_color", "theme_bg_color", "theme_base_color", "theme_text_color", "theme_selected_bg_color", "theme_selected_fg_color",
    "insensitive_fg_color", "insensitive_bg_color", "borders", "warning_color", "error_color", "success_color", "text_view_bg", NULL
  };
  g_autofree char *style = dup_style ();
  g_autoptr(GHashTable) defined = find_words (style, "@define-color\\s+([a-z0-9_]+)");
  g_autoptr(GHashTable) used = find_words (style, "@(?!define-color)([a-z0-9_]+)");
  GHashTableIter iter;
  gpointer name;

  g_assert_cmpuint (g_hash_table_size (used), >, 10);
  g_hash_table_iter_init (&iter, used);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (defined, name) && !g_strv_contains (theme, name))
      g_error ("The style sheet uses the unknown colour @%s", (char *) name);
}

static void
parsing_error_cb (GtkCssProvider *provider,
                  GtkCssSection  *section,
                  const GError   *error)
{
  g_autofree char *where = gtk_css_section_to_string (section);

  g_error ("%s: %s", where, error->message);
}

static void
test_parsing (void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  g_signal_connect (provider, "parsing-error", G_CALLBACK (parsing_error_cb), NULL);
  gtk_css_provider_load_from_resource (provider, DF_RESOURCES "ui/style.css");
}

static void
add_classes (GHashTable *classes,
             const char *folder,
             const char *pattern)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        add_classes (classes, path, pattern);
      else if ((g_str_has_suffix (name, ".ui") || g_str_has_suffix (name, ".c")) && g_file_get_contents (path, &text, NULL, NULL))
        {
          g_autoptr(GHashTable) found = find_words (text, pattern);
          GHashTableIter iter;
          gpointer word;

          g_hash_table_iter_init (&iter, found);
          while (g_hash_table_iter_next (&iter, &word, NULL))
            g_hash_table_add (classes, g_strdup (word));
        }
    }
}

static void
test_classes (void)
{
  g_autofree char *style = dup_style ();
  g_autoptr(GHashTable) styled = find_words (style, "\\.(df-[a-z0-9-]+)");
  g_autoptr(GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name;

  add_classes (used, SOURCE_ROOT "/ui", "<class name=\"(df-[a-z0-9-]+)\"");
  add_classes (used, SOURCE_ROOT "/src/pages", "css_class \\([^;\"]*\"(df-[a-z0-9-]+)\"");
  add_classes (used, SOURCE_ROOT "/src/widgets", "css_class \\([^;\"]*\"(df-[a-z0-9-]+)\"");
  g_assert_cmpuint (g_hash_table_size (used), >, 10);

  g_hash_table_iter_init (&iter, used);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (styled, name))
      g_error ("The class %s is used and means nothing", (char *) name);
}

/* Names of icons that we do not bring look different, or like nothing, elsewhere. */
static void
test_icons (void)
{
  g_autoptr(GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name;

  add_classes (used, SOURCE_ROOT "/ui", "icon-name\">([a-z0-9-]+-symbolic)<");
  add_classes (used, SOURCE_ROOT "/src", "\"([a-z0-9-]+-symbolic)\"");
  g_assert_cmpuint (g_hash_table_size (used), >, 5);

  g_hash_table_iter_init (&iter, used);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *resource = g_strdup_printf (DF_RESOURCES "icons/scalable/actions/%s.svg", (char *) name);

      if (!g_resources_get_info (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
        g_error ("The icon %s is not ours", (char *) name);
    }
}

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *window = g_strconcat ("/layouts/window/can-be-made/", looks[i].name, NULL);
      g_autofree char *row = g_strconcat ("/layouts/rows/can-be-made/", looks[i].name, NULL);
      g_autofree char *pages = g_strconcat ("/layouts/pages/can-be-made/", looks[i].name, NULL);
      g_autofree char *dialogs = g_strconcat ("/layouts/dialogs/can-be-made/", looks[i].name, NULL);

      g_test_add_data_func (window, &looks[i], test_window);
      g_test_add_data_func (pages, &looks[i], test_pages);
      g_test_add_data_func (row, &looks[i], test_rows);
      g_test_add_data_func (dialogs, &looks[i], test_dialogs);
    }

  g_test_add_func ("/layouts/style/is-read-without-an-error", test_parsing);
  g_test_add_func ("/layouts/style/knows-every-colour-that-it-names", test_colours);
  g_test_add_func ("/layouts/style/knows-every-class-that-is-used", test_classes);
  g_test_add_func ("/layouts/icons/that-are-used-are-brought-along", test_icons);

  return driver_run ();
}
