/* df-json-scan.c
 *
 * A JSON document, byte by byte without recursion.
 *
 * json-glib is never shown anything that did not pass here: it crashes on deep nesting, and takes numbers, escapes and comments that
 * are none without a word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-scan-private.h"

#include <glib/gi18n.h>

void
df_json_append_pointer (GString    *pointer,
                        const char *name)
{
  g_string_append_c (pointer, '/');

  for (const char *at = name; *at != '\0'; at++)
    {
      if (*at == '~')
        g_string_append (pointer, "~0");
      else if (*at == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *at);
    }
}

char *
df_scan_dup_path (DfJsonScan *self)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i < self->depth; i++)
    {
      DfScanFrame *frame = &self->frames[i];

      if (frame->is_object && frame->has_name)
        df_json_append_pointer (path, df_scan_get_name (self, frame));
      else if (!frame->is_object && frame->index >= 0)
        g_string_append_printf (path, "/%" G_GINT64_FORMAT, frame->index);
    }

  return g_string_free (path, FALSE);
}

const char *
df_scan_fail (DfJsonScan  *self,
              guint64      offset,
              GError     **error,
              const char  *format,
              ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  self->is_failed = TRUE;
  self->is_refused = TRUE;
  self->fault = offset;
  g_set_error_literal (error, DF_ERROR, DF_ERROR_REFUSED, text);

  return NULL;
}

const char *
df_scan_unexpected (DfJsonScan  *self,
                    const char  *at,
                    const char  *expected,
                    GError     **error)
{
  guint64 offset = df_scan_offset (self, at);

  if (*at == '\'')
    return df_scan_fail (self, offset, error, _("Found a single quote, expected %s; texts and names stand in double quotes."), expected);

  if (*at == '/' || *at == '#')
    return df_scan_fail (self, offset, error, _("Found a comment, expected %s; JSON has no comments."), expected);

  if (g_ascii_isgraph (*at))
    return df_scan_fail (self, offset, error, _("Found “%c”, expected %s."), *at, expected);

  return df_scan_fail (self, offset, error, _("Found the byte 0x%02X, expected %s."), (guint) (guint8) *at, expected);
}

static const char *
df_json_scan_take_word (DfJsonScan  *self,
                        const char  *at,
                        GError     **error)
{
  if (*at != self->word[self->word_length])
    return df_scan_fail (self, self->mark, error, _("Found a word, expected true, false or null."));

  self->word_length++;
  if (self->word[self->word_length] == '\0' && !df_scan_end_value (self, at + 1, error))
    return NULL;

  return at + 1;
}

static const char *
df_json_scan_take (DfJsonScan  *self,
                   const char  *at,
                   const char  *end,
                   GError     **error)
{
  switch (self->state)
    {
    case SCAN_TEXT:
      return df_scan_text (self, at, end, error);
    case SCAN_ESCAPE:
    case SCAN_UNICODE:
    case SCAN_LOW_BACKSLASH:
    case SCAN_LOW_U:
      return df_scan_escape (self, at, error);
    case SCAN_MINUS:
    case SCAN_ZERO:
    case SCAN_DIGITS:
    case SCAN_POINT:
    case SCAN_FRACTION:
    case SCAN_EXPONENT:
    case SCAN_EXPONENT_SIGN:
    case SCAN_EXPONENT_DIGITS:
      return df_scan_number (self, at, end, error);
    case SCAN_WORD:
      return df_json_scan_take_word (self, at, error);
    default:
      return df_scan_structure (self, at, end, error);
    }
}

static gboolean
df_json_scan_feed_chunk (DfJsonScan  *self,
                         const char  *bytes,
                         gsize        length,
                         GError     **error)
{
  const char *at = bytes;
  const char *end = bytes + length;

  self->chunk = bytes;
  self->piece_start = bytes;

  while (at != NULL && at < end)
    at = df_json_scan_take (self, at, end, error);

  if (at == NULL || (self->in_piece && !df_scan_keep_piece (self, end, error)))
    {
      self->is_failed = TRUE;
      return FALSE;
    }

  self->base += length;
  return TRUE;
}

/* What is no UTF-8 from the first byte on deserves a word of its own. */
static gboolean
df_json_scan_check_encoding (DfJsonScan  *self,
                             guint8       first,
                             guint8       second,
                             GError     **error)
{
  if (first == 0xfe || first == 0xff || first == 0 || second == 0)
    df_scan_fail (self, 0, error, _("Found UTF-16 or UTF-32, expected UTF-8; save the file as UTF-8 without a byte order mark."));
  else if (first == 0xef && second == 0xbb)
    df_scan_fail (self, 0, error, _("Found a byte order mark, expected JSON; save the file as UTF-8 without it."));

  return !self->is_failed;
}

gboolean
df_json_scan_feed (DfJsonScan  *self,
                   const char  *bytes,
                   gsize        length,
                   GError     **error)
{
  g_return_val_if_fail (self != NULL && !self->is_failed, FALSE);

  if (length == 0)
    return TRUE;

  if (self->base == 0 && !self->has_held)
    {
      if (length == 1)
        {
          self->held = *bytes;
          self->has_held = TRUE;
          return TRUE;
        }

      if (!df_json_scan_check_encoding (self, (guint8) bytes[0], (guint8) bytes[1], error))
        return FALSE;
    }
  else if (self->has_held)
    {
      self->has_held = FALSE;
      if (!df_json_scan_check_encoding (self, (guint8) self->held, (guint8) *bytes, error) || !df_json_scan_feed_chunk (self, &self->held, 1, error))
        return FALSE;
    }

  return df_json_scan_feed_chunk (self, bytes, length, error);
}

/* --- the end ----------------------------------------------------------------------------------------------------------------- */

static const char *
df_json_scan_describe_open_end (DfJsonScan *self)
{
  switch (self->state)
    {
    case SCAN_TEXT:
    case SCAN_ESCAPE:
    case SCAN_UNICODE:
    case SCAN_LOW_BACKSLASH:
    case SCAN_LOW_U:
      return _("a text, expected its closing quote");
    case SCAN_WORD:
      return _("a word, expected true, false or null");
    case SCAN_MINUS:
    case SCAN_POINT:
    case SCAN_EXPONENT:
    case SCAN_EXPONENT_SIGN:
      return _("a number, expected a digit");
    default:
      return self->frames[self->depth - 1].is_object ? _("an object, expected the rest up to “}”") : _("an array, expected the rest up to “]”");
    }
}

gboolean
df_json_scan_finish (DfJsonScan  *self,
                     GError     **error)
{
  static const char nothing[] = "";

  g_return_val_if_fail (self != NULL && !self->is_failed, FALSE);

  if (self->has_held)
    {
      self->has_held = FALSE;
      if (!df_json_scan_check_encoding (self, (guint8) self->held, ' ', error) || !df_json_scan_feed_chunk (self, &self->held, 1, error))
        return FALSE;
    }

  self->chunk = nothing;
  self->piece_start = nothing;

  if (self->depth == 0 && self->state == SCAN_AFTER_VALUE)
    return TRUE;

  if (self->depth == 0 && self->state == SCAN_VALUE)
    {
      df_scan_fail (self, self->base, error, _("Found an empty file, expected a festival."));
      return FALSE;
    }

  if (self->depth == 0 && (self->state == SCAN_ZERO || self->state == SCAN_DIGITS ||
                           self->state == SCAN_FRACTION || self->state == SCAN_EXPONENT_DIGITS))
    return df_scan_end_number (self, nothing, error);

  df_scan_fail (self, self->base, error, _("The file ends in the middle of %s."), df_json_scan_describe_open_end (self));
  return FALSE;
}

gboolean
df_json_scan_get_fault (DfJsonScan  *self,
                        guint       *line,
                        guint       *column,
                        char       **path)
{
  if (!self->is_refused)
    return FALSE;

  *line = self->line;
  *column = (guint) (self->fault - self->line_start) + 1;
  *path = df_scan_dup_path (self);
  return TRUE;
}

DfJsonScan *
df_json_scan_new (DfJsonPieceFunc func,
                  gpointer        data)
{
  DfJsonScan *self = g_new0 (DfJsonScan, 1);

  self->func = func;
  self->data = data;
  self->line = 1;
  self->carry = g_byte_array_new ();
  self->names = g_byte_array_new ();
  self->name_list = g_array_new (FALSE, FALSE, sizeof (DfScanName));
  self->seed = g_random_int ();

  return self;
}

void
df_json_scan_free (DfJsonScan *self)
{
  for (guint i = 0; i < DF_JSON_MAX_DEPTH; i++)
    g_free (self->frames[i].slots);

  g_free (self->piece_path);
  g_byte_array_unref (self->carry);
  g_byte_array_unref (self->names);
  g_array_unref (self->name_list);
  g_free (self);
}

void
df_json_scan_set_cut (DfJsonScan        *self,
                      const char *const *cut)
{
  self->cut = cut;
  self->n_cut = g_strv_length ((char **) cut);
}

void
df_json_scan_locate (const DfJsonPiece *piece,
                     const char        *pointer,
                     guint             *line,
                     guint             *column)
{
  g_autoptr(DfJsonScan) scan = df_json_scan_new (NULL, NULL);

  scan->target = pointer;
  scan->line = piece->line;
  /* As if the text began at the start of the piece's line. */
  scan->base = piece->column - 1;

  if (!df_json_scan_feed_chunk (scan, piece->bytes, piece->length, NULL) || scan->target_line == 0)
    {
      *line = piece->line;
      *column = piece->column;
      return;
    }

  *line = scan->target_line;
  *column = scan->target_column;
}
