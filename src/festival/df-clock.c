/* df-clock.c
 *
 * Times of the festival day as people type and read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clock.h"

#include <glib/gi18n.h>
#include <string.h>

#include "festival/df-clock-private.h"
#include "festival/df-festival.h"
#include "record/df-error.h"

#define LONGEST_TEXT 100

/* Starts go to 47:59, and nothing is longer than a fortnight. */
#define LAST_MINUTE (2879 + 20160)

/* --- reading one clock ---------------------------------------------------------------------------------------------------- */

static const char *
df_clock_skip_blanks (const char *at)
{
  while (*at == ' ' || *at == '\t' || strncmp (at, "\302\240", 2) == 0)
    at += *at == '\302' ? 2 : 1;

  return at;
}

/* "am", "pm", "a.m.", "p.m.", in any case. */
static const char *
df_clock_read_half (const char *at,
                    DfClock    *clock)
{
  const char *rest = df_clock_skip_blanks (at);
  char half = g_ascii_tolower (*rest);

  if (half != 'a' && half != 'p')
    return at;
  rest++;
  if (*rest == '.')
    rest++;
  if (g_ascii_tolower (*rest) != 'm')
    return at;
  rest++;
  if (*rest == '.')
    rest++;
  clock->half = half;

  return rest;
}

/* What stands behind the hour: ":30", ".30", "h30", "h", or nothing. */
static const char *
df_clock_read_minute (const char *at,
                      DfClock    *clock)
{
  char mark = g_ascii_tolower (*at);
  gsize digits;

  if (mark != ':' && mark != '.' && mark != 'h')
    return at;
  digits = strspn (at + 1, "0123456789");
  if (digits > 2 || (digits != 2 && mark != 'h'))
    return NULL;
  clock->minute = digits > 0 ? (int) g_ascii_strtoull (at + 1, NULL, 10) : 0;
  clock->complete = TRUE;

  return at + 1 + digits;
}

const char *
df_clock_read (const char *at,
               DfClock    *clock)
{
  gsize digits;
  guint64 number;

  at = df_clock_skip_blanks (at);
  digits = strspn (at, "0123456789");
  if (digits == 0 || digits > 4)
    return NULL;

  *clock = (DfClock) { 0 };
  number = g_ascii_strtoull (at, NULL, 10);
  at += digits;
  if (digits == 4)
    {
      clock->hour = (int) number / 100;
      clock->minute = (int) number % 100;
      clock->complete = TRUE;
    }
  else
    {
      clock->hour = (int) number;
      at = df_clock_read_minute (at, clock);
      if (at == NULL)
        return NULL;
    }

  return df_clock_skip_blanks (df_clock_read_half (at, clock));
}

gboolean
df_clock_resolve (const DfClock *clock,
                  int            last_hour,
                  gint64        *minutes)
{
  int hour = clock->hour;

  if (clock->minute > 59)
    return FALSE;
  if (clock->half == '\0')
    {
      if (!clock->complete || hour > last_hour)
        return FALSE;
    }
  else
    {
      if (hour < 1 || hour > 12)
        return FALSE;
      hour = hour % 12 + (clock->half == 'p' ? 12 : 0);
    }
  *minutes = hour * 60 + clock->minute;

  return TRUE;
}

/* --- one clock of the festival day ---------------------------------------------------------------------------------------- */

gboolean
df_clock_parse (const char  *text,
                int          day_starts_at,
                gint64      *minutes,
                GError     **error)
{
  DfClock clock;
  gint64 read;
  const char *rest;

  g_return_val_if_fail (text != NULL && minutes != NULL, FALSE);

  rest = strnlen (text, LONGEST_TEXT + 1) <= LONGEST_TEXT ? df_clock_read (text, &clock) : NULL;
  if (rest == NULL || *rest != '\0' || !df_clock_resolve (&clock, LAST_MINUTE / 60, &read) || read > LAST_MINUTE)
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("A time looks like 18:00 or 6 pm; 25:30 is 01:30 in the night."));
      return FALSE;
    }
  *minutes = read < day_starts_at ? read + DF_CLOCK_DAY : read;

  return TRUE;
}

char *
df_clock_format (gint64 minutes)
{
  gint64 clock = (minutes % DF_CLOCK_DAY + DF_CLOCK_DAY) % DF_CLOCK_DAY;

  return g_strdup_printf ("%02d:%02d", (int) clock / 60, (int) clock % 60);
}

char *
df_clock_format_range (gint64 starts,
                       gint64 ends)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (starts == DF_NOTHING)
    return NULL;

  first = df_clock_format (starts);
  if (ends == DF_NOTHING)
    return g_steal_pointer (&first);
  last = df_clock_format (ends);

  return g_strdup_printf ("\u2066%s–%s\u2069", first, last);
}

char *
df_clock_format_length (gint64 minutes)
{
  int hours = (int) (minutes / 60);
  int rest = (int) (minutes % 60);

  /* Translators: how long something takes, in hours and minutes */
  if (hours == 0)
    return g_strdup_printf (_("%d min"), rest);
  if (rest == 0)
    return g_strdup_printf (_("%d h"), hours);
  return g_strdup_printf (_("%d h %d min"), hours, rest);
}

/* --- the kinds -------------------------------------------------------------------------------------------------------------- */

/* Every minute by a name of its own: "25:30" where people would say 01:30. */
static void
df_clock_encode (const DfValue *value,
                 GString       *text)
{
  g_string_append_printf (text, "%02d:%02d", (int) (value->integer / 60), (int) (value->integer % 60));
}

/* As a clock, where reading it back gives the same minute. */
static char *
df_clock_format_value (DfRecord      *record,
                       const DfValue *value)
{
  GString *text;
  int day_starts_at;

  if (value->integer == DF_NOTHING)
    return g_strdup ("");

  day_starts_at = df_festival_read_day_start (record);
  if (value->integer < day_starts_at + DF_CLOCK_DAY)
    return df_clock_format (value->integer);

  text = g_string_new (NULL);
  df_clock_encode (value, text);

  return g_string_free (text, FALSE);
}

/* A time before the day's start ("05:00" on a day that starts at 06:00) can be held and not typed. While it is shown, it means itself. */
static gboolean
df_clock_is_shown (DfRecord   *record,
                   const char *text,
                   gint64     *minutes)
{
  const DfTable *table = record != NULL ? df_record_get_table (record) : NULL;

  for (guint i = 0; table != NULL && i < table->n_columns; i++)
    if (table->columns[i]->kind == &df_kind_clock)
      {
        const DfValue *value = df_record_get_value (record, table->columns[i]->name);
        g_autofree char *shown = df_clock_format_value (record, value);

        if (value->integer != DF_NOTHING && strcmp (shown, text) == 0)
          {
            *minutes = value->integer;
            return TRUE;
          }
      }

  return FALSE;
}

static gboolean
df_clock_parse_value (DfRecord    *record,
                      const char  *text,
                      DfValue     *value,
                      GError     **error)
{
  if (*df_clock_skip_blanks (text) == '\0')
    {
      value->integer = DF_NOTHING;
      return TRUE;
    }
  if (df_clock_is_shown (record, text, &value->integer))
    return TRUE;

  return df_clock_parse (text, df_festival_read_day_start (record), &value->integer, error);
}

/* "HH:MM" and nothing else; the hour may take three digits. */
static gboolean
df_clock_decode_until (const char *text,
                       gint64      last,
                       gint64     *minutes)
{
  gsize digits = strspn (text, "0123456789");
  const char *minute = text + digits + 1;

  if (digits < 2 || digits > 3 || text[digits] != ':' || strspn (minute, "0123456789") != 2 || minute[2] != '\0' || minute[0] > '5')
    return FALSE;
  if (digits == 3 && text[0] == '0')
    return FALSE;
  *minutes = (gint64) g_ascii_strtoull (text, NULL, 10) * 60 + (gint64) g_ascii_strtoull (minute, NULL, 10);

  return *minutes <= last;
}

static gboolean
df_clock_decode (const char  *text,
                 DfValue     *value,
                 GError     **error)
{
  gint64 minutes;

  if (!df_clock_decode_until (text, LAST_MINUTE, &minutes))
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("A time looks like 18:00; 25:30 is 01:30 in the night."));
      return FALSE;
    }
  value->integer = minutes;

  return TRUE;
}

static void
df_clock_collate (const DfValue *value,
                  GString       *key)
{
  df_kind_integer.collate (value, key);
}

static gboolean
df_day_start_parse (DfRecord    *record,
                    const char  *text,
                    DfValue     *value,
                    GError     **error)
{
  gint64 minutes;

  if (*df_clock_skip_blanks (text) == '\0')
    {
      value->integer = DF_NOTHING;
      return TRUE;
    }
  if (!df_clock_parse (text, 0, &minutes, NULL) || minutes >= DF_CLOCK_DAY)
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("A festival day starts between 00:00 and 23:59, such as 06:00."));
      return FALSE;
    }
  value->integer = minutes;

  return TRUE;
}

static char *
df_day_start_format (DfRecord      *record,
                     const DfValue *value)
{
  return value->integer != DF_NOTHING ? df_clock_format (value->integer) : g_strdup ("");
}

static gboolean
df_day_start_decode (const char  *text,
                     DfValue     *value,
                     GError     **error)
{
  gint64 minutes;

  if (!df_clock_decode_until (text, DF_CLOCK_DAY - 1, &minutes))
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("A festival day starts between 00:00 and 23:59, such as 06:00."));
      return FALSE;
    }
  value->integer = minutes;

  return TRUE;
}

const DfKind df_kind_clock = {
  .name = "clock",
  .parse = df_clock_parse_value,
  .format = df_clock_format_value,
  .decode = df_clock_decode,
  .encode = df_clock_encode,
  .collate = df_clock_collate,
  .schema = "\"pattern\": \"^([0-9]{2}|[1-9][0-9]{2}):[0-5][0-9]$\"",
};

const DfKind df_kind_day_start = {
  .name = "day-start",
  .parse = df_day_start_parse,
  .format = df_day_start_format,
  .decode = df_day_start_decode,
  .encode = df_clock_encode,
  .collate = df_clock_collate,
  .schema = "\"pattern\": \"^([01][0-9]|2[0-3]):[0-5][0-9]$\"",
};
