/* df-plan.h
 *
 * Who plays when and where, as arrays of numbers: what clashes are found in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "festival/df-clash.h"

G_BEGIN_DECLS

/* A length, a curfew or a time that is not known. */
#define DF_PLAN_UNKNOWN G_MININT

typedef struct _DfPlan DfPlan;

/**
 * DfPlanEvent:
 * @stage: the id of its stage; 0 for none
 * @day: days from 2000-01-01 to its festival day
 * @starts, @ends: minutes of the festival day
 * @set_up, @tear_down: minutes before and after that belong to it
 *
 * DF_PLAN_UNKNOWN where a day or a time is not known: such an event never overlaps.
 */
typedef struct
{
  gint64 id;
  gint64 stage;
  int    day;
  int    starts;
  int    ends;
  int    set_up;
  int    tear_down;
} DfPlanEvent;

DfPlan   *df_plan_new              (void);
void      df_plan_free             (DfPlan            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfPlan, df_plan_free)

/* --- filling in; what is there already is changed -------------------------------------------------------------------------------------- */
/* @first_day: days from 2000-01-01, DF_PLAN_UNKNOWN where the festival has no dates yet. @transfer: minutes between any two stages. */
void      df_plan_set_festival     (DfPlan            *self,
                                    int                first_day,
                                    int                n_days,
                                    int                transfer);
/* @changeover: minutes. @curfew: minutes of the festival day, DF_PLAN_UNKNOWN for none. A placeholder ("TBA") is no one place: nothing clashes there. */
void      df_plan_set_stage        (DfPlan            *self,
                                    gint64             id,
                                    gboolean           is_placeholder,
                                    int                changeover,
                                    int                curfew);
void      df_plan_remove_stage     (DfPlan            *self,
                                    gint64             id);
/* Both ways. Negative: as between any two stages. */
void      df_plan_set_transfer     (DfPlan            *self,
                                    gint64             stage,
                                    gint64             other,
                                    int                minutes);
void      df_plan_set_performer    (DfPlan            *self,
                                    gint64             id,
                                    gboolean           is_placeholder);
void      df_plan_remove_performer (DfPlan            *self,
                                    gint64             id);
/* Its links stay. */
void      df_plan_set_event        (DfPlan            *self,
                                    const DfPlanEvent *event);
void      df_plan_remove_event     (DfPlan            *self,
                                    gint64             id);
/* Performer and event must be there. */
void      df_plan_link             (DfPlan            *self,
                                    gint64             performer,
                                    gint64             event);
void      df_plan_unlink           (DfPlan            *self,
                                    gint64             performer,
                                    gint64             event);

/* --- asking ----------------------------------------------------------------------------------------------------------------------------- */
gboolean  df_plan_get_event        (DfPlan            *self,
                                    gint64             id,
                                    DfPlanEvent       *event);
/* The ids of its performers: (transfer full) (element-type gint64). */
GArray   *df_plan_list_performers  (DfPlan            *self,
                                    gint64             event);
/* Minutes for the way from one stage to another; 0 within one, or where one is not known. */
int       df_plan_get_transfer     (DfPlan            *self,
                                    gint64             stage,
                                    gint64             other);

/* --- where an event could be --------------------------------------------------------------------------------------------------------------- */

/* @stage: an id. @starts: minutes of the festival day that the event has now. */
typedef struct
{
  gint64 stage;
  int    starts;
} DfPlanSlot;

/* Places of @event on its day where it clashes with nothing, by no rule: the nearest in time first, its own stage before others of the same start; at most
 * @most: (transfer full) (element-type DfPlanSlot). Between @day_starts_at, in minutes, and a day later. Empty where its times are not known. */
GArray   *df_plan_list_slots       (DfPlan            *self,
                                    gint64             event,
                                    int                day_starts_at,
                                    guint              most);

/* --- clashes: appended to @clashes, (element-type DfClash), each once ------------------------------------------------------------------- */
/* Of the whole festival, sorted. */
void      df_plan_find_clashes     (DfPlan            *self,
                                    GArray            *clashes);
/* By the rules performer and transfer. */
void      df_plan_find_performer   (DfPlan            *self,
                                    gint64             performer,
                                    GArray            *clashes);
/* By the rules stage, changeover and curfew. */
void      df_plan_find_stage       (DfPlan            *self,
                                    gint64             stage,
                                    GArray            *clashes);
/* Those of @events, (element-type gint64), by the same rules, if they were its as well; the plan stays as it is. */
void      df_plan_try_performer    (DfPlan            *self,
                                    gint64             performer,
                                    GArray            *events,
                                    GArray            *clashes);
void      df_plan_try_stage        (DfPlan            *self,
                                    gint64             stage,
                                    GArray            *events,
                                    GArray            *clashes);
/* By the rule outside. */
void      df_plan_find_outside     (DfPlan            *self,
                                    gint64             event,
                                    GArray            *clashes);

G_END_DECLS
