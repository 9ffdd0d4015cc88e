/* df-record-page.h
 *
 * A list of records beside the one that is looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "store/df-record-list.h"

G_BEGIN_DECLS

#define DF_TYPE_RECORD_PAGE (df_record_page_get_type ())
G_DECLARE_FINAL_TYPE (DfRecordPage, df_record_page, DF, RECORD_PAGE, GtkWidget)

/**
 * DfRecordPage:
 *
 * Properties, all but those said to be read-only for .ui files:
 * "repository", "table" (its name), "row" (the rows' layout: a resource path), "preload" (what rows read ahead; by default what the table's derived
 * fields depend on), "child" (the detail; a <child> in a .ui: the page scrolls it, keeps it 720 pixels wide at most and gives it its margins),
 * "record" (the chosen record or the draft; %NULL for none), "list" (read-only), "folded" (read-only: narrower than 700 pixels, one pane),
 * "showing-detail" (which pane, when folded), "searching" (whether the search entry is there), "can-go-back" (read-only: folded and showing detail),
 * "drafting" (read-only: the record is a draft), "has-record" (read-only),
 * "group-by" (a text field, derived or not, whose texts stand as headings above the rows that share them; the table's order must keep these together; while
 * people sort by something else there are no headings),
 * "order" (what people sort by, by the name of a field, a relation or an order of the table; "" is the table's own; a name that there is not changes
 * nothing), "descending" (the last first),
 * "filter" (what the list is narrowed to, as for df_record_list_set_filter(); what there is not is dropped),
 * "as-columns" (whether the rows are shown as a table where there is room: it takes the whole page, and a row that is activated opens in its place),
 * "columns" (which columns that has, by the names of fields and relations, each with "=" and its width where people gave it one; %NULL: as the table says),
 * "editable" (TRUE: whether several records can be written at once now), "n-selected" (read-only: how many records are chosen),
 * "search-placeholder", "empty-title", "empty-text" (the table has no row), "none-title", "none-text" (no row is chosen), "removed-text" ("Removed “%s”"),
 * "removed-words" (instead of that, the name of a function in the scope of the .ui: char *f (DfRecord *record), asked before the record goes, so that
 * it can say what hung on it; (transfer full)).
 *
 * <child type="empty"> takes a widget under the text of the empty page, such as buttons; <child type="several"> a row of what can be set where several
 * records are chosen, below their fields: see df_record_page_dup_chosen().
 */
DfRepository *df_record_page_get_repository  (DfRecordPage  *self);
void          df_record_page_set_repository  (DfRecordPage  *self,
                                              DfRepository  *repository);
DfRecordList *df_record_page_get_list        (DfRecordPage  *self);
DfRecord     *df_record_page_get_record      (DfRecordPage  *self);
/* Chooses, scrolls there, and shows the detail when folded. */
void          df_record_page_set_record      (DfRecordPage  *self,
                                              DfRecord      *record);
/* The ids of the chosen records, in the list's order: (transfer full) (element-type gint64). */
GArray       *df_record_page_dup_chosen      (DfRecordPage  *self);
/* Chooses the rows of @ids and no others. */
void          df_record_page_choose          (DfRecordPage  *self,
                                              GArray        *ids);
gboolean      df_record_page_get_folded      (DfRecordPage  *self);

/* To the chosen row, else the list; where there is nothing yet, to what adds. */
void          df_record_page_take_focus      (DfRecordPage  *self);
/* win.search: shows the search entry and goes there; a second call closes it. */
void          df_record_page_toggle_search   (DfRecordPage  *self);
/* Searches among all for @words, and goes to what is found. */
void          df_record_page_search_for      (DfRecordPage  *self,
                                              const char    *words);
/* What is searched for: (transfer full); NULL for nothing. */
char         *df_record_page_dup_search      (DfRecordPage  *self);
/* win.filter: opens the menu of what the list can be narrowed to. */
void          df_record_page_open_filter     (DfRecordPage  *self);
/* Back: from the detail to the list, when folded. */
void          df_record_page_go_back         (DfRecordPage  *self);
/* win.new-*: a draft in the detail, focus in its first field. It becomes a record, one step, when its name is valid; Escape drops it. */
void          df_record_page_begin_draft     (DfRecordPage  *self);
void          df_record_page_drop_draft      (DfRecordPage  *self);
/* win.link: the dialog that links what is chosen; whether there can be one now. */
gboolean      df_record_page_can_link        (DfRecordPage  *self);
void          df_record_page_link            (DfRecordPage  *self);
/* win.delete: removes the chosen record or records as one step, with a toast that undoes it; the neighbour is chosen. */
void          df_record_page_remove          (DfRecordPage  *self);
/* Saves what is being typed. %FALSE when something is wrong: the focus is there, the sentence under it; ask once before closing. */
gboolean      df_record_page_settle          (DfRecordPage  *self);

G_END_DECLS
