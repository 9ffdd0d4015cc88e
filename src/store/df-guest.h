/* df-guest.h
 *
 * Somebody else's SQLite database, read as a guest: nothing of it is run, nothing is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "record/df-error.h"

G_BEGIN_DECLS

typedef struct _DfGuest DfGuest;

/* @id: the row's number. @values: the texts of the columns that were asked for; %NULL where there is nothing, or no such column. Good until it
 * returns. FALSE with @error set ends the reading with that error. */
typedef gboolean (*DfGuestFunc) (gint64 id, const char *const *values, gpointer data, GError **error);

/* DF_ERROR_FOREIGN where it is no database, or one whose header says @application_id: that is no stranger. Waits 5 seconds for another program. */
DfGuest *df_guest_open       (const char         *path,
                              guint32             application_id,
                              GCancellable       *cancellable,
                              GError            **error);
void     df_guest_free       (DfGuest            *self);
/* Whether it has a table of this name: no view, and nothing virtual. */
gboolean df_guest_has_table  (DfGuest            *self,
                              const char         *table,
                              gboolean           *has_it,
                              GError            **error);
/* All rows of a table that it has, in their order. @columns: ending with %NULL. All of one state only between df_guest_open() and _free(). */
gboolean df_guest_read       (DfGuest            *self,
                              const char         *table,
                              const char *const  *columns,
                              DfGuestFunc         func,
                              gpointer            data,
                              GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfGuest, df_guest_free)

G_END_DECLS
