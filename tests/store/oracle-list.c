/* oracle-list.c
 *
 * What every list must show, worked out row by row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "oracle-private.h"

#include <string.h>

typedef struct
{
  gint64 id;
  char  *key;
} OracleKey;

static void
oracle_key_clear (gpointer key)
{
  g_free (((OracleKey *) key)->key);
}

static int
oracle_key_compare (gconstpointer a,
                    gconstpointer b)
{
  const OracleKey *one = a;
  const OracleKey *two = b;
  int order = strcmp (one->key, two->key);

  return order != 0 ? order : one->id < two->id ? -1 : one->id > two->id;
}

/* The rows that a row is linked to: (transfer container) (element-type OracleRow). */
static GPtrArray *
oracle_list_others (Oracle           *self,
                    const DfRelation *relation,
                    gint64            owner)
{
  const DfTable *through = relation->through != NULL ? relation->through : relation->other;
  GPtrArray *all = self->all[df_catalog_get_number (self->catalog, through)];
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      OracleRow *row = g_ptr_array_index (all, i);

      if (row->values[relation->key].integer == owner)
        g_ptr_array_add (rows, relation->through == NULL ? row : oracle_find (self, relation->other, row->values[relation->other_key].integer));
    }

  return rows;
}

/* Which of two comes first by fields of theirs: "battles.year battles.name". */
static int
oracle_compare_least (const DfTable *table,
                      char         **words,
                      OracleRow     *a,
                      OracleRow     *b)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      int column = df_table_find_column (table, strchr (words[i], '.') + 1);
      const DfValue *one = &a->values[column];
      const DfValue *two = &b->values[column];
      int order = table->columns[column]->kind->is_text ? g_strcmp0 (one->text, two->text)
                                                        : one->integer < two->integer ? -1 : one->integer > two->integer;

      if (order != 0)
        return order;
    }

  return 0;
}

static void
oracle_append_least (Oracle        *self,
                     const DfTable *table,
                     OracleRow     *row,
                     const char    *least,
                     GString       *key)
{
  g_auto(GStrv) words = g_strsplit (least, " ", -1);
  g_auto(GStrv) steps = g_strsplit (words[0], ".", 2);
  const DfRelation *relation = df_catalog_find_relation (self->catalog, table, steps[0]);
  g_autoptr(GPtrArray) others = oracle_list_others (self, relation, row->id);
  OracleRow *first = NULL;

  for (guint i = 0; i < others->len; i++)
    {
      OracleRow *other = g_ptr_array_index (others, i);
      const DfValue *value = &other->values[df_table_find_column (relation->other, steps[1])];

      if (df_value_is_nothing (value) || g_strcmp0 (value->text, "") == 0)
        continue;
      if (first == NULL || oracle_compare_least (relation->other, words, other, first) < 0)
        first = other;
    }

  g_string_append (key, first == NULL ? "none" : "a");
  for (guint i = 0; first != NULL && words[i] != NULL; i++)
    {
      int column = df_table_find_column (relation->other, strchr (words[i], '.') + 1);

      relation->other->columns[column]->kind->collate (&first->values[column], key);
      g_string_append_c (key, '\1');
    }
}

static char *
oracle_make_key (Oracle        *self,
                 const DfTable *table,
                 OracleRow     *row,
                 const char    *order)
{
  GString *key = g_string_new (NULL);
  g_autofree char *all = g_strdup_printf ("%s %s", order, table->order);
  g_auto(GStrv) words = g_strsplit (all, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const DfRelation *relation = df_catalog_find_relation (self->catalog, table, words[i]);
      const DfField *least = df_table_find_order (table, words[i]);
      int column = df_table_find_column (table, words[i]);

      if (column >= 0)
        table->columns[column]->kind->collate (&row->values[column], key);
      else if (least != NULL)
        oracle_append_least (self, table, row, least->depends, key);
      else
        {
          g_autoptr(GPtrArray) others = oracle_list_others (self, relation, row->id);

          g_string_append_printf (key, "%06u", 999999 - others->len);
        }
      g_string_append_c (key, '\1');
    }

  return g_string_free (key, FALSE);
}

static GArray *
oracle_sort (Oracle        *self,
             const DfTable *table,
             GPtrArray     *rows,
             const char    *order,
             gboolean       descending)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (OracleKey));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_set_clear_func (keys, oracle_key_clear);
  for (guint i = 0; i < rows->len; i++)
    {
      OracleRow *row = g_ptr_array_index (rows, i);
      OracleKey key = { row->id, oracle_make_key (self, table, row, order) };

      g_array_append_val (keys, key);
    }
  g_array_sort (keys, oracle_key_compare);
  for (guint i = 0; i < keys->len; i++)
    g_array_append_val (ids, g_array_index (keys, OracleKey, descending ? keys->len - 1 - i : i).id);

  return ids;
}

static gboolean
oracle_matches (Oracle        *self,
                const DfTable *table,
                OracleRow     *row,
                const char    *search)
{
  g_autofree char *wanted = df_fold (search);
  g_auto(GStrv) words = g_strsplit (wanted, " ", -1);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (guint i = 0; i < table->n_columns; i++)
    if ((table->columns[i]->flags & DF_SEARCH) != 0)
      g_string_append_printf (text, "%s\n", row->values[i].text);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const DfTable *target = df_catalog_get_target (self->catalog, table, i);
      OracleRow *other = target != NULL ? oracle_find (self, target, row->values[i].integer) : NULL;

      if (other != NULL && table->columns[i]->reference != NULL)
        g_string_append_printf (text, "%s\n", other->values[target->title].text);
    }
  folded = df_fold (text->str);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* Whether a row does as one word of a filter says. */
static gboolean
oracle_passes_word (Oracle        *self,
                    const DfTable *table,
                    OracleRow     *row,
                    const char    *word)
{
  g_auto(GStrv) sides = g_strsplit (word, "=", 2);
  const DfRelation *relation = df_catalog_find_relation (self->catalog, table, sides[0]);
  int column = df_table_find_column (table, g_str_equal (word, "unfinished") ? "seasons" : sides[0]);

  if (relation != NULL)
    {
      g_autoptr(GPtrArray) others = oracle_list_others (self, relation, row->id);

      return others->len == 0;
    }
  if (sides[1] == NULL || *sides[1] == '\0')
    return df_value_is_nothing (&row->values[column]);

  return row->values[column].integer == g_ascii_strtoll (sides[1], NULL, 10);
}

/* By one word of each name. */
static gboolean
oracle_passes (Oracle        *self,
               const DfTable *table,
               OracleRow     *row,
               const char    *filter)
{
  g_auto(GStrv) words = g_strsplit (filter, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strcspn (words[i], "=");
      gboolean passes = FALSE;

      for (guint n = 0; words[n] != NULL; n++)
        if (strcspn (words[n], "=") == length && strncmp (words[n], words[i], length) == 0)
          passes = passes || oracle_passes_word (self, table, row, words[n]);
      if (!passes)
        return FALSE;
    }

  return TRUE;
}

GArray *
oracle_list (Oracle           *self,
             const DfTable    *table,
             const char       *order,
             gboolean          descending,
             const char       *search,
             const char       *filter,
             const DfRelation *relation,
             gint64            owner)
{
  GPtrArray *all = self->all[df_catalog_get_number (self->catalog, table)];
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      OracleRow *row = g_ptr_array_index (all, i);

      if ((search == NULL || oracle_matches (self, table, row, search)) && (filter == NULL || oracle_passes (self, table, row, filter))
          && (relation == NULL || oracle_find_link (self, relation, owner, row->id) == NULL))
        g_ptr_array_add (rows, row);
    }

  return oracle_sort (self, table, rows, order, descending);
}

OracleRow *
oracle_find_link (Oracle           *self,
                  const DfRelation *relation,
                  gint64            owner,
                  gint64            other)
{
  const DfTable *through = relation->through != NULL ? relation->through : relation->other;
  GPtrArray *all = self->all[df_catalog_get_number (self->catalog, through)];

  for (guint i = 0; i < all->len; i++)
    {
      OracleRow *row = g_ptr_array_index (all, i);

      if (row->values[relation->key].integer == owner
          && (relation->through != NULL ? row->values[relation->other_key].integer : row->id) == other)
        return row;
    }

  return NULL;
}

GArray *
oracle_list_linked (Oracle           *self,
                    const DfRelation *relation,
                    gint64            owner)
{
  g_autoptr(GPtrArray) rows = oracle_list_others (self, relation, owner);

  return oracle_sort (self, relation->other, rows, relation->other->order, FALSE);
}
