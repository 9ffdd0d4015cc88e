/* df-json-scan.h
 *
 * A strict reader of RFC 8259, fed with bytes as they come, that cuts a big document into records.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "record/df-error.h"

G_BEGIN_DECLS

typedef struct _DfJsonScan DfJsonScan;

/* More is refused: nobody nests a festival deeper, and no record is larger. */
#define DF_JSON_MAX_DEPTH  32
#define DF_JSON_MAX_RECORD (16 * 1024 * 1024)

/**
 * DfJsonPiece:
 * @member: the name of the top-level member that the piece stands in; %NULL in a top-level array, and for a document that is one value
 * @index: its position in the array of @member, or in the top-level array; -1 for a value that is no element
 * @bytes: the piece's text, without blanks around it; %NULL at the end of the array of @member, whose length @index is then
 * @root: the same as json-glib reads it, of a piece that DfJsonReader gives; else, or where @prepared stands, %NULL
 * @prepared: what a DfJsonPreparing made of it, or %NULL
 * @path: the piece's JSON pointer where the document is cut deeper than usual, else %NULL
 * @line, @column: where it begins, from 1, in bytes; at the end of an array, where that is
 *
 * The elements of a top-level array, the elements of the arrays of a top-level object, and its other members.
 * Good until the callback returns.
 *
 * A document that is cut deeper (df_json_scan_set_cut()) gives the elements and members of each container that was cut open, and at its end
 * a piece without @bytes.
 */
typedef struct
{
  const char *member;
  gint64      index;
  const char *bytes;
  gsize       length;
  JsonNode   *root;
  gpointer    prepared;
  const char *path;
  guint       line;
  guint       column;
} DfJsonPiece;

/* FALSE with @error set ends the scan with that error. */
typedef gboolean (*DfJsonPieceFunc) (const DfJsonPiece *piece, gpointer data, GError **error);

/* @func: %NULL only checks. */
DfJsonScan *df_json_scan_new        (DfJsonPieceFunc  func,
                                     gpointer         data);
void        df_json_scan_free       (DfJsonScan      *self);
/* Before the first byte: @cut names the containers that are cut open as well, from the top down, "*" for any name and for the elements of an array;
 * %NULL behind the last: (transfer none). */
void        df_json_scan_set_cut    (DfJsonScan      *self,
                                     const char *const *cut);
/* DF_ERROR_REFUSED with one sentence; what is wrong is found at the same place however the bytes are cut. */
gboolean    df_json_scan_feed       (DfJsonScan      *self,
                                     const char      *bytes,
                                     gsize            length,
                                     GError         **error);
gboolean    df_json_scan_finish     (DfJsonScan      *self,
                                     GError         **error);
/* Whether it was the text that failed, and not the callback; then this is where. @path: a JSON pointer: (transfer full). */
gboolean    df_json_scan_get_fault  (DfJsonScan      *self,
                                     guint           *line,
                                     guint           *column,
                                     char           **path);

/* Where in @piece the value at the JSON pointer @pointer begins; the piece's own place when there is no such value. Reads it once more. */
void        df_json_scan_locate     (const DfJsonPiece *piece,
                                     const char        *pointer,
                                     guint             *line,
                                     guint             *column);
/* Appends "/name" to a JSON pointer, escaped. */
void        df_json_append_pointer  (GString         *pointer,
                                     const char      *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfJsonScan, df_json_scan_free)

G_END_DECLS
