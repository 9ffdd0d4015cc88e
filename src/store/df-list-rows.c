/* df-list-rows.c
 *
 * All rows of a list: their ids in its order, and what a search looks at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-rows-private.h"

#include "store/df-list-reader-private.h"
#include "store/df-list-sorting-private.h"
#include "store/df-repository-private.h"

/* Beyond so many rows that were written, sorting all is quicker than putting each in its place. */
#define MAX_PLACED 64
/* So many are there at once where they are many: a few windows full. */
#define FIRST_IDS 1000
/* Of more even SQL takes too long to find them: the first by their ids. */
#define TOO_MANY 100000

struct _DfListRows
{
  DfRepository  *repository;   /* not owned: the list owns it */
  const DfTable *table;        /* static */
  guint          many;
  char          *words;        /* of the order */
  DfListOrder   *order;
  GArray        *ids;          /* (element-type gint64): all of them, sorted */
  gboolean       is_partial;   /* they are only the first, until the order is found */
  guint          n_rows;       /* of partial ones: how many there are; 0 where that must be counted */

  gboolean       titles_only;  /* whether a search looks at nothing else */
  DfListText    *text;         /* (nullable): a line for each of @ids */
  char          *search;       /* folded (nullable) */
  char         **wanted;       /* its words */
  GArray        *found;        /* (nullable) (element-type guint): the lines that have them */

  DfListSorting *sorting;      /* (nullable): finds the order; until then they stand about so, or as they stood */
  GArray        *meanwhile;    /* (element-type gint64): what was written since */
  void         (*sorted) (gpointer data);
  gpointer       data;
};

static DfListReader
df_list_rows_get_reader (DfListRows *self)
{
  return (DfListReader) { self->repository, self->table, self->order, self->titles_only };
}

static void
df_list_rows_take_ids (DfListRows *self,
                       GArray     *ids)
{
  DfListReader reader = df_list_rows_get_reader (self);

  g_array_unref (self->ids);
  self->ids = ids;
  g_clear_pointer (&self->found, g_array_unref);
  if (self->text == NULL)
    return;

  g_clear_pointer (&self->text, df_list_text_free);
  if (self->wanted != NULL)
    self->text = df_list_reader_read_text (&reader, self->ids);
}

/* --- the order of many -------------------------------------------------------------------------------------------------------------------- */

static void df_list_rows_begin_sorting (DfListRows *self);

static void
df_list_rows_sorted (gpointer  data,
                     GArray   *sorted)
{
  DfListRows *self = data;
  g_autoptr(GArray) ids = sorted;
  g_autoptr(GArray) meanwhile = g_steal_pointer (&self->meanwhile);
  g_autoptr(GArray) entries = NULL;

  self->sorting = NULL;
  /* What cannot be read stays as it is, until the file is looked at again. */
  if (ids == NULL)
    return;

  /* Where great numbers were written it begins anew. */
  df_ids_sort (meanwhile);
  if (meanwhile->len > 0)
    entries = df_list_rows_read_entries (self, meanwhile);
  if (meanwhile->len > 0 && entries == NULL)
    {
      df_list_rows_begin_sorting (self);
      return;
    }

  if (entries != NULL)
    df_list_rows_place (self, ids, entries, FALSE, NULL, NULL);
  self->is_partial = FALSE;
  df_list_rows_take_ids (self, g_steal_pointer (&ids));
  self->sorted (self->data);
}

static void
df_list_rows_begin_sorting (DfListRows *self)
{
  self->meanwhile = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->sorting = df_list_sorting_begin (self->repository, self->table, self->words, df_list_rows_sorted, self);
}

static void
df_list_rows_stop_sorting (DfListRows *self)
{
  g_clear_pointer (&self->sorting, df_list_sorting_cancel);
  g_clear_pointer (&self->meanwhile, g_array_unref);
}

/* --- reading --------------------------------------------------------------------------------------------------------------------------- */

/* Takes @by_id: until a thread has sorted them they stand as they stood, and what is new comes last. */
static GArray *
df_list_keep_order (GArray *before,
                    GArray *by_id)
{
  g_autoptr(GArray) own = by_id;
  g_autofree guint8 *taken = g_new0 (guint8, by_id->len);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), by_id->len);

  for (guint i = 0; i < before->len; i++)
    {
      guint place;

      if (!g_array_binary_search (by_id, &g_array_index (before, gint64, i), df_id_compare, &place))
        continue;
      g_array_append_vals (ids, &g_array_index (before, gint64, i), 1);
      taken[place] = 1;
    }
  for (guint i = 0; i < by_id->len; i++)
    if (!taken[i])
      g_array_append_vals (ids, &g_array_index (by_id, gint64, i), 1);

  return ids;
}

void
df_list_rows_read (DfListRows *self,
                   gboolean    anew)
{
  DfListReader reader = df_list_rows_get_reader (self);
  GArray *ids;

  df_list_rows_stop_sorting (self);
  if (df_repository_has_more (self->repository, self->table, self->many))
    df_list_rows_begin_sorting (self);
  if (self->sorting != NULL && self->ids->len > 0 && !anew)
    return;

  self->is_partial = self->sorting != NULL && self->ids->len == 0;
  if (self->is_partial)
    ids = df_list_reader_read_first (&reader, df_repository_has_more (self->repository, self->table, TOO_MANY) ? NULL : self->order, FIRST_IDS);
  else if (self->sorting != NULL)
    ids = df_list_reader_read_first (&reader, NULL, -1);
  else
    ids = df_list_reader_read_sorted (&reader, NULL);
  if (ids == NULL)
    return;

  df_list_rows_take_ids (self, self->sorting != NULL && !self->is_partial ? df_list_keep_order (self->ids, ids) : ids);
}

static void
df_list_rows_begin_order (DfListRows *self,
                          const char *words)
{
  self->words = g_strdup (words);
  self->order = df_list_order_new (self->repository, self->table, words);
  df_list_order_read_links (self->order);
  df_list_rows_read (self, FALSE);
}

static void
df_list_rows_end_order (DfListRows *self)
{
  df_list_rows_stop_sorting (self);
  g_clear_pointer (&self->order, df_list_order_free);
  g_clear_pointer (&self->words, g_free);
}

/* --- what the list asks for ------------------------------------------------------------------------------------------------------------ */

DfListRows *
df_list_rows_new (DfRepository  *repository,
                  const DfTable *table,
                  guint          many,
                  void         (*sorted) (gpointer data),
                  gpointer       data)
{
  DfListRows *self = g_new0 (DfListRows, 1);

  self->repository = repository;
  self->table = table;
  self->many = many;
  self->sorted = sorted;
  self->data = data;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  df_list_rows_begin_order (self, table->order);

  return self;
}

void
df_list_rows_free (DfListRows *self)
{
  df_list_rows_end_order (self);
  g_array_unref (self->ids);
  g_clear_pointer (&self->text, df_list_text_free);
  g_clear_pointer (&self->found, g_array_unref);
  g_free (self->search);
  g_strfreev (self->wanted);
  g_free (self);
}

guint
df_list_rows_count (DfListRows *self)
{
  if (self->is_partial && self->n_rows == 0)
    self->n_rows = df_repository_count (self->repository, self->table);

  return self->is_partial ? self->n_rows : self->ids->len;
}

GArray *
df_list_rows_get_ids (DfListRows *self)
{
  return self->ids;
}

const char *
df_list_rows_get_order (DfListRows *self)
{
  return self->words;
}

gboolean
df_list_rows_set_order (DfListRows *self,
                        const char *order)
{
  g_autofree char *copy = NULL;

  if (g_strcmp0 (order, self->words) == 0)
    return FALSE;

  copy = g_strdup (order);
  df_list_rows_end_order (self);
  df_list_rows_begin_order (self, copy);

  return TRUE;
}

/* The rows that refer by @column to what was written: a search finds them by its title. */
static void
df_list_rows_append_referring (DfListRows    *self,
                               const DfField *column,
                               GArray        *changes,
                               GArray        *touched)
{
  const DfTable *other = df_table_for_type (column->reference ());
  g_autoptr(GArray) written = df_changes_list_ids (changes, other);
  g_autofree char *list = df_repository_format_ids ((gint64 *) written->data, written->len);
  g_autoptr(DfStatement) statement = NULL;

  if (written->len > 0)
    statement = df_repository_query (self->repository, "SELECT r.id FROM json_each(?1) j JOIN %s r ON r.%s = j.value", self->table->name, column->column);
  if (statement == NULL)
    return;

  df_statement_bind_text (statement, 1, list);
  while (df_repository_next (self->repository, statement, NULL))
    {
      gint64 id = df_statement_get_integer (statement, 0);

      g_array_append_val (touched, id);
    }
}

GArray *
df_list_rows_list_touched (DfListRows *self,
                           GArray     *changes)
{
  GArray *touched;

  if (changes == NULL)
    {
      df_list_order_read_links (self->order);
      return NULL;
    }

  touched = df_list_order_list_touched (self->order, changes);
  for (guint i = 0; i < self->table->n_columns && self->text != NULL; i++)
    if (self->table->columns[i]->reference != NULL)
      df_list_rows_append_referring (self, self->table->columns[i], changes, touched);
  df_ids_sort (touched);

  return touched;
}

/* --- searching ----------------------------------------------------------------------------------------------------------------------- */

void
df_list_rows_set_search (DfListRows *self,
                         const char *search)
{
  DfListReader reader = df_list_rows_get_reader (self);
  g_autofree char *folded = search != NULL ? df_fold (search) : NULL;
  gboolean narrowed = self->search != NULL && folded != NULL && g_str_has_prefix (folded, self->search);
  g_autoptr(GArray) among = narrowed ? g_steal_pointer (&self->found) : NULL;

  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->wanted, g_strfreev);
  g_free (self->search);
  self->search = g_steal_pointer (&folded);
  if (self->search == NULL)
    return;

  self->wanted = g_strsplit_set (self->search, " \t\n", -1);
  /* Somebody who hears of a row that moves may search before all have moved. */
  if (self->text != NULL && df_list_text_count (self->text) != self->ids->len)
    g_clear_pointer (&self->text, df_list_text_free);
  if (self->text == NULL)
    self->text = df_list_reader_read_text (&reader, self->ids);
  self->found = df_list_text_search (self->text, self->wanted, among);
}

void
df_list_rows_search_titles (DfListRows *self)
{
  self->titles_only = TRUE;
  g_clear_pointer (&self->text, df_list_text_free);
}

gboolean
df_list_rows_match (DfListRows        *self,
                    const DfListEntry *entry)
{
  return self->wanted == NULL || (entry->text != NULL && df_list_text_match (entry->text, self->wanted));
}

GArray *
df_list_rows_select (DfListRows *self,
                     GHashTable *ids,
                     gboolean    only,
                     gboolean    descending)
{
  GArray *shown;
  guint n;

  if (self->wanted == NULL && ids == NULL && !descending)
    return g_array_ref (self->ids);

  if (self->wanted != NULL && self->found == NULL)
    self->found = df_list_text_search (self->text, self->wanted, NULL);
  n = self->wanted != NULL ? self->found->len : self->ids->len;
  shown = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  for (guint i = 0; i < n; i++)
    {
      guint at = descending ? n - 1 - i : i;
      gint64 id = g_array_index (self->ids, gint64, self->wanted != NULL ? g_array_index (self->found, guint, at) : at);

      if (ids == NULL || g_hash_table_contains (ids, &id) == only)
        g_array_append_val (shown, id);
    }

  return shown;
}

/* --- what was written ---------------------------------------------------------------------------------------------------------------- */

GArray *
df_list_rows_read_entries (DfListRows *self,
                           GArray     *ids)
{
  DfListReader reader = df_list_rows_get_reader (self);

  if (self->sorting != NULL)
    g_array_append_vals (self->meanwhile, ids->data, ids->len);
  if (ids->len > MAX_PLACED)
    return NULL;

  return df_list_reader_read_entries (&reader, (gint64 *) ids->data, ids->len, self->text != NULL);
}

static char **
df_list_rows_read_keys (gpointer      rows,
                        const gint64 *ids,
                        guint         n)
{
  DfListReader reader = df_list_rows_get_reader (rows);

  return df_list_reader_read_keys (&reader, ids, n);
}

static guint
df_list_find (GArray *ids,
              gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return i;

  return G_MAXUINT;
}

static int
df_place_compare (gconstpointer a,
                  gconstpointer b)
{
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;

  return one < two ? -1 : one > two;
}

/* Where @entries stand, ascending. */
static GArray *
df_list_rows_list_places (DfListRows *self,
                          GArray     *entries)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < entries->len; i++)
    {
      guint place = df_list_find (self->ids, g_array_index (entries, DfListEntry, i).id);

      if (place != G_MAXUINT)
        g_array_append_val (places, place);
    }
  g_array_sort (places, df_place_compare);

  return places;
}

static const char *
df_list_entries_find_text (GArray *entries,
                           gint64  id)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_array_index (entries, DfListEntry, i).id == id)
      return g_array_index (entries, DfListEntry, i).text;

  return NULL;
}

static void
df_list_rows_remove_lines (DfListRows *self,
                           GArray     *entries)
{
  g_autoptr(GArray) places = df_list_rows_list_places (self, entries);

  for (guint i = places->len; i > 0; i--)
    df_list_text_remove (self->text, g_array_index (places, guint, i - 1));
}

static void
df_list_rows_insert_lines (DfListRows *self,
                           GArray     *entries)
{
  g_autoptr(GArray) places = df_list_rows_list_places (self, entries);

  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);
      const char *text = df_list_entries_find_text (entries, g_array_index (self->ids, gint64, place));

      df_list_text_insert (self->text, place, text != NULL ? text : "");
    }
}

void
df_list_rows_place (DfListRows *self,
                    GArray     *ids,
                    GArray     *entries,
                    gboolean    descending,
                    void      (*spliced) (gpointer data, guint position, guint removed, guint added),
                    gpointer    data)
{
  DfListPlaces places = { ids, descending, df_list_rows_read_keys, self, spliced, data };
  DfListReader reader = df_list_rows_get_reader (self);
  DfListText *text = ids == self->ids ? self->text : NULL;

  self->n_rows = 0;
  if (ids == self->ids)
    g_clear_pointer (&self->found, g_array_unref);
  if (text != NULL)
    df_list_rows_remove_lines (self, entries);
  df_list_places_apply (&places, entries);
  if (text != NULL && self->text == text)
    df_list_rows_insert_lines (self, entries);
  else if (ids == self->ids && self->text != NULL)
    {
      df_list_text_free (self->text);
      self->text = df_list_reader_read_text (&reader, self->ids);
    }
}
