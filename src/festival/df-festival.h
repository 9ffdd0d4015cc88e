/* df-festival.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-record.h"

G_BEGIN_DECLS

#define DF_TYPE_FESTIVAL (df_festival_get_type ())
DF_DECLARE_RECORD (DfFestival, df_festival, FESTIVAL)

/* Where a festival day starts unless somebody says otherwise: 06:00. */
#define DF_DAY_STARTS_AT 360

/* Whether @name is the IANA name of a time zone that this machine has. */
gboolean df_festival_knows_zone     (const char *name);

/* What the festival that @record belongs to says; @record is any record of it, the festival itself, or %NULL. */
/* Minutes after 00:00; DF_DAY_STARTS_AT where there is no festival to ask. */
int      df_festival_read_day_start (DfRecord  *record);
/* FALSE where no first day is known. @starts_on: (transfer full) */
gboolean df_festival_read_days      (DfRecord  *record,
                                     char     **starts_on,
                                     int       *days);

G_END_DECLS
