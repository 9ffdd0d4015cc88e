/* test-command-undo.c
 *
 * Steps back and forth, over calls.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command-fixture.h"

#include <string.h>

#include "festival/df-festival-catalog.h"

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *linked = NULL;

  fixture_fill (fixture);
  fixture_call (fixture, "link", fixture->festival, "3", "1", NULL);
  fixture_call (fixture, "export", fixture->festival, NULL);
  linked = g_strdup (fixture->output);

  fixture_call (fixture, "undo", fixture->festival, NULL);
  assert_status (fixture, DONE);
  assert_has (fixture->words, "Undid “");
  fixture_call (fixture, "export", fixture->festival, NULL);
  g_assert_cmpstr (fixture->output, !=, linked);

  fixture_call (fixture, "redo", fixture->festival, NULL);
  assert_status (fixture, DONE);
  assert_has (fixture->words, "Redid “");
  fixture_call (fixture, "export", fixture->festival, NULL);
  g_assert_cmpstr (fixture->output, ==, linked);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_call (fixture, "new", fixture->festival, NULL);
  before = fixture_digest (fixture, "summer.dreamfest");
  fixture_call (fixture, "undo", fixture->festival, NULL);
  assert_refused (fixture, REFUSED);
  fixture_call (fixture, "redo", fixture->festival, NULL);
  assert_refused (fixture, REFUSED);
  after = fixture_digest (fixture, "summer.dreamfest");
  g_assert_cmpstr (after, ==, before);
}

static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  fixture_fill (fixture);
  fixture_call (fixture, "link", fixture->festival, "3", "1", NULL);
  fixture_call (fixture, "undo", fixture->festival, NULL);

  fixture_call (fixture, "history", fixture->festival, NULL);
  assert_status (fixture, DONE);
  g_assert_cmpuint (fixture_count (fixture->output, "\n"), ==, 2);
  g_assert_cmpuint (fixture_count (fixture->output, "(undone)"), ==, 1);

  fixture_call (fixture, "history", fixture->festival, "--json", NULL);
  assert_status (fixture, DONE);
  g_assert_cmpuint (fixture_count (fixture->output, "\"made_at\": \"20"), ==, 2);
  g_assert_true (g_regex_match_simple ("^\\[\\s+\\{\\s+\"id\": \\d+,\\s+\"name\": \"[^\"]+\",\\s+\"made_at\": \"[0-9T:-]+Z\",\\s+\"done\": true\\s+\\},"
                                       "\\s+\\{[^{}]*\"done\": false\\s+\\}\\s+\\]\n$",
                                       fixture->output, 0, 0));
}

static void
test_import_is_one_step (Fixture       *fixture,
                         gconstpointer  data)
{
  fixture_call (fixture, "seed", fixture->festival, NULL);
  fixture_call (fixture, "undo", fixture->festival, NULL);
  assert_status (fixture, DONE);
  fixture_call (fixture, "list", fixture->festival, "events", NULL);
  g_assert_cmpstr (fixture->output, ==, "0 Events\n");
  fixture_call (fixture, "undo", fixture->festival, NULL);
  assert_refused (fixture, REFUSED);
}

/* As a window does: open all the while, beside calls that are processes of their own. */
static void
test_beside_an_open_file (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(DfRepository) repository = NULL;
  g_autoptr(DfRecord) first = NULL;
  g_autoptr(GError) error = NULL;

  fixture_call (fixture, "seed", fixture->festival, NULL);
  repository = df_festival_open (fixture->festival, DF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  first = df_repository_dup_record (repository, df_catalog_find_table (df_festival_catalog (), "performers"), 1);
  g_assert_true (df_repository_set_text (repository, first, "name", "Renamed", &error));

  /* They undo what we did, and we do it again. */
  fixture_call (fixture, "undo", fixture->festival, NULL);
  assert_status (fixture, DONE);
  g_assert_true (df_repository_refresh (repository, &error));
  g_assert_cmpstr (df_record_get_title (first), !=, "Renamed");
  g_assert_cmpstr (df_repository_get_undo_name (repository), ==, "Load Sample Festival");
  g_assert_true (df_repository_redo (repository, &error));
  g_assert_cmpstr (df_record_get_title (first), ==, "Renamed");

  /* We undo what they did. */
  fixture_call (fixture, "unlink", fixture->festival, "1", "1", NULL);
  if (fixture->status != DONE)
    fixture_call (fixture, "link", fixture->festival, "1", "1", NULL);
  assert_status (fixture, DONE);
  g_assert_true (df_repository_undo (repository, &error));
  g_assert_no_error (error);
  fixture_call (fixture, "history", fixture->festival, NULL);
  g_assert_cmpuint (fixture_count (fixture->output, "\n"), ==, 3);
  g_assert_cmpuint (fixture_count (fixture->output, "(undone)"), ==, 1);

  /* While they undo all, nothing that is open is lost or wrong. */
  fixture_call (fixture, "undo", fixture->festival, NULL);
  fixture_call (fixture, "undo", fixture->festival, NULL);
  assert_status (fixture, DONE);
  g_assert_true (df_repository_refresh (repository, &error));
  g_assert_true (df_record_is_deleted (first));
  g_assert_false (df_repository_undo (repository, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/command-undo/back-and-forth/leads-to-the-same-line-up", test_steps);
  TEST ("/command-undo/a-new-file/has-nothing-to-undo", test_nothing);
  TEST ("/command-undo/history/tells-all-steps-and-which-are-undone", test_history);
  TEST ("/command-undo/beside-an-open-file/takes-turns-with-it-in-one-history", test_beside_an_open_file);
  TEST ("/command-undo/the-sample/is-one-step", test_import_is_one_step);

  return g_test_run ();
}
