/* df-schedule-time.c
 *
 * The times of schedule.json and schedule.xml: moments with an offset from UTC, and lengths.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-schedule-private.h"

#include <string.h>

#include "festival/df-festival.h"

/* "2027-02-05T18:00:00+13:00" and whatever else ISO 8601 makes of it. */
#define LONGEST_MOMENT 40
/* Noon: no festival day starts later. */
#define LATEST_DAY_START 720

gboolean
df_schedule_read_date_time (const char  *text,
                            char       **day,
                            gint64      *minutes)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GDateTime) moment = NULL;
  g_autofree char *whole = NULL;

  *day = NULL;
  if (text == NULL || strnlen (text, LONGEST_MOMENT + 1) > LONGEST_MOMENT)
    return FALSE;

  /* Seconds may be missing. */
  whole = strlen (text) == strlen ("2027-02-05T18:00") ? g_strconcat (text, ":00", NULL) : g_strdup (text);
  moment = g_date_time_new_from_iso8601 (whole, zone);
  if (moment == NULL)
    return FALSE;

  *day = g_date_time_format (moment, "%Y-%m-%d");
  *minutes = g_date_time_get_hour (moment) * 60 + g_date_time_get_minute (moment);
  return *day != NULL;
}

gboolean
df_schedule_read_duration (const char *text,
                           gint64     *minutes)
{
  static const char pattern[] = "^\\s*(?:([0-9]{1,2}):(?=[0-9]{1,2}:[0-9]{2}))?([0-9]{1,3}):([0-5][0-9])\\s*$";
  static GRegex *regex = NULL;
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *days = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *rest = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new (pattern, 0, 0, NULL));

  if (text == NULL || strnlen (text, LONGEST_MOMENT + 1) > LONGEST_MOMENT || !g_regex_match (regex, text, 0, &match))
    return FALSE;

  days = g_match_info_fetch (match, 1);
  hours = g_match_info_fetch (match, 2);
  rest = g_match_info_fetch (match, 3);
  if (*days != '\0' && atoi (hours) > 23)
    return FALSE;

  *minutes = (atoi (days) * 24 + atoi (hours)) * 60 + atoi (rest);
  return TRUE;
}

int
df_schedule_choose_day_start (gint64 quiet_from,
                              gint64 quiet_to)
{
  /* One day goes over into the next. */
  if (quiet_from == quiet_to)
    return (int) quiet_to;
  if (quiet_to < DF_DAY_STARTS_AT)
    return (int) MAX (quiet_to, 0);
  if (quiet_from > DF_DAY_STARTS_AT && quiet_from <= LATEST_DAY_START)
    return (int) quiet_from;

  return DF_DAY_STARTS_AT;
}
