/* df-record-columns-parts-private.h
 *
 * What the files of the columns share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/df-record-columns-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char          *name;
  const char          *title;
  const DfField       *field;      /* (nullable): stored or derived */
  const DfRelation    *relation;   /* (nullable): how many are linked */
  guint                chars;
  gboolean             is_usual;   /* there without being chosen */
  GtkColumnViewColumn *column;     /* owned */
} DfColumn;

struct _DfRecordColumns
{
  GtkWidget           parent_instance;

  DfRepository       *repository;   /* owned */
  const DfTable      *table;        /* static */
  GtkColumnView      *view;         /* borrowed */
  GArray             *columns;      /* (element-type DfColumn): all that there are */
  GPtrArray          *bound;        /* GtkListItems that show a record now */
  GSimpleActionGroup *actions;
  GMenu              *menu;
  gpointer            asked;        /* the column that is sorted by, while somebody asks */
  gboolean            is_setting;   /* what changes is our own doing */
};

/* --- df-record-columns-cells.c */
/* What there is to be shown, by the table's declarations. */
void                df_record_columns_list        (DfRecordColumns *self);
DfColumn           *df_record_columns_find        (DfRecordColumns *self,
                                                   const char      *name);
GtkListItemFactory *df_record_columns_new_factory (DfRecordColumns *self,
                                                   const char      *name);

G_END_DECLS
