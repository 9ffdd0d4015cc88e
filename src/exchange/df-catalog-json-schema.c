/* df-catalog-json-schema.c
 *
 * The JSON Schema of our JSON, version 1, written from the catalog alone: a new table, field or kind needs nothing here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-catalog-json-schema.h"

#include <string.h>

#define DIALECT "https://json-schema.org/draft/2020-12/schema"
#define ABOUT   "What Dreamfest writes. It reads more: every member but the names may be missing, and members that it does not know are left out."

static void
df_catalog_json_schema_write_text (DfJsonWriter *writer,
                                   const char   *name,
                                   const char   *text)
{
  df_json_writer_name (writer, name);
  df_json_writer_text (writer, text);
}

static void
df_catalog_json_schema_write_constant (DfJsonWriter *writer,
                                       const char   *name,
                                       const char   *json)
{
  df_json_writer_name (writer, name);
  df_json_writer_begin_object (writer);
  df_json_writer_name (writer, "const");
  df_json_writer_raw (writer, json, strlen (json));
  df_json_writer_end_object (writer);
}

/* The store's own stamps are not handed on. */
static gboolean
df_catalog_json_schema_has (const DfField *field)
{
  return field->kind != &df_kind_timestamp;
}

/* What the file holds where nothing is said: null, or an empty text. */
static gboolean
df_catalog_json_schema_is_nullable (const DfField *field)
{
  g_auto(DfValue) nothing = DF_VALUE_INIT;

  if ((field->flags & DF_REQUIRED) != 0)
    return FALSE;

  return !field->kind->is_text || (field->kind->parse (NULL, "", &nothing, NULL) && nothing.text == NULL);
}

static void
df_catalog_json_schema_write_type (DfJsonWriter  *writer,
                                   const DfField *field)
{
  const char *type = field->kind->is_text || field->kind->encode != NULL ? "string" : "integer";

  if (!df_catalog_json_schema_is_nullable (field))
    {
      df_catalog_json_schema_write_text (writer, "type", type);
      return;
    }

  df_json_writer_name (writer, "type");
  df_json_writer_begin_array (writer);
  df_json_writer_text (writer, type);
  df_json_writer_text (writer, "null");
  df_json_writer_end_array (writer);
}

static void
df_catalog_json_schema_write_field (DfJsonWriter  *writer,
                                    const char    *name,
                                    const DfField *field)
{
  df_json_writer_name (writer, name);
  df_json_writer_begin_object (writer);
  df_catalog_json_schema_write_type (writer, field);

  if (field->kind->is_text && (field->flags & DF_REQUIRED) != 0)
    {
      df_json_writer_name (writer, "minLength");
      df_json_writer_integer (writer, 1);
    }

  if (field->kind->schema != NULL)
    df_json_writer_raw (writer, field->kind->schema, strlen (field->kind->schema));

  df_json_writer_end_object (writer);
}

static void
df_catalog_json_schema_write_fields (DfJsonWriter  *writer,
                                     const DfTable *table)
{
  static const DfField id = { .kind = &df_kind_reference, .flags = DF_REQUIRED };

  df_json_writer_name (writer, "properties");
  df_json_writer_spread (writer);
  df_json_writer_begin_object (writer);

  if (!df_table_is_single (table))
    df_catalog_json_schema_write_field (writer, "id", &id);

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (df_catalog_json_schema_has (table->columns[i]))
        df_catalog_json_schema_write_field (writer, table->columns[i]->column, table->columns[i]);
    }

  df_json_writer_end_object (writer);
}

/* Nothing is left out, and nothing else is there. */
static void
df_catalog_json_schema_end_object (DfJsonWriter *writer)
{
  df_json_writer_end_array (writer);
  df_json_writer_name (writer, "additionalProperties");
  df_json_writer_boolean (writer, FALSE);
}

static void
df_catalog_json_schema_write_record (DfJsonWriter  *writer,
                                     const DfTable *table)
{
  df_json_writer_spread (writer);
  df_json_writer_begin_object (writer);
  df_catalog_json_schema_write_text (writer, "type", "object");
  df_catalog_json_schema_write_fields (writer, table);

  df_json_writer_name (writer, "required");
  df_json_writer_begin_array (writer);
  if (!df_table_is_single (table))
    df_json_writer_text (writer, "id");

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (df_catalog_json_schema_has (table->columns[i]))
        df_json_writer_text (writer, table->columns[i]->column);
    }

  df_catalog_json_schema_end_object (writer);
  df_json_writer_end_object (writer);
}

static void
df_catalog_json_schema_write_table (DfJsonWriter  *writer,
                                    const DfTable *table)
{
  df_json_writer_name (writer, table->name);

  if (df_table_is_single (table))
    {
      df_catalog_json_schema_write_record (writer, table);
      return;
    }

  df_json_writer_spread (writer);
  df_json_writer_begin_object (writer);
  df_catalog_json_schema_write_text (writer, "type", "array");
  df_json_writer_name (writer, "items");
  df_catalog_json_schema_write_record (writer, table);
  df_json_writer_end_object (writer);
}

void
df_catalog_json_write_schema (DfCatalog    *catalog,
                              DfJsonWriter *writer)
{
  g_autofree char *version = g_strdup_printf ("%d", DF_CATALOG_JSON_VERSION);
  g_autofree char *title = g_strconcat ("A festival, format " DF_CATALOG_JSON_FORMAT ", version ", version, NULL);

  df_json_writer_begin_object (writer);
  df_catalog_json_schema_write_text (writer, "$schema", DIALECT);
  df_catalog_json_schema_write_text (writer, "title", title);
  df_catalog_json_schema_write_text (writer, "description", ABOUT);
  df_catalog_json_schema_write_text (writer, "type", "object");

  df_json_writer_name (writer, "properties");
  df_json_writer_spread (writer);
  df_json_writer_begin_object (writer);
  df_catalog_json_schema_write_constant (writer, "format", "\"" DF_CATALOG_JSON_FORMAT "\"");
  df_catalog_json_schema_write_constant (writer, "version", version);
  for (guint i = 0; i < df_catalog_get_n_tables (catalog); i++)
    df_catalog_json_schema_write_table (writer, df_catalog_get_table (catalog, i));
  df_json_writer_end_object (writer);

  df_json_writer_name (writer, "required");
  df_json_writer_begin_array (writer);
  df_json_writer_text (writer, "format");
  df_json_writer_text (writer, "version");
  for (guint i = 0; i < df_catalog_get_n_tables (catalog); i++)
    df_json_writer_text (writer, df_catalog_get_table (catalog, i)->name);

  df_catalog_json_schema_end_object (writer);
  df_json_writer_end_object (writer);
}
