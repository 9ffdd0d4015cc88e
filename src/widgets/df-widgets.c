/* df-widgets.c
 *
 * Makes the types and resources of this room known to GtkBuilder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-widgets.h"

#include "widgets/df-association-list.h"
#include "widgets/df-avatar.h"
#include "widgets/df-chip.h"
#include "widgets/df-clamp.h"
#include "widgets/df-field-row.h"
#include "widgets/df-link-dialog.h"
#include "widgets/df-mark.h"
#include "widgets/df-record-page.h"
#include "widgets/df-record-slot.h"
#include "widgets/df-status-page.h"
#include "widgets/df-toaster.h"
#include "df-widgets-resources.h"

void
df_stack_show (GtkStack   *stack,
               const char *name)
{
  GtkWidget *shown = gtk_stack_get_child_by_name (stack, name);

  g_return_if_fail (shown != NULL);

  gtk_widget_set_visible (shown, TRUE);
  gtk_stack_set_visible_child (stack, shown);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (child != shown)
      gtk_widget_set_visible (child, FALSE);
}

static void
menu_wanted_cb (GtkMenuButton *button,
                gpointer       menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

void
df_menu_button_set_menu (GtkMenuButton *button,
                         GMenuModel    *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_create_popup_func (button, menu_wanted_cb, g_object_ref (menu), g_object_unref);
}

void
df_widgets_init (void)
{
  /* Called by name, so that the linker keeps the resource of a static library. */
  df_widgets_get_resource ();

  g_type_ensure (DF_TYPE_RECORD);
  g_type_ensure (DF_TYPE_ASSOCIATION_LIST);
  g_type_ensure (DF_TYPE_AVATAR);
  g_type_ensure (DF_TYPE_CHIP);
  g_type_ensure (DF_TYPE_CLAMP);
  g_type_ensure (DF_TYPE_FIELD_ROW);
  g_type_ensure (DF_TYPE_LINK_DIALOG);
  g_type_ensure (DF_TYPE_MARK);
  g_type_ensure (DF_TYPE_RECORD_PAGE);
  g_type_ensure (DF_TYPE_RECORD_SLOT);
  g_type_ensure (DF_TYPE_STATUS_PAGE);
  g_type_ensure (DF_TYPE_TOASTER);
}
