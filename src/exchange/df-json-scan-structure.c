/* df-json-scan-structure.c
 *
 * The values of a JSON document: where they may stand, how they nest, and which of them are handed over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-scan-private.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
df_json_scan_structure_get_member (DfJsonScan *self)
{
  return self->depth > 0 && self->frames[0].is_object ? df_scan_get_name (self, &self->frames[0]) : NULL;
}

static void
df_json_scan_structure_look_for_target (DfJsonScan *self,
                                        const char *at)
{
  g_autofree char *path = df_scan_dup_path (self);

  if (self->target_line != 0 || strcmp (path, self->target) != 0)
    return;

  self->target_line = self->line;
  self->target_column = (guint) (df_scan_offset (self, at) - self->line_start) + 1;
}

/* Whether the container at hand is cut open because its name says so. Those around it are open, or nobody would ask. */
static gboolean
df_json_scan_structure_is_cut (DfJsonScan *self)
{
  DfScanFrame *frame = &self->frames[self->depth - 1];
  const char *wanted;

  if (self->depth > self->n_cut)
    return FALSE;

  wanted = self->cut[self->depth - 1];
  return strcmp (wanted, "*") == 0 || (frame->is_object && strcmp (wanted, df_scan_get_name (self, frame)) == 0);
}

static gboolean
df_json_scan_structure_is_piece (DfJsonScan *self,
                                 gboolean    is_object,
                                 gboolean    is_array)
{
  if (self->depth == 0)
    return !is_object && !is_array;
  if (self->depth == 1 && is_array && self->frames[0].is_object)
    return FALSE;

  return (!is_object && !is_array) || !df_json_scan_structure_is_cut (self);
}

static void
df_json_scan_structure_note_path (DfJsonScan *self)
{
  if (self->cut == NULL)
    return;

  g_free (self->piece_path);
  self->piece_path = df_scan_dup_path (self);
  self->piece.path = self->piece_path;
}

static void
df_json_scan_structure_begin_value (DfJsonScan *self,
                                    const char *at)
{

  if (self->depth > 0 && !self->frames[self->depth - 1].is_object)
    self->frames[self->depth - 1].index++;

  if (self->target != NULL)
    df_json_scan_structure_look_for_target (self, at);

  if (self->in_piece || self->func == NULL)
    return;

  if (!df_json_scan_structure_is_piece (self, *at == '{', *at == '['))
    return;

  self->in_piece = TRUE;
  df_json_scan_structure_note_path (self);
  self->piece_depth = self->depth;
  self->piece_start = at;
  self->piece.line = self->line;
  self->piece.column = (guint) (df_scan_offset (self, at) - self->line_start) + 1;
  self->piece.index = self->depth > 0 && !self->frames[self->depth - 1].is_object ? self->frames[self->depth - 1].index : -1;
  g_byte_array_set_size (self->carry, 0);
}

/* What the callback says is no fault of the text. */
static gboolean
df_json_scan_structure_hand_over (DfJsonScan  *self,
                                  GError     **error)
{
  self->piece.member = df_json_scan_structure_get_member (self);

  if (self->func (&self->piece, self->data, error))
    return TRUE;

  self->is_failed = TRUE;
  return FALSE;
}

gboolean
df_scan_keep_piece (DfJsonScan  *self,
                    const char  *end,
                    GError     **error)
{
  gsize length = (gsize) (end - self->piece_start);

  if (length + self->carry->len > DF_JSON_MAX_RECORD)
    {
      df_scan_fail (self, df_scan_offset (self, end), error, _("Found a record of more than 16 MB, expected smaller ones."));
      return FALSE;
    }

  g_byte_array_append (self->carry, (const guint8 *) self->piece_start, (guint) length);
  self->piece_start = end;
  return TRUE;
}

/* @at: the byte behind the value. */
gboolean
df_scan_end_value (DfJsonScan  *self,
                   const char  *at,
                   GError     **error)
{
  self->state = SCAN_AFTER_VALUE;

  if (!self->in_piece || self->depth != self->piece_depth)
    return TRUE;

  self->in_piece = FALSE;

  if (self->carry->len > 0)
    {
      if (!df_scan_keep_piece (self, at, error))
        return FALSE;

      self->piece.bytes = (const char *) self->carry->data;
      self->piece.length = self->carry->len;
    }
  else
    {
      self->piece.bytes = self->piece_start;
      self->piece.length = (gsize) (at - self->piece_start);
    }

  return df_json_scan_structure_hand_over (self, error);
}

static const char *
df_json_scan_structure_open_container (DfJsonScan  *self,
                                       const char  *at,
                                       GError     **error)
{
  DfScanFrame *frame;

  if (self->depth == DF_JSON_MAX_DEPTH)
    return df_scan_fail (self, df_scan_offset (self, at), error,
                         _("Found values nested deeper than %d, expected a festival."), DF_JSON_MAX_DEPTH);

  frame = &self->frames[self->depth++];
  frame->is_object = *at == '{';
  frame->index = -1;
  frame->has_name = FALSE;
  frame->first_name = self->name_list->len;
  frame->first_byte = self->names->len;
  self->state = frame->is_object ? SCAN_FIRST_NAME : SCAN_FIRST_VALUE;

  return at + 1;
}

static const char *
df_json_scan_structure_close_container (DfJsonScan  *self,
                                        const char  *at,
                                        GError     **error)
{
  DfScanFrame *frame = &self->frames[self->depth - 1];
  gint64 n_elements = frame->index + 1;
  gboolean is_open = !self->in_piece && self->func != NULL && self->depth > 1;

  if (frame->is_object)
    df_scan_forget_names (self, frame);

  self->depth--;
  if (!df_scan_end_value (self, at + 1, error))
    return NULL;

  if (is_open)
    {
      df_json_scan_structure_note_path (self);
      self->piece.bytes = NULL;
      self->piece.length = 0;
      self->piece.index = n_elements;
      self->piece.line = self->line;
      self->piece.column = (guint) (df_scan_offset (self, at) - self->line_start) + 1;
      if (!df_json_scan_structure_hand_over (self, error))
        return NULL;
    }

  return at + 1;
}

static const char *
df_json_scan_structure_begin_word (DfJsonScan *self,
                                   const char *word,
                                   const char *at)
{
  df_json_scan_structure_begin_value (self, at);
  self->mark = df_scan_offset (self, at);
  self->word = word;
  self->word_length = 1;
  self->state = SCAN_WORD;

  return at + 1;
}

static const char *
df_json_scan_structure_take_value (DfJsonScan  *self,
                                   const char  *at,
                                   GError     **error)
{
  switch (*at)
    {
    case '"':
      df_json_scan_structure_begin_value (self, at);
      self->state = SCAN_TEXT;
      return at + 1;
    case '{':
    case '[':
      df_json_scan_structure_begin_value (self, at);
      return df_json_scan_structure_open_container (self, at, error);
    case ']':
      if (self->state == SCAN_FIRST_VALUE)
        return df_json_scan_structure_close_container (self, at, error);
      break;
    case 't':
      return df_json_scan_structure_begin_word (self, "true", at);
    case 'f':
      return df_json_scan_structure_begin_word (self, "false", at);
    case 'n':
      return df_json_scan_structure_begin_word (self, "null", at);
    case '+':
      return df_scan_fail (self, df_scan_offset (self, at), error, _("Found a number that begins with +, expected one without it."));
    default:
      if (*at != '-' && !g_ascii_isdigit (*at))
        break;

      df_json_scan_structure_begin_value (self, at);
      self->mark = df_scan_offset (self, at);
      self->number[0] = *at;
      self->number_length = 1;
      self->state = *at == '-' ? SCAN_MINUS : *at == '0' ? SCAN_ZERO : SCAN_DIGITS;
      return at + 1;
    }

  return df_scan_unexpected (self, at, self->state == SCAN_FIRST_VALUE ? _("a value or “]”") : _("a value"), error);
}

static const char *
df_json_scan_structure_take_name (DfJsonScan  *self,
                                  const char  *at,
                                  GError     **error)
{
  if (*at == '"')
    {
      self->name_mark = df_scan_offset (self, at);
      df_scan_begin_name (self);
      self->state = SCAN_TEXT;
      return at + 1;
    }

  if (*at == '}' && self->state == SCAN_FIRST_NAME)
    return df_json_scan_structure_close_container (self, at, error);

  return df_scan_unexpected (self, at, self->state == SCAN_FIRST_NAME ? _("a name in double quotes or “}”") : _("a name in double quotes"), error);
}

static const char *
df_json_scan_structure_take_after_value (DfJsonScan  *self,
                                         const char  *at,
                                         GError     **error)
{
  DfScanFrame *frame;

  if (self->depth == 0)
    return df_scan_unexpected (self, at, _("nothing more after the first value"), error);

  frame = &self->frames[self->depth - 1];

  if (*at == (frame->is_object ? '}' : ']'))
    return df_json_scan_structure_close_container (self, at, error);

  if (*at != ',')
    return df_scan_unexpected (self, at, frame->is_object ? _("“,” or “}”") : _("“,” or “]”"), error);

  frame->has_name = FALSE;
  self->state = frame->is_object ? SCAN_NAME : SCAN_VALUE;
  return at + 1;
}

static const char *
df_json_scan_structure_skip_blanks (DfJsonScan *self,
                                    const char *at,
                                    const char *end)
{
  for (; at < end; at++)
    {
      if (*at == '\n')
        {
          self->line++;
          self->line_start = df_scan_offset (self, at) + 1;
        }
      else if (*at != ' ' && *at != '\t' && *at != '\r')
        {
          break;
        }
    }

  return at;
}

const char *
df_scan_structure (DfJsonScan  *self,
                   const char  *at,
                   const char  *end,
                   GError     **error)
{
  at = df_json_scan_structure_skip_blanks (self, at, end);
  if (at == end)
    return at;

  switch (self->state)
    {
    case SCAN_VALUE:
    case SCAN_FIRST_VALUE:
      return df_json_scan_structure_take_value (self, at, error);
    case SCAN_NAME:
    case SCAN_FIRST_NAME:
      return df_json_scan_structure_take_name (self, at, error);
    case SCAN_AFTER_VALUE:
      return df_json_scan_structure_take_after_value (self, at, error);
    default:
      if (*at != ':')
        return df_scan_unexpected (self, at, _("“:” after the name"), error);

      self->state = SCAN_VALUE;
      return at + 1;
    }
}
