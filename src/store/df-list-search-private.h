/* df-list-search-private.h
 *
 * What people search for in a list, and which of its rows have it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-list-text-private.h"

G_BEGIN_DECLS

typedef struct _DfListSearch DfListSearch;

DfListSearch *df_list_search_new          (void);
void          df_list_search_free         (DfListSearch *self);
/* The words that a row must have, in any order; NULL for none. */
void          df_list_search_set_words    (DfListSearch *self,
                                           const char   *words);
gboolean      df_list_search_is_on        (DfListSearch *self);
/* Whether there are words, and nothing yet to look for them in. Until then every row is as good as found. */
gboolean      df_list_search_is_waiting   (DfListSearch *self);

/* (nullable): a line for each row of the list. */
DfListText   *df_list_search_get_text     (DfListSearch *self);
/* @text: (transfer full) (nullable): in place of what there was. */
void          df_list_search_take_text    (DfListSearch *self,
                                           DfListText   *text);
/* For each of @places, ascending: the line is gone; or, of what has all lines but those, one stands there now, from @lines. */
void          df_list_search_remove_lines (DfListSearch *self,
                                           GArray       *places);
void          df_list_search_insert_lines (DfListSearch *self,
                                           GArray       *places,
                                           GPtrArray    *lines);
/* Before the rows stand otherwise: what was found is looked for again. */
void          df_list_search_forget_found (DfListSearch *self);

/* The rows that are found, ascending: (transfer none) (element-type guint); NULL, which is all, where there are no words, or nothing to look in. */
GArray       *df_list_search_get_found    (DfListSearch *self);
/* The @n rows that answer the words best, the best first: (transfer full) (element-type guint); none where there are no words, or nothing to look in. */
GArray       *df_list_search_choose       (DfListSearch *self,
                                           guint         n);
/* Whether a row with that text is found. @text: (nullable). */
gboolean      df_list_search_match        (DfListSearch *self,
                                           const char   *text);

G_END_DECLS
