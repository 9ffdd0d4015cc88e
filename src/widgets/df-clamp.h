/* df-clamp.h
 *
 * Keeps its child no wider than reads well, in the middle.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DF_TYPE_CLAMP (df_clamp_get_type ())
G_DECLARE_FINAL_TYPE (DfClamp, df_clamp, DF, CLAMP, GtkWidget)

/* Properties: "child", "maximum-size" (pixels, 720). A <child> in a .ui is "child". */
GtkWidget *df_clamp_new              (void);
GtkWidget *df_clamp_get_child        (DfClamp   *self);
void       df_clamp_set_child        (DfClamp   *self,
                                      GtkWidget *child);
int        df_clamp_get_maximum_size (DfClamp   *self);
void       df_clamp_set_maximum_size (DfClamp   *self,
                                      int        maximum_size);

G_END_DECLS
