/* test-command-search.c
 *
 * What search finds, and how it says that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command-fixture.h"

#include <string.h>

static const char line_up[] =
  "{ \"format\": \"dreamfest\", \"version\": 1,"
  "  \"stages\": [ { \"id\": 1, \"guid\": \"11111111-1111-4111-8111-111111111111\", \"name\": \"The Dome\", \"description\": \"Behind the barn\" } ],"
  "  \"events\": ["
  "    { \"id\": 1, \"guid\": \"22222222-2222-4222-8222-222222222221\", \"stage_id\": 1, \"name\": \"Late\", \"day\": \"2027-02-06\" },"
  "    { \"id\": 2, \"guid\": \"22222222-2222-4222-8222-222222222222\", \"name\": \"Barn Dance\", \"day\": \"2027-02-05\", \"description\": \"Caf\u00e9 by the dome\" } ],"
  "  \"performers\": [ { \"id\": 1, \"guid\": \"33333333-3333-4333-8333-333333333333\", \"name\": \"Zo\u00eb\", \"website\": \"https://dome.example/\" } ] }";

static void
search (Fixture    *fixture,
        const char *words,
        const char *more)
{
  fixture_write (fixture, "source.json", line_up);
  fixture_call (fixture, "import", fixture->festival, "source.json", NULL);
  assert_status (fixture, DONE);
  fixture_call (fixture, "search", fixture->festival, words, more, NULL);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  search (fixture, "DOME", NULL);
  assert_status (fixture, DONE);
  /* A stage by its name, events by their stage and by their description, each list in its order, a performer by the website. */
  g_assert_cmpstr (fixture->words, ==, "");
  assert_has (fixture->output, "1 Stage\n   1  The Dome");
  assert_has (fixture->output, "2 Events\n   2  Barn Dance");
  assert_has (fixture->output, "\n   1  Late");
  assert_has (fixture->output, "1 Performer\n   1  Zoë");
}

static void
test_any_order (Fixture       *fixture,
                gconstpointer  data)
{
  search (fixture, "dance cafe", "barn");
  assert_status (fixture, DONE);
  assert_has (fixture->output, "1 Event\n   2  Barn Dance");
  g_assert_null (strstr (fixture->output, "Stage"));

  fixture_call (fixture, "search", fixture->festival, "zoe", NULL);
  assert_has (fixture->output, "1 Performer\n   1  Zoë");
}

static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  search (fixture, "barn", "--json");
  assert_status (fixture, DONE);
  g_assert_cmpstr (fixture->output, ==,
                   "{\n"
                   "  \"stages\": [\n"
                   "    { \"id\": 1, \"guid\": \"11111111-1111-4111-8111-111111111111\", \"name\": \"The Dome\" }\n"
                   "  ],\n"
                   "  \"events\": [\n"
                   "    { \"id\": 2, \"guid\": \"22222222-2222-4222-8222-222222222222\", \"name\": \"Barn Dance\" }\n"
                   "  ],\n"
                   "  \"performers\": []\n"
                   "}\n");
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  search (fixture, "nowhere", NULL);
  assert_status (fixture, DONE);
  g_assert_cmpstr (fixture->output, ==, "Nothing found\n");

  fixture_call (fixture, "search", fixture->festival, "  ", NULL);
  assert_status (fixture, USAGE);
  fixture_call (fixture, "search", fixture->festival, NULL);
  assert_status (fixture, USAGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  TEST ("/command-search/a-word/is-found-in-all-that-a-record-says-and-refers-to", test_words);
  TEST ("/command-search/several-words/stand-in-any-order-without-accents", test_any_order);
  TEST ("/command-search/json/names-what-was-found", test_json);
  TEST ("/command-search/nothing/is-said", test_nothing);

  return g_test_run ();
}
