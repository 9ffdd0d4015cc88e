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

void       df_history_step_free        (DfHistoryStep  *step);
/* Oldest first: (transfer full) (element-type DfHistoryStep). %NULL on an error. */
GPtrArray *df_repository_dup_history   (DfRepository   *self,
                                        GError        **error);
gboolean   df_repository_clear_history (DfRepository   *self,
                                        GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfHistoryStep, df_history_step_free)

G_END_DECLS
