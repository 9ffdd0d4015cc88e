/* df-catalog.h
 *
 * All tables and relations of one kind of file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-relation.h"

G_BEGIN_DECLS

#define DF_TYPE_CATALOG (df_catalog_get_type ())
G_DECLARE_FINAL_TYPE (DfCatalog, df_catalog, DF, CATALOG, GObject)

/**
 * DfCatalogInfo:
 * @application_id: what the file's header says its application is
 * @migrations: a resource folder with NNN-name.up.sql and NNN-name.down.sql, numbered from 001
 * @types: the record types, in the order in which they are handed on; those pointed to before those that point
 */
typedef struct
{
  guint32               application_id;
  const char           *migrations;
  GType               (*const *types) (void);
  guint                 n_types;
  const DfRelationInfo *relations;
  guint                 n_relations;
} DfCatalogInfo;

/* Checks the declarations as it goes and aborts on a wrong one, since that is a bug of ours. */
DfCatalog        *df_catalog_new               (const DfCatalogInfo *info);

guint32           df_catalog_get_application_id (DfCatalog     *self);
const char       *df_catalog_get_migrations    (DfCatalog      *self);

/* Record tables first, then the join tables: the order in which rows can be written. The position is the journal's table number. */
guint             df_catalog_get_n_tables      (DfCatalog      *self);
const DfTable    *df_catalog_get_table         (DfCatalog      *self,
                                                guint           number);
guint             df_catalog_get_number        (DfCatalog      *self,
                                                const DfTable  *table);
const DfTable    *df_catalog_find_table        (DfCatalog      *self,
                                                const char     *name);

/* The table whose rows the column @column of @table points to, by its reference or as a link's key: (nullable). */
const DfTable    *df_catalog_get_target        (DfCatalog      *self,
                                                const DfTable  *table,
                                                guint           column);
/* The relations that @table owns, by index; %NULL behind the last. Every relation stands here once for each side. */
const DfRelation *df_catalog_get_relation      (DfCatalog      *self,
                                                const DfTable  *table,
                                                guint           index);
const DfRelation *df_catalog_find_relation     (DfCatalog      *self,
                                                const DfTable  *table,
                                                const char     *name);

G_END_DECLS
