/* test-journal-others.c
 *
 * Others write to the file, or put another in its place: the history is applied rightly or says in one sentence why it is not; never wrongly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <unistd.h>

#include "harbour-acts.h"
#include "store/df-journal-parts-private.h"

/* --- another program ------------------------------------------------------------------------------------------------------------- */

/* It is refused, with one sentence for people, and all stays as it is. */
static void
assert_refused (HarbourFixture *fixture,
                gboolean        back)
{
  g_autofree char *before = harbour_hash (fixture->database);
  gint64 n_steps = harbour_query (fixture->database, "SELECT count(*) FROM history_steps");
  g_autoptr(GError) error = NULL;

  g_assert_false (back ? df_journal_undo (fixture->journal, NULL, &error) : df_journal_redo (fixture->journal, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_HISTORY_CLOSED);
  g_assert_cmpstr (error->message, ==, "Another program changed what this step wrote in “journal.dreamfest”, so it cannot be taken back or done again;"
                   " nothing was changed.");
  harbour_assert_data (fixture, before);
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM history_steps"), ==, n_steps);
}

static void
turn (HarbourFixture *fixture,
      gboolean        back)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (back ? df_journal_undo (fixture->journal, NULL, &error) : df_journal_redo (fixture->journal, NULL, &error));
  g_assert_no_error (error);
}

static void
test_any_write (HarbourFixture *fixture,
                gconstpointer   data)
{
  static const struct { const char *ours; const char *theirs; } cases[] = {
    { "UPDATE boats SET name = 'Ada' WHERE id = 1", "UPDATE boats SET length = 13 WHERE id = 1" },
    { "UPDATE boats SET name = 'Ada' WHERE id = 1", "DELETE FROM boats WHERE id = 1" },
    { "INSERT INTO sailors VALUES (9, 's9', 'Mia')", "UPDATE sailors SET name = 'Mio' WHERE id = 9" },
    { "INSERT INTO sailors VALUES (9, 's9', 'Mia')", "DELETE FROM sailors WHERE id = 9" },
    { "DELETE FROM boats_sailors WHERE id = 3", "INSERT INTO boats_sailors VALUES (3, 2, 2, '')" },
    { "DELETE FROM boats WHERE id = 3", "INSERT INTO boats VALUES (3, 'b3', 'Una', NULL, 7, '')" },
  };

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *bytes = NULL;
      gsize length;

      harbour_act (fixture, "Ours", cases[i].ours);
      g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
      g_test_message ("%s", cases[i].theirs);
      harbour_vandalise (fixture->path, cases[i].theirs);
      assert_refused (fixture, TRUE);

      /* The file of before: the step is undone as if nothing had been. */
      harbour_disconnect (fixture);
      g_assert_true (g_file_set_contents (fixture->path, bytes, length, NULL));
      harbour_connect (fixture);
      turn (fixture, TRUE);
    }
}

static void
test_undone_step (HarbourFixture *fixture,
                  gconstpointer   data)
{
  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  harbour_act (fixture, "Rename", "UPDATE boats SET name = 'Ada' WHERE id = 1");
  turn (fixture, TRUE);
  harbour_vandalise (fixture->path, "UPDATE boats SET notes = 'Theirs' WHERE id = 1");
  assert_refused (fixture, FALSE);
  /* The steps before it stay closed as well where they wrote the row; a new step goes on. */
  assert_refused (fixture, TRUE);
  harbour_act (fixture, "Ours again", "UPDATE boats SET name = 'Eve' WHERE id = 1");
  turn (fixture, TRUE);
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM boats WHERE name = 'Ida' AND notes = 'Theirs'"), ==, 1);
}

static void
test_run (HarbourFixture *fixture,
          gconstpointer   data)
{
  const DfTable *boats = df_catalog_find_table (harbour_catalog (), "boats");
  g_autoptr(GError) error = NULL;

  g_assert_true (df_journal_begin (fixture->journal, &error));
  g_assert_true (df_journal_begin_bulk (fixture->journal, &error));
  for (int id = 1; id <= 50; id++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO boats (id, guid, name) VALUES (%d, 'g%d', 'Boat')", id, id);

      harbour_execute (fixture->database, sql);
      g_assert_true (df_journal_note_insert (fixture->journal, boats, id, &error));
    }
  g_assert_true (df_journal_commit (fixture->journal, "Import", NULL, &error));
  g_assert_no_error (error);

  /* One row of those that are one change of the journal. */
  harbour_vandalise (fixture->path, "UPDATE boats SET notes = 'Theirs' WHERE id = 30");
  assert_refused (fixture, TRUE);
  harbour_vandalise (fixture->path, "UPDATE boats SET notes = NULL WHERE id = 30");
  turn (fixture, TRUE);
  turn (fixture, FALSE);
  harbour_vandalise (fixture->path, "DELETE FROM boats WHERE id = 30");
  assert_refused (fixture, TRUE);
  harbour_vandalise (fixture->path, "INSERT INTO boats (id, guid, name) VALUES (30, 'g30', 'Boat')");
  turn (fixture, TRUE);
  /* Where they were, somebody else put one. */
  harbour_vandalise (fixture->path, "INSERT INTO boats (id, guid, name) VALUES (30, 'other', 'Boat')");
  assert_refused (fixture, FALSE);
}

static void
test_leaning (HarbourFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *before = NULL;
  g_autoptr(GError) error = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  harbour_act (fixture, "Pier", "INSERT INTO piers VALUES (3, 'p3', 'West')");
  /* Their boat lies at the pier that an undo would take away. */
  harbour_vandalise (fixture->path, "INSERT INTO boats VALUES (9, 'b9', 'Theirs', 3, 5, '')");
  before = harbour_hash (fixture->database);
  g_assert_false (df_journal_undo (fixture->journal, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_HISTORY_CLOSED);
  harbour_assert_data (fixture, before);
  g_assert_cmpint (harbour_query (fixture->database, "SELECT pier_id FROM boats WHERE id = 9"), ==, 3);
}

static void
test_go (HarbourFixture *fixture,
         gconstpointer   data)
{
  g_autofree char *before = NULL;
  g_autoptr(GError) error = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  harbour_act (fixture, "Second", "UPDATE boats SET name = 'Ada' WHERE id = 1");
  harbour_act (fixture, "Third", "UPDATE boats SET name = 'Eve' WHERE id = 2");
  harbour_act (fixture, "Fourth", "UPDATE sailors SET name = 'Ann' WHERE id = 1");
  harbour_vandalise (fixture->path, "UPDATE boats SET length = 99 WHERE id = 2");
  before = harbour_hash (fixture->database);

  /* The newest could go back, the one before it could not: all or nothing. */
  g_assert_false (df_journal_go (fixture->journal, 1, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_HISTORY_CLOSED);
  harbour_assert_data (fixture, before);
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM history_steps WHERE state = 1"), ==, 4);
  g_clear_error (&error);
  g_assert_true (df_journal_go (fixture->journal, 3, NULL, &error));
  g_assert_no_error (error);

  /* People clear the history, and go on. */
  g_assert_true (df_journal_clear (fixture->journal, &error));
  harbour_act (fixture, "New", "UPDATE boats SET name = 'New' WHERE id = 2");
  turn (fixture, TRUE);
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM boats WHERE name = 'Eve' AND length = 99"), ==, 1);
}

static void
test_harmless (HarbourFixture *fixture,
               gconstpointer   data)
{
  static const char *const others[] = {
    "VACUUM",
    "PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint (TRUNCATE); PRAGMA journal_mode = DELETE",
    "UPDATE boats SET notes = 'Elsewhere' WHERE id = 3",
    "INSERT INTO sailors (guid, name) VALUES ('elsewhere', 'Elsewhere')",
    "REINDEX; ANALYZE; DROP TABLE sqlite_stat1",
  };
  g_autofree char *at_first = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  harbour_act (fixture, "Rename", "UPDATE boats SET name = 'Ada' WHERE id = 1");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      harbour_vandalise (fixture->path, others[i]);
      turn (fixture, TRUE);
      g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM boats WHERE name = 'Ida' AND id = 1"), ==, 1);
      turn (fixture, FALSE);
      g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM boats WHERE name = 'Ada' AND id = 1"), ==, 1);
    }
}

/* --- an older copy --------------------------------------------------------------------------------------------------------------------- */

/* The bytes of @bytes into the file that is there: the same file, as cp does it. */
static void
overwrite (const char *path,
           const char *bytes,
           gsize       length)
{
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  g_assert_cmpint (fflush (file), ==, 0);
  g_assert_cmpint (ftruncate (fileno (file), length), ==, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* Three steps, each named by the data it leaves; @bytes: the file after the first. */
static void
act_thrice (HarbourFixture  *fixture,
            char           **bytes,
            gsize           *length)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  while (harbour_query (fixture->database, "SELECT count(*) FROM sqlite_schema WHERE name = 'history_steps'") == 0
         || harbour_query (fixture->database, "SELECT count(*) FROM history_steps") < 1)
    harbour_act_at_random (fixture, random);
  g_assert_true (g_file_get_contents (fixture->path, bytes, length, NULL));
  while (harbour_query (fixture->database, "SELECT count(*) FROM history_steps") < 3)
    harbour_act_at_random (fixture, random);
}

static void
test_older_copy (HarbourFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *at_first = harbour_hash (fixture->database);
  g_autofree char *bytes = NULL;
  gsize length;

  act_thrice (fixture, &bytes, &length);
  harbour_disconnect (fixture);
  g_assert_true (g_file_set_contents (fixture->path, bytes, length, NULL));
  harbour_connect (fixture);

  /* It has a history of its own, and that is the one that counts. */
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM history_steps"), ==, 1);
  harbour_assert_as_named (fixture, at_first);
  turn (fixture, TRUE);
  harbour_assert_data (fixture, at_first);
}

static void
test_older_copy_while_open (HarbourFixture *fixture,
                            gconstpointer   data)
{
  g_autofree char *at_first = harbour_hash (fixture->database);
  g_autofree char *bytes = NULL;
  g_autoptr(GArray) changes = NULL;
  g_autoptr(GError) error = NULL;
  gboolean others = FALSE;
  gsize length;

  act_thrice (fixture, &bytes, &length);
  overwrite (fixture->path, bytes, length);
  g_assert_true (df_journal_look (fixture->journal, &others, &changes, &error));
  g_assert_no_error (error);
  g_assert_true (others);
  /* Which rows are other ones nobody can tell. */
  g_assert_null (changes);
  harbour_assert_as_named (fixture, at_first);
  turn (fixture, TRUE);
  harbour_assert_data (fixture, at_first);
  turn (fixture, FALSE);
  harbour_assert_as_named (fixture, at_first);
}

static void
check_copy_with_new_steps (HarbourFixture *fixture,
                           int             n_steps,
                           gboolean        look)
{
  g_autofree char *at_first = harbour_hash (fixture->database);
  HarbourFixture other = { fixture->path, NULL, NULL };
  g_autoptr(GRand) random = g_rand_new_with_seed (8);
  g_autofree char *bytes = NULL;
  g_autoptr(GArray) changes = NULL;
  g_autoptr(GError) error = NULL;
  gboolean others = FALSE;
  gsize length;

  act_thrice (fixture, &bytes, &length);
  overwrite (fixture->path, bytes, length);
  harbour_connect (&other);
  while (harbour_query (other.database, "SELECT count(*) FROM history_steps") < n_steps)
    harbour_act_at_random (&other, random);
  harbour_disconnect (&other);

  /* Either one looks, or writes at once: then the next look tells that all may be otherwise. */
  if (!look)
    turn (fixture, TRUE);
  g_assert_true (df_journal_look (fixture->journal, &others, &changes, &error));
  g_assert_no_error (error);
  g_assert_true (others);
  g_assert_null (changes);
  for (int i = look ? 0 : 1; i < n_steps; i++)
    {
      harbour_assert_as_named (fixture, at_first);
      turn (fixture, TRUE);
    }
  harbour_assert_data (fixture, at_first);
  for (int i = 0; i < n_steps; i++)
    turn (fixture, FALSE);
  harbour_assert_as_named (fixture, at_first);
  g_assert_true (df_journal_look (fixture->journal, &others, &changes, &error));
  g_assert_false (others);
}

/* As many steps as are missing, under the same numbers: what counts writes does not notice. */
static void
test_copy_with_as_many_steps (HarbourFixture *fixture,
                              gconstpointer   data)
{
  check_copy_with_new_steps (fixture, 3, TRUE);
}

static void
test_copy_with_more_steps (HarbourFixture *fixture,
                           gconstpointer   data)
{
  check_copy_with_new_steps (fixture, 5, TRUE);
}

static void
test_copy_before_a_write (HarbourFixture *fixture,
                          gconstpointer   data)
{
  check_copy_with_new_steps (fixture, 3, FALSE);
}

static void
test_replaced_while_open (HarbourFixture *fixture,
                          gconstpointer   data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  /* Another file under the same name: what is open has no name any more. */
  act_thrice (fixture, &bytes, &length);
  g_assert_true (g_file_set_contents (fixture->path, bytes, length, NULL));
  before = harbour_hash_file (fixture->path);
  g_assert_false (df_journal_undo (fixture->journal, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_MOVED);
  g_assert_null (strstr (error->message, "SQL"));
  after = harbour_hash_file (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

/* --- a second process of ours ------------------------------------------------------------------------------------------------------------ */

static void
test_two_at_once (HarbourFixture *fixture,
                  gconstpointer   data)
{
  g_autofree char *at_first = harbour_hash (fixture->database);
  HarbourFixture other = { fixture->path, NULL, NULL };
  HarbourFixture *both[] = { fixture, &other };
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  harbour_connect (&other);
  for (guint i = 0; i < 2; i++)
    {
      df_journal_set_bounds (both[i]->journal, G_MAXINT64, G_MAXINT64);
      harbour_execute (both[i]->database, "PRAGMA synchronous = OFF");
    }
  for (int i = 0; i < 200; i++)
    {
      HarbourFixture *one = both[g_rand_int_range (random, 0, 2)];
      g_autoptr(GError) error = NULL;

      if (g_rand_boolean (random))
        harbour_act_at_random (one, random);
      else if (!(g_rand_int_range (random, 0, 3) > 0 ? df_journal_undo (one->journal, NULL, &error) : df_journal_redo (one->journal, NULL, &error)))
        g_assert_error (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO);
      for (guint n = 0; n < 2; n++)
        harbour_assert_as_named (both[n], at_first);
    }
  harbour_disconnect (&other);
}

static void
test_other_holds_a_step (HarbourFixture *fixture,
                         gconstpointer   data)
{
  HarbourFixture other = { fixture->path, NULL, NULL };
  g_autoptr(GError) error = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  harbour_connect (&other);
  g_assert_true (df_journal_begin (other.journal, &error));
  harbour_execute (other.database, "UPDATE boats SET name = 'Theirs' WHERE id = 1");
  g_assert_false (df_journal_undo (fixture->journal, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_true (df_journal_commit (other.journal, "Theirs", NULL, &error));
  g_assert_no_error (error);

  /* Now it is their step that is the newest, and both say so. */
  turn (fixture, TRUE);
  g_assert_cmpint (harbour_query (other.database, "SELECT count(*) FROM boats WHERE name = 'Ida'"), ==, 1);
  turn (&other, FALSE);
  g_assert_cmpint (harbour_query (fixture->database, "SELECT count(*) FROM boats WHERE name = 'Theirs'"), ==, 1);
  harbour_disconnect (&other);
}

#define ADD(path, test) g_test_add ("/journal-others/" path, HarbourFixture, NULL, harbour_set_up, test, harbour_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("another-program/that-writes-a-row-of-a-step-closes-it-and-nothing-changes", test_any_write);
  ADD ("another-program/that-writes-a-row-of-an-undone-step-closes-its-redo", test_undone_step);
  ADD ("another-program/that-writes-one-row-of-an-import-closes-it-whole", test_run);
  ADD ("another-program/that-leans-on-a-new-row-keeps-it", test_leaning);
  ADD ("another-program/that-writes-on-the-way-stops-all-of-the-way", test_go);
  ADD ("another-program/that-writes-elsewhere-or-tidies-up-harms-nothing", test_harmless);
  ADD ("an-older-copy/in-its-place-has-its-own-history", test_older_copy);
  ADD ("an-older-copy/written-over-the-open-file-is-followed", test_older_copy_while_open);
  ADD ("an-older-copy/with-as-many-other-steps-is-followed", test_copy_with_as_many_steps);
  ADD ("an-older-copy/with-more-other-steps-is-followed", test_copy_with_more_steps);
  ADD ("an-older-copy/with-as-many-other-steps-is-noticed-by-a-write", test_copy_before_a_write);
  ADD ("another-file/under-the-name-of-the-open-one-is-told-and-not-written", test_replaced_while_open);
  ADD ("a-second-process/and-ours-take-turns-in-one-history", test_two_at_once);
  ADD ("a-second-process/that-holds-a-step-is-waited-for", test_other_holds_a_step);

  return g_test_run ();
}
