/* df-repository-private.h
 *
 * What the files of the repository share, and what the rest of this room may reach.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-resolver.h"
#include "store/df-association.h"
#include "store/df-database-private.h"
#include "store/df-journal-private.h"
#include "store/df-record-list.h"
#include "store/df-repository.h"

G_BEGIN_DECLS

/* The most columns that a table has (a journal's change holds one image of each). */
#define DF_MAX_COLUMNS 32

/* One word that a derived field depends on, followed through the catalog: a relation or a reference, then perhaps another. */
typedef struct
{
  const DfTable    *table;
  guint             derived;
  const DfRelation *first;
  const DfTable    *first_table;     /* what the relation or reference leads to */
  int               first_column;    /* the reference, if first is NULL */
  const DfRelation *second;
  const DfTable    *second_table;
  int               second_column;
} DfDependency;

struct _DfRepository
{
  GObject      parent_instance;

  char        *path;
  DfCatalog   *catalog;
  DfDatabase  *database;
  DfJournal   *journal;
  gboolean     read_only;
  DfWriteGate  gate;           /* (nullable) */
  gpointer     gate_data;
  int          version;
  GHashTable **live;           /* by table number: id -> DfRecord (both not owned), every record that anybody holds */
  GArray      *dependencies;   /* (element-type DfDependency) */
  char       **inserts;        /* by table number: the statement that inserts a row (nullable) */

  gboolean     in_step;
  GArray      *parts;          /* (element-type guint): of each write that goes on in the open step, how many drafts were saved before it */
  GPtrArray   *saved;          /* drafts that got an id in the open step */
  gboolean     peeked;         /* rows were read in the open step, which may never come about */
  gboolean     doubtful;       /* and they may be rows of a part that was taken back */
  gboolean     behind;         /* a read failed, so that what is shown may be old; the next look shows everything anew */
  gboolean     blocked;        /* that was another program's doing */

  GQueue       untold;         /* (element-type GArray) (nullable elements): changes that "changed" was not emitted for yet */
  gboolean     telling;

  GQueue       waiting;        /* writes that another program keeps from being made, the first first */
  gpointer     trying;         /* the one of them that is just being tried; NULL once it is not wanted any more */
  guint        waiting_source;
  int          patience_ms;
  char        *undo_name;
  char        *redo_name;
};

/* --- df-repository.c ---------------------------------------------------------------------------------------------- */
DfDatabase *df_repository_get_database  (DfRepository      *self);
DfJournal  *df_repository_get_journal   (DfRepository      *self);

/* After the history was changed without a step. */
void        df_repository_update_names  (DfRepository      *self);
void        df_repository_emit_changed  (DfRepository      *self,
                                         GArray            *changes);

void        df_repository_notify_waiting (DfRepository     *self);
/* A read failed by @error. */
void        df_repository_fall_behind   (DfRepository      *self,
                                         const GError      *error);

/* --- df-repository-steps.c ---------------------------------------------------------------------------------------- */
/* Asked before every transaction that writes: what may only be read is not written, nor what the gate keeps. */
gboolean    df_repository_may_write     (DfRepository      *self,
                                         GError           **error);
/* A write that is whole or not at all: a step of its own, or a part of the open one. Leaving names the step; with FALSE everything since entering
 * is taken back. Leaving returns whether it was done, so that a caller can return it. */
gboolean    df_repository_enter         (DfRepository      *self,
                                         GError           **error);
gboolean    df_repository_leave         (DfRepository      *self,
                                         gboolean           done,
                                         const char        *name,
                                         GError           **error);
/* Whether the open step's transaction is still there: SQLite ends it by itself on a full disk, and what is written then would be no step's. */
gboolean    df_repository_can_go_on     (DfRepository      *self,
                                         GError           **error);

/* --- df-repository-write.c ---------------------------------------------------------------------------------------- */
/* The row as it stands, whose texts belong to the result; DF_ERROR_NOT_FOUND where there is none. */
DfStatement *df_repository_read_row     (DfRepository      *self,
                                         const DfTable     *table,
                                         gint64             id,
                                         DfValue           *values,
                                         GError           **error);
/* The table's own rule. @column: (out) (optional): at fault. */
gboolean    df_repository_check_values  (const DfTable     *table,
                                         const DfValue     *values,
                                         guint             *column,
                                         GError           **error);
gboolean    df_repository_check_required (const DfTable    *table,
                                         const DfValue     *values,
                                         GError           **error);

/* --- df-repository-records.c --------------------------------------------------------------------------------------- */
void        df_repository_init_resolver (DfResolverInterface *iface);
/* A statement that reads for what is shown; NULL where it cannot. */
DfStatement *df_repository_query        (DfRepository      *self,
                                         const char        *format,
                                         ...) G_GNUC_PRINTF (2, 3);
/* The next row. FALSE with @failed where it could not be read: then what is shown is as it was, and the next look at the file tries again. */
gboolean    df_repository_next          (DfRepository      *self,
                                         DfStatement       *statement,
                                         gboolean          *failed);
/* The object that stands for a row, if anybody holds it: (transfer none) (nullable). */
DfRecord   *df_repository_peek_live     (DfRepository      *self,
                                         const DfTable     *table,
                                         gint64             id);
void        df_repository_keep_live     (DfRepository      *self,
                                         DfRecord          *record);
/* The record of the statement's row, whose id is column @first: (transfer full). */
DfRecord   *df_repository_take_row      (DfRepository      *self,
                                         DfStatement       *statement,
                                         const DfTable     *table,
                                         int                first);
/* "id, guid, name" with "@alias." before each. */
char       *df_repository_list_columns  (const DfTable     *table,
                                         const char        *alias);
/* The row's columns from the statement's column @first on; texts belong to the statement. */
void        df_repository_read_values   (DfStatement       *statement,
                                         const DfTable     *table,
                                         int                first,
                                         DfValue           *values);
/* "[1,2,3]", for json_each(). */
char       *df_repository_format_ids    (const gint64      *ids,
                                         guint              n_ids);

/* --- df-repository-links.c ------------------------------------------------------------------------------------------ */
gboolean    df_repository_load_links    (DfResolver        *resolver,
                                         DfRecord          *owner,
                                         const DfRelation  *relation);

/* --- df-repository-dependencies.c ----------------------------------------------------------------------------------- */
GArray     *df_repository_list_dependencies (DfCatalog     *catalog);

/* --- df-repository-follow.c ----------------------------------------------------------------------------------------- */
/* Brings the live records up to date with the rows that were written (NULL: all). */
void        df_repository_follow        (DfRepository      *self,
                                         GArray            *changes);

/* --- df-record-list.c ------------------------------------------------------------------------------------------------- */
DfRecordList *df_record_list_new        (DfRepository      *repository,
                                         const DfTable     *table);

G_END_DECLS
