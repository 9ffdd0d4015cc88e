/* df-copied-rows.c
 *
 * Chosen rows and their columns, from the catalog's declarations alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-copied-rows-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "festival/df-line-up.h"

/* --- columns ----------------------------------------------------------------------------------------------------------------------- */

static void
df_copied_column_clear (DfCopiedColumn *column)
{
  g_free (column->heading);
}

/* Whether another relation of the same owner leads to the same table. */
static gboolean
df_copied_rows_is_ambiguous (DfCatalog        *catalog,
                             const DfRelation *relation)
{
  const DfRelation *other;

  for (guint i = 0; (other = df_catalog_get_relation (catalog, relation->owner, i)) != NULL; i++)
    if (other != relation && !other->quiet && other->other == relation->other)
      return TRUE;

  return FALSE;
}

/* "Events"; where that would head two columns, the reference or the relation's own name says which: "Books (Owner)", "People (translators)". */
static char *
df_copied_rows_format_heading (DfCatalog        *catalog,
                               const DfRelation *relation)
{
  g_autofree char *plural = df_table_format_plural (relation->other);

  if (!df_copied_rows_is_ambiguous (catalog, relation))
    return g_steal_pointer (&plural);

  /* Translators: the heading of a column of records, and by what they are linked */
  return g_strdup_printf (_("%s (%s)"), plural, relation->through == NULL ? _(relation->other->columns[relation->key]->title) : relation->name);
}

static void
df_copied_rows_add_field (DfCopiedRows  *self,
                          const DfField *field)
{
  DfCopiedColumn column = { .field = field };

  /* A guid says nothing to people and a stamp is the store's own; neither has a title. */
  if (field->title == NULL || field->kind == &df_kind_guid || field->kind == &df_kind_timestamp)
    return;

  column.heading = g_strdup (_(field->title));
  column.is_text = field->reference != NULL || (field->kind->is_text && field->kind->encode == NULL);
  g_array_append_val (self->columns, column);
}

/* The title first, the other fields as they are declared, then the relations: the words of DfRepository's eager load come along. */
static char *
df_copied_rows_add_columns (DfCopiedRows *self,
                            DfCatalog    *catalog)
{
  GString *paths = g_string_new (NULL);
  const DfRelation *relation;

  df_copied_rows_add_field (self, self->table->columns[self->table->title]);
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const DfField *field = self->table->columns[i];

      if (i != self->table->title)
        df_copied_rows_add_field (self, field);
      if (field->reference != NULL)
        g_string_append_printf (paths, "%s%s", paths->len > 0 ? " " : "", field->name);
    }

  for (guint i = 0; (relation = df_catalog_get_relation (catalog, self->table, i)) != NULL; i++)
    {
      DfCopiedColumn column = { .relation = relation, .is_text = TRUE };

      if (relation->quiet)
        continue;
      column.heading = df_copied_rows_format_heading (catalog, relation);
      g_array_append_val (self->columns, column);
      g_string_append_printf (paths, "%s%s", paths->len > 0 ? " " : "", relation->name);
    }

  return g_string_free (paths, FALSE);
}

/* --- cells ------------------------------------------------------------------------------------------------------------------------- */

static void
df_copied_rows_append_value (const DfField *field,
                             const DfValue *value,
                             GString       *cell)
{
  if (df_value_is_nothing (value))
    return;

  if (field->kind->encode != NULL)
    field->kind->encode (value, cell);
  else if (field->kind->is_text)
    g_string_append (cell, value->text);
  else
    g_string_append_printf (cell, "%" G_GINT64_FORMAT, value->integer);
}

void
df_copied_rows_read_cell (const DfCopiedColumn *column,
                          DfRecord             *record,
                          gboolean              for_people,
                          GString              *cell)
{
  g_string_truncate (cell, 0);

  if (column->relation != NULL)
    {
      g_autoptr(GPtrArray) others = df_record_dup_related (record, column->relation->name);
      g_autofree char *titles = df_records_join_titles (others, NULL);

      g_string_append (cell, titles);
    }
  else if (for_people || column->field->reference != NULL)
    {
      g_autofree char *shown = df_record_format (record, column->field->name);

      g_string_append (cell, shown);
    }
  else
    {
      df_copied_rows_append_value (column->field, df_record_get_value (record, column->field->name), cell);
    }
}

/* --- rows -------------------------------------------------------------------------------------------------------------------------- */

/* The kinds of some fields ask the festival how to show a value, for each cell: while its one row is kept, that costs no statement. */
static void
df_copied_rows_keep_singles (DfCopiedRows *self,
                             DfRepository *repository)
{
  DfCatalog *catalog = df_repository_get_catalog (repository);

  for (guint i = 0; i < df_catalog_get_n_tables (catalog); i++)
    {
      const DfTable *table = df_catalog_get_table (catalog, i);
      DfRecord *single = df_table_is_single (table) ? df_repository_dup_single (repository, table) : NULL;

      if (single != NULL)
        g_ptr_array_add (self->keep, single);
    }
}

DfCopiedRows *
df_copied_rows_new (DfRepository  *repository,
                    GPtrArray     *records,
                    GError       **error)
{
  g_autoptr(DfCopiedRows) self = NULL;
  g_autofree char *paths = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository), NULL);
  g_return_val_if_fail (records != NULL && records->len > 0, NULL);

  self = g_new0 (DfCopiedRows, 1);
  self->table = df_record_get_table (g_ptr_array_index (records, 0));
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->keep = g_ptr_array_new_with_free_func (g_object_unref);
  self->columns = g_array_new (FALSE, FALSE, sizeof (DfCopiedColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify) df_copied_column_clear);

  for (guint i = 0; i < records->len; i++)
    {
      DfRecord *record = g_ptr_array_index (records, i);

      g_return_val_if_fail (df_record_get_table (record) == self->table, NULL);
      if (df_record_get_id (record) != 0 && !df_record_is_deleted (record))
        g_ptr_array_add (self->records, g_object_ref (record));
    }

  paths = df_copied_rows_add_columns (self, df_repository_get_catalog (repository));
  df_copied_rows_keep_singles (self, repository);
  if (!df_repository_preload (repository, self->records, paths, self->keep, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
df_copied_rows_free (DfCopiedRows *self)
{
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->keep);
  g_array_unref (self->columns);
  g_free (self);
}

guint
df_copied_rows_count (DfCopiedRows *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->records->len;
}

/* --- formats ----------------------------------------------------------------------------------------------------------------------- */

static const char *const types[] = { DF_COPIED_HTML, DF_COPIED_JSON, DF_COPIED_CSV, DF_COPIED_PLAIN, NULL };

static void (*const appenders[]) (DfCopiedRows *self, GString *text) = {
  df_copied_rows_append_html, df_copied_rows_append_json, df_copied_rows_append_csv, df_copied_rows_append_text,
};

const char *const *
df_copied_rows_list_types (void)
{
  return types;
}

/* The texts of a file that another program wrote need not be UTF-8. */
static GString *
df_copied_rows_make (DfCopiedRows *self,
                     const char   *type)
{
  GString *text = g_string_sized_new (self->records->len * 64 + 256);
  g_autofree char *valid = NULL;
  guint i = 0;

  while (i < G_N_ELEMENTS (appenders) && strcmp (types[i], type) != 0)
    i++;
  g_assert (i < G_N_ELEMENTS (appenders));

  appenders[i] (self, text);
  if (!g_utf8_validate_len (text->str, text->len, NULL))
    {
      valid = g_utf8_make_valid (text->str, (gssize) text->len);
      g_string_assign (text, valid);
    }

  return text;
}

GBytes *
df_copied_rows_format (DfCopiedRows *self,
                       const char   *type)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (g_strv_contains (types, type), NULL);

  return g_string_free_to_bytes (df_copied_rows_make (self, type));
}

char *
df_copied_rows_format_text (DfCopiedRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_string_free (df_copied_rows_make (self, DF_COPIED_PLAIN), FALSE);
}
