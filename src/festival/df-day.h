/* df-day.h
 *
 * Festival days: ISO dates as the file holds them, and how people read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-kind.h"

G_BEGIN_DECLS

/* The kind of a date, "2027-02-05" in the file and in interchange files. */
extern const DfKind df_kind_day;

/* Whether @text is an ISO date of a day that there is. */
gboolean    df_day_is_valid       (const char *text);
/* "Fri 12 June": (transfer full); NULL for NULL. */
char       *df_day_format         (const char *day);
/* "Friday 12 June" */
char       *df_day_format_long    (const char *day);
/* "Fri" */
char       *df_day_format_weekday (const char *day);
/* "friday", in English whatever the language, as the original web application writes it; NULL for NULL. */
const char *df_day_get_weekday    (const char *day);
/* 1 (monday) to 7 for a lower- or upper-case English weekday's name, else 0. */
int         df_day_read_weekday   (const char *text);
/* The ISO date @days after @day: (transfer full). */
char       *df_day_add            (const char *day,
                                   int         days);
/* Days from @from to @to. */
int         df_day_difference     (const char *from,
                                   const char *to);

G_END_DECLS
