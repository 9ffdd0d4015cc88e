/* df-performers-json-private.h
 *
 * What the parts of the reader of `performers` share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-import-private.h"
#include "exchange/df-weekday-run.h"

G_BEGIN_DECLS

/* Three readings: which weekdays there are; what could be matched by its name, where there is something to match; and then for good. */
typedef enum
{
  DF_PERFORMERS_DAYS,
  DF_PERFORMERS_NAMES,
  DF_PERFORMERS_WRITE
} DfPerformersPhase;

/**
 * DfPerformersReader:
 * @event_rows: from a hash of an event's guid to its row; 0 for one that was refused
 * @event_contents: from the same to a hash of what the source first said of it
 * @performer_ids, @event_ids: from an id to a hash of the first guid that came of it
 */
typedef struct
{
  DfImport      *import;
  DfImportTable *performers;
  DfImportTable *events;
  DfImportTable *links;
  guint          starts;
  guint          ends;
  guint          description;
  DfIdMap       *event_rows;
  DfIdMap       *event_contents;
  DfIdMap       *performer_ids;
  DfIdMap       *event_ids;
  DfWeekdayRun   run;
  DfPerformersPhase phase;
} DfPerformersReader;

/* What is at fault in the object at @prefix, or in its member @member. */
void     df_performers_refuse         (DfPerformersReader  *self,
                                       const char          *prefix,
                                       const char          *member,
                                       const char          *text);
gboolean df_performers_read_id        (DfPerformersReader  *self,
                                       JsonObject          *object,
                                       const char          *prefix,
                                       DfImportRow         *row);
gboolean df_performers_read_column    (DfPerformersReader  *self,
                                       DfImportTable       *table,
                                       JsonObject          *object,
                                       const char          *name,
                                       const char          *prefix,
                                       DfImportRow         *row);
void     df_performers_make_guid      (DfImportTable       *table,
                                       DfImportRow         *row);
/* One id with several names is several records, one for each name. */
void     df_performers_note_shared_id (DfPerformersReader  *self,
                                       DfIdMap             *ids,
                                       const DfImportRow   *row,
                                       const char          *prefix);
/* FALSE only where nothing more can be written. @performer: the row that plays them, or 0. */
gboolean df_performers_take_events    (DfPerformersReader  *self,
                                       JsonArray           *events,
                                       gint64               performer,
                                       GError             **error);

G_END_DECLS
