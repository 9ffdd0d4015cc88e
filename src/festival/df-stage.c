/* df-stage.c
 *
 * A place where events happen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-stage.h"

#include <glib/gi18n.h>

#include "festival/df-clashing.h"
#include "festival/df-clock.h"
#include "festival/df-hue.h"
#include "festival/df-length.h"
#include "festival/df-line-up.h"
#include "record/df-error.h"

#define LAST_CURFEW 2879
#define LAST_POSITION 1000000

/* Stages take the palette's colours in their order, so that no two are alike up to eight; neighbours differ most this way. */
static const int hues[] = { 1, 4, 3, 2, 5, 6, 7, 8 };

static void
derive_hue (DfRecord *self,
            GValue   *value)
{
  gint64 id = df_record_get_id (self);
  gint64 colour = df_record_get_integer (self, "colour");

  if (colour >= 1 && colour <= DF_N_HUES)
    g_value_set_int (value, (int) colour);
  else
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

/* --- rules --------------------------------------------------------------------------------------------------------------- */

static gboolean
df_stage_refuse (guint        *column,
                 int           found,
                 const char   *problem,
                 GError      **error)
{
  *column = found;
  g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, problem);

  return FALSE;
}

static gboolean
df_stage_check (const DfTable  *table,
                const DfValue  *values,
                guint          *column,
                GError        **error)
{
  int curfew = df_table_find_column (table, "curfew");
  int position = df_table_find_column (table, "position");

  if (values[curfew].integer > LAST_CURFEW)
    return df_stage_refuse (column, curfew, _("A curfew is between 00:00 and 47:59 of the festival day."), error);
  if (values[position].integer != DF_NOTHING && (values[position].integer < 1 || values[position].integer > LAST_POSITION))
    return df_stage_refuse (column, position, _("The first stage has place 1."), error);

  return TRUE;
}

/* --- places in the order ------------------------------------------------------------------------------------------------- */

static gboolean
df_position_parse (DfRecord    *record,
                   const char  *text,
                   DfValue     *value,
                   GError     **error)
{
  return df_kind_integer.parse (record, text, value, error);
}

static char *
df_position_format (DfRecord      *record,
                    const DfValue *value)
{
  return df_kind_integer.format (record, value);
}

/* Those that were not given a place come last. */
static void
df_position_collate (const DfValue *value,
                     GString       *key)
{
  df_kind_integer.collate (value->integer != DF_NOTHING ? value : &DF_VALUE_INTEGER (G_MAXINT64), key);
}

static const DfKind df_kind_position = {
  .name = "position",
  .parse = df_position_parse,
  .format = df_position_format,
  .collate = df_position_collate,
  .schema = "\"minimum\": 1, \"maximum\": 1000000",
};

static const DfField fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_FIELD ("description", N_("Description"), DF_LONG_TEXT, DF_SEARCH),
  DF_FIELD ("position", N_("Place in the Order"), &df_kind_position, 0),
  { .name = "colour", .column = "colour", .title = N_("Colour"), .kind = &df_kind_hue, .dup_choices = df_hue_dup_names },
  DF_FIELD ("changeover", N_("Changeover"), &df_kind_length, DF_SHARED),
  DF_FIELD ("curfew", N_("Curfew"), &df_kind_clock, DF_SHARED),
  DF_FILTER_BY ("clashing", N_("Clashing"), N_("No stage has clashes"), df_clashing_provide),
  DF_DERIVED ("summary", G_TYPE_STRING, derive_summary, "events"),
  DF_DERIVED ("header", G_TYPE_STRING, derive_header, "events"),
  DF_DERIVED ("clashes", G_TYPE_INT, derive_clashes, "clashes"),
  DF_DERIVED_TEXT ("clash-summary", N_("Clashes"), derive_clash_summary, "clashes"),
  DF_DERIVED ("hue", G_TYPE_INT, derive_hue, "id colour"),
};

DF_DEFINE_RECORD (DfStage, df_stage, "stages", DF_COUNTED ("%u Stage", "%u Stages"), "position name", fields,
                  .check = df_stage_check)
