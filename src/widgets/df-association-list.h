/* df-association-list.h
 *
 * A card of the records that are linked to one, where they can be linked and unlinked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "store/df-association.h"

G_BEGIN_DECLS

#define DF_TYPE_ASSOCIATION_LIST (df_association_list_get_type ())
G_DECLARE_FINAL_TYPE (DfAssociationList, df_association_list, DF, ASSOCIATION_LIST, GtkWidget)

/**
 * DfAssociationList:
 *
 * Properties:
 * "record", "relation", "row" (the rows' layout: a resource path), "title" (the heading), "add-label" ("Add to Events…"),
 * "remove-label" ("Remove from Event"), "removed-text" ("Removed from “%s”": %s is the other's title), "removed-from-text" (instead of that: "Taken off “%s”": %s is the record's own title),
 * "remove-several-label" ("Remove from Events…"), "remove-dialog-title" ("Remove %s from Events"), "remove-text" ("Remove from %s": %s is a count such as
 * "3 Events"): the same for several records at once,
 * "rows-group-by" (a text field of the others that stands as a heading above the rows that share it),
 * and for the dialog that adds: "candidate-row" (by default "row"), "dialog-title" ("Add %s to Events": %s is the record's title), "group-by" (a text field of the
 * others, derived or not; the table's order must keep equal ones together), "search-fields" (what is searched, derived texts included, apart by
 * blanks; by default the DF_SEARCH fields), "search-placeholder", and names of functions in the scope of the .ui:
 * "advice"        char *f (DfRecord *owner, GListModel *picked)   a warning in the footer such as "1 of them clashes"; NULL for none
 * "add-text"      char *f (guint n_picked)                        "Add 3 Events"; by default from the table's counted title
 * A C scope needs them added by gtk_builder_cscope_add_callback(). They return (transfer full) text and have no further argument.
 *
 * <child type="summary"> stands at the heading's end, such as a DfMark.
 */
DfRecord *df_association_list_get_record  (DfAssociationList *self);
void      df_association_list_set_record  (DfAssociationList *self,
                                           DfRecord          *record);
/* win.link: opens the dialog; nothing without a saved record. */
void      df_association_list_open_dialog (DfAssociationList *self);

/* The linked records whose rows are chosen: (transfer full) (element-type DfRecord). */
GPtrArray *df_association_list_dup_chosen (DfAssociationList *self);

G_END_DECLS
