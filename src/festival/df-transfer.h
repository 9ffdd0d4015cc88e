/* df-transfer.h
 *
 * How long the way from one stage to another takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

G_BEGIN_DECLS

/* Minutes that are said of this pair, whichever of the two they were written on; DF_NOTHING where the festival's own number counts. */
gint64   df_transfer_read (DfRepository  *repository,
                           DfRecord      *stage,
                           DfRecord      *other);
/* Says so, both ways; DF_NOTHING takes back what was said. One step, none where nothing changes. */
gboolean df_transfer_set  (DfRepository  *repository,
                           DfRecord      *stage,
                           DfRecord      *other,
                           gint64         minutes,
                           GError       **error);

G_END_DECLS
