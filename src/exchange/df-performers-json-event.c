/* df-performers-json-event.c
 *
 * `performers`, read: the events of one performer, which stand there once for everybody who plays them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-performers-json-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "festival/df-clock.h"
#include "festival/df-day.h"

/* Where a guid of such a source comes from; it has no title. */
#define SOURCE "web"

/* --- what both have ----------------------------------------------------------------------------------------------------------------- */

/* Everything is told once, by the last reading. */
void
df_performers_refuse (DfPerformersReader *self,
                      const char         *prefix,
                      const char         *member,
                      const char         *text)
{
  g_autofree char *pointer = g_strdup_printf (member != NULL ? "%s/%s" : "%s", prefix, member);

  if (self->phase == DF_PERFORMERS_WRITE)
    df_import_refuse (self->import, pointer, text);
}

gboolean
df_performers_read_id (DfPerformersReader *self,
                       JsonObject         *object,
                       const char         *prefix,
                       DfImportRow        *row)
{
  JsonNode *node = json_object_get_member (object, "id");
  g_autoptr(GError) error = NULL;

  if (node == NULL || df_json_get_id (node, &row->id, &error))
    return TRUE;

  df_performers_refuse (self, prefix, "id", error->message);
  return FALSE;
}

gboolean
df_performers_read_column (DfPerformersReader *self,
                           DfImportTable      *table,
                           JsonObject         *object,
                           const char         *name,
                           const char         *prefix,
                           DfImportRow        *row)
{
  int column = df_table_find_column (table->table, name);
  JsonNode *node = json_object_get_member (object, name);
  gboolean is_tidied;

  if (self->phase == DF_PERFORMERS_WRITE)
    return df_import_read_member (self->import, table, object, (guint) column, prefix, row);

  return node == NULL || df_import_decode (table->table->columns[column], node, &row->values[column], &is_tidied, NULL);
}

void
df_performers_make_guid (DfImportTable *table,
                         DfImportRow   *row)
{
  row->values[0].text = df_import_make_guid (table, row, SOURCE);
}

/* One id with several names is several records, one for each name. */
void
df_performers_note_shared_id (DfPerformersReader *self,
                              DfIdMap            *ids,
                              const DfImportRow  *row,
                              const char         *prefix)
{
  gint64 guid_hash = df_import_hash (row->values[0].text);
  gint64 known;

  if (row->id == 0)
    return;

  if (!df_id_map_lookup (ids, row->id, &known))
    {
      df_id_map_set (ids, row->id, guid_hash);
    }
  else if (known != guid_hash)
    {
      g_autofree char *pointer = g_strdup_printf ("%s/id", prefix);

      df_import_note (self->import, pointer, _("The id %" G_GINT64_FORMAT " has several names; each was taken as a record of its own."), row->id);
    }
}

/* --- events ------------------------------------------------------------------------------------------------------------------------ */

static gboolean
df_performers_read_day (DfPerformersReader *self,
                        JsonObject         *object,
                        const char         *prefix,
                        DfImportRow        *row)
{
  JsonNode *node = json_object_get_member (object, "day");
  guint column = (guint) self->events->day;
  g_autoptr(GError) error = NULL;
  const char *text;
  int weekday;

  if (node == NULL)
    return TRUE;

  row->given |= G_GUINT64_CONSTANT (1) << column;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (!df_json_get_text (node, &text, &error))
    {
      df_performers_refuse (self, prefix, "day", error->message);
      return FALSE;
    }

  weekday = df_day_read_weekday (text);
  if (weekday == 0)
    {
      g_autofree char *found = df_json_describe (node);
      g_autofree char *sentence = g_strdup_printf (_("Found %s, expected an English weekday such as “friday”, or null."), found);

      df_performers_refuse (self, prefix, "day", sentence);
      return FALSE;
    }

  if (self->run.date != NULL)
    row->values[column].text = df_weekday_run_get_date (&self->run, weekday);
  else
    self->run.names |= 1u << weekday;

  return TRUE;
}

/* What is no time is kept for people to read, and never guessed. */
static void
df_performers_keep_time_as_text (DfPerformersReader *self,
                                 const char         *time,
                                 const char         *prefix,
                                 DfImportRow        *row)
{
  g_autofree char *clean = g_strdelimit (g_strstrip (g_strdup (time)), "\n\r\t", ' ');
  g_autofree char *line = g_strdup_printf ("Time: %s", clean);
  g_autofree char *pointer = g_strdup_printf ("%s/time", prefix);
  DfValue *description = &row->values[self->description];
  const char *before = description->text != NULL ? description->text : "";
  g_autofree char *whole = NULL;

  row->given |= G_GUINT64_CONSTANT (1) << self->description;

  if (g_str_has_suffix (before, line) && (strlen (before) == strlen (line) || before[strlen (before) - strlen (line) - 1] == '\n'))
    whole = g_strdup (before);
  else
    whole = g_strconcat (before, *before != '\0' ? "\n" : "", line, NULL);

  g_free (description->text);
  description->text = g_steal_pointer (&whole);

  if (self->phase == DF_PERFORMERS_WRITE)
    df_import_note (self->import, pointer, _("“%s” cannot be read as a time; it was kept in the description."), clean);
}

/* Clocks before the festival day starts are the next morning. */
static gboolean
df_performers_read_time (DfPerformersReader *self,
                         JsonObject         *object,
                         const char         *prefix,
                         DfImportRow        *row)
{
  JsonNode *node = json_object_get_member (object, "time");
  g_autoptr(GError) error = NULL;
  const char *text;
  gint64 starts = DF_NOTHING;
  gint64 ends = DF_NOTHING;

  if (node == NULL)
    return TRUE;

  row->given |= G_GUINT64_CONSTANT (1) << self->starts | G_GUINT64_CONSTANT (1) << self->ends;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (!df_json_get_text (node, &text, &error))
    {
      df_performers_refuse (self, prefix, "time", error->message);
      return FALSE;
    }

  if (*text == '\0')
    return TRUE;

  if (!df_clock_read_range (text, &starts, &ends))
    {
      df_performers_keep_time_as_text (self, text, prefix, row);
      return TRUE;
    }

  if (starts < self->import->day_starts_at)
    {
      starts += 1440;
      ends = ends != DF_NOTHING ? ends + 1440 : DF_NOTHING;
    }

  row->values[self->starts].integer = starts;
  row->values[self->ends].integer = ends;
  return TRUE;
}

static gboolean
df_performers_read_event (DfPerformersReader *self,
                          JsonNode           *node,
                          const char         *prefix,
                          DfImportRow        *row)
{
  g_autoptr(GError) error = NULL;
  JsonObject *object;
  gboolean is_sound;

  if (!df_json_get_object (node, &object, &error))
    {
      df_performers_refuse (self, prefix, NULL, error->message);
      return FALSE;
    }

  is_sound = df_performers_read_id (self, object, prefix, row);
  is_sound = df_performers_read_column (self, self->events, object, "name", prefix, row) && is_sound;
  is_sound = df_performers_read_column (self, self->events, object, "description", prefix, row) && is_sound;
  is_sound = df_performers_read_day (self, object, prefix, row) && is_sound;
  is_sound = df_performers_read_time (self, object, prefix, row) && is_sound;
  if (self->phase == DF_PERFORMERS_WRITE)
    df_import_note_others (self->import, object, df_import_reads_word, " id name description day time ", "/…/events/…", prefix);

  if (is_sound)
    df_performers_make_guid (self->events, row);

  return is_sound;
}

static gint64
df_performers_hash_contents (DfPerformersReader *self,
                             const DfImportRow  *row)
{
  g_autofree char *text = g_strdup_printf ("%s\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%s",
                                           row->values[self->events->day].text, row->values[self->starts].integer,
                                           row->values[self->ends].integer, row->values[self->description].text);

  return df_import_hash (text);
}

/* An event stands in the source once for each of its performers: written the first time. Returns its row, or 0. */
static gint64
df_performers_take_event (DfPerformersReader  *self,
                          DfImportRow         *row,
                          const char          *prefix,
                          GError             **error)
{
  gint64 guid_hash = df_import_hash (row->values[0].text);
  gint64 contents = df_performers_hash_contents (self, row);
  g_autoptr(GError) local_error = NULL;
  const char *member;
  gint64 first;
  gint64 id;

  if (df_id_map_lookup (self->event_rows, guid_hash, &id))
    {
      if (df_id_map_lookup (self->event_contents, guid_hash, &first) && first != contents)
        df_import_note (self->import, prefix, _("This event was there before with another time or description; what came first was taken."));

      return id;
    }

  df_performers_note_shared_id (self, self->event_ids, row, prefix);
  id = df_import_put (self->import, self->events, row, &member, &local_error);
  df_id_map_set (self->event_rows, guid_hash, id);
  df_id_map_set (self->event_contents, guid_hash, contents);

  if (id == 0)
    {
      df_report_get_tally (self->import->report, self->events->table)->refused++;
      if (g_strcmp0 (member, "starts") == 0 || g_strcmp0 (member, "ends") == 0)
        member = "time";

      df_import_blame (self->import, prefix, member, g_steal_pointer (&local_error), error);
    }

  return id;
}

/* FALSE only where nothing more can be written. */
static gboolean
df_performers_link_event (DfPerformersReader  *self,
                          gint64               performer,
                          gint64               event,
                          const char          *prefix,
                          GError             **error)
{
  g_auto(DfImportRow) row;
  g_autoptr(GError) local_error = NULL;
  const char *member;

  df_import_row_init (&row);
  if (performer == 0 || event == 0)
    return TRUE;

  row.values[0].integer = performer;
  row.values[1].integer = event;
  row.given = 3;
  if (df_import_put (self->import, self->links, &row, &member, &local_error) != 0)
    return TRUE;

  df_report_get_tally (self->import->report, self->links->table)->refused++;
  return df_import_blame (self->import, prefix, member, g_steal_pointer (&local_error), error);
}

gboolean
df_performers_take_events (DfPerformersReader  *self,
                           JsonArray           *events,
                           gint64               performer,
                           GError             **error)
{
  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      g_auto(DfImportRow) row;
      g_autofree char *prefix = g_strdup_printf ("/events/%u", i);
      g_autoptr(GError) local_error = NULL;
      gint64 id;

      df_import_row_init (&row);
      if (!df_performers_read_event (self, json_array_get_element (events, i), prefix, &row))
        {
          if (self->phase == DF_PERFORMERS_WRITE)
            df_report_get_tally (self->import->report, self->events->table)->refused++;
          continue;
        }

      if (self->phase != DF_PERFORMERS_WRITE)
        {
          if (self->phase == DF_PERFORMERS_NAMES && !df_import_survey_row (self->import, self->events, &row, error))
            return FALSE;
          continue;
        }

      id = df_performers_take_event (self, &row, prefix, &local_error);
      if (local_error != NULL || !df_performers_link_event (self, performer, id, prefix, &local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return TRUE;
}
