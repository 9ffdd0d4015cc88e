/* df-association-list-removing.c
 *
 * How linked records leave the card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-association-list-private.h"

#include <glib/gi18n.h>

#include "widgets/df-record-slot.h"
#include "widgets/df-toaster.h"
#include "widgets/df-widget-private.h"

/* The neighbour takes the focus: its own cross, or what adds when it was the last one. */
static void
df_association_list_focus_row (DfAssociationList *self,
                               int                index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->card, index);
  GtkListBoxRow *after = gtk_list_box_get_row_at_index (self->card, index + 1);

  if (row != NULL && after == NULL && index > 0)
    row = gtk_list_box_get_row_at_index (self->card, index - 1);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static DfRecord *
df_association_row_get_record (GtkWidget *row)
{
  return df_record_slot_get_record (DF_RECORD_SLOT (df_widget_find_inside (row, DF_TYPE_RECORD_SLOT)));
}

GPtrArray *
df_association_list_dup_chosen (DfAssociationList *self)
{
  g_autoptr(GList) rows = NULL;
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (DF_IS_ASSOCIATION_LIST (self), chosen);

  rows = gtk_list_box_get_selected_rows (self->card);
  for (GList *row = rows; row != NULL; row = row->next)
    g_ptr_array_add (chosen, g_object_ref (df_association_row_get_record (row->data)));

  return chosen;
}

/* Links that are being removed, and where the first stood. */
typedef struct
{
  DfAssociation *association;
  GPtrArray     *others;
  int            index;
} DfRemoval;

static void
df_removal_free (gpointer data)
{
  DfRemoval *removal = data;

  g_object_unref (removal->association);
  g_ptr_array_unref (removal->others);
  g_free (removal);
}

/* While they wait for another program nobody takes hold of them. */
static void
df_association_list_set_leaving (DfAssociationList *self,
                                 DfRemoval         *removal,
                                 gboolean           leaving)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->card, i)) != NULL; i++)
    if (gtk_list_box_row_get_selectable (row) && g_ptr_array_find (removal->others, df_association_row_get_record (GTK_WIDGET (row)), NULL))
      gtk_widget_set_sensitive (GTK_WIDGET (row), !leaving);
}

static gboolean
df_association_list_attempt_removal (gpointer   list,
                                     gpointer   data,
                                     GError   **error)
{
  DfRemoval *removal = data;

  return df_association_unlink_many (removal->association, removal->others, error);
}

static char *
df_association_list_describe_removal (DfAssociationList *self,
                                      DfRemoval         *removal)
{
  const char *words = self->texts[TEXT_REMOVED_TEXT] != NULL ? self->texts[TEXT_REMOVED_TEXT] : _("Removed “%s”");
  g_autofree char *count = NULL;

  if (self->texts[TEXT_REMOVED_FROM_TEXT] != NULL)
    return df_text_insert (self->texts[TEXT_REMOVED_FROM_TEXT], df_record_get_title (df_association_get_owner (removal->association)));
  if (removal->others->len == 1)
    return df_text_insert (words, df_record_get_title (removal->others->pdata[0]));

  return df_format_count (ngettext ("Removed %u link", "Removed %u links", removal->others->len), removal->others->len);
}

static void
df_association_list_removed (gpointer      list,
                             gpointer      data,
                             const GError *error)
{
  DfAssociationList *self = list;
  DfRemoval *removal = data;
  g_autofree char *words = NULL;

  if (error != NULL)
    {
      df_association_list_set_leaving (self, removal, FALSE);
      df_toaster_tell (GTK_WIDGET (self), error->message);
      return;
    }

  if (self->association == removal->association)
    df_association_list_focus_row (self, removal->index);
  words = df_association_list_describe_removal (self, removal);
  df_toaster_tell_undo (GTK_WIDGET (self), df_association_get_repository (removal->association), words);
}

/* Takes @others; @row: the first of theirs. */
static void
df_association_list_remove (DfAssociationList *self,
                            GtkListBoxRow     *row,
                            GPtrArray         *others)
{
  DfRemoval *removal = g_new0 (DfRemoval, 1);

  removal->association = g_object_ref (self->association);
  removal->others = others;
  removal->index = gtk_list_box_row_get_index (row);

  if (!df_repository_try (df_association_get_repository (self->association), self, df_association_list_attempt_removal,
                          df_association_list_removed, removal, df_removal_free))
    df_association_list_set_leaving (self, removal, TRUE);
}

static void
df_association_list_remove_row (DfAssociationList *self,
                                GtkWidget         *row)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (others, g_object_ref (df_association_row_get_record (row)));
  df_association_list_remove (self, GTK_LIST_BOX_ROW (row), others);
}

static void
df_association_list_cross_clicked_cb (DfAssociationList *self,
                                      GtkWidget         *cross)
{
  df_association_list_remove_row (self, gtk_widget_get_ancestor (cross, GTK_TYPE_LIST_BOX_ROW));
}

gboolean
df_association_list_row_key_pressed_cb (GtkEventController *keys,
                                        guint               key,
                                        guint               code,
                                        GdkModifierType     state,
                                        DfAssociationList  *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (keys);
  g_autoptr(GList) chosen = NULL;

  if ((key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete) || !gtk_widget_is_focus (row))
    return GDK_EVENT_PROPAGATE;

  chosen = gtk_list_box_get_selected_rows (self->card);
  if (g_list_find (chosen, row) != NULL)
    df_association_list_remove (self, chosen->data, df_association_list_dup_chosen (self));
  else
    df_association_list_remove_row (self, row);

  return GDK_EVENT_STOP;
}

static void
df_association_list_name_cross (DfRecord  *other,
                                GParamSpec *pspec,
                                GtkWidget *cross)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", gtk_widget_get_tooltip_text (cross), df_record_get_title (other));

  df_widget_set_label (cross, name);
}

GtkWidget *
df_association_list_make_cross (DfAssociationList *self,
                                DfRecord          *other)
{
  GtkWidget *cross = gtk_button_new_from_icon_name ("window-close-symbolic");

  df_widget_set_tooltip (cross, self->texts[TEXT_REMOVE_LABEL] != NULL ? self->texts[TEXT_REMOVE_LABEL] : _("Remove"));
  gtk_widget_set_valign (cross, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cross, "flat");
  gtk_widget_add_css_class (cross, "circular");
  gtk_widget_add_css_class (cross, "df-quiet");
  g_signal_connect_swapped (cross, "clicked", G_CALLBACK (df_association_list_cross_clicked_cb), self);
  g_signal_connect_object (other, "notify::title", G_CALLBACK (df_association_list_name_cross), cross, 0);
  df_association_list_name_cross (other, NULL, cross);

  return cross;
}
