/* df-several-pane.c
 *
 * What can be done with several records at once, in place of the detail of one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-several-pane-private.h"

#include <glib/gi18n.h>

#include "widgets/df-association-list-private.h"
#include "widgets/df-clamp.h"
#include "widgets/df-edit.h"
#include "widgets/df-field-row.h"
#include "widgets/df-widget-private.h"

/* So many names are told. */
#define MOST_TITLES 12
/* Of more than these, nobody waits to be told what they have in common. */
#define MANY_ROWS 20000

struct _DfSeveralPane
{
  GtkWidget      parent_instance;

  GtkWidget     *scroller;
  GtkWidget     *box;
  GtkLabel      *heading;
  GtkLabel      *titles;
  GtkBox        *fields;
  GtkListBox    *actions;

  DfRepository  *repository;
  const DfTable *table;           /* static */
  GArray        *ids;             /* NULL for nothing */
  DfRecord      *draft;           /* holds what they have in common, for the fields to show and to set */
  GPtrArray     *rows;            /* (element-type DfFieldRow) */
};

G_DEFINE_FINAL_TYPE (DfSeveralPane, df_several_pane, GTK_TYPE_WIDGET)

/* --- fields ------------------------------------------------------------------------------------------------------------------- */

static void
df_several_pane_fill_field (DfSeveralPane *self,
                            DfFieldRow    *row)
{
  g_autofree char *field = NULL;
  g_auto(DfValue) common = DF_VALUE_INIT;
  gboolean same;

  g_object_get (row, "field", &field, NULL);
  same = self->ids->len <= MANY_ROWS && df_repository_read_common (self->repository, self->table, self->ids, field, &common);
  df_repository_set (NULL, self->draft, field, &common, NULL);
  g_object_set (row, "mixed", !same, NULL);
}

/* It was made, or refused: the fields say what the records say. */
static void
df_several_pane_edited (gpointer      pane,
                        const GError *error)
{
  DfSeveralPane *self = pane;

  for (guint i = 0; self->ids != NULL && i < self->rows->len; i++)
    df_several_pane_fill_field (self, self->rows->pdata[i]);
}

static void
df_several_pane_saved_cb (DfSeveralPane *self,
                          DfFieldRow    *row)
{
  g_autofree char *field = NULL;
  DfEdit edit;

  if (self->ids == NULL)
    return;

  g_object_get (row, "field", &field, NULL);
  df_edit_init_set (&edit, self->table, self->ids, field, df_record_get_value (self->draft, field));
  edit.done = df_several_pane_edited;
  df_edit_begin (GTK_WIDGET (self), self->repository, &edit);
}

static void
df_several_pane_make_fields (DfSeveralPane *self)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const DfField *field = self->table->columns[i];
      GtkWidget *row;

      if (field->reference == NULL && (field->flags & DF_SHARED) == 0)
        continue;
      row = df_field_row_new (NULL, self->draft, field->name);
      g_signal_connect_object (row, "saved", G_CALLBACK (df_several_pane_saved_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
      gtk_box_insert_child_after (self->fields, row, self->rows->len > 1 ? self->rows->pdata[self->rows->len - 2] : NULL);
    }
}

static void
df_several_pane_update_fields (DfSeveralPane *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->fields), gtk_widget_get_first_child (GTK_WIDGET (self->fields)) != NULL);
}

/* --- what else can be done --------------------------------------------------------------------------------------------------------- */

static GtkWidget *
df_several_pane_add_action (DfSeveralPane *self,
                            const char    *words,
                            const char    *icon)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_LABEL, "label", words, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_widget_add_css_class (row, "df-add");
  df_widget_set_label (row, words);
  gtk_list_box_append (self->actions, row);

  return row;
}

static void
df_several_pane_clear_actions (DfSeveralPane *self)
{
  GtkListBoxRow *row;

  while (self->actions != NULL && (row = gtk_list_box_get_row_at_index (self->actions, 0)) != NULL)
    gtk_list_box_remove (self->actions, GTK_WIDGET (row));
}

static void
df_several_pane_row_activated_cb (DfSeveralPane *self,
                                  GtkListBoxRow *row)
{
  DfAssociationList *list = g_object_get_data (G_OBJECT (row), "df-list");

  if (list != NULL && self->ids != NULL)
    df_association_list_open_for_several (list, self->repository, self->ids, g_object_get_data (G_OBJECT (row), "df-removing") != NULL);
}

static void
df_several_pane_offer_link (DfSeveralPane     *self,
                            DfAssociationList *list,
                            gboolean           removing)
{
  const char *words = df_association_list_get_several_label (list, removing);
  GtkWidget *row = df_several_pane_add_action (self, words, removing ? "list-remove-symbolic" : "list-add-symbolic");

  g_object_set_data_full (G_OBJECT (row), "df-list", g_object_ref (list), g_object_unref);
  g_object_set_data (G_OBJECT (row), "df-removing", removing ? self : NULL);
}

static void
df_several_pane_find_links (DfSeveralPane *self,
                            GtkWidget     *widget)
{
  if (DF_IS_ASSOCIATION_LIST (widget) && df_association_list_can_several (DF_ASSOCIATION_LIST (widget)))
    {
      df_several_pane_offer_link (self, DF_ASSOCIATION_LIST (widget), FALSE);
      df_several_pane_offer_link (self, DF_ASSOCIATION_LIST (widget), TRUE);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    df_several_pane_find_links (self, child);
}

static void
df_several_pane_offer_own (DfSeveralPane *self)
{
  static const struct { const char *words; const char *icon; const char *action; } own[] = {
    { N_("Copy"), "edit-copy-symbolic", "win.copy" },
    { N_("Delete"), "edit-delete-symbolic", "win.delete" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      GtkWidget *row = df_several_pane_add_action (self, _(own[i].words), own[i].icon);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), own[i].action);
      df_widget_set_class (row, "df-danger", g_str_equal (own[i].action, "win.delete"));
    }
}

void
df_several_pane_offer_links (DfSeveralPane *self,
                             GtkWidget     *detail)
{
  g_return_if_fail (DF_IS_SEVERAL_PANE (self));
  g_return_if_fail (GTK_IS_WIDGET (detail));

  df_several_pane_clear_actions (self);
  df_several_pane_find_links (self, detail);
  df_several_pane_offer_own (self);
}

/* --- the object ------------------------------------------------------------------------------------------------------------------------ */

static void
df_several_pane_dispose (GObject *object)
{
  DfSeveralPane *self = DF_SEVERAL_PANE (object);

  df_several_pane_forget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DF_TYPE_SEVERAL_PANE);

  G_OBJECT_CLASS (df_several_pane_parent_class)->dispose (object);
}

static void
df_several_pane_finalize (GObject *object)
{
  g_ptr_array_unref (DF_SEVERAL_PANE (object)->rows);

  G_OBJECT_CLASS (df_several_pane_parent_class)->finalize (object);
}

static void
df_several_pane_class_init (DfSeveralPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DF_TYPE_CLAMP);
  object_class->dispose = df_several_pane_dispose;
  object_class->finalize = df_several_pane_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DF_WIDGETS_RESOURCES "df-several-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DfSeveralPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, DfSeveralPane, box);
  gtk_widget_class_bind_template_child (widget_class, DfSeveralPane, heading);
  gtk_widget_class_bind_template_child (widget_class, DfSeveralPane, titles);
  gtk_widget_class_bind_template_child (widget_class, DfSeveralPane, fields);
  gtk_widget_class_bind_template_child (widget_class, DfSeveralPane, actions);
  gtk_widget_class_bind_template_callback (widget_class, df_several_pane_row_activated_cb);
}

static void
df_several_pane_init (DfSeveralPane *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- what is shown ------------------------------------------------------------------------------------------------------------------------ */

/* "Sunset Session, Golden Hour Talk, …" */
static void
df_several_pane_show_titles (DfSeveralPane *self)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->ids->len, MOST_TITLES); i++)
    {
      g_autoptr(DfRecord) record = df_repository_dup_record (self->repository, self->table, g_array_index (self->ids, gint64, i));

      if (record != NULL)
        g_string_append_printf (titles, titles->len > 0 ? ", %s" : "%s", df_record_get_title (record));
    }
  if (self->ids->len > MOST_TITLES)
    g_string_append (titles, ", …");
  gtk_label_set_label (self->titles, titles->str);
  g_string_free (titles, TRUE);
}

void
df_several_pane_show (DfSeveralPane *self,
                      DfRepository  *repository,
                      const DfTable *table,
                      GArray        *ids)
{
  g_autofree char *count = NULL;

  g_return_if_fail (DF_IS_SEVERAL_PANE (self));
  g_return_if_fail (DF_IS_REPOSITORY (repository) && table != NULL && ids != NULL);

  if (self->repository != repository || self->table != table)
    {
      df_several_pane_forget (self);
      g_set_object (&self->repository, repository);
      self->table = table;
      self->draft = df_repository_new_draft (repository, table);
      df_several_pane_make_fields (self);
      df_several_pane_update_fields (self);
    }
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = g_array_ref (ids);

  count = df_table_format_count (table, ids->len);
  gtk_label_set_label (self->heading, count);
  df_several_pane_show_titles (self);
  for (guint i = 0; i < self->rows->len; i++)
    df_several_pane_fill_field (self, self->rows->pdata[i]);
}

void
df_several_pane_forget (DfSeveralPane *self)
{
  g_return_if_fail (DF_IS_SEVERAL_PANE (self));

  for (guint i = 0; self->fields != NULL && i < self->rows->len; i++)
    gtk_box_remove (self->fields, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  df_several_pane_clear_actions (self);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->draft);
  g_clear_object (&self->repository);
  self->table = NULL;
}

void
df_several_pane_add_row (DfSeveralPane *self,
                         GtkWidget     *row)
{
  g_return_if_fail (DF_IS_SEVERAL_PANE (self));
  g_return_if_fail (GTK_IS_WIDGET (row));

  gtk_box_append (self->fields, row);
  df_several_pane_update_fields (self);
}

void
df_several_pane_set_editable (DfSeveralPane *self,
                              gboolean       editable)
{
  g_return_if_fail (DF_IS_SEVERAL_PANE (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->fields), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->actions), editable);
}

void
df_several_pane_set_folded (DfSeveralPane *self,
                            gboolean       folded)
{
  g_return_if_fail (DF_IS_SEVERAL_PANE (self));

  df_widget_set_class (self->box, "folded", folded);
}
