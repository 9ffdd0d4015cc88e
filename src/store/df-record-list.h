/* df-record-list.h
 *
 * The records of one table as a live list: ids, not objects, until a row is looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

G_BEGIN_DECLS

#define DF_TYPE_RECORD_LIST (df_record_list_get_type ())
G_DECLARE_FINAL_TYPE (DfRecordList, df_record_list, DF, RECORD_LIST, GObject)

const DfTable *df_record_list_get_table   (DfRecordList *self);
/* What must be read ahead with a page of rows ("events events.stage"); by default what the table's derived fields depend on. */
void           df_record_list_set_preload (DfRecordList *self,
                                           const char   *paths);
/* The same besides what is read ahead already. */
void           df_record_list_add_preload (DfRecordList *self,
                                           const char   *paths);
/* Several words in any order, each found anywhere in the DF_SEARCH fields and in the titles of what a row refers to, without regard to case and
 * accents. Property "search". */
void           df_record_list_set_search  (DfRecordList *self,
                                           const char   *words);
const char    *df_record_list_get_search  (DfRecordList *self);
/* Before the first search: it looks at nothing but the titles, where people choose by them. */
void           df_record_list_search_titles (DfRecordList *self);
/* Narrows the list besides: words as for df_filter_parse(), such as "unscheduled stage=3 stage=4", one term of each name must be met; those that say
 * nothing of this table, or speak of a record that is gone, are dropped. Of very many rows (a hundred thousand) a thread finds out who passes, and until then
 * "filtering" is TRUE and the list as it was. Property "filter". */
void           df_record_list_set_filter  (DfRecordList *self,
                                           const char   *words);
const char    *df_record_list_get_filter  (DfRecordList *self);
/* What the rows of its table have in @field, each once, ascending, at most @most of them, to choose a filter from: (transfer full) (element-type DfValue). */
GArray        *df_record_list_list_values (DfRecordList *self,
                                           const char   *field,
                                           guint         most);
/* How many there are without search and filter. Property "total". */
guint          df_record_list_get_total   (DfRecordList *self);
/* Whether the last of a list's order comes first. Property "descending". */
void           df_record_list_set_order   (DfRecordList *self,
                                           const char   *order,
                                           gboolean      descending);
/* Whether a search is still to come, since a thread reads what it looks at; the property "waiting" tells when it does. */
gboolean       df_record_list_is_waiting  (DfRecordList *self);
/* The @n that answer the search best, the best first: (transfer full) (element-type DfRecord); none where there is no search, or it waits. */
GPtrArray     *df_record_list_dup_best    (DfRecordList *self,
                                           guint         n);
/* The id of the row at @position, 0 behind the last; nothing is read for it. */
gint64         df_record_list_get_id      (DfRecordList *self,
                                           guint         position);
/* Shows (@only) none but the rows of @ids, or all but these; %NULL: all again. */
void           df_record_list_restrict    (DfRecordList *self,
                                           GArray       *ids,
                                           gboolean      only);
/* How many these are, whatever is searched; ids that have no row are counted. */
guint          df_record_list_count_restricted (DfRecordList *self);
/* Shows the first @n alone, until anything changes or is looked for, or df_record_list_release() is called: a list view makes some 200 rows at once,
 * of which a first frame shows 20. */
void           df_record_list_hold        (DfRecordList *self,
                                           guint         n);
void           df_record_list_release     (DfRecordList *self);
/* Where a record stands, or GTK_INVALID_LIST_POSITION's value, G_MAXUINT. */
guint          df_record_list_find        (DfRecordList *self,
                                           DfRecord     *record);
/* Of more rows than these (5,000) a thread finds the order and reads what a search looks at; until then there are the first thousand, and all that were seen
 * before a search. All is read anew. For programs without a main loop, and for tests. */
void           df_record_list_set_many    (DfRecordList *self,
                                           guint         n_rows);

G_END_DECLS
