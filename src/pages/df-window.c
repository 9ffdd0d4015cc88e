/* df-window.c
 *
 * A window on one festival: header bar, pages, what is said to people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "festival/df-clashes.h"
#include "pages/df-alert.h"
#include "pages/df-pages.h"
#include "pages/df-recent.h"
#include "pages/df-window-private.h"
#include "widgets/df-widgets.h"

G_DEFINE_FINAL_TYPE_WITH_CODE (DfWindow, df_window, GTK_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (DF_TYPE_WORKER, df_window_init_worker))

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
problem_cb (DfWindow     *self,
            const GError *error)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  /* Every window of the file hears it; one says it. */
  for (GList *list = gtk_application_get_windows (application); list != NULL; list = list->next)
    if (DF_IS_WINDOW (list->data) && DF_WINDOW (list->data)->document == self->document)
      {
        if (list->data == self)
          df_alert_file_error (GTK_WINDOW (self), df_document_get_path (self->document), error);
        return;
      }
}

/* Why nothing can be edited: for the moment, or as long as the file is what it is. */
static void
update_banner (DfWindow *self)
{
  DfRepository *repository = df_document_get_repository (self->document);
  const char *busy = df_document_get_busy (self->document);
  const char *text = busy;

  if (text == NULL && repository != NULL && df_repository_is_waiting (repository))
    text = _("Another program is using the file. What you do waits for it.");
  else if (text == NULL && df_document_is_moved (self->document))
    text = _("This file was moved, deleted or replaced. Save a copy to keep what is here.");
  else if (text == NULL && df_document_is_damaged (self->document))
    text = _("This file is damaged: it may be read and not changed.");
  else if (text == NULL && repository != NULL && df_repository_is_read_only (repository))
    text = _("This festival may be read and not changed.");
  if (text != NULL)
    {
      gtk_label_set_label (self->banner_text, text);
      gtk_widget_set_visible (self->banner_stop, df_document_is_working (self->document));
      gtk_widget_set_visible (self->banner_copy, busy == NULL && df_document_is_moved (self->document));
    }

  gtk_revealer_set_reveal_child (self->banner, text != NULL);
}

/* --- what can be undone ---------------------------------------------------------------------------------------------------------------- */

static void
append_step (GMenu      *menu,
             const char *format,
             const char *plain,
             const char *step,
             const char *action,
             const char *accelerator)
{
  g_autoptr(GMenuItem) item = NULL;
  g_autofree char *label = NULL;

  if (step != NULL)
    {
      /* A name may have an underscore, which would be a mnemonic. */
      g_auto(GStrv) parts = g_strsplit (step, "_", -1);
      g_autofree char *name = g_strjoinv ("__", parts);

      label = g_strdup_printf (format, name);
    }

  item = g_menu_item_new (label != NULL ? label : plain, action);
  g_menu_item_set_attribute (item, "accel", "s", accelerator);
  g_menu_append_item (menu, item);
}

static void
history_changed_cb (DfWindow *self)
{
  DfRepository *repository = df_document_get_repository (self->document);

  g_menu_remove_all (self->history_menu);
  /* Translators: %s is what was done, such as "Link 3 Events". */
  append_step (self->history_menu, _("_Undo: %s"), _("_Undo"), repository != NULL ? df_repository_get_undo_name (repository) : NULL,
               "win.undo", "<Control>z");
  append_step (self->history_menu, _("_Redo: %s"), _("_Redo"), repository != NULL ? df_repository_get_redo_name (repository) : NULL,
               "win.redo", "<Shift><Control>z");
  df_window_update_actions (self);
}

/* --- the file ------------------------------------------------------------------------------------------------------------------------- */

/* After the first frame: nobody waits for what is counted. */
static gboolean
count_clashes_cb (gpointer data)
{
  DfWindow *self = data;
  DfRepository *repository = df_document_get_repository (self->document);

  self->counting = 0;
  if (repository != NULL)
    g_signal_group_set_target (self->clashes_signals, df_clashes_get (repository));
  df_window_update_badges (self);

  return G_SOURCE_REMOVE;
}

static void
repository_made_cb (DfWindow *self)
{
  DfRepository *repository = df_document_get_repository (self->document);

  g_signal_group_set_target (self->repository_signals, repository);
  if (self->counting == 0 && repository != NULL)
    self->counting = g_idle_add_full (G_PRIORITY_LOW, count_clashes_cb, self, NULL);
  history_changed_cb (self);
  update_banner (self);
  df_window_update_view (self);
}

static void
df_window_set_document (DfWindow   *self,
                        DfDocument *document)
{
  self->document = g_object_ref (document);
  g_signal_group_set_target (self->document_signals, document);
  repository_made_cb (self);
}

static void
active_changed_cb (DfWindow *self)
{
  /* Somebody may have written to the file while people were elsewhere. */
  if (gtk_window_is_active (GTK_WINDOW (self)))
    df_document_refresh (self->document);
}

/* Before it is shown: one that will be narrow has no room for a wide header bar. */
static void
default_width_changed_cb (DfWindow *self)
{
  if (self->document != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    df_window_update_view (self);
}

static void
contrast_changed_cb (DfWindow *self)
{
  g_autofree char *theme = NULL;
  g_autofree char *folded = NULL;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-theme-name", &theme, NULL);
  folded = g_ascii_strdown (theme != NULL ? theme : "", -1);
  if (strstr (folded, "highcontrast") != NULL || g_str_has_suffix (folded, "-hc") || strstr (folded, "-hc-") != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "df-hc");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "df-hc");
}

/* Whether what people did is not in the file yet: it waits for another program, or takes its time in a thread. */
static gboolean
is_unfinished (DfWindow *self)
{
  DfRepository *repository = df_document_get_repository (self->document);

  return (repository != NULL && df_repository_is_waiting (repository)) || df_document_is_working (self->document);
}

/* The window that they closed goes when that is over. */
static void
waiting_changed_cb (DfWindow *self)
{
  g_autoptr(DfWindow) kept = g_object_ref (self);

  update_banner (self);
  if (self->closing && !is_unfinished (self))
    {
      gtk_window_close (GTK_WINDOW (self));
      self->closing = FALSE;
    }
}

static gboolean
df_window_close_request (GtkWindow *window)
{
  DfWindow *self = DF_WINDOW (window);
  DfRecordPage *page = df_window_get_page (self);
  gboolean settled = page == NULL || df_record_page_settle (page);
  gboolean waits = is_unfinished (self);

  /* It waits once: another program that does not come to an end keeps nobody. */
  if (waits && !self->closing)
    {
      self->closing = TRUE;
      return TRUE;
    }

  if ((waits || !settled) && !self->asked_to_stay)
    {
      self->asked_to_stay = TRUE;
      self->closing = FALSE;
      df_toaster_show (self->toaster, _("Not saved yet. Close again to lose it."), NULL, NULL);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (df_window_parent_class)->close_request (window);
}

static void
df_window_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, DF_WINDOW (object)->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
df_window_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_DOCUMENT:
      df_window_set_document (DF_WINDOW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
df_window_dispose (GObject *object)
{
  DfWindow *self = DF_WINDOW (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->repository_signals);
  g_clear_object (&self->clashes_signals);
  g_clear_handle_id (&self->counting, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), DF_TYPE_WINDOW);

  G_OBJECT_CLASS (df_window_parent_class)->dispose (object);
}

static void
df_window_finalize (GObject *object)
{
  g_clear_object (&DF_WINDOW (object)->document);
  g_clear_object (&DF_WINDOW (object)->imported);
  g_free (DF_WINDOW (object)->imported_name);

  G_OBJECT_CLASS (df_window_parent_class)->finalize (object);
}

static void
df_window_class_init (DfWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = df_window_get_property;
  object_class->set_property = df_window_set_property;
  object_class->dispose = df_window_dispose;
  object_class->finalize = df_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = df_window_close_request;

  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, DF_TYPE_DOCUMENT,
                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, DF_RESOURCES "ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DfWindow, back);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, add);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, search);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, file_menu);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, history_menu);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, banner_stop);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, banner_copy);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, banner_text);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, toaster);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, views);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DfWindow, bottom_switcher);
}

static void
df_window_init (DfWindow *self)
{
  self->page = &df_window_pages[0];
  gtk_widget_init_template (GTK_WIDGET (self));
  df_window_build_switchers (self);
  df_window_install_actions (self);
  df_recent_append_menu (self->file_menu);
  df_menu_button_set_menu (self->menu_button, G_MENU_MODEL (self->main_menu));
  df_window_accept_drops (self);

  self->document_signals = g_signal_group_new (DF_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "problem", G_CALLBACK (problem_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::repository", G_CALLBACK (repository_made_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::title", G_CALLBACK (df_window_update_view), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::empty", G_CALLBACK (df_window_update_view), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::editable", G_CALLBACK (df_window_update_actions), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::editable", G_CALLBACK (waiting_changed_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::busy", G_CALLBACK (update_banner), self);

  self->clashes_signals = g_signal_group_new (DF_TYPE_CLASHES);
  g_signal_group_connect_swapped (self->clashes_signals, "notify::n-open", G_CALLBACK (df_window_update_badges), self);
  self->repository_signals = g_signal_group_new (DF_TYPE_REPOSITORY);
  g_signal_group_connect_swapped (self->repository_signals, "notify::waiting", G_CALLBACK (waiting_changed_cb), self);
  g_signal_group_connect_swapped (self->repository_signals, "notify::undo-name", G_CALLBACK (history_changed_cb), self);
  g_signal_group_connect_swapped (self->repository_signals, "notify::redo-name", G_CALLBACK (history_changed_cb), self);

  g_signal_connect (self, "notify::default-width", G_CALLBACK (default_width_changed_cb), NULL);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-theme-name", G_CALLBACK (contrast_changed_cb), self,
                           G_CONNECT_SWAPPED);
  contrast_changed_cb (self);
}

DfWindow *
df_window_new (GtkApplication *application,
               DfDocument     *document)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (DF_IS_DOCUMENT (document), NULL);

  return g_object_new (DF_TYPE_WINDOW, "application", application, "document", document, NULL);
}

DfDocument *
df_window_get_document (DfWindow *self)
{
  g_return_val_if_fail (DF_IS_WINDOW (self), NULL);

  return self->document;
}

DfToaster *
df_window_get_toaster (DfWindow *self)
{
  g_return_val_if_fail (DF_IS_WINDOW (self), NULL);

  return self->toaster;
}
