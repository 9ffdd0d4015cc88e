/* df-pages.c
 *
 * Makes this room ready: types, resources, style, icons, and the functions that .ui files name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-pages.h"

#include "df-pages-resources.h"
#include "pages/df-clashes-page.h"
#include "pages/df-transfer-card.h"
#include "pages/df-compat.h"
#include "pages/df-document.h"
#include "pages/df-faces.h"
#include "pages/df-shift-row.h"
#include "pages/df-window.h"
#include "widgets/df-widgets.h"

/* The desktop's lists show it, not the window: no first frame waits until it is drawn. Windows that are there already do not hear of a default. */
static gboolean
name_icon_cb (gpointer user_data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_window_set_default_icon_name ("org.dreamfest.Dreamfest");
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      gtk_window_set_icon_name (window, "org.dreamfest.Dreamfest");
    }

  return G_SOURCE_REMOVE;
}

void
df_pages_init (void)
{
  static gboolean done = FALSE;
  g_autoptr(GtkCssProvider) style = NULL;
  GdkDisplay *display = gdk_display_get_default ();

  if (done || display == NULL)
    return;

  done = TRUE;
  /* Named here, so that no linker leaves them out of a static library. */
  g_resources_register (df_pages_resources_get_resource ());
  df_widgets_init ();
  g_type_ensure (DF_TYPE_CLASHES_PAGE);
  g_type_ensure (DF_TYPE_DOCUMENT);
  g_type_ensure (DF_TYPE_SHIFT_ROW);
  g_type_ensure (DF_TYPE_TRANSFER_CARD);
  g_type_ensure (DF_TYPE_WINDOW);

  /* At once: GTK begins to read the icons in a thread as soon as it is asked for them, and begins anew with each path. */
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), DF_RESOURCES "icons/");

  style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, DF_RESOURCES "ui/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_idle_add_full (G_PRIORITY_LOW, name_icon_cb, NULL, NULL);
  df_compat_follow_dark ();
}

GtkBuilderScope *
df_pages_new_scope (void)
{
  GtkBuilderScope *scope = gtk_builder_cscope_new ();

  df_widgets_add_callbacks (GTK_BUILDER_CSCOPE (scope));
  df_faces_add_callbacks (GTK_BUILDER_CSCOPE (scope));

  return scope;
}
