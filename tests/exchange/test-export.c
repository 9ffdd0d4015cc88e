/* test-export.c
 *
 * An export is whole or not there, and stands where it was asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-export.h"

#include <glib/gstdio.h>
#include <string.h>

#include "festival/df-stage.h"
#include "import-fixture.h"

#define HEAD "{ \"format\": \"dreamfest\", \"version\": 1, "

static GFile *
get_target (Festival   *self,
            const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  return g_file_new_for_path (path);
}

static void
test_new_file (Festival      *self,
               gconstpointer  data)
{
  g_autoptr(GFile) target = get_target (self, "out.json");
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  g_assert_true (df_export_file (self->repository, NULL, target, FALSE, self->report, NULL, &error));
  g_assert_true (g_file_load_contents (target, NULL, &text, NULL, NULL, &error));
  expected = festival_export (self, "dreamfest");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_existing_file (Festival      *self,
                    gconstpointer  data)
{
  g_autoptr(GFile) target = get_target (self, "out.json");
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_replace_contents (target, "mine", 4, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error));
  g_assert_false (df_export_file (self->repository, "performers", target, FALSE, self->report, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_load_contents (target, NULL, &text, NULL, NULL, &error));
  g_assert_cmpstr (text, ==, "mine");
  g_clear_pointer (&text, g_free);

  g_assert_true (df_export_file (self->repository, "performers", target, TRUE, self->report, NULL, &error));
  g_assert_true (g_file_load_contents (target, NULL, &text, NULL, NULL, &error));
  g_assert_cmpstr (text, ==, "[]\n");
}

static void
test_cancelled (Festival      *self,
                gconstpointer  data)
{
  g_autoptr(GFile) target = get_target (self, "out.json");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  const DfExportOptions options = { .cancellable = cancellable };
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_replace_contents (target, "mine", 4, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (df_export_file (self->repository, NULL, target, TRUE, self->report, &options, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_load_contents (target, NULL, &text, NULL, NULL, &error));
  g_assert_cmpstr (text, ==, "mine");
}

static void
test_no_folder (Festival      *self,
                gconstpointer  data)
{
  g_autoptr(GFile) target = get_target (self, "nowhere/out.json");
  g_autoptr(GError) error = NULL;

  g_assert_false (df_export_file (self->repository, NULL, target, FALSE, self->report, NULL, &error));
  g_assert_cmpint (error->domain, ==, DF_ERROR);
}

static void
test_device (Festival      *self,
             gconstpointer  data)
{
  g_autoptr(GFile) target = g_file_new_for_path ("/dev/null");
  g_autoptr(GError) error = NULL;

  g_assert_true (df_export_file (self->repository, NULL, target, TRUE, self->report, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_file_query_file_type (target, G_FILE_QUERY_INFO_NONE, NULL), ==, G_FILE_TYPE_SPECIAL);
}

static void
test_unknown_shape (Festival      *self,
                    gconstpointer  data)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  g_assert_false (df_export_stream (self->repository, "xml", stream, self->report, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
}

static void
test_list (Festival      *self,
           gconstpointer  data)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  festival_take (self, HEAD "\"stages\": [ { \"id\": 3, \"guid\": \"a1111111-1111-4111-8111-111111111111\", \"name\": \"Dome\" } ] }");
  g_assert_true (df_export_list (self->repository, df_table_for_type (DF_TYPE_STAGE), FALSE, stream, &error));
  text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  g_assert_cmpstr (text, ==, "[\n  { \"id\": 3, \"guid\": \"a1111111-1111-4111-8111-111111111111\", \"name\": \"Dome\", \"description\": \"\", \"position\": null, \"colour\": null, \"changeover\": null, \"curfew\": null }\n]\n");
}

/* Ids with gaps: the first guess where an event stands is then wrong. */
static void
test_gaps (Festival      *self,
           gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, HEAD "\"events\": [ { \"id\": 5, \"name\": \"E5\" }, { \"id\": 90, \"name\": \"E90\" }, { \"id\": 1000, \"name\": \"E1000\" } ],"
                       "\"performers\": [ { \"id\": 1, \"name\": \"P\" } ],"
                       "\"performers_events\": [ { \"performer_id\": 1, \"event_id\": 1000 }, { \"performer_id\": 1, \"event_id\": 5 }, { \"performer_id\": 1, \"event_id\": 90 } ] }");
  out = festival_export (self, "performers");
  g_assert_nonnull (strstr (out, "\"E5\""));
  g_assert_true (strstr (out, "\"E5\"") < strstr (out, "\"E90\"") && strstr (out, "\"E90\"") < strstr (out, "\"E1000\""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FESTIVAL_ADD ("/export/a-new-file/holds-what-a-stream-gets", test_new_file);
  FESTIVAL_ADD ("/export/an-existing-file/is-replaced-only-when-asked", test_existing_file);
  FESTIVAL_ADD ("/export/a-cancelled-export/leaves-what-was-there", test_cancelled);
  FESTIVAL_ADD ("/export/a-folder-that-is-not-there/is-an-error", test_no_folder);
  FESTIVAL_ADD ("/export/a-device/is-written-to-as-it-is", test_device);
  FESTIVAL_ADD ("/export/an-unknown-shape/is-invalid", test_unknown_shape);
  FESTIVAL_ADD ("/export/a-list/is-the-array-of-our-json", test_list);
  FESTIVAL_ADD ("/export/events-with-gaps-between-their-ids/are-found", test_gaps);

  return g_test_run ();
}
