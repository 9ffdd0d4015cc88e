/* test-command-import.c
 *
 * Festivals in and out on the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command-fixture.h"

#include <string.h>

#define NEWCOMERS "{ \"format\": \"dreamfest\", \"version\": 1, \"performers\": [ { \"name\": \"Newcomer\" } ] }"
#define WRONG "{ \"format\": \"dreamfest\", \"version\": 1, \"performers\": [ { \"name\": 7 } ] }"

#define WRONG_TWICE "{ \"format\": \"dreamfest\", \"version\": 1, \"performers\": [ { \"name\": 7 }, { \"name\": 8 }, { \"name\": \" A\" } ] }"

static void
test_round (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *first = NULL;

  fixture_fill (fixture);
  fixture_call (fixture, "export", fixture->festival, "one.json", NULL);
  assert_status (fixture, DONE);
  g_assert_cmpstr (fixture->output, ==, "");
  fixture_call (fixture, "import", "other.dreamfest", "one.json", NULL);
  assert_status (fixture, DONE);
  fixture_call (fixture, "export", "other.dreamfest", "two.json", NULL);
  assert_status (fixture, DONE);

  fixture_call (fixture, "export", fixture->festival, NULL);
  first = g_strdup (fixture->output);
  fixture_call (fixture, "export", "other.dreamfest", "-", NULL);
  g_assert_cmpstr (fixture->output, ==, first);
  g_assert_true (g_str_has_suffix (first, "}\n"));
}

/* Out as a schedule and in again, also through a pipe: found by its content, and nothing is new. */
static void
test_schedule (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *schedule = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_fill (fixture);
  fixture_call (fixture, "export", fixture->festival, "--as", "schedule-json", NULL);
  assert_status (fixture, DONE);
  schedule = g_strdup (fixture->output);
  g_assert_nonnull (strstr (schedule, "\"conference\""));

  before = fixture_digest (fixture, "summer.dreamfest");
  fixture_feed (fixture, schedule, "import", fixture->festival, "-", NULL);
  assert_status (fixture, DONE);
  g_assert_nonnull (strstr (fixture->words, "Nothing new"));
  after = fixture_digest (fixture, "summer.dreamfest");
  g_assert_cmpstr (after, ==, before);

  fixture_feed (fixture, schedule, "import", "other.dreamfest", "-", "--as", "schedule-json", NULL);
  assert_status (fixture, DONE);
  fixture_feed (fixture, schedule, "import", "third.dreamfest", "-", "--as", "schedule-xml", NULL);
  assert_refused (fixture, REFUSED);
  g_assert_false (fixture_exists (fixture, "third.dreamfest"));
}

static void
test_target (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_fill (fixture);
  fixture_write (fixture, "there.json", "mine");
  fixture_call (fixture, "export", fixture->festival, "there.json", NULL);
  assert_refused (fixture, REFUSED);
  before = fixture_digest (fixture, "there.json");
  g_assert_cmpstr (before, ==, "3fd30542fe3f61b14bd4a4b2dc0b6fb30fa6f63ebce52dd1778aaa8c4dc02cff");

  fixture_call (fixture, "export", fixture->festival, "there.json", "--force", NULL);
  assert_status (fixture, DONE);
  after = fixture_digest (fixture, "there.json");
  g_assert_cmpstr (after, !=, before);
}

static void
test_onto_itself (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_fill (fixture);
  before = fixture_digest (fixture, "summer.dreamfest");
  fixture_call (fixture, "export", fixture->festival, "./summer.dreamfest", "--force", NULL);
  assert_refused (fixture, REFUSED);
  fixture_call (fixture, "import", fixture->festival, "./summer.dreamfest", NULL);
  assert_refused (fixture, REFUSED);
  after = fixture_digest (fixture, "summer.dreamfest");
  g_assert_cmpstr (after, ==, before);
}

static void
test_trial (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_write (fixture, "new.json", NEWCOMERS);
  fixture_call (fixture, "import", fixture->festival, "new.json", "--dry-run", "--json", NULL);
  assert_status (fixture, DONE);
  assert_has (fixture->output, "\"new\": 1");
  g_assert_false (fixture_exists (fixture, "summer.dreamfest"));

  fixture_fill (fixture);
  before = fixture_digest (fixture, "summer.dreamfest");
  fixture_call (fixture, "import", fixture->festival, "new.json", "--dry-run", "--json", NULL);
  assert_status (fixture, DONE);
  assert_has (fixture->output, "\"new\": 1");
  after = fixture_digest (fixture, "summer.dreamfest");
  g_assert_cmpstr (after, ==, before);
}

static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_fill (fixture);
  fixture_call (fixture, "export", fixture->festival, "one.json", NULL);
  before = fixture_digest (fixture, "summer.dreamfest");
  fixture_call (fixture, "import", fixture->festival, "one.json", "--json", NULL);
  assert_status (fixture, DONE);
  assert_has (fixture->output, "\"same\": 5");
  g_assert_null (strstr (fixture->output, "\"new\": 5"));
  after = fixture_digest (fixture, "summer.dreamfest");
  g_assert_cmpstr (after, ==, before);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  const char *const wrong[] = { "", "[", "null", "{}", WRONG, "{ \"format\": \"dreamfest\", \"version\": 99 }", "\xff\xfe[\0]" };
  g_autofree char *before = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      fixture_write (fixture, "wrong.json", wrong[i]);
      fixture_call (fixture, "import", "fresh.dreamfest", "wrong.json", NULL);
      assert_status (fixture, REFUSED);
      g_assert_cmpstr (fixture->words, !=, "");
      g_assert_false (fixture_exists (fixture, "fresh.dreamfest"));
      g_assert_false (fixture_exists (fixture, "fresh.dreamfest-journal"));
    }

  fixture_fill (fixture);
  before = fixture_digest (fixture, "summer.dreamfest");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *after = NULL;

      fixture_feed (fixture, wrong[i], "import", fixture->festival, "-", NULL);
      assert_status (fixture, REFUSED);
      g_assert_cmpstr (fixture->output, ==, "");
      assert_has (fixture->words, "dreamfest: ");
      after = fixture_digest (fixture, "summer.dreamfest");
      g_assert_cmpstr (after, ==, before);
    }
}

static guint
count_lines (const char *words)
{
  g_auto(GStrv) lines = g_strsplit (words, "\n", -1);

  return g_strv_length (lines) - 1;
}

static void
test_one_refusal (Fixture       *fixture,
                  gconstpointer  data)
{
  const char *const sentence = "dreamfest: ./wrong.json:1:66: /performers/0/name: Found 7, expected a text.\n";

  fixture_write (fixture, "wrong.json", WRONG);
  fixture_call (fixture, "import", fixture->festival, "./wrong.json", NULL);
  assert_status (fixture, REFUSED);
  g_assert_cmpstr (fixture->words, ==, sentence);

  fixture_call (fixture, "import", fixture->festival, "./wrong.json", "--json", NULL);
  assert_status (fixture, REFUSED);
  g_assert_cmpstr (fixture->words, ==, sentence);
  assert_has (fixture->output, "\"path\": \"/performers/0/name\", \"text\": \"Found 7, expected a text.\" }");

  fixture_feed (fixture, WRONG, "import", fixture->festival, "-", NULL);
  assert_status (fixture, REFUSED);
  g_assert_cmpstr (fixture->words, ==, "dreamfest: standard input:1:66: /performers/0/name: Found 7, expected a text.\n");
}

static void
test_several_refusals (Fixture       *fixture,
                       gconstpointer  data)
{
  fixture_write (fixture, "wrong.json", WRONG_TWICE);
  fixture_call (fixture, "import", fixture->festival, "./wrong.json", NULL);
  assert_status (fixture, REFUSED);
  assert_has (fixture->words, "./wrong.json:1:66: /performers/0/name: Found 7, expected a text.\n");
  assert_has (fixture->words, "./wrong.json:1:81: /performers/1/name: Found 8, expected a text.\n");
  assert_has (fixture->words, "./wrong.json:1:96: /performers/2/name: This was tidied");
  assert_has (fixture->words, "dreamfest: “./wrong.json” was refused for 2 faults; nothing was changed.\n");
  g_assert_cmpuint (count_lines (fixture->words), ==, 4);

  /* The words are in the report then, all but the notes. */
  fixture_call (fixture, "import", fixture->festival, "./wrong.json", "--json", NULL);
  assert_status (fixture, REFUSED);
  assert_has (fixture->output, "\"path\": \"/performers/1/name\", \"text\": \"Found 8, expected a text.\" }");
  assert_has (fixture->words, "dreamfest: “./wrong.json” was refused for 2 faults; nothing was changed.\n");
  g_assert_cmpuint (count_lines (fixture->words), ==, 2);
}

/* The import is done when nobody reads its report. */
static void
test_unread_report (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GSubprocessLauncher) launcher = fixture_launcher (fixture, G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  fixture_write (fixture, "new.json", NEWCOMERS);
  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process = g_subprocess_launcher_spawn (launcher, &error, fixture_program (), "import", fixture->festival, "new.json", "--json", NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, DONE);

  fixture_call (fixture, "list", fixture->festival, "performers", NULL);
  assert_has (fixture->output, "Newcomer");
}

static void
test_missing_source (Fixture       *fixture,
                     gconstpointer  data)
{
  fixture_call (fixture, "import", fixture->festival, "nowhere.json", NULL);
  assert_refused (fixture, REFUSED);
  g_assert_cmpstr (fixture->words, ==, "dreamfest: There is no file “nowhere.json”.\n");
  g_assert_false (fixture_exists (fixture, "summer.dreamfest"));
}

static void
test_skip_matches (Fixture       *fixture,
                   gconstpointer  data)
{
  fixture_fill (fixture);
  fixture_write (fixture, "later.json",
                 "{ \"format\": \"dreamfest\", \"version\": 1, \"events\": [ { \"guid\": \"7a0e8b52-8a4b-4c5d-9d36-0f5d1c2b3a41\","
                 " \"day\": \"2027-02-05\", \"starts\": \"18:00\", \"ends\": \"20:00\", \"name\": \"Opening\" } ] }");
  fixture_call (fixture, "import", fixture->festival, "later.json", "--on-match", "skip", NULL);
  assert_status (fixture, DONE);
  fixture_call (fixture, "list", fixture->festival, "events", "--json", NULL);
  assert_has (fixture->output, "\"ends\": \"19:30\"");

  fixture_call (fixture, "import", fixture->festival, "later.json", "--on-match", "update", NULL);
  assert_status (fixture, DONE);
  fixture_call (fixture, "list", fixture->festival, "events", "--json", NULL);
  assert_has (fixture->output, "\"ends\": \"20:00\"");
}

static void
test_seed (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *sample = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_call (fixture, "seed", fixture->festival, NULL);
  assert_status (fixture, DONE);
  fixture_call (fixture, "list", fixture->festival, "performers", NULL);
  assert_has (fixture->output, "Mara Vale");
  assert_has (fixture->output, "\n15 Performers\n");

  g_assert_true (g_file_get_contents (g_getenv ("SAMPLE"), &sample, NULL, NULL));
  fixture_call (fixture, "export", fixture->festival, NULL);
  g_assert_cmpstr (fixture->output, ==, sample);

  before = fixture_digest (fixture, "summer.dreamfest");
  fixture_call (fixture, "seed", fixture->festival, NULL);
  assert_status (fixture, DONE);
  after = fixture_digest (fixture, "summer.dreamfest");
  g_assert_cmpstr (after, ==, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/command-import/out-and-in-and-out/gives-the-same-bytes", test_round);
  TEST ("/command-import/a-target-that-is-there/is-replaced-by-force-alone", test_target);
  TEST ("/command-import/the-festival-itself/is-neither-target-nor-source", test_onto_itself);
  TEST ("/command-import/a-trial/counts-and-writes-nothing", test_trial);
  TEST ("/command-import/the-same-again/leaves-the-bytes", test_again);
  TEST ("/command-import/a-wrong-source/leaves-no-file-and-the-bytes", test_refused);
  TEST ("/command-import/one-refusal/is-said-once-with-its-place", test_one_refusal);
  TEST ("/command-import/several-refusals/are-each-said-once-and-counted", test_several_refusals);
  TEST ("/command-import/a-source-that-is-not-there/leaves-no-file", test_missing_source);
  TEST ("/command-import/a-report-that-cannot-be-written/leaves-the-import-done", test_unread_report);
  TEST ("/command-import/on-match/updates-or-skips", test_skip_matches);
  TEST ("/command-import/a-schedule/goes-out-and-comes-in-through-a-pipe", test_schedule);
  TEST ("/command-import/the-sample/is-handed-on-as-it-is-and-changes-nothing-a-second-time", test_seed);

  return g_test_run ();
}
