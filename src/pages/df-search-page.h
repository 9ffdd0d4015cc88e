/* df-search-page.h
 *
 * What is found anywhere in the festival: the best of each kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "store/df-repository.h"

G_BEGIN_DECLS

#define DF_TYPE_SEARCH_PAGE (df_search_page_get_type ())
G_DECLARE_FINAL_TYPE (DfSearchPage, df_search_page, DF, SEARCH_PAGE, GtkWidget)

/* Signals: "chosen" (a DfRecord); "all-wanted" (a table's name): to see all that are found of one kind, and not the best alone; "left". */
GtkWidget  *df_search_page_new       (DfRepository *repository);
/* One more kind to search in. @row: the resource of its face, as for df_record_slot_new(). */
void        df_search_page_add       (DfSearchPage *self,
                                      const char   *table,
                                      const char   *row);
void        df_search_page_set_words (DfSearchPage *self,
                                      const char   *words);
/* (transfer none) */
const char *df_search_page_get_words (DfSearchPage *self);

G_END_DECLS
