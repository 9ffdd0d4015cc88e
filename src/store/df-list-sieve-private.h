/* df-list-sieve-private.h
 *
 * Which rows of a list its filter lets pass, and what happens between one filter and the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-list-filter-private.h"

G_BEGIN_DECLS

typedef struct _DfListSieve DfListSieve;

/**
 * DfListSieveEvents:
 * @renewed: others pass: a thread, or a service, has found out something
 * @touched: those of @ids may pass or not; nothing of them was written
 */
typedef struct
{
  void (*renewed) (gpointer data);
  void (*touched) (gpointer data, GArray *ids);
} DfListSieveEvents;

/* Borrows the repository. */
DfListSieve *df_list_sieve_new          (DfRepository  *repository,
                                         const DfTable *table,
                                         DfListSieveEvents events,
                                         gpointer       data);
void         df_list_sieve_free         (DfListSieve   *self);
/* @words: as for df_filter_parse(); NULL lets all pass. @in_thread: whether they are too many to be waited for; then it is as it was until a thread has asked
 * them, or (@at_once) nobody passes. */
void         df_list_sieve_set_words    (DfListSieve   *self,
                                         const char    *words,
                                         gboolean       in_thread,
                                         gboolean       at_once);
/* Whether a thread asks them. */
gboolean     df_list_sieve_is_waiting   (DfListSieve   *self);
/* Asks all anew. */
void         df_list_sieve_read         (DfListSieve   *self,
                                         gboolean       in_thread);
/* The rows that may pass or not after @changes, besides those that were written themselves, go into @touched. */
void         df_list_sieve_list_touched (DfListSieve   *self,
                                         GArray        *changes,
                                         GArray        *touched);
/* Asks these again; FALSE where that cannot be read now. */
gboolean     df_list_sieve_follow       (DfListSieve   *self,
                                         GArray        *ids);
gboolean     df_list_sieve_passes       (DfListSieve   *self,
                                         gint64         id);
/* The places of those of @ids that pass, ascending: (transfer none) (element-type guint); NULL for all. Good until @ids are others or stand otherwise, which
 * df_list_sieve_forget_places() must be told. */
GArray      *df_list_sieve_get_places   (DfListSieve   *self,
                                         GArray        *ids);
void         df_list_sieve_forget_places (DfListSieve  *self);
/* Those of @places (nullable: all) that pass: (transfer full) (nullable). */
GArray      *df_list_sieve_narrow       (DfListSieve   *self,
                                         GArray        *ids,
                                         GArray        *places);

G_END_DECLS
