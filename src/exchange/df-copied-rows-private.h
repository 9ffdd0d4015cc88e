/* df-copied-rows-private.h
 *
 * The columns of copied rows, and the writers of each format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-copied-rows.h"

G_BEGIN_DECLS

/**
 * DfCopiedColumn:
 * @field: a stored field; %NULL where @relation says whose titles stand here
 * @heading: in the user's language
 * @is_text: whether its cells are words, which a spreadsheet might take for something else
 */
typedef struct
{
  const DfField    *field;
  const DfRelation *relation;
  char             *heading;
  gboolean          is_text;
} DfCopiedColumn;

struct _DfCopiedRows
{
  const DfTable *table;
  GPtrArray     *records;   /* those that live */
  GPtrArray     *keep;      /* what they are linked to */
  GArray        *columns;   /* (element-type DfCopiedColumn) */
};

static inline const DfCopiedColumn *
df_copied_rows_get_column (DfCopiedRows *self,
                           guint         column)
{
  return &g_array_index (self->columns, DfCopiedColumn, column);
}

/* Sets @cell to what @record has in @column. @for_people: as the window shows it, else as interchange files hold it. */
void df_copied_rows_read_cell   (const DfCopiedColumn *column,
                                 DfRecord             *record,
                                 gboolean              for_people,
                                 GString              *cell);
/* What is appended need not be UTF-8 yet. */
void df_copied_rows_append_text (DfCopiedRows         *self,
                                 GString              *text);
void df_copied_rows_append_csv  (DfCopiedRows         *self,
                                 GString              *csv);
void df_copied_rows_append_json (DfCopiedRows         *self,
                                 GString              *json);
void df_copied_rows_append_html (DfCopiedRows         *self,
                                 GString              *html);

G_END_DECLS
