/* df-id-map.h
 *
 * From one integer to another, small where both count upwards together, as the ids of a source and of its rows do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DfIdMap DfIdMap;

DfIdMap *df_id_map_new    (void);
void     df_id_map_free   (DfIdMap *self);
/* Whether @key is there; @value may be NULL. */
gboolean df_id_map_lookup (DfIdMap *self,
                           gint64   key,
                           gint64  *value);
/* Adds or replaces. */
void     df_id_map_set    (DfIdMap *self,
                           gint64   key,
                           gint64   value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfIdMap, df_id_map_free)

G_END_DECLS
