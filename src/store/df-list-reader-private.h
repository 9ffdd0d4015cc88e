/* df-list-reader-private.h
 *
 * Reads what a list must know of its rows, without objects.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-list-order-private.h"
#include "store/df-list-text-private.h"

G_BEGIN_DECLS

/* All borrowed. @order: NULL where none is asked for. @titles_only: whether a search looks at nothing but what rows are called. */
typedef struct
{
  DfRepository  *repository;
  const DfTable *table;
  DfListOrder   *order;
  gboolean       titles_only;
} DfListReader;

/* The ids of all rows as they are sorted: (transfer full) (element-type gint64); NULL where they could not be read. Where @cancellable is there it is asked
 * now and then, and others can write meanwhile: some rows may be as they were before, some as they are after. */
GArray     *df_list_reader_read_sorted (const DfListReader *self,
                                        GCancellable       *cancellable);
/* The first @most ids, -1 for all: ascending, or (@near) about as that order has them: (transfer full) (element-type gint64); NULL where they could not be
 * read. */
GArray     *df_list_reader_read_first  (const DfListReader *self,
                                        DfListOrder        *near,
                                        int                 most);
/* A DfListEntry for each of @ids: (transfer full); NULL where they could not be read. @with_text: with what a search looks at. */
GArray     *df_list_reader_read_entries (const DfListReader *self,
                                        const gint64       *ids,
                                        guint               n,
                                        gboolean            with_text);
/* The keys of @ids, each empty where there is no such row: (transfer full). */
char      **df_list_reader_read_keys   (const DfListReader *self,
                                        const gint64       *ids,
                                        guint               n);
/* What rows have in @column, each once, ascending, at most @most of them: (transfer full) (element-type DfValue). */
GArray     *df_list_reader_read_values (const DfListReader *self,
                                        guint               column,
                                        guint               most);
/* A line for each of @ids: (transfer full). Where @cancellable is there it is as above, and NULL where they could not be read. */
DfListText *df_list_reader_read_text   (const DfListReader *self,
                                        GArray             *ids,
                                        GCancellable       *cancellable);

G_END_DECLS
