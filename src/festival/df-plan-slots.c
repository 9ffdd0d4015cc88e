/* df-plan-slots.c
 *
 * Where an event could be without a clash.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-plan-private.h"

#include <stdlib.h>

#define DAY 1440

/* People plan by five minutes. */
#define GRID 5

typedef struct
{
  DfPlan      *plan;
  DfPlanEvent  event;          /* as it is now */
  GArray      *performers;     /* gint64 */
  int          length;
  int          earliest;
  int          latest;         /* the last end */
  GArray      *slots;          /* that may be */
} DfSearch;

static void
df_search_add (DfSearch *search,
               gint64    stage,
               gint64    starts)
{
  DfPlanSlot slot = { stage, (int) starts };

  if (starts >= search->earliest && starts + search->length <= search->latest)
    g_array_append_val (search->slots, slot);
}

static gint64
df_search_up (gint64 minutes)
{
  return (minutes + GRID - 1) / GRID * GRID;
}

static gint64
df_search_down (gint64 minutes)
{
  return minutes / GRID * GRID;
}

/* Just before and just after @entry on @stage, @before and @after minutes from it. */
static void
df_search_beside (DfSearch          *search,
                  gint64             stage,
                  const DfPlanEntry *entry,
                  int                before,
                  int                after)
{
  gint64 midnight = (gint64) search->event.day * DAY;
  gint64 from = entry->from - midnight;
  gint64 to = entry->to - midnight;

  if (entry->from == DF_PLAN_NEVER || entry->facts.id == search->event.id || to < search->earliest - DAY || from > search->latest + DAY)
    return;
  if (to + after > 0)
    df_search_add (search, stage, df_search_up (to + after));
  if (from - before - search->length > 0)
    df_search_add (search, stage, df_search_down (from - before - search->length));
}

/* What could be a place on @stage: the time that it has, the curfew's last chance, and what is next to others. */
static void
df_search_stage (DfSearch          *search,
                 const DfPlanOwner *stage)
{
  DfPlan *plan = search->plan;

  df_search_add (search, stage->id, search->event.starts);
  if (stage->curfew != DF_PLAN_UNKNOWN)
    df_search_add (search, stage->id, df_search_down (MAX (stage->curfew - search->length, 0)));
  for (guint i = 0; i < stage->events.n; i++)
    {
      const DfPlanEntry *entry = df_plan_entry (plan, stage->events.items[i]);

      df_search_beside (search, stage->id, entry, search->event.tear_down + stage->changeover + entry->facts.set_up,
                        entry->facts.tear_down + stage->changeover + search->event.set_up);
    }
  for (guint n = 0; n < search->performers->len; n++)
    {
      guint performer = df_plan_find (plan->performer_of, g_array_index (search->performers, gint64, n));
      const DfPlanList *events = &df_plan_owner (plan->performers, performer)->events;

      for (guint i = 0; i < events->n; i++)
        {
          const DfPlanEntry *entry = df_plan_entry (plan, events->items[i]);
          int transfer = df_plan_get_transfer (plan, entry->facts.stage, stage->id);

          df_search_beside (search, stage->id, entry, transfer, transfer);
        }
    }
}

/* Whether nothing clashes with the event where it stands in the plan now. */
static gboolean
df_search_is_free (DfSearch *search,
                   gint64    stage)
{
  g_autoptr(GArray) clashes = g_array_new (FALSE, FALSE, sizeof (DfClash));

  df_plan_find_stage (search->plan, stage, clashes);
  for (guint i = 0; i < search->performers->len; i++)
    df_plan_find_performer (search->plan, g_array_index (search->performers, gint64, i), clashes);
  df_plan_find_outside (search->plan, search->event.id, clashes);
  for (guint i = 0; i < clashes->len; i++)
    if (g_array_index (clashes, DfClash, i).events[0] == search->event.id || g_array_index (clashes, DfClash, i).events[1] == search->event.id)
      return FALSE;

  return TRUE;
}

static int
df_search_compare (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  const DfPlanSlot *first = a;
  const DfPlanSlot *second = b;
  const DfPlanEvent *event = data;
  int order = abs (first->starts - event->starts) - abs (second->starts - event->starts);

  if (order == 0)
    order = first->starts - second->starts;
  if (order == 0)
    order = (second->stage == event->stage) - (first->stage == event->stage);
  if (order == 0)
    order = first->stage < second->stage ? -1 : first->stage > second->stage;

  return order;
}

GArray *
df_plan_list_slots (DfPlan *self,
                    gint64  event,
                    int     day_starts_at,
                    guint   most)
{
  GArray *free = g_array_new (FALSE, FALSE, sizeof (DfPlanSlot));
  g_autoptr(GArray) performers = NULL;
  g_autoptr(GArray) slots = g_array_new (FALSE, FALSE, sizeof (DfPlanSlot));
  DfSearch search = { .plan = self, .earliest = day_starts_at, .latest = day_starts_at + DAY, .slots = slots };

  g_return_val_if_fail (self != NULL, free);

  if (!df_plan_get_event (self, event, &search.event) || search.event.day == DF_PLAN_UNKNOWN || search.event.starts == DF_PLAN_UNKNOWN ||
      search.event.ends == DF_PLAN_UNKNOWN)
    return free;
  performers = search.performers = df_plan_list_performers (self, event);
  search.length = search.event.ends - search.event.starts;
  for (guint i = 0; i < self->stages->len; i++)
    if (df_plan_owner (self->stages, i)->id != 0 && !df_plan_owner (self->stages, i)->is_placeholder)
      df_search_stage (&search, df_plan_owner (self->stages, i));
  g_array_sort_with_data (slots, df_search_compare, &search.event);

  for (guint i = 0; i < slots->len && free->len < most; i++)
    {
      const DfPlanSlot *slot = &g_array_index (slots, DfPlanSlot, i);
      DfPlanEvent moved = search.event;

      if (i > 0 && df_search_compare (slot, slot - 1, &search.event) == 0)
        continue;
      moved.stage = slot->stage;
      moved.starts = slot->starts;
      moved.ends = slot->starts + search.length;
      df_plan_set_event (self, &moved);
      if (df_search_is_free (&search, slot->stage))
        g_array_append_val (free, *slot);
    }
  df_plan_set_event (self, &search.event);

  return free;
}
