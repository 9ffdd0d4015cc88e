/* df-history.h
 *
 * The steps that were made in a file, as people see them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

G_BEGIN_DECLS

typedef struct
{
  gint64   id;
  char    *guid;
  char    *name;
  gint64   made_at;   /* seconds since 1970, UTC */
  gboolean done;      /* or undone */
} DfHistoryStep;

/**
 * DfHistoryChange: what a step did to one row
 * @was, @is: whether the row was there before the step, and after it
 * @mask: bit n for column n, where it differs; of a row that came or went, all
 * @before, @after: per column of @table; nothing where the row was not there
 */
typedef struct
{
  const DfTable *table;
  gint64         id;
  gboolean       was;
  gboolean       is;
  guint64        mask;
  DfValue       *before;
  DfValue       *after;
} DfHistoryChange;

void       df_history_step_free        (DfHistoryStep  *step);
void       df_history_change_free      (DfHistoryChange *change);
/* Oldest first: (transfer full) (element-type DfHistoryStep). %NULL on an error. */
GPtrArray *df_repository_dup_history   (DfRepository   *self,
                                        GError        **error);
/* What the step @id did, row by row, in the order in which it did it, cascades included: (transfer full) (element-type DfHistoryChange). At most @most;
 * @n_rows: how many there are. What came after the step, done or undone, does not show. %NULL on an error. */
GPtrArray *df_repository_dup_story     (DfRepository   *self,
                                        gint64          id,
                                        guint           most,
                                        guint64        *n_rows,
                                        GError        **error);
gboolean   df_repository_clear_history (DfRepository   *self,
                                        GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfHistoryStep, df_history_step_free)

G_END_DECLS
