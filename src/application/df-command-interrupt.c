/* df-command-interrupt.c
 *
 * Ctrl+C, and readers who go away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <signal.h>

static sigset_t caught;

/* Waits in a thread of its own, since a verb works without a main loop. */
static gpointer
df_command_wait_for_signals (gpointer data)
{
  g_autoptr(GCancellable) cancellable = data;
  int number;

  while (sigwait (&caught, &number) == 0)
    g_cancellable_cancel (cancellable);

  return NULL;
}

void
df_command_catch_signals (GCancellable *cancellable)
{
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  signal (SIGPIPE, SIG_IGN);

  /* Blocked before there is any other thread, so that all inherit it and the one that waits is the one that hears. */
  sigemptyset (&caught);
  sigaddset (&caught, SIGINT);
  sigaddset (&caught, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &caught, NULL);
  g_thread_unref (g_thread_new ("signals", df_command_wait_for_signals, g_object_ref (cancellable)));
}
