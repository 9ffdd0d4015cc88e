/* df-repository-steps.c
 *
 * Steps: whole or not at all, told of once, taken back and done again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-repository-private.h"

#include <glib/gi18n.h>

/* --- telling ---------------------------------------------------------------------------------------------------------- */

/* After a commit of ours or of somebody else's. Whoever hears of it may write at once: that is told behind this, since a list must not change while
 * it says how it changed. */
static void
df_repository_announce (DfRepository *self,
                        GArray       *changes)
{
  g_autoptr(DfRepository) kept = g_object_ref (self);

  if (changes == NULL || changes->len > 0)
    {
      g_queue_push_tail (&self->untold, changes != NULL ? g_array_ref (changes) : NULL);
      df_repository_follow (self, changes);
    }
  if (self->telling)
    return;

  self->telling = TRUE;
  while (!g_queue_is_empty (&self->untold))
    {
      g_autoptr(GArray) next = g_queue_pop_head (&self->untold);

      df_repository_emit_changed (self, next);
    }
  self->telling = FALSE;
  df_repository_update_names (self);
}

/* --- steps ---------------------------------------------------------------------------------------------------------- */

gboolean
df_repository_may_write (DfRepository  *self,
                         GError       **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  if (self->read_only)
    g_set_error (error, DF_ERROR, DF_ERROR_READ_ONLY, _("“%s” may be read and not changed."), name);

  return !self->read_only && (self->gate == NULL || self->gate (self->gate_data, error));
}

void
df_repository_set_gate (DfRepository *self,
                        DfWriteGate   gate,
                        gpointer      data)
{
  g_return_if_fail (DF_IS_REPOSITORY (self));

  self->gate = gate;
  self->gate_data = data;
}

gboolean
df_repository_begin_step (DfRepository  *self,
                          GError       **error)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (!self->in_step, FALSE);

  if (!df_repository_may_write (self, error) || !df_journal_begin (self->journal, error))
    return FALSE;
  self->in_step = TRUE;

  return TRUE;
}

/* Drafts that were saved in a step, or a part of it, that did not come about are drafts again. */
static void
df_repository_forget_saved (DfRepository *self,
                            guint         first)
{
  while (self->saved->len > first)
    {
      g_autoptr(DfRecord) draft = g_ptr_array_steal_index (self->saved, self->saved->len - 1);

      DF_RESOLVER_GET_IFACE (self)->forget (DF_RESOLVER (self), draft);
      df_record_set_id (draft, 0);
    }
}

/* The step is over; nothing came of it. What was read in it never was. */
static void
df_repository_end_without (DfRepository *self)
{
  gboolean peeked = self->peeked;

  self->in_step = FALSE;
  self->peeked = FALSE;
  self->doubtful = FALSE;
  g_array_set_size (self->parts, 0);
  df_repository_forget_saved (self, 0);
  if (peeked)
    df_repository_announce (self, NULL);
}

gboolean
df_repository_commit_step (DfRepository  *self,
                           const char    *name,
                           GError       **error)
{
  g_autoptr(GArray) changes = NULL;
  gboolean done;
  gboolean doubtful;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (self->in_step && self->parts->len == 0, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  done = df_journal_commit (self->journal, name, &changes, error);
  if (!done || (changes != NULL && changes->len == 0))
    {
      df_repository_end_without (self);
      return done;
    }

  doubtful = self->doubtful;
  self->in_step = FALSE;
  self->peeked = FALSE;
  self->doubtful = FALSE;
  g_ptr_array_set_size (self->saved, 0);
  df_repository_announce (self, doubtful ? NULL : changes);

  return TRUE;
}

void
df_repository_rollback_step (DfRepository *self)
{
  g_return_if_fail (DF_IS_REPOSITORY (self));
  g_return_if_fail (self->in_step);

  df_journal_rollback (self->journal);
  df_repository_end_without (self);
}

gboolean
df_repository_can_go_on (DfRepository  *self,
                         GError       **error)
{
  if (df_database_in_transaction (self->database))
    return TRUE;

  g_set_error (error, DF_ERROR, DF_ERROR_FAILED, _("“%s” could not be written; nothing was changed."), df_database_get_name (self->database));
  return FALSE;
}

gboolean
df_repository_enter (DfRepository  *self,
                     GError       **error)
{
  if (!self->in_step)
    return df_repository_begin_step (self, error);

  if (!df_repository_can_go_on (self, error) || !df_journal_end_run (self->journal, error)
      || !df_database_execute (self->database, "SAVEPOINT part", error))
    return FALSE;
  g_array_append_val (self->parts, self->saved->len);

  return TRUE;
}

gboolean
df_repository_leave (DfRepository  *self,
                     gboolean       done,
                     const char    *name,
                     GError       **error)
{
  guint n_saved;

  if (self->parts->len == 0)
    {
      if (done)
        return df_repository_commit_step (self, name, error);
      df_repository_rollback_step (self);
      return FALSE;
    }

  n_saved = g_array_index (self->parts, guint, self->parts->len - 1);
  g_array_set_size (self->parts, self->parts->len - 1);
  if (!done)
    {
      self->doubtful = self->doubtful || self->peeked;
      df_repository_forget_saved (self, n_saved);
      df_database_execute (self->database, "ROLLBACK TO part", NULL);
      df_journal_forget_run (self->journal);
      df_database_execute (self->database, "RELEASE part", NULL);
      return FALSE;
    }

  return df_database_execute (self->database, "RELEASE part", error);
}

const char *
df_repository_get_undo_name (DfRepository *self)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), NULL);

  return self->undo_name;
}

const char *
df_repository_get_redo_name (DfRepository *self)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), NULL);

  return self->redo_name;
}

guint64
df_repository_count_turn (DfRepository *self,
                          gboolean      back)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), 0);

  return df_journal_count_turn (self->journal, back);
}

/* @turned: what undo, redo or a way between two steps said. */
static gboolean
df_repository_follow_turn (DfRepository *self,
                           gboolean      turned,
                           GArray      **changes)
{
  if (turned)
    df_repository_announce (self, *changes);
  else
    df_repository_update_names (self);

  return turned;
}

guint64
df_repository_count_way (DfRepository *self,
                         gint64        step)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), 0);

  return df_journal_count_way (self->journal, step);
}

gboolean
df_repository_undo (DfRepository  *self,
                    GError       **error)
{
  g_autoptr(GArray) changes = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (self) && !self->in_step, FALSE);

  return df_repository_may_write (self, error) && df_repository_follow_turn (self, df_journal_undo (self->journal, &changes, error), &changes);
}

gboolean
df_repository_redo (DfRepository  *self,
                    GError       **error)
{
  g_autoptr(GArray) changes = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (self) && !self->in_step, FALSE);

  return df_repository_may_write (self, error) && df_repository_follow_turn (self, df_journal_redo (self->journal, &changes, error), &changes);
}

gboolean
df_repository_go (DfRepository  *self,
                  gint64         step,
                  GError       **error)
{
  g_autoptr(GArray) changes = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (self) && !self->in_step, FALSE);

  return df_repository_may_write (self, error) && df_repository_follow_turn (self, df_journal_go (self->journal, step, &changes, error), &changes);
}

gboolean
df_repository_refresh (DfRepository  *self,
                       GError       **error)
{
  g_autoptr(GArray) changes = NULL;
  gboolean others = FALSE;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);

  if (self->in_step)
    return TRUE;
  if (!df_journal_look (self->journal, &others, &changes, error))
    return FALSE;
  if (others || self->behind)
    {
      g_autoptr(GArray) all = self->behind ? NULL : g_steal_pointer (&changes);

      self->behind = FALSE;
      self->blocked = FALSE;
      df_database_set_waits (self->database, TRUE);
      df_repository_announce (self, all);
    }

  return TRUE;
}
