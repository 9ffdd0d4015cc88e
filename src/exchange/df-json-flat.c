/* df-json-flat.c
 *
 * The members of a plain record, read where they stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-flat.h"

#include <string.h>

static const char *
df_json_flat_skip_blanks (const char *at)
{
  return at + strspn (at, " \t\r\n");
}

/* Behind the closing quote; NULL where there is a character by its number. @at: behind the opening one. */
static const char *
df_json_flat_take_text (const char  *at,
                        const char **text,
                        gsize       *length,
                        gboolean    *has_escapes)
{
  const char *end = at + strcspn (at, "\"\\");

  *has_escapes = *end == '\\';
  while (*end == '\\')
    {
      if (end[1] == 'u')
        return NULL;
      end += 2;
      end += strcspn (end, "\"\\");
    }

  *text = at;
  *length = (gsize) (end - at);
  return end + 1;
}

char *
df_json_flat_dup_text (const DfJsonFlat *self)
{
  static const char letters[] = "bfnrt";
  static const char characters[] = "\b\f\n\r\t";
  char *text = g_strndup (self->text, self->text_length);
  char *to = text;

  if (!self->has_escapes)
    return text;

  for (const char *from = text; *from != '\0'; from++)
    {
      const char *letter = *from == '\\' ? strchr (letters, *++from) : NULL;

      *to++ = letter != NULL ? characters[letter - letters] : *from;
    }
  *to = '\0';

  return text;
}

/* The scan let no number pass that does not fit. */
static const char *
df_json_flat_take_integer (const char *at,
                           gint64     *integer)
{
  char *end;

  *integer = g_ascii_strtoll (at, &end, 10);
  return end == at || strchr (".eE", *end) != NULL ? NULL : end;
}

static const char *
df_json_flat_take_value (DfJsonFlat *self,
                         const char *at)
{
  if (*at == '"')
    {
      self->kind = DF_JSON_FLAT_TEXT;
      return df_json_flat_take_text (at + 1, &self->text, &self->text_length, &self->has_escapes);
    }
  if (*at == 'n')
    {
      self->kind = DF_JSON_FLAT_NULL;
      return at + strlen ("null");
    }

  self->kind = DF_JSON_FLAT_INTEGER;
  return *at == '-' || g_ascii_isdigit (*at) ? df_json_flat_take_integer (at, &self->integer) : NULL;
}

void
df_json_flat_begin (DfJsonFlat *self,
                    const char *bytes)
{
  *self = (DfJsonFlat) { .at = bytes };
}

gboolean
df_json_flat_next (DfJsonFlat *self)
{
  const char *at = self->at;
  gboolean has_escapes;

  /* The opening brace, a comma, or the closing brace: nothing else can stand here. */
  if (at == NULL || (self->name == NULL && *at != '{'))
    return FALSE;

  self->at = NULL;
  if (*at != '}')
    at = df_json_flat_skip_blanks (at + 1);
  if (*at == '}')
    {
      self->is_over = TRUE;
      return FALSE;
    }

  at = df_json_flat_take_text (at + 1, &self->name, &self->name_length, &has_escapes);
  if (at == NULL || has_escapes)
    return FALSE;

  at = df_json_flat_skip_blanks (at);
  at = df_json_flat_take_value (self, df_json_flat_skip_blanks (at + 1));
  if (at == NULL)
    return FALSE;

  self->at = df_json_flat_skip_blanks (at);
  return TRUE;
}
