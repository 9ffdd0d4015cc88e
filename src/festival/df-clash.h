/* df-clash.h
 *
 * What cannot be, or hardly can: the rules that a line-up breaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DfClashRule: the worst first
 * @DF_CLASH_PERFORMER: one performer in two events at once
 * @DF_CLASH_STAGE: one stage used by two events at once
 * @DF_CLASH_CHANGEOVER: less time between two events of a stage than the first one's tear-down, the stage's changeover and the second one's set-up take
 * @DF_CLASH_TRANSFER: less time between two events of a performer than the way from stage to stage takes
 * @DF_CLASH_CURFEW: an event goes on after the curfew of its stage
 * @DF_CLASH_OUTSIDE: an event on a day that is none of the festival's
 */
typedef enum
{
  DF_CLASH_PERFORMER,
  DF_CLASH_STAGE,
  DF_CLASH_CHANGEOVER,
  DF_CLASH_TRANSFER,
  DF_CLASH_CURFEW,
  DF_CLASH_OUTSIDE,
} DfClashRule;

#define DF_N_CLASH_RULES 6

/**
 * DfClash:
 * @subject: the id of the performer, or of the stage, or of the festival
 * @events: the ids of the two events, the earlier first; the second is 0 where the rule is about one
 * @minutes: by how much: how long two are at once, what is missing between them, how far it is past the curfew or outside the festival's days
 * @needs: minutes that there should be between the two; the curfew, in minutes of the festival day; 0 for the other rules
 * @accepted: the row that accepts it, 0 for none
 *
 * Two events that are next to each other in time touch and do not clash. Between two of them means: none of the same stage or performer that begins
 * after the first one's end ends before the second one's start.
 */
typedef struct
{
  DfClashRule rule;
  int         minutes;
  int         needs;
  gint64      subject;
  gint64      events[2];
  gint64      accepted;
} DfClash;

/* "performer", "stage", ...: what the command line and interchange files call it: (transfer none). */
const char *df_clash_rule_get_name  (DfClashRule    rule);
gboolean    df_clash_rule_find      (const char    *name,
                                     DfClashRule   *rule);
/* By rule, subject, events: what tells two clashes apart. */
int         df_clash_compare        (const DfClash *a,
                                     const DfClash *b);
/* Whether @name stands for somebody who is not known yet ("TBA", "t.b.c.", "n/a"): such a one is never in two places. */
gboolean    df_clash_is_placeholder (const char    *name);

G_END_DECLS
