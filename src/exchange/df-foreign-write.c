/* df-foreign-write.c
 *
 * From a foreign festival into the file: who is who, and what is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-foreign-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* So often it is looked whether the import was cancelled. */
#define CANCEL_INTERVAL 256

/* The values go there and back, so that nothing is copied. */
static void
df_foreign_lend (DfForeignRecord *record,
                 DfImportRow     *row)
{
  df_import_row_init (row);
  row->id = record->id;
  row->given = record->given;
  memcpy (row->values, record->values, record->table->table->n_columns * sizeof (DfValue));
}

static void
df_foreign_take_back (DfForeignRecord *record,
                      DfImportRow     *row)
{
  memcpy (record->values, row->values, record->table->table->n_columns * sizeof (DfValue));
}

/* --- who is who within the source ------------------------------------------------------------------------------------------------- */

/* A guid that several records have is nobody's. */
static void
df_foreign_drop_shared_guids (DfForeign *self,
                              GPtrArray *records)
{
  g_autoptr(GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      DfForeignRecord *record = g_ptr_array_index (records, i);
      const char *guid = record->values[0].text;

      if (guid != NULL && !g_hash_table_add (met, g_strdup (guid)))
        g_hash_table_add (shared, g_strdup (guid));
    }

  for (guint i = 0; i < records->len && g_hash_table_size (shared) > 0; i++)
    {
      DfForeignRecord *record = g_ptr_array_index (records, i);

      if (record->values[0].text == NULL || !g_hash_table_contains (shared, record->values[0].text))
        continue;

      df_foreign_point_at (self, record);
      df_import_note (self->import, "", _("The guid %s stands for several records in the source; this one got another."), record->values[0].text);
      g_clear_pointer (&record->values[0].text, g_free);
    }
}

/* One id with several names is several records, one for each name. */
static void
df_foreign_note_shared_keys (DfForeign *self,
                             GPtrArray *records)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    {
      DfForeignRecord *record = g_ptr_array_index (records, i);
      char *name = record->values[record->table->table->title].text;
      const char *first = record->key != NULL ? g_hash_table_lookup (names, record->key) : NULL;

      if (record->key == NULL || record->values[0].text != NULL)
        continue;

      if (first == NULL)
        {
          g_hash_table_insert (names, record->key, name);
        }
      else if (strcmp (first, name) != 0)
        {
          df_foreign_point_at (self, record);
          df_import_note (self->import, "", _("The id %.100s stands for “%s” and for “%s”; each was taken as a record of its own."),
                          record->key, first, name);
        }
    }
}

/* Of events that repeat one id, and of spellings of one name: "7/Sunset Session/2027-02-05/1080/Harbour Stage". */
static char *
df_foreign_dup_longer_key (DfForeignRecord *record)
{
  const DfImportTable *table = record->table;
  const char *day = table->day >= 0 ? record->values[table->day].text : NULL;
  gint64 starts = table->starts >= 0 ? record->values[table->starts].integer : DF_NOTHING;
  const char *stage = record->stage != NULL ? record->stage->values[record->stage->table->table->title].text : "";

  return g_strdup_printf ("%s/%s/%s/%" G_GINT64_FORMAT "/%s", record->key != NULL ? record->key : "",
                          record->values[table->table->title].text, day != NULL ? day : "", starts != DF_NOTHING ? starts : -1, stage);
}

static char *
df_foreign_make_guid (DfForeign       *self,
                      DfForeignRecord *record,
                      const char      *key)
{
  DfImportRow row;

  df_foreign_lend (record, &row);
  return df_import_make_guid_for_key (record->table, &row, self->source, key);
}

/* A record without a guid gets the same one each time that the source is read, in whatever order. */
static void
df_foreign_make_guids (DfForeign *self,
                       GPtrArray *records)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) made = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      DfForeignRecord *record = g_ptr_array_index (records, i);
      char *guid = record->values[0].text == NULL ? df_foreign_make_guid (self, record, record->key) : NULL;
      guint count = guid != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, guid)) : 0;

      if (guid == NULL)
        continue;

      g_hash_table_insert (counts, g_strdup (guid), GUINT_TO_POINTER (count + 1));
      record->values[0].text = guid;
      g_ptr_array_add (made, record);
    }

  for (guint i = 0; i < made->len; i++)
    {
      DfForeignRecord *record = g_ptr_array_index (made, i);
      g_autofree char *key = NULL;

      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, record->values[0].text)) == 1)
        continue;

      key = df_foreign_dup_longer_key (record);
      g_free (record->values[0].text);
      record->values[0].text = df_foreign_make_guid (self, record, key);
    }
}

/* --- into the file ---------------------------------------------------------------------------------------------------------------- */

static gboolean
df_foreign_is_cancelled (DfForeign  *self,
                         guint       count,
                         GError    **error)
{
  if (count % CANCEL_INTERVAL != 0 || !g_cancellable_is_cancelled (self->import->options->cancellable))
    return FALSE;

  g_set_error_literal (error, DF_ERROR, DF_ERROR_CANCELLED, _("It was cancelled, and nothing was changed."));
  return TRUE;
}

static gboolean
df_foreign_survey (DfForeign  *self,
                   GPtrArray  *records,
                   GError    **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      DfForeignRecord *record = g_ptr_array_index (records, i);
      DfImportRow row;

      df_foreign_lend (record, &row);
      if (df_foreign_is_cancelled (self, i, error) || !df_import_survey_row (self->import, record->table, &row, error))
        return FALSE;
    }

  return TRUE;
}

/* FALSE only where nothing more can be written. */
static gboolean
df_foreign_put (DfForeign        *self,
                DfForeignRecord  *record,
                GError          **error)
{
  g_autoptr(GError) cause = NULL;
  const char *member;
  DfImportRow row;

  if (record->stage != NULL && record->stage->row != 0)
    record->values[df_table_find_column (record->table->table, "stage_id")].integer = record->stage->row;

  df_foreign_point_at (self, record);
  df_foreign_lend (record, &row);
  record->row = df_import_put (self->import, record->table, &row, &member, &cause);
  df_foreign_take_back (record, &row);
  if (record->row != 0)
    return TRUE;

  df_report_get_tally (self->import->report, record->table->table)->refused++;
  return df_import_blame (self->import, "", member, g_steal_pointer (&cause), error);
}

static gboolean
df_foreign_put_link (DfForeign            *self,
                     DfImportTable        *links,
                     const DfForeignLink  *link,
                     GError              **error)
{
  g_auto(DfImportRow) row;
  g_autoptr(GError) cause = NULL;
  const char *member;

  df_import_row_init (&row);
  /* What was refused was said of the record itself. */
  if (link->performer->row == 0 || link->event->row == 0)
    return TRUE;

  row.values[0].integer = link->performer->row;
  row.values[1].integer = link->event->row;
  row.given = 3;
  df_foreign_point_at (self, link->event);
  if (df_import_put (self->import, links, &row, &member, &cause) != 0)
    return TRUE;

  df_report_get_tally (self->import->report, links->table)->refused++;
  return df_import_blame (self->import, "", member, g_steal_pointer (&cause), error);
}

static gboolean
df_foreign_put_festival (DfForeign  *self,
                         GError    **error)
{
  g_autoptr(GError) cause = NULL;
  const char *member;
  gboolean done;
  DfImportRow row;

  if (self->festival->given == 0)
    return TRUE;

  df_foreign_point_at (self, self->festival);
  df_foreign_lend (self->festival, &row);
  done = df_import_put_single (self->import, self->festival->table, &row, &member, &cause);
  df_foreign_take_back (self->festival, &row);

  return done || df_import_blame (self->import, "", member, g_steal_pointer (&cause), error);
}

static gboolean
df_foreign_put_all (DfForeign  *self,
                    GError    **error)
{
  DfImportTable *links = df_import_find_table (self->import, "performers_events");

  for (guint i = 0; i < G_N_ELEMENTS (self->records); i++)
    {
      for (guint j = 0; j < self->records[i]->len; j++)
        {
          if (df_foreign_is_cancelled (self, j, error) || !df_foreign_put (self, g_ptr_array_index (self->records[i], j), error))
            return FALSE;
        }
    }

  for (guint i = 0; i < self->links->len; i++)
    {
      if (df_foreign_is_cancelled (self, i, error) ||
          !df_foreign_put_link (self, links, &g_array_index (self->links, DfForeignLink, i), error))
        return FALSE;
    }

  return TRUE;
}

gboolean
df_foreign_write (DfForeign  *self,
                  GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->records); i++)
    {
      df_foreign_drop_shared_guids (self, self->records[i]);
      df_foreign_note_shared_keys (self, self->records[i]);
      df_foreign_make_guids (self, self->records[i]);

      if (!self->import->into_empty && !df_foreign_survey (self, self->records[i], error))
        return FALSE;
    }

  return df_foreign_put_festival (self, error) && df_foreign_put_all (self, error);
}
