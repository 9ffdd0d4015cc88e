/* df-clock.h
 *
 * Times of the festival day: wall-clock minutes after 00:00 of its date, so that Friday's 01:30 set is 1530.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-kind.h"

G_BEGIN_DECLS

/* The kind of starts and ends: typed as people write a time, shown as a clock ("01:30"), "25:30" in interchange files (as GTFS writes it). */
extern const DfKind df_kind_clock;
/* When a festival day starts: 00:00 to 23:59, "06:00" in interchange files. */
extern const DfKind df_kind_day_start;

/**
 * df_clock_parse:
 * @day_starts_at: minutes; a clock earlier than that is the next morning (+ 1440)
 * @minutes: minutes of the festival day
 *
 * "18:00", "1830", "19h30", "7pm", "7:30 pm". "25:30" is legal and is 1530. Words and what no clock shows are refused, never guessed.
 */
gboolean df_clock_parse        (const char *text,
                                int         day_starts_at,
                                gint64     *minutes,
                                GError    **error);
/* "01:30" for 1530: (transfer full). */
char    *df_clock_format       (gint64      minutes);
/* "18:00–19:00" with a closed en dash, isolated (U+2066 … U+2069) against right-to-left text; "18:00" with an open end; NULL without a start. */
char    *df_clock_format_range (gint64      starts,
                                gint64      ends);
/* "2 h 30 min", "45 min", translated. */
char    *df_clock_format_length (gint64     minutes);

/* The original web application's way: "2pm - 3pm", "7:30pm - 9pm". Reads what real files have: `6pm-7pm`, `11pm - 2am` (end + 24 h),
 * `2 - 3pm`, `14:00-15:00`, `14h30 - 15h30`, `1400-1500`, en dash. `12am-1am` is 00:00. An end before its start is the next day. FALSE for
 * anything else. A single time gives @ends DF_NOTHING. No day start is applied. */
gboolean df_clock_read_range   (const char *text,
                                gint64     *starts,
                                gint64     *ends);
/* Appends that shape to @text; nothing is appended where @starts is DF_NOTHING. */
void     df_clock_write_range  (gint64      starts,
                                gint64      ends,
                                GString    *text);

G_END_DECLS
