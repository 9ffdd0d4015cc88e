/* plan-naive.c
 *
 * Random festivals, and their clashes by looking at all pairs: as slow and as plain as can be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "plan-naive.h"

#define NO DF_PLAN_UNKNOWN

static int
draw (NaiveFestival *self,
      int            from,
      int            to)
{
  return g_rand_int_range (self->random, from, to + 1);
}

static void
draw_event (NaiveFestival *self,
            guint          i)
{
  DfPlanEvent *event = &self->events[i];

  *event = (DfPlanEvent) { .id = i + 1, .stage = draw (self, 0, (int) self->n_stages), .day = self->first_day + draw (self, -1, self->n_days),
                           .starts = draw (self, 60, 280) * 10 + draw (self, 0, 1), .ends = NO };
  event->starts = MIN (event->starts, 2879);
  if (draw (self, 0, 9) > 0)
    event->ends = event->starts + (draw (self, 0, 19) == 0 ? 3 * 1440 : draw (self, 1, 12) * 10);
  if (draw (self, 0, 19) == 0)
    event->starts = event->ends = NO;
  if (draw (self, 0, 19) == 0)
    event->day = NO;
  if (draw (self, 0, 3) == 0)
    event->set_up = draw (self, 0, 30);
  if (draw (self, 0, 3) == 0)
    event->tear_down = draw (self, 0, 30);
}

NaiveFestival *
naive_festival_new (guint32 seed)
{
  NaiveFestival *self = g_new0 (NaiveFestival, 1);

  self->random = g_rand_new_with_seed (seed);
  self->n_stages = draw (self, 1, 6);
  self->n_performers = draw (self, 1, 12);
  self->n_events = draw (self, 0, NAIVE_MOST);
  self->first_day = 10000;
  self->n_days = draw (self, 1, 3);
  self->transfer = draw (self, 0, 2) * 10;

  for (guint i = 0; i < self->n_stages; i++)
    {
      self->changeover[i] = draw (self, 0, 3) * 10;
      self->curfew[i] = draw (self, 0, 1) == 0 ? NO : draw (self, 1200, 1600);
      for (guint j = 0; j < i; j++)
        self->transfers[i][j] = self->transfers[j][i] = draw (self, 0, 1) == 0 ? -1 : draw (self, 0, 30);
    }
  for (guint i = 0; i < self->n_events; i++)
    draw_event (self, i);
  for (guint i = 0; i < self->n_performers; i++)
    {
      self->is_nobody[i] = draw (self, 0, 9) == 0;
      for (guint j = 0; j < self->n_events; j++)
        self->plays[i][j] = draw (self, 0, 3) == 0;
    }

  return self;
}

void
naive_festival_free (NaiveFestival *self)
{
  g_rand_free (self->random);
  g_free (self);
}

DfPlan *
naive_festival_make_plan (NaiveFestival *self)
{
  DfPlan *plan = df_plan_new ();

  df_plan_set_festival (plan, self->first_day, self->n_days, self->transfer);
  for (guint i = 0; i < self->n_stages; i++)
    {
      df_plan_set_stage (plan, i + 1, FALSE, self->changeover[i], self->curfew[i]);
      for (guint j = 0; j < i; j++)
        df_plan_set_transfer (plan, i + 1, j + 1, self->transfers[i][j]);
    }
  for (guint i = 0; i < self->n_events; i++)
    df_plan_set_event (plan, &self->events[i]);
  for (guint i = 0; i < self->n_performers; i++)
    {
      df_plan_set_performer (plan, i + 1, self->is_nobody[i]);
      for (guint j = 0; j < self->n_events; j++)
        if (self->plays[i][j])
          df_plan_link (plan, i + 1, j + 1);
    }

  return plan;
}

/* An event goes and comes back otherwise, or somebody plays or plays no more, or a stage changes. */
void
naive_festival_edit (NaiveFestival *self,
                     DfPlan        *plan)
{
  guint stage = draw (self, 0, (int) self->n_stages - 1);
  guint performer = draw (self, 0, (int) self->n_performers - 1);
  guint event;

  self->changeover[stage] = draw (self, 0, 3) * 10;
  df_plan_set_stage (plan, stage + 1, FALSE, self->changeover[stage], self->curfew[stage]);
  if (self->n_events == 0)
    return;

  event = draw (self, 0, (int) self->n_events - 1);
  if (draw (self, 0, 3) == 0)
    {
      df_plan_remove_event (plan, event + 1);
      for (guint i = 0; i < self->n_performers; i++)
        self->plays[i][event] = FALSE;
    }
  draw_event (self, event);
  df_plan_set_event (plan, &self->events[event]);

  self->plays[performer][event] = !self->plays[performer][event];
  if (self->plays[performer][event])
    df_plan_link (plan, performer + 1, event + 1);
  else
    df_plan_unlink (plan, performer + 1, event + 1);
}

static gboolean
span (const DfPlanEvent *event,
      gint64            *from,
      gint64            *to)
{
  *from = (gint64) event->day * 1440 + event->starts;
  *to = (gint64) event->day * 1440 + event->ends;

  return event->day != NO && event->starts != NO && event->ends != NO;
}

typedef gboolean (*Takes) (NaiveFestival *self, guint owner, guint event);

static gboolean
stage_takes (NaiveFestival *self,
             guint          owner,
             guint          event)
{
  return self->events[event].stage == owner + 1;
}

static gboolean
performer_takes (NaiveFestival *self,
                 guint          owner,
                 guint          event)
{
  return !self->is_nobody[owner] && self->plays[owner][event];
}

static gboolean
is_between (NaiveFestival *self,
            guint          owner,
            Takes          takes,
            gint64         after,
            gint64         before)
{
  gint64 from, to;

  for (guint i = 0; i < self->n_events; i++)
    if (takes (self, owner, i) && span (&self->events[i], &from, &to) && from >= after && to <= before)
      return TRUE;

  return FALSE;
}

static int
needs (NaiveFestival *self,
       guint          owner,
       gboolean       is_stage,
       guint          first,
       guint          second)
{
  gint64 a = self->events[first].stage;
  gint64 b = self->events[second].stage;

  if (is_stage)
    return self->events[first].tear_down + self->changeover[owner] + self->events[second].set_up;
  if (a == 0 || b == 0 || a == b)
    return 0;

  return self->transfers[a - 1][b - 1] >= 0 ? self->transfers[a - 1][b - 1] : self->transfer;
}

/* @first starts no later than @second. */
static void
look_at_pair (NaiveFestival *self,
              guint          owner,
              gboolean       is_stage,
              guint          first,
              guint          second,
              GArray        *clashes)
{
  Takes takes = is_stage ? stage_takes : performer_takes;
  DfClash clash = { .subject = owner + 1, .events = { first + 1, second + 1 } };
  gint64 from, to, other_from, other_to;

  if (!takes (self, owner, first) || !takes (self, owner, second) || !span (&self->events[first], &from, &to) ||
      !span (&self->events[second], &other_from, &other_to) || from > other_from || (from == other_from && first > second))
    return;

  if (other_from < to)
    {
      clash.rule = is_stage ? DF_CLASH_STAGE : DF_CLASH_PERFORMER;
      clash.minutes = (int) (MIN (to, other_to) - other_from);
      g_array_append_val (clashes, clash);
    }
  else if (!is_between (self, owner, takes, to, other_from) && other_from - to < needs (self, owner, is_stage, first, second))
    {
      clash.rule = is_stage ? DF_CLASH_CHANGEOVER : DF_CLASH_TRANSFER;
      clash.needs = needs (self, owner, is_stage, first, second);
      clash.minutes = clash.needs - (int) (other_from - to);
      g_array_append_val (clashes, clash);
    }
}

static void
look_at_event (NaiveFestival *self,
               guint          i,
               GArray        *clashes)
{
  const DfPlanEvent *event = &self->events[i];
  int last = self->first_day + self->n_days - 1;
  gint64 from, to;

  if (event->stage != 0 && span (event, &from, &to) && self->curfew[event->stage - 1] != NO && event->ends > self->curfew[event->stage - 1])
    {
      DfClash clash = { DF_CLASH_CURFEW, event->ends - self->curfew[event->stage - 1], self->curfew[event->stage - 1], event->stage, { i + 1, 0 }, 0 };

      g_array_append_val (clashes, clash);
    }
  if (event->day != NO && (event->day < self->first_day || event->day > last))
    {
      DfClash clash = { DF_CLASH_OUTSIDE, 1440 * (event->day < self->first_day ? self->first_day - event->day : event->day - last), 0, 1, { i + 1, 0 }, 0 };

      g_array_append_val (clashes, clash);
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return df_clash_compare (a, b);
}

GArray *
naive_festival_find (NaiveFestival *self)
{
  GArray *clashes = g_array_new (FALSE, FALSE, sizeof (DfClash));

  for (guint i = 0; i < self->n_events; i++)
    {
      look_at_event (self, i, clashes);
      for (guint j = 0; j < self->n_events; j++)
        {
          if (i == j)
            continue;
          for (guint owner = 0; owner < self->n_stages; owner++)
            look_at_pair (self, owner, TRUE, i, j, clashes);
          for (guint owner = 0; owner < self->n_performers; owner++)
            look_at_pair (self, owner, FALSE, i, j, clashes);
        }
    }
  g_array_sort (clashes, compare);

  return clashes;
}

void
naive_assert_equal (GArray  *clashes,
                    GArray  *expected,
                    guint32  seed)
{
  if (clashes->len != expected->len)
    g_test_message ("seed %u: %u clashes, and all pairs say %u", seed, clashes->len, expected->len);
  g_assert_cmpuint (clashes->len, ==, expected->len);
  for (guint i = 0; i < clashes->len; i++)
    {
      const DfClash *a = &g_array_index (clashes, DfClash, i);
      const DfClash *b = &g_array_index (expected, DfClash, i);

      g_assert_cmpint (df_clash_compare (a, b), ==, 0);
      g_assert_cmpint (a->minutes, ==, b->minutes);
      g_assert_cmpint (a->needs, ==, b->needs);
    }
}
