/* df-maintenance.c
 *
 * What is done to a whole file: looked at, brought to another version, copied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-maintenance.h"

#include <glib/gi18n.h>

#include "store/df-backup-private.h"
#include "store/df-opening-private.h"
#include "store/df-repository-private.h"

/* More say nothing new, and a file may have a million of them. */
#define MAX_FINDINGS 100

/* What the check itself stumbles over in the file's pages is a finding; a cancel or a lock is not. */
static gboolean
df_maintenance_end (GError     *failure,
                    GPtrArray  *findings,
                    GError    **error)
{
  if (failure == NULL)
    return TRUE;

  if (!g_error_matches (failure, DF_ERROR, DF_ERROR_DAMAGED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  g_ptr_array_add (findings, g_strdup (failure->message));
  g_error_free (failure);
  return TRUE;
}

static gboolean
df_maintenance_check_structure (DfDatabase  *database,
                                GPtrArray   *findings,
                                GError     **error)
{
  g_autoptr(DfStatement) statement = df_database_prepare (database, "PRAGMA main.integrity_check(100)", error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;

  while (findings->len < MAX_FINDINGS && df_statement_step (statement, &failure))
    {
      const char *text = df_statement_get_text (statement, 0);

      if (g_strcmp0 (text, "ok") != 0)
        g_ptr_array_add (findings, g_strdup_printf (_("The file's structure is damaged: %s."), text));
    }

  return df_maintenance_end (failure, findings, error);
}

static gboolean
df_maintenance_check_keys (DfDatabase  *database,
                           GPtrArray   *findings,
                           GError     **error)
{
  g_autoptr(DfStatement) statement = df_database_prepare (database, "PRAGMA main.foreign_key_check", error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;

  while (findings->len < MAX_FINDINGS && df_statement_step (statement, &failure))
    g_ptr_array_add (findings, g_strdup_printf (_("Row %s of “%s” points to a row of “%s” that is not there."),
                                                df_statement_get_text (statement, 1), df_statement_get_text (statement, 0),
                                                df_statement_get_text (statement, 2)));

  return df_maintenance_end (failure, findings, error);
}

gboolean
df_store_check (const char    *path,
                DfCatalog     *catalog,
                GCancellable  *cancellable,
                GPtrArray     *findings,
                GError       **error)
{
  g_autoptr(DfDatabase) database = NULL;
  int version;

  g_return_val_if_fail (path != NULL && findings != NULL, FALSE);
  g_return_val_if_fail (DF_IS_CATALOG (catalog), FALSE);

  /* Opening looks at header, version and fingerprint: what is not ours is refused, never run through a check that runs its CHECKs.
   * SQLite forgets the CHECKs of a file that it may not write to; so it may, but is asked not to. */
  database = df_opening_open (path, catalog, DF_OPEN_AS_IT_IS | DF_OPEN_PATIENT, &version, error);
  if (database == NULL || !df_database_execute (database, "PRAGMA query_only = ON", error))
    return FALSE;

  df_database_set_cancellable (database, cancellable);
  return df_maintenance_check_structure (database, findings, error) &&
         df_maintenance_check_keys (database, findings, error);
}

int
df_store_newest_version (DfCatalog *catalog)
{
  g_return_val_if_fail (DF_IS_CATALOG (catalog), 0);

  return df_migrations_newest (catalog);
}

gboolean
df_store_read_version (const char  *path,
                       DfCatalog   *catalog,
                       int         *version,
                       GError     **error)
{
  g_autoptr(DfDatabase) database = NULL;

  g_return_val_if_fail (path != NULL && version != NULL, FALSE);
  g_return_val_if_fail (DF_IS_CATALOG (catalog), FALSE);

  database = df_opening_open (path, catalog, DF_OPEN_READ_ONLY | DF_OPEN_AS_IT_IS | DF_OPEN_PATIENT, version, error);
  return database != NULL;
}

gboolean
df_store_migrate (const char  *path,
                  DfCatalog   *catalog,
                  int          version,
                  GError     **error)
{
  g_autoptr(DfDatabase) database = NULL;
  int newest;
  int now;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (DF_IS_CATALOG (catalog), FALSE);

  newest = df_migrations_newest (catalog);
  if (version < 0 || version > newest)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("There is no version %d; the newest is %d."), version, newest);
      return FALSE;
    }

  database = df_opening_open (path, catalog, DF_OPEN_AS_IT_IS | DF_OPEN_PATIENT, &now, error);
  if (database == NULL)
    return FALSE;
  if (now == version)
    return TRUE;
  if (df_database_is_read_only (database))
    return df_database_fail (database, SQLITE_READONLY, error);

  return df_backup_before_migration (database, catalog, now, error) &&
         df_migrations_run (database, catalog, now, version, error);
}

gboolean
df_store_backup (const char     *path,
                 DfCatalog      *catalog,
                 const char     *target,
                 DfBackupFlags   flags,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_autoptr(DfDatabase) database = NULL;
  int version;

  g_return_val_if_fail (path != NULL && target != NULL, FALSE);
  g_return_val_if_fail (DF_IS_CATALOG (catalog), FALSE);

  database = df_opening_open (path, catalog, DF_OPEN_READ_ONLY | DF_OPEN_AS_IT_IS | DF_OPEN_PATIENT, &version, error);

  if (database == NULL)
    return FALSE;

  df_database_set_cancellable (database, cancellable);

  return df_backup_write (database, target, flags, error);
}

gboolean
df_store_backup_open (DfRepository   *repository,
                      const char     *target,
                      DfBackupFlags   flags,
                      GError        **error)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (repository), FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  return df_backup_write (df_repository_get_database (repository), target, flags, error);
}

char *
df_store_dup_newest_backup (const char *path,
                            DfCatalog  *catalog)
{
  g_autoptr(DfDatabase) database = NULL;
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *newest = NULL;
  int version;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (DF_IS_CATALOG (catalog), NULL);

  database = df_opening_open (path, catalog, DF_OPEN_READ_ONLY | DF_OPEN_AS_IT_IS, &version, NULL);
  newest = database != NULL ? df_backup_dup_newest (database, catalog) : NULL;
  if (newest == NULL || !df_store_check (newest, catalog, NULL, findings, NULL) || findings->len > 0)
    return NULL;

  return g_steal_pointer (&newest);
}
