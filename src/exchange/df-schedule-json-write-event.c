/* df-schedule-json-write-event.c
 *
 * schedule.json, written: one event, its moments and its persons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-schedule-json-write-private.h"

#include "festival/df-day.h"

void
df_schedule_write_member (DfScheduleWriter *self,
                          const char       *name,
                          const char       *text)
{
  df_json_writer_name (self->writer, name);
  df_json_writer_text (self->writer, text);
}

char *
df_schedule_format_moment (DfScheduleWriter *self,
                           const char       *day,
                           gint64            minutes)
{
  g_autofree char *date = df_day_add (day, (int) (minutes / DF_SCHEDULE_DAY));
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text = g_strdup_printf ("%sT%02d:%02d:00", date, (int) (minutes % DF_SCHEDULE_DAY / 60), (int) (minutes % 60));
  g_autoptr(GDateTime) clock = g_date_time_new_from_iso8601 (text, utc);
  gint64 seconds = g_date_time_to_unix (clock);
  int interval = g_time_zone_adjust_time (self->zone, G_TIME_TYPE_STANDARD, &seconds);
  int offset = g_time_zone_get_offset (self->zone, interval) / 60;

  return g_strdup_printf ("%s%c%02d:%02d", text, offset < 0 ? '-' : '+', ABS (offset) / 60, ABS (offset) % 60);
}

/* --- events ------------------------------------------------------------------------------------------------------------------------- */

static void
df_schedule_write_persons (DfScheduleWriter *self,
                           gint64            event)
{
  guint low = 0;
  guint high = self->links->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->links, DfScheduleLink, middle).event < event)
        low = middle + 1;
      else
        high = middle;
    }

  df_json_writer_name (self->writer, "persons");
  df_json_writer_begin_array (self->writer);
  for (; low < self->links->len && g_array_index (self->links, DfScheduleLink, low).event == event; low++)
    {
      const DfScheduleWritten *person = g_hash_table_lookup (self->persons, &g_array_index (self->links, DfScheduleLink, low).performer);

      if (person == NULL)
        continue;

      g_hash_table_add (self->playing, (gpointer) person);
      df_json_writer_begin_object (self->writer);
      df_schedule_write_member (self, "guid", person->guid);
      df_schedule_write_member (self, "name", person->name);
      if (person->website != NULL)
        df_schedule_write_member (self, "url", person->website);
      df_json_writer_end_object (self->writer);
    }
  df_json_writer_end_array (self->writer);
}

static void
df_schedule_write_times (DfScheduleWriter *self,
                         const char       *day,
                         gint64            starts,
                         gint64            ends)
{
  g_autofree char *date = df_schedule_format_moment (self, day, starts);
  g_autofree char *start = g_strdup_printf ("%02d:%02d", (int) (starts % DF_SCHEDULE_DAY / 60), (int) (starts % 60));
  gint64 length = ends != DF_NOTHING ? ends - starts : 0;
  g_autofree char *duration = g_strdup_printf ("%02d:%02d", (int) (length / 60), (int) (length % 60));

  df_schedule_write_member (self, "date", date);
  df_schedule_write_member (self, "start", start);
  df_schedule_write_member (self, "duration", duration);
}

void
df_schedule_write_event (DfScheduleWriter *self,
                         DfRows           *rows,
                         const char       *room)
{
  gint64 id = df_rows_get_integer (rows, 0);
  g_autofree char *slug = g_strdup_printf ("%s-%" G_GINT64_FORMAT, self->acronym, id);
  g_autofree char *url = g_strdup_printf ("urn:uuid:%s", df_rows_get_text (rows, 1));

  df_json_writer_begin_object (self->writer);
  df_json_writer_name (self->writer, "id");
  df_json_writer_integer (self->writer, id);
  df_schedule_write_member (self, "guid", df_rows_get_text (rows, 1));
  df_schedule_write_times (self, self->day, df_rows_get_integer (rows, 4), df_rows_get_integer (rows, 5));
  df_schedule_write_member (self, "room", room);
  df_schedule_write_member (self, "slug", slug);
  df_schedule_write_member (self, "url", url);
  df_schedule_write_member (self, "title", df_rows_get_text (rows, 6));
  df_schedule_write_member (self, "subtitle", NULL);
  df_schedule_write_member (self, "track", NULL);
  df_schedule_write_member (self, "type", "other");
  df_schedule_write_member (self, "language", NULL);
  df_schedule_write_member (self, "abstract", NULL);
  df_schedule_write_member (self, "description", df_rows_get_text (rows, 7));
  df_schedule_write_persons (self, id);
  df_json_writer_name (self->writer, "links");
  df_json_writer_begin_array (self->writer);
  df_json_writer_end_array (self->writer);
  df_json_writer_end_object (self->writer);
}
