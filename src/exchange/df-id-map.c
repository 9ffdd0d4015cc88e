/* df-id-map.c
 *
 * From one integer to another: runs that count upwards together, and a table for whatever does not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-id-map.h"

typedef struct
{
  gint64 key;
  gint64 value;
  gint64 length;
} Run;

typedef struct
{
  gint64 key;
  gint64 value;
} Slot;

struct _DfIdMap
{
  GArray  *runs;         /* by key */
  Slot    *slots;        /* key 0 is an empty slot */
  gsize    n_slots;      /* a power of two */
  gsize    n_used;
  gboolean has_zero;
  gint64   zero;
};

static gsize
df_id_map_find_slot (DfIdMap *self,
                     gint64   key)
{
  gsize slot = (gsize) (((guint64) key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 20) & (self->n_slots - 1);

  while (self->slots[slot].key != 0 && self->slots[slot].key != key)
    slot = (slot + 1) & (self->n_slots - 1);

  return slot;
}

static void
df_id_map_grow (DfIdMap *self)
{
  Slot *old = self->slots;
  gsize n_old = self->n_slots;

  self->n_slots = MAX (n_old * 2, 64);
  self->slots = g_new0 (Slot, self->n_slots);

  for (gsize i = 0; i < n_old; i++)
    {
      if (old[i].key != 0)
        self->slots[df_id_map_find_slot (self, old[i].key)] = old[i];
    }

  g_free (old);
}

static void
df_id_map_set_slot (DfIdMap *self,
                    gint64   key,
                    gint64   value)
{
  gsize slot;

  if (key == 0)
    {
      self->has_zero = TRUE;
      self->zero = value;
      return;
    }

  if ((self->n_used + 1) * 4 > self->n_slots * 3)
    df_id_map_grow (self);

  slot = df_id_map_find_slot (self, key);
  if (self->slots[slot].key == 0)
    self->n_used++;

  self->slots[slot].key = key;
  self->slots[slot].value = value;
}

static gboolean
df_id_map_lookup_slot (DfIdMap *self,
                       gint64   key,
                       gint64  *value)
{
  gsize slot;

  if (key == 0)
    {
      if (self->has_zero && value != NULL)
        *value = self->zero;
      return self->has_zero;
    }

  if (self->n_slots == 0)
    return FALSE;

  slot = df_id_map_find_slot (self, key);
  if (self->slots[slot].key == 0)
    return FALSE;

  if (value != NULL)
    *value = self->slots[slot].value;
  return TRUE;
}

static gboolean
df_id_map_lookup_run (DfIdMap *self,
                      gint64   key,
                      gint64  *value)
{
  guint low = 0;
  guint high = self->runs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      Run *run = &g_array_index (self->runs, Run, middle);

      if (key < run->key)
        {
          high = middle;
        }
      else if (key - run->key >= run->length)
        {
          low = middle + 1;
        }
      else
        {
          if (value != NULL)
            *value = run->value + (key - run->key);
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
df_id_map_lookup (DfIdMap *self,
                  gint64   key,
                  gint64  *value)
{
  return df_id_map_lookup_slot (self, key, value) || df_id_map_lookup_run (self, key, value);
}

void
df_id_map_set (DfIdMap *self,
               gint64   key,
               gint64   value)
{
  Run *last = self->runs->len > 0 ? &g_array_index (self->runs, Run, self->runs->len - 1) : NULL;
  Run run = { key, value, 1 };

  /* A slot hides a run, so a key that is set again goes there. */
  if (key <= 0 || key > G_MAXINT32 || (last != NULL && key < last->key + last->length) ||
      (self->n_used > 0 && df_id_map_lookup_slot (self, key, NULL)))
    df_id_map_set_slot (self, key, value);
  else if (last != NULL && key == last->key + last->length && value == last->value + last->length)
    last->length++;
  else if (last != NULL && last->length == 1 && self->runs->len > 64)
    df_id_map_set_slot (self, key, value);
  else
    g_array_append_val (self->runs, run);
}

DfIdMap *
df_id_map_new (void)
{
  DfIdMap *self = g_new0 (DfIdMap, 1);

  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  return self;
}

void
df_id_map_free (DfIdMap *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->runs);
  g_free (self->slots);
  g_free (self);
}
