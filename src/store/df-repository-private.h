/* df-repository-private.h
 *
 * What the other files of this room may have of a repository.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-database-private.h"
#include "store/df-journal-private.h"
#include "store/df-repository.h"

G_BEGIN_DECLS

DfDatabase *df_repository_get_database (DfRepository *self);
DfJournal  *df_repository_get_journal  (DfRepository *self);

G_END_DECLS
