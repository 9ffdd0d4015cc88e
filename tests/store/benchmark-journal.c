/* benchmark-journal.c
 *
 * What the journal costs: an import of 100,000 links at most twice, a single edit at most 1.3 times what they cost without it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "harbour.h"

#define N_LINKS 100000
#define N_EDITS 300
#define ROUNDS 3

typedef struct
{
  double import;
  double undo;
  double redo;
  double edit;
} Times;

/* MIN() would measure twice. */
static void
take_best (double *best,
           double  time)
{
  if (time < *best)
    *best = time;
}

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
}

/* Row by row, as an import writes. */
static void
insert_links (DfDatabase *database)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DfStatement) statement = df_database_prepare (database, "INSERT INTO boats_sailors (boat_id, sailor_id, rank) VALUES (?1, ?2, ?3)", &error);

  for (int i = 0; i < N_LINKS; i++)
    {
      df_statement_bind_integer (statement, 1, i / 5 + 1);
      df_statement_bind_integer (statement, 2, (i * 7919) % 20000 + 1);
      df_statement_bind_text (statement, 3, "mate");
      df_statement_run (statement, &error);
      g_assert_no_error (error);
    }
}

static void
prepare (HarbourFixture *fixture)
{
  harbour_execute (fixture->database, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                   " INSERT INTO boats (guid, name, notes) SELECT printf ('%036d', i), 'Boat ' || i, 'A boat with a few words about it' FROM n;"
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                   " INSERT INTO sailors (guid, name) SELECT printf ('%036d', i), 'Sailor ' || i FROM n;");
}

static double
edit (HarbourFixture *fixture,
      gboolean        with_journal)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(GError) error = NULL;

  for (int i = 1; i <= N_EDITS; i++)
    {
      g_autoptr(DfStatement) statement = NULL;

      g_assert_true (with_journal ? df_journal_begin (fixture->journal, &error) : df_database_begin (fixture->database, &error));
      statement = df_database_prepare (fixture->database, "UPDATE boats SET name = ?2 WHERE id = ?1", &error);
      df_statement_bind_integer (statement, 1, i * 17);
      df_statement_bind_text (statement, 2, "Another name");
      df_statement_run (statement, &error);
      g_assert_true (with_journal ? df_journal_commit (fixture->journal, "Rename", NULL, &error) : df_database_commit (fixture->database, &error));
      g_assert_no_error (error);
    }

  return seconds_since (start) / N_EDITS * 1000;
}

static void
measure (gboolean  with_journal,
         Times    *times)
{
  HarbourFixture fixture = { harbour_create ("benchmark.dreamfest"), NULL, NULL };
  g_autoptr(GError) error = NULL;
  gint64 start;

  fixture.database = harbour_open (fixture.path);
  prepare (&fixture);
  if (with_journal)
    fixture.journal = df_journal_new (fixture.database, harbour_catalog (), TRUE, &error);

  start = g_get_monotonic_time ();
  g_assert_true (with_journal ? df_journal_begin (fixture.journal, &error) : df_database_begin (fixture.database, &error));
  insert_links (fixture.database);
  g_assert_true (with_journal ? df_journal_commit (fixture.journal, "Import", NULL, &error) : df_database_commit (fixture.database, &error));
  take_best (&times->import, seconds_since (start));

  if (with_journal)
    {
      start = g_get_monotonic_time ();
      g_assert_true (df_journal_undo (fixture.journal, NULL, &error));
      take_best (&times->undo, seconds_since (start));
      start = g_get_monotonic_time ();
      g_assert_true (df_journal_redo (fixture.journal, NULL, &error));
      take_best (&times->redo, seconds_since (start));
    }
  g_assert_no_error (error);
  take_best (&times->edit, edit (&fixture, with_journal));

  harbour_disconnect (&fixture);
  g_unlink (fixture.path);
  g_free (fixture.path);
}

static void
test_cost (void)
{
  Times without = { 1e9, 0, 0, 1e9 };
  Times with = { 1e9, 1e9, 1e9, 1e9 };

  for (int round = 0; round < ROUNDS; round++)
    {
      measure (FALSE, &without);
      measure (TRUE, &with);
    }

  g_test_message ("import of %d links: %.3f s without, %.3f s with the journal (%.2f times); undo %.3f s, redo %.3f s", N_LINKS, without.import,
                  with.import, with.import / without.import, with.undo, with.redo);
  g_test_message ("one edit: %.3f ms without, %.3f ms with the journal (%.2f times)", without.edit, with.edit, with.edit / without.edit);
  g_assert_cmpfloat (with.import, <, 2 * without.import);
  g_assert_cmpfloat (with.edit, <, 1.3 * without.edit);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/benchmark-journal/the-journal/costs-what-it-may", test_cost);

  return g_test_run ();
}
