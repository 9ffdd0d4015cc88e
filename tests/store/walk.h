/* walk.h
 *
 * Acts at random on other people's catalogs, right and wrong ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "watch.h"

typedef struct
{
  GRand        *random;
  DfRepository *first;       /* owns the folder; never reopened */
  Oracle       *oracle;
  Watch        *watches[2];
  Watch        *watch;       /* whose act it is */
  GHashTable   *written;     /* "table/id/column" -> text, by the open step */
  GHashTable   *positions;   /* a step's id -> the hash of the data when it was the newest that is done */
  gboolean      in_step;
  guint         n_refused;
} Walk;

int              walk_pick           (Walk             *walk,
                                     int               n);
/* Refusals are part of the walk, where they are of a kind that a person can do something about. */
void             walk_settle         (Walk             *walk,
                                     gboolean          done,
                                     GError          **failure);
const DfTable   *walk_pick_table     (Walk             *walk);
const DfRelation *walk_pick_relation (Walk             *walk);
/* A record of the table: mostly one that has a row. (transfer full) (nullable) */
DfRecord        *walk_pick_record    (Walk             *walk,
                                     const DfTable    *table);
DfValue          walk_pick_value     (Walk             *walk,
                                     const DfField    *field);
/* Whether comparing everything after every act would become slow. */
gboolean         walk_is_full        (Walk             *walk,
                                     const DfTable    *table);
/* That what was set stands in the file. */
void             walk_assert_written (Walk             *walk);
/* That the data are, to the last column, those that the history had where it stands now. */
void             walk_assert_position (Walk            *walk);
/* Adds, changes, deletes, links or unlinks. */
void             walk_act            (Walk             *walk);
