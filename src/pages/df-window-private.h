/* df-window-private.h
 *
 * What the window's aspects share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-report.h"
#include "pages/df-window.h"
#include "widgets/df-edit.h"

G_BEGIN_DECLS

/**
 * DfPage:
 * @name: what win.show-page calls it
 * @title, @one: of many and of one of its records, marked with N_()
 * @add: what the add button says, marked with N_(); NULL, as what follows of it, where a page is not about one table
 * @add_action: the name of the action that begins a new record
 * @icon: for the switcher
 * @row: the resource of the face that its records have in lists (nullable): a search for all kinds shows it as the page does
 * @layout: a resource whose object "page" is the page
 * @detail: a resource whose object "detail" is the page's child, made when there is a record to show
 *
 * A page of the window. The window needs to know no more of it.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *one;
  const char *add;
  const char *add_action;
  const char *icon;
  const char *row;
  const char *layout;
  const char *detail;
} DfPage;

struct _DfWindow
{
  GtkApplicationWindow parent_instance;

  DfDocument   *document;
  GSignalGroup *document_signals;
  GSignalGroup *repository_signals;
  GSignalGroup *clashes_signals;

  GtkWidget    *back;
  GtkWidget    *add;
  GtkWidget    *search;
  GtkWidget    *title;
  GtkWidget    *switcher;
  GtkMenuButton *menu_button;
  GMenu        *main_menu;
  GMenu        *file_menu;
  GMenu        *history_menu;
  GtkRevealer  *banner;
  GtkWidget    *banner_stop;
  GtkWidget    *banner_copy;
  GtkLabel     *banner_text;
  DfToaster    *toaster;
  GtkStack     *views;             /* "pages", "welcome" once it was needed, "search" as long as somebody searches everywhere */
  GtkStack     *pages;
  GtkWidget    *bottom_switcher;

  DfReport     *imported;          /* of the last import of this window (nullable) */
  char         *imported_name;

  const DfPage *page;              /* the one that is shown, or would be */
  guint         counting;          /* the source that begins to count clashes; 0 for none */
  gboolean      begun;             /* somebody begins to fill an empty festival by hand */
  gboolean      closing;           /* it was closed while something waited for another program, and goes afterwards */
  gboolean      asked_to_stay;     /* the window was kept open once because of a wrong field */
};

extern const DfPage df_window_pages[];
extern const guint  df_window_n_pages;

/* df-window-pages.c */
void df_window_build_switchers (DfWindow     *self);
void df_window_show_page       (DfWindow     *self,
                                const DfPage *page);
/* The same, even if there is nothing in the festival yet. */
void df_window_begin_page      (DfWindow     *self,
                                const DfPage *page);
/* What one record of @table is called, in the user's language; a link's is "Link": (transfer none). */
const char *df_window_get_kind (const DfTable *table);
gboolean df_window_has_page    (const DfTable *table);
/* Chooses @record on its page and goes there; FALSE where its table has none. */
gboolean df_window_show_record (DfWindow     *self,
                                DfRecord     *record);
/* The page of clashes, at the first one of the record that is shown. */
void df_window_show_clashes    (DfWindow     *self);
/* How many clashes there are, on their page's switch. */
void df_window_update_badges   (DfWindow     *self);
/* Which view, which buttons, which titles. */
void df_window_update_view     (DfWindow     *self);

/* Where the rows of the page that is shown are. */
void df_window_take_focus      (DfWindow     *self);

/* df-window-search.c */
gboolean df_window_is_searching (DfWindow    *self);
/* From the words that the page's own search has, if any. */
void df_window_search_everywhere (DfWindow   *self);
/* It is no longer there; whoever calls it shows something else. */
void df_window_drop_search     (DfWindow     *self);
/* What was shown before comes back; the second puts the focus there. */
void df_window_end_search      (DfWindow     *self);
void df_window_leave_search    (DfWindow     *self);

/* df-window-actions.c */
void df_window_install_actions (DfWindow     *self);
void df_window_update_actions  (DfWindow     *self);

/* df-window-history.c */
/* The next undo (@back) or redo. */
void df_window_turn            (DfWindow     *self,
                                gboolean      back);
/* To where the step @step, named @name, was the newest that is done; @back: whether that takes undos. */
void df_window_go              (DfWindow     *self,
                                gint64        step,
                                const char   *name,
                                gboolean      back);
void df_window_show_history    (DfWindow     *self);

/* df-window-several.c */
/* What takes long is done in a thread of the document. */
void df_window_init_worker     (DfWorkerInterface *iface);
/* The chosen rows: of the card that has the focus, else of the page. */
void df_window_copy            (DfWindow     *self);
/* Whether the page shows a stage in the order of stages, where it could move. */
gboolean df_window_can_move_stage (DfWindow  *self);
/* The stage that is shown: @by places down in the list, up where negative. */
void df_window_move_stage      (DfWindow     *self,
                                int           by);

/* df-window-files.c */
void df_window_load_sample     (DfWindow     *self);
void df_window_ask_import      (DfWindow     *self);
/* What the last import of this window did. */
void df_window_show_import     (DfWindow     *self);
void df_window_ask_export      (DfWindow     *self);
void df_window_ask_copy        (DfWindow     *self);
/* Festivals that are dropped on it are opened, other files imported. */
void df_window_accept_drops    (DfWindow     *self);

G_END_DECLS
