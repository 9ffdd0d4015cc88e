/* df-copied-rows-json.c
 *
 * Copied rows as JSON: an array of what an export has for each, and who they are linked to by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-copied-rows-private.h"

#include "exchange/df-export-private.h"
#include "record/df-resolver.h"

/* "stage": "Harbour Stage", beside the "stage_id" that an export has. */
static void
df_copied_rows_write_references (DfJsonWriter  *writer,
                                 const DfTable *table,
                                 DfRecord      *record)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const DfField *field = table->columns[i];
      g_autoptr(DfRecord) other = NULL;

      /* Where a column has the reference's name, the name is taken. */
      if (field->reference == NULL || df_table_find_column (table, field->name) != (int) i)
        continue;

      other = df_record_dup_reference (record, field->name);
      df_json_writer_name (writer, field->name);
      df_json_writer_text (writer, other != NULL ? df_record_get_title (other) : NULL);
    }
}

/* With their ids, as in the shape of the original web application: a script finds the others by them, and names are not unique. */
static void
df_copied_rows_write_related (DfJsonWriter     *writer,
                              const DfRelation *relation,
                              DfRecord         *record)
{
  g_autoptr(GPtrArray) others = df_record_dup_related (record, relation->name);

  df_json_writer_name (writer, relation->name);
  df_json_writer_begin_array (writer);
  for (guint i = 0; i < others->len; i++)
    {
      DfRecord *other = g_ptr_array_index (others, i);

      df_json_writer_begin_object (writer);
      df_json_writer_name (writer, "id");
      df_json_writer_integer (writer, df_record_get_id (other));
      df_json_writer_name (writer, relation->other->columns[relation->other->title]->column);
      df_json_writer_text (writer, df_record_get_title (other));
      df_json_writer_end_object (writer);
    }
  df_json_writer_end_array (writer);
}

void
df_copied_rows_append_json (DfCopiedRows *self,
                            GString      *json)
{
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (NULL);
  g_autoptr(GString) encoded = g_string_new (NULL);
  GString *buffer;

  df_json_writer_begin_array (writer);
  for (guint row = 0; row < self->records->len; row++)
    {
      DfRecord *record = g_ptr_array_index (self->records, row);

      df_json_writer_begin_object (writer);
      df_catalog_json_write_members (writer, self->table, df_record_get_id (record), df_record_get_values (record), encoded);
      df_copied_rows_write_references (writer, self->table, record);
      for (guint i = 0; i < self->columns->len; i++)
        if (df_copied_rows_get_column (self, i)->relation != NULL)
          df_copied_rows_write_related (writer, df_copied_rows_get_column (self, i)->relation, record);
      df_json_writer_end_object (writer);
    }
  df_json_writer_end_array (writer);

  /* Nothing can fail that goes into memory. */
  df_json_writer_finish (writer, NULL);
  buffer = df_json_writer_get_buffer (writer);
  g_string_append_len (json, buffer->str, (gssize) buffer->len);
}
