/* df-list-sorting-private.h
 *
 * A thread that finds the order of many rows, and reads what a search in them looks at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-list-text-private.h"
#include "store/df-list-worker-private.h"

G_BEGIN_DECLS

/* @ids: (transfer full) (element-type gint64): sorted; some rows may be as they were before what was written meanwhile, some as they are after. %NULL where
 * they could not be read. @text: (transfer full) (nullable): a line for each of them. */
typedef void (*DfListSorted) (gpointer data, GArray *ids, DfListText *text);

/* A worker that calls @done, with @data. @ids: (nullable): kept as they are, sorted already. @with_text: reads what a search looks at, @titles_only or
 * more. */
DfListWorker *df_list_sorting_begin (DfRepository  *repository,
                                     const DfTable *table,
                                     const char    *order,
                                     GArray        *ids,
                                     gboolean       with_text,
                                     gboolean       titles_only,
                                     DfListSorted   done,
                                     gpointer       data);

G_END_DECLS
