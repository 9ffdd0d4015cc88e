/* df-opening-private.h
 *
 * Opening a file that somebody else made: what is looked at before anything of it is run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-database-private.h"
#include "store/df-repository.h"

G_BEGIN_DECLS

/* Header checks, connection, version and fingerprint, migration up unless DF_OPEN_AS_IT_IS; or makes the file. @version: the file's after that. */
DfDatabase *df_opening_open        (const char   *path,
                                    DfCatalog    *catalog,
                                    DfOpenFlags   flags,
                                    int          *version,
                                    GError      **error);

/* df-migrations: */
int         df_migrations_newest   (DfCatalog    *catalog);
/* One transaction for each step; foreign keys off around it and checked before the commit. The journal must not be attached. */
gboolean    df_migrations_run      (DfDatabase   *database,
                                    DfCatalog    *catalog,
                                    int           from,
                                    int           to,
                                    GError      **error);

G_END_DECLS
