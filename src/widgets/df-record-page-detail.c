/* df-record-page-detail.c
 *
 * The page's detail: which record it shows, drafts, removal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-page-private.h"

#include <glib/gi18n.h>

#include "widgets/df-field-row.h"
#include "widgets/df-toaster.h"
#include "widgets/df-widget-private.h"

void
df_record_page_update_main (DfRecordPage *self)
{
  /* Not df_stack_show(): a detail that was hidden so and had the focus is never freed by GTK 4.8. */
  if (self->is_several)
    gtk_stack_set_visible_child_name (self->main_stack, "several");
  else if (self->record != NULL)
    gtk_stack_set_visible_child_name (self->main_stack, "detail");
  else if (self->list != NULL && df_record_list_get_total (self->list) == 0)
    gtk_stack_set_visible_child_name (self->main_stack, "empty");
  else
    gtk_stack_set_visible_child_name (self->main_stack, "none");
}

/* --- one pane or two ----------------------------------------------------------------------------------------------------------- */

void
df_record_page_showing_cb (DfRecordPage *self)
{
  g_object_notify (G_OBJECT (self), "showing-detail");
  g_object_notify (G_OBJECT (self), "can-go-back");
}

void
df_record_page_folded_cb (DfRecordPage *self)
{
  gboolean folded = df_record_page_get_folded (self);

  df_widget_set_class (self->side, "flush", folded);
  df_widget_set_class (GTK_WIDGET (self->detail), "folded", folded);
  df_several_pane_set_folded (self->several, folded);
  gtk_widget_set_visible (self->to_several, self->is_several && folded);
  g_object_notify (G_OBJECT (self), "folded");
  g_object_notify (G_OBJECT (self), "can-go-back");
}

gboolean
df_record_page_get_folded (DfRecordPage *self)
{
  g_return_val_if_fail (DF_IS_RECORD_PAGE (self), FALSE);

  return df_split_view_get_folded (self->split);
}

/* --- which record ----------------------------------------------------------------------------------------------------------------- */

void
df_record_page_show (DfRecordPage *self,
                     DfRecord     *record)
{
  if (self->record == record)
    return;

  /* Fields save what was typed when the record goes: both must live until then. */
  g_object_freeze_notify (G_OBJECT (self));
  g_set_object (&self->record, record);
  g_signal_group_set_target (self->record_signals, record);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  df_record_page_update_main (self);
  if (record == NULL)
    df_split_view_set_showing_main (self->split, FALSE);
  g_object_notify (G_OBJECT (self), "record");
  g_object_notify (G_OBJECT (self), "has-record");
  g_object_notify (G_OBJECT (self), "drafting");
  g_object_thaw_notify (G_OBJECT (self));
}

/* The draft became a record. */
void
df_record_page_record_saved_cb (DfRecordPage *self)
{
  g_clear_object (&self->before_draft);
  df_record_selection_set_record (self->selection, self->record);
  df_record_page_scroll (self);
  g_object_notify (G_OBJECT (self), "drafting");
}

gboolean
df_record_page_key_pressed_cb (DfRecordPage *self,
                               guint         key)
{
  if (key != GDK_KEY_Escape || self->record == NULL)
    return GDK_EVENT_PROPAGATE;

  if (df_record_get_id (self->record) == 0)
    df_record_page_drop_draft (self);
  else if (df_record_page_get_folded (self) && df_split_view_get_showing_main (self->split))
    df_record_page_go_back (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

void
df_record_page_set_record (DfRecordPage *self,
                           DfRecord     *record)
{
  g_return_if_fail (DF_IS_RECORD_PAGE (self));
  g_return_if_fail (record == NULL || DF_IS_RECORD (record));

  if (self->selection != NULL)
    df_record_selection_set_record (self->selection, record != NULL && df_record_get_id (record) != 0 ? record : NULL);
  /* Whoever chooses one goes there at once, such as into the first field of a draft. */
  if (self->is_several)
    df_record_page_update_several (self);
  df_record_page_show (self, record);
  if (record == NULL)
    return;

  df_split_view_set_showing_main (self->split, TRUE);
  df_record_page_scroll (self);
}

void
df_record_page_go_back (DfRecordPage *self)
{
  g_return_if_fail (DF_IS_RECORD_PAGE (self));

  if (!df_record_page_settle (self))
    return;

  if (self->record != NULL && df_record_get_id (self->record) == 0)
    df_record_page_drop_draft (self);
  df_split_view_set_showing_main (self->split, FALSE);
  df_record_page_focus_row (self);
}

void
df_record_page_begin_draft (DfRecordPage *self)
{
  g_autoptr(DfRecord) draft = NULL;
  g_autoptr(DfRecord) before = NULL;
  GtkWidget *first;

  g_return_if_fail (DF_IS_RECORD_PAGE (self));
  g_return_if_fail (self->list != NULL);

  if (!df_record_page_settle (self))
    return;

  if (self->record == NULL || df_record_get_id (self->record) != 0)
    {
      g_set_object (&before, self->record);
      draft = df_repository_new_draft (self->repository, self->table);
      df_record_page_set_record (self, draft);
      g_set_object (&self->before_draft, before);
    }

  first = df_widget_find_inside (GTK_WIDGET (self->detail), DF_TYPE_FIELD_ROW);
  if (first != NULL)
    df_field_row_focus (DF_FIELD_ROW (first));
}

void
df_record_page_drop_draft (DfRecordPage *self)
{
  g_autoptr(DfRecord) before = NULL;

  g_return_if_fail (DF_IS_RECORD_PAGE (self));

  if (self->record == NULL || df_record_get_id (self->record) != 0)
    return;

  df_field_rows_revert (GTK_WIDGET (self->detail));
  before = g_steal_pointer (&self->before_draft);
  if (before != NULL && df_record_is_deleted (before))
    g_clear_object (&before);
  if (df_record_page_get_folded (self))
    df_split_view_set_showing_main (self->split, FALSE);

  df_record_selection_set_record (self->selection, before);
  df_record_page_show (self, before);
  df_record_page_focus_row (self);
}

/* What is said when @record is gone, asked while it is there. */
static char *
df_record_page_describe_removal (DfRecordPage *self,
                                 DfRecord     *record)
{
  g_autoptr(GClosure) closure = df_closure_find (self->scope, self->removed_words);
  g_auto(GValue) result = G_VALUE_INIT;
  g_auto(GValue) argument = G_VALUE_INIT;

  if (closure == NULL)
    return df_text_insert (self->removed_text != NULL ? self->removed_text : _("Removed “%s”"), df_record_get_title (record));

  g_value_init (&result, G_TYPE_STRING);
  g_value_init (&argument, DF_TYPE_RECORD);
  g_value_set_object (&argument, record);
  g_closure_invoke (closure, &result, 1, &argument, NULL);

  return g_value_dup_string (&result);
}

typedef struct
{
  DfRecord *record;
  char     *words;
} DfRemoval;

static void
df_removal_free (gpointer data)
{
  DfRemoval *removal = data;

  g_object_unref (removal->record);
  g_free (removal->words);
  g_free (removal);
}

static gboolean
df_record_page_attempt_removal (gpointer   page,
                                gpointer   data,
                                GError   **error)
{
  DfRemoval *removal = data;

  g_free (removal->words);
  removal->words = df_record_page_describe_removal (page, removal->record);

  return df_repository_remove (DF_RECORD_PAGE (page)->repository, removal->record, error);
}

static void
df_record_page_removed (gpointer      page,
                        gpointer      data,
                        const GError *error)
{
  DfRecordPage *self = page;
  DfRemoval *removal = data;

  self->removing = NULL;
  if (error != NULL)
    {
      df_toaster_tell (GTK_WIDGET (self), error->message);
      return;
    }

  if (df_record_page_get_folded (self))
    df_split_view_set_showing_main (self->split, FALSE);
  df_record_page_focus_row (self);
  df_toaster_tell_undo (GTK_WIDGET (self), self->repository, removal->words);
}

void
df_record_page_remove (DfRecordPage *self)
{
  DfRemoval *removal;

  g_return_if_fail (DF_IS_RECORD_PAGE (self));

  if (self->selection != NULL && df_record_selection_count (self->selection) > 1)
    {
      df_record_page_remove_several (self);
      return;
    }
  if (self->record == NULL || self->removing == self->record)
    return;

  if (df_record_get_id (self->record) == 0)
    {
      df_record_page_drop_draft (self);
      return;
    }

  /* What is being typed goes with the record, and stays with it when another program keeps it. */
  removal = g_new0 (DfRemoval, 1);
  removal->record = g_object_ref (self->record);
  self->removing = self->record;
  df_repository_try (self->repository, self, df_record_page_attempt_removal, df_record_page_removed, removal, df_removal_free);
}

gboolean
df_record_page_settle (DfRecordPage *self)
{
  g_return_val_if_fail (DF_IS_RECORD_PAGE (self), TRUE);

  return df_field_rows_settle (GTK_WIDGET (self->detail)) && df_field_rows_settle (GTK_WIDGET (self->several));
}
