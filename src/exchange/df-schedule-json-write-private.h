/* df-schedule-json-write-private.h
 *
 * What the parts of the writer of schedule.json share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-export-private.h"

G_BEGIN_DECLS

#define DF_SCHEDULE_DAY 1440

typedef struct
{
  gint64 event;
  gint64 performer;
} DfScheduleLink;

typedef struct
{
  char *guid;
  char *name;
  char *website;
} DfScheduleWritten;

/* Each text of a row: (transfer full). */
typedef struct
{
  DfRepository *repository;
  DfReport     *report;
  DfJsonWriter *writer;
  GTimeZone    *zone;
  char         *name;
  char         *starts_on;
  char         *zone_name;
  char         *acronym;
  int           n_days;
  gint64        day_starts_at;
  GHashTable   *rooms;         /* stage id -> its name in the schedule */
  GHashTable   *persons;       /* performer id -> DfScheduleWritten */
  GHashTable   *playing;       /* the performers that were written */
  GArray       *links;         /* (element-type DfScheduleLink), by event */
  char         *day;           /* what is being written; NULL for nothing */
  gint64        room;
  guint         index;
  guint         n_unscheduled;
} DfScheduleWriter;

void  df_schedule_write_member  (DfScheduleWriter *self,
                                 const char       *name,
                                 const char       *text);

/* "2027-02-05T18:00:00+13:00": the wall clock @minutes after 00:00 of @day, with what the zone is ahead of UTC then: (transfer full). */
char *df_schedule_format_moment (DfScheduleWriter *self,
                                 const char       *day,
                                 gint64            minutes);
/* The row at hand, whose columns are DF_SCHEDULE_EVENT_COLUMNS, as an event of the day that is being written. */
#define DF_SCHEDULE_EVENT_COLUMNS "id guid stage_id day starts ends name description"
void  df_schedule_write_event   (DfScheduleWriter *self,
                                 DfRows           *rows,
                                 const char       *room);

G_END_DECLS
