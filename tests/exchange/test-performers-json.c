/* test-performers-json.c
 *
 * The shape of the original web application, in and out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "festival/df-performer.h"
#include "import-fixture.h"

static const char friday[] =
  "[\n"
  "  { \"id\": 1, \"name\": \"Ada\", \"website\": \"https://ada.example\", \"events\": [ { \"id\": 4, \"name\": \"Set\", \"description\": \"\", \"day\": \"friday\", \"time\": \"2pm - 3pm\" }, { \"id\": 9, \"name\": \"Late Set\", \"description\": \"x\", \"day\": \"sunday\", \"time\": \"1:30am - 2am\" } ] },\n"
  "  { \"id\": 2, \"name\": \"Bo\", \"website\": \"\", \"events\": [] },\n"
  "  { \"id\": 5, \"name\": \"Cy\", \"website\": \"\", \"events\": [ { \"id\": 4, \"name\": \"Set\", \"description\": \"\", \"day\": \"friday\", \"time\": \"2pm - 3pm\" }, { \"id\": 10, \"name\": \"Open\", \"description\": \"\", \"day\": null, \"time\": null } ] }\n"
  "]\n";

static void
test_round_trip (Festival      *self,
                 gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, friday);
  festival_check_tally (self, "events", "3 0 0 0");
  festival_check_tally (self, "performers_events", "4 0 0 0");
  g_assert_cmpuint (df_report_get_messages (self->report)->len, ==, 0);
  out = festival_export (self, "performers");
  g_assert_cmpstr (out, ==, friday);
}

static void
test_days (Festival      *self,
           gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, friday);
  out = festival_export (self, "dreamfest");
  /* The festival's own friday and sunday; half past one belongs to the night before. */
  g_assert_nonnull (strstr (out, "\"day\": \"2027-02-05\", \"starts\": \"14:00\", \"ends\": \"15:00\""));
  g_assert_nonnull (strstr (out, "\"day\": \"2027-02-07\", \"starts\": \"25:30\", \"ends\": \"26:00\""));
}

static void
test_starts_on (Festival      *self,
                gconstpointer  data)
{
  const DfImportOptions options = { .starts_on = "2030-03-01" };
  g_autoptr(GError) error = NULL;
  g_autofree char *out = NULL;

  festival_import (self, friday, &options, &error);
  g_assert_no_error (error);
  out = festival_export (self, NULL);
  g_assert_nonnull (strstr (out, "\"day\": \"2030-03-01\""));
  g_assert_nonnull (strstr (out, "\"day\": \"2030-03-03\""));
}

static void
test_starts_on_another_weekday (Festival      *self,
                                gconstpointer  data)
{
  const DfImportOptions options = { .starts_on = "2030-03-02" };
  g_autoptr(GError) error = NULL;

  festival_import (self, friday, &options, &error);
  g_assert_no_error (error);
  g_assert_true (festival_noted (self, "", "2030-03-02"));
}

static void
test_starts_on_no_date (Festival      *self,
                        gconstpointer  data)
{
  const DfImportOptions options = { .starts_on = "2030-02-31" };
  g_autoptr(GError) error = NULL;

  g_assert_false (festival_import (self, friday, &options, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
}

static void
test_twice (Festival      *self,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  festival_take (self, friday);
  before = festival_sum (self);
  festival_take (self, friday);
  after = festival_sum (self);
  g_assert_cmpstr (after, ==, before);
  festival_check_tally (self, "performers", "0 0 3 0");
  festival_check_tally (self, "performers_events", "0 0 4 0");
}

static void
test_unreadable_time (Festival      *self,
                      gconstpointer  data)
{
  static const char json[] = "[ { \"id\": 1, \"name\": \"Ada\", \"events\": [ { \"id\": 1, \"name\": \"Set\", \"description\": \"Words.\", \"time\": \"TBA\" } ] } ]";
  g_autofree char *out = NULL;

  festival_take (self, json);
  g_assert_true (festival_noted (self, "/0/events/0/time", "“TBA”"));
  out = festival_export (self, "performers");
  g_assert_nonnull (strstr (out, "\"description\": \"Words.\\nTime: TBA\", \"day\": null, \"time\": null"));

  /* Once: not again with each import, and not again when it stands there. */
  festival_take (self, json);
  festival_check_tally (self, "events", "0 0 1 0");
}

static void
test_shared_id (Festival      *self,
                gconstpointer  data)
{
  festival_take (self, "[ { \"id\": 1, \"name\": \"Ada\" }, { \"id\": 1, \"name\": \"Bo\" } ]");
  festival_check_tally (self, "performers", "2 0 0 0");
  g_assert_true (festival_noted (self, "/1/id", "several names"));
}

static void
test_other_contents (Festival      *self,
                     gconstpointer  data)
{
  festival_take (self, "[ { \"id\": 1, \"name\": \"Ada\", \"events\": [ { \"id\": 1, \"name\": \"Set\", \"time\": \"2pm - 3pm\" } ] },"
                       "  { \"id\": 2, \"name\": \"Bo\", \"events\": [ { \"id\": 1, \"name\": \"Set\", \"time\": \"4pm - 5pm\" } ] } ]");
  festival_check_tally (self, "events", "1 0 0 0");
  g_assert_true (festival_noted (self, "/1/events/0", "first"));
}

static void
test_unknown (Festival      *self,
              gconstpointer  data)
{
  festival_take (self, "[ { \"id\": 1, \"name\": \"Ada\", \"genre\": \"x\", \"events\": [ { \"id\": 1, \"name\": \"Set\", \"room\": 1 }, { \"id\": 2, \"name\": \"Tes\", \"room\": 1 } ] } ]");
  g_assert_true (festival_noted (self, "/…/genre", "1 time"));
  g_assert_true (festival_noted (self, "/…/events/…/room", "2 times"));
}

typedef struct
{
  const char *name;
  const char *json;
  const char *place;
  const char *says;
} Refusal;

static const Refusal refusals[] = {
  { "a-performer-that-is-a-number", "[ 5 ]", "source.json:1:3: /0: ", "an object" },
  { "2.5-as-an-id", "[ { \"id\": 2.5, \"name\": \"A\" } ]", "source.json:1:11: /0/id: ", "2.5" },
  { "no-name", "[ { \"id\": 1 } ]", "source.json:1:3: /0: ", "“name”" },
  { "the-same-performer-twice", "[ { \"id\": 1, \"name\": \"A\" },\n { \"id\": 1, \"name\": \"A\" } ]", "source.json:2:2: /1: ", "twice" },
  { "the-same-pair-twice", "[ { \"id\": 1, \"name\": \"A\", \"events\": [ { \"id\": 1, \"name\": \"E\" },\n{ \"id\": 1, \"name\": \"E\" } ] } ]", "source.json:2:1: /0/events/1: ", "twice" },
  { "a-day-that-is-none", "[ { \"id\": 1, \"name\": \"A\", \"events\": [ { \"name\": \"E\", \"day\": \"someday\" } ] } ]", "source.json:1:61: /0/events/0/day: ", "weekday" },
  { "a-time-that-is-a-number", "[ { \"id\": 1, \"name\": \"A\", \"events\": [ { \"name\": \"E\", \"time\": 14 } ] } ]", "source.json:1:62: /0/events/0/time: ", "a text" },
  { "events-that-are-an-object", "[ { \"id\": 1, \"name\": \"A\", \"events\": {} } ]", "source.json:1:37: /0/events: ", "an array" },
  { "an-event-without-a-name", "[ { \"id\": 1, \"name\": \"A\", \"events\": [ { \"id\": 3 } ] } ]", "source.json:1:39: /0/events/0: ", "“name”" },
  { "a-website-that-is-a-script", "[ { \"name\": \"A\", \"website\": \"javascript:alert(1)\" } ]", "source.json:1:29: /0/website: ", "http" },
};

static void
test_refusal (Festival      *self,
              gconstpointer  data)
{
  const Refusal *refusal = data;

  festival_refuse (self, refusal->json, refusal->place, refusal->says);
}

/* Our own shape is no array. */
static void
test_forced (Festival      *self,
             gconstpointer  data)
{
  const DfImportOptions performers = { .shape = "performers" };
  const DfImportOptions ours = { .shape = "dreamfest" };
  const DfImportOptions neither = { .shape = "xml" };
  g_autoptr(GError) error = NULL;

  g_assert_false (festival_import (self, "{}", &performers, &error));
  g_clear_error (&error);
  g_assert_false (festival_import (self, "[]", &ours, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (festival_import (self, "[]", &neither, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
}

static void
test_performing (Festival      *self,
                 gconstpointer  data)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  festival_take (self, friday);
  g_assert_true (df_export_list (self->repository, df_table_for_type (DF_TYPE_PERFORMER), TRUE, stream, &error));
  text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  g_assert_nonnull (strstr (text, "\"Ada\""));
  g_assert_nonnull (strstr (text, "\"Cy\""));
  g_assert_null (strstr (text, "\"Bo\""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FESTIVAL_ADD ("/performers-json/in-and-out/are-the-same-bytes", test_round_trip);
  FESTIVAL_ADD ("/performers-json/weekdays/become-dates-of-the-festival", test_days);
  FESTIVAL_ADD ("/performers-json/a-first-day/places-the-weekdays", test_starts_on);
  FESTIVAL_ADD ("/performers-json/a-first-day-of-another-weekday/is-noted", test_starts_on_another_weekday);
  FESTIVAL_ADD ("/performers-json/a-first-day-that-is-none/is-refused", test_starts_on_no_date);
  FESTIVAL_ADD ("/performers-json/the-same-twice/leaves-the-bytes", test_twice);
  FESTIVAL_ADD ("/performers-json/a-time-that-cannot-be-read/stays-in-the-description", test_unreadable_time);
  FESTIVAL_ADD ("/performers-json/one-id-with-two-names/is-two-performers", test_shared_id);
  FESTIVAL_ADD ("/performers-json/an-event-that-differs-from-before/is-noted", test_other_contents);
  FESTIVAL_ADD ("/performers-json/unknown-members/are-noted-with-their-count", test_unknown);
  FESTIVAL_ADD ("/performers-json/a-forced-shape/is-not-guessed", test_forced);
  FESTIVAL_ADD ("/performers-json/those-performing/have-an-event", test_performing);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/performers-json/%s/is-refused-and-leaves-the-bytes", refusals[i].name);

      g_test_add (path, Festival, &refusals[i], festival_set_up, test_refusal, festival_tear_down);
    }

  return g_test_run ();
}
