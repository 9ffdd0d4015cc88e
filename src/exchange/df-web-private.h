/* df-web-private.h
 *
 * What the original web application knows, from its JSON or its database: locations, events and performers with their ids, weekdays and times.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-foreign-private.h"

G_BEGIN_DECLS

/**
 * DfWebEvent: an event as one place of the source has it. Each text (nullable), and each id 0 where there is none.
 * @day, @time: only where @has_day, @has_time; otherwise this place does not speak of it
 */
typedef struct
{
  gint64      id;
  const char *name;
  const char *description;
  gboolean    has_day;
  const char *day;
  gboolean    has_time;
  const char *time;
  gint64      stage_id;
  const char *stage_name;
} DfWebEvent;

/**
 * DfWeb:
 * @day: the weekday of all events that have none of their own (nullable)
 * @more: (element-type DfWebMore): per event, what waits for the end of the source
 * @pairs: (element-type DfWebPair)
 * @ids: from "table id" to the first record that has it
 */
typedef struct
{
  DfForeign    *foreign;
  DfWeekdayRun  run;
  char         *day;
  GHashTable   *more;
  GPtrArray    *pairs;
  GHashTable   *ids;
} DfWeb;

void             df_web_init           (DfWeb            *self,
                                        DfImport         *import);
void             df_web_clear          (DfWeb            *self);
/* @id: 0 for none. @description (nullable). @pointer: in the piece at hand, as everywhere here. */
DfForeignRecord *df_web_take_stage     (DfWeb            *self,
                                        gint64            id,
                                        const char       *name,
                                        const char       *description,
                                        const char       *pointer);
DfForeignRecord *df_web_take_performer (DfWeb            *self,
                                        gint64            id,
                                        const char       *name,
                                        const char       *website,
                                        const char       *pointer);
/* What was said before of the same event stands. NULL where it was refused. */
DfForeignRecord *df_web_take_event     (DfWeb            *self,
                                        const DfWebEvent *event,
                                        const char       *pointer);
/* For all events that have no day of their own; FALSE where it is none. */
gboolean         df_web_set_day        (DfWeb            *self,
                                        const char       *day);
/* By the ids of the source, which may come later. */
void             df_web_take_pair      (DfWeb            *self,
                                        gint64            performer_id,
                                        gint64            event_id);
/* The two forms of the source. */
gboolean         df_web_json_read      (DfImport         *import,
                                        GError          **error);
gboolean         df_web_database_read  (DfImport         *import,
                                        GError          **error);
/* Everything was read: into the open step. */
gboolean         df_web_finish         (DfWeb            *self,
                                        GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DfWeb, df_web_clear)

G_END_DECLS
