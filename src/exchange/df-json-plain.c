/* df-json-plain.c
 *
 * The members of a plain record, taken straight from the bytes that the scan has checked. json-glib takes ten times as long for them,
 * most of it for a tree that is thrown away at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-plain.h"

#include <string.h>

#define MAX_MEMBERS 64

struct _DfJsonPlain
{
  DfJsonMember  members[MAX_MEMBERS];
  guint         n_members;
  guint         next;          /* where the next question probably finds its answer */
  char         *texts;         /* of one record, each terminated */
  gsize         size;
  gsize         used;
};

static const char *
df_json_plain_skip_blanks (const char *at,
                           const char *end)
{
  while (at < end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
    at++;

  return at;
}

/* @at: behind the backslash of \uXXXX, which may be a pair. Returns the byte behind it. */
static const char *
df_json_plain_read_unicode (const char  *at,
                            char       **to)
{
  gunichar code = 0;

  for (int i = 1; i <= 4; i++)
    code = code * 16 + (gunichar) g_ascii_xdigit_value (at[i]);

  at += 5;
  if (code >= 0xd800 && code <= 0xdbff)
    {
      gunichar low = 0;

      for (int i = 2; i <= 5; i++)
        low = low * 16 + (gunichar) g_ascii_xdigit_value (at[i]);

      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
      at += 6;
    }

  *to += g_unichar_to_utf8 (code, *to);
  return at;
}

/* @at: behind the opening quote; the scan has seen to the closing one. An escape never takes fewer bytes than what it stands for. */
static const char *
df_json_plain_read_text (DfJsonPlain  *self,
                         DfJsonMember *member,
                         const char   *at)
{
  static const char meanings[256] = { ['"'] = '"', ['\\'] = '\\', ['/'] = '/', ['b'] = '\b', ['f'] = '\f', ['n'] = '\n', ['r'] = '\r', ['t'] = '\t' };
  char *to = self->texts + self->used;

  member->type = DF_JSON_TEXT;
  member->text = to;

  while (*at != '"')
    {
      if (*at != '\\')
        {
          *to++ = *at++;
        }
      else if (at[1] == 'u')
        {
          at = df_json_plain_read_unicode (at + 1, &to);
        }
      else
        {
          *to++ = meanings[(guint8) at[1]];
          at += 2;
        }
    }

  *to++ = '\0';
  self->used = (gsize) (to - self->texts);

  return at + 1;
}

/* The scan has refused more than 53 bits. */
static const char *
df_json_plain_read_integer (DfJsonMember *member,
                            const char   *at,
                            const char   *end)
{
  gboolean is_negative = *at == '-';
  gint64 integer = 0;

  for (at += is_negative ? 1 : 0; at < end && *at >= '0' && *at <= '9'; at++)
    integer = integer * 10 + (*at - '0');

  if (at < end && (*at == '.' || *at == 'e' || *at == 'E'))
    return NULL;

  member->type = DF_JSON_INTEGER;
  member->integer = is_negative ? -integer : integer;
  return at;
}

static const char *
df_json_plain_read_value (DfJsonPlain  *self,
                          DfJsonMember *member,
                          const char   *at,
                          const char   *end)
{
  switch (*at)
    {
    case '"':
      return df_json_plain_read_text (self, member, at + 1);
    case 'n':
      member->type = DF_JSON_NULL;
      return at + 4;
    case 't':
    case 'f':
      member->type = DF_JSON_BOOLEAN;
      member->integer = *at == 't';
      return at + (*at == 't' ? 4 : 5);
    case '{':
    case '[':
      return NULL;
    default:
      return df_json_plain_read_integer (member, at, end);
    }
}

/* @at: at the name's opening quote. Behind the value, or NULL. */
static const char *
df_json_plain_read_member (DfJsonPlain *self,
                           const char  *at,
                           const char  *end)
{
  DfJsonMember *member = &self->members[self->n_members];
  const char *quote = memchr (at + 1, '"', (gsize) (end - at) - 1);

  if (self->n_members == MAX_MEMBERS || memchr (at + 1, '\\', (gsize) (quote - at) - 1) != NULL)
    return NULL;

  member->name = at + 1;
  member->name_length = (gsize) (quote - at) - 1;
  self->n_members++;

  at = df_json_plain_skip_blanks (quote + 1, end);
  return df_json_plain_read_value (self, member, df_json_plain_skip_blanks (at + 1, end), end);
}

gboolean
df_json_plain_read (DfJsonPlain *self,
                    const char  *json,
                    gsize        length)
{
  const char *at = json + 1;
  const char *end = json + length;

  self->n_members = 0;
  self->next = 0;
  self->used = 0;

  if (*json != '{')
    return FALSE;

  /* Texts lose their quotes and gain a terminator: they fit where the record fits. */
  if (self->size < length)
    {
      g_free (self->texts);
      self->size = length * 2;
      self->texts = g_malloc (self->size);
    }

  at = df_json_plain_skip_blanks (at, end);
  while (at != NULL && at < end && *at == '"')
    {
      at = df_json_plain_read_member (self, at, end);
      if (at == NULL)
        return FALSE;

      at = df_json_plain_skip_blanks (at, end);
      if (at < end && *at == ',')
        at = df_json_plain_skip_blanks (at + 1, end);
    }

  return TRUE;
}

guint
df_json_plain_count (DfJsonPlain *self)
{
  return self->n_members;
}

const DfJsonMember *
df_json_plain_find (DfJsonPlain *self,
                    const char  *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < self->n_members; i++)
    {
      guint position = (self->next + i) % self->n_members;
      const DfJsonMember *member = &self->members[position];

      if (member->name_length == length && memcmp (member->name, name, length) == 0)
        {
          self->next = position + 1;
          return member;
        }
    }

  return NULL;
}

DfJsonPlain *
df_json_plain_new (void)
{
  return g_new0 (DfJsonPlain, 1);
}

void
df_json_plain_free (DfJsonPlain *self)
{
  g_free (self->texts);
  g_free (self);
}
