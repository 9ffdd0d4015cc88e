/* df-command.h
 *
 * The command line: everything that Dreamfest does without a window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the command line answers to the first argument: a verb, --help, --version, or what is neither a verb nor a file, which it refuses. */
gboolean df_command_is_verb (const char  *word);
/* @argv: as main() got it, the verb being argv[1]. Returns the exit status. Touches neither GTK nor GSettings. */
int      df_command_run     (int          argc,
                             char       **argv);

G_END_DECLS
