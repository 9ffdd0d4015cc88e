/* df-maintenance.h
 *
 * What is done to a whole file: looked at, brought to another version, copied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

G_BEGIN_DECLS

/* Structure, keys and fingerprint of the file at @path, read-only. @findings gets one sentence each (element-type utf8); none is a sound file.
 * FALSE with @error when the file cannot be looked at (as df_repository_open() refuses it), or DF_ERROR_CANCELLED. */
gboolean df_store_check           (const char    *path,
                                   DfCatalog     *catalog,
                                   GCancellable  *cancellable,
                                   GPtrArray     *findings,
                                   GError       **error);
/* The newest version that @catalog's migrations know. */
int      df_store_newest_version  (DfCatalog     *catalog);
/* @from: the file's version. */
gboolean df_store_read_version    (const char    *path,
                                   DfCatalog     *catalog,
                                   int           *version,
                                   GError       **error);
/* Up or down to @version, each step one transaction, a verified backup before the first. The history ends. */
gboolean df_store_migrate         (const char    *path,
                                   DfCatalog     *catalog,
                                   int            version,
                                   GError       **error);
/**
 * DfBackupFlags:
 * @DF_BACKUP_REPLACE: a file at @target gives way, once the copy is whole; never the file itself nor one that another program is writing
 * @DF_BACKUP_WITHOUT_HISTORY: what was deleted or changed before cannot be found in the copy
 */
typedef enum
{
  DF_BACKUP_DEFAULT = 0,
  DF_BACKUP_REPLACE = 1 << 0,
  DF_BACKUP_WITHOUT_HISTORY = 1 << 1,
} DfBackupFlags;

/* A whole, verified copy at @target. @cancellable: (nullable): stops with DF_ERROR_CANCELLED and leaves nothing. */
gboolean df_store_backup          (const char    *path,
                                   DfCatalog     *catalog,
                                   const char    *target,
                                   DfBackupFlags  flags,
                                   GCancellable  *cancellable,
                                   GError       **error);
/* The same of a file that is open, even if no path leads to it any more. */
gboolean df_store_backup_open     (DfRepository  *repository,
                                   const char    *target,
                                   DfBackupFlags  flags,
                                   GError       **error);
/* The newest whole copy that was made of the file at @path before it was brought to another version: (transfer full) (nullable): a path. */
char    *df_store_dup_newest_backup (const char  *path,
                                   DfCatalog     *catalog);

G_END_DECLS
