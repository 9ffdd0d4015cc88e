/* df-edit.h
 *
 * One change of many rows: made at once, or in a thread where it takes long, and told with an Undo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "store/df-repository.h"

G_BEGIN_DECLS

/**
 * DfWorker:
 *
 * What runs what takes long without letting the window stand still: a window that has threads. Found around a widget, or around the window that its
 * dialog belongs to.
 */
#define DF_TYPE_WORKER (df_worker_get_type ())
G_DECLARE_INTERFACE (DfWorker, df_worker, DF, WORKER, GtkWidget)

/* @repository: on the same file, of the thread that it runs in */
typedef gboolean (*DfWorkRun)  (DfRepository *repository, gpointer data, GError **error);
typedef void     (*DfWorkDone) (gpointer data, const GError *error);

struct _DfWorkerInterface
{
  GTypeInterface parent_interface;

  /* @name: of what is changed, such as "5,000 Events". @done is called when it is over, in any case. */
  void (*work) (DfWorker *self, const char *name, DfWorkRun run, gpointer data, DfWorkDone done);
};

/**
 * DfEdit:
 * @run: makes the change as one step, in any thread; @n_done as the repository's calls have it
 * @describe: what is said when it is made: "Deleted 3 Events" (transfer full)
 * @data: for both; it holds no records
 * @destroy: of @data
 * @table: of the rows
 * @n_rows: how many they are
 * @n_written: about how many rows are written, those of links among them
 * @done: called on the owner when it is over, before anything is said (nullable)
 */
typedef struct
{
  gboolean     (*run)      (DfRepository *repository, gpointer data, guint *n_done, GError **error);
  char        *(*describe) (gpointer data, guint n_done);
  gpointer       data;
  GDestroyNotify destroy;
  const DfTable *table;
  guint          n_rows;
  guint64        n_written;
  void         (*done)     (gpointer owner, const GError *error);
} DfEdit;

/* Makes the change of @edit, which is copied. What went wrong, and what was done, is said by the toaster around @owner. */
void    df_edit_begin       (GtkWidget     *owner,
                             DfRepository  *repository,
                             const DfEdit  *edit);

/* --- edits that any table knows; @ids is copied --------------------------------------------------------------------------------- */
void    df_edit_init_set    (DfEdit        *edit,
                             const DfTable *table,
                             GArray        *ids,
                             const char    *field,
                             const DfValue *value);
void    df_edit_init_remove (DfEdit        *edit,
                             const DfTable *table,
                             GArray        *ids);
void    df_edit_init_link   (DfEdit        *edit,
                             const DfRelation *relation,
                             GArray        *owners,
                             GArray        *others);
void    df_edit_init_unlink (DfEdit        *edit,
                             const DfRelation *relation,
                             GArray        *owners,
                             GArray        *others);

G_END_DECLS
