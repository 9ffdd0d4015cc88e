/* test-web.c
 *
 * The original web application's answers and its database, in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "import-fixture.h"

static const char everything[] =
  "{ \"locations\": [ { \"id\": 1, \"name\": \"Quay\", \"description\": \"By the water\" }, { \"id\": 2, \"name\": \"Loft\", \"description\": \"\" } ],\n"
  "  \"events\": [ { \"id\": 1, \"location_id\": 1, \"day\": \"friday\", \"time\": \"6pm - 7pm\", \"name\": \"Dusk\", \"description\": \"Slow\" },\n"
  "    { \"id\": 2, \"locationId\": 2, \"day\": \"Saturday\", \"time\": \"1am - 2am\", \"name\": \"Night\", \"description\": \"\" } ],\n"
  "  \"performers\": [ { \"id\": 1, \"name\": \"Mara Vale\", \"website\": \"https://mara.example\" }, { \"id\": 4, \"name\": \"Nilou\", \"website\": \"\" } ],\n"
  "  \"performers_events\": [ { \"performer_id\": 1, \"event_id\": 1 }, { \"performer_id\": 1, \"event_id\": 2 }, { \"id\": 9, \"performer_id\": 4, \"event_id\": 1 } ] }\n";

static gboolean
import_web (Festival   *self,
            const char *json,
            GError    **error)
{
  const DfImportOptions options = { .shape = "web" };

  return festival_import (self, json, &options, error);
}

static char *
take_web (Festival   *self,
          const char *json)
{
  g_autoptr(GError) error = NULL;

  import_web (self, json, &error);
  g_assert_no_error (error);
  return festival_export (self, NULL);
}

static void
test_everything (Festival      *self,
                 gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, everything);
  festival_check_tally (self, "stages", "2 0 0 0");
  festival_check_tally (self, "events", "2 0 0 0");
  festival_check_tally (self, "performers", "2 0 0 0");
  festival_check_tally (self, "performers_events", "3 0 0 0");
  g_assert_cmpuint (df_report_get_messages (self->report)->len, ==, 0);

  out = festival_export (self, NULL);
  /* Friday is the festival's own; what begins at one is the night's. The ids stay. */
  g_assert_nonnull (strstr (out, "\"stage_id\": 1, \"day\": \"2027-02-05\", \"starts\": \"18:00\", \"ends\": \"19:00\", \"name\": \"Dusk\", \"description\": \"Slow\""));
  g_assert_nonnull (strstr (out, "\"stage_id\": 2, \"day\": \"2027-02-06\", \"starts\": \"25:00\", \"ends\": \"26:00\", \"name\": \"Night\""));
  g_assert_nonnull (strstr (out, "{ \"id\": 4, "));
  g_assert_nonnull (strstr (out, "\"website\": \"https://mara.example\""));
}

static void
test_again (Festival      *self,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  festival_take (self, everything);
  before = festival_sum (self);
  festival_take (self, everything);
  festival_check_tally (self, "events", "0 0 2 0");
  festival_check_tally (self, "performers_events", "0 0 3 0");
  after = festival_sum (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_locations (Festival      *self,
                gconstpointer  data)
{
  festival_take (self, "{ \"locations\": [ { \"id\": 3, \"name\": \"Quay\", \"description\": null } ] }");
  festival_check_tally (self, "stages", "1 0 0 0");
}

/* The answer in which `name` is the location's. */
static void
test_day (Festival      *self,
          gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, "{ \"events\": [ { \"id\": 1, \"day\": \"friday\", \"time\": \"2pm - 3pm\", \"description\": \"d\", \"location_id\": 7, \"eventName\": \"Dusk\", \"name\": \"Quay\" },"
                       " { \"id\": 2, \"time\": \"4pm - 5pm\", \"description\": \"d\", \"eventName\": \"Dawn\", \"locationName\": \"Loft\" } ], \"day\": \"sunday\" }");
  festival_check_tally (self, "stages", "2 0 0 0");
  festival_check_tally (self, "events", "2 0 0 0");
  out = festival_export (self, NULL);
  g_assert_nonnull (strstr (out, "{ \"id\": 7, "));
  g_assert_nonnull (strstr (out, "\"stage_id\": 7, \"day\": \"2027-02-05\", \"starts\": \"14:00\", \"ends\": \"15:00\", \"name\": \"Dusk\""));
  g_assert_nonnull (strstr (out, "\"day\": \"2027-02-07\", \"starts\": \"16:00\", \"ends\": \"17:00\", \"name\": \"Dawn\""));
}

/* Without a day: two events at one time are told apart by their ids. */
static void
test_performers (Festival      *self,
                 gconstpointer  data)
{
  g_autofree char *out = take_web (self,
    "[ { \"id\": 1, \"name\": \"Ada\", \"website\": \"\", \"events\": [ { \"id\": 4, \"name\": \"Set\", \"description\": \"\", \"time\": \"2pm - 3pm\" }, { \"id\": 5, \"name\": \"Set\", \"description\": \"\", \"time\": \"2pm - 3pm\" } ] },"
    " { \"id\": 2, \"name\": \"Bo\", \"events\": [ { \"id\": 4, \"name\": \"Set\", \"description\": \"other\", \"time\": \"2pm - 3pm\" } ] } ]");

  festival_check_tally (self, "events", "2 0 0 0");
  festival_check_tally (self, "performers", "2 0 0 0");
  festival_check_tally (self, "performers_events", "3 0 0 0");
  g_assert_nonnull (strstr (out, "\"day\": null, \"starts\": \"14:00\", \"ends\": \"15:00\", \"name\": \"Set\", \"description\": \"\""));
  g_assert_true (festival_noted (self, "/1/events/0", "what came first was taken"));
}

/* What the strict shape brought is known again. */
static void
test_same_as_performers (Festival      *self,
                         gconstpointer  data)
{
  static const char performers[] = "[ { \"id\": 1, \"name\": \"Mara Vale\", \"website\": \"https://mara.example\", \"events\": [ { \"id\": 1, \"name\": \"Dusk\", \"description\": \"Slow\", \"day\": \"friday\", \"time\": \"6pm - 7pm\" } ] } ]";

  festival_take (self, everything);
  festival_take (self, performers);
  festival_check_tally (self, "performers", "0 0 1 0");
  festival_check_tally (self, "events", "0 0 1 0");
  festival_check_tally (self, "performers_events", "0 0 1 0");
}

static void
test_liberal (Festival      *self,
              gconstpointer  data)
{
  g_autofree char *out = take_web (self,
    "{ \"locations\": [ { \"id\": \"12\", \"name\": \"Quay\" }, { \"id\": 12, \"name\": \"Pier\" } ], \"colour\": 1,\n"
    "  \"events\": [ { \"id\": 0, \"location_id\": 5, \"day\": \"someday\", \"time\": \"TBA\", \"name\": \"Open\", \"description\": \"x\", \"mood\": 1 }, { \"name\": \"Bare\", \"time\": 5 } ],\n"
    "  \"performers_events\": [ { \"performer_id\": 1, \"event_id\": 2 } ] }");

  festival_check_tally (self, "stages", "2 0 0 0");
  g_assert_nonnull (strstr (out, "\"day\": null, \"starts\": null, \"ends\": null, \"name\": \"Open\", \"description\": \"x\\nTime: TBA\""));
  g_assert_true (festival_noted (self, "/locations/1", "The id 12 stands for “Quay” and for “Pier”"));
  g_assert_true (festival_noted (self, "/events/0/id", "expected an id"));
  g_assert_true (festival_noted (self, "/events/0/day", "“someday” is no weekday"));
  g_assert_true (festival_noted (self, "/events/0/time", "“TBA” cannot be read as a time"));
  g_assert_true (festival_noted (self, "/events/0", "no location 5"));
  g_assert_true (festival_noted (self, "/events/1/time", "Found 5, expected a text"));
  g_assert_true (festival_noted (self, "/performers_events/0", "no performer 1 or no event 2"));
  g_assert_true (festival_noted (self, "/events/…/mood", "no place for this"));
  g_assert_true (festival_noted (self, "/colour", "no place for this"));
}

/* A member that the source lacks changes nothing. */
static void
test_kept (Festival      *self,
           gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, everything);
  festival_take (self, "{ \"events\": [ { \"id\": 1, \"name\": \"Dusk\", \"description\": \"New\" } ] }");
  festival_check_tally (self, "events", "0 1 0 0");
  out = festival_export (self, NULL);
  g_assert_nonnull (strstr (out, "\"stage_id\": 1, \"day\": \"2027-02-05\", \"starts\": \"18:00\", \"ends\": \"19:00\", \"name\": \"Dusk\", \"description\": \"New\""));
}

static void
test_refused (Festival      *self,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  festival_refuse (self, "{ \"events\": [ { \"id\": 1 } ] }", "source.json:1:15: /events/0: ", "This record of “events” has no name");
  festival_refuse (self, "{ \"performers\": [ 5 ] }", "source.json:1:19: /performers/0: ", "expected an object");
  g_assert_false (import_web (self, "{ \"x\": 1 }", &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "There is nothing of a festival in this document"));
}

/* --- the database ------------------------------------------------------------------------------------------------------------------- */

/* @sql: one more statement, or NULL. Returns its path: (transfer full). */
static char *
make_database (Festival   *self,
               const char *sql)
{
  char *path = g_build_filename (self->folder, "web.sqlite3", NULL);
  const char *words[] = { g_getenv ("PYTHON"), g_getenv ("MAKE_WEB_DATABASE"), path, sql, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return path;
}

static gboolean
import_database (Festival   *self,
                 const char *path,
                 GError    **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_object_unref (self->report);
  self->report = df_report_new (df_repository_get_catalog (self->repository));
  return df_import_file (self->repository, file, NULL, self->report, error);
}

static void
test_database (Festival      *self,
               gconstpointer  data)
{
  g_autofree char *path = make_database (self, NULL);
  g_autofree char *out = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *same_bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  gsize same_length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  import_database (self, path, &error);
  g_assert_no_error (error);
  festival_check_tally (self, "stages", "2 0 0 0");
  festival_check_tally (self, "events", "3 0 0 0");
  festival_check_tally (self, "performers", "2 0 0 0");
  festival_check_tally (self, "performers_events", "3 0 0 0");
  out = festival_export (self, NULL);
  g_assert_nonnull (strstr (out, "\"stage_id\": 1, \"day\": \"2027-02-05\", \"starts\": \"18:00\", \"ends\": \"19:00\", \"name\": \"Dusk\", \"description\": \"Slow\""));
  g_assert_nonnull (strstr (out, "\"description\": \"x\\nTime: TBA\""));
  g_assert_true (festival_noted (self, "/performers_events/4", "no event 77"));
  g_assert_true (festival_noted (self, "/events/3/day", "“noday” is no weekday"));

  before = festival_sum (self);
  import_database (self, path, &error);
  g_assert_no_error (error);
  festival_check_tally (self, "events", "0 0 3 0");
  after = festival_sum (self);
  g_assert_cmpstr (before, ==, after);

  g_assert_true (g_file_get_contents (path, &same_bytes, &same_length, NULL));
  g_assert_cmpmem (bytes, length, same_bytes, same_length);
}

static void
refuse_database (Festival   *self,
                 const char *sql,
                 const char *says)
{
  g_autofree char *path = make_database (self, sql);
  g_autofree char *before = festival_sum (self);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (import_database (self, path, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, DF_ERROR, DF_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, says));
  after = festival_sum (self);
  g_assert_cmpstr (before, ==, after);
  g_unlink (path);
}

static void
test_odd_databases (Festival      *self,
                    gconstpointer  data)
{
  refuse_database (self, "PRAGMA application_id = 1148339813", "is a festival of Dreamfest itself");
  refuse_database (self, "UPDATE events SET name = NULL WHERE id = 2", "/events/2: This record of “events” has no name");
}

/* A view could run for ever. */
static void
test_view (Festival      *self,
           gconstpointer  data)
{
  g_autofree char *path = make_database (self, "ALTER TABLE locations RENAME TO places");
  const char *words[] = { g_getenv ("PYTHON"), "-c", "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute('CREATE VIEW locations AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n) SELECT x AS id, x AS name FROM n')", path, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  import_database (self, path, &error);
  g_assert_no_error (error);
  festival_check_tally (self, "stages", "0 0 0 0");
  festival_check_tally (self, "events", "3 0 0 0");
}

static void
test_cut_database (Festival      *self,
                   gconstpointer  data)
{
  g_autofree char *path = make_database (self, NULL);
  g_autofree char *before = festival_sum (self);
  g_autofree char *after = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize cut = 16; cut < length; cut += 509)
    {
      g_autoptr(GError) error = NULL;

      g_assert_true (g_file_set_contents (path, bytes, (gssize) cut, NULL));
      g_assert_false (import_database (self, path, &error));
      g_assert_error (error, DF_ERROR, DF_ERROR_REFUSED);
      g_assert_null (strchr (error->message, '\n'));
    }

  after = festival_sum (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_database_from_a_stream (Festival      *self,
                             gconstpointer  data)
{
  g_autofree char *path = make_database (self, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  stream = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_assert_false (df_import_stream (self->repository, stream, "standard input", NULL, self->report, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "can be read from a file only"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FESTIVAL_ADD ("/web/all-in-one-object/comes-in-with-its-ids", test_everything);
  FESTIVAL_ADD ("/web/the-same-again/changes-nothing", test_again);
  FESTIVAL_ADD ("/web/locations/are-stages", test_locations);
  FESTIVAL_ADD ("/web/the-events-of-a-day/have-its-day-and-their-location", test_day);
  FESTIVAL_ADD ("/web/performers-with-events/are-told-apart-by-their-ids", test_performers);
  FESTIVAL_ADD ("/web/what-performers-brought/is-known-again", test_same_as_performers);
  FESTIVAL_ADD ("/web/odd-values/are-left-out-and-noted", test_liberal);
  FESTIVAL_ADD ("/web/what-it-does-not-speak-of/stays", test_kept);
  FESTIVAL_ADD ("/web/what-cannot-be-held/is-refused", test_refused);
  FESTIVAL_ADD ("/web/a-database/comes-in-and-is-not-written", test_database);
  FESTIVAL_ADD ("/web/a-database-that-cannot-be-held/is-refused", test_odd_databases);
  FESTIVAL_ADD ("/web/a-view-in-place-of-a-table/is-not-run", test_view);
  FESTIVAL_ADD ("/web/a-database-that-ends-anywhere/is-refused", test_cut_database);
  FESTIVAL_ADD ("/web/a-database-from-a-stream/is-refused", test_database_from_a_stream);

  return g_test_run ();
}
