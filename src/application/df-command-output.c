/* df-command-output.c
 *
 * Words to stderr, data to stdout.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <stdarg.h>
#include <stdio.h>

#include <glib/gi18n.h>

char *
df_command_make_printable (const char *text)
{
  GString *printable = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      gboolean harmless = g_unichar_isprint (letter) || letter == '\n' || letter == 0x200d;

      /* Isolates only say which way a piece of text runs, and few terminals know them. */
      if (letter < 0x2066 || letter > 0x2069)
        g_string_append_unichar (printable, harmless ? letter : 0xfffd);
    }

  return g_string_free (printable, FALSE);
}

void
df_command_say (const char *format,
                ...)
{
  g_autofree char *text = NULL;
  g_autofree char *printable = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  printable = df_command_make_printable (text);
  fprintf (stderr, "%s\n", printable);
}

gboolean
df_command_write (DfCommand   *command,
                  const char  *text,
                  gsize        length,
                  GError     **error)
{
  return g_output_stream_write_all (command->output, text, length, NULL, command->cancellable, error);
}

gboolean
df_command_misuse (GError     **error,
                   const char  *format,
                   ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, text);

  return FALSE;
}

gboolean
df_command_is_one_of (const char        *word,
                      const char *const *words,
                      GError           **error)
{
  g_autofree char *choice = NULL;

  if (g_strv_contains (words, word))
    return TRUE;

  choice = g_strjoinv (", ", (char **) words);

  return df_command_misuse (error, _("“%s” is none of these: %s."), word, choice);
}
