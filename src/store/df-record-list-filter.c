/* df-record-list-filter.c
 *
 * What a live list is narrowed to besides its search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-record-list-private.h"

#include "record/df-filter.h"
#include "store/df-repository-private.h"

/* Words that say something of this table and of records that are there, as they are written; NULL for none. */
static char *
df_record_list_normalise_filter (DfRecordList *self,
                                 const char   *words)
{
  g_autoptr(GArray) terms = df_filter_parse (df_repository_get_catalog (self->repository), self->table, words);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < terms->len; i++)
    {
      const DfFilterTerm *term = &g_array_index (terms, DfFilterTerm, i);
      g_autofree char *title = df_filter_format_title (term, self->table, DF_RESOLVER (self->repository));

      if (title != NULL)
        g_ptr_array_add (list, df_filter_format_word (&term->filter, &term->value));
    }
  if (list->len == 0)
    return NULL;
  g_ptr_array_add (list, NULL);

  return g_strjoinv (" ", (char **) list->pdata);
}

void
df_record_list_set_filter (DfRecordList *self,
                           const char   *words)
{
  g_autofree char *filter = NULL;

  g_return_if_fail (DF_IS_RECORD_LIST (self));

  filter = df_record_list_normalise_filter (self, words);
  if (g_strcmp0 (filter, self->filter) == 0)
    return;
  g_free (self->filter);
  self->filter = g_steal_pointer (&filter);
  df_list_sieve_set_words (self->sieve, self->filter, df_list_rows_are_very_many (self->rows), df_list_rows_is_partial (self->rows));
  df_record_list_update (self);
  df_record_list_tell_filtering (self);
  g_object_notify (G_OBJECT (self), "filter");
}

const char *
df_record_list_get_filter (DfRecordList *self)
{
  g_return_val_if_fail (DF_IS_RECORD_LIST (self), NULL);

  return self->filter;
}

GArray *
df_record_list_list_values (DfRecordList *self,
                            const char   *field,
                            guint         most)
{
  int column;

  g_return_val_if_fail (DF_IS_RECORD_LIST (self), NULL);

  column = df_table_find_column (self->table, field);
  g_return_val_if_fail (column >= 0, NULL);

  return df_list_rows_read_values (self->rows, (guint) column, most);
}
