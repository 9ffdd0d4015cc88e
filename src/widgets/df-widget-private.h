/* df-widget-private.h
 *
 * Small helps that several widgets of this room share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DF_WIDGETS_RESOURCES "/org/dreamfest/Dreamfest/ui/widgets/"

/* What a screen reader calls @widget. */
void       df_widget_set_label     (GtkWidget  *widget,
                                    const char *label);
/* NULL and "" are none. Setting what is there already would ask the display where the pointer is, every time. */
void       df_widget_set_tooltip   (GtkWidget  *widget,
                                    const char *text);
/* The row of a list that @widget stands in: (nullable). */
GtkWidget *df_widget_find_row      (GtkWidget  *widget);
/* The nearest widget around @widget that has @property: (nullable). */
GtkWidget *df_widget_find_holder   (GtkWidget  *widget,
                                    const char *property);
/* The nearest of @type under @widget, @widget itself included, in the order of focus: (nullable). */
GtkWidget *df_widget_find_inside   (GtkWidget  *widget,
                                    GType       type);
/* Takes the hue's class away (0: none) and gives the other. */
void       df_widget_change_hue    (GtkWidget  *widget,
                                    int         from,
                                    int         to);
void       df_widget_clear         (GtkWidget  *widget);
/* Adds or takes the class away. */
void       df_widget_set_class     (GtkWidget  *widget,
                                    const char *name,
                                    gboolean    there);
/* Tab goes past the rows of @list, a GtkListView, which by itself walks through every one of them; arrows walk. */
void       df_widget_tab_past      (GtkWidget  *list);
/* Where the closures of this room's own .ui files are found: (transfer none). */
GtkBuilderScope *df_widgets_get_scope (void);
/* The function that a .ui file names, ready to be called: (transfer full); NULL for no name, and with a warning where there is none. */
GClosure  *df_closure_find         (GtkBuilderScope *scope,
                                    const char *name);
/* @pattern with its first %s replaced: (transfer full). Patterns come from .ui files, so they are no format strings. */
char      *df_text_insert          (const char *pattern,
                                    const char *value);

/* What is said of an edit that another program keeps from being saved for the moment. */
const char *df_text_waiting        (void);

G_END_DECLS
