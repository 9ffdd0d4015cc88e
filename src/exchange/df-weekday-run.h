/* df-weekday-run.h
 *
 * Dates for a source that names only weekdays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DfWeekdayRun:
 * @names: bit n for weekday n (1 is Monday) when the source has it
 * @first: the weekday that the run begins with; 0 without any
 * @date: the ISO date of its first day
 *
 * The weekdays of one source are one run in week order, cut at the longest gap: friday, saturday, sunday are three days, never nine.
 */
typedef struct
{
  guint  names;
  int    first;
  char  *date;
} DfWeekdayRun;

/* The weekday that a run of @names begins with, or 0. Of equal gaps the one after which the week's first day comes. */
int   df_weekday_run_find_first (guint         names);
/* @starts_on: given for this source, or NULL. @festival_starts_on, @festival_days: the festival's first such date is taken, else
 * the next one after @today. */
void  df_weekday_run_place      (DfWeekdayRun *self,
                                 const char   *starts_on,
                                 const char   *festival_starts_on,
                                 int           festival_days,
                                 const char   *today);
/* The ISO date of @weekday: (transfer full). */
char *df_weekday_run_get_date   (DfWeekdayRun *self,
                                 int           weekday);

G_END_DECLS
