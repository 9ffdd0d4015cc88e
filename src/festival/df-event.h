/* df-event.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-record.h"

G_BEGIN_DECLS

#define DF_TYPE_EVENT (df_event_get_type ())
DF_DECLARE_RECORD (DfEvent, df_event, EVENT)

G_END_DECLS
