/* df-command-link.c
 *
 * link and unlink: which performer plays in which event.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <glib/gi18n.h>

#include "store/df-association.h"

typedef gboolean (*DfLinkAct) (DfAssociation *events, DfRecord *event, GError **error);

static gboolean
df_command_link_act (DfCommand   *command,
                     DfLinkAct    act,
                     const char  *told,
                     GError     **error)
{
  DfCatalog *catalog = df_festival_catalog ();
  g_autoptr(DfRepository) repository = df_command_open (command->arguments[0], TRUE, error);
  g_autoptr(DfRecord) performer = NULL;
  g_autoptr(DfRecord) event = NULL;
  g_autoptr(DfAssociation) events = NULL;

  if (repository == NULL)
    return FALSE;

  performer = df_command_find (repository, df_catalog_find_table (catalog, "performers"), command->arguments[1], error);
  if (performer == NULL)
    return FALSE;

  event = df_command_find (repository, df_catalog_find_table (catalog, "events"), command->arguments[2], error);
  if (event == NULL)
    return FALSE;

  events = df_repository_list_linked (repository, performer, "events");
  if (!act (events, event, error))
    return FALSE;

  df_command_say (told, df_record_get_title (performer), df_record_get_title (event));

  return TRUE;
}

static gboolean
df_command_link_run (DfCommand  *command,
                     GError    **error)
{
  return df_command_link_act (command, df_association_link, _("“%s” plays in “%s”."), error);
}

static gboolean
df_command_unlink_run (DfCommand  *command,
                       GError    **error)
{
  return df_command_link_act (command, df_association_unlink, _("“%s” no longer plays in “%s”."), error);
}

const DfVerb df_verb_link = {
  .name = "link",
  .arguments = N_("FILE PERFORMER EVENT"),
  .summary = N_("Let a performer play in an event; each by number, guid or exact name"),
  .least = 3,
  .most = 3,
  .run = df_command_link_run
};

const DfVerb df_verb_unlink = {
  .name = "unlink",
  .arguments = N_("FILE PERFORMER EVENT"),
  .summary = N_("Take a performer out of an event"),
  .least = 3,
  .most = 3,
  .run = df_command_unlink_run
};
