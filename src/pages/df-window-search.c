/* df-window-search.c
 *
 * The search everywhere: it comes in place of the pages, and leads back to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-window-private.h"

#include "pages/df-search-page.h"
#include "widgets/df-widgets.h"

#define VIEW "search"

gboolean
df_window_is_searching (DfWindow *self)
{
  return gtk_stack_get_child_by_name (self->views, VIEW) != NULL;
}

void
df_window_drop_search (DfWindow *self)
{
  GtkWidget *search = gtk_stack_get_child_by_name (self->views, VIEW);

  if (search == NULL)
    return;

  /* First what comes in its place: a page that is hidden with the focus in it keeps that. */
  df_stack_show (self->views, "pages");
  gtk_stack_remove (self->views, search);
}

void
df_window_end_search (DfWindow *self)
{
  if (!df_window_is_searching (self))
    return;

  df_window_drop_search (self);
  df_window_update_view (self);
}

void
df_window_leave_search (DfWindow *self)
{
  df_window_end_search (self);
  df_window_take_focus (self);
}

static void
chosen_cb (DfWindow *self,
           DfRecord *record)
{
  g_autoptr(DfRecord) own = g_object_ref (record);

  df_window_end_search (self);
  df_window_show_record (self, own);
}

static void
all_wanted_cb (DfWindow     *self,
               const char   *table,
               DfSearchPage *search)
{
  g_autofree char *words = g_strdup (df_search_page_get_words (search));
  g_autofree char *name = g_strdup (table);

  df_window_end_search (self);
  g_action_group_activate_action (G_ACTION_GROUP (self), "show-page", g_variant_new_string (name));
  if (df_window_get_page (self) != NULL)
    df_record_page_search_for (df_window_get_page (self), words);
}

void
df_window_search_everywhere (DfWindow *self)
{
  DfRecordPage *page = df_window_get_page (self);
  g_autofree char *words = page != NULL ? df_record_page_dup_search (page) : NULL;
  GtkWidget *search = gtk_stack_get_child_by_name (self->views, VIEW);

  if (search == NULL)
    {
      search = df_search_page_new (df_document_get_repository (self->document));
      for (guint i = 0; i < df_window_n_pages; i++)
        if (df_window_pages[i].detail != NULL)
          df_search_page_add (DF_SEARCH_PAGE (search), df_window_pages[i].name, df_window_pages[i].row);
      g_signal_connect_object (search, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (search, "all-wanted", G_CALLBACK (all_wanted_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (search, "left", G_CALLBACK (df_window_leave_search), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->views, search, VIEW);
      if (words != NULL)
        df_search_page_set_words (DF_SEARCH_PAGE (search), words);
      df_window_update_view (self);
    }
  gtk_widget_grab_focus (search);
}
