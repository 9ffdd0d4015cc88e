/* df-catalog-json-write.c
 *
 * Our JSON, version 1, written from the catalog alone: tables in its order, columns in theirs, rows by id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-export-private.h"

#include "exchange/df-catalog-json-schema.h"

static void
df_catalog_json_write_value (DfJsonWriter  *writer,
                             const DfField *field,
                             const DfValue *value,
                             GString       *encoded)
{
  const DfKind *kind = field->kind;

  if (df_value_is_nothing (value))
    {
      df_json_writer_null (writer);
    }
  else if (kind->encode != NULL)
    {
      g_string_truncate (encoded, 0);
      kind->encode (value, encoded);
      df_json_writer_text (writer, encoded->str);
    }
  else if (kind->is_text)
    {
      df_json_writer_text (writer, value->text);
    }
  else
    {
      df_json_writer_integer (writer, value->integer);
    }
}

void
df_catalog_json_write_members (DfJsonWriter  *writer,
                               const DfTable *table,
                               gint64         id,
                               const DfValue *values,
                               GString       *encoded)
{
  if (!df_table_is_single (table))
    {
      df_json_writer_name (writer, "id");
      df_json_writer_integer (writer, id);
    }

  for (guint i = 0; i < table->n_columns; i++)
    {
      const DfField *field = table->columns[i];

      /* The store's own stamps would make every copy differ. */
      if (field->kind == &df_kind_timestamp)
        continue;

      df_json_writer_name (writer, field->column);
      df_catalog_json_write_value (writer, field, &values[i], encoded);
    }
}

/* Column 0 of @rows is the id. @values: room for the row, borrowed from @rows. */
static void
df_catalog_json_write_row (DfJsonWriter  *writer,
                           const DfTable *table,
                           DfRows        *rows,
                           DfValue       *values,
                           GString       *encoded)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i]->kind->is_text)
      values[i] = DF_VALUE_TEXT (df_rows_get_text (rows, i + 1));
    else
      values[i] = DF_VALUE_INTEGER (df_rows_get_integer (rows, i + 1));

  df_json_writer_begin_object (writer);
  df_catalog_json_write_members (writer, table, df_rows_get_integer (rows, 0), values, encoded);
  df_json_writer_end_object (writer);
}

static DfRows *
df_catalog_json_open_table (DfRepository   *repository,
                            const DfTable  *table,
                            GError        **error)
{
  g_autoptr(GString) columns = g_string_new ("id");

  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (columns, " %s", table->columns[i]->column);

  return df_rows_new (repository, table, columns->str, NULL, error);
}

static gboolean
df_catalog_json_write_rows (DfRepository   *repository,
                            const DfTable  *table,
                            DfJsonWriter   *writer,
                            GError        **error)
{
  g_autoptr(GString) encoded = g_string_new (NULL);
  g_autofree DfValue *values = g_new0 (DfValue, table->n_columns);
  g_autoptr(DfRows) rows = df_catalog_json_open_table (repository, table, error);
  gboolean has_row;

  if (rows == NULL || !df_export_next (rows, writer, &has_row, error))
    return FALSE;

  while (has_row)
    {
      df_catalog_json_write_row (writer, table, rows, values, encoded);

      if (!df_export_next (rows, writer, &has_row, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
df_catalog_json_write_table (DfRepository   *repository,
                             const DfTable  *table,
                             DfJsonWriter   *writer,
                             GError        **error)
{
  gboolean done;

  df_json_writer_begin_array (writer);
  done = df_catalog_json_write_rows (repository, table, writer, error);
  df_json_writer_end_array (writer);

  return done;
}

gboolean
df_catalog_json_write (DfRepository  *repository,
                       DfJsonWriter  *writer,
                       GError       **error)
{
  DfCatalog *catalog = df_repository_get_catalog (repository);
  gboolean done = TRUE;

  df_json_writer_begin_object (writer);
  df_json_writer_name (writer, "format");
  df_json_writer_text (writer, DF_CATALOG_JSON_FORMAT);
  df_json_writer_name (writer, "version");
  df_json_writer_integer (writer, DF_CATALOG_JSON_VERSION);

  for (guint i = 0; i < df_catalog_get_n_tables (catalog) && done; i++)
    {
      const DfTable *table = df_catalog_get_table (catalog, i);

      df_json_writer_name (writer, table->name);
      if (df_table_is_single (table))
        done = df_catalog_json_write_rows (repository, table, writer, error);
      else
        done = df_catalog_json_write_table (repository, table, writer, error);
    }

  df_json_writer_end_object (writer);
  return done;
}
