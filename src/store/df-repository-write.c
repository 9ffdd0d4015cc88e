/* df-repository-write.c
 *
 * Rows and records are written here and nowhere else: each call whole or not at all, as a step or as part of one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-repository-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define BIT(column) (G_GUINT64_CONSTANT (1) << (column))

/* --- rows ------------------------------------------------------------------------------------------------------------ */

static char *
df_repository_stamp (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* Names, descriptions and websites are never NULL in the file: nothing is the empty text. */
static gboolean
df_field_is_plain_text (const DfField *field)
{
  return field->kind == DF_TEXT || field->kind == DF_LONG_TEXT || field->kind == DF_LINK;
}

static const char *
df_repository_get_insert (DfRepository  *self,
                          const DfTable *table)
{
  char **statement = &self->inserts[df_catalog_get_number (self->catalog, table)];
  GString *sql;

  if (*statement != NULL)
    return *statement;

  sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (id", table->name);
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, ", %s", table->columns[i]->column);
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append (sql, ")");
  *statement = g_string_free (sql, FALSE);

  return *statement;
}

gboolean
df_repository_expect_many (DfRepository  *self,
                           GError       **error)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (self->in_step && self->parts->len == 0, FALSE);

  return df_journal_begin_bulk (self->journal, error);
}

gint64
df_repository_insert_row (DfRepository   *self,
                          const DfTable  *table,
                          gint64          id,
                          const DfValue  *values,
                          GError        **error)
{
  g_autoptr(DfStatement) statement = NULL;
  g_autofree char *stamp = NULL;
  gint64 row;
  char guid[37];

  g_return_val_if_fail (DF_IS_REPOSITORY (self) && table != NULL && values != NULL, 0);
  g_return_val_if_fail (self->in_step, 0);

  if (!df_repository_can_go_on (self, error))
    return 0;
  statement = df_database_prepare (self->database, df_repository_get_insert (self, table), error);
  if (statement == NULL)
    return 0;

  df_statement_bind_integer (statement, 1, id > 0 ? id : DF_NOTHING);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const DfField *field = table->columns[i];
      DfValue value = values[i];

      if (value.text == NULL && field->kind == &df_kind_timestamp)
        value.text = stamp = stamp != NULL ? stamp : df_repository_stamp ();
      else if (value.text == NULL && field->kind == &df_kind_guid)
        {
          g_autofree char *made = g_uuid_string_random ();

          g_strlcpy (guid, made, sizeof guid);
          value.text = guid;
        }
      else if (value.text == NULL && df_field_is_plain_text (field))
        value.text = (char *) "";
      df_statement_bind_value (statement, i + 2, field->kind->is_text, &value);
    }
  if (!df_statement_run (statement, error))
    return 0;
  row = sqlite3_last_insert_rowid (df_database_get_handle (self->database));

  return df_journal_note_insert (self->journal, table, row, error) ? row : 0;
}

static char *
df_repository_format_update (const DfTable *table,
                             guint64        mask)
{
  GString *sql = g_string_new (NULL);
  const char *separator = "";

  g_string_append_printf (sql, "UPDATE %s SET ", table->name);
  for (guint i = 0; i < table->n_columns; i++)
    if ((mask & BIT (i)) != 0)
      {
        g_string_append_printf (sql, "%s%s = ?%u", separator, table->columns[i]->column, i + 2);
        separator = ", ";
      }
  g_string_append (sql, " WHERE id = ?1");

  return g_string_free (sql, FALSE);
}

gboolean
df_repository_update_row (DfRepository   *self,
                          const DfTable  *table,
                          gint64          id,
                          guint64         mask,
                          const DfValue  *values,
                          GError        **error)
{
  int updated_at = df_table_is_link (table) ? df_table_find_column (table, "updated_at") : -1;
  g_autoptr(DfStatement) statement = NULL;
  g_autofree char *stamp = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (self) && table != NULL && values != NULL, FALSE);
  g_return_val_if_fail (self->in_step, FALSE);

  if (mask == 0)
    return TRUE;
  if (updated_at >= 0 && table->columns[updated_at]->kind == &df_kind_timestamp && (mask & BIT (updated_at)) == 0)
    {
      stamp = df_repository_stamp ();
      mask |= BIT (updated_at);
    }

  if (!df_repository_can_go_on (self, error) || !df_journal_end_run (self->journal, error))
    return FALSE;
  sql = df_repository_format_update (table, mask);
  statement = df_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;
  df_statement_bind_integer (statement, 1, id);
  for (guint i = 0; i < table->n_columns; i++)
    {
      DfValue value = values[i];

      if ((mask & BIT (i)) == 0)
        continue;
      if (stamp != NULL && (int) i == updated_at)
        value.text = stamp;
      else if (value.text == NULL && df_field_is_plain_text (table->columns[i]))
        value.text = (char *) "";
      df_statement_bind_value (statement, i + 2, table->columns[i]->kind->is_text, &value);
    }
  if (!df_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (df_database_get_handle (self->database)) == 0)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_NOT_FOUND, _("It is no longer in the file."));
      return FALSE;
    }

  return TRUE;
}

/* --- records ----------------------------------------------------------------------------------------------------------- */

gboolean
df_repository_check_values (const DfTable  *table,
                            const DfValue  *values,
                            guint          *column,
                            GError        **error)
{
  guint at_fault = table->title;
  gboolean sound = table->check == NULL || table->check (table, values, &at_fault, error);

  if (!sound && column != NULL)
    *column = at_fault;

  return sound;
}

gboolean
df_repository_check_required (const DfTable  *table,
                              const DfValue  *values,
                              GError        **error)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const DfField *field = table->columns[i];

      if ((field->flags & DF_REQUIRED) == 0 || field->kind == &df_kind_guid)
        continue;
      if (df_value_is_nothing (&values[i]) || (values[i].text != NULL && *values[i].text == '\0'))
        {
          g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("%s cannot be left empty."), _(field->title));
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
df_repository_save (DfRepository  *self,
                    DfRecord      *draft,
                    GError       **error)
{
  const DfTable *table;
  const DfValue *values;
  g_autofree char *name = NULL;
  gint64 id;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (DF_IS_RECORD (draft) && df_record_get_id (draft) == 0, FALSE);

  table = df_record_get_table (draft);
  values = df_record_get_values (draft);
  if (!df_repository_check_required (table, values, error) || !df_repository_check_values (table, values, NULL, error)
      || !df_repository_enter (self, error))
    return FALSE;

  id = df_repository_insert_row (self, table, 0, values, error);
  if (id != 0)
    {
      df_record_set_id (draft, id);
      df_repository_keep_live (self, draft);
      g_ptr_array_add (self->saved, g_object_ref (draft));
    }
  /* Translators: the name of a step that can be undone; %s is a record's name. */
  name = g_strdup_printf (_("Add “%s”"), df_record_get_title (draft));

  return df_repository_leave (self, id != 0, name, error);
}

static gboolean
df_repository_write_change (DfRepository   *self,
                            DfRecord       *record,
                            guint64         mask,
                            const DfValue  *values,
                            const char     *title,
                            GError        **error)
{
  g_autofree char *name = NULL;
  gboolean done;

  if (!df_repository_enter (self, error))
    return FALSE;
  done = df_repository_update_row (self, df_record_get_table (record), df_record_get_id (record), mask, values, error);
  /* Translators: the name of a step that can be undone; the first %s is a field such as Website, the second a record's name. */
  name = g_strdup_printf (_("Change %s of “%s”"), title, df_record_get_title (record));

  return df_repository_leave (self, done, name, error);
}

DfStatement *
df_repository_read_row (DfRepository   *self,
                        const DfTable  *table,
                        gint64          id,
                        DfValue        *values,
                        GError        **error)
{
  g_autofree char *columns = df_repository_list_columns (table, "r");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s r WHERE r.id = ?1", columns, table->name);
  g_autoptr(DfStatement) statement = df_database_prepare (self->database, sql, error);
  g_autoptr(GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  df_statement_bind_integer (statement, 1, id);
  if (df_statement_step (statement, &failure))
    {
      df_repository_read_values (statement, table, 1, values);
      return g_steal_pointer (&statement);
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, DF_ERROR, DF_ERROR_NOT_FOUND, _("It is no longer in the file."));

  return NULL;
}

gboolean
df_repository_change (DfRepository   *self,
                      DfRecord       *record,
                      guint           n_fields,
                      const char    **fields,
                      const DfValue  *values,
                      guint          *column,
                      GError        **error)
{
  const DfTable *table;
  g_autoptr(DfStatement) row = NULL;
  DfValue now[DF_MAX_COLUMNS];
  DfValue then[DF_MAX_COLUMNS];
  const char *title = NULL;
  guint64 mask = 0;

  g_return_val_if_fail (DF_IS_RECORD (record), FALSE);
  g_return_val_if_fail (DF_IS_REPOSITORY (self) || (self == NULL && df_record_get_id (record) == 0), FALSE);

  table = df_record_get_table (record);
  memcpy (now, df_record_get_values (record), table->n_columns * sizeof (DfValue));
  /* In an open step the record does not know yet what was written. */
  if (df_record_get_id (record) != 0 && self->in_step && (row = df_repository_read_row (self, table, df_record_get_id (record), now, error)) == NULL)
    return FALSE;
  memcpy (then, now, table->n_columns * sizeof (DfValue));
  for (guint i = 0; i < n_fields; i++)
    {
      int found = df_table_find_column (table, fields[i]);

      g_return_val_if_fail (found >= 0, FALSE);
      then[found] = values[i];
      if (df_value_equal (&now[found], &values[i]))
        continue;
      mask |= BIT (found);
      title = _(table->columns[found]->title);
    }
  if (mask == 0)
    return TRUE;
  if (!df_repository_check_values (table, then, column, error))
    return FALSE;
  if (df_record_get_id (record) != 0)
    return df_repository_write_change (self, record, mask, then, title, error);

  for (guint i = 0; i < table->n_columns; i++)
    if ((mask & BIT (i)) != 0)
      df_record_set_draft (record, i, &then[i]);

  return TRUE;
}

gboolean
df_repository_set (DfRepository   *self,
                   DfRecord       *record,
                   const char     *field,
                   const DfValue  *value,
                   GError        **error)
{
  return df_repository_change (self, record, 1, &field, value, NULL, error);
}

gboolean
df_repository_set_text (DfRepository  *self,
                        DfRecord      *record,
                        const char    *field,
                        const char    *text,
                        GError       **error)
{
  g_auto(DfValue) value = DF_VALUE_INIT;

  g_return_val_if_fail (DF_IS_RECORD (record), FALSE);

  if (!df_record_parse (record, field, text, &value, error))
    return FALSE;

  return df_repository_set (self, record, field, &value, error);
}

gboolean
df_repository_remove (DfRepository  *self,
                      DfRecord      *record,
                      GError       **error)
{
  g_autoptr(GArray) ids = NULL;
  gint64 id;

  g_return_val_if_fail (DF_IS_RECORD (record), FALSE);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  id = df_record_get_id (record);
  g_array_append_val (ids, id);

  return df_repository_remove_rows (self, df_record_get_table (record), ids, NULL, error);
}
