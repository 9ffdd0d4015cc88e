/* df-json-writer.h
 *
 * Writes JSON as it comes: strict, two spaces, keys in the order given; texts, integers, booleans and null only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DfJsonWriter DfJsonWriter;

/* @stream: where it goes whenever enough has come together; NULL keeps all in the buffer. */
DfJsonWriter *df_json_writer_new         (GOutputStream *stream);
void          df_json_writer_free        (DfJsonWriter  *self);
void          df_json_writer_begin_object (DfJsonWriter *self);
void          df_json_writer_end_object  (DfJsonWriter  *self);
void          df_json_writer_begin_array (DfJsonWriter  *self);
void          df_json_writer_end_array   (DfJsonWriter  *self);
/* The next value's name; a string that needs no escape. */
void          df_json_writer_name        (DfJsonWriter  *self,
                                          const char    *name);
void          df_json_writer_text        (DfJsonWriter  *self,
                                          const char    *text);   /* NULL writes null; must be UTF-8 */
void          df_json_writer_integer     (DfJsonWriter  *self,
                                          gint64         value);  /* DF_NOTHING writes null */
void          df_json_writer_boolean     (DfJsonWriter  *self,
                                          gboolean       value);
void          df_json_writer_null        (DfJsonWriter  *self);
/* A piece of JSON that was rendered before, as the next value. */
void          df_json_writer_raw         (DfJsonWriter  *self,
                                          const char    *json,
                                          gsize          length);
/* Final newline, and all that is left goes to the stream. */
gboolean      df_json_writer_finish      (DfJsonWriter  *self,
                                          GError       **error);
GString      *df_json_writer_get_buffer  (DfJsonWriter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DfJsonWriter, df_json_writer_free)

G_END_DECLS
