/* df-document-check.c
 *
 * The check after opening, in a thread with a connection of its own: nobody writes to the file before it is known to be sound.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-document.h"

#include <glib/gi18n.h>

#include "festival/df-festival-catalog.h"
#include "pages/df-document-private.h"
#include "store/df-maintenance.h"

/* What is done sooner needs no words. */
#define PATIENCE_MS 500
/* So long a first write waits for the check: a window never stands still for longer. */
#define CHECK_MS    100

/* --- waiting for it ----------------------------------------------------------------------------------------------------------------- */

/* In any thread. */
static gboolean
await_check (DfDocument  *self,
             int          wait_ms,
             GError     **error)
{
  gint64 end = g_get_monotonic_time () + wait_ms * 1000;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->check_mutex);

  while (!self->is_checked && g_cond_wait_until (&self->check_cond, &self->check_mutex, end))
    ;

  if (!self->is_checked)
    g_set_error_literal (error, DF_ERROR, DF_ERROR_LOCKED, _("The file is still being checked; nothing was changed. Try again in a moment."));
  else if (self->check_error != NULL)
    g_propagate_error (error, g_error_copy (self->check_error));

  return self->is_checked && self->check_error == NULL;
}

/* An import waits for as long as it takes, or until nobody wants it any more. */
gboolean
df_document_await_check_or_cancel (DfDocument    *self,
                                   GCancellable  *cancellable,
                                   GError       **error)
{
  g_autoptr(GError) failure = NULL;
  gboolean is_over = FALSE;

  while (!is_over && !g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (&failure);
      if (await_check (self, CHECK_MS, &failure))
        return TRUE;

      g_mutex_lock (&self->check_mutex);
      is_over = self->is_checked;
      g_mutex_unlock (&self->check_mutex);
    }

  if (is_over)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, DF_ERROR, DF_ERROR_CANCELLED, _("Cancelled; nothing was changed."));

  return FALSE;
}

/* --- in the thread ---------------------------------------------------------------------------------------------------------------- */

static void
check_in_thread (GTask        *task,
                 gpointer      document,
                 gpointer      path,
                 GCancellable *cancellable)
{
  DfDocument *self = document;
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  if (df_store_check (path, df_festival_catalog (), cancellable, findings, &error) && findings->len > 0)
    g_set_error_literal (&error, DF_ERROR, DF_ERROR_DAMAGED, _("This file is damaged, so it may be read and not changed."));

  g_mutex_lock (&self->check_mutex);
  self->is_checked = TRUE;
  self->check_error = g_steal_pointer (&error);
  g_cond_broadcast (&self->check_cond);
  g_mutex_unlock (&self->check_mutex);

  g_task_return_boolean (task, TRUE);
}

/* --- on the main thread ----------------------------------------------------------------------------------------------------------- */

static gboolean
slow_check_cb (gpointer data)
{
  DfDocument *self = data;

  self->slow_check_source = 0;
  self->slow_check = TRUE;
  df_document_set_busy (self, _("Checking the file…"));
  df_document_notify_editable (self);

  return G_SOURCE_REMOVE;
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  DfDocument *self = DF_DOCUMENT (object);

  g_clear_handle_id (&self->slow_check_source, g_source_remove);
  self->slow_check = FALSE;

  /* What somebody was writing all the time could not be looked at, and is looked at by the next who wants to write. */
  if (g_error_matches (self->check_error, DF_ERROR, DF_ERROR_LOCKED))
    {
      g_mutex_lock (&self->check_mutex);
      g_clear_error (&self->check_error);
      self->check_begun = self->is_checked = self->has_waited = FALSE;
      g_mutex_unlock (&self->check_mutex);
      /* An import may be waiting for it. */
      if (self->work != NULL)
        df_document_begin_check (self);
    }
  self->is_damaged = self->check_error != NULL;
  if (self->work == NULL)
    df_document_set_busy (self, NULL);

  df_document_notify_editable (self);

  if (self->check_error != NULL)
    g_signal_emit_by_name (self, "problem", self->check_error);
}

void
df_document_begin_check (DfDocument *self)
{
  g_autoptr(GTask) task = NULL;

  if (self->check_begun)
    return;

  self->check_begun = TRUE;
  self->slow_check_source = g_timeout_add (PATIENCE_MS, slow_check_cb, self);

  task = g_task_new (self, NULL, checked_cb, NULL);
  g_task_set_source_tag (task, df_document_begin_check);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, check_in_thread);
}

gboolean
df_document_await_check (gpointer   document,
                         GError   **error)
{
  DfDocument *self = document;
  gboolean sound;

  df_document_begin_check (self);
  /* Once: whoever is told to try again does so all the time. */
  sound = await_check (self, self->has_waited ? 0 : CHECK_MS, error);
  self->has_waited = TRUE;

  return sound;
}
