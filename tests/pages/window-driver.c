/* window-driver.c
 *
 * Drives real windows from inside the process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "window-driver.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "pages/df-pages.h"

static GtkApplication *application;
static GPtrArray *folders;   /* that this program made */

/* Not G_TEST_OPTION_ISOLATE_DIRS, which takes the system's data away as well: without it no icon can be read. */
static void
isolate_folders (void)
{
  static const char *const names[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME" };
  char *folder = g_dir_make_tmp ("dreamfest-XXXXXX", NULL);

  folders = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (folders, folder);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_setenv (names[i], path, TRUE);
    }
}

gboolean
driver_init (int    *argc,
             char ***argv)
{
  setlocale (LC_ALL, "");
  isolate_folders ();
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ())
    return FALSE;

  application = gtk_application_new ("org.dreamfest.Dreamfest.Test", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_set_default (G_APPLICATION (application));
  df_pages_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  return TRUE;
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_folder (inside);
    }

  g_remove (path);
}

int
driver_run (void)
{
  int status = g_test_run ();

  g_clear_object (&application);
  for (guint i = 0; i < folders->len; i++)
    remove_folder (g_ptr_array_index (folders, i));
  g_ptr_array_unref (folders);

  return status;
}

GtkApplication *
driver_application (void)
{
  return application;
}

void
driver_iterate (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
}

void
driver_settle (GtkWidget *widget)
{
  gint64 begin = g_get_monotonic_time ();

  /* Not for ever: where all is slow, what is tried again and again is always due. */
  while (g_get_monotonic_time () < begin + 60 * 1000
         || (g_main_context_pending (NULL) && g_get_monotonic_time () < begin + 3 * G_USEC_PER_SEC))
    driver_iterate ();
}

char *
driver_new_path (const char *name)
{
  char *folder = g_dir_make_tmp ("dreamfest-XXXXXX", NULL);

  g_ptr_array_add (folders, folder);

  return g_build_filename (folder, name, NULL);
}

DfWindow *
driver_open (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DfDocument) document = df_document_open (path, TRUE, &error);
  DfWindow *window;

  g_assert_no_error (error);
  window = df_window_new (application, document);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)));
  driver_settle (GTK_WIDGET (window));

  return window;
}

DfWindow *
driver_open_sample (const char *path)
{
  DfWindow *window = driver_open (path);

  driver_activate (window, "load-sample");
  driver_settle (GTK_WIDGET (window));

  return window;
}

void
driver_close (DfWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  driver_settle (NULL);
}

/* A line of a row is an inscription, which people tell from a label no more than a test does. */
static gboolean
is_of (GtkWidget *widget,
       GType      type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), type) || (type == GTK_TYPE_LABEL && GTK_IS_INSCRIPTION (widget));
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  static const char *const names[] = { "label", "text", "tooltip-text", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), names[i]);
      g_autofree char *value = NULL;

      if (pspec == NULL || pspec->value_type != G_TYPE_STRING)
        continue;

      g_object_get (widget, names[i], &value, NULL);
      if (g_strcmp0 (value, text) == 0)
        return TRUE;
    }

  return FALSE;
}

GtkWidget *
driver_find (GtkWidget  *root,
             GType       type,
             const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;

  if (is_of (root, type) && (text == NULL || says (root, text)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = driver_find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

guint
driver_count (GtkWidget *root,
              GType      type)
{
  guint count = gtk_widget_get_mapped (root) && is_of (root, type);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += driver_count (child, type);

  return count;
}

void
driver_press (GtkWidget  *root,
              const char *label)
{
  GtkWidget *button = driver_find (root, GTK_TYPE_BUTTON, label);

  if (button == NULL)
    {
      GtkWidget *inside = driver_find (root, GTK_TYPE_LABEL, label);

      button = inside != NULL ? gtk_widget_get_ancestor (inside, GTK_TYPE_BUTTON) : NULL;
    }

  if (button == NULL)
    g_error ("There is no button “%s”", label);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  driver_settle (root);
}

static gboolean
offer_key (GtkWidget *widget,
           guint      key)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }

  return handled;
}

void
driver_press_key (GtkWidget *widget,
                  guint      key)
{
  GtkWidget *holder = widget;

  while (holder != NULL && !offer_key (holder, key))
    holder = gtk_widget_get_parent (holder);

  g_assert_nonnull (holder);
  driver_settle (widget);
}

gboolean
driver_is_enabled (DfWindow   *window,
                   const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

void
driver_activate (DfWindow   *window,
                 const char *action)
{
  g_assert_true (driver_is_enabled (window, action));
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
  driver_settle (GTK_WIDGET (window));
}

void
driver_type (GtkWidget  *root,
             const char *text)
{
  GtkWidget *editable = driver_find (root, GTK_TYPE_EDITABLE, NULL);

  g_assert_nonnull (editable);
  gtk_widget_grab_focus (editable);
  gtk_editable_set_text (GTK_EDITABLE (editable), text);
  driver_settle (root);
}

DfRepository *
driver_get_repository (DfWindow *window)
{
  return df_document_get_repository (df_window_get_document (window));
}

guint
driver_count_rows (DfWindow   *window,
                   const char *table)
{
  DfRepository *repository = driver_get_repository (window);

  return df_repository_count (repository, df_catalog_find_table (df_repository_get_catalog (repository), table));
}

DfFieldRow *
driver_find_field (DfWindow   *window,
                   const char *field)
{
  GtkWidget *page = GTK_WIDGET (df_window_get_page (window));
  g_autoptr(GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, page);
  for (guint i = 0; i < queue->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (queue, i);
      g_autofree char *name = NULL;

      if (DF_IS_FIELD_ROW (widget))
        {
          g_object_get (widget, "field", &name, NULL);
          if (g_str_equal (name, field))
            return DF_FIELD_ROW (widget);
        }

      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (queue, child);
    }

  g_error ("There is no field “%s”", field);
}

DfRecord *
driver_dup_record (DfWindow   *window,
                   const char *table,
                   const char *title)
{
  DfRepository *repository = driver_get_repository (window);
  g_autoptr(DfRecordList) list = df_repository_list (repository, df_catalog_find_table (df_repository_get_catalog (repository), table));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_str_equal (df_record_get_title (record), title))
        return g_steal_pointer (&record);
    }

  return NULL;
}

DfRecord *
driver_choose (DfWindow   *window,
               const char *title)
{
  DfRecord *record = driver_dup_record (window, "performers", title);

  g_assert_nonnull (record);
  df_record_page_set_record (df_window_get_page (window), record);
  driver_settle (GTK_WIDGET (window));

  return record;
}

static GtkWidget *
find_dialog (DfWindow *window)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) other = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (GTK_WINDOW (other)) == GTK_WINDOW (window) && gtk_widget_get_mapped (other))
        return other;
    }

  return NULL;
}

GtkWidget *
driver_wait_dialog (DfWindow *window)
{
  wait_until (find_dialog (window) != NULL);
  driver_settle (GTK_WIDGET (window));

  return find_dialog (window);
}
