/* df-document.h
 *
 * One festival file as all its windows see it: its repository, its name, and whether it can be edited now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "exchange/df-report.h"
#include "store/df-maintenance.h"

G_BEGIN_DECLS

#define DF_TYPE_DOCUMENT (df_document_get_type ())
G_DECLARE_FINAL_TYPE (DfDocument, df_document, DF, DOCUMENT, GObject)

/**
 * DfDocument:
 *
 * Properties, all read-only:
 * "repository": %NULL until the file is made
 * "title": the festival's name; the program's while there is no file
 * "empty": whether there is no record in it
 * "editable": whether people may write to it now
 * "busy": a sentence that says what is being done to the whole file; %NULL for nothing, or when it does not take long
 *
 * DfDocument::problem (GError): something went wrong that no window asked for
 */

/* The document of the file at @path: the same for everybody as long as anybody holds it. Another name of the same file is the same document.
 * A file that is not there yet is no error when @may_be_missing: it is made by df_document_make(). */
DfDocument   *df_document_open           (const char    *path,
                                          gboolean       may_be_missing,
                                          GError       **error);
const char   *df_document_get_path       (DfDocument    *self);
DfRepository *df_document_get_repository (DfDocument    *self);
const char   *df_document_get_title      (DfDocument    *self);
gboolean      df_document_is_empty       (DfDocument    *self);
gboolean      df_document_is_editable    (DfDocument    *self);
/* Whether the check after opening found that it is not sound; then nobody may write to it. */
gboolean      df_document_is_damaged     (DfDocument    *self);
/* Whether its path leads to it no more, since another program moved, deleted or replaced it; then nobody can write, and a copy can be saved. */
gboolean      df_document_is_moved       (DfDocument    *self);
const char   *df_document_get_busy       (DfDocument    *self);

/* The document of the file at @path, if it is open here: (nullable) (transfer none). */
DfDocument   *df_document_find           (const char    *path);
/* Makes the file, and the folder it is in, unless it is there. @draft: what df_festival_new_draft() gave, filled in; %NULL for all defaults. */
gboolean      df_document_make           (DfDocument    *self,
                                          DfRecord      *draft,
                                          GError       **error);
/* Follows what other programs wrote. */
void          df_document_refresh        (DfDocument    *self);

/* Long work in a thread of its own; meanwhile nobody can edit. One at a time. */
void          df_document_import         (DfDocument           *self,
                                          GFile                *file,
                                          GAsyncReadyCallback   done,
                                          gpointer              data);
void          df_document_export         (DfDocument           *self,
                                          GFile                *file,
                                          const char           *shape,
                                          GAsyncReadyCallback   done,
                                          gpointer              data);
/* @file: a local one. */
void          df_document_save_copy      (DfDocument           *self,
                                          GFile                *file,
                                          DfBackupFlags         flags,
                                          GAsyncReadyCallback   done,
                                          gpointer              data);
/* @repository: on the same file, of the thread that it runs in */
typedef gboolean (*DfDocumentEdit) (DfRepository *repository, gpointer data, GError **error);

/* A change of so many rows that a window would stand still. @name: of what is changed, such as "5,000 Events"; @edit_data lives until @done is called. */
void          df_document_edit           (DfDocument           *self,
                                          const char           *name,
                                          DfDocumentEdit        edit,
                                          gpointer              edit_data,
                                          GAsyncReadyCallback   done,
                                          gpointer              data);
/* A way through the history, as df_repository_go() says, that writes so much that a window would stand still. @name: what is undone (@back) or redone. */
void          df_document_go             (DfDocument           *self,
                                          gint64                step,
                                          const char           *name,
                                          gboolean              back,
                                          GAsyncReadyCallback   done,
                                          gpointer              data);
/* @report: (out) (transfer full): set even if the import was refused, since it says why at length. */
gboolean      df_document_work_finish    (DfDocument           *self,
                                          GAsyncResult         *result,
                                          DfReport            **report,
                                          GError              **error);
/* Whether any of these is under way. */
gboolean      df_document_is_working     (DfDocument    *self);
/* Stops what is being done; it leaves nothing behind. */
void          df_document_stop_work      (DfDocument    *self);

G_END_DECLS
