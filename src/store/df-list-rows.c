/* df-list-rows.c
 *
 * All rows of a list: their ids in its order, and what a search looks at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-rows-private.h"

#include "store/df-list-reader-private.h"
#include "store/df-list-search-private.h"
#include "store/df-list-sorting-private.h"
#include "store/df-repository-private.h"

/* Beyond so many rows that were written, sorting all is quicker than putting each in its place. */
#define MAX_PLACED 64
/* So many are there at once where they are many: a few windows full. */
#define FIRST_IDS 1000
/* Of more even SQL takes too long to find them: the first by their ids. */
#define TOO_MANY 100000
/* So many times as many are more than anybody waits for, whatever is asked of each. */
#define VERY_MANY 20

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

  DfListSearch  *search;       /* its text has a line for each of @ids */
  gboolean       titles_only;  /* whether a search looks at nothing else */

  DfListWorker  *sorting;      /* (nullable): finds the order; until then they stand about so, or as they stood */
  gboolean       reads_text;   /* it also reads what a search looks at */
  GArray        *meanwhile;    /* (element-type gint64): what was written since */
  void         (*sorted) (gpointer data);
  gpointer       data;
};

static DfListReader
df_list_rows_get_reader (DfListRows *self)
{
  return (DfListReader) { self->repository, self->table, self->order, self->titles_only };
}

/* --- the order of many -------------------------------------------------------------------------------------------------------------------- */

static void df_list_rows_sorted (gpointer    data,
                                 GArray     *sorted,
                                 DfListText *text);

/* @ids: (nullable): in which order they are, where that is known already. */
static void
df_list_rows_begin_sorting (DfListRows *self,
                            GArray     *ids)
{
  self->meanwhile = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->reads_text = df_list_search_is_on (self->search);
  self->sorting = df_list_sorting_begin (self->repository, self->table, self->words, ids, self->reads_text, self->titles_only, df_list_rows_sorted, self);
}

static void
df_list_rows_stop_sorting (DfListRows *self)
{
  g_clear_pointer (&self->sorting, df_list_worker_cancel);
  g_clear_pointer (&self->meanwhile, g_array_unref);
}

static void
df_list_rows_read_text (DfListRows *self)
{
  DfListReader reader = df_list_rows_get_reader (self);

  df_list_search_take_text (self->search, df_list_reader_read_text (&reader, self->ids, NULL));
}

/* What a search looks at is read at once where they are few; of many a thread reads it. */
static void
df_list_rows_want_text (DfListRows *self)
{
  g_autoptr(GArray) ids = NULL;

  if (!df_list_search_is_waiting (self->search) || (self->sorting != NULL && self->reads_text))
    return;

  if (!df_repository_has_more (self->repository, self->table, self->many))
    {
      df_list_rows_read_text (self);
      return;
    }
  if (self->sorting == NULL)
    ids = g_array_copy (self->ids);
  df_list_rows_stop_sorting (self);
  df_list_rows_begin_sorting (self, ids);
}

static void
df_list_rows_take_ids (DfListRows *self,
                       GArray     *ids,
                       DfListText *text)
{
  g_array_unref (self->ids);
  self->ids = ids;
  df_list_search_take_text (self->search, text);
  df_list_rows_want_text (self);
}

static void
df_list_rows_take_sorted (DfListRows *self,
                          GArray     *sorted,
                          DfListText *text,
                          GArray     *meanwhile)
{
  g_autoptr(GArray) entries = NULL;

  self->is_partial = FALSE;
  df_list_rows_take_ids (self, sorted, text);
  df_ids_sort (meanwhile);
  if (meanwhile->len > 0)
    entries = df_list_rows_read_entries (self, meanwhile);
  if (entries != NULL)
    df_list_rows_place (self, self->ids, entries, FALSE, NULL, NULL);
  /* Where great numbers were written it begins anew. */
  else if (meanwhile->len > 0)
    df_list_rows_read (self, TRUE);
}

static void
df_list_rows_sorted (gpointer    data,
                     GArray     *sorted,
                     DfListText *text)
{
  DfListRows *self = data;
  g_autoptr(GArray) meanwhile = g_steal_pointer (&self->meanwhile);

  self->sorting = NULL;
  /* What cannot be read stays as it is, until the file is looked at again. */
  if (sorted != NULL)
    df_list_rows_take_sorted (self, sorted, text, meanwhile);
  else
    df_repository_fall_behind (self->repository, NULL);

  self->sorted (self->data);
}

/* --- reading --------------------------------------------------------------------------------------------------------------------------- */

void
df_list_rows_read (DfListRows *self,
                   gboolean    anew)
{
  DfListReader reader = df_list_rows_get_reader (self);
  GArray *ids;

  df_list_rows_stop_sorting (self);
  if (df_repository_has_more (self->repository, self->table, self->many))
    df_list_rows_begin_sorting (self, NULL);
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

  df_list_rows_take_ids (self, self->sorting != NULL && !self->is_partial ? df_ids_keep_order (self->ids, ids) : ids, NULL);
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
                  void         (*sorted) (gpointer data),
                  gpointer       data)
{
  DfListRows *self = g_new0 (DfListRows, 1);

  self->repository = repository;
  self->table = table;
  self->many = DF_LIST_MANY;
  self->sorted = sorted;
  self->data = data;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->search = df_list_search_new ();
  df_list_rows_begin_order (self, table->order);

  return self;
}

void
df_list_rows_free (DfListRows *self)
{
  df_list_rows_end_order (self);
  g_array_unref (self->ids);
  df_list_search_free (self->search);
  g_free (self);
}

void
df_list_rows_set_many (DfListRows *self,
                       guint       many)
{
  self->many = many;
  g_array_unref (self->ids);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  df_list_rows_read (self, TRUE);
}

gboolean
df_list_rows_are_very_many (DfListRows *self)
{
  return df_repository_has_more (self->repository, self->table, self->many * VERY_MANY);
}

gboolean
df_list_rows_is_partial (DfListRows *self)
{
  return self->is_partial;
}

GArray *
df_list_rows_read_values (DfListRows *self,
                          guint       column,
                          guint       most)
{
  DfListReader reader = df_list_rows_get_reader (self);

  return df_list_reader_read_values (&reader, column, most);
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
  gboolean has_text = df_list_search_get_text (self->search) != NULL || (self->sorting != NULL && self->reads_text);
  GArray *touched;

  if (changes == NULL)
    {
      df_list_order_read_links (self->order);
      return NULL;
    }

  touched = df_list_order_list_touched (self->order, changes);
  for (guint i = 0; i < self->table->n_columns && has_text; i++)
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
  DfListText *text = df_list_search_get_text (self->search);

  df_list_search_set_words (self->search, search);
  /* Somebody who hears of a row that moves may search before all have moved. */
  if (search != NULL && text != NULL && df_list_text_count (text) != self->ids->len)
    df_list_rows_read_text (self);
  df_list_rows_want_text (self);
}

gboolean
df_list_rows_is_waiting (DfListRows *self)
{
  return df_list_search_is_waiting (self->search);
}

void
df_list_rows_search_titles (DfListRows *self)
{
  self->titles_only = TRUE;
  df_list_search_take_text (self->search, NULL);
}

gboolean
df_list_rows_match (DfListRows        *self,
                    const DfListEntry *entry)
{
  return df_list_search_match (self->search, entry->text);
}

GArray *
df_list_rows_select (DfListRows  *self,
                     DfListSieve *sieve,
                     GHashTable  *ids,
                     gboolean     only,
                     gboolean     descending)
{
  g_autoptr(GArray) found = df_list_sieve_narrow (sieve, self->ids, df_list_search_get_found (self->search));
  guint n = found != NULL ? found->len : self->ids->len;
  GArray *shown;

  if (found == NULL && ids == NULL && !descending)
    return g_array_ref (self->ids);

  shown = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  for (guint i = 0; i < n; i++)
    {
      guint at = descending ? n - 1 - i : i;
      gint64 id = g_array_index (self->ids, gint64, found != NULL ? g_array_index (found, guint, at) : at);

      if (ids == NULL || g_hash_table_contains (ids, &id) == only)
        g_array_append_val (shown, id);
    }

  return shown;
}

GArray *
df_list_rows_choose (DfListRows *self,
                     guint       n)
{
  g_autoptr(GArray) places = df_list_search_choose (self->search, n);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), places->len);

  for (guint i = 0; i < places->len; i++)
    g_array_append_val (ids, g_array_index (self->ids, gint64, g_array_index (places, guint, i)));

  return ids;
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

  return df_list_reader_read_entries (&reader, (gint64 *) ids->data, ids->len, df_list_search_get_text (self->search) != NULL);
}

static char **
df_list_rows_read_keys (gpointer      rows,
                        const gint64 *ids,
                        guint         n)
{
  DfListReader reader = df_list_rows_get_reader (rows);

  return df_list_reader_read_keys (&reader, ids, n);
}

/* All lines, those of @entries where these stand now; @text: what the others stand in. Read anew where somebody who heard of a row that moved brought
 * another one. */
static void
df_list_rows_place_lines (DfListRows *self,
                          GArray     *entries,
                          DfListText *text)
{
  g_autoptr(GArray) places = NULL;
  g_autoptr(GPtrArray) lines = NULL;

  if (text == NULL || df_list_search_get_text (self->search) != text)
    {
      if (df_list_search_get_text (self->search) != NULL)
        df_list_rows_read_text (self);
      return;
    }

  places = df_list_entries_list_places (entries, self->ids);
  lines = df_list_entries_list_texts (entries, self->ids, places);
  df_list_search_insert_lines (self->search, places, lines);
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
  DfListText *text = df_list_search_get_text (self->search);
  gboolean is_all = ids == self->ids;

  self->n_rows = 0;
  if (is_all && text != NULL)
    {
      g_autoptr(GArray) before = df_list_entries_list_places (entries, self->ids);

      df_list_search_remove_lines (self->search, before);
    }
  df_list_places_apply (&places, entries);
  if (is_all)
    df_list_rows_place_lines (self, entries, text);
}
