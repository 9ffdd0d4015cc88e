/* test-record-slot.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-slot.h"

#include <string.h>

#include "armory.h"

static void
rename_record (Armory     *armory,
               DfRecord   *record,
               const char *name)
{
  g_autoptr(GError) error = NULL;

  df_repository_set_text (armory->repository, record, "name", name, &error);
  g_assert_no_error (error);
}

static GtkWidget *
put_in_row (Armory    *armory,
            GtkWidget *slot)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), slot);
  g_object_set (armory->toaster, "child", list, NULL);

  return gtk_widget_get_parent (slot);
}

static void
test_layout (Armory       *armory,
             gconstpointer data)
{
  DfRecord *axe = armory_find (armory, "weapons", "Axe");
  GtkWidget *slot = df_record_slot_new (ARMORY_UI "weapon.ui", armory_get_scope (), axe, armory_find (armory, "heroes", "Bo"));
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;

  put_in_row (armory, slot);
  text = armory_read (slot);
  g_assert_cmpstr (text, ==, "Axe | borne by Bo | East");

  rename_record (armory, axe, "Adze");
  rename_record (armory, armory_find (armory, "heroes", "Bo"), "Bob");
  other = armory_read (slot);
  g_assert_cmpstr (other, ==, "Adze | borne by Bob | East");
}

static void
test_row_name (Armory       *armory,
               gconstpointer data)
{
  DfRecord *ada = armory_find (armory, "heroes", "Ada");
  GtkWidget *slot = df_record_slot_new (NULL, NULL, ada, NULL);
  GtkWidget *row = put_in_row (armory, slot);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Ada");
  rename_record (armory, ada, "Adah");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Adah");
  df_record_slot_set_record (DF_RECORD_SLOT (slot), armory_find (armory, "heroes", "Cy"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Cy");
}

static void
test_default_face (Armory       *armory,
                   gconstpointer data)
{
  DfRecord *bo = armory_find (armory, "heroes", "Bo");
  GtkWidget *slot = df_record_slot_new (NULL, NULL, bo, NULL);
  g_autoptr(GListModel) weapons = df_record_list_related (bo, "weapons");
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  put_in_row (armory, slot);
  before = armory_read (slot);
  g_assert_nonnull (strstr (before, "Bo | "));
  g_assert_nonnull (strstr (before, "2 Weapons"));

  df_association_unlink (DF_ASSOCIATION (weapons), armory_find (armory, "weapons", "Axe"), &error);
  g_assert_no_error (error);
  after = armory_read (slot);
  g_assert_nonnull (strstr (after, "1 Weapon"));
}

static void
test_finalize (Armory       *armory,
               gconstpointer data)
{
  DfRecord *axe = armory_find (armory, "weapons", "Axe");
  guint before = G_OBJECT (axe)->ref_count;
  GtkWidget *slot = g_object_ref_sink (df_record_slot_new (ARMORY_UI "weapon.ui", armory_get_scope (), axe, NULL));

  g_assert_finalize_object (slot);
  slot = g_object_ref_sink (df_record_slot_new (NULL, NULL, axe, NULL));
  g_assert_finalize_object (slot);
  g_assert_cmpuint (G_OBJECT (axe)->ref_count, ==, before);
}

#define ADD(path, test) g_test_add (path, Armory, NULL, armory_set_up, test, armory_tear_down)

int
main (int    argc,
      char **argv)
{
  armory_init (&argc, &argv);

  ADD ("/record-slot/follows-the-record-and-what-is-linked-to-it", test_layout);
  ADD ("/record-slot/its-row-is-called-by-the-title-of-the-record", test_row_name);
  ADD ("/record-slot/without-a-layout-shows-the-title-and-counts-the-links", test_default_face);
  ADD ("/record-slot/lets-go-of-its-record", test_finalize);

  return g_test_run ();
}
