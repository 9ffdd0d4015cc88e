/* test-schedule-json-write.c
 *
 * schedule.json out: valid whatever the festival is, and the same festival when it comes in again.
 *
 * DREAMFEST_SCHEDULE_SCHEMA names another schema to hold the exports against, such as the official one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "import-fixture.h"

#define HEAD "{ \"format\": \"dreamfest\", \"version\": 1, \"festival\": { \"name\": "

/* By a real validator; FALSE where there is none. */
static gboolean
keeps_schema (Festival   *self,
              const char *json)
{
  const char *another = g_getenv ("DREAMFEST_SCHEDULE_SCHEMA");
  g_autofree char *path = g_build_filename (self->folder, "schedule.json", NULL);
  const char *words[] = { g_getenv ("PYTHON"), g_getenv ("HOLD_SCHEMA"), another != NULL ? another : g_getenv ("SCHEDULE_SCHEMA"), "keep", path, NULL };
  g_autofree char *said = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_true (g_file_set_contents (path, json, -1, &error));
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, &status, &error);
  g_assert_no_error (error);
  if (WEXITSTATUS (status) == 77)
    return FALSE;

  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s", said);
  return TRUE;
}

static char *
export_schedule (Festival *self)
{
  g_object_unref (self->report);
  self->report = df_report_new (df_repository_get_catalog (self->repository));
  return festival_export (self, "schedule-json");
}

static const char nights[] =
  HEAD "\"Quay & Nights\", \"starts_on\": \"2027-03-27\", \"days\": 3, \"time_zone\": \"Europe/Berlin\", \"day_starts_at\": \"05:00\" },\n"
  "\"stages\": [ { \"id\": 1, \"guid\": \"11111111-1111-4111-8111-111111111111\", \"name\": \"Quay \\\"A\\\" / B\", \"description\": \"By the water\" }, { \"id\": 2, \"name\": \"Loft\" } ],\n"
  "\"events\": [\n"
  "  { \"id\": 1, \"guid\": \"aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaa1\", \"stage_id\": 1, \"day\": \"2027-03-27\", \"starts\": \"18:00\", \"ends\": \"18:45\", \"name\": \"Dusk\", \"description\": \" Slow\\n\" },\n"
  "  { \"id\": 2, \"stage_id\": 1, \"day\": \"2027-03-27\", \"starts\": \"26:30\", \"ends\": \"60:00\", \"name\": \"Night\" },\n"
  "  { \"id\": 3, \"day\": \"2027-03-28\", \"starts\": \"02:30\", \"name\": \"Between\" },\n"
  "  { \"id\": 4, \"stage_id\": 2, \"day\": \"2027-08-01\", \"starts\": \"10:00\", \"ends\": \"11:00\", \"name\": \"Later\" },\n"
  "  { \"id\": 5, \"stage_id\": 2, \"day\": \"2027-03-28\", \"name\": \"Sometime\" }, { \"id\": 6, \"starts\": \"10:00\", \"name\": \"Someday\" } ],\n"
  "\"performers\": [ { \"id\": 1, \"guid\": \"bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbb1\", \"name\": \"Ada\", \"website\": \"https://ada.example\" }, { \"id\": 2, \"name\": \"Bo\" }, { \"id\": 3, \"name\": \"Cy\" } ],\n"
  "\"performers_events\": [ { \"performer_id\": 1, \"event_id\": 1 }, { \"performer_id\": 2, \"event_id\": 1 }, { \"performer_id\": 3, \"event_id\": 5 } ] }\n";

static void
test_everything (Festival      *self,
                 gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, nights);
  out = export_schedule (self);
  g_assert_nonnull (strstr (out, "\"acronym\": \"quay_nights\""));
  g_assert_nonnull (strstr (out, "\"title\": \"Quay & Nights\""));
  g_assert_nonnull (strstr (out, "\"Quay \\\"A\\\" / B\": ["));
  g_assert_nonnull (strstr (out, "\"persons\": [ { \"guid\": \"bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbb1\", \"name\": \"Ada\", \"url\": \"https://ada.example\" }, { \"guid\": "));
  if (!keeps_schema (self, out))
    g_test_skip ("There is no validator.");
}

/* The clocks go forward in the night of the 28th: wall clocks stay, and what they are ahead of UTC changes. */
static void
test_moments (Festival      *self,
              gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, nights);
  out = export_schedule (self);
  g_assert_nonnull (strstr (out, "\"date\": \"2027-03-27T18:00:00+01:00\", \"start\": \"18:00\", \"duration\": \"00:45\""));
  g_assert_nonnull (strstr (out, "\"date\": \"2027-03-28T02:30:00+0"));
  g_assert_nonnull (strstr (out, "\"date\": \"2027-08-01T10:00:00+02:00\", \"start\": \"10:00\", \"duration\": \"01:00\""));
  g_assert_nonnull (strstr (out, "\"start\": \"02:30\", \"duration\": \"33:30\""));
  g_assert_nonnull (strstr (out, "\"index\": 4,\n"));
  g_assert_nonnull (strstr (out, "\"date\": \"2027-08-01\",\n"));
  g_assert_null (strstr (out, "\"index\": 5"));
}

static void
test_notes (Festival      *self,
            gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, nights);
  out = export_schedule (self);
  g_assert_null (strstr (out, "Sometime"));
  g_assert_null (strstr (out, "Someday"));
  g_assert_true (festival_noted (self, "/events", "2 events without a day or a start were left out"));
  g_assert_true (festival_noted (self, "/performers", "1 performer without an event in the schedule"));
  g_assert_cmpuint (df_report_get_messages (self->report)->len, ==, 2);
}

/* Into the festival that it came from, nothing is new; into an empty one, and out again, it has the same bytes. */
static void
test_again (Festival      *self,
            gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Festival other = { NULL, NULL, NULL, NULL };

  festival_take (self, nights);
  out = export_schedule (self);
  before = festival_sum (self);
  festival_take (self, out);
  festival_check_tally (self, "stages", "0 0 2 0");
  festival_check_tally (self, "events", "0 0 4 0");
  festival_check_tally (self, "performers", "0 0 2 0");
  festival_check_tally (self, "performers_events", "0 0 2 0");
  g_assert_cmpuint (df_report_get_messages (self->report)->len, ==, 0);
  after = festival_sum (self);
  g_assert_cmpstr (before, ==, after);

  festival_set_up (&other, NULL);
  festival_take (&other, out);
  festival_check_tally (&other, "events", "4 0 0 0");
  again = festival_export (&other, "dreamfest");
  g_assert_nonnull (strstr (again, "\"name\": \"Quay & Nights\", \"starts_on\": \"2027-03-27\", \"days\": 3, \"time_zone\": \"Europe/Berlin\", \"day_starts_at\": \"05:00\""));
  g_assert_nonnull (strstr (again, "\"day\": \"2027-03-27\", \"starts\": \"26:30\", \"ends\": \"60:00\", \"name\": \"Night\""));
  g_assert_nonnull (strstr (again, "\"stage_id\": null, \"day\": \"2027-03-28\", \"starts\": \"02:30\", \"ends\": null, \"name\": \"Between\""));
  g_assert_nonnull (strstr (again, "\"description\": \" Slow\\n\""));
  festival_tear_down (&other, NULL);
}

static void
test_same_names (Festival      *self,
                 gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, HEAD "\"F\", \"time_zone\": \"US/Pacific\" }, \"stages\": [ { \"id\": 1, \"name\": \"Quay\" }, { \"id\": 2, \"name\": \"Quay\" }, { \"id\": 3, \"name\": \"Quay (2)\" } ],"
                       " \"events\": [ { \"id\": 1, \"stage_id\": 2, \"day\": \"2027-03-28\", \"starts\": \"10:00\", \"name\": \"Set\" } ] }");
  out = export_schedule (self);
  g_assert_nonnull (strstr (out, "\"acronym\": \"festival_f\""));
  g_assert_nonnull (strstr (out, "\"Quay (2)\": ["));
  g_assert_nonnull (strstr (out, "\"name\": \"Quay (2) (2)\""));
  g_assert_true (festival_noted (self, "/stages", "this one is called “Quay (2)” in the schedule"));
  g_assert_true (festival_noted (self, "/festival/time_zone", "cannot name this time zone"));
  if (!keeps_schema (self, out))
    g_test_skip ("There is no validator.");
}

/* Also of a festival that has nothing at all. */
static void
test_empty (Festival      *self,
            gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, HEAD "\"\\u2606\", \"starts_on\": null } }");
  out = export_schedule (self);
  g_assert_nonnull (strstr (out, "\"acronym\": \"festival\""));
  g_assert_true (festival_noted (self, "/festival/starts_on", "no first day"));
  if (!keeps_schema (self, out))
    g_test_skip ("There is no validator.");
}

static void
test_day_starts (Festival      *self,
                 gconstpointer  data)
{
  for (int hour = 0; hour < 24; hour++)
    {
      g_autofree char *json = g_strdup_printf (HEAD "\"F\", \"starts_on\": \"2027-06-04\", \"days\": 2, \"time_zone\": \"UTC\", \"day_starts_at\": \"%02d:15\" } }", hour);
      g_autofree char *wanted = g_strdup_printf ("\"day_starts_at\": \"%02d:15\"", hour);
      g_autofree char *out = NULL;
      g_autofree char *again = NULL;
      Festival other = { NULL, NULL, NULL, NULL };

      festival_take (self, json);
      out = export_schedule (self);
      festival_set_up (&other, NULL);
      festival_take (&other, out);
      again = festival_export (&other, NULL);
      g_assert_nonnull (strstr (again, wanted));
      festival_tear_down (&other, NULL);
    }
}

/* --- any festival --------------------------------------------------------------------------------------------------------------------- */

static const char *
pick (GRand             *random,
      const char *const *from)
{
  return from[g_rand_int_range (random, 0, g_strv_length ((char **) from))];
}

static void
append_event (GString *json,
              GRand   *random,
              guint    id,
              guint    n_stages)
{
  static const char *const days[] = { "null", "\"2027-10-30\"", "\"2027-10-31\"", "\"2027-11-01\"", "\"2028-02-29\"", "\"1999-12-31\"", NULL };
  static const char *const names[] = { "Set", "The “Set”", "set/\\\\", "\\\"", "~1", "Ünïcode ☆", "0", NULL };
  int starts = g_rand_int_range (random, -300, 2880);
  int length = g_rand_boolean (random) ? 0 : g_rand_int_range (random, 1, g_rand_boolean (random) ? 90 : 20160);

  g_string_append_printf (json, "%s{ \"id\": %u, \"name\": \"%s\", \"day\": %s, \"description\": \"%s\"", id > 1 ? ", " : "", id, pick (random, names), pick (random, days),
                          g_rand_boolean (random) ? "" : " a\\n\\n b ");
  if (g_rand_int_range (random, 0, n_stages + 1) > 0)
    g_string_append_printf (json, ", \"stage_id\": %d", g_rand_int_range (random, 1, n_stages + 1));
  if (starts >= 0)
    g_string_append_printf (json, ", \"starts\": \"%02d:%02d\"", starts / 60, starts % 60);
  if (starts >= 0 && length > 0)
    g_string_append_printf (json, ", \"ends\": \"%02d:%02d\"", (starts + length) / 60, (starts + length) % 60);
  g_string_append (json, " }");
}

static char *
make_festival (guint seed)
{
  static const char *const zones[] = { "UTC", "Pacific/Auckland", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Berlin", "US/Pacific", "Etc/GMT+5", NULL };
  static const char *const rooms[] = { "Quay", "a/b~c", "\\\"q\\\"", "Größe", " ", NULL };
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  GString *json = g_string_new (NULL);
  guint n_stages = (guint) g_rand_int_range (random, 0, 5);
  guint n_events = (guint) g_rand_int_range (random, 0, 30);
  guint n_performers = (guint) g_rand_int_range (random, 0, 8);

  g_string_append_printf (json, HEAD "\"%s\", \"starts_on\": %s, \"days\": %d, \"time_zone\": \"%s\" },\n\"stages\": [", seed % 3 == 0 ? "★" : "Fest 27", seed % 4 == 0 ? "null" : "\"2027-10-30\"",
                          g_rand_int_range (random, 1, 6), pick (random, zones));
  for (guint i = 1; i <= n_stages; i++)
    g_string_append_printf (json, "%s{ \"id\": %u, \"name\": \"%s %u\" }", i > 1 ? ", " : "", i, pick (random, rooms), i);
  g_string_append (json, "],\n\"events\": [");
  for (guint i = 1; i <= n_events; i++)
    append_event (json, random, i, n_stages);
  g_string_append (json, "],\n\"performers\": [");
  for (guint i = 1; i <= n_performers; i++)
    g_string_append_printf (json, "%s{ \"id\": %u, \"name\": \"P%u\", \"website\": \"%s\" }", i > 1 ? ", " : "", i, i, i % 2 == 0 ? "" : "https://p.example/a%20b?x=ü");
  g_string_append (json, "],\n\"performers_events\": [");
  for (guint i = 0; n_events > 0 && i < n_performers; i++)
    g_string_append_printf (json, "%s{ \"performer_id\": %u, \"event_id\": %d }", i > 0 ? ", " : "", i + 1, g_rand_int_range (random, 1, (int) n_events + 1));
  g_string_append (json, "] }\n");

  return g_string_free (json, FALSE);
}

static void
test_any (void)
{
  for (guint seed = 0; seed < (g_test_slow () ? 300 : 40); seed++)
    {
      g_autofree char *json = make_festival (seed);
      g_autofree char *out = NULL;
      Festival festival = { NULL, NULL, NULL, NULL };
      DfCatalog *catalog;

      festival_set_up (&festival, NULL);
      festival_take (&festival, json);
      out = export_schedule (&festival);
      if (!keeps_schema (&festival, out))
        g_test_skip ("There is no validator.");

      /* All that it says is what the festival says. */
      festival_take (&festival, out);
      catalog = df_repository_get_catalog (festival.repository);
      for (guint i = 0; i < df_catalog_get_n_tables (catalog); i++)
        {
          DfTally *tally = df_report_get_tally (festival.report, df_catalog_get_table (catalog, i));

          if (tally->added + tally->changed + tally->refused > 0)
            g_error ("Of the festival %u came another one: %s\n%s", seed, json, out);
        }
      festival_tear_down (&festival, NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FESTIVAL_ADD ("/schedule-json-write/a-festival/goes-out-with-rooms-days-and-persons", test_everything);
  FESTIVAL_ADD ("/schedule-json-write/moments/are-wall-clocks-with-their-offset", test_moments);
  FESTIVAL_ADD ("/schedule-json-write/what-cannot-be-said/is-noted-with-its-count", test_notes);
  FESTIVAL_ADD ("/schedule-json-write/what-comes-in-again/is-the-same-festival", test_again);
  FESTIVAL_ADD ("/schedule-json-write/stages-of-one-name/are-told-apart", test_same_names);
  FESTIVAL_ADD ("/schedule-json-write/an-empty-festival/is-a-schedule-too", test_empty);
  FESTIVAL_ADD ("/schedule-json-write/the-start-of-the-day/comes-back", test_day_starts);
  g_test_add_func ("/schedule-json-write/any-festival/keeps-to-the-schema-and-comes-back", test_any);

  return g_test_run ();
}
