/* df-json-record.c
 *
 * One record of a JSON document. Places are looked for only where something is said about them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-record.h"

#include <glib/gi18n.h>

/* So much of a text is shown. */
#define SHOWN 40

struct _DfJsonRecord
{
  JsonParser  *parser;
  DfJsonPlain *plain;
  DfJsonPiece  piece;
  gboolean     is_plain;
  gboolean     is_parsed;
};

DfJsonRecord *
df_json_record_new (void)
{
  DfJsonRecord *self = g_new0 (DfJsonRecord, 1);

  self->parser = json_parser_new_immutable ();
  self->plain = df_json_plain_new ();
  return self;
}

void
df_json_record_free (DfJsonRecord *self)
{
  g_object_unref (self->parser);
  df_json_plain_free (self->plain);
  g_free (self);
}

static gboolean
df_json_record_parse (DfJsonRecord  *self,
                      GError       **error)
{
  g_autoptr(GError) cause = NULL;

  self->is_parsed = json_parser_load_from_data (self->parser, self->piece.bytes, (gssize) self->piece.length, &cause) &&
                    json_parser_get_root (self->parser) != NULL;
  if (self->is_parsed)
    return TRUE;

  g_set_error (error, DF_ERROR, DF_ERROR_REFUSED, _("This record could not be read, expected JSON: %s"),
               cause != NULL ? cause->message : "");
  return FALSE;
}

gboolean
df_json_record_load (DfJsonRecord       *self,
                     const DfJsonPiece  *piece,
                     GError            **error)
{
  self->piece = *piece;
  self->is_parsed = FALSE;
  self->is_plain = df_json_plain_read (self->plain, piece->bytes, piece->length);

  return self->is_plain || df_json_record_parse (self, error);
}

DfJsonPlain *
df_json_record_get_plain (DfJsonRecord *self)
{
  return self->is_plain ? self->plain : NULL;
}

void
df_json_record_set_place (DfJsonRecord      *self,
                          const DfJsonPiece *piece)
{
  self->piece = *piece;

  /* The end of an array stands for the array. */
  if (piece->bytes == NULL)
    self->piece.index = -1;
}

JsonNode *
df_json_record_get_root (DfJsonRecord *self)
{
  /* Whatever is plain has passed the scan, so json-glib can read it as well. */
  if (!self->is_parsed && !df_json_record_parse (self, NULL))
    g_error ("json-glib refused what is JSON");

  return json_parser_get_root (self->parser);
}

void
df_json_record_locate (DfJsonRecord *self,
                       const char   *pointer,
                       guint        *line,
                       guint        *column)
{
  *line = self->piece.line;
  *column = self->piece.column;

  if (*pointer != '\0' && self->piece.bytes != NULL)
    df_json_scan_locate (&self->piece, pointer, line, column);
}

char *
df_json_record_dup_path (DfJsonRecord *self,
                         const char   *pointer)
{
  GString *path = g_string_new (NULL);

  if (self->piece.member != NULL)
    df_json_append_pointer (path, self->piece.member);

  if (self->piece.index >= 0)
    g_string_append_printf (path, "/%" G_GINT64_FORMAT, self->piece.index);

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
