/* plain.c
 *
 * The same work as `dreamfest import` and `dreamfest export`, and the festivals to do it with.
 *
 *     plain make PERFORMERS EVENTS LINKS > FESTIVAL.json
 *     plain rows PERFORMERS EVENTS LINKS                          makes the rows and nothing of them
 *     plain import FILE PERFORMERS EVENTS LINKS SCHEMA.sql ...    makes the rows and writes them
 *     plain time COMMAND ...                                      runs it; prints the seconds that passed, those of the processor, and its KB at most
 *     plain export|performers|group|group-performers FILE TARGET
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE

#include "plain.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct
{
  const char *name;
  void      (*run) (sqlite3 *database, FILE *file);
} Writer;

static const Writer writers[] = {
  { "export", plain_export },
  { "performers", plain_export_performers },
  { "group", plain_group },
  { "group-performers", plain_group_performers },
};

static int
plain_misuse (void)
{
  fputs ("plain make|rows PERFORMERS EVENTS LINKS | import FILE PERFORMERS EVENTS LINKS SCHEMA ... | export|performers|group|group-performers FILE TARGET\n",
         stderr);
  return 2;
}

static int
plain_write (const Writer *writer,
             const char   *path,
             const char   *target)
{
  sqlite3 *database = plain_open (path, SQLITE_OPEN_READONLY);
  FILE *file = fopen (target, "w");

  if (file == NULL)
    {
      perror (target);
      return 3;
    }

  writer->run (database, file);
  plain_check (database, sqlite3_close (database));
  /* Ours is on the disk as well before it has its name. */
  return fflush (file) == 0 && (fsync (fileno (file)) == 0 || errno == EINVAL) && fclose (file) == 0 ? 0 : 3;
}

/* From a process that is small itself, since a new one begins with the memory of the one that it came from. */
static int
plain_time (char **words)
{
  struct timespec began;
  struct timespec ended;
  struct rusage usage;
  int status = 0;
  pid_t child;

  clock_gettime (CLOCK_MONOTONIC, &began);
  child = fork ();
  if (child == 0)
    {
      int nowhere = open ("/dev/null", O_WRONLY);

      dup2 (nowhere, STDOUT_FILENO);
      dup2 (nowhere, STDERR_FILENO);
      execv (words[0], words);
      _exit (127);
    }
  if (child < 0 || wait4 (child, &status, 0, &usage) != child)
    return 3;
  clock_gettime (CLOCK_MONOTONIC, &ended);

  printf ("%.6f %.6f %ld\n", (double) (ended.tv_sec - began.tv_sec) + (double) (ended.tv_nsec - began.tv_nsec) / 1e9,
          (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6, usage.ru_maxrss);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 3;
}

int
main (int    argc,
      char **argv)
{
  PlainFestival festival;

  if (argc == 5 && (strcmp (argv[1], "make") == 0 || strcmp (argv[1], "rows") == 0))
    {
      plain_festival_make (&festival, atoi (argv[2]), atoi (argv[3]), atoi (argv[4]));
      if (strcmp (argv[1], "make") == 0)
        plain_festival_write (&festival, stdout);
      plain_festival_clear (&festival);
      return fflush (stdout) == 0 ? 0 : 3;
    }

  if (argc > 6 && strcmp (argv[1], "import") == 0)
    {
      plain_festival_make (&festival, atoi (argv[3]), atoi (argv[4]), atoi (argv[5]));
      plain_import (&festival, argv[2], argv + 6);
      plain_festival_clear (&festival);
      return 0;
    }

  if (argc > 2 && strcmp (argv[1], "time") == 0)
    return plain_time (argv + 2);

  for (size_t i = 0; argc == 4 && i < sizeof writers / sizeof writers[0]; i++)
    if (strcmp (writers[i].name, argv[1]) == 0)
      return plain_write (&writers[i], argv[2], argv[3]);

  return plain_misuse ();
}
