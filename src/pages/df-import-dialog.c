/* df-import-dialog.c
 *
 * What an import did, record by record, and what it has to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-import-dialog.h"

#include <glib/gi18n.h>

#include "pages/df-pages.h"
#include "pages/df-window-private.h"
#include "widgets/df-dialog.h"

struct _DfImportDialog
{
  GtkWindow   parent_instance;

  GtkLabel    *source;
  GtkLabel    *summary;
  GtkFlowBox  *kinds;
  GtkListView *view;

  DfReport    *report;
  GtkFilter   *filter;
  GtkToggleButton *buttons[DF_N_OUTCOMES];
};

G_DEFINE_FINAL_TYPE (DfImportDialog, df_import_dialog, GTK_TYPE_WINDOW)

static const struct { const char *title; const char *icon; const char *look; } outcomes[DF_N_OUTCOMES] = {
  [DF_OUTCOME_NEW] = { N_("New: %u"), "list-add-symbolic", "df-link" },
  [DF_OUTCOME_CHANGED] = { N_("Changed: %u"), "document-edit-symbolic", "df-link" },
  [DF_OUTCOME_SAME] = { N_("The Same: %u"), "object-select-symbolic", "df-dim" },
  [DF_OUTCOME_REFUSED] = { N_("Refused: %u"), "dialog-error-symbolic", "df-error" },
  [DF_OUTCOME_NOTE] = { N_("Notes: %u"), "dialog-information-symbolic", "df-dim" },
};

/* --- rows ---------------------------------------------------------------------------------------------------------------------------- */

static void
row_setup_cb (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (row), g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (words), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));
  gtk_box_append (GTK_BOX (words), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));
  gtk_widget_add_css_class (gtk_widget_get_last_child (words), "df-small");
  gtk_widget_add_css_class (gtk_widget_get_last_child (words), "df-dim");
  gtk_box_append (GTK_BOX (row), words);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
row_bind_cb (GtkListItemFactory *factory,
             GtkListItem        *item)
{
  DfReportLine *line = gtk_list_item_get_item (item);
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (image));
  GtkWidget *more = gtk_widget_get_next_sibling (title);
  const DfTable *table = df_report_line_get_table (line);
  const char *kind = table != NULL ? df_window_get_kind (table) : NULL;
  const char *text = df_report_line_get_text (line);
  g_autofree char *words = kind != NULL && *text != '\0' ? g_strdup_printf ("%s · %s", kind, text) : g_strdup (kind != NULL ? kind : text);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), outcomes[df_report_line_get_outcome (line)].icon);
  gtk_widget_set_css_classes (image, (const char *[]) { outcomes[df_report_line_get_outcome (line)].look, NULL });
  gtk_label_set_label (GTK_LABEL (title), df_report_line_get_title (line));
  if (kind != NULL)
    gtk_widget_add_css_class (title, "df-strong");
  else
    gtk_widget_remove_css_class (title, "df-strong");
  gtk_label_set_label (GTK_LABEL (more), words);
  gtk_widget_set_visible (more, *words != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  df_report_line_get_title (line), -1);
}

/* --- what is shown --------------------------------------------------------------------------------------------------------------------- */

static gboolean
line_is_shown (gpointer item,
               gpointer data)
{
  DfImportDialog *self = data;

  return gtk_toggle_button_get_active (self->buttons[df_report_line_get_outcome (item)]);
}

static void
kind_toggled_cb (DfImportDialog *self)
{
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* What is the same is most of it, and asked for when it is wanted. */
static void
add_kind (DfImportDialog *self,
          DfOutcome       outcome)
{
  guint count = df_report_count_outcome (self->report, outcome);
  g_autofree char *label = df_format_count (_(outcomes[outcome].title), count);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "df-button");
  gtk_widget_set_sensitive (button, count > 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), count > 0 && outcome != DF_OUTCOME_SAME);
  g_signal_connect_object (button, "toggled", G_CALLBACK (kind_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_flow_box_insert (self->kinds, button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  self->buttons[outcome] = GTK_TOGGLE_BUTTON (button);
}

static void
show_lines (DfImportDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *shown;

  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);

  self->filter = GTK_FILTER (gtk_custom_filter_new (line_is_shown, self, NULL));
  shown = gtk_filter_list_model_new (g_object_ref (df_report_get_lines (self->report)), g_object_ref (self->filter));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (shown))));
}

/* --- the object ------------------------------------------------------------------------------------------------------------------------ */

static void
df_import_dialog_dispose (GObject *object)
{
  DfImportDialog *self = DF_IMPORT_DIALOG (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->report);
  gtk_widget_dispose_template (GTK_WIDGET (self), DF_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (df_import_dialog_parent_class)->dispose (object);
}

static void
df_import_dialog_class_init (DfImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = df_import_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, DF_RESOURCES "ui/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DfImportDialog, source);
  gtk_widget_class_bind_template_child (widget_class, DfImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, DfImportDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, DfImportDialog, view);
}

static void
df_import_dialog_init (DfImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
df_import_dialog_new (GtkWindow  *parent,
                      DfReport   *report,
                      const char *source)
{
  DfImportDialog *self;
  g_autofree char *summary = NULL;

  g_return_val_if_fail (DF_IS_REPORT (report) && df_report_get_lines (report) != NULL, NULL);

  self = g_object_new (DF_TYPE_IMPORT_DIALOG, NULL);
  self->report = g_object_ref (report);
  summary = df_report_describe (report);
  gtk_label_set_label (self->source, source);
  gtk_label_set_label (self->summary, summary);
  for (guint i = 0; i < DF_N_OUTCOMES; i++)
    add_kind (self, i);
  show_lines (self);
  df_dialog_attach (GTK_WINDOW (self), parent);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->view));

  return GTK_WIDGET (self);
}
