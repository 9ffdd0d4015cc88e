/* oracle.h
 *
 * What the file says, read by a connection of the tests' own: what every record, list and derived text must say as well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "foreign.h"

typedef struct _Oracle Oracle;

typedef struct
{
  gint64   id;
  DfValue *values;     /* by column */
} OracleRow;

Oracle    *oracle_new           (const char       *path,
                                 DfCatalog        *catalog);
void       oracle_free          (Oracle           *self);
/* Reads the file again where anybody wrote to it since. */
void       oracle_look          (Oracle           *self);
/* NULL where there is no such row. */
OracleRow *oracle_find          (Oracle           *self,
                                 const DfTable    *table,
                                 gint64            id);
guint      oracle_count         (Oracle           *self,
                                 const DfTable    *table);
/* Any row of the table; NULL where there is none. */
OracleRow *oracle_pick          (Oracle           *self,
                                 const DfTable    *table,
                                 GRand            *random);
/* The ids that a list must show. @search, @filter: (nullable). @owner: leaves out what it is linked to by @relation (NULL: nothing is left out). */
GArray    *oracle_list          (Oracle           *self,
                                 const DfTable    *table,
                                 const char       *order,
                                 gboolean          descending,
                                 const char       *search,
                                 const char       *filter,
                                 const DfRelation *relation,
                                 gint64            owner);
GArray    *oracle_list_linked   (Oracle           *self,
                                 const DfRelation *relation,
                                 gint64            owner);
OracleRow *oracle_find_link     (Oracle           *self,
                                 const DfRelation *relation,
                                 gint64            owner,
                                 gint64            other);
/* What a derived field of the foreign catalogs must say: (transfer full). */
char      *oracle_derive        (Oracle           *self,
                                 const DfTable    *table,
                                 const char       *name,
                                 gint64            id);
/* The name that the history gives an undo or a redo: (transfer full) (nullable). */
char      *oracle_dup_step_name (Oracle           *self,
                                 gboolean          redo);
/* The id of the newest step that is done, 0 for none: where the history stands. */
gint64     oracle_get_position  (Oracle           *self);
/* Of every column of every row of every table: (transfer full). */
char      *oracle_hash          (Oracle           *self);
