/* df-settings.h
 *
 * What this user's windows remember from one start to the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/df-record-page.h"

G_BEGIN_DECLS

/* The settings of this user: (transfer none) (nullable). %NULL where their schema is not installed; all works without, and forgets. */
GSettings *df_settings_get               (void);
/* Gives a new @window the size of the last one, and keeps its size for the next when it goes. */
void       df_settings_follow_window     (GtkWindow  *window);
/* Sorts @page as its table was sorted last, narrows it to what it was narrowed to in this festival, shows it as columns if it was, and
 * keeps all this from now on. */
void       df_settings_follow_page       (DfRecordPage *page);
/* The shape of the last export: (transfer full) (nullable). It may be a word of another version of this program. */
char      *df_settings_dup_export_shape  (void);
void       df_settings_keep_export_shape (const char *shape);

G_END_DECLS
