/* df-association-list.c
 *
 * A card of the records that are linked to one, where they can be linked and unlinked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-association-list.h"

#include <glib/gi18n.h>

#include "widgets/df-association-list-private.h"
#include "widgets/df-group-private.h"
#include "widgets/df-link-dialog.h"
#include "widgets/df-record-slot.h"
#include "widgets/df-toaster.h"
#include "widgets/df-widget-private.h"

/* In the order of DfAssociationListText. */
static const char *const text_names[N_TEXTS] = {
  "relation", "row", "title", "add-label", "remove-label", "removed-text", "removed-from-text",
  "candidate-row", "dialog-title", "rows-group-by", "group-by", "search-fields", "search-placeholder", "advice", "add-text",
  "remove-several-label", "remove-dialog-title", "remove-text"
};

enum
{
  PROP_RECORD = N_TEXTS + 1
};

static GtkBuildableIface *parent_buildable;

static void df_association_list_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DfAssociationList, df_association_list, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, df_association_list_buildable_init))

/* --- rows ------------------------------------------------------------------------------------------------------------------------------ */

static char *
df_association_list_dup_group (DfAssociationList *self,
                               GtkListBoxRow     *row)
{
  GtkWidget *slot = row != NULL ? df_widget_find_inside (GTK_WIDGET (row), DF_TYPE_RECORD_SLOT) : NULL;

  return slot != NULL ? df_group_dup_text (df_record_slot_get_record (DF_RECORD_SLOT (slot)), self->texts[TEXT_ROWS_GROUP_BY]) : NULL;
}

static void
df_association_list_show_heading (GtkListBoxRow *row,
                                  GtkListBoxRow *before,
                                  gpointer       user_data)
{
  DfAssociationList *self = user_data;
  g_autofree char *group = df_association_list_dup_group (self, row);
  g_autofree char *other = df_association_list_dup_group (self, before);
  GtkWidget *heading;

  if (group == NULL || *group == '\0' || g_strcmp0 (group, other) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  heading = df_group_make_heading ();
  gtk_label_set_label (GTK_LABEL (heading), group);
  gtk_list_box_row_set_header (row, heading);
}

static GtkWidget *
df_association_list_make_linked_row (DfAssociationList *self,
                                     DfRecord          *other)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *slot = df_record_slot_new (self->texts[TEXT_ROW], self->scope, other, self->record);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_hexpand (slot, TRUE);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_box_append (GTK_BOX (line), slot);
  gtk_box_append (GTK_BOX (line), df_association_list_make_cross (self, other));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  if (self->texts[TEXT_ROWS_GROUP_BY] != NULL)
    {
      g_autofree char *signal = g_strconcat ("notify::", self->texts[TEXT_ROWS_GROUP_BY], NULL);

      g_signal_connect_object (other, signal, G_CALLBACK (gtk_list_box_invalidate_headers), self->card, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (df_association_list_row_key_pressed_cb), self, 0);
  gtk_widget_add_controller (row, keys);

  return row;
}

static GtkWidget *
df_association_list_make_last_row (DfAssociationList *self)
{
  const char *words = self->texts[TEXT_ADD_LABEL] != NULL ? self->texts[TEXT_ADD_LABEL] : _("Add…");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "list-add-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkGesture *click;

  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), gtk_label_new (words));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_widget_add_css_class (row, "df-add");
  gtk_widget_set_sensitive (row, self->association != NULL);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  df_widget_set_label (row, words);
  /* The rows above are chosen by a click, this one is done by it. */
  click = gtk_gesture_click_new ();
  g_signal_connect_object (click, "released", G_CALLBACK (df_association_list_open_dialog), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));

  return row;
}

static GtkWidget *
df_association_list_make_row (gpointer item,
                              gpointer user_data)
{
  DfAssociationList *self = user_data;

  if (item == self->last_item)
    return df_association_list_make_last_row (self);

  return df_association_list_make_linked_row (self, item);
}

static void
df_association_list_row_activated_cb (DfAssociationList *self)
{
  /* Only the row that adds is activatable. */
  df_association_list_open_dialog (self);
}

/* The linked records, then the row that adds. */
static void
df_association_list_fill (DfAssociationList *self)
{
  g_autoptr(GListStore) last = NULL;
  g_autoptr(GListStore) parts = NULL;
  g_autoptr(GtkFlattenListModel) all = NULL;

  if (!self->is_ready || self->texts[TEXT_RELATION] == NULL)
    return;

  gtk_list_box_bind_model (self->card, NULL, NULL, NULL, NULL);
  g_clear_object (&self->association);
  if (self->record == NULL)
    return;

  if (df_record_get_id (self->record) != 0)
    self->association = DF_ASSOCIATION (df_record_list_related (self->record, self->texts[TEXT_RELATION]));

  last = g_list_store_new (G_TYPE_OBJECT);
  g_list_store_append (last, self->last_item);
  parts = g_list_store_new (G_TYPE_LIST_MODEL);
  if (self->association != NULL)
    g_list_store_append (parts, self->association);
  g_list_store_append (parts, last);
  all = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts)));

  gtk_list_box_bind_model (self->card, G_LIST_MODEL (all), df_association_list_make_row, self, NULL);
}

/* --- building ---------------------------------------------------------------------------------------------------------------------------- */

static void
df_association_list_add_child (GtkBuildable *buildable,
                               GtkBuilder   *builder,
                               GObject      *child,
                               const char   *type)
{
  DfAssociationList *self = DF_ASSOCIATION_LIST (buildable);

  if (self->heading != NULL && g_strcmp0 (type, "summary") == 0)
    gtk_box_append (self->heading, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

/* Rows are made later: the scope is only known here, and a binding may have brought the record before. */
static void
df_association_list_parser_finished (GtkBuildable *buildable,
                                     GtkBuilder   *builder)
{
  DfAssociationList *self = DF_ASSOCIATION_LIST (buildable);

  /* The end of the template is told too, and its scope is not the one of the .ui. */
  if (self->card == NULL)
    return;

  g_set_object (&self->scope, gtk_builder_get_scope (builder));
  self->is_ready = TRUE;
  df_association_list_fill (self);
}

static void
df_association_list_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = df_association_list_add_child;
  iface->parser_finished = df_association_list_parser_finished;
}

static void
df_association_list_set_text (DfAssociationList *self,
                              guint              text,
                              const char        *value)
{
  g_free (self->texts[text]);
  self->texts[text] = g_strdup (value);

  if (text == TEXT_TITLE)
    {
      gtk_label_set_label (self->title, value != NULL ? value : "");
      df_widget_set_label (GTK_WIDGET (self->card), value != NULL ? value : "");
    }
}

static void
df_association_list_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  DfAssociationList *self = DF_ASSOCIATION_LIST (object);

  if (id == PROP_RECORD)
    g_value_set_object (value, self->record);
  else
    g_value_set_string (value, self->texts[id - 1]);
}

static void
df_association_list_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  DfAssociationList *self = DF_ASSOCIATION_LIST (object);

  if (id == PROP_RECORD)
    df_association_list_set_record (self, g_value_get_object (value));
  else
    df_association_list_set_text (self, id - 1, g_value_get_string (value));
}

static void
df_association_list_dispose (GObject *object)
{
  DfAssociationList *self = DF_ASSOCIATION_LIST (object);

  g_signal_group_set_target (self->record_signals, NULL);
  if (self->card != NULL)
    gtk_list_box_bind_model (self->card, NULL, NULL, NULL, NULL);
  g_clear_object (&self->association);
  g_clear_object (&self->record);
  g_clear_object (&self->scope);
  gtk_widget_dispose_template (GTK_WIDGET (self), DF_TYPE_ASSOCIATION_LIST);

  G_OBJECT_CLASS (df_association_list_parent_class)->dispose (object);
}

static void
df_association_list_finalize (GObject *object)
{
  DfAssociationList *self = DF_ASSOCIATION_LIST (object);
  guint i;

  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->record_signals);
  g_clear_object (&self->last_item);
  for (i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (df_association_list_parent_class)->finalize (object);
}

static void
df_association_list_class_init (DfAssociationListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  guint i;

  object_class->get_property = df_association_list_get_property;
  object_class->set_property = df_association_list_set_property;
  object_class->dispose = df_association_list_dispose;
  object_class->finalize = df_association_list_finalize;

  for (i = 0; i < N_TEXTS; i++)
    g_object_class_install_property (object_class, i + 1, g_param_spec_string (text_names[i], NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_RECORD,
                                   g_param_spec_object ("record", NULL, NULL, DF_TYPE_RECORD, flags | G_PARAM_EXPLICIT_NOTIFY));

  gtk_widget_class_set_css_name (widget_class, "association");
  gtk_widget_class_set_template_from_resource (widget_class, DF_WIDGETS_RESOURCES "df-association-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DfAssociationList, heading);
  gtk_widget_class_bind_template_child (widget_class, DfAssociationList, title);
  gtk_widget_class_bind_template_child (widget_class, DfAssociationList, card);
  gtk_widget_class_bind_template_callback (widget_class, df_association_list_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_list_box_unselect_all);
}

static void
df_association_list_init (DfAssociationList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->last_item = g_object_new (G_TYPE_OBJECT, NULL);
  gtk_list_box_set_header_func (self->card, df_association_list_show_heading, self, NULL);
  self->record_signals = g_signal_group_new (DF_TYPE_RECORD);
  g_signal_group_connect_swapped (self->record_signals, "notify::id", G_CALLBACK (df_association_list_fill), self);
}

/* --- public ------------------------------------------------------------------------------------------------------------------------------ */

DfRecord *
df_association_list_get_record (DfAssociationList *self)
{
  g_return_val_if_fail (DF_IS_ASSOCIATION_LIST (self), NULL);

  return self->record;
}

void
df_association_list_set_record (DfAssociationList *self,
                                DfRecord          *record)
{
  g_return_if_fail (DF_IS_ASSOCIATION_LIST (self));
  g_return_if_fail (record == NULL || DF_IS_RECORD (record));

  if (!g_set_object (&self->record, record))
    return;

  g_signal_group_set_target (self->record_signals, record);
  df_association_list_fill (self);
  g_object_notify (G_OBJECT (self), "record");
}

void
df_association_list_fill_texts (DfAssociationList *self,
                                DfLinkDialogTexts *texts)
{
  *texts = (DfLinkDialogTexts) { 0 };
  texts->row = self->texts[TEXT_CANDIDATE_ROW] != NULL ? self->texts[TEXT_CANDIDATE_ROW] : self->texts[TEXT_ROW];
  texts->title = self->texts[TEXT_DIALOG_TITLE];
  texts->group_by = self->texts[TEXT_GROUP_BY];
  texts->search_fields = self->texts[TEXT_SEARCH_FIELDS];
  texts->search_placeholder = self->texts[TEXT_SEARCH_PLACEHOLDER];
  texts->advice = self->texts[TEXT_ADVICE];
  texts->add_text = self->texts[TEXT_ADD_TEXT];
}

void
df_association_list_open_dialog (DfAssociationList *self)
{
  GtkRoot *root;
  DfLinkDialogTexts texts;

  g_return_if_fail (DF_IS_ASSOCIATION_LIST (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  /* A double click asks twice. */
  if (self->association == NULL || !GTK_IS_WINDOW (root) || self->dialog != NULL)
    return;

  df_association_list_fill_texts (self, &texts);
  g_set_weak_pointer (&self->dialog, df_link_dialog_new (GTK_WINDOW (root), self->association, self->scope, &texts));
  gtk_window_present (GTK_WINDOW (self->dialog));
}
