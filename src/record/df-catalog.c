/* df-catalog.c
 *
 * Puts the declarations together and checks them once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record/df-catalog.h"

#include <string.h>

#include "record/df-record.h"

struct _DfCatalog
{
  GObject     parent_instance;

  guint32     application_id;
  const char *migrations;         /* static */
  GPtrArray  *tables;             /* (element-type DfTable), not owned: those of record types live for ever */
  GPtrArray  *through;            /* (element-type DfTable): the join tables */
  GPtrArray  *fields;             /* (element-type DfField[]): of the join tables */
  GPtrArray  *relations;          /* (element-type DfRelation): both sides of each */
};

G_DEFINE_FINAL_TYPE (DfCatalog, df_catalog, G_TYPE_OBJECT)

static DfRelation *
df_catalog_add_relation (DfCatalog     *self,
                         const char    *name,
                         const DfTable *owner,
                         const DfTable *other)
{
  DfRelation *relation = g_new0 (DfRelation, 1);

  if (df_catalog_find_relation (self, owner, name) != NULL || df_table_find_column (owner, name) >= 0)
    g_error ("%s has “%s” twice", owner->name, name);

  relation->name = name;
  relation->owner = owner;
  relation->other = other;
  while (df_catalog_get_relation (self, owner, relation->index) != NULL)
    relation->index++;
  g_ptr_array_add (self->relations, relation);

  return relation;
}

static void
df_catalog_add_references (DfCatalog     *self,
                           const DfTable *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const DfField *field = table->columns[i];
      const DfTable *owner;
      DfRelation *relation;

      if (field->reference == NULL || field->inverse == NULL)
        continue;
      owner = df_table_for_type (field->reference ());
      if (!g_ptr_array_find (self->tables, owner, NULL))
        g_error ("%s.%s points to a table that is not in the catalog", table->name, field->name);
      relation = df_catalog_add_relation (self, field->inverse, owner, table);
      relation->key = i;
    }
}

/* A link table is declared by its relation: two references, what a link knows, and the timestamps. */
static DfTable *
df_catalog_make_through (DfCatalog            *self,
                         const DfRelationInfo *info)
{
  DfField *fields = g_new0 (DfField, info->n_fields + 4);
  DfTableInfo through = { .name = info->through, .fields = fields };
  const DfField timestamps[] = { DF_FIELD ("created_at", NULL, &df_kind_timestamp, DF_REQUIRED),
                                 DF_FIELD ("updated_at", NULL, &df_kind_timestamp, DF_REQUIRED) };

  fields[0] = (DfField) { .name = info->key, .column = info->key, .kind = &df_kind_reference, .flags = DF_REQUIRED };
  fields[1] = (DfField) { .name = info->other_key, .column = info->other_key, .kind = &df_kind_reference, .flags = DF_REQUIRED };
  if (info->n_fields > 0)
    memcpy (fields + 2, info->fields, info->n_fields * sizeof (DfField));
  through.n_fields = info->n_fields + 2;
  if (info->timestamps)
    {
      memcpy (fields + through.n_fields, timestamps, sizeof timestamps);
      through.n_fields += 2;
    }

  g_ptr_array_add (self->fields, fields);
  g_ptr_array_add (self->through, df_table_new (&through, G_TYPE_INVALID));

  return g_ptr_array_index (self->through, self->through->len - 1);
}

static void
df_catalog_add_many_to_many (DfCatalog            *self,
                             const DfRelationInfo *info)
{
  const DfTable *owner = df_catalog_find_table (self, info->owner);
  const DfTable *other = df_catalog_find_table (self, info->other);
  DfRelation *forth;
  DfRelation *back;

  if (owner == NULL || other == NULL)
    g_error ("the relation through %s names a table that is not in the catalog", info->through);

  forth = df_catalog_add_relation (self, info->as, owner, other);
  back = df_catalog_add_relation (self, info->inverse, other, owner);
  forth->through = back->through = df_catalog_make_through (self, info);
  forth->key = back->other_key = 0;
  forth->other_key = back->key = 1;
  forth->inverse = back;
  back->inverse = forth;
  forth->timestamps = back->timestamps = info->timestamps;
  forth->quiet = back->quiet = info->quiet;
}

static gboolean
df_catalog_derives (const DfTable *table,
                    const char    *word)
{
  for (guint i = 0; i < table->n_derived; i++)
    if (g_str_equal (table->derived[i]->name, word))
      return TRUE;

  return FALSE;
}

static gboolean
df_catalog_knows (DfCatalog     *self,
                  const DfTable *table,
                  const char    *word)
{
  return g_str_equal (word, "id") || df_table_find_column (table, word) >= 0 || df_catalog_find_relation (self, table, word) != NULL;
}

static const DfTable *
df_catalog_follow (DfCatalog     *self,
                   const DfTable *table,
                   const char    *word)
{
  const DfRelation *relation = df_catalog_find_relation (self, table, word);
  int column = df_table_find_column (table, word);

  if (relation != NULL)
    return relation->other;
  if (column >= 0 && table->columns[column]->reference != NULL)
    return df_table_for_type (table->columns[column]->reference ());
  return NULL;
}

static void
df_catalog_check_depends (DfCatalog     *self,
                          const DfTable *table)
{
  for (guint i = 0; i < table->n_derived; i++)
    for (char **word = table->depends[i]; *word != NULL; word++)
      {
        g_auto (GStrv) steps = g_strsplit (*word, ".", -1);
        const DfTable *at = table;

        for (guint step = 0; steps[step] != NULL; step++)
          {
            if (step == 0 && steps[1] == NULL && df_catalog_derives (table, steps[0]))
              break;
            if (step > 1 || at == NULL || !df_catalog_knows (self, at, steps[step]))
              g_error ("%s.%s depends on “%s”, which there is not", table->name, table->derived[i]->name, *word);
            at = df_catalog_follow (self, at, steps[step]);
          }
      }
}

/* "events.day events.starts": one relation, and fields of those it leads to. */
static void
df_catalog_check_order (DfCatalog     *self,
                        const DfTable *table,
                        const DfField *order)
{
  g_auto(GStrv) words = g_strsplit (order->depends, " ", -1);
  const DfRelation *relation = NULL;

  if (df_catalog_knows (self, table, order->name))
    g_error ("%s has “%s” twice", table->name, order->name);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto(GStrv) steps = g_strsplit (words[i], ".", 2);

      if (i == 0 && steps[0] != NULL)
        relation = df_catalog_find_relation (self, table, steps[0]);
      if (relation == NULL || strcmp (relation->name, steps[0]) != 0 || steps[1] == NULL || df_table_find_column (relation->other, steps[1]) < 0)
        g_error ("%s cannot be sorted by “%s”", table->name, words[i]);
    }
  if (relation == NULL)
    g_error ("%s.%s says nothing to sort by", table->name, order->name);
}

static void
df_catalog_check_filter (const DfTable *table,
                         const DfField *filter)
{
  g_auto(GStrv) words = g_strsplit (filter->depends != NULL ? filter->depends : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (df_table_find_column (table, words[i]) < 0)
      g_error ("%s cannot be narrowed to those without “%s”", table->name, words[i]);
}

DfCatalog *
df_catalog_new (const DfCatalogInfo *info)
{
  DfCatalog *self;
  guint n_records;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (DF_TYPE_CATALOG, NULL);
  self->application_id = info->application_id;
  self->migrations = info->migrations;

  for (guint i = 0; i < info->n_types; i++)
    g_ptr_array_add (self->tables, (gpointer) df_table_for_type (info->types[i] ()));
  n_records = self->tables->len;
  for (guint i = 0; i < n_records; i++)
    df_catalog_add_references (self, g_ptr_array_index (self->tables, i));

  for (guint i = 0; i < info->n_relations; i++)
    {
      df_catalog_add_many_to_many (self, &info->relations[i]);
      g_ptr_array_add (self->tables,
                       (gpointer) df_catalog_find_relation (self, df_catalog_find_table (self, info->relations[i].owner),
                                                            info->relations[i].as)->through);
    }
  for (guint i = 0; i < n_records; i++)
    {
      const DfTable *table = g_ptr_array_index (self->tables, i);

      df_catalog_check_depends (self, table);
      for (guint n = 0; n < table->n_orders; n++)
        df_catalog_check_order (self, table, table->orders[n]);
      for (guint n = 0; n < table->n_filters; n++)
        df_catalog_check_filter (table, table->filters[n]);
    }

  return self;
}

guint32
df_catalog_get_application_id (DfCatalog *self)
{
  g_return_val_if_fail (DF_IS_CATALOG (self), 0);

  return self->application_id;
}

const char *
df_catalog_get_migrations (DfCatalog *self)
{
  g_return_val_if_fail (DF_IS_CATALOG (self), NULL);

  return self->migrations;
}

guint
df_catalog_get_n_tables (DfCatalog *self)
{
  g_return_val_if_fail (DF_IS_CATALOG (self), 0);

  return self->tables->len;
}

const DfTable *
df_catalog_get_table (DfCatalog *self,
                      guint      number)
{
  g_return_val_if_fail (DF_IS_CATALOG (self), NULL);
  g_return_val_if_fail (number < self->tables->len, NULL);

  return g_ptr_array_index (self->tables, number);
}

guint
df_catalog_get_number (DfCatalog     *self,
                       const DfTable *table)
{
  guint number = 0;

  g_return_val_if_fail (DF_IS_CATALOG (self), 0);

  if (!g_ptr_array_find (self->tables, table, &number))
    g_error ("%s is not in the catalog", table->name);

  return number;
}

const DfTable *
df_catalog_find_table (DfCatalog  *self,
                       const char *name)
{
  g_return_val_if_fail (DF_IS_CATALOG (self), NULL);

  for (guint i = 0; i < self->tables->len; i++)
    {
      const DfTable *table = g_ptr_array_index (self->tables, i);

      if (strcmp (table->name, name) == 0)
        return table;
    }

  return NULL;
}

const DfRelation *
df_catalog_get_relation (DfCatalog     *self,
                         const DfTable *table,
                         guint          index)
{
  g_return_val_if_fail (DF_IS_CATALOG (self), NULL);

  for (guint i = 0; i < self->relations->len; i++)
    {
      const DfRelation *relation = g_ptr_array_index (self->relations, i);

      if (relation->owner == table && relation->index == index)
        return relation;
    }

  return NULL;
}

const DfTable *
df_catalog_get_target (DfCatalog     *self,
                       const DfTable *table,
                       guint          column)
{
  g_return_val_if_fail (DF_IS_CATALOG (self) && column < table->n_columns, NULL);

  if (table->columns[column]->reference != NULL)
    return df_table_for_type (table->columns[column]->reference ());

  for (guint i = 0; df_table_is_link (table) && i < self->relations->len; i++)
    {
      const DfRelation *relation = g_ptr_array_index (self->relations, i);

      if (relation->through == table && relation->key == column)
        return relation->owner;
      if (relation->through == table && relation->other_key == column)
        return relation->other;
    }

  return NULL;
}

const DfRelation *
df_catalog_find_relation (DfCatalog     *self,
                          const DfTable *table,
                          const char    *name)
{
  g_return_val_if_fail (DF_IS_CATALOG (self), NULL);

  for (guint i = 0; i < self->relations->len; i++)
    {
      const DfRelation *relation = g_ptr_array_index (self->relations, i);

      if (relation->owner == table && strcmp (relation->name, name) == 0)
        return relation;
    }

  return NULL;
}

static void
df_catalog_finalize (GObject *object)
{
  DfCatalog *self = DF_CATALOG (object);

  g_ptr_array_unref (self->relations);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->through);
  g_ptr_array_unref (self->fields);

  G_OBJECT_CLASS (df_catalog_parent_class)->finalize (object);
}

static void
df_catalog_class_init (DfCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = df_catalog_finalize;
}

static void
df_catalog_init (DfCatalog *self)
{
  self->tables = g_ptr_array_new ();
  self->through = g_ptr_array_new_with_free_func ((GDestroyNotify) df_table_free);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->relations = g_ptr_array_new_with_free_func (g_free);
}
