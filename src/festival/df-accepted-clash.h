/* df-accepted-clash.h
 *
 * A clash that somebody accepted, with the reason and the facts that it holds for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-record.h"

G_BEGIN_DECLS

#define DF_TYPE_ACCEPTED_CLASH (df_accepted_clash_get_type ())
DF_DECLARE_RECORD (DfAcceptedClash, df_accepted_clash, ACCEPTED_CLASH)

G_END_DECLS
