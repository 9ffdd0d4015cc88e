/* test-guest.c
 *
 * Somebody else's database is read as it is: nothing of it runs, and nothing is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-guest.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define OURS 0x12345678

typedef struct
{
  char *folder;
  char *path;
} Stranger;

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
stranger_set_up (Stranger      *self,
                 gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("dreamfest-guest-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "stranger.db", NULL);
  run_sql (self->path, "CREATE TABLE pets (id INTEGER PRIMARY KEY, name TEXT, age INTEGER); INSERT INTO pets VALUES (3, 'Rex', NULL), (1, NULL, 7);"
                       "CREATE VIEW ghosts AS SELECT * FROM pets; CREATE VIRTUAL TABLE words USING fts5 (word)");
}

static void
stranger_tear_down (Stranger      *self,
                    gconstpointer  data)
{
  g_unlink (self->path);
  /* Nothing was left behind in it. */
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

static gboolean
write_row (gint64              id,
           const char *const  *values,
           gpointer            data,
           GError            **error)
{
  g_string_append_printf (data, "%d:%s,%s,%s\n", (int) id, values[0] != NULL ? values[0] : "-", values[1] != NULL ? values[1] : "-",
                          values[2] != NULL ? values[2] : "-");
  return TRUE;
}

static gboolean
stop_at_once (gint64              id,
              const char *const  *values,
              gpointer            data,
              GError            **error)
{
  g_set_error_literal (error, DF_ERROR, DF_ERROR_REFUSED, "Enough.");
  return FALSE;
}

static const char *const columns[] = { "age", "colour", "name", NULL };

static void
test_rows (Stranger      *self,
           gconstpointer  data)
{
  g_autoptr(GString) rows = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(DfGuest) guest = df_guest_open (self->path, OURS, NULL, &error);

  g_assert_no_error (error);
  df_guest_read (guest, "pets", columns, write_row, rows, &error);
  g_assert_no_error (error);
  /* A column that is not there is nothing. */
  g_assert_cmpstr (rows->str, ==, "1:7,-,-\n3:-,-,Rex\n");

  g_assert_false (df_guest_read (guest, "pets", columns, stop_at_once, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_REFUSED);
}

static void
test_tables (Stranger      *self,
             gconstpointer  data)
{
  static const struct { const char *name; gboolean is_there; } cases[] = { { "pets", TRUE }, { "ghosts", FALSE }, { "words", FALSE }, { "plants", FALSE } };
  g_autoptr(GError) error = NULL;
  g_autoptr(DfGuest) guest = df_guest_open (self->path, OURS, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_there = !cases[i].is_there;

      g_assert_true (df_guest_has_table (guest, cases[i].name, &is_there, &error));
      g_assert_true (is_there == cases[i].is_there);
    }

  /* Whoever asks all the same is not answered. */
  g_assert_false (df_guest_read (guest, "ghosts", columns, write_row, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_refused (Stranger      *self,
              gconstpointer  data)
{
  g_autoptr(GError) ours = NULL;
  g_autoptr(GError) text = NULL;
  g_autoptr(GError) missing = NULL;

  run_sql (self->path, "PRAGMA application_id = 305419896");
  g_assert_null (df_guest_open (self->path, OURS, NULL, &ours));
  g_assert_error (ours, DF_ERROR, DF_ERROR_FOREIGN);

  g_assert_true (g_file_set_contents (self->path, "SQLite format 3 is a text here", -1, NULL));
  g_assert_null (df_guest_open (self->path, OURS, NULL, &text));
  g_assert_error (text, DF_ERROR, DF_ERROR_DAMAGED);

  g_unlink (self->path);
  g_assert_null (df_guest_open (self->path, OURS, NULL, &missing));
  g_assert_error (missing, DF_ERROR, DF_ERROR_MISSING);
}

/* What another program writes meanwhile is not seen. */
static void
test_one_state (Stranger      *self,
                gconstpointer  data)
{
  g_autoptr(GString) before = g_string_new (NULL);
  g_autoptr(GString) after = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(DfGuest) guest = df_guest_open (self->path, OURS, NULL, &error);
  sqlite3 *writer;

  df_guest_read (guest, "pets", columns, write_row, before, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (self->path, &writer), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (writer, "DELETE FROM pets", NULL, NULL, NULL), ==, SQLITE_BUSY);
  sqlite3_close (writer);
  df_guest_read (guest, "pets", columns, write_row, after, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (before->str, ==, after->str);
}

/* A program that is at work in it in WAL mode, or has been. */
static void
test_write_ahead (Stranger      *self,
                  gconstpointer  data)
{
  g_autoptr(GString) rows = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(DfGuest) guest = NULL;
  static const char *const beside[] = { "-wal", "-shm" };

  run_sql (self->path, "PRAGMA journal_mode = WAL; INSERT INTO pets VALUES (9, 'Tom', 2)");
  guest = df_guest_open (self->path, OURS, NULL, &error);
  g_assert_no_error (error);
  df_guest_read (guest, "pets", columns, write_row, rows, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (rows->str, "9:2,-,Tom\n"));

  /* SQLite reads such a one only with its log and the log's index beside it. */
  g_clear_pointer (&guest, df_guest_free);
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *path = g_strconcat (self->path, beside[i], NULL);

      g_unlink (path);
    }
}

#define STRANGER_ADD(path, test) g_test_add (path, Stranger, NULL, stranger_set_up, test, stranger_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STRANGER_ADD ("/guest/a-table/is-read-in-order-with-the-columns-that-it-has", test_rows);
  STRANGER_ADD ("/guest/views-and-virtual-tables/are-no-tables", test_tables);
  STRANGER_ADD ("/guest/what-is-ours-or-no-database/is-refused", test_refused);
  STRANGER_ADD ("/guest/what-is-read/is-of-one-state", test_one_state);
  STRANGER_ADD ("/guest/a-database-with-a-write-ahead-log/is-read", test_write_ahead);

  return g_test_run ();
}
