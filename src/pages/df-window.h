/* df-window.h
 *
 * A window on one festival: header bar, pages, what is said to people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pages/df-document.h"
#include "widgets/df-record-page.h"
#include "widgets/df-toaster.h"

G_BEGIN_DECLS

#define DF_TYPE_WINDOW (df_window_get_type ())
G_DECLARE_FINAL_TYPE (DfWindow, df_window, DF, WINDOW, GtkApplicationWindow)

DfWindow     *df_window_new          (GtkApplication *application,
                                      DfDocument     *document);
DfDocument   *df_window_get_document (DfWindow       *self);
DfToaster    *df_window_get_toaster  (DfWindow       *self);
/* The page that is shown; %NULL while the first-start page is. */
DfRecordPage *df_window_get_page     (DfWindow       *self);
/* Imports @file in a thread, as the menu does. */
void          df_window_import       (DfWindow       *self,
                                      GFile          *file);
/* Exports to @file in a thread, as the menu does; what is there is replaced. */
void          df_window_export       (DfWindow       *self,
                                      GFile          *file,
                                      const char     *shape);
/* Saves a copy as @file in a thread, as the menu does. */
void          df_window_save_copy    (DfWindow       *self,
                                      GFile          *file,
                                      DfBackupFlags   flags);

G_END_DECLS
