/* df-json-writer.h
 *
 * Writes JSON as it comes: strict, two spaces, keys in the order given; texts, integers, booleans and null only.
 *
 * The outermost object or array is spread over lines, and so are the arrays in an outermost object; everything inside stands on one
 * line. So every record is one line, for people who read it and for programs that compare two exports.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/df-report.h"

G_BEGIN_DECLS

typedef struct _DfJsonWriter DfJsonWriter;

/* @stream: where it goes whenever enough has come together; NULL keeps all in the buffer. */
DfJsonWriter *df_json_writer_new          (GOutputStream *stream);
void          df_json_writer_free         (DfJsonWriter  *self);
/* Hears how many bytes went to the stream, whenever some did; @total is 0. */
void          df_json_writer_set_progress (DfJsonWriter   *self,
                                          DfProgress      progress,
                                          gpointer        data);
/* Writing ends with DF_ERROR_CANCELLED once this is cancelled. */
void          df_json_writer_set_cancellable (DfJsonWriter *self,
                                          GCancellable   *cancellable);
/* A piece of a document, to be handed to df_json_writer_raw(): all on one line. */
void          df_json_writer_set_inline   (DfJsonWriter  *self);
/* The next object or array is spread over lines, wherever it stands. */
void          df_json_writer_spread       (DfJsonWriter  *self);
void          df_json_writer_begin_object (DfJsonWriter  *self);
void          df_json_writer_end_object   (DfJsonWriter  *self);
void          df_json_writer_begin_array  (DfJsonWriter  *self);
void          df_json_writer_end_array    (DfJsonWriter  *self);
/* The next value's name; a string that needs no escape. */
void          df_json_writer_name         (DfJsonWriter  *self,
                                           const char    *name);
/* The same of any text. */
void          df_json_writer_text_name    (DfJsonWriter  *self,
                                           const char    *name);
void          df_json_writer_text         (DfJsonWriter  *self,
                                           const char    *text);   /* NULL writes null; what is not UTF-8 becomes U+FFFD */
void          df_json_writer_integer      (DfJsonWriter  *self,
                                           gint64         value);  /* DF_NOTHING writes null */
void          df_json_writer_boolean      (DfJsonWriter  *self,
                                           gboolean       value);
void          df_json_writer_null         (DfJsonWriter  *self);
/* A piece of JSON that was rendered before, as the next value, or as the next members of an object. */
void          df_json_writer_raw          (DfJsonWriter  *self,
                                           const char    *json,
                                           gsize          length);
/* FALSE once writing to the stream has failed; what comes then is dropped, and df_json_writer_finish() says why. */
gboolean      df_json_writer_is_sound     (DfJsonWriter  *self);
/* Final newline, and all that is left goes to the stream. */
gboolean      df_json_writer_finish       (DfJsonWriter  *self,
                                           GError       **error);
/* (transfer none): what has not gone to the stream. */
GString      *df_json_writer_get_buffer   (DfJsonWriter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfJsonWriter, df_json_writer_free)

G_END_DECLS
