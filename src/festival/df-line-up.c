/* df-line-up.c
 *
 * What events and performers mean to each other: company, clashes, time on stage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-line-up.h"

#include <glib/gi18n.h>

#include "festival/df-clash-words.h"
#include "festival/df-clashes.h"
#include "festival/df-clock.h"
#include "record/df-resolver.h"

char *
df_events_format_count (guint count)
{
  if (count == 0)
    return g_strdup (_("No events yet"));

  return df_format_count (ngettext ("%u event", "%u events", count), count);
}

static gboolean
df_clash_has (const DfClash *clash,
              gint64         event)
{
  return clash->events[0] == event || clash->events[1] == event;
}

guint
df_record_count_clashing (DfRecord *owner)
{
  g_autoptr(GArray) clashes = df_clashes_list_of (owner);
  g_autoptr(GHashTable) events = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < clashes->len; i++)
    for (guint n = 0; n < 2; n++)
      if (g_array_index (clashes, DfClash, i).events[n] != 0)
        g_hash_table_add (events, (gpointer) (gintptr) g_array_index (clashes, DfClash, i).events[n]);

  return g_hash_table_size (events);
}

char *
df_record_format_clashing (DfRecord *owner)
{
  guint clashing = df_record_count_clashing (owner);
  guint all = clashing > 0 ? df_record_count_related (owner, "events") : 0;

  if (clashing == 0)
    return g_strdup ("");

  /* Translators: so many of a performer's or a stage's events clash */
  return g_strdup_printf (ngettext ("%'u of %'u clash", "%'u of %'u clash", all), clashing, all);
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
  g_autoptr(GArray) clashes = NULL;
  gint64 id;

  g_return_val_if_fail (DF_IS_RECORD (event), NULL);

  if (owner == NULL)
    return g_strdup ("");
  id = df_record_get_id (event);
  clashes = df_clashes_list_of (owner);
  for (guint i = 0; i < clashes->len; i++)
    {
      const DfClash *clash = &g_array_index (clashes, DfClash, i);

      if (df_clash_has (clash, id))
        return df_clash_format_for (DF_REPOSITORY (df_record_get_resolver (owner)), clash, id);
    }

  return g_strdup ("");
}

char *
df_event_would_clash (DfRecord *event,
                      DfRecord *owner)
{
  g_autoptr(GArray) events = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) clashes = NULL;
  gint64 id;

  g_return_val_if_fail (DF_IS_RECORD (event), NULL);

  if (owner == NULL)
    return g_strdup ("");
  id = df_record_get_id (event);
  g_array_append_val (events, id);
  clashes = df_clashes_list_would_be (owner, events);
  if (clashes->len == 0)
    return g_strdup ("");

  return df_clash_format_would (DF_REPOSITORY (df_record_get_resolver (owner)), &g_array_index (clashes, DfClash, 0), id);
}

guint
df_events_count_would_clash (GPtrArray *events,
                             DfRecord  *owner)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) clashes = NULL;
  guint count = 0;

  g_return_val_if_fail (events != NULL && DF_IS_RECORD (owner), 0);

  for (guint i = 0; i < events->len; i++)
    {
      gint64 id = df_record_get_id (g_ptr_array_index (events, i));

      g_array_append_val (ids, id);
    }
  clashes = df_clashes_list_would_be (owner, ids);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      for (guint n = 0; n < clashes->len; n++)
        if (df_clash_has (&g_array_index (clashes, DfClash, n), id))
          {
            count++;
            break;
          }
    }

  return count;
}
