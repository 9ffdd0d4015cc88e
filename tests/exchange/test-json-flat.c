/* test-json-flat.c
 *
 * A plain record reads as json-glib reads it, and what is not plain is not read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-flat.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* "name=text", "name=#12", "name=null", each on a line; "…" where it stops being plain. */
static char *
read_flat (const char *json)
{
  GString *members = g_string_new (NULL);
  DfJsonFlat flat;

  df_json_flat_begin (&flat, json);
  while (df_json_flat_next (&flat))
    {
      g_string_append_len (members, flat.name, (gssize) flat.name_length);
      if (flat.kind == DF_JSON_FLAT_TEXT)
        {
          g_autofree char *text = df_json_flat_dup_text (&flat);

          g_string_append_printf (members, "=%s\n", text);
        }
      else if (flat.kind == DF_JSON_FLAT_INTEGER)
        g_string_append_printf (members, "=#%" G_GINT64_FORMAT "\n", flat.integer);
      else
        g_string_append (members, "=null\n");
    }
  if (!flat.is_over)
    g_string_append (members, "…");
  /* Whoever asks again hears the same. */
  g_assert_false (df_json_flat_next (&flat));

  return g_string_free (members, FALSE);
}

static void
test_plain (void)
{
  static const struct { const char *json; const char *members; } cases[] = {
    { "{}", "" },
    { "{ }", "" },
    { "{\"id\":1}", "id=#1\n" },
    { "{ \"id\" : -12 ,\n\t\"name\" : \"Zoë\" , \"day\" : null }", "id=#-12\nname=Zoë\nday=null\n" },
    { "{\"\": \"\", \"a\": 0}", "=\na=#0\n" },
    { "{\"a\": 9007199254740991}", "a=#9007199254740991\n" },
    { "{\"id\": 1, \"a\": \"x\\\"y\\\\\"}", "id=#1\na=x\"y\\\n" },
    { "{\"a\": \"\\b\\f\\n\\r\\t\\/\", \"b\": 2}", "a=\b\f\n\r\t/\nb=#2\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members = read_flat (cases[i].json);

      g_assert_cmpstr (members, ==, cases[i].members);
    }
}

static void
test_not_plain (void)
{
  static const struct { const char *json; const char *members; } cases[] = {
    { "[1]", "…" },
    { "1", "…" },
    { "\"text\"", "…" },
    { "null", "…" },
    { "{\"a\": \"x\\u0041\"}", "…" },
    { "{\"a\\n\": 1}", "…" },
    { "{\"id\": 1, \"a\": \"x\\\"y\\u0041\"}", "id=#1\n…" },
    { "{\"id\": 1, \"a\": 1.5}", "id=#1\n…" },
    { "{\"id\": 1, \"a\": 1e2}", "id=#1\n…" },
    { "{\"id\": 1, \"a\": true}", "id=#1\n…" },
    { "{\"id\": 1, \"a\": false}", "id=#1\n…" },
    { "{\"id\": 1, \"a\": {\"b\": 1}}", "id=#1\n…" },
    { "{\"id\": 1, \"a\": []}", "id=#1\n…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members = read_flat (cases[i].json);

      g_assert_cmpstr (members, ==, cases[i].members);
    }
}

static void
append_random_member (GString *json,
                      guint    number)
{
  static const char *const texts[] = { "", "Mara Vale", "Zoë 😀", "{not} [an] object: 1, 2", "  blanks  ", "null", "\\\"Zoë\\\" \\\\ \\/ \\n", "\\\\" };
  static const char *const blanks[] = { "", " ", "\n\t", "\r\n  " };
  const char *blank = blanks[g_test_rand_int_range (0, G_N_ELEMENTS (blanks))];

  g_string_append_printf (json, "%s\"m%u\"%s:%s", blank, number, blank, blank);
  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      g_string_append (json, "null");
      break;
    case 1:
      g_string_append_printf (json, "%d", g_test_rand_int_range (-100000, 100000));
      break;
    default:
      g_string_append_printf (json, "\"%s\"", texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
    }
  g_string_append (json, blank);
}

static char *
read_tree (const char *json)
{
  g_autoptr(JsonNode) root = json_from_string (json, NULL);
  GString *members = g_string_new (NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (JSON_NODE_HOLDS_NULL (node))
      g_string_append_printf (members, "%s=null\n", name);
    else if (json_node_get_value_type (node) == G_TYPE_INT64)
      g_string_append_printf (members, "%s=#%" G_GINT64_FORMAT "\n", name, json_node_get_int (node));
    else
      g_string_append_printf (members, "%s=%s\n", name, json_node_get_string (node));

  return g_string_free (members, FALSE);
}

static void
test_as_json_glib (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 9);
      g_autoptr(GString) json = g_string_new ("{");
      g_autofree char *flat = NULL;
      g_autofree char *tree = NULL;

      for (guint i = 0; i < n; i++)
        {
          g_string_append (json, i > 0 ? "," : "");
          append_random_member (json, i);
        }
      g_string_append_c (json, '}');

      flat = read_flat (json->str);
      tree = read_tree (json->str);
      g_assert_cmpstr (flat, ==, tree);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-flat/a-plain-record/is-read-member-by-member", test_plain);
  g_test_add_func ("/json-flat/a-plain-record/reads-as-json-glib-reads-it", test_as_json_glib);
  g_test_add_func ("/json-flat/any-other/is-read-up-to-what-is-not-plain", test_not_plain);

  return g_test_run ();
}
