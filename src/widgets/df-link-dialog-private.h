/* df-link-dialog-private.h
 *
 * What the dialog's window, its rows and its search share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-record-list.h"
#include "widgets/df-link-dialog.h"
#include "widgets/df-mark.h"
#include "widgets/df-status-page.h"

G_BEGIN_DECLS

struct _DfLinkDialog
{
  GtkWindow         parent_instance;

  GtkWidget        *accept;
  GtkLabel         *heading;
  GtkEditable      *search;
  GtkStack         *stack;
  GtkListView      *list;
  DfStatusPage     *nothing;
  GtkLabel         *count;
  DfMark           *warning;

  DfAssociation    *association;
  GtkBuilderScope  *scope;
  DfRecordList     *candidates;
  GtkFilterListModel *filtered;
  GListStore       *picked;
  GHashTable       *picked_set;      /* of borrowed records: those in @picked */
  GPtrArray        *bound;           /* GtkListItems that show a record now */

  char             *row;
  char             *group_by;
  char            **search_fields;   /* NULL: the list's own search will do */
  char            **words;           /* folded words that are searched */
  GHashTable       *haystacks;       /* record -> folded text that is searched; until something changes */
  GClosure         *advice;
  GClosure         *add_text;
  guint             n_all;           /* candidates, whatever is searched */
  gpointer          waiting;         /* the records that another program keeps from being linked; NULL for none */
};

gboolean  df_link_dialog_is_picked     (DfLinkDialog *self,
                                        DfRecord     *record);
void      df_link_dialog_toggle        (DfLinkDialog *self,
                                        DfRecord     *record);

/* --- rows */
GtkListItemFactory *df_link_dialog_make_factory (DfLinkDialog *self);
/* Headings and corners follow from the neighbours, ticks from what is picked: all rows that are there look again. */
void      df_link_dialog_update_rows   (DfLinkDialog *self);
void      df_link_dialog_focus_first   (DfLinkDialog *self);
/* The record of the row that has the focus: (transfer none) (nullable). */
DfRecord *df_link_dialog_get_focused   (DfLinkDialog *self);

/* --- search */
void      df_link_dialog_search        (DfLinkDialog *self,
                                        const char   *text);
void      df_link_dialog_forget_search (DfLinkDialog *self);

G_END_DECLS
