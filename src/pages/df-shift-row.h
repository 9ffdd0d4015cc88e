/* df-shift-row.h
 *
 * Moves the chosen events of the page around it, by minutes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DF_TYPE_SHIFT_ROW (df_shift_row_get_type ())
G_DECLARE_FINAL_TYPE (DfShiftRow, df_shift_row, DF, SHIFT_ROW, GtkWidget)

G_END_DECLS
