/* copied.c
 *
 * Copies of rows, and back into cells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "copied.h"

#include <string.h>

#include "exchange/df-json-scan.h"

/* --- copies -------------------------------------------------------------------------------------------------------------------------- */

GPtrArray *
copied_list_records (DfRepository *repository,
                     const char   *table,
                     guint         n)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint id = 1; id <= n; id++)
    {
      DfRecord *record = df_repository_dup_record (repository, df_catalog_find_table (df_repository_get_catalog (repository), table), id);

      g_assert_nonnull (record);
      g_ptr_array_add (records, record);
    }

  return records;
}

char *
copied_format_records (DfRepository *repository,
                       GPtrArray    *records,
                       const char   *type)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DfCopiedRows) rows = df_copied_rows_new (repository, records, &error);
  g_autoptr(GBytes) bytes = NULL;
  gsize length;
  const char *text;

  g_assert_no_error (error);
  bytes = df_copied_rows_format (rows, type);
  text = g_bytes_get_data (bytes, &length);
  g_assert_true (g_utf8_validate_len (text, length, NULL));

  return g_strndup (text, length);
}

char *
copied_format_table (DfRepository *repository,
                     const char   *table,
                     guint         n,
                     const char   *type)
{
  g_autoptr(GPtrArray) records = copied_list_records (repository, table, n);

  return copied_format_records (repository, records, type);
}

JsonArray *
copied_parse_json (const char *json)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(DfJsonScan) scan = df_json_scan_new (NULL, NULL);
  g_autoptr(GError) error = NULL;

  /* The strict reader refuses a key that comes twice. */
  g_assert_true (df_json_scan_feed (scan, json, strlen (json), &error) && df_json_scan_finish (scan, &error));
  g_assert_no_error (error);
  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);

  return json_array_ref (json_node_get_array (json_parser_get_root (parser)));
}

/* --- cells --------------------------------------------------------------------------------------------------------------------------- */

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
add_line (GPtrArray *lines)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (lines, cells);

  return cells;
}

/* --- CSV ---------------------------------------------------------------------------------------------------------------------------- */

/* What follows the cell at @at. */
static const char *
read_cell (const char *at,
           GString    *cell)
{
  gsize length;

  if (*at != '"')
    {
      length = strcspn (at, ",\"\r\n");
      g_string_append_len (cell, at, length);
      return at + length;
    }

  for (at++; *at != '"' || at[1] == '"'; at++)
    {
      g_assert_true (*at != '\0');
      g_string_append_c (cell, *at);
      if (*at == '"')
        at++;
    }

  return at + 1;
}

GPtrArray *
copied_read_csv (const char *csv)
{
  GPtrArray *lines = new_lines ();
  GPtrArray *cells = NULL;

  for (const char *at = csv; *at != '\0';)
    {
      GString *cell = g_string_new (NULL);

      if (cells == NULL)
        cells = add_line (lines);
      at = read_cell (at, cell);
      g_ptr_array_add (cells, g_string_free (cell, FALSE));

      if (g_str_has_prefix (at, "\r\n"))
        cells = NULL;
      else
        g_assert_true (*at == ',');
      at += *at == ',' ? 1 : 2;
    }

  /* The last line ends as well. */
  g_assert_null (cells);

  return lines;
}

/* --- HTML --------------------------------------------------------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *lines;
  GString   *cell;      /* NULL between cells */
} Reading;

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              data,
          GError              **error)
{
  static const char *const known[] = { "table", "thead", "tbody", "tr", "th", "td", "a", "br", NULL };
  Reading *reading = data;

  g_assert_true (g_strv_contains (known, element));
  if (strcmp (element, "tr") == 0)
    add_line (reading->lines);
  else if (strcmp (element, "th") == 0 || strcmp (element, "td") == 0)
    reading->cell = g_string_new (NULL);
  else if (strcmp (element, "br") == 0)
    g_string_append_c (reading->cell, '\n');
}

static void
end_cb (GMarkupParseContext  *context,
        const char           *element,
        gpointer              data,
        GError              **error)
{
  Reading *reading = data;

  if (strcmp (element, "th") != 0 && strcmp (element, "td") != 0)
    return;
  g_ptr_array_add (g_ptr_array_index (reading->lines, reading->lines->len - 1), g_string_free (reading->cell, FALSE));
  reading->cell = NULL;
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              data,
         GError              **error)
{
  Reading *reading = data;

  if (reading->cell != NULL)
    g_string_append_len (reading->cell, text, (gssize) length);
  else
    g_assert_cmpuint (strspn (text, "\n"), ==, length);
}

/* A comment, say. */
static void
passthrough_cb (GMarkupParseContext  *context,
                const char           *text,
                gsize                 length,
                gpointer              data,
                GError              **error)
{
  g_assert_not_reached ();
}

GPtrArray *
copied_read_html (const char *html)
{
  static const char meta[] = "<meta charset=\"utf-8\">\n";
  const GMarkupParser parser = { start_cb, end_cb, text_cb, passthrough_cb, NULL };
  Reading reading = { new_lines (), NULL };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &reading, NULL);
  g_autoptr(GError) error = NULL;

  /* The one element that HTML does not close. */
  g_assert_true (g_str_has_prefix (html, meta));
  g_markup_parse_context_parse (context, html + strlen (meta), -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);

  return reading.lines;
}
