/* harbour-acts.c
 *
 * Random acts of every kind on the harbour.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "harbour-acts.h"

#include <string.h>

#define MAX_ID 60

/* Runs what may break a rule: then the statement, and nothing else, is as if it had not been. */
static void
try_sql (HarbourFixture *fixture,
         const char     *format,
         ...) G_GNUC_PRINTF (2, 3);

static void
try_sql (HarbourFixture *fixture,
         const char     *format,
         ...)
{
  g_autofree char *sql = NULL;
  g_autoptr(GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (!df_database_execute (fixture->database, sql, &error))
    g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
}

static int
pick (GRand *random)
{
  return g_rand_int_range (random, 1, MAX_ID);
}

/* Texts that no person types: a NUL inside, broken UTF-8, controls, nothing at all. */
static const char *
pick_text (GRand *random)
{
  static const char *texts[] = {
    "'Ida'", "'IDA'", "'ida'", "''", "' '", "CAST (x'610062' AS TEXT)", "CAST (x'ff80c0' AS TEXT)", "CAST (x'0102031b' AS TEXT)",
    "'O''Hara; DROP TABLE boats'", "'Zoë Ærø'", "CAST (x'e280ae' AS TEXT)", "printf ('%.*c', 3000, 'x')", "NULL",
  };

  return texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))];
}

static const char *
pick_number (GRand *random)
{
  static const char *numbers[] = { "0", "1", "-1", "9223372036854775807", "-9223372036854775807 - 1", "4611686018427387904", "NULL" };

  return numbers[g_rand_int_range (random, 0, G_N_ELEMENTS (numbers))];
}

static void
act_insert (HarbourFixture *fixture,
            GRand          *random)
{
  guint32 guid = g_rand_int (random);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      try_sql (fixture, "INSERT INTO piers (guid, name) VALUES ('%x', %s)", guid, pick_text (random));
      break;
    case 1:
      try_sql (fixture, "INSERT INTO boats (guid, name, pier_id, length, notes) VALUES ('%x', %s, %d, %s, %s)", guid, pick_text (random),
               pick (random), pick_number (random), pick_text (random));
      try_sql (fixture, "INSERT INTO boats (guid, name, notes) VALUES ('%x', 'Boat', %s)", guid + 1, pick_text (random));
      break;
    case 2:
      try_sql (fixture, "INSERT INTO sailors (guid, name) VALUES ('%x', %s)", guid, pick_text (random));
      break;
    default:
      try_sql (fixture, "INSERT INTO boats_sailors (boat_id, sailor_id, rank) VALUES (%d, %d, %s)", pick (random), pick (random),
               pick_text (random));
    }
}

static void
act_update (HarbourFixture *fixture,
            GRand          *random)
{
  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      try_sql (fixture, "UPDATE boats SET notes = %s, length = %s WHERE id = %d", pick_text (random), pick_number (random), pick (random));
      break;
    case 1:
      try_sql (fixture, "UPDATE boats SET pier_id = (SELECT id FROM piers ORDER BY id LIMIT 1) WHERE id %% 3 = %d", pick (random) % 3);
      break;
    case 2:
      try_sql (fixture, "UPDATE sailors SET name = %s WHERE id < %d", pick_text (random), pick (random));
      break;
    case 3:
      try_sql (fixture, "UPDATE boats SET name = name, notes = notes");
      break;
    default:
      try_sql (fixture, "UPDATE sailors SET name = CASE name WHEN upper (name) THEN lower (name) ELSE upper (name) END WHERE id = %d", pick (random));
    }
}

/* Two rows exchange what must be unique. */
static void
act_swap (HarbourFixture *fixture,
          GRand          *random)
{
  int a = pick (random);
  int b = pick (random);

  try_sql (fixture, "CREATE TEMP TABLE IF NOT EXISTS swap (id, guid)");
  try_sql (fixture, "DELETE FROM swap");
  try_sql (fixture, "INSERT INTO swap SELECT id, guid FROM boats WHERE id IN (%d, %d)", a, b);
  try_sql (fixture, "UPDATE boats SET guid = 'swap' || id WHERE id IN (%d, %d)", a, b);
  try_sql (fixture, "UPDATE boats SET guid = coalesce ((SELECT guid FROM swap WHERE swap.id = %d - boats.id),"
           " (SELECT guid FROM swap WHERE swap.id = boats.id)) WHERE id IN (%d, %d)", a + b, a, b);
}

static void
act_swap_names (HarbourFixture *fixture,
                GRand          *random)
{
  int a = pick (random);
  int b = pick (random);

  try_sql (fixture, "UPDATE sailors SET name = other.name FROM (SELECT id, name FROM sailors WHERE id IN (%d, %d)) AS other"
           " WHERE sailors.id IN (%d, %d) AND other.id = %d - sailors.id", a, b, a, b, a + b);
}

static void
act_remove (HarbourFixture *fixture,
            GRand          *random)
{
  static const char *tables[] = { "piers", "boats", "sailors", "boats_sailors" };
  const char *table = tables[g_rand_int_range (random, 0, G_N_ELEMENTS (tables))];

  if (g_rand_int_range (random, 0, 20) == 0)
    try_sql (fixture, "DELETE FROM %s", table);
  else
    try_sql (fixture, "DELETE FROM %s WHERE id %% 13 = %d", table, pick (random) % 13);
}

static void
act_link_many (HarbourFixture *fixture,
               GRand          *random)
{
  try_sql (fixture, "INSERT INTO boats_sailors (boat_id, sailor_id) SELECT b.id, s.id FROM boats AS b, sailors AS s WHERE true"
           " ORDER BY (b.id * 31 + s.id * 17) %% 101 LIMIT %d ON CONFLICT DO UPDATE SET rank = 'again'", pick (random));
}

static void
act_in_bulk (HarbourFixture *fixture,
             GRand          *random)
{
  try_sql (fixture, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
           " INSERT INTO boats (guid, name, pier_id) SELECT '%x-' || i, 'Boat ' || i, (SELECT max (id) FROM piers) FROM n",
           g_rand_int_range (random, 0, 10) == 0 ? 500 : pick (random), g_rand_int (random));
}

/* What hundreds of rows have in common: changed, and most of them gone again, so that a walk stays quick. */
static void
act_on_many (HarbourFixture *fixture,
             GRand          *random)
{
  if (g_rand_boolean (random))
    try_sql (fixture, "UPDATE boats SET notes = %s, pier_id = (SELECT min (id) FROM piers) WHERE id IN (SELECT id FROM boats ORDER BY id DESC LIMIT 500)",
             pick_text (random));
  else
    try_sql (fixture, "DELETE FROM boats WHERE id IN (SELECT id FROM boats ORDER BY id DESC LIMIT 500)");
}

/* What SQLite does besides inserting, and what it leaves half done. */
static void
act_with_conflicts (HarbourFixture *fixture,
                    GRand          *random)
{
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      try_sql (fixture, "INSERT OR REPLACE INTO boats (id, guid, name) SELECT id + 1, guid, 'Replaced' FROM boats WHERE id = %d", pick (random));
      break;
    case 1:
      try_sql (fixture, "INSERT INTO boats (guid, name) SELECT guid, 'Twice' FROM boats WHERE id < %d ON CONFLICT (guid) DO UPDATE"
               " SET name = excluded.name, length = coalesce (length, 0) / 2", pick (random));
      break;
    case 2:
      try_sql (fixture, "UPDATE OR FAIL sailors SET guid = CASE WHEN id %% 5 = 4 THEN (SELECT min (guid) FROM sailors) ELSE guid || 'x' END"
               " WHERE length (guid) < 20");
      break;
    default:
      try_sql (fixture, "INSERT OR FAIL INTO boats_sailors (boat_id, sailor_id) SELECT %d, id FROM sailors", pick (random));
    }
}

static void
act_once (HarbourFixture *fixture,
          GRand          *random)
{
  static void (* const acts[]) (HarbourFixture *, GRand *) = {
    act_insert, act_insert, act_insert, act_update, act_update, act_swap, act_swap_names, act_remove, act_link_many, act_in_bulk,
    act_on_many, act_with_conflicts,
  };

  acts[g_rand_int_range (random, 0, G_N_ELEMENTS (acts))] (fixture, random);
}

/* Part of an act that is taken back by itself. */
static void
act_half (HarbourFixture *fixture,
          GRand          *random)
{
  try_sql (fixture, "SAVEPOINT half");
  act_once (fixture, random);
  act_once (fixture, random);
  try_sql (fixture, "ROLLBACK TO half");
  act_once (fixture, random);
  try_sql (fixture, "RELEASE half");
}

/* As an import writes: runs of new rows, with changes of old and new ones between them. */
static void
act_import (HarbourFixture *fixture,
            GRand          *random)
{
  const DfTable *boats = df_catalog_find_table (harbour_catalog (), "boats");
  const DfTable *sailors = df_catalog_find_table (harbour_catalog (), "sailors");
  int n_rows = pick (random);
  g_autoptr(GError) error = NULL;

  g_assert_true (df_journal_begin_bulk (fixture->journal, &error));
  for (int i = 0; i < n_rows; i++)
    {
      const DfTable *table = i < n_rows / 2 ? boats : sailors;

      try_sql (fixture, "INSERT INTO %s (guid, name) VALUES ('%x-%d', 'Imported')", table->name, g_rand_int (random), i);
      g_assert_true (df_journal_note_insert (fixture->journal, table, sqlite3_last_insert_rowid (df_database_get_handle (fixture->database)), &error));
      if (g_rand_int_range (random, 0, 20) == 0)
        {
          g_assert_true (df_journal_end_run (fixture->journal, &error));
          (g_rand_boolean (random) ? act_update : act_remove) (fixture, random);
        }
    }
  g_assert_true (df_journal_end_run (fixture->journal, &error));
  act_update (fixture, random);
}

gboolean
harbour_act_at_random (HarbourFixture *fixture,
                       GRand          *random)
{
  g_autofree char *before = harbour_hash (fixture->database);
  g_autofree char *after = NULL;
  g_autoptr(GArray) changes = NULL;
  g_autoptr(GError) error = NULL;
  gboolean imported = FALSE;
  int times = g_rand_int_range (random, 1, 4);

  df_journal_begin (fixture->journal, &error);
  g_assert_no_error (error);
  for (int i = 0; i < times; i++)
    if (g_rand_int_range (random, 0, 8) == 0)
      act_half (fixture, random);
    else if (i == times - 1 && g_rand_int_range (random, 0, 8) == 0)
      {
        act_import (fixture, random);
        imported = TRUE;
      }
    else
      act_once (fixture, random);

  after = harbour_hash (fixture->database);
  df_journal_commit (fixture->journal, after, &changes, &error);
  g_assert_no_error (error);
  harbour_assert_data (fixture, after);
  /* Of an import nobody asks whether all of it was taken back. */
  if (!imported || strcmp (before, after) != 0)
    g_assert_cmpuint (changes->len > 0, ==, strcmp (before, after) != 0);

  return changes->len > 0;
}

void
harbour_assert_as_named (HarbourFixture *fixture,
                         const char     *at_first)
{
  g_autofree char *name = df_journal_dup_undo_name (fixture->journal, NULL);

  harbour_assert_data (fixture, name != NULL ? name : at_first);
}
