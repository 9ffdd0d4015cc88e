/* test-command.c
 *
 * The words of the command line: which are known, and what the shell is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command-fixture.h"

#include <string.h>

#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

static void
test_help_names_every_verb (Fixture       *fixture,
                            gconstpointer  data)
{
  const char *const verbs[] = { "new", "seed", "list", "link", "unlink", "import", "export", "undo", "redo", "history", "check",
                                "migrate", "backup" };

  fixture_call (fixture, "--help", NULL);
  assert_status (fixture, DONE);
  g_assert_cmpstr (fixture->words, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  dreamfest %s FILE", verbs[i]);

      assert_has (fixture->output, line);
    }
}

static void
test_help_of_every_verb (Fixture       *fixture,
                         gconstpointer  data)
{
  const char *const verbs[] = { "new", "seed", "list", "link", "unlink", "import", "export", "undo", "redo", "history", "check",
                                "migrate", "backup" };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *usage = g_strdup_printf ("dreamfest %s [OPTION…] FILE", verbs[i]);

      fixture_call (fixture, verbs[i], "--help", NULL);
      assert_status (fixture, DONE);
      assert_has (fixture->output, usage);
      g_assert_cmpstr (fixture->words, ==, "");
    }
}

static void
test_version (Fixture       *fixture,
              gconstpointer  data)
{
  fixture_call (fixture, "--version", NULL);
  assert_status (fixture, DONE);
  g_assert_true (g_str_has_prefix (fixture->output, "dreamfest 0."));
}

/* What is not built yet is no verb and not in the help. */
static void
test_unknown_words (Fixture       *fixture,
                    gconstpointer  data)
{
  const char *const words[] = { "merge", "lists", "List", "--nonsense", "-x" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *line = g_strdup_printf ("dreamfest %s FILE", words[i]);

      fixture_call (fixture, words[i], fixture->festival, NULL);
      assert_refused (fixture, USAGE);
      fixture_call (fixture, "--help", NULL);
      g_assert_null (strstr (fixture->output, line));
    }
  g_assert_false (fixture_exists (fixture, "summer.dreamfest"));
}

static void
test_wrong_arguments (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *const calls[][6] = {
    { "new" }, { "new", "a", "b" }, { "new", "a", "--days", "many" }, { "new", "a", "--days", "0" }, { "new", "a", "--days", "-3" },
    { "new", "a", "--starts-on", "2027-02-31" }, { "new", "a", "--time-zone", "Nowhere/Land" }, { "new", "a", "--nonsense" },
    { "seed" }, { "list", "a" }, { "list", "a", "festivals" }, { "list", "a", "performers_events" }, { "list", "a", "events", "--performing" },
    { "link", "a", "b" }, { "unlink", "a", "b", "c", "d" }, { "import", "a" }, { "import", "a", "b", "--as", "tea" },
    { "import", "a", "b", "--on-match", "guess" }, { "import", "a", "b", "--starts-on", "friday" }, { "export", "a", "--as", "tea" },
    { "export", "a", "b", "c" }, { "undo" }, { "redo", "a", "b" }, { "history" }, { "check" }, { "migrate", "a", "--to", "99" },
    { "migrate", "a", "--to", "-1" }, { "migrate", "a", "--to", "1", "--status" }, { "backup", "a" },
    { "new", "a", "--name", "\xff\xfe" }, { "new", "a", "--name", " " }, { "new", "a", "--days", "400" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      fixture_call (fixture, calls[i][0], calls[i][1], calls[i][2], calls[i][3], calls[i][4], NULL);
      if (fixture->status != USAGE)
        g_test_message ("call %u: %s %s", i, calls[i][0], calls[i][1]);
      assert_refused (fixture, USAGE);
      assert_has (fixture->words, " --help");
      g_assert_false (fixture_exists (fixture, "a"));
    }
}

/* Files that are no festival, under every verb that only opens files. */
static void
test_foreign_files (Fixture       *fixture,
                    gconstpointer  data)
{
  const char *const names[] = { "empty", "text", "missing" };
  const char *const calls[][3] = {
    { "list", "performers" }, { "link", "1", "1" }, { "unlink", "1", "1" }, { "export" }, { "undo" }, { "redo" }, { "history" }, { "check" },
    { "migrate" }, { "migrate", "--status" }, { "backup", "copy" }
  };

  fixture_write (fixture, "empty", "");
  fixture_write (fixture, "text", "Friday: Zoë, then the Twins, as long as nobody falls into the lake.\n");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < G_N_ELEMENTS (calls); j++)
      {
        gboolean is_there = fixture_exists (fixture, names[i]);
        g_autofree char *before = is_there ? fixture_digest (fixture, names[i]) : NULL;
        g_autofree char *after = NULL;

        fixture_call (fixture, calls[j][0], names[i], calls[j][1], calls[j][2], NULL);
        if (fixture->status != REFUSED)
          g_test_message ("%s %s", calls[j][0], names[i]);
        assert_refused (fixture, REFUSED);
        g_assert_cmpint (fixture_exists (fixture, names[i]), ==, is_there);
        g_assert_false (fixture_exists (fixture, "copy"));
        after = is_there ? fixture_digest (fixture, names[i]) : NULL;
        g_assert_cmpstr (after, ==, before);
      }
}

/* A reader who leaves early has no need of words. */
static void
test_broken_pipe (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GSubprocessLauncher) launcher = fixture_launcher (fixture, G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;
  int ends[2];

  fixture_fill (fixture);
  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, &error));
  close (ends[0]);
  g_subprocess_launcher_take_stdout_fd (launcher, ends[1]);
  process = g_subprocess_launcher_spawn (launcher, &error, fixture_program (), "list", fixture->festival, "performers", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &words, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (words, ==, "");
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, DONE);
}

static void
test_full_output (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GSubprocessLauncher) launcher = fixture_launcher (fixture, G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  fixture_fill (fixture);
  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process = g_subprocess_launcher_spawn (launcher, &error, fixture_program (), "export", fixture->festival, NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);

  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, REFUSED);
}

/* Ctrl+C while it waits for the rest of its input, which never comes. */
static void
test_interrupt (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  launcher = fixture_launcher (fixture, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  process = g_subprocess_launcher_spawn (launcher, &error, fixture_program (), "import", fixture->festival, "-", NULL);
  g_assert_no_error (error);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (process), "{ \"format\": \"dreamfest\",", 24, NULL, NULL, &error);
  g_assert_no_error (error);

  /* The file is made before the input is read, so from then on a signal is caught. */
  while (!fixture_exists (fixture, "summer.dreamfest"))
    g_usleep (1000);
  g_subprocess_send_signal (process, SIGINT);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);

  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, CANCELLED);
  g_assert_false (fixture_exists (fixture, "summer.dreamfest"));
}

/* A machine without a language still speaks of Zoë. */
static void
test_no_language (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;

  fixture_fill (fixture);
  launcher = fixture_launcher (fixture, G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, fixture_program (), "link", fixture->festival, "ZOË", "Somewhen", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &words, &error);
  g_assert_no_error (error);

  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, DONE);
  assert_has (words, "Zoë");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/command/help/names-every-verb", test_help_names_every_verb);
  TEST ("/command/help-of-a-verb/says-how-it-is-used", test_help_of_every_verb);
  TEST ("/command/version/is-said", test_version);
  TEST ("/command/an-unknown-word/is-wrong-usage", test_unknown_words);
  TEST ("/command/wrong-arguments/are-wrong-usage-and-make-no-file", test_wrong_arguments);
  TEST ("/command/a-file-that-is-no-festival/is-refused-and-left-alone", test_foreign_files);
  TEST ("/command/a-reader-who-leaves/hears-no-complaint", test_broken_pipe);
  TEST ("/command/a-full-disk-behind-the-output/is-told", test_full_output);
  TEST ("/command/an-interrupt/leaves-no-file", test_interrupt);
  TEST ("/command/a-machine-without-a-language/reads-and-writes-every-name", test_no_language);

  return g_test_run ();
}
