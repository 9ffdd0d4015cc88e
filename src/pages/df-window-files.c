/* df-window-files.c
 *
 * The sample, imports and exports of a window: asked for, done, and said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-window-private.h"

#include <glib/gi18n.h>

#include "exchange/df-export.h"
#include "exchange/df-import.h"
#include "festival/df-festival-catalog.h"
#include "pages/df-alert.h"
#include "pages/df-compat.h"
#include "pages/df-import-dialog.h"
#include "pages/df-settings.h"

/* What people call the shapes of df_export_list_shapes(). */
static const struct
{
  const char *shape;
  const char *title;
} shape_titles[] = {
  { "dreamfest", N_("Whole festival") },
  { "performers", N_("Performers with their events") },
  { "schedule-json", N_("Schedule of a conference") },
};

static const char *
get_shape_title (const char *shape)
{
  for (guint i = 0; i < G_N_ELEMENTS (shape_titles); i++)
    if (g_str_equal (shape_titles[i].shape, shape))
      return _(shape_titles[i].title);

  return shape;
}

/* --- what came in ------------------------------------------------------------------------------------------------------------------ */

static gboolean
anything_changed (DfReport *report)
{
  DfCatalog *catalog = df_festival_catalog ();

  for (guint i = 0; i < df_catalog_get_n_tables (catalog); i++)
    {
      DfTally *tally = df_report_get_tally (report, df_catalog_get_table (catalog, i));

      if (tally != NULL && tally->added + tally->changed > 0)
        return TRUE;
    }

  return FALSE;
}

/* "36 Events and 27 Performers added, with 8 notes" */
static char *
describe_report (DfReport *report)
{
  g_autofree char *text = df_report_describe (report);
  guint notes = df_report_count (report, DF_MESSAGE_NOTE);

  return notes == 0 ? g_steal_pointer (&text) : g_strdup_printf (ngettext ("%s, with %u note", "%s, with %u notes", notes), text, notes);
}

static void
tell_report (DfWindow *self,
             DfReport *report)
{
  g_autofree char *text = describe_report (report);

  if (anything_changed (report))
    df_toaster_show_undo (self->toaster, df_document_get_repository (self->document), text);
  else
    df_toaster_show (self->toaster, text, NULL, NULL);

  if (df_report_get_lines (report) != NULL)
    df_toaster_add_action (self->toaster, _("Details"), "win.import-details");
}

static gboolean
attempt_sample (gpointer   window,
                gpointer   report,
                GError   **error)
{
  return df_import_sample (df_document_get_repository (DF_WINDOW (window)->document), report, error);
}

static void
sample_loaded (gpointer      window,
               gpointer      report,
               const GError *error)
{
  if (error != NULL)
    df_alert_error (window, error);
  else
    tell_report (window, report);
}

void
df_window_load_sample (DfWindow *self)
{
  g_autoptr(GError) error = NULL;

  if (!df_document_make (self->document, NULL, &error))
    {
      df_alert_error (GTK_WINDOW (self), error);
      return;
    }

  df_repository_try (df_document_get_repository (self->document), self, attempt_sample, sample_loaded,
                     df_report_new (df_festival_catalog ()), g_object_unref);
}

/* What an import that is under way belongs to. */
typedef struct
{
  DfWindow *window;
  GFile    *file;
  char     *name;
  DfReport *report;
} DfTransfer;

static DfTransfer *
new_transfer (DfWindow *self,
              GFile    *file)
{
  DfTransfer *transfer = g_new0 (DfTransfer, 1);

  transfer->window = g_object_ref (self);
  transfer->file = g_object_ref (file);
  transfer->name = g_file_get_basename (file);

  return transfer;
}

static void
free_transfer (DfTransfer *transfer)
{
  g_object_unref (transfer->window);
  g_object_unref (transfer->file);
  g_free (transfer->name);
  g_clear_object (&transfer->report);
  g_free (transfer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfTransfer, free_transfer)

static void
tell_refusal (DfTransfer   *transfer,
              const GError *error)
{
  g_autofree char *sentence = g_strdup_printf (_("“%s” was not imported"), transfer->name);

  /* The messages say at length what the error says of the first of them. */
  if (df_report_count (transfer->report, DF_MESSAGE_REFUSED) == 0)
    df_compat_alert (GTK_WINDOW (transfer->window), sentence, error->message, NULL, NULL);
  else
    df_alert_refused (GTK_WINDOW (transfer->window), sentence, transfer->report, transfer->name);
}

static void
imported_cb (GObject      *document,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(DfTransfer) transfer = data;
  g_autoptr(GError) error = NULL;

  if (!df_document_work_finish (DF_DOCUMENT (document), result, &transfer->report, &error))
    {
      if (g_error_matches (error, DF_ERROR, DF_ERROR_CANCELLED))
        df_toaster_show (transfer->window->toaster, _("Import cancelled; nothing was changed"), NULL, NULL);
      else
        tell_refusal (transfer, error);
      return;
    }

  g_set_object (&transfer->window->imported, transfer->report);
  g_free (transfer->window->imported_name);
  transfer->window->imported_name = g_strdup (transfer->name);
  df_window_update_actions (transfer->window);
  tell_report (transfer->window, transfer->report);
}

void
df_window_import (DfWindow *self,
                  GFile    *file)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (DF_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (!df_document_make (self->document, NULL, &error))
    {
      df_alert_error (GTK_WINDOW (self), error);
      return;
    }

  if (df_document_is_editable (self->document))
    df_document_import (self->document, file, imported_cb, new_transfer (self, file));
}

static void
import_chosen_cb (GtkWindow  *window,
                  GFile      *file,
                  const char *choice)
{
  df_window_import (DF_WINDOW (window), file);
}

void
df_window_show_import (DfWindow *self)
{
  if (self->imported != NULL)
    gtk_window_present (GTK_WINDOW (df_import_dialog_new (GTK_WINDOW (self), self->imported, self->imported_name)));
}

void
df_window_ask_import (DfWindow *self)
{
  DfFileQuestion question = { .title = _("Import"), .accept = _("_Import"), .filter_name = _("Line-ups and Schedules"),
                              .suffixes = "json xml sqlite sqlite3 db" };

  df_compat_ask_file (GTK_WINDOW (self), &question, import_chosen_cb);
}

/* --- what goes out ----------------------------------------------------------------------------------------------------------------- */

static void
exported_cb (GObject      *document,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(DfTransfer) transfer = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (!df_document_work_finish (DF_DOCUMENT (document), result, &transfer->report, &error))
    {
      df_alert_error (GTK_WINDOW (transfer->window), error);
      return;
    }

  text = g_strdup_printf (_("Exported to “%s”"), transfer->name);
  df_toaster_show (transfer->window->toaster, text, NULL, NULL);
}

void
df_window_export (DfWindow   *self,
                  GFile      *file,
                  const char *shape)
{
  g_return_if_fail (DF_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (df_document_get_repository (self->document) != NULL && !df_document_is_working (self->document))
    df_document_export (self->document, file, shape != NULL ? shape : "dreamfest", exported_cb, new_transfer (self, file));
}

static void
export_chosen_cb (GtkWindow  *window,
                  GFile      *file,
                  const char *choice)
{
  if (choice != NULL)
    df_settings_keep_export_shape (choice);

  df_window_export (DF_WINDOW (window), file, choice);
}

void
df_window_ask_export (DfWindow *self)
{
  const char *const *shapes = df_export_list_shapes ();
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *last = df_settings_dup_export_shape ();
  g_autofree char *stem = g_strdelimit (g_strdup (df_document_get_title (self->document)), "/\\", '-');
  g_autofree char *name = g_strconcat (stem, ".json", NULL);
  DfFileQuestion question = { .saving = TRUE, .title = _("Export"), .accept = _("_Export"), .name = name, .filter_name = _("JSON"),
                              .suffixes = "json", .choice_label = _("Content"), .choice_ids = shapes };

  for (guint i = 0; shapes[i] != NULL; i++)
    g_ptr_array_add (titles, (gpointer) get_shape_title (shapes[i]));

  g_ptr_array_add (titles, NULL);
  question.choice_labels = (const char *const *) titles->pdata;
  if (last != NULL && g_strv_contains (shapes, last))
    question.choice = last;

  df_compat_ask_file (GTK_WINDOW (self), &question, export_chosen_cb);
}

/* --- what is dropped ------------------------------------------------------------------------------------------------------------------ */

static gboolean
dropped_cb (DfWindow     *self,
            const GValue *value)
{
  g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  GFile *source = NULL;
  guint n_sources = 0;

  for (GSList *list = files; list != NULL; list = list->next)
    {
      g_autofree char *name = g_file_get_basename (list->data);
      GFile *file = list->data;

      if (g_str_has_suffix (name, ".dreamfest"))
        g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1, "");
      else
        {
          source = file;
          n_sources++;
        }
    }

  if (n_sources > 1)
    df_toaster_show (self->toaster, _("Files are imported one at a time"), NULL, NULL);
  else if (source != NULL && df_document_is_editable (self->document))
    df_window_import (self, source);
  else if (source != NULL)
    df_toaster_show (self->toaster, _("Nothing can be imported now"), NULL, NULL);

  return TRUE;
}

void
df_window_accept_drops (DfWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Before a text that would take its name. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- copies ------------------------------------------------------------------------------------------------------------------------ */

static void
tell_copy (DfWindow     *self,
           GFile        *file,
           const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = g_strdup_printf (_("Copied to “%s”"), name);

  if (error != NULL)
    df_alert_error (GTK_WINDOW (self), error);
  else
    df_toaster_show (self->toaster, text, NULL, NULL);
}

static void
copied_cb (GObject      *document,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(DfTransfer) transfer = data;
  g_autoptr(GError) error = NULL;

  df_document_work_finish (DF_DOCUMENT (document), result, &transfer->report, &error);
  tell_copy (transfer->window, transfer->file, error);
}

/* No path leads to the file any more, so no other connection does. */
static void
save_copy_now (DfWindow      *self,
               GFile         *file,
               DfBackupFlags  flags)
{
  g_autoptr(GError) error = NULL;

  df_store_backup_open (df_document_get_repository (self->document), g_file_peek_path (file), flags, &error);
  tell_copy (self, file, error);
}

void
df_window_save_copy (DfWindow      *self,
                     GFile         *file,
                     DfBackupFlags  flags)
{
  const char *path = g_file_peek_path (file);
  g_autoptr(GError) error = NULL;

  g_return_if_fail (DF_IS_WINDOW (self));

  if (df_document_get_repository (self->document) == NULL || df_document_is_working (self->document))
    return;

  if (path == NULL)
    g_set_error_literal (&error, DF_ERROR, DF_ERROR_MISSING, _("A festival has to be in a folder of this computer."));
  else if (df_document_find (path) != NULL)
    g_set_error_literal (&error, DF_ERROR, DF_ERROR_EXISTS, _("This file is open; a copy needs another name."));
  if (error != NULL)
    {
      df_alert_error (GTK_WINDOW (self), error);
      return;
    }

  if (df_document_is_moved (self->document))
    save_copy_now (self, file, flags);
  else
    df_document_save_copy (self->document, file, flags, copied_cb, new_transfer (self, file));
}

static void
copy_chosen_cb (GtkWindow  *window,
                GFile      *file,
                const char *choice)
{
  DfBackupFlags flags = g_strcmp0 (choice, "without") == 0 ? DF_BACKUP_WITHOUT_HISTORY : DF_BACKUP_DEFAULT;
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *named = g_strconcat (base, ".dreamfest", NULL);
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autoptr(GFile) other = g_file_get_child (folder, named);

  /* The chooser asked whether the file that people named may be replaced, and knows nothing of the one that they meant. */
  if (g_str_has_suffix (base, ".dreamfest"))
    df_window_save_copy (DF_WINDOW (window), file, flags | DF_BACKUP_REPLACE);
  else
    df_window_save_copy (DF_WINDOW (window), other, flags);
}

void
df_window_ask_copy (DfWindow *self)
{
  static const char *const ids[] = { "with", "without", NULL };
  const char *labels[] = { _("With what can be undone"), _("Without it: what was deleted is not in the copy"), NULL };
  g_autofree char *base = g_path_get_basename (df_document_get_path (self->document));
  g_autofree char *shown = g_filename_display_name (base);
  g_autofree char *stem = g_str_has_suffix (shown, ".dreamfest") ? g_strndup (shown, strlen (shown) - strlen (".dreamfest")) : g_strdup (shown);
  /* Translators: the name that is offered for a copy of the file %s. */
  g_autofree char *copy = g_strdup_printf (_("%s copy"), stem);
  g_autofree char *name = g_strconcat (copy, ".dreamfest", NULL);
  DfFileQuestion question = { .saving = TRUE, .title = _("Save a Copy"), .accept = _("_Save"), .name = name, .filter_name = _("Festivals"),
                              .suffixes = "dreamfest", .choice_label = _("History"), .choice_ids = ids, .choice_labels = labels };

  df_compat_ask_file (GTK_WINDOW (self), &question, copy_chosen_cb);
}
