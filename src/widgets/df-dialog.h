/* df-dialog.h
 *
 * What every dialog has in common: the window behind it waits, and can be seen to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @dialog belongs to @parent (nullable), which is dimmed while the dialog is there and whose contrast it takes. */
void df_dialog_attach (GtkWindow *dialog,
                       GtkWindow *parent);

G_END_DECLS
