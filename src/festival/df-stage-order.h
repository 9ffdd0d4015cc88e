/* df-stage-order.h
 *
 * The order in which a festival names its stages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

G_BEGIN_DECLS

/**
 * df_stage_move:
 * @stage: its id
 * @by: how many places towards the end; towards the beginning where negative
 * @n_done: (out) (optional): how many stages got another place; 0 where it stands at that end already
 *
 * One step. Each stage has the place at which it stands then, those that had none as well; places are kept in the field "position". Colours stay.
 */
gboolean df_stage_move (DfRepository  *repository,
                        gint64         stage,
                        int            by,
                        guint         *n_done,
                        GError       **error);

G_END_DECLS
