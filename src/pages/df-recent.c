/* df-recent.c
 *
 * The festivals that people had open last, as the desktop remembers them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-recent.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#define MOST      10
#define MIME_TYPE "application/x-dreamfest"

/* One for all windows. */
static GMenu *recent;

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b), gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static void
append_item (GtkRecentInfo *info)
{
  g_autoptr(GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autoptr(GMenuItem) item = NULL;
  g_autofree char *label = NULL;
  /* A name may have an underscore, which would be a mnemonic. */
  g_auto(GStrv) parts = g_strsplit (gtk_recent_info_get_display_name (info), "_", -1);

  if (g_file_peek_path (file) == NULL)
    return;

  label = g_strjoinv ("__", parts);
  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "app.open-recent", "s", g_file_peek_path (file));
  g_menu_append_item (recent, item);
}

static void
fill_menu (GtkRecentManager *manager)
{
  GList *items = g_list_sort (gtk_recent_manager_get_items (manager), compare_visits);

  g_menu_remove_all (recent);
  for (GList *list = items; list != NULL && g_menu_model_get_n_items (G_MENU_MODEL (recent)) < MOST; list = list->next)
    if (g_strcmp0 (gtk_recent_info_get_mime_type (list->data), MIME_TYPE) == 0 && gtk_recent_info_exists (list->data))
      append_item (list->data);

  if (g_menu_model_get_n_items (G_MENU_MODEL (recent)) == 0)
    g_menu_append (recent, _("Nothing Yet"), "app.nothing");

  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

/* The desktop's list is long, and no first frame waits for it. */
static gboolean
begin_cb (gpointer data)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();

  g_signal_connect (manager, "changed", G_CALLBACK (fill_menu), NULL);
  fill_menu (manager);

  return G_SOURCE_REMOVE;
}

void
df_recent_append_menu (GMenu *menu)
{
  g_return_if_fail (G_IS_MENU (menu));

  if (recent == NULL)
    {
      recent = g_menu_new ();
      g_idle_add_full (G_PRIORITY_LOW, begin_cb, NULL, NULL);
    }

  g_menu_append_submenu (menu, _("Open _Recent"), G_MENU_MODEL (recent));
}

/* A file that was opened: its address, and what people know it by. */
typedef struct
{
  char *uri;
  char *title;
} DfVisit;

static void
free_visit (gpointer data)
{
  DfVisit *visit = data;

  g_free (visit->uri);
  g_free (visit->title);
  g_free (visit);
}

static gboolean
remember_cb (gpointer user_data)
{
  DfVisit *visit = user_data;
  GtkRecentData data = { .display_name = visit->title, .mime_type = (char *) MIME_TYPE, .app_name = (char *) "Dreamfest",
                         .app_exec = (char *) "dreamfest %u" };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), visit->uri, &data);

  return G_SOURCE_REMOVE;
}

void
df_recent_remember (const char *path,
                    const char *title)
{
  DfVisit *visit;
  char *uri;

  g_return_if_fail (path != NULL && title != NULL);

  uri = g_filename_to_uri (path, NULL, NULL);
  if (uri == NULL)
    return;

  visit = g_new0 (DfVisit, 1);
  visit->uri = uri;
  visit->title = g_strdup (title);
  g_idle_add_full (G_PRIORITY_LOW, remember_cb, visit, free_visit);
}
