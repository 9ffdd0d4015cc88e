/* df-json-record.h
 *
 * One record of a JSON document, read once the scan has let it pass, with the place of everything in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "exchange/df-json-plain.h"
#include "exchange/df-json-scan.h"

G_BEGIN_DECLS

typedef struct _DfJsonRecord DfJsonRecord;

/* One parser for all records: use it again and again. */
DfJsonRecord *df_json_record_new      (void);
void          df_json_record_free     (DfJsonRecord      *self);
/* @piece is borrowed until the next call: what is asked of the record is good as long as it. DF_ERROR_REFUSED. */
gboolean      df_json_record_load     (DfJsonRecord      *self,
                                       const DfJsonPiece *piece,
                                       GError           **error);
/* Only for what is said about @piece as a whole. */
void          df_json_record_set_place (DfJsonRecord     *self,
                                       const DfJsonPiece *piece);
/* NULL for a record that is not plain. */
DfJsonPlain  *df_json_record_get_plain (DfJsonRecord     *self);
/* The record as json-glib reads it. */
JsonNode     *df_json_record_get_root (DfJsonRecord      *self);
/* Where the value at @pointer ("/ends", "" for the record) stands; of a value that is not there, where the record does. */
void          df_json_record_locate   (DfJsonRecord      *self,
                                       const char        *pointer,
                                       guint             *line,
                                       guint             *column);
/* The pointer from the top of the document, "/events/3/ends": (transfer full). */
char         *df_json_record_dup_path (DfJsonRecord      *self,
                                       const char        *pointer);

/* What stands there, for people: "2.5", "null", "the text “x”": (transfer full). */
char         *df_json_describe        (JsonNode          *node);
/* These set DF_ERROR_INVALID, "Expected …, found …." @text: (transfer none). */
gboolean      df_json_get_object      (JsonNode          *node,
                                       JsonObject       **object,
                                       GError           **error);
gboolean      df_json_get_array       (JsonNode          *node,
                                       JsonArray        **array,
                                       GError           **error);
gboolean      df_json_get_text        (JsonNode          *node,
                                       const char       **text,
                                       GError           **error);
gboolean      df_json_get_integer     (JsonNode          *node,
                                       gint64            *integer,
                                       GError           **error);
/* From 1 on. */
gboolean      df_json_get_id          (JsonNode          *node,
                                       gint64            *id,
                                       GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfJsonRecord, df_json_record_free)

G_END_DECLS
