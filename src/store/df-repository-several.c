/* df-repository-several.c
 *
 * Several rows of one table written together: one step, whole or not at all, however many they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-repository-private.h"

#include <glib/gi18n.h>

#define BIT(column) (G_GUINT64_CONSTANT (1) << (column))

/* --- words ---------------------------------------------------------------------------------------------------------------- */

/* “Sunset Session”, or "3 Events": (transfer full). */
static char *
df_repository_describe_rows (DfRepository  *self,
                             const DfTable *table,
                             GArray        *ids)
{
  DfValue values[DF_MAX_COLUMNS];
  g_autoptr(DfStatement) row = NULL;

  if (ids->len == 1)
    row = df_repository_read_row (self, table, g_array_index (ids, gint64, 0), values, NULL);
  if (row != NULL && values[table->title].text != NULL)
    return g_strdup_printf (_("“%s”"), values[table->title].text);

  return df_table_format_count (table, ids->len);
}

/* --- statements ----------------------------------------------------------------------------------------------------------- */

/* @sql: with ?1 for a list of ids, and ?2 where there is a second one. */
static DfStatement *
df_repository_prepare_lists (DfRepository  *self,
                             const char    *sql,
                             GArray        *first,
                             GArray        *second,
                             GError       **error)
{
  g_autoptr(DfStatement) statement = NULL;
  g_autofree char *first_list = NULL;
  g_autofree char *second_list = NULL;

  if (!df_repository_can_go_on (self, error))
    return NULL;
  statement = df_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return NULL;

  first_list = df_repository_format_ids ((gint64 *) first->data, first->len);
  df_statement_bind_text (statement, 1, first_list);
  if (second != NULL)
    {
      second_list = df_repository_format_ids ((gint64 *) second->data, second->len);
      df_statement_bind_text (statement, 2, second_list);
    }

  return g_steal_pointer (&statement);
}

/* What deletes. @n: the rows that it deleted itself. */
static gboolean
df_repository_run_lists (DfRepository  *self,
                         const char    *sql,
                         GArray        *first,
                         GArray        *second,
                         guint         *n,
                         GError       **error)
{
  g_autoptr(DfStatement) statement = df_repository_prepare_lists (self, sql, first, second, error);

  if (statement == NULL || !df_journal_end_run (self->journal, error) || !df_journal_settle_references (self->journal, error)
      || !df_statement_run (statement, error))
    return FALSE;
  *n = sqlite3_changes (df_database_get_handle (self->database));

  return TRUE;
}

/* --- changing ------------------------------------------------------------------------------------------------------------- */

typedef struct
{
  DfRowChange change;
  gpointer    data;
} DfRowChanger;

static guint64
df_values_compare (const DfTable *table,
                   const DfValue *before,
                   const DfValue *after)
{
  guint64 mask = 0;

  for (guint i = 0; i < table->n_columns; i++)
    if (!df_value_equal (&before[i], &after[i]))
      mask |= BIT (i);

  return mask;
}

/* @before is what the row says now; @after is changed and written. */
static gboolean
df_repository_write_row (DfRepository        *self,
                         const DfTable       *table,
                         gint64               id,
                         const DfValue       *before,
                         DfValue             *after,
                         const DfRowChanger  *changer,
                         guint               *n_done,
                         GError             **error)
{
  guint64 mask;

  if (!changer->change (table, after, changer->data, error))
    return FALSE;
  mask = df_values_compare (table, before, after);
  if (mask == 0)
    return TRUE;
  if (!df_repository_check_required (table, after, error) || !df_repository_check_values (table, after, NULL, error)
      || !df_repository_update_row (self, table, id, mask, after, error))
    return FALSE;
  (*n_done)++;

  return TRUE;
}

static gboolean
df_repository_change_row (DfRepository        *self,
                          const DfTable       *table,
                          gint64               id,
                          const DfRowChanger  *changer,
                          guint               *n_done,
                          GError             **error)
{
  g_autoptr(DfStatement) row = NULL;
  g_autoptr(GError) failure = NULL;
  DfValue before[DF_MAX_COLUMNS];
  DfValue after[DF_MAX_COLUMNS];
  gboolean done;

  row = df_repository_read_row (self, table, id, before, &failure);
  if (g_error_matches (failure, DF_ERROR, DF_ERROR_NOT_FOUND))
    return TRUE;
  if (row == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  for (guint i = 0; i < table->n_columns; i++)
    df_value_copy (&before[i], &after[i]);
  done = df_repository_write_row (self, table, id, before, after, changer, n_done, &failure);
  if (!done)
    g_propagate_prefixed_error (error, g_steal_pointer (&failure), _("“%s”: "), before[table->title].text);
  for (guint i = 0; i < table->n_columns; i++)
    df_value_clear (&after[i]);

  return done;
}

gboolean
df_repository_change_rows (DfRepository   *self,
                           const DfTable  *table,
                           GArray         *ids,
                           DfRowChange     change,
                           gpointer        data,
                           const char     *title,
                           guint          *n_done,
                           GError        **error)
{
  const DfRowChanger changer = { change, data };
  g_autofree char *what = NULL;
  g_autofree char *name = NULL;
  gboolean done = TRUE;
  guint n = 0;

  g_return_val_if_fail (DF_IS_REPOSITORY (self) && table != NULL && ids != NULL && change != NULL && title != NULL, FALSE);

  if (n_done != NULL)
    *n_done = 0;
  if (ids->len == 0)
    return TRUE;
  if (!df_repository_enter (self, error))
    return FALSE;

  what = df_repository_describe_rows (self, table, ids);
  for (guint i = 0; done && i < ids->len; i++)
    done = df_repository_change_row (self, table, g_array_index (ids, gint64, i), &changer, &n, error);
  /* Translators: the name of a step that can be undone; the first %s is a field such as Stage, the second a quoted name or a count such as "3 Events". */
  name = g_strdup_printf (_("Change %s of %s"), title, what);
  if (!df_repository_leave (self, done, name, error))
    return FALSE;
  if (n_done != NULL)
    *n_done = n;

  return TRUE;
}

typedef struct
{
  guint          column;
  const DfValue *value;
} DfSetting;

static gboolean
df_repository_set_value (const DfTable  *table,
                         DfValue        *values,
                         gpointer        data,
                         GError        **error)
{
  const DfSetting *setting = data;

  df_value_clear (&values[setting->column]);
  df_value_copy (setting->value, &values[setting->column]);

  return TRUE;
}

gboolean
df_repository_set_rows (DfRepository   *self,
                        const DfTable  *table,
                        GArray         *ids,
                        const char     *field,
                        const DfValue  *value,
                        guint          *n_done,
                        GError        **error)
{
  DfSetting setting = { 0, value };
  int column;

  g_return_val_if_fail (table != NULL && value != NULL, FALSE);

  column = df_table_find_column (table, field);
  g_return_val_if_fail (column >= 0, FALSE);
  setting.column = column;

  return df_repository_change_rows (self, table, ids, df_repository_set_value, &setting, _(table->columns[column]->title), n_done, error);
}

gboolean
df_repository_read_common (DfRepository  *self,
                           const DfTable *table,
                           GArray        *ids,
                           const char    *field,
                           DfValue       *value)
{
  g_autoptr(DfStatement) statement = NULL;
  g_autofree char *list = NULL;
  int column;

  g_return_val_if_fail (DF_IS_REPOSITORY (self) && table != NULL && ids != NULL && value != NULL, FALSE);

  column = df_table_find_column (table, field);
  g_return_val_if_fail (column >= 0, FALSE);

  *value = (DfValue) DF_VALUE_INIT;
  statement = df_repository_query (self, "SELECT DISTINCT %s FROM %s WHERE id IN (SELECT value FROM json_each(?1)) LIMIT 2",
                                   table->columns[column]->column, table->name);
  if (statement == NULL)
    return FALSE;
  list = df_repository_format_ids ((gint64 *) ids->data, ids->len);
  df_statement_bind_text (statement, 1, list);
  if (!df_repository_next (self, statement, NULL))
    return FALSE;

  if (table->columns[column]->kind->is_text)
    value->text = g_strdup (df_statement_get_text (statement, 0));
  else
    value->integer = df_statement_get_integer (statement, 0);
  if (!df_repository_next (self, statement, NULL))
    return TRUE;
  df_value_clear (value);

  return FALSE;
}

/* --- removing -------------------------------------------------------------------------------------------------------------- */

gboolean
df_repository_remove_rows (DfRepository   *self,
                           const DfTable  *table,
                           GArray         *ids,
                           guint          *n_done,
                           GError        **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *what = NULL;
  g_autofree char *name = NULL;
  gboolean done;
  guint n;

  g_return_val_if_fail (DF_IS_REPOSITORY (self) && table != NULL && ids != NULL, FALSE);

  if (n_done != NULL)
    *n_done = 0;
  if (ids->len == 0)
    return TRUE;
  if (!df_repository_enter (self, error))
    return FALSE;

  what = df_repository_describe_rows (self, table, ids);
  sql = g_strdup_printf ("DELETE FROM %s WHERE id IN (SELECT value FROM json_each(?1))", table->name);
  done = df_repository_run_lists (self, sql, ids, NULL, &n, error);
  /* Translators: the name of a step that can be undone; %s is a quoted record's name or a count such as "3 Events". */
  name = g_strdup_printf (_("Delete %s"), what);
  if (!df_repository_leave (self, done, name, error))
    return FALSE;
  if (n_done != NULL)
    *n_done = n;

  return TRUE;
}

/* --- linking --------------------------------------------------------------------------------------------------------------- */

/* The pairs of the two lists whose rows there are and that are not linked yet, read before any is written: (element-type gint64), two for each. */
static GArray *
df_repository_list_unlinked (DfRepository      *self,
                             const DfRelation  *relation,
                             GArray            *owners,
                             GArray            *others,
                             GError           **error)
{
  const DfTable *through = relation->through;
  g_autofree char *sql = g_strdup_printf ("SELECT o.value, t.value FROM json_each(?1) o CROSS JOIN json_each(?2) t"
                                          " WHERE o.value IN (SELECT id FROM %s) AND t.value IN (SELECT id FROM %s)"
                                          " AND NOT EXISTS (SELECT 1 FROM %s l WHERE l.%s = o.value AND l.%s = t.value)",
                                          relation->owner->name, relation->other->name, through->name,
                                          through->columns[relation->key]->column, through->columns[relation->other_key]->column);
  g_autoptr(DfStatement) statement = df_repository_prepare_lists (self, sql, owners, others, error);
  g_autoptr(GArray) pairs = g_array_new (FALSE, FALSE, 2 * sizeof (gint64));
  g_autoptr(GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  while (df_statement_step (statement, &failure))
    {
      gint64 pair[] = { df_statement_get_integer (statement, 0), df_statement_get_integer (statement, 1) };

      g_array_append_val (pairs, pair);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&pairs);
}

/* Row by row, as all that is new: so the journal hears of it whatever it expects. */
static gboolean
df_repository_insert_links (DfRepository      *self,
                            const DfRelation  *relation,
                            GArray            *owners,
                            GArray            *others,
                            guint             *n,
                            GError           **error)
{
  g_autoptr(GArray) pairs = df_repository_list_unlinked (self, relation, owners, others, error);
  DfValue values[DF_MAX_COLUMNS];

  if (pairs == NULL)
    return FALSE;
  for (guint i = 0; i < relation->through->n_columns; i++)
    values[i] = (DfValue) DF_VALUE_INIT;
  for (guint i = 0; i < pairs->len; i++)
    {
      const gint64 *pair = (gint64 *) pairs->data + 2 * (gsize) i;

      values[relation->key].integer = pair[0];
      values[relation->other_key].integer = pair[1];
      if (df_repository_insert_row (self, relation->through, 0, values, error) == 0)
        return FALSE;
    }
  *n = pairs->len;

  return TRUE;
}

static gboolean
df_repository_delete_links (DfRepository      *self,
                            const DfRelation  *relation,
                            GArray            *owners,
                            GArray            *others,
                            guint             *n,
                            GError           **error)
{
  const DfTable *through = relation->through;
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s IN (SELECT value FROM json_each(?1)) AND %s IN (SELECT value FROM json_each(?2))",
                                          through->name, through->columns[relation->key]->column, through->columns[relation->other_key]->column);

  return df_repository_run_lists (self, sql, owners, others, n, error);
}

static gboolean
df_repository_write_links (DfRepository      *self,
                           const DfRelation  *relation,
                           GArray            *owners,
                           GArray            *others,
                           gboolean           link,
                           guint             *n_done,
                           GError           **error)
{
  g_autofree char *owner = NULL;
  g_autofree char *other = NULL;
  g_autofree char *name = NULL;
  gboolean done;
  guint n = 0;

  if (n_done != NULL)
    *n_done = 0;
  if (owners->len == 0 || others->len == 0)
    return TRUE;
  if (!df_repository_enter (self, error))
    return FALSE;

  owner = df_repository_describe_rows (self, relation->owner, owners);
  other = df_repository_describe_rows (self, relation->other, others);
  done = (link ? df_repository_insert_links : df_repository_delete_links) (self, relation, owners, others, &n, error);
  /* Translators: the name of a step that can be undone; each %s is a quoted record's name or a count such as "3 Events". */
  name = g_strdup_printf (link ? _("Link %s with %s") : _("Unlink %s from %s"), owner, other);
  if (!df_repository_leave (self, done, name, error))
    return FALSE;
  if (n_done != NULL)
    *n_done = n;

  return TRUE;
}

gboolean
df_repository_link_rows (DfRepository      *self,
                         const DfRelation  *relation,
                         GArray            *owners,
                         GArray            *others,
                         guint             *n_done,
                         GError           **error)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self) && relation != NULL && relation->through != NULL, FALSE);
  g_return_val_if_fail (owners != NULL && others != NULL, FALSE);

  return df_repository_write_links (self, relation, owners, others, TRUE, n_done, error);
}

gboolean
df_repository_unlink_rows (DfRepository      *self,
                           const DfRelation  *relation,
                           GArray            *owners,
                           GArray            *others,
                           guint             *n_done,
                           GError           **error)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self) && relation != NULL && relation->through != NULL, FALSE);
  g_return_val_if_fail (owners != NULL && others != NULL, FALSE);

  return df_repository_write_links (self, relation, owners, others, FALSE, n_done, error);
}

GArray *
df_repository_list_linked_ids (DfRepository     *self,
                               const DfRelation *relation,
                               GArray           *owners,
                               gboolean          all)
{
  g_autoptr(DfStatement) statement = NULL;
  g_autoptr(GArray) ids = NULL;
  g_autofree char *list = NULL;
  gboolean failed = FALSE;

  g_return_val_if_fail (DF_IS_REPOSITORY (self) && owners != NULL, NULL);
  g_return_val_if_fail (relation != NULL && relation->through != NULL, NULL);

  statement = df_repository_query (self, "SELECT %s FROM %s WHERE %s IN (SELECT value FROM json_each(?1)) GROUP BY 1 HAVING count(*) >= ?2",
                                   relation->through->columns[relation->other_key]->column, relation->through->name,
                                   relation->through->columns[relation->key]->column);
  if (statement == NULL)
    return NULL;

  list = df_repository_format_ids ((gint64 *) owners->data, owners->len);
  df_statement_bind_text (statement, 1, list);
  df_statement_bind_integer (statement, 2, all ? owners->len : 1);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (df_repository_next (self, statement, &failed))
    {
      gint64 id = df_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }

  return failed ? NULL : g_steal_pointer (&ids);
}
