/* df-command-files.c
 *
 * Opening and making files for verbs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

DfRepository *
df_command_open (const char  *path,
                 gboolean     writable,
                 GError     **error)
{
  g_autoptr(DfRepository) repository = df_festival_open (path, DF_OPEN_PATIENT, error);

  if (repository == NULL)
    return NULL;

  if (writable && df_repository_is_read_only (repository))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, DF_ERROR, DF_ERROR_READ_ONLY, _("“%s” may be read and not written."), name);
      return NULL;
    }

  return g_steal_pointer (&repository);
}

DfRepository *
df_command_open_or_make (const char  *path,
                         gboolean    *made,
                         GError     **error)
{
  g_autoptr(DfRepository) repository = NULL;
  g_autoptr(GError) local_error = NULL;

  *made = FALSE;
  repository = df_command_open (path, TRUE, &local_error);
  if (repository == NULL && g_error_matches (local_error, DF_ERROR, DF_ERROR_MISSING))
    {
      repository = df_festival_create (path, NULL, DF_OPEN_PATIENT, error);
      *made = repository != NULL;
    }
  else if (repository == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return g_steal_pointer (&repository);
}

void
df_command_discard (DfRepository **repository)
{
  g_autofree char *path = g_strdup (df_repository_get_path (*repository));

  g_clear_object (repository);
  g_unlink (path);
}

gboolean
df_command_is_same_file (const char *path,
                         const char *other)
{
  GStatBuf one;
  GStatBuf two;

  if (g_stat (path, &one) != 0 || g_stat (other, &two) != 0)
    return FALSE;

  return one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}
