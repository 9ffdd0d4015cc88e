/* df-statement.c
 *
 * A prepared statement: bound, stepped, reset, and used again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-statement-private.h"

struct _DfStatement
{
  DfDatabase   *database;   /* borrowed: the connection outlives its statements */
  sqlite3_stmt *handle;
  int           bound;      /* what went wrong while binding; told by the next step */
  gboolean      cached;
  gboolean      in_use;
  gboolean      running;
};

DfStatement *
df_statement_new (DfDatabase  *database,
                  const char  *sql,
                  GError     **error)
{
  DfStatement *self = NULL;
  sqlite3_stmt *handle = NULL;
  int result = sqlite3_prepare_v3 (df_database_get_handle (database), sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);

  if (result != SQLITE_OK)
    {
      df_database_fail (database, result, error);
      return NULL;
    }

  self = g_new0 (DfStatement, 1);
  self->database = database;
  self->handle = handle;
  self->in_use = TRUE;
  return self;
}

void
df_statement_free (DfStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

gboolean
df_statement_is_in_use (DfStatement *self)
{
  return self->in_use;
}

void
df_statement_use (DfStatement *self)
{
  g_assert (!self->in_use);

  self->in_use = TRUE;
}

void
df_statement_set_cached (DfStatement *self)
{
  self->cached = TRUE;
}

void
df_statement_release (DfStatement *self)
{
  g_return_if_fail (self->in_use);

  if (!self->cached)
    {
      df_statement_free (self);
      return;
    }

  df_statement_reset (self);
  sqlite3_clear_bindings (self->handle);
  self->in_use = FALSE;
}

static void
df_statement_note_bound (DfStatement *self,
                         int          result)
{
  if (result != SQLITE_OK && self->bound == SQLITE_OK)
    self->bound = result;
}

void
df_statement_bind_integer (DfStatement *self,
                           int          index,
                           gint64       value)
{
  if (value == DF_NOTHING)
    df_statement_note_bound (self, sqlite3_bind_null (self->handle, index));
  else
    df_statement_note_bound (self, sqlite3_bind_int64 (self->handle, index, value));
}

void
df_statement_bind_text (DfStatement *self,
                        int          index,
                        const char  *text)
{
  df_statement_note_bound (self, sqlite3_bind_text (self->handle, index, text, -1, SQLITE_TRANSIENT));
}

void
df_statement_bind_value (DfStatement   *self,
                         int            index,
                         gboolean       is_text,
                         const DfValue *value)
{
  if (is_text)
    df_statement_note_bound (self, sqlite3_bind_text (self->handle, index, value->text, -1, SQLITE_STATIC));
  else
    df_statement_bind_integer (self, index, value->integer);
}

gboolean
df_statement_step (DfStatement  *self,
                   GError      **error)
{
  int result = self->bound;

  if (result == SQLITE_OK)
    {
      if (!self->running)
        df_database_count_run (self->database);
      self->running = TRUE;
      result = sqlite3_step (self->handle);
    }

  if (result == SQLITE_ROW)
    return TRUE;

  if (result != SQLITE_DONE)
    df_database_fail (self->database, result, error);

  df_statement_reset (self);
  return FALSE;
}

gboolean
df_statement_run (DfStatement  *self,
                  GError      **error)
{
  g_autoptr(GError) failure = NULL;

  while (df_statement_step (self, &failure))
    ;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

void
df_statement_reset (DfStatement *self)
{
  sqlite3_reset (self->handle);
  self->running = FALSE;
  self->bound = SQLITE_OK;
}

sqlite3_stmt *
df_statement_get_handle (DfStatement *self)
{
  return self->handle;
}

gint64
df_statement_get_integer (DfStatement *self,
                          int          column)
{
  gint64 value = sqlite3_column_int64 (self->handle, column);

  /* Nothing reads as 0; most are not. */
  return value == 0 && sqlite3_column_type (self->handle, column) == SQLITE_NULL ? DF_NOTHING : value;
}

const char *
df_statement_get_text (DfStatement *self,
                       int          column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}
