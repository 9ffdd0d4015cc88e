/* df-rows.h
 *
 * A forward cursor over chosen columns of one table, or of one relation, without objects.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

G_BEGIN_DECLS

#define DF_TYPE_ROWS (df_rows_get_type ())
G_DECLARE_FINAL_TYPE (DfRows, df_rows, DF, ROWS, GObject)

/**
 * df_rows_new:
 * @columns: column names apart by blanks; "id" is one
 * @order: column names apart by blanks; "id" if %NULL
 *
 * Unknown names are a bug. What is read is one state of the file as long as the cursor lives: do not keep it.
 */
DfRows     *df_rows_new          (DfRepository     *repository,
                                  const DfTable    *table,
                                  const char       *columns,
                                  const char       *order,
                                  GError          **error);
/* The others of every owner, by the owner's id, then the other's id: column 0 is the owner's id, then the columns of the other's table. */
DfRows     *df_rows_new_linked   (DfRepository     *repository,
                                  const DfRelation *relation,
                                  const char       *columns,
                                  GError          **error);
/* The one row where a column holds a value; for look-ups in imports, quick to repeat. */
DfRows     *df_rows_new_where    (DfRepository     *repository,
                                  const DfTable    *table,
                                  const char       *columns,
                                  const char       *where,
                                  const DfValue    *value,
                                  GError          **error);
/* Asks a cursor made by df_rows_new_where() for another value: quicker than a new cursor. */
void        df_rows_seek         (DfRows           *self,
                                  const DfValue    *value);
/* Whether there is a next row; %FALSE with @error set when reading failed. */
gboolean    df_rows_next         (DfRows           *self,
                                  GError          **error);

/* Of the current row, by the position in the columns that were asked for. */
gint64      df_rows_get_integer  (DfRows           *self,
                                  guint             column);      /* DF_NOTHING for nothing */
/* Good until the next call of df_rows_next(). %NULL for nothing. */
const char *df_rows_get_text     (DfRows           *self,
                                  guint             column);
gsize       df_rows_get_length   (DfRows           *self,
                                  guint             column);      /* bytes of the text */

G_END_DECLS
