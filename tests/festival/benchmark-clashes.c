/* benchmark-clashes.c
 *
 * What it costs to find the clashes of 50,000 events, beside plain C over the same arrays (at most 1.3 times), and to follow one edit (at most 1 ms).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clashes.h"

#include <stdlib.h>

#include "festival-fixture.h"
#include "festival/df-day.h"

#define N_PERFORMERS 20000
#define N_EVENTS 50000
#define N_LINKS 100000
#define N_STAGES 40
#define N_RUNS 15
#define N_EDITS 200
#define TRANSFER 10
#define CHANGEOVER 15

typedef struct
{
  gint64 from;
  gint64 to;
  int    stage;
  int    tear_down;
  int    set_up;
  int    ends;
  int    day;
} Event;

typedef struct
{
  int owner;
  int event;
} Pair;

static Event events[N_EVENTS];
static Pair links[N_LINKS];
static int curfews[N_STAGES];

static void
draw_all (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (int i = 0; i < N_STAGES; i++)
    curfews[i] = g_rand_int_range (random, 1300, 1600);
  for (int i = 0; i < N_EVENTS; i++)
    {
      int starts = g_rand_int_range (random, 36, 150) * 10;
      int length = g_rand_int_range (random, 2, 12) * 5;

      events[i] = (Event) { .stage = g_rand_int_range (random, 0, N_STAGES), .day = g_rand_int_range (random, 9500, 9865), .ends = starts + length,
                            .set_up = g_rand_int_range (random, 0, 4) == 0 ? 10 : 0, .tear_down = g_rand_int_range (random, 0, 4) == 0 ? 5 : 0 };
      events[i].from = (gint64) events[i].day * 1440 + starts;
      events[i].to = events[i].from + length;
    }
  for (int i = 0; i < N_LINKS; i++)
    links[i] = (Pair) { (i / 5) % N_PERFORMERS, (i * 7 + i / N_EVENTS) % N_EVENTS };
}

/* --- plain C ----------------------------------------------------------------------------------------------------------------------------------- */

static int
compare_pairs (const void *a,
               const void *b)
{
  const Pair *first = a;
  const Pair *second = b;
  const Event *x = &events[first->event];
  const Event *y = &events[second->event];

  if (first->owner != second->owner)
    return first->owner < second->owner ? -1 : 1;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;

  return first->event < second->event ? -1 : first->event > second->event;
}

static void
plain_append (GArray      *clashes,
              DfClashRule  rule,
              int          owner,
              int          first,
              int          second,
              gint64       minutes)
{
  DfClash clash = { .rule = rule, .subject = owner + 1, .events = { first + 1, second + 1 }, .minutes = (int) minutes };

  g_array_append_val (clashes, clash);
}

/* Sorted by owner and start: those before that are not over yet overlap, and of the others the one that ended last is followed. */
static void
plain_sweep (Pair     *pairs,
             int       n,
             gboolean  is_stage,
             GArray   *clashes)
{
  int first = 0;

  qsort (pairs, n, sizeof (Pair), compare_pairs);
  for (int i = 0; i < n; i++)
    {
      const Event *now = &events[pairs[i].event];
      gint64 latest = G_MININT64;

      if (i == 0 || pairs[i].owner != pairs[i - 1].owner)
        first = i;
      for (int j = first; j < i; j++)
        if (events[pairs[j].event].to <= now->from)
          latest = MAX (latest, events[pairs[j].event].from);
      for (int j = first; j < i; j++)
        {
          const Event *other = &events[pairs[j].event];
          int needs = is_stage ? other->tear_down + CHANGEOVER + now->set_up : other->stage != now->stage ? TRANSFER : 0;

          if (other->to > now->from)
            plain_append (clashes, is_stage ? DF_CLASH_STAGE : DF_CLASH_PERFORMER, pairs[i].owner, pairs[j].event, pairs[i].event,
                          MIN (other->to, now->to) - now->from);
          else if (other->to > latest && now->from - other->to < needs)
            plain_append (clashes, is_stage ? DF_CLASH_CHANGEOVER : DF_CLASH_TRANSFER, pairs[i].owner, pairs[j].event, pairs[i].event,
                          needs - (now->from - other->to));
        }
      /* Nothing is longer than an hour, nor needs more: what began two hours ago is over for good. */
      while (first < i && events[pairs[first].event].from + 120 < now->from)
        first++;
    }
}

static void
plain_find (GArray *clashes)
{
  Pair *by_performer = g_memdup2 (links, sizeof links);
  Pair *by_stage = g_new (Pair, N_EVENTS);

  for (int i = 0; i < N_EVENTS; i++)
    {
      by_stage[i] = (Pair) { events[i].stage, i };
      if (events[i].ends > curfews[events[i].stage])
        plain_append (clashes, DF_CLASH_CURFEW, events[i].stage, i, -1, events[i].ends - curfews[events[i].stage]);
      if (events[i].day < 9510)
        plain_append (clashes, DF_CLASH_OUTSIDE, 0, i, -1, (9510 - events[i].day) * 1440);
    }
  plain_sweep (by_performer, N_LINKS, FALSE, clashes);
  plain_sweep (by_stage, N_EVENTS, TRUE, clashes);
  g_free (by_performer);
  g_free (by_stage);
}

/* --- beside each other ---------------------------------------------------------------------------------------------------------------------------- */

static DfPlan *
make_plan (void)
{
  DfPlan *plan = df_plan_new ();

  df_plan_set_festival (plan, 9510, 1000, TRANSFER);
  for (int i = 0; i < N_STAGES; i++)
    df_plan_set_stage (plan, i + 1, FALSE, CHANGEOVER, curfews[i]);
  for (int i = 0; i < N_PERFORMERS; i++)
    df_plan_set_performer (plan, i + 1, FALSE);
  for (int i = 0; i < N_EVENTS; i++)
    {
      int starts = (int) (events[i].from - (gint64) events[i].day * 1440);
      DfPlanEvent event = { i + 1, events[i].stage + 1, events[i].day, starts, events[i].ends, events[i].set_up, events[i].tear_down };

      df_plan_set_event (plan, &event);
    }
  for (int i = 0; i < N_LINKS; i++)
    df_plan_link (plan, links[i].owner + 1, links[i].event + 1);

  return plan;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static double
median (double *values,
        guint   n)
{
  qsort (values, n, sizeof (double), compare_doubles);

  return values[n / 2];
}

static void
test_sweep (void)
{
  g_autoptr(DfPlan) plan = NULL;
  double ours[N_RUNS];
  double plain[N_RUNS];
  guint n_ours = 0;
  guint n_plain = 0;

  draw_all ();
  plan = make_plan ();
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (DfClash));
      g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (DfClash));
      gint64 start = g_get_monotonic_time ();

      df_plan_find_clashes (plan, found);
      ours[i] = (g_get_monotonic_time () - start) / 1000.0;
      start = g_get_monotonic_time ();
      plain_find (expected);
      plain[i] = (g_get_monotonic_time () - start) / 1000.0;
      n_ours = found->len;
      n_plain = expected->len;
    }
  g_assert_cmpuint (n_ours, ==, n_plain);
  g_test_message ("%u clashes among %u events: %.1f ms, plain C %.1f ms: %.2f times", n_ours, N_EVENTS, median (ours, N_RUNS), median (plain, N_RUNS),
                  ours[N_RUNS / 2] / plain[N_RUNS / 2]);
  g_assert_cmpfloat (ours[N_RUNS / 2], <=, 1.3 * plain[N_RUNS / 2]);
}

/* --- one edit ------------------------------------------------------------------------------------------------------------------------------------ */

static gint64 told_at;

static void
before_cb (DfRepository *repository)
{
  told_at = g_get_monotonic_time ();
}

static void
after_cb (DfRepository *repository,
          GArray       *changes,
          double       *spent)
{
  *spent = (g_get_monotonic_time () - told_at) / 1000.0;
}

static void
insert (Festival   *festival,
        const char *name,
        DfValue    *values)
{
  g_autoptr(GError) error = NULL;

  df_repository_insert_row (festival->repository, festival_table (name), 0, values, &error);
  g_assert_no_error (error);
}

static DfValue *
new_values (const char *name,
            const char *guid)
{
  const DfTable *table = festival_table (name);
  DfValue *values = g_new (DfValue, table->n_columns);

  for (guint i = 0; i < table->n_columns; i++)
    values[i] = (DfValue) DF_VALUE_INIT;
  values[0].text = (char *) guid;
  values[df_table_find_column (table, "name")].text = (char *) name;
  if (df_table_find_column (table, "description") >= 0)
    values[df_table_find_column (table, "description")].text = (char *) "";
  if (df_table_find_column (table, "website") >= 0)
    values[df_table_find_column (table, "website")].text = (char *) "";

  return values;
}

static void
fill_file (Festival *festival)
{
  const DfTable *table = festival_table ("events");
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_begin_step (festival->repository, &error));
  g_assert_true (df_repository_expect_many (festival->repository, &error));
  for (int i = 0; i < N_STAGES + N_PERFORMERS; i++)
    {
      g_autofree char *guid = g_uuid_string_random ();
      g_autofree DfValue *values = new_values (i < N_STAGES ? "stages" : "performers", guid);

      insert (festival, i < N_STAGES ? "stages" : "performers", values);
    }
  for (int i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *guid = g_uuid_string_random ();
      g_autofree char *day = df_day_add ("2000-01-01", events[i].day);
      g_autofree DfValue *values = new_values ("events", guid);

      values[df_table_find_column (table, "stage_id")].integer = events[i].stage + 1;
      values[df_table_find_column (table, "day")].text = day;
      values[df_table_find_column (table, "starts")].integer = events[i].from - (gint64) events[i].day * 1440;
      values[df_table_find_column (table, "ends")].integer = events[i].ends;
      insert (festival, "events", values);
    }
  for (int i = 0; i < N_LINKS; i++)
    insert (festival, "performers_events", (DfValue[]) { DF_VALUE_INTEGER (links[i].owner + 1), DF_VALUE_INTEGER (links[i].event + 1) });
  g_assert_true (df_repository_commit_step (festival->repository, "Fill", &error));
  g_assert_no_error (error);
}

static void
test_edit (Festival      *festival,
           gconstpointer  data)
{
  double spent[N_EDITS];
  double one = 0;
  DfClashes *clashes;

  draw_all ();
  fill_file (festival);
  g_signal_connect (festival->repository, "changed", G_CALLBACK (before_cb), NULL);
  clashes = df_clashes_get (festival->repository);
  g_signal_connect (festival->repository, "changed", G_CALLBACK (after_cb), &one);
  while (!df_clashes_is_ready (clashes))
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr(DfRecord) event = df_repository_dup_record (festival->repository, festival_table ("events"), 1 + i * 97);

      festival_set_integer (festival, event, "ends", events[i * 97].ends + 60);
      spent[i] = one;
    }
  median (spent, N_EDITS);
  g_test_message ("one edit among %u clashes: %.3f ms, the slowest %.3f ms", df_clashes_get_all (clashes)->len, spent[N_EDITS / 2], spent[N_EDITS - 1]);
  g_assert_cmpfloat (spent[N_EDITS / 2], <, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/clashes/fifty-thousand-events/are-swept-like-plain-c", test_sweep);
  festival_add_test ("/clashes/one-edit/takes-less-than-a-millisecond", test_edit);

  return g_test_run ();
}
