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
  gint64 id;
  char  *key;      /* strcmp() of two keys is the list's order; NULL for a moment while the row is read anew */
  char  *folded;   /* what a search looks at; NULL until the first search */
} DfListRow;

/* Borrows the repository. All rows are read. */
DfListRows *df_list_rows_new       (DfRepository  *repository,
                                    const DfTable *table);
void        df_list_rows_free      (DfListRows    *self);
guint       df_list_rows_count     (DfListRows    *self);
DfListRow  *df_list_rows_find      (DfListRows    *self,
                                    gint64         id);
const char *df_list_rows_get_order (DfListRows    *self);
/* Whether the order is another one now. */
gboolean    df_list_rows_set_order (DfListRows    *self,
                                    const char    *order);
/* Reads the rows of @ids anew (NULL: all). A row that stays is the same DfListRow; those without a row any more are returned. */
GPtrArray  *df_list_rows_refresh   (DfListRows    *self,
                                    GArray        *ids);
/* The rows that have all words of @search and are not in @left_out, sorted: (transfer container) (element-type DfListRow). */
GPtrArray  *df_list_rows_select    (DfListRows    *self,
                                    const char    *search,
                                    GHashTable    *left_out,
                                    gboolean       descending);

G_END_DECLS
