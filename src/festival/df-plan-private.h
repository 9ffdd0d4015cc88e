/* df-plan-private.h
 *
 * The arrays of a plan, for those who fill it in and those who look for clashes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "festival/df-plan.h"

G_BEGIN_DECLS

#define DF_PLAN_NONE G_MAXUINT

/* Positions in another array, in no order. */
typedef struct
{
  guint *items;
  guint  n;
  guint  size;
} DfPlanList;

/* @from, @to: in minutes from one moment for all; @from is DF_PLAN_NEVER where a time is not known. */
typedef struct
{
  DfPlanEvent facts;
  gint64      from;
  gint64      to;
  guint       stage;           /* DF_PLAN_NONE for none */
  DfPlanList  performers;
} DfPlanEntry;

#define DF_PLAN_NEVER G_MININT64

/* A performer or a stage. The place of one that was removed has id 0. */
typedef struct
{
  gint64     id;
  gboolean   is_placeholder;
  int        changeover;
  int        curfew;
  DfPlanList events;
} DfPlanOwner;

/* What happens when, for a sweep. */
typedef struct
{
  gint64 from;
  gint64 to;
  guint  entry;
} DfPlanSpan;

struct _DfPlan
{
  GArray     *events;           /* DfPlanEntry; id 0 where one was removed */
  GArray     *performers;       /* DfPlanOwner */
  GArray     *stages;           /* DfPlanOwner */
  GHashTable *event_of;         /* ids to positions + 1 */
  GHashTable *performer_of;
  GHashTable *stage_of;

  GHashTable *transfers;        /* pairs of ids, the smaller first, to minutes + 1 */
  int         transfer;         /* between any two stages */
  int         most_transfer;    /* no way takes longer */
  int         most_set_up;
  int         most_tear_down;
  int         first_day;
  int         n_days;

  /* of a sweep, kept from one to the next */
  DfPlanSpan *spans;
  DfPlanSpan *spare;
  guint      *running;
  guint      *ended;
  guint       size;
};

static inline DfPlanEntry *
df_plan_entry (DfPlan *self,
               guint   position)
{
  return &g_array_index (self->events, DfPlanEntry, position);
}

static inline DfPlanOwner *
df_plan_owner (GArray *owners,
               guint   position)
{
  return &g_array_index (owners, DfPlanOwner, position);
}

/* DF_PLAN_NONE where there is none. */
static inline guint
df_plan_find (GHashTable *positions,
              gint64      id)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (positions, (gpointer) (gintptr) id));

  return found > 0 ? found - 1 : DF_PLAN_NONE;
}

G_END_DECLS
