/* df-several-pane-private.h
 *
 * What can be done with several records at once, in place of the detail of one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "store/df-repository.h"

G_BEGIN_DECLS

#define DF_TYPE_SEVERAL_PANE (df_several_pane_get_type ())
G_DECLARE_FINAL_TYPE (DfSeveralPane, df_several_pane, DF, SEVERAL_PANE, GtkWidget)

/* Shows @ids, of rows of @table: how many, which, what they have in common and what of it can be set for all. */
void       df_several_pane_show       (DfSeveralPane *self,
                                       DfRepository  *repository,
                                       const DfTable *table,
                                       GArray        *ids);
/* Nothing any more. */
void       df_several_pane_forget     (DfSeveralPane *self);
/* What else a page can set for all of them, below its fields: takes @row. */
void       df_several_pane_add_row    (DfSeveralPane *self,
                                       GtkWidget     *row);
/* Links that the detail of one record shows can be made and removed for all: @detail holds the DfAssociationLists. */
void       df_several_pane_offer_links (DfSeveralPane *self,
                                       GtkWidget     *detail);
void       df_several_pane_set_editable (DfSeveralPane *self,
                                       gboolean       editable);
void       df_several_pane_set_folded (DfSeveralPane *self,
                                       gboolean       folded);

G_END_DECLS
