/* test-spool.c
 *
 * A text that is partly in memory and partly in a file reads everywhere as it was written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-spool-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_PIECES 200

static void
check_spool (gsize memory)
{
  g_autoptr(DfSpool) spool = df_spool_new (memory);
  gsize starts[N_PIECES];
  char *pieces[N_PIECES];
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < N_PIECES; i++)
    {
      pieces[i] = g_strnfill ((gsize) g_test_rand_int_range (0, 100), (char) ('a' + i % 26));
      starts[i] = df_spool_get_length (spool);
      g_assert_true (df_spool_append (spool, pieces[i], strlen (pieces[i]), &error));
    }

  for (int i = 0; i < 1000; i++)
    {
      int which = g_test_rand_int_range (0, N_PIECES);
      gsize length = strlen (pieces[which]);
      const char *read = df_spool_read (spool, starts[which], length, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (read, length, pieces[which], length);
    }

  for (int i = 0; i < N_PIECES; i++)
    g_free (pieces[i]);
}

static void
test_in_memory (void)
{
  check_spool (N_PIECES * 100);
}

static void
test_in_a_file (void)
{
  check_spool (0);
}

static void
test_in_both (void)
{
  for (int i = 0; i < 20; i++)
    check_spool ((gsize) g_test_rand_int_range (1, N_PIECES * 50));
}

/* Where the file would be, there is none. */
static void
test_no_name (void)
{
  g_autoptr(DfSpool) spool = df_spool_new (0);
  g_autoptr(GDir) folder = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (df_spool_append (spool, "text", 4, &error));
  folder = g_dir_open (g_get_tmp_dir (), 0, &error);
  g_assert_no_error (error);
  g_assert_null (g_dir_read_name (folder));
}

int
main (int    argc,
      char **argv)
{
  const char *outside = g_getenv ("TMPDIR");
  g_autofree char *folder = g_build_filename (outside != NULL ? outside : "/tmp", "spool-XXXXXX", NULL);
  int status;

  /* GLib asks once where temporary files go. */
  g_assert_nonnull (g_mkdtemp (folder));
  g_setenv ("TMPDIR", folder, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spool/a-text-in-memory/reads-as-it-was-written", test_in_memory);
  g_test_add_func ("/spool/a-text-in-a-file/reads-as-it-was-written", test_in_a_file);
  g_test_add_func ("/spool/a-text-in-both/reads-as-it-was-written", test_in_both);
  g_test_add_func ("/spool/its-file/has-no-name", test_no_name);

  status = g_test_run ();
  g_rmdir (folder);
  return status;
}
