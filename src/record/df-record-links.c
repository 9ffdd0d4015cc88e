/* df-record-links.c
 *
 * What a record is linked to: references, and the links of its relations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record/df-record-private.h"

#include <string.h>

gpointer
df_record_dup_reference (DfRecord   *self,
                         const char *field)
{
  DfResolver *resolver;
  const DfValue *value;
  guint column;

  g_return_val_if_fail (DF_IS_RECORD (self), NULL);

  resolver = df_record_get_resolver (self);
  value = df_record_peek (self, field, &column);
  if (resolver == NULL || value->integer == DF_NOTHING)
    return NULL;

  return DF_RESOLVER_GET_IFACE (resolver)->dup_record (resolver,
                                                       df_table_for_type (df_record_get_table (self)->columns[column]->reference ()),
                                                       value->integer);
}

static const DfRelation *
df_record_find_relation (DfRecord   *self,
                         const char *name)
{
  const DfRelation *relation = df_catalog_find_relation (df_record_get_catalog (self), df_record_get_table (self), name);

  if (relation == NULL)
    g_error ("%s has no relation “%s”", df_record_get_table (self)->name, name);

  return relation;
}

/* The links of a relation, read when they are not known; NULL where they cannot be read. */
static GArray *
df_record_ensure_links (DfRecord         *self,
                        const DfRelation *relation)
{
  DfResolver *resolver = df_record_get_resolver (self);
  GArray *links = df_record_get_links (self, relation);

  if (links != NULL)
    return links;
  if (df_record_get_id (self) == 0)
    {
      /* Known from now on: when the draft has become a row, its first link must be told. */
      df_record_set_links (self, relation, g_array_new (FALSE, FALSE, sizeof (DfLink)));
      return df_record_get_links (self, relation);
    }
  if (!DF_RESOLVER_GET_IFACE (resolver)->load_links (resolver, self, relation))
    return NULL;

  return df_record_get_links (self, relation);
}

static int
df_record_compare (gconstpointer a,
                   gconstpointer b)
{
  return strcmp (df_record_get_sort_key (*(DfRecord **) a), df_record_get_sort_key (*(DfRecord **) b));
}

GPtrArray *
df_record_dup_related (DfRecord   *self,
                       const char *relation)
{
  g_autofree gint64 *ids = NULL;
  const DfRelation *found;
  DfResolver *resolver;
  GPtrArray *records;
  GArray *links;

  g_return_val_if_fail (DF_IS_RECORD (self), NULL);

  resolver = df_record_get_resolver (self);
  if (resolver == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  found = df_record_find_relation (self, relation);
  links = df_record_ensure_links (self, found);
  if (links == NULL || links->len == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);

  ids = g_new (gint64, links->len);
  for (guint i = 0; i < links->len; i++)
    ids[i] = g_array_index (links, DfLink, i).other;
  records = DF_RESOLVER_GET_IFACE (resolver)->dup_records (resolver, found->other, ids, links->len);
  g_ptr_array_sort (records, df_record_compare);

  return records;
}

guint
df_record_count_related (DfRecord   *self,
                         const char *relation)
{
  GArray *links;

  g_return_val_if_fail (DF_IS_RECORD (self), 0);

  if (df_record_get_resolver (self) == NULL)
    return 0;
  links = df_record_ensure_links (self, df_record_find_relation (self, relation));

  return links != NULL ? links->len : 0;
}

GListModel *
df_record_list_related (DfRecord   *self,
                        const char *relation)
{
  DfResolver *resolver;

  g_return_val_if_fail (DF_IS_RECORD (self), NULL);

  resolver = df_record_get_resolver (self);
  g_return_val_if_fail (resolver != NULL, NULL);

  return DF_RESOLVER_GET_IFACE (resolver)->list_related (resolver, self, df_record_find_relation (self, relation));
}

/* --- for the keeper ------------------------------------------------------------------------------------------------ */

GArray *
df_record_get_links (DfRecord         *self,
                     const DfRelation *relation)
{
  DfRecordPrivate *priv = df_record_get_private (self);

  if (priv->links == NULL || relation->index >= priv->links->len)
    return NULL;

  return g_ptr_array_index (priv->links, relation->index);
}

static void
df_record_free_links (gpointer links)
{
  g_clear_pointer ((GArray **) &links, g_array_unref);
}

void
df_record_set_links (DfRecord         *self,
                     const DfRelation *relation,
                     GArray           *links)
{
  DfRecordPrivate *priv = df_record_get_private (self);
  GArray *old;

  if (priv->links == NULL)
    priv->links = g_ptr_array_new_with_free_func (df_record_free_links);
  if (priv->links->len <= relation->index)
    g_ptr_array_set_size (priv->links, relation->index + 1);

  old = g_ptr_array_index (priv->links, relation->index);
  g_ptr_array_index (priv->links, relation->index) = links;
  g_clear_pointer (&old, g_array_unref);
}

void
df_record_forget_links (DfRecord *self)
{
  g_clear_pointer (&df_record_get_private (self)->links, g_ptr_array_unref);
}
