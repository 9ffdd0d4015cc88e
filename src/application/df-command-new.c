/* df-command-new.c
 *
 * new: an empty festival.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <glib/gi18n.h>

#include "festival/df-day.h"

static struct
{
  char *name;
  char *starts_on;
  int   days;
  char *time_zone;
} chosen = { .days = 1 };

static const GOptionEntry options[] = {
  { "name", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &chosen.name, N_("What the festival is called, instead of the file’s name"), N_("NAME") },
  { "starts-on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &chosen.starts_on, N_("Its first day, such as 2027-02-05"), N_("DATE") },
  { "days", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &chosen.days, N_("How many days it lasts, instead of one"), N_("N") },
  { "time-zone", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &chosen.time_zone,
    N_("Where its clocks are, such as Pacific/Auckland, instead of this machine’s"), N_("ZONE") },
  G_OPTION_ENTRY_NULL
};

static gboolean
df_command_new_check (GError **error)
{
  if (chosen.starts_on != NULL && !df_day_is_valid (chosen.starts_on))
    return df_command_misuse (error, _("“%s” is not a day; write it as 2027-02-05."), chosen.starts_on);

  if (chosen.days < 1)
    return df_command_misuse (error, _("A festival lasts one day at least."));

  if (chosen.time_zone != NULL)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (chosen.time_zone);

      if (zone == NULL)
        return df_command_misuse (error, _("There is no time zone “%s”; write it as Pacific/Auckland."), chosen.time_zone);
    }

  return TRUE;
}

static gboolean
df_command_new_run (DfCommand  *command,
                    GError    **error)
{
  const char *path = command->arguments[0];
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr(DfRepository) repository = NULL;
  g_autoptr(GError) local_error = NULL;
  DfFestivalSetup setup;

  if (!df_command_new_check (error))
    return FALSE;

  setup = (DfFestivalSetup) { chosen.name, chosen.starts_on, chosen.days, chosen.time_zone };
  repository = df_festival_create (path, &setup, DF_OPEN_PATIENT, &local_error);

  /* All that can be invalid here was written on the command line. */
  if (g_error_matches (local_error, DF_ERROR, DF_ERROR_INVALID))
    return df_command_misuse (error, "%s", local_error->message);

  if (repository == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  df_command_say (_("Made “%s”."), name);

  return TRUE;
}

const DfVerb df_verb_new = {
  .name = "new",
  .arguments = N_("FILE"),
  .summary = N_("Make an empty festival"),
  .least = 1,
  .most = 1,
  .options = options,
  .run = df_command_new_run
};
