/* test-document-work.c
 *
 * What is done to a whole file in a thread: how far it is, and its end before its time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "window-driver.h"

/* So many take longer than the half second after which something is said. */
#define N_STAGES 200000

typedef struct
{
  char       *path;
  char       *source;
  DfDocument *document;
  GPtrArray  *said;        /* (element-type utf8): what the banner said, one after the other */
  gboolean    is_done;
  GError     *error;       /* of the work, once it is done */
} Fixture;

static void
note_busy_cb (Fixture *fixture)
{
  const char *busy = df_document_get_busy (fixture->document);

  if (busy != NULL)
    g_ptr_array_add (fixture->said, g_strdup (busy));
}

static void
work_done_cb (GObject      *document,
              GAsyncResult *result,
              gpointer      data)
{
  Fixture *fixture = data;
  g_autoptr(DfReport) report = NULL;

  df_document_work_finish (DF_DOCUMENT (document), result, &report, &fixture->error);
  fixture->is_done = TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GString) json = g_string_new ("{ \"format\": \"dreamfest\", \"version\": 1, \"stages\": [");
  g_autofree char *folder = NULL;
  g_autoptr(GError) error = NULL;

  fixture->path = driver_new_path ("work.dreamfest");
  folder = g_path_get_dirname (fixture->path);
  fixture->source = g_build_filename (folder, "source.json", NULL);
  for (int i = 1; i <= N_STAGES; i++)
    g_string_append_printf (json, "%s{ \"id\": %d, \"name\": \"Stage %d\" }", i > 1 ? "," : "", i, i);
  g_string_append (json, "] }");
  g_assert_true (g_file_set_contents (fixture->source, json->str, (gssize) json->len, &error));

  fixture->document = df_document_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (df_document_make (fixture->document, NULL, &error));
  fixture->said = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_swapped (fixture->document, "notify::busy", G_CALLBACK (note_busy_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_signal_handlers_disconnect_by_data (fixture->document, fixture);
  g_object_unref (fixture->document);
  g_ptr_array_unref (fixture->said);
  g_clear_error (&fixture->error);
  g_unlink (fixture->source);
  g_free (fixture->source);
  g_free (fixture->path);
}

static gboolean
has_said (Fixture    *fixture,
          const char *start,
          const char *part)
{
  for (guint i = 0; i < fixture->said->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (fixture->said, i), start) && strstr (g_ptr_array_index (fixture->said, i), part) != NULL)
      return TRUE;

  return FALSE;
}

/* As long as it takes: under sanitizers that is a minute. */
static void
wait_for_end (Fixture *fixture)
{
  while (!fixture->is_done)
    driver_iterate ();
}

static void
begin_import (Fixture *fixture)
{
  g_autoptr(GFile) file = g_file_new_for_path (fixture->source);

  df_document_import (fixture->document, file, work_done_cb, fixture);
  wait_until (fixture->said->len > 0 || fixture->is_done);
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  begin_import (fixture);
  wait_for_end (fixture);
  g_assert_no_error (fixture->error);
  if (fixture->said->len == 0)
    {
      g_test_skip ("this machine is too fast");
      return;
    }

  g_assert_true (has_said (fixture, "Importing “source.json”: ", " of "));
  g_assert_true (has_said (fixture, "Importing “source.json”: ", "MB"));
  g_assert_null (df_document_get_busy (fixture->document));
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  begin_import (fixture);
  df_document_stop_work (fixture->document);
  wait_for_end (fixture);

  g_assert_error (fixture->error, DF_ERROR, DF_ERROR_CANCELLED);
  g_assert_null (df_document_get_busy (fixture->document));
  g_assert_true (df_document_is_empty (fixture->document));
}

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

#define ADD(path, test) g_test_add ("/document-work/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("an-import/says-how-many-bytes-it-has-read-of-how-many", test_progress);
  ADD ("a-stopped-import/leaves-nothing", test_stop);
#undef ADD

  return g_test_run ();
}
