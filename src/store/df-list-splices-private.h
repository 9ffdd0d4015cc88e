/* df-list-splices-private.h
 *
 * Which single rows of a list go and come when only a few of them moved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether taking away the rows at @removed (of @old, rising), then putting in those at @added (of @new, rising), makes @new of @old. @moved: a set of
 * the rows that may be elsewhere, or in one of the two alone; all others stand in both in the same order. */
gboolean df_list_splices_find (GPtrArray   *old,
                               GPtrArray   *new,
                               GHashTable  *moved,
                               GArray     **removed,
                               GArray     **added);

G_END_DECLS
