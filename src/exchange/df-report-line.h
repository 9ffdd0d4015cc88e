/* df-report-line.h
 *
 * One thing that an import did, or has to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-table.h"

G_BEGIN_DECLS

typedef enum
{
  DF_OUTCOME_NEW,
  DF_OUTCOME_CHANGED,
  DF_OUTCOME_SAME,
  DF_OUTCOME_REFUSED,
  DF_OUTCOME_NOTE,
  DF_N_OUTCOMES
} DfOutcome;

#define DF_TYPE_REPORT_LINE (df_report_line_get_type ())
G_DECLARE_FINAL_TYPE (DfReportLine, df_report_line, DF, REPORT_LINE, GObject)

/* @table: the record's (nullable): of a message. @text: what is new or changed of it, or where a message belongs. */
DfReportLine  *df_report_line_new         (DfOutcome      outcome,
                                           const DfTable *table,
                                           const char    *title,
                                           const char    *text);
DfOutcome      df_report_line_get_outcome (DfReportLine  *self);
const DfTable *df_report_line_get_table   (DfReportLine  *self);
const char    *df_report_line_get_title   (DfReportLine  *self);
const char    *df_report_line_get_text    (DfReportLine  *self);

G_END_DECLS
