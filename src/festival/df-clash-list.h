/* df-clash-list.h
 *
 * The clashes of an open festival as a live list: those that nobody accepted first, then those that somebody did.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "festival/df-clashes.h"

G_BEGIN_DECLS

#define DF_TYPE_CLASH_ITEM (df_clash_item_get_type ())
G_DECLARE_FINAL_TYPE (DfClashItem, df_clash_item, DF, CLASH_ITEM, GObject)

const DfClash *df_clash_item_get_clash (DfClashItem *self);

#define DF_TYPE_CLASH_LIST (df_clash_list_get_type ())
G_DECLARE_FINAL_TYPE (DfClashList, df_clash_list, DF, CLASH_LIST, GObject)

/* A GListModel of DfClashItem. What does not change keeps its place; @repository outlives it. */
DfClashList   *df_clash_list_new       (DfRepository *repository);

G_END_DECLS
