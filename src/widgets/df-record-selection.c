/* df-record-selection.c
 *
 * The chosen records of a live list; they stay chosen wherever the list moves them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-selection-private.h"

struct _DfRecordSelection
{
  GObject       parent_instance;

  DfRecordList *list;
  DfRecord     *record;         /* that leads */
  GSignalGroup *record_signals;
  guint         position;       /* of the leading record, GTK_INVALID_LIST_POSITION when it is not in the list */
  guint         last_position;  /* where it was seen last: its neighbour is there once it is gone */
  GArray       *ids;            /* (element-type gint64) of several that are chosen, sorted; NULL for one or none */
  GtkBitset    *chosen;         /* where those stand that are chosen and that the list shows */
  guint         idle;
};

enum
{
  PROP_RECORD = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void df_record_selection_list_init (GListModelInterface *iface);
static void df_record_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DfRecordSelection, df_record_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, df_record_selection_list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, df_record_selection_model_init))

static guint
df_record_selection_get_length (DfRecordSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

/* Where the record stands now. */
static guint
df_record_selection_look (DfRecordSelection *self)
{
  if (self->record == NULL || df_record_get_id (self->record) == 0)
    return GTK_INVALID_LIST_POSITION;

  return df_record_list_find (self->list, self->record);
}

/* @before: where those stood that were chosen, as the list stands now. */
static void
df_record_selection_tell_difference (DfRecordSelection *self,
                                     GtkBitset         *before)
{
  g_autoptr(GtkBitset) changed = gtk_bitset_copy (before);
  guint first, last;

  gtk_bitset_difference (changed, self->chosen);
  if (gtk_bitset_is_empty (changed))
    return;

  first = gtk_bitset_get_minimum (changed);
  last = MIN (gtk_bitset_get_maximum (changed) + 1, df_record_selection_get_length (self));
  if (first < last)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first);
}

/* One alone is chosen, and stands there. */
static void
df_record_selection_move (DfRecordSelection *self,
                          guint              position)
{
  g_autoptr(GtkBitset) before = self->chosen;

  self->position = position;
  self->chosen = gtk_bitset_new_empty ();
  if (position != GTK_INVALID_LIST_POSITION)
    {
      self->last_position = position;
      gtk_bitset_add (self->chosen, position);
    }
  df_record_selection_tell_difference (self, before);
}

/* --- several --------------------------------------------------------------------------------------------------------------- */

static int
df_id_compare (gconstpointer a,
               gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static GArray *
df_record_selection_list_ids (DfRecordSelection *self,
                              GtkBitset         *positions)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = df_record_list_get_id (self->list, position);

      g_array_append_val (ids, id);
    }

  return ids;
}

/* Which of the rows in this range are chosen; the others there are not. */
static void
df_record_selection_look_at (DfRecordSelection *self,
                             guint              position,
                             guint              n)
{
  for (guint i = position; i < position + n; i++)
    {
      gint64 id = df_record_list_get_id (self->list, i);

      if (g_array_binary_search (self->ids, &id, df_id_compare, NULL))
        gtk_bitset_add (self->chosen, i);
    }
}

/* Another record leads; who else is chosen is as it was. */
static void
df_record_selection_lead (DfRecordSelection *self,
                          DfRecord          *record)
{
  if (!g_set_object (&self->record, record))
    return;

  g_signal_group_set_target (self->record_signals, record);
  self->position = df_record_selection_look (self);
  if (self->position != GTK_INVALID_LIST_POSITION)
    self->last_position = self->position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/* @chosen: where those stand that are chosen now, at least two of them. */
static void
df_record_selection_choose_several (DfRecordSelection *self,
                                    GtkBitset         *chosen,
                                    GArray            *ids)
{
  g_autoptr(GtkBitset) before = self->chosen;
  g_autoptr(DfRecord) first = NULL;

  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = g_array_ref (ids);
  g_array_sort (self->ids, df_id_compare);
  self->chosen = gtk_bitset_ref (chosen);

  df_record_selection_tell_difference (self, before);
  if (self->position == GTK_INVALID_LIST_POSITION || !gtk_bitset_contains (chosen, self->position))
    {
      first = g_list_model_get_item (G_LIST_MODEL (self->list), gtk_bitset_get_minimum (chosen));
      df_record_selection_lead (self, first);
    }
}

/* --- following the list ------------------------------------------------------------------------------------------------------ */

static void
df_record_selection_choose_neighbour (DfRecordSelection *self)
{
  g_autoptr(DfRecord) neighbour = NULL;
  guint length = df_record_selection_get_length (self);

  if (length > 0 && self->last_position != GTK_INVALID_LIST_POSITION)
    neighbour = g_list_model_get_item (G_LIST_MODEL (self->list), MIN (self->last_position, length - 1));

  df_record_selection_set_record (self, neighbour);
}

static gboolean
df_record_selection_lead_cb (gpointer selection)
{
  DfRecordSelection *self = selection;
  g_autoptr(DfRecord) first = NULL;

  self->idle = 0;
  if (self->ids == NULL || self->position != GTK_INVALID_LIST_POSITION)
    return G_SOURCE_REMOVE;

  if (!gtk_bitset_is_empty (self->chosen))
    {
      first = g_list_model_get_item (G_LIST_MODEL (self->list), gtk_bitset_get_minimum (self->chosen));
      df_record_selection_lead (self, first);
    }
  else if (self->record == NULL || df_record_is_deleted (self->record))
    df_record_selection_choose_neighbour (self);

  return G_SOURCE_REMOVE;
}

static void
df_record_selection_settle (DfRecordSelection *self)
{
  guint position = df_record_selection_look (self);

  if (self->ids != NULL)
    {
      /* The list takes its rows out and puts them back one by one: who leads now is known behind the last of them, and before anything is drawn. */
      self->position = position;
      if (position == GTK_INVALID_LIST_POSITION && self->idle == 0)
        self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, df_record_selection_lead_cb, self, NULL);
    }
  /* The list may hear of a removal after the record: then its place is still taken, and the list's own word comes. */
  else if (position == GTK_INVALID_LIST_POSITION && self->record != NULL && df_record_is_deleted (self->record))
    df_record_selection_choose_neighbour (self);
  else
    df_record_selection_move (self, position);
}

static void
df_record_selection_items_changed_cb (DfRecordSelection *self,
                                      guint              position,
                                      guint              removed,
                                      guint              added)
{
  /* Rows ask while they hear of the splice: the new places must be known before. */
  self->position = df_record_selection_look (self);
  if (self->position != GTK_INVALID_LIST_POSITION)
    self->last_position = self->position;
  else if (self->last_position != GTK_INVALID_LIST_POSITION && position < self->last_position)
    self->last_position = MAX (position, self->last_position + added - MIN (removed, self->last_position));
  gtk_bitset_splice (self->chosen, position, removed, added);
  if (self->ids != NULL)
    df_record_selection_look_at (self, position, added);
  else if (self->position != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (self->chosen, self->position);

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  df_record_selection_settle (self);
}

/* --- the model ------------------------------------------------------------------------------------------------------------------ */

static gboolean
df_record_selection_is_selected (GtkSelectionModel *model,
                                 guint              position)
{
  return gtk_bitset_contains (DF_RECORD_SELECTION (model)->chosen, position);
}

static GtkBitset *
df_record_selection_get_selection_in_range (GtkSelectionModel *model,
                                            guint              position,
                                            guint              n_items)
{
  return gtk_bitset_ref (DF_RECORD_SELECTION (model)->chosen);
}

/* All other ways to select come here. */
static gboolean
df_record_selection_set_selection (GtkSelectionModel *model,
                                   GtkBitset         *selected,
                                   GtkBitset         *mask)
{
  DfRecordSelection *self = DF_RECORD_SELECTION (model);
  g_autoptr(GtkBitset) chosen = gtk_bitset_copy (self->chosen);
  g_autoptr(GtkBitset) added = gtk_bitset_copy (selected);
  guint length = df_record_selection_get_length (self);
  g_autoptr(DfRecord) one = NULL;
  g_autoptr(GArray) ids = NULL;

  gtk_bitset_intersect (added, mask);
  gtk_bitset_subtract (chosen, mask);
  gtk_bitset_union (chosen, added);
  gtk_bitset_remove_range_closed (chosen, length, G_MAXUINT);

  if (gtk_bitset_get_size (chosen) < 2)
    {
      if (!gtk_bitset_is_empty (chosen))
        one = g_list_model_get_item (G_LIST_MODEL (self->list), gtk_bitset_get_minimum (chosen));
      df_record_selection_set_record (self, one);
      return TRUE;
    }

  ids = df_record_selection_list_ids (self, chosen);
  df_record_selection_choose_several (self, chosen, ids);

  return TRUE;
}

static void
df_record_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = df_record_selection_is_selected;
  iface->get_selection_in_range = df_record_selection_get_selection_in_range;
  iface->set_selection = df_record_selection_set_selection;
}

static GType
df_record_selection_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (G_LIST_MODEL (DF_RECORD_SELECTION (model)->list));
}

static guint
df_record_selection_get_n_items (GListModel *model)
{
  return df_record_selection_get_length (DF_RECORD_SELECTION (model));
}

static gpointer
df_record_selection_get_item (GListModel *model,
                              guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (DF_RECORD_SELECTION (model)->list), position);
}

static void
df_record_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = df_record_selection_get_item_type;
  iface->get_n_items = df_record_selection_get_n_items;
  iface->get_item = df_record_selection_get_item;
}

static void
df_record_selection_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  g_value_set_object (value, DF_RECORD_SELECTION (object)->record);
}

static void
df_record_selection_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  df_record_selection_set_record (DF_RECORD_SELECTION (object), g_value_get_object (value));
}

static void
df_record_selection_dispose (GObject *object)
{
  DfRecordSelection *self = DF_RECORD_SELECTION (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_signal_group_set_target (self->record_signals, NULL);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (df_record_selection_parent_class)->dispose (object);
}

static void
df_record_selection_finalize (GObject *object)
{
  DfRecordSelection *self = DF_RECORD_SELECTION (object);

  g_clear_object (&self->record_signals);
  g_clear_object (&self->list);
  g_clear_pointer (&self->ids, g_array_unref);
  gtk_bitset_unref (self->chosen);

  G_OBJECT_CLASS (df_record_selection_parent_class)->finalize (object);
}

static void
df_record_selection_class_init (DfRecordSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = df_record_selection_get_property;
  object_class->set_property = df_record_selection_set_property;
  object_class->dispose = df_record_selection_dispose;
  object_class->finalize = df_record_selection_finalize;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, DF_TYPE_RECORD,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
df_record_selection_init (DfRecordSelection *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
  self->last_position = GTK_INVALID_LIST_POSITION;
  self->chosen = gtk_bitset_new_empty ();
  self->record_signals = g_signal_group_new (DF_TYPE_RECORD);
  g_signal_group_connect_swapped (self->record_signals, "notify::deleted", G_CALLBACK (df_record_selection_settle), self);
  g_signal_group_connect_swapped (self->record_signals, "notify::id", G_CALLBACK (df_record_selection_settle), self);
}

DfRecordSelection *
df_record_selection_new (DfRecordList *list)
{
  DfRecordSelection *self;

  g_return_val_if_fail (DF_IS_RECORD_LIST (list), NULL);

  self = g_object_new (DF_TYPE_RECORD_SELECTION, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (df_record_selection_items_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

DfRecord *
df_record_selection_get_record (DfRecordSelection *self)
{
  g_return_val_if_fail (DF_IS_RECORD_SELECTION (self), NULL);

  return self->record;
}

void
df_record_selection_set_record (DfRecordSelection *self,
                                DfRecord          *record)
{
  gboolean is_another;

  g_return_if_fail (DF_IS_RECORD_SELECTION (self));
  g_return_if_fail (record == NULL || DF_IS_RECORD (record));

  g_clear_pointer (&self->ids, g_array_unref);
  is_another = g_set_object (&self->record, record);
  if (is_another)
    g_signal_group_set_target (self->record_signals, record);
  df_record_selection_move (self, df_record_selection_look (self));
  if (is_another)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

void
df_record_selection_set_ids (DfRecordSelection *self,
                             GArray            *ids)
{
  g_autoptr(GArray) sorted = NULL;
  g_autoptr(GtkBitset) chosen = gtk_bitset_new_empty ();

  g_return_if_fail (DF_IS_RECORD_SELECTION (self));
  g_return_if_fail (ids != NULL);

  sorted = g_array_copy (ids);
  g_array_sort (sorted, df_id_compare);
  for (guint i = 0; i < df_record_selection_get_length (self); i++)
    {
      gint64 id = df_record_list_get_id (self->list, i);

      if (g_array_binary_search (sorted, &id, df_id_compare, NULL))
        gtk_bitset_add (chosen, i);
    }

  if (gtk_bitset_get_size (chosen) > 1)
    df_record_selection_choose_several (self, chosen, sorted);
  else if (!gtk_bitset_is_empty (chosen))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self), gtk_bitset_get_minimum (chosen), TRUE);
}

guint
df_record_selection_get_position (DfRecordSelection *self)
{
  g_return_val_if_fail (DF_IS_RECORD_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}

guint
df_record_selection_count (DfRecordSelection *self)
{
  g_return_val_if_fail (DF_IS_RECORD_SELECTION (self), 0);

  if (self->ids != NULL)
    return gtk_bitset_get_size (self->chosen);

  return self->record != NULL && df_record_get_id (self->record) != 0 ? 1 : 0;
}

GArray *
df_record_selection_dup_ids (DfRecordSelection *self)
{
  g_autoptr(GArray) ids = NULL;
  gint64 id;

  g_return_val_if_fail (DF_IS_RECORD_SELECTION (self), NULL);

  ids = df_record_selection_list_ids (self, self->chosen);
  id = self->record != NULL ? df_record_get_id (self->record) : 0;
  if (ids->len == 0 && self->ids == NULL && id != 0)
    g_array_append_val (ids, id);

  return g_steal_pointer (&ids);
}
