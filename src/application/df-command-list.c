/* df-command-list.c
 *
 * list: the records of a table, each with those that are linked to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <glib/gi18n.h>

#include "application/df-command-listing.h"
#include "exchange/df-export.h"
#include "store/df-rows.h"

static struct
{
  gboolean performing;
  gboolean as_json;
} chosen;

static const GOptionEntry options[] = {
  { "performing", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &chosen.performing, N_("Only performers who have an event"), NULL },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &chosen.as_json, N_("As JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

/* One relation of the listed table: whom each row is linked to. */
typedef struct
{
  const DfRelation *relation;
  DfListing        *listing;   /* of the others; NULL where only their number is told */
  GHashTable       *links;     /* owner's id to GArray of ids */
} DfListed;

static void
df_listed_free (gpointer data)
{
  DfListed *self = data;

  g_clear_pointer (&self->listing, df_listing_free);
  g_hash_table_unref (self->links);
  g_free (self);
}

static void
df_listed_add (DfListed *self,
               gint64    owner,
               gint64    other)
{
  GArray *others = g_hash_table_lookup (self->links, &owner);

  if (others == NULL)
    {
      others = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->links, g_memdup2 (&owner, sizeof owner), others);
    }
  g_array_append_val (others, other);
}

static gboolean
df_listed_read_links (DfListed      *self,
                      DfRepository  *repository,
                      GError       **error)
{
  g_autoptr(DfRows) rows = df_rows_new_linked (repository, self->relation, "id", error);
  g_autoptr(GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;

  while (df_rows_next (rows, &local_error))
    df_listed_add (self, df_rows_get_integer (rows, 0), df_rows_get_integer (rows, 1));

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* The others of a one-to-many are only counted: a stage's events fill a list of their own. */
static DfListed *
df_listed_new (DfRepository      *repository,
               const DfRelation  *relation,
               GError           **error)
{
  DfListed *self = g_new0 (DfListed, 1);

  self->relation = relation;
  self->links = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  if (relation->through != NULL)
    self->listing = df_listing_new (repository, relation->other, error);

  if ((relation->through != NULL && self->listing == NULL) || !df_listed_read_links (self, repository, error))
    g_clear_pointer (&self, df_listed_free);

  return self;
}

static void
df_listed_append (DfListed *self,
                  gint64    owner,
                  GString  *text)
{
  GArray *others = g_hash_table_lookup (self->links, &owner);

  if (others == NULL || self->listing == NULL)
    {
      g_autofree char *count = df_table_format_count (self->relation->other, others != NULL ? others->len : 0);

      g_string_append_printf (text, "        %s\n", count);
      return;
    }

  /* The others in their own order, so that a performer's day reads from noon to night. */
  df_listing_sort (self->listing, others);
  for (guint i = 0; i < others->len; i++)
    {
      g_string_append (text, "        ");
      df_listing_append (self->listing, g_array_index (others, gint64, i), text);
      g_string_append_c (text, '\n');
    }
}

/* What --performing asks for: linked by the first relation. */
static gboolean
df_command_list_is_shown (GPtrArray *listed,
                          gint64     id)
{
  DfListed *first;

  if (!chosen.performing)
    return TRUE;

  first = g_ptr_array_index (listed, 0);

  return g_hash_table_contains (first->links, &id);
}

static GPtrArray *
df_command_list_read_relations (DfRepository   *repository,
                                const DfTable  *table,
                                GError        **error)
{
  g_autoptr(GPtrArray) listed = g_ptr_array_new_with_free_func (df_listed_free);
  const DfRelation *relation;

  for (guint i = 0; (relation = df_catalog_get_relation (df_festival_catalog (), table, i)) != NULL; i++)
    {
      DfListed *one;

      if (relation->quiet)
        continue;
      one = df_listed_new (repository, relation, error);
      if (one == NULL)
        return NULL;
      g_ptr_array_add (listed, one);
    }

  return g_steal_pointer (&listed);
}

static gboolean
df_command_list_print (DfCommand      *command,
                       DfRepository   *repository,
                       const DfTable  *table,
                       GError        **error)
{
  g_autoptr(DfListing) listing = df_listing_new (repository, table, error);
  g_autoptr(GPtrArray) listed = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *count = NULL;
  guint shown = 0;

  if (listing == NULL)
    return FALSE;

  listed = df_command_list_read_relations (repository, table, error);
  if (listed == NULL)
    return FALSE;

  for (guint i = 0; i < df_listing_get_size (listing); i++)
    {
      gint64 id = df_listing_get_id (listing, i);

      if (!df_command_list_is_shown (listed, id))
        continue;

      shown++;
      g_string_append_printf (text, "%4" G_GINT64_FORMAT "  ", id);
      df_listing_append (listing, id, text);
      g_string_append_c (text, '\n');
      for (guint j = 0; j < listed->len; j++)
        df_listed_append (g_ptr_array_index (listed, j), id, text);
    }

  count = df_table_format_count (table, shown);
  g_string_append_printf (text, "%s%s\n", shown > 0 ? "\n" : "", count);

  return df_command_write (command, text->str, text->len, error);
}

/* Those that people list: records of which there are many. */
static const DfTable *
df_command_list_find_table (const char  *name,
                            GError     **error)
{
  DfCatalog *catalog = df_festival_catalog ();
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < df_catalog_get_n_tables (catalog); i++)
    {
      const DfTable *table = df_catalog_get_table (catalog, i);

      if (df_table_is_listed (table))
        g_ptr_array_add (names, (char *) table->name);
    }
  g_ptr_array_add (names, NULL);

  if (!df_command_is_one_of (name, (const char *const *) names->pdata, error))
    return NULL;

  return df_catalog_find_table (catalog, name);
}

static gboolean
df_command_list_run (DfCommand  *command,
                     GError    **error)
{
  const char *name = command->arguments[1];
  const DfTable *table = df_command_list_find_table (name, error);
  g_autoptr(DfRepository) repository = NULL;

  if (table == NULL)
    return FALSE;

  if (chosen.performing && g_strcmp0 (name, "performers") != 0)
    return df_command_misuse (error, _("--performing goes with performers."));

  repository = df_command_open (command->arguments[0], FALSE, error);
  if (repository == NULL)
    return FALSE;

  if (chosen.as_json)
    return df_export_list (repository, table, chosen.performing, command->output, error);

  return df_command_list_print (command, repository, table, error);
}

const DfVerb df_verb_list = {
  .name = "list",
  .arguments = N_("FILE performers|events|stages"),
  .summary = N_("List the records with those that are linked to them"),
  .least = 2,
  .most = 2,
  .options = options,
  .run = df_command_list_run
};
