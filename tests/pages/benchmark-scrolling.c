/* benchmark-scrolling.c
 *
 * What a window on many performers has to do for a frame: while people scroll, where they jump to the end, and when a row changes. DREAMFEST_ROWS: how
 * many performers, each in one event; 100,000 unless said otherwise. Counted is what the main thread works, since others use the machine as well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <time.h>

#include "store/df-record-list.h"
#include "widgets/df-record-page.h"
#include "window-driver.h"

#define N_SCROLLED 300
#define N_JUMPS 40
#define N_CHANGES 60
#define N_EVENTS 1000
/* A turn of a wheel. */
#define STEP 60

/* Milliseconds that 99 in 100 frames take at most. A jump is to take 16 as well, and takes 17 to 24: that is what must not get worse. */
#define LIMIT_SCROLLED 16
#define LIMIT_JUMP 25

typedef struct
{
  GtkAdjustment *adjustment;
  double         began;      /* milliseconds of the thread's own */
  double         work;       /* of the last frame */
  double         target;     /* where the next frame is to be */
  gboolean       is_due;
  guint          n_frames;
} Frames;

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1000.0 + time.tv_nsec / 1e6;
}

static void
before_paint_cb (Frames *frames)
{
  frames->began = now ();
}

static void
after_paint_cb (Frames *frames)
{
  frames->work = now () - frames->began;
  frames->n_frames++;
}

/* In the frame, as a gesture does. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  Frames *frames = data;

  if (frames->is_due)
    gtk_adjustment_set_value (frames->adjustment, frames->target);
  frames->is_due = FALSE;

  return G_SOURCE_CONTINUE;
}

static double
draw (Frames *frames)
{
  guint before = frames->n_frames;

  while (frames->n_frames == before || frames->is_due)
    g_main_context_iteration (NULL, TRUE);

  return frames->work;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return one < two ? -1 : one > two;
}

static double
tell (const char *what,
      GArray     *times)
{
  double late;

  g_array_sort (times, compare);
  late = g_array_index (times, double, times->len * 99 / 100);
  g_test_message ("%s: median %.2f ms, 99 in 100 at most %.2f ms", what, g_array_index (times, double, times->len / 2), late);

  return late;
}

/* --- the festival ------------------------------------------------------------------------------------------------------------------------ */

static gint64
insert (DfRepository *repository,
        const char   *table,
        const char   *column,
        const char   *text,
        gint64        first,
        gint64        second)
{
  const DfTable *of = df_catalog_find_table (df_repository_get_catalog (repository), table);
  DfValue values[32];
  g_autoptr(GError) error = NULL;
  gint64 id;

  for (guint i = 0; i < of->n_columns; i++)
    values[i] = (DfValue) DF_VALUE_INIT;
  if (column != NULL)
    values[df_table_find_column (of, column)].text = (char *) text;
  else
    {
      values[0].integer = first;
      values[1].integer = second;
    }
  id = df_repository_insert_row (repository, of, 0, values, &error);
  g_assert_no_error (error);

  return id;
}

static void
fill (DfRepository *repository,
      int           n)
{
  g_autoptr(GError) error = NULL;
  gint64 event = 0;
  gint64 performer = 0;

  df_repository_begin_step (repository, &error);
  g_assert_no_error (error);
  df_repository_expect_many (repository, &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_EVENTS; i++)
    event = insert (repository, "events", "name", "Concert", 0, 0);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Band Number %d", (int) (i * G_GINT64_CONSTANT (7919) % 1000003));

      performer = insert (repository, "performers", "name", name, 0, 0);
    }
  for (int i = 0; i < n; i++)
    insert (repository, "performers_events", NULL, NULL, performer - i, event - i % N_EVENTS);
  df_repository_commit_step (repository, "Many", &error);
  g_assert_no_error (error);
}

static GListModel *
get_list (DfWindow *window)
{
  GListModel *list = NULL;

  if (df_window_get_page (window) != NULL)
    g_object_get (df_window_get_page (window), "list", &list, NULL);
  if (list != NULL)
    g_object_unref (list);

  return list;
}

/* --- what is measured --------------------------------------------------------------------------------------------------------------------- */

static void
scroll (Frames *frames)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 1; i <= N_SCROLLED; i++)
    {
      double work;

      frames->target = i * STEP;
      frames->is_due = TRUE;
      work = draw (frames);
      g_array_append_val (times, work);
    }
  g_assert_cmpfloat (tell ("scrolling", times), <, LIMIT_SCROLLED);
}

static void
jump (Frames *frames)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < N_JUMPS; i++)
    {
      double work;

      frames->target = i % 2 == 0 ? gtk_adjustment_get_upper (frames->adjustment) : (i * 7919 % 1000) * STEP;
      frames->is_due = TRUE;
      work = draw (frames);
      work = MAX (work, draw (frames));
      g_array_append_val (times, work);
    }
  g_assert_cmpfloat (tell ("a jump to the end", times), <, LIMIT_JUMP);
}

static void
change (Frames       *frames,
        DfRepository *repository,
        int           n)
{
  const DfTable *table = df_catalog_find_table (df_repository_get_catalog (repository), "performers");
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) edits = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < N_CHANGES; i++)
    {
      g_autoptr(DfRecord) record = df_repository_dup_record (repository, table, 1 + i * G_GINT64_CONSTANT (104729) % n);
      g_autofree char *name = g_strdup_printf ("Band Number %d again", i * 31);
      g_autoptr(GError) error = NULL;
      double began = now ();
      double work;

      df_repository_set_text (repository, record, "name", name, &error);
      g_assert_no_error (error);
      work = now () - began;
      g_array_append_val (edits, work);
      work = draw (frames);
      g_array_append_val (times, work);
    }
  tell ("an edit, and what follows it in the window", edits);
  tell ("the frame after it", times);
}

static void
test_frames (void)
{
  g_autofree char *path = driver_new_path ("many.dreamfest");
  int n = g_getenv ("DREAMFEST_ROWS") != NULL ? atoi (g_getenv ("DREAMFEST_ROWS")) : 100000;
  DfWindow *window = driver_open_sample (path);
  GtkWidget *view;
  GdkFrameClock *clock;
  Frames frames = { 0 };
  guint tick;

  fill (driver_get_repository (window), n);
  driver_close (window);

  /* A list that is opened is whole once its order is found. */
  window = driver_open (path);
  while (get_list (window) == NULL || g_list_model_get_n_items (get_list (window)) < (guint) n)
    g_main_context_iteration (NULL, TRUE);
  driver_settle (GTK_WIDGET (window));

  view = driver_find (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW, NULL);
  frames.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), &frames);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &frames);
  tick = gtk_widget_add_tick_callback (view, tick_cb, &frames, NULL);
  /* Until the view knows how long it is. */
  while (gtk_adjustment_get_upper (frames.adjustment) < n)
    draw (&frames);

  scroll (&frames);
  jump (&frames);
  change (&frames, driver_get_repository (window), n);

  gtk_widget_remove_tick_callback (view, tick);
  g_signal_handlers_disconnect_by_data (clock, &frames);
  driver_close (window);
}

int
main (int   argc,
      char *argv[])
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

  g_test_add_func ("/benchmark-scrolling/many-performers/take-a-frame-each-time", test_frames);

  return driver_run ();
}
