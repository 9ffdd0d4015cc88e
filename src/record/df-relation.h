/* df-relation.h
 *
 * How tables meet: declared once for both sides, seen from either.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-table.h"

G_BEGIN_DECLS

typedef struct _DfRelation     DfRelation;
typedef struct _DfRelationInfo DfRelationInfo;

/**
 * DfRelationInfo:
 * @owner, @other: the names of the two tables
 * @through: the join table, with the columns id, @key and @other_key (unique pair, cascade), then @fields and the timestamps
 * @as: what an owner calls the others
 * @inverse: what one of the others calls its owners
 * @fields: what a link itself knows (a role, a quantity); the field list of the join table
 * @timestamps: whether the join table has created_at and updated_at, which the store keeps
 * @quiet: whether lists and copies of records pass it over: shown only where a page asks for it
 */
struct _DfRelationInfo
{
  const char    *owner;
  const char    *other;
  const char    *through;
  const char    *key;
  const char    *other_key;
  const char    *as;
  const char    *inverse;
  const DfField *fields;
  guint          n_fields;
  gboolean       timestamps;
  gboolean       quiet;
};

#define DF_BELONGS_TO_MANY(owner_, other_, ...) { .owner = owner_, .other = other_, __VA_ARGS__ }
#define DF_RELATION_FIELDS(fields_) .fields = fields_, .n_fields = G_N_ELEMENTS (fields_)

/**
 * DfRelation:
 * @name: what the owner calls the others
 * @index: its position among the owner table's relations
 * @through: the join table; %NULL where @key is a reference column of @other (one to many)
 * @key: the column that holds the owner's id: of @through, or of @other
 * @other_key: the column of @through that holds the other's id
 * @inverse: the same relation from the other side; %NULL for one to many, whose other side is a reference field
 *
 * A relation as one side sees it. Lives as long as its catalog.
 */
struct _DfRelation
{
  const char       *name;
  guint             index;
  const DfTable    *owner;
  const DfTable    *other;
  const DfTable    *through;
  guint             key;
  guint             other_key;
  const DfRelation *inverse;
  gboolean          timestamps;
  gboolean          quiet;
};

G_END_DECLS
