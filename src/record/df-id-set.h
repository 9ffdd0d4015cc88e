/* df-id-set.h
 *
 * A set of ids that somebody keeps, and that tells whose membership changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DF_TYPE_ID_SET (df_id_set_get_type ())
G_DECLARE_FINAL_TYPE (DfIdSet, df_id_set, DF, ID_SET, GObject)

/* Ids that lie near each other take a bit each: a million take half a megabyte, and asking for each of them some milliseconds. */
DfIdSet *df_id_set_new      (void);
gboolean df_id_set_contains (DfIdSet *self,
                             gint64   id);
/* Whether it was not in it (add), or was (remove), before. */
gboolean df_id_set_add      (DfIdSet *self,
                             gint64   id);
gboolean df_id_set_remove   (DfIdSet *self,
                             gint64   id);
/* Has whom @other has from now on, and tells who came and went. */
void     df_id_set_follow   (DfIdSet *self,
                             DfIdSet *other);
guint    df_id_set_count    (DfIdSet *self);
/* Ascending: (transfer full) (element-type gint64). */
GArray  *df_id_set_dup_ids  (DfIdSet *self);
/* For who keeps it. @ids: (nullable) (element-type gint64): who came or went; %NULL when that may be anybody. */
void     df_id_set_tell     (DfIdSet *self,
                             GArray  *ids);

/**
 * DfIdSet::changed:
 * @ids: (nullable) (element-type gint64): who came or went; %NULL when that may be anybody
 */

G_END_DECLS
