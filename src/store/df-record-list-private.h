/* df-record-list-private.h
 *
 * The aspects of a live list: the model, and what changes in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-list-rows-private.h"
#include "store/df-record-list.h"

G_BEGIN_DECLS

#define PAGE_SIZE 64    /* rows that are read together */
#define N_PAGES   8     /* pages kept alive: a list view asks for some 200 rows at once */

struct _DfRecordList
{
  GObject        parent_instance;

  DfRepository  *repository;
  const DfTable *table;         /* static */
  gboolean       descending;
  char          *search;
  char          *filter;        /* (nullable) */
  gboolean       is_filtering;  /* as it was told */
  char          *preload;
  GHashTable    *restricted;    /* ids that alone are shown, or are not (nullable) */
  gboolean       only;

  DfListRows    *rows;
  DfListSieve   *sieve;         /* who of them passes @filter */
  GArray        *shown;         /* (element-type gint64), sorted; the rows' own array where all are shown */
  gboolean       told_waiting;  /* whether a search waits, as it was told last */
  guint          n_shows;       /* how often what is shown was set */
  guint          held;          /* so many alone are shown, until the first frame is; 0 for all */
  guint          n_placing;     /* the same when rows began to be placed */

  GPtrArray     *pages[N_PAGES];   /* (element-type DfRecord): what the last pages that were read keep alive */
  guint          next_page;
};

/* --- df-record-list-changes.c */
guint df_record_list_count_shown (DfRecordList *self);
/* The rows stand otherwise, or can be searched. */
void  df_record_list_sorted      (DfRecordList *self);
void  df_record_list_tell_waiting (DfRecordList *self);
/* Shows what the rows have now, in one splice of what differs. */
void  df_record_list_update      (DfRecordList *self);
/* Those of @ids may pass or not. */
void  df_record_list_touch       (DfRecordList *self,
                                  GArray       *ids);
void  df_record_list_tell_filtering (DfRecordList *self);
void  df_record_list_changed_cb  (DfRecordList *self,
                                  GArray       *changes);

G_END_DECLS
