/* df-group-private.h
 *
 * Lists whose neighbours are alike: where a group begins, what is said above it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "record/df-record.h"

G_BEGIN_DECLS

/* GTK 4.8 has no headings in lists. They follow from comparing two neighbours, so that a list of any length shows its groups without
 * being read to the end; the list's order must keep equal ones together. */

/* The text that @record is grouped by, from any text field of it, stored or derived; "" for no @field: (transfer full). */
char      *df_group_dup_text     (DfRecord   *record,
                                  const char *field);
/* Shows the text of the record at @position in @heading where a group begins there. @is_last: whether the next is of another group. */
void       df_group_show         (GListModel *model,
                                  const char *field,
                                  guint       position,
                                  GtkLabel   *heading,
                                  gboolean   *is_first,
                                  gboolean   *is_last);
GtkWidget *df_group_make_heading (void);

G_END_DECLS
