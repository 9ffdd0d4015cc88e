/* df-length.c
 *
 * How long something takes, as people type and read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-length.h"

#include <glib/gi18n.h>
#include <string.h>

#include "record/df-error.h"

#define LONGEST_TEXT 100
#define LONGEST 1440

static const char *
df_length_skip_words (const char *at)
{
  while (*at != '\0' && !g_ascii_isdigit (*at))
    at++;

  return at;
}

/* A number of four digits at most; NULL where there is none. */
static const char *
df_length_read_number (const char *at,
                       int        *number)
{
  gsize digits = strspn (at, "0123456789");

  if (digits == 0 || digits > 4)
    return NULL;
  *number = (int) g_ascii_strtoull (at, NULL, 10);

  return at + digits;
}

/* One number is minutes, unless an h stands behind it; two are hours and minutes. */
static gboolean
df_length_read (const char *text,
                int        *minutes)
{
  const char *at;
  int first;
  int second;

  at = df_length_read_number (text, &first);
  if (at == NULL)
    return FALSE;
  while (*at == ' ' || strncmp (at, "\302\240", 2) == 0)
    at += *at == '\302' ? 2 : 1;

  if (*df_length_skip_words (at) == '\0')
    {
      *minutes = g_ascii_tolower (*at) == 'h' ? first * 60 : first;
      return *at == '\0' || *at == '\'' || g_unichar_isalpha (g_utf8_get_char (at));
    }
  if (*at != ':' && g_ascii_tolower (*at) != 'h')
    return FALSE;

  at = df_length_read_number (df_length_skip_words (at), &second);
  if (at == NULL || second > 59 || *df_length_skip_words (at) != '\0')
    return FALSE;
  *minutes = first * 60 + second;

  return TRUE;
}

static gboolean
df_length_parse (DfRecord    *record,
                 const char  *text,
                 DfValue     *value,
                 GError     **error)
{
  g_autofree char *trimmed = strnlen (text, LONGEST_TEXT + 1) <= LONGEST_TEXT ? g_strstrip (g_strdup (text)) : NULL;
  int minutes;

  if (trimmed != NULL && *trimmed == '\0')
    {
      value->integer = DF_NOTHING;
      return TRUE;
    }
  if (trimmed == NULL || !df_length_read (trimmed, &minutes) || minutes > LONGEST)
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("A length looks like 25 min or 1 h 30; a day is the most."));
      return FALSE;
    }
  value->integer = minutes;

  return TRUE;
}

static char *
df_length_format (DfRecord      *record,
                  const DfValue *value)
{
  if (value->integer == DF_NOTHING)
    return g_strdup ("");

  return g_strdup_printf (_("%d min"), (int) value->integer);
}

static void
df_length_collate (const DfValue *value,
                   GString       *key)
{
  df_kind_integer.collate (value, key);
}

const DfKind df_kind_length = {
  .name = "length",
  .parse = df_length_parse,
  .format = df_length_format,
  .collate = df_length_collate,
  .schema = "\"minimum\": 0, \"maximum\": 1440",
};
