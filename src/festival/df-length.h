/* df-length.h
 *
 * How long something takes, as people type and read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-kind.h"

G_BEGIN_DECLS

/* In minutes, at most a day: typed as "25", "25 min", "1 h", "1 h 30" or "1:30", shown as "25 min", a number in interchange files. */
extern const DfKind df_kind_length;

G_END_DECLS
