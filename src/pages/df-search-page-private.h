/* df-search-page-private.h
 *
 * What the aspects of the search page share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pages/df-search-page.h"
#include "store/df-record-list.h"

G_BEGIN_DECLS

/* One kind of record. */
typedef struct
{
  const DfTable *table;   /* static */
  char          *row;
  DfRecordList  *list;    /* all that are found */
  GListStore    *best;    /* those that are shown */
  GtkWidget     *jump;    /* leads to them */
} DfFound;

struct _DfSearchPage
{
  GtkWidget           parent_instance;

  DfRepository       *repository;
  GtkBuilderScope    *scope;
  GPtrArray          *kinds;       /* (element-type DfFound) */
  GListStore         *lists;       /* of their best */
  GtkSingleSelection *selection;   /* of all those */
  GPtrArray          *bound;       /* GtkListItems that show a record now; borrowed */
  guint               updating;    /* the source that looks anew; 0 for none */
  gboolean            top_then;    /* the first is to be seen once it is found */
  gboolean            open_then;   /* the first is opened once it is found */

  GtkWidget          *split;       /* of one pane: it knows when the page is narrow */
  GtkWidget          *jumps;       /* a button for each kind that is found */
  GtkEditable        *entry;
  GtkWidget          *waiting;
  GtkStack           *stack;
  GtkWidget          *nothing;
  GtkListView        *view;
};

/* df-search-page-rows.c */
void df_search_page_make_rows   (DfSearchPage *self);
/* Headings and edges follow from the neighbours: all rows that are there look again, and the buttons that lead to a kind. */
void df_search_page_update_rows (DfSearchPage *self);
/* A button that leads to what is found of @kind. */
void df_search_page_add_jump    (DfSearchPage *self,
                                 DfFound      *kind);

G_END_DECLS
