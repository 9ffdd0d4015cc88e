/* df-command-undo.c
 *
 * undo, redo and history: the steps that were made in a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <glib/gi18n.h>

#include "exchange/df-json-writer.h"
#include "store/df-history.h"

static gboolean as_json;

static const GOptionEntry options[] = {
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_("As JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

static gboolean
df_command_undo_run (DfCommand  *command,
                     GError    **error)
{
  g_autoptr(DfRepository) repository = df_command_open (command->arguments[0], TRUE, error);
  g_autofree char *name = NULL;

  if (repository == NULL)
    return FALSE;

  name = g_strdup (df_repository_get_undo_name (repository));
  if (!df_repository_undo (repository, error))
    return FALSE;

  df_command_say (_("Undid “%s”."), name);

  return TRUE;
}

static gboolean
df_command_redo_run (DfCommand  *command,
                     GError    **error)
{
  g_autoptr(DfRepository) repository = df_command_open (command->arguments[0], TRUE, error);
  g_autofree char *name = NULL;

  if (repository == NULL)
    return FALSE;

  name = g_strdup (df_repository_get_redo_name (repository));
  if (!df_repository_redo (repository, error))
    return FALSE;

  df_command_say (_("Redid “%s”."), name);

  return TRUE;
}

/* Moments are told in UTC for programs and in local time for people. */
static char *
df_command_history_format_moment (gint64   made_at,
                                  gboolean local)
{
  g_autoptr(GDateTime) moment = local ? g_date_time_new_from_unix_local (made_at) : g_date_time_new_from_unix_utc (made_at);

  if (moment == NULL)
    return NULL;

  return g_date_time_format (moment, local ? "%Y-%m-%d %H:%M" : "%Y-%m-%dT%H:%M:%SZ");
}

static GString *
df_command_history_print (GPtrArray *steps)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const DfHistoryStep *step = g_ptr_array_index (steps, i);
      g_autofree char *moment = df_command_history_format_moment (step->made_at, TRUE);
      g_autofree char *name = df_command_make_printable (step->name);

      g_string_append_printf (text, "%4" G_GINT64_FORMAT "  %s  %s", step->id, moment != NULL ? moment : "", name);
      g_string_append_printf (text, step->done ? "\n" : "  (%s)\n", _("undone"));
    }

  return text;
}

static gboolean
df_command_history_write_json (DfCommand  *command,
                               GPtrArray  *steps,
                               GError    **error)
{
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (command->output);

  df_json_writer_begin_array (writer);
  for (guint i = 0; i < steps->len; i++)
    {
      const DfHistoryStep *step = g_ptr_array_index (steps, i);
      g_autofree char *moment = df_command_history_format_moment (step->made_at, FALSE);

      df_json_writer_begin_object (writer);
      df_json_writer_name (writer, "id");
      df_json_writer_integer (writer, step->id);
      df_json_writer_name (writer, "name");
      df_json_writer_text (writer, step->name);
      df_json_writer_name (writer, "made_at");
      df_json_writer_text (writer, moment);
      df_json_writer_name (writer, "done");
      df_json_writer_boolean (writer, step->done);
      df_json_writer_end_object (writer);
    }
  df_json_writer_end_array (writer);

  return df_json_writer_finish (writer, error);
}

static gboolean
df_command_history_run (DfCommand  *command,
                        GError    **error)
{
  g_autoptr(DfRepository) repository = df_command_open (command->arguments[0], FALSE, error);
  g_autoptr(GPtrArray) steps = NULL;
  g_autoptr(GString) text = NULL;

  if (repository == NULL)
    return FALSE;

  steps = df_repository_dup_history (repository, error);
  if (steps == NULL)
    return FALSE;

  if (as_json)
    return df_command_history_write_json (command, steps, error);

  text = df_command_history_print (steps);

  return df_command_write (command, text->str, text->len, error);
}

const DfVerb df_verb_undo = {
  .name = "undo",
  .arguments = N_("FILE"),
  .summary = N_("Take the last step back"),
  .least = 1,
  .most = 1,
  .run = df_command_undo_run
};

const DfVerb df_verb_redo = {
  .name = "redo",
  .arguments = N_("FILE"),
  .summary = N_("Make the step that was taken back last again"),
  .least = 1,
  .most = 1,
  .run = df_command_redo_run
};

const DfVerb df_verb_history = {
  .name = "history",
  .arguments = N_("FILE"),
  .summary = N_("List the steps that were made, the oldest first"),
  .least = 1,
  .most = 1,
  .options = options,
  .run = df_command_history_run
};
