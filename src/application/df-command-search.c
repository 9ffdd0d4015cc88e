/* df-command-search.c
 *
 * search: the records of every list that have all words, each list in its order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <glib/gi18n.h>

#include "application/df-command-listing.h"
#include "exchange/df-json-writer.h"
#include "store/df-record-list.h"

/* So many records are read together. */
#define BLOCK 1000

static gboolean as_json;

static const GOptionEntry options[] = {
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_("As JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

/* The ids of those that have all words: (transfer full) (element-type gint64). */
static GArray *
df_command_search_find (DfRepository  *repository,
                        const DfTable *table,
                        const char    *words)
{
  g_autoptr(DfRecordList) list = df_repository_list (repository, table);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  /* Nobody waits for a window here: it stands in its order at once. */
  df_record_list_set_many (list, G_MAXINT);
  df_record_list_set_search (list, words);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      gint64 id = df_record_list_get_id (list, i);

      g_array_append_val (ids, id);
    }

  return ids;
}

static void
df_command_search_write_json (DfJsonWriter  *writer,
                              DfRepository  *repository,
                              const DfTable *table,
                              GArray        *ids)
{
  df_json_writer_name (writer, table->name);
  df_json_writer_begin_array (writer);
  for (guint i = 0; i < ids->len; i += BLOCK)
    {
      g_autoptr(GPtrArray) records = df_repository_dup_records (repository, table, &g_array_index (ids, gint64, i), MIN (BLOCK, ids->len - i));

      for (guint n = 0; n < records->len; n++)
        {
          g_autofree char *guid = NULL;

          g_object_get (records->pdata[n], "guid", &guid, NULL);
          df_json_writer_begin_object (writer);
          df_json_writer_name (writer, "id");
          df_json_writer_integer (writer, df_record_get_id (records->pdata[n]));
          df_json_writer_name (writer, "guid");
          df_json_writer_text (writer, guid);
          df_json_writer_name (writer, table->columns[table->title]->name);
          df_json_writer_text (writer, df_record_get_title (records->pdata[n]));
          df_json_writer_end_object (writer);
        }
    }
  df_json_writer_end_array (writer);
}

static gboolean
df_command_search_print (GString        *text,
                         DfRepository   *repository,
                         const DfTable  *table,
                         GArray         *ids,
                         GError        **error)
{
  g_autofree char *count = df_table_format_count (table, ids->len);
  g_autoptr(DfListing) listing = NULL;

  if (ids->len == 0)
    return TRUE;

  listing = df_listing_new (repository, table, error);
  if (listing == NULL)
    return FALSE;

  g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "", count);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      g_string_append_printf (text, "%4" G_GINT64_FORMAT "  ", id);
      df_listing_append (listing, id, text);
      g_string_append_c (text, '\n');
    }

  return TRUE;
}

static gboolean
df_command_search_run (DfCommand  *command,
                       GError    **error)
{
  g_autofree char *words = g_strjoinv (" ", command->arguments + 1);
  g_autoptr(DfRepository) repository = NULL;
  g_autoptr(DfJsonWriter) writer = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  DfCatalog *catalog = df_festival_catalog ();

  if (*g_strstrip (words) == '\0')
    return df_command_misuse (error, _("There is nothing to search for."));

  repository = df_command_open (command->arguments[0], FALSE, error);
  if (repository == NULL)
    return FALSE;

  if (as_json)
    {
      writer = df_json_writer_new (command->output);
      df_json_writer_set_cancellable (writer, command->cancellable);
      df_json_writer_begin_object (writer);
    }
  for (guint i = 0; i < df_catalog_get_n_tables (catalog); i++)
    {
      const DfTable *table = df_catalog_get_table (catalog, i);
      g_autoptr(GArray) ids = NULL;

      if (!df_table_is_listed (table))
        continue;
      ids = df_command_search_find (repository, table, words);
      if (as_json)
        df_command_search_write_json (writer, repository, table, ids);
      else if (!df_command_search_print (text, repository, table, ids, error))
        return FALSE;
    }
  if (as_json)
    {
      df_json_writer_end_object (writer);
      return df_json_writer_finish (writer, error);
    }
  if (text->len == 0)
    g_string_append_printf (text, "%s\n", _("Nothing found"));

  return df_command_write (command, text->str, text->len, error);
}

const DfVerb df_verb_search = {
  .name = "search",
  .arguments = N_("FILE WORDS"),
  .summary = N_("Find records by words that they and what they refer to have, in any order"),
  .least = 2,
  .most = G_MAXINT,
  .options = options,
  .run = df_command_search_run
};
