/* df-table.h
 *
 * What the fields of a record are: declared once, read by every room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "record/df-id-set.h"
#include "record/df-kind.h"

G_BEGIN_DECLS

typedef struct _DfField     DfField;
typedef struct _DfTable     DfTable;
typedef struct _DfTableInfo DfTableInfo;

typedef enum
{
  DF_REQUIRED = 1 << 0,   /* nothing is not allowed */
  DF_SEARCH   = 1 << 1,   /* a search looks here */
  DF_SHARED   = 1 << 2,   /* several records often have the same: people give it to many at once, as they do with every reference */
} DfFieldFlags;

typedef enum
{
  DF_TABLE_SINGLE = 1 << 0,   /* one row, made with the file, never listed, added or deleted */
  DF_TABLE_PART   = 1 << 1,   /* its rows say something of other records and are not listed by themselves */
} DfTableFlags;

/* Sets @value, initialised to the field's type, from what @record and its linked records say. */
typedef void (*DfDerive) (DfRecord *record, GValue *value);

/**
 * DfTableCheck:
 * @values: the values that the row would have, per column of the table
 * @column: set to the column whose field should show the problem
 *
 * A rule about several fields of one record. Pure.
 */
typedef gboolean (*DfTableCheck) (const DfTable *table, const DfValue *values, guint *column, GError **error);

/* The rows of @table that a service counts among those of a filter, kept current as long as the set lives: (transfer full). @keeper is who keeps the
 * records. */
typedef DfIdSet *(*DfProvide) (GObject *keeper, const DfTable *table);

/**
 * DfField:
 * @name: the property's name; for a reference "stage", whose column is "stage_id"
 * @column: the name in the file and in interchange files; %NULL for a derived field
 * @title: for people, marked with N_()
 * @kind: %NULL for a derived field
 * @reference: the type that a reference points to
 * @inverse: what the other side calls the list of those that point to it
 * @dup_choices: the texts that people choose from, ending with %NULL and perhaps none: (transfer full); %NULL where they type what they like
 * @type: a derived field's type
 * @depends: what a derived field reads: its own name or another derived field's where a service works that out and tells; "id", own fields,
 *   relations, or a field or relation of a relation ("events.stage"), apart by blanks; of an order, the fields of one relation whose least counts; of a
 *   filter, the fields of which one is nothing
 * @none: of a filter: what is said where it finds nobody
 * @provide: of a filter: who knows its rows
 */
struct _DfField
{
  const char   *name;
  const char   *column;
  const char   *title;
  const DfKind *kind;
  guint         flags;
  GType       (*reference) (void);
  const char   *inverse;
  char       **(*dup_choices) (void);
  GType         type;
  DfDerive      derive;
  const char   *depends;
  const char   *none;
  DfProvide     provide;
};

#define DF_FIELD(name_, title_, kind_, flags_) \
  { .name = name_, .column = name_, .title = title_, .kind = kind_, .flags = flags_ }
#define DF_REFERENCE(name_, title_, get_type_, inverse_) \
  { .name = name_, .column = name_ "_id", .title = title_, .kind = &df_kind_reference, .reference = get_type_, .inverse = inverse_ }
#define DF_DERIVED(name_, type_, derive_, depends_) \
  { .name = name_, .type = type_, .derive = derive_, .depends = depends_ }

/* One that people know by a title: it can be shown as a column. A text. */
#define DF_DERIVED_TEXT(name_, title_, derive_, depends_) \
  { .name = name_, .title = title_, .type = G_TYPE_STRING, .derive = derive_, .depends = depends_ }

/* No property: what people can sort by besides the fields, the least that linked records say ("events.day events.starts": by the earliest event).
 * Those whose first field is empty do not count; a record without any that counts comes last. The least is what comes first in the file, where texts
 * stand by their bytes: right for numbers and days. */
#define DF_ORDER(name_, title_, least_) \
  { .name = name_, .title = title_, .depends = least_ }

/* No property: what a list can be narrowed to besides what follows from relations, references and kinds that gather. The rows in which one of these
 * fields is nothing; or those that a service provides. @none_: "No event is unscheduled". */
#define DF_FILTER(name_, title_, none_, lacking_) \
  { .name = name_, .title = title_, .none = none_, .depends = lacking_ }
#define DF_FILTER_BY(name_, title_, none_, provide_) \
  { .name = name_, .title = title_, .none = none_, .provide = provide_ }

/* One and many of something, with %u: a macro of its own, so that xgettext finds a plural entry. */
#define DF_COUNTED(one, many) { one, many }

struct _DfTableInfo
{
  const char    *name;
  const char    *counted[2];
  const char    *order;      /* the fields that a list is sorted by, apart by blanks */
  const DfField *fields;
  guint          n_fields;
  DfTableCheck   check;
  guint          flags;
  const char    *number;     /* "Number of Events", marked with N_(): others are sorted by how many they are linked to; NULL: not by people */
};

/**
 * DfTable:
 * @columns: the stored fields; the first of a record's table is its guid, a link table has none
 * @title: the column that names a record: the first of kind text
 * @derived: the fields that are worked out
 * @orders: what it can be sorted by besides
 * @filters: what it can be narrowed to besides
 *
 * A record type's lives for ever, a join table's as long as its catalog.
 */
struct _DfTable
{
  const char     *name;
  const char     *counted[2];
  const char     *order;
  GType           type;        /* G_TYPE_INVALID for a link table */
  const DfField **columns;
  guint           n_columns;
  guint           title;
  const DfField **derived;
  char         ***depends;     /* of each derived field, the words it depends on */
  guint           n_derived;
  const DfField **orders;
  guint           n_orders;
  const DfField **filters;
  guint           n_filters;
  DfTableCheck    check;
  guint           flags;
  const char     *number;
};

DfTable    *df_table_new          (const DfTableInfo *info,
                                   GType              type);
/* The columns that @table is sorted by, first the one that counts most, -1 behind the last: (transfer full). */
int        *df_table_parse_order  (const DfTable     *table,
                                   const char        *order);
void        df_table_free         (DfTable           *self);
/* The table of a record type; the type's class is made if need be. */
const DfTable *df_table_for_type  (GType              type);
/* The position of a field among @table's columns, by field or column name; -1 if there is none. */
int         df_table_find_column  (const DfTable     *table,
                                   const char        *name);
/* One of the orders that a table declares beside its fields; NULL if there is none of this name. */
const DfField *df_table_find_order (const DfTable    *table,
                                   const char        *name);
/* @format with its %u as people write a number: (transfer full). */
char       *df_format_count       (const char        *format,
                                   guint              count);
/* "3 Performers", in the user's language. */
char       *df_table_format_count (const DfTable     *table,
                                   guint              count);
/* "Performers", in the user's language: what a column of them is called. */
char       *df_table_format_plural (const DfTable    *table);
/* "Performer", in the user's language: what one of them is. */
char       *df_table_format_singular (const DfTable  *table);

static inline gboolean
df_table_is_link (const DfTable *table)
{
  return table->type == G_TYPE_INVALID;
}

static inline gboolean
df_table_is_single (const DfTable *table)
{
  return (table->flags & DF_TABLE_SINGLE) != 0;
}

/* Whether people look at its records by themselves. */
static inline gboolean
df_table_is_listed (const DfTable *table)
{
  return !df_table_is_link (table) && (table->flags & (DF_TABLE_SINGLE | DF_TABLE_PART)) == 0;
}

G_END_DECLS
