/* df-widgets.h
 *
 * Makes the types and resources of this room known to GtkBuilder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Once, before the first .ui that names a type of this room. */
void df_widgets_init          (void);
/* Closures for everybody's .ui: df_has_text (text) and df_is_empty (text) for "visible". */
void df_widgets_add_callbacks (GtkBuilderCScope *scope);

/* Shows one child of @stack. The others are hidden: a screen reader would go on reading what is only covered. */
void df_stack_show            (GtkStack         *stack,
                               const char       *name);
/* What @button opens; it is built when somebody opens it, and no first frame waits for it. */
void df_menu_button_set_menu  (GtkMenuButton    *button,
                               GMenuModel       *menu);

/* A borrowed text is there and not "". */
gboolean df_has_text          (gpointer          object,
                               const char       *text);
gboolean df_is_empty          (gpointer          object,
                               const char       *text);

G_END_DECLS
