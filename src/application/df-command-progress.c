/* df-command-progress.c
 *
 * How far something is, on a terminal alone: one line on stderr that is written again and again, and gone when it is over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <stdio.h>

#include <glib/gi18n.h>
#include <unistd.h>

/* What is done sooner needs no words. */
#define PATIENCE_US 500000
#define REPEAT_US   100000

void
df_command_progress_begin (DfCommandProgress *self,
                           const char        *words,
                           const char        *words_of_all)
{
  self->words = words;
  self->words_of_all = words_of_all;
  self->is_wanted = isatty (STDERR_FILENO);
  self->is_shown = FALSE;
  self->next = g_get_monotonic_time () + PATIENCE_US;
}

static char *
df_command_progress_describe (DfCommandProgress *self,
                              goffset            done,
                              goffset            total)
{
  g_autofree char *part = g_format_size ((guint64) done);
  g_autofree char *all = g_format_size ((guint64) total);

  if (total > 0 && done == total)
    return g_strdup (_("Writing to the disk…"));
  if (total > 0)
    return g_strdup_printf (_(self->words_of_all), part, all);

  return g_strdup_printf (_(self->words), part);
}

void
df_command_progress_tell (goffset  done,
                          goffset  total,
                          gpointer data)
{
  DfCommandProgress *self = data;
  g_autofree char *text = NULL;

  /* What is being written to the disk is said at once, since nothing more is heard of it. */
  if (!self->is_wanted || (g_get_monotonic_time () < self->next && (!self->is_shown || done != total)))
    return;

  text = df_command_progress_describe (self, done, total);
  fprintf (stderr, "\r\033[K%s", text);
  self->is_shown = TRUE;
  self->next = g_get_monotonic_time () + REPEAT_US;
}

void
df_command_progress_end (DfCommandProgress *self)
{
  if (self->is_shown)
    fputs ("\r\033[K", stderr);
  self->is_shown = FALSE;
}
