/* df-application.c
 *
 * The program: words on the command line to the verbs, everything else to windows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-application.h"

#include <glib/gi18n.h>

#include "application/df-command.h"
#include "application/df-language.h"
#include "application/df-last-file.h"
#include "pages/df-alert.h"
#include "pages/df-compat.h"
#include "pages/df-festival-dialog.h"
#include "pages/df-pages.h"
#include "pages/df-recent.h"
#include "pages/df-settings.h"
#include "pages/df-window.h"
#include "record/df-error.h"

#define STATUS_REFUSED 3

struct _DfApplication
{
  GtkApplication parent_instance;

  gint64         started;   /* microseconds, for those who measure the first frame; 0 for nobody */
  int            status;
};

G_DEFINE_FINAL_TYPE (DfApplication, df_application, GTK_TYPE_APPLICATION)

/* --- windows ----------------------------------------------------------------------------------------------------------------------- */

/* Who measures the first frame wants no second one. */
static void
first_frame_cb (GdkFrameClock *clock,
                DfApplication *self)
{
  g_printerr ("first frame: %.1f ms\n", (g_get_monotonic_time () - self->started) / 1000.0);
  g_signal_handlers_disconnect_by_func (clock, first_frame_cb, self);
  g_application_quit (G_APPLICATION (self));
}

static void
remember_cb (DfDocument *document)
{
  if (df_document_get_repository (document) == NULL)
    return;

  df_last_file_remember (df_document_get_path (document));
  df_recent_remember (df_document_get_path (document), df_document_get_title (document));
}

static void
show_document (DfApplication *self,
               DfDocument    *document)
{
  DfWindow *window = df_window_new (GTK_APPLICATION (self), document);

  df_settings_follow_window (GTK_WINDOW (window));
  g_signal_handlers_disconnect_by_func (document, remember_cb, NULL);
  g_signal_connect (document, "notify::repository", G_CALLBACK (remember_cb), NULL);
  remember_cb (document);

  if (self->started != 0)
    {
      gtk_widget_realize (GTK_WIDGET (window));
      g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (first_frame_cb), self);
    }

  gtk_window_present (GTK_WINDOW (window));
}

static GtkWindow *
find_window (DfApplication *self,
             DfDocument    *document)
{
  for (GList *list = gtk_application_get_windows (GTK_APPLICATION (self)); list != NULL; list = list->next)
    if (DF_IS_WINDOW (list->data) && (document == NULL || df_window_get_document (list->data) == document))
      return list->data;

  return NULL;
}

/* The window that waits for a first start gives way to a festival that was chosen instead. */
static void
leave_unmade (DfApplication *self,
              DfDocument    *document)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *list = windows; list != NULL; list = list->next)
    if (DF_IS_WINDOW (list->data) && df_window_get_document (list->data) != document
        && df_document_get_repository (df_window_get_document (list->data)) == NULL)
      gtk_window_close (list->data);
}

/* Said where the caller looks, and where the user looks. */
static void
refuse (DfApplication *self,
        const char    *path,
        const GError  *error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_printerr ("dreamfest: %s: %s\n", name, error->message);
  self->status = STATUS_REFUSED;
  df_alert_file_error (find_window (self, NULL), path, error);
}

/* The file's window if there is one, else a new one. */
static gboolean
open_path (DfApplication  *self,
           const char     *path,
           gboolean        may_be_missing,
           GError        **error)
{
  g_autoptr(DfDocument) document = df_document_open (path, may_be_missing, error);
  GtkWindow *window;

  if (document == NULL)
    return FALSE;

  window = find_window (self, document);
  if (window != NULL)
    gtk_window_present (window);
  else
    show_document (self, document);

  leave_unmade (self, document);

  return TRUE;
}

static void
open_file (DfApplication *self,
           GFile         *file)
{
  g_autofree char *name = g_file_get_parse_name (file);
  const char *path = g_file_peek_path (file);
  g_autoptr(GError) error = NULL;

  /* SQLite needs a file that it can lock. */
  if (path == NULL)
    g_set_error_literal (&error, DF_ERROR, DF_ERROR_MISSING, _("Only a file of this computer can be opened; copy it here first."));
  else
    open_path (self, path, FALSE, &error);

  if (error != NULL)
    refuse (self, path != NULL ? path : name, error);
}

/* --- actions ----------------------------------------------------------------------------------------------------------------------- */

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       self)
{
  GtkWindow *window = gtk_application_get_active_window (self);

  if (DF_IS_WINDOW (window))
    show_document (self, df_window_get_document (DF_WINDOW (window)));
  else
    g_application_activate (self);   /* the desktop asked for it, before there was any */
}

static void
file_chosen_cb (GtkWindow  *window,
                GFile      *file,
                const char *choice)
{
  open_file (DF_APPLICATION (g_application_get_default ()), file);
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       self)
{
  DfFileQuestion question = { .title = _("Open"), .accept = _("_Open"), .filter_name = _("Festivals"), .suffixes = "dreamfest" };

  df_compat_ask_file (gtk_application_get_active_window (self), &question, file_chosen_cb);
}

static void
open_recent_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       self)
{
  g_autoptr(GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  open_file (self, file);
}

static void
made_cb (DfApplication *self,
         DfDocument    *document)
{
  show_document (self, document);
  leave_unmade (self, document);
}

static void
new_festival_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       self)
{
  GtkWindow *window = gtk_application_get_active_window (self);
  GtkWidget *dialog = df_festival_dialog_new (DF_IS_WINDOW (window) ? window : NULL, NULL);

  /* It may be the only window. */
  gtk_window_set_application (GTK_WINDOW (dialog), self);
  g_signal_connect_object (dialog, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       self)
{
  df_compat_show_shortcuts (gtk_application_get_active_window (self));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       self)
{
  gtk_show_about_dialog (gtk_application_get_active_window (self),
                         "title", _("About Dreamfest"),
                         "program-name", _("Dreamfest"),
                         "logo-icon-name", "org.dreamfest.Dreamfest",
                         "version", DF_VERSION,
                         "comments", _("Plan a festival: who plays, what happens, where and when."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       self)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (self));

  /* One by one, since a window may want to stay. The last one that goes ends the program. */
  for (GList *list = windows; list != NULL; list = list->next)
    gtk_window_close (list->data);
}

static void
add_actions (DfApplication *self)
{
  static const GActionEntry entries[] = {
    { "new-festival", new_festival_cb },
    { "new-window", new_window_cb },
    { "open", open_cb },
    { "open-recent", open_recent_cb, "s" },
    { "shortcuts", shortcuts_cb },
    { "about", about_cb },
    { "quit", quit_cb },
  };
  /* Not win.undo and win.redo: an accelerator comes before the text that is being typed. */
  static const struct { const char *action; const char *accelerators[3]; } accelerators[] = {
    { "app.new-window", { "<Control><Shift>n" } },
    { "app.open", { "<Control>o" } },
    { "app.shortcuts", { "<Control>question" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.add", { "<Control>n" } },
    { "win.show-page::performers", { "<Alt>1" } },
    { "win.show-page::events", { "<Alt>2" } },
    { "win.show-page::stages", { "<Alt>3" } },
    { "win.show-page::clashes", { "<Alt>4" } },
    { "win.import", { "<Control>i" } },
    { "win.export", { "<Control>e" } },
    { "win.link", { "<Control>l" } },
    { "win.search", { "<Control>f" } },
    { "win.search-everywhere", { "<Control><Shift>f" } },
    { "win.filter", { "<Control>r" } },
    { "win.columns", { "<Control><Shift>l" } },
    { "win.back", { "<Alt>Left" } },
    { "win.move-up", { "<Alt>Up" } },
    { "win.move-down", { "<Alt>Down" } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action, (const char **) accelerators[i].accelerators);
}

/* --- the application --------------------------------------------------------------------------------------------------------------- */

static void
df_application_startup (GApplication *application)
{
  /* First, so that GTK's thread that reads the icons reads ours as well, while this one goes on. */
  df_pages_init ();

  G_APPLICATION_CLASS (df_application_parent_class)->startup (application);
  add_actions (DF_APPLICATION (application));
}

static void
df_application_activate (GApplication *application)
{
  DfApplication *self = DF_APPLICATION (application);
  GtkWindow *window = find_window (self, NULL);
  g_autofree char *last = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) default_error = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }

  last = df_last_file_dup ();
  if (last != NULL && open_path (self, last, FALSE, &error))
    return;

  /* What is wrong with the last file is said by a window in which one can go on. */
  path = df_last_file_dup_default ();
  if (g_strcmp0 (path, last) != 0 && !open_path (self, path, TRUE, &default_error))
    refuse (self, path, default_error);
  if (error != NULL)
    refuse (self, last, error);
}

static void
df_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  DfApplication *self = DF_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    open_file (self, files[i]);
}

static void
df_application_class_init (DfApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = df_application_startup;
  application_class->activate = df_application_activate;
  application_class->open = df_application_open;
}

static void
df_application_init (DfApplication *self)
{
}

DfApplication *
df_application_new (GApplicationFlags flags)
{
  DfApplication *self = g_object_new (DF_TYPE_APPLICATION,
                                      "application-id", "org.dreamfest.Dreamfest",
                                      "flags", flags | G_APPLICATION_HANDLES_OPEN,
                                      NULL);

  /* GTK would add the icons of this path once more, and then read all of them anew. */
  g_application_set_resource_base_path (G_APPLICATION (self), NULL);

  return self;
}

int
df_application_main (int    argc,
                     char **argv)
{
  g_autoptr(DfApplication) self = NULL;
  gint64 started = g_get_monotonic_time ();
  int status;

  if (argc > 1 && df_command_is_verb (argv[1]))
    return df_command_run (argc, argv);

  df_language_set_up ();
  if (!gtk_init_check ())
    {
      g_printerr ("dreamfest: %s\n", _("There is no display for a window; “dreamfest --help” lists what can be done without one."));
      return STATUS_REFUSED;
    }

  self = df_application_new (G_APPLICATION_DEFAULT_FLAGS);
  if (g_getenv ("DREAMFEST_FIRST_FRAME") != NULL)
    self->started = started;

  status = g_application_run (G_APPLICATION (self), argc, argv);

  return status != 0 ? status : self->status;
}
