/* df-backup.c
 *
 * Whole copies of a file, verified before they count.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
df_backup_fail (const char  *target,
                int          number,
                GError     **error)
{
  g_autofree char *name = g_filename_display_basename (target);

  if (number == EEXIST)
    g_set_error (error, DF_ERROR, DF_ERROR_EXISTS, _("There is a file “%s” already."), name);
  else if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, DF_ERROR, DF_ERROR_FULL, _("The disk is full: “%s” was not written."), name);
  else if (number == ENOENT || number == ENOTDIR)
    g_set_error (error, DF_ERROR, DF_ERROR_MISSING, _("There is no folder for “%s”."), name);
  else if (number == EACCES || number == EPERM || number == EROFS)
    g_set_error (error, DF_ERROR, DF_ERROR_READ_ONLY, _("“%s” may not be written there."), name);
  else
    g_set_error (error, DF_ERROR, DF_ERROR_FAILED, _("“%s” could not be written: %s."), name, g_strerror (number));

  return FALSE;
}

/* SQLite's own copy, never one of the bytes: a transaction may be half way, or its journal beside the file. */
static gboolean
df_backup_copy (DfDatabase  *database,
                const char  *part,
                GError     **error)
{
  g_autoptr(DfStatement) statement = df_database_prepare (database, "VACUUM main INTO ?1", error);

  if (statement == NULL)
    return FALSE;

  df_statement_bind_text (statement, 1, part);
  return df_statement_run (statement, error);
}

/* What was deleted is gone from the bytes as well: the pages are written anew. */
static gboolean
df_backup_forget (const char  *part,
                  GError     **error)
{
  g_autoptr(DfDatabase) copy = df_database_open (part, TRUE, 0, error);
  gint64 has_history;

  if (copy == NULL ||
      !df_database_query_integer (copy, "SELECT count(*) FROM main.sqlite_schema WHERE name = 'history_steps'", 0, &has_history, error))
    return FALSE;

  return has_history == 0 ||
         df_database_execute (copy, "DELETE FROM main.history_changes; DELETE FROM main.history_steps; VACUUM main", error);
}

static gboolean
df_backup_verify (const char  *part,
                  const char  *target,
                  GError     **error)
{
  g_autoptr(DfDatabase) copy = df_database_open (part, FALSE, 0, error);
  g_autoptr(DfStatement) statement = copy != NULL ? df_database_prepare (copy, "PRAGMA quick_check(1)", error) : NULL;

  if (statement == NULL)
    return FALSE;
  if (!df_statement_step (statement, error) || g_strcmp0 (df_statement_get_text (statement, 0), "ok") != 0)
    {
      g_clear_error (error);
      g_set_error (error, DF_ERROR, DF_ERROR_DAMAGED, _("The copy “%s” would be damaged, so it was not kept."), target);
      return FALSE;
    }

  return TRUE;
}

static gboolean
df_backup_flush (const char *path)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean flushed = descriptor >= 0 && fsync (descriptor) == 0;

  if (descriptor >= 0)
    close (descriptor);
  return flushed;
}

/* Into place, and without ever replacing a file that came to be there meanwhile, unless people said so. */
static gboolean
df_backup_place (const char     *part,
                 const char     *target,
                 DfBackupFlags   flags,
                 GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (target);

  if (!df_backup_flush (part))
    return df_backup_fail (target, errno, error);

  if ((flags & DF_BACKUP_REPLACE) != 0)
    {
      if (g_rename (part, target) != 0)
        return df_backup_fail (target, errno, error);
    }
  else if (link (part, target) == 0)
    g_unlink (part);
  else if (errno == EEXIST || g_file_test (target, G_FILE_TEST_EXISTS))
    return df_backup_fail (target, EEXIST, error);
  else if (g_rename (part, target) != 0)    /* a file system without links */
    return df_backup_fail (target, errno, error);

  df_backup_flush (folder);
  return TRUE;
}

/* Never the file that is copied, under whatever name, and never one beside a journal, which would be rolled into the copy. */
static gboolean
df_backup_may_replace (DfDatabase  *database,
                       const char  *target,
                       GError     **error)
{
  g_autofree char *journal = g_strconcat (target, "-journal", NULL);
  g_autofree char *name = g_filename_display_basename (target);
  GStatBuf from;
  GStatBuf to;

  if (g_stat (target, &to) != 0)
    return TRUE;

  if (g_stat (df_database_get_path (database), &from) == 0 && from.st_dev == to.st_dev && from.st_ino == to.st_ino)
    g_set_error (error, DF_ERROR, DF_ERROR_EXISTS, _("“%s” is the festival itself; a copy needs another name."), name);
  else if (!S_ISREG (to.st_mode))
    g_set_error (error, DF_ERROR, DF_ERROR_EXISTS, _("“%s” is not a file that can be replaced."), name);
  else if (g_file_test (journal, G_FILE_TEST_EXISTS))
    g_set_error (error, DF_ERROR, DF_ERROR_LOCKED, _("“%s” is being written by another program; a copy needs another name."), name);
  else
    return TRUE;

  return FALSE;
}

gboolean
df_backup_write (DfDatabase     *database,
                 const char     *target,
                 DfBackupFlags   flags,
                 GError        **error)
{
  g_autofree char *suffix = g_uuid_string_random ();
  g_autofree char *absolute = g_canonicalize_filename (target, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *part = g_strdup_printf ("%s.%.8s.part", absolute, suffix);
  g_autofree char *journal = g_strconcat (part, "-journal", NULL);
  g_autofree char *name = g_filename_display_basename (absolute);

  if ((flags & DF_BACKUP_REPLACE) != 0 && !df_backup_may_replace (database, absolute, error))
    return FALSE;
  if ((flags & DF_BACKUP_REPLACE) == 0 &&
      (g_file_test (absolute, G_FILE_TEST_EXISTS) || g_file_test (absolute, G_FILE_TEST_IS_SYMLINK)))
    return df_backup_fail (absolute, EEXIST, error);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return df_backup_fail (absolute, ENOENT, error);
  if (g_access (folder, W_OK | X_OK) != 0)
    return df_backup_fail (absolute, errno, error);

  if (df_backup_copy (database, part, error) &&
      ((flags & DF_BACKUP_WITHOUT_HISTORY) == 0 || df_backup_forget (part, error)) &&
      df_backup_verify (part, name, error) &&
      df_backup_place (part, absolute, flags, error))
    return TRUE;

  g_unlink (part);
  g_unlink (journal);
  return FALSE;
}

/* What a file is known by for ever: the guid of its one single row. Its name where there is none that can be a folder's name. */
static char *
df_backup_dup_folder (DfDatabase *database,
                      DfCatalog  *catalog)
{
  const char *name = df_database_get_name (database);
  const char *dot = g_strrstr (name, ".dreamfest");

  for (guint i = 0; i < df_catalog_get_n_tables (catalog); i++)
    {
      const DfTable *table = df_catalog_get_table (catalog, i);
      g_autofree char *sql = NULL;
      g_autoptr(DfStatement) statement = NULL;

      if (!df_table_is_single (table))
        continue;
      sql = g_strdup_printf ("SELECT \"%s\" FROM main.\"%s\" LIMIT 1", table->columns[0]->column, table->name);
      statement = df_database_prepare (database, sql, NULL);
      if (statement != NULL && df_statement_step (statement, NULL) && df_statement_get_text (statement, 0) != NULL &&
          g_uuid_string_is_valid (df_statement_get_text (statement, 0)))
        return g_strdup (df_statement_get_text (statement, 0));
    }

  return dot != NULL && dot > name ? g_strndup (name, dot - name) : g_strdup (name);
}

char *
df_backup_dup_newest (DfDatabase *database,
                      DfCatalog  *catalog)
{
  g_autofree char *id = df_backup_dup_folder (database, catalog);
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "dreamfest", "backups", id, NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *newest = NULL;
  gint64 when = G_MININT64;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (!g_str_has_suffix (name, ".dreamfest") || g_stat (path, &status) != 0 || status.st_mtime < when)
        continue;
      g_free (newest);
      newest = g_steal_pointer (&path);
      when = status.st_mtime;
    }

  return g_steal_pointer (&newest);
}

gboolean
df_backup_before_migration (DfDatabase  *database,
                            DfCatalog   *catalog,
                            int          version,
                            GError     **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *id = df_backup_dup_folder (database, catalog);
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "dreamfest", "backups", id, NULL);
  g_autofree char *path = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return df_backup_fail (folder, errno, error);

  /* Two within a second are told apart by a number. */
  for (guint n = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); n++)
    {
      g_free (path);
      path = n == 1 ? g_strdup_printf ("%s/%d-%s.dreamfest", folder, version, moment)
                    : g_strdup_printf ("%s/%d-%s-%u.dreamfest", folder, version, moment, n);
    }

  return df_backup_write (database, path, DF_BACKUP_DEFAULT, error);
}
