/* test-json-record.c
 *
 * A record reads the same whether it is taken from its bytes or by json-glib.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-record.h"

#include <string.h>

static const char *const plain[] = {
  "{}",
  "{ }",
  "{\"a\":1}",
  "{ \"a\" : -0 , \"b\" :\n9007199254740991 }",
  "{ \"t\": true, \"f\": false, \"n\": null, \"e\": \"\" }",
  "{ \"a\": \"\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9 \\u20ac \\ud83c\\udf19.\", \"b\": \"ま🌙\" }",
  "{ \"\": 1, \"long name with } and , and : in it\": \"} , : { [\" }",
};

static const char *const others[] = {
  "{ \"a\": 1.5 }",
  "{ \"a\": 1e3 }",
  "{ \"a\": [] }",
  "{ \"a\": {} }",
  "{ \"\\u0061\": 1 }",
  "[ 1 ]",
  "\"a\"",
  "17",
  "null",
};

static DfJsonPiece
make_piece (const char *json)
{
  return (DfJsonPiece) { "stages", 3, json, strlen (json), 1, 1 };
}

static void
check_member (JsonObject *object,
              const char *name,
              JsonNode   *node,
              gpointer    data)
{
  const DfJsonMember *member = df_json_plain_find (data, name);

  g_assert_nonnull (member);

  if (JSON_NODE_HOLDS_NULL (node))
    g_assert_cmpint (member->type, ==, DF_JSON_NULL);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    g_assert_cmpstr (member->text, ==, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_assert_cmpint (member->integer, ==, json_node_get_boolean (node));
  else
    g_assert_cmpint (member->integer, ==, json_node_get_int (node));
}

static void
test_plain (void)
{
  g_autoptr(DfJsonRecord) record = df_json_record_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      DfJsonPiece piece = make_piece (plain[i]);
      g_autoptr(GError) error = NULL;
      JsonObject *object;

      g_assert_true (df_json_record_load (record, &piece, &error));
      g_assert_nonnull (df_json_record_get_plain (record));
      object = json_node_get_object (df_json_record_get_root (record));
      g_assert_cmpuint (df_json_plain_count (df_json_record_get_plain (record)), ==, json_object_get_size (object));
      json_object_foreach_member (object, check_member, df_json_record_get_plain (record));
      g_assert_null (df_json_plain_find (df_json_record_get_plain (record), "nowhere"));
    }
}

static void
test_others (void)
{
  g_autoptr(DfJsonRecord) record = df_json_record_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      DfJsonPiece piece = make_piece (others[i]);

      g_assert_true (df_json_record_load (record, &piece, NULL));
      g_assert_null (df_json_record_get_plain (record));
      g_assert_nonnull (df_json_record_get_root (record));
    }
}

static void
test_place (void)
{
  static const char json[] = "{ \"a\": 1,\n \"b/c\": 2 }";
  g_autoptr(DfJsonRecord) record = df_json_record_new ();
  DfJsonPiece piece = make_piece (json);
  g_autofree char *path = NULL;
  guint line;
  guint column;

  piece.line = 10;
  piece.column = 5;
  df_json_record_load (record, &piece, NULL);
  df_json_record_locate (record, "/b~1c", &line, &column);
  g_assert_cmpuint (line, ==, 11);
  g_assert_cmpuint (column, ==, 9);
  path = df_json_record_dup_path (record, "/b~1c");
  g_assert_cmpstr (path, ==, "/stages/3/b~1c");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-record/a-plain-record/reads-as-json-glib-reads-it", test_plain);
  g_test_add_func ("/json-record/any-other-value/is-left-to-json-glib", test_others);
  g_test_add_func ("/json-record/a-member/is-found-with-its-place-and-path", test_place);

  return g_test_run ();
}
