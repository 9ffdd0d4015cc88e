/* df-performer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-record.h"

G_BEGIN_DECLS

#define DF_TYPE_PERFORMER (df_performer_get_type ())
DF_DECLARE_RECORD (DfPerformer, df_performer, PERFORMER)

G_END_DECLS
