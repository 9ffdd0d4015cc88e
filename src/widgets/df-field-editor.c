/* df-field-editor.c
 *
 * What a field is edited with: one of a list where there is one, else by its kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-field-editor-private.h"

#include <string.h>

#include "widgets/df-field-choice-private.h"

/* --- one line ------------------------------------------------------------------------------------------------------------------------ */

static GtkText *
df_field_entry_get_text_widget (GtkWidget *editor)
{
  return GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (editor)));
}

static GtkWidget *
df_field_entry_make (DfFieldRow *row)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_add_css_class (entry, "df-value");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (df_field_row_edited), row);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (df_field_row_commit), row);

  return entry;
}

static char *
df_field_entry_dup_text (GtkWidget *editor)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
}

static void
df_field_entry_set_text (GtkWidget  *editor,
                         const char *text)
{
  GtkText *inside = df_field_entry_get_text_widget (editor);

  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (editor)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (editor), text);

  /* Forgets the steps of typing: they belong to another text, and the program's own Undo goes on from here. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (inside), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (inside), TRUE);
}

static void
df_field_entry_set_editable (GtkWidget *editor,
                             gboolean   editable)
{
  gtk_editable_set_editable (GTK_EDITABLE (editor), editable);
}

static void
df_field_entry_set_placeholder (GtkWidget  *editor,
                                const char *text)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (editor), text);
}

/* --- many lines ------------------------------------------------------------------------------------------------------------------------ */

static gboolean
df_field_view_key_pressed_cb (DfFieldRow      *row,
                              guint            key,
                              guint            code,
                              GdkModifierType  state)
{
  if ((state & GDK_CONTROL_MASK) == 0 || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter))
    return GDK_EVENT_PROPAGATE;

  df_field_row_commit (row);

  return GDK_EVENT_STOP;
}

static GtkWidget *
df_field_view_make (DfFieldRow *row)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "df-value");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (df_field_view_key_pressed_cb), row);
  gtk_widget_add_controller (view, keys);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (df_field_row_edited), row,
                           G_CONNECT_SWAPPED);

  return view;
}

static char *
df_field_view_dup_text (GtkWidget *editor)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "text", &text, NULL);

  return text;
}

static void
df_field_view_set_text (GtkWidget  *editor,
                        const char *text)
{
  g_autofree char *before = df_field_view_dup_text (editor);

  if (strcmp (before, text) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), text, -1);
}

static void
df_field_view_set_editable (GtkWidget *editor,
                            gboolean   editable)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (editor), editable);
}

/* --- which ------------------------------------------------------------------------------------------------------------------------------ */

static const DfFieldEditor editors[] = {
  { "reference", df_field_choice_make, df_field_choice_dup_text, df_field_choice_set_text, df_field_choice_set_editable,
    df_field_choice_set_placeholder },
  { "long-text", df_field_view_make, df_field_view_dup_text, df_field_view_set_text, df_field_view_set_editable, NULL },
  { NULL, df_field_entry_make, df_field_entry_dup_text, df_field_entry_set_text, df_field_entry_set_editable,
    df_field_entry_set_placeholder },
};

const DfFieldEditor *
df_field_editor_find (const DfField *field)
{
  g_auto(GStrv) choices = field->dup_choices != NULL ? field->dup_choices () : NULL;
  const char *kind = choices != NULL && choices[0] != NULL ? "reference" : field->kind->name;
  const DfFieldEditor *editor = editors;

  while (editor->kind != NULL && strcmp (editor->kind, kind) != 0)
    editor++;

  return editor;
}
