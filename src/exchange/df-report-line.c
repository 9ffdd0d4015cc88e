/* df-report-line.c
 *
 * One thing that an import did, or has to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-report-line.h"

struct _DfReportLine
{
  GObject        parent_instance;

  DfOutcome      outcome;
  const DfTable *table;     /* static (nullable) */
  char          *title;
  char          *text;
};

G_DEFINE_FINAL_TYPE (DfReportLine, df_report_line, G_TYPE_OBJECT)

static void
df_report_line_finalize (GObject *object)
{
  DfReportLine *self = DF_REPORT_LINE (object);

  g_free (self->title);
  g_free (self->text);

  G_OBJECT_CLASS (df_report_line_parent_class)->finalize (object);
}

static void
df_report_line_class_init (DfReportLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = df_report_line_finalize;
}

static void
df_report_line_init (DfReportLine *self)
{
}

DfReportLine *
df_report_line_new (DfOutcome      outcome,
                    const DfTable *table,
                    const char    *title,
                    const char    *text)
{
  DfReportLine *self = g_object_new (DF_TYPE_REPORT_LINE, NULL);

  self->outcome = outcome;
  self->table = table;
  self->title = g_strdup (title);
  self->text = g_strdup (text);

  return self;
}

DfOutcome
df_report_line_get_outcome (DfReportLine *self)
{
  g_return_val_if_fail (DF_IS_REPORT_LINE (self), DF_OUTCOME_NOTE);

  return self->outcome;
}

const DfTable *
df_report_line_get_table (DfReportLine *self)
{
  g_return_val_if_fail (DF_IS_REPORT_LINE (self), NULL);

  return self->table;
}

const char *
df_report_line_get_title (DfReportLine *self)
{
  g_return_val_if_fail (DF_IS_REPORT_LINE (self), NULL);

  return self->title;
}

const char *
df_report_line_get_text (DfReportLine *self)
{
  g_return_val_if_fail (DF_IS_REPORT_LINE (self), NULL);

  return self->text;
}
