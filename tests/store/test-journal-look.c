/* test-journal-look.c
 *
 * What a connection sees of others' steps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "harbour.h"

static void
test_look (HarbourFixture *fixture,
           gconstpointer   data)
{
  HarbourFixture other = { fixture->path, NULL, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) first = NULL;
  g_autoptr(GArray) second = NULL;
  g_autoptr(GArray) changes = NULL;
  gboolean others;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  g_assert_true (df_journal_look (fixture->journal, &others, &changes, &error));
  g_assert_false (others);

  harbour_connect (&other);

  harbour_act (&other, "Pier", "DELETE FROM piers WHERE id = 1");
  harbour_act (&other, "Boat", "UPDATE boats SET name = 'Eva' WHERE id = 3");
  g_assert_true (df_journal_look (fixture->journal, &others, &first, &error));
  g_assert_true (others);
  harbour_assert_changes (first, "piers:1 boats:1 boats:2 boats:3");
  g_assert_true (df_journal_look (fixture->journal, &others, &changes, &error));
  g_assert_false (others);

  /* What one undid of the other's is seen too. */
  df_journal_undo (fixture->journal, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (df_journal_look (fixture->journal, &others, &changes, &error));
  g_assert_false (others);
  g_assert_true (df_journal_look (other.journal, &others, &second, &error));
  g_assert_true (others);
  harbour_assert_changes (second, "boats:3");

  harbour_disconnect (&other);
}

static void
test_look_between_own_steps (HarbourFixture *fixture,
                             gconstpointer   data)
{
  HarbourFixture other = { fixture->path, NULL, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) changes = NULL;
  gboolean others;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  harbour_connect (&other);

  harbour_act (&other, "Theirs", "UPDATE boats SET name = 'Eva' WHERE id = 3");
  harbour_act (fixture, "Ours", "UPDATE boats SET name = 'Eve' WHERE id = 2");
  harbour_act (&other, "Theirs again", "UPDATE boats SET name = 'Eda' WHERE id = 1");
  g_assert_true (df_journal_look (fixture->journal, &others, &changes, &error));
  g_assert_true (others);
  harbour_assert_changes (changes, "boats:1 boats:2 boats:3");

  harbour_disconnect (&other);
}

static void
test_look_without_names (HarbourFixture *fixture,
                         gconstpointer   data)
{
  g_autoptr(GError) error = NULL;
  GArray *changes = NULL;
  gboolean others;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  harbour_vandalise (fixture->path, "UPDATE boats SET name = 'Eva' WHERE id = 3");
  g_assert_true (df_journal_look (fixture->journal, &others, &changes, &error));
  g_assert_true (others);
  g_assert_null (changes);

  /* A cleared history uses its numbers again. */
  harbour_vandalise (fixture->path, "DELETE FROM history_changes; DELETE FROM history_steps;"
                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)"
                     "INSERT INTO history_changes (seq, table_no, op, row_id) SELECT i, 1, -1, i FROM n");
  g_assert_true (df_journal_look (fixture->journal, &others, &changes, &error));
  g_assert_true (others);
  g_assert_null (changes);
}

#define add(path, function) g_test_add (path, HarbourFixture, NULL, harbour_set_up, function, harbour_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/journal-look/a-look/names-the-rows-of-other-connections", test_look);
  add ("/journal-look/a-look/names-what-came-before-our-own-step", test_look_between_own_steps);
  add ("/journal-look/a-look/says-that-everything-may-have-changed-where-rows-have-no-names", test_look_without_names);

  return g_test_run ();
}
