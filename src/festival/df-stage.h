/* df-stage.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-record.h"

G_BEGIN_DECLS

#define DF_TYPE_STAGE (df_stage_get_type ())
DF_DECLARE_RECORD (DfStage, df_stage, STAGE)

G_END_DECLS
