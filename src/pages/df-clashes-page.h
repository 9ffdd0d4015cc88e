/* df-clashes-page.h
 *
 * What clashes, the worst first, and what can be done about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "record/df-record.h"

G_BEGIN_DECLS

/* Properties, for .ui files: "repository", "document", "folded" (read-only: narrower than 700 pixels). The clash that is chosen opens: free places for its events, and accepting it. */
#define DF_TYPE_CLASHES_PAGE (df_clashes_page_get_type ())
G_DECLARE_FINAL_TYPE (DfClashesPage, df_clashes_page, DF, CLASHES_PAGE, GtkWidget)

void df_clashes_page_take_focus (DfClashesPage *self);
/* Opens the first clash that @record, a performer, a stage or an event, is in; nothing where it is in none. */
void df_clashes_page_choose     (DfClashesPage *self,
                                 DfRecord      *record);

G_END_DECLS
