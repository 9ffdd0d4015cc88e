/* df-list-condition-private.h
 *
 * What the file alone says of who passes a list's filters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-filter.h"
#include "store/df-list-order-private.h"

G_BEGIN_DECLS

typedef struct _DfListCondition DfListCondition;

/* @words: as for df_filter_parse(). */
DfListCondition *df_list_condition_new        (DfCatalog       *catalog,
                                               const DfTable   *table,
                                               const char      *words);
void             df_list_condition_free       (DfListCondition *self);
/* Whether it asks for anything: otherwise all rows pass. */
gboolean         df_list_condition_asks       (DfListCondition *self);
/* Whose each link is that it asks about, so that one that goes still tells whose it was: (transfer full) (nullable). To be read before the rows. */
DfListOrder     *df_list_condition_read_links (DfListCondition *self,
                                               DfRepository    *repository);
/* The rows that pass: (transfer full); NULL where they cannot be read. Where @cancellable is there it is asked now and then, and others can write
 * meanwhile. */
DfIdSet         *df_list_condition_read       (DfListCondition *self,
                                               DfRepository    *repository,
                                               GCancellable    *cancellable);
/* Puts those of @ids that pass now into @passing and takes the others out; FALSE where they cannot be read. */
gboolean         df_list_condition_read_again (DfListCondition *self,
                                               DfRepository    *repository,
                                               GArray          *ids,
                                               DfIdSet         *passing);

G_END_DECLS
