/* df-list-sieve.c
 *
 * Which rows of a list its filter lets pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-sieve-private.h"

struct _DfListSieve
{
  DfRepository     *repository;   /* not owned: the list owns it */
  const DfTable    *table;        /* static */
  DfListFilter     *filter;       /* (nullable) */
  DfListFilter     *coming;       /* (nullable): the next one, while a thread reads who passes by it */
  GArray           *places;       /* (nullable) (element-type guint): of those that pass */
  DfListSieveEvents events;
  gpointer          data;
};

static void
df_list_sieve_take_coming (DfListSieve *self)
{
  df_list_sieve_forget_places (self);
  if (self->coming == NULL || !df_list_filter_is_known (self->coming))
    return;

  g_clear_pointer (&self->filter, df_list_filter_free);
  self->filter = g_steal_pointer (&self->coming);
}

static void
df_list_sieve_known (gpointer sieve)
{
  DfListSieve *self = sieve;

  df_list_sieve_take_coming (self);
  self->events.renewed (self->data);
}

static void
df_list_sieve_touched (gpointer  sieve,
                       GArray   *ids)
{
  DfListSieve *self = sieve;

  df_list_sieve_forget_places (self);
  self->events.touched (self->data, ids);
}

DfListSieve *
df_list_sieve_new (DfRepository      *repository,
                   const DfTable     *table,
                   DfListSieveEvents  events,
                   gpointer           data)
{
  DfListSieve *self = g_new0 (DfListSieve, 1);

  self->repository = repository;
  self->table = table;
  self->events = events;
  self->data = data;

  return self;
}

void
df_list_sieve_free (DfListSieve *self)
{
  df_list_sieve_forget_places (self);
  g_clear_pointer (&self->filter, df_list_filter_free);
  g_clear_pointer (&self->coming, df_list_filter_free);
  g_free (self);
}

void
df_list_sieve_set_words (DfListSieve *self,
                         const char  *words,
                         gboolean     in_thread,
                         gboolean     at_once)
{
  g_clear_pointer (&self->coming, df_list_filter_free);
  if (words != NULL)
    self->coming = df_list_filter_new (self->repository, self->table, words, in_thread, df_list_sieve_known, df_list_sieve_touched, self);
  if (self->coming != NULL && !df_list_filter_is_known (self->coming) && !at_once)
    return;

  g_clear_pointer (&self->filter, df_list_filter_free);
  self->filter = g_steal_pointer (&self->coming);
  df_list_sieve_forget_places (self);
}

gboolean
df_list_sieve_is_waiting (DfListSieve *self)
{
  return self->coming != NULL || (self->filter != NULL && !df_list_filter_is_known (self->filter));
}

void
df_list_sieve_read (DfListSieve *self,
                    gboolean     in_thread)
{
  if (self->filter != NULL)
    df_list_filter_read (self->filter, in_thread);
  if (self->coming != NULL)
    df_list_filter_read (self->coming, in_thread);
  df_list_sieve_take_coming (self);
}

void
df_list_sieve_list_touched (DfListSieve *self,
                            GArray      *changes,
                            GArray      *touched)
{
  if (self->filter != NULL)
    df_list_filter_list_touched (self->filter, changes, touched);
  if (self->coming != NULL)
    df_list_filter_list_touched (self->coming, changes, touched);
}

gboolean
df_list_sieve_follow (DfListSieve *self,
                      GArray      *ids)
{
  df_list_sieve_forget_places (self);

  return self->filter == NULL || df_list_filter_follow (self->filter, ids);
}

gboolean
df_list_sieve_passes (DfListSieve *self,
                      gint64       id)
{
  return self->filter == NULL || df_list_filter_passes (self->filter, id);
}

/* --- places ------------------------------------------------------------------------------------------------------------------------------ */

void
df_list_sieve_forget_places (DfListSieve *self)
{
  g_clear_pointer (&self->places, g_array_unref);
}

GArray *
df_list_sieve_get_places (DfListSieve *self,
                          GArray      *ids)
{
  if (self->filter == NULL || self->places != NULL)
    return self->places;

  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < ids->len; i++)
    if (df_list_filter_passes (self->filter, g_array_index (ids, gint64, i)))
      g_array_append_val (self->places, i);

  return self->places;
}

/* The first at or behind @from that is not less than @place: mostly near, and else not far to look for. */
static guint
df_places_leap (GArray *places,
                guint   from,
                guint   place)
{
  guint step = 1;
  guint high;

  while (from + step < places->len && g_array_index (places, guint, from + step) < place)
    {
      from += step;
      step *= 2;
    }
  high = MIN (from + step, places->len);
  while (from < high)
    {
      guint middle = from + (high - from) / 2;

      if (g_array_index (places, guint, middle) < place)
        from = middle + 1;
      else
        high = middle;
    }

  return from;
}

/* What is in both; they are ascending. */
static GArray *
df_places_intersect (GArray *one,
                     GArray *other)
{
  GArray *both = g_array_sized_new (FALSE, FALSE, sizeof (guint), MIN (one->len, other->len));
  guint next = 0;

  for (guint i = 0; i < one->len && next < other->len; i++)
    {
      guint place = g_array_index (one, guint, i);

      next = df_places_leap (other, next, place);
      if (next < other->len && g_array_index (other, guint, next) == place)
        g_array_append_val (both, place);
    }

  return both;
}

GArray *
df_list_sieve_narrow (DfListSieve *self,
                      GArray      *ids,
                      GArray      *places)
{
  GArray *passing = df_list_sieve_get_places (self, ids);

  if (passing != NULL && places != NULL)
    return df_places_intersect (places, passing);
  if (passing != NULL)
    return g_array_ref (passing);

  return places != NULL ? g_array_ref (places) : NULL;
}
