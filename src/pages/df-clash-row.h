/* df-clash-row.h
 *
 * One clash in a list: whom it is about and why; the chosen one with what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "festival/df-clash.h"
#include "pages/df-document.h"

G_BEGIN_DECLS

#define DF_TYPE_CLASH_ROW (df_clash_row_get_type ())
G_DECLARE_FINAL_TYPE (DfClashRow, df_clash_row, DF, CLASH_ROW, GtkWidget)

GtkWidget *df_clash_row_new  (DfRepository  *repository,
                              DfDocument    *document);
/* @heading: (nullable): what stands above it. @is_open: whether what can be done is shown, and looked for. */
void       df_clash_row_show (DfClashRow    *self,
                              const DfClash *clash,
                              const char    *heading,
                              gboolean       is_open);

/* Whether somebody is typing a reason. */
gboolean   df_clash_row_is_in_use (DfClashRow *self);

G_END_DECLS
