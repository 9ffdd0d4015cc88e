/* df-window-several.c
 *
 * What is done with several records: in a thread where it takes long, or handed to the clipboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-window-private.h"

#include <glib/gi18n.h>

/* --- what takes long ------------------------------------------------------------------------------------------------------------------ */

typedef struct
{
  DfWindow  *window;       /* owned */
  DfWorkRun  run;
  gpointer   data;
  DfWorkDone done;
} DfWindowWork;

static gboolean
run_work (DfRepository  *repository,
          gpointer       data,
          GError       **error)
{
  DfWindowWork *work = data;

  return work->run (repository, work->data, error);
}

static void
worked_cb (GObject      *document,
           GAsyncResult *result,
           gpointer      data)
{
  DfWindowWork *work = data;
  g_autoptr(DfReport) report = NULL;
  g_autoptr(GError) error = NULL;

  df_document_work_finish (DF_DOCUMENT (document), result, &report, &error);
  work->done (work->data, error);
  g_object_unref (work->window);
  g_free (work);
}

static void
df_window_work (DfWorker   *worker,
                const char *name,
                DfWorkRun   run,
                gpointer    data,
                DfWorkDone  done)
{
  DfWindow *self = DF_WINDOW (worker);
  DfWindowWork *work;

  if (df_document_is_working (self->document))
    {
      g_autoptr(GError) error = g_error_new_literal (DF_ERROR, DF_ERROR_LOCKED, _("Something else is being done with the file; nothing was changed."));

      done (data, error);
      return;
    }

  work = g_new0 (DfWindowWork, 1);
  work->window = g_object_ref (self);
  work->run = run;
  work->data = data;
  work->done = done;
  df_document_edit (self->document, name, run_work, work, worked_cb, work);
}

void
df_window_init_worker (DfWorkerInterface *iface)
{
  iface->work = df_window_work;
}

/* --- copying -------------------------------------------------------------------------------------------------------------------------- */

void
df_window_copy (DfWindow *self)
{
}
