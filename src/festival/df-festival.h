/* df-festival.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-record.h"

G_BEGIN_DECLS

#define DF_TYPE_FESTIVAL (df_festival_get_type ())
DF_DECLARE_RECORD (DfFestival, df_festival, FESTIVAL)

G_END_DECLS
