/* df-stage.c
 *
 * A place where events happen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-stage.h"

#include <glib/gi18n.h>

#include "festival/df-clock.h"
#include "festival/df-line-up.h"

/* Stages take the palette's colours in their order, so that no two are alike up to eight; neighbours differ most this way. */
static const int hues[] = { 1, 4, 3, 2, 5, 6, 7, 8 };

static void
derive_hue (DfRecord *self,
            GValue   *value)
{
  gint64 id = df_record_get_id (self);

  g_value_set_int (value, id > 0 ? hues[(id - 1) % G_N_ELEMENTS (hues)] : hues[0]);
}

static void
derive_summary (DfRecord *self,
                GValue   *value)
{
  g_value_take_string (value, df_events_format_count (df_record_count_related (self, "events")));
}

/* "10 events · 3 days · 9 h 15 min": what is planned for it. */
static void
derive_header (DfRecord *self,
               GValue   *value)
{
  g_autoptr(GPtrArray) events = df_record_dup_related (self, "events");
  g_autoptr(GHashTable) days = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *count = df_events_format_count (events->len);
  GString *header = g_string_new (count);
  gint64 length = df_events_sum_length (events);
  guint n_days;

  for (guint i = 0; i < events->len; i++)
    {
      DfRecord *event = g_ptr_array_index (events, i);
      const char *day = df_record_get_text (event, "day");

      if (day != NULL)
        g_hash_table_add (days, (char *) day);
    }

  n_days = g_hash_table_size (days);
  if (n_days > 0)
    {
      g_string_append (header, " · ");
      g_string_append_printf (header, ngettext ("%u day", "%u days", n_days), n_days);
    }
  if (length > 0)
    {
      g_autofree char *time = df_clock_format_length (length);

      g_string_append_printf (header, " · %s", time);
    }
  g_value_take_string (value, g_string_free (header, FALSE));
}

static void
derive_clash_summary (DfRecord *self,
                      GValue   *value)
{
  g_autoptr(GPtrArray) events = df_record_dup_related (self, "events");

  g_value_take_string (value, df_events_format_clashes (events));
}

static const DfField fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_FIELD ("description", N_("Description"), DF_LONG_TEXT, 0),
  DF_DERIVED ("summary", G_TYPE_STRING, derive_summary, "events"),
  DF_DERIVED ("header", G_TYPE_STRING, derive_header, "events"),
  DF_DERIVED ("clash-summary", G_TYPE_STRING, derive_clash_summary, "events"),
  DF_DERIVED ("hue", G_TYPE_INT, derive_hue, "id"),
};

DF_DEFINE_RECORD (DfStage, df_stage, "stages", DF_COUNTED ("%u Stage", "%u Stages"), "name", fields)
