/* df-link-dialog.c
 *
 * Picks records to be linked to one, or to several, or to be unlinked from several.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-link-dialog.h"

#include <glib/gi18n.h>

#include "widgets/df-dialog.h"
#include "widgets/df-link-dialog-private.h"
#include "widgets/df-widget-private.h"
#include "widgets/df-widgets.h"

G_DEFINE_FINAL_TYPE (DfLinkDialog, df_link_dialog, GTK_TYPE_WINDOW)

/* --- the header and the footer ----------------------------------------------------------------------------------------------------------- */

void
df_link_dialog_update (DfLinkDialog *self)
{
  guint n_picked = g_list_model_get_n_items (G_LIST_MODEL (self->picked));
  g_autofree char *add = df_link_dialog_describe_add (self, n_picked);
  g_autofree char *count = NULL;
  g_autofree char *advice = df_link_dialog_find_advice (self);

  count = df_link_dialog_describe_picked (self, n_picked);
  gtk_button_set_label (GTK_BUTTON (self->accept), add);
  /* What waits for another program is what was picked. */
  gtk_widget_set_sensitive (self->accept, n_picked > 0 && self->waiting == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), self->waiting == NULL);
  gtk_label_set_label (self->count, count);
  df_mark_set_text (self->warning, self->waiting != NULL ? df_text_waiting () : advice);
  df_link_dialog_update_rows (self);
}

/* --- picking ------------------------------------------------------------------------------------------------------------------------------ */

gboolean
df_link_dialog_is_picked (DfLinkDialog *self,
                          DfRecord     *record)
{
  return g_hash_table_contains (self->picked_set, record);
}

void
df_link_dialog_let_go (DfLinkDialog *self,
                       DfRecord     *record)
{
  guint position;

  g_hash_table_remove (self->picked_set, record);
  if (g_list_store_find (self->picked, record, &position))
    g_list_store_remove (self->picked, position);
}

static void
df_link_dialog_pick (DfLinkDialog *self,
                     DfRecord     *record)
{
  if (g_hash_table_add (self->picked_set, record))
    g_list_store_append (self->picked, record);
}

void
df_link_dialog_toggle (DfLinkDialog *self,
                       DfRecord     *record)
{
  if (df_link_dialog_is_picked (self, record))
    df_link_dialog_let_go (self, record);
  else
    df_link_dialog_pick (self, record);

  self->toggled = record;
  df_link_dialog_update (self);
}

static guint
df_link_dialog_find_shown (DfLinkDialog *self,
                           DfRecord     *record)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  for (guint i = 0; record != NULL && i < n; i++)
    {
      g_autoptr(DfRecord) shown = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      if (shown == record)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

void
df_link_dialog_pick_range (DfLinkDialog *self,
                           DfRecord     *record)
{
  guint to = df_link_dialog_find_shown (self, record);
  guint from = df_link_dialog_find_shown (self, self->toggled);

  if (from == GTK_INVALID_LIST_POSITION)
    from = to;
  for (guint i = MIN (from, to); i <= MAX (from, to); i++)
    {
      g_autoptr(DfRecord) shown = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      df_link_dialog_pick (self, shown);
    }
  df_link_dialog_update (self);
}

void
df_link_dialog_pick_all (DfLinkDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autoptr(GPtrArray) shown = g_ptr_array_new_full (n, g_object_unref);
  gboolean are_picked = TRUE;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (shown, g_list_model_get_item (G_LIST_MODEL (self->filtered), i));
      are_picked = are_picked && df_link_dialog_is_picked (self, shown->pdata[i]);
    }
  for (guint i = 0; i < n; i++)
    if (are_picked)
      df_link_dialog_let_go (self, shown->pdata[i]);
    else
      df_link_dialog_pick (self, shown->pdata[i]);
  df_link_dialog_update (self);
}

/* --- keys and search ------------------------------------------------------------------------------------------------------------------------ */

static void
df_link_dialog_go_to_list_cb (DfLinkDialog *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  df_link_dialog_focus_first (self);
}

static gboolean
df_link_dialog_key_pressed_cb (DfLinkDialog    *self,
                               guint            key,
                               guint            code,
                               GdkModifierType  state)
{
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
  DfRecord *record;

  if (is_enter && (state & GDK_CONTROL_MASK) != 0)
    {
      df_link_dialog_accept_cb (self);
      return GDK_EVENT_STOP;
    }

  if (key == GDK_KEY_Down && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (self->search))))
    {
      df_link_dialog_go_to_list_cb (self);
      return GDK_EVENT_STOP;
    }

  record = df_link_dialog_get_focused (self);
  if (record != NULL && (key == GDK_KEY_a || key == GDK_KEY_A) && (state & GDK_CONTROL_MASK) != 0)
    {
      df_link_dialog_pick_all (self);
      return GDK_EVENT_STOP;
    }
  if (record == NULL || (!is_enter && key != GDK_KEY_space && key != GDK_KEY_KP_Space))
    return GDK_EVENT_PROPAGATE;

  if ((state & GDK_SHIFT_MASK) != 0)
    df_link_dialog_pick_range (self, record);
  else
    df_link_dialog_toggle (self, record);

  return GDK_EVENT_STOP;
}

static void
df_link_dialog_update_stack (DfLinkDialog *self)
{
  const char *text = gtk_editable_get_text (self->search);
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0;
  g_autofree char *words = g_strdup_printf (_("No results for “%s”"), text);

  g_object_set (self->nothing, "title", *text != '\0' ? words : self->removing ? _("Nothing is linked yet") : _("Everything is added already"), NULL);
  df_stack_show (self->stack, is_empty ? "nothing" : "list");
  df_link_dialog_update_rows (self);
}

static void
df_link_dialog_search_changed_cb (DfLinkDialog *self)
{
  df_link_dialog_search (self, gtk_editable_get_text (self->search));
  df_link_dialog_update_stack (self);
}

/* --- the window ------------------------------------------------------------------------------------------------------------------------------ */

/* Whoever closes it does not want any more what waits. */
static void
df_link_dialog_unmap (GtkWidget *widget)
{
  DfLinkDialog *self = DF_LINK_DIALOG (widget);

  if (self->waiting != NULL)
    df_repository_forget_try (self->repository, g_steal_pointer (&self->waiting));

  GTK_WIDGET_CLASS (df_link_dialog_parent_class)->unmap (widget);
}

static void
df_link_dialog_dispose (GObject *object)
{
  DfLinkDialog *self = DF_LINK_DIALOG (object);

  if (self->list != NULL)
    {
      gtk_list_view_set_model (self->list, NULL);
      gtk_list_view_set_factory (self->list, NULL);
    }
  if (self->filtered != NULL)
    gtk_filter_list_model_set_filter (self->filtered, NULL);
  g_clear_object (&self->filtered);
  g_clear_object (&self->candidates);
  g_clear_object (&self->association);
  g_clear_object (&self->repository);
  g_clear_object (&self->scope);
  g_hash_table_remove_all (self->picked_set);
  g_list_store_remove_all (self->picked);
  g_hash_table_remove_all (self->haystacks);
  g_clear_pointer (&self->advice, g_closure_unref);
  g_clear_pointer (&self->add_text, g_closure_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DF_TYPE_LINK_DIALOG);

  G_OBJECT_CLASS (df_link_dialog_parent_class)->dispose (object);
}

static void
df_link_dialog_finalize (GObject *object)
{
  DfLinkDialog *self = DF_LINK_DIALOG (object);

  g_clear_object (&self->picked);
  g_hash_table_unref (self->picked_set);
  g_hash_table_unref (self->haystacks);
  g_ptr_array_unref (self->bound);
  g_clear_pointer (&self->owners, g_array_unref);
  g_free (self->pattern);
  g_free (self->row);
  g_free (self->group_by);
  g_strfreev (self->search_fields);
  g_strfreev (self->words);

  G_OBJECT_CLASS (df_link_dialog_parent_class)->finalize (object);
}

static void
df_link_dialog_class_init (DfLinkDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = df_link_dialog_dispose;
  object_class->finalize = df_link_dialog_finalize;
  widget_class->unmap = df_link_dialog_unmap;

  g_type_ensure (DF_TYPE_MARK);
  g_type_ensure (DF_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, DF_WIDGETS_RESOURCES "df-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DfLinkDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, DfLinkDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DfLinkDialog, search);
  gtk_widget_class_bind_template_child (widget_class, DfLinkDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DfLinkDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DfLinkDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, DfLinkDialog, count);
  gtk_widget_class_bind_template_child (widget_class, DfLinkDialog, warning);
  gtk_widget_class_bind_template_callback (widget_class, df_link_dialog_accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_link_dialog_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_link_dialog_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_link_dialog_go_to_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
df_link_dialog_init (DfLinkDialog *self)
{
  self->picked = g_list_store_new (DF_TYPE_RECORD);
  self->picked_set = g_hash_table_new (NULL, NULL);
  self->haystacks = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  df_widget_tab_past (GTK_WIDGET (self->list));
}

static void
df_link_dialog_fill (DfLinkDialog *self)
{
  g_autoptr(GtkNoSelection) selection = NULL;
  g_autoptr(GtkListItemFactory) factory = df_link_dialog_make_factory (self);

  self->candidates = df_link_dialog_list_candidates (self);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->candidates)), NULL);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));

  /* After the view, which moves its rows first. */
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (df_link_dialog_update_stack), self,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (self->candidates, "notify::waiting", G_CALLBACK (df_link_dialog_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repository, "changed", G_CALLBACK (df_link_dialog_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* @called: what the owner, or the owners, are called. */
static void
df_link_dialog_begin (DfLinkDialog            *self,
                      GtkWindow               *parent,
                      const char              *called,
                      GtkBuilderScope         *scope,
                      const DfLinkDialogTexts *texts)
{
  const char *placeholder = texts->search_placeholder != NULL ? texts->search_placeholder : _("Search");
  g_autofree char *title = df_text_insert (texts->title != NULL ? texts->title : _("Add to %s"), called);

  df_dialog_attach (GTK_WINDOW (self), parent);
  g_set_object (&self->scope, scope);
  self->row = g_strdup (texts->row);
  self->group_by = g_strdup (texts->group_by);
  self->search_fields = texts->search_fields != NULL ? g_strsplit (texts->search_fields, " ", -1) : NULL;
  self->advice = df_closure_find (self->scope, texts->advice);
  self->add_text = df_closure_find (self->scope, texts->add_text);
  self->pattern = g_strdup (texts->pattern);

  gtk_label_set_label (self->heading, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  df_widget_set_label (GTK_WIDGET (self->list), title);
  df_widget_set_label (GTK_WIDGET (self->search), placeholder);
  g_object_set (self->search, "placeholder-text", placeholder, NULL);

  df_link_dialog_fill (self);
  df_link_dialog_update (self);
  df_link_dialog_update_stack (self);
}

GtkWidget *
df_link_dialog_new (GtkWindow               *parent,
                    DfAssociation           *association,
                    GtkBuilderScope         *scope,
                    const DfLinkDialogTexts *texts)
{
  DfLinkDialog *self;

  g_return_val_if_fail (DF_IS_ASSOCIATION (association), NULL);
  g_return_val_if_fail (texts != NULL, NULL);

  self = g_object_new (DF_TYPE_LINK_DIALOG, NULL);
  self->association = g_object_ref (association);
  self->repository = g_object_ref (df_association_get_repository (association));
  self->relation = df_association_get_relation (association);
  df_link_dialog_begin (self, parent, df_record_get_title (df_link_dialog_get_owner (self)), scope, texts);

  return GTK_WIDGET (self);
}

GtkWidget *
df_link_dialog_new_several (GtkWindow               *parent,
                            DfRepository            *repository,
                            const DfRelation        *relation,
                            GArray                  *owners,
                            gboolean                 removing,
                            GtkBuilderScope         *scope,
                            const DfLinkDialogTexts *texts)
{
  DfLinkDialog *self;
  g_autofree char *count = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository), NULL);
  g_return_val_if_fail (relation != NULL && relation->through != NULL, NULL);
  g_return_val_if_fail (owners != NULL && texts != NULL, NULL);

  self = g_object_new (DF_TYPE_LINK_DIALOG, NULL);
  self->repository = g_object_ref (repository);
  self->relation = relation;
  self->owners = g_array_ref (owners);
  self->removing = removing;
  count = df_table_format_count (relation->owner, owners->len);
  df_link_dialog_begin (self, parent, count, scope, texts);

  return GTK_WIDGET (self);
}

GListModel *
df_link_dialog_get_picked (DfLinkDialog *self)
{
  g_return_val_if_fail (DF_IS_LINK_DIALOG (self), NULL);

  return G_LIST_MODEL (self->picked);
}
