/* df-command-export.c
 *
 * export: the festival in a shape that other tools read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "application/df-command-report.h"
#include "exchange/df-export.h"

static struct
{
  char    *shape;
  gboolean force;
} chosen;

static const GOptionEntry options[] = {
  { "as", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &chosen.shape, N_("The shape, instead of Dreamfest’s own"), N_("SHAPE") },
  { "force", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &chosen.force, N_("Replace a TARGET that is there"), NULL },
  G_OPTION_ENTRY_NULL
};

static gboolean
df_command_export_to_file (DfCommand              *command,
                           DfRepository           *repository,
                           DfReport               *report,
                           const DfExportOptions  *how,
                           GError                **error)
{
  const char *target = command->arguments[1];
  g_autoptr(GFile) file = g_file_new_for_path (target);

  if (df_command_is_same_file (command->arguments[0], target))
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_EXISTS, _("The festival itself cannot be the target."));
      return FALSE;
    }

  return df_export_file (repository, chosen.shape, file, chosen.force, report, how, error);
}

static gboolean
df_command_export_run (DfCommand  *command,
                       GError    **error)
{
  const char *target = command->arguments[1];
  gboolean to_stdout = target == NULL || strcmp (target, "-") == 0;
  g_autoptr(DfReport) report = df_report_new (df_festival_catalog ());
  g_autoptr(DfRepository) repository = NULL;
  DfCommandProgress progress;
  DfExportOptions how = { .cancellable = command->cancellable, .progress = df_command_progress_tell, .progress_data = &progress };
  gboolean done;

  if (chosen.shape != NULL && !df_command_is_one_of (chosen.shape, df_export_list_shapes (), error))
    return FALSE;

  repository = df_command_open (command->arguments[0], FALSE, error);
  if (repository == NULL)
    return FALSE;

  /* A terminal that shows the export has no line left. */
  if (to_stdout && isatty (STDOUT_FILENO))
    how.progress = NULL;
  df_command_progress_begin (&progress, N_("Exporting: %s"), NULL);
  if (to_stdout)
    done = df_export_stream (repository, chosen.shape, command->output, report, &how, error);
  else
    done = df_command_export_to_file (command, repository, report, &how, error);
  df_command_progress_end (&progress);

  df_command_say_messages (report, command->arguments[0], TRUE);

  return done;
}

const DfVerb df_verb_export = {
  .name = "export",
  .arguments = N_("FILE [TARGET|-]"),
  .summary = N_("Hand the festival on, to a file or to stdout"),
  .least = 1,
  .most = 2,
  .options = options,
  .run = df_command_export_run
};
