/* foreign.h
 *
 * Catalogs that have nothing to do with festivals: what the store does it must do for them as well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-association.h"
#include "store/df-record-list.h"
#include "store/df-repository.h"

/* One side of one relation, for the suite that runs over all of them. */
typedef struct
{
  const char *name;
  DfCatalog *(*catalog) (void);
  const char *owner;
  const char *relation;
  const char *other;
  const char *inverse;      /* NULL for one to many */
  const char *text;         /* a text or an integer that the link itself knows (nullable) */
  const char *integer;
  gboolean    timestamps;
} ForeignCase;

extern const ForeignCase foreign_cases[];
extern const guint       n_foreign_cases;

DfCatalog    *foreign_shows   (void);
DfCatalog    *foreign_heroes  (void);
DfCatalog    *foreign_beaches (void);

/* A repository on a new file in a folder of its own; the folder's name is the repository's data "folder". */
DfRepository *foreign_open    (DfCatalog  *catalog);
/* The same file again, as another connection. */
DfRepository *foreign_reopen  (DfRepository *repository);
void          foreign_close   (DfRepository *repository);
/* Whom a test invites, of the users' filter "invited". */
DfIdSet      *foreign_dup_invited (GObject   *keeper,
                               const DfTable *table);
/* A saved record with this title. */
DfRecord     *foreign_add     (DfRepository *repository,
                               const char   *table,
                               const char   *title);

/* What the records of a list are called, with a blank between two. */
void          foreign_assert_titles (DfRecordList *list,
                                     const char   *expected);
/* The record of a list with this title, which must be there: (transfer full). */
DfRecord     *foreign_dup_titled (DfRecordList *list,
                                  const char   *title);
