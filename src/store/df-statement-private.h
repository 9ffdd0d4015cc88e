/* df-statement-private.h
 *
 * What a connection and its statements know of each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-database-private.h"

G_BEGIN_DECLS

DfStatement *df_statement_new        (DfDatabase   *database,
                                      const char   *sql,
                                      GError      **error);
void         df_statement_free       (DfStatement  *self);
/* Whether somebody has it. */
gboolean     df_statement_is_in_use  (DfStatement  *self);
void         df_statement_use        (DfStatement  *self);
/* A cached statement outlives its release. */
void         df_statement_set_cached (DfStatement  *self);

void         df_database_count_run   (DfDatabase   *self);

G_END_DECLS
