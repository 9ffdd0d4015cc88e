/* df-schedule-json.c
 *
 * schedule.json, read: one event after the other, however many there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-schedule-private.h"

#include <glib/gi18n.h>
#include <string.h>

const char *const df_schedule_json_cut[] = { "schedule", "conference", "days", "*", "rooms", "*", NULL };

typedef struct
{
  DfSchedule  schedule;
  gboolean    is_met;         /* whether there was a conference */
  char       *day;            /* the name or number of the day at hand */
} Reader;

/* --- what stands there -------------------------------------------------------------------------------------------------------------- */

/* Nothing is lost where this is left out. */
static gboolean
df_schedule_json_is_nothing (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_size (json_node_get_object (node)) == 0;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) == 0;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return !json_node_get_boolean (node);

  return json_node_get_value_type (node) == G_TYPE_STRING && *json_node_get_string (node) == '\0';
}

/* What stands there because something must: a kind of no kind, and an address that leads nowhere. Our own exports have both. */
static gboolean
df_schedule_json_is_filler (const char *name,
                            JsonNode   *node)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";

  return (strcmp (name, "type") == 0 && strcmp (text, "other") == 0) || (strcmp (name, "url") == 0 && g_str_has_prefix (text, "urn:uuid:"));
}

/* A text, or a number as one: (transfer full); NULL for nothing. What is neither is noted. */
static char *
df_schedule_json_dup_node (Reader     *self,
                           JsonNode   *node,
                           const char *pointer)
{
  g_autofree char *found = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  found = df_json_describe (node);
  df_import_note (self->schedule.foreign->import, pointer, _("Found %s, expected a text; it was left out."), found);
  return NULL;
}

static char *
df_schedule_json_dup_member (Reader     *self,
                             JsonObject *object,
                             const char *name,
                             const char *prefix)
{
  g_autofree char *pointer = g_strdup_printf ("%s/%s", prefix, name);

  return df_schedule_json_dup_node (self, json_object_get_member (object, name), pointer);
}

static gboolean
df_schedule_json_reads (const char    *name,
                        JsonNode      *node,
                        gconstpointer  words)
{
  return df_import_reads_word (name, node, words) || df_schedule_json_is_nothing (node) || df_schedule_json_is_filler (name, node);
}

/* --- events ------------------------------------------------------------------------------------------------------------------------- */

static char *
df_schedule_json_dup_website (Reader     *self,
                              JsonObject *person,
                              const char *prefix)
{
  g_autofree char *url = df_schedule_json_dup_member (self, person, "url", prefix);
  JsonNode *links = json_object_get_member (person, "links");
  JsonNode *first;

  if (url != NULL && *url != '\0')
    return g_steal_pointer (&url);
  if (links == NULL || !JSON_NODE_HOLDS_ARRAY (links) || json_array_get_length (json_node_get_array (links)) == 0)
    return NULL;

  first = json_array_get_element (json_node_get_array (links), 0);
  return JSON_NODE_HOLDS_OBJECT (first) ? df_schedule_json_dup_member (self, json_node_get_object (first), "url", prefix) : NULL;
}

static void
df_schedule_json_read_person (Reader          *self,
                              DfScheduleEvent *event,
                              JsonNode        *node,
                              const char      *prefix)
{
  DfSchedulePerson *person = df_schedule_event_add_person (event);
  JsonObject *object;

  /* Some have the name alone. */
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      person->name = df_schedule_json_dup_node (self, node, prefix);
      return;
    }

  object = json_node_get_object (node);
  person->guid = df_schedule_json_dup_member (self, object, "guid", prefix);
  person->key = df_schedule_json_dup_member (self, object, "id", prefix);
  if (person->key == NULL)
    person->key = df_schedule_json_dup_member (self, object, "code", prefix);
  person->name = df_schedule_json_dup_member (self, object, "name", prefix);
  if (person->name == NULL || *person->name == '\0')
    {
      g_free (person->name);
      person->name = df_schedule_json_dup_member (self, object, "public_name", prefix);
    }
  person->website = df_schedule_json_dup_website (self, object, prefix);
  df_import_note_others (self->schedule.foreign->import, object, df_schedule_json_reads, " guid id code name public_name url links ",
                         "/schedule/…/persons/…", prefix);
}

static void
df_schedule_json_read_persons (Reader          *self,
                               DfScheduleEvent *event,
                               JsonObject      *object)
{
  JsonNode *node = json_object_get_member (object, "persons");
  g_autofree char *found = NULL;
  JsonArray *array;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      found = df_json_describe (node);
      df_import_note (self->schedule.foreign->import, "/persons", _("Found %s, expected an array of persons; it was left out."), found);
      return;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *prefix = g_strdup_printf ("/persons/%u", i);

      df_schedule_json_read_person (self, event, json_array_get_element (array, i), prefix);
    }
}

static void
df_schedule_json_take_event (Reader     *self,
                             JsonNode   *node,
                             const char *room_name)
{
  g_auto(DfScheduleEvent) event;
  g_autofree char *own_room = NULL;
  JsonObject *object;

  df_schedule_event_init (&event);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autofree char *found = df_json_describe (node);
      g_autofree char *text = g_strdup_printf (_("Found %s, expected an event."), found);

      df_import_refuse (self->schedule.foreign->import, "", text);
      df_report_get_tally (self->schedule.foreign->import->report, self->schedule.foreign->events->table)->refused++;
      return;
    }

  object = json_node_get_object (node);
  event.guid = df_schedule_json_dup_member (self, object, "guid", "");
  event.key = df_schedule_json_dup_member (self, object, "id", "");
  event.title = df_schedule_json_dup_member (self, object, "title", "");
  event.subtitle = df_schedule_json_dup_member (self, object, "subtitle", "");
  event.abstract = df_schedule_json_dup_member (self, object, "abstract", "");
  event.description = df_schedule_json_dup_member (self, object, "description", "");
  event.date = df_schedule_json_dup_member (self, object, "date", "");
  event.start = df_schedule_json_dup_member (self, object, "start", "");
  event.duration = df_schedule_json_dup_member (self, object, "duration", "");
  event.has_words = json_object_has_member (object, "subtitle") || json_object_has_member (object, "abstract") ||
                    json_object_has_member (object, "description");
  df_schedule_json_read_persons (self, &event, object);
  /* A slug says nothing new. */
  df_import_note_others (self->schedule.foreign->import, object, df_schedule_json_reads,
                         " guid id title subtitle abstract description date start duration persons room slug code end ", "/schedule/…", "");

  own_room = *room_name == '\0' ? df_schedule_json_dup_member (self, object, "room", "") : NULL;
  df_schedule_take_event (&self->schedule, &event,
                          df_schedule_take_room (&self->schedule, own_room != NULL ? own_room : room_name, NULL, NULL, "/room"));
}

/* --- the conference ----------------------------------------------------------------------------------------------------------------- */

static void
df_schedule_json_take_rooms (Reader     *self,
                             JsonNode   *node)
{
  JsonArray *rooms = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; rooms != NULL && i < json_array_get_length (rooms); i++)
    {
      JsonNode *room = json_array_get_element (rooms, i);
      g_autofree char *prefix = g_strdup_printf ("/%u", i);
      g_autofree char *name = NULL;
      g_autofree char *guid = NULL;
      g_autofree char *description = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (room))
        continue;

      name = df_schedule_json_dup_member (self, json_node_get_object (room), "name", prefix);
      guid = df_schedule_json_dup_member (self, json_node_get_object (room), "guid", prefix);
      description = df_schedule_json_dup_member (self, json_node_get_object (room), "description", prefix);
      df_import_note_others (self->schedule.foreign->import, json_node_get_object (room), df_schedule_json_reads, " name guid description slug ",
                             "/schedule/conference/rooms/…", prefix);
      df_schedule_take_room (&self->schedule, name, guid, description, prefix);
    }
}

static void
df_schedule_json_take_setting (Reader     *self,
                               const char *name,
                               JsonNode   *node)
{
  const struct { const char *name; char **text; } settings[] = {
    { "acronym", &self->schedule.acronym },
    { "title", &self->schedule.title },
    { "start", &self->schedule.starts_on },
    { "end", &self->schedule.ends_on },
    { "daysCount", &self->schedule.n_days },
    { "time_zone_name", &self->schedule.time_zone },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      if (strcmp (settings[i].name, name) != 0)
        continue;

      g_free (*settings[i].text);
      *settings[i].text = df_schedule_json_dup_node (self, node, "");
    }
}

/* The day's own members may stand behind its rooms. */
static void
df_schedule_json_enter_day (Reader     *self,
                            const char *day)
{
  if (g_strcmp0 (self->day, day) == 0)
    return;

  g_free (self->day);
  self->day = g_strdup (day);
  df_schedule_begin_day (&self->schedule);
}

static void
df_schedule_json_take_day_member (Reader     *self,
                                  const char *name,
                                  JsonNode   *node)
{
  g_autofree char *text = df_schedule_json_dup_node (self, node, "");

  if (strcmp (name, "date") == 0)
    df_schedule_set_day (&self->schedule, text, NULL, NULL);
  else if (strcmp (name, "day_start") == 0)
    df_schedule_set_day (&self->schedule, NULL, text, NULL);
  else if (strcmp (name, "day_end") == 0)
    df_schedule_set_day (&self->schedule, NULL, NULL, text);
}

static void
df_schedule_json_note_member (Reader            *self,
                              const DfJsonPiece *piece)
{
  if (!df_schedule_json_is_nothing (piece->root))
    df_import_note_unknown (self->schedule.foreign->import, piece->path, "");
}

static gboolean
df_schedule_json_is_known (const char *name,
                           const char *known)
{
  g_autofree char *word = g_strdup_printf (" %s ", name);

  return strstr (known, word) != NULL;
}

/* --- the document ------------------------------------------------------------------------------------------------------------------- */

static void
df_schedule_json_unescape (char **names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(GString) name = g_string_new (names[i]);

      g_string_replace (name, "~1", "/", 0);
      g_string_replace (name, "~0", "~", 0);
      g_free (names[i]);
      names[i] = g_string_free (g_steal_pointer (&name), FALSE);
    }
}

/* @names: of the path below the conference. */
static void
df_schedule_json_take_conference (Reader             *self,
                                  const DfJsonPiece  *piece,
                                  char              **names)
{
  static const char settings[] = " acronym title start end daysCount time_zone_name timeslot_duration ";
  guint depth = g_strv_length (names);

  self->is_met = self->is_met || depth > 0;
  if (depth >= 2 && strcmp (names[0], "days") == 0)
    df_schedule_json_enter_day (self, names[1]);

  if (piece->bytes == NULL)
    {
      /* A room without events is a stage all the same. */
      if (depth == 4)
        df_schedule_take_room (&self->schedule, names[3], NULL, NULL, "");
    }
  else if (depth == 1 && strcmp (names[0], "rooms") == 0)
    df_schedule_json_take_rooms (self, piece->root);
  else if (depth == 1 && df_schedule_json_is_known (names[0], settings))
    df_schedule_json_take_setting (self, names[0], piece->root);
  else if (depth == 3 && df_schedule_json_is_known (names[2], " index date day_start day_end "))
    df_schedule_json_take_day_member (self, names[2], piece->root);
  else if (depth == 5)
    df_schedule_json_take_event (self, piece->root, names[3]);
  else
    df_schedule_json_note_member (self, piece);
}

static gboolean
df_schedule_json_take_piece (const DfJsonPiece  *piece,
                             gpointer            data,
                             GError            **error)
{
  Reader *self = data;
  g_auto(GStrv) names = g_strsplit (piece->path, "/", -1);
  guint depth = g_strv_length (names);

  df_schedule_json_unescape (names);
  if (depth >= 3 && strcmp (names[1], "schedule") == 0 && strcmp (names[2], "conference") == 0)
    df_schedule_json_take_conference (self, piece, names + 3);
  else if (depth == 3 && strcmp (names[1], "schedule") == 0 && df_schedule_json_is_known (names[2], " version base_url url "))
    return TRUE;
  else if (depth == 2 && df_schedule_json_is_known (names[1], " $schema generator "))
    return TRUE;
  else if (piece->bytes != NULL)
    df_schedule_json_note_member (self, piece);

  return TRUE;
}

static void
df_schedule_json_clear (Reader *self)
{
  df_schedule_clear (&self->schedule);
  g_free (self->day);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, df_schedule_json_clear)

gboolean
df_schedule_json_read (DfImport  *import,
                       GError   **error)
{
  static const DfImportScan scan = { .take = df_schedule_json_take_piece, .cut = df_schedule_json_cut };
  const DfJsonPiece top = { .index = -1, .line = 1, .column = 1 };
  g_auto(Reader) self = { 0 };

  df_schedule_init (&self.schedule, import);
  if (!df_import_scan (import, &scan, &self, error))
    return FALSE;

  import->piece = top;
  if (!self.is_met)
    return df_import_refuse_all (import, "", _("There is no conference in this document, expected a “schedule” with a “conference”."), error);

  return df_schedule_finish (&self.schedule, error);
}
