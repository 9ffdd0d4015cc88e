/* df-repository-follow.c
 *
 * After a commit: the live records take what the rows now say, and everything that was derived from them notifies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-repository-private.h"

#include <string.h>

/* What a commit wrote, and which live records' links it touched. */
typedef struct
{
  DfRepository *repository;
  gboolean      all;
  GHashTable  **rows;       /* by table number: the ids that were written (nullable) */
  GHashTable   *touched;    /* live record -> mask of the relations whose links changed */
  GPtrArray    *frozen;     /* records whose notifications wait until all is in place */
} DfFollowing;

/* --- what was written ---------------------------------------------------------------------------------------------------- */

static gboolean
df_following_wrote (DfFollowing   *self,
                    const DfTable *table,
                    gint64         id)
{
  GHashTable *rows = self->rows[df_catalog_get_number (self->repository->catalog, table)];

  return self->all || (rows != NULL && g_hash_table_contains (rows, &id));
}

static gboolean
df_following_touched (DfFollowing      *self,
                      DfRecord         *record,
                      const DfRelation *relation)
{
  guint64 mask = GPOINTER_TO_SIZE (g_hash_table_lookup (self->touched, record));

  return self->all || (mask & (G_GUINT64_CONSTANT (1) << relation->index)) != 0;
}

static gboolean
df_following_wrote_reference (DfFollowing   *self,
                              DfRecord      *record,
                              const DfTable *table,
                              int            column)
{
  gint64 id = df_record_get_values (record)[column].integer;

  return id != DF_NOTHING && df_following_wrote (self, table, id);
}

static gboolean
df_following_wrote_links (DfFollowing      *self,
                          DfRecord         *record,
                          const DfRelation *relation)
{
  GArray *links = df_record_get_links (record, relation);

  if (df_following_touched (self, record, relation))
    return TRUE;
  for (guint i = 0; links != NULL && i < links->len; i++)
    if (df_following_wrote (self, relation->other, g_array_index (links, DfLink, i).other))
      return TRUE;

  return FALSE;
}

/* Nobody holds the row in between any more, so that its links before the commit are not known: one notification too many does no harm. */
static gboolean
df_following_wrote_any (DfFollowing        *self,
                        const DfDependency *dependency)
{
  const DfTable *through = dependency->second != NULL ? dependency->second->through : NULL;

  return self->rows[df_catalog_get_number (self->repository->catalog, dependency->second_table)] != NULL
         || (through != NULL && self->rows[df_catalog_get_number (self->repository->catalog, through)] != NULL);
}

/* Whether what the second step of a path reads, seen from the row it was reached by, was written. */
static gboolean
df_following_reaches (DfFollowing        *self,
                      const DfDependency *dependency,
                      gint64              id)
{
  DfRecord *member;

  if (df_following_wrote (self, dependency->first_table, id))
    return TRUE;
  if (dependency->second_table == NULL)
    return FALSE;
  member = df_repository_peek_live (self->repository, dependency->first_table, id);
  if (member == NULL || (dependency->second != NULL && df_record_get_links (member, dependency->second) == NULL))
    return df_following_wrote_any (self, dependency);
  if (dependency->second != NULL)
    return df_following_wrote_links (self, member, dependency->second);

  return df_following_wrote_reference (self, member, dependency->second_table, dependency->second_column);
}

static gboolean
df_following_concerns (DfFollowing        *self,
                       const DfDependency *dependency,
                       DfRecord           *record)
{
  GArray *links;

  if (dependency->first == NULL)
    {
      gint64 id = df_record_get_values (record)[dependency->first_column].integer;

      return id != DF_NOTHING && df_following_reaches (self, dependency, id);
    }
  if (df_following_touched (self, record, dependency->first))
    return TRUE;
  links = df_record_get_links (record, dependency->first);
  for (guint i = 0; links != NULL && i < links->len; i++)
    if (df_following_reaches (self, dependency, g_array_index (links, DfLink, i).other))
      return TRUE;

  return FALSE;
}

/* --- records -------------------------------------------------------------------------------------------------------------- */

static void
df_following_freeze (DfFollowing *self,
                     DfRecord    *record)
{
  g_object_freeze_notify (G_OBJECT (record));
  g_ptr_array_add (self->frozen, g_object_ref (record));
}

/* The live records of a table that were written: (transfer container). */
static GPtrArray *
df_following_list_live (DfFollowing   *self,
                        const DfTable *table,
                        gboolean       written)
{
  guint number = df_catalog_get_number (self->repository->catalog, table);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer id;
  gpointer record;

  g_hash_table_iter_init (&iter, self->repository->live[number]);
  while (g_hash_table_iter_next (&iter, &id, &record))
    if (!written || df_following_wrote (self, table, *(gint64 *) id))
      g_ptr_array_add (records, g_object_ref (record));

  return records;
}

static char *
df_following_format_ids (GPtrArray *records)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = df_record_get_id (g_ptr_array_index (records, i));

      g_array_append_val (ids, id);
    }

  return df_repository_format_ids ((gint64 *) ids->data, ids->len);
}

static void
df_following_update_table (DfFollowing   *self,
                           const DfTable *table)
{
  g_autoptr(GPtrArray) records = df_following_list_live (self, table, TRUE);
  g_autoptr(GHashTable) found = g_hash_table_new (NULL, NULL);
  g_autoptr(DfStatement) statement = NULL;
  g_autofree char *columns = df_repository_list_columns (table, "r");
  g_autofree char *ids = df_following_format_ids (records);
  gboolean failed = FALSE;

  if (records->len == 0)
    return;
  for (guint i = 0; i < records->len; i++)
    df_following_freeze (self, g_ptr_array_index (records, i));
  statement = df_repository_query (self->repository, "SELECT %s FROM json_each(?1) j JOIN %s r ON r.id = j.value", columns, table->name);
  if (statement == NULL)
    return;

  df_statement_bind_text (statement, 1, ids);
  while (df_repository_next (self->repository, statement, &failed))
    {
      DfRecord *record = df_repository_peek_live (self->repository, table, df_statement_get_integer (statement, 0));
      DfValue values[DF_MAX_COLUMNS];

      df_repository_read_values (statement, table, 1, values);
      df_record_update (record, values);
      g_hash_table_add (found, record);
    }
  for (guint i = 0; !failed && i < records->len; i++)
    {
      DfRecord *record = g_ptr_array_index (records, i);

      df_record_set_deleted (record, !g_hash_table_contains (found, record));
    }
}

/* --- links ----------------------------------------------------------------------------------------------------------------- */

static void
df_following_touch (DfFollowing      *self,
                    DfRecord         *record,
                    const DfRelation *relation)
{
  guint64 mask = GPOINTER_TO_SIZE (g_hash_table_lookup (self->touched, record));

  mask |= G_GUINT64_CONSTANT (1) << relation->index;
  g_hash_table_insert (self->touched, record, GSIZE_TO_POINTER (mask));
}

/* The links of the written rows as they now are: owner's id -> GArray of DfLink. NULL where they could not be read. */
static GHashTable *
df_following_read_links (DfFollowing      *self,
                         const DfRelation *relation,
                         const DfTable    *table)
{
  g_autoptr(GHashTable) now = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  GHashTable *rows = self->rows[df_catalog_get_number (self->repository->catalog, table)];
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(DfStatement) statement = NULL;
  g_autofree char *list = NULL;
  gboolean failed = FALSE;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (ids, *(gint64 *) id);
  list = df_repository_format_ids ((gint64 *) ids->data, ids->len);
  statement = df_repository_query (self->repository, "SELECT l.%s, l.id, l.%s FROM json_each(?1) j JOIN %s l ON l.id = j.value",
                                   table->columns[relation->key]->column,
                                   relation->through != NULL ? table->columns[relation->other_key]->column : "id", table->name);
  if (statement == NULL)
    return NULL;

  df_statement_bind_text (statement, 1, list);
  while (df_repository_next (self->repository, statement, &failed))
    {
      gint64 owner = df_statement_get_integer (statement, 0);
      DfLink link = { df_statement_get_integer (statement, 1), df_statement_get_integer (statement, 2) };
      GArray *links = g_hash_table_lookup (now, &owner);

      if (owner == DF_NOTHING)
        continue;
      if (links == NULL)
        {
          links = g_array_new (FALSE, FALSE, sizeof (DfLink));
          g_hash_table_insert (now, g_memdup2 (&owner, sizeof owner), links);
        }
      g_array_append_val (links, link);
    }

  return failed ? NULL : g_steal_pointer (&now);
}

static int
df_link_compare (gconstpointer a,
                 gconstpointer b)
{
  gint64 difference = ((const DfLink *) a)->link - ((const DfLink *) b)->link;

  return difference < 0 ? -1 : difference > 0;
}

/* Links have no order of their own: both are put into that of their rows. */
static gboolean
df_links_equal (GArray *a,
                GArray *b)
{
  g_array_sort (a, df_link_compare);
  g_array_sort (b, df_link_compare);

  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (DfLink)) == 0);
}

static void
df_following_update_links (DfFollowing      *self,
                           const DfRelation *relation)
{
  const DfTable *table = relation->through != NULL ? relation->through : relation->other;
  GHashTable *rows = self->rows[df_catalog_get_number (self->repository->catalog, table)];
  g_autoptr(GPtrArray) owners = NULL;
  g_autoptr(GHashTable) now = NULL;

  if (rows == NULL)
    return;
  owners = df_following_list_live (self, relation->owner, FALSE);
  for (guint i = 0; i < owners->len; i++)
    {
      DfRecord *owner = g_ptr_array_index (owners, i);
      GArray *old = df_record_get_links (owner, relation);
      gint64 id = df_record_get_id (owner);
      GArray *links;
      GArray *added;

      if (old == NULL)
        continue;
      if (now == NULL && (now = df_following_read_links (self, relation, table)) == NULL)
        return;
      links = g_array_new (FALSE, FALSE, sizeof (DfLink));
      added = g_hash_table_lookup (now, &id);
      for (guint n = 0; n < old->len; n++)
        if (!g_hash_table_contains (rows, &g_array_index (old, DfLink, n).link))
          g_array_append_val (links, g_array_index (old, DfLink, n));
      if (added != NULL)
        g_array_append_vals (links, added->data, added->len);
      if (df_links_equal (links, old))
        {
          g_array_unref (links);
          continue;
        }
      df_record_set_links (owner, relation, links);
      df_following_touch (self, owner, relation);
    }
}

/* --- all of it --------------------------------------------------------------------------------------------------------------- */

static void
df_following_collect (DfFollowing *self,
                      GArray      *changes)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      DfChange *change = &g_array_index (changes, DfChange, i);
      guint number = df_catalog_get_number (self->repository->catalog, change->table);

      if (self->rows[number] == NULL)
        self->rows[number] = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_hash_table_add (self->rows[number], &change->id);
    }
}

static void
df_following_update (DfFollowing *self)
{
  DfCatalog *catalog = self->repository->catalog;

  for (guint n = 0; n < df_catalog_get_n_tables (catalog); n++)
    {
      const DfTable *table = df_catalog_get_table (catalog, n);
      const DfRelation *relation;

      if (df_table_is_link (table))
        continue;
      if (self->all || self->rows[n] != NULL)
        df_following_update_table (self, table);
      if (self->all)
        {
          g_autoptr(GPtrArray) records = df_following_list_live (self, table, FALSE);

          g_ptr_array_foreach (records, (GFunc) df_record_forget_links, NULL);
          continue;
        }
      for (guint i = 0; (relation = df_catalog_get_relation (catalog, table, i)) != NULL; i++)
        df_following_update_links (self, relation);
    }
}

static gboolean
df_following_is_near (DfFollowing        *self,
                      const DfDependency *dependency)
{
  DfCatalog *catalog = self->repository->catalog;
  const DfTable *tables[] = { dependency->first_table, dependency->first != NULL ? dependency->first->through : NULL,
                              dependency->second_table, dependency->second != NULL ? dependency->second->through : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i] != NULL && self->rows[df_catalog_get_number (catalog, tables[i])] != NULL)
      return TRUE;

  return self->all;
}

static void
df_following_notify (DfFollowing *self)
{
  for (guint n = 0; n < self->repository->dependencies->len; n++)
    {
      DfDependency *dependency = &g_array_index (self->repository->dependencies, DfDependency, n);
      g_autoptr(GPtrArray) records = NULL;

      if (!df_following_is_near (self, dependency))
        continue;
      records = df_following_list_live (self, dependency->table, FALSE);
      for (guint i = 0; i < records->len; i++)
        if (df_following_concerns (self, dependency, g_ptr_array_index (records, i)))
          {
            df_following_freeze (self, g_ptr_array_index (records, i));
            g_object_notify (g_ptr_array_index (records, i), dependency->table->derived[dependency->derived]->name);
          }
    }
}

/* What a deleted record points to is found or not without any write of its own row, and the other may come back with it. */
static void
df_following_notify_references (DfFollowing   *self,
                                const DfTable *table)
{
  g_autoptr(GPtrArray) records = df_following_list_live (self, table, FALSE);

  for (guint i = 0; i < records->len; i++)
    {
      DfRecord *record = g_ptr_array_index (records, i);
      gboolean may_differ = df_record_is_deleted (record) || df_following_wrote (self, table, df_record_get_id (record));

      for (guint n = 0; may_differ && n < table->n_columns; n++)
        if (table->columns[n]->reference != NULL
            && df_following_wrote_reference (self, record, df_table_for_type (table->columns[n]->reference ()), n))
          {
            df_following_freeze (self, record);
            g_object_notify (G_OBJECT (record), table->columns[n]->name);
          }
    }
}

/* Whether anybody holds a record at all; nobody does in an import, which may have written millions of rows. */
static gboolean
df_repository_has_live (DfRepository *self)
{
  for (guint i = 0; i < df_catalog_get_n_tables (self->catalog); i++)
    if (g_hash_table_size (self->live[i]) > 0)
      return TRUE;

  return FALSE;
}

void
df_repository_follow (DfRepository *self,
                      GArray       *changes)
{
  guint n_tables = df_catalog_get_n_tables (self->catalog);
  DfFollowing following = { .repository = self, .all = changes == NULL };

  if (!df_repository_has_live (self))
    return;

  following.rows = g_new0 (GHashTable *, n_tables);
  following.touched = g_hash_table_new (NULL, NULL);
  following.frozen = g_ptr_array_new_with_free_func (g_object_unref);

  df_following_collect (&following, changes);
  df_following_update (&following);
  df_following_notify (&following);
  for (guint i = 0; i < n_tables; i++)
    df_following_notify_references (&following, df_catalog_get_table (self->catalog, i));
  for (guint i = 0; i < following.frozen->len; i++)
    g_object_thaw_notify (g_ptr_array_index (following.frozen, i));

  for (guint i = 0; i < n_tables; i++)
    g_clear_pointer (&following.rows[i], g_hash_table_unref);
  g_free (following.rows);
  g_hash_table_unref (following.touched);
  g_ptr_array_unref (following.frozen);
}
