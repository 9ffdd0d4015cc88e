/* df-list-reader.c
 *
 * Reads what a list must know of its rows, without objects: in which order they are, and what a search looks at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-reader-private.h"

#include <string.h>

#include "store/df-list-places-private.h"
#include "store/df-repository-private.h"

/* So many rows are read in one go where others may want to write: that takes some milliseconds. */
#define CHUNK 4096

/* A row among those that are sorted. */
typedef struct
{
  guint64 start;   /* of the key: most comparisons need no more */
  gsize   key;     /* where it stands */
  gint64  id;
} DfListKey;

/* --- a row ------------------------------------------------------------------------------------------------------------------------- */

/* Whether a search looks at a column. */
static gboolean
df_list_reader_searches (const DfListReader *self,
                         guint               column)
{
  if (self->titles_only)
    return column == self->table->title;

  return (self->table->columns[column]->flags & DF_SEARCH) != 0;
}

static gboolean
df_list_reader_wants (const DfListReader *self,
                      guint               column,
                      gboolean            with_text)
{
  if (with_text && df_list_reader_searches (self, column))
    return TRUE;

  return self->order != NULL && df_list_order_wants (self->order, column);
}

/* What a row refers to is found by its title as well. */
static gboolean
df_list_reader_wants_title (const DfListReader *self,
                            guint               column,
                            gboolean            with_text)
{
  return with_text && !self->titles_only && self->table->columns[column]->reference != NULL;
}

/* @before: what the table is joined to by "j.value", or "". @behind: what follows the joins. */
static DfStatement *
df_list_reader_query (const DfListReader *self,
                      gboolean            with_text,
                      const char         *before,
                      const char         *behind)
{
  g_autoptr(GString) columns = g_string_new ("r.id");
  g_autoptr(GString) joins = g_string_new (NULL);

  for (guint i = 0; i < self->table->n_columns; i++)
    if (df_list_reader_wants (self, i, with_text))
      g_string_append_printf (columns, ", r.%s", self->table->columns[i]->column);
  for (guint i = 0; i < self->table->n_columns; i++)
    if (df_list_reader_wants_title (self, i, with_text))
      {
        const DfTable *other = df_table_for_type (self->table->columns[i]->reference ());

        g_string_append_printf (columns, ", (SELECT o.%s FROM %s o WHERE o.id = r.%s)", other->columns[other->title]->column, other->name,
                                self->table->columns[i]->column);
      }
  if (self->order != NULL)
    df_list_order_append_sql (self->order, columns, joins);

  return df_repository_query (self->repository, "SELECT %s FROM %s%s r%s%s%s", columns->str, before, self->table->name,
                              *before != '\0' ? " ON r.id = j.value" : "", joins->str, behind);
}

static DfStatement *
df_list_reader_query_ids (const DfListReader *self,
                          const gint64       *ids,
                          guint               n,
                          gboolean            with_text)
{
  g_autofree char *list = df_repository_format_ids (ids, n);
  DfStatement *statement = df_list_reader_query (self, with_text, "json_each(?1) j JOIN ", "");

  if (statement != NULL)
    df_statement_bind_text (statement, 1, list);

  return statement;
}

/* Appends the key of the statement's row, and (nullable) what a search looks at. */
static void
df_list_reader_take (const DfListReader *self,
                     DfStatement        *statement,
                     GString            *key,
                     GString            *text)
{
  DfValue values[DF_MAX_COLUMNS];
  int at = 1;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      values[i] = (DfValue) DF_VALUE_INIT;
      if (!df_list_reader_wants (self, i, text != NULL))
        continue;
      if (self->table->columns[i]->kind->is_text)
        values[i].text = (char *) df_statement_get_text (statement, at++);
      else
        values[i].integer = df_statement_get_integer (statement, at++);
      if (text != NULL && i != self->table->title && df_list_reader_searches (self, i) && values[i].text != NULL)
        g_string_append_printf (text, "%s ", values[i].text);
    }
  /* Those that are called so are better answers. */
  if (text != NULL && df_list_reader_searches (self, self->table->title) && values[self->table->title].text != NULL)
    {
      g_string_prepend_c (text, '\t');
      g_string_prepend (text, values[self->table->title].text);
    }
  for (guint i = 0; i < self->table->n_columns; i++)
    if (df_list_reader_wants_title (self, i, text != NULL))
      {
        const char *title = df_statement_get_text (statement, at++);

        g_string_append_printf (text, "%s ", title != NULL ? title : "");
      }
  df_list_order_append_key (self->order, values, statement, at, key);
}

/* --- all ------------------------------------------------------------------------------------------------------------------------------ */

typedef void (*DfListTake) (const DfListReader *self, DfStatement *statement, gpointer data);

/* The rows behind the id @last, at most a chunk of them, and which is the last one then; FALSE where they could not be read. */
static gboolean
df_list_reader_take_chunk (const DfListReader *self,
                           gboolean            with_text,
                           DfListTake          take,
                           gpointer            data,
                           gint64             *last,
                           guint              *n)
{
  g_autofree char *behind = g_strdup_printf (" WHERE r.id > ?1 ORDER BY r.id LIMIT %d", CHUNK);
  g_autoptr(DfStatement) statement = df_list_reader_query (self, with_text, "", behind);
  gboolean failed = FALSE;

  if (statement == NULL)
    return FALSE;
  df_statement_bind_integer (statement, 1, *last);
  for (*n = 0; df_repository_next (self->repository, statement, &failed); ++*n)
    {
      *last = df_statement_get_integer (statement, 0);
      take (self, statement, data);
    }

  return !failed;
}

/* By their ids. Where @cancellable is there it is asked now and then, and others can write meanwhile. */
static gboolean
df_list_reader_take_all (const DfListReader *self,
                         gboolean            with_text,
                         DfListTake          take,
                         gpointer            data,
                         GCancellable       *cancellable)
{
  g_autoptr(DfStatement) statement = NULL;
  gboolean failed = FALSE;

  if (cancellable != NULL)
    {
      gint64 last = DF_NOTHING + 1;
      guint n;

      do
        if (g_cancellable_is_cancelled (cancellable) || !df_list_reader_take_chunk (self, with_text, take, data, &last, &n))
          return FALSE;
      while (n == CHUNK);

      return TRUE;
    }

  statement = df_list_reader_query (self, with_text, "", " ORDER BY r.id");
  if (statement == NULL)
    return FALSE;
  while (df_repository_next (self->repository, statement, &failed))
    take (self, statement, data);

  return !failed;
}

/* --- all, sorted ------------------------------------------------------------------------------------------------------------------- */

typedef struct
{
  GArray  *sorted;   /* (element-type DfListKey) */
  GString *keys;
} DfListKeys;

static int
df_list_key_compare (gconstpointer a,
                     gconstpointer b,
                     gpointer      keys)
{
  const DfListKey *one = a;
  const DfListKey *two = b;
  int order;

  if (one->start != two->start)
    return one->start < two->start ? -1 : 1;

  order = strcmp ((const char *) keys + one->key, (const char *) keys + two->key);

  return order != 0 ? order : df_id_compare (&one->id, &two->id);
}

static void
df_list_reader_take_key (const DfListReader *self,
                         DfStatement        *statement,
                         gpointer            data)
{
  DfListKeys *all = data;
  DfListKey key = { 0, all->keys->len, df_statement_get_integer (statement, 0) };
  char start[8] = { 0 };

  df_list_reader_take (self, statement, all->keys, NULL);
  memcpy (start, all->keys->str + key.key, MIN (sizeof start, all->keys->len - key.key));
  memcpy (&key.start, start, sizeof start);
  key.start = GUINT64_FROM_BE (key.start);
  g_string_append_c (all->keys, '\0');
  g_array_append_val (all->sorted, key);
}

GArray *
df_list_reader_read_first (const DfListReader *self,
                           DfListOrder        *near,
                           int                 most)
{
  g_autoptr(GString) terms = g_string_new (NULL);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(DfStatement) statement = NULL;
  gboolean failed = FALSE;

  if (near != NULL)
    df_list_order_append_near (near, terms);
  else
    g_string_append (terms, "r.id");
  statement = df_repository_query (self->repository, "SELECT r.id FROM %s r ORDER BY %s LIMIT %d", self->table->name, terms->str, most);
  if (statement == NULL)
    return NULL;
  while (df_repository_next (self->repository, statement, &failed))
    {
      gint64 id = df_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }

  return failed ? NULL : g_steal_pointer (&ids);
}

GArray *
df_list_reader_read_sorted (const DfListReader *self,
                            GCancellable       *cancellable)
{
  g_autoptr(GArray) sorted = g_array_new (FALSE, FALSE, sizeof (DfListKey));
  g_autoptr(GString) keys = g_string_new (NULL);
  DfListKeys all = { sorted, keys };
  GArray *ids;

  if (!df_list_reader_take_all (self, FALSE, df_list_reader_take_key, &all, cancellable))
    return NULL;

  g_array_sort_with_data (sorted, df_list_key_compare, keys->str);
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), sorted->len);
  for (guint i = 0; i < sorted->len; i++)
    g_array_append_val (ids, g_array_index (sorted, DfListKey, i).id);

  return ids;
}

/* --- some of them ------------------------------------------------------------------------------------------------------------------- */

GArray *
df_list_reader_read_entries (const DfListReader *self,
                             const gint64       *ids,
                             guint               n,
                             gboolean            with_text)
{
  g_autoptr(DfStatement) statement = df_list_reader_query_ids (self, ids, n, with_text);
  g_autoptr(GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GArray) entries = df_list_entries_new ();
  gboolean failed = FALSE;

  if (statement == NULL)
    return NULL;

  g_array_set_size (entries, n);
  for (guint i = 0; i < n; i++)
    {
      g_array_index (entries, DfListEntry, i) = (DfListEntry) { .id = ids[i] };
      g_hash_table_insert (places, (gpointer) &ids[i], GUINT_TO_POINTER (i));
    }
  while (df_repository_next (self->repository, statement, &failed))
    {
      gint64 id = df_statement_get_integer (statement, 0);
      DfListEntry *entry = &g_array_index (entries, DfListEntry, GPOINTER_TO_UINT (g_hash_table_lookup (places, &id)));
      GString *key = g_string_new (NULL);
      g_autoptr(GString) text = with_text ? g_string_new (NULL) : NULL;
      g_autofree char *last = df_list_order_format_id (id);

      df_list_reader_take (self, statement, key, text);
      g_string_append (key, last);
      g_free (entry->key);
      g_free (entry->text);
      entry->key = g_string_free (key, FALSE);
      entry->text = with_text ? df_fold (text->str) : NULL;
      entry->is_there = TRUE;
    }

  return failed ? NULL : g_steal_pointer (&entries);
}

char **
df_list_reader_read_keys (const DfListReader *self,
                          const gint64       *ids,
                          guint               n)
{
  g_autoptr(GArray) entries = df_list_reader_read_entries (self, ids, n, FALSE);
  char **keys = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    if (entries != NULL && g_array_index (entries, DfListEntry, i).key != NULL)
      keys[i] = g_steal_pointer (&g_array_index (entries, DfListEntry, i).key);
    else
      keys[i] = g_strdup ("");

  return keys;
}

static void
df_list_value_clear (gpointer value)
{
  df_value_clear (value);
}

GArray *
df_list_reader_read_values (const DfListReader *self,
                            guint               column,
                            guint               most)
{
  const DfField *field = self->table->columns[column];
  g_autoptr(DfStatement) statement = df_repository_query (self->repository, "SELECT DISTINCT r.%s FROM %s r WHERE r.%s <> '' ORDER BY 1 LIMIT %u",
                                                          field->column, self->table->name, field->column, most);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (DfValue));

  g_array_set_clear_func (values, df_list_value_clear);
  while (statement != NULL && df_repository_next (self->repository, statement, NULL))
    {
      DfValue value = DF_VALUE_INIT;

      if (field->kind->is_text)
        value.text = g_strdup (df_statement_get_text (statement, 0));
      else
        value.integer = df_statement_get_integer (statement, 0);
      g_array_append_val (values, value);
    }

  return values;
}

/* --- what a search looks at ------------------------------------------------------------------------------------------------------- */

/* A row's text, before it has its place. */
typedef struct
{
  gint64 id;
  gsize  text;
} DfListLine;

static int
df_list_line_compare (gconstpointer a,
                      gconstpointer b)
{
  const DfListLine *one = a;
  const DfListLine *two = b;

  return one->id < two->id ? -1 : one->id > two->id;
}

typedef struct
{
  GArray  *lines;   /* (element-type DfListLine), ascending */
  GString *texts;
  GString *text;    /* of one */
  GString *key;     /* of one: nothing */
} DfListLines;

static void
df_list_reader_take_line (const DfListReader *self,
                          DfStatement        *statement,
                          gpointer            data)
{
  DfListLines *all = data;
  DfListLine line = { df_statement_get_integer (statement, 0), all->texts->len };
  g_autofree char *folded = NULL;

  g_string_truncate (all->text, 0);
  df_list_reader_take (self, statement, all->key, all->text);
  folded = df_fold (all->text->str);
  g_string_append_len (all->texts, folded, (gssize) strlen (folded) + 1);
  g_array_append_val (all->lines, line);
}

DfListText *
df_list_reader_read_text (const DfListReader *self,
                          GArray             *ids,
                          GCancellable       *cancellable)
{
  const DfListReader reader = { self->repository, self->table, NULL, self->titles_only };
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (DfListLine));
  g_autoptr(GString) texts = g_string_new (NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) key = g_string_new (NULL);
  DfListLines read = { lines, texts, text, key };
  DfListText *all;

  if (!df_list_reader_take_all (&reader, TRUE, df_list_reader_take_line, &read, cancellable) && cancellable != NULL)
    return NULL;

  all = df_list_text_new ();
  for (guint i = 0; i < ids->len; i++)
    {
      DfListLine line = { g_array_index (ids, gint64, i), 0 };
      guint place;

      /* A row that another program deleted was not read. */
      if (g_array_binary_search (lines, &line, df_list_line_compare, &place))
        df_list_text_insert (all, i, texts->str + g_array_index (lines, DfListLine, place).text);
      else
        df_list_text_insert (all, i, "");
    }

  return all;
}
