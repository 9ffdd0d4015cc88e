/* df-line-up.h
 *
 * What events and performers mean to each other: company, clashes, time on stage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-record.h"

G_BEGIN_DECLS

/* "with Nilou Farah, Sol Marín", "Solo": who else plays in @event beside @owner, a performer: (transfer full). */
char    *df_event_company      (DfRecord *event,
                                DfRecord *owner);
/* "Clashes with Golden Hour Talk at 18:30": the first other event of @owner, a performer or a stage, that overlaps @event; "" without one:
 * (transfer full). */
char    *df_event_clash        (DfRecord *event,
                                DfRecord *owner);
/* "Clashes with Sunset Session, 18:00–19:00": what @performer, or a stage, already has while @event, which is not theirs yet, takes place; "" for nothing:
 * (transfer full). */
char    *df_event_would_clash  (DfRecord *event,
                                DfRecord *performer);
/* When it is, in minutes from one same moment for all events; FALSE where a day, a start or an end is not known. */
gboolean df_event_read_span    (DfRecord *event,
                                gint64   *starts,
                                gint64   *ends);
/* Whether two events overlap: half open, so that touching is no clash; never where a day, a start or an end is not known. */
gboolean df_event_overlaps     (DfRecord *event,
                                DfRecord *other);

/* How many of @events overlap another one of them: (element-type DfRecord). */
guint    df_events_count_clashes (GPtrArray *events);
/* The same as "2 of 3 clash"; "" for none: (transfer full). */
char    *df_events_format_clashes (GPtrArray *events);
/* How long @events, (element-type DfRecord), take in all, in minutes; one without an end counts nothing. */
gint64   df_events_sum_length  (GPtrArray *events);
/* "Mara Vale, Nilou Farah": the titles of @records, (element-type DfRecord), without @except (nullable); "" for none: (transfer full). */
char    *df_records_join_titles (GPtrArray *records,
                                 DfRecord  *except);

/* "3 events", "No events yet": (transfer full). */
char    *df_events_format_count (guint count);

G_END_DECLS
