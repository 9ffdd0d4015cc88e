/* df-database-private.h
 *
 * One connection to one file, and its prepared statements: nobody else calls SQLite.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "record/df-error.h"
#include "record/df-value.h"

G_BEGIN_DECLS

typedef struct _DfDatabase  DfDatabase;
typedef struct _DfStatement DfStatement;

/* @path: NULL for a database in memory. Sets DEFENSIVE, trusted_schema, triggers, views, limits, foreign_keys, recursive_triggers, journal mode and
 * synchronous as a document needs them. */
DfDatabase  *df_database_open           (const char   *path,
                                         gboolean      writable,
                                         int           wait_ms,
                                         GError      **error);
/* The first half of opening: nothing of the file is read or run yet, apart from what df_database_read_header() reads. */
DfDatabase  *df_database_connect        (const char   *path,
                                         gboolean      writable,
                                         int           wait_ms,
                                         GError      **error);
/* The second half. Here SQLite rolls back what a crash left. */
gboolean     df_database_settle         (DfDatabase   *self,
                                         GError      **error);
/* The first 100 bytes as they stand in the file, read by SQLite's own file: closing another descriptor of the file would drop its locks. */
gboolean     df_database_read_header    (DfDatabase   *self,
                                         guint8       *header,
                                         GError      **error);
void         df_database_free           (DfDatabase   *self);
/* Whether it waits where another program holds the file, as long as was said at the beginning. */
void         df_database_set_waits      (DfDatabase   *self,
                                         gboolean      waits);
/* Also where a writable connection was asked for and the file cannot be written. */
gboolean     df_database_is_read_only   (DfDatabase   *self);
/* Absolute; NULL for one in memory. */
const char  *df_database_get_path       (DfDatabase   *self);
/* What people know the file by: its name without the folders. */
const char  *df_database_get_name       (DfDatabase   *self);
/* Whatever runs from now on stops with DF_ERROR_CANCELLED once @cancellable is cancelled. */
void         df_database_set_cancellable (DfDatabase   *self,
                                          GCancellable *cancellable);
/* Each statement from now on may take so many of SQLite's instructions, about; 0 for any number. One that wants more stops, and is said to be
 * of no festival: for what is asked of a file that anybody may have made. */
void         df_database_set_budget     (DfDatabase   *self,
                                         int           instructions);
sqlite3     *df_database_get_handle     (DfDatabase   *self);
/* Sets the error that SQLite's last result stands for, as one sentence, and returns FALSE. */
gboolean     df_database_fail           (DfDatabase   *self,
                                         int           result,
                                         GError      **error);
/* One or several statements without results. */
gboolean     df_database_execute        (DfDatabase   *self,
                                         const char   *sql,
                                         GError      **error);
/* The single integer that a query gives; @fallback where there is no row. */
gboolean     df_database_query_integer  (DfDatabase   *self,
                                         const char   *sql,
                                         gint64        fallback,
                                         gint64       *value,
                                         GError      **error);
gboolean     df_database_begin          (DfDatabase   *self,
                                         GError      **error);   /* BEGIN IMMEDIATE */
/* Whether foreign keys are enforced, as they are from the start. Other than the PRAGMA this works within a transaction. */
void         df_database_set_references (DfDatabase   *self,
                                         gboolean      are_kept);
/* The open transaction touches many pages: until its end it may keep 64 MB of them. */
void         df_database_expect_many    (DfDatabase   *self);
/* Until then, or until here; what was written is kept all the same. */
void         df_database_expect_few     (DfDatabase   *self);
gboolean     df_database_commit         (DfDatabase   *self,
                                         GError      **error);   /* rolled back when it fails */
void         df_database_rollback       (DfDatabase   *self);
gboolean     df_database_in_transaction (DfDatabase   *self);
/* What was read of the file is read anew. Outside of a transaction. */
void         df_database_forget_pages   (DfDatabase   *self);
guint64      df_database_get_n_statements (DfDatabase *self);     /* runs, not rows */

/* A statement from the connection's cache, ready to bind; @sql is the key. Released by g_autoptr, which resets it. It is in use until then. */
DfStatement *df_database_prepare        (DfDatabase   *self,
                                         const char   *sql,
                                         GError      **error);
void         df_statement_release       (DfStatement  *self);

/* Parameters count from 1. Texts are copied unless said static. */
void         df_statement_bind_integer  (DfStatement  *self,
                                         int           index,
                                         gint64        value);   /* DF_NOTHING binds NULL */
void         df_statement_bind_text     (DfStatement  *self,
                                         int           index,
                                         const char   *text);    /* NULL binds NULL */
void         df_statement_bind_value    (DfStatement  *self,
                                         int           index,
                                         gboolean      is_text,
                                         const DfValue *value);  /* the text is not copied: it must live until the reset */
/* TRUE: there is a row. FALSE: done, or failed with @error set. */
gboolean     df_statement_step          (DfStatement  *self,
                                         GError      **error);
/* Runs to the end and resets. */
gboolean     df_statement_run           (DfStatement  *self,
                                         GError      **error);
void         df_statement_reset         (DfStatement  *self);
sqlite3_stmt *df_statement_get_handle   (DfStatement  *self);

/* Columns count from 0. */
gint64       df_statement_get_integer   (DfStatement  *self,
                                         int           column);  /* DF_NOTHING for NULL */
const char  *df_statement_get_text      (DfStatement  *self,
                                         int           column);  /* NULL for NULL */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfDatabase, df_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfStatement, df_statement_release)

G_END_DECLS
