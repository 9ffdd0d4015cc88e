/* df-transfer.c
 *
 * How long the way from one stage to another takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-transfer.h"

#include "store/df-association.h"

/* The side that the pair is written on, with the one whose list it is in: (transfer full) (nullable). */
static DfAssociation *
df_transfer_find (DfRepository  *repository,
                  DfRecord      *stage,
                  DfRecord      *other,
                  DfRecord     **listed)
{
  DfRecord *sides[] = { stage, other };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      /* The record's own links: a list of them may hear of a change later than whoever asks here. */
      g_autoptr(GPtrArray) related = df_record_dup_related (sides[i], "transfers");

      *listed = sides[1 - i];
      if (g_ptr_array_find (related, *listed, NULL))
        return df_repository_list_linked (repository, sides[i], "transfers");
    }

  return NULL;
}

gint64
df_transfer_read (DfRepository *repository,
                  DfRecord     *stage,
                  DfRecord     *other)
{
  g_autoptr(DfAssociation) transfers = NULL;
  g_auto(DfValue) value = DF_VALUE_INIT;
  DfRecord *listed;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository) && DF_IS_RECORD (stage) && DF_IS_RECORD (other), DF_NOTHING);

  transfers = df_transfer_find (repository, stage, other, &listed);
  if (transfers == NULL || !df_association_get_attribute (transfers, listed, "minutes", &value, NULL))
    return DF_NOTHING;

  return value.integer;
}

gboolean
df_transfer_set (DfRepository  *repository,
                 DfRecord      *stage,
                 DfRecord      *other,
                 gint64         minutes,
                 GError       **error)
{
  g_autoptr(DfAssociation) transfers = NULL;
  const char *fields[] = { "minutes" };
  DfRecord *listed;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository) && DF_IS_RECORD (stage) && DF_IS_RECORD (other), FALSE);

  transfers = df_transfer_find (repository, stage, other, &listed);
  if (transfers == NULL && minutes == DF_NOTHING)
    return TRUE;
  if (transfers != NULL)
    return minutes == DF_NOTHING ? df_association_unlink (transfers, listed, error)
                                 : df_association_set_attribute (transfers, listed, "minutes", &DF_VALUE_INTEGER (minutes), error);

  transfers = df_repository_list_linked (repository, stage, "transfers");

  return df_association_link_with (transfers, other, 1, fields, &DF_VALUE_INTEGER (minutes), error);
}
