/* association-fixture.h
 *
 * An owner, four others, and the list of those linked to it, for every side of every foreign relation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "foreign.h"

typedef struct
{
  const ForeignCase *side;
  DfRepository      *repository;
  DfRecord          *owner;
  DfRecord          *others[4];     /* by name: Ash, Birch, Cedar, Dill */
  DfAssociation     *association;
  guint              n_spliced;     /* how often the list said that it changed */
} Fixture;

typedef struct
{
  const char *sentence;
  void      (*test) (Fixture *fixture, gconstpointer data);
} AssociationTest;

/* Each test once for each side of each relation. */
void association_add_tests (const AssociationTest *tests,
                            guint                  n_tests);

void link_other            (Fixture    *fixture,
                            guint       n);
/* The titles in the list, as "Ash Cedar". */
void assert_list           (GListModel *list,
                            const char *expected);
/* The same in the list and in the file. */
void assert_linked         (Fixture    *fixture,
                            const char *expected);
