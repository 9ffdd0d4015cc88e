/* df-dialog.c
 *
 * What every dialog has in common: the window behind it waits, and can be seen to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-dialog.h"

#include "widgets/df-widget-private.h"

static void
dialog_mapped_cb (GtkWindow *parent)
{
  gtk_widget_add_css_class (GTK_WIDGET (parent), "df-behind");
}

static void
dialog_unmapped_cb (GtkWindow *parent)
{
  gtk_widget_remove_css_class (GTK_WIDGET (parent), "df-behind");
}

void
df_dialog_attach (GtkWindow *dialog,
                  GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  if (parent == NULL)
    return;

  gtk_window_set_transient_for (dialog, parent);
  df_widget_set_class (GTK_WIDGET (dialog), "df-hc", gtk_widget_has_css_class (GTK_WIDGET (parent), "df-hc"));
  g_signal_connect_object (dialog, "map", G_CALLBACK (dialog_mapped_cb), parent, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "unmap", G_CALLBACK (dialog_unmapped_cb), parent, G_CONNECT_SWAPPED);
}
