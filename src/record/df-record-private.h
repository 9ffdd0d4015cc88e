/* df-record-private.h
 *
 * What the files of the record class share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-record.h"
#include "record/df-resolver.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      id;
  gboolean    deleted;
  DfValue    *values;     /* one for each column; made when first needed, since the instance's class is not known in init */
  GPtrArray  *links;      /* (element-type GArray) (nullable elements): by the relation's index */
  char       *sort_key;   /* NULL until asked for */
  DfResolver *resolver;   /* weak */
} DfRecordPrivate;

DfRecordPrivate *df_record_get_private    (DfRecord   *self);
DfValue         *df_record_ensure_values  (DfRecord   *self);
/* A stored field's value and column; a wrong name is a bug. */
const DfValue   *df_record_peek           (DfRecord   *self,
                                           const char *field,
                                           guint      *column);

G_END_DECLS
