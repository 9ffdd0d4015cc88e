/* df-clock-range.c
 *
 * Two clocks in one text, as web pages and spreadsheets have them: "2pm - 3pm".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clock.h"

#include <string.h>

#include "festival/df-clock-private.h"

#define LONGEST_TEXT 100

/* Behind a hyphen, an en dash or an em dash. */
static const char *
df_clock_skip_dash (const char *at)
{
  static const char *const dashes[] = { "-", "–", "—" };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (at, dashes[i]))
      return at + strlen (dashes[i]);

  return NULL;
}

/* "2 - 3pm": the first takes the half of the second, where that makes it the earlier one; anything else would be a guess. */
static gboolean
df_clock_resolve_first (const DfClock *clock,
                        const DfClock *other,
                        gint64         ends,
                        gint64        *starts)
{
  DfClock lent = *clock;

  if (clock->half != '\0' || other->half == '\0' || clock->hour == 0 || clock->hour > 12)
    return df_clock_resolve (clock, 23, starts);
  lent.half = other->half;

  return df_clock_resolve (&lent, 23, starts) && *starts < ends;
}

gboolean
df_clock_read_range (const char *text,
                     gint64     *starts,
                     gint64     *ends)
{
  DfClock first;
  DfClock last;
  gint64 from;
  gint64 to;
  const char *at;

  g_return_val_if_fail (text != NULL && starts != NULL && ends != NULL, FALSE);

  if (strnlen (text, LONGEST_TEXT + 1) > LONGEST_TEXT)
    return FALSE;

  at = df_clock_read (text, &first);
  if (at != NULL && *at == '\0')
    {
      *ends = DF_NOTHING;
      return df_clock_resolve (&first, 23, starts);
    }
  at = at != NULL ? df_clock_skip_dash (at) : NULL;
  at = at != NULL ? df_clock_read (at, &last) : NULL;
  if (at == NULL || *at != '\0')
    return FALSE;

  /* A day's end may be written as 24:00. */
  if (!df_clock_resolve (&last, 24, &to) || to > DF_CLOCK_DAY || !df_clock_resolve_first (&first, &last, to, &from) || from == to)
    return FALSE;
  *starts = from;
  *ends = to < from ? to + DF_CLOCK_DAY : to;

  return TRUE;
}

/* An export writes one for every event, and formats take longer than all else of it. */
static char *
df_clock_write (gint64  minutes,
                char   *at)
{
  int clock = (int) (minutes % DF_CLOCK_DAY);
  int hour = clock / 60 % 12 == 0 ? 12 : clock / 60 % 12;

  if (hour >= 10)
    *at++ = '1';
  *at++ = (char) ('0' + hour % 10);
  if (clock % 60 != 0)
    {
      *at++ = ':';
      *at++ = (char) ('0' + clock % 60 / 10);
      *at++ = (char) ('0' + clock % 10);
    }
  *at++ = clock < 720 ? 'a' : 'p';
  *at++ = 'm';

  return at;
}

void
df_clock_write_range (gint64   starts,
                      gint64   ends,
                      GString *text)
{
  char range[sizeof "12:59pm - 12:59pm"];
  char *at = range;

  g_return_if_fail (text != NULL);

  if (starts == DF_NOTHING)
    return;

  at = df_clock_write (starts, at);
  if (ends != DF_NOTHING)
    {
      memcpy (at, " - ", 3);
      at = df_clock_write (ends, at + 3);
    }
  g_string_append_len (text, range, at - range);
}
