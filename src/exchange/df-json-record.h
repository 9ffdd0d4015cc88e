/* df-json-record.h
 *
 * What stands in one record of a JSON document, and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-json-scan.h"

G_BEGIN_DECLS

/* Where the value at the JSON pointer @pointer ("/ends", "" for the piece) stands; of a value that is not there, where the piece does. */
void          df_json_record_locate   (const DfJsonPiece *piece,
                                       const char        *pointer,
                                       guint             *line,
                                       guint             *column);
/* The pointer from the top of the document, "/events/3/ends"; the end of an array stands for the array: (transfer full). */
char         *df_json_record_dup_path (const DfJsonPiece *piece,
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

G_END_DECLS
