/* test-command-list.c
 *
 * What list prints, for people and for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command-fixture.h"

#include <string.h>

static void
test_performers (Fixture       *fixture,
                 gconstpointer  data)
{
  fixture_fill (fixture);
  fixture_call (fixture, "list", fixture->festival, "performers", NULL);
  assert_status (fixture, DONE);
  g_assert_cmpstr (fixture->words, ==, "");

  /* In the order of names, each over the events in the order of their times. */
  g_assert_cmpstr (fixture->output, ==,
                   "   2  311\n"
                   "        Opening   Fri 5 February  18:00–19:30  Barn\n"
                   "   3  Nobody Yet\n"
                   "        0 Events\n"
                   "   4  Twin\n"
                   "        0 Events\n"
                   "   1  Zoë         https://zoe.example\n"
                   "        Opening   Fri 5 February  18:00–19:30  Barn\n"
                   "        Late Set  Fri 5 February  01:30–02:00\n"
                   "   5  twin\n"
                   "        0 Events\n"
                   "\n"
                   "5 Performers\n");
}

static void
test_performing (Fixture       *fixture,
                 gconstpointer  data)
{
  fixture_fill (fixture);
  fixture_call (fixture, "list", fixture->festival, "performers", "--performing", NULL);
  assert_status (fixture, DONE);
  assert_has (fixture->output, "\n2 Performers\n");
  assert_has (fixture->output, "Zoë");
  g_assert_null (strstr (fixture->output, "Nobody Yet"));
}

static void
test_events (Fixture       *fixture,
             gconstpointer  data)
{
  fixture_fill (fixture);
  fixture_call (fixture, "list", fixture->festival, "events", NULL);
  assert_status (fixture, DONE);
  assert_has (fixture->output, "\n3 Events\n");
  assert_has (fixture->output, "  Somewhen\n        0 Performers\n");
  assert_has (fixture->output, "  Late Set");
}

static void
test_stages (Fixture       *fixture,
             gconstpointer  data)
{
  fixture_fill (fixture);
  fixture_call (fixture, "list", fixture->festival, "stages", NULL);
  assert_status (fixture, DONE);
  g_assert_cmpstr (fixture->output, ==, "   1  Barn\n        1 Event\n\n1 Stage\n");
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  fixture_call (fixture, "new", fixture->festival, NULL);
  fixture_call (fixture, "list", fixture->festival, "performers", NULL);
  assert_status (fixture, DONE);
  g_assert_cmpstr (fixture->output, ==, "0 Performers\n");
}

static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  fixture_fill (fixture);
  fixture_call (fixture, "list", fixture->festival, "performers", "--json", NULL);
  assert_status (fixture, DONE);
  g_assert_true (g_str_has_prefix (fixture->output, "[\n"));
  g_assert_cmpuint (fixture_count (fixture->output, "\"website\""), ==, 5);
  assert_has (fixture->output, "\"events\": []");
  assert_has (fixture->output, "\"time\": \"6pm - 7:30pm\"");

  fixture_call (fixture, "list", fixture->festival, "performers", "--json", "--performing", NULL);
  assert_status (fixture, DONE);
  g_assert_cmpuint (fixture_count (fixture->output, "\"website\""), ==, 2);
  g_assert_null (strstr (fixture->output, "\"events\": []"));

  fixture_call (fixture, "list", fixture->festival, "events", "--json", NULL);
  assert_status (fixture, DONE);
  assert_has (fixture->output, "\"starts\": \"25:30\"");
}

/* A name from somewhere else must not steer the terminal. */
static void
test_only_text (Fixture       *fixture,
                gconstpointer  data)
{
  fixture_fill (fixture);
  fixture_call (fixture, "link", fixture->festival, "\033[2Jnobody", "1", NULL);
  assert_refused (fixture, REFUSED);
  g_assert_null (strchr (fixture->words, '\033'));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/command-list/performers/stand-over-their-events-in-columns", test_performers);
  TEST ("/command-list/performing/leaves-out-who-has-no-event", test_performing);
  TEST ("/command-list/events/stand-over-their-performers", test_events);
  TEST ("/command-list/stages/say-how-many-events-they-have", test_stages);
  TEST ("/command-list/an-empty-festival/has-no-performers", test_nothing);
  TEST ("/command-list/json/is-what-an-export-holds", test_json);
  TEST ("/command-list/control-characters/do-not-reach-the-terminal", test_only_text);

  return g_test_run ();
}
