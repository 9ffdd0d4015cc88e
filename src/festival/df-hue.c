/* df-hue.c
 *
 * The eight colours of the palette by their names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-hue.h"

#include <glib/gi18n.h>

#include "record/df-error.h"

static const char *const names[DF_N_HUES] = {
  N_("Blue"), N_("Magenta"), N_("Green"), N_("Violet"), N_("Amber"), N_("Teal"), N_("Red"), N_("Slate"),
};

char **
df_hue_dup_names (void)
{
  char **choices = g_new0 (char *, DF_N_HUES + 1);

  for (guint i = 0; i < DF_N_HUES; i++)
    choices[i] = g_strdup (_(names[i]));

  return choices;
}

static gboolean
df_hue_parse (DfRecord    *record,
              const char  *text,
              DfValue     *value,
              GError     **error)
{
  g_autofree char *wanted = df_fold (text);

  g_strstrip (wanted);
  value->integer = DF_NOTHING;
  for (int i = 0; i < DF_N_HUES && *wanted != '\0'; i++)
    {
      g_autofree char *name = df_fold (_(names[i]));
      char number[] = { (char) ('1' + i), '\0' };

      if (g_str_equal (wanted, name) || g_str_equal (wanted, number))
        value->integer = i + 1;
    }
  if (value->integer != DF_NOTHING || *wanted == '\0')
    return TRUE;

  g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("A colour is one of the eight that there are, such as Blue."));
  return FALSE;
}

/* A file may hold any number. */
static char *
df_hue_format (DfRecord      *record,
               const DfValue *value)
{
  return g_strdup (value->integer >= 1 && value->integer <= DF_N_HUES ? _(names[value->integer - 1]) : "");
}

static void
df_hue_collate (const DfValue *value,
                GString       *key)
{
  df_kind_integer.collate (value, key);
}

const DfKind df_kind_hue = {
  .name = "hue",
  .parse = df_hue_parse,
  .format = df_hue_format,
  .collate = df_hue_collate,
  .schema = "\"minimum\": 1, \"maximum\": 8",
};
