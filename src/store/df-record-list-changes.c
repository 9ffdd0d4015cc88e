/* df-record-list-changes.c
 *
 * What changes in a live list: a row that goes to its place, another order, another search; and what a first frame need not wait for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-record-list-private.h"

#include "record/df-id-set.h"
#include "store/df-list-order-private.h"
#include "store/df-repository-private.h"

static void
df_record_list_tell_length (DfRecordList *self,
                            guint         n_before)
{
  if (n_before != self->shown->len)
    g_object_notify (G_OBJECT (self), "n-items");
}

/* --- the first frame ------------------------------------------------------------------------------------------------------------------ */

guint
df_record_list_count_shown (DfRecordList *self)
{
  return self->held != 0 ? MIN (self->held, self->shown->len) : self->shown->len;
}

void
df_record_list_hold (DfRecordList *self,
                     guint         n)
{
  guint n_before;

  g_return_if_fail (DF_IS_RECORD_LIST (self));

  n_before = df_record_list_count_shown (self);
  self->held = n;
  if (n_before > n)
    g_list_model_items_changed (G_LIST_MODEL (self), n, n_before - n, 0);
}

void
df_record_list_release (DfRecordList *self)
{
  guint held;

  g_return_if_fail (DF_IS_RECORD_LIST (self));

  held = self->held;
  self->held = 0;
  if (held == 0 || self->shown->len <= held)
    return;

  g_list_model_items_changed (G_LIST_MODEL (self), held, 0, self->shown->len - held);
  df_record_list_tell_length (self, held);
}

/* --- what changes ---------------------------------------------------------------------------------------------------------------------- */

/* Puts @shown in place of what was shown, in one splice of what differs. */
static void
df_record_list_show (DfRecordList *self,
                     GArray       *shown)
{
  g_autoptr(GArray) old = self->shown;
  const gint64 *before = (gint64 *) old->data;
  const gint64 *after = (gint64 *) shown->data;
  guint first = 0;
  guint last = 0;

  df_record_list_release (self);
  self->n_shows++;
  self->shown = g_array_ref (shown);
  while (first < old->len && first < shown->len && before[first] == after[first])
    first++;
  while (last < old->len - first && last < shown->len - first && before[old->len - 1 - last] == after[shown->len - 1 - last])
    last++;
  if (old->len - first - last == 0 && shown->len - first - last == 0)
    return;

  g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - last, shown->len - first - last);
  df_record_list_tell_length (self, old->len);
}

static gboolean
df_record_list_lets_pass (DfRecordList *self,
                          gint64        id)
{
  if (!df_list_sieve_passes (self->sieve, id))
    return FALSE;

  return self->restricted == NULL || g_hash_table_contains (self->restricted, &id) == self->only;
}

/* What was seen before a search that is still to come, as far as it is there: (transfer full). */
static GArray *
df_record_list_keep_seen (DfRecordList *self)
{
  g_autoptr(DfIdSet) there = df_id_set_new ();
  GArray *ids = df_list_rows_get_ids (self->rows);
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    df_id_set_add (there, g_array_index (ids, gint64, i));
  for (guint i = 0; i < self->shown->len; i++)
    {
      gint64 id = g_array_index (self->shown, gint64, i);

      if (df_id_set_contains (there, id) && df_record_list_lets_pass (self, id))
        g_array_append_val (kept, id);
    }

  return kept;
}

void
df_record_list_update (DfRecordList *self)
{
  g_autoptr(GArray) shown = NULL;

  if (df_list_rows_is_waiting (self->rows))
    shown = df_record_list_keep_seen (self);
  else
    shown = df_list_rows_select (self->rows, self->sieve, self->restricted, self->only, self->descending);

  df_record_list_show (self, shown);
}

void
df_record_list_tell_waiting (DfRecordList *self)
{
  gboolean is_waiting = df_list_rows_is_waiting (self->rows);

  if (self->told_waiting == is_waiting)
    return;

  self->told_waiting = is_waiting;
  g_object_notify (G_OBJECT (self), "waiting");
}

void
df_record_list_tell_filtering (DfRecordList *self)
{
  gboolean is_filtering = df_list_sieve_is_waiting (self->sieve);

  if (self->is_filtering == is_filtering)
    return;

  self->is_filtering = is_filtering;
  g_object_notify (G_OBJECT (self), "filtering");
}

void
df_record_list_sorted (DfRecordList *self)
{
  df_list_sieve_forget_places (self->sieve);
  df_record_list_update (self);
  df_record_list_tell_waiting (self);
  df_record_list_tell_filtering (self);
}

/* Somebody who heard of the first splices may have searched or sorted otherwise: then what is shown is another array, and the rest is not told. */
static void
df_record_list_spliced (gpointer data,
                        guint    position,
                        guint    removed,
                        guint    added)
{
  DfRecordList *self = data;

  if (self->n_shows == self->n_placing)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Whether a row is among those that are shown. */
static gboolean
df_record_list_shows (DfRecordList      *self,
                      const DfListEntry *entry)
{
  if (!entry->is_there || !df_record_list_lets_pass (self, entry->id))
    return FALSE;

  return df_list_rows_is_waiting (self->rows) ? df_ids_find (self->shown, entry->id) != G_MAXUINT : df_list_rows_match (self->rows, entry);
}

static void
df_record_list_place (DfRecordList *self,
                      GArray       *entries)
{
  g_autoptr(GArray) shown = g_array_ref (self->shown);
  gboolean is_all = shown == df_list_rows_get_ids (self->rows);
  guint n_before = shown->len;

  self->n_placing = self->n_shows;
  df_list_rows_place (self->rows, df_list_rows_get_ids (self->rows), entries, FALSE, is_all ? df_record_list_spliced : NULL, self);
  if (!is_all)
    {
      for (guint i = 0; i < entries->len; i++)
        g_array_index (entries, DfListEntry, i).is_there = df_record_list_shows (self, &g_array_index (entries, DfListEntry, i));
      df_list_rows_place (self->rows, shown, entries, self->descending, df_record_list_spliced, self);
    }

  /* Whoever heard of a row that moved may have asked where others stand. */
  df_list_sieve_forget_places (self->sieve);
  if (self->n_placing != self->n_shows)
    df_record_list_update (self);
  else
    df_record_list_tell_length (self, n_before);
}

/* A DfListEntry for each of @ids; NULL where all is to be read anew. */
static GArray *
df_record_list_read_entries (DfRecordList *self,
                             GArray       *ids)
{
  /* Where more was written than has been told, the rows that say where others stand are not all where they belong. */
  if (!g_queue_is_empty (&self->repository->untold) || !df_list_sieve_follow (self->sieve, ids))
    return NULL;

  return df_list_rows_read_entries (self->rows, ids);
}

void
df_record_list_touch (DfRecordList *self,
                      GArray       *ids)
{
  g_autoptr(GArray) sorted = g_array_copy (ids);
  g_autoptr(GArray) entries = NULL;

  df_ids_sort (sorted);
  df_record_list_release (self);
  /* A service may hear of a step before the list does, whose rows do not stand where that put them. */
  if (!self->repository->telling)
    entries = df_record_list_read_entries (self, sorted);
  if (entries != NULL)
    df_record_list_place (self, entries);
  else
    df_record_list_update (self);
}

void
df_record_list_changed_cb (DfRecordList *self,
                           GArray       *changes)
{
  g_autoptr(GArray) ids = df_list_rows_list_touched (self->rows, changes);
  g_autoptr(GArray) entries = NULL;

  if (ids != NULL)
    {
      df_list_sieve_list_touched (self->sieve, changes, ids);
      df_ids_sort (ids);
    }
  if (ids != NULL && ids->len == 0)
    return;

  df_record_list_release (self);
  if (ids != NULL)
    entries = df_record_list_read_entries (self, ids);
  if (entries != NULL)
    df_record_list_place (self, entries);
  else
    {
      df_list_sieve_read (self->sieve, df_list_rows_are_very_many (self->rows));
      df_list_rows_read (self->rows, TRUE);
      df_record_list_sorted (self);
    }
  g_object_notify (G_OBJECT (self), "total");
}
