/* df-command-seed.c
 *
 * seed: the sample festival.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <glib/gi18n.h>

#include "exchange/df-import.h"

static gboolean
df_command_seed_run (DfCommand  *command,
                     GError    **error)
{
  g_autoptr(DfReport) report = df_report_new (df_festival_catalog ());
  g_autoptr(DfRepository) repository = NULL;
  g_autofree char *told = NULL;
  gboolean made;

  repository = df_command_open_or_make (command->arguments[0], &made, error);
  if (repository == NULL)
    return FALSE;

  if (!df_import_sample (repository, report, error))
    {
      if (made)
        df_command_discard (&repository);
      return FALSE;
    }

  told = df_report_describe (report);
  df_command_say ("%s", told);

  return TRUE;
}

const DfVerb df_verb_seed = {
  .name = "seed",
  .arguments = N_("FILE"),
  .summary = N_("Put the sample festival into a file, which is made if need be"),
  .least = 1,
  .most = 1,
  .run = df_command_seed_run
};
