/* df-opening.c
 *
 * Opening a file that somebody else made: nothing of it is run or changed before it is known to be one of ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-opening-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/df-backup-private.h"
#include "store/df-fingerprint-private.h"

/* Instructions of SQLite for one question to a file before it is known to be ours; a festival's take some hundreds. */
#define OPENING_BUDGET 1000000
#define HEADER_SIZE 100
#define HEADER_WRITE_VERSION 18
#define HEADER_READ_VERSION 19
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

/* A window tells at once that a file is locked; a commit of another program is waited for. */
#define WAIT_MS 50
#define PATIENT_WAIT_MS 5000

static gboolean
df_opening_fail (const char  *path,
                 int          number,
                 GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (number == EEXIST)
    g_set_error (error, DF_ERROR, DF_ERROR_EXISTS, _("There is a file “%s” already."), name);
  else if (number == ENOENT || number == ENOTDIR)
    g_set_error (error, DF_ERROR, DF_ERROR_MISSING, _("There is no file “%s”."), name);
  else if (number == EACCES || number == EPERM || number == EROFS)
    g_set_error (error, DF_ERROR, DF_ERROR_READ_ONLY, _("“%s” may not be opened or written to."), name);
  else if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, DF_ERROR, DF_ERROR_FULL, _("The disk is full: “%s” was not written."), name);
  else
    g_set_error (error, DF_ERROR, DF_ERROR_FAILED, _("“%s” could not be opened: %s."), name, g_strerror (number));

  return FALSE;
}

/* Asked of the file system alone: opening a pipe would wait for ever, and an empty file would be an empty database. */
static gboolean
df_opening_check_file (const char  *path,
                       GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  struct stat about;

  if (stat (path, &about) != 0)
    return df_opening_fail (path, errno, error);

  if (S_ISDIR (about.st_mode))
    g_set_error (error, DF_ERROR, DF_ERROR_FOREIGN, _("“%s” is a folder, not a festival."), name);
  else if (!S_ISREG (about.st_mode))
    g_set_error (error, DF_ERROR, DF_ERROR_FOREIGN, _("“%s” is no regular file."), name);
  else if (about.st_size == 0)
    g_set_error (error, DF_ERROR, DF_ERROR_FOREIGN, _("“%s” is empty."), name);
  else
    return TRUE;

  return FALSE;
}

static guint32
df_opening_read_number (const guint8 *header,
                        guint         offset)
{
  guint32 number;

  memcpy (&number, header + offset, sizeof number);
  return GUINT32_FROM_BE (number);
}

static gboolean
df_opening_set_newer (const char  *name,
                      int          version,
                      int          newest,
                      GError     **error)
{
  g_set_error (error, DF_ERROR, DF_ERROR_NEWER, _("“%s” was made by a newer Dreamfest (its version is %d, this one knows %d)."),
               name, version, newest);
  return FALSE;
}

static gboolean
df_opening_check_header (DfDatabase  *database,
                         DfCatalog   *catalog,
                         GError     **error)
{
  const char *name = df_database_get_name (database);
  guint8 header[HEADER_SIZE];
  gint32 version;

  if (!df_database_read_header (database, header, error))
    return FALSE;

  if (memcmp (header, "SQLite format 3", 16) != 0)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_FOREIGN, _("“%s” is not a festival."), name);
      return FALSE;
    }
  if (df_opening_read_number (header, HEADER_APPLICATION_ID) != df_catalog_get_application_id (catalog))
    {
      g_set_error (error, DF_ERROR, DF_ERROR_FOREIGN, _("“%s” is a database of another program, not a festival."), name);
      return FALSE;
    }
  version = (gint32) df_opening_read_number (header, HEADER_USER_VERSION);
  if (version > df_migrations_newest (catalog))
    return df_opening_set_newer (name, version, df_migrations_newest (catalog), error);
  /* Ours never are: reading one makes files beside it, and the newest edits may be in them. */
  if (header[HEADER_WRITE_VERSION] != 1 || header[HEADER_READ_VERSION] != 1)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_FOREIGN, _("Another program switched “%s” to a write-ahead log; it must be switched back there first."),
                   name);
      return FALSE;
    }

  return TRUE;
}

/* In one read transaction, so that version and tables belong together. */
static gboolean
df_opening_check_content (DfDatabase  *database,
                          DfCatalog   *catalog,
                          int         *version,
                          GError     **error)
{
  gint64 number = 0;
  gboolean sound;

  if (!df_database_execute (database, "BEGIN", error))
    return FALSE;

  sound = df_database_query_integer (database, "PRAGMA main.user_version", 0, &number, error);
  if (sound && number > df_migrations_newest (catalog))
    sound = df_opening_set_newer (df_database_get_name (database), number, df_migrations_newest (catalog), error);
  else if (sound && number < 0)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_FOREIGN, _("“%s” has a version that there never was."), df_database_get_name (database));
      sound = FALSE;
    }

  *version = number;
  sound = sound && df_fingerprint_check (database, catalog, number, error);
  df_database_rollback (database);
  return sound;
}

static gboolean
df_opening_is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  /* SQLite's journal stands beside the file. */
  return g_access (path, W_OK) == 0 && g_access (folder, W_OK | X_OK) == 0;
}

/* What a crash left half done can only be taken back by a connection that may write. */
static void
df_opening_recover (const char *path,
                    DfCatalog  *catalog,
                    int         wait_ms)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *journal = g_strconcat (absolute, "-journal", NULL);
  g_autoptr(DfDatabase) database = NULL;
  gint64 version;

  if (!g_file_test (journal, G_FILE_TEST_EXISTS) || !df_opening_is_writable (absolute))
    return;

  database = df_database_connect (absolute, TRUE, wait_ms, NULL);
  if (database != NULL && df_opening_check_header (database, catalog, NULL))
    df_database_query_integer (database, "PRAGMA main.user_version", 0, &version, NULL);
}

static gboolean
df_opening_bring_up (DfDatabase  *database,
                     DfCatalog   *catalog,
                     int         *version,
                     GError     **error)
{
  int newest = df_migrations_newest (catalog);

  if (df_database_is_read_only (database))
    {
      g_set_error (error, DF_ERROR, DF_ERROR_READ_ONLY, _("“%s” was made by an older Dreamfest and cannot be brought up to date, since it may not be"
                   " written to."), df_database_get_name (database));
      return FALSE;
    }

  if (!df_backup_before_migration (database, catalog, *version, error) ||
      !df_migrations_run (database, catalog, *version, newest, error))
    return FALSE;

  *version = newest;
  return TRUE;
}

static gboolean
df_opening_make (DfDatabase  *database,
                 DfCatalog   *catalog,
                 int         *version,
                 GError     **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA main.application_id = %d", (gint32) df_catalog_get_application_id (catalog));

  *version = df_migrations_newest (catalog);
  return df_database_settle (database, error) &&
         df_database_execute (database, mark, error) &&
         df_migrations_run (database, catalog, 0, *version, error);
}

static DfDatabase *
df_opening_create (const char  *path,
                   DfCatalog   *catalog,
                   int          wait_ms,
                   int         *version,
                   GError     **error)
{
  g_autoptr(DfDatabase) database = NULL;
  int descriptor = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

  if (descriptor < 0)
    {
      df_opening_fail (path, errno, error);
      return NULL;
    }
  close (descriptor);

  database = df_database_connect (path, TRUE, wait_ms, error);
  if (database == NULL || !df_opening_make (database, catalog, version, error))
    {
      g_unlink (path);
      return NULL;
    }

  return g_steal_pointer (&database);
}

DfDatabase *
df_opening_open (const char   *path,
                 DfCatalog    *catalog,
                 DfOpenFlags   flags,
                 int          *version,
                 GError      **error)
{
  g_autoptr(DfDatabase) database = NULL;
  int wait_ms = (flags & DF_OPEN_PATIENT) != 0 ? PATIENT_WAIT_MS : WAIT_MS;
  gboolean writable = (flags & DF_OPEN_READ_ONLY) == 0;

  if ((flags & DF_OPEN_CREATE) != 0)
    return df_opening_create (path, catalog, wait_ms, version, error);

  if (!df_opening_check_file (path, error))
    return NULL;
  if (!writable)
    df_opening_recover (path, catalog, wait_ms);

  database = df_database_connect (path, writable && df_opening_is_writable (path), wait_ms, error);
  if (database == NULL)
    return NULL;

  df_database_set_budget (database, OPENING_BUDGET);
  if (!df_opening_check_header (database, catalog, error) ||
      !df_opening_check_content (database, catalog, version, error) ||
      !df_database_settle (database, error))
    return NULL;
  df_database_set_budget (database, 0);

  if (*version < df_migrations_newest (catalog) && (flags & DF_OPEN_AS_IT_IS) == 0 &&
      !df_opening_bring_up (database, catalog, version, error))
    return NULL;

  return g_steal_pointer (&database);
}
