/* df-export-private.h
 *
 * The writers of all shapes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-json-writer.h"
#include "exchange/df-report.h"
#include "store/df-rows.h"

G_BEGIN_DECLS

/* The next row, or the end; FALSE with @error where reading failed or the stream takes no more. */
gboolean df_export_next            (DfRows         *rows,
                                    DfJsonWriter   *writer,
                                    gboolean       *has_row,
                                    GError        **error);

/* df-catalog-json-write */
gboolean df_catalog_json_write     (DfRepository   *repository,
                                    DfJsonWriter   *writer,
                                    GError        **error);
/* The array of one table, as the next value. */
gboolean df_catalog_json_write_table (DfRepository *repository,
                                    const DfTable  *table,
                                    DfJsonWriter   *writer,
                                    GError        **error);
/* The members of one row: its id, which the one row of a single table does not show, then @values, one for each column of the table.
 * @encoded: room for one value. */
void     df_catalog_json_write_members (DfJsonWriter *writer,
                                    const DfTable  *table,
                                    gint64          id,
                                    const DfValue  *values,
                                    GString        *encoded);
/* df-performers-json-write. @performing: only those with an event. */
gboolean df_performers_json_write  (DfRepository   *repository,
                                    gboolean        performing,
                                    DfJsonWriter   *writer,
                                    GError        **error);

/* df-schedule-json-write. What cannot be said is noted in @report (nullable). */
gboolean df_schedule_json_write    (DfRepository   *repository,
                                    DfReport       *report,
                                    DfJsonWriter   *writer,
                                    GError        **error);

G_END_DECLS
