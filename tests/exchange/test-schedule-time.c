/* test-schedule-time.c
 *
 * The moments and lengths of schedule.json and schedule.xml.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-schedule-private.h"

static void
test_date_times (void)
{
  static const struct { const char *text; const char *day; gint64 minutes; } cases[] = {
    { "2027-02-05T18:05:59+13:00", "2027-02-05", 1085 },
    { "2027-02-05T18:05:00Z", "2027-02-05", 1085 },
    { "2027-02-05T18:05:00", "2027-02-05", 1085 },
    { "2027-02-05T18:05", "2027-02-05", 1085 },
    { "2027-02-05 18:05", "2027-02-05", 1085 },
    { "2027-02-05T00:00:00.000-11:30", "2027-02-05", 0 },
    { "2027-02-30T18:05:00", NULL, 0 },
    { "2027-02-05", NULL, 0 },
    { "2027-02-05T25:00:00", NULL, 0 },
    { "5 February, six", NULL, 0 },
    { "", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = NULL;
      gint64 minutes = 0;

      g_assert_true (df_schedule_read_date_time (cases[i].text, &day, &minutes) == (cases[i].day != NULL));
      g_assert_cmpstr (day, ==, cases[i].day);
      if (day != NULL)
        g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

static void
test_durations (void)
{
  static const struct { const char *text; gint64 minutes; } cases[] = {
    { "0:45", 45 }, { "00:30", 30 }, { "16:00", 960 }, { "100:05", 6005 }, { "1:02:30", 1590 }, { "02:06:00", 3240 }, { " 1:00 ", 60 }, { "0:00", 0 },
    { "135.0:00", -1 }, { "1:60", -1 }, { "45", -1 }, { "1:2:30:00", -1 }, { "1:24:00", -1 }, { "-1:00", -1 }, { "soon", -1 }, { "", -1 }, { "1:5", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 minutes = -1;

      df_schedule_read_duration (cases[i].text, &minutes);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

/* Six in the morning where the source leaves a choice. */
static void
test_day_start (void)
{
  g_assert_cmpint (df_schedule_choose_day_start (240, 540), ==, 360);
  g_assert_cmpint (df_schedule_choose_day_start (0, 1320), ==, 360);
  g_assert_cmpint (df_schedule_choose_day_start (239, 240), ==, 240);
  g_assert_cmpint (df_schedule_choose_day_start (0, 0), ==, 0);
  g_assert_cmpint (df_schedule_choose_day_start (420, 600), ==, 420);
  /* No day goes on until the next afternoon. */
  g_assert_cmpint (df_schedule_choose_day_start (1020, 1200), ==, 360);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule-time/a-moment/is-its-wall-clock-whatever-its-zone", test_date_times);
  g_test_add_func ("/schedule-time/a-length/is-hours-and-minutes-or-days-as-well", test_durations);
  g_test_add_func ("/schedule-time/a-festival-day/starts-in-the-night-of-the-source", test_day_start);

  return g_test_run ();
}
