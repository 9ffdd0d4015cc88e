/* df-clashing.c
 *
 * Who is in a clash that nobody accepted, kept current by the clash service.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clashing.h"

#include <string.h>

#include "festival/df-clashes.h"

/* Whose record the subject of a rule is. */
static const char *const tables[DF_N_CLASH_RULES] = { "performers", "stages", "stages", "performers", "stages", "festival" };

static void
df_clashing_add (DfIdSet       *set,
                 const DfTable *table,
                 const DfClash *clash)
{
  if (strcmp (table->name, "events") != 0)
    {
      if (strcmp (table->name, tables[clash->rule]) == 0)
        df_id_set_add (set, clash->subject);
      return;
    }

  df_id_set_add (set, clash->events[0]);
  if (clash->events[1] != 0)
    df_id_set_add (set, clash->events[1]);
}

static void
df_clashing_changed_cb (DfIdSet   *set,
                        DfClashes *clashes)
{
  const DfTable *table = g_object_get_data (G_OBJECT (set), "table");
  GArray *all = df_clashes_get_all (clashes);
  g_autoptr(DfIdSet) now = df_id_set_new ();

  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, DfClash, i).accepted == 0)
      df_clashing_add (now, table, &g_array_index (all, DfClash, i));
  df_id_set_follow (set, now);
}

DfIdSet *
df_clashing_provide (GObject       *keeper,
                     const DfTable *table)
{
  DfClashes *clashes;
  DfIdSet *set;

  g_return_val_if_fail (DF_IS_REPOSITORY (keeper) && table != NULL, NULL);

  clashes = df_clashes_get (DF_REPOSITORY (keeper));
  set = df_id_set_new ();
  g_object_set_data (G_OBJECT (set), "table", (gpointer) table);
  g_signal_connect_object (clashes, "changed", G_CALLBACK (df_clashing_changed_cb), set, G_CONNECT_SWAPPED);
  df_clashing_changed_cb (set, clashes);

  return set;
}
