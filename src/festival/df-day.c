/* df-day.c
 *
 * Festival days: ISO dates as the file holds them, and how people read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-day.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "festival/df-festival.h"
#include "record/df-error.h"

#define LONGEST_TEXT 100

static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july", "august", "september",
                                      "october", "november", "december" };

/* --- dates -------------------------------------------------------------------------------------------------------------- */

static int
df_day_read_two (const char *digits)
{
  return (digits[0] - '0') * 10 + digits[1] - '0';
}

static gboolean
df_day_read (const char *day,
             GDate      *date)
{
  static const char shape[] = "dddd-dd-dd";
  int year;
  int month;
  int number;

  if (day == NULL || strnlen (day, sizeof shape) != sizeof shape - 1)
    return FALSE;
  for (guint i = 0; i < sizeof shape - 1; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (day[i]) : day[i] != shape[i])
      return FALSE;

  year = df_day_read_two (day) * 100 + df_day_read_two (day + 2);
  month = df_day_read_two (day + 5);
  number = df_day_read_two (day + 8);
  if (!g_date_valid_dmy (number, month, year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, number, month, year);

  return TRUE;
}

static char *
df_day_from_date (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), (guint) g_date_get_month (date), (guint) g_date_get_day (date));
}

/* A file may come from anywhere: what is no date is shown as it stands. */
static char *
df_day_format_as (const char *day,
                  const char *format)
{
  g_autoptr(GTimeZone) utc = NULL;
  g_autoptr(GDateTime) moment = NULL;
  GDate date;

  if (!df_day_read (day, &date))
    return g_strdup (day);

  utc = g_time_zone_new_utc ();
  moment = g_date_time_new (utc, g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);

  return g_date_time_format (moment, format);
}

gboolean
df_day_is_valid (const char *text)
{
  GDate date;

  return df_day_read (text, &date);
}

char *
df_day_format (const char *day)
{
  /* Translators: a day in a list, "Fri 12 June"; see g_date_time_format() */
  return df_day_format_as (day, _("%a %-d %B"));
}

char *
df_day_format_long (const char *day)
{
  /* Translators: a day as a heading, "Friday 12 June"; see g_date_time_format() */
  return df_day_format_as (day, _("%A %-d %B"));
}

char *
df_day_format_weekday (const char *day)
{
  return df_day_format_as (day, "%a");
}

const char *
df_day_get_weekday (const char *day)
{
  GDate date;

  return df_day_read (day, &date) ? weekdays[g_date_get_weekday (&date) - 1] : NULL;
}

int
df_day_read_weekday (const char *text)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (weekdays); i++)
    if (g_ascii_strcasecmp (text, weekdays[i]) == 0)
      return i + 1;

  return 0;
}

char *
df_day_add (const char *day,
            int         days)
{
  GDate date;

  if (!df_day_read (day, &date))
    return NULL;
  if (days >= 0)
    g_date_add_days (&date, days);
  else
    g_date_subtract_days (&date, -days);

  return df_day_from_date (&date);
}

int
df_day_difference (const char *from,
                   const char *to)
{
  GDate first;
  GDate last;

  g_return_val_if_fail (df_day_read (from, &first) && df_day_read (to, &last), 0);

  return g_date_days_between (&first, &last);
}

/* --- the kind: what people type ----------------------------------------------------------------------------------------- */

/* Whether @word is @name or its first letters, three at least, as in "Fri" and "Sept". */
static gboolean
df_day_abbreviates (const char *word,
                    const char *name)
{
  return strlen (word) >= 3 && g_ascii_strncasecmp (word, name, strlen (word)) == 0;
}

static int
df_day_find_word (const char        *word,
                  const char *const *names,
                  guint              n_names)
{
  for (guint i = 0; i < n_names; i++)
    if (df_day_abbreviates (word, names[i]))
      return i + 1;

  return 0;
}

/* The same in the user's language, as dates are shown in it. */
static int
df_day_find_month (const char *word)
{
  g_autofree char *wanted = df_fold (word);
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  int month = df_day_find_word (word, months, G_N_ELEMENTS (months));

  for (int i = 1; month == 0 && i <= 12; i++)
    {
      g_autoptr(GDateTime) moment = g_date_time_new (utc, 2024, i, 1, 12, 0, 0);
      g_autofree char *name = g_date_time_format (moment, "%B");
      g_autofree char *folded = df_fold (name);

      if (strcmp (folded, wanted) == 0)
        month = i;
    }

  return month;
}

/* The one festival day with this weekday; NULL when there is none or several. */
static char *
df_day_from_weekday (DfRecord *record,
                     int       weekday)
{
  g_autofree char *starts_on = NULL;
  g_autofree char *found = NULL;
  int days = 0;

  if (!df_festival_read_days (record, &starts_on, &days))
    return NULL;
  for (int i = 0; i < days; i++)
    {
      g_autofree char *day = df_day_add (starts_on, i);
      GDate date;

      if (!df_day_read (day, &date) || (int) g_date_get_weekday (&date) != weekday)
        continue;
      if (found != NULL)
        return NULL;
      found = g_steal_pointer (&day);
    }

  return g_steal_pointer (&found);
}

/* What was said of a date; -1 where nothing was. */
typedef struct
{
  int weekday;
  int day;
  int month;
  int year;
} DfDayWords;

static gboolean
df_day_take_word (DfDayWords *said,
                  const char *word)
{
  gsize digits = strspn (word, "0123456789");
  int *place = &said->weekday;
  int meant;

  if (digits > 0 && word[digits] == '\0')
    {
      if (digits != 4 && digits > 2)
        return FALSE;
      place = digits == 4 ? &said->year : &said->day;
      meant = atoi (word);
    }
  else if ((meant = df_day_find_month (word)) != 0)
    place = &said->month;
  else
    meant = df_day_find_word (word, weekdays, G_N_ELEMENTS (weekdays));

  if (meant == 0 || *place != -1)
    return FALSE;
  *place = meant;

  return TRUE;
}

/* "12 June 2026", "Fri 12 June", "June 12"; the year of the festival where none is said. */
static char *
df_day_from_words (DfRecord   *record,
                   char      **words)
{
  g_autofree char *starts_on = NULL;
  DfDayWords said = { -1, -1, -1, -1 };
  GDate date;
  int days;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !df_day_take_word (&said, words[i]))
      return NULL;

  if (said.weekday != -1 && said.day == -1 && said.month == -1 && said.year == -1)
    return df_day_from_weekday (record, said.weekday);
  if (said.year == -1 && df_festival_read_days (record, &starts_on, &days))
    said.year = atoi (starts_on);
  if (said.day == -1 || said.month == -1 || said.year == -1 || !g_date_valid_dmy (said.day, said.month, said.year))
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, said.day, said.month, said.year);
  if (said.weekday != -1 && (int) g_date_get_weekday (&date) != said.weekday)
    return NULL;

  return df_day_from_date (&date);
}

static gboolean
df_day_parse (DfRecord    *record,
              const char  *text,
              DfValue     *value,
              GError     **error)
{
  g_autofree char *trimmed = NULL;
  g_auto(GStrv) words = NULL;

  if (strnlen (text, LONGEST_TEXT + 1) <= LONGEST_TEXT && g_utf8_validate (text, -1, NULL))
    {
      trimmed = g_strstrip (g_strdup (text));
      if (*trimmed == '\0')
        return TRUE;
      if (df_day_is_valid (trimmed))
        {
          value->text = g_steal_pointer (&trimmed);
          return TRUE;
        }
      words = g_strsplit_set (trimmed, " ,.", -1);
      value->text = df_day_from_words (record, words);
    }
  if (value->text == NULL)
    g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("A day looks like 12 June 2026 or 2026-06-12, and has to be in the calendar."));

  return value->text != NULL;
}

static char *
df_day_format_value (DfRecord      *record,
                     const DfValue *value)
{
  g_autofree char *words = NULL;
  g_auto(DfValue) read = DF_VALUE_INIT;

  if (value->text == NULL)
    return g_strdup ("");

  /* Where the language writes months in a way that cannot be read back, the date stays as it is held. */
  words = df_day_format_as (value->text, "%-d %B %Y");
  if (!df_day_parse (record, words, &read, NULL) || strcmp (read.text, value->text) != 0)
    return g_strdup (value->text);

  return g_steal_pointer (&words);
}

static gboolean
df_day_decode (const char  *text,
               DfValue     *value,
               GError     **error)
{
  if (!df_day_is_valid (text))
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("A day looks like 2026-06-12 and has to be in the calendar."));
      return FALSE;
    }
  value->text = g_strdup (text);

  return TRUE;
}

static void
df_day_encode (const DfValue *value,
               GString       *text)
{
  g_string_append (text, value->text);
}

static void
df_day_collate (const DfValue *value,
                GString       *key)
{
  if (value->text != NULL)
    g_string_append (key, value->text);
}

const DfKind df_kind_day = {
  .name = "day",
  .is_text = TRUE,
  .parse = df_day_parse,
  .format = df_day_format_value,
  .decode = df_day_decode,
  .encode = df_day_encode,
  .collate = df_day_collate,
  .gathers = TRUE,
  .schema = "\"format\": \"date\", \"pattern\": \"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$\"",
};
