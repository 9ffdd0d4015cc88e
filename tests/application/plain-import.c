/* plain-import.c
 *
 * An import as a program of a few lines does it: rows that are in memory already, prepared inserts, one transaction. The tables, indexes, constraints and
 * the care for the disk are ours; there is no undo, nothing is compared, nothing is checked that the file does not check itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "plain.h"

#include <stdlib.h>
#include <string.h>

static char *
plain_read_file (const char *path)
{
  FILE *file = fopen (path, "r");
  char *text = plain_allocate (NULL, 65536);
  size_t length = 0;

  if (file != NULL)
    {
      length = fread (text, 1, 65535, file);
      fclose (file);
    }
  text[length] = '\0';

  return text;
}

static void
plain_bind_text (sqlite3_stmt *statement,
                 int           index,
                 const char   *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

static void
plain_step (sqlite3      *database,
            sqlite3_stmt *statement)
{
  plain_check (database, sqlite3_step (statement));
  plain_check (database, sqlite3_reset (statement));
}

/* @sql: id, guid, name and a text. */
static void
plain_insert_rows (sqlite3        *database,
                   const char     *sql,
                   const PlainRow *rows,
                   int             n_rows)
{
  sqlite3_stmt *statement = plain_prepare (database, sql);

  for (int i = 0; i < n_rows; i++)
    {
      sqlite3_bind_int (statement, 1, i + 1);
      plain_bind_text (statement, 2, rows[i].guid);
      plain_bind_text (statement, 3, rows[i].name);
      plain_bind_text (statement, 4, rows[i].text);
      plain_step (database, statement);
    }

  sqlite3_finalize (statement);
}

static void
plain_insert_events (sqlite3             *database,
                     const PlainFestival *self)
{
  sqlite3_stmt *statement = plain_prepare (database, "INSERT INTO events (id, guid, name, description, stage_id, day, starts, ends)"
                                                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

  for (int i = 0; i < self->n_events; i++)
    {
      const PlainRow *row = &self->events[i];

      sqlite3_bind_int (statement, 1, i + 1);
      plain_bind_text (statement, 2, row->guid);
      plain_bind_text (statement, 3, row->name);
      plain_bind_text (statement, 4, row->text);
      sqlite3_bind_int (statement, 5, row->stage);
      plain_bind_text (statement, 6, row->day);
      sqlite3_bind_int (statement, 7, row->starts);
      sqlite3_bind_int (statement, 8, row->ends);
      plain_step (database, statement);
    }

  sqlite3_finalize (statement);
}

static void
plain_insert_links (sqlite3             *database,
                    const PlainFestival *self)
{
  sqlite3_stmt *statement = plain_prepare (database, "INSERT INTO performers_events (id, performer_id, event_id) VALUES (?1, ?2, ?3)");

  for (int i = 0; i < self->n_links; i++)
    {
      sqlite3_bind_int (statement, 1, i + 1);
      sqlite3_bind_int (statement, 2, self->links[i].performer);
      sqlite3_bind_int (statement, 3, self->links[i].event);
      plain_step (database, statement);
    }

  sqlite3_finalize (statement);
}

void
plain_import (const PlainFestival  *self,
              const char           *path,
              char                **schema)
{
  sqlite3 *database = plain_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);

  /* The cache that ours has. */
  plain_run (database, "PRAGMA foreign_keys = ON; PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA cache_size = -65536; BEGIN IMMEDIATE");
  for (; *schema != NULL; schema++)
    {
      char *sql = plain_read_file (*schema);

      plain_run (database, sql);
      free (sql);
    }
  plain_run (database, "INSERT INTO festival (id, guid, name, starts_on, days, time_zone, day_starts_at) VALUES"
                       " (1, '1d0c7b2e-6b0f-4e55-9d3c-2f6a5d9be001', 'Measured Festival', '2027-02-05', 7, 'Pacific/Auckland', 360)");
  plain_insert_rows (database, "INSERT INTO stages (id, guid, name, description) VALUES (?1, ?2, ?3, ?4)", self->stages, self->n_stages);
  plain_insert_events (database, self);
  plain_insert_rows (database, "INSERT INTO performers (id, guid, name, website) VALUES (?1, ?2, ?3, ?4)", self->performers, self->n_performers);
  plain_insert_links (database, self);
  plain_run (database, "COMMIT");
  plain_check (database, sqlite3_close (database));
}
