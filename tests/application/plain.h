/* plain.h
 *
 * What an import and an export cost in plain C over SQLite, with nothing of ours: the measure that ours are held against.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>
#include <stdio.h>

typedef struct
{
  char  guid[37];
  char  day[11];         /* of an event */
  int   stage;
  int   starts;
  int   ends;
  char *name;
  char *text;            /* a description, or a website */
} PlainRow;

typedef struct
{
  int performer;
  int event;
} PlainLink;

typedef struct
{
  int        n_stages;
  int        n_events;
  int        n_performers;
  int        n_links;
  PlainRow  *stages;
  PlainRow  *events;
  PlainRow  *performers;
  PlainLink *links;
} PlainFestival;

/* plain-festival: the same festival for the same numbers, in every run and on every machine. Whatever fails here ends the program. */
void     plain_festival_make  (PlainFestival       *self,
                               int                  performers,
                               int                  events,
                               int                  links);
void     plain_festival_write (const PlainFestival *self,
                               FILE                *file);
void     plain_festival_clear (PlainFestival       *self);

/* plain-import: into a new file at @path, whose tables the SQL files at @schema make. */
void     plain_import         (const PlainFestival *self,
                               const char          *path,
                               char               **schema);

/* plain-export: in our own shape; the performers with their events; the same two, rendered by SQLite's json_object() and json_group_array(). */
void     plain_export            (sqlite3 *database, FILE *file);
void     plain_export_performers (sqlite3 *database, FILE *file);
void     plain_group             (sqlite3 *database, FILE *file);
void     plain_group_performers  (sqlite3 *database, FILE *file);

/* plain-sqlite */
sqlite3 *plain_open           (const char *path,
                               int         flags);
void     plain_check          (sqlite3    *database,
                               int         result);
void     plain_run            (sqlite3    *database,
                               const char *sql);
sqlite3_stmt *plain_prepare   (sqlite3    *database,
                               const char *sql);
void    *plain_allocate       (void       *old,
                               size_t      size);
