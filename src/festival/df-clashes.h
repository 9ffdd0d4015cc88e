/* df-clashes.h
 *
 * The clashes of one open festival, kept current: after an edit only the stages and performers that it touched are looked at again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "festival/df-plan.h"
#include "store/df-repository.h"

G_BEGIN_DECLS

#define DF_TYPE_CLASHES (df_clashes_get_type ())
G_DECLARE_FINAL_TYPE (DfClashes, df_clashes, DF, CLASHES, GObject)

/**
 * df_clashes_get:
 *
 * Those of @repository, made when they are asked for first, and as long as it lives: (transfer none). A small festival is read at once, a large one in a
 * thread of its own; until then there are no clashes. Records whose derived fields depend on "clashes" are told when theirs change.
 *
 * DfClashes::changed: something of them may be otherwise, or they are known now.
 */
DfClashes     *df_clashes_get           (DfRepository *repository);

/* All of them, sorted by rule, subject and events: (transfer none) (element-type DfClash). Good until the next change. */
GArray        *df_clashes_get_all       (DfClashes    *self);
/* Those that nobody accepted. Property "n-open". */
guint          df_clashes_count_open    (DfClashes    *self);
/* Whether they were read. */
gboolean       df_clashes_is_ready      (DfClashes    *self);
/* What they were found in: (transfer none). */
DfPlan        *df_clashes_get_plan      (DfClashes    *self);
/* Of a performer (rules performer and transfer), of a stage (stage, changeover, curfew), of an event (all that it is in); those that nobody accepted:
 * (transfer full) (element-type DfClash). Empty for any other record and for a draft. */
GArray        *df_clashes_list_of       (DfRecord     *record);

/* Those that @events, (element-type gint64), would be in if they were @owner's as well, a performer's or a stage's: (transfer full). */
GArray        *df_clashes_list_would_be (DfRecord     *owner,
                                         GArray       *events);

G_END_DECLS
