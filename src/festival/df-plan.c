/* df-plan.c
 *
 * Who plays when and where, as arrays of numbers: what clashes are found in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-plan-private.h"

#include <string.h>

#define DAY 1440

G_STATIC_ASSERT (sizeof (gpointer) >= sizeof (gint64));

/* --- lists of positions ------------------------------------------------------------------------------------------------------------------ */

static void
df_plan_list_add (DfPlanList *list,
                  guint       item)
{
  if (list->n == list->size)
    {
      list->size = MAX (4, list->size * 2);
      list->items = g_renew (guint, list->items, list->size);
    }
  list->items[list->n++] = item;
}

static gboolean
df_plan_list_remove (DfPlanList *list,
                     guint       item)
{
  for (guint i = 0; i < list->n; i++)
    if (list->items[i] == item)
      {
        list->items[i] = list->items[--list->n];
        return TRUE;
      }

  return FALSE;
}

static void
df_plan_entry_clear (gpointer entry)
{
  g_free (((DfPlanEntry *) entry)->performers.items);
}

static void
df_plan_owner_clear (gpointer owner)
{
  g_free (((DfPlanOwner *) owner)->events.items);
}

/* --- life ----------------------------------------------------------------------------------------------------------------------------------- */

static GArray *
df_plan_new_array (guint          size,
                   GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (array, clear);

  return array;
}

static guint
df_plan_pair_hash (gconstpointer key)
{
  const gint64 *pair = key;

  return (guint) pair[0] * 31 + (guint) pair[1];
}

static gboolean
df_plan_pair_equal (gconstpointer a,
                    gconstpointer b)
{
  return memcmp (a, b, 2 * sizeof (gint64)) == 0;
}

DfPlan *
df_plan_new (void)
{
  DfPlan *self = g_new0 (DfPlan, 1);

  self->events = df_plan_new_array (sizeof (DfPlanEntry), df_plan_entry_clear);
  self->performers = df_plan_new_array (sizeof (DfPlanOwner), df_plan_owner_clear);
  self->stages = df_plan_new_array (sizeof (DfPlanOwner), df_plan_owner_clear);
  self->event_of = g_hash_table_new (NULL, NULL);
  self->performer_of = g_hash_table_new (NULL, NULL);
  self->stage_of = g_hash_table_new (NULL, NULL);
  self->transfers = g_hash_table_new_full (df_plan_pair_hash, df_plan_pair_equal, g_free, NULL);
  self->first_day = DF_PLAN_UNKNOWN;

  return self;
}

void
df_plan_free (DfPlan *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->events);
  g_array_unref (self->performers);
  g_array_unref (self->stages);
  g_hash_table_unref (self->event_of);
  g_hash_table_unref (self->performer_of);
  g_hash_table_unref (self->stage_of);
  g_hash_table_unref (self->transfers);
  g_free (self->spans);
  g_free (self->spare);
  g_free (self->running);
  g_free (self->ended);
  g_free (self);
}

/* --- the festival, its stages and performers ------------------------------------------------------------------------------------------------ */

void
df_plan_set_festival (DfPlan *self,
                      int     first_day,
                      int     n_days,
                      int     transfer)
{
  g_return_if_fail (self != NULL);

  self->first_day = first_day;
  self->n_days = n_days;
  self->transfer = MAX (transfer, 0);
  self->most_transfer = MAX (self->most_transfer, self->transfer);
}

static DfPlanOwner *
df_plan_ensure_owner (GArray     *owners,
                      GHashTable *positions,
                      gint64      id)
{
  guint position = df_plan_find (positions, id);

  if (position == DF_PLAN_NONE)
    {
      position = owners->len;
      g_array_set_size (owners, position + 1);
      df_plan_owner (owners, position)->id = id;
      g_hash_table_insert (positions, (gpointer) (gintptr) id, GUINT_TO_POINTER (position + 1));
    }

  return df_plan_owner (owners, position);
}

void
df_plan_set_stage (DfPlan   *self,
                   gint64    id,
                   gboolean  is_placeholder,
                   int       changeover,
                   int       curfew)
{
  DfPlanOwner *stage;

  g_return_if_fail (self != NULL && id > 0);

  stage = df_plan_ensure_owner (self->stages, self->stage_of, id);
  stage->is_placeholder = is_placeholder;
  stage->changeover = MAX (changeover, 0);
  stage->curfew = curfew;
}

void
df_plan_remove_stage (DfPlan *self,
                      gint64  id)
{
  guint position;
  DfPlanOwner *stage;

  g_return_if_fail (self != NULL);

  position = df_plan_find (self->stage_of, id);
  if (position == DF_PLAN_NONE)
    return;
  stage = df_plan_owner (self->stages, position);
  for (guint i = 0; i < stage->events.n; i++)
    {
      df_plan_entry (self, stage->events.items[i])->stage = DF_PLAN_NONE;
      df_plan_entry (self, stage->events.items[i])->facts.stage = 0;
    }
  stage->id = stage->events.n = 0;
  g_hash_table_remove (self->stage_of, (gpointer) (gintptr) id);
}

static void
df_plan_order_pair (gint64  a,
                    gint64  b,
                    gint64 *pair)
{
  pair[0] = MIN (a, b);
  pair[1] = MAX (a, b);
}

void
df_plan_set_transfer (DfPlan *self,
                      gint64  stage,
                      gint64  other,
                      int     minutes)
{
  gint64 pair[2];

  g_return_if_fail (self != NULL);

  df_plan_order_pair (stage, other, pair);
  if (minutes < 0)
    {
      g_hash_table_remove (self->transfers, pair);
      return;
    }
  g_hash_table_replace (self->transfers, g_memdup2 (pair, sizeof pair), GINT_TO_POINTER (minutes + 1));
  self->most_transfer = MAX (self->most_transfer, minutes);
}

void
df_plan_set_performer (DfPlan   *self,
                       gint64    id,
                       gboolean  is_placeholder)
{
  g_return_if_fail (self != NULL && id > 0);

  df_plan_ensure_owner (self->performers, self->performer_of, id)->is_placeholder = is_placeholder;
}

void
df_plan_remove_performer (DfPlan *self,
                          gint64  id)
{
  guint position;
  DfPlanOwner *performer;

  g_return_if_fail (self != NULL);

  position = df_plan_find (self->performer_of, id);
  if (position == DF_PLAN_NONE)
    return;
  performer = df_plan_owner (self->performers, position);
  for (guint i = 0; i < performer->events.n; i++)
    df_plan_list_remove (&df_plan_entry (self, performer->events.items[i])->performers, position);
  performer->id = performer->events.n = 0;
  g_hash_table_remove (self->performer_of, (gpointer) (gintptr) id);
}

/* --- events and links ----------------------------------------------------------------------------------------------------------------------- */

static void
df_plan_place_event (DfPlan      *self,
                     guint        position,
                     DfPlanEntry *entry)
{
  guint stage = df_plan_find (self->stage_of, entry->facts.stage);

  if (stage == entry->stage)
    return;
  if (entry->stage != DF_PLAN_NONE)
    df_plan_list_remove (&df_plan_owner (self->stages, entry->stage)->events, position);
  if (stage != DF_PLAN_NONE)
    df_plan_list_add (&df_plan_owner (self->stages, stage)->events, position);
  entry->stage = stage;
}

void
df_plan_set_event (DfPlan            *self,
                   const DfPlanEvent *event)
{
  guint position;
  DfPlanEntry *entry;

  g_return_if_fail (self != NULL && event != NULL && event->id > 0);

  position = df_plan_find (self->event_of, event->id);
  if (position == DF_PLAN_NONE)
    {
      position = self->events->len;
      g_array_set_size (self->events, position + 1);
      df_plan_entry (self, position)->stage = DF_PLAN_NONE;
      g_hash_table_insert (self->event_of, (gpointer) (gintptr) event->id, GUINT_TO_POINTER (position + 1));
    }

  entry = df_plan_entry (self, position);
  entry->facts = *event;
  entry->facts.set_up = MAX (event->set_up, 0);
  entry->facts.tear_down = MAX (event->tear_down, 0);
  entry->from = DF_PLAN_NEVER;
  if (event->day != DF_PLAN_UNKNOWN && event->starts != DF_PLAN_UNKNOWN && event->ends != DF_PLAN_UNKNOWN)
    {
      entry->from = (gint64) event->day * DAY + event->starts;
      entry->to = (gint64) event->day * DAY + event->ends;
    }
  self->most_set_up = MAX (self->most_set_up, entry->facts.set_up);
  self->most_tear_down = MAX (self->most_tear_down, entry->facts.tear_down);
  df_plan_place_event (self, position, entry);
}

void
df_plan_remove_event (DfPlan *self,
                      gint64  id)
{
  guint position;
  DfPlanEntry *entry;

  g_return_if_fail (self != NULL);

  position = df_plan_find (self->event_of, id);
  if (position == DF_PLAN_NONE)
    return;
  entry = df_plan_entry (self, position);
  entry->facts.stage = 0;
  df_plan_place_event (self, position, entry);
  for (guint i = 0; i < entry->performers.n; i++)
    df_plan_list_remove (&df_plan_owner (self->performers, entry->performers.items[i])->events, position);
  entry->performers.n = 0;
  entry->facts.id = 0;
  g_hash_table_remove (self->event_of, (gpointer) (gintptr) id);
}

void
df_plan_link (DfPlan *self,
              gint64  performer,
              gint64  event)
{
  guint who;
  guint what;

  g_return_if_fail (self != NULL);

  who = df_plan_find (self->performer_of, performer);
  what = df_plan_find (self->event_of, event);
  if (who == DF_PLAN_NONE || what == DF_PLAN_NONE)
    return;
  df_plan_list_add (&df_plan_owner (self->performers, who)->events, what);
  df_plan_list_add (&df_plan_entry (self, what)->performers, who);
}

void
df_plan_unlink (DfPlan *self,
                gint64  performer,
                gint64  event)
{
  guint who;
  guint what;

  g_return_if_fail (self != NULL);

  who = df_plan_find (self->performer_of, performer);
  what = df_plan_find (self->event_of, event);
  if (who == DF_PLAN_NONE || what == DF_PLAN_NONE)
    return;
  df_plan_list_remove (&df_plan_owner (self->performers, who)->events, what);
  df_plan_list_remove (&df_plan_entry (self, what)->performers, who);
}

/* --- asking -------------------------------------------------------------------------------------------------------------------------------- */

gboolean
df_plan_get_event (DfPlan      *self,
                   gint64       id,
                   DfPlanEvent *event)
{
  guint position;

  g_return_val_if_fail (self != NULL && event != NULL, FALSE);

  position = df_plan_find (self->event_of, id);
  if (position == DF_PLAN_NONE)
    return FALSE;
  *event = df_plan_entry (self, position)->facts;

  return TRUE;
}

GArray *
df_plan_list_performers (DfPlan *self,
                         gint64  event)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint position;

  g_return_val_if_fail (self != NULL, ids);

  position = df_plan_find (self->event_of, event);
  if (position != DF_PLAN_NONE)
    {
      DfPlanList *performers = &df_plan_entry (self, position)->performers;

      for (guint i = 0; i < performers->n; i++)
        g_array_append_val (ids, df_plan_owner (self->performers, performers->items[i])->id);
    }

  return ids;
}

int
df_plan_get_transfer (DfPlan *self,
                      gint64  stage,
                      gint64  other)
{
  gint64 pair[2];
  int found;

  g_return_val_if_fail (self != NULL, 0);

  if (stage == 0 || other == 0 || stage == other)
    return 0;
  df_plan_order_pair (stage, other, pair);
  found = GPOINTER_TO_INT (g_hash_table_lookup (self->transfers, pair));

  return found > 0 ? found - 1 : self->transfer;
}
