/* df-plan-clashes.c
 *
 * Clashes by sweeps: the events of one performer or one stage in the order of their starts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-plan-private.h"

#include <string.h>

#define DAY 1440

/* The festival's row has this id in every file. */
#define FESTIVAL 1

/* Fewer are sorted by inserting. */
#define FEW 32

#define DIGIT_BITS 11
#define DIGIT_SIZE (1 << DIGIT_BITS)

/* --- in the order of their starts ------------------------------------------------------------------------------------------------------ */

static void
df_plan_sort_few (DfPlanSpan *spans,
                  guint       n)
{
  for (guint i = 1; i < n; i++)
    {
      DfPlanSpan span = spans[i];
      guint at = i;

      for (; at > 0 && spans[at - 1].from > span.from; at--)
        spans[at] = spans[at - 1];
      spans[at] = span;
    }
}

/* By digits, the lowest first, and no more of them than the latest start has. */
static void
df_plan_sort_many (DfPlan *self,
                   guint   n)
{
  gint64 first = G_MAXINT64;
  gint64 last = G_MININT64;

  for (guint i = 0; i < n; i++)
    {
      first = MIN (first, self->spans[i].from);
      last = MAX (last, self->spans[i].from);
    }
  for (guint shift = 0; shift < 64 && ((guint64) (last - first)) >> shift != 0; shift += DIGIT_BITS)
    {
      guint places[DIGIT_SIZE + 1] = { 0 };
      DfPlanSpan *sorted = self->spare;

      for (guint i = 0; i < n; i++)
        places[(((guint64) (self->spans[i].from - first)) >> shift & (DIGIT_SIZE - 1)) + 1]++;
      for (guint i = 0; i < DIGIT_SIZE; i++)
        places[i + 1] += places[i];
      for (guint i = 0; i < n; i++)
        sorted[places[((guint64) (self->spans[i].from - first)) >> shift & (DIGIT_SIZE - 1)]++] = self->spans[i];
      self->spare = self->spans;
      self->spans = sorted;
    }
}

/* The events of @owner whose times are known, sorted, in self->spans; returns how many. */
static guint
df_plan_collect (DfPlan            *self,
                 const DfPlanOwner *owner)
{
  guint n = 0;

  if (owner->events.n > self->size)
    {
      self->size = MAX (64, owner->events.n);
      self->spans = g_renew (DfPlanSpan, self->spans, self->size);
      self->spare = g_renew (DfPlanSpan, self->spare, self->size);
      self->running = g_renew (guint, self->running, self->size);
      self->ended = g_renew (guint, self->ended, self->size);
    }
  for (guint i = 0; i < owner->events.n; i++)
    {
      const DfPlanEntry *entry = df_plan_entry (self, owner->events.items[i]);

      if (entry->from != DF_PLAN_NEVER)
        self->spans[n++] = (DfPlanSpan) { entry->from, entry->to, owner->events.items[i] };
    }
  if (n <= FEW)
    df_plan_sort_few (self->spans, n);
  else
    df_plan_sort_many (self, n);

  return n;
}

/* --- the sweep --------------------------------------------------------------------------------------------------------------------------- */

typedef struct
{
  const DfPlanOwner *owner;
  gboolean           is_stage;
  int                widest;     /* no two events need more between them */
  GArray            *clashes;
} DfSweep;

static void
df_sweep_emit (DfPlan           *self,
               const DfSweep    *sweep,
               DfClashRule       rule,
               const DfPlanSpan *first,
               const DfPlanSpan *second,
               int               minutes,
               int               needs)
{
  gint64 a = df_plan_entry (self, first->entry)->facts.id;
  gint64 b = df_plan_entry (self, second->entry)->facts.id;
  gboolean turned = first->from == second->from && a > b;
  DfClash clash = { .rule = rule, .subject = sweep->owner->id, .events = { turned ? b : a, turned ? a : b }, .minutes = minutes, .needs = needs };

  g_array_append_val (sweep->clashes, clash);
}

/* What there should be between two events that follow each other. */
static void
df_sweep_follow (DfPlan           *self,
                 const DfSweep    *sweep,
                 const DfPlanSpan *first,
                 const DfPlanSpan *second)
{
  const DfPlanEvent *before = &df_plan_entry (self, first->entry)->facts;
  const DfPlanEvent *after = &df_plan_entry (self, second->entry)->facts;
  int gap = (int) (second->from - first->to);
  int needs = sweep->is_stage ? before->tear_down + sweep->owner->changeover + after->set_up
                              : df_plan_get_transfer (self, before->stage, after->stage);

  if (gap < needs)
    df_sweep_emit (self, sweep, sweep->is_stage ? DF_CLASH_CHANGEOVER : DF_CLASH_TRANSFER, first, second, needs - gap, needs);
}

/* An event overlaps those that are still running at its start. It follows those that ended before, unless another one began after their end and
 * ended before as well: that one stands between them. */
static void
df_sweep_run (DfPlan        *self,
              const DfSweep *sweep,
              guint          n)
{
  guint n_running = 0;
  guint n_ended = 0;
  gint64 latest = G_MININT64;     /* of all that ended, the last start */

  for (guint i = 0; i < n; i++)
    {
      const DfPlanSpan *now = &self->spans[i];
      guint kept = 0;

      for (guint j = 0; j < n_running; j++)
        {
          const DfPlanSpan *other = &self->spans[self->running[j]];

          if (other->to > now->from)
            {
              df_sweep_emit (self, sweep, sweep->is_stage ? DF_CLASH_STAGE : DF_CLASH_PERFORMER, other, now,
                             (int) (MIN (other->to, now->to) - now->from), 0);
              self->running[kept++] = self->running[j];
              continue;
            }
          latest = MAX (latest, other->from);
          self->ended[n_ended++] = self->running[j];
        }
      n_running = kept;

      kept = 0;
      for (guint j = 0; j < n_ended; j++)
        {
          const DfPlanSpan *other = &self->spans[self->ended[j]];

          if (other->to <= latest || now->from - other->to >= sweep->widest)
            continue;
          df_sweep_follow (self, sweep, other, now);
          self->ended[kept++] = self->ended[j];
        }
      n_ended = kept;
      self->running[n_running++] = i;
    }
}

static int
df_clash_compare_cb (gconstpointer a,
                     gconstpointer b)
{
  return df_clash_compare (a, b);
}

/* What was appended since @from. */
static void
df_plan_sort_clashes (GArray *clashes,
                      guint   from)
{
  if (clashes->len - from > 1)
    qsort (&g_array_index (clashes, DfClash, from), clashes->len - from, sizeof (DfClash), df_clash_compare_cb);
}

/* --- one owner ----------------------------------------------------------------------------------------------------------------------------- */

static void
df_plan_sweep_performer (DfPlan            *self,
                         const DfPlanOwner *owner,
                         GArray            *clashes)
{
  DfSweep sweep = { .owner = owner, .widest = self->most_transfer, .clashes = clashes };
  guint from = clashes->len;

  if (owner->id == 0 || owner->is_placeholder || owner->events.n < 2)
    return;

  df_sweep_run (self, &sweep, df_plan_collect (self, owner));
  df_plan_sort_clashes (clashes, from);
}

static void
df_plan_sweep_stage (DfPlan            *self,
                     const DfPlanOwner *owner,
                     GArray            *clashes)
{
  DfSweep sweep = { .owner = owner, .is_stage = TRUE, .clashes = clashes };
  guint from = clashes->len;
  guint n;

  if (owner->id == 0 || owner->is_placeholder)
    return;

  sweep.widest = self->most_tear_down + owner->changeover + self->most_set_up;
  n = df_plan_collect (self, owner);
  df_sweep_run (self, &sweep, n);
  for (guint i = 0; i < n && owner->curfew != DF_PLAN_UNKNOWN; i++)
    {
      const DfPlanEvent *event = &df_plan_entry (self, self->spans[i].entry)->facts;
      DfClash clash = { .rule = DF_CLASH_CURFEW, .subject = owner->id, .events = { event->id, 0 }, .minutes = event->ends - owner->curfew,
                        .needs = owner->curfew };

      if (clash.minutes > 0)
        g_array_append_val (clashes, clash);
    }
  df_plan_sort_clashes (clashes, from);
}

static void
df_plan_check_outside (DfPlan            *self,
                       const DfPlanEvent *event,
                       GArray            *clashes)
{
  int last = self->first_day + self->n_days - 1;
  DfClash clash = { .rule = DF_CLASH_OUTSIDE, .subject = FESTIVAL, .events = { event->id, 0 } };

  if (event->id == 0 || event->day == DF_PLAN_UNKNOWN || self->first_day == DF_PLAN_UNKNOWN || (event->day >= self->first_day && event->day <= last))
    return;

  clash.minutes = (event->day < self->first_day ? self->first_day - event->day : event->day - last) * DAY;
  g_array_append_val (clashes, clash);
}

void
df_plan_find_performer (DfPlan *self,
                        gint64  performer,
                        GArray *clashes)
{
  guint position;

  g_return_if_fail (self != NULL && clashes != NULL);

  position = df_plan_find (self->performer_of, performer);
  if (position != DF_PLAN_NONE)
    df_plan_sweep_performer (self, df_plan_owner (self->performers, position), clashes);
}

void
df_plan_find_stage (DfPlan *self,
                    gint64  stage,
                    GArray *clashes)
{
  guint position;

  g_return_if_fail (self != NULL && clashes != NULL);

  position = df_plan_find (self->stage_of, stage);
  if (position != DF_PLAN_NONE)
    df_plan_sweep_stage (self, df_plan_owner (self->stages, position), clashes);
}

void
df_plan_find_outside (DfPlan *self,
                      gint64  event,
                      GArray *clashes)
{
  guint position;

  g_return_if_fail (self != NULL && clashes != NULL);

  position = df_plan_find (self->event_of, event);
  if (position != DF_PLAN_NONE)
    df_plan_check_outside (self, &df_plan_entry (self, position)->facts, clashes);
}

/* --- what would be --------------------------------------------------------------------------------------------------------------------------- */

static gboolean
df_plan_is_among (GArray *ids,
                  gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static void
df_plan_keep_those_of (GArray *found,
                       GArray *events,
                       GArray *clashes)
{
  for (guint i = 0; i < found->len; i++)
    {
      const DfClash *clash = &g_array_index (found, DfClash, i);

      if (df_plan_is_among (events, clash->events[0]) || df_plan_is_among (events, clash->events[1]))
        g_array_append_vals (clashes, clash, 1);
    }
}

void
df_plan_try_performer (DfPlan *self,
                       gint64  performer,
                       GArray *events,
                       GArray *clashes)
{
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (DfClash));
  g_autoptr(GArray) added = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (self != NULL && events != NULL && clashes != NULL);

  for (guint i = 0; i < events->len; i++)
    {
      gint64 event = g_array_index (events, gint64, i);
      g_autoptr(GArray) performers = df_plan_list_performers (self, event);

      if (df_plan_is_among (performers, performer))
        continue;
      df_plan_link (self, performer, event);
      g_array_append_val (added, event);
    }
  df_plan_find_performer (self, performer, found);
  df_plan_keep_those_of (found, events, clashes);
  for (guint i = 0; i < added->len; i++)
    df_plan_unlink (self, performer, g_array_index (added, gint64, i));
}

void
df_plan_try_stage (DfPlan *self,
                   gint64  stage,
                   GArray *events,
                   GArray *clashes)
{
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (DfClash));
  g_autoptr(GArray) before = g_array_new (FALSE, FALSE, sizeof (DfPlanEvent));

  g_return_if_fail (self != NULL && events != NULL && clashes != NULL);

  for (guint i = 0; i < events->len; i++)
    {
      DfPlanEvent event;

      if (!df_plan_get_event (self, g_array_index (events, gint64, i), &event))
        continue;
      g_array_append_val (before, event);
      event.stage = stage;
      df_plan_set_event (self, &event);
    }
  df_plan_find_stage (self, stage, found);
  df_plan_keep_those_of (found, events, clashes);
  for (guint i = 0; i < before->len; i++)
    df_plan_set_event (self, &g_array_index (before, DfPlanEvent, i));
}

/* --- all ------------------------------------------------------------------------------------------------------------------------------------- */

/* Each run goes to the array of its rule; those come one after the other in the end. */
static void
df_plan_deal (GArray  *run,
              GArray **rules)
{
  for (guint i = 0; i < run->len; i++)
    {
      DfClash *clash = &g_array_index (run, DfClash, i);

      g_array_append_vals (rules[clash->rule], clash, 1);
    }
  g_array_set_size (run, 0);
}

void
df_plan_find_clashes (DfPlan *self,
                      GArray *clashes)
{
  g_autoptr(GArray) run = g_array_new (FALSE, FALSE, sizeof (DfClash));
  GArray *rules[DF_N_CLASH_RULES];
  guint from;

  g_return_if_fail (self != NULL && clashes != NULL);

  from = clashes->len;
  for (guint i = 0; i < DF_N_CLASH_RULES; i++)
    rules[i] = g_array_new (FALSE, FALSE, sizeof (DfClash));

  for (guint i = 0; i < self->performers->len; i++)
    {
      df_plan_sweep_performer (self, df_plan_owner (self->performers, i), run);
      df_plan_deal (run, rules);
    }
  for (guint i = 0; i < self->stages->len; i++)
    {
      df_plan_sweep_stage (self, df_plan_owner (self->stages, i), run);
      df_plan_deal (run, rules);
    }
  for (guint i = 0; i < self->events->len; i++)
    df_plan_check_outside (self, &df_plan_entry (self, i)->facts, rules[DF_CLASH_OUTSIDE]);

  for (guint i = 0; i < DF_N_CLASH_RULES; i++)
    {
      g_array_append_vals (clashes, rules[i]->data, rules[i]->len);
      g_array_unref (rules[i]);
    }

  /* Owners stand in the order in which they came, which is that of their ids as long as nobody brought one back. */
  for (guint i = from + 1; i < clashes->len; i++)
    if (df_clash_compare (&g_array_index (clashes, DfClash, i - 1), &g_array_index (clashes, DfClash, i)) > 0)
      {
        df_plan_sort_clashes (clashes, from);
        break;
      }
}
