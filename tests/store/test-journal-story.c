/* test-journal-story.c
 *
 * What a step did is told the same from wherever the history stands: the difference between the data before it and after it.
 * DREAMFEST_TEST_STEPS makes the walk longer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "harbour-acts.h"
#include "store/df-journal-parts-private.h"

/* --- by hand ---------------------------------------------------------------------------------------------------------------------------- */

static gint64
newest_step (HarbourFixture *fixture)
{
  return harbour_query (fixture->database, "SELECT max(id) FROM history_steps");
}

static GPtrArray *
tell (HarbourFixture *fixture,
      gint64          step,
      guint           most,
      guint64        *n_rows)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *story = df_journal_dup_story (fixture->journal, step, most, n_rows, &error);

  g_assert_no_error (error);
  return story;
}

static void
append_value (GString        *text,
              const DfField  *field,
              const DfValue  *value)
{
  if (field->kind->is_text)
    g_string_append_printf (text, "|%s", value->text != NULL ? value->text : "NULL");
  else if (value->integer == DF_NOTHING)
    g_string_append (text, "|NULL");
  else
    g_string_append_printf (text, "|%" G_GINT64_FORMAT, value->integer);
}

static char *
describe_row (const DfTable *table,
              gboolean       exists,
              const DfValue *values)
{
  GString *text = g_string_new (NULL);

  if (!exists)
    g_string_append (text, "none");
  for (guint i = 0; exists && i < table->n_columns; i++)
    append_value (text, table->columns[i], &values[i]);

  return g_string_free (text, FALSE);
}

static void
assert_change (GPtrArray  *story,
               guint       i,
               const char *expected)
{
  DfHistoryChange *change = g_ptr_array_index (story, i);
  g_autofree char *before = describe_row (change->table, change->was, change->before);
  g_autofree char *after = describe_row (change->table, change->is, change->after);
  g_autofree char *text = g_strdup_printf ("%s:%" G_GINT64_FORMAT " %s > %s", change->table->name, change->id, before, after);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_kinds_of_steps (HarbourFixture *fixture,
                     gconstpointer   data)
{
  g_autoptr(GPtrArray) changed = NULL;
  g_autoptr(GPtrArray) deleted = NULL;
  g_autoptr(GPtrArray) added = NULL;
  gint64 first;
  guint64 n_rows;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  first = newest_step (fixture);
  harbour_act (fixture, "Rename", "UPDATE boats SET name = 'Idun' WHERE id = 1");
  harbour_act (fixture, "Sink", "DELETE FROM boats WHERE id = 1");

  added = tell (fixture, first, 100, &n_rows);
  g_assert_cmpuint (added->len, ==, 10);
  g_assert_cmpuint (n_rows, ==, 10);
  assert_change (added, 0, "piers:1 none > |p1|North");
  assert_change (added, 2, "boats:1 none > |b1|Ida|1|12|NULL");

  changed = tell (fixture, first + 1, 100, &n_rows);
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_cmpuint (((DfHistoryChange *) g_ptr_array_index (changed, 0))->mask, ==, 1 << 1);
  assert_change (changed, 0, "boats:1 |b1|Ida|1|12|NULL > |b1|Idun|1|12|NULL");

  deleted = tell (fixture, first + 2, 100, &n_rows);
  g_assert_cmpuint (deleted->len, ==, 3);
  assert_change (deleted, 2, "boats:1 |b1|Idun|1|12|NULL > none");
}

static void
test_many_rows (HarbourFixture *fixture,
                gconstpointer   data)
{
  g_autoptr(GPtrArray) story = NULL;
  guint64 n_rows;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  story = tell (fixture, newest_step (fixture), 4, &n_rows);
  g_assert_cmpuint (story->len, ==, 4);
  g_assert_cmpuint (n_rows, ==, 10);
}

static void
test_unknown_step (HarbourFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr(GPtrArray) story = NULL;
  g_autoptr(GPtrArray) none = NULL;
  guint64 n_rows;

  story = tell (fixture, 1, 100, &n_rows);
  g_assert_cmpuint (story->len, ==, 0);
  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  none = tell (fixture, 99, 100, &n_rows);
  g_assert_cmpuint (none->len, ==, 0);
}

/* --- going there ---------------------------------------------------------------------------------------------------------------------------- */

static void
test_go (HarbourFixture *fixture,
         gconstpointer   data)
{
  g_autofree char *at_first = harbour_hash (fixture->database);
  g_autofree char *fleet = NULL;
  g_autofree char *last = NULL;
  g_autoptr(GArray) changes = NULL;
  g_autoptr(GError) error = NULL;
  gint64 first;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  first = newest_step (fixture);
  fleet = harbour_hash (fixture->database);
  harbour_act (fixture, "Rename", "UPDATE boats SET name = 'Idun' WHERE id = 1");
  harbour_act (fixture, "Again", "UPDATE boats SET name = 'Iduna' WHERE id = 1");
  harbour_act (fixture, "Sink", "DELETE FROM boats WHERE id = 3");
  last = harbour_hash (fixture->database);
  g_assert_cmpuint (df_journal_count_way (fixture->journal, first), ==, 3);

  g_assert_true (df_journal_go (fixture->journal, first, &changes, &error));
  g_assert_no_error (error);
  harbour_assert_data (fixture, fleet);
  /* Each row is named once. */
  harbour_assert_changes (changes, "boats:1 boats:3");
  g_assert_false (df_journal_go (fixture->journal, first, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO);
  g_clear_error (&error);

  g_assert_true (df_journal_go (fixture->journal, 0, NULL, &error));
  harbour_assert_data (fixture, at_first);
  g_assert_true (df_journal_go (fixture->journal, first + 3, NULL, &error));
  harbour_assert_data (fixture, last);
  g_assert_false (df_journal_go (fixture->journal, 99, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO);
}

/* Somebody wrote a row that one of the steps on the way wrote. */
static void
test_go_is_whole (HarbourFixture *fixture,
                  gconstpointer   data)
{
  g_autofree char *before = NULL;
  g_autoptr(GError) error = NULL;

  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  harbour_act (fixture, "Rename", "UPDATE boats SET name = 'Idun' WHERE id = 1");
  harbour_act (fixture, "Lengthen", "UPDATE boats SET length = 13 WHERE id = 3");
  harbour_vandalise (fixture->path, "UPDATE boats SET name = 'Mine' WHERE id = 1");
  before = harbour_hash (fixture->database);

  g_assert_false (df_journal_go (fixture->journal, 0, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_HISTORY_CLOSED);
  harbour_assert_data (fixture, before);
}

/* --- at random ------------------------------------------------------------------------------------------------------------------------------- */

/* From "boats:1" to what the row holds. */
static GHashTable *
take_snapshot (HarbourFixture *fixture)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  DfCatalog *catalog = harbour_catalog ();

  for (guint number = 0; number < df_catalog_get_n_tables (catalog); number++)
    {
      const DfTable *table = df_catalog_get_table (catalog, number);
      g_autofree char *sql = df_journal_dup_select (fixture->journal, number, "1");
      sqlite3_stmt *statement;

      g_assert_cmpint (sqlite3_prepare_v2 (df_database_get_handle (fixture->database), sql, -1, &statement, NULL), ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          GString *text = g_string_new (NULL);

          for (guint i = 0; i < table->n_columns; i++)
            {
              const char *bytes = (const char *) sqlite3_column_text (statement, (int) i + 1);
              g_autofree char *valid = bytes != NULL ? g_utf8_make_valid (bytes, -1) : g_strdup ("NULL");

              /* The least integer stands for nothing in a DfValue. */
              g_string_append_printf (text, "|%s", g_str_equal (valid, "-9223372036854775808") ? "NULL" : valid);
            }
          g_hash_table_insert (rows, g_strdup_printf ("%s:%" G_GINT64_FORMAT, table->name, (gint64) sqlite3_column_int64 (statement, 0)),
                               g_string_free (text, FALSE));
        }
      sqlite3_finalize (statement);
    }

  return rows;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_lines (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
add_difference (GPtrArray  *lines,
                const char *key,
                const char *before,
                const char *after)
{
  if (g_strcmp0 (before, after) != 0)
    g_ptr_array_add (lines, g_strdup_printf ("%s %s > %s", key, before != NULL ? before : "none", after != NULL ? after : "none"));
}

static char *
describe_difference (GHashTable *before,
                     GHashTable *after)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    add_difference (lines, key, value, g_hash_table_lookup (after, key));
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (before, key))
      add_difference (lines, key, NULL, value);

  return join_lines (lines);
}

static char *
describe_story (HarbourFixture *fixture,
                gint64          step)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint64 n_rows;
  g_autoptr(GPtrArray) story = tell (fixture, step, G_MAXUINT, &n_rows);

  for (guint i = 0; i < story->len; i++)
    {
      DfHistoryChange *change = g_ptr_array_index (story, i);
      g_autofree char *key = g_strdup_printf ("%s:%" G_GINT64_FORMAT, change->table->name, change->id);
      g_autofree char *before = describe_row (change->table, change->was, change->before);
      g_autofree char *after = describe_row (change->table, change->is, change->after);

      add_difference (lines, key, before, after);
    }
  g_assert_cmpuint (n_rows, >=, story->len);

  return join_lines (lines);
}

static void
test_walk (HarbourFixture *fixture,
           gconstpointer   data)
{
  const char *many = g_getenv ("DREAMFEST_TEST_STEPS");
  /* Each move turns a third of them. */
  int n_steps = many != NULL ? MAX (60, atoi (many) / 40) : 60;
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) stories = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) steps = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GHashTable) before = NULL;
  g_autofree char *at_first = NULL;

  df_journal_set_bounds (fixture->journal, G_MAXINT64, G_MAXINT64);
  /* Nothing here cuts the power. */
  harbour_execute (fixture->database, "PRAGMA synchronous = OFF");
  harbour_act (fixture, "Fleet", HARBOUR_FLEET);
  df_journal_clear (fixture->journal, NULL);
  at_first = harbour_hash (fixture->database);
  before = take_snapshot (fixture);
  for (int i = 0; i < n_steps; i++)
    {
      g_autoptr(GHashTable) after = NULL;
      gint64 step;

      if (!harbour_act_at_random (fixture, random))
        continue;
      after = take_snapshot (fixture);
      step = newest_step (fixture);
      g_array_append_val (steps, step);
      g_ptr_array_add (stories, describe_difference (before, after));
      g_ptr_array_add (hashes, harbour_hash (fixture->database));
      g_hash_table_unref (before);
      before = g_steal_pointer (&after);
    }
  g_assert_cmpuint (steps->len, >, 10);

  for (int i = 0; i < n_steps; i++)
    {
      int place = g_rand_int_range (random, -1, (int) steps->len);
      guint asked = (guint) g_rand_int_range (random, 0, (int) steps->len);
      g_autofree char *story = NULL;
      g_autoptr(GError) error = NULL;

      if (!df_journal_go (fixture->journal, place < 0 ? 0 : g_array_index (steps, gint64, place), NULL, &error))
        g_assert_error (error, DF_ERROR, DF_ERROR_NOTHING_TO_DO);
      harbour_assert_data (fixture, place < 0 ? at_first : g_ptr_array_index (hashes, place));
      story = describe_story (fixture, g_array_index (steps, gint64, asked));
      g_assert_cmpstr (story, ==, g_ptr_array_index (stories, asked));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add ("/journal-story/" path, HarbourFixture, NULL, harbour_set_up, test, harbour_tear_down)
  ADD ("a-step/tells-what-it-added-changed-and-deleted", test_kinds_of_steps);
  ADD ("a-step/of-many-rows-tells-some-and-counts-all", test_many_rows);
  ADD ("a-step/that-is-not-there-did-nothing", test_unknown_step);
  ADD ("any-step/is-reached-in-one-move", test_go);
  ADD ("any-step/is-reached-whole-or-not-at-all", test_go_is_whole);
  ADD ("any-story/is-the-difference-that-the-step-made-from-wherever-it-is-told", test_walk);
#undef ADD

  return g_test_run ();
}
