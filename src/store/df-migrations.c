/* df-migrations.c
 *
 * Brings a file from one version to another, a step at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-opening-private.h"

#include <glib/gi18n.h>

/* The resource of "001-festival.up.sql", whatever the word; NULL where there is none. */
static char *
df_migrations_find (DfCatalog  *catalog,
                    int         number,
                    const char *direction)
{
  const char *folder = df_catalog_get_migrations (catalog);
  g_auto(GStrv) names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *prefix = g_strdup_printf ("%03d-", number);
  g_autofree char *suffix = g_strdup_printf (".%s.sql", direction);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], prefix) && g_str_has_suffix (names[i], suffix))
      return g_build_path ("/", folder, names[i], NULL);

  return NULL;
}

int
df_migrations_newest (DfCatalog *catalog)
{
  for (int number = 1;; number++)
    {
      g_autofree char *up = df_migrations_find (catalog, number, "up");

      if (up == NULL)
        return number - 1;
    }
}

/* The history's rows are images of tables that are no longer so. */
static gboolean
df_migrations_end_history (DfDatabase  *database,
                           GError     **error)
{
  gint64 n = 0;

  if (!df_database_query_integer (database, "SELECT count(*) FROM main.sqlite_schema WHERE name IN ('history_steps', 'history_changes')",
                                  0, &n, error))
    return FALSE;

  return n != 2 || df_database_execute (database, "DELETE FROM main.history_changes; DELETE FROM main.history_steps", error);
}

static gboolean
df_migrations_check_keys (DfDatabase  *database,
                          GError     **error)
{
  gint64 broken = 0;

  if (!df_database_query_integer (database, "SELECT count(*) FROM pragma_foreign_key_check", 0, &broken, error))
    return FALSE;
  if (broken == 0)
    return TRUE;

  g_set_error (error, DF_ERROR, DF_ERROR_DAMAGED, _("Records of “%s” point to others that are not there, so it stays at its version."),
               df_database_get_name (database));
  return FALSE;
}

/* Everything within the step's transaction. */
static gboolean
df_migrations_apply (DfDatabase  *database,
                     const char  *sql,
                     int          from,
                     int          to,
                     GError     **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA main.user_version = %d", to);
  gint64 now = 0;

  if (!df_database_query_integer (database, "PRAGMA main.user_version", 0, &now, error))
    return FALSE;
  if (now != from)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_LOCKED, _("Another program is bringing “%s” to another version; try again in a moment."),
                   df_database_get_name (database));
      return FALSE;
    }

  return df_database_execute (database, sql, error) &&
         df_migrations_end_history (database, error) &&
         df_migrations_check_keys (database, error) &&
         df_database_execute (database, version, error);
}

static gboolean
df_migrations_step (DfDatabase  *database,
                    DfCatalog   *catalog,
                    int          from,
                    int          to,
                    GError     **error)
{
  g_autofree char *path = df_migrations_find (catalog, MAX (from, to), to > from ? "up" : "down");
  g_autoptr(GBytes) sql = path != NULL ? g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL) : NULL;

  if (sql == NULL)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_FAILED, _("There is no way for “%s” from version %d to version %d."),
                   df_database_get_name (database), from, to);
      return FALSE;
    }

  if (!df_database_begin (database, error))
    return FALSE;
  if (!df_migrations_apply (database, g_bytes_get_data (sql, NULL), from, to, error))
    {
      df_database_rollback (database);
      return FALSE;
    }

  return df_database_commit (database, error);
}

gboolean
df_migrations_run (DfDatabase  *database,
                   DfCatalog   *catalog,
                   int          from,
                   int          to,
                   GError     **error)
{
  gboolean done;

  /* With the keys on, dropping a table would take all that point to it along. The switch works outside a transaction only. */
  if (!df_database_execute (database, "PRAGMA foreign_keys = OFF", error))
    return FALSE;

  done = TRUE;
  for (int at = from; at != to && done; at += to > from ? 1 : -1)
    done = df_migrations_step (database, catalog, at, to > from ? at + 1 : at - 1, error);

  return df_database_execute (database, "PRAGMA foreign_keys = ON", done ? error : NULL) && done;
}
