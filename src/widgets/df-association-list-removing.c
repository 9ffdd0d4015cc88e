/* df-association-list-removing.c
 *
 * How a linked record leaves the card.
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

/* A link that is being removed, and where it stood. */
typedef struct
{
  DfAssociation *association;
  DfRecord      *other;
  GtkWidget     *row;
  int            index;
} DfRemoval;

static void
df_removal_free (gpointer data)
{
  DfRemoval *removal = data;

  g_object_unref (removal->association);
  g_object_unref (removal->other);
  g_object_unref (removal->row);
  g_free (removal);
}

static gboolean
df_association_list_attempt_removal (gpointer   list,
                                     gpointer   data,
                                     GError   **error)
{
  DfRemoval *removal = data;

  return df_association_unlink (removal->association, removal->other, error);
}

static void
df_association_list_removed (gpointer      list,
                             gpointer      data,
                             const GError *error)
{
  DfAssociationList *self = list;
  DfRemoval *removal = data;
  DfRecord *owner = df_association_get_owner (removal->association);
  g_autofree char *words = NULL;

  if (error != NULL)
    {
      gtk_widget_set_sensitive (removal->row, TRUE);
      df_toaster_tell (GTK_WIDGET (self), error->message);
      return;
    }

  if (self->association == removal->association)
    df_association_list_focus_row (self, removal->index);
  if (self->texts[TEXT_REMOVED_FROM_TEXT] != NULL)
    words = df_text_insert (self->texts[TEXT_REMOVED_FROM_TEXT], df_record_get_title (owner));
  else
    words = df_text_insert (self->texts[TEXT_REMOVED_TEXT] != NULL ? self->texts[TEXT_REMOVED_TEXT] : _("Removed “%s”"),
                            df_record_get_title (removal->other));
  df_toaster_tell_undo (GTK_WIDGET (self), df_association_get_repository (removal->association), words);
}

static void
df_association_list_remove (DfAssociationList *self,
                            GtkWidget         *row,
                            DfRecord          *other)
{
  DfRemoval *removal = g_new0 (DfRemoval, 1);

  removal->association = g_object_ref (self->association);
  removal->other = g_object_ref (other);
  removal->row = g_object_ref (row);
  removal->index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (!df_repository_try (df_association_get_repository (self->association), self, df_association_list_attempt_removal,
                          df_association_list_removed, removal, df_removal_free))
    gtk_widget_set_sensitive (row, FALSE);
}

static void
df_association_list_cross_clicked_cb (DfAssociationList *self,
                                      GtkWidget         *cross)
{
  GtkWidget *row = gtk_widget_get_ancestor (cross, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *slot = df_widget_find_inside (row, DF_TYPE_RECORD_SLOT);
  g_autoptr(DfRecord) other = g_object_ref (df_record_slot_get_record (DF_RECORD_SLOT (slot)));

  df_association_list_remove (self, row, other);
}

gboolean
df_association_list_row_key_pressed_cb (GtkEventController *keys,
                                        guint               key,
                                        guint               code,
                                        GdkModifierType     state,
                                        DfAssociationList  *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (keys);
  g_autoptr(DfRecord) other = NULL;

  if (key != GDK_KEY_Delete || !gtk_widget_is_focus (row))
    return GDK_EVENT_PROPAGATE;

  other = g_object_ref (df_record_slot_get_record (DF_RECORD_SLOT (df_widget_find_inside (row, DF_TYPE_RECORD_SLOT))));
  df_association_list_remove (self, row, other);

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
