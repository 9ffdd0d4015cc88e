/* df-json-writer.c
 *
 * Writes JSON as it comes. json-glib's own generator writes control characters as they are, which is no JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "exchange/df-stream-private.h"
#include "record/df-value.h"

#define MAX_DEPTH   32
#define FLUSH_BYTES (128 * 1024)

typedef struct
{
  gboolean is_object;
  gboolean is_spread;
  gboolean has_values;
} Level;

struct _DfJsonWriter
{
  GOutputStream *stream;
  GCancellable  *cancellable;
  GString       *buffer;
  GError        *error;
  DfProgress     progress;
  gpointer       progress_data;
  goffset        done;

  Level          levels[MAX_DEPTH];
  guint          depth;
  gboolean       is_named;
  gboolean       is_inline;
  gboolean       is_next_spread;
};

static void
df_json_writer_flush (DfJsonWriter *self)
{
  if (self->error == NULL && self->stream != NULL &&
      df_stream_write (self->stream, self->buffer->str, self->buffer->len, self->cancellable, &self->error))
    self->done += (goffset) self->buffer->len;

  g_string_truncate (self->buffer, 0);
  if (self->progress != NULL)
    self->progress (self->done, 0, self->progress_data);
}

/* Mostly there is room, and then nothing is called. */
static inline void
df_json_writer_append (GString    *buffer,
                       const char *bytes,
                       gsize       length)
{
  if (length >= buffer->allocated_len - buffer->len)
    {
      g_string_append_len (buffer, bytes, (gssize) length);
      return;
    }

  memcpy (buffer->str + buffer->len, bytes, length);
  buffer->len += length;
  buffer->str[buffer->len] = '\0';
}

static void
df_json_writer_begin_line (DfJsonWriter *self)
{
  g_string_append_c (self->buffer, '\n');

  for (guint i = 0; i < self->depth; i++)
    df_json_writer_append (self->buffer, "  ", 2);
}

/* What stands between two values; a name has it already when its value comes. */
static void
df_json_writer_begin_item (DfJsonWriter *self)
{
  Level *level = self->depth > 0 ? &self->levels[self->depth - 1] : NULL;

  if (level == NULL || self->is_named)
    {
      self->is_named = FALSE;
      return;
    }

  if (self->stream != NULL && self->buffer->len >= FLUSH_BYTES)
    df_json_writer_flush (self);

  if (!level->is_spread && level->has_values)
    df_json_writer_append (self->buffer, ", ", 2);
  else if (!level->is_spread)
    df_json_writer_append (self->buffer, " ", 1);
  else
    {
      if (level->has_values)
        g_string_append_c (self->buffer, ',');
      df_json_writer_begin_line (self);
    }

  level->has_values = TRUE;
}

static void
df_json_writer_begin_container (DfJsonWriter *self,
                                gboolean      is_object)
{
  Level *above = self->depth > 0 ? &self->levels[self->depth - 1] : NULL;
  Level *level;

  g_assert (self->depth < MAX_DEPTH);
  df_json_writer_begin_item (self);

  level = &self->levels[self->depth++];
  level->is_object = is_object;
  level->has_values = FALSE;
  level->is_spread = !self->is_inline &&
                     (above == NULL || (self->depth == 2 && above->is_object && !is_object) || self->is_next_spread);
  self->is_next_spread = FALSE;
  g_string_append_c (self->buffer, is_object ? '{' : '[');
}

static void
df_json_writer_end_container (DfJsonWriter *self,
                              gboolean      is_object)
{
  Level *level;

  g_assert (self->depth > 0 && self->levels[self->depth - 1].is_object == is_object);

  level = &self->levels[--self->depth];
  if (level->has_values && level->is_spread)
    df_json_writer_begin_line (self);
  else if (level->has_values)
    g_string_append_c (self->buffer, ' ');

  g_string_append_c (self->buffer, is_object ? '}' : ']');
}

void
df_json_writer_spread (DfJsonWriter *self)
{
  self->is_next_spread = TRUE;
}

void
df_json_writer_begin_object (DfJsonWriter *self)
{
  df_json_writer_begin_container (self, TRUE);
}

void
df_json_writer_end_object (DfJsonWriter *self)
{
  df_json_writer_end_container (self, TRUE);
}

void
df_json_writer_begin_array (DfJsonWriter *self)
{
  df_json_writer_begin_container (self, FALSE);
}

void
df_json_writer_end_array (DfJsonWriter *self)
{
  df_json_writer_end_container (self, FALSE);
}

void
df_json_writer_name (DfJsonWriter *self,
                     const char   *name)
{
  g_assert (self->depth > 0 && self->levels[self->depth - 1].is_object && !self->is_named);

  df_json_writer_begin_item (self);
  g_string_append_c (self->buffer, '"');
  df_json_writer_append (self->buffer, name, strlen (name));
  df_json_writer_append (self->buffer, "\": ", 3);
  self->is_named = TRUE;
}

static void
df_json_writer_append_escape (GString *buffer,
                              guint8   byte)
{
  static const char escapes[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";
  const char *found = byte != 0 ? strchr (escapes, byte) : NULL;

  if (found != NULL)
    {
      g_string_append_c (buffer, '\\');
      g_string_append_c (buffer, letters[found - escapes]);
    }
  else
    {
      g_string_append_printf (buffer, "\\u%04x", byte);
    }
}

/* Which bytes of @word are @byte: the highest bit of each, of the first at least. */
#define ALL(byte)          (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))
#define BELOW(word, limit) (((word) - ALL (limit)) & ~(word) & ALL (0x80))
#define IS(word, byte)     BELOW ((word) ^ ALL (byte), 1)

/* How many bytes of @text stand in JSON as they are, by the eight. @any: what is in any of them is added. */
static gsize
df_json_writer_count_plain (const char *text,
                            gsize       length,
                            guint64    *any)
{
  gsize count = 0;

  for (; length - count >= sizeof (guint64); count += sizeof (guint64))
    {
      guint64 word;

      memcpy (&word, text + count, sizeof word);
      if ((BELOW (word, 0x20) | IS (word, '"') | IS (word, '\\')) != 0)
        break;
      *any |= word;
    }

  for (; count < length; count++)
    {
      guint8 byte = (guint8) text[count];

      if (byte < 0x20 || byte == '"' || byte == '\\')
        break;
      *any |= byte;
    }

  return count;
}

/* The texts of a file that another program wrote need not be UTF-8. */
static void
df_json_writer_append_text (GString    *buffer,
                            const char *text)
{
  gsize start = buffer->len;
  gsize rest = strlen (text);
  guint64 any = 0;

  while (TRUE)
    {
      gsize plain = df_json_writer_count_plain (text, rest, &any);

      df_json_writer_append (buffer, text, plain);
      if (plain == rest)
        break;

      df_json_writer_append_escape (buffer, (guint8) text[plain]);
      text += plain + 1;
      rest -= plain + 1;
    }

  if ((any & ALL (0x80)) != 0 && !g_utf8_validate_len (buffer->str + start, buffer->len - start, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (buffer->str + start, (gssize) (buffer->len - start));

      g_string_truncate (buffer, start);
      g_string_append (buffer, valid);
    }
}

void
df_json_writer_text_name (DfJsonWriter *self,
                          const char   *name)
{
  g_assert (self->depth > 0 && self->levels[self->depth - 1].is_object && !self->is_named);

  df_json_writer_begin_item (self);
  g_string_append_c (self->buffer, '"');
  df_json_writer_append_text (self->buffer, name);
  g_string_append (self->buffer, "\": ");
  self->is_named = TRUE;
}

void
df_json_writer_text (DfJsonWriter *self,
                     const char   *text)
{
  if (text == NULL)
    {
      df_json_writer_null (self);
      return;
    }

  df_json_writer_begin_item (self);
  g_string_append_c (self->buffer, '"');
  df_json_writer_append_text (self->buffer, text);
  g_string_append_c (self->buffer, '"');
}

void
df_json_writer_integer (DfJsonWriter *self,
                        gint64        value)
{
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 rest = value < 0 ? 0 - (guint64) value : (guint64) value;

  if (value == DF_NOTHING)
    {
      df_json_writer_null (self);
      return;
    }

  do
    *--at = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);

  if (value < 0)
    *--at = '-';

  df_json_writer_raw (self, at, (gsize) (digits + sizeof digits - at));
}

void
df_json_writer_boolean (DfJsonWriter *self,
                        gboolean      value)
{
  df_json_writer_raw (self, value ? "true" : "false", value ? 4 : 5);
}

void
df_json_writer_null (DfJsonWriter *self)
{
  df_json_writer_raw (self, "null", 4);
}

void
df_json_writer_raw (DfJsonWriter *self,
                    const char   *json,
                    gsize         length)
{
  df_json_writer_begin_item (self);
  df_json_writer_append (self->buffer, json, length);
}

gboolean
df_json_writer_is_sound (DfJsonWriter *self)
{
  return self->error == NULL;
}

gboolean
df_json_writer_finish (DfJsonWriter  *self,
                       GError       **error)
{
  g_assert (self->depth == 0);

  g_string_append_c (self->buffer, '\n');
  if (self->stream != NULL)
    df_json_writer_flush (self);

  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

GString *
df_json_writer_get_buffer (DfJsonWriter *self)
{
  return self->buffer;
}

void
df_json_writer_set_cancellable (DfJsonWriter *self,
                                GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

void
df_json_writer_set_progress (DfJsonWriter *self,
                             DfProgress    progress,
                             gpointer      data)
{
  self->progress = progress;
  self->progress_data = data;
}

void
df_json_writer_set_inline (DfJsonWriter *self)
{
  self->is_inline = TRUE;
}

DfJsonWriter *
df_json_writer_new (GOutputStream *stream)
{
  DfJsonWriter *self = g_new0 (DfJsonWriter, 1);

  self->stream = stream != NULL ? g_object_ref (stream) : NULL;
  self->buffer = g_string_sized_new (stream != NULL ? FLUSH_BYTES + 4096 : 256);

  return self;
}

void
df_json_writer_free (DfJsonWriter *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}
