/* benchmark-first-frame.c
 *
 * How soon the window stands there: with ten performers at most 1.5 times as long after main as an empty one with the same style sheet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#define N_PERFORMERS 10
#define N_PAIRS      15
#define LIMIT        1.5
#define SKIPPED      77

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
make_festival (const char *path)
{
  const char *const new_words[] = { g_getenv ("DREAMFEST"), "new", path, NULL };
  const char *const import_words[] = { g_getenv ("DREAMFEST"), "import", path, "-", NULL };
  g_autofree char *made = run (new_words, NULL);
  g_autofree char *imported = NULL;
  g_autoptr(GString) events = g_string_new (NULL);
  g_autoptr(GString) performers = g_string_new (NULL);
  g_autoptr(GString) links = g_string_new (NULL);
  g_autofree char *json = NULL;

  for (int i = 1; i <= N_PERFORMERS; i++)
    {
      const char *comma = i > 1 ? "," : "";

      g_string_append_printf (events, "%s{\"id\":%d,\"name\":\"Concert %d\",\"day\":\"2027-02-05\",\"starts\":\"%d:00\",\"ends\":\"%d:30\"}",
                              comma, i, i, 10 + i, 10 + i);
      g_string_append_printf (performers, "%s{\"id\":%d,\"name\":\"Band Number %d\"}", comma, i, i);
      g_string_append_printf (links, "%s{\"performer_id\":%d,\"event_id\":%d}", comma, i, i);
    }

  json = g_strdup_printf ("{\"format\":\"dreamfest\",\"version\":1,\"stages\":[],\"events\":[%s],\"performers\":[%s],\"performers_events\":[%s]}",
                          events->str, performers->str, links->str);
  imported = run (import_words, json);
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
test_ten_performers (gconstpointer program)
{
  g_autofree char *folder = g_dir_make_tmp ("dreamfest-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "ten.dreamfest", NULL);
  const char *const empty_words[] = { program, "--empty", NULL };
  const char *const full_words[] = { g_getenv ("DREAMFEST"), path, NULL };
  double ratios[N_PAIRS];

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  make_festival (path);

  /* Once for the caches. Then one beside the other, since a machine changes its mind: absolute times say nothing. */
  measure (empty_words);
  measure (full_words);
  for (int i = 0; i < N_PAIRS; i++)
    {
      double empty = measure (empty_words);
      double full = measure (full_words);

      ratios[i] = full / empty;
      g_test_message ("empty %.0f ms, ten performers %.0f ms: %.2f", empty, full, ratios[i]);
    }

  qsort (ratios, N_PAIRS, sizeof ratios[0], compare_ratios);
  g_test_message ("the median: %.2f", ratios[N_PAIRS / 2]);
  g_assert_cmpfloat (ratios[N_PAIRS / 2], <=, LIMIT);
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
  g_test_add_data_func ("/first-frame/of-ten-performers/takes-at-most-one-and-a-half-empty-windows", argv[0], test_ten_performers);

  return g_test_run ();
}
