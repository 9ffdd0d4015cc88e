/* test-id-map.c
 *
 * Whatever the order of its keys, a map answers as a plain one does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-id-map.h"

/* Keys are drawn so that runs, gaps, repeats and strays all come. */
static gint64
draw_key (gint64 *last)
{
  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      return g_test_rand_int_range (-5, 50);
    case 1:
      return g_test_rand_int_range (0, G_MAXINT32);
    case 2:
      return (gint64) g_test_rand_int_range (1, G_MAXINT32) * g_test_rand_int_range (-G_MAXINT32, G_MAXINT32);
    case 3:
      return *last += g_test_rand_int_range (2, 5);
    default:
      return ++*last;
    }
}

static void
test_like_a_hash_table (void)
{
  g_autoptr(DfIdMap) map = df_id_map_new ();
  g_autoptr(GHashTable) table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key;
  gpointer value;
  gint64 last = 0;

  for (int i = 0; i < 20000; i++)
    {
      gint64 drawn = draw_key (&last);
      gint64 set = g_test_rand_bit () ? drawn : g_test_rand_int ();
      gint64 found = 0;
      gboolean is_there = df_id_map_lookup (map, drawn, &found);
      gint64 *known = g_hash_table_lookup (table, &drawn);

      g_assert_cmpint (is_there, ==, known != NULL);
      if (known != NULL)
        g_assert_cmpint (found, ==, *known);

      df_id_map_set (map, drawn, set);
      g_hash_table_replace (table, g_memdup2 (&drawn, sizeof drawn), g_memdup2 (&set, sizeof set));
    }

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gint64 found = 0;

      g_assert_true (df_id_map_lookup (map, *(gint64 *) key, &found));
      g_assert_cmpint (found, ==, *(gint64 *) value);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/id-map/any-keys/are-found-as-in-a-hash-table", test_like_a_hash_table);

  return g_test_run ();
}
