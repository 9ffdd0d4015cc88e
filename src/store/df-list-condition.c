/* df-list-condition.c
 *
 * What the file alone says of who passes a list's filters, in SQL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-condition-private.h"

#include <string.h>

#include "store/df-repository-private.h"

/* So many rows are asked in one go where others may want to write: that takes some milliseconds. */
#define CHUNK 4096
/* The first parameter is the query's own. */
#define FIRST_VALUE 2

struct _DfListCondition
{
  DfCatalog     *catalog;   /* static */
  const DfTable *table;     /* static */
  GArray        *terms;     /* (element-type DfFilterTerm): those that the file answers */
  char          *sql;       /* of the row "r" */
};

/* --- in SQL -------------------------------------------------------------------------------------------------------------------------- */

/* Of what is nothing neither NULL nor '' is anything else than ''. */
static void
df_list_condition_append_lack (const DfField *field,
                               GString       *sql)
{
  if (field->kind->is_text)
    g_string_append_printf (sql, "coalesce(r.%s, '') = ''", field->column);
  else
    g_string_append_printf (sql, "r.%s IS NULL", field->column);
}

static void
df_list_condition_append_term (DfListCondition    *self,
                               const DfFilterTerm *term,
                               int                *parameter,
                               GString            *sql)
{
  const DfRelation *relation = term->filter.relation;

  if (term->filter.declared != NULL)
    {
      g_auto(GStrv) words = g_strsplit (term->filter.declared->depends, " ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append (sql, " OR ");
          df_list_condition_append_lack (self->table->columns[df_table_find_column (self->table, words[i])], sql);
        }
    }
  else if (relation != NULL)
    {
      const DfTable *links = relation->through != NULL ? relation->through : relation->other;

      g_string_append_printf (sql, "NOT EXISTS (SELECT 1 FROM %s l WHERE l.%s = r.id)", links->name, links->columns[relation->key]->column);
    }
  else if (df_value_is_nothing (&term->value))
    df_list_condition_append_lack (self->table->columns[term->filter.column], sql);
  else
    g_string_append_printf (sql, "r.%s = ?%d", self->table->columns[term->filter.column]->column, (*parameter)++);
}

/* One of each name. */
static char *
df_list_condition_make_sql (DfListCondition *self)
{
  GString *sql = g_string_new (NULL);
  int parameter = FIRST_VALUE;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const DfFilterTerm *term = &g_array_index (self->terms, DfFilterTerm, i);

      if (i == 0)
        g_string_append (sql, "(");
      else
        g_string_append (sql, strcmp (term[-1].filter.name, term->filter.name) == 0 ? " OR " : ") AND (");
      df_list_condition_append_term (self, term, &parameter, sql);
    }
  g_string_append (sql, self->terms->len > 0 ? ")" : "1");

  return g_string_free (sql, FALSE);
}

static void
df_list_condition_bind (DfListCondition *self,
                        DfStatement     *statement)
{
  int parameter = FIRST_VALUE;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const DfFilterTerm *term = &g_array_index (self->terms, DfFilterTerm, i);

      if (term->filter.column < 0 || df_value_is_nothing (&term->value))
        continue;
      df_statement_bind_value (statement, parameter++, self->table->columns[term->filter.column]->kind->is_text, &term->value);
    }
}

/* --- making it ------------------------------------------------------------------------------------------------------------------------- */

DfListCondition *
df_list_condition_new (DfCatalog     *catalog,
                       const DfTable *table,
                       const char    *words)
{
  DfListCondition *self = g_new0 (DfListCondition, 1);

  self->catalog = catalog;
  self->table = table;
  self->terms = df_filter_parse (catalog, table, words);
  for (guint i = self->terms->len; i > 0; i--)
    {
      const DfField *declared = g_array_index (self->terms, DfFilterTerm, i - 1).filter.declared;

      if (declared != NULL && declared->depends == NULL)
        g_array_remove_index (self->terms, i - 1);
    }
  self->sql = df_list_condition_make_sql (self);

  return self;
}

void
df_list_condition_free (DfListCondition *self)
{
  g_array_unref (self->terms);
  g_free (self->sql);
  g_free (self);
}

gboolean
df_list_condition_asks (DfListCondition *self)
{
  return self->terms->len > 0;
}

/* --- reading --------------------------------------------------------------------------------------------------------------------------- */

DfListOrder *
df_list_condition_read_links (DfListCondition *self,
                              DfRepository    *repository)
{
  g_autoptr(GString) relations = g_string_new (NULL);
  DfListOrder *links;

  for (guint i = 0; i < self->terms->len; i++)
    if (g_array_index (self->terms, DfFilterTerm, i).filter.relation != NULL)
      g_string_append_printf (relations, "%s ", g_array_index (self->terms, DfFilterTerm, i).filter.name);
  if (relations->len == 0)
    return NULL;

  links = df_list_order_new (repository, self->table, relations->str);
  df_list_order_read_links (links);

  return links;
}

/* The rows behind the id *@after, at most a chunk of them; FALSE where they could not be read. */
static gboolean
df_list_condition_read_chunk (DfListCondition *self,
                              DfRepository    *repository,
                              DfIdSet         *passing,
                              gint64          *after,
                              gboolean        *is_last)
{
  g_autoptr(DfStatement) statement = df_repository_query (repository, "SELECT r.id, (%s) FROM %s r WHERE r.id > ?1 ORDER BY r.id LIMIT %d", self->sql,
                                                          self->table->name, CHUNK);
  gboolean failed = FALSE;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  df_statement_bind_integer (statement, 1, *after);
  df_list_condition_bind (self, statement);
  while (df_repository_next (repository, statement, &failed))
    {
      *after = df_statement_get_integer (statement, 0);
      n++;
      if (df_statement_get_integer (statement, 1) == 1)
        df_id_set_add (passing, *after);
    }
  *is_last = n < CHUNK;

  return !failed;
}

DfIdSet *
df_list_condition_read (DfListCondition *self,
                        DfRepository    *repository,
                        GCancellable    *cancellable)
{
  g_autoptr(DfIdSet) passing = df_id_set_new ();
  g_autoptr(DfStatement) statement = NULL;
  gboolean failed = FALSE;
  gint64 after = DF_NOTHING + 1;
  gboolean is_last = FALSE;

  while (cancellable != NULL && !is_last)
    if (g_cancellable_is_cancelled (cancellable) || !df_list_condition_read_chunk (self, repository, passing, &after, &is_last))
      return NULL;
  if (cancellable != NULL)
    return g_steal_pointer (&passing);

  statement = df_repository_query (repository, "SELECT r.id FROM %s r WHERE %s", self->table->name, self->sql);
  if (statement == NULL)
    return NULL;
  df_list_condition_bind (self, statement);
  while (df_repository_next (repository, statement, &failed))
    df_id_set_add (passing, df_statement_get_integer (statement, 0));

  return failed ? NULL : g_steal_pointer (&passing);
}

gboolean
df_list_condition_read_again (DfListCondition *self,
                              DfRepository    *repository,
                              GArray          *ids,
                              DfIdSet         *passing)
{
  g_autofree char *list = df_repository_format_ids ((gint64 *) ids->data, ids->len);
  g_autoptr(DfStatement) statement = NULL;
  gboolean failed = FALSE;

  statement = df_repository_query (repository, "SELECT r.id FROM json_each(?1) j JOIN %s r ON r.id = j.value WHERE %s", self->table->name, self->sql);
  if (statement == NULL)
    return FALSE;
  df_statement_bind_text (statement, 1, list);
  df_list_condition_bind (self, statement);
  for (guint i = 0; i < ids->len; i++)
    df_id_set_remove (passing, g_array_index (ids, gint64, i));
  while (df_repository_next (repository, statement, &failed))
    df_id_set_add (passing, df_statement_get_integer (statement, 0));

  return !failed;
}
