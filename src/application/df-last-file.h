/* df-last-file.h
 *
 * Which file a start without one opens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The file that was shown last, if it is still there: (transfer full) (nullable). */
char *df_last_file_dup         (void);
/* Keeps @path for the next start, without anybody waiting for it. */
void  df_last_file_remember    (const char *path);
/* The file for who has none, in the user's data folder; it need not be there: (transfer full). */
char *df_last_file_dup_default (void);

G_END_DECLS
