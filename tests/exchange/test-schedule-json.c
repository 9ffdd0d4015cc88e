/* test-schedule-json.c
 *
 * schedule.json in: rooms, events and persons, whatever is wrong with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "import-fixture.h"

/* Two days and a night, two rooms, three persons of whom one speaks twice. */
static const char harbour[] =
  "{ \"$schema\": \"x\", \"schedule\": { \"version\": \"1\", \"base_url\": \"https://harbour.example/\", \"conference\": {\n"
  "  \"acronym\": \"harbour27\", \"title\": \"Harbour Nights\", \"start\": \"2027-06-04\", \"end\": \"2027-06-05\", \"daysCount\": 2,\n"
  "  \"timeslot_duration\": \"00:15\", \"time_zone_name\": \"Europe/Berlin\",\n"
  "  \"rooms\": [ { \"name\": \"Quay\", \"guid\": \"11111111-1111-4111-8111-111111111111\", \"description\": \"By the water\", \"capacity\": null }, { \"name\": \"Loft\" } ],\n"
  "  \"days\": [\n"
  "    { \"index\": 1, \"rooms\": { \"Quay\": [\n"
  "      { \"id\": 1, \"guid\": \"aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaa1\", \"date\": \"2027-06-04T18:00:00+02:00\", \"start\": \"18:00\", \"duration\": \"00:45\", \"title\": \"Dusk\",\n"
  "        \"subtitle\": \"\", \"abstract\": \"Slow\", \"description\": \"Songs\", \"track\": \"Music\", \"logo\": null, \"links\": [],\n"
  "        \"persons\": [ { \"id\": 7, \"public_name\": \"Mara Vale\" }, { \"id\": 8, \"name\": \"Nilou\", \"public_name\": \"ignored\", \"url\": \"nilou.example\" } ] },\n"
  "      { \"id\": 2, \"guid\": \"aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaa2\", \"date\": \"2027-06-05T01:30:00+02:00\", \"start\": \"01:30\", \"duration\": \"1:02:30\", \"title\": \"Night\", \"persons\": [ { \"id\": 7, \"public_name\": \"Mara Vale\" } ] } ],\n"
  "      \"Loft\": [] }, \"date\": \"2027-06-04\", \"day_start\": \"2027-06-04T09:00:00+02:00\", \"day_end\": \"2027-06-05T04:00:00+02:00\" },\n"
  "    { \"index\": 2, \"date\": \"2027-06-05\", \"day_start\": \"2027-06-05T09:00:00+02:00\", \"day_end\": \"2027-06-06T04:00:00+02:00\", \"rooms\": { \"Loft\": [\n"
  "      { \"id\": 3, \"title\": \"Talk\", \"start\": \"02:00\", \"duration\": \"soon\", \"track\": \"Words\", \"persons\": [ { \"guid\": \"bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbb1\", \"name\": \"Ola\" }, \"Pim\" ] } ] } } ] } } }\n";

typedef struct
{
  const char *name;
  const char *count;
  const char *days;
  gboolean    is_noted;
} DaysCase;

static const DaysCase days_cases[] = {
  { "fewer-than-are-listed-are-made-as-many-and-noted", "\"daysCount\":2,", "\"days\": 4,", TRUE },
  { "as-many-as-are-listed-are-taken", "\"daysCount\":4,", "\"days\": 4,", FALSE },
  { "of-a-festival-that-ends-before-the-last-one-listed-are-taken", "\"end\":\"2027-06-05\",\"daysCount\":2,", "\"days\": 2,", FALSE },
  { "more-than-are-listed-are-taken", "\"daysCount\":5,", "\"days\": 5,", FALSE },
  { "that-are-not-counted-are-those-that-are-listed", "", "\"days\": 4,", FALSE },
};

/* A document with these events in room A of 2027-06-04. */
static char *
make_schedule (const char *events)
{
  return g_strdup_printf ("{\"schedule\":{\"version\":\"1\",\"conference\":{\"title\":\"T\",\"days\":[{\"date\":\"2027-06-04\",\"rooms\":{\"A\":[%s]}}]}}}", events);
}

static char *
take_and_export (Festival   *self,
                 const char *events)
{
  g_autofree char *json = make_schedule (events);

  festival_take (self, json);
  return festival_export (self, NULL);
}

static void
test_everything (Festival      *self,
                 gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, harbour);
  festival_check_tally (self, "stages", "2 0 0 0");
  festival_check_tally (self, "events", "3 0 0 0");
  festival_check_tally (self, "performers", "4 0 0 0");
  festival_check_tally (self, "performers_events", "5 0 0 0");

  out = festival_export (self, NULL);
  g_assert_nonnull (strstr (out, "\"name\": \"Harbour Nights\", \"starts_on\": \"2027-06-04\", \"days\": 2, \"time_zone\": \"Europe/Berlin\", \"day_starts_at\": \"06:00\""));
  g_assert_nonnull (strstr (out, "\"guid\": \"11111111-1111-4111-8111-111111111111\", \"name\": \"Quay\", \"description\": \"By the water\""));
  g_assert_nonnull (strstr (out, "\"day\": \"2027-06-04\", \"starts\": \"18:00\", \"ends\": \"18:45\", \"name\": \"Dusk\", \"description\": \"Slow\\n\\nSongs\""));
  g_assert_nonnull (strstr (out, "\"name\": \"Nilou\", \"website\": \"https://nilou.example\""));
  g_assert_null (strstr (out, "ignored"));
}

static void
test_night (Festival      *self,
            gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, harbour);
  out = festival_export (self, NULL);
  /* Friday's, though its date is Saturday; days, hours and minutes. */
  g_assert_nonnull (strstr (out, "\"day\": \"2027-06-04\", \"starts\": \"25:30\", \"ends\": \"52:00\", \"name\": \"Night\""));
  /* A clock alone that is earlier than the day starts. */
  g_assert_nonnull (strstr (out, "\"day\": \"2027-06-05\", \"starts\": \"26:00\", \"ends\": null, \"name\": \"Talk\""));
  g_assert_true (festival_noted (self, "/schedule/conference/days/1/rooms/Loft/0/duration", "“soon” is no length"));
}

static void
test_again (Festival      *self,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  festival_take (self, harbour);
  before = festival_sum (self);
  festival_take (self, harbour);
  festival_check_tally (self, "stages", "0 0 2 0");
  festival_check_tally (self, "events", "0 0 3 0");
  festival_check_tally (self, "performers", "0 0 4 0");
  festival_check_tally (self, "performers_events", "0 0 5 0");
  after = festival_sum (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_undone (Festival      *self,
             gconstpointer  data)
{
  g_autofree char *before = festival_export (self, NULL);
  g_autofree char *full = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GError) error = NULL;

  festival_take (self, harbour);
  full = festival_export (self, NULL);
  df_repository_undo (self->repository, &error);
  g_assert_no_error (error);
  after = festival_export (self, NULL);
  g_assert_cmpstr (after, ==, before);
  df_repository_redo (self->repository, &error);
  g_assert_no_error (error);
  again = festival_export (self, NULL);
  g_assert_cmpstr (again, ==, full);
}

static void
test_left_out (Festival      *self,
               gconstpointer  data)
{
  festival_take (self, harbour);
  g_assert_true (festival_noted (self, "/schedule/…/track", "no place for this; it was left out, 2 times"));
  /* Nothing is lost with what is empty, or says nothing new. */
  g_assert_false (festival_noted (self, "/schedule/…/links", ""));
  g_assert_false (festival_noted (self, "/schedule/…/logo", ""));
  g_assert_false (festival_noted (self, "/schedule/…/subtitle", ""));
}

static void
test_settings_stay (Festival      *self,
                    gconstpointer  data)
{
  g_autofree char *out = take_and_export (self, "{\"title\":\"First\"}");

  g_assert_nonnull (strstr (out, "\"name\": \"T\", \"starts_on\": \"2027-06-04\""));
  festival_take (self, harbour);
  g_assert_true (festival_noted (self, "/name", "This is “Harbour Nights” in the source and stays “T”"));
}

static void
test_bad_settings (Festival      *self,
                   gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, "{\"schedule\":{\"conference\":{\"title\":\"T\",\"start\":\"soon\",\"daysCount\":0,\"time_zone_name\":\"Mars/Olympus\",\"days\":[]}}}");
  out = festival_export (self, NULL);
  g_assert_nonnull (strstr (out, "\"name\": \"T\", \"starts_on\": \"2027-02-05\", \"days\": 3, \"time_zone\": \"Pacific/Auckland\""));
  g_assert_true (festival_noted (self, "", "A festival lasts from 1"));
  g_assert_true (festival_noted (self, "", "This time zone is not known here"));
}

/* A festival from Friday on that lists Friday and Monday. */
static void
test_days_listed (Festival      *self,
                  gconstpointer  data)
{
  const DaysCase *is = data;
  g_autofree char *source = g_strconcat ("{\"schedule\":{\"conference\":{\"title\":\"T\",\"start\":\"2027-06-04\",", is->count,
                                         "\"days\":[{\"date\":\"2027-06-04\",\"rooms\":{}},",
                                         "{\"date\":\"2027-06-07\",\"rooms\":{\"A\":[{\"title\":\"X\"}]}}]}}}", NULL);
  g_autofree char *out = NULL;

  festival_take (self, source);
  out = festival_export (self, NULL);
  g_assert_nonnull (strstr (out, is->days));
  g_assert_true (festival_noted (self, "", "lists events until day 4") == is->is_noted);
}

/* --- who is who ---------------------------------------------------------------------------------------------------------------------- */

static void
test_one_id_two_names (Festival      *self,
                       gconstpointer  data)
{
  g_autofree char *out = take_and_export (self, "{\"title\":\"X\",\"persons\":[{\"id\":5,\"public_name\":\"Ada\"},{\"id\":5,\"public_name\":\"Bo\"},{\"id\":5,\"public_name\":\" Ada \"}]}");

  festival_check_tally (self, "performers", "2 0 0 0");
  festival_check_tally (self, "performers_events", "2 0 0 0");
  g_assert_true (festival_noted (self, "/schedule/conference/days/0/rooms/A/0", "The id 5 stands for “Ada” and for “Bo”"));
  g_assert_true (festival_noted (self, "/schedule/conference/days/0/rooms/A/0", "This pair is linked twice"));
}

static void
test_spellings (Festival      *self,
                gconstpointer  data)
{
  static const char events[] = "{\"title\":\"X\",\"persons\":[{\"id\":5,\"name\":\"Ada Roe\"},{\"id\":5,\"name\":\"ada roe\"}]}";
  g_autofree char *out = take_and_export (self, events);
  g_autofree char *before = festival_sum (self);
  g_autofree char *after = NULL;
  g_autofree char *json = make_schedule ("{\"title\":\"X\",\"persons\":[{\"id\":5,\"name\":\"ada roe\"},{\"id\":5,\"name\":\"Ada Roe\"}]}");

  festival_check_tally (self, "performers", "2 0 0 0");
  /* Whichever comes first. */
  festival_take (self, json);
  festival_check_tally (self, "performers", "0 0 2 0");
  after = festival_sum (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_shared_guids (Festival      *self,
                   gconstpointer  data)
{
  static const char json[] =
    "{\"schedule\":{\"conference\":{\"acronym\":\"t\",\"rooms\":[{\"name\":\"A\",\"guid\":\"22222222-2222-4222-8222-222222222222\"},"
    "{\"name\":\"B\",\"guid\":\"22222222-2222-4222-8222-222222222222\"}],\"days\":[]}}}";
  g_autofree char *out = NULL;

  festival_take (self, json);
  festival_check_tally (self, "stages", "2 0 0 0");
  g_assert_true (festival_noted (self, "/schedule/conference/rooms/0", "stands for several records"));
  g_assert_true (festival_noted (self, "/schedule/conference/rooms/1", "stands for several records"));
  out = festival_export (self, NULL);
  g_assert_null (strstr (out, "22222222-2222"));
  festival_take (self, json);
  festival_check_tally (self, "stages", "0 0 2 0");
}

static void
test_repeats (Festival      *self,
              gconstpointer  data)
{
  static const char events[] =
    "{\"id\":4,\"guid\":\"33333333-3333-4333-8333-333333333331\",\"title\":\"Yoga\",\"date\":\"2027-06-04T09:00:00Z\"},"
    "{\"id\":4,\"guid\":\"33333333-3333-4333-8333-333333333332\",\"title\":\"Yoga\",\"date\":\"2027-06-04T11:00:00Z\"},"
    "{\"id\":6,\"title\":\"Soup\",\"date\":\"2027-06-04T12:00\"},{\"id\":6,\"title\":\"Soup\",\"date\":\"2027-06-04T18:00\"},"
    "{\"id\":6,\"title\":\"Soup\",\"date\":\"2027-06-04T18:00\"}";
  g_autofree char *out = take_and_export (self, events);
  g_autofree char *before = festival_sum (self);
  g_autofree char *after = NULL;
  g_autofree char *json = make_schedule (events);

  festival_check_tally (self, "events", "4 0 0 0");
  g_assert_true (festival_noted (self, "/schedule/conference/days/0/rooms/A/4", "there twice in the source; it was taken once"));
  festival_take (self, json);
  festival_check_tally (self, "events", "0 0 4 0");
  after = festival_sum (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_changed (Festival      *self,
              gconstpointer  data)
{
  g_autofree char *out = take_and_export (self, "{\"id\":4,\"title\":\"Yoga\",\"date\":\"2027-06-04T09:00:00Z\",\"duration\":\"1:00\",\"description\":\"Old\",\"persons\":[{\"id\":1,\"name\":\"Ada\",\"url\":\"https://ada.example\"}]}");
  g_autofree char *later = take_and_export (self, "{\"id\":4,\"title\":\"Yoga\",\"date\":\"2027-06-04T10:00:00Z\",\"duration\":\"1:30\",\"persons\":[{\"id\":1,\"name\":\"Ada\"}]}");

  festival_check_tally (self, "events", "0 1 0 0");
  festival_check_tally (self, "performers", "0 0 1 0");
  /* What the source does not speak of stays. */
  g_assert_nonnull (strstr (later, "\"starts\": \"10:00\", \"ends\": \"11:30\", \"name\": \"Yoga\", \"description\": \"Old\""));
  g_assert_nonnull (strstr (later, "https://ada.example"));
}

/* --- what cannot be held ------------------------------------------------------------------------------------------------------------- */

static void
test_odd_values (Festival      *self,
                 gconstpointer  data)
{
  g_autofree char *out = take_and_export (self,
    "{\"id\":\"x-1\",\"guid\":\"no\",\"title\":\"A\\u0007B\\nC\",\"date\":\"tomorrow\",\"start\":\"late\",\"duration\":\"135.0:00\",\"description\":[1],"
    "\"persons\":[{\"id\":1,\"name\":\"Ada\",\"url\":\"javascript:alert(1)\"}]},"
    "{\"title\":\"Elsewhere\",\"date\":\"2027-08-01T02:00:00Z\",\"duration\":\"0:00\"},"
    "{\"title\":\"Long\",\"date\":\"2027-06-04T10:00:00Z\",\"duration\":\"20:00:00\"}");
  const char *first = "/schedule/conference/days/0/rooms/A/0";

  g_assert_nonnull (strstr (out, "\"day\": \"2027-06-04\", \"starts\": null, \"ends\": null, \"name\": \"A B C\", \"description\": \"Time: late\""));
  g_assert_true (festival_noted (self, first, "taken as “A B C”"));
  g_assert_true (festival_noted (self, "/schedule/conference/days/0/rooms/A/0/guid", "“no” is no guid"));
  g_assert_true (festival_noted (self, "/schedule/conference/days/0/rooms/A/0/date", "“tomorrow” is no date"));
  g_assert_true (festival_noted (self, "/schedule/conference/days/0/rooms/A/0/start", "“late” cannot be read as a time"));
  g_assert_true (festival_noted (self, "/schedule/conference/days/0/rooms/A/0/duration", "“135.0:00” is no length"));
  g_assert_true (festival_noted (self, "/schedule/conference/days/0/rooms/A/0/description", "Found an array, expected a text"));
  g_assert_true (festival_noted (self, first, "This was left out."));
  g_assert_null (strstr (out, "javascript"));

  /* Its own date, and the night of the day before. */
  g_assert_nonnull (strstr (out, "\"day\": \"2027-07-31\", \"starts\": \"26:00\", \"ends\": null, \"name\": \"Elsewhere\""));
  g_assert_nonnull (strstr (out, "\"starts\": \"10:00\", \"ends\": null, \"name\": \"Long\""));
  g_assert_true (festival_noted (self, "/schedule/conference/days/0/rooms/A/2", "An event lasts 14 days at most."));
}

static void
test_long_texts (Festival      *self,
                 gconstpointer  data)
{
  g_autofree char *name = g_strnfill (300, 'n');
  g_autofree char *description = g_strnfill (100001, 'd');
  g_autofree char *event = g_strdup_printf ("{\"title\":\"%s\",\"description\":\"%s\"}", name, description);
  g_autofree char *out = take_and_export (self, event);
  g_autofree char *cut = g_strdup_printf ("\"name\": \"%.199s…\"", name);

  g_assert_nonnull (strstr (out, cut));
  g_assert_true (festival_noted (self, "/schedule/conference/days/0/rooms/A/0/description", "at most 100,000 characters"));
}

static void
test_nameless (Festival      *self,
               gconstpointer  data)
{
  const DfImportOptions options = { .skip_refused = TRUE };
  g_autofree char *json = make_schedule ("{\"title\":\"  \",\"persons\":[{\"name\":\"Ada\"}]},{\"title\":\"Fine\",\"persons\":[{\"id\":3}]},7");
  g_autoptr(GError) error = NULL;

  festival_refuse (self, json, "source.json:1:97: /schedule/conference/days/0/rooms/A/0: ", "This record of “events” has no name, expected one.");
  festival_import (self, json, &options, &error);
  g_assert_no_error (error);
  festival_check_tally (self, "events", "1 0 0 2");
  festival_check_tally (self, "performers", "0 0 0 1");
}

static void
test_no_conference (Festival      *self,
                    gconstpointer  data)
{
  static const char *const texts[] = { "{\"schedule\":{}}", "{\"schedule\":4}", "{\"schedule\":[]}", "{\"schedule\":{\"conference\":null}}",
                                       "{\"schedule\":{\"conference\":[]}}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    festival_refuse (self, texts[i], "source.json:1:1: ", "There is no conference in this document");
}

static void
test_truncated (Festival      *self,
                gconstpointer  data)
{
  g_autofree char *before = festival_sum (self);
  g_autofree char *after = NULL;

  for (gsize length = strlen (harbour) - 2; length > 0; length -= MIN (length, g_test_slow () ? 1 : 7))
    {
      g_autofree char *start = g_strndup (harbour, length);
      g_autoptr(GError) error = NULL;

      g_assert_false (festival_import (self, start, NULL, &error));
      g_assert_error (error, DF_ERROR, DF_ERROR_REFUSED);
      g_assert_null (strchr (error->message, '\n'));
    }

  after = festival_sum (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_nested (Festival      *self,
             gconstpointer  data)
{
  g_autofree char *nested = g_strnfill (100000, '[');
  g_autofree char *json = g_strconcat ("{\"schedule\":{\"conference\":", nested, NULL);

  festival_refuse (self, json, "source.json:1:57: /schedule/conference/0", "nested deeper than 32");
}

/* More than one record may have: events are read one by one. */
static void
test_large (Festival      *self,
            gconstpointer  data)
{
  g_autofree char *words = g_strnfill (5000, 'w');
  g_autoptr(GString) events = g_string_new (NULL);
  g_autofree char *json = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (events, "%s{\"id\":%u,\"title\":\"Event %u\",\"description\":\"%s\",\"persons\":[{\"id\":%u,\"name\":\"P\"}]}", i > 0 ? "," : "", i + 1, i, words,
                            i % 700);
  g_assert_cmpuint (events->len, >, 16 * 1024 * 1024);

  json = make_schedule (events->str);
  festival_take (self, json);
  festival_check_tally (self, "events", "4000 0 0 0");
  festival_check_tally (self, "performers", "700 0 0 0");
  festival_check_tally (self, "performers_events", "4000 0 0 0");
}

static void
test_cancelled (Festival      *self,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  const DfImportOptions options = { .cancellable = cancellable };
  g_autofree char *before = festival_sum (self);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (festival_import (self, harbour, &options, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_CANCELLED);
  after = festival_sum (self);
  g_assert_cmpstr (before, ==, after);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FESTIVAL_ADD ("/schedule-json/rooms-events-and-persons/come-in-with-the-festival-itself", test_everything);
  FESTIVAL_ADD ("/schedule-json/an-event-in-the-night/is-of-the-day-it-is-listed-under", test_night);
  FESTIVAL_ADD ("/schedule-json/the-same-again/changes-nothing", test_again);
  FESTIVAL_ADD ("/schedule-json/an-import/is-undone-and-redone-as-one-step", test_undone);
  FESTIVAL_ADD ("/schedule-json/what-has-no-place/is-noted-once-with-its-count", test_left_out);
  FESTIVAL_ADD ("/schedule-json/the-settings-of-a-festival-with-records/stay-and-are-noted", test_settings_stay);
  FESTIVAL_ADD ("/schedule-json/settings-that-cannot-be/are-left-out", test_bad_settings);
  for (guint i = 0; i < G_N_ELEMENTS (days_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/schedule-json/days/%s", days_cases[i].name);

      g_test_add (path, Festival, &days_cases[i], festival_set_up, test_days_listed, festival_tear_down);
    }
  FESTIVAL_ADD ("/schedule-json/one-id-with-two-names/is-two-performers", test_one_id_two_names);
  FESTIVAL_ADD ("/schedule-json/two-spellings-under-one-id/are-told-apart-in-any-order", test_spellings);
  FESTIVAL_ADD ("/schedule-json/a-guid-of-two-rooms/is-nobodys", test_shared_guids);
  FESTIVAL_ADD ("/schedule-json/events-that-repeat-one-id/are-several", test_repeats);
  FESTIVAL_ADD ("/schedule-json/a-later-version/changes-what-it-speaks-of", test_changed);
  FESTIVAL_ADD ("/schedule-json/odd-values/are-left-out-and-noted", test_odd_values);
  FESTIVAL_ADD ("/schedule-json/long-texts/are-cut-and-noted", test_long_texts);
  FESTIVAL_ADD ("/schedule-json/an-event-without-a-name/is-refused-at-its-place", test_nameless);
  FESTIVAL_ADD ("/schedule-json/a-schedule-without-a-conference/is-refused", test_no_conference);
  FESTIVAL_ADD ("/schedule-json/a-file-that-ends-anywhere/is-refused-and-nothing-written", test_truncated);
  FESTIVAL_ADD ("/schedule-json/a-hundred-thousand-arrays/are-refused", test_nested);
  FESTIVAL_ADD ("/schedule-json/a-schedule-larger-than-a-record/comes-in", test_large);
  FESTIVAL_ADD ("/schedule-json/a-cancelled-import/writes-nothing", test_cancelled);

  return g_test_run ();
}
