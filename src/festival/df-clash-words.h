/* df-clash-words.h
 *
 * Clashes in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "festival/df-clash.h"
#include "store/df-repository.h"

G_BEGIN_DECLS

/* The performer, the stage or the festival whose rule it is, and its first (0) or second (1) event: (transfer full) (nullable). */
DfRecord *df_clash_dup_subject (DfRepository  *repository,
                                const DfClash *clash);
DfRecord *df_clash_dup_event   (DfRepository  *repository,
                                const DfClash *clash,
                                guint          index);
/* "Two places at once", "Changeover too short": what is wrong, in a few words: (transfer none). */
const char *df_clash_rule_get_title (DfClashRule rule);
/* "Mara Vale": whom or what it is about: (transfer full). */
char     *df_clash_format_subject (DfRepository  *repository,
                                   const DfClash *clash);
/* "Sunset Session, Fri 18:00–19:00, and Golden Hour Talk, Fri 18:30–19:15, overlap 30 min": (transfer full). */
char     *df_clash_format      (DfRepository  *repository,
                                const DfClash *clash);
/* The same as @event, one of its events, sees it: "Clashes with Golden Hour Talk at 18:30", "Needs 25 min after Sunset Session, has 10 min":
 * (transfer full). */
char     *df_clash_format_for  (DfRepository  *repository,
                                const DfClash *clash,
                                gint64         event);

/* The same of a clash that is not made yet: "Clashes with Sunset Session, 18:00–19:00": (transfer full). */
char     *df_clash_format_would (DfRepository  *repository,
                                 const DfClash *clash,
                                 gint64         event);

G_END_DECLS
