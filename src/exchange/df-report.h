/* df-report.h
 *
 * What an import or an export did, and what it has to say about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "exchange/df-report-line.h"
#include "record/df-catalog.h"

G_BEGIN_DECLS

/* Called from time to time in the thread that works: so many bytes were read or written of so many. @total is 0 where it is not known; once both are the
 * same, what was read is being written to the disk. */
typedef void (*DfProgress) (goffset done, goffset total, gpointer data);

typedef enum
{
  DF_MESSAGE_NOTE,      /* a value was taken otherwise than it stands */
  DF_MESSAGE_REFUSED    /* a record cannot be held */
} DfMessageKind;

typedef struct
{
  DfMessageKind kind;
  guint         line;     /* from 1; 0 where there is no text */
  guint         column;   /* from 1, in bytes */
  char         *path;     /* a JSON pointer, "/events/3/ends" */
  char         *text;     /* one translated sentence */
} DfMessage;

typedef struct
{
  guint added;
  guint changed;
  guint same;
  guint refused;
} DfTally;

/* So many messages of each kind are kept; the others are counted. */
#define DF_REPORT_MESSAGES 100

#define DF_TYPE_REPORT (df_report_get_type ())
G_DECLARE_FINAL_TYPE (DfReport, df_report, DF, REPORT, GObject)

DfReport  *df_report_new          (DfCatalog     *catalog);
/* Of a record table; a join table, and one that says something of other records, answers with the tally of all links. */
DfTally   *df_report_get_tally    (DfReport      *self,
                                   const DfTable *table);
/* (element-type DfMessage), in the order of the source; the last one of a kind may say how many more there were: (transfer none) */
GPtrArray *df_report_get_messages (DfReport      *self);
/* All that were added, also those that were not kept. */
guint      df_report_count        (DfReport      *self,
                                   DfMessageKind  kind);
void       df_report_add          (DfReport      *self,
                                   DfMessageKind  kind,
                                   guint          line,
                                   guint          column,
                                   const char    *path,
                                   const char    *format,
                                   ...) G_GNUC_PRINTF (6, 7);
/* From now on each record and each message is a line of its own, the first 2,000 of each outcome. */
void       df_report_keep_lines   (DfReport      *self);
/* %NULL where none are kept: (transfer none) (element-type DfReportLine) */
GListModel *df_report_get_lines   (DfReport      *self);
/* Whether a line of this outcome would be kept. */
gboolean   df_report_wants_line   (DfReport      *self,
                                   DfOutcome      outcome);
void       df_report_add_line     (DfReport      *self,
                                   DfOutcome      outcome,
                                   const DfTable *table,
                                   const char    *title,
                                   const char    *text);
/* Of all tables and links together, also of what has no line. */
guint      df_report_count_outcome (DfReport     *self,
                                   DfOutcome      outcome);
/* No more will come: says how many messages were not kept. */
void       df_report_close        (DfReport      *self);
/* "5 Performers and 3 Events added, 1 Event changed": one translated line: (transfer full) */
char      *df_report_describe     (DfReport      *self);
/* The object that `import --json` prints, with a final newline. */
void       df_report_write_json   (DfReport      *self,
                                   GString       *json);
/* "file.json:3:14: /events/3/ends: …": (transfer full) */
char      *df_message_format      (const DfMessage *message,
                                   const char      *source);

G_END_DECLS
