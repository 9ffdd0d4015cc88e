/* df-list-splices.c
 *
 * Which single rows of a list go and come when only a few of them moved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-splices-private.h"

gboolean
df_list_splices_find (GPtrArray   *old,
                      GPtrArray   *new,
                      GHashTable  *moved,
                      GArray     **removed,
                      GArray     **added)
{
  g_autoptr(GArray) going = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) coming = g_array_new (FALSE, FALSE, sizeof (guint));
  guint i = 0;
  guint n = 0;

  while (i < old->len || n < new->len)
    {
      if (i < old->len && n < new->len && old->pdata[i] == new->pdata[n])
        {
          i++;
          n++;
        }
      else if (i < old->len && g_hash_table_contains (moved, old->pdata[i]))
        {
          g_array_append_val (going, i);
          i++;
        }
      else if (n < new->len && g_hash_table_contains (moved, new->pdata[n]))
        {
          g_array_append_val (coming, n);
          n++;
        }
      else
        return FALSE;
    }

  *removed = g_steal_pointer (&going);
  *added = g_steal_pointer (&coming);

  return TRUE;
}
