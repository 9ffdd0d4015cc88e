/* df-web-json.c
 *
 * The answers of the original web application, read: locations, the events of a day, performers with their events; alone or in one object.
 *
 * Read as liberally as foreign files are; the strict reader of the last of them is df-performers-json.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-web-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* @is_met: whether anything was there that such an answer has */
typedef struct
{
  DfWeb    web;
  gboolean is_met;
} Reader;

/* --- what stands there -------------------------------------------------------------------------------------------------------------- */

static gboolean
df_web_json_holds (JsonNode *node,
                   GType     type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* NULL where there is none; what is no text is noted: (transfer none). */
static const char *
df_web_json_get_text (Reader     *self,
                      JsonObject *object,
                      const char *name,
                      const char *prefix)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *pointer = NULL;
  g_autofree char *found = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (df_web_json_holds (node, G_TYPE_STRING))
    return json_node_get_string (node);

  pointer = g_strdup_printf ("%s/%s", prefix, name);
  found = df_json_describe (node);
  df_import_note (self->web.foreign->import, pointer, _("Found %s, expected a text; it was left out."), found);
  return NULL;
}

/* From 1 on, as a number or as its digits; 0 where there is none. */
static gint64
df_web_json_get_id (Reader     *self,
                    JsonObject *object,
                    const char *name,
                    const char *prefix)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *pointer = NULL;
  g_autofree char *found = NULL;
  gint64 id = 0;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return 0;
  if (df_web_json_holds (node, G_TYPE_INT64) && json_node_get_int (node) > 0)
    return json_node_get_int (node);
  if (df_web_json_holds (node, G_TYPE_STRING) &&
      g_ascii_string_to_signed (json_node_get_string (node), 10, 1, G_MAXINT64, &id, NULL))
    return id;

  pointer = g_strdup_printf ("%s/%s", prefix, name);
  found = df_json_describe (node);
  df_import_note (self->web.foreign->import, pointer, _("Found %s, expected an id, which is a whole number from 1 on; it was left out."), found);
  return 0;
}

/* The object that an element should be; what is none is refused. */
static JsonObject *
df_web_json_get_object (Reader        *self,
                        JsonNode      *node,
                        DfImportTable *table,
                        const char    *pointer)
{
  g_autoptr(GError) error = NULL;
  JsonObject *object;

  if (df_json_get_object (node, &object, &error))
    return object;

  df_import_refuse (self->web.foreign->import, pointer, error->message);
  df_report_get_tally (self->web.foreign->import->report, table->table)->refused++;
  return NULL;
}

/* --- records ------------------------------------------------------------------------------------------------------------------------ */

static void
df_web_json_take_location (Reader   *self,
                           JsonNode *node)
{
  JsonObject *object = df_web_json_get_object (self, node, self->web.foreign->stages, "");

  if (object == NULL)
    return;

  df_web_take_stage (&self->web, df_web_json_get_id (self, object, "id", ""), df_web_json_get_text (self, object, "name", ""),
                     df_web_json_get_text (self, object, "description", ""), "");
  df_import_note_others (self->web.foreign->import, object, df_import_reads_word, " id name description ", "/locations/…", "");
}

/* In one answer `name` is the location's name, and `eventName` the event's. */
static DfForeignRecord *
df_web_json_take_event (Reader     *self,
                        JsonNode   *node,
                        const char *path,
                        const char *prefix)
{
  JsonObject *object = df_web_json_get_object (self, node, self->web.foreign->events, prefix);
  gboolean has_event_name;
  DfWebEvent event = { 0 };

  if (object == NULL)
    return NULL;

  has_event_name = json_object_has_member (object, "eventName");
  event.id = df_web_json_get_id (self, object, "id", prefix);
  event.name = df_web_json_get_text (self, object, has_event_name ? "eventName" : "name", prefix);
  event.description = df_web_json_get_text (self, object, "description", prefix);
  event.has_day = json_object_has_member (object, "day");
  event.day = df_web_json_get_text (self, object, "day", prefix);
  event.has_time = json_object_has_member (object, "time");
  event.time = df_web_json_get_text (self, object, "time", prefix);
  event.stage_id = df_web_json_get_id (self, object, json_object_has_member (object, "location_id") ? "location_id" : "locationId", prefix);
  event.stage_name = df_web_json_get_text (self, object, json_object_has_member (object, "locationName") ? "locationName" : "name", prefix);
  if (!has_event_name && !json_object_has_member (object, "locationName"))
    event.stage_name = NULL;

  df_import_note_others (self->web.foreign->import, object, df_import_reads_word, " id name eventName description day time location_id locationId locationName ", path, prefix);
  return df_web_take_event (&self->web, &event, prefix);
}

static void
df_web_json_take_performer (Reader     *self,
                            JsonNode   *node,
                            const char *path)
{
  JsonObject *object = df_web_json_get_object (self, node, self->web.foreign->performers, "");
  g_autofree char *events_path = g_strconcat (path, "/events/…", NULL);
  DfForeignRecord *performer;
  g_autoptr(GError) error = NULL;
  JsonArray *events = NULL;

  if (object == NULL)
    return;

  performer = df_web_take_performer (&self->web, df_web_json_get_id (self, object, "id", ""), df_web_json_get_text (self, object, "name", ""),
                                     df_web_json_get_text (self, object, "website", ""), "");
  df_import_note_others (self->web.foreign->import, object, df_import_reads_word, " id name website events ", path, "");

  if (json_object_has_member (object, "events") && !df_json_get_array (json_object_get_member (object, "events"), &events, &error))
    df_import_note (self->web.foreign->import, "/events", "%s", error->message);

  for (guint i = 0; events != NULL && i < json_array_get_length (events); i++)
    {
      g_autofree char *prefix = g_strdup_printf ("/events/%u", i);
      DfForeignRecord *event = df_web_json_take_event (self, json_array_get_element (events, i), events_path, prefix);

      if (performer != NULL && event != NULL)
        df_foreign_link (self->web.foreign, performer, event, prefix);
    }
}

static void
df_web_json_take_pair (Reader   *self,
                       JsonNode *node)
{
  JsonObject *object = df_web_json_get_object (self, node, df_import_find_table (self->web.foreign->import, "performers_events"), "");

  if (object == NULL)
    return;

  df_web_take_pair (&self->web, df_web_json_get_id (self, object, "performer_id", ""), df_web_json_get_id (self, object, "event_id", ""));
  df_import_note_others (self->web.foreign->import, object, df_import_reads_word, " id performer_id event_id ", "/performers_events/…", "");
}

/* --- the document ------------------------------------------------------------------------------------------------------------------- */

/* The events of one day, whatever each of them says. */
static void
df_web_json_take_day (Reader   *self,
                      JsonNode *node)
{
  g_autofree char *found = NULL;

  if (df_web_json_holds (node, G_TYPE_STRING) && df_web_set_day (&self->web, json_node_get_string (node)))
    return;

  found = df_json_describe (node);
  if (!JSON_NODE_HOLDS_NULL (node))
    df_import_note (self->web.foreign->import, "", _("Found %s, expected a weekday such as “friday”; it was left out."), found);
}

static void
df_web_json_take_element (Reader            *self,
                          const DfJsonPiece *piece)
{
  if (strcmp (piece->member, "locations") == 0)
    df_web_json_take_location (self, piece->root);
  else if (strcmp (piece->member, "events") == 0)
    df_web_json_take_event (self, piece->root, "/events/…", "");
  else if (strcmp (piece->member, "performers") == 0)
    df_web_json_take_performer (self, piece->root, "/performers/…");
  else
    df_web_json_take_pair (self, piece->root);
}

static gboolean
df_web_json_take_piece (const DfJsonPiece  *piece,
                        gpointer            data,
                        GError            **error)
{
  static const char *const arrays[] = { "locations", "events", "performers", "performers_events", NULL };
  Reader *self = data;
  gboolean is_array = piece->member != NULL && g_strv_contains (arrays, piece->member);

  self->is_met = self->is_met || is_array || (piece->member == NULL && piece->index >= 0);
  if (piece->member == NULL && piece->index >= 0)
    df_web_json_take_performer (self, piece->root, "/…");
  else if (is_array && piece->index >= 0 && piece->bytes != NULL)
    df_web_json_take_element (self, piece);
  else if (g_strcmp0 (piece->member, "day") == 0 && piece->index == -1)
    df_web_json_take_day (self, piece->root);
  else if (piece->member != NULL && (!is_array || piece->index == -1) && (piece->index == -1 || piece->bytes == NULL))
    {
      g_autoptr(GString) path = g_string_new (NULL);

      df_json_append_pointer (path, piece->member);
      df_import_note_unknown (self->web.foreign->import, path->str, "");
    }

  return TRUE;
}

static void
df_web_json_clear (Reader *self)
{
  df_web_clear (&self->web);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, df_web_json_clear)

gboolean
df_web_json_read (DfImport  *import,
                  GError   **error)
{
  static const DfImportScan scan = { .take = df_web_json_take_piece };
  const DfJsonPiece top = { .index = -1, .line = 1, .column = 1 };
  g_auto(Reader) self = { 0 };

  df_web_init (&self.web, import);
  if (!df_import_scan (import, &scan, &self, error))
    return FALSE;

  import->piece = top;
  if (!self.is_met && !import->is_array)
    return df_import_refuse_all (import, "", _("There is nothing of a festival in this document, expected “locations”, “events” or “performers”."), error);

  return df_web_finish (&self.web, error);
}
