/* df-json-scan-name.c
 *
 * The names of the objects that are open, so that none comes twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-scan-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Up to here a look at each name is quicker than a table. */
#define FEW_NAMES 16

static DfScanName *
df_json_scan_name_name_at (DfJsonScan *self,
                           guint       position)
{
  return &g_array_index (self->name_list, DfScanName, position);
}

/* Seeded, so that nobody can prepare a file whose names all fall into one slot. */
static guint32
df_json_scan_name_hash_name (DfJsonScan   *self,
                             const guint8 *text,
                             guint         length)
{
  guint32 hash = self->seed;

  for (guint i = 0; i < length; i++)
    hash = (hash ^ text[i]) * 16777619u;

  return hash ^ (hash >> 15);
}

static gboolean
df_json_scan_name_is_same_name (DfJsonScan       *self,
                                const DfScanName *a,
                                const DfScanName *b)
{
  return a->hash == b->hash && a->length == b->length &&
         memcmp (self->names->data + a->offset, self->names->data + b->offset, a->length) == 0;
}

/* Returns whether an equal name stands there; otherwise the name at @position takes the slot. */
static gboolean
df_json_scan_name_take_slot (DfJsonScan  *self,
                             DfScanFrame *frame,
                             guint        position)
{
  DfScanName *name = df_json_scan_name_name_at (self, position);
  guint slot = name->hash & (frame->n_slots - 1);

  while (frame->slots[slot] != 0)
    {
      if (df_json_scan_name_is_same_name (self, name, df_json_scan_name_name_at (self, frame->slots[slot] - 1)))
        return TRUE;

      slot = (slot + 1) & (frame->n_slots - 1);
    }

  frame->slots[slot] = position + 1;
  return FALSE;
}

static void
df_json_scan_name_grow_slots (DfJsonScan  *self,
                              DfScanFrame *frame,
                              guint        n_names)
{
  g_free (frame->slots);
  frame->n_slots = MAX (frame->n_slots * 4, 64);
  frame->slots = g_new0 (guint32, frame->n_slots);

  for (guint i = 0; i < n_names; i++)
    df_json_scan_name_take_slot (self, frame, frame->first_name + i);
}

static gboolean
df_json_scan_name_is_there_twice (DfJsonScan  *self,
                                  DfScanFrame *frame)
{
  guint last = self->name_list->len - 1;
  guint n_before = last - frame->first_name;

  if (n_before < FEW_NAMES)
    {
      for (guint i = frame->first_name; i < last; i++)
        {
          if (df_json_scan_name_is_same_name (self, df_json_scan_name_name_at (self, i), df_json_scan_name_name_at (self, last)))
            return TRUE;
        }

      return FALSE;
    }

  if (frame->slots == NULL || (n_before + 1) * 2 > frame->n_slots)
    df_json_scan_name_grow_slots (self, frame, n_before);

  return df_json_scan_name_take_slot (self, frame, last);
}

void
df_scan_begin_name (DfJsonScan *self)
{
  DfScanName name = { self->names->len, 0, 0 };

  self->is_name = TRUE;
  g_array_append_val (self->name_list, name);
}

gboolean
df_scan_end_name (DfJsonScan  *self,
                  const char  *at,
                  GError     **error)
{
  DfScanFrame *frame = &self->frames[self->depth - 1];
  DfScanName *name = df_json_scan_name_name_at (self, self->name_list->len - 1);

  name->length = self->names->len - name->offset;
  name->hash = df_json_scan_name_hash_name (self, self->names->data + name->offset, name->length);
  g_byte_array_append (self->names, (const guint8 *) "", 1);
  self->is_name = FALSE;
  frame->has_name = TRUE;

  if (self->names->len > DF_JSON_MAX_RECORD)
    {
      df_scan_fail (self, self->name_mark, error, _("Found more names in one object than can be read, expected at most 16 MB of them."));
      return FALSE;
    }

  if (df_json_scan_name_is_there_twice (self, frame))
    {
      df_scan_fail (self, self->name_mark, error, _("Found the name “%s” twice in one object, expected every name once."),
                    df_scan_get_name (self, frame));
      return FALSE;
    }

  return TRUE;
}

void
df_scan_forget_names (DfJsonScan  *self,
                      DfScanFrame *frame)
{
  g_array_set_size (self->name_list, frame->first_name);
  g_byte_array_set_size (self->names, frame->first_byte);
  g_clear_pointer (&frame->slots, g_free);
  frame->n_slots = 0;
}

/* The name of the member at hand. The names of the objects inside it were forgotten or stand behind. */
const char *
df_scan_get_name (DfJsonScan  *self,
                  DfScanFrame *frame)
{
  guint end = self->name_list->len;

  for (guint i = 0; i < self->depth; i++)
    {
      if (&self->frames[i] > frame && self->frames[i].is_object)
        {
          end = self->frames[i].first_name;
          break;
        }
    }

  g_assert (end > frame->first_name);
  return (const char *) self->names->data + df_json_scan_name_name_at (self, end - 1)->offset;
}
