/* test-id-set.c
 *
 * A set of ids, against GLib's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record/df-id-set.h"

static gint64
pick_id (void)
{
  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      return g_test_rand_int_range (-200, 200);
    case 1:
      return G_GINT64_CONSTANT (1) << g_test_rand_int_range (0, 62);
    default:
      return g_test_rand_int_range (0, 2000000000);
    }
}

static void
test_walk (void)
{
  DfIdSet *set = df_id_set_new ();
  g_autoptr(GHashTable) oracle = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) ids = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      gint64 id = pick_id ();

      g_assert_true (df_id_set_contains (set, id) == g_hash_table_contains (oracle, &id));
      if (g_test_rand_int_range (0, 3) == 0)
        g_assert_true (df_id_set_remove (set, id) == g_hash_table_remove (oracle, &id));
      else
        g_assert_true (df_id_set_add (set, id) == g_hash_table_add (oracle, g_memdup2 (&id, sizeof id)));
    }
  ids = df_id_set_dup_ids (set);
  g_assert_cmpuint (df_id_set_count (set), ==, g_hash_table_size (oracle));
  g_assert_cmpuint (ids->len, ==, g_hash_table_size (oracle));
  for (guint i = 0; i < ids->len; i++)
    {
      g_assert_true (g_hash_table_contains (oracle, &g_array_index (ids, gint64, i)));
      g_assert_true (i == 0 || g_array_index (ids, gint64, i - 1) < g_array_index (ids, gint64, i));
    }

  g_assert_finalize_object (set);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_tell (void)
{
  g_autoptr(DfIdSet) set = df_id_set_new ();
  g_autoptr(GArray) nobody = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_told = 0;

  g_signal_connect_swapped (set, "changed", G_CALLBACK (count_cb), &n_told);
  df_id_set_tell (set, nobody);
  g_assert_cmpuint (n_told, ==, 0);
  df_id_set_tell (set, NULL);
  g_assert_cmpuint (n_told, ==, 1);
}

static void
take_cb (GArray **told,
         GArray  *ids)
{
  g_clear_pointer (told, g_array_unref);
  *told = g_array_ref (ids);
}

static void
test_follow (void)
{
  g_autoptr(DfIdSet) set = df_id_set_new ();
  g_autoptr(DfIdSet) other = df_id_set_new ();
  g_autoptr(GArray) told = NULL;

  g_signal_connect_swapped (set, "changed", G_CALLBACK (take_cb), &told);
  for (gint64 id = -100; id < 100; id++)
    {
      df_id_set_add (set, id);
      df_id_set_add (other, id + 1);
    }
  df_id_set_follow (set, other);
  g_assert_cmpuint (told->len, ==, 2);
  g_assert_cmpint (g_array_index (told, gint64, 0), ==, -100);
  g_assert_cmpint (g_array_index (told, gint64, 1), ==, 100);
  g_assert_cmpuint (df_id_set_count (set), ==, 200);
  g_assert_true (df_id_set_contains (set, 100));
  g_assert_false (df_id_set_contains (set, -100));
  g_clear_pointer (&told, g_array_unref);
  df_id_set_follow (set, other);
  g_assert_null (told);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/id-set/a-random-walk/has-whom-a-hash-table-has", test_walk);
  g_test_add_func ("/id-set/following-another/tells-who-came-and-went", test_follow);
  g_test_add_func ("/id-set/telling/of-nobody-is-no-word", test_tell);

  return g_test_run ();
}
