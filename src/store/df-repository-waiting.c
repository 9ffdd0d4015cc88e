/* df-repository-waiting.c
 *
 * What people do while another program holds the file: it waits its turn, and the window goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-repository-private.h"

#define REPEAT_MS 100

typedef struct
{
  DfRepository  *repository;
  GObject       *owner;
  DfAttempt      attempt;
  DfAttempted    done;
  gpointer       data;
  GDestroyNotify destroy;
  gint64         deadline;    /* of the monotonic clock */
} DfWaiting;

static void
df_waiting_free (DfWaiting *waiting)
{
  g_object_unref (waiting->owner);
  if (waiting->destroy != NULL)
    waiting->destroy (waiting->data);
  g_object_unref (waiting->repository);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfWaiting, df_waiting_free)

/* Whether it is over: done, refused, or tried for long enough. */
static gboolean
df_waiting_try (DfWaiting  *waiting,
                GError    **error)
{
  g_autoptr(GError) local_error = NULL;

  if (waiting->attempt (waiting->owner, waiting->data, &local_error))
    return TRUE;
  if (g_error_matches (local_error, DF_ERROR, DF_ERROR_LOCKED) && g_get_monotonic_time () < waiting->deadline)
    return FALSE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return TRUE;
}

static gboolean
df_repository_repeat_cb (gpointer data)
{
  DfRepository *self = data;
  g_autoptr(DfRepository) kept = g_object_ref (self);
  g_autoptr(GError) locked = NULL;

  while (!g_queue_is_empty (&self->waiting))
    {
      /* Off the queue meanwhile: whoever hears of its end may cancel what is on it, or try something else. */
      g_autoptr(DfWaiting) first = g_queue_pop_head (&self->waiting);
      g_autoptr(GError) error = locked != NULL ? g_error_copy (locked) : NULL;
      gboolean is_over;
      gboolean is_wanted;

      self->trying = first;
      /* It comes again by itself, so the window need not stand still for it each time. */
      df_database_set_waits (self->database, FALSE);
      is_over = locked != NULL || df_waiting_try (first, &error);
      df_database_set_waits (self->database, !self->blocked);
      is_wanted = self->trying != NULL;
      self->trying = NULL;

      if (is_wanted && !is_over)
        {
          g_queue_push_head (&self->waiting, g_steal_pointer (&first));
          return G_SOURCE_CONTINUE;
        }
      /* What came later was asked for as if this would come about: an undo would take back something else. */
      if (is_wanted && locked == NULL && g_error_matches (error, DF_ERROR, DF_ERROR_LOCKED))
        locked = g_error_copy (error);
      if (is_wanted)
        first->done (first->owner, first->data, error);
    }

  self->waiting_source = 0;
  df_repository_notify_waiting (self);

  return G_SOURCE_REMOVE;
}

gboolean
df_repository_try (DfRepository   *self,
                   gpointer        owner,
                   DfAttempt       attempt,
                   DfAttempted     done,
                   gpointer        data,
                   GDestroyNotify  destroy)
{
  g_autoptr(DfWaiting) waiting = g_new0 (DfWaiting, 1);
  g_autoptr(GError) error = NULL;

  g_assert (DF_IS_REPOSITORY (self) && G_IS_OBJECT (owner) && attempt != NULL && done != NULL);

  waiting->repository = g_object_ref (self);
  waiting->owner = g_object_ref (owner);
  waiting->attempt = attempt;
  waiting->done = done;
  waiting->data = data;
  waiting->destroy = destroy;
  waiting->deadline = g_get_monotonic_time () + self->patience_ms * 1000;

  /* Nothing overtakes what waits already. */
  if (self->waiting_source == 0 && df_waiting_try (waiting, &error))
    {
      done (owner, data, error);
      return TRUE;
    }

  g_queue_push_tail (&self->waiting, g_steal_pointer (&waiting));
  if (self->waiting_source == 0)
    {
      self->waiting_source = g_timeout_add (REPEAT_MS, df_repository_repeat_cb, self);
      df_repository_notify_waiting (self);
    }

  return FALSE;
}

void
df_repository_forget_try (DfRepository *self,
                          gpointer      data)
{
  g_return_if_fail (DF_IS_REPOSITORY (self));

  if (self->trying != NULL && ((DfWaiting *) self->trying)->data == data)
    self->trying = NULL;
  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    if (((DfWaiting *) link->data)->data == data)
      {
        df_waiting_free (link->data);
        g_queue_delete_link (&self->waiting, link);
        return;
      }
}

gboolean
df_repository_is_waiting (DfRepository *self)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);

  return self->waiting_source != 0;
}

void
df_repository_set_patience (DfRepository *self,
                            int           milliseconds)
{
  self->patience_ms = milliseconds;
}
