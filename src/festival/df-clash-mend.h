/* df-clash-mend.h
 *
 * What people do about a clash: move one of its events, or accept it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "festival/df-plan.h"
#include "store/df-repository.h"

G_BEGIN_DECLS

/* "Move to 19:30 on The Dome", "Move to 19:30" where the stage stays: (transfer full). */
char    *df_clash_format_slot (DfRepository      *repository,
                               gint64             event,
                               const DfPlanSlot  *slot);
/* The event @event there, with the length that it has; one step. DF_ERROR_NOT_FOUND where it is gone. */
gboolean df_clash_move        (DfRepository      *repository,
                               gint64             event,
                               const DfPlanSlot  *slot,
                               GError           **error);
/* With @reason, for the facts that @plan has now; one step. What was said of the same clash before is written over. */
gboolean df_clash_accept      (DfRepository      *repository,
                               DfPlan            *plan,
                               const DfClash     *clash,
                               const char        *reason,
                               GError           **error);
/* What was accepted counts again; one step, none where it did already. */
gboolean df_clash_count_again (DfRepository      *repository,
                               const DfClash     *clash,
                               GError           **error);
/* The reason that was given for this clash last, also if its facts have changed since: (transfer full) (nullable). */
char    *df_clash_dup_reason  (DfRepository      *repository,
                               const DfClash     *clash);

G_END_DECLS
