/* df-chip.h
 *
 * A dot in a hue and a name on a tint of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DF_TYPE_CHIP (df_chip_get_type ())
G_DECLARE_FINAL_TYPE (DfChip, df_chip, DF, CHIP, GtkWidget)

/* Properties: "text" (hidden while empty), "hue" (1 to 8). */
GtkWidget *df_chip_new (void);

G_END_DECLS
