/* schema-check.c
 *
 * Enough of JSON Schema to hold an export against ours where no other validator is at hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "schema-check.h"

#include <string.h>

static gboolean
schema_check_is (const char *type,
                 JsonNode   *node)
{
  if (strcmp (type, "object") == 0)
    return JSON_NODE_HOLDS_OBJECT (node);
  if (strcmp (type, "array") == 0)
    return JSON_NODE_HOLDS_ARRAY (node);
  if (strcmp (type, "null") == 0)
    return JSON_NODE_HOLDS_NULL (node);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == (strcmp (type, "string") == 0 ? G_TYPE_STRING : G_TYPE_INT64);
}

static gboolean
schema_check_type (JsonObject *schema,
                   JsonNode   *node)
{
  JsonNode *type = json_object_get_member (schema, "type");
  JsonArray *types;

  if (type == NULL)
    return json_node_equal (json_object_get_member (schema, "const"), node);
  if (!JSON_NODE_HOLDS_ARRAY (type))
    return schema_check_is (json_node_get_string (type), node);

  types = json_node_get_array (type);
  for (guint i = 0; i < json_array_get_length (types); i++)
    if (schema_check_is (json_array_get_string_element (types, i), node))
      return TRUE;

  return FALSE;
}

static gboolean
schema_check_size (JsonObject *schema,
                   JsonNode   *node)
{
  gint64 size;

  if (schema_check_is ("integer", node))
    return json_node_get_int (node) >= json_object_get_int_member_with_default (schema, "minimum", G_MININT64);
  if (!schema_check_is ("string", node))
    return TRUE;

  size = g_utf8_strlen (json_node_get_string (node), -1);

  return size >= json_object_get_int_member_with_default (schema, "minLength", 0) &&
         size <= json_object_get_int_member_with_default (schema, "maxLength", G_MAXINT64);
}

static gboolean
schema_check_members (JsonObject *schema,
                      JsonObject *object)
{
  JsonObject *properties = json_object_get_object_member (schema, "properties");
  JsonArray *required = json_object_get_array_member (schema, "required");
  g_autoptr(GList) members = json_object_get_members (object);

  for (guint i = 0; i < json_array_get_length (required); i++)
    if (!json_object_has_member (object, json_array_get_string_element (required, i)))
      return FALSE;

  for (GList *at = members; at != NULL; at = at->next)
    if (!json_object_has_member (properties, at->data) ||
        !schema_check_keeps (json_object_get_object_member (properties, at->data), json_object_get_member (object, at->data)))
      return FALSE;

  return TRUE;
}

gboolean
schema_check_keeps (JsonObject *schema,
                    JsonNode   *node)
{
  JsonObject *items = json_object_has_member (schema, "items") ? json_object_get_object_member (schema, "items") : NULL;

  if (!schema_check_type (schema, node) || !schema_check_size (schema, node))
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return schema_check_members (schema, json_node_get_object (node));

  for (guint i = 0; items != NULL && i < json_array_get_length (json_node_get_array (node)); i++)
    if (!schema_check_keeps (items, json_array_get_element (json_node_get_array (node), i)))
      return FALSE;

  return TRUE;
}
