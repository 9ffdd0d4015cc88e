/* df-repository.h
 *
 * One file of records: fetch, save, remove, list; every write is a named step that can be undone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-error.h"
#include "record/df-record.h"

G_BEGIN_DECLS

#define DF_TYPE_REPOSITORY (df_repository_get_type ())
G_DECLARE_FINAL_TYPE (DfRepository, df_repository, DF, REPOSITORY, GObject)

typedef struct _DfRecordList DfRecordList;

/**
 * DfOpenFlags:
 * @DF_OPEN_CREATE: the file must not be there; it is made, at the newest version
 * @DF_OPEN_READ_ONLY: never writes
 * @DF_OPEN_AS_IT_IS: does not migrate; for what looks at old files
 * @DF_OPEN_PATIENT: waits up to 5 seconds where another program holds the file; without it, DF_ERROR_LOCKED comes at once
 */
typedef enum
{
  DF_OPEN_DEFAULT   = 0,
  DF_OPEN_CREATE    = 1 << 0,
  DF_OPEN_READ_ONLY = 1 << 1,
  DF_OPEN_AS_IT_IS  = 1 << 2,
  DF_OPEN_PATIENT   = 1 << 3
} DfOpenFlags;

/* One row that a step wrote. */
typedef struct
{
  const DfTable *table;
  gint64         id;
} DfChange;

/**
 * df_repository_open:
 *
 * Refuses, before anything is run or written, what is no regular file (DF_ERROR_MISSING, DF_ERROR_FOREIGN), has another program's header,
 * is newer (DF_ERROR_NEWER), damaged, or whose schema is not exactly the one of its version (a planted trigger or view).
 * A repository belongs to the thread that opened it; long work opens one of its own on the same path.
 */
DfRepository *df_repository_open            (const char     *path,
                                             DfCatalog      *catalog,
                                             DfOpenFlags     flags,
                                             GError        **error);

const char   *df_repository_get_path        (DfRepository   *self);
DfCatalog    *df_repository_get_catalog     (DfRepository   *self);
gboolean      df_repository_is_read_only    (DfRepository   *self);
int           df_repository_get_version     (DfRepository   *self);

/* --- fetch: one object for a row, the same for everybody as long as anybody holds it ------------------------------------------- */
DfRecord     *df_repository_dup_record      (DfRepository   *self,
                                             const DfTable  *table,
                                             gint64          id);                      /* (nullable) */
/* The same if somebody holds it; nothing is read: (nullable). */
DfRecord     *df_repository_dup_live        (DfRepository   *self,
                                             const DfTable  *table,
                                             gint64          id);
/* Those of all @ids that have a row, in this order: (transfer full) (element-type DfRecord). What is not live is read by one statement. */
GPtrArray    *df_repository_dup_records     (DfRepository   *self,
                                             const DfTable  *table,
                                             const gint64   *ids,
                                             guint           n_ids);
DfRecord     *df_repository_dup_by_guid     (DfRepository   *self,
                                             const DfTable  *table,
                                             const char     *guid);                    /* (nullable) */
/* The one row of a single table, such as the festival. */
DfRecord     *df_repository_dup_single      (DfRepository   *self,
                                             const DfTable  *table);
/* Reads the links of all @owners along @paths ("events events.stage events.performers") and the records they lead to: one statement for each
 * step of a path, however many owners. @keep collects what must be kept alive (transfer full). */
gboolean      df_repository_preload         (DfRepository   *self,
                                             GPtrArray      *owners,
                                             const char     *paths,
                                             GPtrArray      *keep,
                                             GError        **error);
/* A live list of a table, sorted as the table says; each call makes a list of its own. */
DfRecordList *df_repository_list            (DfRepository   *self,
                                             const DfTable  *table);
guint         df_repository_count           (DfRepository   *self,
                                             const DfTable  *table);
/* Whether there are more than @n rows: quicker than to count a million. */
gboolean      df_repository_has_more        (DfRepository   *self,
                                             const DfTable  *table,
                                             guint           n);

/* --- write: each call is one transaction and one step, unless a step is open -------------------------------------------------- */
/* How many other records of its table have the title of @record, letter by letter. Names are not unique; people like to know. */
guint         df_repository_count_namesakes (DfRepository   *self,
                                             DfRecord       *record);
/* A record in memory with nothing in it, id 0. Its fields are set with the calls below and then never saved before df_repository_save(). */
DfRecord     *df_repository_new_draft       (DfRepository   *self,
                                             const DfTable  *table);
gboolean      df_repository_save            (DfRepository   *self,
                                             DfRecord       *draft,
                                             GError        **error);
/* The value is taken as it stands and checked by the table's rule; @text is what a person typed, parsed first by the field's kind.
 * A draft that no file is there for yet is set with %NULL as its repository.
 * On an error nothing is changed; @column, where asked for, is the column whose value is at fault. */
gboolean      df_repository_set             (DfRepository   *self,
                                             DfRecord       *record,
                                             const char     *field,
                                             const DfValue  *value,
                                             GError        **error);
gboolean      df_repository_set_text        (DfRepository   *self,
                                             DfRecord       *record,
                                             const char     *field,
                                             const char     *text,
                                             GError        **error);
gboolean      df_repository_change          (DfRepository   *self,
                                             DfRecord       *record,
                                             guint           n_fields,
                                             const char    **fields,
                                             const DfValue  *values,
                                             guint          *column,
                                             GError        **error);
gboolean      df_repository_remove          (DfRepository   *self,
                                             DfRecord       *record,
                                             GError        **error);

/* --- several rows of one table at once, by their ids; no object is needed ----------------------------------------------------- */
/* Each is one step of all or none; rows that are gone by now are passed over. @n_done: (out) (optional): how many were written; where it is 0
 * there is no step. */

/**
 * DfRowChange:
 * @values: of one row, per column, to be changed in place: a text by g_free() and g_strdup()
 *
 * What several rows have in common is the change, not the value. Pure.
 */
typedef gboolean (*DfRowChange) (const DfTable *table, DfValue *values, gpointer data, GError **error);

/* @title: what changes, such as a field's title. The rules are the same as for one; an error names the row that it is about. */
gboolean      df_repository_change_rows     (DfRepository   *self,
                                             const DfTable  *table,
                                             GArray         *ids,
                                             DfRowChange     change,
                                             gpointer        data,
                                             const char     *title,
                                             guint          *n_done,
                                             GError        **error);
/* The same value for all. */
gboolean      df_repository_set_rows        (DfRepository   *self,
                                             const DfTable  *table,
                                             GArray         *ids,
                                             const char     *field,
                                             const DfValue  *value,
                                             guint          *n_done,
                                             GError        **error);
gboolean      df_repository_remove_rows     (DfRepository   *self,
                                             const DfTable  *table,
                                             GArray         *ids,
                                             guint          *n_done,
                                             GError        **error);
/* Every one of @owners with every one of @others, of a relation with a join table; pairs that are linked already stay as they are. */
gboolean      df_repository_link_rows       (DfRepository   *self,
                                             const DfRelation *relation,
                                             GArray         *owners,
                                             GArray         *others,
                                             guint          *n_done,
                                             GError        **error);
gboolean      df_repository_unlink_rows     (DfRepository   *self,
                                             const DfRelation *relation,
                                             GArray         *owners,
                                             GArray         *others,
                                             guint          *n_done,
                                             GError        **error);
/* The ids of those linked to any of @owners, or (@all) to every one: (transfer full). %NULL where they cannot be read now. */
GArray       *df_repository_list_linked_ids (DfRepository   *self,
                                             const DfRelation *relation,
                                             GArray         *owners,
                                             gboolean        all);
/* Whether the rows have one value in common; it is then @value, to be cleared. */
gboolean      df_repository_read_common     (DfRepository   *self,
                                             const DfTable  *table,
                                             GArray         *ids,
                                             const char     *field,
                                             DfValue        *value);

/* --- rows without objects, for imports; only inside an open step ---------------------------------------------------------------- */
/* Before thousands of inserts: from here to the end of the step a run of new ids is one change of the journal. */
gboolean      df_repository_expect_many     (DfRepository   *self,
                                             GError        **error);
/* @values: per column of the table. @id 0 takes the next one. Returns the row's id, 0 on an error. A link table's timestamps are filled in. */
gint64        df_repository_insert_row      (DfRepository   *self,
                                             const DfTable  *table,
                                             gint64          id,
                                             const DfValue  *values,
                                             GError        **error);
/* @mask: bit n for column n, which takes values[n]. */
gboolean      df_repository_update_row      (DfRepository   *self,
                                             const DfTable  *table,
                                             gint64          id,
                                             guint64         mask,
                                             const DfValue  *values,
                                             GError        **error);

/* --- steps ------------------------------------------------------------------------------------------------------------------------ */
/* Everything until the commit is one step. BEGIN IMMEDIATE: DF_ERROR_LOCKED when another program writes. Steps do not nest. */
gboolean      df_repository_begin_step      (DfRepository   *self,
                                             GError        **error);
/* @name: what an undo is called by, in the user's words. A step that changed nothing leaves the bytes as they were and is no step.
 * When it fails the step is rolled back. */
gboolean      df_repository_commit_step     (DfRepository   *self,
                                             const char     *name,
                                             GError        **error);
void          df_repository_rollback_step   (DfRepository   *self);

/* Asked before every write of this repository; FALSE with @error keeps it from happening. */
typedef gboolean (*DfWriteGate) (gpointer data, GError **error);

/* For what must be known of the file before anybody writes to it. @gate: (nullable). */
void          df_repository_set_gate        (DfRepository   *self,
                                             DfWriteGate     gate,
                                             gpointer        data);

/* --- what waits for another program ---------------------------------------------------------------------------------------------- */
/* One write that people asked for: as DF_ERROR_LOCKED it has changed nothing and is made again. */
typedef gboolean (*DfAttempt)   (gpointer owner, gpointer data, GError **error);
/* It was made (@error is %NULL), or it was not. */
typedef void     (*DfAttempted) (gpointer owner, gpointer data, const GError *error);

/* Makes @attempt at once; while another program holds the file, every 100 ms for 5 seconds from the main loop, in the order in which they came;
 * what waits behind one that is given up is given up with it. Then @done is called, before the return where nothing had to wait: then TRUE is
 * returned. @owner, a GObject, and the repository live so long. "waiting" is a property: something waits now. */
gboolean      df_repository_try             (DfRepository   *self,
                                             gpointer        owner,
                                             DfAttempt       attempt,
                                             DfAttempted     done,
                                             gpointer        data,
                                             GDestroyNotify  destroy);
/* What waits with @data is not wanted any more; @done is not called. */
void          df_repository_forget_try      (DfRepository   *self,
                                             gpointer        data);
gboolean      df_repository_is_waiting      (DfRepository   *self);
/* For tests: what is tried from now on waits so long instead of 5 seconds. */
void          df_repository_set_patience    (DfRepository   *self,
                                             int             milliseconds);

/* "undo-name" and "redo-name" are properties as well: %NULL when there is nothing. */
const char   *df_repository_get_undo_name   (DfRepository   *self);
const char   *df_repository_get_redo_name   (DfRepository   *self);
/* How many rows the next undo (@back) or redo writes: what takes long belongs in a thread, with a repository of its own. */
guint64       df_repository_count_turn      (DfRepository   *self,
                                             gboolean        back);
gboolean      df_repository_undo            (DfRepository   *self,
                                             GError        **error);
gboolean      df_repository_redo            (DfRepository   *self,
                                             GError        **error);
/* To where the step of this id (df-history.h) was the newest that is done, 0 for none: as many undos or redos as it takes, all of them or none.
 * DF_ERROR_NOTHING_TO_DO where the file stands there, or the history has no such step any more. */
gboolean      df_repository_go              (DfRepository   *self,
                                             gint64          step,
                                             GError        **error);
/* How many rows that writes. */
guint64       df_repository_count_way       (DfRepository   *self,
                                             gint64          step);

/* Looks whether another connection wrote to the file and follows it; cheap when nobody did. While "blocked", a property, is TRUE, something could
 * not be read since another program was committing: the next look that finds the file free shows it. */
gboolean      df_repository_refresh         (DfRepository   *self,
                                             GError        **error);

/* What runs from now on stops with DF_ERROR_CANCELLED, and is taken back, once @cancellable (nullable) is cancelled. */
void          df_repository_set_cancellable (DfRepository   *self,
                                             GCancellable   *cancellable);
/* How many statements were run since the repository was opened: for tests that count. */
guint64       df_repository_get_n_statements (DfRepository  *self);

/**
 * DfRepository::changed:
 * @changes: (element-type DfChange) (nullable): the rows that were written, cascades included, each once; %NULL when everything may have changed
 *
 * After a commit, an undo, a redo, or another program's write; the live records are up to date already.
 */

G_END_DECLS
