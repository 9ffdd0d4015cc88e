/* test-transfer-card.c
 *
 * The way from a stage to the others: written on either of the two, said of both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-transfer-card.h"

#include "festival/df-transfer.h"
#include "window-driver.h"

static DfRecord *
open_stage (DfWindow   *window,
            const char *title)
{
  DfRecord *stage = driver_dup_record (window, "stages", title);

  g_action_group_activate_action (G_ACTION_GROUP (window), "show-page", g_variant_new_string ("stages"));
  wait_until (df_window_get_page (window) != NULL);
  df_record_page_set_record (df_window_get_page (window), stage);
  wait_until (driver_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Transfer from Here To") != NULL);

  return stage;
}

/* The entry beside the name of @stage. */
static GtkWidget *
find_entry (DfWindow   *window,
            const char *stage)
{
  GtkWidget *card = driver_find (GTK_WIDGET (window), DF_TYPE_TRANSFER_CARD, NULL);

  return gtk_widget_get_next_sibling (driver_find (card, GTK_TYPE_LABEL, stage));
}

static void
say (DfWindow   *window,
     const char *stage,
     const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (window, stage)), text);
  g_signal_emit_by_name (find_entry (window, stage), "activate");
}

static void
test_said (void)
{
  g_autofree char *path = driver_new_path ("transfers.dreamfest");
  DfWindow *window = driver_open_sample (path);
  g_autoptr(DfRecord) orchard = open_stage (window, "Orchard");
  g_autoptr(DfRecord) dome = driver_dup_record (window, "stages", "The Dome");
  DfRepository *repository = driver_get_repository (window);
  guint before = driver_count_rows (window, "transfers");

  say (window, "The Dome", "12");
  g_assert_cmpint (df_transfer_read (repository, orchard, dome), ==, 12);
  g_assert_cmpint (df_transfer_read (repository, dome, orchard), ==, 12);
  g_assert_cmpuint (driver_count_rows (window, "transfers"), ==, before + 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (window, "The Dome"))), ==, "12 min");

  /* From the other side it is the same one. */
  df_record_page_set_record (df_window_get_page (window), dome);
  wait_until (driver_find (driver_find (GTK_WIDGET (window), DF_TYPE_TRANSFER_CARD, NULL), GTK_TYPE_LABEL, "Orchard") != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (window, "Orchard"))), ==, "12 min");
  say (window, "Orchard", "20");
  g_assert_cmpint (df_transfer_read (repository, orchard, dome), ==, 20);
  g_assert_cmpuint (driver_count_rows (window, "transfers"), ==, before + 1);

  driver_activate (window, "undo");
  g_assert_cmpint (df_transfer_read (repository, orchard, dome), ==, 12);
  wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (find_entry (window, "Orchard"))), "12 min"));
  say (window, "Orchard", "");
  g_assert_cmpuint (driver_count_rows (window, "transfers"), ==, before);
  driver_close (window);
}

static void
test_wrong (void)
{
  g_autofree char *path = driver_new_path ("wrong.dreamfest");
  DfWindow *window = driver_open_sample (path);
  g_autoptr(DfRecord) orchard = open_stage (window, "Orchard");
  guint before = driver_count_rows (window, "transfers");

  say (window, "The Dome", "soon");
  g_assert_cmpuint (driver_count_rows (window, "transfers"), ==, before);
  g_assert_true (gtk_widget_has_css_class (find_entry (window, "The Dome"), "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (window, "The Dome"))), ==, "soon");
  say (window, "The Dome", "1 h");
  g_assert_cmpuint (driver_count_rows (window, "transfers"), ==, before + 1);
  driver_close (window);
}

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

  g_test_add_func ("/transfer-card/minutes/are-said-of-both-stages", test_said);
  g_test_add_func ("/transfer-card/what-is-no-length/stays-and-is-marked", test_wrong);

  return driver_run ();
}
