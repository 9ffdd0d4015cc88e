/* df-command-report.c
 *
 * What an import or an export has to say, for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-report.h"

#include <glib/gi18n.h>

#include "application/df-command-private.h"

/* Nobody reads more on a terminal; --json has them all. */
#define MOST_MESSAGES 100

void
df_command_say_messages (DfReport   *report,
                         const char *source,
                         gboolean    refusals)
{
  GPtrArray *messages = df_report_get_messages (report);
  guint found = 0;

  for (guint i = 0; i < messages->len; i++)
    {
      const DfMessage *message = g_ptr_array_index (messages, i);
      g_autofree char *line = NULL;

      if ((message->kind == DF_MESSAGE_REFUSED && !refusals) || found++ >= MOST_MESSAGES)
        continue;

      line = df_message_format (message, source);
      df_command_say ("%s", line);
    }

  if (found > MOST_MESSAGES)
    df_command_say (ngettext ("… and %u more.", "… and %u more.", found - MOST_MESSAGES), found - MOST_MESSAGES);
}

gboolean
df_command_has_refusals (DfReport  *report,
                         DfCatalog *catalog)
{
  for (guint i = 0; i < df_catalog_get_n_tables (catalog); i++)
    if (df_report_get_tally (report, df_catalog_get_table (catalog, i))->refused > 0)
      return TRUE;

  return FALSE;
}
