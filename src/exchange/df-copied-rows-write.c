/* df-copied-rows-write.c
 *
 * Copied rows as a table of lines: plain text, CSV and HTML.
 *
 * In plain text, which people read in a mail, days and clocks stand as in the window: "5 February 2027", "01:30". CSV and HTML go into spreadsheets,
 * which take the table of the clipboard's HTML before anything else; so there they stand as in our JSON: "2027-02-05" is a date in any language,
 * and day plus "25:30", which spreadsheets take as so many hours, is the moment on the next morning, where "01:30" would be a day early.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-copied-rows-private.h"

#include <string.h>

/* --- plain text -------------------------------------------------------------------------------------------------------------------- */

/* How many bytes the control character or line separator (U+0085, U+2028, U+2029) at @at has; 0 where there is none. */
static gsize
df_copied_break_length (const char *at)
{
  if (g_ascii_iscntrl (*at))
    return 1;
  if (at[0] == '\302' && at[1] == '\205')
    return 2;
  if (at[0] == '\342' && at[1] == '\200' && (at[2] == '\250' || at[2] == '\251'))
    return 3;

  return 0;
}

/* Any breaks are one blank, and none at the ends: a line is a row and a tab the next column. */
static void
df_copied_append_line (const char *cell,
                       GString    *text)
{
  gsize start = text->len;
  gboolean is_broken = FALSE;
  gsize length;

  for (const char *at = cell; *at != '\0'; at += length)
    {
      length = df_copied_break_length (at);
      if (length > 0)
        {
          is_broken = text->len > start;
          continue;
        }

      if (is_broken)
        g_string_append_c (text, ' ');
      is_broken = FALSE;
      length = 1;
      g_string_append_c (text, *at);
    }
}

void
df_copied_rows_append_text (DfCopiedRows *self,
                            GString      *text)
{
  g_autoptr(GString) cell = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\t');
      df_copied_append_line (df_copied_rows_get_column (self, i)->heading, text);
    }
  g_string_append_c (text, '\n');

  for (guint row = 0; row < self->records->len; row++)
    {
      for (guint i = 0; i < self->columns->len; i++)
        {
          df_copied_rows_read_cell (df_copied_rows_get_column (self, i), g_ptr_array_index (self->records, row), TRUE, cell);
          if (i > 0)
            g_string_append_c (text, '\t');
          df_copied_append_line (cell->str, text);
        }
      g_string_append_c (text, '\n');
    }
}

/* --- CSV (RFC 4180) ---------------------------------------------------------------------------------------------------------------- */

/* A spreadsheet would take what begins so for a formula, whoever wrote it (OWASP, "CSV Injection"); behind an apostrophe it is a text. */
static gboolean
df_copied_is_formula (const char *cell)
{
  return *cell != '\0' && strchr ("=+-@\t\r\n", *cell) != NULL;
}

/* @is_only: the line's only cell, which quotes keep from being an empty line. */
static void
df_copied_append_csv (const char *cell,
                      gboolean    is_guarded,
                      gboolean    is_only,
                      GString    *csv)
{
  const char *guard = is_guarded && df_copied_is_formula (cell) ? "'" : "";

  if (cell[strcspn (cell, ",\"\r\n")] == '\0' && !(is_only && *cell == '\0'))
    {
      g_string_append (csv, guard);
      g_string_append (csv, cell);
      return;
    }

  g_string_append_c (csv, '"');
  g_string_append (csv, guard);
  for (const char *at = cell; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *at);
    }
  g_string_append_c (csv, '"');
}

void
df_copied_rows_append_csv (DfCopiedRows *self,
                           GString      *csv)
{
  g_autoptr(GString) cell = g_string_new (NULL);
  gboolean is_only = self->columns->len == 1;

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      df_copied_append_csv (df_copied_rows_get_column (self, i)->heading, TRUE, is_only, csv);
    }
  g_string_append (csv, "\r\n");

  for (guint row = 0; row < self->records->len; row++)
    {
      for (guint i = 0; i < self->columns->len; i++)
        {
          const DfCopiedColumn *column = df_copied_rows_get_column (self, i);

          df_copied_rows_read_cell (column, g_ptr_array_index (self->records, row), FALSE, cell);
          if (i > 0)
            g_string_append_c (csv, ',');

          /* -5 is a number. */
          df_copied_append_csv (cell->str, column->is_text || column->field->kind->is_text, is_only, csv);
        }
      g_string_append (csv, "\r\n");
    }
}

/* --- HTML -------------------------------------------------------------------------------------------------------------------------- */

/* The line break keeps to its cell in a spreadsheet of Microsoft's. Control characters are in no HTML. */
static void
df_copied_append_html (const char *words,
                       GString    *html)
{
  for (const char *at = words; *at != '\0'; at++)
    switch (*at)
      {
      case '&': g_string_append (html, "&amp;"); break;
      case '<': g_string_append (html, "&lt;"); break;
      case '>': g_string_append (html, "&gt;"); break;
      case '"': g_string_append (html, "&quot;"); break;
      case '\'': g_string_append (html, "&#39;"); break;
      case '\t': g_string_append_c (html, ' '); break;
      case '\r':
        if (at[1] == '\n')
          break;
        G_GNUC_FALLTHROUGH;
      case '\n': g_string_append (html, "<br style=\"mso-data-placement:same-cell\"/>"); break;
      default:
        if (g_ascii_iscntrl (*at))
          g_string_append (html, "\357\277\275");
        else
          g_string_append_c (html, *at);
      }
}

/* An apostrophe would be read in a mail. What might be a formula, a date or a number ("=1+1", "1-2", "007") is marked as text in the words of
 * Microsoft's spreadsheet, which others pass over. */
static void
df_copied_append_html_cell (const DfCopiedColumn *column,
                            const char           *cell,
                            GString              *html)
{
  g_autofree char *uri = NULL;

  if (column->is_text && (df_copied_is_formula (cell) || g_ascii_isdigit (*cell)))
    g_string_append (html, "<td style=\"mso-number-format:'\\@'\">");
  else
    g_string_append (html, "<td>");

  if (column->field != NULL && column->field->kind == &df_kind_link && df_link_is_safe (cell))
    uri = df_link_to_uri (cell);
  if (uri != NULL)
    {
      g_string_append (html, "<a href=\"");
      df_copied_append_html (uri, html);
      g_string_append (html, "\">");
    }
  df_copied_append_html (cell, html);

  g_string_append (html, uri != NULL ? "</a></td>" : "</td>");
}

void
df_copied_rows_append_html (DfCopiedRows *self,
                            GString      *html)
{
  g_autoptr(GString) cell = g_string_new (NULL);

  g_string_append (html, "<meta charset=\"utf-8\">\n<table>\n<thead>\n<tr>");
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_string_append (html, "<th>");
      df_copied_append_html (df_copied_rows_get_column (self, i)->heading, html);
      g_string_append (html, "</th>");
    }
  g_string_append (html, "</tr>\n</thead>\n<tbody>\n");

  for (guint row = 0; row < self->records->len; row++)
    {
      g_string_append (html, "<tr>");
      for (guint i = 0; i < self->columns->len; i++)
        {
          const DfCopiedColumn *column = df_copied_rows_get_column (self, i);

          df_copied_rows_read_cell (column, g_ptr_array_index (self->records, row), FALSE, cell);
          df_copied_append_html_cell (column, cell->str, html);
        }
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody>\n</table>\n");
}
