/* df-list-sorting.c
 *
 * A thread that finds the order of many rows, on a connection of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-sorting-private.h"

#include "store/df-list-reader-private.h"

struct _DfListSorting
{
  GCancellable  *cancellable;
  guint          beginning;   /* the source that starts the thread; 0 once it has */
  DfCatalog     *catalog;     /* static */
  const DfTable *table;       /* static */
  char          *path;
  char          *order;
  DfListSorted   done;
  gpointer       data;
};

static void
df_list_sorting_free (gpointer data)
{
  DfListSorting *self = data;

  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self->order);
  g_free (self);
}

static void
df_list_sorting_run (GTask        *task,
                     gpointer      source,
                     gpointer      data,
                     GCancellable *cancellable)
{
  DfListSorting *self = data;
  g_autoptr(DfRepository) repository = df_repository_open (self->path, self->catalog, DF_OPEN_READ_ONLY | DF_OPEN_PATIENT | DF_OPEN_AS_IT_IS, NULL);
  DfListReader reader = { repository, self->table, NULL, FALSE };
  GArray *ids = NULL;

  if (repository != NULL)
    {
      reader.order = df_list_order_new (repository, self->table, self->order);
      ids = df_list_reader_read_sorted (&reader, cancellable);
      df_list_order_free (reader.order);
    }
  g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

static void
df_list_sorting_done_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      data)
{
  DfListSorting *self = g_task_get_task_data (G_TASK (result));
  GArray *ids = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!g_cancellable_is_cancelled (self->cancellable))
    self->done (self->data, ids);
  else if (ids != NULL)
    g_array_unref (ids);
}

static gboolean
df_list_sorting_begin_cb (gpointer data)
{
  DfListSorting *self = data;
  g_autoptr(GTask) task = g_task_new (NULL, self->cancellable, df_list_sorting_done_cb, NULL);

  self->beginning = 0;
  /* Cancelled or not, the result is asked for. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, df_list_sorting_free);
  g_task_run_in_thread (task, df_list_sorting_run);

  return G_SOURCE_REMOVE;
}

DfListSorting *
df_list_sorting_begin (DfRepository  *repository,
                       const DfTable *table,
                       const char    *order,
                       DfListSorted   done,
                       gpointer       data)
{
  DfListSorting *self = g_new0 (DfListSorting, 1);

  self->cancellable = g_cancellable_new ();
  self->catalog = df_repository_get_catalog (repository);
  self->table = table;
  self->path = g_strdup (df_repository_get_path (repository));
  self->order = g_strdup (order);
  self->done = done;
  self->data = data;
  self->beginning = g_idle_add_full (G_PRIORITY_LOW, df_list_sorting_begin_cb, self, NULL);

  return self;
}

void
df_list_sorting_cancel (DfListSorting *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->beginning == 0)
    return;

  g_source_remove (self->beginning);
  df_list_sorting_free (self);
}
