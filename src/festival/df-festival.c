/* df-festival.c
 *
 * The festival itself: when and where it takes place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-festival.h"

#include <glib/gi18n.h>
#include <string.h>

#include "festival/df-clock.h"
#include "festival/df-day.h"
#include "festival/df-length.h"
#include "record/df-error.h"
#include "record/df-resolver.h"

#define MOST_DAYS 366
#define LONGEST_ZONE 200

/* A bare machine may have no time zones at all; then nobody can tell, and names are taken as they are. */
static gboolean
df_festival_has_zones (void)
{
  g_autoptr(GTimeZone) oldest = g_time_zone_new_identifier ("Europe/London");

  return oldest != NULL;
}

/* A name may come from anywhere and GLib would open whatever path it is: only what an IANA name looks like is looked up. Without an area
 * ("NZ", "GB-Eire") digits would make it a rule and not a name. */
gboolean
df_festival_knows_zone (const char *name)
{
  g_autoptr(GTimeZone) zone = NULL;
  gboolean has_area;

  if (name == NULL || strnlen (name, LONGEST_ZONE + 1) > LONGEST_ZONE || !g_ascii_isalpha (name[0]))
    return FALSE;
  has_area = strchr (name, '/') != NULL;
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalpha (*at) && *at != '-' && !(has_area && (g_ascii_isdigit (*at) || strchr ("/_+", *at) != NULL)))
      return FALSE;

  zone = g_time_zone_new_identifier (name);

  return zone != NULL || !df_festival_has_zones ();
}

static int
df_festival_compare_zones (gconstpointer a,
                           gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Where the system keeps its zones there is a list of those in use, one a line: countries, coordinates, name, remarks. */
static char **
df_festival_dup_zones (void)
{
  const char *folder = g_getenv ("TZDIR");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "/usr/share/zoneinfo", "zone.tab", NULL);
  GPtrArray *zones = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_auto(GStrv) columns = g_strsplit (lines[i], "\t", 4);

      if (*lines[i] != '#' && g_strv_length (columns) >= 3 && df_festival_knows_zone (columns[2]))
        g_ptr_array_add (zones, g_strdup (columns[2]));
    }
  if (zones->len > 0)
    g_ptr_array_add (zones, g_strdup ("UTC"));
  g_ptr_array_sort (zones, df_festival_compare_zones);
  g_ptr_array_add (zones, NULL);

  return (char **) g_ptr_array_free (zones, FALSE);
}

static gboolean
df_festival_check (const DfTable  *table,
                   const DfValue  *values,
                   guint          *column,
                   GError        **error)
{
  int days = df_table_find_column (table, "days");
  int zone = df_table_find_column (table, "time_zone");

  if (values[days].integer < 1 || values[days].integer > MOST_DAYS)
    {
      *column = days;
      g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("A festival lasts from 1 to %d days."), MOST_DAYS);
      return FALSE;
    }

  if (!df_festival_knows_zone (values[zone].text))
    {
      *column = zone;
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("This time zone is not known here; one looks like Pacific/Auckland."));
      return FALSE;
    }

  return TRUE;
}

static const DfField fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
  { .name = "starts-on", .column = "starts_on", .title = N_("First Day"), .kind = &df_kind_day },
  DF_FIELD ("days", N_("Days"), DF_INTEGER, DF_REQUIRED),
  { .name = "time-zone", .column = "time_zone", .title = N_("Time Zone"), .kind = DF_TEXT, .flags = DF_REQUIRED,
    .dup_choices = df_festival_dup_zones },
  { .name = "day-starts-at", .column = "day_starts_at", .title = N_("Day Starts At"), .kind = &df_kind_day_start, .flags = DF_REQUIRED },
  DF_FIELD ("transfer", N_("Transfer Between Stages"), &df_kind_length, 0),
};

DF_DEFINE_RECORD (DfFestival, df_festival, "festival", DF_COUNTED ("%u Festival", "%u Festivals"), "name", fields,
                  .check = df_festival_check, .flags = DF_TABLE_SINGLE)

/* (transfer full) (nullable) */
static DfRecord *
df_festival_dup_of (DfRecord *record)
{
  DfResolver *resolver;

  if (record == NULL)
    return NULL;
  if (DF_IS_FESTIVAL (record))
    return g_object_ref (record);
  resolver = df_record_get_resolver (record);
  if (resolver == NULL)
    return NULL;

  return DF_RESOLVER_GET_IFACE (resolver)->dup_record (resolver, df_table_for_type (DF_TYPE_FESTIVAL), 1);
}

int
df_festival_read_day_start (DfRecord *record)
{
  g_autoptr(DfRecord) festival = df_festival_dup_of (record);
  gint64 minutes = festival != NULL ? df_record_get_integer (festival, "day_starts_at") : DF_NOTHING;

  return minutes != DF_NOTHING ? (int) minutes : DF_DAY_STARTS_AT;
}

gboolean
df_festival_read_days (DfRecord  *record,
                       char     **starts_on,
                       int       *days)
{
  g_autoptr(DfRecord) festival = df_festival_dup_of (record);
  const char *day = festival != NULL ? df_record_get_text (festival, "starts_on") : NULL;

  g_return_val_if_fail (starts_on != NULL && days != NULL, FALSE);

  if (day == NULL || !df_day_is_valid (day))
    return FALSE;
  *starts_on = g_strdup (day);
  *days = (int) df_record_get_integer (festival, "days");

  return TRUE;
}
