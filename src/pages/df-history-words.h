/* df-history-words.h
 *
 * What a step did, in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-history.h"

G_BEGIN_DECLS

/* One sentence for each row of @story, first the records that came or went, then those that were changed, then links; @n_rows: how many there are in
 * all, of which the last sentence tells where they are more: (transfer full), ends with NULL. */
char **df_history_words_tell   (DfRepository *repository,
                                GPtrArray    *story,
                                guint64       n_rows);
/* "14:03" of today, "26 November, 14:03" of another day, in the user's time zone: (transfer full). @now: seconds since 1970. */
char  *df_history_words_format_time (gint64 made_at,
                                     gint64 now);

G_END_DECLS
