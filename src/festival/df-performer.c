/* df-performer.c
 *
 * Who plays: a band, a speaker, anybody on a stage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-performer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "festival/df-clashing.h"
#include "festival/df-clock.h"
#include "festival/df-day.h"
#include "festival/df-line-up.h"

/* --- events --------------------------------------------------------------------------------------------------------------- */

/* The earliest that has a day; NULL when none has one. Without a start it comes before the others of its day. */
static DfRecord *
df_performer_find_first (GPtrArray *events)
{
  DfRecord *first = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      DfRecord *event = g_ptr_array_index (events, i);
      const char *day = df_record_get_text (event, "day");
      int order;

      if (day == NULL)
        continue;
      order = first != NULL ? strcmp (day, df_record_get_text (first, "day")) : -1;
      if (order < 0 || (order == 0 && df_record_get_integer (event, "starts") < df_record_get_integer (first, "starts")))
        first = event;
    }

  return first;
}

static void
derive_summary (DfRecord *self,
                GValue   *value)
{
  g_autoptr(GPtrArray) events = df_record_dup_related (self, "events");
  DfRecord *first = df_performer_find_first (events);
  g_autofree char *count = df_events_format_count (events->len);
  g_autofree char *weekday = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *when = NULL;

  if (first == NULL)
    {
      g_value_take_string (value, g_steal_pointer (&count));
      return;
    }

  weekday = df_day_format_weekday (df_record_get_text (first, "day"));
  clock = df_clock_format_range (df_record_get_integer (first, "starts"), DF_NOTHING);
  when = clock != NULL ? g_strdup_printf ("%s %s", weekday, clock) : g_strdup (weekday);

  /* Translators: how many events a performer plays, and when (the first of) them is: "2 events · first Fri 15:00" */
  g_value_take_string (value, events->len == 1 ? g_strdup_printf (_("%s · %s"), count, when)
                                               : g_strdup_printf (_("%s · first %s"), count, when));
}

static void
derive_header (DfRecord *self,
               GValue   *value)
{
  g_autoptr(GPtrArray) events = df_record_dup_related (self, "events");
  g_autoptr(GHashTable) stages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *count = df_events_format_count (events->len);
  GString *header = g_string_new (count);
  gint64 length = df_events_sum_length (events);
  guint n_stages;

  for (guint i = 0; i < events->len; i++)
    {
      DfRecord *event = g_ptr_array_index (events, i);
      gint64 stage = df_record_get_integer (event, "stage_id");

      if (stage != DF_NOTHING)
        g_hash_table_add (stages, g_memdup2 (&stage, sizeof stage));
    }

  n_stages = g_hash_table_size (stages);
  if (n_stages > 0)
    {
      g_string_append (header, " · ");
      g_string_append_printf (header, ngettext ("%u stage", "%u stages", n_stages), n_stages);
    }
  if (length > 0)
    {
      g_autofree char *time = df_clock_format_length (length);

      g_string_append (header, " · ");
      /* Translators: %s is a length of time, such as "2 h 30 min" */
      g_string_append_printf (header, _("%s on stage"), time);
    }
  g_value_take_string (value, g_string_free (header, FALSE));
}

/* --- clashes ---------------------------------------------------------------------------------------------------------------- */

static void
derive_clashes (DfRecord *self,
                GValue   *value)
{
  g_value_set_int (value, (int) df_record_count_clashing (self));
}

static void
derive_clash_summary (DfRecord *self,
                      GValue   *value)
{
  g_value_take_string (value, df_record_format_clashing (self));
}

/* --- the avatar --------------------------------------------------------------------------------------------------------------- */

/* Neighbouring ids come out far apart. */
static void
derive_hue (DfRecord *self,
            GValue   *value)
{
  guint32 hash = (guint32) df_record_get_id (self) * 2654435769u;

  g_value_set_int (value, (int) (hash >> 29) + 1);
}

/* Words that no initial stands for. */
static gboolean
df_initials_skip (const char *word)
{
  static const char *const skipped[] = { "the", "and", "&", "+", "" };

  for (guint i = 0; i < G_N_ELEMENTS (skipped); i++)
    if (g_ascii_strcasecmp (word, skipped[i]) == 0)
      return TRUE;

  return FALSE;
}

/* The first letter or digit of @word with the marks upon it. */
static void
df_initials_append (GString    *initials,
                    const char *word)
{
  const char *at = word;

  while (*at != '\0' && !g_unichar_isalnum (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  if (*at == '\0')
    return;

  g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (at)));
  for (at = g_utf8_next_char (at); *at != '\0' && g_unichar_ismark (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    g_string_append_unichar (initials, g_utf8_get_char (at));
}

static void
derive_initials (DfRecord *self,
                 GValue   *value)
{
  g_autofree char *name = g_utf8_make_valid (df_record_get_title (self), -1);
  g_auto(GStrv) words = g_strsplit (name, " ", -1);
  GString *initials = g_string_new (NULL);
  gsize before;
  guint taken = 0;

  for (guint i = 0; words[i] != NULL && taken < 2; i++)
    if (!df_initials_skip (words[i]))
      {
        before = initials->len;
        df_initials_append (initials, words[i]);
        taken += initials->len > before;
      }

  /* "The The", "!!!" */
  if (initials->len == 0)
    df_initials_append (initials, name);
  if (initials->len == 0 && *name != '\0')
    g_string_append_unichar (initials, g_utf8_get_char (name));
  g_value_take_string (value, g_string_free (initials, FALSE));
}

static const DfField fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_FIELD ("website", N_("Website"), DF_LINK, DF_SEARCH),
  DF_FILTER_BY ("clashing", N_("Clashing"), N_("No performer clashes"), df_clashing_provide),
  DF_DERIVED ("summary", G_TYPE_STRING, derive_summary, "events"),
  DF_DERIVED ("header", G_TYPE_STRING, derive_header, "events"),
  DF_DERIVED ("clashes", G_TYPE_INT, derive_clashes, "clashes"),
  DF_DERIVED_TEXT ("clash-summary", N_("Clashes"), derive_clash_summary, "clashes"),
  DF_DERIVED ("hue", G_TYPE_INT, derive_hue, "id"),
  DF_DERIVED ("initials", G_TYPE_STRING, derive_initials, "name"),
  DF_ORDER ("first-event", N_("First Event"), "events.day events.starts"),
};

DF_DEFINE_RECORD (DfPerformer, df_performer, "performers", DF_COUNTED ("%u Performer", "%u Performers"), "name", fields,
                  .number = N_("Number of Performers"))
