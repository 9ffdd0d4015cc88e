/* df-wrap-private.h
 *
 * Sets its children side by side, and where there is no more room in further lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DF_TYPE_WRAP (df_wrap_get_type ())
G_DECLARE_FINAL_TYPE (DfWrap, df_wrap, DF, WRAP, GtkWidget)

/* GtkFlowBox sets them in columns of one width, each in a child of its own that takes the focus. */
GtkWidget *df_wrap_new    (void);
void       df_wrap_append (DfWrap    *self,
                           GtkWidget *child);

G_END_DECLS
