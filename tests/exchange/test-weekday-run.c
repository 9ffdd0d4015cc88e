/* test-weekday-run.c
 *
 * Weekdays become a run of dates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-weekday-run.h"

#define MON (1u << 1)
#define TUE (1u << 2)
#define FRI (1u << 5)
#define SAT (1u << 6)
#define SUN (1u << 7)

static void
test_first (void)
{
  static const struct { guint names; int first; } cases[] = {
    { 0, 0 }, { FRI, 5 }, { FRI | SAT | SUN, 5 }, { SAT | SUN | MON, 6 }, { SUN | MON, 7 }, { FRI | SUN, 5 }, { MON | TUE, 1 },
    { 0xfe, 1 }, { 0xfe & ~TUE, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (df_weekday_run_find_first (cases[i].names), ==, cases[i].first);
}

static void
check_date (guint       names,
            const char *starts_on,
            const char *festival_starts_on,
            int         days,
            int         weekday,
            const char *expected)
{
  DfWeekdayRun run = { .names = names };
  g_autofree char *date = NULL;

  /* A Wednesday. */
  df_weekday_run_place (&run, starts_on, festival_starts_on, days, "2027-01-06");
  date = df_weekday_run_get_date (&run, weekday);
  g_assert_cmpstr (date, ==, expected);
  g_free (run.date);
}

static void
test_dates (void)
{
  /* 2027-02-05 is a Friday. */
  check_date (FRI | SAT | SUN, "2027-03-05", "2027-02-05", 3, 7, "2027-03-07");
  check_date (FRI | SAT | SUN, NULL, "2027-02-05", 3, 6, "2027-02-06");
  check_date (FRI | SAT, NULL, "2027-02-03", 3, 6, "2027-02-06");
  check_date (FRI | SAT, NULL, "2027-02-01", 3, 6, "2027-01-09");
  check_date (FRI | SAT, NULL, NULL, 3, 5, "2027-01-08");
  check_date (1u << 3, NULL, NULL, 1, 3, "2027-01-13");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/weekday-run/the-first-day/comes-after-the-longest-gap", test_first);
  g_test_add_func ("/weekday-run/dates/are-the-sources-then-the-festivals-then-the-next", test_dates);

  return g_test_run ();
}
