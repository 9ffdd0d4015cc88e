/* df-plan-read.c
 *
 * A plan of what a festival file holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-plan-read.h"

#include "festival/df-day.h"
#include "festival/df-festival-catalog.h"
#include "store/df-rows.h"

static const char *const epoch = "2000-01-01";

/* Columns of each table, as the functions below take them. */
#define FESTIVAL_COLUMNS "starts_on days transfer"
#define STAGE_COLUMNS "id name changeover curfew"
#define PERFORMER_COLUMNS "id name"
#define EVENT_COLUMNS "id stage_id day starts ends set_up tear_down"

static const DfTable *
df_plan_table (const char *name)
{
  return df_catalog_find_table (df_festival_catalog (), name);
}

static int
df_plan_get_minutes (DfRows *rows,
                     guint   column)
{
  gint64 minutes = df_rows_get_integer (rows, column);

  return minutes != DF_NOTHING ? (int) minutes : DF_PLAN_UNKNOWN;
}

/* A file may come from anywhere: what is no day is not known. */
static int
df_plan_get_day (DfRows *rows,
                 guint   column)
{
  const char *day = df_rows_get_text (rows, column);

  return day != NULL && df_day_is_valid (day) ? df_day_difference (epoch, day) : DF_PLAN_UNKNOWN;
}

/* --- rows ----------------------------------------------------------------------------------------------------------------------------------- */

static void
df_plan_take_festival (DfPlan *self,
                       DfRows *rows)
{
  df_plan_set_festival (self, df_plan_get_day (rows, 0), (int) df_rows_get_integer (rows, 1), df_plan_get_minutes (rows, 2));
}

static void
df_plan_take_stage (DfPlan *self,
                    DfRows *rows)
{
  df_plan_set_stage (self, df_rows_get_integer (rows, 0), df_clash_is_placeholder (df_rows_get_text (rows, 1)), df_plan_get_minutes (rows, 2),
                     df_plan_get_minutes (rows, 3));
}

static void
df_plan_take_performer (DfPlan *self,
                        DfRows *rows)
{
  df_plan_set_performer (self, df_rows_get_integer (rows, 0), df_clash_is_placeholder (df_rows_get_text (rows, 1)));
}

static void
df_plan_take_event (DfPlan *self,
                    DfRows *rows)
{
  gint64 stage = df_rows_get_integer (rows, 1);
  DfPlanEvent event = { df_rows_get_integer (rows, 0), stage != DF_NOTHING ? stage : 0, df_plan_get_day (rows, 2), df_plan_get_minutes (rows, 3),
                        df_plan_get_minutes (rows, 4), df_plan_get_minutes (rows, 5), df_plan_get_minutes (rows, 6) };

  df_plan_set_event (self, &event);
}

static void
df_plan_take_transfer (DfPlan *self,
                       DfRows *rows)
{
  df_plan_set_transfer (self, df_rows_get_integer (rows, 0), df_rows_get_integer (rows, 1), (int) df_rows_get_integer (rows, 2));
}

static void
df_plan_take_link (DfPlan *self,
                   DfRows *rows)
{
  df_plan_link (self, df_rows_get_integer (rows, 0), df_rows_get_integer (rows, 1));
}

typedef void (*DfPlanTake) (DfPlan *self, DfRows *rows);

static gboolean
df_plan_read_table (DfPlan        *self,
                    DfRepository  *repository,
                    const char    *table,
                    const char    *columns,
                    DfPlanTake     take,
                    GError       **error)
{
  g_autoptr(DfRows) rows = df_rows_new (repository, df_plan_table (table), columns, NULL, error);
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  while (df_rows_next (rows, &problem))
    take (self, rows);
  if (problem != NULL)
    g_propagate_error (error, problem);

  return problem == NULL;
}

gboolean
df_plan_read (DfPlan        *self,
              DfRepository  *repository,
              GError       **error)
{
  g_return_val_if_fail (self != NULL && DF_IS_REPOSITORY (repository), FALSE);

  return df_plan_read_table (self, repository, "festival", FESTIVAL_COLUMNS, df_plan_take_festival, error) &&
         df_plan_read_table (self, repository, "stages", STAGE_COLUMNS, df_plan_take_stage, error) &&
         df_plan_read_table (self, repository, "transfers", "stage_id other_stage_id minutes", df_plan_take_transfer, error) &&
         df_plan_read_table (self, repository, "performers", PERFORMER_COLUMNS, df_plan_take_performer, error) &&
         df_plan_read_table (self, repository, "events", EVENT_COLUMNS, df_plan_take_event, error) &&
         df_plan_read_table (self, repository, "performers_events", "performer_id event_id", df_plan_take_link, error);
}

/* --- one row -------------------------------------------------------------------------------------------------------------------------------- */

/* @found: whether the row is there, and was taken then. */
static gboolean
df_plan_read_row (DfPlan        *self,
                  DfRepository  *repository,
                  const char    *table,
                  const char    *columns,
                  gint64         id,
                  DfPlanTake     take,
                  gboolean      *found,
                  GError       **error)
{
  g_autoptr(DfRows) rows = df_rows_new_where (repository, df_plan_table (table), columns, "id", &DF_VALUE_INTEGER (id), error);
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  *found = df_rows_next (rows, &problem);
  if (*found)
    take (self, rows);
  if (problem != NULL)
    g_propagate_error (error, problem);

  return problem == NULL;
}

gboolean
df_plan_read_festival (DfPlan        *self,
                       DfRepository  *repository,
                       GError       **error)
{
  return df_plan_read_table (self, repository, "festival", FESTIVAL_COLUMNS, df_plan_take_festival, error);
}

gboolean
df_plan_read_stage (DfPlan        *self,
                    DfRepository  *repository,
                    gint64         id,
                    GError       **error)
{
  gboolean found;

  if (!df_plan_read_row (self, repository, "stages", STAGE_COLUMNS, id, df_plan_take_stage, &found, error))
    return FALSE;
  if (!found)
    df_plan_remove_stage (self, id);

  return TRUE;
}

gboolean
df_plan_read_performer (DfPlan        *self,
                        DfRepository  *repository,
                        gint64         id,
                        GError       **error)
{
  gboolean found;

  if (!df_plan_read_row (self, repository, "performers", PERFORMER_COLUMNS, id, df_plan_take_performer, &found, error))
    return FALSE;
  if (!found)
    df_plan_remove_performer (self, id);

  return TRUE;
}

gboolean
df_plan_read_event (DfPlan        *self,
                    DfRepository  *repository,
                    gint64         id,
                    GError       **error)
{
  gboolean found;

  if (!df_plan_read_row (self, repository, "events", EVENT_COLUMNS, id, df_plan_take_event, &found, error))
    return FALSE;
  if (!found)
    df_plan_remove_event (self, id);

  return TRUE;
}

/* --- what was accepted ----------------------------------------------------------------------------------------------------------------------- */

static void
df_plan_append_time (int      minutes,
                     GString *facts)
{
  if (minutes == DF_PLAN_UNKNOWN)
    g_string_append (facts, " -");
  else
    g_string_append_printf (facts, " %02d:%02d", minutes / 60, minutes % 60);
}

char *
df_plan_dup_facts (DfPlan        *self,
                   const DfClash *clash)
{
  GString *facts = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && clash != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (clash->events); i++)
    {
      DfPlanEvent event;
      g_autofree char *day = NULL;

      if (clash->events[i] == 0 || !df_plan_get_event (self, clash->events[i], &event))
        continue;
      if (event.day != DF_PLAN_UNKNOWN)
        day = df_day_add (epoch, event.day);
      g_string_append_printf (facts, "%s%s", facts->len > 0 ? " / " : "", day != NULL ? day : "-");
      df_plan_append_time (event.starts, facts);
      df_plan_append_time (event.ends, facts);
    }
  g_string_append_printf (facts, " / %d %d", clash->minutes, clash->needs);

  return g_string_free (facts, FALSE);
}

/* Of the row: id, rule, performer_id, stage_id, event_id, other_event_id, facts. */
static void
df_plan_take_accepted (DfPlan *self,
                       DfRows *rows,
                       GArray *clashes)
{
  DfClash wanted = { .subject = 1 };
  g_autofree char *facts = NULL;
  DfClash *clash;
  guint found;

  if (!df_clash_rule_find (df_rows_get_text (rows, 1), &wanted.rule))
    return;
  for (guint column = 2; column <= 3; column++)
    if (df_rows_get_integer (rows, column) != DF_NOTHING)
      wanted.subject = df_rows_get_integer (rows, column);
  wanted.events[0] = df_rows_get_integer (rows, 4);
  wanted.events[1] = df_rows_get_integer (rows, 5) != DF_NOTHING ? df_rows_get_integer (rows, 5) : 0;

  if (!g_array_binary_search (clashes, &wanted, (GCompareFunc) df_clash_compare, &found))
    return;
  clash = &g_array_index (clashes, DfClash, found);
  facts = df_plan_dup_facts (self, clash);
  if (g_strcmp0 (facts, df_rows_get_text (rows, 6)) == 0)
    clash->accepted = df_rows_get_integer (rows, 0);
}

gboolean
df_plan_read_accepted (DfPlan        *self,
                       DfRepository  *repository,
                       GArray        *clashes,
                       GError       **error)
{
  g_autoptr(DfRows) rows = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (self != NULL && DF_IS_REPOSITORY (repository) && clashes != NULL, FALSE);

  for (guint i = 0; i < clashes->len; i++)
    g_array_index (clashes, DfClash, i).accepted = 0;
  rows = df_rows_new (repository, df_plan_table ("accepted_clashes"), "id rule performer_id stage_id event_id other_event_id facts", NULL, error);
  if (rows == NULL)
    return FALSE;
  while (df_rows_next (rows, &problem))
    df_plan_take_accepted (self, rows, clashes);
  if (problem != NULL)
    g_propagate_error (error, problem);

  return problem == NULL;
}

GArray *
df_plan_read_clashes (DfPlan        *self,
                      DfRepository  *repository,
                      GError       **error)
{
  g_autoptr(GArray) clashes = g_array_new (FALSE, FALSE, sizeof (DfClash));

  if (!df_plan_read (self, repository, error))
    return NULL;
  df_plan_find_clashes (self, clashes);

  return df_plan_read_accepted (self, repository, clashes, error) ? g_steal_pointer (&clashes) : NULL;
}
