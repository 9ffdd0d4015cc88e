/* df-transfer-card.h
 *
 * How long the way from one stage to each of the others takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties, for .ui files: "repository", "record" (a stage; hidden for a draft, and where there is no other stage). */
#define DF_TYPE_TRANSFER_CARD (df_transfer_card_get_type ())
G_DECLARE_FINAL_TYPE (DfTransferCard, df_transfer_card, DF, TRANSFER_CARD, GtkWidget)

G_END_DECLS
