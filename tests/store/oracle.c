/* oracle.c
 *
 * A plain reading of the file, beside the store's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "oracle-private.h"

#include <string.h>

static sqlite3_stmt *
oracle_prepare (Oracle     *self,
                const char *sql)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL), ==, SQLITE_OK);

  return statement;
}

Oracle *
oracle_new (const char *path,
            DfCatalog  *catalog)
{
  Oracle *self = g_new0 (Oracle, 1);

  self->catalog = catalog;
  self->version = -1;
  self->texts = g_string_chunk_new (1024);
  self->rows = g_new0 (GHashTable *, df_catalog_get_n_tables (catalog));
  self->all = g_new0 (GPtrArray *, df_catalog_get_n_tables (catalog));
  g_assert_cmpint (sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);

  return self;
}

static void
oracle_forget (Oracle *self)
{
  for (guint i = 0; i < df_catalog_get_n_tables (self->catalog); i++)
    {
      g_clear_pointer (&self->rows[i], g_hash_table_unref);
      g_clear_pointer (&self->all[i], g_ptr_array_unref);
    }
  g_string_chunk_clear (self->texts);
}

void
oracle_free (Oracle *self)
{
  oracle_forget (self);
  g_assert_cmpint (sqlite3_close (self->handle), ==, SQLITE_OK);
  g_free (self->rows);
  g_free (self->all);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static void
oracle_row_free (gpointer data)
{
  OracleRow *row = data;

  g_free (row->values);
  g_free (row);
}

static void
oracle_read_table (Oracle *self,
                   guint   number)
{
  const DfTable *table = df_catalog_get_table (self->catalog, number);
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", table->name);
  sqlite3_stmt *statement = oracle_prepare (self, sql);

  self->rows[number] = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->all[number] = g_ptr_array_new_with_free_func (oracle_row_free);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      OracleRow *row = g_new0 (OracleRow, 1);

      row->id = sqlite3_column_int64 (statement, 0);
      row->values = g_new (DfValue, table->n_columns);
      for (guint i = 0; i < table->n_columns; i++)
        {
          gboolean nothing = sqlite3_column_type (statement, i + 1) == SQLITE_NULL;
          gboolean text = table->columns[i]->kind->is_text;

          g_assert_cmpstr (sqlite3_column_name (statement, i + 1), ==, table->columns[i]->column);
          row->values[i].text = text && !nothing ? g_string_chunk_insert (self->texts, (const char *) sqlite3_column_text (statement, i + 1)) : NULL;
          row->values[i].integer = text || nothing ? DF_NOTHING : sqlite3_column_int64 (statement, i + 1);
        }
      g_hash_table_insert (self->rows[number], &row->id, row);
      g_ptr_array_add (self->all[number], row);
    }
  sqlite3_finalize (statement);
}

void
oracle_look (Oracle *self)
{
  sqlite3_stmt *statement = oracle_prepare (self, "PRAGMA data_version");
  gint64 version;

  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  version = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  if (version == self->version)
    return;

  self->version = version;
  oracle_forget (self);
  for (guint i = 0; i < df_catalog_get_n_tables (self->catalog); i++)
    oracle_read_table (self, i);
}

OracleRow *
oracle_find (Oracle        *self,
             const DfTable *table,
             gint64         id)
{
  return g_hash_table_lookup (self->rows[df_catalog_get_number (self->catalog, table)], &id);
}

guint
oracle_count (Oracle        *self,
              const DfTable *table)
{
  return self->all[df_catalog_get_number (self->catalog, table)]->len;
}

OracleRow *
oracle_pick (Oracle        *self,
             const DfTable *table,
             GRand         *random)
{
  GPtrArray *all = self->all[df_catalog_get_number (self->catalog, table)];

  return all->len > 0 ? all->pdata[g_rand_int_range (random, 0, all->len)] : NULL;
}

/* --- what is derived ------------------------------------------------------------------------------------------------- */

char *
oracle_derive (Oracle        *self,
               const DfTable *table,
               const char    *name,
               gint64         id)
{
  const DfRelation *fans = df_catalog_find_relation (self->catalog, table, "fans");
  g_autoptr(GArray) linked = NULL;
  GString *text = g_string_new (NULL);
  guint taste = 0;

  if (g_str_equal (name, "made-by"))
    {
      OracleRow *row = oracle_find (self, table, id);
      int column = df_table_find_column (table, "maker");
      OracleRow *maker = oracle_find (self, df_table_for_type (table->columns[column]->reference ()), row->values[column].integer);

      g_string_append (text, maker != NULL ? maker->values[1].text : "nobody");
      return g_string_free (text, FALSE);
    }

  linked = oracle_list_linked (self, fans, id);
  g_string_append_printf (text, "%u:", linked->len);
  for (guint i = 0; i < linked->len; i++)
    {
      gint64 fan = g_array_index (linked, gint64, i);
      g_autoptr(GArray) liked = oracle_list_linked (self, fans->inverse, fan);

      taste += liked->len;
      g_string_append_printf (text, " %s", oracle_find (self, fans->other, fan)->values[1].text);
    }
  if (g_str_equal (name, "taste"))
    g_string_printf (text, "%u", taste);

  return g_string_free (text, FALSE);
}

char *
oracle_dup_step_name (Oracle   *self,
                      gboolean  redo)
{
  sqlite3_stmt *statement;
  char *name = NULL;

  statement = oracle_prepare (self, "SELECT 1 FROM sqlite_schema WHERE name = 'history_steps'");
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      sqlite3_finalize (statement);
      statement = oracle_prepare (self, redo ? "SELECT name FROM history_steps WHERE id = (SELECT min(id) FROM history_steps WHERE state = 2)"
                                             : "SELECT name FROM history_steps WHERE id = (SELECT max(id) FROM history_steps WHERE state = 1)");
      if (sqlite3_step (statement) == SQLITE_ROW)
        name = g_utf8_make_valid ((const char *) sqlite3_column_text (statement, 0), -1);
    }
  sqlite3_finalize (statement);

  return name;
}

gint64
oracle_get_position (Oracle *self)
{
  sqlite3_stmt *statement = oracle_prepare (self, "SELECT count(*) FROM sqlite_schema WHERE name = 'history_steps'");
  gint64 position = 0;

  if (sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_int64 (statement, 0) == 1)
    {
      sqlite3_finalize (statement);
      statement = oracle_prepare (self, "SELECT coalesce(max(id), 0) FROM history_steps WHERE state = 1");
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      position = sqlite3_column_int64 (statement, 0);
    }
  sqlite3_finalize (statement);

  return position;
}

char *
oracle_hash (Oracle *self)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint number = 0; number < df_catalog_get_n_tables (self->catalog); number++)
    for (guint i = 0; i < self->all[number]->len; i++)
      {
        OracleRow *row = g_ptr_array_index (self->all[number], i);

        g_checksum_update (sum, (guchar *) &row->id, sizeof row->id);
        for (guint column = 0; column < df_catalog_get_table (self->catalog, number)->n_columns; column++)
          {
            const char *text = row->values[column].text;

            g_checksum_update (sum, (guchar *) &row->values[column].integer, sizeof (gint64));
            g_checksum_update (sum, (guchar *) (text != NULL ? text : "\xff"), text != NULL ? (gssize) strlen (text) + 1 : 1);
          }
      }

  return g_strdup (g_checksum_get_string (sum));
}
