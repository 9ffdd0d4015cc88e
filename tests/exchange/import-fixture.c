/* import-fixture.c
 *
 * An empty festival in a folder of its own, and texts in and out of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "import-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "festival/df-festival-catalog.h"

void
festival_set_up (Festival      *self,
                 gconstpointer  data)
{
  const DfFestivalSetup setup = { .name = "Empty", .starts_on = "2027-02-05", .days = 3, .time_zone = "Pacific/Auckland" };
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("dreamfest-exchange-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.dreamfest", NULL);
  self->repository = df_festival_create (self->path, &setup, DF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  self->report = df_report_new (df_festival_catalog ());
}

void
festival_tear_down (Festival      *self,
                    gconstpointer  data)
{
  g_autoptr(GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_assert_finalize_object (self->repository);
  g_assert_finalize_object (self->report);

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }

  /* Nothing was left behind in it. */
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

gboolean
festival_import (Festival               *self,
                 const char             *json,
                 const DfImportOptions  *options,
                 GError                **error)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (json, (gssize) strlen (json), NULL);

  g_object_unref (self->report);
  self->report = df_report_new (df_festival_catalog ());
  return df_import_stream (self->repository, stream, "source.json", options, self->report, error);
}

void
festival_take (Festival   *self,
               const char *json)
{
  g_autoptr(GError) error = NULL;

  festival_import (self, json, NULL, &error);
  g_assert_no_error (error);
}

/* The first refusal, as people read it. */
static char *
festival_format_refusal (Festival *self)
{
  GPtrArray *messages = df_report_get_messages (self->report);

  for (guint i = 0; i < messages->len; i++)
    {
      DfMessage *message = g_ptr_array_index (messages, i);

      if (message->kind == DF_MESSAGE_REFUSED)
        return df_message_format (message, "source.json");
    }

  g_assert_not_reached ();
}

void
festival_refuse (Festival   *self,
                 const char *json,
                 const char *place,
                 const char *says)
{
  g_autofree char *before = festival_sum (self);
  g_autofree char *after = NULL;
  g_autofree char *refusal = NULL;
  g_autoptr(GError) error = NULL;
  gint64 began = g_get_monotonic_time ();

  g_assert_false (festival_import (self, json, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_REFUSED);
  refusal = festival_format_refusal (self);
  g_test_message ("%.300s", refusal);
  g_assert_cmpint (strncmp (refusal, place, strlen (place)), ==, 0);
  g_assert_nonnull (strstr (refusal, says));
  g_assert_true (g_str_has_suffix (refusal, "."));

  /* One is the whole error; several are counted in it. */
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_true ((strcmp (error->message, refusal) == 0) == (df_report_count (self->report, DF_MESSAGE_REFUSED) == 1));
  g_assert_cmpint (g_get_monotonic_time () - began, <, 2 * G_USEC_PER_SEC);

  after = festival_sum (self);
  g_assert_cmpstr (after, ==, before);
}

char *
festival_export (Festival   *self,
                 const char *shape)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  df_export_stream (self->repository, shape, stream, self->report, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

char *
festival_sum (Festival *self)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

void
festival_check_tally (Festival   *self,
                      const char *table,
                      const char *expected)
{
  DfTally *tally = df_report_get_tally (self->report, df_catalog_find_table (df_festival_catalog (), table));
  g_autofree char *found = g_strdup_printf ("%u %u %u %u", tally->added, tally->changed, tally->same, tally->refused);

  g_assert_cmpstr (found, ==, expected);
}

gboolean
festival_noted (Festival   *self,
                const char *path,
                const char *says)
{
  GPtrArray *messages = df_report_get_messages (self->report);

  for (guint i = 0; i < messages->len; i++)
    {
      DfMessage *message = g_ptr_array_index (messages, i);

      if (message->kind == DF_MESSAGE_NOTE && strcmp (message->path, path) == 0 && strstr (message->text, says) != NULL)
        return TRUE;
    }

  return FALSE;
}
