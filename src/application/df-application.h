/* df-application.h
 *
 * The program: words on the command line to the verbs, everything else to windows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DF_TYPE_APPLICATION (df_application_get_type ())
G_DECLARE_FINAL_TYPE (DfApplication, df_application, DF, APPLICATION, GtkApplication)

/* @flags: G_APPLICATION_NON_UNIQUE for tests; files are always opened. */
DfApplication *df_application_new  (GApplicationFlags   flags);

/* Does what the words say and returns the exit status. */
int            df_application_main (int                 argc,
                                    char              **argv);

G_END_DECLS
