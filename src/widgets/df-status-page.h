/* df-status-page.h
 *
 * Says why there is nothing to see, and what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DF_TYPE_STATUS_PAGE (df_status_page_get_type ())
G_DECLARE_FINAL_TYPE (DfStatusPage, df_status_page, DF, STATUS_PAGE, GtkWidget)

/* Properties: "icon-name", "title", "description", "child" (buttons below; a <child> in a .ui). */
GtkWidget *df_status_page_new (void);

G_END_DECLS
