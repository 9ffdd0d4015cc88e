/* df-alert.c
 *
 * The one place where a problem is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-alert.h"

#include <glib/gi18n.h>

#include "festival/df-festival-catalog.h"
#include "pages/df-compat.h"
#include "record/df-error.h"
#include "store/df-maintenance.h"

/* More lines than that nobody reads in a dialog. */
#define MOST_LINES 8

void
df_alert_error (GtkWindow    *parent,
                const GError *error)
{
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, DF_ERROR, DF_ERROR_CANCELLED))
    return;

  df_compat_alert (parent, error->message, NULL, NULL, NULL);
}

/* What can be done about it. */
static char *
dup_advice (const char   *path,
            const GError *error)
{
  g_autofree char *backup = NULL;

  if (!g_error_matches (error, DF_ERROR, DF_ERROR_DAMAGED))
    return NULL;

  backup = df_store_dup_newest_backup (path, df_festival_catalog ());
  if (backup == NULL)
    return g_strdup (_("It is kept as it is. A copy of yours may be whole."));

  return g_strdup_printf (_("It is kept as it is. A whole copy from before lies here: %s"), backup);
}

void
df_alert_file_error (GtkWindow    *parent,
                     const char   *path,
                     const GError *error)
{
  g_autofree char *advice = NULL;

  g_return_if_fail (path != NULL && error != NULL);

  advice = dup_advice (path, error);
  df_compat_alert (parent, error->message, advice, NULL, NULL);
}

void
df_alert_refused (GtkWindow  *parent,
                  const char *sentence,
                  DfReport   *report,
                  const char *source)
{
  GPtrArray *messages = df_report_get_messages (report);
  g_autoptr(GString) lines = g_string_new (NULL);
  guint found = 0;

  for (guint i = 0; i < messages->len; i++)
    {
      const DfMessage *message = g_ptr_array_index (messages, i);
      g_autofree char *line = NULL;

      if (message->kind != DF_MESSAGE_REFUSED || found++ >= MOST_LINES)
        continue;

      line = df_message_format (message, source);
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
    }

  if (found > MOST_LINES)
    {
      g_string_append_c (lines, '\n');
      g_string_append_printf (lines, ngettext ("and %'u more", "and %'u more", found - MOST_LINES), found - MOST_LINES);
    }

  df_compat_alert (parent, sentence, lines->len > 0 ? lines->str : NULL, NULL, NULL);
}
