/* df-rows.c
 *
 * A forward cursor over chosen columns of one table, or of one relation, without objects.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-rows.h"

#include "store/df-repository-private.h"

struct _DfRows
{
  GObject       parent_instance;

  DfRepository *repository;      /* its connection must outlive the statement */
  DfStatement  *statement;
  gboolean      is_text;         /* what it was asked for by df_rows_new_where() */
};

G_DEFINE_FINAL_TYPE (DfRows, df_rows, G_TYPE_OBJECT)

/* Appends the column that @word names; what is no column of @table is a bug of ours, and no SQL is ever made of it. */
static void
df_rows_append_column (const DfTable *table,
                       const char    *alias,
                       const char    *word,
                       GString       *sql)
{
  int column = df_table_find_column (table, word);

  if (g_str_equal (word, "id"))
    g_string_append_printf (sql, "%s.\"id\"", alias);
  else if (column >= 0)
    g_string_append_printf (sql, "%s.\"%s\"", alias, table->columns[column]->column);
  else
    g_error ("%s has no column “%s”", table->name, word);
}

static void
df_rows_append_columns (const DfTable *table,
                        const char    *alias,
                        const char    *words,
                        gboolean       first,
                        GString       *sql)
{
  g_auto(GStrv) list = g_strsplit (words, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      if (*list[i] == '\0')
        continue;
      g_string_append (sql, first ? "" : ", ");
      df_rows_append_column (table, alias, list[i], sql);
      first = FALSE;
    }
}

static DfRows *
df_rows_new_for_sql (DfRepository  *repository,
                     const char    *sql,
                     GError       **error)
{
  g_autoptr(DfRows) self = g_object_new (DF_TYPE_ROWS, NULL);

  self->repository = g_object_ref (repository);
  self->statement = df_database_prepare (df_repository_get_database (repository), sql, error);

  return self->statement != NULL ? g_steal_pointer (&self) : NULL;
}

static void
df_rows_finalize (GObject *object)
{
  DfRows *self = DF_ROWS (object);

  g_clear_pointer (&self->statement, df_statement_release);
  g_clear_object (&self->repository);

  G_OBJECT_CLASS (df_rows_parent_class)->finalize (object);
}

static void
df_rows_class_init (DfRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = df_rows_finalize;
}

static void
df_rows_init (DfRows *self)
{
}

DfRows *
df_rows_new (DfRepository   *repository,
             const DfTable  *table,
             const char     *columns,
             const char     *order,
             GError        **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT ");

  g_return_val_if_fail (DF_IS_REPOSITORY (repository), NULL);
  g_return_val_if_fail (table != NULL && columns != NULL, NULL);

  df_rows_append_columns (table, "t", columns, TRUE, sql);
  g_string_append_printf (sql, " FROM main.\"%s\" AS t ORDER BY ", table->name);
  if (order != NULL)
    {
      df_rows_append_columns (table, "t", order, TRUE, sql);
      g_string_append (sql, ", ");
    }
  g_string_append (sql, "t.\"id\"");

  return df_rows_new_for_sql (repository, sql->str, error);
}

DfRows *
df_rows_new_linked (DfRepository      *repository,
                    const DfRelation  *relation,
                    const char        *columns,
                    GError           **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT ");
  const char *key;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository), NULL);
  g_return_val_if_fail (relation != NULL && columns != NULL, NULL);

  /* Ordered by the link's own columns, which an index holds in that order; CROSS JOIN keeps SQLite from beginning with the others. */
  if (relation->through != NULL)
    {
      const char *other_key = relation->through->columns[relation->other_key]->column;

      key = relation->through->columns[relation->key]->column;
      g_string_append_printf (sql, "l.\"%s\"", key);
      df_rows_append_columns (relation->other, "o", columns, FALSE, sql);
      g_string_append_printf (sql, " FROM main.\"%s\" AS l CROSS JOIN main.\"%s\" AS o ON o.\"id\" = l.\"%s\" ORDER BY l.\"%s\", l.\"%s\"",
                              relation->through->name, relation->other->name, other_key, key, other_key);
    }
  else
    {
      key = relation->other->columns[relation->key]->column;
      g_string_append_printf (sql, "o.\"%s\"", key);
      df_rows_append_columns (relation->other, "o", columns, FALSE, sql);
      g_string_append_printf (sql, " FROM main.\"%s\" AS o WHERE o.\"%s\" IS NOT NULL ORDER BY o.\"%s\", o.\"id\"",
                              relation->other->name, key, key);
    }

  return df_rows_new_for_sql (repository, sql->str, error);
}

DfRows *
df_rows_new_where (DfRepository   *repository,
                   const DfTable  *table,
                   const char     *columns,
                   const char     *where,
                   const DfValue  *value,
                   GError        **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT ");
  g_autoptr(DfRows) self = NULL;
  int column;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository), NULL);
  g_return_val_if_fail (table != NULL && columns != NULL && where != NULL && value != NULL, NULL);

  column = df_table_find_column (table, where);
  df_rows_append_columns (table, "t", columns, TRUE, sql);
  g_string_append_printf (sql, " FROM main.\"%s\" AS t WHERE ", table->name);
  df_rows_append_column (table, "t", where, sql);
  g_string_append (sql, " IS ?1 ORDER BY t.\"id\"");

  self = df_rows_new_for_sql (repository, sql->str, error);
  if (self == NULL)
    return NULL;

  self->is_text = column >= 0 && table->columns[column]->kind->is_text;
  df_rows_seek (self, value);

  return g_steal_pointer (&self);
}

void
df_rows_seek (DfRows        *self,
              const DfValue *value)
{
  g_return_if_fail (DF_IS_ROWS (self));
  g_return_if_fail (value != NULL);

  df_statement_reset (self->statement);
  if (self->is_text)
    df_statement_bind_text (self->statement, 1, value->text);
  else
    df_statement_bind_integer (self->statement, 1, value->integer);
}

gboolean
df_rows_next (DfRows  *self,
              GError **error)
{
  g_return_val_if_fail (DF_IS_ROWS (self), FALSE);

  return df_statement_step (self->statement, error);
}

gint64
df_rows_get_integer (DfRows *self,
                     guint   column)
{
  g_return_val_if_fail (DF_IS_ROWS (self), DF_NOTHING);

  return df_statement_get_integer (self->statement, column);
}

const char *
df_rows_get_text (DfRows *self,
                  guint   column)
{
  g_return_val_if_fail (DF_IS_ROWS (self), NULL);

  return df_statement_get_text (self->statement, column);
}

gsize
df_rows_get_length (DfRows *self,
                    guint   column)
{
  g_return_val_if_fail (DF_IS_ROWS (self), 0);

  return sqlite3_column_bytes (df_statement_get_handle (self->statement), column);
}
