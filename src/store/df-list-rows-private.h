/* df-list-rows-private.h
 *
 * What a list knows of all rows of a table: their ids, sorted, and, once somebody searches, what a search looks at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-list-places-private.h"
#include "store/df-list-sieve-private.h"
#include "store/df-repository.h"

G_BEGIN_DECLS

typedef struct _DfListRows DfListRows;

/* Of more rows a thread finds the order, and reads what a search looks at; until then there are the first of them, about as they will stand. */
#define DF_LIST_MANY 5000

/* Borrows the repository. @sorted, with @data: a thread has found the order, and all ids stand otherwise; or it has read what a search looks at. */
DfListRows *df_list_rows_new        (DfRepository  *repository,
                                     const DfTable *table,
                                     void         (*sorted) (gpointer data),
                                     gpointer       data);
void        df_list_rows_free       (DfListRows    *self);
/* Which number is many, in place of DF_LIST_MANY. All is read anew. */
void        df_list_rows_set_many   (DfListRows    *self,
                                     guint          many);
guint       df_list_rows_count      (DfListRows    *self);
/* What they have in @column, each once, ascending, at most @most: (transfer full) (element-type DfValue). */
GArray     *df_list_rows_read_values (DfListRows   *self,
                                     guint          column,
                                     guint          most);
/* Whether they are more than anybody waits for, whatever is asked of each (a hundred thousand). */
gboolean    df_list_rows_are_very_many (DfListRows *self);
/* Whether there are only the first of them yet. */
gboolean    df_list_rows_is_partial (DfListRows    *self);
/* (transfer none) (element-type gint64): all of them, sorted; of many only the first until the order is found. Another array after each reading of all. */
GArray     *df_list_rows_get_ids    (DfListRows    *self);
const char *df_list_rows_get_order  (DfListRows    *self);
/* Whether the order is another one now. */
gboolean    df_list_rows_set_order  (DfListRows    *self,
                                     const char    *order);
/* The words that a row must have, in any order; NULL for none. */
void        df_list_rows_set_search (DfListRows    *self,
                                     const char    *search);
/* Whether a thread still reads what a search looks at: until then the search finds all. */
gboolean    df_list_rows_is_waiting (DfListRows    *self);
/* Before the first search: it looks at nothing but what rows are called. */
void        df_list_rows_search_titles (DfListRows *self);
/* The ids of the rows that may stand elsewhere, or are there or not, after @changes, each once (transfer full); NULL, which is all, for NULL. */
GArray     *df_list_rows_list_touched (DfListRows  *self,
                                     GArray        *changes);
/* Sorts all at once; or, where they are many, has them as they stood (@anew: read anew), at first as many as can be seen. */
void        df_list_rows_read       (DfListRows    *self,
                                     gboolean       anew);
/* A DfListEntry for each of @ids, to be placed: (transfer full). NULL where they are too many to be placed one by one, or cannot be read now. */
GArray     *df_list_rows_read_entries (DfListRows  *self,
                                     GArray        *ids);
/* Puts @entries where they belong in @ids, all of the rows' own or some of them. @spliced with @data hears of it. */
void        df_list_rows_place      (DfListRows    *self,
                                     GArray        *ids,
                                     GArray        *entries,
                                     gboolean       descending,
                                     void         (*spliced) (gpointer data, guint position, guint removed, guint added),
                                     gpointer       data);
/* Whether the search finds it. */
gboolean    df_list_rows_match      (DfListRows    *self,
                                     const DfListEntry *entry);
/* The ids that the search finds, that @sieve lets pass and that are among @ids, if @only, or else not among them (nullable: all), sorted:
 * (transfer full) (element-type gint64); where that is all of them, the same array that df_list_rows_get_ids() has. */
GArray     *df_list_rows_select     (DfListRows    *self,
                                     DfListSieve   *sieve,
                                     GHashTable    *ids,
                                     gboolean       only,
                                     gboolean       descending);

/* The ids of the @n rows that answer the search best, the best first: (transfer full) (element-type gint64); none where there is no search, or it waits. */
GArray     *df_list_rows_choose     (DfListRows    *self,
                                     guint          n);

G_END_DECLS
