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
#include "pages/df-settings.h"

/* What people call the shapes of df_export_list_shapes(). */
static const struct
{
  const char *shape;
  const char *title;
} shape_titles[] = {
  { "dreamfest", N_("Whole festival") },
  { "performers", N_("Performers with their events") },
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

static void
tell_report (DfWindow *self,
             DfReport *report)
{
  g_autofree char *text = df_report_describe (report);

  if (anything_changed (report))
    df_toaster_show_undo (self->toaster, df_document_get_repository (self->document), text);
  else
    df_toaster_show (self->toaster, text, NULL, NULL);
}

void
df_window_load_sample (DfWindow *self)
{
  g_autoptr(DfReport) report = df_report_new (df_festival_catalog ());
  g_autoptr(GError) error = NULL;

  if (!df_document_make (self->document, &error)
      || !df_import_sample (df_document_get_repository (self->document), report, &error))
    {
      df_alert_error (GTK_WINDOW (self), error);
      return;
    }

  tell_report (self, report);
}

static guint
count_messages (DfReport      *report,
                DfMessageKind  kind)
{
  GPtrArray *messages = df_report_get_messages (report);
  guint count = 0;

  for (guint i = 0; i < messages->len; i++)
    if (((DfMessage *) g_ptr_array_index (messages, i))->kind == kind)
      count++;

  return count;
}

/* What an import that is under way belongs to. */
typedef struct
{
  DfWindow *window;
  char     *name;
  DfReport *report;
} DfTransfer;

static DfTransfer *
new_transfer (DfWindow *self,
              GFile    *file)
{
  DfTransfer *transfer = g_new0 (DfTransfer, 1);

  transfer->window = g_object_ref (self);
  transfer->name = g_file_get_basename (file);

  return transfer;
}

static void
free_transfer (DfTransfer *transfer)
{
  g_object_unref (transfer->window);
  g_free (transfer->name);
  g_clear_object (&transfer->report);
  g_free (transfer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfTransfer, free_transfer)

/* The toast has a clock: it begins when people have read the notes. */
static void
notes_read_cb (gpointer data)
{
  g_autoptr(DfTransfer) transfer = data;

  tell_report (transfer->window, transfer->report);
}

static void
tell_refusal (DfTransfer   *transfer,
              const GError *error)
{
  g_autofree char *sentence = g_strdup_printf (_("“%s” was not imported"), transfer->name);

  /* The messages say at length what the error says of the first of them. */
  if (count_messages (transfer->report, DF_MESSAGE_REFUSED) == 0)
    df_compat_alert (GTK_WINDOW (transfer->window), sentence, error->message, NULL, NULL);
  else
    df_alert_messages (GTK_WINDOW (transfer->window), sentence, transfer->report, DF_MESSAGE_REFUSED, transfer->name, NULL, NULL);
}

static void
imported_cb (GObject      *document,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(DfTransfer) transfer = data;
  g_autoptr(GError) error = NULL;
  GtkWindow *window = GTK_WINDOW (transfer->window);
  guint notes;

  if (!df_document_work_finish (DF_DOCUMENT (document), result, &transfer->report, &error))
    {
      if (g_error_matches (error, DF_ERROR, DF_ERROR_CANCELLED))
        df_toaster_show (transfer->window->toaster, _("Import cancelled; nothing was changed"), NULL, NULL);
      else
        tell_refusal (transfer, error);
      return;
    }

  notes = count_messages (transfer->report, DF_MESSAGE_NOTE);
  if (notes > 0)
    {
      g_autofree char *sentence = g_strdup_printf (ngettext ("“%s” was imported, with %u note", "“%s” was imported, with %u notes", notes),
                                                   transfer->name, notes);
      DfTransfer *kept = g_steal_pointer (&transfer);

      df_alert_messages (window, sentence, kept->report, DF_MESSAGE_NOTE, kept->name, G_CALLBACK (notes_read_cb), kept);
      return;
    }

  tell_report (transfer->window, transfer->report);
}

void
df_window_import (DfWindow *self,
                  GFile    *file)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (DF_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (!df_document_make (self->document, &error))
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
df_window_ask_import (DfWindow *self)
{
  DfFileQuestion question = { .title = _("Import"), .accept = _("_Import"), .filter_name = _("JSON"), .suffix = "json" };

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
                              .suffix = "json", .choice_label = _("Content"), .choice_ids = shapes };

  for (guint i = 0; shapes[i] != NULL; i++)
    g_ptr_array_add (titles, (gpointer) get_shape_title (shapes[i]));

  g_ptr_array_add (titles, NULL);
  question.choice_labels = (const char *const *) titles->pdata;
  if (last != NULL && g_strv_contains (shapes, last))
    question.choice = last;

  df_compat_ask_file (GTK_WINDOW (self), &question, export_chosen_cb);
}
