/* benchmark-journal.c
 *
 * What the journal costs: an import of 100,000 links at most twice, a single edit at most 1.3 times what they cost without it; the undo of the import at
 * most 1.5 times the import; the undo of one row in a file of a million rows at most twice that in a file of ten.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "harbour.h"

#define N_LINKS 100000
#define N_EDITS 300
#define ROUNDS 3
#define N_UNDOS 200
#define MANY_ROWS 1000000

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
  g_test_message ("its undo: %.2f times the import", with.undo / with.import);
  g_assert_cmpfloat (with.import, <, 2 * without.import);
  g_assert_cmpfloat (with.edit, <, 1.3 * without.edit);
  g_assert_cmpfloat (with.undo, <, 1.5 * with.import);
}

/* --- one row among few and among many ------------------------------------------------------------------------------------------------ */

/* A file of @n_rows, a tenth of them boats and the others sailors, with steps of one row each. */
static void
begin_file (HarbourFixture *fixture,
            const char     *name,
            int             n_rows)
{
  g_autofree char *sql = NULL;

  fixture->path = harbour_create (name);
  fixture->database = harbour_open (fixture->path);
  sql = g_strdup_printf ("BEGIN; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                         " INSERT INTO boats (guid, name, notes) SELECT printf ('%%036d', i), 'Boat ' || i, 'A boat with a few words about it' FROM n;"
                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                         " INSERT INTO sailors (guid, name) SELECT printf ('%%036d', i), 'Sailor ' || i FROM n; COMMIT;", n_rows / 10, n_rows - n_rows / 10);
  harbour_execute (fixture->database, sql);
  df_database_free (g_steal_pointer (&fixture->database));
  /* As a program opens it: nothing of it is known yet. */
  harbour_connect (fixture);
}

/* Milliseconds: renames a row and undoes that, which alone is timed. */
static double
undo_once (HarbourFixture *fixture,
           int             n_rows,
           int             round)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE sailors SET name = 'Renamed %d' WHERE id = %d", round, (int) ((gint64) round * 7919 % (n_rows - n_rows / 10)) + 1);
  g_autoptr(GError) error = NULL;
  gint64 start;

  harbour_act (fixture, "Rename", sql);
  start = g_get_monotonic_time ();
  g_assert_true (df_journal_undo (fixture->journal, NULL, &error));
  g_assert_no_error (error);

  return seconds_since (start) * 1000;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static double
take_median (GArray *times)
{
  g_array_sort (times, compare_times);

  return g_array_index (times, double, times->len / 2);
}

static void
test_undo (void)
{
  HarbourFixture few = { NULL, NULL, NULL };
  HarbourFixture many = { NULL, NULL, NULL };
  g_autoptr(GArray) of_few = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) of_many = g_array_new (FALSE, FALSE, sizeof (double));
  double ratio;

  begin_file (&few, "few.dreamfest", 10);
  begin_file (&many, "many.dreamfest", MANY_ROWS);
  for (int round = 0; round < N_UNDOS; round++)
    {
      double times[] = { undo_once (&few, 10, round), undo_once (&many, MANY_ROWS, round) };

      g_array_append_val (of_few, times[0]);
      g_array_append_val (of_many, times[1]);
    }
  ratio = take_median (of_many) / take_median (of_few);
  g_test_message ("undo of one row: %.3f ms among 10, %.3f ms among %d (%.2f times)", take_median (of_few), take_median (of_many), MANY_ROWS, ratio);
  g_assert_cmpfloat (ratio, <, 2);

  harbour_disconnect (&few);
  harbour_disconnect (&many);
  g_unlink (few.path);
  g_unlink (many.path);
  g_free (few.path);
  g_free (many.path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/benchmark-journal/the-journal/costs-what-it-may", test_cost);
  g_test_add_func ("/benchmark-journal/one-row/is-undone-among-a-million-as-among-ten", test_undo);

  return g_test_run ();
}
