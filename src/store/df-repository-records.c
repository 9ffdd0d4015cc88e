/* df-repository-records.c
 *
 * One object for a row: read when first asked for, the same for everybody as long as anybody holds it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-repository-private.h"

/* --- the live ones ------------------------------------------------------------------------------------------------- */

static GHashTable *
df_repository_get_live (DfRepository  *self,
                        const DfTable *table)
{
  return self->live[df_catalog_get_number (self->catalog, table)];
}

DfRecord *
df_repository_peek_live (DfRepository  *self,
                         const DfTable *table,
                         gint64         id)
{
  return g_hash_table_lookup (df_repository_get_live (self, table), &id);
}

void
df_repository_keep_live (DfRepository *self,
                         DfRecord     *record)
{
  gint64 *id = g_new (gint64, 1);

  /* The key lives as long as the record: it is its data. */
  *id = df_record_get_id (record);
  g_object_set_data_full (G_OBJECT (record), "df-live-id", id, g_free);
  g_hash_table_insert (df_repository_get_live (self, df_record_get_table (record)), id, record);
}

static void
df_repository_forget (DfResolver *resolver,
                      DfRecord   *record)
{
  DfRepository *self = DF_REPOSITORY (resolver);
  GHashTable *live = df_repository_get_live (self, df_record_get_table (record));
  gint64 *id = g_object_get_data (G_OBJECT (record), "df-live-id");

  if (id != NULL && g_hash_table_lookup (live, id) == record)
    g_hash_table_remove (live, id);
}

/* --- reading ---------------------------------------------------------------------------------------------------------- */

char *
df_repository_list_columns (const DfTable *table,
                            const char    *alias)
{
  GString *columns = g_string_new (NULL);

  g_string_append_printf (columns, "%s.id", alias);
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (columns, ", %s.%s", alias, table->columns[i]->column);

  return g_string_free (columns, FALSE);
}

void
df_repository_read_values (DfStatement   *statement,
                           const DfTable *table,
                           int            first,
                           DfValue       *values)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      values[i] = (DfValue) DF_VALUE_INIT;
      if (table->columns[i]->kind->is_text)
        values[i].text = (char *) df_statement_get_text (statement, first + i);
      else
        values[i].integer = df_statement_get_integer (statement, first + i);
    }
}

char *
df_repository_format_ids (const gint64 *ids,
                          guint         n_ids)
{
  GString *text = g_string_sized_new (n_ids * 8 + 2);

  g_string_append_c (text, '[');
  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (text, i == 0 ? "%" G_GINT64_FORMAT : ",%" G_GINT64_FORMAT, ids[i]);
  g_string_append_c (text, ']');

  return g_string_free (text, FALSE);
}

DfRecord *
df_repository_take_row (DfRepository  *self,
                        DfStatement   *statement,
                        const DfTable *table,
                        int            first)
{
  gint64 id = df_statement_get_integer (statement, first);
  DfRecord *record = df_repository_peek_live (self, table, id);
  DfValue values[DF_MAX_COLUMNS];

  if (record != NULL)
    return g_object_ref (record);

  df_repository_read_values (statement, table, first + 1, values);
  record = df_record_new (table, DF_RESOLVER (self), id, values);
  df_repository_keep_live (self, record);

  return record;
}

DfStatement *
df_repository_query (DfRepository *self,
                     const char   *format,
                     ...)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = NULL;
  DfStatement *statement;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->peeked = self->peeked || self->in_step;
  statement = df_database_prepare (self->database, sql, &error);
  if (statement == NULL)
    {
      g_debug ("%s", error->message);
      df_repository_fall_behind (self, error);
    }

  return statement;
}

gboolean
df_repository_next (DfRepository *self,
                    DfStatement  *statement,
                    gboolean     *failed)
{
  g_autoptr(GError) error = NULL;

  if (df_statement_step (statement, &error))
    return TRUE;
  if (error != NULL)
    {
      g_debug ("%s", error->message);
      df_repository_fall_behind (self, error);
      if (failed != NULL)
        *failed = TRUE;
    }

  return FALSE;
}

DfRecord *
df_repository_dup_record (DfRepository  *self,
                          const DfTable *table,
                          gint64         id)
{
  g_autoptr(DfStatement) statement = NULL;
  g_autofree char *columns = NULL;
  DfRecord *record;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), NULL);
  g_return_val_if_fail (table != NULL && !df_table_is_link (table), NULL);

  record = df_repository_peek_live (self, table, id);
  if (record != NULL)
    return df_record_is_deleted (record) ? NULL : g_object_ref (record);

  columns = df_repository_list_columns (table, "r");
  statement = df_repository_query (self, "SELECT %s FROM %s r WHERE r.id = ?1", columns, table->name);
  if (statement == NULL)
    return NULL;
  df_statement_bind_integer (statement, 1, id);

  return df_repository_next (self, statement, NULL) ? df_repository_take_row (self, statement, table, 0) : NULL;
}

DfRecord *
df_repository_dup_by_guid (DfRepository  *self,
                           const DfTable *table,
                           const char    *guid)
{
  g_autoptr(DfStatement) statement = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), NULL);
  g_return_val_if_fail (table != NULL && !df_table_is_link (table), NULL);
  g_return_val_if_fail (guid != NULL, NULL);

  statement = df_repository_query (self, "SELECT id FROM %s WHERE guid = ?1", table->name);
  if (statement == NULL)
    return NULL;
  df_statement_bind_text (statement, 1, guid);
  if (!df_repository_next (self, statement, NULL))
    return NULL;

  return df_repository_dup_record (self, table, df_statement_get_integer (statement, 0));
}

DfRecord *
df_repository_dup_live (DfRepository  *self,
                        const DfTable *table,
                        gint64         id)
{
  DfRecord *record;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), NULL);
  g_return_val_if_fail (table != NULL && !df_table_is_link (table), NULL);

  record = df_repository_peek_live (self, table, id);

  return record != NULL && !df_record_is_deleted (record) ? g_object_ref (record) : NULL;
}

DfRecord *
df_repository_dup_single (DfRepository  *self,
                          const DfTable *table)
{
  g_return_val_if_fail (table != NULL && df_table_is_single (table), NULL);

  return df_repository_dup_record (self, table, 1);
}

DfRecord *
df_repository_new_draft (DfRepository  *self,
                         const DfTable *table)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), NULL);
  g_return_val_if_fail (table != NULL && !df_table_is_link (table), NULL);

  return df_record_new (table, DF_RESOLVER (self), 0, NULL);
}

guint
df_repository_count (DfRepository  *self,
                     const DfTable *table)
{
  g_autoptr(DfStatement) statement = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), 0);
  g_return_val_if_fail (table != NULL, 0);

  statement = df_repository_query (self, "SELECT count(*) FROM %s", table->name);

  return statement != NULL && df_repository_next (self, statement, NULL) ? df_statement_get_integer (statement, 0) : 0;
}

gboolean
df_repository_has_more (DfRepository  *self,
                        const DfTable *table,
                        guint          n)
{
  g_autoptr(DfStatement) statement = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (table != NULL, FALSE);

  statement = df_repository_query (self, "SELECT 1 FROM %s LIMIT 1 OFFSET %u", table->name, n);

  return statement != NULL && df_repository_next (self, statement, NULL);
}

guint
df_repository_count_namesakes (DfRepository *self,
                               DfRecord     *record)
{
  const DfTable *table;
  g_autoptr(DfStatement) statement = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), 0);
  g_return_val_if_fail (DF_IS_RECORD (record), 0);

  table = df_record_get_table (record);
  statement = df_repository_query (self, "SELECT count(*) FROM %s WHERE %s = ?1 AND id <> ?2", table->name, table->columns[table->title]->column);
  if (statement == NULL)
    return 0;
  df_statement_bind_text (statement, 1, df_record_get_title (record));
  df_statement_bind_integer (statement, 2, df_record_get_id (record));

  return df_repository_next (self, statement, NULL) ? df_statement_get_integer (statement, 0) : 0;
}

static void
df_repository_read_missing (DfRepository  *self,
                            const DfTable *table,
                            GArray        *missing,
                            GPtrArray     *keep)
{
  g_autofree char *columns = df_repository_list_columns (table, "r");
  g_autofree char *ids = df_repository_format_ids ((gint64 *) missing->data, missing->len);
  g_autoptr(DfStatement) statement = NULL;

  statement = df_repository_query (self, "SELECT %s FROM json_each(?1) j JOIN %s r ON r.id = j.value", columns, table->name);
  if (statement == NULL)
    return;
  df_statement_bind_text (statement, 1, ids);
  while (df_repository_next (self, statement, NULL))
    g_ptr_array_add (keep, df_repository_take_row (self, statement, table, 0));
}

GPtrArray *
df_repository_dup_records (DfRepository  *self,
                           const DfTable *table,
                           const gint64  *ids,
                           guint          n_ids)
{
  g_autoptr(GPtrArray) keep = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_ids; i++)
    if (df_repository_peek_live (self, table, ids[i]) == NULL)
      g_array_append_val (missing, ids[i]);
  if (missing->len > 0)
    df_repository_read_missing (self, table, missing, keep);

  for (guint i = 0; i < n_ids; i++)
    {
      DfRecord *record = df_repository_peek_live (self, table, ids[i]);

      if (record != NULL && !df_record_is_deleted (record))
        g_ptr_array_add (records, g_object_ref (record));
    }

  return records;
}

/* --- the resolver -------------------------------------------------------------------------------------------------------- */

static DfCatalog *
df_repository_resolve_catalog (DfResolver *resolver)
{
  return DF_REPOSITORY (resolver)->catalog;
}

static DfRecord *
df_repository_resolve_record (DfResolver    *resolver,
                              const DfTable *table,
                              gint64         id)
{
  return df_repository_dup_record (DF_REPOSITORY (resolver), table, id);
}

static GPtrArray *
df_repository_resolve_records (DfResolver    *resolver,
                               const DfTable *table,
                               const gint64  *ids,
                               guint          n_ids)
{
  return df_repository_dup_records (DF_REPOSITORY (resolver), table, ids, n_ids);
}

static GListModel *
df_repository_resolve_list (DfResolver       *resolver,
                            DfRecord         *owner,
                            const DfRelation *relation)
{
  return G_LIST_MODEL (df_repository_list_linked (DF_REPOSITORY (resolver), owner, relation->name));
}

void
df_repository_init_resolver (DfResolverInterface *iface)
{
  iface->get_catalog = df_repository_resolve_catalog;
  iface->dup_record = df_repository_resolve_record;
  iface->load_links = df_repository_load_links;
  iface->dup_records = df_repository_resolve_records;
  iface->list_related = df_repository_resolve_list;
  iface->forget = df_repository_forget;
}
