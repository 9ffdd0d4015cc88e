/* test-list-splices.c
 *
 * A few rows that moved are told one by one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-splices-private.h"

#define N_ROWS 40

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  return *(int *) *(gpointer *) a - *(int *) *(gpointer *) b;
}

static void
test_any_moves (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      int keys[N_ROWS];
      g_autoptr(GPtrArray) old = g_ptr_array_new ();
      g_autoptr(GPtrArray) new = g_ptr_array_new ();
      g_autoptr(GPtrArray) made = NULL;
      g_autoptr(GHashTable) moved = g_hash_table_new (NULL, NULL);
      g_autoptr(GArray) removed = NULL;
      g_autoptr(GArray) added = NULL;
      guint n_moved = g_test_rand_int_range (0, 6);

      for (int i = 0; i < N_ROWS; i++)
        {
          keys[i] = 1000 * i;
          g_ptr_array_add (old, &keys[i]);
        }
      while (g_hash_table_size (moved) < n_moved)
        g_hash_table_add (moved, &keys[g_test_rand_int_range (0, N_ROWS)]);
      /* Each of them goes, comes, moves or stays. */
      for (int i = 0; i < N_ROWS; i++)
        {
          int what = g_hash_table_contains (moved, &keys[i]) ? g_test_rand_int_range (0, 4) : 3;

          if (what == 0)
            g_ptr_array_remove (old, &keys[i]);
          if (what != 1)
            g_ptr_array_add (new, &keys[i]);
          if (what == 2)
            keys[i] = 1000 * g_test_rand_int_range (0, N_ROWS) + i + 1;
        }
      g_ptr_array_sort (new, compare_rows);

      g_assert_true (df_list_splices_find (old, new, moved, &removed, &added));
      g_assert_cmpuint (removed->len, <=, n_moved);
      g_assert_cmpuint (added->len, <=, n_moved);
      made = g_ptr_array_copy (old, NULL, NULL);
      for (guint i = removed->len; i > 0; i--)
        g_ptr_array_remove_index (made, g_array_index (removed, guint, i - 1));
      for (guint i = 0; i < added->len; i++)
        g_ptr_array_insert (made, g_array_index (added, guint, i), new->pdata[g_array_index (added, guint, i)]);
      g_assert_cmpmem (made->pdata, made->len * sizeof (gpointer), new->pdata, new->len * sizeof (gpointer));
    }
}

static void
test_others_moved (void)
{
  int rows[3];
  g_autoptr(GPtrArray) old = g_ptr_array_new ();
  g_autoptr(GPtrArray) new = g_ptr_array_new ();
  g_autoptr(GHashTable) moved = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) removed = NULL;
  g_autoptr(GArray) added = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_ptr_array_add (old, &rows[i]);
      g_ptr_array_insert (new, 0, &rows[i]);
    }
  g_hash_table_add (moved, &rows[0]);
  g_assert_false (df_list_splices_find (old, new, moved, &removed, &added));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-splices/moves/make-the-new-rows-of-the-old-whatever-moved", test_any_moves);
  g_test_add_func ("/list-splices/moves/of-others-than-those-named-are-refused", test_others_moved);

  return g_test_run ();
}
