/* test-late-rows.c
 *
 * What people see is filled in the frame that shows it, and the rest afterwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-late-rows.h"

#define N_ROWS 5000

typedef struct
{
  GtkWidget  *window;
  GtkWidget  *view;
  DfLateRows *rows;
  guint       n_frames;
  guint       n_bound;
  guint       n_filled;      /* of those */
  guint       n_missing;     /* seen in a frame, and not filled */
} Fixture;

static void
fill (gpointer     data,
      GtkListItem *item)
{
  Fixture *fixture = data;

  fixture->n_filled++;
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
setup_cb (Fixture     *fixture,
          GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (""));
}

static void
bind_cb (Fixture     *fixture,
         GtkListItem *item)
{
  fixture->n_bound++;
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), "");
  df_late_rows_bind (fixture->rows, item);
}

static void
unbind_cb (Fixture     *fixture,
           GtkListItem *item)
{
  fixture->n_bound--;
  if (df_late_rows_unbind (fixture->rows, item))
    fixture->n_filled--;
}

/* Looks at each row that the frame shows. */
static void
painted_cb (Fixture *fixture)
{
  GtkWidget *around = gtk_widget_get_parent (fixture->view);
  int height = gtk_widget_get_height (around);

  fixture->n_frames++;
  for (GtkWidget *row = gtk_widget_get_first_child (fixture->view); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t area;

      if (!gtk_widget_get_mapped (row) || !gtk_widget_compute_bounds (row, around, &area) || area.size.height <= 0)
        continue;
      if (area.origin.y + area.size.height > 0 && area.origin.y < height &&
          *gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (row))) == '\0')
        fixture->n_missing++;
    }
}

static void
draw (Fixture *fixture)
{
  guint before = fixture->n_frames;

  gtk_widget_queue_draw (fixture->view);
  while (fixture->n_frames < before + 2)
    {
      gtk_widget_queue_draw (fixture->view);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkStringList *strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *text = g_strdup_printf ("Row %u", i);

      gtk_string_list_append (strings, text);
    }
  fixture->view = gtk_list_view_new (NULL, NULL);
  fixture->rows = df_late_rows_new (fixture->view, fill, fixture);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), fixture);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), fixture);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), fixture);
  gtk_list_view_set_factory (GTK_LIST_VIEW (fixture->view), factory);
  g_object_unref (factory);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), fixture->view);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 200, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (fixture->window), "after-paint", G_CALLBACK (painted_cb), fixture);
  draw (fixture);
  gtk_list_view_set_model (GTK_LIST_VIEW (fixture->view), GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (strings))));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (fixture->window), fixture);
  gtk_list_view_set_model (GTK_LIST_VIEW (fixture->view), NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  df_late_rows_free (fixture->rows);
}

static void
wait_for_all (Fixture *fixture)
{
  while (fixture->n_filled < fixture->n_bound)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_afterwards (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_cmpuint (fixture->n_bound, >, 100);
  draw (fixture);
  wait_for_all (fixture);
  g_assert_cmpuint (fixture->n_missing, ==, 0);
  g_assert_cmpuint (fixture->n_filled, ==, fixture->n_bound);
}

static void
test_jump (Fixture       *fixture,
           gconstpointer  data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));

  draw (fixture);
  wait_for_all (fixture);
  for (guint i = 1; i <= 12; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * (i * 5 % 13) / 13);
      /* Few of those that come are filled at once. */
      g_assert_cmpuint (fixture->n_filled, <, fixture->n_bound / 2);
      draw (fixture);
      g_assert_cmpuint (fixture->n_missing, ==, 0);
    }
}

static void
test_finish (Fixture       *fixture,
             gconstpointer  data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));

  draw (fixture);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  g_assert_cmpuint (fixture->n_filled, <, fixture->n_bound);
  df_late_rows_finish (fixture->rows);
  g_assert_cmpuint (fixture->n_filled, ==, fixture->n_bound);
}

int
main (int   argc,
      char *argv[])
{
  if (!gtk_init_check ())
    return 77;

  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/late-rows/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("rows-that-nobody-sees/are-filled-afterwards", test_afterwards);
  ADD ("a-jump/fills-what-is-seen-in-the-frame-that-shows-it", test_jump);
  ADD ("whoever-cannot-wait/has-all-at-once", test_finish);
#undef ADD

  return g_test_run ();
}
