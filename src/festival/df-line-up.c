/* df-line-up.c
 *
 * What events and performers mean to each other: company, clashes, time on stage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-line-up.h"

#include <glib/gi18n.h>

#include "festival/df-clock.h"
#include "festival/df-clock-private.h"
#include "festival/df-day.h"

char *
df_events_format_count (guint count)
{
  if (count == 0)
    return g_strdup (_("No events yet"));

  return df_format_count (ngettext ("%u event", "%u events", count), count);
}

gboolean
df_event_read_span (DfRecord *event,
                    gint64   *starts,
                    gint64   *ends)
{
  static const char *const epoch = "2000-01-01";
  const char *day = df_record_get_text (event, "day");
  gint64 first = df_record_get_integer (event, "starts");
  gint64 last = df_record_get_integer (event, "ends");
  gint64 midnight;

  if (first == DF_NOTHING || last == DF_NOTHING || day == NULL || !df_day_is_valid (day))
    return FALSE;

  midnight = (gint64) df_day_difference (epoch, day) * DF_CLOCK_DAY;
  *starts = midnight + first;
  *ends = midnight + last;

  return TRUE;
}

gboolean
df_event_overlaps (DfRecord *event,
                   DfRecord *other)
{
  gint64 starts, ends, other_starts, other_ends;

  if (!df_event_read_span (event, &starts, &ends) || !df_event_read_span (other, &other_starts, &other_ends))
    return FALSE;

  return starts < other_ends && other_starts < ends;
}

typedef struct
{
  gint64 starts;
  gint64 ends;
} DfSpan;

static int
df_span_compare (gconstpointer a,
                 gconstpointer b)
{
  const DfSpan *first = a;
  const DfSpan *second = b;

  return first->starts < second->starts ? -1 : first->starts > second->starts;
}

/* Sorted by their start, an event overlaps an earlier one when it starts before the latest
 * end so far, and a later one when the next starts before its own end. */
guint
df_events_count_clashes (GPtrArray *events)
{
  g_autoptr(GArray) spans = g_array_sized_new (FALSE, FALSE, sizeof (DfSpan), events->len);
  gint64 latest = G_MININT64;
  guint count = 0;

  for (guint i = 0; i < events->len; i++)
    {
      DfSpan span;

      if (df_event_read_span (g_ptr_array_index (events, i), &span.starts, &span.ends))
        g_array_append_val (spans, span);
    }
  g_array_sort (spans, df_span_compare);

  for (guint i = 0; i < spans->len; i++)
    {
      const DfSpan *span = &g_array_index (spans, DfSpan, i);

      if (span->starts < latest || (i + 1 < spans->len && g_array_index (spans, DfSpan, i + 1).starts < span->ends))
        count++;
      latest = MAX (latest, span->ends);
    }

  return count;
}

char *
df_events_format_clashes (GPtrArray *events)
{
  guint clashes = df_events_count_clashes (events);

  if (clashes == 0)
    return g_strdup ("");

  /* Translators: so many of a performer's or a stage's events overlap another one of theirs */
  return g_strdup_printf (ngettext ("%'u of %'u clash", "%'u of %'u clash", events->len), clashes, events->len);
}

gint64
df_events_sum_length (GPtrArray *events)
{
  gint64 length = 0;

  for (guint i = 0; i < events->len; i++)
    {
      DfRecord *event = g_ptr_array_index (events, i);

      if (df_record_get_integer (event, "ends") != DF_NOTHING)
        length += df_record_get_integer (event, "ends") - df_record_get_integer (event, "starts");
    }

  return length;
}

char *
df_records_join_titles (GPtrArray *records,
                        DfRecord  *except)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      DfRecord *record = g_ptr_array_index (records, i);

      if (record == except)
        continue;
      if (titles->len > 0)
        g_string_append (titles, ", ");
      g_string_append (titles, df_record_get_title (record));
    }

  return g_string_free (titles, FALSE);
}

/* The first of @performer's other events, in their order, that overlaps @event: (transfer full) (nullable). */
static DfRecord *
df_event_find_clash (DfRecord *event,
                     DfRecord *performer)
{
  g_autoptr(GPtrArray) events = df_record_dup_related (performer, "events");

  for (guint i = 0; i < events->len; i++)
    {
      DfRecord *other = g_ptr_array_index (events, i);

      if (other != event && df_event_overlaps (event, other))
        return g_object_ref (other);
    }

  return NULL;
}

char *
df_event_company (DfRecord *event,
                  DfRecord *owner)
{
  g_autoptr(GPtrArray) performers = NULL;
  g_autofree char *names = NULL;

  g_return_val_if_fail (DF_IS_RECORD (event), NULL);

  performers = df_record_dup_related (event, "performers");
  names = df_records_join_titles (performers, owner);
  if (*names == '\0')
    return g_strdup (_("Solo"));

  /* Translators: %s is one or several performers */
  return g_strdup_printf (_("with %s"), names);
}

char *
df_event_clash (DfRecord *event,
                DfRecord *owner)
{
  g_autoptr(DfRecord) other = NULL;
  g_autofree char *clock = NULL;

  g_return_val_if_fail (DF_IS_RECORD (event), NULL);

  if (owner != NULL)
    other = df_event_find_clash (event, owner);
  if (other == NULL)
    return g_strdup ("");
  clock = df_clock_format (df_record_get_integer (other, "starts"));

  /* Translators: an event and when it starts */
  return g_strdup_printf (_("Clashes with %s at %s"), df_record_get_title (other), clock);
}

char *
df_event_would_clash (DfRecord *event,
                      DfRecord *performer)
{
  g_autoptr(DfRecord) other = NULL;
  g_autofree char *range = NULL;

  g_return_val_if_fail (DF_IS_RECORD (event), NULL);

  if (performer != NULL)
    other = df_event_find_clash (event, performer);
  if (other == NULL)
    return g_strdup ("");
  range = df_clock_format_range (df_record_get_integer (other, "starts"), df_record_get_integer (other, "ends"));

  /* Translators: an event and from when to when it lasts */
  return g_strdup_printf (_("Clashes with %s, %s"), df_record_get_title (other), range);
}
