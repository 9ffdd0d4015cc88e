/* df-record-page.c
 *
 * A list of records beside the one that is looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-page.h"

#include <glib/gi18n.h>

#include "widgets/df-clamp.h"
#include "widgets/df-record-page-private.h"
#include "widgets/df-widget-private.h"

enum
{
  PROP_REPOSITORY = 1,
  PROP_TABLE,
  PROP_ROW,
  PROP_PRELOAD,
  PROP_CHILD,
  PROP_RECORD,
  PROP_LIST,
  PROP_FOLDED,
  PROP_SHOWING_DETAIL,
  PROP_SEARCHING,
  PROP_CAN_GO_BACK,
  PROP_DRAFTING,
  PROP_HAS_RECORD,
  PROP_SEARCH_PLACEHOLDER,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_TEXT,
  PROP_NONE_TITLE,
  PROP_NONE_TEXT,
  PROP_REMOVED_TEXT,
  PROP_REMOVED_WORDS,
  PROP_GROUP_BY,
  PROP_ORDER,
  PROP_DESCENDING,
  PROP_EDITABLE,
  PROP_N_SELECTED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GtkBuildableIface *parent_buildable;

static void df_record_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DfRecordPage, df_record_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, df_record_page_buildable_init))

static void
df_record_page_set_child (DfRecordPage *self,
                          GtkWidget    *child)
{
  if (self->child == child)
    return;

  if (self->child != NULL)
    gtk_box_remove (self->detail, self->child);
  self->child = child;
  if (child != NULL)
    gtk_box_append (self->detail, child);
}

static void
df_record_page_set_text (char       **place,
                         const GValue *value)
{
  g_free (*place);
  *place = g_value_dup_string (value);
}

static void
df_record_page_get_ready (DfRecordPage    *self,
                          GtkBuilderScope *scope)
{
  g_set_object (&self->scope, scope);
  self->is_ready = TRUE;
  df_record_page_fill (self);
}

static void
df_record_page_root (GtkWidget *widget)
{
  DfRecordPage *self = DF_RECORD_PAGE (widget);

  GTK_WIDGET_CLASS (df_record_page_parent_class)->root (widget);
  if (!self->is_ready)
    df_record_page_get_ready (self, NULL);
}

static void
df_record_page_add_child (GtkBuildable *buildable,
                          GtkBuilder   *builder,
                          GObject      *child,
                          const char   *type)
{
  DfRecordPage *self = DF_RECORD_PAGE (buildable);

  if (self->detail != NULL && GTK_IS_WIDGET (child) && type == NULL)
    df_record_page_set_child (self, GTK_WIDGET (child));
  else if (self->several != NULL && g_strcmp0 (type, "several") == 0)
    df_several_pane_add_row (self->several, GTK_WIDGET (child));
  else if (self->detail != NULL && g_strcmp0 (type, "empty") == 0)
    g_object_set (self->empty, "child", child, NULL);
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

/* Rows are made later: the scope is only known here. */
static void
df_record_page_parser_finished (GtkBuildable *buildable,
                                GtkBuilder   *builder)
{
  df_record_page_get_ready (DF_RECORD_PAGE (buildable), gtk_builder_get_scope (builder));
}

static void
df_record_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = df_record_page_add_child;
  iface->parser_finished = df_record_page_parser_finished;
}

/* The texts of the page are texts of its parts: whose, and which. */
static GObject *
df_record_page_find_text (DfRecordPage  *self,
                          guint          id,
                          const char   **property)
{
  switch (id)
    {
    case PROP_SEARCH_PLACEHOLDER:
      *property = "placeholder-text";
      return G_OBJECT (self->search);
    case PROP_EMPTY_TITLE:
      *property = "title";
      return G_OBJECT (self->empty);
    case PROP_EMPTY_TEXT:
      *property = "description";
      return G_OBJECT (self->empty);
    case PROP_NONE_TITLE:
      *property = "title";
      return G_OBJECT (self->none);
    case PROP_NONE_TEXT:
      *property = "description";
      return G_OBJECT (self->none);
    default:
      g_assert_not_reached ();
    }
}

/* The texts that are the page's own; NULL for any other property. */
static char **
df_record_page_find_own_text (DfRecordPage *self,
                              guint         id)
{
  switch (id)
    {
    case PROP_TABLE:
      return &self->table_name;
    case PROP_ROW:
      return &self->row;
    case PROP_PRELOAD:
      return &self->preload;
    case PROP_REMOVED_TEXT:
      return &self->removed_text;
    case PROP_REMOVED_WORDS:
      return &self->removed_words;
    case PROP_GROUP_BY:
      return &self->group_by;
    default:
      return NULL;
    }
}

static gboolean
df_record_page_get_flag (DfRecordPage *self,
                         guint         id)
{
  switch (id)
    {
    case PROP_FOLDED:
      return df_record_page_get_folded (self);
    case PROP_SHOWING_DETAIL:
      return df_split_view_get_showing_main (self->split);
    case PROP_SEARCHING:
      return gtk_search_bar_get_search_mode (self->bar);
    case PROP_CAN_GO_BACK:
      return df_record_page_get_folded (self) && df_split_view_get_showing_main (self->split);
    case PROP_DRAFTING:
      return self->record != NULL && df_record_get_id (self->record) == 0;
    case PROP_HAS_RECORD:
      return self->record != NULL;
    case PROP_DESCENDING:
      return df_record_page_get_descending (self);
    case PROP_EDITABLE:
      return self->editable;
    default:
      g_assert_not_reached ();
    }
}

static void
df_record_page_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DfRecordPage *self = DF_RECORD_PAGE (object);
  const char *inside;
  GObject *part;
  char **own;

  switch (id)
    {
    case PROP_REPOSITORY:
      g_value_set_object (value, self->repository);
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_ORDER:
      g_value_take_string (value, df_record_page_dup_order (self));
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->selection != NULL ? df_record_selection_count (self->selection) : 0);
      break;
    default:
      own = df_record_page_find_own_text (self, id);
      if (G_VALUE_HOLDS_BOOLEAN (value))
        g_value_set_boolean (value, df_record_page_get_flag (self, id));
      else if (own != NULL)
        g_value_set_string (value, *own);
      else
        {
          part = df_record_page_find_text (self, id, &inside);
          g_object_get_property (part, inside, value);
        }
    }
}

static void
df_record_page_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DfRecordPage *self = DF_RECORD_PAGE (object);
  const char *inside;
  GObject *part;
  char **own;

  switch (id)
    {
    case PROP_REPOSITORY:
      df_record_page_set_repository (self, g_value_get_object (value));
      break;
    case PROP_TABLE:
      df_record_page_set_text (&self->table_name, value);
      df_record_page_fill (self);
      break;
    case PROP_CHILD:
      df_record_page_set_child (self, g_value_get_object (value));
      break;
    case PROP_RECORD:
      df_record_page_set_record (self, g_value_get_object (value));
      break;
    case PROP_SHOWING_DETAIL:
      df_split_view_set_showing_main (self->split, g_value_get_boolean (value));
      break;
    case PROP_SEARCHING:
      gtk_search_bar_set_search_mode (self->bar, g_value_get_boolean (value));
      break;
    case PROP_ORDER:
      df_record_page_set_order (self, g_value_get_string (value));
      break;
    case PROP_DESCENDING:
      g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "descending", g_variant_new_boolean (g_value_get_boolean (value)));
      break;
    case PROP_EDITABLE:
      self->editable = g_value_get_boolean (value);
      df_several_pane_set_editable (self->several, self->editable);
      break;
    default:
      own = df_record_page_find_own_text (self, id);
      if (own != NULL)
        {
          df_record_page_set_text (own, value);
          break;
        }
      part = df_record_page_find_text (self, id, &inside);
      g_object_set_property (part, inside, value);
      if (id == PROP_SEARCH_PLACEHOLDER)
        df_widget_set_label (GTK_WIDGET (self->search), g_value_get_string (value));
    }
}

static void
df_record_page_dispose (GObject *object)
{
  DfRecordPage *self = DF_RECORD_PAGE (object);

  df_record_page_empty (self);
  g_signal_group_set_target (self->record_signals, NULL);
  g_clear_object (&self->record);
  g_clear_object (&self->before_draft);
  g_clear_object (&self->repository);
  g_clear_object (&self->scope);
  self->child = NULL;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), DF_TYPE_RECORD_PAGE);

  G_OBJECT_CLASS (df_record_page_parent_class)->dispose (object);
}

static void
df_record_page_finalize (GObject *object)
{
  DfRecordPage *self = DF_RECORD_PAGE (object);

  g_clear_object (&self->record_signals);
  g_clear_object (&self->actions);
  g_free (self->table_name);
  g_free (self->row);
  g_free (self->preload);
  g_free (self->removed_text);
  g_free (self->removed_words);
  g_free (self->group_by);
  g_strfreev (self->orders);
  g_ptr_array_unref (self->bound);

  G_OBJECT_CLASS (df_record_page_parent_class)->finalize (object);
}

static void
df_record_page_install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  const GParamFlags quiet = flags | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags reading = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_REPOSITORY] = g_param_spec_object ("repository", NULL, NULL, DF_TYPE_REPOSITORY, quiet);
  properties[PROP_TABLE] = g_param_spec_string ("table", NULL, NULL, NULL, flags);
  properties[PROP_ROW] = g_param_spec_string ("row", NULL, NULL, NULL, flags);
  properties[PROP_PRELOAD] = g_param_spec_string ("preload", NULL, NULL, NULL, flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, DF_TYPE_RECORD, quiet);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, DF_TYPE_RECORD_LIST, reading);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, reading);
  properties[PROP_SHOWING_DETAIL] = g_param_spec_boolean ("showing-detail", NULL, NULL, FALSE, quiet);
  properties[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE, quiet);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, reading);
  properties[PROP_DRAFTING] = g_param_spec_boolean ("drafting", NULL, NULL, FALSE, reading);
  properties[PROP_HAS_RECORD] = g_param_spec_boolean ("has-record", NULL, NULL, FALSE, reading);
  properties[PROP_SEARCH_PLACEHOLDER] = g_param_spec_string ("search-placeholder", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_TITLE] = g_param_spec_string ("empty-title", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_TEXT] = g_param_spec_string ("empty-text", NULL, NULL, NULL, flags);
  properties[PROP_NONE_TITLE] = g_param_spec_string ("none-title", NULL, NULL, NULL, flags);
  properties[PROP_NONE_TEXT] = g_param_spec_string ("none-text", NULL, NULL, NULL, flags);
  properties[PROP_REMOVED_TEXT] = g_param_spec_string ("removed-text", NULL, NULL, NULL, flags);
  properties[PROP_REMOVED_WORDS] = g_param_spec_string ("removed-words", NULL, NULL, NULL, flags);
  properties[PROP_GROUP_BY] = g_param_spec_string ("group-by", NULL, NULL, NULL, flags);
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, NULL, quiet);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, quiet);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, reading);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
df_record_page_bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DF_TYPE_CLAMP);
  g_type_ensure (DF_TYPE_SPLIT_VIEW);
  g_type_ensure (DF_TYPE_STATUS_PAGE);
  g_type_ensure (DF_TYPE_SEVERAL_PANE);

  gtk_widget_class_set_template_from_resource (widget_class, DF_WIDGETS_RESOURCES "df-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, split);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, side);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, sort);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, bar);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, search);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, side_stack);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, view);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, main_stack);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, none);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, empty);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, detail);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, to_several);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, several);
  gtk_widget_class_bind_template_callback (widget_class, df_record_page_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_record_page_showing_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_record_page_searching_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_record_page_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_record_page_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_record_page_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_record_page_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_record_page_list_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_record_page_to_several_cb);
}

static void
df_record_page_class_init (DfRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = df_record_page_get_property;
  object_class->set_property = df_record_page_set_property;
  object_class->dispose = df_record_page_dispose;
  object_class->finalize = df_record_page_finalize;
  widget_class->root = df_record_page_root;

  df_record_page_install_properties (object_class);
  df_record_page_bind_template (widget_class);
}

static void
df_record_page_init (DfRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->bound = g_ptr_array_new ();
  self->editable = TRUE;
  g_object_set (self->none, "title", _("Nothing Selected"), NULL);
  g_object_set (self->empty, "title", _("Nothing Here Yet"), NULL);
  df_widget_set_label (GTK_WIDGET (self->search), _("Search"));
  g_object_set (self->search, "placeholder-text", _("Search"), NULL);
  gtk_search_bar_connect_entry (self->bar, self->search);
  df_widget_tab_past (GTK_WIDGET (self->view));

  self->actions = g_simple_action_group_new ();
  df_record_page_add_order_actions (self);
  df_record_page_add_menu (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (self->actions));
  self->record_signals = g_signal_group_new (DF_TYPE_RECORD);
  g_signal_group_connect_swapped (self->record_signals, "notify::id", G_CALLBACK (df_record_page_record_saved_cb), self);
}

DfRepository *
df_record_page_get_repository (DfRecordPage *self)
{
  g_return_val_if_fail (DF_IS_RECORD_PAGE (self), NULL);

  return self->repository;
}

void
df_record_page_set_repository (DfRecordPage *self,
                               DfRepository *repository)
{
  g_return_if_fail (DF_IS_RECORD_PAGE (self));
  g_return_if_fail (repository == NULL || DF_IS_REPOSITORY (repository));

  if (self->repository == repository)
    return;

  df_record_page_set_record (self, NULL);
  df_record_page_empty (self);
  g_set_object (&self->repository, repository);
  df_record_page_fill (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPOSITORY]);
}

DfRecordList *
df_record_page_get_list (DfRecordPage *self)
{
  g_return_val_if_fail (DF_IS_RECORD_PAGE (self), NULL);

  return self->list;
}

DfRecord *
df_record_page_get_record (DfRecordPage *self)
{
  g_return_val_if_fail (DF_IS_RECORD_PAGE (self), NULL);

  return self->record;
}
