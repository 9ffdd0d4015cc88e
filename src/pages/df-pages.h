/* df-pages.h
 *
 * Makes this room ready: types, resources, style, icons, and the functions that .ui files name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The prefix of everything that is compiled in. */
#define DF_RESOURCES "/org/dreamfest/Dreamfest/"

/* Once there is a display, before the first window. */
void             df_pages_init      (void);
/* Where closures and functions named in .ui files are found: (transfer full). */
GtkBuilderScope *df_pages_new_scope (void);

G_END_DECLS
