/* df-record-slot.c
 *
 * Where the face of a record goes, whatever it looks like.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-slot.h"

#include "widgets/df-widget-private.h"

#define DEFAULT_LAYOUT DF_WIDGETS_RESOURCES "df-default-row.ui"

struct _DfRecordSlot
{
  GtkWidget     parent_instance;

  DfRecord     *record;
  DfRecord     *owner;
  GtkWidget    *child;
  gboolean      folded;

  GSignalGroup *record_signals;
  GPtrArray    *links;          /* lists whose lengths the default face shows */
  GtkWidget    *row;            /* borrowed while rooted */
  GBinding     *fold;           /* belongs to its two ends */
  gboolean      is_default;
};

enum
{
  PROP_RECORD = 1,
  PROP_OWNER,
  PROP_CHILD,
  PROP_FOLDED,
  PROP_LINKS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GtkBuildableIface *parent_buildable;

static void df_record_slot_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DfRecordSlot, df_record_slot, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, df_record_slot_buildable_init))

/* "3 Battles · 2 Weapons" */
static char *
df_record_slot_describe_links (DfRecordSlot *self)
{
  const DfTable *table;
  const DfRelation *relation;
  DfCatalog *catalog;
  GString *text;
  guint i;

  catalog = self->record != NULL ? df_record_get_catalog (self->record) : NULL;
  if (catalog == NULL)
    return NULL;

  text = g_string_new (NULL);
  table = df_record_get_table (self->record);
  for (i = 0; (relation = df_catalog_get_relation (catalog, table, i)) != NULL; i++)
    {
      g_autofree char *count = df_table_format_count (relation->other, df_record_count_related (self->record, relation->name));

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", count);
    }

  return g_string_free (text, FALSE);
}

static void
df_record_slot_links_changed_cb (DfRecordSlot *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINKS]);
}

static void
df_record_slot_forget_links (DfRecordSlot *self)
{
  guint i;

  for (i = 0; self->links != NULL && i < self->links->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->links, i), df_record_slot_links_changed_cb, self);

  g_clear_pointer (&self->links, g_ptr_array_unref);
}

/* Only the default face asks: a face of its own says with a derived field what it shows of linked records. */
static void
df_record_slot_follow_links (DfRecordSlot *self)
{
  const DfRelation *relation;
  DfCatalog *catalog;
  guint i;

  df_record_slot_forget_links (self);
  if (!self->is_default || self->record == NULL || df_record_get_id (self->record) == 0)
    return;

  catalog = df_record_get_catalog (self->record);
  self->links = g_ptr_array_new_with_free_func (g_object_unref);
  for (i = 0; catalog != NULL && (relation = df_catalog_get_relation (catalog, df_record_get_table (self->record), i)) != NULL; i++)
    {
      GListModel *list = df_record_list_related (self->record, relation->name);

      g_signal_connect_swapped (list, "items-changed", G_CALLBACK (df_record_slot_links_changed_cb), self);
      g_ptr_array_add (self->links, list);
    }
}

static void
df_record_slot_update_name (DfRecordSlot *self)
{
  if (self->row != NULL && self->record != NULL)
    df_widget_set_label (self->row, df_record_get_title (self->record));
}

static void
df_record_slot_set_child (DfRecordSlot *self,
                          GtkWidget    *child)
{
  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static void
df_record_slot_set_folded (DfRecordSlot *self,
                           gboolean      folded)
{
  if (self->folded == folded)
    return;

  self->folded = folded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
df_record_slot_add_child (GtkBuildable *buildable,
                          GtkBuilder   *builder,
                          GObject      *child,
                          const char   *type)
{
  if (GTK_IS_WIDGET (child) && type == NULL)
    df_record_slot_set_child (DF_RECORD_SLOT (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
df_record_slot_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = df_record_slot_add_child;
}

static void
df_record_slot_root (GtkWidget *widget)
{
  DfRecordSlot *self = DF_RECORD_SLOT (widget);
  GtkWidget *holder;

  GTK_WIDGET_CLASS (df_record_slot_parent_class)->root (widget);

  self->row = df_widget_find_row (widget);
  df_record_slot_update_name (self);

  holder = df_widget_find_holder (widget, "folded");
  if (holder != NULL)
    self->fold = g_object_bind_property (holder, "folded", self, "folded", G_BINDING_SYNC_CREATE);
}

static void
df_record_slot_unroot (GtkWidget *widget)
{
  DfRecordSlot *self = DF_RECORD_SLOT (widget);

  self->row = NULL;
  g_clear_pointer (&self->fold, g_binding_unbind);

  GTK_WIDGET_CLASS (df_record_slot_parent_class)->unroot (widget);
}

static void
df_record_slot_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DfRecordSlot *self = DF_RECORD_SLOT (object);

  switch (id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_OWNER:
      g_value_set_object (value, self->owner);
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_LINKS:
      g_value_take_string (value, df_record_slot_describe_links (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_record_slot_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DfRecordSlot *self = DF_RECORD_SLOT (object);

  switch (id)
    {
    case PROP_RECORD:
      df_record_slot_set_record (self, g_value_get_object (value));
      break;
    case PROP_OWNER:
      df_record_slot_set_owner (self, g_value_get_object (value));
      break;
    case PROP_CHILD:
      df_record_slot_set_child (self, g_value_get_object (value));
      break;
    case PROP_FOLDED:
      df_record_slot_set_folded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_record_slot_dispose (GObject *object)
{
  DfRecordSlot *self = DF_RECORD_SLOT (object);

  g_signal_group_set_target (self->record_signals, NULL);
  df_record_slot_forget_links (self);
  g_clear_object (&self->record);
  g_clear_object (&self->owner);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (df_record_slot_parent_class)->dispose (object);
}

static void
df_record_slot_finalize (GObject *object)
{
  DfRecordSlot *self = DF_RECORD_SLOT (object);

  g_clear_object (&self->record_signals);

  G_OBJECT_CLASS (df_record_slot_parent_class)->finalize (object);
}

static void
df_record_slot_class_init (DfRecordSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = df_record_slot_get_property;
  object_class->set_property = df_record_slot_set_property;
  object_class->dispose = df_record_slot_dispose;
  object_class->finalize = df_record_slot_finalize;
  widget_class->root = df_record_slot_root;
  widget_class->unroot = df_record_slot_unroot;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, DF_TYPE_RECORD, flags);
  properties[PROP_OWNER] = g_param_spec_object ("owner", NULL, NULL, DF_TYPE_RECORD, flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  properties[PROP_LINKS] = g_param_spec_string ("links", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "slot");
}

static void
df_record_slot_init (DfRecordSlot *self)
{
  self->record_signals = g_signal_group_new (DF_TYPE_RECORD);
  g_signal_group_connect_swapped (self->record_signals, "notify::title", G_CALLBACK (df_record_slot_update_name), self);
}

static void
df_record_slot_fill (DfRecordSlot    *self,
                     const char      *layout,
                     GtkBuilderScope *scope)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;
  const char *text;

  if (scope != NULL)
    gtk_builder_set_scope (builder, scope);
  gtk_builder_set_current_object (builder, G_OBJECT (self));

  bytes = g_resources_lookup_data (layout, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    {
      g_critical ("No layout %s: %s", layout, error->message);
      return;
    }

  text = g_bytes_get_data (bytes, &size);
  if (!gtk_builder_extend_with_template (builder, G_OBJECT (self), DF_TYPE_RECORD_SLOT, text, size, &error))
    g_critical ("Layout %s: %s", layout, error->message);
}

GtkWidget *
df_record_slot_new (const char      *layout,
                    GtkBuilderScope *scope,
                    DfRecord        *record,
                    DfRecord        *owner)
{
  DfRecordSlot *self = g_object_new (DF_TYPE_RECORD_SLOT, "owner", owner, NULL);

  self->is_default = layout == NULL;
  df_record_slot_set_record (self, record);
  df_record_slot_fill (self, layout != NULL ? layout : DEFAULT_LAYOUT, layout != NULL ? scope : df_widgets_get_scope ());

  return GTK_WIDGET (self);
}

DfRecord *
df_record_slot_get_record (DfRecordSlot *self)
{
  g_return_val_if_fail (DF_IS_RECORD_SLOT (self), NULL);

  return self->record;
}

void
df_record_slot_set_record (DfRecordSlot *self,
                           DfRecord     *record)
{
  g_return_if_fail (DF_IS_RECORD_SLOT (self));
  g_return_if_fail (record == NULL || DF_IS_RECORD (record));

  if (!g_set_object (&self->record, record))
    return;

  g_signal_group_set_target (self->record_signals, record);
  df_record_slot_follow_links (self);
  df_record_slot_update_name (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
  if (self->is_default)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINKS]);
}

DfRecord *
df_record_slot_get_owner (DfRecordSlot *self)
{
  g_return_val_if_fail (DF_IS_RECORD_SLOT (self), NULL);

  return self->owner;
}

void
df_record_slot_set_owner (DfRecordSlot *self,
                          DfRecord     *owner)
{
  g_return_if_fail (DF_IS_RECORD_SLOT (self));
  g_return_if_fail (owner == NULL || DF_IS_RECORD (owner));

  if (g_set_object (&self->owner, owner))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OWNER]);
}
