/* df-event.c
 *
 * What happens at a festival: a set, a talk, a workshop.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-event.h"

#include <glib/gi18n.h>

#include "festival/df-clash-words.h"
#include "festival/df-clashes.h"
#include "festival/df-clashing.h"
#include "festival/df-clock.h"
#include "festival/df-day.h"
#include "festival/df-length.h"
#include "festival/df-line-up.h"
#include "festival/df-stage.h"
#include "record/df-error.h"
#include "record/df-resolver.h"

#define LAST_START 2879
#define LONGEST_EVENT 20160

/* --- derived texts -------------------------------------------------------------------------------------------------------- */

static void
derive_time_range (DfRecord *self,
                   GValue   *value)
{
  char *range = df_clock_format_range (df_record_get_integer (self, "starts"), df_record_get_integer (self, "ends"));

  g_value_take_string (value, range != NULL ? range : g_strdup (""));
}

static void
derive_when (DfRecord *self,
             GValue   *value)
{
  const char *day = df_record_get_text (self, "day");

  g_value_take_string (value, day != NULL ? df_day_format (day) : g_strdup (_("No day yet")));
}

static void
derive_when_short (DfRecord *self,
                   GValue   *value)
{
  const char *day = df_record_get_text (self, "day");
  g_autofree char *weekday = day != NULL ? df_day_format_weekday (day) : NULL;
  g_autofree char *range = df_clock_format_range (df_record_get_integer (self, "starts"), df_record_get_integer (self, "ends"));

  if (weekday != NULL && range != NULL)
    g_value_take_string (value, g_strdup_printf ("%s %s", weekday, range));
  else if (weekday != NULL || range != NULL)
    g_value_take_string (value, g_strdup (weekday != NULL ? weekday : range));
  else
    g_value_set_string (value, _("Unscheduled"));
}

static void
derive_day_heading (DfRecord *self,
                    GValue   *value)
{
  const char *day = df_record_get_text (self, "day");

  g_value_take_string (value, day != NULL ? df_day_format_long (day) : g_strdup (_("Unscheduled")));
}

/* The clock that it starts at, for where an end does not fit. */
static void
derive_start (DfRecord *self,
              GValue   *value)
{
  char *clock = df_clock_format_range (df_record_get_integer (self, "starts"), DF_NOTHING);

  g_value_take_string (value, clock != NULL ? clock : g_strdup (""));
}

static void
derive_end (DfRecord *self,
            GValue   *value)
{
  gint64 ends = df_record_get_integer (self, "ends");

  g_value_take_string (value, ends != DF_NOTHING ? df_clock_format (ends) : g_strdup (""));
}

static void
derive_length (DfRecord *self,
               GValue   *value)
{
  gint64 starts = df_record_get_integer (self, "starts");
  gint64 ends = df_record_get_integer (self, "ends");

  g_value_take_string (value, ends != DF_NOTHING ? df_clock_format_length (ends - starts) : g_strdup (""));
}

/* "Fri 12 June · 18:00–19:00 · 1 h" */
static void
derive_header (DfRecord *self,
               GValue   *value)
{
  static const char *const parts[] = { "when", "time-range", "length" };
  GString *header = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = NULL;

      g_object_get (self, parts[i], &part, NULL);
      if (*part == '\0')
        continue;
      if (header->len > 0)
        g_string_append (header, " · ");
      g_string_append (header, part);
    }
  g_value_take_string (value, g_string_free (header, FALSE));
}

static void
derive_line_up (DfRecord *self,
                GValue   *value)
{
  g_autoptr(GPtrArray) performers = df_record_dup_related (self, "performers");

  if (performers->len == 0)
    g_value_set_string (value, _("No performers yet"));
  else
    g_value_take_string (value, df_records_join_titles (performers, NULL));
}

static void
derive_stage_name (DfRecord *self,
                   GValue   *value)
{
  g_autoptr(DfRecord) stage = df_record_dup_reference (self, "stage");

  g_value_set_string (value, stage != NULL ? df_record_get_title (stage) : "");
}

static void
derive_stage_hue (DfRecord *self,
                  GValue   *value)
{
  g_autoptr(DfRecord) stage = df_record_dup_reference (self, "stage");

  if (stage != NULL)
    g_object_get_property (G_OBJECT (stage), "hue", value);
}

/* --- clashes --------------------------------------------------------------------------------------------------------------- */

static void
derive_clashes (DfRecord *self,
                GValue   *value)
{
  g_autoptr(GArray) clashes = df_clashes_list_of (self);

  g_value_set_int (value, (int) clashes->len);
}

/* The worst of them as a sentence, and how many there are besides. */
static void
derive_clash_summary (DfRecord *self,
                      GValue   *value)
{
  g_autoptr(GArray) clashes = df_clashes_list_of (self);
  g_autofree char *first = NULL;

  if (clashes->len == 0)
    {
      g_value_set_string (value, "");
      return;
    }

  g_array_sort (clashes, (GCompareFunc) df_clash_compare);
  first = df_clash_format_for (DF_REPOSITORY (df_record_get_resolver (self)), &g_array_index (clashes, DfClash, 0), df_record_get_id (self));
  if (clashes->len == 1)
    g_value_take_string (value, g_steal_pointer (&first));
  else
    /* Translators: a sentence about one clash of an event, and how many it has besides */
    g_value_take_string (value, g_strdup_printf (ngettext ("%s, and %'u more", "%s, and %'u more", clashes->len - 1), first, clashes->len - 1));
}

/* --- the rule --------------------------------------------------------------------------------------------------------------- */

static gboolean
df_event_refuse (guint        *column,
                 int           found,
                 const char   *problem,
                 GError      **error)
{
  *column = found;
  g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, problem);

  return FALSE;
}

static gboolean
df_event_check (const DfTable  *table,
                const DfValue  *values,
                guint          *column,
                GError        **error)
{
  int starts_column = df_table_find_column (table, "starts");
  int ends_column = df_table_find_column (table, "ends");
  gint64 starts = values[starts_column].integer;
  gint64 ends = values[ends_column].integer;

  if (starts == DF_NOTHING && ends == DF_NOTHING)
    return TRUE;
  if (starts == DF_NOTHING)
    return df_event_refuse (column, starts_column, _("An event that ends needs a start as well; clear the end first."), error);
  if (starts < 0 || starts > LAST_START)
    return df_event_refuse (column, starts_column, _("An event starts between 00:00 and 47:59 of its festival day."), error);
  if (ends == DF_NOTHING)
    return TRUE;
  if (ends <= starts)
    {
      g_autofree char *first = df_clock_format (starts);
      g_autofree char *last = df_clock_format (ends);
      g_autofree char *problem = g_strdup_printf (_("The end (%s) has to be after the start (%s)."), last, first);

      return df_event_refuse (column, ends_column, problem, error);
    }
  if (ends > starts + LONGEST_EVENT)
    return df_event_refuse (column, ends_column, _("An event lasts 14 days at most."), error);

  return TRUE;
}

static const DfField fields[] = {
  DF_REFERENCE ("stage", N_("Stage"), df_stage_get_type, "events"),
  DF_FIELD ("day", N_("Day"), &df_kind_day, DF_SHARED),
  DF_FIELD ("starts", N_("Start"), &df_kind_clock, 0),
  DF_FIELD ("ends", N_("End"), &df_kind_clock, 0),
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_FIELD ("description", N_("Description"), DF_LONG_TEXT, DF_SEARCH),
  { .name = "set-up", .column = "set_up", .title = N_("Set-up"), .kind = &df_kind_length, .flags = DF_SHARED },
  { .name = "tear-down", .column = "tear_down", .title = N_("Tear-down"), .kind = &df_kind_length, .flags = DF_SHARED },
  DF_FILTER ("unscheduled", N_("Unscheduled"), N_("No event is unscheduled"), "stage day"),
  DF_FILTER_BY ("clashing", N_("Clashing"), N_("No event clashes"), df_clashing_provide),
  DF_DERIVED ("time-range", G_TYPE_STRING, derive_time_range, "starts ends"),
  DF_DERIVED ("when", G_TYPE_STRING, derive_when, "day"),
  DF_DERIVED ("when-short", G_TYPE_STRING, derive_when_short, "day starts ends"),
  DF_DERIVED ("day-heading", G_TYPE_STRING, derive_day_heading, "day"),
  DF_DERIVED ("start", G_TYPE_STRING, derive_start, "starts"),
  DF_DERIVED ("end", G_TYPE_STRING, derive_end, "ends"),
  DF_DERIVED_TEXT ("length", N_("Length"), derive_length, "starts ends"),
  DF_DERIVED ("header", G_TYPE_STRING, derive_header, "day starts ends"),
  DF_DERIVED_TEXT ("line-up", N_("Performers"), derive_line_up, "performers"),
  DF_DERIVED ("stage-name", G_TYPE_STRING, derive_stage_name, "stage"),
  DF_DERIVED ("stage-hue", G_TYPE_INT, derive_stage_hue, "stage"),
  DF_DERIVED ("clashes", G_TYPE_INT, derive_clashes, "clashes"),
  DF_DERIVED_TEXT ("clash-summary", N_("Clashes"), derive_clash_summary, "clashes"),
};

DF_DEFINE_RECORD (DfEvent, df_event, "events", DF_COUNTED ("%u Event", "%u Events"), "day starts name", fields,
                  .check = df_event_check, .number = N_("Number of Events"))
