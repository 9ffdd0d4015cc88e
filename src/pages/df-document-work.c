/* df-document-work.c
 *
 * What takes long and is done to the whole file: imports, exports and large edits, each in a thread with a connection of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-document.h"

#include <glib/gi18n.h>

#include "exchange/df-export.h"
#include "exchange/df-import.h"
#include "festival/df-festival-catalog.h"
#include "pages/df-document-private.h"
#include "store/df-maintenance.h"

/* What is done sooner needs no words. */
#define PATIENCE_MS 500
#define REPEAT_MS   100

/* What can be done; the words are marked with N_(), %s is the other file's name or the step's. */
typedef struct
{
  GTaskThreadFunc run;
  gboolean        writes;        /* to the document's file, so it waits for the check */
  const char     *words;
  const char     *words_part;    /* once it is known how much is done, which is the second %s; NULL where it never is */
  const char     *words_of_all;  /* the same, where it is known of how much, the third %s */
} DfWorkKind;

/* One import, export, copy or edit; its task owns it. */
struct _DfWork
{
  const DfWorkKind *kind;        /* static */
  char         *path;
  GFile        *file;            /* NULL for an edit */
  char         *name;            /* of @file, of the step, or what is edited, for people */
  char         *shape;           /* of an export */
  DfBackupFlags flags;           /* of a copy */
  DfDocumentEdit edit;
  gpointer      edit_data;
  GDestroyNotify edit_destroy;
  DfReport     *report;
  GCancellable *cancellable;
  GMutex        mutex;           /* over what follows: the thread writes, the main loop reads */
  goffset       done;            /* in bytes */
  goffset       total;           /* 0 where it is not known */
  guint         source;
};

static void
df_work_free (DfWork *work)
{
  g_clear_handle_id (&work->source, g_source_remove);
  g_free (work->path);
  g_clear_object (&work->file);
  g_free (work->name);
  g_free (work->shape);
  if (work->edit_destroy != NULL)
    work->edit_destroy (work->edit_data);
  g_clear_object (&work->report);
  g_object_unref (work->cancellable);
  g_mutex_clear (&work->mutex);
  g_free (work);
}

/* --- in the thread ---------------------------------------------------------------------------------------------------------------- */

static void
progress_cb (goffset  done,
             goffset  total,
             gpointer data)
{
  DfWork *work = data;

  g_mutex_lock (&work->mutex);
  work->done = done;
  work->total = total;
  g_mutex_unlock (&work->mutex);
}

static void
import_in_thread (GTask        *task,
                  gpointer      document,
                  gpointer      data,
                  GCancellable *cancellable)
{
  DfWork *work = data;
  g_autoptr(DfRepository) repository = NULL;
  DfImportOptions options = { .cancellable = cancellable, .progress = progress_cb, .progress_data = work };
  GError *error = NULL;

  if (df_document_await_check_or_cancel (document, cancellable, &error))
    repository = df_festival_open (work->path, DF_OPEN_PATIENT, &error);
  if (repository == NULL || !df_import_file (repository, work->file, &options, work->report, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
export_in_thread (GTask        *task,
                  gpointer      document,
                  gpointer      data,
                  GCancellable *cancellable)
{
  DfWork *work = data;
  g_autoptr(DfRepository) repository = NULL;
  const DfExportOptions options = { .cancellable = cancellable, .progress = progress_cb, .progress_data = work };
  GError *error = NULL;

  repository = df_festival_open (work->path, DF_OPEN_READ_ONLY | DF_OPEN_PATIENT, &error);
  if (repository == NULL || !df_export_file (repository, work->shape, work->file, TRUE, work->report, &options, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
copy_in_thread (GTask        *task,
                gpointer      document,
                gpointer      data,
                GCancellable *cancellable)
{
  DfWork *work = data;
  GError *error = NULL;

  if (!df_store_backup (work->path, df_festival_catalog (), g_file_peek_path (work->file), work->flags, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
edit_in_thread (GTask        *task,
                gpointer      document,
                gpointer      data,
                GCancellable *cancellable)
{
  DfWork *work = data;
  g_autoptr(DfRepository) repository = NULL;
  GError *error = NULL;
  gboolean done = FALSE;

  if (df_document_await_check_or_cancel (document, cancellable, &error))
    repository = df_festival_open (work->path, DF_OPEN_PATIENT, &error);
  if (repository != NULL)
    {
      df_repository_set_cancellable (repository, cancellable);
      done = work->edit (repository, work->edit_data, &error);
      df_repository_set_cancellable (repository, NULL);
    }

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static const DfWorkKind work_undo = { edit_in_thread, TRUE, N_("Undoing “%s”…"), NULL, NULL };
static const DfWorkKind work_redo = { edit_in_thread, TRUE, N_("Redoing “%s”…"), NULL, NULL };
static const DfWorkKind work_edit = { edit_in_thread, TRUE, N_("Changing %s…"), NULL, NULL };
static const DfWorkKind work_import = { import_in_thread, TRUE, N_("Importing “%s”…"), N_("Importing “%s”: %s"), N_("Importing “%s”: %s of %s") };
static const DfWorkKind work_export = { export_in_thread, FALSE, N_("Exporting to “%s”…"), N_("Exporting to “%s”: %s"), NULL };
static const DfWorkKind work_copy = { copy_in_thread, FALSE, N_("Saving the copy “%s”…"), NULL, NULL };

/* --- on the main thread ----------------------------------------------------------------------------------------------------------- */

static char *
describe_progress (DfWork *work)
{
  g_autofree char *part = NULL;
  g_autofree char *all = NULL;
  goffset done;
  goffset total;

  g_mutex_lock (&work->mutex);
  done = work->done;
  total = work->total;
  g_mutex_unlock (&work->mutex);

  if (done == 0 || work->kind->words_part == NULL)
    return g_strdup_printf (_(work->kind->words), work->name);
  if (done == total)
    return g_strdup_printf (_("Writing what was read from “%s”…"), work->name);

  part = g_format_size ((guint64) done);
  if (total == 0 || work->kind->words_of_all == NULL)
    return g_strdup_printf (_(work->kind->words_part), work->name, part);

  all = g_format_size ((guint64) total);
  return g_strdup_printf (_(work->kind->words_of_all), work->name, part, all);
}

static gboolean
show_progress_cb (gpointer data)
{
  DfDocument *self = data;
  g_autofree char *text = describe_progress (self->work);

  df_document_set_busy (self, text);

  return G_SOURCE_CONTINUE;
}

static gboolean
lose_patience_cb (gpointer data)
{
  DfDocument *self = data;

  show_progress_cb (self);
  self->work->source = g_timeout_add (REPEAT_MS, show_progress_cb, self);

  return G_SOURCE_REMOVE;
}

static DfWork *
new_work (DfDocument       *self,
          const DfWorkKind *kind,
          GFile            *file,
          const char       *name)
{
  DfWork *work = g_new0 (DfWork, 1);

  work->kind = kind;
  work->path = g_strdup (self->path);
  g_set_object (&work->file, file);
  work->name = file != NULL ? g_file_get_basename (file) : g_strdup (name);
  work->report = df_report_new (df_festival_catalog ());
  df_report_keep_lines (work->report);
  work->cancellable = g_cancellable_new ();
  g_mutex_init (&work->mutex);

  return work;
}

static void
begin_work (DfDocument          *self,
            DfWork              *work,
            GAsyncReadyCallback  done,
            gpointer             data)
{
  g_autoptr(GTask) task = NULL;

  if (work->kind->writes)
    df_document_begin_check (self);
  work->source = g_timeout_add (PATIENCE_MS, lose_patience_cb, self);
  self->work = work;

  task = g_task_new (self, work->cancellable, done, data);
  /* What was written stays written, even when the wish to stop came too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, begin_work);
  g_task_set_task_data (task, work, (GDestroyNotify) df_work_free);
  df_document_notify_editable (self);
  g_task_run_in_thread (task, work->kind->run);
}

void
df_document_import (DfDocument          *self,
                    GFile               *file,
                    GAsyncReadyCallback  done,
                    gpointer             data)
{
  g_return_if_fail (DF_IS_DOCUMENT (self));
  g_return_if_fail (self->work == NULL);

  begin_work (self, new_work (self, &work_import, file, NULL), done, data);
}

void
df_document_export (DfDocument          *self,
                    GFile               *file,
                    const char          *shape,
                    GAsyncReadyCallback  done,
                    gpointer             data)
{
  DfWork *work;

  g_return_if_fail (DF_IS_DOCUMENT (self));
  g_return_if_fail (self->work == NULL);
  g_return_if_fail (shape != NULL);

  work = new_work (self, &work_export, file, NULL);
  work->shape = g_strdup (shape);
  begin_work (self, work, done, data);
}

void
df_document_save_copy (DfDocument          *self,
                       GFile               *file,
                       DfBackupFlags        flags,
                       GAsyncReadyCallback  done,
                       gpointer             data)
{
  DfWork *work;

  g_return_if_fail (DF_IS_DOCUMENT (self));
  g_return_if_fail (self->work == NULL);
  g_return_if_fail (g_file_peek_path (file) != NULL);

  work = new_work (self, &work_copy, file, NULL);
  work->flags = flags;
  begin_work (self, work, done, data);
}

/* Takes @edit_data. */
static void
begin_edit (DfDocument          *self,
            const DfWorkKind    *kind,
            const char          *name,
            DfDocumentEdit       edit,
            gpointer             edit_data,
            GDestroyNotify       edit_destroy,
            GAsyncReadyCallback  done,
            gpointer             data)
{
  DfWork *work = new_work (self, kind, NULL, name);

  work->edit = edit;
  work->edit_data = edit_data;
  work->edit_destroy = edit_destroy;
  begin_work (self, work, done, data);
}

void
df_document_edit (DfDocument          *self,
                  const char          *name,
                  DfDocumentEdit       edit,
                  gpointer             edit_data,
                  GAsyncReadyCallback  done,
                  gpointer             data)
{
  g_return_if_fail (DF_IS_DOCUMENT (self));
  g_return_if_fail (self->work == NULL && self->repository != NULL && name != NULL && edit != NULL);

  begin_edit (self, &work_edit, name, edit, edit_data, NULL, done, data);
}

static gboolean
go_to_step (DfRepository  *repository,
            gpointer       step,
            GError       **error)
{
  return df_repository_go (repository, *(gint64 *) step, error);
}

void
df_document_go (DfDocument          *self,
                gint64               step,
                const char          *name,
                gboolean             back,
                GAsyncReadyCallback  done,
                gpointer             data)
{
  g_return_if_fail (DF_IS_DOCUMENT (self));
  g_return_if_fail (self->work == NULL && self->repository != NULL && name != NULL);

  begin_edit (self, back ? &work_undo : &work_redo, name, go_to_step, g_memdup2 (&step, sizeof step), g_free, done, data);
}

gboolean
df_document_work_finish (DfDocument    *self,
                         GAsyncResult  *result,
                         DfReport     **report,
                         GError       **error)
{
  DfWork *work;

  g_return_val_if_fail (DF_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, begin_work), FALSE);

  work = g_task_get_task_data (G_TASK (result));
  g_clear_handle_id (&work->source, g_source_remove);
  self->work = NULL;
  df_document_set_busy (self, NULL);
  df_document_refresh (self);
  df_document_notify_editable (self);

  *report = g_object_ref (work->report);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
df_document_is_working (DfDocument *self)
{
  g_return_val_if_fail (DF_IS_DOCUMENT (self), FALSE);

  return self->work != NULL;
}

void
df_document_stop_work (DfDocument *self)
{
  g_return_if_fail (DF_IS_DOCUMENT (self));

  if (self->work != NULL)
    g_cancellable_cancel (self->work->cancellable);
}
