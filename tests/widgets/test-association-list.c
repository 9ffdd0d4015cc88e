/* test-association-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-association-list.h"

#include <string.h>

#include "armory.h"
#include "widgets/df-link-dialog.h"
#include "widgets/df-record-page.h"
#include "widgets/df-toaster.h"

static GtkListBoxRow *
get_row (DfAssociationList *list,
         int                index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (gtk_widget_get_last_child (GTK_WIDGET (list))), index);
}

/* The page of heroes with one of them shown. */
static DfAssociationList *
show (Armory     *armory,
      const char *hero)
{
  DfRecordPage *page = armory_show (armory, "heroes.ui", "page");

  df_record_page_set_record (page, armory_find (armory, "heroes", hero));
  armory_settle ();

  return armory_get (armory, "weapons");
}

static void
test_rows (Armory       *armory,
           gconstpointer data)
{
  DfAssociationList *list = show (armory, "Bo");
  DfAssociationList *made = armory_get (armory, "made");
  g_autofree char *text = armory_read (GTK_WIDGET (list));
  g_autofree char *empty = armory_read (GTK_WIDGET (made));

  g_assert_cmpstr (text, ==, "Weapons | Axe | borne by Bo | East | Club | borne by Bo | West | Give Weapons…");
  g_assert_cmpstr (empty, ==, "Made | Add…");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (list, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Club");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (list, 2)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Give Weapons…");
  g_assert_nonnull (armory_find_widget (GTK_WIDGET (list), GTK_TYPE_BUTTON, "Take Away: Club"));
}

static void
test_remove (Armory       *armory,
             gconstpointer data)
{
  DfAssociationList *list = show (armory, "Bo");
  DfRecord *bo = armory_find (armory, "heroes", "Bo");
  GtkWidget *toaster = armory->toaster;

  g_signal_emit_by_name (armory_find_widget (GTK_WIDGET (list), GTK_TYPE_BUTTON, "Take Away: Axe"), "clicked");
  g_assert_cmpuint (df_record_count_related (bo, "weapons"), ==, 1);
  g_assert_cmpstr (df_toaster_get_text (DF_TOASTER (toaster)), ==, "Took “Axe” away");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (armory->window)) == GTK_WIDGET (get_row (list, 0)));

  g_signal_emit_by_name (armory_find_widget (toaster, GTK_TYPE_BUTTON, "Undo"), "clicked");
  g_assert_cmpuint (df_record_count_related (bo, "weapons"), ==, 2);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (list, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Axe");
}

static void
test_delete_key (Armory       *armory,
                 gconstpointer data)
{
  DfAssociationList *list = show (armory, "Bo");
  DfRecord *bo = armory_find (armory, "heroes", "Bo");
  GtkWidget *cross = armory_find_widget (GTK_WIDGET (list), GTK_TYPE_BUTTON, "Take Away: Club");

  gtk_widget_grab_focus (cross);
  armory_press (cross, GDK_KEY_Delete);
  g_assert_cmpuint (df_record_count_related (bo, "weapons"), ==, 2);

  gtk_widget_grab_focus (GTK_WIDGET (get_row (list, 1)));
  g_assert_true (armory_press (GTK_WIDGET (get_row (list, 1)), GDK_KEY_Delete));
  g_assert_cmpuint (df_record_count_related (bo, "weapons"), ==, 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (armory->window)) == GTK_WIDGET (get_row (list, 0)));

  g_assert_true (armory_press (GTK_WIDGET (get_row (list, 0)), GDK_KEY_Delete));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (list, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Give Weapons…");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (armory->window)) == GTK_WIDGET (get_row (list, 0)));
}

static void
test_several (Armory       *armory,
              gconstpointer data)
{
  DfAssociationList *list = show (armory, "Bo");
  GtkListBox *card = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (get_row (list, 0))));
  DfRecord *bo = armory_find (armory, "heroes", "Bo");
  g_autoptr(GPtrArray) chosen = NULL;
  g_autoptr(GPtrArray) none = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (get_row (list, 0)));
  gtk_list_box_select_all (card);
  chosen = df_association_list_dup_chosen (list);
  /* The row that adds is not among them. */
  g_assert_cmpuint (chosen->len, ==, 2);
  g_assert_cmpstr (df_record_get_title (chosen->pdata[1]), ==, "Club");
  g_assert_true (armory_press (GTK_WIDGET (get_row (list, 0)), GDK_KEY_Delete));
  armory_settle ();
  g_assert_cmpuint (df_record_count_related (bo, "weapons"), ==, 0);
  g_assert_cmpstr (df_repository_get_undo_name (armory->repository), ==, "Unlink 2 Weapons from “Bo”");
  g_assert_cmpstr (df_toaster_get_text (DF_TOASTER (armory->toaster)), ==, "Removed 2 links");
  gtk_widget_activate_action (armory->window, "win.undo", NULL);
  g_assert_cmpuint (df_record_count_related (bo, "weapons"), ==, 2);
  none = df_association_list_dup_chosen (list);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_follows (Armory       *armory,
              gconstpointer data)
{
  DfAssociationList *list = show (armory, "Bo");
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  df_repository_remove (armory->repository, armory_find (armory, "weapons", "Axe"), &error);
  df_repository_set_text (armory->repository, armory_find (armory, "weapons", "Club"), "name", "Cudgel", &error);
  g_assert_no_error (error);
  text = armory_read (GTK_WIDGET (list));
  g_assert_cmpstr (text, ==, "Weapons | Cudgel | borne by Bo | West | Give Weapons…");
  g_assert_nonnull (armory_find_widget (GTK_WIDGET (list), GTK_TYPE_BUTTON, "Take Away: Cudgel"));
}

static void
test_other_owner (Armory       *armory,
                  gconstpointer data)
{
  DfAssociationList *list = show (armory, "Bo");
  g_autofree char *text = NULL;

  df_association_list_set_record (list, armory_find (armory, "heroes", "Ada"));
  text = armory_read (GTK_WIDGET (list));
  g_assert_cmpstr (text, ==, "Weapons | Give Weapons…");
}

static void
test_draft (Armory       *armory,
            gconstpointer data)
{
  DfAssociationList *list = show (armory, "Bo");
  DfRecord *bo = armory_find (armory, "heroes", "Bo");
  g_autoptr(DfRecord) draft = df_repository_new_draft (armory->repository, df_record_get_table (bo));
  g_autoptr(GError) error = NULL;

  df_association_list_set_record (list, draft);
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (get_row (list, 0))));
  df_association_list_open_dialog (list);
  df_repository_set_text (armory->repository, draft, "name", "Dov", &error);
  df_repository_save (armory->repository, draft, &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (get_row (list, 0))));
}

static void
test_dialog (Armory       *armory,
             gconstpointer data)
{
  DfAssociationList *list = show (armory, "Bo");
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr(GtkWindow) dialog = NULL;

  g_signal_emit_by_name (gtk_widget_get_last_child (GTK_WIDGET (list)), "row-activated", get_row (list, 2));
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 2);
  dialog = g_list_model_get_item (windows, 1);
  if (!DF_IS_LINK_DIALOG (dialog))
    {
      g_object_unref (dialog);
      dialog = g_list_model_get_item (windows, 0);
    }
  g_assert_true (DF_IS_LINK_DIALOG (dialog));
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Weapons for Bo");
  g_assert_true (gtk_window_get_transient_for (dialog) == GTK_WINDOW (armory->window));
  gtk_window_destroy (dialog);
}

#define ADD(path, test) g_test_add (path, Armory, NULL, armory_set_up, test, armory_tear_down)

int
main (int    argc,
      char **argv)
{
  armory_init (&argc, &argv);

  ADD ("/association-list/shows-the-linked-records-and-a-row-that-adds", test_rows);
  ADD ("/association-list/a-cross-unlinks-and-the-toast-links-again", test_remove);
  ADD ("/association-list/delete-unlinks-the-row-with-the-focus-and-the-neighbour-has-it-then", test_delete_key);
  ADD ("/association-list/several-chosen-rows-are-unlinked-by-one-step", test_several);
  ADD ("/association-list/follows-what-others-do", test_follows);
  ADD ("/association-list/shows-another-owner", test_other_owner);
  ADD ("/association-list/a-draft-can-be-linked-once-it-is-a-record", test_draft);
  ADD ("/association-list/the-last-row-opens-the-dialog", test_dialog);

  return g_test_run ();
}
