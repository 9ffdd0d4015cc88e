/* df-schedule-json-write.c
 *
 * schedule.json, written, valid against its schema whatever the festival is.
 *
 * Where a festival can hold what a schedule cannot say:
 * - an event without a day or a start is left out, and noted;
 * - an open end is a length of 00:00, and no stage is the room "": both come back as they were;
 * - rooms are told apart by their names, so that a second stage of one name gets a number behind it, and that is noted;
 * - performers who play in none of the events that are there are left out, and noted.
 * Guids are those of the file, and so the same in every export.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-schedule-json-write-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "festival/df-day.h"
#include "festival/df-event.h"
#include "festival/df-festival.h"
#include "festival/df-performer.h"
#include "festival/df-stage.h"

/* What the schema asks of a time zone's name. */
#define ZONE_PATTERN "^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$"

static void
df_schedule_person_free (gpointer data)
{
  DfScheduleWritten *person = data;

  g_free (person->guid);
  g_free (person->name);
  g_free (person->website);
  g_free (person);
}

static void
df_schedule_clear_all (DfScheduleWriter *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->name);
  g_free (self->starts_on);
  g_free (self->zone_name);
  g_free (self->acronym);
  g_clear_pointer (&self->rooms, g_hash_table_unref);
  g_clear_pointer (&self->persons, g_hash_table_unref);
  g_clear_pointer (&self->playing, g_hash_table_unref);
  g_clear_pointer (&self->links, g_array_unref);
  g_free (self->day);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DfScheduleWriter, df_schedule_clear_all)

static void
df_schedule_note (DfScheduleWriter *self,
                  const char       *path,
                  const char       *text)
{
  if (self->report != NULL)
    df_report_add (self->report, DF_MESSAGE_NOTE, 0, 0, path, "%s", text);
}

/* --- what is read first ------------------------------------------------------------------------------------------------------------- */

/* "harbour_nights": lower-case letters, digits and _, at least four. */
static char *
df_schedule_make_acronym (const char *name)
{
  g_autofree char *folded = df_fold (name);
  GString *acronym = g_string_new (NULL);

  for (const char *at = folded; *at != '\0' && acronym->len < 40; at++)
    {
      if (g_ascii_isalnum (*at))
        g_string_append_c (acronym, *at);
      else if (acronym->len > 0 && acronym->str[acronym->len - 1] != '_')
        g_string_append_c (acronym, '_');
    }
  if (acronym->len < 4)
    g_string_prepend (acronym, acronym->len > 0 ? "festival_" : "festival");

  return g_string_free (acronym, FALSE);
}

static gboolean
df_schedule_read_festival (DfScheduleWriter  *self,
                           GError           **error)
{
  g_autoptr(DfRows) rows = df_rows_new (self->repository, df_table_for_type (DF_TYPE_FESTIVAL), "name starts_on days time_zone day_starts_at", NULL, error);

  if (rows == NULL || !df_rows_next (rows, error))
    return FALSE;

  self->name = g_strdup (df_rows_get_text (rows, 0));
  self->starts_on = g_strdup (df_rows_get_text (rows, 1));
  self->n_days = (int) df_rows_get_integer (rows, 2);
  self->zone_name = g_strdup (df_rows_get_text (rows, 3));
  self->day_starts_at = df_rows_get_integer (rows, 4);
  self->zone = g_time_zone_new_identifier (self->zone_name);
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  self->acronym = df_schedule_make_acronym (self->name);

  return TRUE;
}

/* @room: taken over. */
static void
df_schedule_keep_room (DfScheduleWriter *self,
                       GHashTable       *names,
                       gint64            stage,
                       char             *name)
{
  g_autofree char *wanted = name;
  char *room = g_strdup (wanted);

  for (guint i = 2; g_hash_table_contains (names, room); i++)
    {
      g_free (room);
      room = g_strdup_printf ("%s (%u)", wanted, i);
    }
  if (strcmp (room, wanted) != 0)
    {
      g_autofree char *text = g_strdup_printf (_("There are several stages “%s”; this one is called “%s” in the schedule."), wanted, room);

      df_schedule_note (self, "/stages", text);
    }
  g_hash_table_add (names, room);
  g_hash_table_insert (self->rooms, g_memdup2 (&stage, sizeof stage), room);
}

static gboolean
df_schedule_write_rooms (DfScheduleWriter  *self,
                         GError           **error)
{
  g_autoptr(DfRows) rows = df_rows_new (self->repository, df_table_for_type (DF_TYPE_STAGE), "id guid name description", NULL, error);
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean has_row;

  self->rooms = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (rows == NULL || !df_export_next (rows, self->writer, &has_row, error))
    return FALSE;

  df_json_writer_name (self->writer, "rooms");
  df_json_writer_spread (self->writer);
  df_json_writer_begin_array (self->writer);
  while (has_row)
    {
      gint64 id = df_rows_get_integer (rows, 0);

      df_schedule_keep_room (self, names, id, g_strdup (df_rows_get_text (rows, 2)));
      df_json_writer_begin_object (self->writer);
      df_schedule_write_member (self, "name", g_hash_table_lookup (self->rooms, &id));
      df_schedule_write_member (self, "guid", df_rows_get_text (rows, 1));
      df_schedule_write_member (self, "description", df_rows_get_text (rows, 3));
      df_json_writer_end_object (self->writer);
      if (!df_export_next (rows, self->writer, &has_row, error))
        return FALSE;
    }
  df_json_writer_end_array (self->writer);

  return TRUE;
}

static gboolean
df_schedule_read_persons (DfScheduleWriter  *self,
                          GError           **error)
{
  const DfTable *table = df_table_for_type (DF_TYPE_PERFORMER);
  const DfRelation *relation = df_catalog_find_relation (df_repository_get_catalog (self->repository), table, "events");
  g_autoptr(DfRows) rows = df_rows_new (self->repository, table, "id guid name website", NULL, error);
  g_autoptr(DfRows) links = NULL;
  gboolean has_row;

  self->persons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, df_schedule_person_free);
  self->playing = g_hash_table_new (NULL, NULL);
  self->links = g_array_new (FALSE, FALSE, sizeof (DfScheduleLink));
  if (rows == NULL || !df_export_next (rows, self->writer, &has_row, error))
    return FALSE;

  while (has_row)
    {
      gint64 id = df_rows_get_integer (rows, 0);
      DfScheduleWritten *person = g_new0 (DfScheduleWritten, 1);

      person->guid = g_strdup (df_rows_get_text (rows, 1));
      person->name = g_strdup (df_rows_get_text (rows, 2));
      person->website = df_link_is_safe (df_rows_get_text (rows, 3)) ? df_link_to_uri (df_rows_get_text (rows, 3)) : NULL;
      g_hash_table_insert (self->persons, g_memdup2 (&id, sizeof id), person);
      if (!df_export_next (rows, self->writer, &has_row, error))
        return FALSE;
    }

  links = df_rows_new (self->repository, relation->through, "event_id performer_id", "event_id performer_id", error);
  if (links == NULL || !df_export_next (links, self->writer, &has_row, error))
    return FALSE;

  while (has_row)
    {
      DfScheduleLink link = { df_rows_get_integer (links, 0), df_rows_get_integer (links, 1) };

      g_array_append_val (self->links, link);
      if (!df_export_next (links, self->writer, &has_row, error))
        return FALSE;
    }

  return TRUE;
}

/* --- days --------------------------------------------------------------------------------------------------------------------------- */

static void
df_schedule_end_room (DfScheduleWriter *self)
{
  if (self->room == -1)
    return;

  df_json_writer_end_array (self->writer);
  self->room = -1;
}

static void
df_schedule_end_day (DfScheduleWriter *self)
{
  if (self->day == NULL)
    return;

  df_schedule_end_room (self);
  df_json_writer_end_object (self->writer);
  df_json_writer_end_object (self->writer);
  g_clear_pointer (&self->day, g_free);
}

static void
df_schedule_begin_day_of (DfScheduleWriter *self,
                          const char       *day)
{
  g_autofree char *start = df_schedule_format_moment (self, day, self->day_starts_at);
  g_autofree char *end = df_schedule_format_moment (self, day, self->day_starts_at + DF_SCHEDULE_DAY);

  self->day = g_strdup (day);
  self->index++;
  df_json_writer_spread (self->writer);
  df_json_writer_begin_object (self->writer);
  df_json_writer_name (self->writer, "index");
  df_json_writer_integer (self->writer, self->index);
  df_schedule_write_member (self, "date", day);
  df_schedule_write_member (self, "day_start", start);
  df_schedule_write_member (self, "day_end", end);
  df_json_writer_name (self->writer, "rooms");
  df_json_writer_spread (self->writer);
  df_json_writer_begin_object (self->writer);
}

/* The festival's own days up to @day, or all that are left where it is NULL; then @day itself. */
static void
df_schedule_go_to_day (DfScheduleWriter *self,
                       const char       *day,
                       int              *n_begun)
{
  if (day != NULL && g_strcmp0 (day, self->day) == 0)
    return;

  df_schedule_end_day (self);
  while (self->starts_on != NULL && *n_begun < self->n_days)
    {
      g_autofree char *own = df_day_add (self->starts_on, *n_begun);
      int order = day != NULL ? strcmp (own, day) : -1;

      if (order > 0)
        break;

      (*n_begun)++;
      df_schedule_begin_day_of (self, own);
      if (order == 0)
        return;
      df_schedule_end_day (self);
    }

  if (day != NULL)
    df_schedule_begin_day_of (self, day);
}

static void
df_schedule_take_row (DfScheduleWriter *self,
                      DfRows           *rows,
                      int              *n_begun)
{
  gint64 stage = df_rows_get_integer (rows, 2);
  const char *room = stage != DF_NOTHING ? g_hash_table_lookup (self->rooms, &stage) : NULL;

  if (df_rows_get_text (rows, 3) == NULL || df_rows_get_integer (rows, 4) == DF_NOTHING)
    {
      self->n_unscheduled++;
      return;
    }

  df_schedule_go_to_day (self, df_rows_get_text (rows, 3), n_begun);
  stage = room != NULL ? stage : 0;
  if (self->room != stage)
    {
      df_schedule_end_room (self);
      df_json_writer_text_name (self->writer, room != NULL ? room : "");
      df_json_writer_spread (self->writer);
      df_json_writer_begin_array (self->writer);
      self->room = stage;
    }

  df_schedule_write_event (self, rows, room != NULL ? room : "");
}

static gboolean
df_schedule_write_days (DfScheduleWriter  *self,
                        GError           **error)
{
  g_autoptr(DfRows) rows = df_rows_new (self->repository, df_table_for_type (DF_TYPE_EVENT), DF_SCHEDULE_EVENT_COLUMNS,
                                        "day stage_id starts", error);
  gboolean has_row;
  int n_begun = 0;

  if (rows == NULL || !df_export_next (rows, self->writer, &has_row, error))
    return FALSE;

  self->room = -1;
  df_json_writer_name (self->writer, "days");
  df_json_writer_spread (self->writer);
  df_json_writer_begin_array (self->writer);
  while (has_row)
    {
      df_schedule_take_row (self, rows, &n_begun);
      if (!df_export_next (rows, self->writer, &has_row, error))
        return FALSE;
    }
  df_schedule_go_to_day (self, NULL, &n_begun);
  df_json_writer_end_array (self->writer);

  return TRUE;
}

/* --- the document ------------------------------------------------------------------------------------------------------------------- */

static void
df_schedule_write_settings (DfScheduleWriter *self)
{
  g_autofree char *end = self->starts_on != NULL ? df_day_add (self->starts_on, self->n_days - 1) : NULL;

  df_schedule_write_member (self, "acronym", self->acronym);
  df_schedule_write_member (self, "title", self->name);
  df_schedule_write_member (self, "start", self->starts_on != NULL ? self->starts_on : "");
  df_schedule_write_member (self, "end", end != NULL ? end : "");
  df_json_writer_name (self->writer, "daysCount");
  df_json_writer_integer (self->writer, self->n_days);
  df_schedule_write_member (self, "timeslot_duration", "00:05");

  if (g_regex_match_simple (ZONE_PATTERN, self->zone_name, 0, 0))
    df_schedule_write_member (self, "time_zone_name", self->zone_name);
  else
    df_schedule_note (self, "/festival/time_zone", _("A schedule cannot name this time zone; it was left out."));
  if (self->starts_on == NULL)
    df_schedule_note (self, "/festival/starts_on", _("The festival has no first day, and so the schedule has none."));
}

static void
df_schedule_note_left_out (DfScheduleWriter *self)
{
  guint n_idle = g_hash_table_size (self->persons) - g_hash_table_size (self->playing);
  g_autofree char *events = g_strdup_printf (ngettext ("%u event without a day or a start was left out; a schedule cannot hold it.",
                                                       "%u events without a day or a start were left out; a schedule cannot hold them.", self->n_unscheduled),
                                             self->n_unscheduled);
  g_autofree char *performers = g_strdup_printf (ngettext ("%u performer without an event in the schedule was left out.",
                                                           "%u performers without an event in the schedule were left out.", n_idle), n_idle);

  if (self->n_unscheduled > 0)
    df_schedule_note (self, "/events", events);
  if (n_idle > 0)
    df_schedule_note (self, "/performers", performers);
}

gboolean
df_schedule_json_write (DfRepository  *repository,
                        DfReport      *report,
                        DfJsonWriter  *writer,
                        GError       **error)
{
  g_auto(DfScheduleWriter) self = { .repository = repository, .report = report, .writer = writer };

  if (!df_schedule_read_festival (&self, error) || !df_schedule_read_persons (&self, error))
    return FALSE;

  df_json_writer_begin_object (writer);
  df_json_writer_name (writer, "generator");
  df_json_writer_begin_object (writer);
  df_schedule_write_member (&self, "name", "Dreamfest");
  df_json_writer_end_object (writer);
  df_json_writer_name (writer, "schedule");
  df_json_writer_spread (writer);
  df_json_writer_begin_object (writer);
  df_schedule_write_member (&self, "version", "1");
  df_json_writer_name (writer, "conference");
  df_json_writer_spread (writer);
  df_json_writer_begin_object (writer);
  df_schedule_write_settings (&self);
  if (!df_schedule_write_rooms (&self, error) || !df_schedule_write_days (&self, error))
    return FALSE;

  df_json_writer_end_object (writer);
  df_json_writer_end_object (writer);
  df_json_writer_end_object (writer);
  df_schedule_note_left_out (&self);

  return TRUE;
}
