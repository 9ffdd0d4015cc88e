/* df-list-filter-private.h
 *
 * What a list is narrowed to besides its search: which of its rows pass, followed from change to change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-list-condition-private.h"

G_BEGIN_DECLS

typedef struct _DfListFilter DfListFilter;

/**
 * df_list_filter_new:
 * @words: as for df_filter_parse()
 * @in_thread: whether the rows are too many to be waited for; until a thread has asked them nobody passes
 * @known: with @data: which rows pass is known now, or anew: all may be otherwise
 * @touched: with @data: a service says that those of @ids may pass or not
 *
 * Borrows the repository.
 */
DfListFilter *df_list_filter_new          (DfRepository  *repository,
                                           const DfTable *table,
                                           const char    *words,
                                           gboolean       in_thread,
                                           void         (*known) (gpointer data),
                                           void         (*touched) (gpointer data, GArray *ids),
                                           gpointer       data);
void          df_list_filter_free         (DfListFilter  *self);
gboolean      df_list_filter_is_known     (DfListFilter  *self);
gboolean      df_list_filter_passes       (DfListFilter  *self,
                                           gint64         id);
/* Reads all anew. */
void          df_list_filter_read         (DfListFilter  *self,
                                           gboolean       in_thread);
/* The rows that may pass or not after @changes, besides those that were written themselves, go into @touched. */
void          df_list_filter_list_touched (DfListFilter  *self,
                                           GArray        *changes,
                                           GArray        *touched);
/* Asks again whether these pass; FALSE where that cannot be read now. */
gboolean      df_list_filter_follow       (DfListFilter  *self,
                                           GArray        *ids);

G_END_DECLS
