/* df-record-page-private.h
 *
 * What the page, its list and its detail share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/df-association-list.h"
#include "widgets/df-late-rows.h"
#include "widgets/df-record-columns-private.h"
#include "widgets/df-record-page.h"
#include "widgets/df-record-selection-private.h"
#include "widgets/df-several-pane-private.h"
#include "widgets/df-split-view.h"
#include "widgets/df-status-page.h"
#include "widgets/df-wrap-private.h"

G_BEGIN_DECLS

struct _DfRecordPage
{
  GtkWidget          parent_instance;

  DfSplitView       *split;
  GtkWidget         *side;
  GtkLabel          *heading;
  GtkMenuButton     *sort;
  GtkMenuButton     *filter;
  DfWrap            *chips;
  GtkWidget         *show_all;        /* of what is said when nobody passes */
  GtkWidget         *search_on;       /* and of what is said when nothing is found */
  GtkSearchBar      *bar;
  GtkEditable       *search;
  GtkStack          *side_stack;
  GtkListView       *view;
  DfRecordColumns   *columns;         /* borrowed from @side_stack; NULL until they were wanted */
  GtkWidget         *to_columns;
  GtkMenuButton     *choose_columns;
  DfStatusPage      *nothing;
  GtkStack          *main_stack;
  DfStatusPage      *none;
  DfStatusPage      *empty;
  GtkScrolledWindow *scroller;
  GtkBox            *detail;
  GtkWidget         *to_several;
  DfSeveralPane     *several;
  GtkWidget         *menu;            /* of the chosen rows; NULL until it was wanted */
  GtkWidget         *child;           /* borrowed from @detail */

  DfRepository      *repository;
  const DfTable     *table;           /* static */
  DfRecordList      *list;
  DfRecordSelection *selection;
  DfRecord          *record;          /* chosen, or the draft */
  gpointer           removing;      /* the record that is being removed, borrowed; NULL for none */
  DfRecord          *before_draft;
  GSignalGroup      *record_signals;
  GSimpleActionGroup *actions;        /* "page.order", "page.descending" */
  GPtrArray         *filter_words;    /* (nullable): of the "filter" actions of the menu that was opened last, by their number */
  char             **orders;          /* the names of those that there are; NULL until the table is known */
  GtkBuilderScope   *scope;
  char              *table_name;
  char              *row;
  char              *preload;
  char              *removed_text;
  char              *removed_words;   /* the name of a function */
  char              *group_by;
  char              *column_words;    /* (nullable): which columns there are to be */
  gboolean           as_columns;      /* wanted where there is room */
  GPtrArray         *bound;           /* GtkListItems that show a record now, where rows come in groups */
  DfLateRows        *late;
  guint              scroll_idle;
  guint              several_idle;
  gboolean           is_sorted_otherwise;  /* than the table says: groups would fall apart */
  gboolean           focus_then;      /* when it has scrolled */
  gboolean           first_then;      /* the first that is found is chosen once it is */
  gboolean           top_then;        /* when it scrolls and no record is chosen */
  gboolean           editable;
  gboolean           is_several;      /* more than one is chosen */
  gboolean           is_ready;        /* the .ui was read to its end: rows can be made */
};

/* --- properties */
void     df_record_page_install_properties (GObjectClass *object_class);
void     df_record_page_get_property  (GObject      *object,
                                       guint         id,
                                       GValue       *value,
                                       GParamSpec   *pspec);
void     df_record_page_set_property  (GObject      *object,
                                       guint         id,
                                       const GValue *value,
                                       GParamSpec   *pspec);
void     df_record_page_set_child     (DfRecordPage *self,
                                       GtkWidget    *child);

/* --- columns */
void     df_record_page_add_columns   (DfRecordPage *self);
/* Whether the rows are shown as a table now. */
gboolean df_record_page_shows_columns (DfRecordPage *self);
void     df_record_page_set_as_columns (DfRecordPage *self,
                                       gboolean      as_columns);
void     df_record_page_set_columns   (DfRecordPage *self,
                                       const char   *words);
char    *df_record_page_dup_columns   (DfRecordPage *self);
/* Shows the rows in the view that is wanted, and in no other. */
void     df_record_page_update_view   (DfRecordPage *self);
/* Says by an arrow what the list is sorted by. */
void     df_record_page_update_arrow  (DfRecordPage *self);
/* The list whose rows are shown: (transfer none). */
GtkWidget *df_record_page_get_rows    (DfRecordPage *self);
/* The record of a row of it: (transfer none) (nullable). */
DfRecord *df_record_page_get_row_record (GtkWidget  *row);

/* --- filters */
void     df_record_page_add_filter    (DfRecordPage *self);
void     df_record_page_set_filter    (DfRecordPage *self,
                                       const char   *words);
void     df_record_page_filter_changed_cb (DfRecordPage *self);
/* What it speaks of may be called otherwise, or be gone. */
void     df_record_page_filter_outdated_cb (DfRecordPage *self);
/* What is filtered by, or (@none) that nobody passes: (transfer full) (nullable). */
char    *df_record_page_describe_filter (DfRecordPage *self,
                                       gboolean      none);

/* --- the list */
/* Once repository, table and scope are known. */
void     df_record_page_fill          (DfRecordPage *self);
void     df_record_page_empty         (DfRecordPage *self);
void     df_record_page_update_list   (DfRecordPage *self);
/* Scrolls to the chosen record, once the list has settled. */
void     df_record_page_scroll        (DfRecordPage *self);
/* The same, and gives its row the focus. */
void     df_record_page_focus_row     (DfRecordPage *self);
/* Headings follow from the neighbours: all rows that are there look again. */
void     df_record_page_update_groups (DfRecordPage *self);
GtkListItemFactory *df_record_page_make_factory (DfRecordPage *self);
void     df_record_page_add_order_actions (DfRecordPage *self);
char    *df_record_page_dup_order     (DfRecordPage *self);
gboolean df_record_page_get_descending (DfRecordPage *self);
/* What there is not is passed over. */
void     df_record_page_set_order     (DfRecordPage *self,
                                       const char   *order);
void     df_record_page_fill_orders   (DfRecordPage *self);
void     df_record_page_row_fill      (gpointer      page,
                                       GtkListItem  *item);
void     df_record_page_searching_cb  (DfRecordPage *self);
void     df_record_page_search_changed_cb (DfRecordPage *self);
void     df_record_page_search_activate_cb (DfRecordPage *self);
void     df_record_page_waiting_cb (DfRecordPage *self);
void     df_record_page_activate_cb   (DfRecordPage *self,
                                       guint         position);

/* --- the record */
void     df_record_page_showing_cb    (DfRecordPage *self);
void     df_record_page_folded_cb     (DfRecordPage *self);
/* Shows @record in the detail, without touching the list. */
void     df_record_page_show          (DfRecordPage *self,
                                       DfRecord     *record);
void     df_record_page_update_main   (DfRecordPage *self);
void     df_record_page_record_saved_cb (DfRecordPage *self);
gboolean df_record_page_key_pressed_cb (DfRecordPage *self,
                                       guint         key);

/* --- several records */
/* Others are chosen than before, or they say other things: looks once all has settled. */
void     df_record_page_queue_several (DfRecordPage *self);
/* Looks at once. */
void     df_record_page_update_several (DfRecordPage *self);
/* Removes those that are chosen as one step. */
void     df_record_page_remove_several (DfRecordPage *self);
/* The first of the detail that can link what is chosen; NULL for none: (transfer none). */
DfAssociationList *df_record_page_find_links (DfRecordPage *self);
void     df_record_page_to_several_cb (DfRecordPage *self);
gboolean df_record_page_list_key_pressed_cb (DfRecordPage *self,
                                       guint         key);

/* --- the menu of rows */
void     df_record_page_add_menu      (DfRecordPage *self,
                                       GtkWidget    *view);

G_END_DECLS
