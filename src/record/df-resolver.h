/* df-resolver.h
 *
 * What a record asks of whoever keeps it, so that this room knows no store; and what the keeper alone may tell a record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record/df-record.h"

G_BEGIN_DECLS

#define DF_TYPE_RESOLVER (df_resolver_get_type ())
G_DECLARE_INTERFACE (DfResolver, df_resolver, DF, RESOLVER, GObject)

/* One link of a record: the join row's id (for one to many the other's id again) and the other's id. */
typedef struct
{
  gint64 link;
  gint64 other;
} DfLink;

struct _DfResolverInterface
{
  GTypeInterface parent_iface;

  DfCatalog  *(*get_catalog)  (DfResolver *self);
  /* (transfer full) (nullable): the row's one object */
  DfRecord   *(*dup_record)   (DfResolver *self, const DfTable *table, gint64 id);
  /* Fills the record's links of this relation by df_record_set_links(). */
  gboolean    (*load_links)   (DfResolver *self, DfRecord *owner, const DfRelation *relation);
  /* Reads those of @ids that have no object yet, in one statement; the result keeps all of them alive, in the order of @ids. */
  GPtrArray  *(*dup_records)  (DfResolver *self, const DfTable *table, const gint64 *ids, guint n_ids);
  GListModel *(*list_related) (DfResolver *self, DfRecord *owner, const DfRelation *relation);
  /* The last one let go of @record. */
  void        (*forget)       (DfResolver *self, DfRecord *record);
};

/* Who keeps @self; %NULL once nobody does. */
DfResolver   *df_record_get_resolver (DfRecord       *self);

/* For the keeper: makes a record; 0 and no values for a draft. */
DfRecord     *df_record_new        (const DfTable    *table,
                                    DfResolver       *resolver,
                                    gint64            id,
                                    const DfValue    *values);
/* The row as it now is: notifies the properties that changed and the derived ones that depend on them. Returns a mask of the columns. */
guint64       df_record_update     (DfRecord         *self,
                                    const DfValue    *values);
/* A draft's field, in memory only; the same on a saved record is a bug. */
void          df_record_set_draft  (DfRecord         *self,
                                    guint             column,
                                    const DfValue    *value);
void          df_record_set_id     (DfRecord         *self,
                                    gint64            id);
void          df_record_set_deleted (DfRecord        *self,
                                    gboolean          deleted);
const DfValue *df_record_get_values (DfRecord        *self);

/* The links that are known; %NULL when they were not loaded yet. Setting takes the array (element-type DfLink). */
GArray       *df_record_get_links  (DfRecord         *self,
                                    const DfRelation *relation);
void          df_record_set_links  (DfRecord         *self,
                                    const DfRelation *relation,
                                    GArray           *links);
void          df_record_forget_links (DfRecord       *self);

G_END_DECLS
