/* locker.h
 *
 * Another process that holds a file, as a program does that writes to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* Nobody else can read or write, as while a writer commits. It lasts until locker_let_go(). */
pid_t locker_hold_all     (const char *path);
/* Others can read and not write, as while a writer has not committed yet. */
pid_t locker_hold_writing (const char *path);
/* Others can write and not commit, as while a reader is not through. */
pid_t locker_hold_reading (const char *path);
/* Killed, it lets go. */
void  locker_let_go       (pid_t       locker);

G_END_DECLS
