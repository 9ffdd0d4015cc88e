/* df-command-maintenance.c
 *
 * check, migrate and backup: what is done to a whole file, taken as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "store/df-maintenance.h"

/* What --to is when it was not asked for. */
#define NEWEST G_MININT

static struct
{
  gboolean status;
  int      to;
} chosen = { .to = NEWEST };

static const GOptionEntry options[] = {
  { "status", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &chosen.status, N_("Only say the file’s version and the newest"), NULL },
  { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &chosen.to, N_("The version, instead of the newest"), N_("N") },
  G_OPTION_ENTRY_NULL
};

static gboolean
df_command_check_run (DfCommand  *command,
                      GError    **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) text = g_string_new (NULL);

  if (!df_store_check (command->arguments[0], df_festival_catalog (), command->cancellable, findings, error))
    return FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *finding = df_command_make_printable (g_ptr_array_index (findings, i));

      g_string_append_printf (text, "%s\n", finding);
    }

  if (findings->len == 0)
    df_command_say (_("“%s” is sound."), command->arguments[0]);
  command->findings = findings->len > 0;

  return df_command_write (command, text->str, text->len, error);
}

static gboolean
df_command_migrate_tell_status (DfCommand  *command,
                                int         newest,
                                GError    **error)
{
  g_autofree char *text = NULL;
  int version;

  if (!df_store_read_version (command->arguments[0], df_festival_catalog (), &version, error))
    return FALSE;

  text = g_strdup_printf ("%d of %d\n", version, newest);

  return df_command_write (command, text, strlen (text), error);
}

static gboolean
df_command_migrate_run (DfCommand  *command,
                        GError    **error)
{
  int newest = df_store_newest_version (df_festival_catalog ());

  if (chosen.status && chosen.to != NEWEST)
    return df_command_misuse (error, _("Of --status and --to only one can be asked for."));

  if (chosen.status)
    return df_command_migrate_tell_status (command, newest, error);

  /* There is no way back to a file without a festival. */
  if (chosen.to != NEWEST && (chosen.to < 1 || chosen.to > newest))
    return df_command_misuse (error, _("There is no version %d; the newest is %d."), chosen.to, newest);

  if (chosen.to == NEWEST)
    chosen.to = newest;
  if (!df_store_migrate (command->arguments[0], df_festival_catalog (), chosen.to, error))
    return FALSE;

  df_command_say (_("“%s” has version %d."), command->arguments[0], chosen.to);

  return TRUE;
}

static gboolean
df_command_backup_run (DfCommand  *command,
                       GError    **error)
{
  if (!df_store_backup (command->arguments[0], df_festival_catalog (), command->arguments[1], DF_BACKUP_DEFAULT, NULL, error))
    return FALSE;

  df_command_say (_("“%s” is a whole copy."), command->arguments[1]);

  return TRUE;
}

const DfVerb df_verb_check = {
  .name = "check",
  .arguments = N_("FILE"),
  .summary = N_("Look whether the file is sound"),
  .least = 1,
  .most = 1,
  .run = df_command_check_run
};

const DfVerb df_verb_migrate = {
  .name = "migrate",
  .arguments = N_("FILE"),
  .summary = N_("Bring the file to another version; the history ends there"),
  .least = 1,
  .most = 1,
  .options = options,
  .run = df_command_migrate_run
};

const DfVerb df_verb_backup = {
  .name = "backup",
  .arguments = N_("FILE TARGET"),
  .summary = N_("Make a whole, verified copy"),
  .least = 2,
  .most = 2,
  .run = df_command_backup_run
};
