/* df-avatar.h
 *
 * A disc in a hue with somebody's initials.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DF_TYPE_AVATAR (df_avatar_get_type ())
G_DECLARE_FINAL_TYPE (DfAvatar, df_avatar, DF, AVATAR, GtkWidget)

/* normal: 36 pixels, medium: 64, large: 80 */
typedef enum
{
  DF_AVATAR_NORMAL,
  DF_AVATAR_MEDIUM,
  DF_AVATAR_LARGE
} DfAvatarSize;

#define DF_TYPE_AVATAR_SIZE (df_avatar_size_get_type ())
GType df_avatar_size_get_type (void);

/* Properties: "text" (the initials), "hue" (1 to 8), "size" (DfAvatarSize). A picture for the eye only: no accessible name of its own. */
GtkWidget *df_avatar_new (void);

G_END_DECLS
