/* df-recent.h
 *
 * The festivals that people had open last, as the desktop remembers them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Appends "Open Recent" to @menu. Its items activate "app.open-recent" with a path; they are read once windows are there, and follow. */
void df_recent_append_menu (GMenu      *menu);
void df_recent_remember    (const char *path,
                            const char *title);

G_END_DECLS
