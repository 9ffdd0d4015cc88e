/* test-golden.c
 *
 * A file of every version that was ever released opens, with everything in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-festival-catalog.h"

#include <glib/gstdio.h>

#include "festival-fixture.h"
#include "store/df-maintenance.h"

static const char *golden_folder;    /* argv[1] */

static void
golden_unpack (Festival *festival,
               int       version)
{
  g_autofree char *name = g_strdup_printf ("version-%d.gz", version);
  g_autoptr(GFile) packed = g_file_new_build_filename (golden_folder, name, NULL);
  g_autoptr(GFile) unpacked = g_file_new_for_path (festival->path);
  g_autoptr(GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr(GInputStream) compressed = NULL;
  g_autoptr(GInputStream) plain = NULL;
  g_autoptr(GOutputStream) target = NULL;
  g_autoptr(GError) error = NULL;

  compressed = G_INPUT_STREAM (g_file_read (packed, NULL, &error));
  g_assert_no_error (error);
  plain = g_converter_input_stream_new (compressed, G_CONVERTER (decompressor));
  target = G_OUTPUT_STREAM (g_file_replace (unpacked, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_splice (target, plain, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}

/* Instead of a new festival: the old file at its path, open. */
static void
golden_set_up (Festival      *festival,
               gconstpointer  data)
{
  int version = GPOINTER_TO_INT (data);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  int read = 0;

  festival_set_up (festival, NULL);
  g_assert_finalize_object (g_steal_pointer (&festival->repository));
  g_assert_cmpint (g_unlink (festival->path), ==, 0);
  golden_unpack (festival, version);

  g_assert_true (df_store_read_version (festival->path, df_festival_catalog (), &read, &error));
  g_assert_cmpint (read, ==, version);
  g_assert_true (df_store_check (festival->path, df_festival_catalog (), NULL, findings, &error));
  g_assert_no_error (error);
  g_assert_cmpint (findings->len, ==, 0);

  festival->repository = df_festival_open (festival->path, DF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (df_repository_get_version (festival->repository), ==, df_store_newest_version (df_festival_catalog ()));
}

static void
assert_counts (Festival *festival,
               guint     stages,
               guint     events,
               guint     performers,
               guint     links)
{
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("festival")), ==, 1);
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("stages")), ==, stages);
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("events")), ==, events);
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("performers")), ==, performers);
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("performers_events")), ==, links);
}

static void
assert_event (Festival *festival)
{
  g_autoptr(DfRecord) event = df_repository_dup_record (festival->repository, festival_table ("events"), 3);
  g_autoptr(DfRecord) settings = df_repository_dup_single (festival->repository, festival_table ("festival"));

  festival_assert_string (event, "title", "Sunset Session");
  festival_assert_string (event, "guid", "9f2d953e-65f6-41fd-a77d-d779334933f9");
  festival_assert_string (event, "when-short", "Fri \u206618:00–19:00\u2069");
  festival_assert_string (event, "stage-name", "Harbour Stage");
  festival_assert_string (settings, "title", "Lantern Bay");
}

/* Before there were performers. */
static void
test_version_1 (Festival      *festival,
                gconstpointer  data)
{
  assert_counts (festival, 5, 40, 0, 0);
  assert_event (festival);
}

static void
test_version_2 (Festival      *festival,
                gconstpointer  data)
{
  assert_counts (festival, 5, 40, 15, 44);
  assert_event (festival);
}

/* A migration ends the history: what came before it cannot be taken back by what it was. */
static void
test_version_2_history (Festival      *festival,
                        gconstpointer  data)
{
  g_assert_null (df_repository_get_undo_name (festival->repository));
}

static void
test_version_3 (Festival      *festival,
                gconstpointer  data)
{
  g_autoptr(DfRecord) stage = df_repository_dup_record (festival->repository, festival_table ("stages"), 1);

  assert_counts (festival, 5, 40, 15, 44);
  assert_event (festival);
  g_assert_cmpint (df_record_get_integer (stage, "changeover"), ==, 15);
  g_assert_cmpint (df_record_get_integer (stage, "curfew"), ==, 1380);
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("transfers")), ==, 1);
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("accepted_clashes")), ==, 1);
}

static void
test_version_3_history (Festival      *festival,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (df_repository_get_undo_name (festival->repository), ==, "Import “lantern-bay.json”");
  g_assert_true (df_repository_undo (festival->repository, &error));
  g_assert_no_error (error);
  assert_counts (festival, 0, 0, 0, 0);
  g_assert_true (df_repository_redo (festival->repository, &error));
  g_assert_no_error (error);
  assert_counts (festival, 5, 40, 15, 44);
}

#define golden_add_test(path, version, function) \
  g_test_add (path, Festival, GINT_TO_POINTER (version), golden_set_up, function, festival_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  golden_folder = argv[1];

  golden_add_test ("/golden/version-1/opens-with-everything-in-it", 1, test_version_1);
  golden_add_test ("/golden/version-2/opens-with-everything-in-it", 2, test_version_2);
  golden_add_test ("/golden/version-2/begins-a-new-history", 2, test_version_2_history);
  golden_add_test ("/golden/version-3/opens-with-everything-in-it", 3, test_version_3);
  golden_add_test ("/golden/version-3/keeps-its-history", 3, test_version_3_history);

  return g_test_run ();
}
