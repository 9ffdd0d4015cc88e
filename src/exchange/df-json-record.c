/* df-json-record.c
 *
 * What stands in one record of a JSON document. Places are looked for only where something is said about them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-record.h"

#include <glib/gi18n.h>

/* So much of a text is shown. */
#define SHOWN 40

void
df_json_record_locate (const DfJsonPiece *piece,
                       const char        *pointer,
                       guint             *line,
                       guint             *column)
{
  *line = piece->line;
  *column = piece->column;

  if (*pointer != '\0' && piece->bytes != NULL)
    df_json_scan_locate (piece, pointer, line, column);
}

char *
df_json_record_dup_path (const DfJsonPiece *piece,
                         const char        *pointer)
{
  GString *path = g_string_new (NULL);

  if (piece->path != NULL)
    g_string_append (path, piece->path);
  else if (piece->member != NULL)
    df_json_append_pointer (path, piece->member);

  if (piece->path == NULL && piece->index >= 0 && piece->bytes != NULL)
    g_string_append_printf (path, "/%" G_GINT64_FORMAT, piece->index);

  g_string_append (path, pointer);
  return g_string_free (path, FALSE);
}

static char *
df_json_record_describe_text (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= SHOWN)
    return g_strdup_printf (_("the text “%s”"), text);

  start = g_utf8_substring (text, 0, SHOWN);
  return g_strdup_printf (_("the text “%s…”"), start);
}

char *
df_json_describe (JsonNode *node)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (_("an object"));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup (_("an array"));
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("null");

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return df_json_record_describe_text (json_node_get_string (node));
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? "true" : "false");
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    default:
      return g_strdup (g_ascii_dtostr (digits, sizeof digits, json_node_get_double (node)));
    }
}

/* @expected: translated. Returns FALSE. */
static gboolean
df_json_record_fail (JsonNode    *node,
                     const char  *expected,
                     GError     **error)
{
  g_autofree char *found = df_json_describe (node);

  g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("Found %s, expected %s."), found, expected);
  return FALSE;
}

gboolean
df_json_get_object (JsonNode    *node,
                    JsonObject **object,
                    GError     **error)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return df_json_record_fail (node, _("an object"), error);

  *object = json_node_get_object (node);
  return TRUE;
}

gboolean
df_json_get_array (JsonNode   *node,
                   JsonArray **array,
                   GError    **error)
{
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return df_json_record_fail (node, _("an array"), error);

  *array = json_node_get_array (node);
  return TRUE;
}

gboolean
df_json_get_text (JsonNode    *node,
                  const char **text,
                  GError     **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return df_json_record_fail (node, _("a text"), error);

  *text = json_node_get_string (node);
  return TRUE;
}

gboolean
df_json_get_integer (JsonNode  *node,
                     gint64    *integer,
                     GError   **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return df_json_record_fail (node, _("a whole number"), error);

  *integer = json_node_get_int (node);
  return TRUE;
}

gboolean
df_json_get_id (JsonNode  *node,
                gint64    *id,
                GError   **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) < 1)
    return df_json_record_fail (node, _("an id, which is a whole number from 1 on"), error);

  *id = json_node_get_int (node);
  return TRUE;
}
