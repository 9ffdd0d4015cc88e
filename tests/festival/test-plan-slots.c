/* test-plan-slots.c
 *
 * Where an event is offered a place: nowhere that clashes, and the nearest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-plan.h"

#include "plan-naive.h"

#define HARBOUR 1
#define DOME 2
#define MARA 1
#define FRIDAY 100
#define DAY_START 360
#define NO DF_PLAN_UNKNOWN

static DfPlan *
new_plan (void)
{
  DfPlan *plan = df_plan_new ();

  df_plan_set_stage (plan, HARBOUR, FALSE, NO, NO);
  df_plan_set_stage (plan, DOME, FALSE, NO, NO);
  df_plan_set_performer (plan, MARA, FALSE);

  return plan;
}

static void
add (DfPlan   *plan,
     gint64    id,
     gint64    stage,
     int       starts,
     int       ends,
     gboolean  mara)
{
  DfPlanEvent event = { id, stage, FRIDAY, starts, ends, 0, 0 };

  df_plan_set_event (plan, &event);
  if (mara)
    df_plan_link (plan, MARA, id);
}

static void
assert_slot (GArray *slots,
             guint   index,
             gint64  stage,
             int     starts)
{
  g_assert_cmpuint (index, <, slots->len);
  g_assert_cmpint (g_array_index (slots, DfPlanSlot, index).stage, ==, stage);
  g_assert_cmpint (g_array_index (slots, DfPlanSlot, index).starts, ==, starts);
}

/* A set on a stage that is taken: the other stage at once, or its own before and after. */
static void
test_nearest (void)
{
  g_autoptr(DfPlan) plan = new_plan ();
  g_autoptr(GArray) slots = NULL;

  add (plan, 1, HARBOUR, 1080, 1140, FALSE);
  add (plan, 2, HARBOUR, 1110, 1140, FALSE);
  slots = df_plan_list_slots (plan, 2, DAY_START, 3);
  g_assert_cmpuint (slots->len, ==, 3);
  assert_slot (slots, 0, DOME, 1110);
  assert_slot (slots, 1, HARBOUR, 1140);
  assert_slot (slots, 2, HARBOUR, 1050);
}

/* Whoever plays must be free as well, and have the time to get there. */
static void
test_performer (void)
{
  g_autoptr(DfPlan) plan = new_plan ();
  g_autoptr(GArray) slots = NULL;

  df_plan_set_festival (plan, NO, 0, 12);
  add (plan, 1, HARBOUR, 1080, 1140, TRUE);
  add (plan, 2, DOME, 1110, 1155, TRUE);
  slots = df_plan_list_slots (plan, 2, DAY_START, 2);
  g_assert_cmpuint (slots->len, ==, 2);
  assert_slot (slots, 0, HARBOUR, 1140);
  /* Twelve minutes, and then the next five. */
  assert_slot (slots, 1, DOME, 1155);
}

static void
test_day (void)
{
  g_autoptr(DfPlan) plan = new_plan ();
  g_autoptr(GArray) slots = NULL;
  g_autoptr(GArray) none = NULL;

  df_plan_remove_stage (plan, DOME);
  df_plan_set_stage (plan, HARBOUR, FALSE, 10, 1500);
  add (plan, 1, HARBOUR, DAY_START, 1440, FALSE);
  add (plan, 2, HARBOUR, 1400, 1460, FALSE);
  slots = df_plan_list_slots (plan, 2, DAY_START, 5);
  /* 00:10 would end at 01:10, after the curfew at 01:00. */
  g_assert_cmpuint (slots->len, ==, 0);
  df_plan_set_stage (plan, HARBOUR, FALSE, 0, 1500);
  none = df_plan_list_slots (plan, 2, DAY_START, 5);
  g_assert_cmpuint (none->len, ==, 1);
  assert_slot (none, 0, HARBOUR, 1440);
}

static void
test_unknown (void)
{
  g_autoptr(DfPlan) plan = new_plan ();
  g_autoptr(GArray) slots = NULL;

  add (plan, 1, HARBOUR, 1080, NO, TRUE);
  slots = df_plan_list_slots (plan, 1, DAY_START, 5);
  g_assert_cmpuint (slots->len, ==, 0);
}

/* In random festivals: what is offered clashes with nothing by all pairs, and asking changes nothing. */
static void
test_legal (void)
{
  guint offered = 0;

  for (guint32 seed = 1; seed <= 200; seed++)
    {
      g_autoptr(NaiveFestival) festival = naive_festival_new (seed);
      g_autoptr(DfPlan) plan = naive_festival_make_plan (festival);
      g_autoptr(GArray) before = naive_festival_find (festival);
      g_autoptr(GArray) after = g_array_new (FALSE, FALSE, sizeof (DfClash));

      for (guint i = 0; i < festival->n_events; i++)
        {
          g_autoptr(GArray) slots = df_plan_list_slots (plan, i + 1, DAY_START, 3);
          DfPlanEvent event = festival->events[i];

          for (guint n = 0; n < slots->len; n++)
            {
              const DfPlanSlot *slot = &g_array_index (slots, DfPlanSlot, n);
              g_autoptr(GArray) clashes = NULL;

              festival->events[i].stage = slot->stage;
              festival->events[i].ends = slot->starts + event.ends - event.starts;
              festival->events[i].starts = slot->starts;
              clashes = naive_festival_find (festival);
              for (guint c = 0; c < clashes->len; c++)
                for (guint side = 0; side < 2; side++)
                  g_assert_cmpint (g_array_index (clashes, DfClash, c).events[side], !=, i + 1);
              offered++;
              festival->events[i] = event;
            }
        }
      df_plan_find_clashes (plan, after);
      naive_assert_equal (after, before, seed);
    }
  g_assert_cmpuint (offered, >, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slots/the-nearest/come-first", test_nearest);
  g_test_add_func ("/slots/a-performer/must-be-free-and-on-time", test_performer);
  g_test_add_func ("/slots/the-day-and-the-curfew/are-kept", test_day);
  g_test_add_func ("/slots/times-that-are-not-known/have-none", test_unknown);
  g_test_add_func ("/slots/random-festivals/are-offered-nothing-that-clashes", test_legal);

  return g_test_run ();
}
