/* df-list-places.c
 *
 * Rows that were written go to their places in an array of sorted ids, whose keys are read only where somebody compares.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-places-private.h"

#include <string.h>

#include "store/df-list-order-private.h"

/* So near a row moves in one splice. */
#define NEAR 64
/* So many keys are read together: a million rows are searched in five steps, each of which costs about as much as the keys that it reads. */
#define N_PIVOTS 15

typedef struct
{
  const DfListEntry *entry;
  guint              gap;       /* the row that was not written and that it comes before, by its place now */
} DfListComing;

typedef struct
{
  const DfListPlaces *list;
  GArray             *sorted;   /* (element-type gint64): what was written */
  GArray             *going;    /* (element-type guint): where those stand now, ascending */
  GArray             *coming;   /* (element-type DfListComing), as they are to stand */
} DfListMoves;

static void
df_list_entry_clear (gpointer data)
{
  DfListEntry *entry = data;

  g_free (entry->key);
  g_free (entry->text);
}

GArray *
df_list_entries_new (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (DfListEntry));

  g_array_set_clear_func (entries, df_list_entry_clear);

  return entries;
}

static gint64
df_list_moves_get_id (DfListMoves *self,
                      guint        position)
{
  return g_array_index (self->list->ids, gint64, position);
}

static gboolean
df_list_moves_has (DfListMoves *self,
                   gint64       id)
{
  return g_array_binary_search (self->sorted, &id, df_id_compare, NULL);
}

/* --- where they stand, and where they belong ---------------------------------------------------------------------------------------- */

/* One alone is what most edits write, and there may be a million to look at. */
static void
df_list_moves_find_going (DfListMoves *self)
{
  const gint64 *ids = (gint64 *) self->list->ids->data;
  gint64 least = g_array_index (self->sorted, gint64, 0);
  gint64 most = g_array_index (self->sorted, gint64, self->sorted->len - 1);
  guint i = self->sorted->len == 1 ? df_ids_find (self->list->ids, least) : 0;

  for (; i < self->list->ids->len && self->going->len < self->sorted->len; i++)
    if (ids[i] >= least && ids[i] <= most && df_list_moves_has (self, ids[i]))
      g_array_append_val (self->going, i);
}

/* Narrows [@low, @high), where @key belongs, by rows that were not written; FALSE where there are none. */
static gboolean
df_list_moves_narrow (DfListMoves *self,
                      const char  *key,
                      guint       *low,
                      guint       *high)
{
  guint step = MAX (1, (*high - *low + N_PIVOTS - 1) / N_PIVOTS);
  gint64 ids[N_PIVOTS];
  guint places[N_PIVOTS];
  g_auto(GStrv) keys = NULL;
  gboolean narrowed = FALSE;
  guint n = 0;
  guint last = *high;

  for (guint i = *low + step / 2; i < last && n < N_PIVOTS; i += step)
    {
      guint place = i;

      /* What was written stands where it stood, and says nothing. */
      while (place < last && df_list_moves_has (self, df_list_moves_get_id (self, place)))
        place++;
      if (place == last || (n > 0 && places[n - 1] >= place))
        continue;
      places[n] = place;
      ids[n++] = df_list_moves_get_id (self, place);
    }
  if (n == 0)
    return FALSE;

  keys = self->list->read_keys (self->list->rows, ids, n);
  for (guint i = 0; i < n; i++)
    {
      int order = *keys[i] != '\0' ? strcmp (keys[i], key) : 0;

      if (order == 0)
        continue;
      narrowed = TRUE;
      if ((order < 0) != self->list->descending)
        *low = places[i] + 1;
      else
        {
          *high = places[i];
          break;
        }
    }

  return narrowed;
}

static void
df_list_moves_find_coming (DfListMoves *self,
                           GArray      *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      DfListComing coming = { &g_array_index (entries, DfListEntry, i), 0 };
      guint high = self->list->ids->len;

      if (!coming.entry->is_there || coming.entry->key == NULL)
        continue;
      while (coming.gap < high && df_list_moves_narrow (self, coming.entry->key, &coming.gap, &high))
        ;
      /* Those in front of the next row that was not written are one gap. */
      while (coming.gap < self->list->ids->len && df_list_moves_has (self, df_list_moves_get_id (self, coming.gap)))
        coming.gap++;
      g_array_append_val (self->coming, coming);
    }
}

static int
df_list_coming_compare (gconstpointer a,
                        gconstpointer b,
                        gpointer      descending)
{
  const DfListComing *one = a;
  const DfListComing *two = b;
  int order;

  if (one->gap != two->gap)
    return one->gap < two->gap ? -1 : 1;
  order = strcmp (one->entry->key, two->entry->key);

  return GPOINTER_TO_INT (descending) ? -order : order;
}

/* Who is alone in its gap before and afterwards stays there: it is neither going nor coming. */
static void
df_list_moves_drop_staying (DfListMoves *self)
{
  for (guint i = self->coming->len; i > 0; i--)
    {
      const DfListComing *coming = &g_array_index (self->coming, DfListComing, i - 1);
      gboolean is_alone = (i == 1 || coming[-1].gap != coming->gap) && (i == self->coming->len || coming[1].gap != coming->gap);

      for (guint n = 0; n < self->going->len && is_alone; n++)
        {
          guint place = g_array_index (self->going, guint, n);

          if (place + 1 != coming->gap || df_list_moves_get_id (self, place) != coming->entry->id)
            continue;
          if (n > 0 && g_array_index (self->going, guint, n - 1) + 1 == place)
            break;
          g_array_remove_index (self->going, n);
          g_array_remove_index (self->coming, i - 1);
          break;
        }
    }
}

/* --- moving ------------------------------------------------------------------------------------------------------------------------------ */

static void
df_list_moves_tell (DfListMoves *self,
                    guint        position,
                    guint        removed,
                    guint        added)
{
  if (self->list->spliced != NULL)
    self->list->spliced (self->list->data, position, removed, added);
}

/* All from the first place that is touched to the last one, told as what differs. */
static void
df_list_moves_splice (DfListMoves *self,
                      guint        from,
                      guint        to)
{
  GArray *ids = self->list->ids;
  g_autofree gint64 *old = g_memdup2 (ids->data + from * sizeof (gint64), (to - from) * sizeof (gint64));
  g_autoptr(GArray) new = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_old = to - from;
  guint going = 0;
  guint coming = 0;
  guint first = 0;
  guint last = 0;

  for (guint place = from; place <= to; place++)
    {
      for (; coming < self->coming->len && g_array_index (self->coming, DfListComing, coming).gap == place; coming++)
        g_array_append_val (new, g_array_index (self->coming, DfListComing, coming).entry->id);
      if (going < self->going->len && g_array_index (self->going, guint, going) == place)
        going++;
      else if (place < to)
        g_array_append_val (new, old[place - from]);
    }

  while (first < n_old && first < new->len && old[first] == g_array_index (new, gint64, first))
    first++;
  while (last < n_old - first && last < new->len - first && old[n_old - 1 - last] == g_array_index (new, gint64, new->len - 1 - last))
    last++;
  if (n_old - first - last == 0 && new->len - first - last == 0)
    return;

  if (n_old > new->len)
    g_array_remove_range (ids, from, n_old - new->len);
  else if (new->len > n_old)
    g_array_insert_vals (ids, from, new->data, new->len - n_old);
  if (new->len > 0)
    memcpy (ids->data + from * sizeof (gint64), new->data, new->len * sizeof (gint64));
  df_list_moves_tell (self, from + first, n_old - first - last, new->len - first - last);
}

/* Row by row: what lies between two places does not move, so that a view neither reads it nor loses its place. */
static void
df_list_moves_splice_each (DfListMoves *self)
{
  guint going = 0;

  for (guint i = self->going->len; i > 0; i--)
    {
      guint place = g_array_index (self->going, guint, i - 1);

      g_array_remove_index (self->list->ids, place);
      df_list_moves_tell (self, place, 1, 0);
    }
  for (guint i = 0; i < self->coming->len; i++)
    {
      const DfListComing *coming = &g_array_index (self->coming, DfListComing, i);
      guint place;

      while (going < self->going->len && g_array_index (self->going, guint, going) < coming->gap)
        going++;
      place = coming->gap - going + i;
      g_array_insert_val (self->list->ids, place, coming->entry->id);
      df_list_moves_tell (self, place, 0, 1);
    }
}

void
df_list_places_apply (const DfListPlaces *list,
                      GArray             *entries)
{
  g_autoptr(GArray) sorted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) going = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) coming = g_array_new (FALSE, FALSE, sizeof (DfListComing));
  DfListMoves self = { list, sorted, going, coming };
  guint from = G_MAXUINT;
  guint to = 0;

  if (entries->len == 0)
    return;

  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (sorted, g_array_index (entries, DfListEntry, i).id);
  g_array_sort (sorted, df_id_compare);
  df_list_moves_find_going (&self);
  df_list_moves_find_coming (&self, entries);
  g_array_sort_with_data (coming, df_list_coming_compare, GINT_TO_POINTER (list->descending));
  df_list_moves_drop_staying (&self);

  for (guint i = 0; i < going->len; i++)
    {
      from = MIN (from, g_array_index (going, guint, i));
      to = MAX (to, g_array_index (going, guint, i) + 1);
    }
  for (guint i = 0; i < coming->len; i++)
    {
      from = MIN (from, g_array_index (coming, DfListComing, i).gap);
      to = MAX (to, g_array_index (coming, DfListComing, i).gap);
    }
  if (from == G_MAXUINT)
    return;

  if (to - from <= NEAR)
    df_list_moves_splice (&self, from, to);
  else
    df_list_moves_splice_each (&self);
}

/* --- entries among ids ---------------------------------------------------------------------------------------------------------------------- */

static int
df_place_compare (gconstpointer a,
                  gconstpointer b)
{
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;

  return one < two ? -1 : one > two;
}

GArray *
df_list_entries_list_places (GArray *entries,
                             GArray *ids)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < entries->len; i++)
    {
      guint place = df_ids_find (ids, g_array_index (entries, DfListEntry, i).id);

      if (place != G_MAXUINT)
        g_array_append_val (places, place);
    }
  g_array_sort (places, df_place_compare);

  return places;
}

GPtrArray *
df_list_entries_list_texts (GArray *entries,
                            GArray *ids,
                            GArray *places)
{
  g_autoptr(GHashTable) texts = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const DfListEntry *entry = &g_array_index (entries, DfListEntry, i);

      g_hash_table_insert (texts, (gpointer) &entry->id, entry->text);
    }
  for (guint i = 0; i < places->len; i++)
    {
      const char *text = g_hash_table_lookup (texts, &g_array_index (ids, gint64, g_array_index (places, guint, i)));

      g_ptr_array_add (found, (gpointer) (text != NULL ? text : ""));
    }

  return found;
}
