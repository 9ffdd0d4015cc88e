/* df-link-dialog-linking.c
 *
 * Whom the dialog links, and how what was picked becomes a step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-link-dialog-private.h"

#include <glib/gi18n.h>

#include "widgets/df-edit.h"
#include "widgets/df-toaster.h"

DfRecord *
df_link_dialog_get_owner (DfLinkDialog *self)
{
  return self->association != NULL ? df_association_get_owner (self->association) : NULL;
}

/* --- who can be picked --------------------------------------------------------------------------------------------------------- */

static void
df_link_dialog_restrict (DfLinkDialog *self,
                         DfRecordList *list)
{
  g_autoptr(GArray) ids = df_repository_list_linked_ids (self->repository, self->relation, self->owners, !self->removing);

  /* Where they cannot be read now, what was offered stays. */
  if (ids != NULL)
    df_record_list_restrict (list, ids, self->removing);
}

DfRecordList *
df_link_dialog_list_candidates (DfLinkDialog *self)
{
  DfRecordList *list;

  if (self->association != NULL)
    return DF_RECORD_LIST (df_association_list_candidates (self->association));

  list = df_repository_list (self->repository, self->relation->other);
  df_link_dialog_restrict (self, list);

  return list;
}

void
df_link_dialog_changed_cb (DfLinkDialog *self)
{
  DfRecord *owner = df_link_dialog_get_owner (self);

  df_link_dialog_forget_search (self);
  if (owner != NULL && df_record_is_deleted (owner))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  if (owner == NULL)
    df_link_dialog_restrict (self, self->candidates);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->picked)); i > 0; i--)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (self->picked), i - 1);

      if (df_record_is_deleted (record) || (owner != NULL && df_association_has (self->association, record)))
        df_link_dialog_let_go (self, record);
    }

  df_link_dialog_update (self);
}

/* --- one owner ------------------------------------------------------------------------------------------------------------------- */

static gboolean
df_link_dialog_link (gpointer   dialog,
                     gpointer   others,
                     GError   **error)
{
  return df_association_link_many (DF_LINK_DIALOG (dialog)->association, others, error);
}

static void
df_link_dialog_linked (gpointer      dialog,
                       gpointer      others,
                       const GError *error)
{
  DfLinkDialog *self = dialog;
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  self->waiting = NULL;
  if (error != NULL)
    {
      df_link_dialog_update (self);
      df_mark_set_text (self->warning, error->message);
      return;
    }

  count = df_table_format_count (self->relation->other, ((GPtrArray *) others)->len);
  /* TRANSLATORS: %s is a counted title, such as "3 Events" */
  words = g_strdup_printf (_("Added %s"), count);
  df_toaster_tell_undo (GTK_WIDGET (self), self->repository, words);
  gtk_window_close (GTK_WINDOW (self));
}

static void
df_link_dialog_accept_one (DfLinkDialog *self)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->picked)); i++)
    g_ptr_array_add (others, g_list_model_get_item (G_LIST_MODEL (self->picked), i));

  if (df_repository_try (self->repository, self, df_link_dialog_link, df_link_dialog_linked, others, (GDestroyNotify) g_ptr_array_unref))
    return;

  self->waiting = others;
  df_link_dialog_update (self);
}

/* --- several --------------------------------------------------------------------------------------------------------------------- */

/* The window takes it over, since it may take long; it says what comes of it. */
static void
df_link_dialog_accept_several (DfLinkDialog *self)
{
  g_autoptr(GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *owner = gtk_window_get_child (gtk_window_get_transient_for (GTK_WINDOW (self)));
  DfEdit edit;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->picked)); i++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (self->picked), i);
      gint64 id = df_record_get_id (record);

      g_array_append_val (others, id);
    }

  if (self->removing)
    df_edit_init_unlink (&edit, self->relation, self->owners, others);
  else
    df_edit_init_link (&edit, self->relation, self->owners, others);
  df_edit_begin (owner, self->repository, &edit);
  gtk_window_close (GTK_WINDOW (self));
}

void
df_link_dialog_accept_cb (DfLinkDialog *self)
{
  if (self->waiting != NULL || g_list_model_get_n_items (G_LIST_MODEL (self->picked)) == 0)
    return;

  if (self->association != NULL)
    df_link_dialog_accept_one (self);
  else
    df_link_dialog_accept_several (self);
}
