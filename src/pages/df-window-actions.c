/* df-window-actions.c
 *
 * What a window can do, by the names at which menus, shortcuts, D-Bus and tests meet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-window-private.h"

#include <glib/gi18n.h>

#include "pages/df-alert.h"
#include "pages/df-compat.h"
#include "pages/df-festival-dialog.h"

/* --- steps ------------------------------------------------------------------------------------------------------------------------- */

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       self)
{
  df_window_turn (self, TRUE);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       self)
{
  df_window_turn (self, FALSE);
}

static void
history_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       self)
{
  df_window_show_history (self);
}

/* --- files ------------------------------------------------------------------------------------------------------------------------- */

static void
load_sample_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       self)
{
  df_window_load_sample (self);
}

static void
import_details_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       self)
{
  df_window_show_import (self);
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       self)
{
  df_window_ask_import (self);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       self)
{
  df_window_ask_export (self);
}

static void
save_copy_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       self)
{
  df_window_ask_copy (self);
}

static void
festival_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  DfWindow *self = data;
  g_autoptr(GError) error = NULL;

  if (!df_document_make (self->document, NULL, &error))
    df_alert_error (GTK_WINDOW (self), error);
  else
    gtk_window_present (GTK_WINDOW (df_festival_dialog_new (GTK_WINDOW (self), self->document)));
}

static void
stop_work_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       self)
{
  df_document_stop_work (DF_WINDOW (self)->document);
}

/* --- pages ------------------------------------------------------------------------------------------------------------------------- */

static const DfPage *
find_page (const char *name)
{
  for (guint i = 0; i < df_window_n_pages; i++)
    if (g_str_equal (df_window_pages[i].name, name))
      return &df_window_pages[i];

  return NULL;
}

static void
show_page_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       self)
{
  const DfPage *page = find_page (g_variant_get_string (parameter, NULL));

  if (page != NULL)
    df_window_show_page (self, page);
}

static void
show_clashes_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       self)
{
  df_window_show_clashes (self);
}

static void
back_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       self)
{
  DfRecordPage *page = df_window_get_page (self);

  if (df_window_is_searching (self))
    df_window_leave_search (self);
  else if (page != NULL)
    df_record_page_go_back (page);
}

static void
filter_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  DfRecordPage *page = df_window_get_page (DF_WINDOW (user_data));

  if (page != NULL)
    df_record_page_open_filter (page);
}

static void
columns_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  DfRecordPage *page = df_window_get_page (DF_WINDOW (user_data));
  g_autoptr(GVariant) state = g_action_get_state (G_ACTION (action));

  if (page != NULL)
    g_object_set (page, "as-columns", !g_variant_get_boolean (state), NULL);
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       self)
{
  DfRecordPage *page = df_window_get_page (self);

  if (page != NULL)
    df_record_page_toggle_search (page);
}

static void
search_everywhere_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       self)
{
  df_window_search_everywhere (self);
}

/* --- records ----------------------------------------------------------------------------------------------------------------------- */

static void
new_record_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  DfWindow *self = data;
  g_autoptr(GError) error = NULL;

  if (!df_document_make (self->document, NULL, &error))
    {
      df_alert_error (GTK_WINDOW (self), error);
      return;
    }

  for (guint i = 0; i < df_window_n_pages; i++)
    if (g_strcmp0 (df_window_pages[i].add_action, g_action_get_name (G_ACTION (action))) == 0)
      {
        df_window_begin_page (self, &df_window_pages[i]);
        df_record_page_begin_draft (df_window_get_page (self));
      }
}

/* What the add button does, whichever page is shown. */
static void
add_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  DfWindow *self = data;

  if (self->page->add_action != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), self->page->add_action, NULL);
}

static void
delete_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       self)
{
  DfRecordPage *page = df_window_get_page (self);

  if (page != NULL)
    df_record_page_remove (page);
}

static void
move_up_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       self)
{
  df_window_move_stage (self, -1);
}

static void
move_down_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       self)
{
  df_window_move_stage (self, 1);
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       self)
{
  df_window_copy (self);
}

static void
link_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       self)
{
  DfRecordPage *page = df_window_get_page (self);

  if (page != NULL)
    df_record_page_link (page);
}

static void
open_link_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       self)
{
  g_auto(DfValue) link = DF_VALUE_INIT;
  g_autoptr(GError) error = NULL;

  /* Once more at the click: the file may be somebody else's. */
  if (!df_kind_link.parse (NULL, g_variant_get_string (parameter, NULL), &link, &error))
    df_alert_error (GTK_WINDOW (self), error);
  else if (link.text != NULL)
    df_compat_open_link (GTK_WINDOW (self), link.text);
}

/* --- what is possible now ---------------------------------------------------------------------------------------------------------- */

static void
enable (DfWindow   *self,
        const char *name,
        gboolean    enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

static void
set_state (DfWindow   *self,
           const char *name,
           GVariant   *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), state);
}

void
df_window_update_actions (DfWindow *self)
{
  DfRepository *repository = df_document_get_repository (self->document);
  DfRecordPage *page = df_window_get_page (self);
  gboolean editable = df_document_is_editable (self->document);
  gboolean searching = FALSE;
  gboolean as_columns = FALSE;
  gboolean drafting = FALSE;
  gboolean chosen = FALSE;
  gboolean detail = FALSE;

  if (page != NULL)
    g_object_get (page, "searching", &searching, "as-columns", &as_columns, "drafting", &drafting, "has-record", &chosen, "can-go-back", &detail, NULL);

  enable (self, "load-sample", editable);
  enable (self, "import", editable);
  enable (self, "import-details", self->imported != NULL);
  enable (self, "export", repository != NULL && !df_document_is_working (self->document));
  enable (self, "save-copy", repository != NULL && !df_document_is_working (self->document));
  enable (self, "festival", repository != NULL || editable);
  enable (self, "stop-work", df_document_is_working (self->document));
  enable (self, "undo", editable && repository != NULL && df_repository_get_undo_name (repository) != NULL);
  enable (self, "redo", editable && repository != NULL && df_repository_get_redo_name (repository) != NULL);
  enable (self, "history", repository != NULL);
  enable (self, "delete", editable && chosen && !drafting);
  enable (self, "move-up", editable && df_window_can_move_stage (self));
  enable (self, "move-down", editable && df_window_can_move_stage (self));
  enable (self, "copy", chosen && !drafting);
  enable (self, "link", editable && page != NULL && df_record_page_can_link (page));
  enable (self, "add", editable);
  enable (self, "search", page != NULL);
  enable (self, "filter", page != NULL);
  enable (self, "columns", page != NULL);
  enable (self, "search-everywhere", repository != NULL && !df_document_is_empty (self->document));
  enable (self, "show-page", df_window_is_searching (self) || gtk_widget_is_visible (self->switcher) || gtk_widget_is_visible (self->bottom_switcher) || page != NULL);
  enable (self, "back", detail || df_window_is_searching (self));
  for (guint i = 0; i < df_window_n_pages; i++)
    if (df_window_pages[i].add_action != NULL)
      enable (self, df_window_pages[i].add_action, editable);

  set_state (self, "search", g_variant_new_boolean (searching));
  set_state (self, "columns", g_variant_new_boolean (as_columns));
  set_state (self, "show-page", g_variant_new_string (self->page->name));
}

/* --- installing -------------------------------------------------------------------------------------------------------------------- */

static gboolean
shortcut_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (widget), name);

  if (!g_action_get_enabled (action))
    return FALSE;

  g_action_activate (action, NULL);

  return TRUE;
}

/* Not as accelerators of the application, which come before the focused widget: a text being typed has an undo of its own. */
static void
add_history_shortcuts (DfWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_BUBBLE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>z"),
                                                          gtk_callback_action_new (shortcut_cb, (gpointer) "undo", NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control><Shift>z|<Control>y"),
                                                          gtk_callback_action_new (shortcut_cb, (gpointer) "redo", NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
df_window_install_actions (DfWindow *self)
{
  static const GActionEntry entries[] = {
    { "load-sample", load_sample_cb },
    { "import", import_cb },
    { "import-details", import_details_cb },
    { "export", export_cb },
    { "save-copy", save_copy_cb },
    { "festival", festival_cb },
    { "stop-work", stop_work_cb },
    { "undo", undo_cb },
    { "redo", redo_cb },
    { "history", history_cb },
    { "show-page", show_page_cb, "s", "''" },
    { "show-clashes", show_clashes_cb },
    { "back", back_cb },
    { "search", search_cb, NULL, "false" },
    { "search-everywhere", search_everywhere_cb },
    { "filter", filter_cb },
    { "columns", columns_cb, NULL, "false" },
    { "add", add_cb },
    { "delete", delete_cb },
    { "move-up", move_up_cb },
    { "move-down", move_down_cb },
    { "copy", copy_cb },
    { "link", link_cb },
    { "open-link", open_link_cb, "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < df_window_n_pages; i++)
    {
      g_autoptr(GSimpleAction) action = NULL;

      if (df_window_pages[i].add_action == NULL)
        continue;
      action = g_simple_action_new (df_window_pages[i].add_action, NULL);
      g_signal_connect (action, "activate", G_CALLBACK (new_record_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }

  add_history_shortcuts (self);
}
