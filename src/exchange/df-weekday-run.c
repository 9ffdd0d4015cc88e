/* df-weekday-run.c
 *
 * Dates for a source that names only weekdays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-weekday-run.h"

#include "festival/df-day.h"

/* Days from one weekday forward to another: 0 to 6. */
static int
df_weekday_run_count_days (int from,
                           int to)
{
  return (to - from + 7) % 7;
}

int
df_weekday_run_find_first (guint names)
{
  int best = 0;
  int longest = -1;

  for (int day = 1; day <= 7; day++)
    {
      int gap = 0;

      if ((names & (1u << day)) == 0)
        continue;

      while (gap < 6 && (names & (1u << ((day - 2 - gap + 14) % 7 + 1))) == 0)
        gap++;

      if (gap > longest)
        {
          longest = gap;
          best = day;
        }
    }

  return best;
}

static char *
df_weekday_run_find_weekday (const char *from,
                             int         weekday)
{
  int start = df_day_read_weekday (df_day_get_weekday (from));

  return df_day_add (from, df_weekday_run_count_days (start, weekday));
}

void
df_weekday_run_place (DfWeekdayRun *self,
                      const char   *starts_on,
                      const char   *festival_starts_on,
                      int           festival_days,
                      const char   *today)
{
  self->first = df_weekday_run_find_first (self->names);
  g_clear_pointer (&self->date, g_free);

  if (self->first == 0)
    return;

  if (starts_on != NULL)
    {
      self->date = g_strdup (starts_on);
      return;
    }

  if (festival_starts_on != NULL)
    {
      g_autofree char *date = df_weekday_run_find_weekday (festival_starts_on, self->first);

      if (df_day_difference (festival_starts_on, date) < festival_days)
        self->date = g_steal_pointer (&date);
    }

  if (self->date == NULL)
    {
      g_autofree char *tomorrow = df_day_add (today, 1);

      self->date = df_weekday_run_find_weekday (tomorrow, self->first);
    }
}

char *
df_weekday_run_get_date (DfWeekdayRun *self,
                         int           weekday)
{
  return df_weekday_run_find_weekday (self->date, weekday);
}
