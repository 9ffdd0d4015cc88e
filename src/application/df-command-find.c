/* df-command-find.c
 *
 * A record by what the user called it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "store/df-rows.h"

/* The exact name without regard to capitals, however its accents are put together. */
static char *
df_command_fold_name (const char *name)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  g_autofree char *stripped = g_strstrip (g_strdup (composed != NULL ? composed : ""));

  return g_utf8_casefold (stripped, -1);
}

/* The ids of all that have this name, ascending. */
static GArray *
df_command_find_by_name (DfRepository   *repository,
                         const DfTable  *table,
                         const char     *word,
                         GError        **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *wanted = df_command_fold_name (word);
  g_autofree char *columns = g_strconcat ("id ", table->columns[table->title]->column, NULL);
  g_autoptr(DfRows) rows = df_rows_new (repository, table, columns, NULL, error);
  g_autoptr(GError) local_error = NULL;

  if (rows == NULL)
    return NULL;

  while (df_rows_next (rows, &local_error))
    {
      const char *name = df_rows_get_text (rows, 1);
      g_autofree char *folded = df_command_fold_name (name != NULL ? name : "");
      gint64 id = df_rows_get_integer (rows, 0);

      if (strcmp (folded, wanted) == 0)
        g_array_append_val (ids, id);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&ids);
}

/* A word of digits, and a UUID; NULL where no record answers to it so. */
static DfRecord *
df_command_find_by_key (DfRepository  *repository,
                        const DfTable *table,
                        const char    *word)
{
  guint64 id;

  if (g_uuid_string_is_valid (word))
    {
      g_autofree char *guid = g_ascii_strdown (word, -1);

      return df_repository_dup_by_guid (repository, table, guid);
    }

  if (!g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &id, NULL))
    return NULL;

  return df_repository_dup_record (repository, table, (gint64) id);
}

static void
df_command_set_ambiguous (GError     **error,
                          const char  *word,
                          GArray      *ids)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", g_array_index (ids, gint64, i));

  g_set_error (error, DF_ERROR, DF_ERROR_AMBIGUOUS,
               ngettext ("%u record is called “%s”; say which by its number: %s.",
                         "%u records are called “%s”; say which by its number: %s.", ids->len),
               ids->len, word, list->str);
}

DfRecord *
df_command_find (DfRepository   *repository,
                 const DfTable  *table,
                 const char     *word,
                 GError        **error)
{
  g_autoptr(DfRecord) record = NULL;
  g_autoptr(GArray) ids = NULL;

  if (!g_utf8_validate (word, -1, NULL))
    {
      df_command_misuse (error, _("A word is not written in UTF-8."));
      return NULL;
    }

  record = df_command_find_by_key (repository, table, word);
  if (record != NULL)
    return g_steal_pointer (&record);

  ids = df_command_find_by_name (repository, table, word, error);
  if (ids == NULL)
    return NULL;

  if (ids->len == 1)
    return df_repository_dup_record (repository, table, g_array_index (ids, gint64, 0));

  if (ids->len == 0)
    g_set_error (error, DF_ERROR, DF_ERROR_NOT_FOUND, _("Nothing among “%s” is called “%s”."), table->name, word);
  else
    df_command_set_ambiguous (error, word, ids);

  return NULL;
}
