/* df-backup-private.h
 *
 * Whole copies of a file, verified before they count.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-database-private.h"
#include "store/df-maintenance.h"

G_BEGIN_DECLS

/* A copy at @target: whole and sound, or not at all. */
gboolean df_backup_write            (DfDatabase     *database,
                                     const char     *target,
                                     DfBackupFlags   flags,
                                     GError        **error);
/* One under the user's state folder, before the file is brought from @version to another. */
gboolean df_backup_before_migration (DfDatabase  *database,
                                     DfCatalog   *catalog,
                                     int          version,
                                     GError     **error);
/* The youngest of those: (transfer full) (nullable). */
char    *df_backup_dup_newest       (DfDatabase  *database,
                                     DfCatalog   *catalog);

G_END_DECLS
