/* df-command-import.c
 *
 * import: a festival of any shape that we know, into a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <string.h>

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "application/df-command-report.h"
#include "exchange/df-import.h"
#include "festival/df-day.h"

static struct
{
  gboolean dry_run;
  char    *shape;
  char    *starts_on;
  char    *on_match;
  gboolean skip_refused;
  gboolean as_json;
} chosen;

static const GOptionEntry options[] = {
  { "dry-run", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &chosen.dry_run, N_("Say what would be done and write nothing"), NULL },
  { "as", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &chosen.shape, N_("The shape, instead of the one that is found"), N_("SHAPE") },
  { "starts-on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &chosen.starts_on,
    N_("The first day of a source that names only weekdays"), N_("DATE") },
  { "on-match", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &chosen.on_match,
    N_("What to do with a record that the file has: update (the default) or skip"), N_("update|skip") },
  { "skip-refused", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &chosen.skip_refused,
    N_("Leave out what cannot be held, instead of refusing all"), NULL },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &chosen.as_json, N_("Report as JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

static gboolean
df_command_import_check (GError **error)
{
  static const char *const matches[] = { "update", "skip", NULL };

  if (chosen.shape != NULL && !df_command_is_one_of (chosen.shape, df_import_list_shapes (), error))
    return FALSE;

  if (chosen.on_match != NULL && !df_command_is_one_of (chosen.on_match, matches, error))
    return FALSE;

  if (chosen.starts_on != NULL && !df_day_is_valid (chosen.starts_on))
    return df_command_misuse (error, _("“%s” is not a day; write it as 2027-02-05."), chosen.starts_on);

  return TRUE;
}

/* As the user gave it. */
static const char *
df_command_import_get_source (DfCommand *command)
{
  return strcmp (command->arguments[1], "-") == 0 ? _("standard input") : command->arguments[1];
}

static gboolean
df_command_import_read (DfCommand     *command,
                        DfRepository  *repository,
                        DfReport      *report,
                        GError       **error)
{
  const char *source = command->arguments[1];
  DfCommandProgress progress;
  const DfImportOptions how = {
    .shape = chosen.shape,
    .starts_on = chosen.starts_on,
    .dry_run = chosen.dry_run,
    .skip_matches = g_strcmp0 (chosen.on_match, "skip") == 0,
    .skip_refused = chosen.skip_refused,
    .source = df_command_import_get_source (command),
    .cancellable = command->cancellable,
    .progress = df_command_progress_tell,
    .progress_data = &progress
  };
  gboolean done;

  df_command_progress_begin (&progress, N_("Importing: %s"), N_("Importing: %s of %s"));

  if (strcmp (source, "-") == 0)
    {
      g_autoptr(GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);

      done = df_import_stream (repository, stream, how.source, &how, report, error);
    }
  else
    {
      g_autoptr(GFile) file = g_file_new_for_path (source);

      done = df_import_file (repository, file, &how, report, error);
    }
  df_command_progress_end (&progress);

  return done;
}

/* What was done, or why it was @refused; to stdout as JSON, to stderr in words. A single refusal is what the error says in the end, and so not said
 * here; with --json all of them stand there. By now the file is as it will be: that nobody can be told does not change it any more, and is no
 * failure. */
static void
df_command_import_tell (DfCommand     *command,
                        DfReport      *report,
                        const GError  *refused)
{
  gboolean is_said = refused != NULL && df_report_count (report, DF_MESSAGE_REFUSED) == 1;
  g_autoptr(GString) json = g_string_new (NULL);
  g_autofree char *told = NULL;
  g_autoptr(GError) error = NULL;

  df_command_say_messages (report, df_command_import_get_source (command), !is_said && !chosen.as_json);
  if (refused == NULL)
    {
      told = df_report_describe (report);
      df_command_say ("%s", told);
    }

  if (!chosen.as_json)
    return;

  df_report_write_json (report, json);
  if (!df_command_write (command, json->str, json->len, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    df_command_say ("dreamfest: %s", error->message);
}

static gboolean
df_command_import_into (DfCommand     *command,
                        DfRepository  *repository,
                        GError       **error)
{
  g_autoptr(DfReport) report = df_report_new (df_festival_catalog ());
  g_autoptr(GError) local_error = NULL;

  if (df_command_import_read (command, repository, report, &local_error))
    {
      df_command_import_tell (command, report, NULL);
      command->findings = df_command_has_refusals (report, df_festival_catalog ());
      return TRUE;
    }

  if (g_error_matches (local_error, DF_ERROR, DF_ERROR_REFUSED))
    df_command_import_tell (command, report, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* A trial into a file that is not there: into one that nobody sees. */
static gboolean
df_command_import_try (DfCommand  *command,
                       GError    **error)
{
  g_autofree char *folder = g_dir_make_tmp ("dreamfest-XXXXXX", error);
  g_autofree char *name = g_path_get_basename (command->arguments[0]);
  g_autofree char *path = NULL;
  g_autoptr(DfRepository) repository = NULL;
  gboolean done = FALSE;

  if (folder == NULL)
    return FALSE;

  path = g_build_filename (folder, name, NULL);
  repository = df_festival_create (path, NULL, DF_OPEN_PATIENT, error);
  if (repository != NULL)
    {
      done = df_command_import_into (command, repository, error);
      df_command_discard (&repository);
    }
  g_rmdir (folder);

  return done;
}

static gboolean
df_command_import_run (DfCommand  *command,
                       GError    **error)
{
  const char *path = command->arguments[0];
  g_autoptr(DfRepository) repository = NULL;
  gboolean made;

  if (!df_command_import_check (error))
    return FALSE;

  /* Reading it beside the database would also take the database's locks away. */
  if (df_command_is_same_file (path, command->arguments[1]))
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_REFUSED, _("The festival itself cannot be the source."));
      return FALSE;
    }

  if (chosen.dry_run && !g_file_test (path, G_FILE_TEST_EXISTS))
    return df_command_import_try (command, error);

  repository = df_command_open_or_make (path, &made, error);
  if (repository == NULL)
    return FALSE;

  if (!df_command_import_into (command, repository, error))
    {
      if (made)
        df_command_discard (&repository);
      return FALSE;
    }

  return TRUE;
}

const DfVerb df_verb_import = {
  .name = "import",
  .arguments = N_("FILE SOURCE|-"),
  .summary = N_("Read a festival into a file, which is made if need be, as one step or not at all"),
  .least = 2,
  .most = 2,
  .options = options,
  .run = df_command_import_run
};
