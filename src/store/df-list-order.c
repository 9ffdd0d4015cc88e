/* df-list-order.c
 *
 * What a list is sorted by: its rows' own columns, how many others each is linked to, the least that those say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-order-private.h"

#include <string.h>

#include "store/df-repository-private.h"

/* A row that links, and whose it is. */
typedef struct
{
  gint64 id;
  gint64 owner;
} DfOwned;

typedef struct
{
  guint             column;     /* of the rows themselves, where there is no relation */
  const DfRelation *relation;   /* (nullable) */
  int              *least;      /* columns of those linked, -1 behind the last; NULL: how many there are */
  GArray           *links;      /* (element-type DfOwned), by id */
} DfListPart;

struct _DfListOrder
{
  DfRepository  *repository;   /* not owned: the list owns it */
  const DfTable *table;        /* static */
  GArray        *parts;        /* (element-type DfListPart), the one that counts most first */
};

/* Where the rows are that link an owner to others: the others themselves where they refer to it. */
static const DfTable *
df_list_part_get_links_table (DfListPart *part)
{
  return part->relation->through != NULL ? part->relation->through : part->relation->other;
}

static const char *
df_list_part_get_key (DfListPart *part)
{
  return df_list_part_get_links_table (part)->columns[part->relation->key]->column;
}

/* --- making -------------------------------------------------------------------------------------------------------------- */

static void
df_list_part_clear (gpointer data)
{
  DfListPart *part = data;

  g_free (part->least);
  g_clear_pointer (&part->links, g_array_unref);
}

/* "events.day events.starts" */
static void
df_list_part_take_least (DfListPart    *part,
                         DfCatalog     *catalog,
                         const DfTable *table,
                         const DfField *order)
{
  g_auto(GStrv) words = g_strsplit (order->depends, " ", -1);
  guint n = 0;

  part->least = g_new (int, g_strv_length (words) + 1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto(GStrv) steps = g_strsplit (words[i], ".", 2);

      part->relation = df_catalog_find_relation (catalog, table, steps[0]);
      part->least[n++] = df_table_find_column (part->relation->other, steps[1]);
    }
  part->least[n] = -1;
}

static void
df_list_order_add (DfListOrder *self,
                   const char  *word)
{
  DfCatalog *catalog = df_repository_get_catalog (self->repository);
  int column = df_table_find_column (self->table, word);
  const DfField *order = df_table_find_order (self->table, word);
  DfListPart part = { .relation = df_catalog_find_relation (catalog, self->table, word) };

  if (order != NULL)
    df_list_part_take_least (&part, catalog, self->table, order);
  else if (column >= 0)
    part.column = column;
  else if (part.relation == NULL)
    return;

  if (part.relation != NULL)
    part.links = g_array_new (FALSE, FALSE, sizeof (DfOwned));
  g_array_append_val (self->parts, part);
}

gboolean
df_list_order_wants (DfListOrder *self,
                     guint        column)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      DfListPart *part = &g_array_index (self->parts, DfListPart, i);

      if (part->relation == NULL && part->column == column)
        return TRUE;
    }

  return FALSE;
}

DfListOrder *
df_list_order_new (DfRepository  *repository,
                   const DfTable *table,
                   const char    *words)
{
  DfListOrder *self = g_new0 (DfListOrder, 1);
  g_auto(GStrv) list = g_strsplit (words, " ", -1);
  g_autofree int *usual = df_table_parse_order (table, table->order);

  self->repository = repository;
  self->table = table;
  self->parts = g_array_new (FALSE, FALSE, sizeof (DfListPart));
  g_array_set_clear_func (self->parts, df_list_part_clear);
  for (guint i = 0; list[i] != NULL; i++)
    df_list_order_add (self, list[i]);
  for (guint i = 0; usual[i] >= 0; i++)
    if (!df_list_order_wants (self, usual[i]))
      df_list_order_add (self, table->columns[usual[i]]->name);

  return self;
}

void
df_list_order_free (DfListOrder *self)
{
  g_array_unref (self->parts);
  g_free (self);
}

void
df_list_order_set_repository (DfListOrder  *self,
                              DfRepository *repository)
{
  self->repository = repository;
}

/* --- reading a row ------------------------------------------------------------------------------------------------------- */

/* The least of those linked to the row "r", as "m" and a number. Of what is nothing neither NULL nor '' is anything else than ''. */
static void
df_list_part_append_least (DfListPart *part,
                           guint       number,
                           GString    *columns,
                           GString    *joins)
{
  const DfTable *other = part->relation->other;
  const char *first = other->columns[part->least[0]]->column;

  g_string_append_printf (columns, ", m%u.id", number);
  g_string_append_printf (joins, " LEFT JOIN %s m%u ON m%u.id = (SELECT o.id FROM ", other->name, number, number);
  if (part->relation->through != NULL)
    g_string_append_printf (joins, "%s l JOIN %s o ON o.id = l.%s WHERE l.", part->relation->through->name, other->name,
                            part->relation->through->columns[part->relation->other_key]->column);
  else
    g_string_append_printf (joins, "%s o WHERE o.", other->name);
  g_string_append_printf (joins, "%s = r.id AND o.%s <> '' ORDER BY ", df_list_part_get_key (part), first);
  for (guint i = 0; part->least[i] >= 0; i++)
    {
      g_string_append_printf (columns, ", m%u.%s", number, other->columns[part->least[i]]->column);
      g_string_append_printf (joins, "o.%s, ", other->columns[part->least[i]]->column);
    }
  g_string_append (joins, "o.id LIMIT 1)");
}

void
df_list_order_append_sql (DfListOrder *self,
                          GString     *columns,
                          GString     *joins)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      DfListPart *part = &g_array_index (self->parts, DfListPart, i);

      if (part->relation == NULL)
        continue;
      if (part->least != NULL)
        df_list_part_append_least (part, i, columns, joins);
      else
        g_string_append_printf (columns, ", (SELECT count(*) FROM %s l WHERE l.%s = r.id)", df_list_part_get_links_table (part)->name,
                                df_list_part_get_key (part));
    }
}

void
df_list_order_append_near (DfListOrder *self,
                           GString     *terms)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      DfListPart *part = &g_array_index (self->parts, DfListPart, i);

      /* What is nothing comes last, as it does by its key. */
      if (part->relation == NULL)
        g_string_append_printf (terms, "r.%s COLLATE NOCASE NULLS LAST, ", self->table->columns[part->column]->column);
    }
  g_string_append (terms, "r.id");
}

static void
df_list_part_append_least_key (DfListPart  *part,
                               DfStatement *statement,
                               int         *at,
                               GString     *key)
{
  gboolean nothing = df_statement_get_integer (statement, (*at)++) == DF_NOTHING;

  g_string_append_c (key, nothing ? '2' : '1');
  for (guint i = 0; part->least[i] >= 0; i++, (*at)++)
    {
      const DfKind *kind = part->relation->other->columns[part->least[i]]->kind;
      DfValue value = DF_VALUE_INIT;

      if (nothing)
        continue;
      if (kind->is_text)
        value.text = (char *) df_statement_get_text (statement, *at);
      else
        value.integer = df_statement_get_integer (statement, *at);
      kind->collate (&value, key);
      g_string_append_c (key, '\1');
    }
}

char *
df_list_order_format_id (gint64 id)
{
  /* Negative ones come first. */
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", (guint64) id ^ G_GUINT64_CONSTANT (0x8000000000000000));
}

void
df_list_order_append_key (DfListOrder   *self,
                          const DfValue *values,
                          DfStatement   *statement,
                          int            at,
                          GString       *key)
{
  for (guint i = 0; self != NULL && i < self->parts->len; i++)
    {
      DfListPart *part = &g_array_index (self->parts, DfListPart, i);

      if (part->relation == NULL)
        self->table->columns[part->column]->kind->collate (&values[part->column], key);
      else if (part->least != NULL)
        df_list_part_append_least_key (part, statement, &at, key);
      else
        df_kind_integer.collate (&DF_VALUE_INTEGER (-df_statement_get_integer (statement, at++)), key);
      g_string_append_c (key, '\1');
    }
}

/* --- links --------------------------------------------------------------------------------------------------------------- */

/* Those of @ids, or all (NULL), by id. What could not be read is read once the repository looks again. */
static GArray *
df_list_order_read_owned (DfListOrder *self,
                          DfListPart  *part,
                          GArray      *ids)
{
  GArray *owned = g_array_new (FALSE, FALSE, sizeof (DfOwned));
  g_autofree char *list = ids != NULL ? df_repository_format_ids ((gint64 *) ids->data, ids->len) : NULL;
  const char *key = df_list_part_get_key (part);
  g_autoptr(DfStatement) statement = NULL;
  gboolean failed = FALSE;

  statement = df_repository_query (self->repository, "SELECT l.id, l.%s FROM %s %s l %s l.%s IS NOT NULL ORDER BY l.id", key,
                                   ids != NULL ? "json_each(?1) j JOIN" : "", df_list_part_get_links_table (part)->name,
                                   ids != NULL ? "ON l.id = j.value WHERE" : "WHERE", key);
  if (statement == NULL)
    return owned;
  if (ids != NULL)
    df_statement_bind_text (statement, 1, list);
  while (df_repository_next (self->repository, statement, &failed))
    {
      DfOwned one = { df_statement_get_integer (statement, 0), df_statement_get_integer (statement, 1) };

      g_array_append_val (owned, one);
    }

  return owned;
}

void
df_list_order_read_links (DfListOrder *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      DfListPart *part = &g_array_index (self->parts, DfListPart, i);

      if (part->relation == NULL)
        continue;
      g_array_unref (part->links);
      part->links = df_list_order_read_owned (self, part, NULL);
    }
}

/* The first at or behind @from whose id is not less. */
static guint
df_owned_find_place (GArray *owned,
                     guint   from,
                     gint64  id)
{
  guint low = from;
  guint high = owned->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (owned, DfOwned, middle).id < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* --- what changed ---------------------------------------------------------------------------------------------------------- */

int
df_id_compare (gconstpointer a,
               gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 two = *(const gint64 *) b;

  return one < two ? -1 : one > two;
}

GArray *
df_changes_list_ids (GArray        *changes,
                     const DfTable *table)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < changes->len; i++)
    if (g_array_index (changes, DfChange, i).table == table)
      g_array_append_val (ids, g_array_index (changes, DfChange, i).id);
  g_array_sort (ids, df_id_compare);

  return ids;
}

/* Puts the links that were written in place of what is known of them. Whose they were and whose they are is touched. */
static void
df_list_order_follow_links (DfListOrder *self,
                            DfListPart  *part,
                            GArray      *ids,
                            GArray      *touched)
{
  g_autoptr(GArray) fresh = df_list_order_read_owned (self, part, ids);
  GArray *links = g_array_sized_new (FALSE, FALSE, sizeof (DfOwned), part->links->len + fresh->len);
  guint from = 0;
  guint next = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      guint place = df_owned_find_place (part->links, from, id);

      g_array_append_vals (links, &g_array_index (part->links, DfOwned, from), place - from);
      from = place;
      if (from < part->links->len && g_array_index (part->links, DfOwned, from).id == id)
        g_array_append_val (touched, g_array_index (part->links, DfOwned, from++).owner);
      if (next < fresh->len && g_array_index (fresh, DfOwned, next).id == id)
        {
          g_array_append_val (touched, g_array_index (fresh, DfOwned, next).owner);
          g_array_append_val (links, g_array_index (fresh, DfOwned, next));
          next++;
        }
    }
  g_array_append_vals (links, &g_array_index (part->links, DfOwned, from), part->links->len - from);
  g_array_unref (part->links);
  part->links = links;
}

/* Those that are linked to what was written itself. Whose links went with it is told by the links. */
static void
df_list_order_follow_others (DfListOrder *self,
                             DfListPart  *part,
                             GArray      *ids,
                             GArray      *touched)
{
  g_autofree char *list = df_repository_format_ids ((gint64 *) ids->data, ids->len);
  const DfTable *through = part->relation->through;
  g_autoptr(DfStatement) statement = NULL;
  gboolean failed = FALSE;

  statement = df_repository_query (self->repository, "SELECT l.%s FROM json_each(?1) j JOIN %s l ON l.%s = j.value", df_list_part_get_key (part),
                                   through->name, through->columns[part->relation->other_key]->column);
  if (statement == NULL)
    return;
  df_statement_bind_text (statement, 1, list);
  while (df_repository_next (self->repository, statement, &failed))
    {
      gint64 owner = df_statement_get_integer (statement, 0);

      g_array_append_val (touched, owner);
    }
}

GArray *
df_list_order_list_touched (DfListOrder *self,
                            GArray      *changes)
{
  GArray *touched = df_changes_list_ids (changes, self->table);

  for (guint i = 0; i < self->parts->len; i++)
    {
      DfListPart *part = &g_array_index (self->parts, DfListPart, i);
      g_autoptr(GArray) links = NULL;
      g_autoptr(GArray) others = NULL;

      if (part->relation == NULL)
        continue;
      links = df_changes_list_ids (changes, df_list_part_get_links_table (part));
      if (links->len > 0)
        df_list_order_follow_links (self, part, links, touched);
      others = df_changes_list_ids (changes, part->relation->other);
      if (part->least != NULL && part->relation->through != NULL && others->len > 0)
        df_list_order_follow_others (self, part, others, touched);
    }


  return touched;
}

guint
df_ids_find (GArray *ids,
             gint64  id)
{
  const gint64 *all = (gint64 *) ids->data;
  guint i = 0;

  /* Several at a time, since most are others. */
  while (i + 8 <= ids->len && (all[i] != id) & (all[i + 1] != id) & (all[i + 2] != id) & (all[i + 3] != id)
         & (all[i + 4] != id) & (all[i + 5] != id) & (all[i + 6] != id) & (all[i + 7] != id))
    i += 8;
  for (; i < ids->len; i++)
    if (all[i] == id)
      return i;

  return G_MAXUINT;
}

void
df_ids_sort (GArray *ids)
{
  guint n = 0;

  g_array_sort (ids, df_id_compare);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, n - 1) != g_array_index (ids, gint64, i))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
}

GArray *
df_ids_keep_order (GArray *before,
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
