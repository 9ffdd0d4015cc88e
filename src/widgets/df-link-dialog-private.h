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

  DfRepository     *repository;
  const DfRelation *relation;        /* static */
  DfAssociation    *association;     /* of one owner; NULL for several */
  GArray           *owners;          /* (element-type gint64) of several; NULL for one */
  gboolean          removing;        /* from several */
  GtkBuilderScope  *scope;
  DfRecordList     *candidates;
  GtkFilterListModel *filtered;
  GListStore       *picked;
  DfRecord         *toggled;         /* borrowed: the last that was picked or let go: where a range begins */
  GHashTable       *picked_set;      /* of borrowed records: those in @picked */
  GPtrArray        *bound;           /* GtkListItems that show a record now */

  char             *row;
  char             *group_by;
  char            **search_fields;   /* NULL: the list's own search will do */
  char            **words;           /* folded words that are searched */
  GHashTable       *haystacks;       /* record -> folded text that is searched; until something changes */
  GClosure         *advice;
  GClosure         *add_text;
  char             *pattern;
  gpointer          waiting;         /* the records that another program keeps from being linked; NULL for none */
};

gboolean  df_link_dialog_is_picked     (DfLinkDialog *self,
                                        DfRecord     *record);
void      df_link_dialog_toggle        (DfLinkDialog *self,
                                        DfRecord     *record);
/* From the last one that was toggled to @record: all are picked. */
void      df_link_dialog_pick_range    (DfLinkDialog *self,
                                        DfRecord     *record);
/* All that are shown; if they are picked already, none of them. */
void      df_link_dialog_pick_all      (DfLinkDialog *self);
void      df_link_dialog_let_go        (DfLinkDialog *self,
                                        DfRecord     *record);
/* Says anew how many are picked, and what of it. */
void      df_link_dialog_update        (DfLinkDialog *self);

/* --- linking */
/* The one that is linked to, %NULL for several. */
DfRecord *df_link_dialog_get_owner     (DfLinkDialog *self);
/* Those that can be picked: (transfer full). */
DfRecordList *df_link_dialog_list_candidates (DfLinkDialog *self);
void      df_link_dialog_accept_cb     (DfLinkDialog *self);
/* Another window may have linked or deleted what is picked here. */
void      df_link_dialog_changed_cb    (DfLinkDialog *self);

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

/* df-link-dialog-words.c: each (transfer full) */
/* What the button says: "Add 3 Events". */
char      *df_link_dialog_describe_add    (DfLinkDialog *self,
                                           guint         n_picked);
char      *df_link_dialog_describe_picked (DfLinkDialog *self,
                                           guint         n_picked);
/* A warning about what is picked, %NULL for none: the page's, or (for several owners) the page's about each of them. */
char      *df_link_dialog_find_advice     (DfLinkDialog *self);

G_END_DECLS
