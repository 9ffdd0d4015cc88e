/* df-event-shift.h
 *
 * Events moved in time: earlier or later, over midnight and over the festival day's edge.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

G_BEGIN_DECLS

/**
 * df_events_shift:
 * @ids: (element-type gint64): rows of events
 * @minutes: how much later; earlier where negative
 * @n_done: (out) (optional): how many were moved
 *
 * One step. Each keeps its length. What comes before the start of its festival day, or behind its end, is the day before's or the next one's: Friday's
 * 06:30 an hour earlier is Thursday's 29:30. An event whose start is not known stays as it is; one without a day is refused where it would need another.
 */
gboolean df_events_shift          (DfRepository  *repository,
                                   GArray        *ids,
                                   int            minutes,
                                   guint         *n_done,
                                   GError       **error);

G_END_DECLS
