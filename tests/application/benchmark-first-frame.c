/* benchmark-first-frame.c
 *
 * How soon the window stands there, as against an empty one with the same style sheet: with ten performers at most 1.5 times as long after main, with
 * 20,000 performers, 50,000 events and 100,000 links at most 1.9 times.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#define N_PAIRS 15
#define SKIPPED 77

typedef struct
{
  const char *name;
  int         n_performers;
  int         n_events;
  int         n_links;
  double      limit;
} Size;

static const Size sizes[] = {
  { "ten-performers/takes-at-most-one-and-a-half-empty-windows", 10, 10, 10, 1.5 },
  { "twenty-thousand-performers/takes-at-most-1.9-empty-windows", 20000, 50000, 100000, 1.9 },
};

/* This program, which is the empty window as well. */
static const char *program;

static gint64 started;

/* --- the empty window, which is this program once more ---------------------------------------------------------------------------------- */

static void
painted_cb (GApplication *application)
{
  g_printerr ("first frame: %.1f ms\n", (g_get_monotonic_time () - started) / 1000.0);
  g_application_quit (application);
}

static void
show_empty_cb (GtkApplication *application)
{
  g_autoptr(GtkCssProvider) style = gtk_css_provider_new ();
  GtkWidget *window;

  gtk_css_provider_load_from_path (style, g_getenv ("STYLE"));
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  window = gtk_application_window_new (application);
  gtk_widget_add_css_class (window, "df-window");
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  gtk_widget_realize (window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), application);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_empty (void)
{
  g_autoptr(GtkApplication) application = gtk_application_new ("org.dreamfest.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (show_empty_cb), NULL);

  return g_application_run (G_APPLICATION (application), 0, NULL);
}

/* --- what is measured ---------------------------------------------------------------------------------------------------------------------- */

/* Runs a program to its end: what it says on stderr, (transfer full). */
static char *
run (const char *const *arguments,
     const char        *input)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  char *words = NULL;

  g_subprocess_launcher_unsetenv (launcher, "MALLOC_PERTURB_");
  g_subprocess_launcher_setenv (launcher, "DREAMFEST_FIRST_FRAME", "1", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, NULL, &words, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s: %s", arguments[0], words);

  return words;
}

static double
measure (const char *const *arguments)
{
  g_autofree char *words = run (arguments, NULL);
  const char *time = strstr (words, "first frame: ");

  if (time == NULL)
    g_error ("%s drew no frame: %s", arguments[0], words);

  return g_ascii_strtod (time + strlen ("first frame: "), NULL);
}

static void
append_rows (GString    *json,
             const char *name,
             int         n,
             void      (*append) (GString *json, int number, const Size *size),
             const Size *size)
{
  g_string_append_printf (json, ",\"%s\":[", name);
  for (int i = 1; i <= n; i++)
    {
      if (i > 1)
        g_string_append_c (json, ',');
      append (json, i, size);
    }
  g_string_append_c (json, ']');
}

static void
append_event (GString    *json,
              int         number,
              const Size *size)
{
  int starts = 600 + number * 7 % 700;

  g_string_append_printf (json, "{\"id\":%d,\"name\":\"Concert %d\",\"day\":\"2027-02-%02d\",\"starts\":\"%02d:%02d\",\"ends\":\"%02d:%02d\"}", number, number,
                          1 + number % 28, starts / 60, starts % 60, (starts + 30) / 60, (starts + 30) % 60);
}

static void
append_performer (GString    *json,
                  int         number,
                  const Size *size)
{
  g_string_append_printf (json, "{\"id\":%d,\"name\":\"Band Number %d\"}", number, (int) (number * (gint64) 7919 % 1000003));
}

/* Each performer in a row of events, without a pair twice. */
static void
append_link (GString    *json,
             int         number,
             const Size *size)
{
  int performer = 1 + number % size->n_performers;

  g_string_append_printf (json, "{\"performer_id\":%d,\"event_id\":%d}", performer, 1 + (performer + number / size->n_performers * 17) % size->n_events);
}

static void
make_festival (const char *path,
               const Size *size)
{
  const char *const new_words[] = { g_getenv ("DREAMFEST"), "new", path, NULL };
  const char *const import_words[] = { g_getenv ("DREAMFEST"), "import", path, "-", NULL };
  g_autofree char *made = run (new_words, NULL);
  g_autofree char *imported = NULL;
  g_autoptr(GString) json = g_string_new ("{\"format\":\"dreamfest\",\"version\":1,\"stages\":[]");

  append_rows (json, "events", size->n_events, append_event, size);
  append_rows (json, "performers", size->n_performers, append_performer, size);
  append_rows (json, "performers_events", size->n_links, append_link, size);
  g_string_append_c (json, '}');
  imported = run (import_words, json->str);
}

static int
compare_ratios (const void *a,
                const void *b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
test_size (gconstpointer data)
{
  const Size *size = data;
  g_autofree char *folder = g_dir_make_tmp ("dreamfest-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "festival.dreamfest", NULL);
  const char *const empty_words[] = { program, "--empty", NULL };
  const char *const full_words[] = { g_getenv ("DREAMFEST"), path, NULL };
  double ratios[N_PAIRS];

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  make_festival (path, size);

  /* Once for the caches. Then one beside the other, since a machine changes its mind: absolute times say nothing. */
  measure (empty_words);
  measure (full_words);
  for (int i = 0; i < N_PAIRS; i++)
    {
      double empty = measure (empty_words);
      double full = measure (full_words);

      ratios[i] = full / empty;
      g_test_message ("empty %.0f ms, %d performers %.0f ms: %.2f", empty, size->n_performers, full, ratios[i]);
    }

  qsort (ratios, N_PAIRS, sizeof ratios[0], compare_ratios);
  g_test_message ("the median: %.2f", ratios[N_PAIRS / 2]);
  g_assert_cmpfloat (ratios[N_PAIRS / 2], <=, size->limit);
}

int
main (int    argc,
      char **argv)
{
  started = g_get_monotonic_time ();
  if (argc == 2 && strcmp (argv[1], "--empty") == 0)
    return run_empty ();

  if (!gtk_init_check ())
    return SKIPPED;

  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/first-frame/of-%s", sizes[i].name);

      g_test_add_data_func (path, &sizes[i], test_size);
    }

  return g_test_run ();
}
