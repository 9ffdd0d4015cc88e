/* df-repository-links.c
 *
 * What records are linked to: read for one owner when asked for, or for many ahead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-repository-private.h"

gboolean
df_repository_load_links (DfResolver       *resolver,
                          DfRecord         *owner,
                          const DfRelation *relation)
{
  DfRepository *self = DF_REPOSITORY (resolver);
  const DfTable *through = relation->through != NULL ? relation->through : relation->other;
  const char *key = through->columns[relation->key]->column;
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GArray) links = NULL;
  gboolean failed = FALSE;

  statement = df_repository_query (self, "SELECT id, %s FROM %s WHERE %s = ?1",
                                   relation->through != NULL ? through->columns[relation->other_key]->column : "id", through->name, key);
  if (statement == NULL)
    return FALSE;
  df_statement_bind_integer (statement, 1, df_record_get_id (owner));
  links = g_array_new (FALSE, FALSE, sizeof (DfLink));
  while (df_repository_next (self, statement, &failed))
    {
      DfLink link = { df_statement_get_integer (statement, 0), df_statement_get_integer (statement, 1) };

      g_array_append_val (links, link);
    }
  if (!failed)
    df_record_set_links (owner, relation, g_steal_pointer (&links));

  return !failed;
}

static DfStatement *
df_repository_query_linked (DfRepository     *self,
                            const DfRelation *relation)
{
  g_autofree char *columns = df_repository_list_columns (relation->other, "r");

  if (relation->through == NULL)
    return df_repository_query (self, "SELECT r.%s, r.id, %s FROM %s r WHERE r.%s IN (SELECT value FROM json_each(?1))",
                                relation->other->columns[relation->key]->column, columns, relation->other->name,
                                relation->other->columns[relation->key]->column);

  return df_repository_query (self, "SELECT l.%s, l.id, %s FROM %s l JOIN %s r ON r.id = l.%s WHERE l.%s IN (SELECT value FROM json_each(?1))",
                              relation->through->columns[relation->key]->column, columns, relation->through->name,
                              relation->other->name, relation->through->columns[relation->other_key]->column,
                              relation->through->columns[relation->key]->column);
}

/* Those whose links are not known yet, by their ids. What is known stays: whoever was shown it is told of a change by the commit that brings it. */
static GHashTable *
df_repository_list_unlinked (GPtrArray        *owners,
                             const DfRelation *relation,
                             char            **ids)
{
  GHashTable *unlinked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr(GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < owners->len; i++)
    {
      DfRecord *owner = g_ptr_array_index (owners, i);
      gint64 id = df_record_get_id (owner);

      if (id == 0)
        continue;
      g_array_append_val (wanted, id);
      if (df_record_get_links (owner, relation) == NULL)
        g_hash_table_insert (unlinked, g_memdup2 (&id, sizeof id), g_array_new (FALSE, FALSE, sizeof (DfLink)));
    }
  *ids = df_repository_format_ids ((gint64 *) wanted->data, wanted->len);

  return unlinked;
}

/* One statement for all links of @owners and the records behind them. */
static gboolean
df_repository_preload_relation (DfRepository      *self,
                                GPtrArray         *owners,
                                const DfRelation  *relation,
                                GPtrArray         *members,
                                GError           **error)
{
  g_autofree char *ids = NULL;
  g_autoptr(DfStatement) statement = df_repository_query_linked (self, relation);
  g_autoptr(GHashTable) unlinked = df_repository_list_unlinked (owners, relation, &ids);
  g_autoptr(GError) failed = NULL;

  if (statement == NULL)
    return df_database_fail (self->database, sqlite3_errcode (df_database_get_handle (self->database)), error);

  df_statement_bind_text (statement, 1, ids);
  while (df_statement_step (statement, &failed))
    {
      gint64 owner = df_statement_get_integer (statement, 0);
      DfRecord *other = df_repository_take_row (self, statement, relation->other, 2);
      DfLink link = { df_statement_get_integer (statement, 1), df_record_get_id (other) };
      GArray *links = g_hash_table_lookup (unlinked, &owner);

      g_ptr_array_add (members, other);
      if (links != NULL)
        g_array_append_val (links, link);
    }
  if (failed != NULL)
    {
      df_repository_fall_behind (self, failed);
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  for (guint i = 0; i < owners->len; i++)
    {
      DfRecord *owner = g_ptr_array_index (owners, i);
      gint64 id = df_record_get_id (owner);
      GArray *links = g_hash_table_lookup (unlinked, &id);

      if (links != NULL)
        df_record_set_links (owner, relation, g_array_ref (links));
    }

  return TRUE;
}

static void
df_repository_preload_reference (DfRepository *self,
                                 GPtrArray    *records,
                                 const DfTable *table,
                                 const char   *field,
                                 GPtrArray    *members)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GPtrArray) found = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const DfValue *value = df_record_get_value (g_ptr_array_index (records, i), field);

      if (value->integer != DF_NOTHING && g_hash_table_add (seen, (gpointer) &value->integer))
        g_array_append_val (ids, value->integer);
    }
  found = df_repository_dup_records (self, table, (gint64 *) ids->data, ids->len);
  g_ptr_array_extend_and_steal (members, g_steal_pointer (&found));
}

/* Goes one word of a path on from @records; what it leads to is added to @members. */
static gboolean
df_repository_preload_word (DfRepository  *self,
                            GPtrArray     *records,
                            const char    *word,
                            GPtrArray     *members,
                            GError       **error)
{
  const DfTable *table;
  const DfRelation *relation;
  int column;

  if (records->len == 0)
    return TRUE;

  table = df_record_get_table (g_ptr_array_index (records, 0));
  relation = df_catalog_find_relation (self->catalog, table, word);
  column = df_table_find_column (table, word);
  if (relation != NULL)
    return df_repository_preload_relation (self, records, relation, members, error);
  if (column >= 0 && table->columns[column]->reference != NULL)
    df_repository_preload_reference (self, records, df_table_for_type (table->columns[column]->reference ()), word, members);

  return TRUE;
}

gboolean
df_repository_preload (DfRepository  *self,
                       GPtrArray     *owners,
                       const char    *paths,
                       GPtrArray     *keep,
                       GError       **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr(GHashTable) reached = NULL;     /* path -> the records it leads to */

  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (owners != NULL && keep != NULL, FALSE);

  words = g_strsplit (paths != NULL ? paths : "", " ", -1);
  reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) steps = g_strsplit (words[i], ".", -1);
      g_autoptr(GString) path = g_string_new (NULL);
      GPtrArray *from = owners;

      for (guint step = 0; steps[step] != NULL; step++)
        {
          GPtrArray *members;

          g_string_append_printf (path, ".%s", steps[step]);
          members = g_hash_table_lookup (reached, path->str);
          if (members == NULL)
            {
              members = g_ptr_array_new_with_free_func (g_object_unref);
              g_hash_table_insert (reached, g_strdup (path->str), members);
              if (!df_repository_preload_word (self, from, steps[step], members, error))
                return FALSE;
              for (guint n = 0; n < members->len; n++)
                g_ptr_array_add (keep, g_object_ref (g_ptr_array_index (members, n)));
            }
          from = members;
        }
    }

  return TRUE;
}
