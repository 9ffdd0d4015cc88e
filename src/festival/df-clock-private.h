/* df-clock-private.h
 *
 * One clock as it was written, for those who read one and those who read two.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DF_CLOCK_DAY 1440

/**
 * DfClock:
 * @half: 'a' or 'p' for am and pm, else '\0'
 * @complete: whether it is a clock without am or pm: "14:00", "1400", "14h", not "14"
 */
typedef struct
{
  int      hour;
  int      minute;
  char     half;
  gboolean complete;
} DfClock;

/* Behind the clock that @at begins with, and the blanks that follow; NULL when there is none. */
const char *df_clock_read    (const char    *at,
                              DfClock       *clock);
/* Minutes after 00:00; FALSE for what no clock shows. Without am and pm the hour goes up to @last_hour. */
gboolean    df_clock_resolve (const DfClock *clock,
                              int            last_hour,
                              gint64        *minutes);

G_END_DECLS
