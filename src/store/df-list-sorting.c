/* df-list-sorting.c
 *
 * A thread that finds the order of many rows, and reads what a search in them looks at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-sorting-private.h"

#include "store/df-list-reader-private.h"

/* What is asked for, and who asks. */
typedef struct
{
  const DfTable *table;         /* static */
  char          *order;
  GArray        *ids;           /* in that order, where it is known already (nullable) */
  gboolean       with_text;
  gboolean       titles_only;
  DfListSorted   done;
  gpointer       data;
} DfListSorting;

/* What was read. */
typedef struct
{
  GArray     *ids;
  DfListText *text;   /* (nullable) */
} DfListRead;

static void
df_list_sorting_free (gpointer data)
{
  DfListSorting *self = data;

  g_free (self->order);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

static void
df_list_read_free (gpointer data)
{
  DfListRead *self = data;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->text, df_list_text_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfListRead, df_list_read_free)

static gpointer
df_list_sorting_run (DfRepository *repository,
                     gpointer      what,
                     GCancellable *cancellable)
{
  const DfListSorting *self = what;
  DfListReader reader = { repository, self->table, NULL, self->titles_only };
  g_autoptr(DfListRead) read = g_new0 (DfListRead, 1);

  if (self->ids != NULL)
    read->ids = g_array_ref (self->ids);
  else
    {
      reader.order = df_list_order_new (repository, self->table, self->order);
      read->ids = df_list_reader_read_sorted (&reader, cancellable);
      g_clear_pointer (&reader.order, df_list_order_free);
    }
  if (read->ids == NULL)
    return NULL;

  if (self->with_text)
    read->text = df_list_reader_read_text (&reader, read->ids, cancellable);

  return read->text != NULL || !self->with_text ? g_steal_pointer (&read) : NULL;
}

static void
df_list_sorting_done (gpointer data,
                      gpointer result)
{
  const DfListSorting *self = data;
  g_autoptr(DfListRead) read = result;

  if (read != NULL)
    self->done (self->data, g_steal_pointer (&read->ids), g_steal_pointer (&read->text));
  else
    self->done (self->data, NULL, NULL);
}

DfListWorker *
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

  self->table = table;
  self->order = g_strdup (order);
  self->ids = ids != NULL ? g_array_ref (ids) : NULL;
  self->with_text = with_text;
  self->titles_only = titles_only;
  self->done = done;
  self->data = data;

  return df_list_worker_begin (repository, df_list_sorting_run, self, df_list_sorting_free, df_list_read_free, df_list_sorting_done, self);
}
