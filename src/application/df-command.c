/* df-command.c
 *
 * Dispatch: the table of verbs, their arguments, and what they return to the shell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command.h"

#include <string.h>

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "application/df-command-private.h"
#include "application/df-language.h"

static const DfVerb *const verbs[] = {
  &df_verb_new,
  &df_verb_seed,
  &df_verb_list,
  &df_verb_link,
  &df_verb_unlink,
  &df_verb_import,
  &df_verb_export,
  &df_verb_undo,
  &df_verb_redo,
  &df_verb_history,
  &df_verb_clashes,
  &df_verb_search,
  &df_verb_check,
  &df_verb_migrate,
  &df_verb_backup,
  NULL
};

static const DfVerb *
df_command_find_verb (const char *word)
{
  for (guint i = 0; verbs[i] != NULL; i++)
    if (strcmp (verbs[i]->name, word) == 0)
      return verbs[i];

  return NULL;
}

/* What looks like a word and not like a file: no folder, no ending, no scheme, and nothing of that name is there. */
static gboolean
df_command_is_unknown_word (const char *word)
{
  if (word[0] == '-')
    return strcmp (word, "--") != 0 && !g_str_has_prefix (word, "--gapplication-");

  return word[0] != '\0' && strpbrk (word, "/.:") == NULL && !g_file_test (word, G_FILE_TEST_EXISTS);
}

static DfExit
df_command_get_exit (const GError *error)
{
  /* A reader who has seen enough is no failure. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    return DF_EXIT_DONE;

  if (error->domain == G_OPTION_ERROR)
    return DF_EXIT_USAGE;

  if (g_error_matches (error, DF_ERROR, DF_ERROR_CANCELLED) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return DF_EXIT_CANCELLED;

  return DF_EXIT_REFUSED;
}

static DfExit
df_command_report (const DfVerb *verb,
                   const GError *error)
{
  DfExit status = df_command_get_exit (error);

  if (status == DF_EXIT_DONE)
    return status;

  if (status == DF_EXIT_CANCELLED)
    df_command_say (_("Stopped; nothing was changed."));
  else
    df_command_say ("dreamfest: %s", error->message);

  if (status == DF_EXIT_USAGE && verb != NULL)
    df_command_say (_("See “dreamfest %s --help”."), verb->name);
  else if (status == DF_EXIT_USAGE)
    df_command_say (_("See “dreamfest --help”."));

  return status;
}

static gboolean
df_command_check_arguments (DfCommand  *command,
                            GError    **error)
{
  int count = (int) g_strv_length (command->arguments);

  if (count < command->verb->least)
    return df_command_misuse (error, _("Something is missing behind “%s”: %s"), command->verb->name, _(command->verb->arguments));

  if (count > command->verb->most)
    return df_command_misuse (error, _("“%s” is one word too many."), command->arguments[command->verb->most]);

  return TRUE;
}

static gboolean
df_command_run_parsed (DfCommand  *command,
                       GError    **error)
{
  if (!df_command_check_arguments (command, error))
    return FALSE;

  df_command_catch_signals (command->cancellable);

  return command->verb->run (command, error);
}

/* The parser leaves “--” where it is when what follows looks like an option. */
static void
df_command_drop_separator (char **arguments)
{
  for (; *arguments != NULL; arguments++)
    if (strcmp (*arguments, "--") == 0)
      {
        g_free (*arguments);
        do
          arguments[0] = arguments[1];
        while (*arguments++ != NULL);
        return;
      }
}

/* @arguments: from the verb on, without the program's name. The parser keeps to the words that it owns. */
static DfExit
df_command_run_verb (const DfVerb  *verb,
                     char         **arguments)
{
  g_autoptr(GOptionContext) context = g_option_context_new (_(verb->arguments));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GOutputStream) output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr(GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry own[] = {
    { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &help, N_("Say this and nothing else"), NULL },
    G_OPTION_ENTRY_NULL
  };
  DfCommand command = { .verb = verb, .cancellable = cancellable, .output = output };
  g_autofree char *program = g_strconcat ("dreamfest ", verb->name, NULL);

  g_set_prgname (program);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(verb->summary));
  if (verb->options != NULL)
    g_option_context_add_main_entries (context, verb->options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, &arguments, &error))
    {
      if (error->domain == G_CONVERT_ERROR)
        {
          g_clear_error (&error);
          df_command_misuse (&error, _("A word is not written in UTF-8."));
        }
      return df_command_report (verb, error);
    }

  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      return df_command_write (&command, text, strlen (text), &error) ? DF_EXIT_DONE : df_command_report (verb, error);
    }

  df_command_drop_separator (arguments);
  command.arguments = arguments + 1;
  if (!df_command_run_parsed (&command, &error))
    return df_command_report (verb, error);

  return command.findings ? DF_EXIT_FINDINGS : DF_EXIT_DONE;
}

static DfExit
df_command_refuse_word (const char *word)
{
  g_autoptr(GError) error = NULL;

  if (word[0] == '-')
    df_command_misuse (&error, _("There is no option “%s”."), word);
  else
    df_command_misuse (&error, _("“%s” is neither a command nor a file."), word);

  return df_command_report (NULL, error);
}

gboolean
df_command_is_verb (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return df_command_find_verb (word) != NULL || df_command_is_unknown_word (word);
}

int
df_command_run (int    argc,
                char **argv)
{
  g_auto(GStrv) arguments = NULL;
  const DfVerb *verb;

  g_return_val_if_fail (argc > 1, DF_EXIT_USAGE);

  df_language_set_up ();
  verb = df_command_find_verb (argv[1]);
  if (verb != NULL)
    {
      /* The parser takes words out of its array, so it gets one that owns nothing else. */
      arguments = g_strdupv (argv + 1);
      return df_command_run_verb (verb, arguments);
    }

  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("dreamfest %s\n", DF_VERSION);
      return DF_EXIT_DONE;
    }

  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    {
      g_autofree char *text = df_command_describe_all (verbs);

      g_print ("%s", text);
      return DF_EXIT_DONE;
    }

  return df_command_refuse_word (argv[1]);
}
