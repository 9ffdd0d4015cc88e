/* df-list-order-private.h
 *
 * What a list is sorted by: its rows' own columns, how many others each is linked to, the least that those say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-database-private.h"
#include "store/df-repository.h"

G_BEGIN_DECLS

typedef struct _DfListOrder DfListOrder;

/* Borrows the repository. @words, apart by blanks: fields; relations, for how many there are, most first; orders that the table declares. What there is
 * not is passed over. Rows that are alike stand as the table's own order has them. */
DfListOrder *df_list_order_new          (DfRepository  *repository,
                                         const DfTable *table,
                                         const char    *words);
void         df_list_order_free         (DfListOrder   *self);
/* One that a thread read is followed by another connection. */
void         df_list_order_set_repository (DfListOrder *self,
                                         DfRepository  *repository);
/* To be read before the rows: whose each link is, so that one that goes still tells whose it was. */
void         df_list_order_read_links   (DfListOrder   *self);
gboolean     df_list_order_wants        (DfListOrder   *self,
                                         guint          column);
/* What to read of a row "r" besides its own columns. */
void         df_list_order_append_sql   (DfListOrder   *self,
                                         GString       *columns,
                                         GString       *joins);
/* What SQL can sort by that comes near: bytes without case. */
void         df_list_order_append_near  (DfListOrder   *self,
                                         GString       *terms);
/* Appends the key of a row, nothing where @self is NULL: then rows are sorted by their ids. @values: the row's own columns. @at: where in @statement the
 * others begin. strcmp() of two keys is the order; of those that are alike the lower id comes first. */
void         df_list_order_append_key   (DfListOrder   *self,
                                         const DfValue *values,
                                         DfStatement   *statement,
                                         int            at,
                                         GString       *key);
/* What follows such a key where two are never to be alike: (transfer full). */
char        *df_list_order_format_id    (gint64         id);
/* The ids of the rows that may stand elsewhere after @changes, among them those that were written: (transfer full). */
GArray      *df_list_order_list_touched (DfListOrder   *self,
                                         GArray        *changes);

/* --- ids: (element-type gint64) */
int          df_id_compare              (gconstpointer  a,
                                         gconstpointer  b);
/* Takes @by_id: until a thread has sorted them they stand as they stood @before, and what is new comes last: (transfer full). */
GArray      *df_ids_keep_order          (GArray        *before,
                                         GArray        *by_id);
/* Ascending, each once. */
void         df_ids_sort                (GArray        *ids);
/* Where @id stands, G_MAXUINT where it does not. */
guint        df_ids_find                (GArray        *ids,
                                         gint64         id);
/* The rows of @table that @changes speak of, ascending: (transfer full). */
GArray      *df_changes_list_ids        (GArray        *changes,
                                         const DfTable *table);

G_END_DECLS
