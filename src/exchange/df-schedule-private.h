/* df-schedule-private.h
 *
 * What schedule.json and schedule.xml have in common: the schedule of a conference as frab, pretalx and Pentabarf publish it.
 *
 * Both are described at https://c3voc.de/wiki/schedule. Rooms are our stages, persons our performers. Texts are those of the source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-foreign-private.h"

G_BEGIN_DECLS

/* Each (nullable). @key: what the source knows the person by. */
typedef struct
{
  char *guid;
  char *key;
  char *name;
  char *website;
} DfSchedulePerson;

/**
 * DfScheduleEvent: each text (nullable).
 * @date: with its time, "2027-02-05T18:00:00+13:00"
 * @start: "18:00"
 * @duration: "0:45", or "1:02:30" for a day and two and a half hours
 * @has_words: whether the source has a subtitle, an abstract or a description at all
 * @persons: (element-type DfSchedulePerson)
 */
typedef struct
{
  char      *guid;
  char      *key;
  char      *title;
  char      *subtitle;
  char      *abstract;
  char      *description;
  char      *date;
  char      *start;
  char      *duration;
  gboolean   has_words;
  GPtrArray *persons;
} DfScheduleEvent;

/* @date: ISO. @quiet_from, @quiet_to: minutes of the day before which the day before ends and this one starts; DF_NOTHING where that is not said. */
typedef struct
{
  char   *date;
  gint64  quiet_from;
  gint64  quiet_to;
} DfScheduleDay;

/**
 * DfSchedule:
 * @days: (element-type DfScheduleDay): as they were begun
 * @times: (element-type DfScheduleTime): what an event says of its time, until all days are known
 */
typedef struct
{
  DfForeign *foreign;
  char      *acronym;
  char      *title;
  char      *starts_on;
  char      *ends_on;
  char      *n_days;
  char      *time_zone;
  GPtrArray *days;
  GPtrArray *times;
} DfSchedule;

void             df_schedule_init        (DfSchedule       *self,
                                          DfImport         *import);
void             df_schedule_clear       (DfSchedule       *self);
void             df_schedule_event_init  (DfScheduleEvent  *event);
void             df_schedule_event_clear (DfScheduleEvent  *event);
/* A person that the event's persons own. */
DfSchedulePerson *df_schedule_event_add_person (DfScheduleEvent *event);
/* The events from now on stand under this day, whose facts may come later. */
void             df_schedule_begin_day   (DfSchedule       *self);
/* @date: ISO. @start, @end: date-times. Each (nullable): what is not said is left as it is. */
void             df_schedule_set_day     (DfSchedule       *self,
                                          const char       *date,
                                          const char       *start,
                                          const char       *end);
/* NULL where @name is nothing. @guid, @description (nullable). @pointer: in the piece at hand, as everywhere here. */
DfForeignRecord *df_schedule_take_room   (DfSchedule       *self,
                                          const char       *name,
                                          const char       *guid,
                                          const char       *description,
                                          const char       *pointer);
/* An event in the room @room (nullable) of the day that was begun last. */
void             df_schedule_take_event  (DfSchedule             *self,
                                          const DfScheduleEvent  *event,
                                          DfForeignRecord        *room);
/* Everything was read: into the open step. */
gboolean         df_schedule_finish      (DfSchedule       *self,
                                          GError          **error);

/* --- df-schedule-settings ------------------------------------------------------------------------------------------------------------ */
/* To the record of the festival; afterwards it is known when a day starts. */
void             df_schedule_take_settings (DfSchedule     *self);

/* --- df-schedule-time ---------------------------------------------------------------------------------------------------------------- */
/* The wall clock of a date-time, whatever zone it is said to be in. @minutes: after 00:00 of @day. */
gboolean         df_schedule_read_date_time (const char    *text,
                                          char            **day,
                                          gint64           *minutes);
/* "0:45", "18:00", "1:02:30" (days, hours, minutes): in minutes; FALSE for anything else. */
gboolean         df_schedule_read_duration (const char     *text,
                                          gint64           *minutes);
/* From when to when nothing happens, by the first and the last minute of each day: when a festival day starts, in minutes. */
int              df_schedule_choose_day_start (gint64       quiet_from,
                                          gint64           quiet_to);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DfSchedule, df_schedule_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DfScheduleEvent, df_schedule_event_clear)

G_END_DECLS
