/* df-import-put.c
 *
 * A record of the source goes into the open step: as a new row, as a change of the one it is, or not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Larger ids are not kept: new ones would have to be larger still. */
#define MOST_ID G_GINT64_CONSTANT (2000000000)

#define BIT(column) (G_GUINT64_CONSTANT (1) << (column))

static gboolean
df_import_put_fail (const char **member,
                    const char  *what,
                    GError     **error,
                    const char  *text)
{
  *member = what;
  g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, text);

  return FALSE;
}

/* The rules of the table as a whole. @values: as the row will be. */
static gboolean
df_import_put_check_row (const DfTable  *table,
                         const DfValue  *values,
                         const char    **member,
                         GError        **error)
{
  guint column = 0;

  if (table->check == NULL || table->check (table, values, &column, error))
    return TRUE;

  *member = table->columns[column]->column;
  return FALSE;
}

/* What the source does not say is nothing, as its kind has it. */
static gboolean
df_import_put_fill_in (const DfTable  *table,
                       DfImportRow    *row,
                       const char    **member,
                       GError        **error)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const DfField *field = table->columns[i];

      if ((row->given & BIT (i)) != 0 || field->kind == &df_kind_guid || field->kind == &df_kind_timestamp)
        continue;

      if ((field->flags & DF_REQUIRED) != 0)
        {
          g_autofree char *text = g_strdup_printf (_("There is no member “%s” here, expected one."), field->column);

          return df_import_put_fail (member, NULL, error, text);
        }

      if (field->kind->is_text && !field->kind->parse (NULL, "", &row->values[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
df_import_put_choose_id (DfImport       *self,
                         DfImportTable  *table,
                         gint64          wanted,
                         gint64         *id,
                         GError        **error)
{
  g_autoptr(DfImportRow) taken = NULL;
  gboolean is_taken = FALSE;

  *id = 0;
  if (wanted <= 0 || wanted > MOST_ID || df_id_map_lookup (table->touched, wanted, NULL))
    return TRUE;

  taken = self->into_empty ? NULL : df_import_row_new ();
  if (taken != NULL && !df_import_find_id (self, table, wanted, taken, &is_taken, error))
    return FALSE;

  *id = is_taken ? 0 : wanted;
  return TRUE;
}

static gboolean
df_import_put_fail_twice (DfImportTable  *table,
                          DfImportRow    *row,
                          const char    **member,
                          GError        **error)
{
  g_autofree char *text = NULL;

  if (df_table_is_link (table->table))
    return df_import_put_fail (member, NULL, error, _("This pair is linked twice in the source, expected each pair once."));

  text = g_strdup_printf (_("The guid %s is there twice in the source, expected each record once."), row->values[0].text);
  return df_import_put_fail (member, "guid", error, text);
}

/* The file itself tells whether a row into an empty file was there before: nothing need be kept in memory for it. */
static gboolean
df_import_put_explain (DfImport       *self,
                       DfImportTable  *table,
                       DfImportRow    *row,
                       const char    **member,
                       GError        **error)
{
  gint64 id = 0;
  gboolean found = df_table_is_link (table->table) ? df_import_find_link (self, table, row, &id, NULL)
                                                   : df_import_find_guid (self, table, &row->values[0], &id, NULL);

  if (!found || id == 0)
    return FALSE;

  g_clear_error (error);
  return df_import_put_fail_twice (table, row, member, error);
}

static gint64
df_import_put_add (DfImport       *self,
                   DfImportTable  *table,
                   DfImportRow    *row,
                   const char    **member,
                   GError        **error)
{
  gint64 id;

  if (!df_import_put_fill_in (table->table, row, member, error) || !df_import_put_check_row (table->table, row->values, member, error) ||
      !df_import_put_choose_id (self, table, row->id, &id, error))
    return 0;

  id = df_repository_insert_row (self->repository, table->table, id, row->values, error);
  if (id == 0)
    {
      df_import_put_explain (self, table, row, member, error);
      return 0;
    }

  df_report_get_tally (self->report, table->table)->added++;
  df_import_tell_line (self, table, DF_OUTCOME_NEW, row, NULL, row->given);
  return id;
}

/* The row as it is into @now, which the caller clears. */
static gboolean
df_import_put_read_row (DfImport       *self,
                        DfImportTable  *table,
                        gint64          id,
                        DfImportRow    *now,
                        GError        **error)
{
  gboolean found;

  if (!df_import_find_id (self, table, id, now, &found, error))
    return FALSE;

  if (!found)
    g_set_error (error, DF_ERROR, DF_ERROR_NOT_FOUND, _("“%s” has lost a record."), table->table->name);

  return found;
}

/* What is given and differs; the guid of a record never changes. */
static guint64
df_import_put_compare (const DfTable     *table,
                       const DfImportRow *row,
                       const DfImportRow *now)
{
  guint64 mask = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      if ((row->given & BIT (i)) != 0 && table->columns[i]->kind != &df_kind_guid && !df_value_equal (&row->values[i], &now->values[i]))
        mask |= BIT (i);
    }

  return mask;
}

static gboolean
df_import_put_change (DfImport       *self,
                      DfImportTable  *table,
                      DfImportRow    *row,
                      gint64          id,
                      const char    **member,
                      GError        **error)
{
  const DfTable *of = table->table;
  g_auto(DfImportRow) now;
  DfValue then[DF_IMPORT_MAX_COLUMNS];
  guint64 mask;

  df_import_row_init (&now);
  if (!df_import_put_read_row (self, table, id, &now, error))
    return FALSE;

  mask = self->options->skip_matches ? 0 : df_import_put_compare (of, row, &now);
  if (mask == 0)
    {
      df_report_get_tally (self->report, of)->same++;
      df_import_tell_line (self, table, DF_OUTCOME_SAME, row, &now, 0);
      return TRUE;
    }

  for (guint i = 0; i < of->n_columns; i++)
    then[i] = (mask & BIT (i)) != 0 ? row->values[i] : now.values[i];

  if (!df_import_put_check_row (of, then, member, error) || !df_repository_update_row (self->repository, of, id, mask, then, error))
    return FALSE;

  df_report_get_tally (self->report, of)->changed++;
  df_import_tell_line (self, table, DF_OUTCOME_CHANGED, row, &now, mask);
  return TRUE;
}

gint64
df_import_put (DfImport       *self,
               DfImportTable  *table,
               DfImportRow    *row,
               const char    **member,
               GError        **error)
{
  gboolean is_link = df_table_is_link (table->table);
  gint64 id = 0;

  *member = NULL;

  if (is_link && !self->into_empty && !df_import_find_link (self, table, row, &id, error))
    return 0;

  if (!is_link && !df_import_match (self, table, row, &id, error))
    return 0;

  if (id != 0 && df_id_map_lookup (table->touched, id, NULL))
    {
      df_import_put_fail_twice (table, row, member, error);
      return 0;
    }

  if (id == 0)
    id = df_import_put_add (self, table, row, member, error);
  else if (!df_import_put_change (self, table, row, id, member, error))
    id = 0;

  if (id != 0)
    df_id_map_set (table->touched, id, id);

  return id;
}

/* --- the festival itself -------------------------------------------------------------------------------------------------------- */

static void
df_import_put_note_differences (DfImport          *self,
                                const DfTable     *table,
                                const DfImportRow *row,
                                const DfImportRow *now)
{
  guint64 mask = df_import_put_compare (table, row, now);

  for (guint i = 0; i < table->n_columns; i++)
    {
      const DfField *field = table->columns[i];
      g_autofree char *ours = NULL;
      g_autofree char *theirs = NULL;
      g_autofree char *pointer = NULL;

      if ((mask & BIT (i)) == 0)
        continue;

      ours = field->kind->format (NULL, &now->values[i]);
      theirs = field->kind->format (NULL, &row->values[i]);
      pointer = g_strdup_printf ("/%s", field->column);
      df_import_note (self, pointer, _("This is “%s” in the source and stays “%s”, since the festival has records already."), theirs, ours);
    }
}

gboolean
df_import_put_single (DfImport       *self,
                      DfImportTable  *table,
                      DfImportRow    *row,
                      const char    **member,
                      GError        **error)
{
  const DfTable *of = table->table;
  g_auto(DfImportRow) now;
  DfValue then[DF_IMPORT_MAX_COLUMNS];
  guint64 mask;

  *member = NULL;
  df_import_row_init (&now);
  if (!df_import_put_read_row (self, table, 1, &now, error))
    return FALSE;

  mask = df_import_put_compare (of, row, &now);
  /* The file becomes the source's festival, so it takes its guid too. */
  if ((row->given & BIT (0)) != 0 && !df_value_equal (&row->values[0], &now.values[0]))
    mask |= BIT (0);

  for (guint i = 0; i < of->n_columns; i++)
    then[i] = (mask & BIT (i)) != 0 ? row->values[i] : now.values[i];

  if (!df_import_put_check_row (of, then, member, error))
    return FALSE;

  if (self->into_empty)
    return df_repository_update_row (self->repository, of, 1, mask, then, error);

  df_import_put_note_differences (self, of, row, &now);
  return TRUE;
}
