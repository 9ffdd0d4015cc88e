/* test-following.c
 *
 * What people see of what another program wrote to the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "festival/df-festival-catalog.h"
#include "window-driver.h"

/* The other program: this one with another task. */
static int
write_from_outside (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DfRepository) repository = df_festival_open (path, DF_OPEN_PATIENT, &error);
  g_autoptr(DfRecord) performer = NULL;

  g_assert_no_error (error);
  performer = df_repository_new_draft (repository, df_catalog_find_table (df_festival_catalog (), "performers"));
  g_assert_true (df_repository_set_text (repository, performer, "name", "Zed From Afar", &error));
  g_assert_true (df_repository_save (repository, performer, &error));

  return 0;
}

static void
test_follow (void)
{
  g_autofree char *path = driver_new_path ("followed.dreamfest");
  const char *const arguments[] = { "/proc/self/exe", "--write", path, NULL };
  DfWindow *window = driver_open_sample (path);
  g_autoptr(DfRecord) performer = driver_choose (window, "Mara Vale");
  g_autoptr(GError) error = NULL;
  int status = -1;

  if (!g_file_test ("/proc/self/exe", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("this system does not say where a program is");
      driver_close (window);
      return;
    }

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  /* Told by the file alone: nothing is asked for here. */
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "16 Performers") != NULL);
  g_assert_true (df_record_page_get_record (df_window_get_page (window)) == performer);
  driver_close (window);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    return write_from_outside (argv[2]);

  if (!driver_init (&argc, &argv))
    return SKIPPED;

  g_test_add_func ("/following/what-another-program-wrote/is-seen-without-being-asked-for", test_follow);

  return driver_run ();
}
