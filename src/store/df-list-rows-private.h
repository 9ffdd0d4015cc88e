/* df-list-rows-private.h
 *
 * What a list knows of every row without its object: the id, what it is sorted by, what a search looks at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

G_BEGIN_DECLS

typedef struct _DfListRows DfListRows;

typedef struct
{
  gint64   id;
  char    *key;        /* strcmp() of two keys is the list's order */
  char    *folded;     /* what a search looks at; NULL until the first search */
  guint    read;       /* by which reading it was there */
  gboolean matches;    /* whether it has all words of the search */
} DfListRow;

/* Borrows the repository. All rows are read. */
DfListRows *df_list_rows_new        (DfRepository  *repository,
                                     const DfTable *table);
void        df_list_rows_free       (DfListRows    *self);
guint       df_list_rows_count      (DfListRows    *self);
DfListRow  *df_list_rows_find       (DfListRows    *self,
                                     gint64         id);
const char *df_list_rows_get_order  (DfListRows    *self);
/* Whether the order is another one now. */
gboolean    df_list_rows_set_order  (DfListRows    *self,
                                     const char    *order);
/* The words that a row must have, in any order; NULL for none. */
void        df_list_rows_set_search (DfListRows    *self,
                                     const char    *search);
/* The ids of the rows that may stand elsewhere, or are there or not, after @changes, each once (transfer full); NULL, which is all, for NULL. */
GArray     *df_list_rows_list_touched (DfListRows  *self,
                                     GArray        *changes);
/* Reads the rows of @ids anew (NULL: all). A row that stays is the same DfListRow; those without a row any more are returned. */
GPtrArray  *df_list_rows_refresh    (DfListRows    *self,
                                     GArray        *ids);
/* The rows of @ids, which were refreshed, and those in @gone: (transfer full) (element-type DfListRow); NULL where they are many. */
GHashTable *df_list_rows_list_moved (DfListRows    *self,
                                     GArray        *ids,
                                     GPtrArray     *gone);
/* The rows that the search finds and that are among @ids, if @only, or else not among them (nullable: all), sorted:
 * (transfer container) (element-type DfListRow). */
GPtrArray  *df_list_rows_select     (DfListRows    *self,
                                     GHashTable    *ids,
                                     gboolean       only,
                                     gboolean       descending);
/* Where @row stands in @rows, which df_list_rows_select() gave; G_MAXUINT where it does not. */
guint       df_list_rows_locate     (GPtrArray     *rows,
                                     DfListRow     *row,
                                     gboolean       descending);

G_END_DECLS
