/* df-schedule.c
 *
 * What schedule.json and schedule.xml have in common: from their rooms, events and persons to a foreign festival.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-schedule-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "festival/df-clock.h"
#include "festival/df-day.h"

#define DAY 1440
/* An event starts on its day or in the night after it. */
#define LAST_START (2 * DAY - 1)

typedef struct
{
  DfForeignRecord *event;
  DfScheduleDay   *day;
  char            *date;
  char            *start;
  char            *duration;
} DfScheduleTime;

/* --- memory ----------------------------------------------------------------------------------------------------------------------- */

static void
df_schedule_person_free (gpointer data)
{
  DfSchedulePerson *person = data;

  g_free (person->guid);
  g_free (person->key);
  g_free (person->name);
  g_free (person->website);
  g_free (person);
}

void
df_schedule_event_init (DfScheduleEvent *event)
{
  memset (event, 0, sizeof *event);
  event->persons = g_ptr_array_new_with_free_func (df_schedule_person_free);
}

void
df_schedule_event_clear (DfScheduleEvent *event)
{
  char **texts[] = { &event->guid, &event->key, &event->title, &event->subtitle, &event->abstract, &event->description, &event->date,
                     &event->start, &event->duration };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);

  event->has_words = FALSE;
  g_clear_pointer (&event->persons, g_ptr_array_unref);
}

DfSchedulePerson *
df_schedule_event_add_person (DfScheduleEvent *event)
{
  DfSchedulePerson *person = g_new0 (DfSchedulePerson, 1);

  g_ptr_array_add (event->persons, person);
  return person;
}

static void
df_schedule_day_free (gpointer data)
{
  DfScheduleDay *day = data;

  g_free (day->date);
  g_free (day);
}

static void
df_schedule_time_free (gpointer data)
{
  DfScheduleTime *time = data;

  g_free (time->date);
  g_free (time->start);
  g_free (time->duration);
  g_free (time);
}

void
df_schedule_init (DfSchedule *self,
                  DfImport   *import)
{
  memset (self, 0, sizeof *self);
  self->foreign = df_foreign_new (import, "web");
  self->days = g_ptr_array_new_with_free_func (df_schedule_day_free);
  self->times = g_ptr_array_new_with_free_func (df_schedule_time_free);
}

void
df_schedule_clear (DfSchedule *self)
{
  g_clear_pointer (&self->foreign, df_foreign_free);
  g_clear_pointer (&self->acronym, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->starts_on, g_free);
  g_clear_pointer (&self->ends_on, g_free);
  g_clear_pointer (&self->n_days, g_free);
  g_clear_pointer (&self->time_zone, g_free);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->times, g_ptr_array_unref);
}

/* --- days ------------------------------------------------------------------------------------------------------------------------- */

void
df_schedule_begin_day (DfSchedule *self)
{
  DfScheduleDay *day = g_new0 (DfScheduleDay, 1);

  day->quiet_from = DF_NOTHING;
  day->quiet_to = DF_NOTHING;
  g_ptr_array_add (self->days, day);
}

static DfScheduleDay *
df_schedule_get_day (DfSchedule *self)
{
  return self->days->len > 0 ? g_ptr_array_index (self->days, self->days->len - 1) : NULL;
}

void
df_schedule_set_day (DfSchedule *self,
                     const char *date,
                     const char *start,
                     const char *end)
{
  DfScheduleDay *day = df_schedule_get_day (self);
  g_autofree char *starts_on = NULL;
  g_autofree char *ends_on = NULL;
  gint64 minutes;

  if (date != NULL && df_day_is_valid (date))
    {
      g_free (day->date);
      day->date = g_strdup (date);
    }

  if (df_schedule_read_date_time (start, &starts_on, &minutes))
    {
      day->quiet_to = minutes;
      day->date = day->date != NULL ? day->date : g_strdup (starts_on);
    }

  /* An end before the next day leaves the whole night quiet. */
  if (df_schedule_read_date_time (end, &ends_on, &minutes))
    day->quiet_from = day->date != NULL && strcmp (ends_on, day->date) <= 0 ? 0 : minutes;
}

/* --- rooms and persons ------------------------------------------------------------------------------------------------------------- */

DfForeignRecord *
df_schedule_take_room (DfSchedule *self,
                       const char *name,
                       const char *guid,
                       const char *description,
                       const char *pointer)
{
  g_autofree char *identity = NULL;
  DfForeignRecord *room;
  gboolean is_cut;
  gboolean is_new;

  identity = df_foreign_tidy_name (name != NULL ? name : "", &is_cut);
  if (*identity == '\0')
    return NULL;

  room = df_foreign_add (self->foreign, self->foreign->stages, identity, name, pointer, &is_new);
  if (room->values[0].text == NULL)
    df_foreign_set_guid (self->foreign, room, guid, pointer);
  if (description != NULL)
    df_foreign_set_text (self->foreign, room, "description", description, pointer);

  return room;
}

static char *
df_schedule_identify_person (const DfSchedulePerson *person)
{
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;
  gboolean is_cut;

  if (person->guid != NULL && g_uuid_string_is_valid (person->guid))
    return g_strdup_printf ("guid %s", person->guid);

  name = df_foreign_tidy_name (person->name != NULL ? person->name : "", &is_cut);
  folded = df_fold (name);
  return person->key != NULL ? g_strdup_printf ("id %s\n%s", person->key, name) : g_strdup_printf ("name %s", folded);
}

static void
df_schedule_take_person (DfSchedule             *self,
                         const DfSchedulePerson *person,
                         DfForeignRecord        *event)
{
  g_autofree char *identity = df_schedule_identify_person (person);
  gboolean is_new;
  DfForeignRecord *performer = df_foreign_add (self->foreign, self->foreign->performers, identity, person->name, "", &is_new);

  if (performer == NULL)
    return;

  if (is_new)
    {
      performer->key = g_strdup (person->key);
      df_foreign_set_guid (self->foreign, performer, person->guid, "");
    }
  if (person->website != NULL && performer->values[df_table_find_column (performer->table->table, "website")].text == NULL)
    df_foreign_set_text (self->foreign, performer, "website", person->website, "");

  df_foreign_link (self->foreign, performer, event, "");
}

/* --- events ------------------------------------------------------------------------------------------------------------------------- */

/* What is said twice is taken once. */
static char *
df_schedule_join_words (const DfScheduleEvent *event)
{
  const char *parts[] = { event->subtitle, event->abstract, event->description };
  g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = parts[i] != NULL ? g_strstrip (g_strdup (parts[i])) : g_strdup ("");

      if (*part != '\0' && !g_ptr_array_find_with_equal_func (said, part, g_str_equal, NULL))
        g_ptr_array_add (said, g_steal_pointer (&part));
    }

  /* One alone stands as it is. */
  if (said->len == 1)
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      if (parts[i] != NULL && strstr (parts[i], said->pdata[0]) != NULL)
        return g_strdup (parts[i]);

  g_ptr_array_add (said, NULL);
  return g_strjoinv ("\n\n", (char **) said->pdata);
}

/* Repeats share their id and sometimes their guid as well: day, time and room tell them apart. */
static char *
df_schedule_identify_event (DfSchedule            *self,
                            const DfScheduleEvent *event,
                            DfForeignRecord       *room)
{
  return g_strdup_printf ("%u\n%s\n%s\n%s\n%s\n%s\n%p", self->days->len, event->guid != NULL ? event->guid : "",
                          event->key != NULL ? event->key : "", event->date != NULL ? event->date : "",
                          event->start != NULL ? event->start : "", event->title != NULL ? event->title : "", (void *) room);
}

void
df_schedule_take_event (DfSchedule            *self,
                        const DfScheduleEvent *event,
                        DfForeignRecord       *room)
{
  g_autofree char *identity = df_schedule_identify_event (self, event, room);
  DfScheduleTime *time;
  gboolean is_new;
  DfForeignRecord *record = df_foreign_add (self->foreign, self->foreign->events, identity, event->title, "", &is_new);

  if (record == NULL)
    return;

  if (is_new)
    {
      record->key = g_strdup (event->key);
      df_foreign_set_guid (self->foreign, record, event->guid, "/guid");
      df_foreign_set_stage (record, room);
      time = g_new0 (DfScheduleTime, 1);
      time->event = record;
      time->day = df_schedule_get_day (self);
      time->date = g_strdup (event->date);
      time->start = g_strdup (event->start);
      time->duration = g_strdup (event->duration);
      g_ptr_array_add (self->times, time);
    }
  else
    {
      df_import_note (self->foreign->import, "", _("This event is there twice in the source; it was taken once."));
    }

  if (event->has_words)
    {
      g_autofree char *words = df_schedule_join_words (event);

      df_foreign_set_text (self->foreign, record, "description", words, "/description");
    }

  for (guint i = 0; i < event->persons->len; i++)
    df_schedule_take_person (self, g_ptr_array_index (event->persons, i), record);
}

/* --- times -------------------------------------------------------------------------------------------------------------------------- */

/* Minutes of the day under which the event is listed, by the wall clock of the source. */
static gboolean
df_schedule_place_moment (DfSchedule            *self,
                          const DfScheduleTime  *time,
                          char                 **day,
                          gint64                *starts)
{
  g_autofree char *date = NULL;
  gint64 minutes;

  if (!df_schedule_read_date_time (time->date, &date, &minutes))
    return FALSE;

  if (time->day != NULL && time->day->date != NULL)
    {
      gint64 since = (gint64) df_day_difference (time->day->date, date) * DAY + minutes;

      if (since >= 0 && since <= LAST_START)
        {
          *day = g_strdup (time->day->date);
          *starts = since;
          return TRUE;
        }

      df_import_note (self->foreign->import, "/date", _("This event is listed under %s and is on %s; its own date was taken."), time->day->date, date);
    }

  /* In the small hours it is still the day before. */
  *day = minutes < self->foreign->import->day_starts_at ? df_day_add (date, -1) : g_strdup (date);
  *starts = minutes < self->foreign->import->day_starts_at ? minutes + DAY : minutes;
  return TRUE;
}

static void
df_schedule_place_event (DfSchedule           *self,
                         const DfScheduleTime *time)
{
  DfForeign *foreign = self->foreign;
  g_autofree char *day = NULL;
  gint64 starts = DF_NOTHING;
  gint64 length = 0;

  df_foreign_point_at (foreign, time->event);
  if (!df_schedule_place_moment (self, time, &day, &starts))
    {
      if (time->date != NULL && *time->date != '\0')
        df_import_note (foreign->import, "/date", _("“%.100s” is no date with a time that can be read."), time->date);
      day = time->day != NULL ? g_strdup (time->day->date) : NULL;
      if (time->start != NULL && *time->start != '\0' && !df_clock_parse (time->start, foreign->import->day_starts_at, &starts, NULL))
        {
          starts = DF_NOTHING;
          df_foreign_keep_time (foreign, time->event, time->start, "/start");
        }
    }

  if (time->duration != NULL && *time->duration != '\0' && !df_schedule_read_duration (time->duration, &length))
    df_import_note (foreign->import, "/duration", _("“%.100s” is no length that can be read, expected hours and minutes such as 0:45; the end is open."),
                    time->duration);

  df_foreign_set_times (foreign, time->event, day, starts, starts != DF_NOTHING && length > 0 ? starts + length : DF_NOTHING, "");
}

gboolean
df_schedule_finish (DfSchedule  *self,
                    GError     **error)
{
  const char *source = self->acronym != NULL && *self->acronym != '\0' ? self->acronym : self->title;

  if (source != NULL && *source != '\0')
    df_foreign_set_source (self->foreign, source);

  df_schedule_take_settings (self);

  for (guint i = 0; i < self->times->len; i++)
    df_schedule_place_event (self, g_ptr_array_index (self->times, i));

  return df_foreign_write (self->foreign, error);
}
