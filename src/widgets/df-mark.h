/* df-mark.h
 *
 * A warning: triangle, words, amber.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DF_TYPE_MARK (df_mark_get_type ())
G_DECLARE_FINAL_TYPE (DfMark, df_mark, DF, MARK, GtkWidget)

/* Properties: "text" (hidden while empty), "icon-only" (the words become the tooltip and the accessible name); "action-label" and "action-name": a
 * button behind the words. */
GtkWidget  *df_mark_new      (void);
const char *df_mark_get_text (DfMark     *self);
void        df_mark_set_text (DfMark     *self,
                              const char *text);

G_END_DECLS
