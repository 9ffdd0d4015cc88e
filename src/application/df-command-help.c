/* df-command-help.c
 *
 * What --help says about all verbs; each verb describes itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <glib/gi18n.h>

/* " [--as SHAPE] [--force]" */
static void
df_command_describe_options (const DfVerb *verb,
                             GString      *text)
{
  for (const GOptionEntry *option = verb->options; option != NULL && option->long_name != NULL; option++)
    {
      g_string_append_printf (text, " [--%s", option->long_name);
      if (option->arg_description != NULL)
        g_string_append_printf (text, " %s", _(option->arg_description));
      g_string_append_c (text, ']');
    }
}

char *
df_command_describe_all (const DfVerb *const *verbs)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n", _("Usage:"));
  g_string_append_printf (text, "  dreamfest [%s]\n      %s\n", _("FILE …"), _("Open festivals in windows"));
  g_string_append (text, "  dreamfest --version | --help\n");

  for (guint i = 0; verbs[i] != NULL; i++)
    {
      g_string_append_printf (text, "  dreamfest %s %s", verbs[i]->name, _(verbs[i]->arguments));
      df_command_describe_options (verbs[i], text);
      g_string_append_printf (text, "\n      %s\n", _(verbs[i]->summary));
    }

  g_string_append_printf (text, "\n%s\n", _("“dreamfest VERB --help” says more. A file that is called like a verb is written ./list."));
  g_string_append_printf (text, "%s\n", _("Exit status: 0 done, 1 done with findings, 2 wrong usage, 3 refused, 4 stopped."));
  g_string_append_printf (text, "%s\n", _("After 3 and 4 nothing was changed."));

  return g_string_free (text, FALSE);
}
