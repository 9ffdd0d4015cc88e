/* harbour.h
 *
 * A catalog of boats, piers and sailors, for what lies under the repository; its third migration rebuilds a table that others point to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-journal-private.h"
#include "store/df-opening-private.h"
#include "store/df-repository.h"

#define HARBOUR_APPLICATION_ID 0x48617262

DfCatalog  *harbour_catalog     (void);
/* A path in this test's own folder: (transfer full). */
char       *harbour_path        (const char  *name);
/* A new file at the newest version, made by the opening itself; the path: (transfer full). */
char       *harbour_create      (const char  *name);
/* The file's connection; %NULL path: in memory. Never fails. */
DfDatabase *harbour_open        (const char  *path);
void        harbour_execute     (DfDatabase  *database,
                                 const char  *sql);
gint64      harbour_query       (DfDatabase  *database,
                                 const char  *sql);
/* Of every row of every table of the catalog. */
char       *harbour_hash        (DfDatabase  *database);
/* Of the file's bytes. */
char       *harbour_hash_file   (const char  *path);
/* Runs @sql on the file as another program would, by a connection without any of our settings. */
void        harbour_vandalise   (const char  *path,
                                 const char  *sql);
/* How many files beside @path have a name that begins with its name. */
guint       harbour_count_beside (const char *path);

/* --- a file with a journal ------------------------------------------------------------------------------------------------------------------ */

typedef struct
{
  char       *path;
  DfDatabase *database;
  DfJournal  *journal;
} HarbourFixture;

#define HARBOUR_FLEET \
  "INSERT INTO piers VALUES (1, 'p1', 'North'), (2, 'p2', 'South');" \
  "INSERT INTO boats VALUES (1, 'b1', 'Ida', 1, 12, NULL), (2, 'b2', 'Ola', 1, NULL, 'old'), (3, 'b3', 'Una', NULL, 7, '');" \
  "INSERT INTO sailors VALUES (1, 's1', 'Kim'), (2, 's2', 'Lee');" \
  "INSERT INTO boats_sailors VALUES (1, 1, 1, 'mate'), (2, 1, 2, ''), (3, 2, 1, '');"

void        harbour_set_up         (HarbourFixture *fixture,
                                    gconstpointer   data);
void        harbour_tear_down      (HarbourFixture *fixture,
                                    gconstpointer   data);
/* Connects to the fixture's path, as @fixture has it. */
void        harbour_connect        (HarbourFixture *fixture);
void        harbour_disconnect     (HarbourFixture *fixture);
/* @sql as one step, which must change something. */
void        harbour_act            (HarbourFixture *fixture,
                                    const char     *name,
                                    const char     *sql);
/* @sql as one step: what it changed. */
GArray     *harbour_act_and_tell   (HarbourFixture *fixture,
                                    const char     *name,
                                    const char     *sql);
/* @expected: "boats:1 piers:2" */
void        harbour_assert_changes (GArray         *changes,
                                    const char     *expected);
void        harbour_assert_data    (HarbourFixture *fixture,
                                    const char     *expected);
