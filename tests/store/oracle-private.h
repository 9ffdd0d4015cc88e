/* oracle-private.h
 *
 * What the files of the oracle share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "oracle.h"

struct _Oracle
{
  sqlite3      *handle;
  DfCatalog    *catalog;
  gint64        version;   /* PRAGMA data_version */
  GHashTable  **rows;      /* by table number: id -> OracleRow */
  GPtrArray   **all;       /* by table number */
  GStringChunk *texts;     /* of all rows */
};
