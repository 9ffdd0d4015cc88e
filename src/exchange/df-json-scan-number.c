/* df-json-scan-number.c
 *
 * The numbers of a JSON document: whole ones in 53 bits, which every program reads alike, others as long as they are finite.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-scan-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MOST G_GINT64_CONSTANT (9007199254740991)

static gboolean
df_json_scan_number_is_whole (DfJsonScan *self)
{
  return self->state == SCAN_ZERO || self->state == SCAN_DIGITS;
}

/* SCAN_WORD stands for none: the byte is not of this number. */
static DfScanState
df_json_scan_number_follow (DfScanState state,
                            char        byte)
{
  gboolean is_digit = g_ascii_isdigit (byte);

  switch (state)
    {
    case SCAN_MINUS:
      return byte == '0' ? SCAN_ZERO : is_digit ? SCAN_DIGITS : SCAN_WORD;
    case SCAN_ZERO:
    case SCAN_DIGITS:
      if (is_digit && state == SCAN_DIGITS)
        return SCAN_DIGITS;
      return byte == '.' ? SCAN_POINT : byte == 'e' || byte == 'E' ? SCAN_EXPONENT : SCAN_WORD;
    case SCAN_POINT:
      return is_digit ? SCAN_FRACTION : SCAN_WORD;
    case SCAN_FRACTION:
      return is_digit ? SCAN_FRACTION : byte == 'e' || byte == 'E' ? SCAN_EXPONENT : SCAN_WORD;
    case SCAN_EXPONENT:
      return is_digit ? SCAN_EXPONENT_DIGITS : byte == '+' || byte == '-' ? SCAN_EXPONENT_SIGN : SCAN_WORD;
    case SCAN_EXPONENT_SIGN:
    case SCAN_EXPONENT_DIGITS:
      return is_digit ? SCAN_EXPONENT_DIGITS : SCAN_WORD;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
df_json_scan_number_is_complete (DfScanState state)
{
  return state == SCAN_ZERO || state == SCAN_DIGITS || state == SCAN_FRACTION || state == SCAN_EXPONENT_DIGITS;
}

gboolean
df_scan_end_number (DfJsonScan  *self,
                    const char  *at,
                    GError     **error)
{
  self->number[self->number_length] = '\0';

  /* So few digits fit whatever they are. */
  if (df_json_scan_number_is_whole (self) && self->number_length <= 15)
    return df_scan_end_value (self, at, error);

  if (df_json_scan_number_is_whole (self))
    {
      gsize n_digits = strlen (self->number) - (self->number[0] == '-' ? 1 : 0);

      if (n_digits > 16 || ABS (g_ascii_strtoll (self->number, NULL, 10)) > MOST)
        {
          df_scan_fail (self, self->mark, error, _("Found %s, expected a whole number of at most 9007199254740991 either way."),
                        self->number);
          return FALSE;
        }
    }
  else if (!isfinite (g_ascii_strtod (self->number, NULL)))
    {
      df_scan_fail (self, self->mark, error, _("Found %s, expected a number that can be held."), self->number);
      return FALSE;
    }

  return df_scan_end_value (self, at, error);
}

const char *
df_scan_number (DfJsonScan  *self,
                const char  *at,
                const char  *end,
                GError     **error)
{
  for (; at < end; at++)
    {
      DfScanState next = df_json_scan_number_follow (self->state, *at);

      if (next == SCAN_WORD)
        {
          if (self->state == SCAN_ZERO && g_ascii_isdigit (*at))
            return df_scan_fail (self, self->mark, error, _("Found a number that begins with 0, expected one without leading zeros."));

          if (!df_json_scan_number_is_complete (self->state))
            return df_scan_unexpected (self, at, _("a digit"), error);

          return df_scan_end_number (self, at, error) ? at : NULL;
        }

      if (self->number_length == sizeof self->number - 1)
        return df_scan_fail (self, self->mark, error, _("Found a number of hundreds of digits, expected one that can be held."));

      self->number[self->number_length++] = *at;
      self->state = next;
    }

  return at;
}
