/* df-field-row-saving.c
 *
 * How what was typed into a field becomes a step, stays, or is taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-field-row-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "widgets/df-toaster.h"
#include "widgets/df-widget-private.h"

/* So much of a refused text is told when it goes. */
#define LETTERS_TOLD 40

DfRepository *
df_field_row_dup_repository (DfFieldRow *self)
{
  DfRepository *repository = NULL;
  GtkWidget *holder;

  if (self->repository != NULL)
    return g_object_ref (self->repository);

  holder = df_widget_find_holder (GTK_WIDGET (self), "repository");
  if (holder != NULL)
    g_object_get (holder, "repository", &repository, NULL);

  return repository;
}

/* What was typed or chosen, until it is saved. */
typedef struct
{
  DfRepository  *repository;    /* NULL for a draft that no file is there for */
  DfRecord      *record;
  const DfField *field;         /* static */
  char          *text;          /* what was typed; NULL for a choice */
  DfValue        value;         /* what was chosen */
  gboolean       saving;        /* just now, so it must stay as it is */
} DfFieldEdit;

/* What is typed or chosen while the same field waits takes its place: the last word counts. %NULL when there is no place now. */
static DfFieldEdit *
df_field_row_begin_edit (DfFieldRow *self)
{
  DfFieldEdit *edit = self->waiting;

  if (edit != NULL)
    return edit->saving ? NULL : edit;

  edit = g_new0 (DfFieldEdit, 1);
  edit->repository = df_field_row_dup_repository (self);
  edit->record = g_object_ref (self->record);
  edit->field = self->field;
  edit->value = (DfValue) DF_VALUE_INIT;

  return edit;
}

static void
df_field_edit_free (gpointer data)
{
  DfFieldEdit *edit = data;

  g_clear_object (&edit->repository);
  g_object_unref (edit->record);
  g_free (edit->text);
  df_value_clear (&edit->value);
  g_free (edit);
}

static gboolean
df_field_edit_is_name (DfFieldEdit *edit)
{
  const DfTable *table = df_record_get_table (edit->record);

  return edit->field == table->columns[table->title];
}

/* The first valid name of a draft makes it a record, where there is a file for it. Other fields wait for that. */
static gboolean
df_field_edit_save_draft (DfFieldEdit  *edit,
                          GError      **error)
{
  g_autoptr(GError) local_error = NULL;

  if (edit->repository == NULL || df_record_get_id (edit->record) != 0
      || df_repository_save (edit->repository, edit->record, &local_error))
    return TRUE;

  if (!df_field_edit_is_name (edit) && g_error_matches (local_error, DF_ERROR, DF_ERROR_INVALID))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static gboolean
df_field_edit_save (gpointer   row,
                    gpointer   data,
                    GError   **error)
{
  DfFieldEdit *edit = data;
  gboolean set;

  edit->saving = TRUE;
  if (edit->text != NULL)
    set = df_repository_set_text (edit->repository, edit->record, edit->field->name, edit->text, error);
  else
    set = df_repository_set (edit->repository, edit->record, edit->field->name, &edit->value, error);

  set = set && df_field_edit_save_draft (edit, error);
  edit->saving = FALSE;

  return set;
}

static void
df_field_row_tell_loss (DfFieldRow *self,
                        const char *text,
                        const char *problem)
{
  g_autofree char *beginning = g_utf8_strlen (text, -1) > LETTERS_TOLD ? g_utf8_substring (text, 0, LETTERS_TOLD) : NULL;
  g_autofree char *shown = g_strconcat (beginning != NULL ? beginning : text, beginning != NULL ? "…" : NULL, NULL);
  /* TRANSLATORS: what was typed, and a sentence that says why it was refused */
  g_autofree char *words = g_strdup_printf (_("“%s” was not saved. %s"), shown, problem);

  df_toaster_tell (GTK_WIDGET (self), words);
}

static void
df_field_row_tell_namesakes (DfFieldRow  *self,
                             DfFieldEdit *edit)
{
  g_autofree char *words = NULL;

  if (edit->repository == NULL || !df_field_edit_is_name (edit) || df_repository_count_namesakes (edit->repository, edit->record) == 0)
    return;

  words = g_strdup_printf (_("There is already another “%s”"), df_record_get_title (edit->record));
  df_field_row_set_hint (self, words);
}

static void
df_field_edit_done (gpointer      row,
                    gpointer      data,
                    const GError *error)
{
  DfFieldRow *self = row;
  DfFieldEdit *edit = data;
  g_autofree char *text = NULL;

  if (self->waiting == edit)
    self->waiting = NULL;
  if (self->record != edit->record || self->field != edit->field || self->editor == NULL)
    {
      /* Another record came, while another program kept this one from being saved. */
      if (error != NULL && edit->text != NULL && !df_record_is_deleted (edit->record))
        df_field_row_tell_loss (self, edit->text, error->message);
      return;
    }

  if (error != NULL)
    {
      df_field_row_set_problem (self, error->message);
      return;
    }

  /* People may have gone on typing meanwhile. */
  text = self->kind->dup_text (self->editor);
  if (edit->text == NULL || strcmp (text, edit->text) == 0)
    df_field_row_set_dirty (self, FALSE);
  df_field_row_set_problem (self, NULL);
  df_field_row_refill (self);
  df_field_row_tell_namesakes (self, edit);
  df_field_row_tell_saved (self);
}

/* Whether it is saved. While another program keeps it from that, it stays as it was typed. */
static gboolean
df_field_row_save (DfFieldRow  *self,
                   DfFieldEdit *edit)
{
  GError *error = NULL;
  gboolean is_over = TRUE;

  if (edit == self->waiting)
    return FALSE;

  /* Saving moves rows about, which can take the focus and so come here again. */
  self->saving = TRUE;
  if (edit->repository != NULL)
    is_over = df_repository_try (edit->repository, self, df_field_edit_save, df_field_edit_done, edit, df_field_edit_free);
  else
    {
      df_field_edit_save (self, edit, &error);
      df_field_edit_done (self, edit, error);
      df_field_edit_free (edit);
      g_clear_error (&error);
    }
  self->saving = FALSE;
  if (is_over)
    return df_field_row_get_problem (self) == NULL;

  self->waiting = edit;
  df_field_row_set_problem (self, df_text_waiting ());

  return FALSE;
}

void
df_field_row_leave_record (DfFieldRow *self)
{
  g_autofree char *text = NULL;

  /* What waits for another program goes on waiting without the row. */
  if (!self->dirty || df_field_row_commit (self) || self->waiting != NULL)
    {
      self->waiting = NULL;
      df_field_row_set_dirty (self, FALSE);
      return;
    }

  text = self->kind->dup_text (self->editor);
  if (!df_record_is_deleted (self->record))
    df_field_row_tell_loss (self, text, df_field_row_get_problem (self));

  df_field_row_set_dirty (self, FALSE);
}

/* What waits is not wanted any more. */
static void
df_field_row_forget_edit (DfFieldRow *self)
{
  DfFieldEdit *edit = g_steal_pointer (&self->waiting);

  if (edit != NULL)
    df_repository_forget_try (edit->repository, edit);
}

void
df_field_row_edited (DfFieldRow *self)
{
  g_autofree char *text = NULL;

  if (self->filling || self->record == NULL)
    return;

  text = self->kind->dup_text (self->editor);
  df_field_row_set_dirty (self, strcmp (text, self->filled) != 0);
  if (self->dirty)
    return;

  /* Typed back to what it was. */
  df_field_row_forget_edit (self);
  df_field_row_set_problem (self, NULL);
}

gboolean
df_field_row_commit (DfFieldRow *self)
{
  DfFieldEdit *edit;

  g_return_val_if_fail (DF_IS_FIELD_ROW (self), FALSE);

  if (!self->dirty || self->saving)
    return TRUE;

  edit = df_field_row_begin_edit (self);
  if (edit == NULL)
    return FALSE;

  g_free (edit->text);
  edit->text = self->kind->dup_text (self->editor);

  return df_field_row_save (self, edit);
}

void
df_field_row_choose (DfFieldRow    *self,
                     const DfValue *value)
{
  DfFieldEdit *edit;

  edit = self->record != NULL ? df_field_row_begin_edit (self) : NULL;
  if (edit == NULL)
    return;

  g_clear_pointer (&edit->text, g_free);
  df_value_clear (&edit->value);
  df_value_copy (value, &edit->value);
  df_field_row_save (self, edit);
}

void
df_field_row_revert (DfFieldRow *self)
{
  g_return_if_fail (DF_IS_FIELD_ROW (self));

  df_field_row_forget_edit (self);
  df_field_row_set_dirty (self, FALSE);
  df_field_row_refill (self);
}

void
df_field_row_focus (DfFieldRow *self)
{
  g_return_if_fail (DF_IS_FIELD_ROW (self));

  if (self->editor != NULL)
    gtk_widget_grab_focus (self->editor);
}

static gboolean
df_field_row_history_cb (GtkWidget *widget,
                         GVariant  *arguments,
                         gpointer   action)
{
  return !DF_FIELD_ROW (widget)->dirty && gtk_widget_activate_action (widget, action, NULL);
}

void
df_field_row_add_history_keys (DfFieldRow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>z"),
                                                          gtk_callback_action_new (df_field_row_history_cb, (gpointer) "win.undo", NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control><Shift>z|<Control>y"),
                                                          gtk_callback_action_new (df_field_row_history_cb, (gpointer) "win.redo", NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

gboolean
df_field_rows_settle (GtkWidget *widget)
{
  GtkWidget *child;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), TRUE);

  if (DF_IS_FIELD_ROW (widget))
    {
      if (df_field_row_commit (DF_FIELD_ROW (widget)))
        return TRUE;

      df_field_row_focus (DF_FIELD_ROW (widget));
      return FALSE;
    }

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!df_field_rows_settle (child))
      return FALSE;

  return TRUE;
}

void
df_field_rows_revert (GtkWidget *widget)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (DF_IS_FIELD_ROW (widget))
    {
      df_field_row_revert (DF_FIELD_ROW (widget));
      return;
    }

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    df_field_rows_revert (child);
}
