/* test-event.c
 *
 * What an event says of itself, and which times it may have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-event.h"

#include <string.h>

#include "festival-fixture.h"
#include "festival/df-stage.h"
#include "record/df-error.h"

#define FRIDAY "2026-06-12"

static void
test_texts (Festival      *festival,
            gconstpointer  data)
{
  static const struct { const char *day; gint64 starts; gint64 ends; const char *range; const char *when; const char *when_short; const char *heading; }
  cases[] = {
    { FRIDAY, 1080, 1140, "\u206618:00–19:00\u2069", "Fri 12 June", "Fri \u206618:00–19:00\u2069", "Friday 12 June" },
    { FRIDAY, 1410, 1500, "\u206623:30–01:00\u2069", "Fri 12 June", "Fri \u206623:30–01:00\u2069", "Friday 12 June" },
    { FRIDAY, 1080, DF_NOTHING, "18:00", "Fri 12 June", "Fri 18:00", "Friday 12 June" },
    { FRIDAY, DF_NOTHING, DF_NOTHING, "", "Fri 12 June", "Fri", "Friday 12 June" },
    { NULL, 1080, 1140, "\u206618:00–19:00\u2069", "No day yet", "\u206618:00–19:00\u2069", "Unscheduled" },
    { NULL, DF_NOTHING, DF_NOTHING, "", "No day yet", "Unscheduled", "Unscheduled" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DfRecord) event = festival_add_event (festival, "Sunset Session", cases[i].day, cases[i].starts, cases[i].ends, NULL, NULL);

      g_assert_true (DF_IS_EVENT (event));
      festival_assert_string (event, "title", "Sunset Session");
      festival_assert_string (event, "time-range", cases[i].range);
      festival_assert_string (event, "when", cases[i].when);
      festival_assert_string (event, "when-short", cases[i].when_short);
      festival_assert_string (event, "day-heading", cases[i].heading);
    }
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    count)
{
  (*(int *) count)++;
}

static void
test_header (Festival      *festival,
             gconstpointer  data)
{
  g_autoptr(DfRecord) late = festival_add_event (festival, "Night Owls", FRIDAY, 1410, 1500, NULL, NULL);
  g_autoptr(DfRecord) open = festival_add_event (festival, "Open Mic", FRIDAY, 1080, DF_NOTHING, NULL, NULL);
  g_autoptr(DfRecord) plain = festival_add (festival, "events", "Some Day");

  festival_assert_string (late, "header", "Fri 12 June · \u206623:30–01:00\u2069 · 1 h 30 min");
  festival_assert_string (late, "start", "23:30");
  festival_assert_string (late, "end", "01:00");
  festival_assert_string (late, "length", "1 h 30 min");
  festival_assert_string (open, "header", "Fri 12 June · 18:00");
  festival_assert_string (open, "end", "");
  festival_assert_string (open, "length", "");
  festival_assert_string (plain, "header", "No day yet");
  festival_assert_string (plain, "start", "");
}

static void
test_draft_hue (Festival      *festival,
                gconstpointer  data)
{
  g_autoptr(DfRecord) first = festival_add (festival, "stages", "Harbour Stage");
  g_autoptr(DfRecord) draft = df_repository_new_draft (festival->repository, festival_table ("stages"));
  g_autoptr(GError) error = NULL;
  int notified = 0;

  g_assert_cmpint (festival_get_int (draft, "hue"), ==, 1);
  g_signal_connect (draft, "notify::hue", G_CALLBACK (count_notify), &notified);
  g_assert_true (df_repository_set_text (festival->repository, draft, "name", "The Dome", &error));
  g_assert_cmpint (notified, ==, 0);
  g_assert_true (df_repository_save (festival->repository, draft, &error));
  g_assert_cmpint (notified, ==, 1);
  g_assert_cmpint (festival_get_int (draft, "hue"), ==, 4);
}

static void
test_stage_header (Festival      *festival,
                   gconstpointer  data)
{
  g_autoptr(DfRecord) stage = festival_add (festival, "stages", "Harbour Stage");
  g_autoptr(DfRecord) first = NULL;
  g_autoptr(DfRecord) second = NULL;
  g_autoptr(DfRecord) third = NULL;

  festival_assert_string (stage, "header", "No events yet");
  festival_assert_string (stage, "clash-summary", "");
  first = festival_add_event (festival, "Sunset Session", FRIDAY, 1080, 1140, stage, NULL);
  festival_assert_string (stage, "header", "1 event · 1 day · 1 h");
  second = festival_add_event (festival, "Tidewater Live", FRIDAY, 1110, 1200, stage, NULL);
  third = festival_add_event (festival, "Kite Parade", "2026-06-13", 720, DF_NOTHING, stage, NULL);
  festival_assert_string (stage, "header", "3 events · 2 days · 2 h 30 min");
  festival_assert_string (stage, "clash-summary", "2 of 3 clash");
}

static void
test_line_up (Festival      *festival,
              gconstpointer  data)
{
  g_autoptr(DfRecord) event = festival_add (festival, "events", "Sunset Session");
  g_autoptr(DfRecord) nilou = festival_add (festival, "performers", "Nilou Farah");
  g_autoptr(DfRecord) mara = festival_add (festival, "performers", "Mara Vale");
  g_autoptr(GError) error = NULL;
  int notified = 0;

  festival_assert_string (event, "line-up", "No performers yet");
  g_signal_connect (event, "notify::line-up", G_CALLBACK (count_notify), &notified);
  festival_link (festival, nilou, event);
  g_assert_cmpint (notified, ==, 1);
  festival_assert_string (event, "line-up", "Nilou Farah");
  festival_link (festival, mara, event);
  g_assert_cmpint (notified, ==, 2);
  festival_assert_string (event, "line-up", "Mara Vale, Nilou Farah");

  g_assert_true (df_repository_set_text (festival->repository, nilou, "name", "Amber Lune", &error));
  g_assert_cmpint (notified, ==, 3);
  festival_assert_string (event, "line-up", "Amber Lune, Mara Vale");
}

static void
test_stage (Festival      *festival,
            gconstpointer  data)
{
  g_autoptr(DfRecord) stage = festival_add (festival, "stages", "Harbour Stage");
  g_autoptr(DfRecord) dome = festival_add (festival, "stages", "The Dome");
  g_autoptr(DfRecord) event = festival_add_event (festival, "Sunset Session", FRIDAY, 1080, 1140, stage, NULL);
  g_autoptr(GError) error = NULL;
  int notified = 0;

  g_assert_true (DF_IS_STAGE (stage));
  festival_assert_string (event, "stage-name", "Harbour Stage");
  festival_assert_string (stage, "summary", "1 event");
  festival_assert_string (dome, "summary", "No events yet");
  g_assert_cmpint (festival_get_int (stage, "hue"), ==, 1);
  g_assert_cmpint (festival_get_int (dome, "hue"), ==, 4);
  g_assert_cmpint (festival_get_int (event, "stage-hue"), ==, 1);

  g_signal_connect (event, "notify::stage-name", G_CALLBACK (count_notify), &notified);
  g_assert_true (df_repository_set_text (festival->repository, stage, "name", "Quay Stage", &error));
  g_assert_cmpint (notified, ==, 1);
  festival_assert_string (event, "stage-name", "Quay Stage");

  festival_set_integer (festival, event, "stage", df_record_get_id (dome));
  g_assert_cmpint (notified, ==, 2);
  festival_assert_string (event, "stage-name", "The Dome");
  g_assert_cmpint (festival_get_int (event, "stage-hue"), ==, 4);
  festival_assert_string (stage, "summary", "No events yet");
  festival_assert_string (dome, "summary", "1 event");

  /* Deleting a stage keeps its events. */
  g_assert_true (df_repository_remove (festival->repository, dome, &error));
  g_assert_cmpint (notified, ==, 3);
  g_assert_cmpint (df_record_get_integer (event, "stage_id"), ==, DF_NOTHING);
  festival_assert_string (event, "stage-name", "");
  g_assert_cmpint (festival_get_int (event, "stage-hue"), ==, 0);
}

static void
test_hues (Festival      *festival,
           gconstpointer  data)
{
  static const int hues[] = { 1, 4, 3, 2, 5, 6, 7, 8, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (hues); i++)
    {
      g_autofree char *name = g_strdup_printf ("Stage %u", i + 1);
      g_autoptr(DfRecord) stage = festival_add (festival, "stages", name);

      g_assert_cmpint (festival_get_int (stage, "hue"), ==, hues[i]);
    }
}

/* --- the rule --------------------------------------------------------------------------------------------------------------- */

static const struct { gint64 starts; gint64 ends; const char *column; const char *words; } times[] = {
  { DF_NOTHING, DF_NOTHING, NULL, NULL },
  { 0, DF_NOTHING, NULL, NULL },
  { 2879, DF_NOTHING, NULL, NULL },
  { 0, 1, NULL, NULL },
  { 2879, 2879 + 20160, NULL, NULL },
  { DF_NOTHING, 600, "starts", "needs a start" },
  { -1, 600, "starts", "47:59" },
  { 2880, 2900, "starts", "47:59" },
  { 2880, DF_NOTHING, "starts", "47:59" },
  { 600, 600, "ends", "after the start" },
  { 1110, 1050, "ends", "(17:30) has to be after the start (18:30)" },
  { 0, 20161, "ends", "14 days" },
};

static void
test_rule (void)
{
  const DfTable *table = festival_table ("events");
  g_autofree DfValue *values = g_new (DfValue, table->n_columns);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr(GError) error = NULL;
      guint column = 99;
      gboolean fine;

      for (guint k = 0; k < table->n_columns; k++)
        values[k] = (DfValue) DF_VALUE_INIT;
      values[df_table_find_column (table, "starts")].integer = times[i].starts;
      values[df_table_find_column (table, "ends")].integer = times[i].ends;

      fine = table->check (table, values, &column, &error);
      g_assert_cmpint (fine, ==, times[i].column == NULL);
      if (fine)
        continue;
      g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
      g_assert_cmpstr (table->columns[column]->column, ==, times[i].column);
      g_assert_nonnull (strstr (error->message, times[i].words));
    }
}

/* What the rule lets through the file takes, and the start cannot be moved behind the end. */
static void
test_rule_in_file (Festival      *festival,
                   gconstpointer  data)
{
  g_autoptr(DfRecord) event = festival_add_event (festival, "Sunset Session", FRIDAY, 1080, 1140, NULL, NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    if (times[i].column == NULL)
      {
        g_autoptr(DfRecord) other = festival_add_event (festival, "Other", FRIDAY, times[i].starts, times[i].ends, NULL, NULL);

        g_assert_cmpint (df_record_get_integer (other, "ends"), ==, times[i].ends);
      }

  g_assert_false (df_repository_set (festival->repository, event, "starts", &DF_VALUE_INTEGER (1140), &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_assert_cmpint (df_record_get_integer (event, "starts"), ==, 1080);
}

/* --- typing ------------------------------------------------------------------------------------------------------------------- */

static void
assert_typed (Festival   *festival,
              DfRecord   *event,
              const char *field,
              const char *text,
              gint64      expected)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_set_text (festival->repository, event, field, text, &error));
  g_assert_no_error (error);
  g_assert_cmpint (df_record_get_integer (event, field), ==, expected);
}

static void
test_typed_night (Festival      *festival,
                  gconstpointer  data)
{
  g_autoptr(DfRecord) event = festival_add (festival, "events", "Night Owls");
  g_autoptr(DfRecord) settings = df_repository_dup_single (festival->repository, festival_table ("festival"));
  g_autofree char *shown = NULL;

  assert_typed (festival, event, "starts", "23:30", 1410);
  assert_typed (festival, event, "ends", "01:00", 1500);
  shown = df_record_format (event, "ends");
  g_assert_cmpstr (shown, ==, "01:00");

  /* The festival's own start of the day counts. */
  assert_typed (festival, settings, "day_starts_at", "00:30", 30);
  assert_typed (festival, event, "ends", "", DF_NOTHING);
  assert_typed (festival, event, "starts", "01:00", 60);
  assert_typed (festival, event, "starts", "00:15", 1455);
}

/* A time that cannot be typed is not lost by leaving its field as it is. */
static void
test_typed_again (Festival      *festival,
                  gconstpointer  data)
{
  static const gint64 starts[] = { 0, 300, 359, 360, 1440, 1799, 1800, 2879 };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr(DfRecord) event = festival_add_event (festival, "Early", FRIDAY, starts[i], starts[i] + 20160, NULL, NULL);
      g_autofree char *start = df_record_format (event, "starts");
      g_autofree char *end = df_record_format (event, "ends");

      assert_typed (festival, event, "starts", start, starts[i]);
      assert_typed (festival, event, "ends", end, starts[i] + 20160);
    }
}

static void
test_typed_day (Festival      *festival,
                gconstpointer  data)
{
  g_autoptr(DfRecord) event = festival_add (festival, "events", "Night Owls");
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_set_text (festival->repository, event, "day", "saturday", &error));
  g_assert_cmpstr (df_record_get_text (event, "day"), ==, "2026-06-13");
  g_assert_true (df_repository_set_text (festival->repository, event, "day", "14 June", &error));
  g_assert_cmpstr (df_record_get_text (event, "day"), ==, "2026-06-14");
  g_assert_true (df_repository_set_text (festival->repository, event, "day", "", &error));
  g_assert_null (df_record_get_text (event, "day"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  festival_add_test ("/event/texts/say-when-it-is", test_texts);
  festival_add_test ("/event/line-up/follows-links-and-names", test_line_up);
  festival_add_test ("/event/stage/is-followed-until-it-is-deleted", test_stage);
  festival_add_test ("/event/header/says-what-is-known-of-its-time", test_header);
  festival_add_test ("/event/stage/header-counts-events-days-and-hours", test_stage_header);
  festival_add_test ("/event/stage/draft-takes-its-hue-when-it-is-saved", test_draft_hue);
  festival_add_test ("/event/stage/eight-have-hues-of-their-own", test_hues);
  g_test_add_func ("/event/rule/says-which-time-is-wrong-and-why", test_rule);
  festival_add_test ("/event/rule/and-the-file-agree", test_rule_in_file);
  festival_add_test ("/event/typed/a-time-before-the-day-starts-is-the-next-morning", test_typed_night);
  festival_add_test ("/event/typed/what-is-shown-means-itself", test_typed_again);
  festival_add_test ("/event/typed/a-weekday-is-the-festival-s", test_typed_day);

  return g_test_run ();
}
