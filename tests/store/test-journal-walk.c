/* test-journal-walk.c
 *
 * Long random walks over the history: after every move the data are, to the last byte, those that the step left. DREAMFEST_TEST_STEPS makes them longer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harbour-acts.h"
#include "store/df-journal-parts-private.h"

static int
count_steps (int few)
{
  const char *many = g_getenv ("DREAMFEST_TEST_STEPS");

  return many != NULL ? MAX (few, atoi (many)) : few;
}

/* A seed of the test's own, so that a failure can be walked again: --seed. */
static GRand *
make_random (void)
{
  return g_rand_new_with_seed (g_test_rand_int ());
}

static void
restart (HarbourFixture *fixture)
{
  harbour_disconnect (fixture);
  harbour_connect (fixture);
  df_journal_set_bounds (fixture->journal, G_MAXINT64, G_MAXINT64);
  /* Nothing here cuts the power. */
  harbour_execute (fixture->database, "PRAGMA synchronous = OFF");
}

static gboolean
move (HarbourFixture *fixture,
      gboolean        back)
{
  g_autoptr(GError) error = NULL;
  gboolean moved = back ? df_journal_undo (fixture->journal, NULL, &error) : df_journal_redo (fixture->journal, NULL, &error);

  if (!moved)
    g_assert_error (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO);
  return moved;
}

/* To any step near by, in one move. */
static gboolean
go (HarbourFixture *fixture,
    GRand          *random)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce ((SELECT id FROM history_steps WHERE id >= coalesce ((SELECT max (id) FROM history_steps"
                                          " WHERE state = 1), 0) + %d ORDER BY id LIMIT 1), 0)", g_rand_int_range (random, -40, 40));
  g_autoptr(GError) error = NULL;
  gboolean moved;
  gint64 step;

  /* The first step makes the tables. */
  if (harbour_query (fixture->database, "SELECT count(*) FROM sqlite_schema WHERE name = 'history_steps'") == 0)
    return FALSE;

  step = harbour_query (fixture->database, sql);
  moved = df_journal_go (fixture->journal, step, NULL, &error);
  if (!moved)
    g_assert_error (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO);
  else
    g_assert_cmpint (harbour_query (fixture->database, "SELECT coalesce (max (id), 0) FROM history_steps WHERE state = 1"), ==, step);
  return moved;
}

static gboolean
move_anyhow (HarbourFixture *fixture,
             GRand          *random)
{
  return g_rand_int_range (random, 0, 8) == 0 ? go (fixture, random) : move (fixture, g_rand_boolean (random));
}

/* @acts in a second process until it is shot, a moment after it began. */
static void
kill_while (HarbourFixture *fixture,
            GRand          *random,
            void          (*acts) (HarbourFixture *, GRand *))
{
  guint32 seed = g_rand_int (random);
  pid_t child;
  int status = 0;

  harbour_disconnect (fixture);
  child = fork ();
  if (child == 0)
    {
      g_autoptr(GRand) own = g_rand_new_with_seed (seed);

      harbour_connect (fixture);
      df_journal_set_bounds (fixture->journal, G_MAXINT64, G_MAXINT64);
      for (;;)
        acts (fixture, own);
    }
  g_usleep (g_rand_int_range (random, 5000, 40000));
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

static void
only_move (HarbourFixture *fixture,
           GRand          *random)
{
  move_anyhow (fixture, random);
}

static void
assert_sound (HarbourFixture *fixture)
{
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check != 'ok'"), ==, 0);
  /* A row's id is never used again, also after an undo. */
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM boats WHERE id > (SELECT seq FROM sqlite_sequence WHERE name = 'boats')"),
                   ==, 0);
}

static void
test_walk (HarbourFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(GRand) random = make_random ();
  g_autofree char *at_first = harbour_hash (fixture->database);
  g_autofree char *at_last = NULL;
  int n_steps = count_steps (120);
  int n_moves = 0;
  int n_kills = 0;

  restart (fixture);
  for (int i = 0; i < n_steps; i++)
    harbour_act_at_random (fixture, random);
  at_last = harbour_hash (fixture->database);

  for (int i = 0; i < n_steps; i++)
    {
      if (move_anyhow (fixture, random))
        n_moves++;
      harbour_assert_as_named (fixture, at_first);
      switch (g_rand_int_range (random, 0, 100))
        {
        case 0:
          kill_while (fixture, random, only_move);
          n_kills++;
          G_GNUC_FALLTHROUGH;
        case 1:
          restart (fixture);
          harbour_assert_as_named (fixture, at_first);
          break;
        default:
          break;
        }
    }
  g_test_message ("%d steps, %d moves, %d kills", n_steps, n_moves, n_kills);
  assert_sound (fixture);

  while (move (fixture, TRUE))
    ;
  harbour_assert_data (fixture, at_first);
  while (move (fixture, FALSE))
    ;
  harbour_assert_data (fixture, at_last);
  assert_sound (fixture);
}

static void
test_mixed_with_bounds (HarbourFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr(GRand) random = make_random ();
  int n_steps = count_steps (200);

  restart (fixture);
  df_journal_set_bounds (fixture->journal, 12, 40000);
  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  df_journal_clear (fixture->journal, NULL);
  for (int i = 0; i < n_steps; i++)
    {
      g_autofree char *name = NULL;

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          harbour_act_at_random (fixture, random);
          break;
        case 1:
          move (fixture, FALSE);
          break;
        default:
          move (fixture, TRUE);
        }

      /* At the end of what is kept nothing tells how the data must be. */
      name = df_journal_dup_undo_name (fixture->journal, NULL);
      if (name != NULL)
        harbour_assert_data (fixture, name);
      g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM history_steps"), <=, 12);
    }
  assert_sound (fixture);
  g_assert_cmpint (harbour_query (fixture->database, "SELECT (SELECT count(*) FROM history_changes)"
                                  " - (SELECT coalesce (sum (last_seq - first_seq + 1), 0) FROM history_steps)"), ==, 0);
}

static void
act_or_move (HarbourFixture *fixture,
             GRand          *random)
{
  if (g_rand_int_range (random, 0, 4) == 0)
    move_anyhow (fixture, random);
  else
    harbour_act_at_random (fixture, random);
}

static void
test_kill (HarbourFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(GRand) random = make_random ();
  g_autofree char *at_first = harbour_hash (fixture->database);
  int n_kills = count_steps (160) / 20;
  int n_hot = 0;

  for (int i = 0; i < n_kills; i++)
    {
      g_autofree char *at_last = NULL;
      int most;

      kill_while (fixture, random, act_or_move);
      n_hot += harbour_count_beside (fixture->path);
      restart (fixture);
      harbour_assert_as_named (fixture, at_first);
      at_last = harbour_hash (fixture->database);
      /* All the way now and then, since it gets longer and longer. */
      most = i < 8 || i % 25 == 0 ? G_MAXINT : 60;
      for (int n = 0; n < most && move (fixture, TRUE); n++)
        harbour_assert_as_named (fixture, at_first);
      while (move (fixture, FALSE))
        harbour_assert_as_named (fixture, at_first);
      assert_sound (fixture);
      harbour_assert_as_named (fixture, at_first);
    }
  g_test_message ("%d kills, %d with a journal left", n_kills, n_hot);
}

#define add(path, function) g_test_add (path, HarbourFixture, NULL, harbour_set_up, function, harbour_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/journal-walk/any-way-through-the-history/leads-to-the-data-of-its-steps", test_walk);
  add ("/journal-walk/new-steps-between-undo-and-redo/keep-to-the-bounds-and-the-data", test_mixed_with_bounds);
  add ("/journal-walk/a-killed-program/leaves-a-whole-step-and-the-whole-history", test_kill);

  return g_test_run ();
}
