/* df-association-write.c
 *
 * Linking and unlinking, and what a link itself knows. All or nothing, each call a step of its own or part of the open one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-association-private.h"

#include <glib/gi18n.h>

/* One to many has no join table: the link is a column of the other's row. */
static gboolean
df_association_is_direct (DfAssociation *self)
{
  return self->relation->through == NULL;
}

/* The id of the join row (for one to many: of the other's row); 0 when the pair is not linked. */
static gboolean
df_association_find_link (DfAssociation  *self,
                          DfRecord       *other,
                          gint64         *link,
                          GError        **error)
{
  const DfTable *table = df_association_is_direct (self) ? self->relation->other : self->relation->through;
  const char *key = table->columns[self->relation->key]->column;
  const char *other_key = df_association_is_direct (self) ? "id" : table->columns[self->relation->other_key]->column;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 AND %s = ?2", table->name, key, other_key);
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GError) failed = NULL;

  statement = df_database_prepare (df_repository_get_database (self->repository), sql, error);
  if (statement == NULL)
    return FALSE;
  df_statement_bind_integer (statement, 1, df_record_get_id (self->owner));
  df_statement_bind_integer (statement, 2, df_record_get_id (other));
  *link = df_statement_step (statement, &failed) ? df_statement_get_integer (statement, 0) : 0;
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }

  return TRUE;
}

/* The join row's id of a pair that must be linked. */
static gboolean
df_association_need_link (DfAssociation  *self,
                          DfRecord       *other,
                          gint64         *link,
                          GError        **error)
{
  if (!df_association_find_link (self, other, link, error))
    return FALSE;
  if (*link == 0)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_NOT_LINKED, _("“%s” and “%s” are not linked."),
                   df_record_get_title (self->owner), df_record_get_title (other));
      return FALSE;
    }

  return TRUE;
}

static gboolean
df_association_insert (DfAssociation  *self,
                       DfRecord       *other,
                       guint           n_fields,
                       const char    **fields,
                       const DfValue  *given,
                       GError        **error)
{
  const DfTable *table = df_association_is_direct (self) ? self->relation->other : self->relation->through;
  DfValue values[DF_MAX_COLUMNS];
  gint64 link;

  g_return_val_if_fail (df_record_get_table (other) == self->relation->other, FALSE);

  if (!df_association_find_link (self, other, &link, error))
    return FALSE;
  if (link != 0)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_ALREADY_LINKED, _("“%s” and “%s” are linked already."),
                   df_record_get_title (self->owner), df_record_get_title (other));
      return FALSE;
    }

  for (guint i = 0; i < table->n_columns; i++)
    values[i] = (DfValue) DF_VALUE_INIT;
  values[self->relation->key].integer = df_record_get_id (self->owner);
  if (df_association_is_direct (self))
    return df_repository_update_row (self->repository, table, df_record_get_id (other),
                                     G_GUINT64_CONSTANT (1) << self->relation->key, values, error);

  values[self->relation->other_key].integer = df_record_get_id (other);
  for (guint i = 0; i < n_fields; i++)
    {
      int column = df_table_find_column (table, fields[i]);

      g_return_val_if_fail (column > 1, FALSE);
      values[column] = given[i];
    }

  return df_repository_insert_row (self->repository, table, 0, values, error) != 0;
}

static gboolean
df_association_delete_link (DfAssociation  *self,
                            gint64          link,
                            GError        **error)
{
  DfValue values[DF_MAX_COLUMNS];
  g_autoptr(DfStatement) statement = NULL;
  g_autofree char *sql = NULL;

  if (!df_journal_end_run (df_repository_get_journal (self->repository), error))
    return FALSE;

  if (df_association_is_direct (self))
    {
      for (guint i = 0; i < self->relation->other->n_columns; i++)
        values[i] = (DfValue) DF_VALUE_INIT;
      return df_repository_update_row (self->repository, self->relation->other, link,
                                       G_GUINT64_CONSTANT (1) << self->relation->key, values, error);
    }

  sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", self->relation->through->name);
  statement = df_database_prepare (df_repository_get_database (self->repository), sql, error);
  if (statement == NULL)
    return FALSE;
  df_statement_bind_integer (statement, 1, link);

  return df_statement_run (statement, error);
}

static gboolean
df_association_delete (DfAssociation  *self,
                       DfRecord       *other,
                       GError        **error)
{
  gint64 link;

  return df_association_need_link (self, other, &link, error) && df_association_delete_link (self, link, error);
}

/* The other's id -> the link's, as the open step has them: the list itself follows only its commit. */
static GHashTable *
df_association_read_links (DfAssociation  *self,
                           GError        **error)
{
  g_autoptr(GHashTable) links = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  const DfTable *table = df_association_is_direct (self) ? self->relation->other : self->relation->through;
  const char *other_key = df_association_is_direct (self) ? "id" : table->columns[self->relation->other_key]->column;
  g_autofree char *sql = g_strdup_printf ("SELECT %s, id FROM %s WHERE %s = ?1", other_key, table->name, table->columns[self->relation->key]->column);
  g_autoptr(DfStatement) statement = df_database_prepare (df_repository_get_database (self->repository), sql, error);
  g_autoptr(GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  df_statement_bind_integer (statement, 1, df_record_get_id (self->owner));
  while (df_statement_step (statement, &failure))
    {
      gint64 ids[] = { df_statement_get_integer (statement, 0), df_statement_get_integer (statement, 1) };

      g_hash_table_insert (links, g_memdup2 (&ids[0], sizeof ids[0]), g_memdup2 (&ids[1], sizeof ids[1]));
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&links);
}

static gboolean
df_association_set_links (DfAssociation  *self,
                          GHashTable     *before,
                          GPtrArray      *others,
                          GError        **error)
{
  g_autoptr(GHashTable) wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;
  gpointer link;

  for (guint i = 0; i < others->len; i++)
    {
      gint64 other = df_record_get_id (g_ptr_array_index (others, i));

      if (!g_hash_table_add (wanted, g_memdup2 (&other, sizeof other)) || g_hash_table_contains (before, &other))
        continue;
      if (!df_association_insert (self, g_ptr_array_index (others, i), 0, NULL, NULL, error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &link))
    if (!g_hash_table_contains (wanted, id) && !df_association_delete_link (self, *(gint64 *) link, error))
      return FALSE;

  return TRUE;
}

/* --- names of steps ---------------------------------------------------------------------------------------------------- */

static char *
df_association_describe (DfAssociation *self,
                         GPtrArray     *others)
{
  if (others->len == 1)
    return g_strdup_printf (_("“%s”"), df_record_get_title (g_ptr_array_index (others, 0)));

  return df_table_format_count (self->relation->other, others->len);
}

/* --- public ---------------------------------------------------------------------------------------------------------------- */

gboolean
df_association_link_with (DfAssociation  *self,
                          DfRecord       *other,
                          guint           n_fields,
                          const char    **fields,
                          const DfValue  *values,
                          GError        **error)
{
  g_autofree char *name = NULL;
  gboolean done;

  g_return_val_if_fail (DF_IS_ASSOCIATION (self), FALSE);
  g_return_val_if_fail (DF_IS_RECORD (other), FALSE);

  if (!df_repository_enter (self->repository, error))
    return FALSE;
  done = df_association_insert (self, other, n_fields, fields, values, error);
  /* Translators: the name of a step that can be undone: two records' names. */
  name = g_strdup_printf (_("Link “%s” with “%s”"), df_record_get_title (self->owner), df_record_get_title (other));

  return df_repository_leave (self->repository, done, name, error);
}

gboolean
df_association_link (DfAssociation  *self,
                     DfRecord       *other,
                     GError        **error)
{
  return df_association_link_with (self, other, 0, NULL, NULL, error);
}

gboolean
df_association_link_many (DfAssociation  *self,
                          GPtrArray      *others,
                          GError        **error)
{
  g_autofree char *what = NULL;
  g_autofree char *name = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (DF_IS_ASSOCIATION (self), FALSE);
  g_return_val_if_fail (others != NULL, FALSE);

  if (others->len == 0)
    return TRUE;
  if (others->len == 1)
    return df_association_link (self, g_ptr_array_index (others, 0), error);
  if (!df_repository_enter (self->repository, error))
    return FALSE;
  for (guint i = 0; done && i < others->len; i++)
    done = df_association_insert (self, g_ptr_array_index (others, i), 0, NULL, NULL, error);
  what = df_association_describe (self, others);
  /* Translators: the name of a step that can be undone; %s is a count such as "3 Events". */
  name = g_strdup_printf (_("Link %s"), what);

  return df_repository_leave (self->repository, done, name, error);
}

gboolean
df_association_unlink_many (DfAssociation  *self,
                            GPtrArray      *others,
                            GError        **error)
{
  g_autofree char *what = NULL;
  g_autofree char *name = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (DF_IS_ASSOCIATION (self), FALSE);
  g_return_val_if_fail (others != NULL, FALSE);

  if (others->len == 0)
    return TRUE;
  if (!df_repository_enter (self->repository, error))
    return FALSE;
  for (guint i = 0; done && i < others->len; i++)
    done = df_association_delete (self, g_ptr_array_index (others, i), error);
  what = df_association_describe (self, others);
  /* Translators: the name of a step that can be undone; the first %s is a quoted record's name or a count such as "3 Events". */
  name = g_strdup_printf (_("Unlink %s from “%s”"), what, df_record_get_title (self->owner));

  return df_repository_leave (self->repository, done, name, error);
}

gboolean
df_association_unlink (DfAssociation  *self,
                       DfRecord       *other,
                       GError        **error)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new ();

  g_return_val_if_fail (DF_IS_RECORD (other), FALSE);

  g_ptr_array_add (others, other);

  return df_association_unlink_many (self, others, error);
}

gboolean
df_association_set (DfAssociation  *self,
                    GPtrArray      *others,
                    GError        **error)
{
  g_autoptr(GHashTable) before = NULL;
  g_autofree char *name = NULL;
  gboolean done;

  g_return_val_if_fail (DF_IS_ASSOCIATION (self), FALSE);
  g_return_val_if_fail (others != NULL, FALSE);

  if (!df_repository_enter (self->repository, error))
    return FALSE;
  before = df_association_read_links (self, error);
  done = before != NULL && df_association_set_links (self, before, others, error);
  /* Translators: the name of a step that can be undone; %s is a record's name. */
  name = g_strdup_printf (_("Change Links of “%s”"), df_record_get_title (self->owner));

  return df_repository_leave (self->repository, done, name, error);
}

gboolean
df_association_create (DfAssociation  *self,
                       DfRecord       *draft,
                       GError        **error)
{
  g_autofree char *name = NULL;
  gboolean done;

  g_return_val_if_fail (DF_IS_ASSOCIATION (self), FALSE);
  g_return_val_if_fail (DF_IS_RECORD (draft) && df_record_get_id (draft) == 0, FALSE);

  if (!df_repository_enter (self->repository, error))
    return FALSE;
  done = df_repository_save (self->repository, draft, error) && df_association_insert (self, draft, 0, NULL, NULL, error);
  /* Translators: the name of a step that can be undone: a new record's name, and the one it is linked with. */
  name = g_strdup_printf (_("Add “%s” to “%s”"), df_record_get_title (draft), df_record_get_title (self->owner));

  return df_repository_leave (self->repository, done, name, error);
}

gboolean
df_association_get_attribute (DfAssociation  *self,
                              DfRecord       *other,
                              const char     *field,
                              DfValue        *value,
                              GError        **error)
{
  const DfTable *table;
  g_autoptr(DfStatement) statement = NULL;
  g_autofree char *sql = NULL;
  gint64 link;
  int column;

  g_return_val_if_fail (DF_IS_ASSOCIATION (self), FALSE);
  g_return_val_if_fail (!df_association_is_direct (self), FALSE);

  table = self->relation->through;
  column = df_table_find_column (table, field);
  g_return_val_if_fail (column >= 0, FALSE);
  if (!df_association_need_link (self, other, &link, error))
    return FALSE;

  sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", table->columns[column]->column, table->name);
  statement = df_database_prepare (df_repository_get_database (self->repository), sql, error);
  if (statement == NULL)
    return FALSE;
  df_statement_bind_integer (statement, 1, link);
  *value = (DfValue) DF_VALUE_INIT;
  if (!df_statement_step (statement, error))
    return FALSE;
  if (table->columns[column]->kind->is_text)
    value->text = g_strdup (df_statement_get_text (statement, 0));
  else
    value->integer = df_statement_get_integer (statement, 0);

  return TRUE;
}

gboolean
df_association_set_attribute (DfAssociation  *self,
                              DfRecord       *other,
                              const char     *field,
                              const DfValue  *value,
                              GError        **error)
{
  DfValue values[DF_MAX_COLUMNS];
  g_auto(DfValue) before = DF_VALUE_INIT;
  g_autofree char *name = NULL;
  const DfTable *table;
  gboolean done;
  gint64 link;
  int column;

  g_return_val_if_fail (DF_IS_ASSOCIATION (self), FALSE);
  g_return_val_if_fail (!df_association_is_direct (self), FALSE);

  table = self->relation->through;
  column = df_table_find_column (table, field);
  g_return_val_if_fail (column > 1, FALSE);
  if (!df_association_get_attribute (self, other, field, &before, error))
    return FALSE;
  if (df_value_equal (&before, value))
    return TRUE;

  if (!df_repository_enter (self->repository, error))
    return FALSE;
  for (guint i = 0; i < table->n_columns; i++)
    values[i] = (DfValue) DF_VALUE_INIT;
  values[column] = *value;
  done = df_association_find_link (self, other, &link, error)
         && df_repository_update_row (self->repository, table, link, G_GUINT64_CONSTANT (1) << column, values, error);
  /* Translators: the name of a step that can be undone: what two linked records know of each other. */
  name = g_strdup_printf (_("Change the Link of “%s” with “%s”"), df_record_get_title (self->owner), df_record_get_title (other));

  return df_repository_leave (self->repository, done, name, error);
}
