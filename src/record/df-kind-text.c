/* df-kind-text.c
 *
 * Names and descriptions: what people may write, and how names are compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record/df-kind.h"

#include <glib/gi18n.h>
#include <string.h>

#include "record/df-error.h"

/* What 200 characters can take before blanks are trimmed and marks composed; more is refused before anything looks at it. */
#define LARGEST_NAME_BYTES 16384

/* No character takes more than four bytes; each line's end may have been two. */
#define LARGEST_DESCRIPTION_BYTES (DF_LONGEST_DESCRIPTION * 8)

/* --- names ---------------------------------------------------------------------------------------------------------- */

static gboolean
df_is_blank (gunichar character)
{
  return character == '\t' || g_unichar_type (character) == G_UNICODE_SPACE_SEPARATOR;
}

static gboolean
df_is_line_end (gunichar character)
{
  return character == '\n' || character == '\r' || character == 0x85 || character == 0x2028 || character == 0x2029;
}

/* Embeddings, overrides and isolates make a text read otherwise than it stands, and what follows it. */
static gboolean
df_turns_direction (gunichar character)
{
  return (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
}

/* The sentence about the first character that a name cannot have; NULL when there is none. */
static const char *
df_name_find_problem (const char *name)
{
  gboolean visible = FALSE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (df_is_line_end (character))
        return N_("A name is one line of text.");
      if (g_unichar_iscntrl (character))
        return N_("A name cannot hold control characters.");
      if (df_turns_direction (character))
        return N_("A name cannot hold invisible characters that turn the direction of text.");
      visible = visible || g_unichar_isgraph (character);
    }

  return visible || *name == '\0' ? NULL : N_("A name needs at least one letter.");
}

/* Trimmed, with one space where blanks were. Line ends go at both ends only. */
static char *
df_name_squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);
  gboolean blank = FALSE;

  while (*text != '\0' && (df_is_blank (g_utf8_get_char (text)) || df_is_line_end (g_utf8_get_char (text))))
    text = g_utf8_next_char (text);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (df_is_blank (character))
        {
          blank = TRUE;
          continue;
        }
      if (blank)
        g_string_append_c (squeezed, ' ');
      blank = FALSE;
      g_string_append_unichar (squeezed, character);
    }

  while (squeezed->len > 0)
    {
      const char *last = g_utf8_find_prev_char (squeezed->str, squeezed->str + squeezed->len);

      if (!df_is_line_end (g_utf8_get_char (last)) && *last != ' ')
        break;
      g_string_truncate (squeezed, last - squeezed->str);
    }

  return g_string_free (squeezed, FALSE);
}

/* Whether there is nothing to do about @name: what most names are, and quick to tell, which an import of thousands is glad of. */
static gboolean
df_name_is_plain (const char *name,
                  gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isprint (name[i]) || (name[i] == ' ' && (i == 0 || i + 1 == length || name[i + 1] == ' ')))
      return FALSE;

  return length <= DF_LONGEST_NAME;
}

static gboolean
df_name_parse (DfRecord    *record,
               const char  *text,
               DfValue     *value,
               GError     **error)
{
  g_autofree char *squeezed = NULL;
  g_autofree char *composed = NULL;
  const char *problem = NULL;
  gsize length = strnlen (text, LARGEST_NAME_BYTES + 1);
  gboolean too_long = length > LARGEST_NAME_BYTES;

  if (df_name_is_plain (text, length))
    {
      value->text = g_strndup (text, length);
      return TRUE;
    }

  if (!too_long && !g_utf8_validate (text, -1, NULL))
    problem = N_("This is not readable text (UTF-8).");
  else if (!too_long)
    {
      squeezed = df_name_squeeze (text);
      composed = g_utf8_normalize (squeezed, -1, G_NORMALIZE_DEFAULT_COMPOSE);
      problem = df_name_find_problem (composed);
      too_long = problem == NULL && g_utf8_strlen (composed, -1) > DF_LONGEST_NAME;
    }

  if (too_long)
    problem = N_("A name can have at most 200 characters.");
  if (problem != NULL)
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _(problem));
      return FALSE;
    }
  value->text = g_steal_pointer (&composed);

  return TRUE;
}

static char *
df_text_format (DfRecord      *record,
                const DfValue *value)
{
  return g_strdup (value->text != NULL ? value->text : "");
}

/* "The Paper Lanterns" stands under P, as on every record shelf. */
static const char *
df_skip_article (const char *name)
{
  return g_ascii_strncasecmp (name, "the ", 4) == 0 && name[4] != '\0' ? name + 4 : name;
}

static void
df_text_collate (const DfValue *value,
                 GString       *key)
{
  g_autofree char *collated = NULL;

  if (value->text == NULL || *value->text == '\0')
    return;
  if (!g_utf8_validate (value->text, -1, NULL))
    {
      g_string_append (key, value->text);
      return;
    }
  collated = g_utf8_collate_key (df_skip_article (value->text), -1);
  g_string_append (key, collated);
}

/* --- descriptions ----------------------------------------------------------------------------------------------------- */

static gboolean
df_description_is_plain (const char *text,
                         gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isprint (text[i]) && text[i] != '\n' && text[i] != '\t')
      return FALSE;

  return length <= DF_LONGEST_DESCRIPTION;
}

/* LF for every line's end; of the other controls only the tab stays. */
static char *
df_description_clean (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '\r')
        {
          if (at[1] != '\n')
            g_string_append_c (clean, '\n');
        }
      else if (character == '\n' || character == '\t' || !g_unichar_iscntrl (character))
        g_string_append_unichar (clean, character);
    }

  return g_string_free (clean, FALSE);
}

static gboolean
df_description_parse (DfRecord    *record,
                      const char  *text,
                      DfValue     *value,
                      GError     **error)
{
  g_autofree char *clean = NULL;
  gsize length = strnlen (text, LARGEST_DESCRIPTION_BYTES + 1);
  gboolean too_long = length > LARGEST_DESCRIPTION_BYTES;

  if (df_description_is_plain (text, length))
    {
      value->text = g_strndup (text, length);
      return TRUE;
    }

  if (!too_long && !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("This is not readable text (UTF-8)."));
      return FALSE;
    }
  if (!too_long)
    {
      clean = df_description_clean (text);
      too_long = g_utf8_strlen (clean, -1) > DF_LONGEST_DESCRIPTION;
    }
  if (too_long)
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("A description can have at most 100,000 characters."));
      return FALSE;
    }
  value->text = g_steal_pointer (&clean);

  return TRUE;
}

const DfKind df_kind_text = {
  .name = "text",
  .is_text = TRUE,
  .parse = df_name_parse,
  .format = df_text_format,
  .collate = df_text_collate,
  .schema = "\"maxLength\": 200, \"pattern\": \"^[^\\\\u0000-\\\\u001F\\\\u007F-\\\\u009F\\\\u2028-\\\\u202E\\\\u2066-\\\\u2069]*$\"",
};

const DfKind df_kind_long_text = {
  .name = "long-text",
  .is_text = TRUE,
  .parse = df_description_parse,
  .format = df_text_format,
  .collate = df_text_collate,
  .schema = "\"maxLength\": 100000, \"pattern\": \"^[^\\\\u0000-\\\\u0008\\\\u000B-\\\\u001F\\\\u007F-\\\\u009F]*$\"",
};

/* --- folding ---------------------------------------------------------------------------------------------------------- */

/* Letters that no decomposition takes apart, and what people type for them. */
static const struct { gunichar letter; const char *plain; } plain_letters[] = {
  { 0xe6, "ae" }, { 0xf0, "d" }, { 0xf8, "o" }, { 0xfe, "th" }, { 0x111, "d" }, { 0x127, "h" }, { 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" },
};

static void
df_fold_letter (gunichar  letter,
                GString  *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == letter)
      {
        g_string_append (folded, plain_letters[i].plain);
        return;
      }
  g_string_append_unichar (folded, letter);
}

static char *
df_fold_unicode (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *compatible = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (compatible, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_sized_new (strlen (apart));

  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character < 0x80)
        g_string_append_c (folded, (char) character);
      else if (!g_unichar_ismark (character))
        df_fold_letter (character, folded);
    }

  return g_string_free (folded, FALSE);
}

char *
df_fold (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  return df_fold_unicode (text);
}
