/* df-plan-read.h
 *
 * A plan of what a festival file holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "festival/df-plan.h"
#include "store/df-repository.h"

G_BEGIN_DECLS

/* Everything, by one cursor a table; good in any thread that @repository belongs to. */
gboolean df_plan_read           (DfPlan        *self,
                                 DfRepository  *repository,
                                 GError       **error);
/* The same, and which clashes there are, sorted; those that were accepted, and whose facts are still the same, say so: (element-type DfClash). */
GArray  *df_plan_read_clashes   (DfPlan        *self,
                                 DfRepository  *repository,
                                 GError       **error);

/* One row anew, which may be gone. */
gboolean df_plan_read_festival  (DfPlan        *self,
                                 DfRepository  *repository,
                                 GError       **error);
gboolean df_plan_read_stage     (DfPlan        *self,
                                 DfRepository  *repository,
                                 gint64         id,
                                 GError       **error);
gboolean df_plan_read_performer (DfPlan        *self,
                                 DfRepository  *repository,
                                 gint64         id,
                                 GError       **error);
gboolean df_plan_read_event     (DfPlan        *self,
                                 DfRepository  *repository,
                                 gint64         id,
                                 GError       **error);

/* Which of @clashes, sorted, are accepted: those that say so in the file, for the facts that they have now. */
gboolean df_plan_read_accepted  (DfPlan        *self,
                                 DfRepository  *repository,
                                 GArray        *clashes,
                                 GError       **error);
/* What an acceptance of @clash holds for: the times of its events, and what is asked for: (transfer full). */
char    *df_plan_dup_facts      (DfPlan        *self,
                                 const DfClash *clash);

G_END_DECLS
