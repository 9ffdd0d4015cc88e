/* df-spool-private.h
 *
 * A text that is made once and read in any order: its beginning in memory, the rest in a file that has no name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DfSpool DfSpool;

/* @memory: so many bytes stay in memory. */
DfSpool    *df_spool_new        (gsize           memory);
void        df_spool_free       (DfSpool        *self);
/* Where the next piece will stand. */
gsize       df_spool_get_length (DfSpool        *self);
gboolean    df_spool_append     (DfSpool        *self,
                                 const char     *bytes,
                                 gsize           length,
                                 GError        **error);
/* Of one piece that was appended, or a part of it; good until the next call. NULL with @error. */
const char *df_spool_read       (DfSpool        *self,
                                 gsize           start,
                                 gsize           length,
                                 GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfSpool, df_spool_free)

G_END_DECLS
