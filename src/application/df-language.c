/* df-language.c
 *
 * The user's language, chosen once for windows and for the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-language.h"

#include <locale.h>

#include <glib/gi18n.h>

void
df_language_set_up (void)
{
  static gboolean done = FALSE;

  if (done)
    return;

  done = TRUE;
  setlocale (LC_ALL, "");

  /* Names are in any script and arguments are read as UTF-8, also where no language was chosen. */
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");

  bindtextdomain (GETTEXT_PACKAGE, DF_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
