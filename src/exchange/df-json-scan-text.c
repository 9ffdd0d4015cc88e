/* df-json-scan-text.c
 *
 * The texts of a JSON document: UTF-8 to the letter, whole surrogate pairs, no control characters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-scan-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* 1 for what stands in a text as itself and is one byte long. */
static const guint8 plain[256] = {
  [0x20 ... 0x21] = 1, [0x23 ... 0x5b] = 1, [0x5d ... 0x7f] = 1,
};

static void
df_json_scan_text_keep (DfJsonScan *self,
                        const char *from,
                        const char *to)
{
  if (self->is_name && to > from)
    g_byte_array_append (self->names, (const guint8 *) from, (guint) (to - from));
}

static void
df_json_scan_text_keep_code (DfJsonScan *self,
                             guint       code)
{
  char utf8[6];

  if (self->is_name)
    g_byte_array_append (self->names, (const guint8 *) utf8, (guint) g_unichar_to_utf8 (code, utf8));
}

static const char *
df_json_scan_text_fail_utf8 (DfJsonScan  *self,
                             GError     **error)
{
  self->need = 0;
  return df_scan_fail (self, self->mark, error, _("Found bytes that are not UTF-8, expected text in UTF-8."));
}

/* RFC 3629: neither overlong forms, nor surrogates, nor beyond U+10FFFF. */
static gboolean
df_json_scan_text_begin_character (DfJsonScan *self,
                                   guint8      lead)
{
  self->low = 0x80;
  self->high = 0xbf;

  if (lead >= 0xc2 && lead <= 0xdf)
    self->need = 1;
  else if (lead >= 0xe0 && lead <= 0xef)
    self->need = 2;
  else if (lead >= 0xf0 && lead <= 0xf4)
    self->need = 3;
  else
    return FALSE;

  if (lead == 0xe0)
    self->low = 0xa0;
  else if (lead == 0xed)
    self->high = 0x9f;
  else if (lead == 0xf0)
    self->low = 0x90;
  else if (lead == 0xf4)
    self->high = 0x8f;

  return TRUE;
}

/* Returns the byte behind what could be read of the character, or NULL when it is none. */
static const char *
df_json_scan_text_continue_character (DfJsonScan *self,
                                      const char *at,
                                      const char *end)
{
  while (self->need > 0 && at < end)
    {
      guint8 byte = (guint8) *at;

      if (byte < self->low || byte > self->high)
        return NULL;

      self->low = 0x80;
      self->high = 0xbf;
      self->need--;
      at++;
    }

  return at;
}

static const char *
df_json_scan_text_end_text (DfJsonScan  *self,
                            const char  *at,
                            GError     **error)
{
  if (self->is_name)
    {
      if (!df_scan_end_name (self, at, error))
        return NULL;

      self->state = SCAN_COLON;
      return at;
    }

  return df_scan_end_value (self, at, error) ? at : NULL;
}

static const char *
df_json_scan_text_take_character (DfJsonScan  *self,
                                  const char  *at,
                                  const char  *end,
                                  GError     **error)
{
  const char *next;

  if (self->need == 0)
    {
      self->mark = df_scan_offset (self, at);
      if (!df_json_scan_text_begin_character (self, (guint8) *at))
        return df_json_scan_text_fail_utf8 (self, error);

      next = df_json_scan_text_continue_character (self, at + 1, end);
    }
  else
    {
      next = df_json_scan_text_continue_character (self, at, end);
    }

  if (next == NULL)
    return df_json_scan_text_fail_utf8 (self, error);

  df_json_scan_text_keep (self, at, next);
  return next;
}

const char *
df_scan_text (DfJsonScan  *self,
              const char  *at,
              const char  *end,
              GError     **error)
{
  while (at < end)
    {
      const char *run = at;

      if (self->need == 0)
        {
          while (at < end && plain[(guint8) *at])
            at++;

          df_json_scan_text_keep (self, run, at);
          if (at == end)
            return at;
        }

      if (self->need > 0 || (guint8) *at >= 0x80)
        {
          at = df_json_scan_text_take_character (self, at, end, error);
          if (at == NULL)
            return NULL;
        }
      else if (*at == '"')
        {
          return df_json_scan_text_end_text (self, at + 1, error);
        }
      else if (*at == '\\')
        {
          self->mark = df_scan_offset (self, at);
          self->state = SCAN_ESCAPE;
          return at + 1;
        }
      else
        {
          return df_scan_fail (self, df_scan_offset (self, at), error,
                               _("Found the control character U+%04X inside a text, expected the closing quote or an escape."), (guint) *at);
        }
    }

  return at;
}

static const char *
df_json_scan_text_end_unicode (DfJsonScan  *self,
                               const char  *at,
                               GError     **error)
{
  gboolean is_low = self->code >= 0xdc00 && self->code <= 0xdfff;

  if (self->code == 0)
    return df_scan_fail (self, self->mark, error, _("Found \\u0000, expected a character that a text can hold."));

  if (is_low != (self->high_half != 0))
    return df_scan_fail (self, self->mark, error, _("Found half a surrogate pair, expected both halves."));

  if (self->code >= 0xd800 && self->code <= 0xdbff)
    {
      self->high_half = self->code;
      self->state = SCAN_LOW_BACKSLASH;
      return at;
    }

  if (is_low)
    df_json_scan_text_keep_code (self, 0x10000 + ((self->high_half - 0xd800) << 10) + (self->code - 0xdc00));
  else
    df_json_scan_text_keep_code (self, self->code);

  self->high_half = 0;
  self->state = SCAN_TEXT;
  return at;
}

static const char *
df_json_scan_text_take_hex_digit (DfJsonScan  *self,
                                  const char  *at,
                                  GError     **error)
{
  int digit = g_ascii_xdigit_value (*at);

  if (digit < 0)
    return df_scan_unexpected (self, at, _("four hexadecimal digits after \\u"), error);

  self->code = self->code * 16 + (guint) digit;
  self->n_digits++;

  return self->n_digits == 4 ? df_json_scan_text_end_unicode (self, at + 1, error) : at + 1;
}

static const char *
df_json_scan_text_begin_escape (DfJsonScan  *self,
                                const char  *at,
                                GError     **error)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found = *at != '\0' ? strchr (escapes, *at) : NULL;

  if (*at == 'u')
    {
      self->n_digits = 0;
      self->code = 0;
      self->state = SCAN_UNICODE;
      return at + 1;
    }

  if (found == NULL)
    return df_scan_unexpected (self, at, _("one of \" \\ / b f n r t u after the backslash"), error);

  df_json_scan_text_keep_code (self, (guint) meanings[found - escapes]);
  self->state = SCAN_TEXT;
  return at + 1;
}

const char *
df_scan_escape (DfJsonScan  *self,
                const char  *at,
                GError     **error)
{
  gboolean is_low_due = self->state == SCAN_LOW_BACKSLASH || self->state == SCAN_LOW_U;

  if (self->state == SCAN_UNICODE)
    return df_json_scan_text_take_hex_digit (self, at, error);

  if (!is_low_due)
    return df_json_scan_text_begin_escape (self, at, error);

  if (*at != (self->state == SCAN_LOW_BACKSLASH ? '\\' : 'u'))
    return df_scan_fail (self, self->mark, error, _("Found half a surrogate pair, expected both halves."));

  if (self->state == SCAN_LOW_BACKSLASH)
    {
      self->state = SCAN_LOW_U;
      return at + 1;
    }

  return df_json_scan_text_begin_escape (self, at, error);
}
