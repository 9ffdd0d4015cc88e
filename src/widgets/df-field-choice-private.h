/* df-field-choice-private.h
 *
 * The editor of a reference: a button that shows a live list of what there is to choose from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/df-field-row.h"

G_BEGIN_DECLS

/* No GtkDropDown: its choice moves when the list under it does, and whoever listens to that writes what nobody chose. Here only a row
 * that somebody activates is written. */
GtkWidget *df_field_choice_make         (DfFieldRow *row);
char      *df_field_choice_dup_text     (GtkWidget  *editor);
void       df_field_choice_set_text     (GtkWidget  *editor,
                                         const char *text);
void       df_field_choice_set_editable (GtkWidget  *editor,
                                         gboolean    editable);
void       df_field_choice_set_placeholder (GtkWidget *editor,
                                         const char *text);

G_END_DECLS
