/* test-command-maintenance.c
 *
 * Whole files: made, looked at, brought to another version, copied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command-fixture.h"

#include <string.h>

static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  fixture_call (fixture, "new", fixture->festival, "--name", "Zoë’s Weekend", "--starts-on", "2027-02-05", "--days", "3", "--time-zone",
                "Pacific/Auckland", NULL);
  assert_status (fixture, DONE);
  g_assert_cmpstr (fixture->output, ==, "");
  fixture_call (fixture, "export", fixture->festival, NULL);
  assert_has (fixture->output, "\"name\": \"Zoë’s Weekend\"");
  assert_has (fixture->output, "\"starts_on\": \"2027-02-05\"");
  assert_has (fixture->output, "\"days\": 3");
  assert_has (fixture->output, "\"time_zone\": \"Pacific/Auckland\"");
}

static void
test_new_by_file_name (Fixture       *fixture,
                       gconstpointer  data)
{
  fixture_call (fixture, "new", fixture->festival, NULL);
  fixture_call (fixture, "export", fixture->festival, NULL);
  assert_has (fixture->output, "\"name\": \"summer\"");
  assert_has (fixture->output, "\"starts_on\": null");
}

static void
test_new_over_a_file (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_write (fixture, "summer.dreamfest", "mine");
  before = fixture_digest (fixture, "summer.dreamfest");
  fixture_call (fixture, "new", fixture->festival, NULL);
  assert_refused (fixture, REFUSED);
  fixture_call (fixture, "seed", fixture->festival, NULL);
  assert_refused (fixture, REFUSED);
  after = fixture_digest (fixture, "summer.dreamfest");
  g_assert_cmpstr (after, ==, before);
}

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  fixture_fill (fixture);
  fixture_call (fixture, "check", fixture->festival, NULL);
  assert_status (fixture, DONE);
  g_assert_cmpstr (fixture->output, ==, "");
}

static gboolean
page_holds (const char *page,
            const char *text)
{
  for (gsize i = 0; i + strlen (text) <= 4096; i++)
    if (memcmp (page + i, text, strlen (text)) == 0)
      return TRUE;

  return FALSE;
}

/* A page in the middle is lost: the header still says a festival. */
static void
test_check_damaged (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *content = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length;

  fixture_call (fixture, "seed", fixture->festival, NULL);
  g_file_get_contents (fixture->festival, &content, &length, NULL);
  for (gsize page = 4096; page + 4096 <= length; page += 4096)
    if (page_holds (content + page, "Sunset Session"))
      memset (content + page, 0, 2048);
  g_file_set_contents (fixture->festival, content, (gssize) length, NULL);

  before = fixture_digest (fixture, "summer.dreamfest");
  fixture_call (fixture, "check", fixture->festival, NULL);
  assert_status (fixture, FINDINGS);
  g_assert_cmpstr (fixture->output, !=, "");
  after = fixture_digest (fixture, "summer.dreamfest");
  g_assert_cmpstr (after, ==, before);
}

static void
test_migrate (Fixture       *fixture,
              gconstpointer  data)
{
  fixture_call (fixture, "new", fixture->festival, NULL);
  fixture_call (fixture, "migrate", fixture->festival, "--status", NULL);
  assert_status (fixture, DONE);
  g_assert_cmpstr (fixture->output, ==, "3 of 3\n");

  fixture_call (fixture, "migrate", fixture->festival, "--to", "1", NULL);
  assert_status (fixture, DONE);
  fixture_call (fixture, "migrate", fixture->festival, "--status", NULL);
  g_assert_cmpstr (fixture->output, ==, "1 of 3\n");
  fixture_call (fixture, "check", fixture->festival, NULL);
  assert_status (fixture, DONE);

  fixture_call (fixture, "migrate", fixture->festival, NULL);
  assert_status (fixture, DONE);
  fixture_call (fixture, "migrate", fixture->festival, "--status", NULL);
  g_assert_cmpstr (fixture->output, ==, "3 of 3\n");
}

static void
test_migrate_at_open (Fixture       *fixture,
                      gconstpointer  data)
{
  fixture_call (fixture, "new", fixture->festival, NULL);
  fixture_call (fixture, "migrate", fixture->festival, "--to", "1", NULL);
  fixture_call (fixture, "list", fixture->festival, "performers", NULL);
  assert_status (fixture, DONE);
  fixture_call (fixture, "migrate", fixture->festival, "--status", NULL);
  g_assert_cmpstr (fixture->output, ==, "3 of 3\n");
}

static void
test_backup (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *original = NULL;

  fixture_fill (fixture);
  fixture_call (fixture, "export", fixture->festival, NULL);
  original = g_strdup (fixture->output);

  fixture_call (fixture, "backup", fixture->festival, "copy.dreamfest", NULL);
  assert_status (fixture, DONE);
  fixture_call (fixture, "export", "copy.dreamfest", NULL);
  g_assert_cmpstr (fixture->output, ==, original);

  fixture_call (fixture, "backup", fixture->festival, "copy.dreamfest", NULL);
  assert_refused (fixture, REFUSED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/command-maintenance/a-new-festival/has-what-was-asked-for", test_new);
  TEST ("/command-maintenance/a-new-festival/is-called-like-its-file", test_new_by_file_name);
  TEST ("/command-maintenance/a-file-that-is-there/is-left-alone", test_new_over_a_file);
  TEST ("/command-maintenance/a-sound-file/has-no-findings", test_check);
  TEST ("/command-maintenance/a-damaged-file/has-findings-and-is-left-alone", test_check_damaged);
  TEST ("/command-maintenance/migrate/goes-down-and-up", test_migrate);
  TEST ("/command-maintenance/an-old-file/is-brought-up-when-it-is-opened", test_migrate_at_open);
  TEST ("/command-maintenance/a-backup/holds-the-same", test_backup);

  return g_test_run ();
}
