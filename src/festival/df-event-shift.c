/* df-event-shift.c
 *
 * Events moved in time: earlier or later, over midnight and over the festival day's edge.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-event-shift.h"

#include <glib/gi18n.h>

#include "festival/df-clock-private.h"
#include "festival/df-day.h"
#include "festival/df-event.h"
#include "festival/df-festival.h"

typedef struct
{
  int minutes;
  int day_starts_at;
} DfShift;

/* An event that stands outside of its festival day, as some files have it, moves within what a day can hold. */
static void
df_shift_find_day (const DfShift *shift,
                   gint64         starts,
                   gint64        *first,
                   gint64        *end)
{
  gboolean is_inside = starts >= shift->day_starts_at && starts < shift->day_starts_at + DF_CLOCK_DAY;

  *first = is_inside ? shift->day_starts_at : 0;
  *end = is_inside ? *first + DF_CLOCK_DAY : 2 * DF_CLOCK_DAY;
}

static gboolean
df_shift_refuse (const char  *problem,
                 GError     **error)
{
  g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, problem);

  return FALSE;
}

static gboolean
df_event_shift_row (const DfTable  *table,
                    DfValue        *values,
                    gpointer        data,
                    GError        **error)
{
  const DfShift *shift = data;
  DfValue *day = &values[df_table_find_column (table, "day")];
  DfValue *starts = &values[df_table_find_column (table, "starts")];
  DfValue *ends = &values[df_table_find_column (table, "ends")];
  g_autofree char *moved_day = NULL;
  gint64 first, end, moved;
  int days;

  if (starts->integer == DF_NOTHING)
    return TRUE;

  df_shift_find_day (shift, starts->integer, &first, &end);
  /* Without a day there is none before it or behind it; within its own it may be at any hour. */
  if (day->text == NULL)
    {
      first = 0;
      end = 2 * DF_CLOCK_DAY;
    }
  moved = starts->integer + shift->minutes;
  for (days = 0; moved < first; days--)
    moved += DF_CLOCK_DAY;
  for (; moved >= end; days++)
    moved -= DF_CLOCK_DAY;

  if (days != 0)
    {
      if (day->text == NULL)
        return df_shift_refuse (_("It has no day yet, so it cannot move to another one."), error);
      moved_day = df_day_add (day->text, days);
      if (moved_day == NULL || !df_day_is_valid (moved_day))
        return df_shift_refuse (_("There is no such day."), error);
      g_free (day->text);
      day->text = g_steal_pointer (&moved_day);
    }
  if (ends->integer != DF_NOTHING)
    ends->integer += moved - starts->integer;
  starts->integer = moved;

  return TRUE;
}

gboolean
df_events_shift (DfRepository  *repository,
                 GArray        *ids,
                 int            minutes,
                 guint         *n_done,
                 GError       **error)
{
  const DfTable *festivals = df_table_for_type (DF_TYPE_FESTIVAL);
  g_autoptr(DfRecord) festival = NULL;
  DfShift shift = { minutes, DF_DAY_STARTS_AT };

  g_return_val_if_fail (DF_IS_REPOSITORY (repository), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  festival = df_repository_dup_single (repository, festivals);
  if (festival != NULL)
    shift.day_starts_at = df_festival_read_day_start (festival);

  return df_repository_change_rows (repository, df_table_for_type (DF_TYPE_EVENT), ids, df_event_shift_row, &shift, _("Time"), n_done, error);
}
