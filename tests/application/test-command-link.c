/* test-command-link.c
 *
 * Which performer plays in which event, and how they are named.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command-fixture.h"

#include <string.h>

#include "locker.h"

static void
assert_linked (Fixture    *fixture,
               const char *link)
{
  g_autofree char *packed = NULL;
  g_auto(GStrv) words = NULL;

  fixture_call (fixture, "export", fixture->festival, NULL);
  words = g_strsplit_set (strstr (fixture->output, "\"performers_events\""), " \n", -1);
  packed = g_strjoinv ("", words);
  assert_has (packed, link);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  const struct { const char *performer; const char *event; const char *link; } cases[] = {
    { "3", "3", "\"performer_id\":3,\"event_id\":3" },
    { "nobody yet", "OPENING", "\"performer_id\":3,\"event_id\":1" },
    { "zoe\xcc\x88", "Somewhen", "\"performer_id\":1,\"event_id\":3" },
    { "311", "late set", "\"performer_id\":2,\"event_id\":2" },
    { "4", "7A0E8B52-8a4b-4c5d-9d36-0f5d1c2b3a41", "\"performer_id\":4,\"event_id\":1" }
  };

  fixture_fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture_call (fixture, "link", fixture->festival, cases[i].performer, cases[i].event, NULL);
      assert_status (fixture, DONE);
      g_assert_cmpstr (fixture->output, ==, "");
      assert_linked (fixture, cases[i].link);
    }
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  const char *const calls[][3] = {
    { "link", "twin", "1" }, { "link", "Twin", "1" }, { "link", "99", "1" }, { "link", "1", "99" }, { "link", "Zo", "1" }, { "link", "", "1" },
    { "link", "1", "99999999999999999999" }, { "link", "1", "-1" }, { "link", "1", "00000000-0000-4000-8000-000000000000" },
    { "link", "1", "1" }, { "unlink", "1", "3" }, { "unlink", "3", "1" }
  };
  g_autofree char *before = NULL;

  fixture_fill (fixture);
  before = fixture_digest (fixture, "summer.dreamfest");
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *after = NULL;

      fixture_call (fixture, calls[i][0], "--", fixture->festival, calls[i][1], calls[i][2], NULL);
      if (fixture->status != REFUSED)
        g_test_message ("%s %s %s", calls[i][0], calls[i][1], calls[i][2]);
      assert_refused (fixture, REFUSED);
      after = fixture_digest (fixture, "summer.dreamfest");
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  fixture_fill (fixture);
  fixture_call (fixture, "link", fixture->festival, "TWIN", "1", NULL);
  assert_refused (fixture, REFUSED);
  assert_has (fixture->words, "4, 5");
}

static void
test_unlink (Fixture       *fixture,
             gconstpointer  data)
{
  fixture_fill (fixture);
  fixture_call (fixture, "unlink", fixture->festival, "zoë", "opening", NULL);
  assert_status (fixture, DONE);
  fixture_call (fixture, "list", fixture->festival, "performers", NULL);
  g_assert_cmpuint (fixture_count (fixture->output, "Opening"), ==, 1);

  fixture_call (fixture, "undo", fixture->festival, NULL);
  assert_status (fixture, DONE);
  fixture_call (fixture, "list", fixture->festival, "performers", NULL);
  g_assert_cmpuint (fixture_count (fixture->output, "Opening"), ==, 2);
}

static gpointer
let_go_later (gpointer locker)
{
  g_usleep (700 * 1000);
  locker_let_go (GPOINTER_TO_INT (locker));

  return NULL;
}

static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GThread *thread;
  gint64 begin;
  pid_t locker;

  fixture_fill (fixture);
  path = fixture_path (fixture, "summer.dreamfest");
  locker = locker_hold_writing (path);
  thread = g_thread_new ("let-go", let_go_later, GINT_TO_POINTER (locker));
  fixture_call (fixture, "link", fixture->festival, "3", "3", NULL);
  g_thread_join (thread);
  assert_status (fixture, DONE);
  assert_linked (fixture, "\"performer_id\":3,\"event_id\":3");

  before = fixture_digest (fixture, "summer.dreamfest");
  locker = locker_hold_writing (path);
  begin = g_get_monotonic_time ();
  fixture_call (fixture, "unlink", fixture->festival, "3", "3", NULL);
  g_assert_cmpint (g_get_monotonic_time () - begin, >, 4500 * 1000);
  locker_let_go (locker);
  assert_refused (fixture, REFUSED);
  after = fixture_digest (fixture, "summer.dreamfest");
  g_assert_cmpstr (after, ==, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/command-link/a-number-a-guid-or-a-name/finds-the-record", test_names);
  TEST ("/command-link/what-cannot-be/is-refused-and-changes-nothing", test_refusals);
  TEST ("/command-link/a-name-of-two/is-refused-and-both-are-told", test_several);
  TEST ("/command-link/unlinking/can-be-undone", test_unlink);

  TEST ("/command-link/a-file-that-another-program-holds/is-waited-for-5-seconds", test_locked);

  return g_test_run ();
}
