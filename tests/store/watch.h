/* watch.h
 *
 * Lists, associations and records of one repository, watched over many acts: their signals alone must tell everything that becomes of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "oracle.h"

typedef struct
{
  DfRepository *repository;
  GPtrArray    *models;      /* (element-type WatchedModel) */
  GPtrArray    *records;     /* (element-type WatchedRecord) */
  gboolean      behind;      /* another connection wrote and this one has not looked yet */
} Watch;

Watch    *watch_new            (DfRepository     *repository);
void      watch_free           (Watch            *self);
void      watch_list           (Watch            *self,
                                const DfTable    *table);
void      watch_linked         (Watch            *self,
                                DfRecord         *owner,
                                const DfRelation *relation);
void      watch_candidates     (Watch            *self,
                                DfRecord         *owner,
                                const DfRelation *relation);
void      watch_record         (Watch            *self,
                                DfRecord         *record);
/* Lets go of one that is watched, whichever. */
void      watch_drop           (Watch            *self,
                                GRand            *random);
/* Another search or order for one of the lists. */
void      watch_turn           (Watch            *self,
                                GRand            *random);
/* A watched record, also a deleted one: (transfer full) (nullable). */
DfRecord *watch_dup_record     (Watch            *self,
                                const DfTable    *table,
                                GRand            *random);
void      watch_assert         (Watch            *self,
                                Oracle           *oracle);
