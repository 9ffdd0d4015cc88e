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

static void
df_clock_write (gint64   minutes,
                GString *text)
{
  int clock = (int) (minutes % DF_CLOCK_DAY);
  int hour = clock / 60 % 12;

  char digits[] = { '0' + (hour == 0 ? 1 : hour / 10), '0' + (hour == 0 ? 2 : hour % 10), ':', '0' + clock % 60 / 10, '0' + clock % 10 };
  int from = digits[0] == '0' ? 1 : 0;

  /* An export writes one for every event, and formats take longer than all else of it. */
  g_string_append_len (text, digits + from, (clock % 60 != 0 ? 5 : 2) - from);
  g_string_append (text, clock < 720 ? "am" : "pm");
}

void
df_clock_write_range (gint64   starts,
                      gint64   ends,
                      GString *text)
{
  g_return_if_fail (text != NULL);

  if (starts == DF_NOTHING)
    return;
  df_clock_write (starts, text);
  if (ends == DF_NOTHING)
    return;
  g_string_append (text, " - ");
  df_clock_write (ends, text);
}
