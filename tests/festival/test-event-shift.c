/* test-event-shift.c
 *
 * Events that move earlier or later, over midnight and over the edge of the festival day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-event-shift.h"

#include "festival-fixture.h"
#include "record/df-error.h"

#define THURSDAY "2026-06-11"
#define FRIDAY "2026-06-12"
#define SATURDAY "2026-06-13"

static GArray *
list_ids (DfRecord *event,
          DfRecord *other)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 both[] = { df_record_get_id (event), other != NULL ? df_record_get_id (other) : 0 };

  g_array_append_vals (ids, both, other != NULL ? 2 : 1);

  return ids;
}

static void
assert_times (DfRecord   *event,
              const char *day,
              gint64      starts,
              gint64      ends)
{
  g_assert_cmpstr (df_record_get_text (event, "day"), ==, day);
  g_assert_cmpint (df_record_get_integer (event, "starts"), ==, starts);
  g_assert_cmpint (df_record_get_integer (event, "ends"), ==, ends);
}

static void
test_shift (Festival      *festival,
            gconstpointer  data)
{
  static const struct { const char *day; gint64 starts; gint64 ends; int minutes; const char *new_day; gint64 new_starts; gint64 new_ends; } cases[] = {
    { FRIDAY, 1080, 1140, 15, FRIDAY, 1095, 1155 },
    { FRIDAY, 1080, 1140, -15, FRIDAY, 1065, 1125 },
    /* Into the night of the same festival day, whose end is at 06:00. */
    { FRIDAY, 1410, 1470, 60, FRIDAY, 1470, 1530 },
    { FRIDAY, 1470, 1530, -60, FRIDAY, 1410, 1470 },
    /* Over the edge of the festival day: the same hour of the clock, told by another day. */
    { FRIDAY, 390, 450, -60, THURSDAY, 1770, 1830 },
    { FRIDAY, 1740, 1800, 60, SATURDAY, 360, 420 },
    { FRIDAY, 360, 420, -1440, THURSDAY, 360, 420 },
    { FRIDAY, 1080, 1140, 1440, SATURDAY, 1080, 1140 },
    /* An open end, an event of three days, one that its file has before the day's start. */
    { FRIDAY, 1080, DF_NOTHING, 30, FRIDAY, 1110, DF_NOTHING },
    { FRIDAY, 1080, 5400, 30, FRIDAY, 1110, 5430 },
    { FRIDAY, 120, 180, 30, FRIDAY, 150, 210 },
    { FRIDAY, 20, 80, -30, THURSDAY, 1430, 1490 },
    /* Without a day. */
    { NULL, 1080, 1140, 15, NULL, 1095, 1155 },
    { NULL, 370, 400, -30, NULL, 340, 370 },
    /* Nothing is known that could move. */
    { FRIDAY, DF_NOTHING, DF_NOTHING, 15, FRIDAY, DF_NOTHING, DF_NOTHING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DfRecord) event = festival_add_event (festival, "Sunset", cases[i].day, cases[i].starts, cases[i].ends, NULL, NULL);
      g_autoptr(GArray) ids = list_ids (event, NULL);
      g_autoptr(GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_true (df_events_shift (festival->repository, ids, cases[i].minutes, NULL, &error));
      g_assert_no_error (error);
      assert_times (event, cases[i].new_day, cases[i].new_starts, cases[i].new_ends);
    }
}

static void
test_step (Festival      *festival,
           gconstpointer  data)
{
  g_autoptr(DfRecord) event = festival_add_event (festival, "Sunset", FRIDAY, 1080, 1140, NULL, NULL);
  g_autoptr(DfRecord) late = festival_add_event (festival, "Owls", FRIDAY, 1790, 1850, NULL, NULL);
  g_autoptr(GArray) ids = list_ids (event, late);
  g_autoptr(GError) error = NULL;
  guint n = 0;

  g_assert_true (df_events_shift (festival->repository, ids, 15, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  assert_times (late, SATURDAY, 365, 425);
  g_assert_cmpstr (df_repository_get_undo_name (festival->repository), ==, "Change Time of 2 Events");
  g_assert_true (df_repository_undo (festival->repository, &error));
  g_assert_no_error (error);
  assert_times (event, FRIDAY, 1080, 1140);
  assert_times (late, FRIDAY, 1790, 1850);
}

static void
test_day_start (Festival      *festival,
                gconstpointer  data)
{
  g_autoptr(DfRecord) event = festival_add_event (festival, "Owls", FRIDAY, 1790, 1850, NULL, NULL);
  g_autoptr(DfRecord) own = df_repository_dup_single (festival->repository, festival_table ("festival"));
  g_autoptr(GArray) ids = list_ids (event, NULL);

  /* Where the day starts at 08:00 the night is longer. */
  festival_set_integer (festival, own, "day_starts_at", 480);
  g_assert_true (df_events_shift (festival->repository, ids, 15, NULL, NULL));
  assert_times (event, FRIDAY, 1805, 1865);
}

static void
test_refused (Festival      *festival,
              gconstpointer  data)
{
  g_autoptr(DfRecord) event = festival_add_event (festival, "Sunset", FRIDAY, 1080, 1140, NULL, NULL);
  g_autoptr(DfRecord) early = festival_add_event (festival, "Yoga", NULL, 20, 80, NULL, NULL);
  g_autoptr(DfRecord) last = festival_add_event (festival, "Last", "9999-12-31", 1740, 1800, NULL, NULL);
  g_autoptr(GArray) ids = list_ids (event, early);
  g_autoptr(GArray) ends = list_ids (last, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) late = NULL;

  g_assert_false (df_events_shift (festival->repository, ids, -30, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "“Yoga”: It has no day yet, so it cannot move to another one.");
  assert_times (event, FRIDAY, 1080, 1140);
  g_assert_false (df_events_shift (festival->repository, ends, 120, NULL, &late));
  g_assert_error (late, DF_ERROR, DF_ERROR_INVALID);
  assert_times (last, "9999-12-31", 1740, 1800);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  festival_add_test ("/event-shift/an-event/keeps-its-length-and-moves-to-the-day-that-its-start-belongs-to", test_shift);
  festival_add_test ("/event-shift/several-events/move-by-one-step", test_step);
  festival_add_test ("/event-shift/the-festival/says-where-a-day-ends", test_day_start);
  festival_add_test ("/event-shift/one-that-cannot-move/keeps-all-where-they-are", test_refused);

  return g_test_run ();
}
