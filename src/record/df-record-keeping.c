/* df-record-keeping.c
 *
 * What the keeper of a record alone may do to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record/df-record-private.h"

static void
df_record_take_values (DfRecord      *self,
                       const DfValue *values)
{
  DfValue *own = df_record_ensure_values (self);
  const DfTable *table = df_record_get_table (self);

  for (guint i = 0; i < table->n_columns; i++)
    {
      df_value_clear (&own[i]);
      df_value_copy (&values[i], &own[i]);
    }
}

DfRecord *
df_record_new (const DfTable *table,
               DfResolver    *resolver,
               gint64         id,
               const DfValue *values)
{
  DfRecord *self;
  DfRecordPrivate *priv;

  g_return_val_if_fail (table != NULL && !df_table_is_link (table), NULL);

  self = g_object_new (table->type, NULL);
  priv = df_record_get_private (self);
  priv->id = id;
  g_set_weak_pointer (&priv->resolver, resolver);
  if (values != NULL)
    df_record_take_values (self, values);

  return self;
}

static void
df_record_notify_column (DfRecord *self,
                         guint     column)
{
  const DfField *field = df_record_get_table (self)->columns[column];

  g_object_notify (G_OBJECT (self), field->name);
  if (column == df_record_get_table (self)->title)
    g_object_notify (G_OBJECT (self), "title");
  df_record_notify_depending (self, field->name);
}

guint64
df_record_update (DfRecord      *self,
                  const DfValue *values)
{
  const DfTable *table;
  DfValue *own;
  guint64 changed = 0;

  g_return_val_if_fail (DF_IS_RECORD (self), 0);

  table = df_record_get_table (self);
  own = df_record_ensure_values (self);
  for (guint i = 0; i < table->n_columns; i++)
    if (!df_value_equal (&own[i], &values[i]))
      {
        df_value_clear (&own[i]);
        df_value_copy (&values[i], &own[i]);
        changed |= G_GUINT64_CONSTANT (1) << i;
      }
  if (changed == 0)
    return 0;

  g_clear_pointer (&df_record_get_private (self)->sort_key, g_free);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < table->n_columns; i++)
    if ((changed & (G_GUINT64_CONSTANT (1) << i)) != 0)
      df_record_notify_column (self, i);
  g_object_thaw_notify (G_OBJECT (self));

  return changed;
}

void
df_record_set_draft (DfRecord      *self,
                     guint          column,
                     const DfValue *value)
{
  DfRecordPrivate *priv = df_record_get_private (self);
  DfValue *own = df_record_ensure_values (self);

  g_return_if_fail (priv->id == 0);

  if (df_value_equal (&own[column], value))
    return;
  df_value_clear (&own[column]);
  df_value_copy (value, &own[column]);
  g_clear_pointer (&priv->sort_key, g_free);
  df_record_notify_column (self, column);
}

void
df_record_set_id (DfRecord *self,
                  gint64    id)
{
  DfRecordPrivate *priv = df_record_get_private (self);

  if (priv->id == id)
    return;
  /* The links of the row that did not come about. */
  if (id == 0)
    df_record_forget_links (self);
  priv->id = id;
  g_clear_pointer (&priv->sort_key, g_free);
  g_object_notify (G_OBJECT (self), "id");
  df_record_notify_depending (self, "id");
}

void
df_record_set_deleted (DfRecord *self,
                       gboolean  deleted)
{
  DfRecordPrivate *priv = df_record_get_private (self);

  if (priv->deleted == deleted)
    return;
  priv->deleted = deleted;
  g_object_notify (G_OBJECT (self), "deleted");
}

const DfValue *
df_record_get_values (DfRecord *self)
{
  g_return_val_if_fail (DF_IS_RECORD (self), NULL);

  return df_record_ensure_values (self);
}
