/* plan-naive.h
 *
 * Random festivals, and their clashes by looking at all pairs: as slow and as plain as can be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "festival/df-plan.h"

#define NAIVE_MOST 40

typedef struct
{
  GRand      *random;
  guint       n_stages;
  guint       n_performers;
  guint       n_events;
  gboolean    is_nobody[NAIVE_MOST];                    /* of performers */
  int         changeover[NAIVE_MOST];
  int         curfew[NAIVE_MOST];
  int         transfers[NAIVE_MOST][NAIVE_MOST];        /* -1: as between any two */
  gboolean    plays[NAIVE_MOST][NAIVE_MOST];            /* performer, event */
  DfPlanEvent events[NAIVE_MOST];
  int         first_day;
  int         n_days;
  int         transfer;
} NaiveFestival;

/* Ids are positions + 1. Nights, open ends, events of three days, set-ups and all. */
NaiveFestival *naive_festival_new       (guint32        seed);
void           naive_festival_free      (NaiveFestival *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NaiveFestival, naive_festival_free)

DfPlan        *naive_festival_make_plan (NaiveFestival *self);
/* Something else of it, in both. */
void           naive_festival_edit      (NaiveFestival *self,
                                         DfPlan        *plan);
/* Sorted. */
GArray        *naive_festival_find      (NaiveFestival *self);
void           naive_assert_equal       (GArray        *clashes,
                                         GArray        *expected,
                                         guint32        seed);
