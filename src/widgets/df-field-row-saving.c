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

/* A write that finds the file locked is tried again for five seconds. */
#define RETRIES  50
#define RETRY_MS 100

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

static gboolean
df_field_row_is_name (DfFieldRow *self)
{
  const DfTable *table = df_record_get_table (self->record);

  return self->field == table->columns[table->title];
}

/* The first valid name of a draft makes it a record, where there is a file for it. Other fields wait for that. */
static gboolean
df_field_row_save_draft (DfFieldRow    *self,
                         DfRepository  *repository,
                         GError       **error)
{
  g_autoptr(GError) local_error = NULL;

  if (repository == NULL || df_record_get_id (self->record) != 0 || df_repository_save (repository, self->record, &local_error))
    return TRUE;

  if (!df_field_row_is_name (self) && g_error_matches (local_error, DF_ERROR, DF_ERROR_INVALID))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static gboolean
df_field_row_save (DfFieldRow  *self,
                   const char  *text,
                   GError     **error)
{
  g_autoptr(DfRepository) repository = df_field_row_dup_repository (self);

  return df_repository_set_text (repository, self->record, self->name, text, error)
         && df_field_row_save_draft (self, repository, error);
}

void
df_field_row_leave_record (DfFieldRow *self)
{
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  if (!self->dirty || df_field_row_commit (self))
    return;

  text = self->kind->dup_text (self->editor);
  if (g_utf8_strlen (text, -1) > LETTERS_TOLD)
    {
      g_autofree char *beginning = g_utf8_substring (text, 0, LETTERS_TOLD);

      g_free (text);
      text = g_strconcat (beginning, "…", NULL);
    }

  /* TRANSLATORS: what was typed, and a sentence that says why it was refused */
  words = g_strdup_printf (_("“%s” was not saved. %s"), text, df_field_row_get_problem (self));
  if (!df_record_is_deleted (self->record))
    df_toaster_tell (GTK_WIDGET (self), words);

  df_field_row_set_dirty (self, FALSE);
}

void
df_field_row_edited (DfFieldRow *self)
{
  g_autofree char *text = NULL;

  if (self->filling || self->record == NULL)
    return;

  text = self->kind->dup_text (self->editor);
  df_field_row_set_dirty (self, strcmp (text, self->filled) != 0);
  self->n_retries = 0;
  if (!self->dirty)
    df_field_row_set_problem (self, NULL);
}

static gboolean
df_field_row_retry_cb (gpointer user_data)
{
  DfFieldRow *self = user_data;

  self->retry = 0;
  df_field_row_commit (self);

  return G_SOURCE_REMOVE;
}

/* Another program writes: it is asked again without holding up the window, and what was typed stays. */
static void
df_field_row_try_again (DfFieldRow *self)
{
  if (self->retry == 0 && self->n_retries++ < RETRIES)
    self->retry = g_timeout_add (RETRY_MS, df_field_row_retry_cb, self);
}

gboolean
df_field_row_commit (DfFieldRow *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (DF_IS_FIELD_ROW (self), FALSE);

  /* Saving moves rows about, which can take the focus and so come here again. */
  if (!self->dirty || self->saving)
    return TRUE;

  text = self->kind->dup_text (self->editor);
  self->saving = TRUE;
  df_field_row_save (self, text, &error);
  self->saving = FALSE;

  if (error != NULL)
    {
      df_field_row_set_problem (self, error->message);
      if (g_error_matches (error, DF_ERROR, DF_ERROR_LOCKED))
        df_field_row_try_again (self);
      return FALSE;
    }

  self->n_retries = 0;

  df_field_row_set_dirty (self, FALSE);
  df_field_row_refill (self);

  return TRUE;
}

void
df_field_row_choose (DfFieldRow    *self,
                     const DfValue *value)
{
  g_autoptr(DfRepository) repository = df_field_row_dup_repository (self);
  g_autoptr(GError) error = NULL;

  if (self->record == NULL)
    return;

  if (df_repository_set (repository, self->record, self->name, value, &error)
      && df_field_row_save_draft (self, repository, &error))
    df_field_row_refill (self);
  else
    df_field_row_set_problem (self, error->message);
}

void
df_field_row_revert (DfFieldRow *self)
{
  g_return_if_fail (DF_IS_FIELD_ROW (self));

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
