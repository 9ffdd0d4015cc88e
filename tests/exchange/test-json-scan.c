/* test-json-scan.c
 *
 * Every document that must be refused, where, and the same however it is cut.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-scan.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *json;
  gssize      length;        /* -1: up to the terminator */
  guint       line;          /* 0: it is accepted */
  guint       column;
  const char *path;
  const char *says;
} Case;

#define GOOD(name, json)                           { name, json, -1, 0, 0, NULL, NULL }
#define BAD(name, json, line, column, path, says)  { name, json, -1, line, column, path, says }
#define BYTES(name, json, line, column, path, says) { name, json, sizeof json - 1, line, column, path, says }

static const Case cases[] = {
  GOOD ("an-object", "{\"a\": [1, -2, 0, 0.5, 1e3, 1E-3, true, false, null, \"x\", {}, []]}"),
  GOOD ("blanks-of-all-kinds", " \t\r\n{ \"a\" :\n1 }\r\n"),
  GOOD ("escapes", "[\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9 \\ud83c\\udf19\"]"),
  GOOD ("utf8-of-every-length", "[\"é ま 🌙 \xc2\x80 \xe0\xa0\x80 \xed\x9f\xbf \xee\x80\x80 \xf0\x90\x80\x80 \xf4\x8f\xbf\xbf\"]"),
  GOOD ("the-largest-integers", "[9007199254740991, -9007199254740991]"),
  GOOD ("one-number", "17"),
  GOOD ("the-same-name-in-two-objects", "[{\"a\": 1}, {\"a\": {\"a\": 2}}]"),
  GOOD ("delete-is-no-control-character", "[\"\x7f\"]"),

  BAD ("an-empty-file", "", 1, 1, "", "empty"),
  BAD ("only-blanks", " \n \n", 3, 1, "", "empty"),
  BAD ("an-integer-of-20-digits", "{\"id\":\n 99999999999999999999}", 2, 2, "/id", "99999999999999999999"),
  BAD ("an-integer-of-54-bits", "[9007199254740992]", 1, 2, "/0", "9007199254740991"),
  BAD ("1e999", "[1, 1e999]", 1, 5, "/1", "1e999"),
  BAD ("a-leading-zero", "[010]", 1, 2, "/0", "leading zeros"),
  BAD ("a-leading-plus", "[+1]", 1, 2, "", "+"),
  BAD ("not-a-number", "[NaN]", 1, 2, "", "a value"),
  BAD ("infinity", "[-Infinity]", 1, 3, "/0", "a digit"),
  BAD ("a-dot-without-digits", "[1.]", 1, 4, "/0", "a digit"),
  BAD ("an-exponent-without-digits", "[1e+]", 1, 5, "/0", "a digit"),
  BAD ("half-a-word", "[tru]", 1, 2, "/0", "true, false or null"),
  BAD ("nul-escaped", "{\"name\": \"a\\u0000b\"}", 1, 12, "/name", "\\u0000"),
  BYTES ("nul", "{\"name\": \"a\0b\"}", 1, 12, "/name", "U+0000"),
  BAD ("a-lone-high-half", "[\"\\ud800x\"]", 1, 3, "/0", "surrogate"),
  BAD ("a-lone-low-half", "[\"\\udc00\"]", 1, 3, "/0", "surrogate"),
  BAD ("two-high-halves", "[\"\\ud800\\ud800\"]", 1, 3, "/0", "surrogate"),
  BAD ("an-unknown-escape", "[\"\\x41\"]", 1, 4, "/0", "backslash"),
  BAD ("three-hexadecimal-digits", "[\"\\u00eg\"]", 1, 8, "/0", "hexadecimal"),
  BAD ("a-line-end-in-a-text", "[\"a\nb\"]", 1, 4, "/0", "U+000A"),
  BAD ("latin-1", "[\"Zo\xeb\"]", 1, 5, "/0", "UTF-8"),
  BAD ("an-overlong-slash", "[\"\xc0\xaf\"]", 1, 3, "/0", "UTF-8"),
  BAD ("an-overlong-three", "[\"\xe0\x80\xaf\"]", 1, 3, "/0", "UTF-8"),
  BAD ("a-surrogate-in-utf8", "[\"\xed\xa0\x80\"]", 1, 3, "/0", "UTF-8"),
  BAD ("beyond-unicode", "[\"\xf4\x90\x80\x80\"]", 1, 3, "/0", "UTF-8"),
  BAD ("a-lone-continuation", "[\"\x80\"]", 1, 3, "/0", "UTF-8"),
  BAD ("a-character-cut-short", "[\"\xe2\x82\"]", 1, 3, "/0", "UTF-8"),
  BAD ("a-duplicate-name", "{\"a\": 1,\n \"b\": 2, \"a\": 3}", 2, 10, "/a", "“a” twice"),
  BAD ("a-duplicate-name-in-disguise", "{\"a\": 1, \"\\u0061\": 3}", 1, 10, "/a", "twice"),
  BAD ("a-duplicate-empty-name", "{\"\": 1, \"\": 3}", 1, 9, "/", "twice"),
  BAD ("two-roots", "[1][2]", 1, 4, "", "nothing more"),
  BAD ("two-numbers", "1 2", 1, 3, "", "nothing more"),
  BAD ("a-byte-order-mark", "\xef\xbb\xbf{}", 1, 1, "", "byte order mark"),
  BYTES ("utf-16-little", "\xff\xfe{\0}\0", 1, 1, "", "UTF-16"),
  BYTES ("utf-16-big", "\xfe\xff\0{\0}", 1, 1, "", "UTF-16"),
  BYTES ("utf-16-without-a-mark", "{\0}\0", 1, 1, "", "UTF-16"),
  BYTES ("utf-16-big-without-a-mark", "\0{\0}", 1, 1, "", "UTF-16"),
  BAD ("a-line-comment", "{\"a\": 1 // one\n}", 1, 9, "/a", "comment"),
  BAD ("a-block-comment", "/* x */ {}", 1, 1, "", "comment"),
  BAD ("a-shell-comment", "# x\n{}", 1, 1, "", "comment"),
  BAD ("single-quotes", "{'a': 1}", 1, 2, "", "single quote"),
  BAD ("a-name-without-quotes", "{a: 1}", 1, 2, "", "double quotes"),
  BAD ("a-trailing-comma-in-an-array", "[1, 2, ]", 1, 8, "/1", "a value"),
  BAD ("a-trailing-comma-in-an-object", "{\"a\": 1,}", 1, 9, "", "name"),
  BAD ("a-missing-comma", "[1 2]", 1, 4, "/0", "“,”"),
  BAD ("a-missing-colon", "{\"a\" 1}", 1, 6, "/a", "“:”"),
  BAD ("the-wrong-bracket", "{\"a\": [1}", 1, 9, "/a/0", "“]”"),
  BAD ("a-path-with-a-slash", "{\"a/b~c\": [ , ]}", 1, 13, "/a~1b~0c", "a value"),
  BAD ("truncated-in-a-text", "{\"a\": \"b", 1, 9, "/a", "middle of a text"),
  BAD ("truncated-in-an-object", "{\"a\": 1", 1, 8, "/a", "middle of an object"),
  BAD ("truncated-in-an-array", "[1,\n 2", 2, 3, "/1", "middle of an array"),
  BAD ("truncated-in-a-word", "nul", 1, 4, "", "middle of a word"),
  BAD ("truncated-in-a-number", "[-", 1, 3, "/0", "middle of a number"),
};

/* What a scan answered, in one line. */
static char *
scan_in_chunks (const char *json,
                gsize       length,
                gsize       chunk)
{
  g_autoptr(DfJsonScan) scan = df_json_scan_new (NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  gboolean good = TRUE;
  guint line = 0;
  guint column = 0;

  for (gsize at = 0; good && at < length; at += chunk)
    {
      /* A copy, so that a sanitizer sees each read beyond it. */
      g_autofree char *bytes = g_memdup2 (json + at, MIN (chunk, length - at));

      good = df_json_scan_feed (scan, bytes, MIN (chunk, length - at), &error);
    }

  if (good && df_json_scan_finish (scan, &error))
    return g_strdup ("good");

  g_assert_error (error, DF_ERROR, DF_ERROR_REFUSED);
  g_assert_true (df_json_scan_get_fault (scan, &line, &column, &path));
  return g_strdup_printf ("%u:%u: %s: %s", line, column, path, error->message);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  gsize length = self->length >= 0 ? (gsize) self->length : strlen (self->json);
  g_autofree char *whole = scan_in_chunks (self->json, length, MAX (length, 1));

  if (self->line == 0)
    {
      g_assert_cmpstr (whole, ==, "good");
    }
  else
    {
      g_autofree char *place = g_strdup_printf ("%u:%u: %s: ", self->line, self->column, self->path);

      g_assert_true (g_str_has_prefix (whole, place) || (g_test_message ("“%s” is not at “%s”", whole, place), FALSE));
      g_assert_nonnull (strstr (whole, self->says));
      g_assert_true (g_str_has_suffix (whole, "."));
      g_assert_true (g_utf8_validate (whole, -1, NULL));
    }

  for (gsize chunk = 1; chunk < MIN (length, 9); chunk++)
    {
      g_autofree char *cut = scan_in_chunks (self->json, length, chunk);

      g_assert_cmpstr (cut, ==, whole);
    }
}

static const char document[] =
  "{ \"format\": \"dreamfest\", \"n\": [ -1.5e+3, true, null ],\n"
  "  \"performers\": [ { \"id\": 1, \"name\": \"Zo\\u00eb ま \\ud83c\\udf19\" } ] }";

static void
test_truncated_anywhere (void)
{
  for (gsize length = 0; length < sizeof document - 1; length++)
    {
      g_autofree char *whole = scan_in_chunks (document, length, MAX (length, 1));
      g_autofree char *bytewise = scan_in_chunks (document, length, 1);

      g_assert_cmpstr (whole, !=, "good");
      g_assert_cmpstr (whole, ==, bytewise);
    }
}

static void
test_deep_nesting (void)
{
  gsize length = 10 * 1000 * 1000;
  g_autofree char *brackets = g_malloc (length);
  g_autofree char *answer = NULL;
  gint64 began = g_get_monotonic_time ();

  memset (brackets, '[', length);
  answer = scan_in_chunks (brackets, length, 65536);
  g_assert_true (g_str_has_prefix (answer, "1:33: "));
  g_assert_nonnull (strstr (answer, "nested deeper than 32"));
  g_assert_cmpint (g_get_monotonic_time () - began, <, 2 * G_USEC_PER_SEC);
}

/* A table takes over from the search through a few names: the second of two equal ones is found on either side of that. */
static void
test_many_names (void)
{
  for (int n_names = 1; n_names < 200; n_names += 7)
    {
      g_autoptr(GString) json = g_string_new ("{");
      g_autofree char *answer = NULL;
      g_autofree char *twice = NULL;

      for (int i = 0; i < n_names; i++)
        g_string_append_printf (json, "%s\"name %d\": { \"a\": 1 }", i > 0 ? ", " : "", i);

      g_string_append_c (json, '}');
      answer = scan_in_chunks (json->str, json->len, json->len);
      g_assert_cmpstr (answer, ==, "good");

      g_string_truncate (json, json->len - 1);
      g_string_append_printf (json, ", \"name %d\": 1}", n_names / 2);
      twice = scan_in_chunks (json->str, json->len, json->len);
      g_assert_nonnull (strstr (twice, "twice"));
    }
}

static void
test_million_names (void)
{
  g_autoptr(GString) json = g_string_new ("[{");
  g_autofree char *answer = NULL;
  gint64 began = g_get_monotonic_time ();

  for (int i = 0; i < 1000000; i++)
    g_string_append_printf (json, "%s\"%d\":1", i > 0 ? "," : "", i);

  g_string_append (json, "}]");
  answer = scan_in_chunks (json->str, json->len, json->len);
  g_assert_cmpstr (answer, ==, "good");
  g_assert_cmpint (g_get_monotonic_time () - began, <, 60 * G_USEC_PER_SEC);
}

static gboolean
write_piece (const DfJsonPiece  *piece,
             gpointer            data,
             GError            **error)
{
  g_string_append_printf (data, "%s %d %u:%u %.*s\n", piece->member != NULL ? piece->member : "-", (int) piece->index, piece->line, piece->column,
                          piece->bytes != NULL ? (int) piece->length : 3, piece->bytes != NULL ? piece->bytes : "end");
  return TRUE;
}

static void
check_pieces (const char *json,
              const char *expected)
{
  for (gsize chunk = 1; chunk <= strlen (json); chunk++)
    {
      g_autoptr(GString) pieces = g_string_new (NULL);
      g_autoptr(DfJsonScan) scan = df_json_scan_new (write_piece, pieces);
      g_autoptr(GError) error = NULL;

      for (gsize at = 0; at < strlen (json); at += chunk)
        g_assert_true (df_json_scan_feed (scan, json + at, MIN (chunk, strlen (json) - at), &error));

      g_assert_true (df_json_scan_finish (scan, &error));
      g_assert_cmpstr (pieces->str, ==, expected);
    }
}

static void
test_pieces_of_an_object (void)
{
  check_pieces ("{ \"format\": \"x\", \"a\": [ 1, {\"b\": [2]} ],\n \"e\": [], \"o\": { \"p\": [3] } }",
                "format -1 1:13 \"x\"\n"
                "a 0 1:25 1\n"
                "a 1 1:28 {\"b\": [2]}\n"
                "a 2 1:39 end\n"
                "e 0 2:8 end\n"
                "o -1 2:16 { \"p\": [3] }\n");
}

static gboolean
write_path (const DfJsonPiece  *piece,
            gpointer            data,
            GError            **error)
{
  g_string_append_printf (data, "%s %.*s\n", piece->path, piece->bytes != NULL ? (int) piece->length : 3, piece->bytes != NULL ? piece->bytes : "end");
  return TRUE;
}

/* Down to what stands in each room of each day, however the bytes come. */
static void
test_deeper_pieces (void)
{
  static const char *const cut[] = { "week", "*", "rooms", "*", NULL };
  static const char json[] = "{ \"x\": {\"y\": [1]}, \"week\": [ { \"date\": 5, \"rooms\": { \"A/B\": [ {\"n\": [1]}, 2 ], \"C\": [] } }, 7 ], \"rooms\": {} }";
  static const char expected[] =
    "/x {\"y\": [1]}\n/week/0/date 5\n/week/0/rooms/A~1B/0 {\"n\": [1]}\n/week/0/rooms/A~1B/1 2\n/week/0/rooms/A~1B end\n/week/0/rooms/C end\n"
    "/week/0/rooms end\n/week/0 end\n/week/1 7\n/week end\n/rooms {}\n";

  for (gsize step = 1; step <= sizeof json; step++)
    {
      g_autoptr(GString) pieces = g_string_new (NULL);
      g_autoptr(DfJsonScan) scan = df_json_scan_new (write_path, pieces);
      g_autoptr(GError) error = NULL;

      df_json_scan_set_cut (scan, cut);
      for (gsize at = 0; at < sizeof json - 1; at += step)
        df_json_scan_feed (scan, json + at, MIN (step, sizeof json - 1 - at), &error);
      df_json_scan_finish (scan, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (pieces->str, ==, expected);
    }
}

static void
test_pieces_of_an_array (void)
{
  check_pieces (" [ { \"a\": [1] },\n [2], 3 ]",
                "- 0 1:4 { \"a\": [1] }\n"
                "- 1 2:2 [2]\n"
                "- 2 2:7 3\n");
}

static void
test_pieces_of_one_value (void)
{
  check_pieces (" null ", "- -1 1:2 null\n");
  check_pieces ("17", "- -1 1:1 17\n");
}

static gboolean
stop (const DfJsonPiece  *piece,
      gpointer            data,
      GError            **error)
{
  g_set_error_literal (error, DF_ERROR, DF_ERROR_CANCELLED, "enough");
  return FALSE;
}

static void
test_callback_stops (void)
{
  g_autoptr(DfJsonScan) scan = df_json_scan_new (stop, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  guint line;
  guint column;

  g_assert_false (df_json_scan_feed (scan, "[1, 2]", 6, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_CANCELLED);
  g_assert_false (df_json_scan_get_fault (scan, &line, &column, &path));
}

static void
test_locate (void)
{
  const char json[] = "{ \"a\": 1,\n  \"events\": [ { \"x/y\": 2 }, { \"time\": 3 } ] }";
  const DfJsonPiece piece = { .index = 0, .bytes = json, .length = sizeof json - 1, .line = 7, .column = 5 };
  guint line;
  guint column;

  df_json_scan_locate (&piece, "/a", &line, &column);
  g_assert_cmpuint (line, ==, 7);
  g_assert_cmpuint (column, ==, 12);
  df_json_scan_locate (&piece, "/events/0/x~1y", &line, &column);
  g_assert_cmpuint (line, ==, 8);
  g_assert_cmpuint (column, ==, 24);
  df_json_scan_locate (&piece, "/events/1", &line, &column);
  g_assert_cmpuint (column, ==, 29);
  df_json_scan_locate (&piece, "/nowhere", &line, &column);
  g_assert_cmpuint (line, ==, 7);
  g_assert_cmpuint (column, ==, 5);
}

static void
test_record_too_large (void)
{
  g_autoptr(GString) pieces = g_string_new (NULL);
  g_autoptr(DfJsonScan) scan = df_json_scan_new (write_piece, pieces);
  g_autofree char *letters = g_malloc (1024 * 1024);
  g_autoptr(GError) error = NULL;
  gboolean good = df_json_scan_feed (scan, "[\"", 2, &error);

  memset (letters, 'a', 1024 * 1024);
  for (int i = 0; good && i < 20; i++)
    good = df_json_scan_feed (scan, letters, 1024 * 1024, &error);

  g_assert_false (good);
  g_assert_error (error, DF_ERROR, DF_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "16 MB"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json-scan/%s/%s", cases[i].name, cases[i].line == 0 ? "is-accepted" : "is-refused-at-its-place");

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/json-scan/a-document-that-ends-anywhere/is-refused", test_truncated_anywhere);
  g_test_add_func ("/json-scan/ten-million-brackets/are-refused-at-once", test_deep_nesting);
  g_test_add_func ("/json-scan/many-names/the-second-of-two-is-found", test_many_names);
  g_test_add_func ("/json-scan/a-million-names/take-no-time", test_million_names);
  g_test_add_func ("/json-scan/an-object/is-cut-into-records", test_pieces_of_an_object);
  g_test_add_func ("/json-scan/a-document/can-be-cut-deeper-by-names", test_deeper_pieces);
  g_test_add_func ("/json-scan/an-array/is-cut-into-records", test_pieces_of_an_array);
  g_test_add_func ("/json-scan/one-value/is-one-piece", test_pieces_of_one_value);
  g_test_add_func ("/json-scan/a-callback-that-fails/ends-the-scan", test_callback_stops);
  g_test_add_func ("/json-scan/a-value-in-a-record/is-found-again", test_locate);
  g_test_add_func ("/json-scan/a-record-over-16-mb/is-refused", test_record_too_large);

  return g_test_run ();
}
