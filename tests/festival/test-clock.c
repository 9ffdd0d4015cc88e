/* test-clock.c
 *
 * Every way in which people write a time, and the festival night.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clock.h"

#include <string.h>

#include "record/df-error.h"

#define CLOCK(hour, minute) ((hour) * 60 + (minute))

/* --- one clock ------------------------------------------------------------------------------------------------------------ */

static void
test_forms (void)
{
  static const struct { const char *text; gint64 minutes; } cases[] = {
    { "18:00", CLOCK (18, 0) },      { "1830", CLOCK (18, 30) },      { "0730", CLOCK (7, 30) },       { "19h30", CLOCK (19, 30) },
    { "19H30", CLOCK (19, 30) },     { "19h", CLOCK (19, 0) },        { "7pm", CLOCK (19, 0) },        { "7 pm", CLOCK (19, 0) },
    { "7:30 pm", CLOCK (19, 30) },   { "7:30PM", CLOCK (19, 30) },    { "7 p.m.", CLOCK (19, 0) },     { "7.30pm", CLOCK (19, 30) },
    { "19.30", CLOCK (19, 30) },     { " 9:05 ", CLOCK (9, 5) },      { "9am", CLOCK (9, 0) },         { "12pm", CLOCK (12, 0) },
    { "12:15 am", CLOCK (24, 15) },  { "12am", CLOCK (24, 0) },       { "00h45", CLOCK (24, 45) },     { "00h0", CLOCK (24, 0) },
    { "23:59", CLOCK (23, 59) },     { "7\302\240pm", CLOCK (19, 0) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 minutes = -1;

      if (!df_clock_parse (cases[i].text, 360, &minutes, &error))
        g_error ("“%s”: %s", cases[i].text, error->message);
      g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

/* A clock earlier than the day's start is the next morning; what is past 24:00 says so itself. */
static void
test_night (void)
{
  static const struct { const char *text; int day_starts_at; gint64 minutes; } cases[] = {
    { "01:30", 360, 1530 },       { "05:59", 360, 1440 + 359 },   { "06:00", 360, 360 },        { "00:00", 360, 1440 },
    { "01:30", 0, 90 },           { "00:00", 0, 0 },              { "05:59", 300, 359 },        { "04:59", 300, 1440 + 299 },
    { "25:30", 360, 1530 },       { "25:30", 0, 1530 },           { "24:00", 360, 1440 },       { "24:00", 0, 1440 },
    { "30:00", 360, 1800 },       { "47:59", 360, 2879 },         { "383:59", 360, 23039 },     { "2am", 360, 1560 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 minutes = -1;

      g_assert_true (df_clock_parse (cases[i].text, cases[i].day_starts_at, &minutes, NULL));
      g_assert_cmpint (minutes, ==, cases[i].minutes);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "", " ", "TBA", "all day", "midnight", "noon", "7", "18", "13pm", "0am", "0pm", "18:60", "18:5", "18:", ":30", "1860", "18:00:00", "-18:00", "18:00 Uhr",
    "18:00-19:00", "384:00", "999:99", "18 00", "six", "19h300", "7 xm", "7p", "193", "19300", "1e3", "١٨:٠٠", "18:00\n19:00",
  };
  g_autofree char *long_text = g_strnfill (1000000, '1');

  for (guint i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      const char *text = i < G_N_ELEMENTS (cases) ? cases[i] : long_text;
      g_autoptr(GError) error = NULL;
      gint64 minutes = -1;

      if (df_clock_parse (text, 360, &minutes, &error))
        g_error ("“%s” was taken as %d", text, (int) minutes);
      g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
      g_assert_cmpint (minutes, ==, -1);
    }
}

static void
test_format (void)
{
  static const struct { gint64 starts; gint64 ends; const char *range; } ranges[] = {
    { CLOCK (18, 0), CLOCK (19, 0), "\u206618:00–19:00\u2069" },
    { CLOCK (23, 30), CLOCK (25, 0), "\u206623:30–01:00\u2069" },
    { 1530, DF_NOTHING, "01:30" },
    { 0, 5, "\u206600:00–00:05\u2069" },
    { DF_NOTHING, DF_NOTHING, NULL },
    { DF_NOTHING, 5, NULL },
  };
  static const struct { gint64 minutes; const char *length; } lengths[] = {
    { 45, "45 min" }, { 60, "1 h" }, { 150, "2 h 30 min" }, { 1505, "25 h 5 min" },
  };
  g_autofree char *night = df_clock_format (1530);

  g_assert_cmpstr (night, ==, "01:30");
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autofree char *range = df_clock_format_range (ranges[i].starts, ranges[i].ends);

      g_assert_cmpstr (range, ==, ranges[i].range);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *length = df_clock_format_length (lengths[i].minutes);

      g_assert_cmpstr (length, ==, lengths[i].length);
    }
}

/* --- two clocks ------------------------------------------------------------------------------------------------------------- */

static void
test_ranges (void)
{
  static const struct { const char *text; gint64 starts; gint64 ends; } cases[] = {
    { "2pm - 3pm", CLOCK (14, 0), CLOCK (15, 0) },            { "6pm-7pm", CLOCK (18, 0), CLOCK (19, 0) },
    { "7:30pm - 9pm", CLOCK (19, 30), CLOCK (21, 0) },        { "11pm - 2am", CLOCK (23, 0), CLOCK (26, 0) },
    { "2 - 3pm", CLOCK (14, 0), CLOCK (15, 0) },              { "9:30 - 11pm", CLOCK (21, 30), CLOCK (23, 0) },
    { "10 - 11:30am", CLOCK (10, 0), CLOCK (11, 30) },        { "14:00 - 3pm", CLOCK (14, 0), CLOCK (15, 0) },
    { "14:00-15:00", CLOCK (14, 0), CLOCK (15, 0) },          { "14h30 - 15h30", CLOCK (14, 30), CLOCK (15, 30) },
    { "1400-1500", CLOCK (14, 0), CLOCK (15, 0) },            { "14:00–15:00", CLOCK (14, 0), CLOCK (15, 0) },
    { "14:00 — 15:00", CLOCK (14, 0), CLOCK (15, 0) },        { "12am-1am", 0, CLOCK (1, 0) },
    { "12pm - 1pm", CLOCK (12, 0), CLOCK (13, 0) },           { "22:00-00:45", CLOCK (22, 0), CLOCK (24, 45) },
    { "22:00-24:00", CLOCK (22, 0), CLOCK (24, 0) },          { "19h30", CLOCK (19, 30), DF_NOTHING },
    { "2pm", CLOCK (14, 0), DF_NOTHING },                     { "00h0", 0, DF_NOTHING },
    { "2 PM - 3 P.M.", CLOCK (14, 0), CLOCK (15, 0) },        { "01:30-02:30", CLOCK (1, 30), CLOCK (2, 30) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 starts = -1;
      gint64 ends = -1;

      if (!df_clock_read_range (cases[i].text, &starts, &ends))
        g_error ("“%s” was not read", cases[i].text);
      g_assert_cmpint (starts, ==, cases[i].starts);
      g_assert_cmpint (ends, ==, cases[i].ends);
    }
}

static void
test_ranges_refused (void)
{
  static const char *const cases[] = {
    "", "TBA", "all day", "midnight", "13pm", "25:00", "25:00-26:00", "24:01-25:00", "22:00-24:30", "2 - 3", "2pm - 3", "11 - 1pm", "2pm -", "- 3pm",
    "2pm - 3pm - 4pm", "2pm to 3pm", "2pm - midnight", "2pm - 2pm", "14:00-14:00", "14:61-15:00", "24:00-25:00", "24:00", "2pm - 3pm or so",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 starts;
      gint64 ends;

      if (df_clock_read_range (cases[i], &starts, &ends))
        g_error ("“%s” was taken as %d to %d", cases[i], (int) starts, (int) ends);
    }
}

static void
test_ranges_written (void)
{
  static const struct { gint64 starts; gint64 ends; const char *text; } cases[] = {
    { CLOCK (14, 0), CLOCK (15, 0), "2pm - 3pm" },          { CLOCK (19, 30), CLOCK (21, 0), "7:30pm - 9pm" },
    { CLOCK (23, 0), CLOCK (26, 0), "11pm - 2am" },         { 0, CLOCK (1, 0), "12am - 1am" },
    { CLOCK (12, 5), CLOCK (24, 0), "12:05pm - 12am" },     { CLOCK (9, 0), DF_NOTHING, "9am" },
    { DF_NOTHING, DF_NOTHING, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      gint64 starts;
      gint64 ends;

      df_clock_write_range (cases[i].starts, cases[i].ends, text);
      g_assert_cmpstr (text->str, ==, cases[i].text);
      if (cases[i].starts == DF_NOTHING)
        continue;
      g_assert_true (df_clock_read_range (text->str, &starts, &ends));
      g_assert_cmpint (starts, ==, cases[i].starts);
      g_assert_cmpint (ends, ==, cases[i].ends);
    }
}

/* Every start of the day and every length to 23:59 is read back as it was written. */
static void
test_ranges_round (void)
{
  for (gint64 starts = 0; starts < 1440; starts += 7)
    for (gint64 length = 1; length < 1440; length += 13)
      {
        g_autoptr(GString) text = g_string_new (NULL);
        gint64 from;
        gint64 to;

        df_clock_write_range (starts, starts + length, text);
        g_assert_true (df_clock_read_range (text->str, &from, &to));
        g_assert_cmpint (from, ==, starts);
        g_assert_cmpint (to, ==, starts + length);
      }
}

/* --- the kinds ---------------------------------------------------------------------------------------------------------------- */

static void
test_kind_round (void)
{
  for (gint64 minutes = 360; minutes < 23040; minutes += 11)
    {
      DfValue value = DF_VALUE_INTEGER (minutes);
      DfValue read = DF_VALUE_INIT;
      g_autofree char *shown = df_kind_clock.format (NULL, &value);

      g_assert_true (df_kind_clock.parse (NULL, shown, &read, NULL));
      g_assert_cmpint (read.integer, ==, minutes);
    }
}

static void
test_kind_nothing (void)
{
  DfValue value = DF_VALUE_INTEGER (5);
  g_autofree char *shown = NULL;

  g_assert_true (df_kind_clock.parse (NULL, "  ", &value, NULL));
  g_assert_cmpint (value.integer, ==, DF_NOTHING);
  shown = df_kind_clock.format (NULL, &value);
  g_assert_cmpstr (shown, ==, "");
}

/* No day start is applied there: every minute has one name. */
static void
test_kind_interchange (void)
{
  static const struct { const char *text; gint64 minutes; } taken[] = {
    { "00:00", 0 }, { "05:00", 300 }, { "14:00", 840 }, { "25:30", 1530 }, { "47:59", 2879 }, { "100:00", 6000 }, { "383:59", 23039 },
  };
  static const char *const refused[] = { "", "5:00", "05:60", "0500", "05:0", "005:00", "384:00", "-1:00", "05:00 ", "5pm", "05:00:00" };

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      DfValue value = DF_VALUE_INIT;

      g_assert_true (df_kind_clock.decode (taken[i].text, &value, NULL));
      g_assert_cmpint (value.integer, ==, taken[i].minutes);
      df_kind_clock.encode (&value, text);
      g_assert_cmpstr (text->str, ==, taken[i].text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;
      DfValue value = DF_VALUE_INIT;

      g_assert_false (df_kind_clock.decode (refused[i], &value, &error));
      g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
    }
}

static void
test_day_start (void)
{
  DfValue value = DF_VALUE_INIT;
  g_autofree char *shown = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_true (df_kind_day_start.parse (NULL, "5:30 am", &value, NULL));
  g_assert_cmpint (value.integer, ==, 330);
  shown = df_kind_day_start.format (NULL, &value);
  g_assert_cmpstr (shown, ==, "05:30");
  df_kind_day_start.encode (&value, text);
  g_assert_cmpstr (text->str, ==, "05:30");
  g_assert_true (df_kind_day_start.decode ("00:00", &value, NULL));
  g_assert_cmpint (value.integer, ==, 0);
  g_assert_true (df_kind_day_start.decode ("23:59", &value, NULL));
  g_assert_false (df_kind_day_start.decode ("24:00", &value, NULL));
  g_assert_false (df_kind_day_start.parse (NULL, "24:00", &value, NULL));
  g_assert_false (df_kind_day_start.parse (NULL, "early", &value, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/parse/takes-every-form-that-people-type", test_forms);
  g_test_add_func ("/clock/parse/a-clock-before-the-day-starts-is-the-next-morning", test_night);
  g_test_add_func ("/clock/parse/what-no-clock-shows-is-refused", test_refused);
  g_test_add_func ("/clock/format/shows-clocks-ranges-and-lengths", test_format);
  g_test_add_func ("/clock/range/reads-what-real-files-have", test_ranges);
  g_test_add_func ("/clock/range/never-guesses", test_ranges_refused);
  g_test_add_func ("/clock/range/is-written-as-the-web-application-did", test_ranges_written);
  g_test_add_func ("/clock/range/is-read-back-as-it-was-written", test_ranges_round);
  g_test_add_func ("/clock/kind/what-is-shown-means-the-same-when-typed", test_kind_round);
  g_test_add_func ("/clock/kind/nothing-is-nothing", test_kind_nothing);
  g_test_add_func ("/clock/kind/interchange-names-every-minute-once", test_kind_interchange);
  g_test_add_func ("/clock/day-start/is-within-one-day", test_day_start);

  return g_test_run ();
}
