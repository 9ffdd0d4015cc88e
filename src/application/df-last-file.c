/* df-last-file.c
 *
 * Which file a start without one opens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-last-file.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
dup_state_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "dreamfest", "last-file", NULL);
}

char *
df_last_file_dup (void)
{
  g_autofree char *state = dup_state_path ();
  g_autofree char *path = NULL;

  if (!g_file_get_contents (state, &path, NULL, NULL))
    return NULL;

  g_strchomp (path);

  return g_path_is_absolute (path) && g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

/* Nothing depends on it: where it cannot be kept the next start opens the default file. */
static void
kept_cb (GObject      *file,
         GAsyncResult *result,
         gpointer      data)
{
  g_file_replace_contents_finish (G_FILE (file), result, NULL, NULL);
}

static gboolean
remember_cb (gpointer path)
{
  g_autofree char *state = dup_state_path ();
  g_autofree char *folder = g_path_get_dirname (state);
  g_autoptr(GFile) file = g_file_new_for_path (state);
  g_autofree char *line = g_strconcat (path, "\n", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (line, strlen (line));

  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, kept_cb, NULL);

  return G_SOURCE_REMOVE;
}

void
df_last_file_remember (const char *path)
{
  g_return_if_fail (path != NULL);

  g_idle_add_full (G_PRIORITY_LOW, remember_cb, g_strdup (path), g_free);
}

char *
df_last_file_dup_default (void)
{
  /* Translators: the name of the file, and so of the festival, of somebody who has not named one yet. */
  g_autofree char *name = g_strconcat (_("My Festival"), ".dreamfest", NULL);

  return g_build_filename (g_get_user_data_dir (), "dreamfest", name, NULL);
}
