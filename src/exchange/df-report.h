/* df-report.h
 *
 * What an import or an export did, and what it has to say about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-catalog.h"

G_BEGIN_DECLS

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
/* Of a record table; a join table answers with the tally of all links. */
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
