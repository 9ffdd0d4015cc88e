/* df-json-reader.h
 *
 * The records of a JSON document, one after the other, read ahead by a thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "exchange/df-json-scan.h"

G_BEGIN_DECLS

typedef struct _DfJsonReader DfJsonReader;

/**
 * DfJsonPreparing:
 * @prepare: what the caller wants to know of a piece, made of its bytes in the reader's thread, so it touches nothing that changes meanwhile. It becomes
 *   the piece's @prepared; where it is %NULL, json-glib reads the piece
 * @free: for what @prepare made, in the reader's thread or the caller's
 */
typedef struct
{
  gpointer     (*prepare) (const DfJsonPiece *piece, gpointer data);
  GDestroyNotify free;
} DfJsonPreparing;

/* Begins to read @stream from its start, which nobody else may touch until df_json_reader_free(). @cut: as in df_json_scan_set_cut(), or %NULL.
 * @preparing: static, or %NULL; @data goes to it. */
DfJsonReader      *df_json_reader_new       (GInputStream          *stream,
                                             const char *const     *cut,
                                             const DfJsonPreparing *preparing,
                                             gpointer               data,
                                             GCancellable          *cancellable);
/* May come at any time; returns when the thread has ended. */
void               df_json_reader_free      (DfJsonReader  *self);
/* The next piece, prepared or with its root; good until the next call. %NULL at the end, or with an error: DF_ERROR_REFUSED for what is no JSON,
 * DF_ERROR_CANCELLED, or what reading the stream says. The pieces before a fault come before it. */
const DfJsonPiece *df_json_reader_next      (DfJsonReader  *self,
                                             GError       **error);
/* Where the text is no JSON, once that was the error: @path: (transfer full). FALSE where it was not the text that failed. */
gboolean           df_json_reader_get_fault (DfJsonReader  *self,
                                             guint         *line,
                                             guint         *column,
                                             char         **path);
/* How many bytes had been read when the last piece was. */
goffset            df_json_reader_get_done  (DfJsonReader  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfJsonReader, df_json_reader_free)

G_END_DECLS
