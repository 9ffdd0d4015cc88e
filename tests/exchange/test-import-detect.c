/* test-import-detect.c
 *
 * Which shape a source has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-import-private.h"
#include "import-fixture.h"

#include <string.h>

static char *
detect (Festival   *self,
        const char *bytes,
        gsize       length)
{
  const DfImportOptions options = { 0 };
  g_autoptr(DfImport) import = NULL;
  g_autoptr(GError) error = NULL;
  const char *shape;

  import = df_import_new (self->repository, &options, self->report, &error);
  g_assert_no_error (error);
  import->stream = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  shape = df_import_detect (import, &error);
  g_assert_no_error (error);

  return g_strdup (shape);
}

static void
test_shapes (Festival      *self,
             gconstpointer  data)
{
  static const struct { const char *text; const char *shape; } cases[] = {
    { "{ \"format\": \"dreamfest\" }", "dreamfest" },
    { "{ \"events\": [ { \"schedule\": 1 } ], \"format\": \"dreamfest\" }", "dreamfest" },
    { " \n[]", "performers" },
    { "{ \"locations\": [] }", "web" },
    { "{ \"day\": \"friday\", \"events\": [ { \"format\": 1 } ] }", "web" },
    { "{ \"performers\": [ 1, 2 ] }", "web" },
    { "{ \"$schema\": \"x\", \"schedule\": { \"conference\": {} } }", "schedule-json" },
    { "{ \"generator\": {}, \"schedule\": { \"version\": \"1\", ", "schedule-json" },
    { "  <schedule/>", "schedule-xml" },
    { "\xef\xbb\xbf<?xml version=\"1.0\"?>", "schedule-xml" },
    /* Our own reader says what it expected. */
    { "{ \"colour\": 1 }", "dreamfest" },
    { "{ \"events\": [ ],, }", "web" },
    { "{ x", "dreamfest" },
    { "", "dreamfest" },
    { "hello", "dreamfest" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shape = detect (self, cases[i].text, strlen (cases[i].text));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (shape, ==, cases[i].shape);
    }
}

static void
test_database (Festival      *self,
               gconstpointer  data)
{
  static const char bytes[] = "SQLite format 3\0\x10";
  g_autofree char *shape = detect (self, bytes, sizeof bytes);
  g_autofree char *text = detect (self, "SQLite format 3!", 16);

  g_assert_cmpstr (shape, ==, "web");
  g_assert_cmpstr (text, ==, "dreamfest");
}

/* However much stands before the member that tells. */
static void
test_late (Festival      *self,
           gconstpointer  data)
{
  g_autofree char *words = g_strnfill (300000, 'w');
  g_autofree char *json = g_strdup_printf ("{ \"events\": [ { \"name\": \"%s\" } ], \"version\": 1, \"format\": \"dreamfest\" }", words);
  g_autofree char *shape = detect (self, json, strlen (json));

  g_assert_cmpstr (shape, ==, "dreamfest");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FESTIVAL_ADD ("/import-detect/a-source/tells-its-shape-by-its-members", test_shapes);
  FESTIVAL_ADD ("/import-detect/a-database/tells-it-by-its-first-bytes", test_database);
  FESTIVAL_ADD ("/import-detect/a-member-behind-much-else/is-found", test_late);

  return g_test_run ();
}
