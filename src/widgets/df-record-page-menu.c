/* df-record-page-menu.c
 *
 * What can be done with the chosen rows, where the pointer or the focus is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-page-private.h"

#include <glib/gi18n.h>

#include "widgets/df-association-list-private.h"
#include "widgets/df-widget-private.h"

static void
df_record_page_show_menu (DfRecordPage *self,
                          GtkWidget    *from,
                          double        x,
                          double        y)
{
  DfAssociationList *list = df_record_page_find_links (self);
  g_autoptr(GMenu) menu = g_menu_new ();
  double left, top;

  if (self->record == NULL || df_record_get_id (self->record) == 0 || !gtk_widget_translate_coordinates (from, GTK_WIDGET (self), x, y, &left, &top))
    return;

  if (list != NULL)
    g_menu_append (menu, df_association_list_get_several_label (list, FALSE), "win.link");
  g_menu_append (menu, _("_Copy"), "win.copy");
  g_menu_append (menu, _("_Delete"), "win.delete");

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  /* GTK 4.8 goes to the first widget of the window then. */
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (df_record_page_focus_row), self, G_CONNECT_SWAPPED);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { left, top, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* A row that is not chosen is chosen alone by it, as everywhere. */
static void
df_record_page_menu_pressed_cb (DfRecordPage *self,
                                int           n_press,
                                double        x,
                                double        y,
                                GtkGesture   *click)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *picked = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? df_widget_find_row (picked) : NULL;
  DfRecord *record = row != NULL ? df_record_page_get_row_record (row) : NULL;

  if (record == NULL)
    return;

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), df_record_list_find (self->list, record)))
    df_record_selection_set_record (self->selection, record);
  df_record_page_show_menu (self, view, x, y);
}

static gboolean
df_record_page_menu_key_cb (GtkWidget *view,
                            GVariant  *arguments,
                            gpointer   page)
{
  DfRecordPage *self = page;
  GtkWidget *row = gtk_widget_get_focus_child (view);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;

  df_record_page_show_menu (self, row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);

  return GDK_EVENT_STOP;
}

void
df_record_page_add_menu (DfRecordPage *self,
                         GtkWidget    *view)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (df_record_page_menu_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                                          gtk_callback_action_new (df_record_page_menu_key_cb, self, NULL)));
  gtk_widget_add_controller (view, keys);
}
