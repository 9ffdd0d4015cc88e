/* df-link-dialog-rows.c
 *
 * The rows of the dialog: each is a piece of its group's card, and the first of a group has the heading above it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-link-dialog-private.h"

#include "widgets/df-group-private.h"
#include "widgets/df-record-slot.h"
#include "widgets/df-widget-private.h"

/* A list item's widgets, found by their place. */
typedef struct
{
  GtkWidget *heading;
  GtkWidget *piece;
  GtkWidget *check;
  GtkWidget *slot;
} DfLinkRow;

static DfLinkRow
df_link_row_get (GtkListItem *item)
{
  DfLinkRow row;

  row.heading = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  row.piece = gtk_widget_get_next_sibling (row.heading);
  row.check = gtk_widget_get_first_child (row.piece);
  row.slot = gtk_widget_get_next_sibling (row.check);

  return row;
}

static void
df_link_dialog_update_row (DfLinkDialog *self,
                           GtkListItem  *item)
{
  DfLinkRow row = df_link_row_get (item);
  guint position = gtk_list_item_get_position (item);
  gboolean is_picked = df_link_dialog_is_picked (self, gtk_list_item_get_item (item));
  gboolean is_first;
  gboolean is_last;

  df_group_show (G_LIST_MODEL (self->filtered), self->group_by, position, GTK_LABEL (row.heading), &is_first, &is_last);
  df_widget_set_class (row.piece, "first", is_first);
  df_widget_set_class (row.piece, "last", is_last);
  df_widget_set_class (row.piece, "df-picked", is_picked);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row.check), is_picked);
}

void
df_link_dialog_update_rows (DfLinkDialog *self)
{
  guint i;

  for (i = 0; i < self->bound->len; i++)
    df_link_dialog_update_row (self, g_ptr_array_index (self->bound, i));
}

static void
df_link_row_released_cb (GtkGesture  *click,
                         int          n_press,
                         double       x,
                         double       y,
                         GtkListItem *item)
{
  GtkWidget *piece = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *dialog = GTK_WIDGET (gtk_widget_get_root (piece));

  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  gtk_widget_grab_focus (df_widget_find_row (piece));
  if ((state & GDK_SHIFT_MASK) != 0)
    df_link_dialog_pick_range (DF_LINK_DIALOG (dialog), gtk_list_item_get_item (item));
  else
    df_link_dialog_toggle (DF_LINK_DIALOG (dialog), gtk_list_item_get_item (item));
}

static void
df_link_row_setup_cb (DfLinkDialog *self,
                      GtkListItem  *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = df_group_make_heading ();
  GtkWidget *piece = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *slot = df_record_slot_new (self->row, self->scope, NULL, df_link_dialog_get_owner (self));
  GtkGesture *click = gtk_gesture_click_new ();

  /* The row is what is clicked and focused; the tick only shows. */
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (slot, TRUE);
  gtk_widget_add_css_class (piece, "df-piece");
  gtk_box_append (GTK_BOX (piece), check);
  gtk_box_append (GTK_BOX (piece), slot);
  g_signal_connect_object (click, "released", G_CALLBACK (df_link_row_released_cb), item, 0);
  gtk_widget_add_controller (piece, GTK_EVENT_CONTROLLER (click));

  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), piece);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
df_link_row_bind_cb (DfLinkDialog *self,
                     GtkListItem  *item)
{
  DfLinkRow row = df_link_row_get (item);
  DfRecord *record = gtk_list_item_get_item (item);

  df_record_slot_set_record (DF_RECORD_SLOT (row.slot), record);
  df_widget_set_label (row.check, df_record_get_title (record));
  g_ptr_array_add (self->bound, item);
  df_link_dialog_update_row (self, item);
}

static void
df_link_row_unbind_cb (DfLinkDialog *self,
                       GtkListItem  *item)
{
  g_ptr_array_remove_fast (self->bound, item);
}

GtkListItemFactory *
df_link_dialog_make_factory (DfLinkDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (df_link_row_setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (df_link_row_bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (df_link_row_unbind_cb), self);

  return factory;
}

void
df_link_dialog_focus_first (DfLinkDialog *self)
{
  guint i;

  for (i = 0; i < self->bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->bound, i);

      if (gtk_list_item_get_position (item) == 0)
        gtk_widget_grab_focus (df_widget_find_row (gtk_list_item_get_child (item)));
    }
}

DfRecord *
df_link_dialog_get_focused (DfLinkDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *slot;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;

  slot = df_widget_find_inside (focus, DF_TYPE_RECORD_SLOT);

  return slot != NULL ? df_record_slot_get_record (DF_RECORD_SLOT (slot)) : NULL;
}
