/* test-day.c
 *
 * Dates as the file holds them, as people read them, and as people type them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-day.h"

#include <string.h>

#include "festival/df-festival.h"
#include "record/df-error.h"
#include "record/df-resolver.h"

static void
test_valid (void)
{
  static const char *const days[] = { "2026-06-12", "2024-02-29", "0001-01-01", "9999-12-31" };
  static const char *const others[] = { "2026-02-29", "2026-02-31", "2026-13-01", "2026-00-10", "2026-06-00", "0000-01-01", "2026-6-12", "26-06-12",
                                        "2026-06-12 ", "2026-06-12T00:00", "2026/06/12", "+026-06-12", "", "today", "2026-06-1x" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_true (df_day_is_valid (days[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (df_day_is_valid (others[i]));
  g_assert_false (df_day_is_valid (NULL));
}

static void
test_format (void)
{
  g_autofree char *day = df_day_format ("2026-06-12");
  g_autofree char *first = df_day_format ("2026-06-01");
  g_autofree char *long_day = df_day_format_long ("2026-06-12");
  g_autofree char *weekday = df_day_format_weekday ("2026-06-14");
  g_autofree char *strange = df_day_format ("someday");

  g_assert_cmpstr (day, ==, "Fri 12 June");
  g_assert_cmpstr (first, ==, "Mon 1 June");
  g_assert_cmpstr (long_day, ==, "Friday 12 June");
  g_assert_cmpstr (weekday, ==, "Sun");
  g_assert_cmpstr (strange, ==, "someday");
  g_assert_null (df_day_format (NULL));
}

static void
test_weekdays (void)
{
  g_assert_cmpstr (df_day_get_weekday ("2026-06-12"), ==, "friday");
  g_assert_cmpstr (df_day_get_weekday ("2026-06-14"), ==, "sunday");
  g_assert_null (df_day_get_weekday (NULL));
  g_assert_null (df_day_get_weekday ("someday"));
  g_assert_cmpint (df_day_read_weekday ("monday"), ==, 1);
  g_assert_cmpint (df_day_read_weekday ("FRIDAY"), ==, 5);
  g_assert_cmpint (df_day_read_weekday ("Sunday"), ==, 7);
  g_assert_cmpint (df_day_read_weekday ("fri"), ==, 0);
  g_assert_cmpint (df_day_read_weekday ("someday"), ==, 0);
  g_assert_cmpint (df_day_read_weekday (NULL), ==, 0);
}

static void
test_arithmetic (void)
{
  g_autofree char *next = df_day_add ("2026-02-28", 1);
  g_autofree char *leap = df_day_add ("2024-02-28", 1);
  g_autofree char *before = df_day_add ("2026-01-01", -1);

  g_assert_cmpstr (next, ==, "2026-03-01");
  g_assert_cmpstr (leap, ==, "2024-02-29");
  g_assert_cmpstr (before, ==, "2025-12-31");
  g_assert_cmpint (df_day_difference ("2026-06-12", "2026-06-14"), ==, 2);
  g_assert_cmpint (df_day_difference ("2026-06-14", "2026-06-12"), ==, -2);
  g_assert_cmpint (df_day_difference ("2024-02-28", "2024-03-01"), ==, 2);
  g_assert_null (df_day_add ("someday", 1));
}

/* A festival of its own, kept by nobody. */
static DfRecord *
new_festival (const char *starts_on,
              int         days)
{
  const DfTable *table = df_table_for_type (DF_TYPE_FESTIVAL);
  g_autofree DfValue *values = g_new (DfValue, table->n_columns);

  for (guint i = 0; i < table->n_columns; i++)
    values[i] = (DfValue) DF_VALUE_INIT;
  values[df_table_find_column (table, "starts_on")] = DF_VALUE_TEXT (starts_on);
  values[df_table_find_column (table, "days")] = DF_VALUE_INTEGER (days);

  return df_record_new (table, NULL, 1, values);
}

static void
test_typed (void)
{
  static const struct { const char *text; const char *day; } cases[] = {
    { "", NULL },                          { "  ", NULL },                        { "2026-06-12", "2026-06-12" },
    { " 2026-06-12 ", "2026-06-12" },      { "12 June 2026", "2026-06-12" },      { "June 12, 2026", "2026-06-12" },
    { "Fri 12 June", "2026-06-12" },       { "12 jun", "2026-06-12" },            { "Friday, 12. June 2026", "2026-06-12" },
    { "friday", "2026-06-12" },            { "Sun", "2026-06-14" },               { "29 February 2024", "2024-02-29" },
    { "4 July", "2026-07-04" },
  };
  g_autoptr(DfRecord) festival = new_festival ("2026-06-12", 3);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_auto(DfValue) value = DF_VALUE_INIT;
      g_auto(DfValue) again = DF_VALUE_INIT;
      g_autofree char *shown = NULL;

      if (!df_kind_day.parse (festival, cases[i].text, &value, &error))
        g_error ("“%s”: %s", cases[i].text, error->message);
      g_assert_cmpstr (value.text, ==, cases[i].day);
      shown = df_kind_day.format (festival, &value);
      g_assert_true (df_kind_day.parse (festival, shown, &again, NULL));
      g_assert_cmpstr (again.text, ==, cases[i].day);
    }
}

static void
test_typed_refused (void)
{
  static const char *const cases[] = { "31 February 2026", "2026-02-31", "Monday", "Mon 12 June 2026", "June", "12", "June 2026", "someday", "12/6/2026",
                                       "12 June 2026 2027", "12 13 June", "Fri Sat", "12 Brumaire 2026", "0 June 2026", "12 June 0000", "\377" };
  g_autofree char *long_text = g_strnfill (1000000, ' ');
  g_autoptr(DfRecord) festival = new_festival ("2026-06-12", 3);

  for (guint i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      const char *text = i < G_N_ELEMENTS (cases) ? cases[i] : long_text;
      g_autoptr(GError) error = NULL;
      g_auto(DfValue) value = DF_VALUE_INIT;

      if (df_kind_day.parse (festival, text, &value, &error))
        g_error ("“%s” was taken as %s", text, value.text);
      g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
    }
}

/* Ten days have two Fridays: which one is not guessed. And without a festival nobody knows the year. */
static void
test_typed_alone (void)
{
  g_autoptr(DfRecord) festival = new_festival ("2026-06-12", 10);
  g_auto(DfValue) value = DF_VALUE_INIT;

  g_assert_false (df_kind_day.parse (festival, "friday", &value, NULL));
  g_assert_false (df_kind_day.parse (NULL, "friday", &value, NULL));
  g_assert_false (df_kind_day.parse (NULL, "12 June", &value, NULL));
  g_assert_true (df_kind_day.parse (NULL, "12 June 2026", &value, NULL));
}

static void
test_interchange (void)
{
  g_auto(DfValue) value = DF_VALUE_INIT;
  g_auto(DfValue) other = DF_VALUE_INIT;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (df_kind_day.decode ("2026-06-12", &value, NULL));
  df_kind_day.encode (&value, text);
  g_assert_cmpstr (text->str, ==, "2026-06-12");
  g_assert_false (df_kind_day.decode ("2026-02-31", &other, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_assert_false (df_kind_day.decode ("12 June 2026", &other, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day/is-valid/only-for-a-day-that-there-is", test_valid);
  g_test_add_func ("/day/format/reads-as-people-write", test_format);
  g_test_add_func ("/day/weekday/is-the-same-word-in-every-language", test_weekdays);
  g_test_add_func ("/day/add-and-difference/know-the-calendar", test_arithmetic);
  g_test_add_func ("/day/typed/is-read-with-the-festival-in-mind", test_typed);
  g_test_add_func ("/day/typed/what-is-no-day-is-refused", test_typed_refused);
  g_test_add_func ("/day/typed/nothing-is-guessed-without-a-festival", test_typed_alone);
  g_test_add_func ("/day/interchange/is-an-iso-date", test_interchange);

  return g_test_run ();
}
