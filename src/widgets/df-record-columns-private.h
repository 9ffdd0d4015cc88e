/* df-record-columns-private.h
 *
 * A live list as a table: a column for each field that people know, chosen, resized and sorted by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "store/df-record-list.h"

G_BEGIN_DECLS

#define DF_TYPE_RECORD_COLUMNS (df_record_columns_get_type ())
G_DECLARE_FINAL_TYPE (DfRecordColumns, df_record_columns, DF, RECORD_COLUMNS, GtkWidget)

/**
 * DfRecordColumns:
 *
 * The columns follow from the table: its fields, the derived ones that have a title, and how many others a row is linked to.
 * Property "columns": the names of those that are there, in their order, each with "=" and its width where people gave it one; "" is what the table has by
 * itself.
 *
 * DfRecordColumns::activated (position): Enter, or a double click.
 * DfRecordColumns::sorted (name, descending): people want it sorted by this field or relation.
 */
GtkWidget   *df_record_columns_new           (DfRepository      *repository,
                                              const DfTable     *table);
/* %NULL: it shows nothing, and costs nothing. */
void         df_record_columns_set_model     (DfRecordColumns   *self,
                                              GtkSelectionModel *model);
/* What its columns read of linked records, to be read ahead: (transfer full). */
char        *df_record_columns_dup_preload   (DfRecordColumns   *self);
/* Shows by an arrow what the list is sorted by; a name without a column shows none. */
void         df_record_columns_show_order    (DfRecordColumns   *self,
                                              const char        *name,
                                              gboolean           descending);
/* The list of rows itself, for its actions and its keys: (transfer none). */
GtkWidget   *df_record_columns_get_rows      (DfRecordColumns   *self);
/* The record of a row, or %NULL for what is no row of columns: (transfer none) (nullable). */
DfRecord    *df_record_columns_get_record    (GtkWidget         *row);
/* Records say other things than before. */
void         df_record_columns_refresh       (DfRecordColumns   *self);
/* A check item for each column: "columns.NAME". The actions: (transfer none). */
GMenuModel  *df_record_columns_get_menu      (DfRecordColumns   *self);
GActionGroup *df_record_columns_get_actions  (DfRecordColumns   *self);

G_END_DECLS
