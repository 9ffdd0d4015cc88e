/* df-schedule-settings.c
 *
 * What a schedule says of the festival itself: name, days, time zone, and when its days start.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-schedule-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "festival/df-day.h"

#define DAY 1440

/* The night between two days, as the source has it. */
static void
df_schedule_find_day_start (DfSchedule *self)
{
  gint64 from = 0;
  gint64 to = DAY;

  for (guint i = 0; i < self->days->len; i++)
    {
      DfScheduleDay *day = g_ptr_array_index (self->days, i);

      if (day->quiet_from != DF_NOTHING)
        from = MAX (from, day->quiet_from);
      if (day->quiet_to != DF_NOTHING)
        to = MIN (to, day->quiet_to);
    }

  if (to == DAY)
    return;

  self->foreign->import->day_starts_at = df_schedule_choose_day_start (from, to);
  df_foreign_set_integer (self->foreign->festival, "day_starts_at", self->foreign->import->day_starts_at);
}

/* --- name, days, zone ------------------------------------------------------------------------------------------------------------------- */

/* A setting that a festival cannot have is left out. */
static void
df_schedule_check_setting (DfSchedule *self,
                           const char *column)
{
  DfForeignRecord *festival = self->foreign->festival;
  const DfTable *table = festival->table->table;
  int days = df_table_find_column (table, "days");
  int zone = df_table_find_column (table, "time_zone");
  int number = df_table_find_column (table, column);
  DfValue values[DF_IMPORT_MAX_COLUMNS];
  g_autoptr(GError) error = NULL;
  guint at;

  for (guint i = 0; i < table->n_columns; i++)
    values[i] = (DfValue) DF_VALUE_INIT;
  values[days] = DF_VALUE_INTEGER (1);
  values[zone] = DF_VALUE_TEXT ("UTC");
  values[number] = festival->values[number];

  if (table->check (table, values, &at, &error))
    return;

  df_import_note (self->foreign->import, "", _("This was left out. %s"), error->message);
  festival->given &= ~(G_GUINT64_CONSTANT (1) << number);
}

/* The date of a setting, with or without a time: (transfer full), NULL where it is none. */
static char *
df_schedule_dup_date (const char *text)
{
  g_autofree char *date = NULL;
  gint64 minutes;

  if (text == NULL)
    return NULL;
  if (df_schedule_read_date_time (text, &date, &minutes))
    return g_steal_pointer (&date);

  return df_day_is_valid (text) ? g_strdup (text) : NULL;
}

/* From @starts_on to the last day that is listed and not behind the end; 0 where none is. */
static int
df_schedule_count_listed (DfSchedule *self,
                          const char *starts_on)
{
  g_autofree char *ends_on = df_schedule_dup_date (self->ends_on);
  int n = 0;

  for (guint i = 0; i < self->days->len; i++)
    {
      const DfScheduleDay *day = g_ptr_array_index (self->days, i);

      if (starts_on != NULL && day->date != NULL && df_day_is_valid (day->date) && (ends_on == NULL || strcmp (day->date, ends_on) <= 0))
        n = MAX (n, df_day_difference (starts_on, day->date) + 1);
    }

  return n;
}

/* Some sources count other days than they list, and then whole days of theirs would lie outside of the festival. */
static void
df_schedule_describe_days (DfSchedule *self,
                           const char *starts_on)
{
  DfForeignRecord *festival = self->foreign->festival;
  int n_listed = df_schedule_count_listed (self, starts_on);
  gint64 n_days;

  if (self->n_days != NULL && (!g_ascii_string_to_signed (self->n_days, 10, 1, G_MAXINT, &n_days, NULL) || n_days >= n_listed))
    df_foreign_set_text (self->foreign, festival, "days", self->n_days, "");
  else if (n_listed > 0)
    {
      df_foreign_set_integer (festival, "days", n_listed);
      if (self->n_days != NULL)
        df_import_note (self->foreign->import, "", _("It says that the festival has %s days and lists events until day %d; all of these were taken."),
                        self->n_days, n_listed);
    }
  else
    return;

  df_schedule_check_setting (self, "days");
}

void
df_schedule_take_settings (DfSchedule *self)
{
  DfForeignRecord *festival = self->foreign->festival;
  g_autofree char *starts_on = df_schedule_dup_date (self->starts_on);
  g_autofree char *name = NULL;
  gboolean is_cut;

  df_foreign_point_at (self->foreign, festival);
  df_schedule_find_day_start (self);

  if (starts_on == NULL && self->days->len > 0)
    starts_on = g_strdup (((DfScheduleDay *) self->days->pdata[0])->date);

  name = df_foreign_tidy_name (self->title != NULL ? self->title : "", &is_cut);
  if (*name != '\0')
    df_foreign_set_text (self->foreign, festival, "name", name, "");
  if (starts_on != NULL)
    df_foreign_set_text (self->foreign, festival, "starts_on", starts_on, "");
  df_schedule_describe_days (self, starts_on);
  if (self->time_zone != NULL && *self->time_zone != '\0')
    {
      df_foreign_set_text (self->foreign, festival, "time_zone", self->time_zone, "");
      df_schedule_check_setting (self, "time_zone");
    }
}
