/* df-history.c
 *
 * The steps that were made in a file, as people see them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-history.h"

#include "store/df-repository-private.h"

void
df_history_step_free (DfHistoryStep *step)
{
  g_free (step->guid);
  g_free (step->name);
  g_free (step);
}

void
df_history_change_free (DfHistoryChange *change)
{
  for (guint i = 0; i < change->table->n_columns; i++)
    {
      df_value_clear (&change->before[i]);
      df_value_clear (&change->after[i]);
    }

  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

GPtrArray *
df_repository_dup_story (DfRepository  *self,
                         gint64         id,
                         guint          most,
                         guint64       *n_rows,
                         GError       **error)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self) && n_rows != NULL, NULL);

  return df_journal_dup_story (df_repository_get_journal (self), id, most, n_rows, error);
}

GPtrArray *
df_repository_dup_history (DfRepository  *self,
                           GError       **error)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), NULL);

  return df_journal_dup_history (df_repository_get_journal (self), error);
}

gboolean
df_repository_clear_history (DfRepository  *self,
                             GError       **error)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);

  if (!df_repository_may_write (self, error) || !df_journal_clear (df_repository_get_journal (self), error))
    return FALSE;

  df_repository_update_names (self);
  return TRUE;
}
