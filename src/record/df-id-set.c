/* df-id-set.c
 *
 * A set of ids that somebody keeps: a table of 64 neighbours each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record/df-id-set.h"

#define LEAST_SLOTS 16

/* The ids from @first * 64 on. One that is empty has no bits and stays, so that others are found behind it. */
typedef struct
{
  gint64   first;
  guint64  bits;
  gboolean is_taken;
} DfIdSlot;

struct _DfIdSet
{
  GObject   parent_instance;

  DfIdSlot *slots;
  guint     n_slots;   /* a power of two */
  guint     n_taken;
  guint     n_ids;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (DfIdSet, df_id_set, G_TYPE_OBJECT)

static DfIdSlot *
df_id_set_find (DfIdSet *self,
                gint64   first)
{
  guint at = (guint) (((guint64) first * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32) & (self->n_slots - 1);

  while (self->slots[at].is_taken && self->slots[at].first != first)
    at = (at + 1) & (self->n_slots - 1);

  return &self->slots[at];
}

static void
df_id_set_grow (DfIdSet *self)
{
  g_autofree DfIdSlot *old = self->slots;
  guint n_old = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_new0 (DfIdSlot, self->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (old[i].is_taken)
      *df_id_set_find (self, old[i].first) = old[i];
}

static void
df_id_set_finalize (GObject *object)
{
  g_free (DF_ID_SET (object)->slots);

  G_OBJECT_CLASS (df_id_set_parent_class)->finalize (object);
}

static void
df_id_set_class_init (DfIdSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = df_id_set_finalize;

  changed_signal = g_signal_new ("changed", DF_TYPE_ID_SET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
}

static void
df_id_set_init (DfIdSet *self)
{
  self->n_slots = LEAST_SLOTS;
  self->slots = g_new0 (DfIdSlot, self->n_slots);
}

DfIdSet *
df_id_set_new (void)
{
  return g_object_new (DF_TYPE_ID_SET, NULL);
}

/* The shift of a negative number goes down, so that 64 neighbours are together on either side of 0. */
static guint64
df_id_get_bit (gint64 id)
{
  return G_GUINT64_CONSTANT (1) << ((guint64) id & 63);
}

gboolean
df_id_set_contains (DfIdSet *self,
                    gint64   id)
{
  g_return_val_if_fail (DF_IS_ID_SET (self), FALSE);

  return (df_id_set_find (self, id >> 6)->bits & df_id_get_bit (id)) != 0;
}

gboolean
df_id_set_add (DfIdSet *self,
               gint64   id)
{
  DfIdSlot *slot;

  g_return_val_if_fail (DF_IS_ID_SET (self), FALSE);

  slot = df_id_set_find (self, id >> 6);
  if ((slot->bits & df_id_get_bit (id)) != 0)
    return FALSE;

  if (!slot->is_taken && 2 * ++self->n_taken > self->n_slots)
    {
      df_id_set_grow (self);
      slot = df_id_set_find (self, id >> 6);
    }
  slot->is_taken = TRUE;
  slot->first = id >> 6;
  slot->bits |= df_id_get_bit (id);
  self->n_ids++;

  return TRUE;
}

gboolean
df_id_set_remove (DfIdSet *self,
                  gint64   id)
{
  DfIdSlot *slot;

  g_return_val_if_fail (DF_IS_ID_SET (self), FALSE);

  slot = df_id_set_find (self, id >> 6);
  if ((slot->bits & df_id_get_bit (id)) == 0)
    return FALSE;

  slot->bits &= ~df_id_get_bit (id);
  self->n_ids--;

  return TRUE;
}

guint
df_id_set_count (DfIdSet *self)
{
  g_return_val_if_fail (DF_IS_ID_SET (self), 0);

  return self->n_ids;
}

static int
df_id_compare (gconstpointer a,
               gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 two = *(const gint64 *) b;

  return one < two ? -1 : one > two;
}

GArray *
df_id_set_dup_ids (DfIdSet *self)
{
  GArray *ids;

  g_return_val_if_fail (DF_IS_ID_SET (self), NULL);

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->n_ids);
  for (guint i = 0; i < self->n_slots; i++)
    for (guint n = 0; n < 64 && self->slots[i].bits != 0; n++)
      if ((self->slots[i].bits & (G_GUINT64_CONSTANT (1) << n)) != 0)
        {
          gint64 id = self->slots[i].first * 64 + n;

          g_array_append_val (ids, id);
        }
  g_array_sort (ids, df_id_compare);

  return ids;
}

void
df_id_set_tell (DfIdSet *self,
                GArray  *ids)
{
  g_return_if_fail (DF_IS_ID_SET (self));

  if (ids == NULL || ids->len > 0)
    g_signal_emit (self, changed_signal, 0, ids);
}

static void
df_id_slot_list_difference (const DfIdSlot *slot,
                            DfIdSet        *other,
                            GArray         *ids)
{
  guint64 bits = slot->bits & ~df_id_set_find (other, slot->first)->bits;

  for (guint n = 0; n < 64 && bits != 0; n++, bits >>= 1)
    if ((bits & 1) != 0)
      {
        gint64 id = slot->first * 64 + n;

        g_array_append_val (ids, id);
      }
}

void
df_id_set_follow (DfIdSet *self,
                  DfIdSet *other)
{
  g_autoptr(GArray) ids = NULL;

  g_return_if_fail (DF_IS_ID_SET (self) && DF_IS_ID_SET (other));

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->n_slots; i++)
    df_id_slot_list_difference (&self->slots[i], other, ids);
  for (guint i = 0; i < other->n_slots; i++)
    df_id_slot_list_difference (&other->slots[i], self, ids);
  g_free (self->slots);
  self->slots = g_memdup2 (other->slots, other->n_slots * sizeof (DfIdSlot));
  self->n_slots = other->n_slots;
  self->n_taken = other->n_taken;
  self->n_ids = other->n_ids;
  df_id_set_tell (self, ids);
}
