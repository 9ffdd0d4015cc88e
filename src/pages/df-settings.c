/* df-settings.c
 *
 * What this user's windows remember from one start to the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-settings.h"

#include "festival/df-festival.h"

#define SCHEMA_ID "org.dreamfest.Dreamfest"

#define WIDTH     "window-width"
#define HEIGHT    "window-height"
#define MAXIMIZED "window-maximized"
#define SHAPE     "export-shape"
#define ORDERS    "list-orders"
#define FILTERS   "list-filters"
#define COLUMNS   "list-columns"

/* So many lists of festivals are remembered as they were narrowed. */
#define MOST_FILTERS 100

/* GSettings ends the process for a schema or a key that it does not know, and an older version's schema may be what is installed. */
static GSettings *
find_settings (void)
{
  static const char *const keys[] = { WIDTH, HEIGHT, MAXIMIZED, SHAPE, ORDERS, FILTERS, COLUMNS };
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);

  if (schema == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!g_settings_schema_has_key (schema, keys[i]))
      return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}

GSettings *
df_settings_get (void)
{
  static GSettings *settings = NULL;
  static gboolean looked = FALSE;

  if (!looked)
    {
      looked = TRUE;
      settings = find_settings ();
    }

  return settings;
}

/* --- the window --------------------------------------------------------------------------------------------------------------------- */

static void
keep_int (GSettings  *settings,
          const char *key,
          int         value)
{
  /* What nobody changed stays unset, so that a better default reaches it. */
  if (value > 0 && value != g_settings_get_int (settings, key))
    g_settings_set_int (settings, key, value);
}

static void
window_unmapped_cb (GtkWindow *window,
                    GSettings *settings)
{
  gboolean maximized = gtk_window_is_maximized (window);
  int width;
  int height;

  if (maximized != g_settings_get_boolean (settings, MAXIMIZED))
    g_settings_set_boolean (settings, MAXIMIZED, maximized);

  /* GTK keeps the size from before it was maximised. */
  gtk_window_get_default_size (window, &width, &height);
  keep_int (settings, WIDTH, width);
  keep_int (settings, HEIGHT, height);
}

void
df_settings_follow_window (GtkWindow *window)
{
  GSettings *settings = df_settings_get ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (settings == NULL)
    return;

  gtk_window_set_default_size (window, g_settings_get_int (settings, WIDTH), g_settings_get_int (settings, HEIGHT));
  if (g_settings_get_boolean (settings, MAXIMIZED))
    gtk_window_maximize (window);

  /* Once, when it goes, and not at every step of the pointer that drags its edge. */
  g_signal_connect_object (window, "unmap", G_CALLBACK (window_unmapped_cb), settings, 0);
}

/* --- lists -------------------------------------------------------------------------------------------------------------------------- */

/* What is kept under @key for the tables but @table: those of pages that this version does not have stay as they are. */
static void
add_others (GVariantBuilder *builder,
            const char      *key,
            const char      *table)
{
  g_autoptr(GVariant) kept = g_settings_get_value (df_settings_get (), key);
  GVariantIter iter;
  GVariant *entry;

  g_variant_iter_init (&iter, kept);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr(GVariant) own = entry;
      g_autoptr(GVariant) other = g_variant_get_child_value (entry, 0);

      if (!g_str_equal (g_variant_get_string (other, NULL), table))
        g_variant_builder_add_value (builder, own);
    }
}

static void
order_changed_cb (DfRecordPage *page)
{
  GVariantBuilder orders;
  g_autofree char *table = NULL;
  g_autofree char *order = NULL;
  gboolean descending;

  g_variant_builder_init (&orders, G_VARIANT_TYPE ("a{s(sb)}"));
  g_object_get (page, "table", &table, "order", &order, "descending", &descending, NULL);
  if (*order != '\0' || descending)
    g_variant_builder_add (&orders, "{s(sb)}", table, order, descending);
  add_others (&orders, ORDERS, table);
  g_settings_set_value (df_settings_get (), ORDERS, g_variant_builder_end (&orders));
}

static void
columns_changed_cb (DfRecordPage *page)
{
  GVariantBuilder all;
  g_autofree char *table = NULL;
  g_autofree char *columns = NULL;
  gboolean as_columns;

  g_variant_builder_init (&all, G_VARIANT_TYPE ("a{s(bs)}"));
  g_object_get (page, "table", &table, "as-columns", &as_columns, "columns", &columns, NULL);
  if (as_columns || columns != NULL)
    g_variant_builder_add (&all, "{s(bs)}", table, as_columns, columns != NULL ? columns : "");
  add_others (&all, COLUMNS, table);
  g_settings_set_value (df_settings_get (), COLUMNS, g_variant_builder_end (&all));
}

static void
follow_columns (DfRecordPage *page)
{
  g_autoptr(GVariant) kept = g_settings_get_value (df_settings_get (), COLUMNS);
  g_autofree char *table = NULL;
  const char *columns;
  gboolean as_columns;

  g_object_get (page, "table", &table, NULL);
  if (g_variant_lookup (kept, table, "(b&s)", &as_columns, &columns))
    g_object_set (page, "columns", *columns != '\0' ? columns : NULL, "as-columns", as_columns, NULL);
  g_signal_connect (page, "notify::as-columns", G_CALLBACK (columns_changed_cb), NULL);
  g_signal_connect (page, "notify::columns", G_CALLBACK (columns_changed_cb), NULL);
}

/* Which festival @page is of: what a list is narrowed to speaks of its stages and days. */
static char *
dup_festival (DfRecordPage *page)
{
  g_autoptr(DfRecord) festival = df_repository_dup_single (df_record_page_get_repository (page), df_table_for_type (DF_TYPE_FESTIVAL));

  return g_strdup (festival != NULL ? df_record_get_text (festival, "guid") : "");
}

static void
filter_changed_cb (DfRecordPage *page)
{
  GSettings *settings = df_settings_get ();
  g_autoptr(GVariant) kept = g_settings_get_value (settings, FILTERS);
  g_autofree char *festival = dup_festival (page);
  g_autofree char *table = NULL;
  g_autofree char *filter = NULL;
  GVariantBuilder filters;
  GVariantIter iter;
  const char *its_festival, *its_table, *its_filter;
  guint n = 0;

  g_variant_builder_init (&filters, G_VARIANT_TYPE ("a(sss)"));
  g_object_get (page, "table", &table, "filter", &filter, NULL);
  if (filter != NULL)
    g_variant_builder_add (&filters, "(sss)", festival, table, filter);
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &its_festival, &its_table, &its_filter) && ++n < MOST_FILTERS)
    if (!g_str_equal (its_festival, festival) || !g_str_equal (its_table, table))
      g_variant_builder_add (&filters, "(sss)", its_festival, its_table, its_filter);
  g_settings_set_value (settings, FILTERS, g_variant_builder_end (&filters));
}

static void
follow_filter (DfRecordPage *page)
{
  g_autoptr(GVariant) kept = g_settings_get_value (df_settings_get (), FILTERS);
  g_autofree char *table = NULL;
  g_autofree char *festival = NULL;
  GVariantIter iter;
  const char *its_festival, *its_table, *its_filter;

  g_object_get (page, "table", &table, NULL);
  if (g_variant_n_children (kept) > 0)
    festival = dup_festival (page);
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &its_festival, &its_table, &its_filter))
    if (g_str_equal (its_festival, festival) && g_str_equal (its_table, table))
      g_object_set (page, "filter", its_filter, NULL);
  g_signal_connect (page, "notify::filter", G_CALLBACK (filter_changed_cb), NULL);
}

void
df_settings_follow_page (DfRecordPage *page)
{
  GSettings *settings = df_settings_get ();
  g_autoptr(GVariant) kept = NULL;
  g_autofree char *table = NULL;
  g_autofree char *taken = NULL;
  const char *order;
  gboolean descending;

  g_return_if_fail (DF_IS_RECORD_PAGE (page));

  if (settings == NULL)
    return;

  kept = g_settings_get_value (settings, ORDERS);
  g_object_get (page, "table", &table, NULL);
  if (g_variant_lookup (kept, table, "(&sb)", &order, &descending))
    {
      /* An order that there is not any more is passed over by the page, and its direction with it. */
      g_object_set (page, "order", order, NULL);
      g_object_get (page, "order", &taken, NULL);
      if (g_str_equal (taken, order))
        g_object_set (page, "descending", descending, NULL);
    }
  g_signal_connect (page, "notify::order", G_CALLBACK (order_changed_cb), NULL);
  g_signal_connect (page, "notify::descending", G_CALLBACK (order_changed_cb), NULL);
  follow_filter (page);
  follow_columns (page);
}

/* --- exports ------------------------------------------------------------------------------------------------------------------------ */

char *
df_settings_dup_export_shape (void)
{
  GSettings *settings = df_settings_get ();

  return settings != NULL ? g_settings_get_string (settings, SHAPE) : NULL;
}

void
df_settings_keep_export_shape (const char *shape)
{
  GSettings *settings = df_settings_get ();

  g_return_if_fail (shape != NULL);

  if (settings != NULL)
    g_settings_set_string (settings, SHAPE, shape);
}
