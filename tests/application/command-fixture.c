/* command-fixture.c
 *
 * Calls the program as a shell would, without a display, in a folder of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

/* Performer 2 is called by a number that is no id, 4 and 5 have one name, 3 has no event. */
static const char small_line_up[] =
  "{ \"format\": \"dreamfest\", \"version\": 1,\n"
  "  \"stages\": [ { \"id\": 1, \"name\": \"Barn\" } ],\n"
  "  \"events\": [ { \"id\": 1, \"guid\": \"7a0e8b52-8a4b-4c5d-9d36-0f5d1c2b3a41\", \"stage_id\": 1, \"day\": \"2027-02-05\",\n"
  "                \"starts\": \"18:00\", \"ends\": \"19:30\", \"name\": \"Opening\" },\n"
  "              { \"id\": 2, \"day\": \"2027-02-05\", \"starts\": \"25:30\", \"ends\": \"26:00\", \"name\": \"Late Set\" },\n"
  "              { \"id\": 3, \"name\": \"Somewhen\" } ],\n"
  "  \"performers\": [ { \"id\": 1, \"name\": \"Zo\xc3\xab\", \"website\": \"https://zoe.example\" }, { \"id\": 2, \"name\": \"311\" },\n"
  "                  { \"id\": 3, \"name\": \"Nobody Yet\" }, { \"id\": 4, \"name\": \"Twin\" }, { \"id\": 5, \"name\": \"twin\" } ],\n"
  "  \"performers_events\": [ { \"performer_id\": 1, \"event_id\": 1 }, { \"performer_id\": 1, \"event_id\": 2 },\n"
  "                         { \"performer_id\": 2, \"event_id\": 1 } ] }\n";

void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dreamfest command-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->festival = fixture_path (fixture, "summer.dreamfest");
}

static void
fixture_remove (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      fixture_remove (inner);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->festival);
  g_free (fixture->output);
  g_free (fixture->words);
}

const char *
fixture_program (void)
{
  const char *program = g_getenv ("DREAMFEST");

  g_assert_nonnull (program);

  return program;
}

GSubprocessLauncher *
fixture_launcher (Fixture          *fixture,
                  GSubprocessFlags  flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", fixture->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", fixture->folder, TRUE);

  return launcher;
}

/* Empty bytes have no data at all. */
static char *
fixture_read (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text = length > 0 ? g_strndup (data, length) : g_strdup ("");

  g_assert_true (g_utf8_validate (text, -1, NULL));

  return text;
}

static void
fixture_run (Fixture    *fixture,
             const char *input,
             GPtrArray  *words)
{
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GBytes) fed = g_bytes_new_static (input, strlen (input));
  g_autoptr(GBytes) output = NULL;
  g_autoptr(GBytes) said = NULL;
  g_autoptr(GError) error = NULL;

  launcher = fixture_launcher (fixture, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);

  /* Who does not read its input may be gone before all of it was written. */
  g_subprocess_communicate (process, fed, NULL, &output, &said, &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    g_assert_no_error (error);

  g_assert_true (g_subprocess_get_if_exited (process));
  fixture->status = g_subprocess_get_exit_status (process);
  g_free (fixture->output);
  g_free (fixture->words);
  fixture->output = fixture_read (output);
  fixture->words = fixture_read (said);
}

static GPtrArray *
fixture_collect (const char *word,
                 va_list     more)
{
  GPtrArray *words = g_ptr_array_new ();

  g_ptr_array_add (words, (char *) fixture_program ());
  for (; word != NULL; word = va_arg (more, const char *))
    g_ptr_array_add (words, (char *) word);
  g_ptr_array_add (words, NULL);

  return words;
}

void
fixture_call (Fixture    *fixture,
              const char *word,
              ...)
{
  g_autoptr(GPtrArray) words = NULL;
  va_list more;

  va_start (more, word);
  words = fixture_collect (word, more);
  va_end (more);
  fixture_run (fixture, "", words);
}

void
fixture_feed (Fixture    *fixture,
              const char *input,
              const char *word,
              ...)
{
  g_autoptr(GPtrArray) words = NULL;
  va_list more;

  va_start (more, word);
  words = fixture_collect (word, more);
  va_end (more);
  fixture_run (fixture, input, words);
}

void
fixture_fill (Fixture *fixture)
{
  fixture_feed (fixture, small_line_up, "import", fixture->festival, "-", NULL);
  assert_status (fixture, DONE);
}

void
fixture_write (Fixture    *fixture,
               const char *name,
               const char *content)
{
  g_autofree char *path = fixture_path (fixture, name);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

char *
fixture_path (Fixture    *fixture,
              const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

gboolean
fixture_exists (Fixture    *fixture,
                const char *name)
{
  g_autofree char *path = fixture_path (fixture, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

char *
fixture_digest (Fixture    *fixture,
                const char *name)
{
  g_autofree char *path = fixture_path (fixture, name);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (gpointer) content, length);
}

guint
fixture_count (const char *text,
               const char *part)
{
  guint count = 0;

  while ((text = strstr (text, part)) != NULL)
    {
      text += strlen (part);
      count++;
    }

  return count;
}
