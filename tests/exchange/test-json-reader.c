/* test-json-reader.c
 *
 * A document read ahead by a thread says the same, in the same order, as one that is read at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-reader.h"

#include <string.h>

/* Several chunks of it are several batches. */
#define MANY 20000

static GInputStream *
make_stream (const char *json)
{
  return g_memory_input_stream_new_from_data (g_strdup (json), -1, g_free);
}

static char *
make_many (const char *last)
{
  GString *json = g_string_new ("{ \"numbers\": [");

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (json, "%s{ \"n\": %u }", i > 0 ? ",\n" : "", i);
  g_string_append (json, last);

  return g_string_free (json, FALSE);
}

/* How many pieces came before the end or the fault; each was asserted to be the next one. */
static guint
read_numbers (DfJsonReader  *reader,
              GError       **error)
{
  const DfJsonPiece *piece;
  guint n = 0;

  while ((piece = df_json_reader_next (reader, error)) != NULL)
    {
      g_assert_cmpstr (piece->member, ==, "numbers");
      g_assert_cmpint (piece->index, ==, n);
      if (piece->bytes == NULL)
        {
          g_assert_null (piece->root);
          continue;
        }

      g_assert_cmpint (json_object_get_int_member (json_node_get_object (piece->root), "n"), ==, n);
      g_assert_cmpmem (piece->bytes, MIN (piece->length, 6), "{ \"n\":", 6);
      n++;
    }

  return n;
}

static void
test_order (void)
{
  g_autofree char *json = make_many ("] }");
  g_autoptr(GInputStream) stream = make_stream (json);
  g_autoptr(DfJsonReader) reader = df_json_reader_new (stream, NULL, NULL, NULL, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (read_numbers (reader, &error), ==, MANY);
  g_assert_no_error (error);
  g_assert_cmpint (df_json_reader_get_done (reader), ==, strlen (json));
  g_assert_null (df_json_reader_next (reader, &error));
  g_assert_no_error (error);
}

/* A stream can be read again, from its start. */
static void
test_again (void)
{
  g_autofree char *json = make_many ("] }");
  g_autoptr(GInputStream) stream = make_stream (json);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(DfJsonReader) reader = df_json_reader_new (stream, NULL, NULL, NULL, NULL);

      g_assert_cmpuint (read_numbers (reader, NULL), ==, MANY);
    }
}

static void
test_fault (void)
{
  g_autofree char *json = make_many (",\n{ \"n\": 010 }] }");
  g_autoptr(GInputStream) stream = make_stream (json);
  g_autoptr(DfJsonReader) reader = df_json_reader_new (stream, NULL, NULL, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  guint line;
  guint column;

  g_assert_false (df_json_reader_get_fault (reader, &line, &column, &path));
  g_assert_cmpuint (read_numbers (reader, &error), ==, MANY);
  g_assert_error (error, DF_ERROR, DF_ERROR_REFUSED);
  g_assert_true (df_json_reader_get_fault (reader, &line, &column, &path));
  g_assert_cmpuint (line, ==, MANY + 1);
  g_assert_cmpuint (column, ==, 8);
  g_assert_cmpstr (path, ==, "/numbers/20000/n");
}

/* Whoever has seen enough need not read to the end, and the thread does not either. */
static void
test_stop (void)
{
  g_autofree char *json = make_many ("] }");

  for (guint n = 0; n < 2000; n += 80)
    {
      g_autoptr(GInputStream) stream = make_stream (json);
      g_autoptr(DfJsonReader) reader = df_json_reader_new (stream, NULL, NULL, NULL, NULL);

      for (guint i = 0; i < n; i++)
        g_assert_nonnull (df_json_reader_next (reader, NULL));
    }
}

static void
test_read_ahead (void)
{
  g_autofree char *json = make_many ("] }");
  g_autoptr(GInputStream) stream = make_stream (json);
  DfJsonReader *reader = df_json_reader_new (stream, NULL, NULL, NULL, NULL);

  g_assert_nonnull (df_json_reader_next (reader, NULL));
  /* By now it has filled what there is; the document is larger. */
  g_usleep (50000);
  df_json_reader_free (reader);
  g_assert_cmpint (g_seekable_tell (G_SEEKABLE (stream)), <=, 4 * 64 * 1024);
  g_assert_cmpuint (strlen (json), >, 4 * 64 * 1024);
}

static void
test_cancel (void)
{
  g_autofree char *json = make_many ("] }");
  g_autoptr(GInputStream) stream = make_stream (json);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(DfJsonReader) reader = df_json_reader_new (stream, NULL, NULL, NULL, cancellable);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  guint line;
  guint column;
  guint n = 0;

  g_assert_nonnull (df_json_reader_next (reader, &error));
  g_cancellable_cancel (cancellable);
  while (df_json_reader_next (reader, &error) != NULL)
    n++;
  g_assert_cmpuint (n, <, MANY);
  g_assert_error (error, DF_ERROR, DF_ERROR_CANCELLED);
  g_assert_false (df_json_reader_get_fault (reader, &line, &column, &path));
}

static int n_prepared;
static int n_freed;

/* Every third is left to json-glib. */
static gpointer
prepare_number (const DfJsonPiece *piece,
                gpointer           data)
{
  g_assert_true (data == &n_prepared);
  g_assert_null (piece->root);
  if (piece->index % 3 == 0)
    return NULL;

  g_atomic_int_inc (&n_prepared);
  return g_strndup (piece->bytes, piece->length);
}

static void
free_number (gpointer prepared)
{
  g_atomic_int_inc (&n_freed);
  g_free (prepared);
}

static void
test_prepared (void)
{
  static const DfJsonPreparing preparing = { prepare_number, free_number };
  g_autofree char *json = make_many ("] }");
  g_autoptr(GInputStream) stream = make_stream (json);
  DfJsonReader *reader = df_json_reader_new (stream, NULL, &preparing, &n_prepared, NULL);
  const DfJsonPiece *piece;

  while ((piece = df_json_reader_next (reader, NULL)) != NULL)
    {
      g_autofree char *expected = g_strdup_printf ("{ \"n\": %" G_GINT64_FORMAT " }", piece->index);

      g_assert_true ((piece->prepared == NULL) == (piece->bytes == NULL || piece->index % 3 == 0));
      g_assert_true ((piece->root == NULL) == (piece->bytes == NULL || piece->index % 3 != 0));
      if (piece->prepared != NULL)
        g_assert_cmpstr (piece->prepared, ==, expected);
      if (piece->root != NULL)
        g_assert_cmpint (json_object_get_int_member (json_node_get_object (piece->root), "n"), ==, piece->index);
    }

  df_json_reader_free (reader);
  g_assert_cmpint (n_prepared, ==, MANY - (MANY + 2) / 3);
  g_assert_cmpint (n_freed, ==, n_prepared);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-reader/records/come-in-the-order-of-the-document", test_order);
  g_test_add_func ("/json-reader/a-stream/can-be-read-again", test_again);
  g_test_add_func ("/json-reader/a-fault/comes-after-the-records-before-it-with-its-place", test_fault);
  g_test_add_func ("/json-reader/what-is-prepared/comes-with-its-record-and-json-glib-reads-the-others", test_prepared);
  g_test_add_func ("/json-reader/whoever-stops/ends-the-thread", test_stop);
  g_test_add_func ("/json-reader/the-thread/reads-no-more-than-its-batches-hold", test_read_ahead);
  g_test_add_func ("/json-reader/a-cancelled-reading/ends-with-that-error", test_cancel);

  return g_test_run ();
}
