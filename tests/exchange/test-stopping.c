/* test-stopping.c
 *
 * An import and an export can be stopped wherever they are: soon, and nothing is left of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

#include "import-fixture.h"

/* How often each is stopped, from its beginning to its end. */
#define N_MOMENTS 12
/* Of the processor, since another program may have it meanwhile. */
#define PATIENCE  0.2

#ifdef __SANITIZE_ADDRESS__
#define IS_SLOWED_DOWN TRUE
#else
#define IS_SLOWED_DOWN FALSE
#endif

/* @begun: what the process had spent when the work began; @after: when it is to stop; @heard: when it was told so, 0 for not yet. */
typedef struct
{
  GCancellable *cancellable;
  double        begun;
  double        after;
  double        heard;
  int           is_over;     /* atomic */
} Stopper;

static double
read_clock (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double) spent.tv_sec + (double) spent.tv_nsec / 1e9;
}

static gpointer
stop_in_time (gpointer data)
{
  Stopper *self = data;

  while (!g_atomic_int_get (&self->is_over))
    {
      if (read_clock () - self->begun >= self->after)
        {
          self->heard = read_clock ();
          g_cancellable_cancel (self->cancellable);
          break;
        }
      g_usleep (300);
    }

  return NULL;
}

typedef gboolean (*Work) (Festival *self, const char *what, GCancellable *cancellable, GError **error);

/* What @work takes when nobody stops it. */
static double
measure (Festival   *self,
         Work        work,
         const char *what)
{
  double begun = read_clock ();
  g_autoptr(GError) error = NULL;

  g_assert_true (work (self, what, NULL, &error));
  g_assert_no_error (error);
  return read_clock () - begun;
}

/* Returns whether it was stopped. */
static gboolean
stop_after (Festival   *self,
            Work        work,
            const char *what,
            double      after)
{
  Stopper stopper = { g_cancellable_new (), read_clock (), after, 0, FALSE };
  GThread *thread = g_thread_new ("stopper", stop_in_time, &stopper);
  g_autoptr(GError) error = NULL;
  gboolean done = work (self, what, stopper.cancellable, &error);
  double ended = read_clock ();

  g_atomic_int_set (&stopper.is_over, TRUE);
  g_thread_join (thread);
  g_object_unref (stopper.cancellable);
  if (done)
    return FALSE;

  g_assert_error (error, DF_ERROR, DF_ERROR_CANCELLED);
  g_test_message ("after %.3f s it ended within %.0f ms", after, (ended - stopper.heard) * 1000);
  if (!IS_SLOWED_DOWN)
    g_assert_cmpfloat (ended - stopper.heard, <, PATIENCE);

  return TRUE;
}

/* --- what is done ----------------------------------------------------------------------------------------------------------------------- */

static gboolean
import (Festival      *self,
        const char    *json,
        GCancellable  *cancellable,
        GError       **error)
{
  const DfImportOptions options = { .cancellable = cancellable };

  return festival_import (self, json, &options, error);
}

static gboolean
export (Festival      *self,
        const char    *shape,
        GCancellable  *cancellable,
        GError       **error)
{
  const DfExportOptions options = { .cancellable = cancellable };
  g_autofree char *path = g_build_filename (self->folder, "out.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  return df_export_file (self->repository, shape, file, TRUE, self->report, &options, error);
}

/* Links in no order, since such are the ones that take long. @word: in every name. */
static char *
make_festival (const char *word)
{
  const char *steps = g_getenv ("DREAMFEST_TEST_STEPS");
  int n = steps != NULL ? atoi (steps) * 10 : 3000;
  GString *json = g_string_new ("{ \"format\": \"dreamfest\", \"version\": 1, \"events\": [");

  for (int i = 1; i <= n; i++)
    g_string_append_printf (json, "%s{ \"id\": %d, \"guid\": \"%08x-0000-4000-8000-000000000001\", \"day\": \"2027-02-05\", \"starts\": \"10:00\","
                            " \"name\": \"%s %d\", \"description\": \"some words about it\" }", i > 1 ? "," : "", i, i, word, i);
  g_string_append (json, "], \"performers\": [");
  for (int i = 1; i <= n; i++)
    g_string_append_printf (json, "%s{ \"id\": %d, \"guid\": \"%08x-0000-4000-8000-000000000002\", \"name\": \"%s %d\" }", i > 1 ? "," : "", i, i, word, i);
  g_string_append (json, "], \"performers_events\": [");
  for (int i = 0; i < 3 * n; i++)
    g_string_append_printf (json, "%s{ \"id\": %d, \"performer_id\": %d, \"event_id\": %d }", i > 0 ? "," : "", i + 1,
                            (int) ((gint64) i * 7919 % n) + 1, (int) (((gint64) i * 104729 + i / n) % n) + 1);
  g_string_append (json, "] }");

  return g_string_free (json, FALSE);
}

/* --- tests ------------------------------------------------------------------------------------------------------------------------------ */

/* Stopped at every moment, @json leaves the bytes; what came to its end all the same is taken back. */
static void
stop_import_everywhere (Festival   *self,
                        const char *json,
                        double      whole)
{
  g_autofree char *before = festival_sum (self);
  int n_stopped = 0;

  for (int i = 0; i < N_MOMENTS; i++)
    {
      g_autofree char *after = NULL;
      g_autoptr(GError) error = NULL;

      if (!stop_after (self, import, json, whole * i / N_MOMENTS))
        {
          g_assert_true (df_repository_undo (self->repository, &error));
          g_free (before);
          before = festival_sum (self);
          continue;
        }

      n_stopped++;
      after = festival_sum (self);
      g_assert_cmpstr (after, ==, before);
    }

  g_assert_cmpint (n_stopped, >=, N_MOMENTS / 2);
}

static void
test_first_import (Festival      *self,
                   gconstpointer  data)
{
  g_autofree char *json = make_festival ("Vega");
  Festival other = { 0 };
  double whole;

  festival_set_up (&other, NULL);
  whole = measure (&other, import, json);
  festival_tear_down (&other, NULL);

  stop_import_everywhere (self, json, whole);
}

/* Each record is compared with what is there, and each name is changed. */
static void
test_second_import (Festival      *self,
                    gconstpointer  data)
{
  g_autofree char *json = make_festival ("Vega");
  g_autofree char *changed = make_festival ("Lyra");
  g_autoptr(GError) error = NULL;
  double whole;

  festival_take (self, json);
  whole = measure (self, import, changed);
  g_assert_true (df_repository_undo (self->repository, &error));

  stop_import_everywhere (self, changed, whole);
}

static guint
count_files (Festival *self)
{
  g_autoptr(GDir) folder = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

static void
stop_export_everywhere (Festival   *self,
                        const char *shape)
{
  g_autofree char *out = g_build_filename (self->folder, "out.json", NULL);
  double whole = measure (self, export, shape);

  for (int i = 0; i < N_MOMENTS; i++)
    {
      g_remove (out);
      if (stop_after (self, export, shape, whole * i / N_MOMENTS))
        g_assert_cmpuint (count_files (self), ==, 1);
    }
  g_remove (out);
}

static void
test_export (Festival      *self,
             gconstpointer  data)
{
  g_autofree char *json = make_festival ("Vega");

  festival_take (self, json);
  g_assert_cmpuint (count_files (self), ==, 1);
  for (const char *const *shape = df_export_list_shapes (); *shape != NULL; shape++)
    stop_export_everywhere (self, *shape);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FESTIVAL_ADD ("/stopping/a-first-import/ends-it-soon-and-leaves-the-bytes", test_first_import);
  FESTIVAL_ADD ("/stopping/a-second-import/ends-it-soon-and-leaves-the-bytes", test_second_import);
  FESTIVAL_ADD ("/stopping/an-export/ends-it-soon-and-leaves-no-file", test_export);

  return g_test_run ();
}
