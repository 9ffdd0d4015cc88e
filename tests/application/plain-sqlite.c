/* plain-sqlite.c
 *
 * SQLite's calls, each with an end of the program where it fails.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "plain.h"

#include <stdlib.h>

void
plain_check (sqlite3 *database,
             int      result)
{
  if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW)
    return;

  fprintf (stderr, "plain: SQLite answers %d: %s\n", result, sqlite3_errmsg (database));
  exit (3);
}

sqlite3 *
plain_open (const char *path,
            int         flags)
{
  sqlite3 *database = NULL;

  plain_check (database, sqlite3_open_v2 (path, &database, flags, NULL));
  return database;
}

void
plain_run (sqlite3    *database,
           const char *sql)
{
  plain_check (database, sqlite3_exec (database, sql, NULL, NULL, NULL));
}

sqlite3_stmt *
plain_prepare (sqlite3    *database,
               const char *sql)
{
  sqlite3_stmt *statement = NULL;

  plain_check (database, sqlite3_prepare_v2 (database, sql, -1, &statement, NULL));
  return statement;
}

void *
plain_allocate (void   *old,
                size_t  size)
{
  void *memory = realloc (old, size);

  if (memory == NULL)
    {
      fputs ("plain: there is not enough memory\n", stderr);
      exit (3);
    }

  return memory;
}
