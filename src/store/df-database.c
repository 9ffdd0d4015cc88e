/* df-database.c
 *
 * One connection to one file, set up as a document needs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-database-private.h"

#include <errno.h>
#include <glib/gi18n.h>

#include "store/df-statement-private.h"

/* More different statements than a window ever has; beyond that, those that nobody uses are dropped. */
#define MAX_STATEMENTS 256
/* No festival makes SQLite hold so much at once, whatever its file says; an import of 100,000 links takes 40 MB. */
#define HEAP_LIMIT (G_GINT64_CONSTANT (1) << 30)
/* What a transaction that touches many pages may keep of them; beyond SQLite's 2 MB each new row may read a page again that was just there. */
#define LARGE_CACHE "PRAGMA main.cache_size = -65536"
#define USUAL_CACHE "PRAGMA main.cache_size = -2000"
/* How often a long statement looks whether it was cancelled, in SQLite's instructions. */
#define CANCEL_INTERVAL 20000

struct _DfDatabase
{
  sqlite3      *handle;
  char         *path;          /* NULL in memory */
  char         *name;
  GHashTable   *statements;    /* by their text; the connection owns them */
  GCancellable *cancellable;
  int           wait_ms;
  gboolean      has_budget;
  gboolean      has_large_cache;
  guint64       n_statements;
};

static void
df_database_set_limits (DfDatabase *self)
{
  static const struct { int limit; int value; } limits[] = {
    { SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024 },       /* the longest text may have 100,000 characters */
    { SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024 },
    { SQLITE_LIMIT_COLUMN, 128 },
    { SQLITE_LIMIT_EXPR_DEPTH, 200 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 16 },
    { SQLITE_LIMIT_VDBE_OP, 100000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 16 },
    { SQLITE_LIMIT_ATTACHED, 1 },                    /* VACUUM INTO takes one */
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 50 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->handle, limits[i].limit, limits[i].value);
}

/* The file's own triggers and views never run; our TEMP triggers and the foreign keys' actions do. */
static void
df_database_configure (DfDatabase *self)
{
  static const struct { int option; int value; } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (self->handle, options[i].option, options[i].value, NULL);

  sqlite3_extended_result_codes (self->handle, 1);
  df_database_set_limits (self);
}

void
df_database_set_waits (DfDatabase *self,
                       gboolean    waits)
{
  sqlite3_busy_timeout (self->handle, waits ? self->wait_ms : 0);
}

DfDatabase *
df_database_connect (const char  *path,
                     gboolean     writable,
                     int          wait_ms,
                     GError     **error)
{
  g_autoptr(DfDatabase) self = g_new0 (DfDatabase, 1);
  int flags = (writable || path == NULL ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX;
  int result;

  /* An absolute path is never taken for a URI, nor for ":memory:". */
  self->path = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
  self->name = path != NULL ? g_filename_display_basename (self->path) : g_strdup (_("Memory"));
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) df_statement_free);

  sqlite3_hard_heap_limit64 (HEAP_LIMIT);
  result = sqlite3_open_v2 (path != NULL ? self->path : ":memory:", &self->handle, flags, NULL);
  if (result != SQLITE_OK)
    {
      df_database_fail (self, result, error);
      return NULL;
    }

  df_database_configure (self);
  self->wait_ms = wait_ms;
  df_database_set_waits (self, TRUE);

  /* cell_size_check: what a damaged page says is not believed. */
  if (!df_database_execute (self, "PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY", error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
df_database_settle (DfDatabase  *self,
                    GError     **error)
{
  if (df_database_is_read_only (self))
    return TRUE;

  /* Why not a write-ahead log: a file that is replaced underneath would go on answering, and its last edits would be in another file.
   * EXTRA, since with FULL a power cut can bring an edit's journal back. What does not fit the cache stays in memory until the commit:
   * spilling would lock readers out of the file. Who writes sorts through files without a name, by pieces as large as the cache: three million links in
   * memory at once take twice as long, 200 MB, and six seconds in which nobody can stop it. */
  return df_database_execute (self, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA cache_spill = OFF; PRAGMA temp_store = FILE", error);
}

DfDatabase *
df_database_open (const char  *path,
                  gboolean     writable,
                  int          wait_ms,
                  GError     **error)
{
  g_autoptr(DfDatabase) self = df_database_connect (path, writable, wait_ms, error);

  if (self == NULL || !df_database_settle (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
df_database_read_header (DfDatabase  *self,
                         guint8      *header,
                         GError     **error)
{
  sqlite3_file *file = NULL;
  int result = sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (result == SQLITE_OK && (file == NULL || file->pMethods == NULL))
    result = SQLITE_CANTOPEN;
  if (result == SQLITE_OK)
    result = file->pMethods->xRead (file, header, 100, 0);

  /* What a short file lacks reads as zeros, which is no header either. */
  if (result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ)
    return TRUE;

  return df_database_fail (self, result, error);
}

void
df_database_free (DfDatabase *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_warning ("A statement of “%s” outlives its connection", self->name);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

sqlite3 *
df_database_get_handle (DfDatabase *self)
{
  return self->handle;
}

gboolean
df_database_is_read_only (DfDatabase *self)
{
  return sqlite3_db_readonly (self->handle, "main") == 1;
}

const char *
df_database_get_path (DfDatabase *self)
{
  return self->path;
}

const char *
df_database_get_name (DfDatabase *self)
{
  return self->name;
}

static int
df_database_progress_cb (gpointer data)
{
  DfDatabase *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

void
df_database_set_cancellable (DfDatabase   *self,
                             GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  if (cancellable != NULL)
    sqlite3_progress_handler (self->handle, CANCEL_INTERVAL, df_database_progress_cb, self);
  else
    sqlite3_progress_handler (self->handle, 0, NULL, NULL);
}

static int
df_database_spend_cb (gpointer data)
{
  return TRUE;
}

void
df_database_set_budget (DfDatabase *self,
                        int         instructions)
{
  self->has_budget = instructions > 0;
  sqlite3_progress_handler (self->handle, instructions, self->has_budget ? df_database_spend_cb : NULL, NULL);
}

static const char *
df_database_describe_constraint (int result)
{
  switch (result)
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return _("There is one like this already.");
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return _("This points to something that is not there.");
    case SQLITE_CONSTRAINT_NOTNULL:
      return _("A value that is needed is missing.");
    default:
      return _("A value breaks a rule of the file.");
    }
}

static gboolean
df_database_fail_in_system (DfDatabase  *self,
                            int          result,
                            GError     **error)
{
  int number = self->handle != NULL ? sqlite3_system_errno (self->handle) : errno;

  if (number == EACCES || number == EPERM || number == EROFS)
    g_set_error (error, DF_ERROR, DF_ERROR_READ_ONLY, _("“%s” may not be opened or written to."), self->name);
  else if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, DF_ERROR, DF_ERROR_FULL, _("The disk is full: nothing was changed in “%s”."), self->name);
  else if (number == ENOENT && (result & 0xff) == SQLITE_CANTOPEN)
    g_set_error (error, DF_ERROR, DF_ERROR_MISSING, _("There is no file “%s”."), self->name);
  else
    g_set_error (error, DF_ERROR, DF_ERROR_FAILED, _("“%s” could not be read or written."), self->name);

  return FALSE;
}

gboolean
df_database_fail (DfDatabase  *self,
                  int          result,
                  GError     **error)
{
  if (self->handle != NULL)
    g_debug ("SQLite answers %d: %s", result, sqlite3_errmsg (self->handle));

  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, DF_ERROR, DF_ERROR_LOCKED, _("“%s” is being used by another program; try again in a moment."), self->name);
      break;
    case SQLITE_FULL:
      g_set_error (error, DF_ERROR, DF_ERROR_FULL, _("The disk is full: nothing was changed in “%s”."), self->name);
      break;
    case SQLITE_READONLY:
      if (result == SQLITE_READONLY_DBMOVED)
        g_set_error (error, DF_ERROR, DF_ERROR_MOVED, _("“%s” was moved, deleted or replaced by another program."), self->name);
      else
        g_set_error (error, DF_ERROR, DF_ERROR_READ_ONLY, _("“%s” may be read but not written to."), self->name);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, DF_ERROR, DF_ERROR_DAMAGED, _("“%s” is damaged."), self->name);
      break;
    case SQLITE_INTERRUPT:
      if (self->has_budget)
        g_set_error (error, DF_ERROR, DF_ERROR_FOREIGN, _("“%s” is not a festival: it takes too long to look at."), self->name);
      else
        g_set_error (error, DF_ERROR, DF_ERROR_CANCELLED, _("This was cancelled: nothing was changed in “%s”."), self->name);
      break;
    case SQLITE_CONSTRAINT:
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, df_database_describe_constraint (result));
      break;
    case SQLITE_TOOBIG:
      g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("A text is too long for the file."));
      break;
    case SQLITE_NOMEM:
      g_set_error (error, DF_ERROR, DF_ERROR_FAILED, _("There is not enough memory for “%s”."), self->name);
      break;
    default:
      return df_database_fail_in_system (self, result, error);
    }

  return FALSE;
}

gboolean
df_database_execute (DfDatabase  *self,
                     const char  *sql,
                     GError     **error)
{
  int result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  df_database_count_run (self);
  if (result != SQLITE_OK)
    return df_database_fail (self, result, error);

  return TRUE;
}

gboolean
df_database_query_integer (DfDatabase  *self,
                           const char  *sql,
                           gint64       fallback,
                           gint64      *value,
                           GError     **error)
{
  g_autoptr(DfStatement) statement = df_database_prepare (self, sql, error);
  g_autoptr(GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  *value = fallback;
  if (df_statement_step (statement, &failure))
    *value = df_statement_get_integer (statement, 0);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

static gboolean
df_database_run (DfDatabase  *self,
                 const char  *sql,
                 GError     **error)
{
  g_autoptr(DfStatement) statement = df_database_prepare (self, sql, error);

  return statement != NULL && df_statement_run (statement, error);
}

gboolean
df_database_begin (DfDatabase  *self,
                   GError     **error)
{
  return df_database_run (self, "BEGIN IMMEDIATE", error);
}

void
df_database_set_references (DfDatabase *self,
                            gboolean    are_kept)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FKEY, are_kept, NULL);
}

void
df_database_expect_many (DfDatabase *self)
{
  g_return_if_fail (df_database_in_transaction (self));

  self->has_large_cache = sqlite3_exec (self->handle, LARGE_CACHE, NULL, NULL, NULL) == SQLITE_OK;
}

void
df_database_expect_few (DfDatabase *self)
{
  if (self->has_large_cache)
    sqlite3_exec (self->handle, USUAL_CACHE, NULL, NULL, NULL);

  self->has_large_cache = FALSE;
}

gboolean
df_database_commit (DfDatabase  *self,
                    GError     **error)
{
  gboolean is_unwanted = self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);

  /* The last moment: what is being committed is written to its end. */
  if (is_unwanted)
    df_database_fail (self, SQLITE_INTERRUPT, error);
  else if (df_database_run (self, "COMMIT", error))
    {
      df_database_expect_few (self);
      return TRUE;
    }

  df_database_rollback (self);
  return FALSE;
}

void
df_database_rollback (DfDatabase *self)
{
  g_autoptr(GError) error = NULL;

  /* SQLite may have rolled back by itself, on a full disk for one. What fails here is rolled back by whoever opens the file next. */
  if (df_database_in_transaction (self) && !df_database_run (self, "ROLLBACK", &error))
    g_debug ("Rolling back: %s", error->message);

  df_database_expect_few (self);
}

void
df_database_forget_pages (DfDatabase *self)
{
  sqlite3_db_release_memory (self->handle);
}

gboolean
df_database_in_transaction (DfDatabase *self)
{
  return !sqlite3_get_autocommit (self->handle);
}

guint64
df_database_get_n_statements (DfDatabase *self)
{
  return self->n_statements;
}

void
df_database_count_run (DfDatabase *self)
{
  self->n_statements++;
}

static gboolean
df_database_is_idle (gpointer key,
                     gpointer value,
                     gpointer data)
{
  return !df_statement_is_in_use (value);
}

DfStatement *
df_database_prepare (DfDatabase  *self,
                     const char  *sql,
                     GError     **error)
{
  DfStatement *statement = g_hash_table_lookup (self->statements, sql);
  gboolean taken = statement != NULL;

  if (taken && !df_statement_is_in_use (statement))
    {
      df_statement_use (statement);
      return statement;
    }

  statement = df_statement_new (self, sql, error);
  if (statement == NULL || taken)
    return statement;

  if (g_hash_table_size (self->statements) >= MAX_STATEMENTS)
    g_hash_table_foreach_remove (self->statements, df_database_is_idle, NULL);

  df_statement_set_cached (statement);
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}
