/* test-field-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-field-row.h"

#include "armory.h"
#include "widgets/df-toaster.h"

typedef struct
{
  Armory      armory;
  DfRecord   *ada;
  GtkWidget  *row;
  GtkWidget  *editor;
  GtkWidget  *elsewhere;   /* another widget that can have the focus */
} Fixture;

static void
show_field (Fixture    *fixture,
            const char *field,
            GType       editor)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->row = df_field_row_new (fixture->armory.repository, fixture->ada, field);
  fixture->elsewhere = gtk_button_new_with_label ("Elsewhere");
  gtk_box_append (GTK_BOX (box), fixture->row);
  gtk_box_append (GTK_BOX (box), fixture->elsewhere);
  g_object_set (fixture->armory.toaster, "child", box, NULL);
  gtk_window_present (GTK_WINDOW (fixture->armory.window));
  armory_settle ();

  for (GtkWidget *child = fixture->row; child != NULL && fixture->editor == NULL;)
    {
      if (g_type_is_a (G_OBJECT_TYPE (child), editor))
        fixture->editor = child;
      child = gtk_widget_get_first_child (child) != NULL ? gtk_widget_get_first_child (child)
              : gtk_widget_get_next_sibling (child) != NULL ? gtk_widget_get_next_sibling (child)
              : gtk_widget_get_next_sibling (gtk_widget_get_parent (child));
    }
  g_assert_nonnull (fixture->editor);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  armory_set_up (&fixture->armory, NULL);
  fixture->ada = armory_find (&fixture->armory, "heroes", "Ada");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  armory_tear_down (&fixture->armory, NULL);
}

static void
type_text (Fixture    *fixture,
           const char *text)
{
  gtk_widget_grab_focus (fixture->editor);
  if (GTK_IS_EDITABLE (fixture->editor))
    gtk_editable_set_text (GTK_EDITABLE (fixture->editor), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->editor)), text, -1);
}

static void
press_enter (Fixture *fixture)
{
  g_signal_emit_by_name (fixture->editor, "activate");
}

static DfFieldRow *
get_row (Fixture *fixture)
{
  return DF_FIELD_ROW (fixture->row);
}

static void
test_enter (Fixture      *fixture,
            gconstpointer data)
{
  show_field (fixture, "name", GTK_TYPE_ENTRY);
  type_text (fixture, "  Adah ");
  g_assert_true (df_field_row_get_dirty (get_row (fixture)));
  press_enter (fixture);

  g_assert_cmpstr (df_record_get_title (fixture->ada), ==, "Adah");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->editor)), ==, "Adah");
  g_assert_false (df_field_row_get_dirty (get_row (fixture)));
  armory_press (fixture->editor, GDK_KEY_Escape);
  g_assert_cmpstr (df_record_get_title (fixture->ada), ==, "Adah");
}

static void
test_leaving (Fixture      *fixture,
              gconstpointer data)
{
  show_field (fixture, "name", GTK_TYPE_ENTRY);
  type_text (fixture, "Adah");
  gtk_editable_select_region (GTK_EDITABLE (fixture->editor), 0, -1);
  gtk_widget_grab_focus (fixture->elsewhere);
  armory_settle ();
  g_assert_cmpstr (df_record_get_title (fixture->ada), ==, "Adah");
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (fixture->editor), NULL, NULL));
}

static void
test_one_step (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = g_strdup (df_repository_get_undo_name (fixture->armory.repository));

  show_field (fixture, "name", GTK_TYPE_ENTRY);
  type_text (fixture, "Adah");
  press_enter (fixture);
  press_enter (fixture);
  gtk_widget_grab_focus (fixture->elsewhere);
  df_repository_undo (fixture->armory.repository, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (df_record_get_title (fixture->ada), ==, "Ada");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->editor)), ==, "Ada");
  g_assert_cmpstr (df_repository_get_undo_name (fixture->armory.repository), ==, before);
}

static void
test_history_keys (Fixture      *fixture,
                   gconstpointer data)
{
  show_field (fixture, "home", GTK_TYPE_ENTRY);
  type_text (fixture, "ada.example");
  g_assert_false (armory_shortcut (fixture->row, "<Control>z"));
  press_enter (fixture);
  g_assert_true (armory_shortcut (fixture->row, "<Control>z"));
  g_assert_cmpstr (df_record_get_text (fixture->ada, "home"), ==, "");
}

static void
test_escape (Fixture      *fixture,
             gconstpointer data)
{
  show_field (fixture, "name", GTK_TYPE_ENTRY);
  type_text (fixture, "Eve");
  g_assert_true (armory_press (fixture->editor, GDK_KEY_Escape));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->editor)), ==, "Ada");
  g_assert_false (armory_press (fixture->editor, GDK_KEY_Escape));
  gtk_widget_grab_focus (fixture->elsewhere);
  g_assert_cmpstr (df_record_get_title (fixture->ada), ==, "Ada");
}

static void
test_wrong (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *text = NULL;

  show_field (fixture, "name", GTK_TYPE_ENTRY);
  type_text (fixture, "   ");
  g_assert_null (df_field_row_get_problem (get_row (fixture)));
  gtk_widget_grab_focus (fixture->elsewhere);
  armory_settle ();

  g_assert_nonnull (df_field_row_get_problem (get_row (fixture)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->editor)), ==, "   ");
  g_assert_cmpstr (df_record_get_title (fixture->ada), ==, "Ada");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (fixture->editor), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  text = armory_read (fixture->row);
  g_assert_true (g_str_has_suffix (text, df_field_row_get_problem (get_row (fixture))));
  g_assert_false (df_field_rows_settle (gtk_widget_get_parent (fixture->row)));

  type_text (fixture, "Eve");
  press_enter (fixture);
  g_assert_null (df_field_row_get_problem (get_row (fixture)));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (fixture->editor), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_true (df_field_rows_settle (gtk_widget_get_parent (fixture->row)));
}

static void
test_outside (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  show_field (fixture, "name", GTK_TYPE_ENTRY);
  df_repository_set_text (fixture->armory.repository, fixture->ada, "name", "Eve", &error);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->editor)), ==, "Eve");

  type_text (fixture, "Adah");
  df_repository_set_text (fixture->armory.repository, fixture->ada, "name", "Una", &error);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->editor)), ==, "Adah");
  armory_press (fixture->editor, GDK_KEY_Escape);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->editor)), ==, "Una");
  g_assert_no_error (error);
}

static void
test_other_record (Fixture      *fixture,
                   gconstpointer data)
{
  DfRecord *bo = armory_find (&fixture->armory, "heroes", "Bo");
  DfToaster *toaster = DF_TOASTER (fixture->armory.toaster);

  show_field (fixture, "name", GTK_TYPE_ENTRY);
  type_text (fixture, "Adah");
  df_field_row_set_record (get_row (fixture), bo);
  g_assert_cmpstr (df_record_get_title (fixture->ada), ==, "Adah");
  g_assert_cmpstr (df_record_get_title (bo), ==, "Bo");
  g_assert_null (df_toaster_get_text (toaster));

  type_text (fixture, "");
  df_field_row_set_record (get_row (fixture), fixture->ada);
  g_assert_nonnull (df_toaster_get_text (toaster));
  g_assert_cmpstr (df_record_get_title (bo), ==, "Bo");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->editor)), ==, "Adah");
  g_assert_null (df_field_row_get_problem (get_row (fixture)));

  df_field_row_set_record (get_row (fixture), NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->editor)), ==, "");
}

static void
test_long_refused (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autofree char *odd = g_strconcat (text, "é", NULL);

  show_field (fixture, "name", GTK_TYPE_ENTRY);
  type_text (fixture, odd);
  df_field_row_set_record (get_row (fixture), NULL);
  g_assert_cmpuint (g_utf8_strlen (df_toaster_get_text (DF_TOASTER (fixture->armory.toaster)), -1), <, 250);
}

static void
test_link (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *open;

  show_field (fixture, "home", GTK_TYPE_ENTRY);
  open = armory_find_widget (fixture->row, GTK_TYPE_BUTTON, "Open");
  g_assert_false (gtk_widget_get_visible (open));
  type_text (fixture, "ada.example");
  press_enter (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->editor)), ==, "https://ada.example");
  g_assert_true (gtk_widget_get_visible (open));
  g_signal_emit_by_name (open, "clicked");
  g_assert_cmpstr (fixture->armory.opened, ==, "https://ada.example");
}

static void
test_integer (Fixture      *fixture,
              gconstpointer data)
{
  show_field (fixture, "battles", GTK_TYPE_ENTRY);
  type_text (fixture, "twelve");
  press_enter (fixture);
  g_assert_nonnull (df_field_row_get_problem (get_row (fixture)));
  type_text (fixture, "12");
  press_enter (fixture);
  g_assert_cmpint (df_record_get_integer (fixture->ada, "battles"), ==, 12);
}

static void
test_lines (Fixture      *fixture,
            gconstpointer data)
{
  show_field (fixture, "tale", GTK_TYPE_TEXT_VIEW);
  type_text (fixture, "Once\nupon");
  gtk_widget_grab_focus (fixture->elsewhere);
  armory_settle ();
  g_assert_cmpstr (df_record_get_text (fixture->ada, "tale"), ==, "Once\nupon");
}

static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr(DfRecord) draft = df_repository_new_draft (fixture->armory.repository, df_record_get_table (fixture->ada));
  guint before = df_repository_count (fixture->armory.repository, df_record_get_table (fixture->ada));

  fixture->ada = draft;
  show_field (fixture, "name", GTK_TYPE_ENTRY);
  type_text (fixture, " ");
  press_enter (fixture);
  g_assert_cmpint (df_record_get_id (draft), ==, 0);
  g_assert_nonnull (df_field_row_get_problem (get_row (fixture)));
  g_assert_false (armory_press (fixture->editor, GDK_KEY_Escape));

  type_text (fixture, "Dov");
  press_enter (fixture);
  g_assert_cmpint (df_record_get_id (draft), !=, 0);
  g_assert_cmpuint (df_repository_count (fixture->armory.repository, df_record_get_table (draft)), ==, before + 1);
}

static void
test_draft_without_a_name (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr(DfRecord) draft = df_repository_new_draft (fixture->armory.repository, df_record_get_table (fixture->ada));

  fixture->ada = draft;
  show_field (fixture, "home", GTK_TYPE_ENTRY);
  type_text (fixture, "dov.example");
  press_enter (fixture);
  g_assert_cmpint (df_record_get_id (draft), ==, 0);
  g_assert_null (df_field_row_get_problem (get_row (fixture)));
  g_assert_cmpstr (df_record_get_text (draft, "home"), ==, "https://dov.example");
}

static gboolean
is_saved (gpointer data)
{
  return g_strcmp0 (df_record_get_title (data), "Adah") == 0;
}

static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  DfRepository *mine = fixture->armory.repository;
  g_autoptr(GError) error = NULL;
  g_autoptr(DfRepository) other = df_repository_open (df_repository_get_path (mine), df_repository_get_catalog (mine), DF_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  df_repository_begin_step (other, &error);
  g_assert_no_error (error);
  show_field (fixture, "name", GTK_TYPE_ENTRY);
  type_text (fixture, "Adah");
  press_enter (fixture);
  g_assert_nonnull (df_field_row_get_problem (get_row (fixture)));
  g_assert_cmpstr (df_record_get_title (fixture->ada), ==, "Ada");

  df_repository_rollback_step (other);
  armory_wait (is_saved, fixture->ada);
  g_assert_null (df_field_row_get_problem (get_row (fixture)));
}

static void
test_namesakes (Fixture      *fixture,
                gconstpointer data)
{
  show_field (fixture, "name", GTK_TYPE_ENTRY);
  type_text (fixture, "Bo");
  press_enter (fixture);
  g_assert_cmpstr (df_record_get_title (fixture->ada), ==, "Bo");
  g_assert_null (df_field_row_get_problem (get_row (fixture)));
  g_assert_nonnull (armory_find_widget (GTK_WIDGET (get_row (fixture)), GTK_TYPE_LABEL, "There is already another “Bo”"));

  type_text (fixture, "Boris");
  press_enter (fixture);
  g_assert_null (armory_find_widget (GTK_WIDGET (get_row (fixture)), GTK_TYPE_LABEL, "There is already another “Bo”"));
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  show_field (fixture, "battles", GTK_TYPE_ENTRY);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, "Battles");
}

static void
test_bare (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *pencil;
  GtkWidget *row = g_object_new (DF_TYPE_FIELD_ROW, "bare", TRUE, "repository", fixture->armory.repository,
                                 "field", "name", "record", fixture->ada, NULL);
  g_autofree char *name = g_strnfill (200, 'w');
  g_autoptr(GError) error = NULL;
  int minimum;
  int natural;
  int longer;

  gtk_box_append (GTK_BOX (box), row);
  g_object_set (fixture->armory.toaster, "child", box, NULL);
  pencil = armory_find_widget (row, GTK_TYPE_BUTTON, "Edit Name");
  g_assert_nonnull (pencil);
  g_signal_emit_by_name (pencil, "clicked");

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  df_repository_set_text (fixture->armory.repository, fixture->ada, "name", name, &error);
  g_assert_no_error (error);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &longer, NULL, NULL);
  g_assert_cmpint (longer, >, natural + 1000);
  g_assert_cmpint (minimum, <, 250);
}

static void
test_finalize (Fixture      *fixture,
               gconstpointer data)
{
  guint before = G_OBJECT (fixture->ada)->ref_count;
  GtkWidget *row = g_object_ref_sink (df_field_row_new (fixture->armory.repository, fixture->ada, "name"));

  g_assert_finalize_object (row);
  g_assert_cmpuint (G_OBJECT (fixture->ada)->ref_count, ==, before);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  armory_init (&argc, &argv);

  ADD ("/field-row/enter-saves", test_enter);
  ADD ("/field-row/leaving-saves-and-leaves-nothing-selected", test_leaving);
  ADD ("/field-row/undo-is-the-programs-where-nothing-is-being-typed", test_history_keys);
  ADD ("/field-row/an-edit-is-one-step-and-nothing-is-none", test_one_step);
  ADD ("/field-row/escape-takes-back-what-was-typed", test_escape);
  ADD ("/field-row/what-is-wrong-stays-with-a-sentence-under-it", test_wrong);
  ADD ("/field-row/follows-the-record-but-not-over-what-is-being-typed", test_outside);
  ADD ("/field-row/another-record-saves-what-was-typed-or-tells-its-loss", test_other_record);
  ADD ("/field-row/a-long-text-that-is-lost-is-told-by-its-beginning", test_long_refused);
  ADD ("/field-row/a-link-can-be-opened", test_link);
  ADD ("/field-row/a-number-is-a-number", test_integer);
  ADD ("/field-row/a-long-text-has-lines", test_lines);
  ADD ("/field-row/a-draft-becomes-a-record-with-its-first-valid-name", test_draft);
  ADD ("/field-row/a-draft-without-a-name-waits-for-it", test_draft_without_a_name);
  ADD ("/field-row/a-locked-file-is-tried-again", test_locked);
  ADD ("/field-row/a-name-that-another-has-is-saved-and-said", test_namesakes);
  ADD ("/field-row/is-called-by-the-title-of-its-field", test_names);
  ADD ("/field-row/a-big-name-is-as-wide-as-its-letters-and-can-be-narrow", test_bare);
  ADD ("/field-row/lets-go-of-its-record", test_finalize);

  return g_test_run ();
}
