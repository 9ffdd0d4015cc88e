/* test-command-progress.c
 *
 * How far something is, on a terminal and on what is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE

#include "application/df-command-private.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define MB ((goffset) 1000000)

/* What stands on @stderr_file once an import said how far it is: at once, after half a second, at its end. */
static void
tell (int stderr_file)
{
  int kept = dup (STDERR_FILENO);
  DfCommandProgress progress;

  dup2 (stderr_file, STDERR_FILENO);
  df_command_progress_begin (&progress, "Importing: %s", "Importing: %s of %s");
  g_assert_cmpint (progress.next - g_get_monotonic_time (), <=, 500000);
  /* A machine may stall in between: when the next word comes is said here. */
  progress.next = G_MAXINT64;
  df_command_progress_tell (2 * MB, 48 * MB, &progress);
  progress.next = 0;
  df_command_progress_tell (12 * MB, 48 * MB, &progress);
  if (progress.is_shown)
    {
      g_assert_cmpint (progress.next, >, 0);
      progress.next = G_MAXINT64;
    }
  df_command_progress_tell (13 * MB, 48 * MB, &progress);
  df_command_progress_tell (48 * MB, 48 * MB, &progress);
  df_command_progress_end (&progress);
  dup2 (kept, STDERR_FILENO);
  close (kept);
}

static char *
read_all (int file)
{
  GString *text = g_string_new (NULL);
  char bytes[1000];
  ssize_t length;

  fcntl (file, F_SETFL, O_NONBLOCK);
  while ((length = read (file, bytes, sizeof bytes)) > 0)
    g_string_append_len (text, bytes, length);

  return g_string_free (text, FALSE);
}

static void
test_terminal (void)
{
  int outside = posix_openpt (O_RDWR | O_NOCTTY);
  g_autofree char *said = NULL;
  int inside;

  g_assert_cmpint (outside, >=, 0);
  g_assert_cmpint (grantpt (outside), ==, 0);
  g_assert_cmpint (unlockpt (outside), ==, 0);
  inside = open (ptsname (outside), O_RDWR | O_NOCTTY);
  g_assert_cmpint (inside, >=, 0);

  tell (inside);
  said = read_all (outside);
  close (inside);
  close (outside);

  /* Not what came too soon, nor too soon after another; each in the place of the one before, and none at the end. */
  g_assert_cmpstr (said, ==, "\r\033[KImporting: 12.0\302\240MB of 48.0\302\240MB\r\033[KWriting to the disk…\r\033[K");
}

static void
test_pipe (void)
{
  g_autofree char *said = NULL;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  tell (ends[1]);
  said = read_all (ends[0]);
  close (ends[0]);
  close (ends[1]);

  g_assert_cmpstr (said, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/command-progress/a-terminal/is-told-after-half-a-second-in-one-line", test_terminal);
  g_test_add_func ("/command-progress/a-pipe/is-told-nothing", test_pipe);

  return g_test_run ();
}
