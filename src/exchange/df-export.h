/* df-export.h
 *
 * Hands a festival on in a shape that other tools read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-report.h"
#include "store/df-repository.h"

G_BEGIN_DECLS

/* "dreamfest" first, then the others. */
const char *const *df_export_list_shapes (void);

/* All may be left 0. */
typedef struct
{
  GCancellable *cancellable;
  DfProgress    progress;
  gpointer      progress_data;
} DfExportOptions;

/* All of one state of the file. @shape: NULL is "dreamfest". @options: (nullable). */
gboolean df_export_stream     (DfRepository           *repository,
                               const char             *shape,
                               GOutputStream          *stream,
                               DfReport               *report,
                               const DfExportOptions  *options,
                               GError                **error);
/* Whole or not at all; DF_ERROR_EXISTS when there is a file and @replace is FALSE. */
gboolean df_export_file       (DfRepository           *repository,
                               const char             *shape,
                               GFile                  *file,
                               gboolean                replace,
                               DfReport               *report,
                               const DfExportOptions  *options,
                               GError                **error);
/* `list --json`: one table's array of our JSON, or for performers their shape, only those with an event when @performing. */
gboolean df_export_list       (DfRepository   *repository,
                               const DfTable  *table,
                               gboolean        performing,
                               GOutputStream  *stream,
                               GError        **error);

G_END_DECLS
