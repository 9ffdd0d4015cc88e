/* locker.c
 *
 * Another process that holds a file, as a program does that writes to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "locker.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* The bytes at which SQLite's readers and writers meet: pending, reserved, and those that readers share. */
#define PENDING_BYTE  0x40000000
#define RESERVED_BYTE (PENDING_BYTE + 1)
#define SHARED_BYTES  (PENDING_BYTE + 2)
#define ALL_BYTES     512

static pid_t
hold (const char *path,
      short       kind,
      off_t       first,
      off_t       count)
{
  int ready[2];
  char byte;
  pid_t parent = getpid ();
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      struct flock lock = { .l_type = kind, .l_whence = SEEK_SET, .l_start = first, .l_len = count };
      int file = open (path, O_RDWR);

      if (fcntl (file, F_SETLKW, &lock) == 0 && write (ready[1], "1", 1) == 1)
        /* Not for ever: a test that failed lets go by its end. */
        while (getppid () == parent)
          g_usleep (20 * 1000);
      _exit (1);
    }

  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  close (ready[1]);

  return child;
}

pid_t
locker_hold_all (const char *path)
{
  return hold (path, F_WRLCK, PENDING_BYTE, ALL_BYTES);
}

pid_t
locker_hold_writing (const char *path)
{
  return hold (path, F_WRLCK, RESERVED_BYTE, 1);
}

pid_t
locker_hold_reading (const char *path)
{
  return hold (path, F_RDLCK, SHARED_BYTES, ALL_BYTES - 2);
}

void
locker_let_go (pid_t locker)
{
  kill (locker, SIGKILL);
  g_assert_cmpint (waitpid (locker, NULL, 0), ==, locker);
}
