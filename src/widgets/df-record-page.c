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

static GtkBuildableIface *parent_buildable;

static void df_record_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DfRecordPage, df_record_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, df_record_page_buildable_init))

void
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
  g_free (self->column_words);
  g_strfreev (self->orders);
  g_clear_pointer (&self->filter_words, g_ptr_array_unref);
  g_ptr_array_unref (self->bound);
  df_late_rows_free (self->late);

  G_OBJECT_CLASS (df_record_page_parent_class)->finalize (object);
}

static void
df_record_page_bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DF_TYPE_CLAMP);
  g_type_ensure (DF_TYPE_SPLIT_VIEW);
  g_type_ensure (DF_TYPE_STATUS_PAGE);
  g_type_ensure (DF_TYPE_SEVERAL_PANE);
  g_type_ensure (DF_TYPE_WRAP);

  gtk_widget_class_set_template_from_resource (widget_class, DF_WIDGETS_RESOURCES "df-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, split);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, side);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, sort);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, filter);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, to_columns);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, choose_columns);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, chips);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, show_all);
  gtk_widget_class_bind_template_child (widget_class, DfRecordPage, search_on);
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
  gtk_widget_class_bind_template_callback (widget_class, df_record_page_update_view);
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
  self->late = df_late_rows_new (GTK_WIDGET (self->view), df_record_page_row_fill, self);
  self->editable = TRUE;
  g_object_set (self->none, "title", _("Nothing Selected"), NULL);
  g_object_set (self->empty, "title", _("Nothing Here Yet"), NULL);
  df_widget_set_label (GTK_WIDGET (self->search), _("Search"));
  g_object_set (self->search, "placeholder-text", _("Search"), NULL);
  gtk_search_bar_connect_entry (self->bar, self->search);
  df_widget_tab_past (GTK_WIDGET (self->view));

  self->actions = g_simple_action_group_new ();
  df_record_page_add_order_actions (self);
  df_record_page_add_filter (self);
  df_record_page_add_menu (self, GTK_WIDGET (self->view));
  df_record_page_add_columns (self);
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
  g_object_notify (G_OBJECT (self), "repository");
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
