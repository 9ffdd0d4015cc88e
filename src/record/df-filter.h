/* df-filter.h
 *
 * What a list can be narrowed to: it follows from a table's fields and relations, or is declared among them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-catalog.h"
#include "record/df-resolver.h"

G_BEGIN_DECLS

/**
 * DfFilter:
 * @name: of the relation, the field or the declaration
 * @relation: (nullable): the rows that are linked to none by it
 * @column: the rows that have one value in it, or none; -1 where it is not about a value
 * @declared: (nullable): a DF_FILTER or DF_FILTER_BY of the table
 *
 * Each is written as a word: "events=" (without events), "stage=3", "stage=" (without a stage), "day=2027-02-05", "unscheduled".
 */
typedef struct
{
  const char       *name;
  const DfRelation *relation;
  int               column;
  const DfField    *declared;
} DfFilter;

/* One filter, with the value that it asks for where it is about one. */
typedef struct
{
  DfFilter filter;
  DfValue  value;
} DfFilterTerm;

/* All that @table has: those declared, then those of relations, then those of values: (transfer full) (element-type DfFilter). */
GArray *df_filter_list         (DfCatalog          *catalog,
                                const DfTable      *table);
/* Words apart by blanks, those of one name together; words that say nothing of @table are passed over: (transfer full) (element-type DfFilterTerm).
 * A row passes that does by one term of each name. */
GArray *df_filter_parse        (DfCatalog          *catalog,
                                const DfTable      *table,
                                const char         *words);
/* The word, for df_filter_parse(): (transfer full). @value: NULL or nothing for the rows without one. */
char   *df_filter_format_word  (const DfFilter     *self,
                                const DfValue      *value);
/* "Without Events", "Harbour Stage", "5 February 2027", "Unscheduled", in the user's language: (transfer full). NULL where it is about a record that is
 * not there. */
char   *df_filter_format_title (const DfFilterTerm *self,
                                const DfTable      *table,
                                DfResolver         *resolver);

G_END_DECLS
