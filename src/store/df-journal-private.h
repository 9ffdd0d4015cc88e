/* df-journal-private.h
 *
 * The journal in the file: TEMP triggers keep row images of every write; a step owns a run of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-database-private.h"
#include "store/df-history.h"

G_BEGIN_DECLS

typedef struct _DfJournal DfJournal;

/* Borrows the connection. A writable one gets the history tables where they are missing, and the triggers, with the first step. */
DfJournal *df_journal_new           (DfDatabase   *database,
                                     DfCatalog    *catalog,
                                     gboolean      writable,
                                     GError      **error);
void       df_journal_free          (DfJournal    *self);

/* The statements that make the history tables, for the fingerprint. */
const char *df_journal_get_schema   (void);

/* Everything between is one step. */
gboolean   df_journal_begin         (DfJournal    *self,
                                     GError      **error);
/* @changes: (out) (transfer full) (element-type DfChange): each row once; empty when the step changed nothing, which was then
 * rolled back; NULL where there are more than a million to name. */
gboolean   df_journal_commit        (DfJournal    *self,
                                     const char   *name,
                                     GArray      **changes,
                                     GError      **error);
void       df_journal_rollback      (DfJournal    *self);
/* In an open step, before many rows are inserted: from here to its end the journal keeps a run of ids as one change. A trigger that may fail makes
 * SQLite keep a journal of every statement besides, which costs more than the insert itself. */
gboolean   df_journal_begin_bulk    (DfJournal    *self,
                                     GError      **error);
/* In bulk, after a row was inserted; and before anything else is written. */
gboolean   df_journal_note_insert   (DfJournal    *self,
                                     const DfTable *table,
                                     gint64        id,
                                     GError      **error);
gboolean   df_journal_end_run       (DfJournal    *self,
                                     GError      **error);
/* In bulk, before a row is deleted: looks for what the rows point to, which was put off. DF_ERROR_INVALID where something is not there. */
gboolean   df_journal_settle_references (DfJournal *self,
                                     GError      **error);
/* After what came since the run's end was taken back by a savepoint. */
void       df_journal_forget_run    (DfJournal    *self);
gboolean   df_journal_undo          (DfJournal    *self,
                                     GArray      **changes,
                                     GError      **error);
gboolean   df_journal_redo          (DfJournal    *self,
                                     GArray      **changes,
                                     GError      **error);
/* To where @step was the newest that is done, or none for 0: all the steps between in one transaction. */
gboolean   df_journal_go            (DfJournal    *self,
                                     gint64        step,
                                     GArray      **changes,
                                     GError      **error);
/* How many rows the next undo, or redo, writes, cascades not counted; 0 where there is none. */
guint64    df_journal_count_turn    (DfJournal    *self,
                                     gboolean      back);
/* The same of the way to @step. */
guint64    df_journal_count_way     (DfJournal    *self,
                                     gint64        step);
/* What @step did: at most @most rows; @n_rows: how many there are. */
GPtrArray *df_journal_dup_story     (DfJournal    *self,
                                     gint64        step,
                                     guint         most,
                                     guint64      *n_rows,
                                     GError      **error);
/* (transfer full) (nullable): without an error there is none. */
char      *df_journal_dup_undo_name (DfJournal    *self,
                                     GError      **error);
char      *df_journal_dup_redo_name (DfJournal    *self,
                                     GError      **error);
/* What other connections wrote since the last look (PRAGMA data_version). @others: whether they did. @changes: NULL when the rows cannot be named:
 * then everything may have changed. */
gboolean   df_journal_look          (DfJournal    *self,
                                     gboolean     *others,
                                     GArray      **changes,
                                     GError      **error);
GPtrArray *df_journal_dup_history   (DfJournal    *self,
                                     GError      **error);
gboolean   df_journal_clear         (DfJournal    *self,
                                     GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfJournal, df_journal_free)

G_END_DECLS
