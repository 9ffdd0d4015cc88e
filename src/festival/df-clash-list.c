/* df-clash-list.c
 *
 * The clashes of an open festival as a live list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clash-list.h"

struct _DfClashItem
{
  GObject parent_instance;

  DfClash clash;
};

G_DEFINE_FINAL_TYPE (DfClashItem, df_clash_item, G_TYPE_OBJECT)

static void
df_clash_item_class_init (DfClashItemClass *klass)
{
}

static void
df_clash_item_init (DfClashItem *self)
{
}

const DfClash *
df_clash_item_get_clash (DfClashItem *self)
{
  g_return_val_if_fail (DF_IS_CLASH_ITEM (self), NULL);

  return &self->clash;
}

/* --- the list -------------------------------------------------------------------------------------------------------------------------------- */

struct _DfClashList
{
  GObject    parent_instance;

  DfClashes *clashes;
  GArray    *shown;       /* DfClash */
};

static GType
df_clash_list_get_item_type (GListModel *model)
{
  return DF_TYPE_CLASH_ITEM;
}

static guint
df_clash_list_get_n_items (GListModel *model)
{
  return DF_CLASH_LIST (model)->shown->len;
}

static gpointer
df_clash_list_get_item (GListModel *model,
                        guint       position)
{
  DfClashList *self = DF_CLASH_LIST (model);
  DfClashItem *item;

  if (position >= self->shown->len)
    return NULL;
  item = g_object_new (DF_TYPE_CLASH_ITEM, NULL);
  item->clash = g_array_index (self->shown, DfClash, position);

  return item;
}

static void
df_clash_list_init_model (GListModelInterface *iface)
{
  iface->get_item_type = df_clash_list_get_item_type;
  iface->get_n_items = df_clash_list_get_n_items;
  iface->get_item = df_clash_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DfClashList, df_clash_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, df_clash_list_init_model))

static void
df_clash_list_append (GArray   *all,
                      gboolean  accepted,
                      GArray   *shown)
{
  for (guint i = 0; i < all->len; i++)
    if ((g_array_index (all, DfClash, i).accepted != 0) == accepted)
      g_array_append_vals (shown, &g_array_index (all, DfClash, i), 1);
}

static gboolean
df_clash_list_is_same (GArray *a,
                       guint   i,
                       GArray *b,
                       guint   j)
{
  const DfClash *first = &g_array_index (a, DfClash, i);
  const DfClash *second = &g_array_index (b, DfClash, j);

  return df_clash_compare (first, second) == 0 && first->minutes == second->minutes && first->needs == second->needs && first->accepted == second->accepted;
}

/* What is alike at both ends stays as it is. */
static void
clashes_changed_cb (DfClashList *self)
{
  GArray *all = df_clashes_get_all (self->clashes);
  g_autoptr(GArray) before = self->shown;
  GArray *after = g_array_new (FALSE, FALSE, sizeof (DfClash));
  guint start = 0;
  guint end = 0;

  df_clash_list_append (all, FALSE, after);
  df_clash_list_append (all, TRUE, after);
  while (start < before->len && start < after->len && df_clash_list_is_same (before, start, after, start))
    start++;
  while (end < before->len - start && end < after->len - start && df_clash_list_is_same (before, before->len - end - 1, after, after->len - end - 1))
    end++;
  self->shown = after;
  if (before->len - start - end > 0 || after->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, after->len - start - end);
}

static void
df_clash_list_finalize (GObject *object)
{
  DfClashList *self = DF_CLASH_LIST (object);

  g_array_unref (self->shown);
  g_clear_object (&self->clashes);

  G_OBJECT_CLASS (df_clash_list_parent_class)->finalize (object);
}

static void
df_clash_list_class_init (DfClashListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = df_clash_list_finalize;
}

static void
df_clash_list_init (DfClashList *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (DfClash));
}

DfClashList *
df_clash_list_new (DfRepository *repository)
{
  DfClashList *self = g_object_new (DF_TYPE_CLASH_LIST, NULL);

  self->clashes = g_object_ref (df_clashes_get (repository));
  g_signal_connect_object (self->clashes, "changed", G_CALLBACK (clashes_changed_cb), self, G_CONNECT_SWAPPED);
  clashes_changed_cb (self);

  return self;
}
