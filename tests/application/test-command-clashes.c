/* test-command-clashes.c
 *
 * What clashes prints, for people and for programs, and which exit status says what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command-fixture.h"

#include <string.h>

/* One clash of every rule. */
static const char line_up[] =
  "{ \"format\": \"dreamfest\", \"version\": 1,"
  "  \"festival\": { \"name\": \"Small\", \"starts_on\": \"2027-02-05\", \"days\": 2, \"time_zone\": \"UTC\", \"day_starts_at\": \"06:00\","
  "                \"transfer\": 20 },"
  "  \"stages\": [ { \"id\": 1, \"name\": \"Barn\", \"changeover\": 10, \"curfew\": \"25:00\" }, { \"id\": 2, \"name\": \"Dome\" } ],"
  "  \"events\": ["
  "    { \"id\": 1, \"stage_id\": 1, \"day\": \"2027-02-05\", \"starts\": \"18:00\", \"ends\": \"19:00\", \"name\": \"One\", \"tear_down\": 10 },"
  "    { \"id\": 2, \"stage_id\": 2, \"day\": \"2027-02-05\", \"starts\": \"18:30\", \"ends\": \"19:15\", \"name\": \"Two\" },"
  "    { \"id\": 3, \"stage_id\": 1, \"day\": \"2027-02-05\", \"starts\": \"19:10\", \"ends\": \"20:00\", \"name\": \"Three\", \"set_up\": 5 },"
  "    { \"id\": 4, \"stage_id\": 1, \"day\": \"2027-02-05\", \"starts\": \"19:50\", \"ends\": \"20:10\", \"name\": \"Four\" },"
  "    { \"id\": 5, \"stage_id\": 2, \"day\": \"2027-02-05\", \"starts\": \"20:20\", \"ends\": \"21:00\", \"name\": \"Five\" },"
  "    { \"id\": 6, \"stage_id\": 1, \"day\": \"2027-02-05\", \"starts\": \"24:00\", \"ends\": \"25:30\", \"name\": \"Six\" },"
  "    { \"id\": 7, \"day\": \"2027-02-07\", \"name\": \"Seven\" } ],"
  "  \"performers\": [ { \"id\": 1, \"name\": \"Mara\" }, { \"id\": 2, \"name\": \"Zoë\" }, { \"id\": 3, \"name\": \"TBA\" } ],"
  "  \"performers_events\": [ { \"performer_id\": 1, \"event_id\": 1 }, { \"performer_id\": 1, \"event_id\": 2 },"
  "    { \"performer_id\": 2, \"event_id\": 4 }, { \"performer_id\": 2, \"event_id\": 5 },"
  "    { \"performer_id\": 3, \"event_id\": 1 }, { \"performer_id\": 3, \"event_id\": 2 } ]";

static void
fill (Fixture    *fixture,
      const char *more)
{
  g_autofree char *json = g_strconcat (line_up, more, NULL);

  fixture_write (fixture, "source.json", json);
  fixture_call (fixture, "import", fixture->festival, "source.json", NULL);
  assert_status (fixture, DONE);
}

static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  fill (fixture, "}");
  fixture_call (fixture, "clashes", fixture->festival, "--json", NULL);
  assert_status (fixture, FINDINGS);
  g_assert_cmpstr (fixture->output, ==,
                   "[\n"
                   "  { \"rule\": \"performer\", \"id\": 1, \"name\": \"Mara\", \"events\": [ 1, 2 ], \"minutes\": 30 },\n"
                   "  { \"rule\": \"stage\", \"id\": 1, \"name\": \"Barn\", \"events\": [ 3, 4 ], \"minutes\": 10 },\n"
                   "  { \"rule\": \"changeover\", \"id\": 1, \"name\": \"Barn\", \"events\": [ 1, 3 ], \"minutes\": 15 },\n"
                   "  { \"rule\": \"transfer\", \"id\": 2, \"name\": \"Zoë\", \"events\": [ 4, 5 ], \"minutes\": 10 },\n"
                   "  { \"rule\": \"curfew\", \"id\": 1, \"name\": \"Barn\", \"events\": [ 6 ], \"minutes\": 30 },\n"
                   "  { \"rule\": \"outside\", \"id\": 1, \"name\": \"Small\", \"events\": [ 7 ], \"minutes\": 1440 }\n"
                   "]\n");
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  fill (fixture, "}");
  fixture_call (fixture, "clashes", fixture->festival, NULL);
  assert_status (fixture, FINDINGS);
  g_assert_cmpstr (fixture->words, ==, "");
  assert_has (fixture->output, "Two Places at Once\n  Mara: One, Fri 18:00–19:00, and Two, Fri 18:30–19:15, overlap 30 min\n");
  assert_has (fixture->output, "  Barn: Between One, Fri 18:00–19:00, and Three, Fri 19:10–20:00: needs 25 min, has 10 min\n");
  assert_has (fixture->output, "After the Curfew\n  Six: Ends at 01:30, 30 min after the curfew at 01:00\n");
  assert_has (fixture->output, "  Seven: Sun 7 February is 1 day outside the festival\n\n6 Clashes\n");
}

static void
test_rule (Fixture       *fixture,
           gconstpointer  data)
{
  fill (fixture, "}");
  fixture_call (fixture, "clashes", fixture->festival, "--rule", "curfew", "--json", NULL);
  assert_status (fixture, FINDINGS);
  g_assert_cmpuint (fixture_count (fixture->output, "\"rule\""), ==, 1);
  assert_has (fixture->output, "\"curfew\"");

  fixture_call (fixture, "clashes", fixture->festival, "--rule", "weather", NULL);
  assert_refused (fixture, USAGE);
  assert_has (fixture->words, "changeover");
}

static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  fixture_call (fixture, "new", fixture->festival, NULL);
  fixture_call (fixture, "clashes", fixture->festival, NULL);
  assert_status (fixture, DONE);
  g_assert_cmpstr (fixture->output, ==, "0 Clashes\n");
  fixture_call (fixture, "clashes", fixture->festival, "--json", NULL);
  assert_status (fixture, DONE);
  g_assert_cmpstr (fixture->output, ==, "[]\n");
}

/* An acceptance holds for the facts that it was given for. */
static void
test_accepted (Fixture       *fixture,
               gconstpointer  data)
{
  fill (fixture, ", \"accepted_clashes\": [ { \"reason\": \"Agreed\", \"rule\": \"performer\", \"performer_id\": 1, \"event_id\": 1, \"other_event_id\": 2,"
                 " \"facts\": \"2027-02-05 18:00 19:00 / 2027-02-05 18:30 19:15 / 30 0\" } ] }");
  fixture_call (fixture, "clashes", fixture->festival, "--rule", "performer", "--json", NULL);
  assert_status (fixture, DONE);
  assert_has (fixture->output, "\"minutes\": 30, \"accepted\": \"Agreed\" }");
  fixture_call (fixture, "clashes", fixture->festival, "--rule", "performer", NULL);
  assert_status (fixture, DONE);
  assert_has (fixture->output, "(accepted)\n\n0 Clashes, 1 accepted\n");

  fixture_write (fixture, "later.json", "{ \"format\": \"dreamfest\", \"version\": 1, \"events\": [ { \"name\": \"Two\", \"day\": \"2027-02-05\","
                                        " \"starts\": \"18:30\", \"ends\": \"19:20\" } ] }");
  fixture_call (fixture, "import", fixture->festival, "later.json", NULL);
  assert_status (fixture, DONE);
  fixture_call (fixture, "clashes", fixture->festival, "--rule", "performer", "--json", NULL);
  assert_status (fixture, FINDINGS);
  g_assert_null (strstr (fixture->output, "accepted"));

  fixture_call (fixture, "undo", fixture->festival, NULL);
  fixture_call (fixture, "clashes", fixture->festival, "--rule", "performer", NULL);
  assert_status (fixture, DONE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  TEST ("/command-clashes/json/names-rule-subject-events-and-minutes", test_json);
  TEST ("/command-clashes/words/explain-each-clash", test_words);
  TEST ("/command-clashes/a-rule/is-asked-for-by-its-name", test_rule);
  TEST ("/command-clashes/none/is-done", test_none);
  TEST ("/command-clashes/accepted/holds-until-a-fact-changes", test_accepted);

  return g_test_run ();
}
