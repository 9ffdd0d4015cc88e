/* df-repository-dependencies.c
 *
 * What the derived fields of a catalog read, looked up once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-repository-private.h"

static const DfTable *
df_dependency_step (DfCatalog         *catalog,
                    const DfTable     *table,
                    const char        *word,
                    const DfRelation **relation,
                    int               *column)
{
  *relation = df_catalog_find_relation (catalog, table, word);
  *column = -1;
  if (*relation != NULL)
    return (*relation)->other;

  *column = df_table_find_column (table, word);
  if (*column >= 0 && table->columns[*column]->reference != NULL)
    return df_table_for_type (table->columns[*column]->reference ());

  return NULL;
}

GArray *
df_repository_list_dependencies (DfCatalog *catalog)
{
  GArray *dependencies = g_array_new (FALSE, TRUE, sizeof (DfDependency));

  for (guint n = 0; n < df_catalog_get_n_tables (catalog); n++)
    {
      const DfTable *table = df_catalog_get_table (catalog, n);

      for (guint i = 0; i < table->n_derived; i++)
        for (char **word = table->depends[i]; *word != NULL; word++)
          {
            g_auto (GStrv) steps = g_strsplit (*word, ".", 2);
            DfDependency dependency = { .table = table, .derived = i, .second_column = -1 };

            if (steps[0] == NULL)
              continue;
            dependency.first_table = df_dependency_step (catalog, table, steps[0], &dependency.first, &dependency.first_column);
            if (dependency.first_table == NULL)
              continue;     /* an own field: the record sees to it itself */
            if (steps[1] != NULL)
              dependency.second_table = df_dependency_step (catalog, dependency.first_table, steps[1], &dependency.second,
                                                            &dependency.second_column);
            g_array_append_val (dependencies, dependency);
          }
    }

  return dependencies;
}
