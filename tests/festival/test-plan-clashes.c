/* test-plan-clashes.c
 *
 * What clashes and what does not, one rule after the other; and the sweep beside a check of all pairs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-plan.h"

#include <stdlib.h>

#include "festival/df-day.h"
#include "plan-naive.h"

#define HARBOUR 1
#define DOME 2
#define MARA 1
#define FRIDAY 100
#define NO DF_PLAN_UNKNOWN

typedef struct
{
  DfPlan *plan;
  GArray *clashes;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->plan = df_plan_new ();
  self->clashes = g_array_new (FALSE, FALSE, sizeof (DfClash));
  df_plan_set_stage (self->plan, HARBOUR, FALSE, NO, NO);
  df_plan_set_stage (self->plan, DOME, FALSE, NO, NO);
  df_plan_set_performer (self->plan, MARA, FALSE);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  df_plan_free (self->plan);
  g_array_unref (self->clashes);
}

static void
add (Fixture *self,
     gint64   id,
     gint64   stage,
     int      day,
     int      starts,
     int      ends,
     gboolean mara)
{
  DfPlanEvent event = { id, stage, day, starts, ends, 0, 0 };

  df_plan_set_event (self->plan, &event);
  if (mara)
    df_plan_link (self->plan, MARA, id);
}

static void
assert_clashes (Fixture *self,
                guint    n)
{
  g_array_set_size (self->clashes, 0);
  df_plan_find_clashes (self->plan, self->clashes);
  g_assert_cmpuint (self->clashes->len, ==, n);
}

static void
assert_clash (Fixture     *self,
              guint        index,
              DfClashRule  rule,
              gint64       first,
              gint64       second,
              int          minutes,
              int          needs)
{
  const DfClash *clash = &g_array_index (self->clashes, DfClash, index);

  g_assert_cmpint (clash->rule, ==, rule);
  g_assert_cmpint (clash->events[0], ==, first);
  g_assert_cmpint (clash->events[1], ==, second);
  g_assert_cmpint (clash->minutes, ==, minutes);
  g_assert_cmpint (clash->needs, ==, needs);
}

static void
test_two_places (Fixture       *self,
                 gconstpointer  data)
{
  add (self, 1, HARBOUR, FRIDAY, 1080, 1140, TRUE);
  add (self, 2, DOME, FRIDAY, 1110, 1155, TRUE);
  assert_clashes (self, 1);
  assert_clash (self, 0, DF_CLASH_PERFORMER, 1, 2, 30, 0);
  g_assert_cmpint (g_array_index (self->clashes, DfClash, 0).subject, ==, MARA);

  df_plan_set_performer (self->plan, MARA, TRUE);
  assert_clashes (self, 0);
}

static void
test_stage_twice (Fixture       *self,
                  gconstpointer  data)
{
  add (self, 1, HARBOUR, FRIDAY, 1080, 1140, FALSE);
  add (self, 2, HARBOUR, FRIDAY, 1080, 1100, FALSE);
  add (self, 3, 0, FRIDAY, 1080, 1100, FALSE);
  add (self, 4, 0, FRIDAY, 1080, 1100, FALSE);
  assert_clashes (self, 1);
  assert_clash (self, 0, DF_CLASH_STAGE, 1, 2, 20, 0);

  df_plan_set_stage (self->plan, HARBOUR, TRUE, NO, NO);
  assert_clashes (self, 0);
}

static void
test_touching (Fixture       *self,
               gconstpointer  data)
{
  add (self, 1, HARBOUR, FRIDAY, 1080, 1140, TRUE);
  add (self, 2, HARBOUR, FRIDAY, 1140, 1200, TRUE);
  assert_clashes (self, 0);
}

static void
test_unknown (Fixture       *self,
              gconstpointer  data)
{
  df_plan_set_stage (self->plan, HARBOUR, FALSE, 30, 600);
  add (self, 1, HARBOUR, FRIDAY, 1080, 1140, TRUE);
  df_plan_set_stage (self->plan, HARBOUR, FALSE, 30, NO);
  add (self, 2, HARBOUR, FRIDAY, 1080, NO, TRUE);
  add (self, 3, HARBOUR, FRIDAY, NO, NO, TRUE);
  add (self, 4, HARBOUR, NO, 1080, 1140, TRUE);
  assert_clashes (self, 0);
}

static void
test_changeover (Fixture       *self,
                 gconstpointer  data)
{
  DfPlanEvent second = { 2, HARBOUR, FRIDAY, 1150, 1200, 5, 0 };
  DfPlanEvent first = { 1, HARBOUR, FRIDAY, 1080, 1140, 0, 10 };

  df_plan_set_stage (self->plan, HARBOUR, FALSE, 10, NO);
  df_plan_set_event (self->plan, &first);
  df_plan_set_event (self->plan, &second);
  assert_clashes (self, 1);
  assert_clash (self, 0, DF_CLASH_CHANGEOVER, 1, 2, 15, 25);

  /* As much as it needs. */
  second.starts = 1165;
  df_plan_set_event (self->plan, &second);
  assert_clashes (self, 0);
  second.starts = 1164;
  df_plan_set_event (self->plan, &second);
  assert_clashes (self, 1);
  assert_clash (self, 0, DF_CLASH_CHANGEOVER, 1, 2, 1, 25);
}

static void
test_between (Fixture       *self,
              gconstpointer  data)
{
  df_plan_set_stage (self->plan, HARBOUR, FALSE, 30, NO);
  add (self, 1, HARBOUR, FRIDAY, 1000, 1100, FALSE);
  add (self, 2, HARBOUR, FRIDAY, 1105, 1110, FALSE);
  add (self, 3, HARBOUR, FRIDAY, 1115, 1200, FALSE);
  assert_clashes (self, 2);
  assert_clash (self, 0, DF_CLASH_CHANGEOVER, 1, 2, 25, 30);
  assert_clash (self, 1, DF_CLASH_CHANGEOVER, 2, 3, 25, 30);
}

static void
test_transfer (Fixture       *self,
               gconstpointer  data)
{
  add (self, 1, HARBOUR, FRIDAY, 1080, 1140, TRUE);
  add (self, 2, DOME, FRIDAY, 1150, 1200, TRUE);
  add (self, 3, DOME, FRIDAY, 1205, 1210, TRUE);
  df_plan_set_festival (self->plan, NO, 0, 20);
  assert_clashes (self, 1);
  assert_clash (self, 0, DF_CLASH_TRANSFER, 1, 2, 10, 20);

  /* What is said of two stages counts more, both ways. */
  df_plan_set_transfer (self->plan, DOME, HARBOUR, 10);
  assert_clashes (self, 0);
  df_plan_set_transfer (self->plan, DOME, HARBOUR, -1);
  assert_clashes (self, 1);
}

static void
test_curfew (Fixture       *self,
             gconstpointer  data)
{
  df_plan_set_stage (self->plan, HARBOUR, FALSE, NO, 1500);
  add (self, 1, HARBOUR, FRIDAY, 1400, 1500, FALSE);
  add (self, 2, HARBOUR, FRIDAY, 1500, 1530, FALSE);
  assert_clashes (self, 1);
  assert_clash (self, 0, DF_CLASH_CURFEW, 2, 0, 30, 1500);
}

static void
test_outside (Fixture       *self,
              gconstpointer  data)
{
  add (self, 1, 0, FRIDAY - 1, NO, NO, FALSE);
  add (self, 2, 0, FRIDAY, 1500, 1600, FALSE);
  add (self, 3, 0, FRIDAY + 2, 600, NO, FALSE);
  add (self, 4, 0, FRIDAY + 4, 600, 700, FALSE);
  add (self, 5, 0, NO, 600, 700, FALSE);
  assert_clashes (self, 0);
  df_plan_set_festival (self->plan, FRIDAY, 3, 0);
  assert_clashes (self, 2);
  assert_clash (self, 0, DF_CLASH_OUTSIDE, 1, 0, 1440, 0);
  assert_clash (self, 1, DF_CLASH_OUTSIDE, 4, 0, 2 * 1440, 0);
}

static void
test_midnight (Fixture       *self,
               gconstpointer  data)
{
  /* Friday's night and Saturday morning are one time: 25:30 to 27:00, and 02:00 to 03:00. */
  add (self, 1, HARBOUR, FRIDAY, 1530, 1620, TRUE);
  add (self, 2, DOME, FRIDAY + 1, 120, 180, TRUE);
  assert_clashes (self, 1);
  assert_clash (self, 0, DF_CLASH_PERFORMER, 1, 2, 60, 0);

  /* To the minute. */
  add (self, 2, DOME, FRIDAY + 1, 180, 200, FALSE);
  assert_clashes (self, 0);
  add (self, 2, DOME, FRIDAY + 1, 179, 200, FALSE);
  assert_clashes (self, 1);
}

static void
test_days_start (Fixture       *self,
                 gconstpointer  data)
{
  /* The last before six and the first after it. */
  add (self, 1, HARBOUR, FRIDAY, 1740, 1800, TRUE);
  add (self, 2, HARBOUR, FRIDAY + 1, 360, 420, TRUE);
  assert_clashes (self, 0);
  add (self, 1, HARBOUR, FRIDAY, 1740, 1801, FALSE);
  assert_clashes (self, 2);
}

static void
test_dst_night (Fixture       *self,
                gconstpointer  data)
{
  /* In Europe clocks go from 03:00 back to 02:00 in the night to 2026-10-25, and from 02:00 on to 03:00 in the night to 2026-03-29.
   * A festival's clocks do neither: 02:30 is one moment, and an hour from 01:30 it is 02:30. */
  int autumn = df_day_difference ("2000-01-01", "2026-10-24");
  int spring = df_day_difference ("2000-01-01", "2026-03-28");

  g_assert_cmpint (autumn - spring, ==, 210);
  for (int i = 0; i < 2; i++)
    {
      int day = i == 0 ? autumn : spring;

      add (self, 1, HARBOUR, day, 1530, 1590, i == 0);
      add (self, 2, HARBOUR, day, 1590, 1650, i == 0);
      add (self, 3, DOME, day + 1, 360, 420, i == 0);
      assert_clashes (self, 0);
      add (self, 2, HARBOUR, day, 1589, 1650, FALSE);
      assert_clashes (self, 2);
      assert_clash (self, 0, DF_CLASH_PERFORMER, 1, 2, 1, 0);
    }
}

static void
test_three_days (Fixture       *self,
                 gconstpointer  data)
{
  add (self, 1, HARBOUR, FRIDAY, 600, 600 + 3 * 1440, FALSE);
  add (self, 2, HARBOUR, FRIDAY + 1, 600, 660, FALSE);
  add (self, 3, HARBOUR, FRIDAY + 3, 599, 700, FALSE);
  assert_clashes (self, 2);
  assert_clash (self, 0, DF_CLASH_STAGE, 1, 2, 60, 0);
  assert_clash (self, 1, DF_CLASH_STAGE, 1, 3, 1, 0);
}

static void
test_removed (Fixture       *self,
              gconstpointer  data)
{
  add (self, 1, HARBOUR, FRIDAY, 1080, 1140, TRUE);
  add (self, 2, HARBOUR, FRIDAY, 1110, 1155, TRUE);
  assert_clashes (self, 2);
  df_plan_unlink (self->plan, MARA, 2);
  assert_clashes (self, 1);
  df_plan_remove_stage (self->plan, HARBOUR);
  assert_clashes (self, 0);
  df_plan_link (self->plan, MARA, 2);
  assert_clashes (self, 1);
  df_plan_remove_event (self->plan, 1);
  assert_clashes (self, 0);
  add (self, 1, DOME, FRIDAY, 1080, 1140, TRUE);
  assert_clashes (self, 1);
  df_plan_remove_performer (self->plan, MARA);
  assert_clashes (self, 0);
}

static void
test_placeholders (void)
{
  static const char *const placeholders[] = { "TBA", "tbc", "T.B.D.", "n/a", "N / A", "(TBA)", "TBA!" };
  static const char *const names[] = { "", "TBA 2", "Tba Trio", "NA", "n", "TBAé", "311", "The TBA" };

  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    g_assert_true (df_clash_is_placeholder (placeholders[i]));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (df_clash_is_placeholder (names[i]));
}

/* --- beside all pairs ---------------------------------------------------------------------------------------------------------------------- */

static void
test_naive (void)
{
  for (guint32 seed = 1; seed <= 1000; seed++)
    {
      g_autoptr(NaiveFestival) festival = naive_festival_new (seed);
      g_autoptr(DfPlan) plan = naive_festival_make_plan (festival);
      g_autoptr(GArray) swept = g_array_new (FALSE, FALSE, sizeof (DfClash));
      g_autoptr(GArray) expected = naive_festival_find (festival);

      df_plan_find_clashes (plan, swept);
      naive_assert_equal (swept, expected, seed);
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return df_clash_compare (a, b);
}

/* A plan that was changed and one that is made anew say the same, owner by owner. */
static void
test_naive_edits (void)
{
  for (guint32 seed = 1; seed <= 100; seed++)
    {
      g_autoptr(NaiveFestival) festival = naive_festival_new (seed);
      g_autoptr(DfPlan) plan = naive_festival_make_plan (festival);

      for (guint edit = 0; edit < 20; edit++)
        {
          g_autoptr(GArray) swept = g_array_new (FALSE, FALSE, sizeof (DfClash));
          g_autoptr(GArray) expected = NULL;

          naive_festival_edit (festival, plan);
          expected = naive_festival_find (festival);
          for (guint i = 0; i < festival->n_performers; i++)
            df_plan_find_performer (plan, i + 1, swept);
          for (guint i = 0; i < festival->n_stages; i++)
            df_plan_find_stage (plan, i + 1, swept);
          for (guint i = 0; i < festival->n_events; i++)
            df_plan_find_outside (plan, i + 1, swept);
          g_array_sort (swept, compare);
          naive_assert_equal (swept, expected, seed);
        }
    }
}

#define add_test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/clashes/a-performer/cannot-be-in-two-places", test_two_places);
  add_test ("/clashes/a-stage/cannot-be-used-twice", test_stage_twice);
  add_test ("/clashes/touching/is-none", test_touching);
  add_test ("/clashes/times-that-are-not-known/never-clash", test_unknown);
  add_test ("/clashes/a-changeover/takes-tear-down-and-set-up-as-well", test_changeover);
  add_test ("/clashes/a-changeover/is-between-those-that-follow-each-other", test_between);
  add_test ("/clashes/a-transfer/takes-its-minutes-both-ways", test_transfer);
  add_test ("/clashes/a-curfew/is-passed-to-the-minute", test_curfew);
  add_test ("/clashes/outside/are-the-days-before-and-after", test_outside);
  add_test ("/clashes/midnight/parts-nothing", test_midnight);
  add_test ("/clashes/the-day-s-start/parts-nothing", test_days_start);
  add_test ("/clashes/a-night-of-daylight-saving/has-its-hours", test_dst_night);
  add_test ("/clashes/three-days/are-one-event", test_three_days);
  add_test ("/clashes/what-is-removed/clashes-no-more", test_removed);
  g_test_add_func ("/clashes/placeholders/are-nobody", test_placeholders);
  g_test_add_func ("/clashes/a-thousand-festivals/are-as-all-pairs-say", test_naive);
  g_test_add_func ("/clashes/a-thousand-festivals/stay-so-while-they-are-edited", test_naive_edits);

  return g_test_run ();
}
