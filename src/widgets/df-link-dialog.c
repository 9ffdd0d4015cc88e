/* df-link-dialog.c
 *
 * Picks records to be linked to one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-link-dialog.h"

#include <glib/gi18n.h>

#include "widgets/df-dialog.h"
#include "widgets/df-link-dialog-private.h"
#include "widgets/df-toaster.h"
#include "widgets/df-widget-private.h"
#include "widgets/df-widgets.h"

G_DEFINE_FINAL_TYPE (DfLinkDialog, df_link_dialog, GTK_TYPE_WINDOW)

/* --- what the page says by functions of its own ------------------------------------------------------------------------------------------ */

static char *
df_link_dialog_call (GClosure *closure,
                     GValue    arguments[2])
{
  g_auto(GValue) result = G_VALUE_INIT;

  g_value_init (&result, G_TYPE_STRING);
  g_closure_invoke (closure, &result, G_IS_VALUE (&arguments[1]) ? 2 : 1, arguments, NULL);
  g_value_unset (&arguments[0]);
  if (G_IS_VALUE (&arguments[1]))
    g_value_unset (&arguments[1]);

  return g_value_dup_string (&result);
}

static char *
df_link_dialog_describe_add (DfLinkDialog *self,
                             guint         n_picked)
{
  const DfTable *table = df_association_get_relation (self->association)->other;
  g_autofree char *count = NULL;

  if (self->add_text != NULL)
    {
      GValue arguments[2] = { G_VALUE_INIT, G_VALUE_INIT };

      g_value_init (&arguments[0], G_TYPE_UINT);
      g_value_set_uint (&arguments[0], n_picked);

      return df_link_dialog_call (self->add_text, arguments);
    }

  if (n_picked == 0)
    return g_strdup (_("Add"));

  count = df_table_format_count (table, n_picked);
  /* TRANSLATORS: %s is a counted title, such as "3 Events" */
  return g_strdup_printf (_("Add %s"), count);
}

static char *
df_link_dialog_describe_picked (DfLinkDialog *self,
                                guint         n_picked)
{
  /* TRANSLATORS: how many are picked, and of how many: "3 of 18 selected" */
  return g_strdup_printf (_("%'u of %'u selected"), n_picked, self->n_all);
}

static char *
df_link_dialog_ask_advice (DfLinkDialog *self)
{
  GValue arguments[2] = { G_VALUE_INIT, G_VALUE_INIT };

  if (self->advice == NULL)
    return NULL;

  g_value_init (&arguments[0], DF_TYPE_RECORD);
  g_value_set_object (&arguments[0], df_association_get_owner (self->association));
  g_value_init (&arguments[1], G_TYPE_LIST_MODEL);
  g_value_set_object (&arguments[1], self->picked);

  return df_link_dialog_call (self->advice, arguments);
}

static void
df_link_dialog_update (DfLinkDialog *self)
{
  guint n_picked = g_list_model_get_n_items (G_LIST_MODEL (self->picked));
  const char *search = df_record_list_get_search (self->candidates);
  g_autofree char *add = df_link_dialog_describe_add (self, n_picked);
  g_autofree char *count = NULL;
  g_autofree char *advice = df_link_dialog_ask_advice (self);

  if (search == NULL || *search == '\0')
    self->n_all = g_list_model_get_n_items (G_LIST_MODEL (self->candidates));
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

static void
df_link_dialog_let_go (DfLinkDialog *self,
                       DfRecord     *record)
{
  guint position;

  g_hash_table_remove (self->picked_set, record);
  if (g_list_store_find (self->picked, record, &position))
    g_list_store_remove (self->picked, position);
}

void
df_link_dialog_toggle (DfLinkDialog *self,
                       DfRecord     *record)
{
  if (df_link_dialog_is_picked (self, record))
    df_link_dialog_let_go (self, record);
  else
    {
      g_hash_table_add (self->picked_set, record);
      g_list_store_append (self->picked, record);
    }

  df_link_dialog_update (self);
}

/* Another window may have linked or deleted what is picked here. */
static void
df_link_dialog_changed_cb (DfLinkDialog *self)
{
  guint i;

  df_link_dialog_forget_search (self);

  if (df_record_is_deleted (df_association_get_owner (self->association)))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  for (i = g_list_model_get_n_items (G_LIST_MODEL (self->picked)); i > 0; i--)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (self->picked), i - 1);

      if (df_record_is_deleted (record) || df_association_has (self->association, record))
        df_link_dialog_let_go (self, record);
    }

  df_link_dialog_update (self);
}

static gboolean
df_link_dialog_link (gpointer   dialog,
                     gpointer   others,
                     GError   **error)
{
  return df_association_link_many (DF_LINK_DIALOG (dialog)->association, others, error);
}

static void
df_link_dialog_linked (gpointer      dialog,
                       gpointer      others,
                       const GError *error)
{
  DfLinkDialog *self = dialog;
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  self->waiting = NULL;
  if (error != NULL)
    {
      df_link_dialog_update (self);
      df_mark_set_text (self->warning, error->message);
      return;
    }

  count = df_table_format_count (df_association_get_relation (self->association)->other, ((GPtrArray *) others)->len);
  /* TRANSLATORS: %s is a counted title, such as "3 Events" */
  words = g_strdup_printf (_("Added %s"), count);
  df_toaster_tell_undo (GTK_WIDGET (self), df_association_get_repository (self->association), words);
  gtk_window_close (GTK_WINDOW (self));
}

static void
df_link_dialog_accept_cb (DfLinkDialog *self)
{
  GPtrArray *others;

  if (self->waiting != NULL || g_list_model_get_n_items (G_LIST_MODEL (self->picked)) == 0)
    return;

  others = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->picked)); i++)
    g_ptr_array_add (others, g_list_model_get_item (G_LIST_MODEL (self->picked), i));

  if (df_repository_try (df_association_get_repository (self->association), self, df_link_dialog_link, df_link_dialog_linked, others,
                         (GDestroyNotify) g_ptr_array_unref))
    return;

  self->waiting = others;
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
  if (record == NULL || (!is_enter && key != GDK_KEY_space && key != GDK_KEY_KP_Space))
    return GDK_EVENT_PROPAGATE;

  df_link_dialog_toggle (self, record);

  return GDK_EVENT_STOP;
}

static void
df_link_dialog_update_stack (DfLinkDialog *self)
{
  const char *text = gtk_editable_get_text (self->search);
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0;
  g_autofree char *words = g_strdup_printf (_("No results for “%s”"), text);

  g_object_set (self->nothing, "title", *text != '\0' ? words : _("Everything is added already"), NULL);
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
    df_repository_forget_try (df_association_get_repository (self->association), g_steal_pointer (&self->waiting));

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

  self->candidates = DF_RECORD_LIST (df_association_list_candidates (self->association));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->candidates)), NULL);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));

  /* After the view, which moves its rows first. */
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (df_link_dialog_update_stack), self,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (df_association_get_repository (self->association), "changed", G_CALLBACK (df_link_dialog_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
df_link_dialog_new (GtkWindow               *parent,
                    DfAssociation           *association,
                    GtkBuilderScope         *scope,
                    const DfLinkDialogTexts *texts)
{
  DfLinkDialog *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (DF_IS_ASSOCIATION (association), NULL);
  g_return_val_if_fail (texts != NULL, NULL);

  self = g_object_new (DF_TYPE_LINK_DIALOG, NULL);
  df_dialog_attach (GTK_WINDOW (self), parent);
  self->association = g_object_ref (association);
  g_set_object (&self->scope, scope);
  self->row = g_strdup (texts->row);
  self->group_by = g_strdup (texts->group_by);
  self->search_fields = texts->search_fields != NULL ? g_strsplit (texts->search_fields, " ", -1) : NULL;
  self->advice = df_closure_find (self->scope, texts->advice);
  self->add_text = df_closure_find (self->scope, texts->add_text);

  title = df_text_insert (texts->title != NULL ? texts->title : _("Add to %s"),
                          df_record_get_title (df_association_get_owner (association)));
  gtk_label_set_label (self->heading, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  df_widget_set_label (GTK_WIDGET (self->list), title);
  df_widget_set_label (GTK_WIDGET (self->search), texts->search_placeholder != NULL ? texts->search_placeholder : _("Search"));
  g_object_set (self->search, "placeholder-text", texts->search_placeholder != NULL ? texts->search_placeholder : _("Search"), NULL);

  df_link_dialog_fill (self);
  df_link_dialog_update (self);
  df_link_dialog_update_stack (self);

  return GTK_WIDGET (self);
}

GListModel *
df_link_dialog_get_picked (DfLinkDialog *self)
{
  g_return_val_if_fail (DF_IS_LINK_DIALOG (self), NULL);

  return G_LIST_MODEL (self->picked);
}
