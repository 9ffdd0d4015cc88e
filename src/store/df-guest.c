/* df-guest.c
 *
 * Somebody else's SQLite database, read as a guest: nothing of it is run, nothing is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-guest.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "store/df-database-private.h"

#define WAIT_MS 5000
#define HEADER_SIZE 100
#define HEADER_PAGE_SIZE 16
#define HEADER_APPLICATION_ID 68
#define MAX_COLUMNS 16

struct _DfGuest
{
  DfDatabase *database;
};

static gboolean
df_guest_check_header (DfGuest   *self,
                       guint32    application_id,
                       GError   **error)
{
  const char *name = df_database_get_name (self->database);
  guint8 header[HEADER_SIZE] = { 0 };
  GStatBuf about = { 0 };
  guint page_size;
  guint32 number;

  if (!df_database_read_header (self->database, header, error))
    return FALSE;

  memcpy (&number, header + HEADER_APPLICATION_ID, sizeof number);
  page_size = (guint) header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1];
  page_size = page_size == 1 ? 65536 : page_size;
  g_stat (df_database_get_path (self->database), &about);

  if (GUINT32_FROM_BE (number) == application_id)
    g_set_error (error, DF_ERROR, DF_ERROR_FOREIGN, _("“%s” is a festival of Dreamfest itself; export it, and import what comes out."), name);
  else if (page_size == 0 || about.st_size % page_size != 0)
    /* SQLite takes what a last page lacks for zeros. */
    g_set_error (error, DF_ERROR, DF_ERROR_DAMAGED, _("“%s” is damaged."), name);
  else
    return TRUE;

  return FALSE;
}

DfGuest *
df_guest_open (const char    *path,
               guint32        application_id,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(DfGuest) self = g_new0 (DfGuest, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->database = df_database_connect (path, FALSE, WAIT_MS, error);
  if (self->database == NULL || !df_guest_check_header (self, application_id, error))
    return NULL;

  df_database_set_cancellable (self->database, cancellable);
  /* One state of the file, whoever else writes it. */
  return df_database_execute (self->database, "BEGIN", error) ? g_steal_pointer (&self) : NULL;
}

void
df_guest_free (DfGuest *self)
{
  if (self->database != NULL && df_database_in_transaction (self->database))
    df_database_rollback (self->database);
  g_clear_pointer (&self->database, df_database_free);
  g_free (self);
}

gboolean
df_guest_has_table (DfGuest     *self,
                    const char  *table,
                    gboolean    *has_it,
                    GError     **error)
{
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (self != NULL && table != NULL && has_it != NULL, FALSE);

  statement = df_database_prepare (self->database, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1 AND rootpage > 0", error);
  if (statement == NULL)
    return FALSE;

  df_statement_bind_text (statement, 1, table);
  *has_it = df_statement_step (statement, &cause);
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* What is selected: each column that there is, else nothing. */
static gboolean
df_guest_make_query (DfGuest            *self,
                     const char         *table,
                     const char *const  *columns,
                     GString            *sql,
                     GError            **error)
{
  g_string_append (sql, "SELECT rowid");
  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autoptr(DfStatement) statement = df_database_prepare (self->database, "SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2", error);
      g_autoptr(GError) cause = NULL;

      if (statement == NULL)
        return FALSE;

      df_statement_bind_text (statement, 1, table);
      df_statement_bind_text (statement, 2, columns[i]);
      if (df_statement_step (statement, &cause))
        g_string_append_printf (sql, ", \"%s\"", columns[i]);
      else if (cause == NULL)
        g_string_append (sql, ", NULL");
      else
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
    }

  g_string_append_printf (sql, " FROM main.\"%s\" ORDER BY rowid", table);
  return TRUE;
}

gboolean
df_guest_read (DfGuest            *self,
               const char         *table,
               const char *const  *columns,
               DfGuestFunc         func,
               gpointer            data,
               GError            **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GError) cause = NULL;
  const char *values[MAX_COLUMNS] = { NULL };
  guint n_columns;

  g_return_val_if_fail (self != NULL && table != NULL && columns != NULL && func != NULL, FALSE);
  n_columns = g_strv_length ((char **) columns);
  g_return_val_if_fail (n_columns < MAX_COLUMNS, FALSE);

  if (!df_guest_make_query (self, table, columns, sql, error))
    return FALSE;

  statement = df_database_prepare (self->database, sql->str, error);
  if (statement == NULL)
    return FALSE;

  while (df_statement_step (statement, &cause))
    {
      for (guint i = 0; i < n_columns; i++)
        values[i] = df_statement_get_text (statement, (int) i + 1);

      if (!func (df_statement_get_integer (statement, 0), values, data, error))
        return FALSE;
    }

  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}
