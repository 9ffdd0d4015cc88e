/* df-record.h
 *
 * A row as a GObject: its declared fields are its properties.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "record/df-catalog.h"

G_BEGIN_DECLS

#define DF_TYPE_RECORD (df_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (DfRecord, df_record, DF, RECORD, GObject)

struct _DfRecordClass
{
  GObjectClass   parent_class;

  const DfTable *table;
};

#define DF_DECLARE_RECORD(TypeName, type_name, OBJ) G_DECLARE_FINAL_TYPE (TypeName, type_name, DF, OBJ, DfRecord)

/**
 * DF_DEFINE_RECORD:
 * @TypeName, @type_name: as for G_DEFINE_TYPE
 * @table_name: the table in the file
 * @counted_: DF_COUNTED (one, many)
 * @order_: the fields that a list is sorted by
 * @field_list: a static array of DfField
 * ...: further members of DfTableInfo, such as .check
 *
 * The whole class. Each stored field is a property: text kinds of type string, references of the type they point to, all others of type
 * int64 with %DF_NOTHING for nothing; derived fields are read-only properties of their own type.
 * Besides there are "id", "guid", "title" (the first text among them) and "deleted".
 */
#define DF_DEFINE_RECORD(TypeName, type_name, table_name, counted_, order_, field_list, ...)                    \
  struct _##TypeName                                                                                            \
  {                                                                                                             \
    DfRecord parent_instance;                                                                                   \
  };                                                                                                            \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, DF_TYPE_RECORD)                                                     \
  static void                                                                                                   \
  type_name##_class_init (TypeName##Class *klass)                                                               \
  {                                                                                                             \
    static const DfTableInfo info = { .name = table_name, .counted = counted_, .order = order_,                 \
                                      .fields = field_list, .n_fields = G_N_ELEMENTS (field_list), __VA_ARGS__ }; \
    df_record_class_install (DF_RECORD_CLASS (klass), &info);                                                   \
  }                                                                                                             \
  static void                                                                                                   \
  type_name##_init (TypeName *self)                                                                             \
  {                                                                                                             \
  }

void           df_record_class_install    (DfRecordClass     *klass,
                                           const DfTableInfo *info);

/* 0 for a draft: a record that no row stands for yet. */
gint64         df_record_get_id           (DfRecord          *self);
const DfTable *df_record_get_table        (DfRecord          *self);
/* %NULL once nothing serves the record any more, and for a record made without a repository. */
DfCatalog     *df_record_get_catalog      (DfRecord          *self);
/* Whether its row was deleted. An undo brings the same object back to life; "deleted" notifies both. */
gboolean       df_record_is_deleted       (DfRecord          *self);

/* The first text among the fields: the record's name. Never %NULL. */
const char    *df_record_get_title        (DfRecord          *self);

/* Stored fields by field or column name; asking for one that there is not, or of the other sort, is a bug. */
const DfValue *df_record_get_value        (DfRecord          *self,
                                           const char        *field);
const char    *df_record_get_text         (DfRecord          *self,
                                           const char        *field);
gint64         df_record_get_integer      (DfRecord          *self,
                                           const char        *field);

/* The record that a reference points to: (transfer full) (nullable). */
gpointer       df_record_dup_reference    (DfRecord          *self,
                                           const char        *field);
/* The records that are linked under a relation's name, sorted as their table says: (transfer full) (element-type DfRecord).
 * Never %NULL; empty for a draft. One statement if nothing was loaded ahead. */
GPtrArray     *df_record_dup_related      (DfRecord          *self,
                                           const char        *relation);
guint          df_record_count_related    (DfRecord          *self,
                                           const char        *relation);
/* The same as a live list: (transfer full): a DfAssociation. */
GListModel    *df_record_list_related     (DfRecord          *self,
                                           const char        *relation);

/* A stored field as people read and edit it: (transfer full). A reference reads as the title of the record it points to. */
char          *df_record_format           (DfRecord          *self,
                                           const char        *field);
/* From what a person typed to a value that this field can hold, by the rules of its kind and DF_REQUIRED. Nothing is changed. */
gboolean       df_record_parse            (DfRecord          *self,
                                           const char        *field,
                                           const char        *text,
                                           DfValue           *value,
                                           GError           **error);

/* What @self is sorted by among its like: strcmp() of two keys follows the table's order. */
const char    *df_record_get_sort_key     (DfRecord          *self);

/* Derived fields that depend on @what notify: for services that work out something themselves, such as "clashes". */
void           df_record_notify_depending (DfRecord          *self,
                                           const char        *what);

G_END_DECLS
