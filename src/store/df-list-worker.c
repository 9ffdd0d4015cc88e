/* df-list-worker.c
 *
 * A thread that reads for a list, on a connection of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-worker-private.h"

struct _DfListWorker
{
  GCancellable   *cancellable;
  guint           beginning;   /* the source that starts the thread; 0 once it has */
  DfCatalog      *catalog;     /* static */
  char           *path;
  DfListWork      work;
  gpointer        what;
  GDestroyNotify  free_what;
  GDestroyNotify  free_result;
  DfListWorked    done;
  gpointer        data;
};

static void
df_list_worker_free (gpointer data)
{
  DfListWorker *self = data;

  g_object_unref (self->cancellable);
  self->free_what (self->what);
  g_free (self->path);
  g_free (self);
}

static void
df_list_worker_run (GTask        *task,
                    gpointer      source,
                    gpointer      data,
                    GCancellable *cancellable)
{
  DfListWorker *self = data;
  g_autoptr(DfRepository) repository = df_repository_open (self->path, self->catalog, DF_OPEN_READ_ONLY | DF_OPEN_PATIENT | DF_OPEN_AS_IT_IS, NULL);
  gpointer result = repository != NULL ? self->work (repository, self->what, cancellable) : NULL;

  g_task_return_pointer (task, result, self->free_result);
}

static void
df_list_worker_done_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      data)
{
  DfListWorker *self = g_task_get_task_data (G_TASK (result));
  gpointer found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!g_cancellable_is_cancelled (self->cancellable))
    self->done (self->data, found);
  else if (found != NULL)
    self->free_result (found);
}

static gboolean
df_list_worker_begin_cb (gpointer data)
{
  DfListWorker *self = data;
  g_autoptr(GTask) task = g_task_new (NULL, self->cancellable, df_list_worker_done_cb, NULL);

  self->beginning = 0;
  /* Cancelled or not, the result is asked for. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, df_list_worker_free);
  g_task_run_in_thread (task, df_list_worker_run);

  return G_SOURCE_REMOVE;
}

DfListWorker *
df_list_worker_begin (DfRepository   *repository,
                      DfListWork      work,
                      gpointer        what,
                      GDestroyNotify  free_what,
                      GDestroyNotify  free_result,
                      DfListWorked    done,
                      gpointer        data)
{
  DfListWorker *self = g_new0 (DfListWorker, 1);

  self->cancellable = g_cancellable_new ();
  self->catalog = df_repository_get_catalog (repository);
  self->path = g_strdup (df_repository_get_path (repository));
  self->work = work;
  self->what = what;
  self->free_what = free_what;
  self->free_result = free_result;
  self->done = done;
  self->data = data;
  self->beginning = g_idle_add_full (G_PRIORITY_LOW, df_list_worker_begin_cb, self, NULL);

  return self;
}

void
df_list_worker_cancel (DfListWorker *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->beginning == 0)
    return;

  g_source_remove (self->beginning);
  df_list_worker_free (self);
}
