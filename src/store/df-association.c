/* df-association.c
 *
 * The records linked to one owner, as a live list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-association.h"

#include "store/df-association-private.h"

static void df_association_init_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DfAssociation, df_association, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, df_association_init_model))

static char *
df_association_format_key (const DfRelation *relation)
{
  return g_strconcat ("df-association-", relation->name, NULL);
}

/* Whether anything that this list shows or is sorted by can have changed. */
static gboolean
df_association_is_concerned (DfAssociation *self,
                             GArray        *changes)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const DfTable *table = g_array_index (changes, DfChange, i).table;

      if (table == self->relation->other || table == self->relation->through)
        return TRUE;
    }

  return changes == NULL;
}

static void
df_association_changed_cb (DfAssociation *self,
                           GArray        *changes)
{
  g_autoptr(GPtrArray) old = NULL;
  guint first = 0;
  guint last = 0;

  if (!df_association_is_concerned (self, changes))
    return;

  old = g_steal_pointer (&self->records);
  self->records = df_record_dup_related (self->owner, self->relation->name);
  while (first < old->len && first < self->records->len && old->pdata[first] == self->records->pdata[first])
    first++;
  while (last < old->len - first && last < self->records->len - first
         && old->pdata[old->len - 1 - last] == self->records->pdata[self->records->len - 1 - last])
    last++;
  if (old->len - first - last > 0 || self->records->len - first - last > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - last, self->records->len - first - last);
}

static GType
df_association_get_item_type (GListModel *model)
{
  return DF_ASSOCIATION (model)->relation->other->type;
}

static guint
df_association_get_n_items (GListModel *model)
{
  return DF_ASSOCIATION (model)->records->len;
}

static gpointer
df_association_get_item (GListModel *model,
                         guint       position)
{
  DfAssociation *self = DF_ASSOCIATION (model);

  return position < self->records->len ? g_object_ref (g_ptr_array_index (self->records, position)) : NULL;
}

static void
df_association_init_model (GListModelInterface *iface)
{
  iface->get_item_type = df_association_get_item_type;
  iface->get_n_items = df_association_get_n_items;
  iface->get_item = df_association_get_item;
}

static void
df_association_dispose (GObject *object)
{
  DfAssociation *self = DF_ASSOCIATION (object);

  if (self->owner != NULL)
    {
      g_autofree char *key = df_association_format_key (self->relation);

      g_object_set_data (G_OBJECT (self->owner), key, NULL);
    }
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->owner);
  g_clear_object (&self->repository);

  G_OBJECT_CLASS (df_association_parent_class)->dispose (object);
}

static void
df_association_class_init (DfAssociationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = df_association_dispose;
}

static void
df_association_init (DfAssociation *self)
{
}

DfAssociation *
df_repository_list_linked (DfRepository *self,
                           DfRecord     *owner,
                           const char   *relation)
{
  const DfRelation *found;
  DfAssociation *association;
  g_autofree char *key = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), NULL);
  g_return_val_if_fail (DF_IS_RECORD (owner), NULL);

  found = df_catalog_find_relation (df_repository_get_catalog (self), df_record_get_table (owner), relation);
  g_return_val_if_fail (found != NULL, NULL);

  /* The owner knows the list that is shown of it without keeping it alive. */
  key = df_association_format_key (found);
  association = g_object_get_data (G_OBJECT (owner), key);
  if (association != NULL)
    return g_object_ref (association);

  association = g_object_new (DF_TYPE_ASSOCIATION, NULL);
  association->repository = g_object_ref (self);
  association->owner = g_object_ref (owner);
  association->relation = found;
  association->records = df_record_dup_related (owner, relation);
  g_object_set_data (G_OBJECT (owner), key, association);
  g_signal_connect_object (self, "changed", G_CALLBACK (df_association_changed_cb), association, G_CONNECT_SWAPPED);

  return association;
}

DfRecord *
df_association_get_owner (DfAssociation *self)
{
  g_return_val_if_fail (DF_IS_ASSOCIATION (self), NULL);

  return self->owner;
}

const DfRelation *
df_association_get_relation (DfAssociation *self)
{
  g_return_val_if_fail (DF_IS_ASSOCIATION (self), NULL);

  return self->relation;
}

DfRepository *
df_association_get_repository (DfAssociation *self)
{
  g_return_val_if_fail (DF_IS_ASSOCIATION (self), NULL);

  return self->repository;
}

gboolean
df_association_has (DfAssociation *self,
                    DfRecord      *other)
{
  g_return_val_if_fail (DF_IS_ASSOCIATION (self), FALSE);
  g_return_val_if_fail (DF_IS_RECORD (other), FALSE);

  return g_ptr_array_find (self->records, other, NULL);
}

guint
df_association_count (DfAssociation *self)
{
  g_return_val_if_fail (DF_IS_ASSOCIATION (self), 0);

  return self->records->len;
}

static void
df_association_leave_out_cb (DfRecordList  *list,
                             guint          position,
                             guint          removed,
                             guint          added,
                             DfAssociation *self)
{
  g_autoptr(GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->records->len);

  for (guint i = 0; i < self->records->len; i++)
    {
      gint64 id = df_record_get_id (g_ptr_array_index (self->records, i));

      g_array_append_val (ids, id);
    }
  df_record_list_restrict (list, ids, FALSE);
}

GListModel *
df_association_list_candidates (DfAssociation *self)
{
  DfRecordList *list;

  g_return_val_if_fail (DF_IS_ASSOCIATION (self), NULL);

  list = df_record_list_new (self->repository, self->relation->other);
  df_association_leave_out_cb (list, 0, 0, 0, self);
  g_signal_connect_object (self, "items-changed", G_CALLBACK (df_association_leave_out_cb), list, G_CONNECT_SWAPPED);
  /* It is told of changes as long as it lives. */
  g_object_set_data_full (G_OBJECT (list), "association", g_object_ref (self), g_object_unref);

  return G_LIST_MODEL (list);
}
