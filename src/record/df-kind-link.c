/* df-kind-link.c
 *
 * Websites: which addresses are held, and which may be opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record/df-kind.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "record/df-error.h"

#define LONGEST_LINK 2048

/* Blanks around it are taken off, and letters may stand as escapes; so it may be longer as it is typed. */
#define LARGEST_TYPED_BYTES (LONGEST_LINK * 4)

/* Behind "http://" or "https://"; NULL where neither stands. */
static const char *
df_link_skip_scheme (const char *link)
{
  if (g_ascii_strncasecmp (link, "https://", 8) == 0)
    return link + 8;
  if (g_ascii_strncasecmp (link, "http://", 7) == 0)
    return link + 7;
  return NULL;
}

/* "band.nz:8080/x" begins with a host and its port, "data:8080x" and "mailto:…" with a scheme. */
static gboolean
df_link_has_scheme (const char *link)
{
  gsize length = strcspn (link, ":/?#");

  if (link[length] != ':')
    return FALSE;
  link += length + 1;
  length = strspn (link, "0123456789");

  return length == 0 || (link[length] != '\0' && strchr ("/?#", link[length]) == NULL);
}

/* What can hide in an address: text that shows otherwise than it is read. */
static const char *
df_link_find_hidden (const char *link)
{
  for (const char *at = link; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isspace (character))
        return N_("A web address has no blanks.");
      if (g_unichar_iscntrl (character) || g_unichar_type (character) == G_UNICODE_FORMAT)
        return N_("A web address has no invisible characters.");
      if (character == '\\')
        return N_("A web address has no backslashes.");
    }

  return NULL;
}

static gboolean
df_link_port_is_fine (const char *port,
                      gsize       length)
{
  return length <= 5 && strspn (port, "0123456789") >= length && g_ascii_strtoull (port, NULL, 10) <= G_MAXUINT16;
}

/* Letters of any script, digits, hyphens and single dots; or an IPv6 address in brackets. */
static gboolean
df_link_host_is_fine (const char *host,
                      gsize       length)
{
  const char *end = host + length;
  gunichar last = '.';

  if (length > 2 && host[0] == '[' && end[-1] == ']')
    {
      g_autofree char *address = g_strndup (host + 1, length - 2);

      return strspn (address, "0123456789abcdefABCDEF:.") == length - 2 && strchr (address, ':') != NULL && g_hostname_is_ip_address (address);
    }

  for (const char *at = host; at < end; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '.' && last == '.')
        return FALSE;
      if (character != '.' && character != '-' && character != '_' && !g_unichar_isalnum (character) && !g_unichar_ismark (character))
        return FALSE;
      last = character;
    }

  return length > 0 && length <= 253 && host[0] != '-';
}

/* @rest: what follows the scheme. */
static const char *
df_link_find_authority_problem (const char *rest,
                                gboolean    bare)
{
  gsize length = strcspn (rest, "/?#");
  gsize host = length;

  if (memchr (rest, '@', length) != NULL)
    return bare ? N_("This is a mail address; a website looks like https://band.nz.")
                : N_("A web address with a user name in it is not taken.");
  for (gsize i = length; i > 0; i--)
    if (rest[i - 1] == ':' && (rest[0] != '[' || memchr (rest + i, ']', length - i) == NULL))
      {
        host = i - 1;
        break;
      }
  if ((host < length && !df_link_port_is_fine (rest + host + 1, length - host - 1)) || !df_link_host_is_fine (rest, host)
      || (bare && memchr (rest, '.', host) == NULL))
    return N_("A website looks like https://band.nz.");

  return NULL;
}

static const char *
df_link_find_problem (const char *link)
{
  const char *rest = df_link_skip_scheme (link);
  const char *problem = df_link_find_hidden (link);

  if (problem != NULL)
    return problem;
  if (rest == NULL && df_link_has_scheme (link))
    return N_("Only http and https addresses are taken.");

  return df_link_find_authority_problem (rest != NULL ? rest : link, rest == NULL);
}

/* --- spelling -------------------------------------------------------------------------------------------------------- */

/* The bytes that the escapes "%80" to "%FF" at @at stand for, as far as they follow each other; @length: how much of @at they take. */
static char *
df_link_unescape_run (const char *at,
                      gsize      *length)
{
  GString *bytes = g_string_new (NULL);

  for (*length = 0; at[*length] == '%' && g_ascii_xdigit_value (at[*length + 1]) >= 8 && g_ascii_isxdigit (at[*length + 2]); *length += 3)
    g_string_append_c (bytes, (char) (g_ascii_xdigit_value (at[*length + 1]) * 16 + g_ascii_xdigit_value (at[*length + 2])));

  return g_string_free (bytes, FALSE);
}

/* What RFC 3986 lets stand at @at of @link as it is. */
static gboolean
df_link_may_stand (const char *link,
                   const char *at)
{
  const char *rest = df_link_skip_scheme (link);

  if (*at == '%')
    return g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2]);
  if (*at == '[' || *at == ']')
    return at < (rest != NULL ? rest : link) + strcspn (rest != NULL ? rest : link, "/?#");
  if (*at == '#')
    return memchr (link, '#', (gsize) (at - link)) == NULL;

  return g_ascii_isalnum (*at) || strchr ("-._~!$&'()*+,;=:@/?", *at) != NULL;
}

/* As people read it, letters of any script stand as such (RFC 3987, section 3.2), but for those that could hide; as a URI, they are escaped.
 * Each of the two gives the other again. */
static char *
df_link_spell (const char *link,
               gboolean    as_uri)
{
  gsize length = strspn (link, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/?");
  GString *spelled = g_string_new_len (link, (gssize) length);

  /* Most are spelled so from end to end. */
  for (const char *at = link + length; *at != '\0'; at += length)
    {
      g_autofree char *letters = df_link_unescape_run (at, &length);

      if (!as_uri && length > 0 && g_utf8_validate (letters, -1, NULL) && df_link_find_hidden (letters) == NULL)
        {
          g_string_append (spelled, letters);
          continue;
        }

      length = 1;
      if (df_link_may_stand (link, at) || (!as_uri && (guint8) *at >= 0x80))
        g_string_append_c (spelled, *at);
      else
        g_string_append_printf (spelled, "%%%02X", (guint) (guint8) *at);
    }

  return g_string_free (spelled, FALSE);
}

char *
df_link_to_uri (const char *link)
{
  g_return_val_if_fail (link != NULL, NULL);

  return df_link_spell (link, TRUE);
}

/* The address in its one spelling: scheme in lower case, https where none stands. */
static char *
df_link_complete (const char *link)
{
  const char *rest = df_link_skip_scheme (link);

  if (rest == NULL)
    return g_strconcat ("https://", link, NULL);

  return g_strconcat (rest - link == 8 ? "https://" : "http://", rest, NULL);
}

static gboolean
df_link_parse (DfRecord    *record,
               const char  *text,
               DfValue     *value,
               GError     **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *readable = NULL;
  g_autofree char *link = NULL;
  const char *problem = NULL;

  if (strnlen (text, LARGEST_TYPED_BYTES + 1) > LARGEST_TYPED_BYTES)
    problem = N_("A web address can have at most 2,048 bytes.");
  else if (!g_utf8_validate (text, -1, NULL))
    problem = N_("This is not readable text (UTF-8).");
  else
    {
      trimmed = g_strstrip (g_strdup (text));
      if (*trimmed == '\0')
        {
          value->text = g_steal_pointer (&trimmed);
          return TRUE;
        }
      readable = df_link_spell (trimmed, FALSE);
      problem = df_link_find_hidden (trimmed);
      problem = problem != NULL ? problem : df_link_find_problem (readable);
      link = df_link_complete (readable);
      if (problem == NULL && strlen (link) > LONGEST_LINK)
        problem = N_("A web address can have at most 2,048 bytes.");
    }

  if (problem != NULL)
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _(problem));
      return FALSE;
    }
  value->text = g_steal_pointer (&link);

  return TRUE;
}

static char *
df_link_format (DfRecord      *record,
                const DfValue *value)
{
  return g_strdup (value->text != NULL ? value->text : "");
}

static void
df_link_collate (const DfValue *value,
                 GString       *key)
{
  if (value->text != NULL)
    g_string_append (key, value->text);
}

gboolean
df_link_is_safe (const char *text)
{
  return text != NULL && strlen (text) <= LONGEST_LINK && g_utf8_validate (text, -1, NULL) && df_link_skip_scheme (text) != NULL &&
         df_link_find_problem (text) == NULL;
}

const DfKind df_kind_link = {
  .name = "link",
  .is_text = TRUE,
  .parse = df_link_parse,
  .format = df_link_format,
  .collate = df_link_collate,
  .schema = "\"maxLength\": 2048, \"pattern\": \"^(https?://[^\\\\s/?#@]+([/?#][^\\\\s]*)?)?$\"",
};
