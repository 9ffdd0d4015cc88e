/* df-compat.c
 *
 * What GTK does otherwise in later versions: file choosers, alerts, opening links, light and dark.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-compat.h"

#include <glib/gi18n.h>

#include "pages/df-pages.h"
#include "record/df-kind.h"
#include "widgets/df-dialog.h"

/* --- files ------------------------------------------------------------------------------------------------------------------------ */

static GFile *last_folder;

static void
file_chosen_cb (GtkNativeDialog *dialog,
                int              response,
                gpointer         answer)
{
  g_autoptr(GFile) file = NULL;
  gboolean has_choice = g_object_get_data (G_OBJECT (dialog), "has-choice") != NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  gtk_native_dialog_hide (dialog);
  if (file != NULL)
    {
      g_clear_object (&last_folder);
      last_folder = gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                        ? g_object_ref (file) : g_file_get_parent (file);
      ((DfFileAnswer) answer) (gtk_native_dialog_get_transient_for (dialog), file,
                               has_choice ? gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (dialog), "choice") : NULL);
    }

  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser       *chooser,
             const DfFileQuestion *question)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();
  g_auto(GStrv) suffixes = g_strsplit (question->suffixes, " ", -1);

  gtk_file_filter_set_name (filter, question->filter_name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (chooser, filter);

  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

/* Where the last question was answered; the user's documents before. */
static void
begin_in_folder (GtkFileChooser *chooser)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr(GFile) folder = last_folder != NULL ? g_object_ref (last_folder)
                                                : g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

void
df_compat_ask_file (GtkWindow            *parent,
                    const DfFileQuestion *question,
                    DfFileAnswer          answer)
{
  GtkFileChooserAction action = question->folder   ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                : question->saving ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                   : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *dialog;

  /* It lives until the response: nothing else holds a native dialog. */
  dialog = gtk_file_chooser_native_new (question->title, parent, action, question->accept, _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (!question->folder)
    add_filters (GTK_FILE_CHOOSER (dialog), question);
  begin_in_folder (GTK_FILE_CHOOSER (dialog));
  if (question->saving && question->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), question->name);

  if (question->choice_label != NULL)
    {
      gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (dialog), "choice", question->choice_label,
                                   (const char **) question->choice_ids, (const char **) question->choice_labels);
      g_object_set_data (G_OBJECT (dialog), "has-choice", GINT_TO_POINTER (TRUE));
      gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (dialog), "choice",
                                   question->choice != NULL ? question->choice : question->choice_ids[0]);
    }

  g_signal_connect (dialog, "response", G_CALLBACK (file_chosen_cb), (gpointer) answer);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- alerts and links ------------------------------------------------------------------------------------------------------------- */

GtkWindow *
df_compat_alert (GtkWindow  *parent,
                 const char *sentence,
                 const char *detail,
                 GCallback   closed,
                 gpointer    data)
{
  GtkWidget *dialog;

  dialog = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_OTHER, GTK_BUTTONS_CLOSE,
                                   "%s", sentence);
  if (detail != NULL)
    gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", detail);

  gtk_window_set_title (GTK_WINDOW (dialog), _("Dreamfest"));
  if (parent == NULL)
    gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (g_application_get_default ()));
  else
    df_dialog_attach (GTK_WINDOW (dialog), parent);

  if (closed != NULL)
    g_signal_connect_data (dialog, "destroy", closed, data, NULL, G_CONNECT_SWAPPED);

  g_signal_connect (dialog, "response", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));

  return GTK_WINDOW (dialog);
}

typedef struct
{
  void   (*confirmed) (gpointer data);
  gpointer data;
} DfConfirmation;

static void
answered_cb (GtkDialog *dialog,
             int        response,
             gpointer   data)
{
  DfConfirmation confirmation = *(DfConfirmation *) data;

  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_ACCEPT)
    confirmation.confirmed (confirmation.data);
}

void
df_compat_confirm (GtkWindow   *parent,
                   const char  *sentence,
                   const char  *detail,
                   const char  *verb,
                   gboolean     harmful,
                   void       (*confirmed) (gpointer data),
                   gpointer     data)
{
  GtkWidget *dialog = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_OTHER, GTK_BUTTONS_NONE,
                                              "%s", sentence);
  DfConfirmation *confirmation = g_new (DfConfirmation, 1);

  *confirmation = (DfConfirmation) { confirmed, data };
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", detail);
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _("_Cancel"), GTK_RESPONSE_CANCEL, verb, GTK_RESPONSE_ACCEPT, NULL);
  if (harmful)
    gtk_widget_add_css_class (gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT), "destructive-action");
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), harmful ? GTK_RESPONSE_CANCEL : GTK_RESPONSE_ACCEPT);
  gtk_window_set_title (GTK_WINDOW (dialog), _("Dreamfest"));
  df_dialog_attach (GTK_WINDOW (dialog), parent);

  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), confirmation, (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
link_opened_cb (GObject      *parent,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (parent), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    df_compat_alert (GTK_WINDOW (parent), _("The link could not be opened"), error->message, NULL, NULL);
}

void
df_compat_open_link (GtkWindow  *parent,
                     const char *link)
{
  g_autofree char *uri = df_link_to_uri (link);

  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, link_opened_cb, NULL);
}

void
df_compat_show_shortcuts (GtkWindow *parent)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new ();
  g_autoptr(GError) error = NULL;
  GtkWindow *window;

  if (!gtk_builder_add_from_resource (builder, DF_RESOURCES "ui/shortcuts.ui", &error))
    g_error ("%s", error->message);

  window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
  gtk_window_set_title (window, _("Keyboard Shortcuts"));
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

/* --- light and dark --------------------------------------------------------------------------------------------------------------- */

#define PORTAL_NAME  "org.freedesktop.portal.Desktop"
#define PORTAL_PATH  "/org/freedesktop/portal/desktop"
#define PORTAL_TOPIC "org.freedesktop.appearance"
#define PREFERS_DARK 1

static void
take_scheme (GVariant *value)
{
  g_autoptr(GVariant) inner = g_variant_ref (value);
  GtkSettings *settings = gtk_settings_get_default ();

  /* Read() wraps the number once more than SettingChanged does. */
  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *unwrapped = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = unwrapped;
    }

  if (settings != NULL && g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    g_object_set (settings, "gtk-application-prefer-dark-theme", g_variant_get_uint32 (inner) == PREFERS_DARK, NULL);
}

static void
scheme_changed_cb (GDBusConnection *bus,
                   const char      *sender,
                   const char      *path,
                   const char      *interface,
                   const char      *signal,
                   GVariant        *parameters,
                   gpointer         data)
{
  g_autoptr(GVariant) value = NULL;
  const char *topic;
  const char *key;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;

  g_variant_get (parameters, "(&s&sv)", &topic, &key, &value);
  if (g_str_equal (topic, PORTAL_TOPIC) && g_str_equal (key, "color-scheme"))
    take_scheme (value);
}

static void
scheme_read_cb (GObject      *bus,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, NULL);
  g_autoptr(GVariant) value = NULL;

  /* No portal, or one that does not know: the theme stays as it is. */
  if (reply == NULL)
    return;

  g_variant_get (reply, "(v)", &value);
  take_scheme (value);
}

static void
bus_found_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    return;

  g_dbus_connection_signal_subscribe (bus, PORTAL_NAME, "org.freedesktop.portal.Settings", "SettingChanged", PORTAL_PATH, PORTAL_TOPIC,
                                      G_DBUS_SIGNAL_FLAGS_NONE, scheme_changed_cb, NULL, NULL);
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.portal.Settings", "Read",
                          g_variant_new ("(ss)", PORTAL_TOPIC, "color-scheme"), G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, 2000, NULL,
                          scheme_read_cb, NULL);
}

void
df_compat_follow_dark (void)
{
  static gboolean following = FALSE;
  GtkSettings *settings = gtk_settings_get_default ();

  if (following || settings == NULL)
    return;

  following = TRUE;
  /* Where GTK knows the setting itself it does all of this. */
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (settings), "gtk-interface-color-scheme") != NULL)
    return;

  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_found_cb, NULL);
}
