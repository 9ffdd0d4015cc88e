/* test-import.c
 *
 * Who is who, one rule each; all or nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-import.h"

#include <glib/gstdio.h>
#include <string.h>

#include "festival/df-festival-catalog.h"
#include "import-fixture.h"

#define HEAD "{ \"format\": \"dreamfest\", \"version\": 1, "
#define GUID_A "a1111111-1111-4111-8111-111111111111"
#define GUID_B "b1111111-1111-4111-8111-111111111111"

static void
check_out (Festival   *self,
           const char *says)
{
  g_autofree char *out = festival_export (self, NULL);

  g_assert_true (strstr (out, says) != NULL || (g_test_message ("%s", out), FALSE));
}

static void
test_guid (Festival      *self,
           gconstpointer  data)
{
  festival_take (self, HEAD "\"stages\": [ { \"id\": 4, \"guid\": \"" GUID_A "\", \"name\": \"Old\", \"description\": \"kept\" } ] }");
  festival_take (self, HEAD "\"stages\": [ { \"id\": 77, \"guid\": \"" GUID_A "\", \"name\": \"New\" } ] }");
  festival_check_tally (self, "stages", "0 1 0 0");
  check_out (self, "{ \"id\": 4, \"guid\": \"" GUID_A "\", \"name\": \"New\", \"description\": \"kept\",");
}

static void
test_name (Festival      *self,
           gconstpointer  data)
{
  festival_take (self, HEAD "\"stages\": [ { \"guid\": \"" GUID_A "\", \"name\": \"The Dôme\" } ] }");
  festival_take (self, HEAD "\"stages\": [ { \"guid\": \"" GUID_B "\", \"name\": \"the dome\", \"description\": \"new\" } ] }");
  festival_check_tally (self, "stages", "0 1 0 0");
  /* A guid is never changed. */
  check_out (self, "\"guid\": \"" GUID_A "\", \"name\": \"the dome\", \"description\": \"new\"");
}

static void
test_name_twice_in_file (Festival      *self,
                         gconstpointer  data)
{
  festival_take (self, HEAD "\"stages\": [ { \"id\": 1, \"name\": \"Dome\" }, { \"id\": 2, \"name\": \"Dome\" } ] }");
  festival_take (self, HEAD "\"stages\": [ { \"guid\": \"" GUID_B "\", \"name\": \"Dome\" } ] }");
  festival_check_tally (self, "stages", "1 0 0 0");
}

static void
test_name_twice_in_source (Festival      *self,
                           gconstpointer  data)
{
  festival_take (self, HEAD "\"stages\": [ { \"guid\": \"" GUID_A "\", \"name\": \"Dome\" } ] }");
  festival_take (self, HEAD "\"stages\": [ { \"id\": 8, \"name\": \"Dome\" }, { \"id\": 9, \"name\": \"Dome\" } ] }");
  festival_check_tally (self, "stages", "2 0 0 0");
}

/* The file's record is another one of the source by its guid, so its name belongs to nobody else. */
static void
test_name_of_a_claimed_record (Festival      *self,
                               gconstpointer  data)
{
  festival_take (self, HEAD "\"stages\": [ { \"guid\": \"" GUID_A "\", \"name\": \"Dome\" } ] }");
  festival_take (self, HEAD "\"stages\": [ { \"guid\": \"" GUID_B "\", \"name\": \"Dome\" }, { \"guid\": \"" GUID_A "\", \"name\": \"Tent\" } ] }");
  festival_check_tally (self, "stages", "1 1 0 0");
}

static void
test_event_of_another_day (Festival      *self,
                           gconstpointer  data)
{
  festival_take (self, HEAD "\"events\": [ { \"guid\": \"" GUID_A "\", \"name\": \"Set\", \"day\": \"2027-02-05\", \"starts\": \"14:00\" } ] }");
  festival_take (self, HEAD "\"events\": [ { \"name\": \"Set\", \"day\": \"2027-02-06\", \"starts\": \"14:00\" } ] }");
  festival_check_tally (self, "events", "1 0 0 0");
  festival_take (self, HEAD "\"events\": [ { \"guid\": \"" GUID_B "\", \"name\": \"SET\", \"day\": \"2027-02-05\", \"starts\": \"14:00\" } ] }");
  festival_check_tally (self, "events", "0 1 0 0");
}

static void
test_ids_never_match (Festival      *self,
                      gconstpointer  data)
{
  festival_take (self, HEAD "\"stages\": [ { \"id\": 1, \"name\": \"Dome\" } ] }");
  festival_take (self, HEAD "\"stages\": [ { \"id\": 1, \"name\": \"Tent\" } ], \"events\": [ { \"id\": 1, \"name\": \"Set\", \"stage_id\": 1 } ] }");
  festival_check_tally (self, "stages", "1 0 0 0");
  check_out (self, "{ \"id\": 1, \"guid\": ");
  check_out (self, "\"stage_id\": 2");
}

static void
test_large_ids (Festival      *self,
                gconstpointer  data)
{
  festival_take (self, HEAD "\"stages\": [ { \"id\": 2000000000, \"name\": \"A\" }, { \"id\": 2000000001, \"name\": \"B\" } ],"
                       "\"events\": [ { \"name\": \"Set\", \"stage_id\": 2000000001 } ] }");
  check_out (self, "{ \"id\": 2000000000, ");
  check_out (self, "\"stage_id\": 2000000001");
}

static void
test_missing_member (Festival      *self,
                     gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  festival_take (self, HEAD "\"events\": [ { \"guid\": \"" GUID_A "\", \"name\": \"Set\", \"day\": \"2027-02-05\", \"starts\": \"14:00\", \"description\": \"d\" } ] }");
  before = festival_sum (self);
  festival_take (self, HEAD "\"events\": [ { \"guid\": \"" GUID_A "\", \"name\": \"Set\" } ] }");
  after = festival_sum (self);
  g_assert_cmpstr (after, ==, before);
  festival_check_tally (self, "events", "0 0 1 0");
}

static void
test_null_member (Festival      *self,
                  gconstpointer  data)
{
  festival_take (self, HEAD "\"events\": [ { \"guid\": \"" GUID_A "\", \"name\": \"Set\", \"starts\": \"14:00\", \"description\": \"d\" } ] }");
  festival_take (self, HEAD "\"events\": [ { \"guid\": \"" GUID_A "\", \"starts\": null, \"description\": null } ] }");
  festival_check_tally (self, "events", "0 1 0 0");
  check_out (self, "\"starts\": null, \"ends\": null, \"name\": \"Set\", \"description\": \"\"");
}

/* The end that the file has comes before the start that the source has. */
static void
test_rule_over_both (Festival      *self,
                     gconstpointer  data)
{
  festival_take (self, HEAD "\"events\": [ { \"guid\": \"" GUID_A "\", \"name\": \"Set\", \"starts\": \"14:00\", \"ends\": \"15:00\" } ] }");
  festival_refuse (self, HEAD "\"events\": [ { \"guid\": \"" GUID_A "\", \"name\": \"Set\", \"starts\": \"16:00\" } ] }", "source.json:1:", "");
}

static void
test_guid_twice_beside_records (Festival      *self,
                                gconstpointer  data)
{
  festival_take (self, HEAD "\"stages\": [ { \"guid\": \"" GUID_A "\", \"name\": \"Dome\" } ] }");
  festival_refuse (self, HEAD "\"stages\": [ { \"guid\": \"" GUID_A "\", \"name\": \"Dome\" },\n{ \"guid\": \"" GUID_A "\", \"name\": \"Dome\" } ] }",
                   "source.json:2:11: /stages/1/guid: ", "twice");
}

static void
test_pair_twice_beside_records (Festival      *self,
                                gconstpointer  data)
{
  static const char once[] = HEAD "\"events\": [ { \"id\": 1, \"name\": \"E\" } ], \"performers\": [ { \"id\": 1, \"name\": \"P\" } ],"
    "\"performers_events\": [ { \"performer_id\": 1, \"event_id\": 1 } ] }";
  static const char twice[] = HEAD "\"events\": [ { \"id\": 1, \"name\": \"E\" } ], \"performers\": [ { \"id\": 1, \"name\": \"P\" } ],"
    "\"performers_events\": [ { \"performer_id\": 1, \"event_id\": 1 },\n{ \"performer_id\": 1, \"event_id\": 1 } ] }";

  festival_take (self, once);
  festival_refuse (self, twice, "source.json:2:1: /performers_events/1: ", "twice");
}

static void
test_settings (Festival      *self,
               gconstpointer  data)
{
  festival_take (self, HEAD "\"festival\": { \"name\": \"Taken\", \"days\": 5 } }");
  check_out (self, "\"name\": \"Taken\", \"starts_on\": \"2027-02-05\", \"days\": 5");
  festival_take (self, HEAD "\"stages\": [ { \"name\": \"Dome\" } ] }");
  festival_take (self, HEAD "\"festival\": { \"name\": \"Left\", \"days\": 5 } }");
  check_out (self, "\"name\": \"Taken\"");
  g_assert_true (festival_noted (self, "/festival/name", "“Left”"));
  g_assert_cmpuint (df_report_get_messages (self->report)->len, ==, 1);
}

static void
test_dry_run (Festival      *self,
              gconstpointer  data)
{
  const DfImportOptions options = { .dry_run = TRUE };
  g_autofree char *before = festival_sum (self);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (festival_import (self, HEAD "\"stages\": [ { \"name\": \"Dome\" } ] }", &options, &error));
  festival_check_tally (self, "stages", "1 0 0 0");
  after = festival_sum (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_skip_matches (Festival      *self,
                   gconstpointer  data)
{
  const DfImportOptions options = { .skip_matches = TRUE };
  g_autoptr(GError) error = NULL;

  festival_take (self, HEAD "\"stages\": [ { \"guid\": \"" GUID_A "\", \"name\": \"Dome\" } ] }");
  g_assert_true (festival_import (self, HEAD "\"stages\": [ { \"guid\": \"" GUID_A "\", \"name\": \"Tent\" }, { \"name\": \"Barn\" } ] }", &options, &error));
  festival_check_tally (self, "stages", "1 0 1 0");
  check_out (self, "\"name\": \"Dome\"");
}

static void
test_skip_refused (Festival      *self,
                   gconstpointer  data)
{
  const DfImportOptions options = { .skip_refused = TRUE };
  g_autoptr(GError) error = NULL;

  g_assert_true (festival_import (self, HEAD "\"stages\": [ { \"id\": 1, \"name\": \"\" }, { \"id\": 2, \"name\": \"Barn\" } ],"
                                  "\"events\": [ { \"name\": \"E\", \"stage_id\": 1 }, { \"name\": \"F\", \"stage_id\": 2 } ] }", &options, &error));
  festival_check_tally (self, "stages", "1 0 0 1");
  festival_check_tally (self, "events", "1 0 0 1");
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
  g_assert_false (festival_import (self, HEAD "\"stages\": [ { \"name\": \"Dome\" } ] }", &options, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_CANCELLED);
  after = festival_sum (self);
  g_assert_cmpstr (after, ==, before);
}

static void
count_calls (goffset  done,
             goffset  total,
             gpointer data)
{
  g_assert_cmpint (done, <=, total);
  (*(int *) data)++;
}

static void
test_progress (Festival      *self,
               gconstpointer  data)
{
  int n_calls = 0;
  const DfImportOptions options = { .progress = count_calls, .progress_data = &n_calls };
  g_autoptr(GError) error = NULL;

  g_assert_true (festival_import (self, HEAD "\"stages\": [ { \"name\": \"Dome\" } ] }", &options, &error));
  g_assert_cmpint (n_calls, >, 0);
}

/* A stream that cannot go back is read as well as one that can. */
static void
test_pipe (Festival      *self,
           gconstpointer  data)
{
  static const char json[] = HEAD "\"events\": [ { \"id\": 1, \"name\": \"E\", \"stage_id\": 1 } ], \"stages\": [ { \"id\": 1, \"name\": \"S\" } ] }";
  g_autoptr(GInputStream) memory = g_memory_input_stream_new_from_data (json, -1, NULL);
  g_autoptr(GInputStream) buffered = g_buffered_input_stream_new (memory);
  g_autoptr(GConverter) converter = G_CONVERTER (g_charset_converter_new ("UTF-8", "UTF-8", NULL));
  g_autoptr(GInputStream) pipe = g_converter_input_stream_new (buffered, converter);
  g_autoptr(GError) error = NULL;

  g_assert_true (df_import_stream (self->repository, pipe, "-", NULL, self->report, &error));
  festival_check_tally (self, "events", "1 0 0 0");
}

static void
test_missing_file (Festival      *self,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "none.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  g_assert_false (df_import_file (self->repository, file, NULL, self->report, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_MISSING);
}

static void
test_sample (Festival      *self,
             gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (df_import_sample (self->repository, self->report, &error));
  g_assert_cmpuint (df_report_get_messages (self->report)->len, ==, 0);
  g_assert_cmpstr (df_repository_get_undo_name (self->repository), ==, "Load Sample Festival");
  before = festival_sum (self);
  g_assert_true (df_import_sample (self->repository, self->report, &error));
  after = festival_sum (self);
  g_assert_cmpstr (after, ==, before);
}

/* New records between changed ones, ids that are taken, and links that are there under other ids. */
static void
test_undo_beside_records (Festival      *self,
                          gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr(GError) error = NULL;

  festival_take (self, HEAD "\"events\": [ { \"id\": 1, \"name\": \"E1\" }, { \"id\": 3, \"name\": \"E3\" } ],"
                       "\"performers\": [ { \"id\": 2, \"name\": \"P\" } ],"
                       "\"performers_events\": [ { \"id\": 1, \"performer_id\": 2, \"event_id\": 3 }, { \"id\": 2, \"performer_id\": 2, \"event_id\": 1 } ] }");
  before = festival_export (self, "dreamfest");

  festival_take (self, HEAD "\"events\": [ { \"id\": 1, \"name\": \"New\" }, { \"id\": 2, \"name\": \"Newer\" }, { \"id\": 7, \"name\": \"E1\", \"description\": \"x\" },"
                       "{ \"id\": 8, \"name\": \"Newest\" }, { \"id\": 9, \"name\": \"E3\", \"description\": \"y\" } ],"
                       "\"performers\": [ { \"id\": 5, \"name\": \"P\" } ],"
                       "\"performers_events\": [ { \"id\": 1, \"performer_id\": 5, \"event_id\": 7 }, { \"id\": 2, \"performer_id\": 5, \"event_id\": 1 },"
                       "{ \"id\": 3, \"performer_id\": 5, \"event_id\": 9 } ] }");
  festival_check_tally (self, "events", "3 2 0 0");
  festival_check_tally (self, "performers", "0 0 1 0");
  festival_check_tally (self, "performers_events", "1 0 2 0");
  after = festival_export (self, "dreamfest");

  g_assert_true (df_repository_undo (self->repository, &error));
  undone = festival_export (self, "dreamfest");
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (df_repository_redo (self->repository, &error));
  redone = festival_export (self, "dreamfest");
  g_assert_cmpstr (redone, ==, after);
}

/* Days of events, each on a stage and with people of its own and of others. */
static char *
make_schedule (guint n_events)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < n_events; i++)
    g_string_append_printf (json, "%s{ \"id\": %u, \"name\": \"Performer %u\", \"events\": [ { \"id\": %u, \"name\": \"Set %u\", \"day\": \"friday\","
                            " \"time\": \"2pm - 3pm\" }, { \"id\": %u, \"name\": \"Set %u\", \"day\": \"friday\", \"time\": \"2pm - 3pm\" } ] }",
                            i > 0 ? "," : "", i + 1, i, i + 1, i, (i + 1) % n_events + 1, (i + 1) % n_events);
  g_string_append (json, "]");

  return g_string_free (json, FALSE);
}

static void
reopen (Festival *self)
{
  g_autoptr(GError) error = NULL;

  g_assert_finalize_object (self->repository);
  self->repository = df_festival_open (self->path, DF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

static void
test_undo_after_a_restart (Festival      *self,
                           gconstpointer  data)
{
  const DfImportOptions options = { .starts_on = "2027-02-05" };
  g_autofree char *schedule = make_schedule (2000);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr(GError) error = NULL;

  festival_take (self, HEAD "\"stages\": [ { \"id\": 1, \"name\": \"Dome\" } ], \"events\": [ { \"id\": 1, \"stage_id\": 1, \"name\": \"Ours\" } ],"
                       "\"performers\": [ { \"id\": 7, \"name\": \"Performer 7\" } ],"
                       "\"performers_events\": [ { \"id\": 1, \"performer_id\": 7, \"event_id\": 1 } ] }");
  before = festival_export (self, "dreamfest");
  g_assert_true (festival_import (self, schedule, &options, &error));
  festival_check_tally (self, "events", "2000 0 0 0");
  festival_check_tally (self, "performers_events", "4000 0 0 0");
  after = festival_export (self, "dreamfest");

  reopen (self);
  g_assert_true (df_repository_undo (self->repository, &error));
  undone = festival_export (self, "dreamfest");
  g_assert_cmpstr (undone, ==, before);
  reopen (self);
  g_assert_true (df_repository_redo (self->repository, &error));
  g_assert_no_error (error);
  redone = festival_export (self, "dreamfest");
  g_assert_cmpstr (redone, ==, after);
}

static void
test_guid_of_others (Festival      *self,
                     gconstpointer  data)
{
  /* Made by another program from the same words (Python's uuid.uuid5); it must never change. */
  festival_take (self, "[ { \"id\": 1, \"name\": \"Zoë\" } ]");
  check_out (self, "\"guid\": \"36d65181-45be-5376-bee7-eb493df2bf42\"");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FESTIVAL_ADD ("/import/the-same-guid/is-the-same-record", test_guid);
  FESTIVAL_ADD ("/import/the-same-name/is-the-same-record-where-the-guid-is-new", test_name);
  FESTIVAL_ADD ("/import/a-name-twice-in-the-file/matches-nobody", test_name_twice_in_file);
  FESTIVAL_ADD ("/import/a-name-twice-in-the-source/matches-nobody", test_name_twice_in_source);
  FESTIVAL_ADD ("/import/the-name-of-a-record-with-its-guid-in-the-source/matches-nobody-else", test_name_of_a_claimed_record);
  FESTIVAL_ADD ("/import/an-event/is-known-by-name-and-day-and-start", test_event_of_another_day);
  FESTIVAL_ADD ("/import/an-id/matches-nobody", test_ids_never_match);
  FESTIVAL_ADD ("/import/an-id-over-two-thousand-million/is-not-kept", test_large_ids);
  FESTIVAL_ADD ("/import/a-missing-member/changes-nothing", test_missing_member);
  FESTIVAL_ADD ("/import/a-member-that-is-null/becomes-nothing", test_null_member);
  FESTIVAL_ADD ("/import/a-rule-about-two-fields/sees-what-the-file-has", test_rule_over_both);
  FESTIVAL_ADD ("/import/a-guid-twice-beside-records/is-refused", test_guid_twice_beside_records);
  FESTIVAL_ADD ("/import/a-pair-twice-beside-records/is-refused", test_pair_twice_beside_records);
  FESTIVAL_ADD ("/import/settings/are-taken-by-an-empty-file-only", test_settings);
  FESTIVAL_ADD ("/import/a-dry-run/counts-and-keeps-nothing", test_dry_run);
  FESTIVAL_ADD ("/import/skipping-matches/leaves-them-as-they-are", test_skip_matches);
  FESTIVAL_ADD ("/import/skipping-what-is-refused/takes-the-rest", test_skip_refused);
  FESTIVAL_ADD ("/import/a-cancelled-import/leaves-the-bytes", test_cancelled);
  FESTIVAL_ADD ("/import/progress/is-told", test_progress);
  FESTIVAL_ADD ("/import/a-stream-that-cannot-go-back/is-read", test_pipe);
  FESTIVAL_ADD ("/import/a-file-that-is-not-there/is-missing", test_missing_file);
  FESTIVAL_ADD ("/import/the-sample-twice/leaves-the-bytes", test_sample);
  FESTIVAL_ADD ("/import/an-import-beside-records/is-undone-and-redone-exactly", test_undo_beside_records);
  FESTIVAL_ADD ("/import/thousands-of-records/are-undone-and-redone-exactly-after-a-restart", test_undo_after_a_restart);
  FESTIVAL_ADD ("/import/a-guid-made-from-a-key/is-that-of-other-programs", test_guid_of_others);

  return g_test_run ();
}
