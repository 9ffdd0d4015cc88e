/* df-import-value.c
 *
 * From the members of a JSON object to the columns of a row, by the kinds of the catalog.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Longer texts are read with all that there is to say about them. */
#define LONGEST_FLAT (64 * 1024)

#define BIT(column) (G_GUINT64_CONSTANT (1) << (column))

/* Where null stands. */
static gboolean
df_import_value_decode_nothing (const DfField  *field,
                                DfValue        *value,
                                GError        **error)
{
  if ((field->flags & DF_REQUIRED) != 0)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("Found null, expected a value."));
      return FALSE;
    }

  /* The kind knows whether its nothing is an empty text. */
  return !field->kind->is_text || field->kind->parse (NULL, "", value, error);
}

static gboolean
df_import_value_decode_integer (const DfField  *field,
                                gint64          integer,
                                DfValue        *value,
                                GError        **error)
{
  char digits[24];

  /* What a person may type is what may stand here. */
  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, integer);
  return field->kind->parse (NULL, digits, value, error);
}

static gboolean
df_import_value_decode_text (const DfField  *field,
                             const char     *text,
                             DfValue        *value,
                             gboolean       *is_tidied,
                             GError        **error)
{
  *is_tidied = FALSE;
  if (field->kind->decode != NULL)
    return field->kind->decode (text, value, error);

  if (!field->kind->parse (NULL, text, value, error))
    return FALSE;

  *is_tidied = g_strcmp0 (text, value->text) != 0;

  if ((field->flags & DF_REQUIRED) != 0 && (value->text == NULL || *value->text == '\0'))
    {
      g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("Found a text with nothing in it, expected at least one letter."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
df_import_value_is_number (const DfField *field)
{
  return !field->kind->is_text && field->kind->decode == NULL;
}

gboolean
df_import_decode (const DfField  *field,
                  JsonNode       *node,
                  DfValue        *value,
                  gboolean       *is_tidied,
                  GError        **error)
{
  const char *text;
  gint64 integer;

  *is_tidied = FALSE;

  if (JSON_NODE_HOLDS_NULL (node))
    return df_import_value_decode_nothing (field, value, error);

  if (field->kind == &df_kind_reference)
    return df_json_get_id (node, &value->integer, error);

  if (df_import_value_is_number (field))
    return df_json_get_integer (node, &integer, error) && df_import_value_decode_integer (field, integer, value, error);

  return df_json_get_text (node, &text, error) && df_import_value_decode_text (field, text, value, is_tidied, error);
}

gboolean
df_import_decode_flat (const DfField    *field,
                       const DfJsonFlat *member,
                       DfValue          *value)
{
  g_autofree char *text = NULL;
  gboolean is_tidied;

  if (member->kind == DF_JSON_FLAT_NULL)
    return df_import_value_decode_nothing (field, value, NULL);

  if (df_import_value_is_number (field) != (member->kind == DF_JSON_FLAT_INTEGER))
    return FALSE;

  if (field->kind == &df_kind_reference)
    {
      value->integer = member->integer;
      return member->integer >= 1;
    }
  if (member->kind == DF_JSON_FLAT_INTEGER)
    return df_import_value_decode_integer (field, member->integer, value, NULL);

  /* Not once more in memory. */
  if (member->text_length > LONGEST_FLAT)
    return FALSE;

  text = df_json_flat_dup_text (member);
  return df_import_value_decode_text (field, text, value, &is_tidied, NULL) && !is_tidied;
}

/* From the id of the source to that of the row. */
static gboolean
df_import_value_resolve (DfImport       *self,
                         DfImportTable  *table,
                         guint           column,
                         DfValue        *value,
                         GError        **error)
{
  DfImportTable *target = df_import_get_table (self, table->targets[column]);
  gint64 id = value->integer;

  if (id == DF_NOTHING)
    return TRUE;

  if (!df_id_map_lookup (target->rows, id, &value->integer))
    {
      g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("Found %" G_GINT64_FORMAT ", expected the id of a record in “%s”; there is none with this id."),
                   id, target->table->name);
      return FALSE;
    }

  if (value->integer == 0)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("The record %" G_GINT64_FORMAT " in “%s”, which this one points to, was refused."),
                   id, target->table->name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
df_import_value_read_value (DfImportTable  *table,
                            JsonObject     *object,
                            guint           column,
                            DfImportRow    *row,
                            gboolean       *is_tidied,
                            GError        **error)
{
  const DfField *field = table->table->columns[column];
  JsonNode *node = json_object_get_member (object, field->column);

  *is_tidied = FALSE;
  /* Where a guid is null the source has none. */
  if (node == NULL || (field->kind == &df_kind_guid && JSON_NODE_HOLDS_NULL (node)))
    return TRUE;

  if (!df_import_decode (field, node, &row->values[column], is_tidied, error))
    return FALSE;

  row->given |= BIT (column);
  return TRUE;
}

gboolean
df_import_peek_member (DfImportTable *table,
                       JsonObject    *object,
                       guint          column,
                       DfImportRow   *row)
{
  gboolean is_tidied;

  return df_import_value_read_value (table, object, column, row, &is_tidied, NULL);
}

gboolean
df_import_read_member (DfImport      *self,
                       DfImportTable *table,
                       JsonObject    *object,
                       guint          column,
                       const char    *prefix,
                       DfImportRow   *row)
{
  const DfField *field = table->table->columns[column];
  g_autofree char *pointer = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_tidied;
  gboolean done = df_import_value_read_value (table, object, column, row, &is_tidied, &error);

  if (done && !is_tidied)
    return TRUE;

  pointer = g_strdup_printf ("%s/%s", prefix, field->column);
  if (!done)
    df_import_refuse (self, pointer, error->message);
  else if (strlen (row->values[column].text) <= 200)
    df_import_note (self, pointer, _("This was tidied and taken as “%s”."), row->values[column].text);
  else
    df_import_note (self, pointer, _("This was tidied: line ends, blanks, or characters that cannot be held."));

  return done;
}

gboolean
df_import_resolve (DfImport      *self,
                   DfImportTable *table,
                   DfImportRow   *row)
{
  gboolean is_sound = TRUE;

  for (guint i = 0; i < table->table->n_columns; i++)
    {
      g_autofree char *pointer = NULL;
      g_autoptr(GError) error = NULL;

      if (table->targets[i] == NULL || (row->given & BIT (i)) == 0 || df_import_value_resolve (self, table, i, &row->values[i], &error))
        continue;

      pointer = g_strdup_printf ("/%s", table->table->columns[i]->column);
      df_import_refuse (self, pointer, error->message);
      is_sound = FALSE;
    }

  return is_sound;
}

/* --- what nobody reads ---------------------------------------------------------------------------------------------------------------- */

gboolean
df_import_reads_word (const char    *name,
                      JsonNode      *node,
                      gconstpointer  words)
{
  g_autofree char *word = g_strdup_printf (" %s ", name);

  return strstr (words, word) != NULL;
}

void
df_import_note_others (DfImport          *self,
                       JsonObject        *object,
                       DfImportReadsFunc  reads,
                       gconstpointer      data,
                       const char        *path,
                       const char        *prefix)
{
  JsonObjectIter iter;
  JsonNode *node;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autoptr(GString) full = NULL;
      g_autoptr(GString) pointer = NULL;

      if (reads (name, node, data))
        continue;

      full = g_string_new (path);
      pointer = g_string_new (prefix);
      df_json_append_pointer (full, name);
      df_json_append_pointer (pointer, name);
      df_import_note_unknown (self, full->str, pointer->str);
    }
}
