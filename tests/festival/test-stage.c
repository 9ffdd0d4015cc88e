/* test-stage.c
 *
 * A stage that goes, with all that hangs on it, and comes back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-stage.h"

#include "festival-fixture.h"
#include "store/df-rows.h"

#define N_EVENTS 50
#define N_PERFORMERS 20
#define N_LINKS 200

/* Every column of every row of every table. */
static char *
read_hash (Festival *festival)
{
  DfCatalog *catalog = df_repository_get_catalog (festival->repository);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint number = 0; number < df_catalog_get_n_tables (catalog); number++)
    {
      const DfTable *table = df_catalog_get_table (catalog, number);
      g_autoptr(GString) columns = g_string_new ("id");
      g_autoptr(DfRows) rows = NULL;
      g_autoptr(GError) error = NULL;

      for (guint i = 0; i < table->n_columns; i++)
        g_string_append_printf (columns, " %s", table->columns[i]->column);
      rows = df_rows_new (festival->repository, table, columns->str, NULL, &error);
      while (df_rows_next (rows, &error))
        for (guint i = 0; i <= table->n_columns; i++)
          {
            gboolean is_text = i > 0 && table->columns[i - 1]->kind->is_text;
            const char *text = is_text ? df_rows_get_text (rows, i) : NULL;
            gint64 integer = is_text ? 0 : df_rows_get_integer (rows, i);

            g_checksum_update (sum, (guchar *) &integer, sizeof integer);
            g_checksum_update (sum, (guchar *) (text != NULL ? text : "\xff"), text != NULL ? (gssize) strlen (text) + 1 : 1);
          }
      g_assert_no_error (error);
    }

  return g_strdup (g_checksum_get_string (sum));
}

/* A stage with 50 events of 4 performers each, beside another stage. */
static DfRecord *
fill (Festival  *festival,
      GArray    *events)
{
  DfRecord *stage = festival_add (festival, "stages", "Harbour Stage");
  g_autoptr(DfRecord) other = festival_add (festival, "stages", "The Dome");
  g_autoptr(DfRecord) beside = NULL;
  DfRecord *performers[N_PERFORMERS];

  for (guint i = 0; i < N_PERFORMERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Performer %u", i);

      performers[i] = festival_add (festival, "performers", name);
    }
  for (guint i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Set %u", i);
      g_autoptr(DfRecord) event = festival_add_event (festival, name, "2026-06-12", 600 + i * 10, 610 + i * 10, stage, NULL);
      gint64 id = df_record_get_id (event);

      for (guint n = 0; n < N_LINKS / N_EVENTS; n++)
        festival_link (festival, performers[(i * 7 + n) % N_PERFORMERS], event);
      g_array_append_val (events, id);
    }
  beside = festival_add_event (festival, "Beside", "2026-06-12", 600, 660, other, performers[0]);
  for (guint i = 0; i < N_PERFORMERS; i++)
    g_object_unref (performers[i]);

  return stage;
}

static void
check_turns (Festival   *festival,
             const char *before)
{
  g_autofree char *after = read_hash (festival);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (after, !=, before);
  g_assert_true (df_repository_undo (festival->repository, &error));
  undone = read_hash (festival);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (df_repository_redo (festival->repository, &error));
  redone = read_hash (festival);
  g_assert_cmpstr (redone, ==, after);
  g_assert_true (df_repository_undo (festival->repository, &error));
  g_assert_no_error (error);
}

static void
test_removed (Festival      *festival,
              gconstpointer  data)
{
  g_autoptr(GArray) events = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(DfRecord) stage = fill (festival, events);
  g_autofree char *before = read_hash (festival);
  g_autoptr(DfRecord) first = df_repository_dup_record (festival->repository, festival_table ("events"), g_array_index (events, gint64, 0));
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_remove (festival->repository, stage, &error));
  g_assert_no_error (error);
  /* Its events stay, with their performers, and have no stage. */
  g_assert_cmpuint (df_repository_count (festival->repository, festival_table ("events")), ==, N_EVENTS + 1);
  g_assert_cmpint (df_record_get_integer (first, "stage_id"), ==, DF_NOTHING);
  g_assert_cmpuint (df_record_count_related (first, "performers"), ==, N_LINKS / N_EVENTS);
  check_turns (festival, before);
  g_assert_cmpint (df_record_get_integer (first, "stage_id"), ==, df_record_get_id (stage));
  g_assert_cmpuint (df_record_count_related (stage, "events"), ==, N_EVENTS);
}

static void
test_removed_with_all (Festival      *festival,
                       gconstpointer  data)
{
  g_autoptr(GArray) events = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(DfRecord) stage = fill (festival, events);
  g_autofree char *before = read_hash (festival);
  g_autoptr(GError) error = NULL;
  guint n = 0;

  g_assert_true (df_repository_begin_step (festival->repository, &error));
  g_assert_true (df_repository_remove_rows (festival->repository, festival_table ("events"), events, &n, &error));
  g_assert_cmpuint (n, ==, N_EVENTS);
  g_assert_true (df_repository_remove (festival->repository, stage, &error));
  g_assert_true (df_repository_commit_step (festival->repository, "Delete Harbour Stage and Its Events", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (df_repository_count (festival->repository, festival_table ("events")), ==, 1);
  g_assert_cmpuint (df_repository_count (festival->repository, festival_table ("performers_events")), ==, 1);
  check_turns (festival, before);
  g_assert_cmpuint (df_repository_count (festival->repository, festival_table ("performers_events")), ==, N_LINKS + 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  festival_add_test ("/stage/removed-with-50-events-on-it/comes-back-with-one-undo", test_removed);
  festival_add_test ("/stage/removed-with-its-events-and-200-links/comes-back-with-one-undo", test_removed_with_all);

  return g_test_run ();
}
