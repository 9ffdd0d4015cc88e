/* df-clashing.h
 *
 * Who is in a clash that nobody accepted, as a set that lists can be narrowed to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-table.h"

G_BEGIN_DECLS

/* A DfProvide of events, performers and stages. @keeper: a DfRepository. */
DfIdSet *df_clashing_provide (GObject       *keeper,
                              const DfTable *table);

G_END_DECLS
