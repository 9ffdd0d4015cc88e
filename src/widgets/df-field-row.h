/* df-field-row.h
 *
 * One field of a record, edited in place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "store/df-repository.h"

G_BEGIN_DECLS

#define DF_TYPE_FIELD_ROW (df_field_row_get_type ())
G_DECLARE_FINAL_TYPE (DfFieldRow, df_field_row, DF, FIELD_ROW, GtkWidget)

/**
 * DfFieldRow:
 *
 * Properties: "record", "field", "bare" (the big name in a page's head, with a pencil), "title" (the field's own unless set), "placeholder",
 * "repository" (that of the DfRecordPage around it unless set; a draft without any is only filled in), "dirty" (read-only), "problem" (read-only: the sentence under it, or %NULL),
 * "editable" (TRUE), "mixed" (the record stands for several that have different values: that is said as long as it has none, and can be cleared).
 *
 * Saved on leaving and on Enter as one step; Escape takes back what was typed; what is wrong stays, with a sentence under it.
 * Names are not unique: one that another record has already is saved, with a quiet line that says so.
 * A long text has lines, a reference is chosen from a live list.
 * DfFieldRow::saved: something was set by the user, if only to what it was.
 * A link has a button that activates "win.open-link" with the text. For a card of fields: a vertical GtkBox of class df-card.
 */
GtkWidget  *df_field_row_new        (DfRepository *repository,
                                     DfRecord     *record,
                                     const char   *field);
DfRecord   *df_field_row_get_record (DfFieldRow   *self);
void        df_field_row_set_record (DfFieldRow   *self,
                                     DfRecord     *record);
gboolean    df_field_row_get_dirty  (DfFieldRow   *self);
const char *df_field_row_get_problem (DfFieldRow  *self);
/* Saves what was typed; %FALSE when it is wrong and stays. */
gboolean    df_field_row_commit     (DfFieldRow   *self);
/* Back to what the record says. */
void        df_field_row_revert     (DfFieldRow   *self);
void        df_field_row_focus      (DfFieldRow   *self);

/* Commits every field row under @widget; %FALSE when one is wrong: it has the focus then. */
gboolean    df_field_rows_settle    (GtkWidget    *widget);
/* Reverts every field row under @widget. */
void        df_field_rows_revert    (GtkWidget    *widget);

G_END_DECLS
