/* df-list-sorting.c
 *
 * A thread that finds the order of many rows, and reads what a search in them looks at, on a connection of its own.
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
  GArray        *ids;         /* in that order, once it is found (nullable) */
  gboolean       with_text;
  gboolean       titles_only;
  DfListText    *text;        /* (nullable) */
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
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->text, df_list_text_free);
  g_free (self);
}

static gboolean
df_list_sorting_read (DfListSorting *self,
                      DfRepository  *repository,
                      GCancellable  *cancellable)
{
  DfListReader reader = { repository, self->table, NULL, self->titles_only };

  if (self->ids == NULL)
    {
      reader.order = df_list_order_new (repository, self->table, self->order);
      self->ids = df_list_reader_read_sorted (&reader, cancellable);
      g_clear_pointer (&reader.order, df_list_order_free);
    }
  if (self->ids != NULL && self->with_text)
    self->text = df_list_reader_read_text (&reader, self->ids, cancellable);

  return self->ids != NULL && (self->text != NULL || !self->with_text);
}

static void
df_list_sorting_run (GTask        *task,
                     gpointer      source,
                     gpointer      data,
                     GCancellable *cancellable)
{
  DfListSorting *self = data;
  g_autoptr(DfRepository) repository = df_repository_open (self->path, self->catalog, DF_OPEN_READ_ONLY | DF_OPEN_PATIENT | DF_OPEN_AS_IT_IS, NULL);

  g_task_return_boolean (task, repository != NULL && df_list_sorting_read (self, repository, cancellable));
}

static void
df_list_sorting_done_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      data)
{
  DfListSorting *self = g_task_get_task_data (G_TASK (result));
  gboolean is_read = g_task_propagate_boolean (G_TASK (result), NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (is_read)
    self->done (self->data, g_steal_pointer (&self->ids), g_steal_pointer (&self->text));
  else
    self->done (self->data, NULL, NULL);
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
                       GArray        *ids,
                       gboolean       with_text,
                       gboolean       titles_only,
                       DfListSorted   done,
                       gpointer       data)
{
  DfListSorting *self = g_new0 (DfListSorting, 1);

  self->cancellable = g_cancellable_new ();
  self->catalog = df_repository_get_catalog (repository);
  self->table = table;
  self->path = g_strdup (df_repository_get_path (repository));
  self->order = g_strdup (order);
  self->ids = ids != NULL ? g_array_ref (ids) : NULL;
  self->with_text = with_text;
  self->titles_only = titles_only;
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
