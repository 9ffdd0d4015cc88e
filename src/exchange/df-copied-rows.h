/* df-copied-rows.h
 *
 * What chosen rows of a list read as in other programs: a mail, a spreadsheet, a script, a web page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/df-repository.h"

G_BEGIN_DECLS

#define DF_COPIED_PLAIN "text/plain;charset=utf-8"
#define DF_COPIED_CSV   "text/csv"
#define DF_COPIED_JSON  "application/json"
#define DF_COPIED_HTML  "text/html"

typedef struct _DfCopiedRows DfCopiedRows;

/* What df_copied_rows_format() can make, the richest first, as a clipboard offers them. */
const char *const *df_copied_rows_list_types (void);

/**
 * df_copied_rows_new:
 * @records: (element-type DfRecord): one or more, all of one table, in the order in which they will stand
 *
 * Reads at once whatever they are linked to, one statement for each reference and relation, however many records. Those that are deleted, or
 * drafts still, are left out. The formats are made from what the records say when they are asked for: ask before anybody can change
 * or delete one, and keep the bytes.
 */
DfCopiedRows *df_copied_rows_new    (DfRepository  *repository,
                                     GPtrArray     *records,
                                     GError       **error);
void          df_copied_rows_free   (DfCopiedRows  *self);
/* How many were not left out. */
guint         df_copied_rows_count  (DfCopiedRows  *self);
/* @type: one of df_copied_rows_list_types(). Always UTF-8: (transfer full). */
GBytes       *df_copied_rows_format (DfCopiedRows  *self,
                                     const char    *type);
/* The bytes of DF_COPIED_PLAIN as a string, for a clipboard that wants one: (transfer full). */
char         *df_copied_rows_format_text (DfCopiedRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfCopiedRows, df_copied_rows_free)

G_END_DECLS
