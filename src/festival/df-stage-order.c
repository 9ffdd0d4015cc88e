/* df-stage-order.c
 *
 * The order in which a festival names its stages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-stage-order.h"

#include <glib/gi18n.h>

#include "festival/df-stage.h"
#include "record/df-error.h"
#include "store/df-record-list.h"

/* The ids of all stages, with @stage moved; NULL where it is none of them. */
static GArray *
df_stage_order_make (DfRepository *repository,
                     gint64        stage,
                     int           by)
{
  g_autoptr(DfRecordList) list = df_repository_list (repository, df_table_for_type (DF_TYPE_STAGE));
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  int from = -1;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = df_record_list_get_id (list, i);

      if (id == stage)
        from = (int) i;
      else
        g_array_append_val (ids, id);
    }
  if (from < 0)
    return NULL;

  g_array_insert_val (ids, (guint) CLAMP (from + by, 0, (int) n - 1), stage);

  return g_steal_pointer (&ids);
}

static gboolean
df_stage_order_write (DfRepository  *repository,
                      GArray        *ids,
                      guint         *n_done,
                      GError       **error)
{
  const DfTable *table = df_table_for_type (DF_TYPE_STAGE);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(DfRecord) record = df_repository_dup_record (repository, table, g_array_index (ids, gint64, i));

      if (record == NULL || df_record_get_integer (record, "position") == i + 1)
        continue;
      if (!df_repository_set (repository, record, "position", &DF_VALUE_INTEGER (i + 1), error))
        return FALSE;
      *n_done += 1;
    }

  return TRUE;
}

gboolean
df_stage_move (DfRepository  *repository,
               gint64         stage,
               int            by,
               guint         *n_done,
               GError       **error)
{
  g_autoptr(GArray) ids = NULL;
  guint n_written = 0;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository), FALSE);

  if (!df_repository_begin_step (repository, error))
    return FALSE;

  ids = df_stage_order_make (repository, stage, by);
  if (ids == NULL)
    g_set_error_literal (error, DF_ERROR, DF_ERROR_NOT_FOUND, _("This stage is not there any more."));
  if (ids == NULL || !df_stage_order_write (repository, ids, &n_written, error))
    {
      df_repository_rollback_step (repository);
      return FALSE;
    }
  if (!df_repository_commit_step (repository, _("Order of Stages"), error))
    return FALSE;

  if (n_done != NULL)
    *n_done = n_written;

  return TRUE;
}
