/* test-copied-rows-write.c
 *
 * Whatever stands in a row, it comes out of the clipboard in its own cell, and nothing of it runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-copied-rows.h"

#include <string.h>

#include "bookshop.h"
#include "copied.h"

/* As a hostile file may have them: no rule has looked at them. */
static const char *const hostile[] = {
  "say \"hi\"", "one\ntwo", "one\r\ntwo\rthree", "a\tb\t\tc", "a,b;c", "=1+1", "+44", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'quoted'", "<script>alert(1)</script>",
  "</td></tr></table>", "&amp;", "a & b", "", " ", " padded ", "🎪🎶", "\342\200\217שלום\342\200\216", "\342\200\256evil", "a\342\200\250b\302\205c", "\033[31mred",
  "007", "1-2", "null", "\\u0041 \\n", "]]>", "<!--",
};

static void
add_hostile (Bookshop *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr(DfRecord) person = bookshop_add (self, "people", (DfValue[]) { DF_VALUE_TEXT (hostile[i]), DF_VALUE_TEXT (hostile[i]) });
      g_autoptr(DfRecord) shelf = bookshop_add (self, "shelves", (DfValue[]) { DF_VALUE_INTEGER (i), DF_VALUE_TEXT (hostile[i]) });
      g_autoptr(DfRecord) book = bookshop_add (self, "books", (DfValue[]) { DF_VALUE_INTEGER (i + 1), DF_VALUE_INTEGER (DF_NOTHING),
                                                                            DF_VALUE_TEXT (hostile[i]), DF_VALUE_TEXT (hostile[i]) });

      bookshop_link (self, "people_written", person, book);
    }
}

/* Name, shelf, blurb and writers of each are its text. */
static void
check_hostile (GPtrArray *lines,
               char     *(*expect) (const char *text))
{
  static const guint same[] = { 0, 1, 3, 4 };

  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (hostile) + 1);
  for (guint row = 0; row < lines->len; row++)
    {
      GPtrArray *cells = g_ptr_array_index (lines, row);
      g_autofree char *expected = row > 0 ? expect (hostile[row - 1]) : NULL;

      g_assert_cmpuint (cells->len, ==, 6);
      for (guint i = 0; row > 0 && i < G_N_ELEMENTS (same); i++)
        g_assert_cmpstr (g_ptr_array_index (cells, same[i]), ==, expected);
      if (row > 0)
        g_assert_cmpstr (g_ptr_array_index (cells, 2), ==, "");
    }
}

static char *
expect_guarded (const char *text)
{
  return g_strconcat (*text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL ? "'" : "", text, NULL);
}

static void
test_hostile_csv (Bookshop      *self,
                  gconstpointer  data)
{
  g_autofree char *csv = NULL;
  g_autoptr(GPtrArray) lines = NULL;

  add_hostile (self);
  csv = copied_format_table (self->repository, "books", G_N_ELEMENTS (hostile), DF_COPIED_CSV);
  lines = copied_read_csv (csv);
  check_hostile (lines, expect_guarded);
}

/* Line breaks are elements, other control characters cannot be said. */
static char *
expect_in_html (const char *text)
{
  GString *expected = g_string_new (text);

  g_string_replace (expected, "\r\n", "\n", 0);
  g_string_replace (expected, "\r", "\n", 0);
  g_string_replace (expected, "\t", " ", 0);
  g_string_replace (expected, "\033", "\357\277\275", 0);

  return g_string_free (expected, FALSE);
}

static void
test_hostile_html (Bookshop      *self,
                   gconstpointer  data)
{
  g_autofree char *html = NULL;
  g_autoptr(GPtrArray) lines = NULL;

  add_hostile (self);
  html = copied_format_table (self->repository, "books", G_N_ELEMENTS (hostile), DF_COPIED_HTML);
  lines = copied_read_html (html);
  check_hostile (lines, expect_in_html);
}

static void
test_hostile_text (Bookshop      *self,
                   gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  add_hostile (self);
  text = copied_format_table (self->repository, "books", G_N_ELEMENTS (hostile), DF_COPIED_PLAIN);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (hostile) + 2);
  for (guint i = 0; i <= G_N_ELEMENTS (hostile); i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 6);
      for (const char *at = lines[i]; *at != '\0'; at++)
        g_assert_true (*at == '\t' || !g_ascii_iscntrl (*at));
    }
  g_assert_nonnull (strstr (text, "\none two three\tone two three\t\tone two three\tone two three\t\n"));
  g_assert_nonnull (strstr (text, "\na b c\ta b c\t"));
  g_assert_nonnull (strstr (text, "\n=1\t=1\t"));
  g_assert_nonnull (strstr (text, "\n🎪🎶\t"));
  g_assert_nonnull (strstr (text, "\n\342\200\217שלום\342\200\216\t"));
}

static void
test_hostile_json (Bookshop      *self,
                   gconstpointer  data)
{
  g_autofree char *json = NULL;
  g_autoptr(JsonArray) array = NULL;

  add_hostile (self);
  json = copied_format_table (self->repository, "books", G_N_ELEMENTS (hostile), DF_COPIED_JSON);
  array = copied_parse_json (json);
  g_assert_cmpuint (json_array_get_length (array), ==, G_N_ELEMENTS (hostile));
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      JsonObject *book = json_array_get_object_element (array, i);
      JsonArray *writers = json_object_get_array_member (book, "writers");

      g_assert_cmpstr (json_object_get_string_member (book, "name"), ==, hostile[i]);
      g_assert_cmpstr (json_object_get_string_member (book, "shelf"), ==, hostile[i]);
      g_assert_cmpint (json_object_get_int_member (book, "shelf_id"), ==, i + 1);
      g_assert_true (json_object_get_null_member (book, "owner"));
      g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (writers, 0), "name"), ==, hostile[i]);
    }
}

/* An empty cell alone in its line is no empty line. */
static void
test_one_column (Bookshop      *self,
                 gconstpointer  data)
{
  g_autoptr(DfRecord) blank = bookshop_add (self, "stamps", (DfValue[]) { DF_VALUE_TEXT ("") });
  g_autoptr(DfRecord) paid = bookshop_add (self, "stamps", (DfValue[]) { DF_VALUE_TEXT ("PAID") });
  g_autofree char *csv = copied_format_table (self->repository, "stamps", 2, DF_COPIED_CSV);

  g_assert_cmpstr (csv, ==, "Name\r\n\"\"\r\nPAID\r\n");
}

/* copied_format_table() looks at what comes out. */
static void
test_no_utf8 (Bookshop      *self,
              gconstpointer  data)
{
  g_autoptr(DfRecord) stamp = bookshop_add (self, "stamps", (DfValue[]) { DF_VALUE_TEXT ("a\377\342\200") });

  for (guint i = 0; df_copied_rows_list_types ()[i] != NULL; i++)
    {
      g_autofree char *text = copied_format_table (self->repository, "stamps", 1, df_copied_rows_list_types ()[i]);

      g_assert_nonnull (strstr (text, "a\357\277\275"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  BOOKSHOP_ADD ("/copied-rows-write/plain-text/keeps-any-text-in-its-line-and-column", test_hostile_text);
  BOOKSHOP_ADD ("/copied-rows-write/csv/reads-back-as-any-text-that-went-in-and-runs-none", test_hostile_csv);
  BOOKSHOP_ADD ("/copied-rows-write/csv/of-one-column-has-no-empty-line", test_one_column);
  BOOKSHOP_ADD ("/copied-rows-write/json/reads-back-as-any-text-that-went-in", test_hostile_json);
  BOOKSHOP_ADD ("/copied-rows-write/html/is-well-formed-and-reads-back-as-any-text-that-went-in", test_hostile_html);
  BOOKSHOP_ADD ("/copied-rows-write/any-format/is-utf-8-whatever-the-file-holds", test_no_utf8);

  return g_test_run ();
}
