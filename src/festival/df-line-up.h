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
/* "Clashes with Golden Hour Talk at 18:30", "Needs 25 min after Sunset Session, has 10 min": the worst clash of @event by a rule about @owner, a performer or
 * a stage; "" without one: (transfer full). */
char    *df_event_clash        (DfRecord *event,
                                DfRecord *owner);
/* "Clashes with Sunset Session, 18:00–19:00": the worst that there would be if @event, which is not @owner's yet, a performer's or a stage's, were so; "" for
 * nothing: (transfer full). */
char    *df_event_would_clash  (DfRecord *event,
                                DfRecord *owner);
/* How many of @events, (element-type DfRecord), would clash, with others of @owner's or with each other, if all of them were so. */
guint    df_events_count_would_clash (GPtrArray *events,
                                      DfRecord  *owner);

/* How many events of @owner, a performer or a stage, clash by one of the rules about it. */
guint    df_record_count_clashing (DfRecord *owner);
/* The same as "2 of 3 clash"; "" for none: (transfer full). */
char    *df_record_format_clashing (DfRecord *owner);
/* How long @events, (element-type DfRecord), take in all, in minutes; one without an end counts nothing. */
gint64   df_events_sum_length  (GPtrArray *events);
/* "Mara Vale, Nilou Farah": the titles of @records, (element-type DfRecord), without @except (nullable); "" for none: (transfer full). */
char    *df_records_join_titles (GPtrArray *records,
                                 DfRecord  *except);

/* "3 events", "No events yet": (transfer full). */
char    *df_events_format_count (guint count);

G_END_DECLS
