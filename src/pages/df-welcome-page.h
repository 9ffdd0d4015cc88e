/* df-welcome-page.h
 *
 * What a festival without anything in it shows: three ways to begin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DF_TYPE_WELCOME_PAGE (df_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DfWelcomePage, df_welcome_page, DF, WELCOME_PAGE, GtkWidget)

G_END_DECLS
