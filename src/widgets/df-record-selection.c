/* df-record-selection.c
 *
 * One chosen record of a live list; it stays chosen wherever the list moves it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-selection-private.h"

struct _DfRecordSelection
{
  GObject       parent_instance;

  DfRecordList *list;
  DfRecord     *record;
  GSignalGroup *record_signals;
  guint         position;       /* of the record, GTK_INVALID_LIST_POSITION when it is not in the list */
  guint         last_position;  /* where it was seen last: its neighbour is there once it is gone */
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

static void
df_record_selection_move (DfRecordSelection *self,
                          guint              position)
{
  guint before = self->position;
  guint length = df_record_selection_get_length (self);

  self->position = position;
  if (position != GTK_INVALID_LIST_POSITION)
    self->last_position = position;
  if (before == position)
    return;

  if (before < length)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), before, 1);
  if (position < length)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, 1);
}

static void
df_record_selection_choose_neighbour (DfRecordSelection *self)
{
  g_autoptr(DfRecord) neighbour = NULL;
  guint length = df_record_selection_get_length (self);

  if (length > 0 && self->last_position != GTK_INVALID_LIST_POSITION)
    neighbour = g_list_model_get_item (G_LIST_MODEL (self->list), MIN (self->last_position, length - 1));

  df_record_selection_set_record (self, neighbour);
}

static void
df_record_selection_settle (DfRecordSelection *self)
{
  guint position = df_record_selection_look (self);

  /* The list may hear of a removal after the record: then its place is still taken, and the list's own word comes. */
  if (position == GTK_INVALID_LIST_POSITION && self->record != NULL && df_record_is_deleted (self->record))
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
  /* Rows ask while they hear of the splice: the new place must be known before. */
  self->position = df_record_selection_look (self);
  if (self->position != GTK_INVALID_LIST_POSITION)
    self->last_position = self->position;

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  df_record_selection_settle (self);
}

static gboolean
df_record_selection_is_selected (GtkSelectionModel *model,
                                 guint              position)
{
  return position == DF_RECORD_SELECTION (model)->position;
}

static GtkBitset *
df_record_selection_get_selection_in_range (GtkSelectionModel *model,
                                            guint              position,
                                            guint              n_items)
{
  GtkBitset *set = gtk_bitset_new_empty ();
  guint chosen = DF_RECORD_SELECTION (model)->position;

  if (chosen != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (set, chosen);

  return set;
}

static gboolean
df_record_selection_select_item (GtkSelectionModel *model,
                                 guint              position,
                                 gboolean           unselect_rest)
{
  DfRecordSelection *self = DF_RECORD_SELECTION (model);
  g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (record == NULL)
    return FALSE;

  df_record_selection_set_record (self, record);

  return TRUE;
}

static gboolean
df_record_selection_unselect_item (GtkSelectionModel *model,
                                   guint              position)
{
  return FALSE;
}

static void
df_record_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = df_record_selection_is_selected;
  iface->get_selection_in_range = df_record_selection_get_selection_in_range;
  iface->select_item = df_record_selection_select_item;
  iface->unselect_item = df_record_selection_unselect_item;
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
  if (id == PROP_RECORD)
    g_value_set_object (value, DF_RECORD_SELECTION (object)->record);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
df_record_selection_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (id == PROP_RECORD)
    df_record_selection_set_record (DF_RECORD_SELECTION (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
df_record_selection_dispose (GObject *object)
{
  DfRecordSelection *self = DF_RECORD_SELECTION (object);

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
  g_return_if_fail (DF_IS_RECORD_SELECTION (self));
  g_return_if_fail (record == NULL || DF_IS_RECORD (record));

  if (!g_set_object (&self->record, record))
    return;

  g_signal_group_set_target (self->record_signals, record);
  df_record_selection_move (self, df_record_selection_look (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

guint
df_record_selection_get_position (DfRecordSelection *self)
{
  g_return_val_if_fail (DF_IS_RECORD_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}
