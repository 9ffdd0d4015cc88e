/* df-fingerprint-private.h
 *
 * Whether a file's tables are exactly ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-database-private.h"
#include "store/df-repository.h"

G_BEGIN_DECLS

/* FALSE with DF_ERROR_FOREIGN and a sentence that names the first difference. */
gboolean df_fingerprint_check (DfDatabase  *database,
                               DfCatalog   *catalog,
                               int          version,
                               GError     **error);

G_END_DECLS
