/* df-list-worker-private.h
 *
 * A thread that reads for a list what takes too long to be waited for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

G_BEGIN_DECLS

typedef struct _DfListWorker DfListWorker;

/* In the thread, on a connection of its own; asks @cancellable now and then. Some rows may be as they were before what is written meanwhile, some as they are
 * after. %NULL where they cannot be read. */
typedef gpointer (*DfListWork)   (DfRepository *repository, gpointer what, GCancellable *cancellable);
/* @result: (transfer full) (nullable). */
typedef void     (*DfListWorked) (gpointer data, gpointer result);

/* Begins once nothing else is to be done: a first frame comes first. Afterwards @done is called, and what is returned is no more. Takes @what. */
DfListWorker *df_list_worker_begin  (DfRepository   *repository,
                                     DfListWork      work,
                                     gpointer        what,
                                     GDestroyNotify  free_what,
                                     GDestroyNotify  free_result,
                                     DfListWorked    done,
                                     gpointer        data);
/* Nobody is called, and what was returned is no more. */
void          df_list_worker_cancel (DfListWorker   *self);

G_END_DECLS
