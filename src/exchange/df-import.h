/* df-import.h
 *
 * Reads a festival of any shape that we know into a file, as one undoable step or not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-report.h"
#include "store/df-repository.h"

G_BEGIN_DECLS

/**
 * DfImportOptions: all may be left 0.
 * @shape: one of df_import_list_shapes(); %NULL finds it from the content
 * @starts_on: ISO date of the first day of a source that names only weekdays
 * @dry_run: does everything and keeps nothing
 * @skip_matches: a record that is in the file is left as it is
 * @skip_refused: what cannot be held is left out; otherwise one such record refuses the whole
 * @step_name: what the undo is called by; %NULL is "Import “NAME”"
 * @source: what messages call the source; %NULL is its name
 */
typedef struct
{
  const char   *shape;
  const char   *starts_on;
  gboolean      dry_run;
  gboolean      skip_matches;
  gboolean      skip_refused;
  const char   *step_name;
  const char   *source;
  GCancellable *cancellable;
  DfProgress    progress;
  gpointer      progress_data;
} DfImportOptions;

/* @name: the source's. DF_ERROR_REFUSED when it cannot be held: nothing was written. Where just one thing was refused, the error says what and
 * where, as @report does (df_message_format()); of several it says how many. */
gboolean           df_import_stream      (DfRepository           *repository,
                                          GInputStream           *stream,
                                          const char             *name,
                                          const DfImportOptions  *options,
                                          DfReport               *report,
                                          GError                **error);
gboolean           df_import_file        (DfRepository           *repository,
                                          GFile                  *file,
                                          const DfImportOptions  *options,
                                          DfReport               *report,
                                          GError                **error);
/* The sample festival, as the step "Load Sample Festival". A second time changes nothing. */
gboolean           df_import_sample      (DfRepository           *repository,
                                          DfReport               *report,
                                          GError                **error);
const char *const *df_import_list_shapes (void);

G_END_DECLS
