/* test-json-writer.c
 *
 * What is written is JSON, says a second parser, and stands as it is promised.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-writer.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/df-json-scan.h"
#include "record/df-value.h"

static void
test_layout (void)
{
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (NULL);

  df_json_writer_begin_object (writer);
  df_json_writer_name (writer, "format");
  df_json_writer_text (writer, "dreamfest");
  df_json_writer_name (writer, "none");
  df_json_writer_begin_array (writer);
  df_json_writer_end_array (writer);
  df_json_writer_name (writer, "events");
  df_json_writer_begin_array (writer);
  for (int i = 1; i <= 2; i++)
    {
      df_json_writer_begin_object (writer);
      df_json_writer_name (writer, "id");
      df_json_writer_integer (writer, i);
      df_json_writer_name (writer, "of");
      df_json_writer_begin_array (writer);
      df_json_writer_integer (writer, -7);
      df_json_writer_null (writer);
      df_json_writer_boolean (writer, TRUE);
      df_json_writer_end_array (writer);
      df_json_writer_end_object (writer);
    }
  df_json_writer_end_array (writer);
  df_json_writer_name (writer, "o");
  df_json_writer_begin_object (writer);
  df_json_writer_end_object (writer);
  df_json_writer_end_object (writer);
  g_assert_true (df_json_writer_finish (writer, NULL));

  g_assert_cmpstr (df_json_writer_get_buffer (writer)->str, ==,
                   "{\n"
                   "  \"format\": \"dreamfest\",\n"
                   "  \"none\": [],\n"
                   "  \"events\": [\n"
                   "    { \"id\": 1, \"of\": [ -7, null, true ] },\n"
                   "    { \"id\": 2, \"of\": [ -7, null, true ] }\n"
                   "  ],\n"
                   "  \"o\": {}\n"
                   "}\n");
}

static void
test_raw (void)
{
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (NULL);

  df_json_writer_begin_array (writer);
  df_json_writer_raw (writer, "{ \"a\": 1 }", 10);
  df_json_writer_raw (writer, "2", 1);
  df_json_writer_end_array (writer);
  df_json_writer_finish (writer, NULL);
  g_assert_cmpstr (df_json_writer_get_buffer (writer)->str, ==, "[\n  { \"a\": 1 },\n  2\n]\n");
}

/* Our own scan and json-glib must both read what was written, and json-glib must read the same. */
static void
check_text (const char *text,
            const char *expected)
{
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (NULL);
  g_autoptr(DfJsonScan) scan = df_json_scan_new (NULL, NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  GString *json = df_json_writer_get_buffer (writer);
  JsonArray *array;

  df_json_writer_begin_array (writer);
  df_json_writer_text (writer, text);
  df_json_writer_end_array (writer);
  df_json_writer_finish (writer, NULL);

  g_assert_true (df_json_scan_feed (scan, json->str, json->len, &error) && df_json_scan_finish (scan, &error));
  g_assert_true (json_parser_load_from_data (parser, json->str, (gssize) json->len, &error));
  array = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpstr (json_array_get_string_element (array, 0), ==, expected);
}

static void
test_every_character (void)
{
  for (gunichar character = 1; character < 0x3000; character++)
    {
      char text[16] = "a";

      text[1 + g_unichar_to_utf8 (character, text + 1)] = 'z';
      check_text (text, text);
    }

  check_text ("\xe2\x80\xa8 \xf0\x9f\x8c\x99 \\u0041 \"quoted\" \\", "\xe2\x80\xa8 \xf0\x9f\x8c\x99 \\u0041 \"quoted\" \\");
  check_text ("", "");
}

static void
test_control_characters (void)
{
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (NULL);

  df_json_writer_text (writer, "\x01\x1f\b\f\n\r\t\x7f\xe2\x80\xa8");
  g_assert_cmpstr (df_json_writer_get_buffer (writer)->str, ==, "\"\\u0001\\u001f\\b\\f\\n\\r\\t\x7f\xe2\x80\xa8\"");
}

static void
test_not_utf8 (void)
{
  check_text ("Zo\xeb!", "Zo\xef\xbf\xbd!");
}

static void
test_integers (void)
{
  const gint64 numbers[] = { 0, 1, -1, 10, 2000000000, G_MAXINT64, -G_MAXINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr(DfJsonWriter) writer = df_json_writer_new (NULL);
      g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, numbers[i]);

      df_json_writer_integer (writer, numbers[i]);
      g_assert_cmpstr (df_json_writer_get_buffer (writer)->str, ==, expected);
    }
}

static void
test_nothing (void)
{
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (NULL);

  df_json_writer_begin_array (writer);
  df_json_writer_integer (writer, DF_NOTHING);
  df_json_writer_text (writer, NULL);
  df_json_writer_end_array (writer);
  df_json_writer_finish (writer, NULL);
  g_assert_cmpstr (df_json_writer_get_buffer (writer)->str, ==, "[\n  null,\n  null\n]\n");
}

static void
test_stream (void)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (stream);
  g_autoptr(GError) error = NULL;
  gsize most = 0;

  df_json_writer_begin_array (writer);
  for (int i = 0; i < 200000; i++)
    {
      df_json_writer_text (writer, "some text");
      most = MAX (most, df_json_writer_get_buffer (writer)->len);
    }
  df_json_writer_end_array (writer);

  g_assert_true (df_json_writer_finish (writer, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==, 200000 * 15 - 1 + 4);
  g_assert_cmpuint (most, <, 256 * 1024);
}

static void
test_stream_fails (void)
{
  char little[100];
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new (little, sizeof little, NULL, NULL);
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (stream);
  g_autoptr(GError) error = NULL;

  df_json_writer_begin_array (writer);
  for (int i = 0; i < 200000; i++)
    df_json_writer_text (writer, "some text");
  df_json_writer_end_array (writer);

  g_assert_false (df_json_writer_is_sound (writer));
  g_assert_false (df_json_writer_finish (writer, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_FULL);
}

static void
test_cancelled (void)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (stream);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  df_json_writer_set_cancellable (writer, cancellable);
  g_cancellable_cancel (cancellable);
  df_json_writer_null (writer);
  g_assert_false (df_json_writer_finish (writer, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-writer/every-record/is-one-line", test_layout);
  g_test_add_func ("/json-writer/a-rendered-piece/is-the-next-value", test_raw);
  g_test_add_func ("/json-writer/every-character/is-read-back-by-json-glib", test_every_character);
  g_test_add_func ("/json-writer/control-characters/are-escaped", test_control_characters);
  g_test_add_func ("/json-writer/what-is-not-utf8/is-replaced", test_not_utf8);
  g_test_add_func ("/json-writer/integers/are-whole", test_integers);
  g_test_add_func ("/json-writer/nothing/is-null", test_nothing);
  g_test_add_func ("/json-writer/a-long-document/is-not-kept-in-memory", test_stream);
  g_test_add_func ("/json-writer/a-stream-that-is-full/says-so-at-the-end", test_stream_fails);
  g_test_add_func ("/json-writer/a-cancelled-document/says-so", test_cancelled);

  return g_test_run ();
}
