/* df-record-selection-private.h
 *
 * One chosen record of a live list; it stays chosen wherever the list moves it.
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
 * GtkSingleSelection looks for its item among all that a splice brings, which reads every row of a long list; this one asks the list where the
 * record is. A record that a search hides stays chosen; when the chosen one is deleted its neighbour is chosen.
 * Property "record" notifies whenever the choice changes.
 */
DfRecordSelection *df_record_selection_new          (DfRecordList      *list);
DfRecord          *df_record_selection_get_record   (DfRecordSelection *self);
void               df_record_selection_set_record   (DfRecordSelection *self,
                                                     DfRecord          *record);
/* GTK_INVALID_LIST_POSITION when nothing is chosen or a search hides it. */
guint              df_record_selection_get_position (DfRecordSelection *self);

G_END_DECLS
