/* df-import-line.c
 *
 * What became of each record, for people: "Sunset Session: Start 18:00 → 17:30".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-import-private.h"

#include <glib/gi18n.h>

/* The name of a row of the file; "" where it has none: (transfer full). */
static char *
df_import_line_dup_title (DfImport      *self,
                          const DfTable *table,
                          gint64         id)
{
  DfImportTable *target = df_import_get_table (self, table);
  g_auto(DfImportRow) row;
  gboolean found;

  df_import_row_init (&row);
  if (id == DF_NOTHING || !df_import_find_id (self, target, id, &row, &found, NULL) || !found)
    return g_strdup ("");

  return g_steal_pointer (&row.values[table->title].text);
}

/* As people read it: (transfer full). */
static char *
df_import_line_format (DfImport      *self,
                       DfImportTable *table,
                       guint          column,
                       const DfValue *value)
{
  if (table->targets[column] != NULL)
    return df_import_line_dup_title (self, table->targets[column], value->integer);

  return table->table->columns[column]->kind->format (NULL, value);
}

static gboolean
df_import_line_shows (DfImportTable *table,
                      guint          column,
                      gboolean       is_change)
{
  const DfField *field = table->table->columns[column];

  return field->title != NULL && field->kind != &df_kind_long_text && (is_change || column != table->table->title);
}

/* "Start: 18:00 → 17:30, Description" */
static char *
df_import_line_describe (DfImport          *self,
                         DfImportTable     *table,
                         const DfImportRow *row,
                         const DfImportRow *now,
                         guint64            mask)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < table->table->n_columns; i++)
    {
      const DfField *field = table->table->columns[i];
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if ((mask & G_GUINT64_CONSTANT (1) << i) == 0 || field->title == NULL)
        continue;

      if (!df_import_line_shows (table, i, now != NULL))
        {
          /* That much of it is shown. */
          if (now != NULL)
            g_ptr_array_add (parts, g_strdup (_(field->title)));
          continue;
        }

      after = df_import_line_format (self, table, i, &row->values[i]);
      before = now != NULL ? df_import_line_format (self, table, i, &now->values[i]) : NULL;
      /* Translators: a field, and what it was and is: "Start: 18:00 → 17:30" */
      if (before != NULL)
        g_ptr_array_add (parts, g_strdup_printf (_("%s: %s → %s"), _(field->title), *before != '\0' ? before : "–", *after != '\0' ? after : "–"));
      else if (*after != '\0')
        g_ptr_array_add (parts, g_strdup_printf (_("%s: %s"), _(field->title), after));
    }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

void
df_import_tell_line (DfImport          *self,
                     DfImportTable     *table,
                     DfOutcome          outcome,
                     const DfImportRow *row,
                     const DfImportRow *now,
                     guint64            mask)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (!df_report_wants_line (self->report, outcome))
    return;

  if (df_table_is_link (table->table))
    {
      g_autofree char *one = df_import_line_dup_title (self, table->targets[0], row->values[0].integer);
      g_autofree char *other = df_import_line_dup_title (self, table->targets[1], row->values[1].integer);

      title = g_strdup_printf ("%s – %s", one, other);
      df_report_add_line (self->report, outcome, table->table, title, "");
      return;
    }

  title = g_strdup (row->values[table->table->title].text != NULL ? row->values[table->table->title].text : now->values[table->table->title].text);
  text = df_import_line_describe (self, table, row, now, mask);
  df_report_add_line (self->report, outcome, table->table, title, text);
}
