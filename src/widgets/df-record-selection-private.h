/* df-record-selection-private.h
 *
 * The chosen records of a live list; they stay chosen wherever the list moves them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "store/df-record-list.h"

G_BEGIN_DECLS

#define DF_TYPE_RECORD_SELECTION (df_record_selection_get_type ())
G_DECLARE_FINAL_TYPE (DfRecordSelection, df_record_selection, DF, RECORD_SELECTION, GObject)

/**
 * df_record_selection_new:
 *
 * One record leads: it is what a page shows, and the only one that is held as an object; others may be chosen beside it, by their ids, so that choosing
 * all of a long list reads none of it. GTK's own selections look for an item among all that a splice brings; this one asks the list for ids.
 * A leading record that a search hides stays it; when it is deleted, another of the chosen ones leads, else its neighbour.
 * Property "record", the leading one, notifies whenever it is another.
 */
DfRecordSelection *df_record_selection_new          (DfRecordList      *list);
DfRecord          *df_record_selection_get_record   (DfRecordSelection *self);
/* Chooses it alone. */
void               df_record_selection_set_record   (DfRecordSelection *self,
                                                     DfRecord          *record);
/* Chooses these (element-type gint64) and no others; the first that the list shows leads. */
void               df_record_selection_set_ids      (DfRecordSelection *self,
                                                     GArray            *ids);
/* Of the leading record; GTK_INVALID_LIST_POSITION when nothing is chosen or a search hides it. */
guint              df_record_selection_get_position (DfRecordSelection *self);
/* How many of the chosen ones the list shows, and one that is chosen alone wherever it is. */
guint              df_record_selection_count        (DfRecordSelection *self);
/* The ids of the chosen records that the list shows, in its order, and of one that is chosen alone wherever it is: (transfer full). */
GArray            *df_record_selection_dup_ids      (DfRecordSelection *self);

G_END_DECLS
