/* test-repository-walk.c
 *
 * Long random walks over other people's catalogs by two connections: after every act all that is shown is what the file says, and was told by signals.
 * DREAMFEST_TEST_STEPS makes them longer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-history.h"
#include "walk.h"

#include <stdlib.h>

static int
count_acts (int few)
{
  const char *many = g_getenv ("DREAMFEST_TEST_STEPS");

  return many != NULL ? MAX (few, atoi (many)) : few;
}

/* --- steps, and what goes on around them ----------------------------------------------------------------------------- */

static void
insert_rows (Walk *walk)
{
  DfRepository *repository = walk->watch->repository;
  const DfTable *table = walk_pick_table (walk);
  GError *error = NULL;

  if (walk_is_full (walk, table))
    return;
  for (int i = walk_pick (walk, 8); i >= 0; i--)
    {
      DfValue values[8];
      gint64 id;

      for (guint n = 0; n < table->n_columns; n++)
        values[n] = n == 0 ? (DfValue) DF_VALUE_INIT : walk_pick_value (walk, table->columns[n]);
      id = df_repository_insert_row (repository, table, walk_pick (walk, 6) == 0 ? 1000 + walk_pick (walk, 2000) : 0, values, &error);
      walk_settle (walk, id != 0, &error);
      if (id == 0 || walk_pick (walk, 4) != 0)
        continue;
      values[1].text = (char *) "Changed";
      walk_settle (walk, df_repository_update_row (repository, table, id, 2, values, &error), &error);
    }
}

/* The other connection must wait, and is told so. */
static void
assert_locked (Walk *walk)
{
  DfRepository *other = walk->watches[walk->watch == walk->watches[0]]->repository;
  GError *error = NULL;

  g_assert_false (df_repository_begin_step (other, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_LOCKED);
  g_clear_error (&error);
}

static void
act_step (Walk *walk)
{
  DfRepository *repository = walk->watch->repository;
  GError *error = NULL;

  walk_settle (walk, df_repository_begin_step (repository, &error), &error);
  walk->in_step = TRUE;
  if (walk_pick (walk, 3) == 0)
    {
      walk_settle (walk, df_repository_expect_many (repository, &error), &error);
      insert_rows (walk);
    }
  for (int i = walk_pick (walk, 6); i > 0; i--)
    walk_act (walk);
  if (walk_pick (walk, 5) == 0)
    assert_locked (walk);
  walk->in_step = FALSE;
  if (walk_pick (walk, 4) == 0)
    {
      df_repository_rollback_step (repository);
      g_hash_table_remove_all (walk->written);
      return;
    }
  walk_settle (walk, df_repository_commit_step (repository, "A step of several acts", &error), &error);
}

static void
act_turn_back (Walk *walk)
{
  gboolean back = walk_pick (walk, 3) != 0;

  for (int i = walk_pick (walk, 3); i >= 0; i--)
    {
      GError *error = NULL;

      walk_settle (walk, back ? df_repository_undo (walk->watch->repository, &error) : df_repository_redo (walk->watch->repository, &error), &error);
    }
}

/* Over several steps at once, near by. */
static void
act_go (Walk *walk)
{
  g_autoptr(GPtrArray) steps = df_repository_dup_history (walk->watch->repository, NULL);
  guint n_done = 0;
  int to;
  GError *error = NULL;

  while (n_done < steps->len && ((DfHistoryStep *) steps->pdata[n_done])->done)
    n_done++;
  to = (int) n_done + walk_pick (walk, 12) - 7;
  to = CLAMP (to, 0, (int) steps->len);
  walk_settle (walk, df_repository_go (walk->watch->repository, to > 0 ? ((DfHistoryStep *) steps->pdata[to - 1])->id : 0, &error), &error);
}

static void
act_watch (Walk *walk)
{
  const DfRelation *relation = walk_pick_relation (walk);
  const DfTable *table = walk_pick_table (walk);
  g_autoptr(DfRecord) owner = walk_pick_record (walk, relation->owner);
  g_autoptr(DfRecord) record = walk_pick_record (walk, table);

  if (walk->watch->models->len + walk->watch->records->len > 16)
    watch_drop (walk->watch, walk->random);
  switch (walk_pick (walk, 8))
    {
    case 0:
      watch_list (walk->watch, table);
      break;
    case 1:
      if (owner != NULL)
        watch_linked (walk->watch, owner, relation);
      break;
    case 2:
      if (owner != NULL)
        watch_candidates (walk->watch, owner, relation);
      break;
    case 3:
      watch_turn (walk->watch, walk->random);
      break;
    case 4:
    case 5:
      watch_drop (walk->watch, walk->random);
      break;
    default:
      if (record != NULL)
        watch_record (walk->watch, record);
    }
}

static void
reopen (Walk  *walk,
        Watch *watch)
{
  g_autoptr(DfRepository) again = foreign_reopen (walk->first);

  for (guint i = 0; i < G_N_ELEMENTS (walk->watches); i++)
    if (walk->watches[i] == watch)
      walk->watches[i] = walk->watch = watch_new (again);
  watch_free (watch);
}

static void
look (Walk *walk)
{
  GError *error = NULL;

  walk_settle (walk, df_repository_refresh (walk->watch->repository, &error), &error);
  walk->watch->behind = FALSE;
}

static void
act (Walk *walk)
{
  int which = walk_pick (walk, 100);

  if (which == 0)
    reopen (walk, walk->watch);
  else if (which < 25)
    act_watch (walk);
  else if (which < 40)
    act_step (walk);
  else if (which < 60)
    (walk_pick (walk, 4) == 0 ? act_go : act_turn_back) (walk);
  else
    walk_act (walk);
}

static void
test_walk (gconstpointer data)
{
  DfCatalog *(*catalog) (void) = data;
  Walk walk = { .random = g_rand_new_with_seed (g_test_rand_int ()), .first = foreign_open (catalog ()) };
  int n_acts = count_acts (150);

  walk.oracle = oracle_new (df_repository_get_path (walk.first), catalog ());
  walk.positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  walk.written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (walk.watches); i++)
    reopen (&walk, walk.watches[i] = watch_new (walk.first));

  for (int i = 0; i < n_acts; i++)
    {
      guint whose = walk_pick (&walk, 3) == 0;

      walk.watch = walk.watches[whose];
      oracle_look (walk.oracle);
      if (walk_pick (&walk, 4) != 0)
        look (&walk);
      act (&walk);
      walk.watches[!whose]->behind = TRUE;
      oracle_look (walk.oracle);
      walk_assert_written (&walk);
      /* The oldest steps of a long history are dropped: then what is before the first is another state each time. */
      if (oracle_get_position (walk.oracle) > 0)
        walk_assert_position (&walk);
      watch_assert (walk.watch, walk.oracle);
    }
  g_test_message ("%d acts, %u refused", n_acts, walk.n_refused);

  for (guint i = 0; i < G_N_ELEMENTS (walk.watches); i++)
    watch_free (walk.watches[i]);
  oracle_free (walk.oracle);
  g_hash_table_unref (walk.written);
  g_hash_table_unref (walk.positions);
  g_rand_free (walk.random);
  foreign_close (walk.first);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/repository-walk/users-and-shows/are-shown-as-the-file-says-and-told-by-signals", foreign_shows, test_walk);
  g_test_add_data_func ("/repository-walk/heroes-and-weapons/are-shown-as-the-file-says-and-told-by-signals", foreign_heroes, test_walk);
  g_test_add_data_func ("/repository-walk/beaches-and-castles/are-shown-as-the-file-says-and-told-by-signals", foreign_beaches, test_walk);

  return g_test_run ();
}
