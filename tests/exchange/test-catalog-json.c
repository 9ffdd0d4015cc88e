/* test-catalog-json.c
 *
 * Our JSON goes out and in and out again without a byte of difference, and what it cannot be is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/resource.h>

#include "exchange/df-json-scan.h"
#include "import-fixture.h"

#define HEAD "{ \"format\": \"dreamfest\", \"version\": 1, "

static const char whole[] =
  "{\n"
  "  \"format\": \"dreamfest\",\n"
  "  \"version\": 1,\n"
  "  \"festival\": { \"guid\": \"11111111-1111-4111-8111-111111111111\", \"name\": \"Small\", \"starts_on\": \"2027-02-05\", \"days\": 2, \"time_zone\": \"Pacific/Auckland\", \"day_starts_at\": \"05:30\", \"transfer\": 15 },\n"
  "  \"stages\": [\n"
  "    { \"id\": 3, \"guid\": \"21111111-1111-4111-8111-111111111111\", \"name\": \"Dome \\\"B\\\"\", \"description\": \"one\\ntwo\\tü\", "
  "\"position\": 2, \"colour\": 8, \"changeover\": 25, \"curfew\": \"25:00\" },\n"
  "    { \"id\": 4, \"guid\": \"22111111-1111-4111-8111-111111111111\", \"name\": \"Quay\", \"description\": \"\", "
  "\"position\": null, \"colour\": null, \"changeover\": null, \"curfew\": null }\n"
  "  ],\n"
  "  \"events\": [\n"
  "    { \"id\": 2, \"guid\": \"31111111-1111-4111-8111-111111111111\", \"stage_id\": 3, \"day\": \"2027-02-05\", \"starts\": \"25:30\", \"ends\": \"26:00\", \"name\": \"Late\", \"description\": \"\", "
  "\"set_up\": 10, \"tear_down\": 0 },\n"
  "    { \"id\": 7, \"guid\": \"32111111-1111-4111-8111-111111111111\", \"stage_id\": null, \"day\": null, \"starts\": null, \"ends\": null, \"name\": \"Sometime\", \"description\": \"\", \"set_up\": null, \"tear_down\": null }\n"
  "  ],\n"
  "  \"performers\": [\n"
  "    { \"id\": 1, \"guid\": \"41111111-1111-4111-8111-111111111111\", \"name\": \"Zoë\", \"website\": \"https://zoe.example\" }\n"
  "  ],\n"
  "  \"accepted_clashes\": [\n"
  "    { \"id\": 5, \"guid\": \"51111111-1111-4111-8111-111111111111\", \"reason\": \"Agreed\", \"rule\": \"curfew\", \"performer_id\": null, "
  "\"stage_id\": 3, \"event_id\": 2, \"other_event_id\": null, \"facts\": \"2027-02-05 25:30 26:00 / 60 1500\" }\n"
  "  ],\n"
  "  \"performers_events\": [\n"
  "    { \"id\": 9, \"performer_id\": 1, \"event_id\": 7 }\n"
  "  ],\n"
  "  \"transfers\": [\n"
  "    { \"id\": 6, \"stage_id\": 3, \"other_stage_id\": 4, \"minutes\": 20 }\n"
  "  ]\n"
  "}\n";

static void
test_round_trip (Festival      *self,
                 gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, whole);
  g_assert_cmpuint (df_report_get_messages (self->report)->len, ==, 0);
  out = festival_export (self, NULL);
  g_assert_cmpstr (out, ==, whole);
}

/* Written so, json-glib reads it, and not the quick way. */
static void
test_escapes (Festival      *self,
              gconstpointer  data)
{
  g_autoptr(GString) escaped = g_string_new (whole);
  g_autofree char *out = NULL;

  g_string_replace (escaped, "\"name\"", "\"n\\u0061me\"", 0);
  g_assert_cmpstr (escaped->str, !=, whole);
  festival_take (self, escaped->str);
  out = festival_export (self, NULL);
  g_assert_cmpstr (out, ==, whole);
}

static void
test_second_parser (Festival      *self,
                    gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(DfJsonScan) scan = df_json_scan_new (NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *out = NULL;

  festival_take (self, whole);
  out = festival_export (self, "dreamfest");
  g_assert_true (json_parser_load_from_data (parser, out, -1, &error));
  g_assert_true (df_json_scan_feed (scan, out, strlen (out), &error) && df_json_scan_finish (scan, &error));
}

static void
test_empty (Festival      *self,
            gconstpointer  data)
{
  g_autofree char *out = festival_export (self, NULL);

  g_assert_nonnull (strstr (out, "\"stages\": [],\n  \"events\": [],\n  \"performers\": [],\n  \"accepted_clashes\": [],\n  \"performers_events\": [],\n  \"transfers\": []\n}\n"));
}

static void
test_twice (Festival      *self,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  festival_take (self, whole);
  before = festival_sum (self);
  festival_take (self, whole);
  after = festival_sum (self);
  g_assert_cmpstr (after, ==, before);
  festival_check_tally (self, "events", "0 0 2 0");
  festival_check_tally (self, "performers_events", "0 0 3 0");
  g_assert_cmpuint (df_report_get_messages (self->report)->len, ==, 0);
}

static void
test_one_step (Festival      *self,
               gconstpointer  data)
{
  g_autofree char *before = festival_export (self, NULL);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  festival_take (self, whole);
  g_assert_cmpstr (df_repository_get_undo_name (self->repository), ==, "Import “source.json”");
  g_assert_true (df_repository_undo (self->repository, &error));
  after = festival_export (self, NULL);
  g_assert_cmpstr (after, ==, before);
}

/* Arrays in the order that makes every reference look forward. */
static void
test_any_order (Festival      *self,
                gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self,
                 "{ \"performers_events\": [ { \"id\": 9, \"performer_id\": 1, \"event_id\": 7 } ],"
                 "  \"events\": [ { \"id\": 7, \"stage_id\": 3, \"name\": \"Sometime\" } ],"
                 "  \"performers\": [ { \"id\": 1, \"name\": \"Zoë\" } ],"
                 "  \"stages\": [ { \"id\": 3, \"name\": \"Dome\" } ],"
                 "  \"version\": 1, \"format\": \"dreamfest\" }");
  festival_check_tally (self, "performers_events", "1 0 0 0");
  out = festival_export (self, NULL);
  g_assert_nonnull (strstr (out, "{ \"id\": 9, \"performer_id\": 1, \"event_id\": 7 }"));
  g_assert_nonnull (strstr (out, "\"stage_id\": 3"));
}

typedef struct
{
  const char *name;
  const char *json;
  const char *place;
  const char *says;
} Refusal;

static const Refusal refusals[] = {
  { "null", "null", "source.json:1:1: ", "expected an object" },
  { "an-empty-object", "{}", "source.json:1:1: ", "“format”" },
  { "another-format", "{ \"format\": \"other\", \"version\": 1 }", "source.json:1:13: /format: ", "“dreamfest”" },
  { "version-99", "{ \"format\": \"dreamfest\", \"version\": 99 }", "source.json:1:37: /version: ", "version 99" },
  { "a-version-in-words", "{ \"format\": \"dreamfest\", \"version\": \"1\" }", "source.json:1:37: /version: ", "whole number" },
  { "no-version", "{ \"format\": \"dreamfest\" }", "source.json:1:1: ", "“version”" },
  { "2.5-as-an-id", HEAD "\"stages\": [ { \"id\": 2.5, \"name\": \"A\" } ] }", "source.json:1:60: /stages/0/id: ", "Found 2.5" },
  { "0-as-an-id", HEAD "\"stages\": [ { \"id\": 0, \"name\": \"A\" } ] }", "source.json:1:60: /stages/0/id: ", "from 1 on" },
  { "a-text-as-an-id", HEAD "\"stages\": [ { \"id\": \"1\", \"name\": \"A\" } ] }", "source.json:1:60: /stages/0/id: ", "the text “1”" },
  { "the-same-id-twice", HEAD "\"stages\": [ { \"id\": 1, \"name\": \"A\" },\n{ \"id\": 1, \"name\": \"B\" } ] }", "source.json:2:9: /stages/1/id: ", "twice" },
  { "the-same-guid-twice", HEAD "\"stages\": [ { \"guid\": \"21111111-1111-4111-8111-111111111111\", \"name\": \"A\" },\n"
    "{ \"guid\": \"21111111-1111-4111-8111-111111111111\", \"name\": \"B\" } ] }", "source.json:2:11: /stages/1/guid: ", "twice" },
  { "a-guid-that-is-none", HEAD "\"stages\": [ { \"guid\": \"x\", \"name\": \"A\" } ] }", "source.json:1:62: /stages/0/guid: ", "guid" },
  { "the-same-pair-twice", HEAD "\"events\": [ { \"id\": 1, \"name\": \"E\" } ], \"performers\": [ { \"id\": 1, \"name\": \"P\" } ], \"performers_events\": [\n"
    "{ \"performer_id\": 1, \"event_id\": 1 },\n{ \"performer_id\": 1, \"event_id\": 1 } ] }", "source.json:3:1: /performers_events/1: ", "twice" },
  { "a-link-to-an-event-that-is-not-there", HEAD "\"performers\": [ { \"id\": 1, \"name\": \"P\" } ],\n\"performers_events\": [ { \"performer_id\": 1, \"event_id\": 7 } ] }",
    "source.json:2:57: /performers_events/0/event_id: ", "Found 7" },
  { "a-link-without-an-event", HEAD "\"performers\": [ { \"id\": 1, \"name\": \"P\" } ],\n\"performers_events\": [ { \"performer_id\": 1 } ] }",
    "source.json:2:24: /performers_events/0: ", "“event_id”" },
  { "a-stage-that-is-not-there", HEAD "\"events\": [ { \"stage_id\": 4, \"name\": \"E\" } ] }", "source.json:1:66: /events/0/stage_id: ", "Found 4" },
  { "an-event-that-ends-before-it-starts", HEAD "\"events\": [ { \"name\": \"E\", \"starts\": \"14:00\", \"ends\": \"13:00\" } ] }", "source.json:1:", "" },
  { "an-end-without-a-start", HEAD "\"events\": [ { \"name\": \"E\", \"ends\": \"13:00\" } ] }", "source.json:1:", "" },
  { "a-time-in-words", HEAD "\"events\": [ { \"name\": \"E\", \"starts\": \"noon\" } ] }", "source.json:1:77: /events/0/starts: ", "" },
  { "31-february", HEAD "\"events\": [ { \"name\": \"E\", \"day\": \"2027-02-31\" } ] }", "source.json:1:74: /events/0/day: ", "" },
  { "a-day-that-is-a-number", HEAD "\"events\": [ { \"name\": \"E\", \"day\": 5 } ] }", "source.json:1:74: /events/0/day: ", "expected a text" },
  { "no-name", HEAD "\"stages\": [ { \"id\": 1 } ] }", "source.json:1:52: /stages/0: ", "“name”" },
  { "a-name-that-is-null", HEAD "\"stages\": [ { \"name\": null } ] }", "source.json:1:62: /stages/0/name: ", "null" },
  { "a-name-of-blanks", HEAD "\"stages\": [ { \"name\": \"  \\t \" } ] }", "source.json:1:62: /stages/0/name: ", "" },
  { "an-empty-name", HEAD "\"stages\": [ { \"name\": \"\" } ] }", "source.json:1:62: /stages/0/name: ", "" },
  { "a-name-that-turns-round", HEAD "\"stages\": [ { \"name\": \"a\u202egb\" } ] }", "source.json:1:62: /stages/0/name: ", "" },
  { "a-website-that-is-a-script", HEAD "\"performers\": [ { \"name\": \"P\", \"website\": \"JaVaScRiPt:alert(1)\" } ] }", "source.json:1:82: /performers/0/website: ", "" },
  { "a-website-with-a-user", HEAD "\"performers\": [ { \"name\": \"P\", \"website\": \"https://good.nz@evil.nz\" } ] }", "source.json:1:82: /performers/0/website: ", "" },
  { "a-record-that-is-a-number", HEAD "\"performers\": [ 5 ] }", "source.json:1:56: /performers/0: ", "expected an object" },
  { "a-record-that-is-null", HEAD "\"performers\": [ null ] }", "source.json:1:56: /performers/0: ", "Found null" },
  { "an-array-that-is-a-number", HEAD "\"performers\": 5 }", "source.json:1:54: /performers: ", "expected an array" },
  { "a-festival-that-is-an-array", HEAD "\"festival\": [ {} ] }", "source.json:1:57: /festival: ", "expected an object" },
  { "a-festival-of-no-days", HEAD "\"festival\": { \"days\": 0 } }", "source.json:1:", "" },
  { "days-in-half", HEAD "\"festival\": { \"days\": 1.5 } }", "source.json:1:62: /festival/days: ", "whole number" },
  { "a-truncated-file", HEAD "\"stages\": [ { \"name\": \"A\" }", "source.json:1:67: /stages/0: ", "middle of an array" },
  { "two-roots", HEAD "\"stages\": [ { \"name\": \"A\" } ] } {}", "source.json:1:72: ", "nothing more" },
};

static void
test_refusal (Festival      *self,
              gconstpointer  data)
{
  const Refusal *refusal = data;

  festival_refuse (self, refusal->json, refusal->place, refusal->says);
}

/* Into a festival with records the same is refused, on the other way. */
static void
test_refusal_into_records (Festival      *self,
                           gconstpointer  data)
{
  const Refusal *refusal = data;

  festival_take (self, whole);
  festival_refuse (self, refusal->json, refusal->place, refusal->says);
}

static void
test_million_letters (Festival      *self,
                      gconstpointer  data)
{
  g_autofree char *name = g_strnfill (1000000, 'a');
  g_autofree char *json = g_strdup_printf (HEAD "\"stages\": [ { \"name\": \"%s\" } ] }", name);

  festival_refuse (self, json, "source.json:1:62: /stages/0/name: ", "200");
}

static void
test_brackets (Festival      *self,
               gconstpointer  data)
{
  g_autofree char *json = g_strnfill (10000000, '[');

  festival_refuse (self, json, "source.json:1:33: ", "deeper than 32");
}

static void
test_many_refusals (Festival      *self,
                    gconstpointer  data)
{
  g_autoptr(GString) json = g_string_new (HEAD "\"stages\": [ ");
  g_autofree char *last = NULL;
  GPtrArray *messages;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (json, "%s{ \"id\": %d }", i > 0 ? ",\n" : "", i + 1);
  g_string_append (json, " ] }");

  festival_refuse (self, json->str, "source.json:1:52: /stages/0: ", "“name”");
  festival_check_tally (self, "stages", "0 0 0 1000");
  messages = df_report_get_messages (self->report);
  g_assert_cmpuint (messages->len, ==, DF_REPORT_MESSAGES + 1);
  last = df_message_format (messages->pdata[DF_REPORT_MESSAGES], NULL);
  g_assert_cmpstr (last, ==, "900 more were refused.");
}

static void
test_unknown_members (Festival      *self,
                      gconstpointer  data)
{
  festival_take (self, HEAD "\"x/y\": [ 1, 2 ], \"stages\": [ { \"name\": \"A\", \"flavour\": { \"r\": 1 } }, { \"name\": \"B\", \"flavour\": \"red\" } ] }");
  g_assert_true (festival_noted (self, "/stages/…/flavour", "2 times"));
  g_assert_true (festival_noted (self, "/x~1y", "1 time"));
  g_assert_cmpuint (df_report_get_messages (self->report)->len, ==, 2);
}

static void
test_tidied (Festival      *self,
             gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, HEAD "\"stages\": [ { \"name\": \"  The   Dome \", \"description\": \"one\\r\\ntwo\" } ] }");
  g_assert_true (festival_noted (self, "/stages/0/name", "“The Dome”"));
  g_assert_true (festival_noted (self, "/stages/0/description", "tidied"));
  out = festival_export (self, NULL);
  g_assert_nonnull (strstr (out, "\"name\": \"The Dome\", \"description\": \"one\\ntwo\""));
}

/* What the scan and the records keep does not grow with the source. Records that nobody takes show it: the store's own pages,
 * which an import keeps until its end, are not counted that way. */
static char *
make_large (guint n_events)
{
  GString *json = g_string_new (HEAD "\"unknown\": [\n");

  for (guint i = 1; i <= n_events; i++)
    g_string_append_printf (json, "%s{ \"id\": %u, \"name\": \"Event %u\", \"description\": \"some \\u00e9 words about it\" }", i > 1 ? ",\n" : "", i, i);

  g_string_append (json, " ] }");
  return g_string_free (json, FALSE);
}

static long
measure_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* A sanitizer keeps what is freed for a while. */
#ifdef __SANITIZE_ADDRESS__
#define KEEPS_WHAT_IS_FREED 1
#else
#define KEEPS_WHAT_IS_FREED 0
#endif

static void
test_memory (Festival      *self,
             gconstpointer  data)
{
  g_autofree char *little = make_large (30000);
  g_autofree char *much = make_large (300000);
  long before;

  if (KEEPS_WHAT_IS_FREED)
    {
      g_test_skip ("memory is not given back at once here");
      return;
    }

  festival_take (self, little);
  before = measure_memory ();
  festival_take (self, much);
  g_assert_cmpint (measure_memory () - before, <, 2048);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FESTIVAL_ADD ("/catalog-json/out-in-and-out/are-the-same-bytes", test_round_trip);
  FESTIVAL_ADD ("/catalog-json/an-export/is-json-to-two-parsers", test_second_parser);
  FESTIVAL_ADD ("/catalog-json/an-escape/says-what-the-letter-says", test_escapes);
  FESTIVAL_ADD ("/catalog-json/an-empty-festival/has-empty-arrays", test_empty);
  FESTIVAL_ADD ("/catalog-json/the-same-twice/leaves-the-bytes", test_twice);
  FESTIVAL_ADD ("/catalog-json/an-import/is-one-step-and-is-undone", test_one_step);
  FESTIVAL_ADD ("/catalog-json/arrays-in-any-order/are-read", test_any_order);
  FESTIVAL_ADD ("/catalog-json/a-name-of-a-million-letters/is-refused", test_million_letters);
  FESTIVAL_ADD ("/catalog-json/ten-million-brackets/are-refused", test_brackets);
  FESTIVAL_ADD ("/catalog-json/a-thousand-refusals/are-counted-and-some-are-told", test_many_refusals);
  FESTIVAL_ADD ("/catalog-json/unknown-members/are-noted-once-with-their-count", test_unknown_members);
  FESTIVAL_ADD ("/catalog-json/texts/are-tidied-and-noted", test_tidied);

  FESTIVAL_ADD ("/catalog-json/ten-times-the-source/needs-no-more-memory", test_memory);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/catalog-json/%s/is-refused-and-leaves-the-bytes", refusals[i].name);
      g_autofree char *other = g_strdup_printf ("/catalog-json/%s/is-refused-beside-records-too", refusals[i].name);

      g_test_add (path, Festival, &refusals[i], festival_set_up, test_refusal, festival_tear_down);
      g_test_add (other, Festival, &refusals[i], festival_set_up, test_refusal_into_records, festival_tear_down);
    }

  return g_test_run ();
}
