/* df-kind.c
 *
 * The kinds whose values are no prose: numbers, references, guids, moments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record/df-kind.h"

#include <glib/gi18n.h>
#include <string.h>

#include "record/df-error.h"

/* What every reader of JSON can hold. */
#define LARGEST_INTEGER G_GINT64_CONSTANT (9007199254740991)

/* Longer than any number, guid or moment, however it is padded. */
#define LONGEST_TEXT 200

static char *
df_kind_trim (const char *text)
{
  if (strnlen (text, LONGEST_TEXT + 1) > LONGEST_TEXT)
    return NULL;

  return g_strstrip (g_strdup (text));
}

static char *
df_text_format (DfRecord      *record,
                const DfValue *value)
{
  return g_strdup (value->text != NULL ? value->text : "");
}

static void
df_text_collate (const DfValue *value,
                 GString       *key)
{
  if (value->text != NULL)
    g_string_append (key, value->text);
}

static char *
df_integer_format (DfRecord      *record,
                   const DfValue *value)
{
  if (value->integer == DF_NOTHING)
    return g_strdup ("");

  return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
}

/* Of one width, and nothing, being the least integer, comes first. */
static void
df_integer_collate (const DfValue *value,
                    GString       *key)
{
  guint64 biased = (guint64) value->integer ^ (G_GUINT64_CONSTANT (1) << 63);

  g_string_append_printf (key, "%016" G_GINT64_MODIFIER "x", biased);
}

static gboolean
df_integer_parse (DfRecord    *record,
                  const char  *text,
                  DfValue     *value,
                  GError     **error)
{
  g_autofree char *trimmed = df_kind_trim (text);
  gint64 integer;

  if (trimmed != NULL && *trimmed == '\0')
    {
      value->integer = DF_NOTHING;
      return TRUE;
    }
  if (trimmed == NULL || !g_ascii_string_to_signed (trimmed, 10, -LARGEST_INTEGER, LARGEST_INTEGER, &integer, NULL))
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("Only a whole number can stand here."));
      return FALSE;
    }
  value->integer = integer;

  return TRUE;
}

static gboolean
df_reference_parse (DfRecord    *record,
                    const char  *text,
                    DfValue     *value,
                    GError     **error)
{
  g_autofree char *trimmed = df_kind_trim (text);
  guint64 id;

  if (trimmed != NULL && *trimmed == '\0')
    {
      value->integer = DF_NOTHING;
      return TRUE;
    }
  if (trimmed == NULL || !g_ascii_string_to_unsigned (trimmed, 10, 1, LARGEST_INTEGER, &id, NULL))
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("A reference is the number of the other record."));
      return FALSE;
    }
  value->integer = (gint64) id;

  return TRUE;
}

/* As we write it, which an import of thousands is glad to see quickly. */
static gboolean
df_guid_is_plain (const char *text)
{
  static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  gsize i;

  for (i = 0; form[i] != '\0'; i++)
    if (form[i] == '-' ? text[i] != '-' : !g_ascii_isdigit (text[i]) && (text[i] < 'a' || text[i] > 'f'))
      return FALSE;

  return text[i] == '\0';
}

static gboolean
df_guid_parse (DfRecord    *record,
               const char  *text,
               DfValue     *value,
               GError     **error)
{
  g_autofree char *trimmed = NULL;

  if (df_guid_is_plain (text))
    {
      value->text = g_strdup (text);
      return TRUE;
    }

  trimmed = df_kind_trim (text);
  if (trimmed == NULL || !g_uuid_string_is_valid (trimmed))
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID,
                           _("A guid looks like 1b4e28ba-2fa1-41d2-883f-0016d3cca427."));
      return FALSE;
    }
  value->text = g_ascii_strdown (trimmed, -1);

  return TRUE;
}

static gboolean
df_timestamp_parse (DfRecord    *record,
                    const char  *text,
                    DfValue     *value,
                    GError     **error)
{
  g_autofree char *trimmed = df_kind_trim (text);
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) moment = NULL;
  g_autoptr(GDateTime) moment_utc = NULL;

  if (trimmed != NULL && *trimmed == '\0')
    return TRUE;
  if (trimmed != NULL)
    moment = g_date_time_new_from_iso8601 (trimmed, utc);
  if (moment != NULL)
    moment_utc = g_date_time_to_utc (moment);
  if (moment_utc == NULL)
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("A moment looks like 2027-02-05T14:00:00Z."));
      return FALSE;
    }
  value->text = g_date_time_format (moment_utc, "%Y-%m-%dT%H:%M:%SZ");

  return TRUE;
}

const DfKind df_kind_integer = {
  .name = "integer",
  .parse = df_integer_parse,
  .format = df_integer_format,
  .collate = df_integer_collate,
  .schema = "\"minimum\": -9007199254740991, \"maximum\": 9007199254740991",
};

const DfKind df_kind_reference = {
  .name = "reference",
  .parse = df_reference_parse,
  .format = df_integer_format,
  .collate = df_integer_collate,
  .schema = "\"minimum\": 1, \"maximum\": 9007199254740991",
};

const DfKind df_kind_guid = {
  .name = "guid",
  .is_text = TRUE,
  .parse = df_guid_parse,
  .format = df_text_format,
  .collate = df_text_collate,
  .schema = "\"format\": \"uuid\", \"pattern\": \"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$\"",
};

const DfKind df_kind_timestamp = {
  .name = "timestamp",
  .is_text = TRUE,
  .parse = df_timestamp_parse,
  .format = df_text_format,
  .collate = df_text_collate,
  .schema = "\"format\": \"date-time\", \"pattern\": \"^[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}Z$\"",
};
