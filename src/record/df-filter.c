/* df-filter.c
 *
 * What a list can be narrowed to, and how that is written down.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record/df-filter.h"

#include <glib/gi18n.h>
#include <string.h>

/* --- which there are ------------------------------------------------------------------------------------------------------------------- */

static void
df_filter_list_relations (DfCatalog     *catalog,
                          const DfTable *table,
                          GArray        *filters)
{
  const DfRelation *relation;

  for (guint i = 0; (relation = df_catalog_get_relation (catalog, table, i)) != NULL; i++)
    {
      DfFilter filter = { relation->name, relation, -1, NULL };

      if (!relation->quiet && df_table_is_listed (relation->other))
        g_array_append_val (filters, filter);
    }
}

GArray *
df_filter_list (DfCatalog     *catalog,
                const DfTable *table)
{
  GArray *filters;

  g_return_val_if_fail (DF_IS_CATALOG (catalog) && table != NULL, NULL);

  filters = g_array_new (FALSE, FALSE, sizeof (DfFilter));
  for (guint i = 0; i < table->n_filters; i++)
    {
      DfFilter filter = { table->filters[i]->name, NULL, -1, table->filters[i] };

      g_array_append_val (filters, filter);
    }
  df_filter_list_relations (catalog, table, filters);
  for (guint i = 0; i < table->n_columns; i++)
    {
      DfFilter filter = { table->columns[i]->name, NULL, (int) i, NULL };

      if (table->columns[i]->reference != NULL || table->columns[i]->kind->gathers)
        g_array_append_val (filters, filter);
    }

  return filters;
}

/* --- words ------------------------------------------------------------------------------------------------------------------------------- */

static gboolean
df_filter_take_value (const DfKind *kind,
                      const char   *text,
                      DfValue      *value)
{
  g_autofree char *unescaped = g_uri_unescape_string (text, NULL);
  gint64 number;

  if (*text == '\0')
    return TRUE;
  if (unescaped == NULL)
    return FALSE;
  if (kind->is_text)
    return (kind->decode != NULL ? kind->decode (unescaped, value, NULL) : kind->parse (NULL, unescaped, value, NULL)) && value->text != NULL;
  if (!g_ascii_string_to_signed (unescaped, 10, DF_NOTHING + 1, G_MAXINT64, &number, NULL))
    return FALSE;
  value->integer = number;

  return TRUE;
}

static gboolean
df_filter_take_word (const DfTable *table,
                     GArray        *filters,
                     const char    *word,
                     DfFilterTerm  *term)
{
  const char *sign = strchr (word, '=');
  gsize length = sign != NULL ? (gsize) (sign - word) : strlen (word);

  for (guint i = 0; i < filters->len; i++)
    {
      const DfFilter *filter = &g_array_index (filters, DfFilter, i);

      if (strlen (filter->name) != length || strncmp (filter->name, word, length) != 0)
        continue;
      *term = (DfFilterTerm) { *filter, DF_VALUE_INIT };
      if (filter->declared != NULL)
        return sign == NULL;
      if (filter->relation != NULL)
        return sign != NULL && sign[1] == '\0';
      return sign != NULL && df_filter_take_value (table->columns[filter->column]->kind, sign + 1, &term->value);
    }

  return FALSE;
}

static void
df_filter_term_clear (gpointer term)
{
  df_value_clear (&((DfFilterTerm *) term)->value);
}

static gboolean
df_filter_term_equal (const DfFilterTerm *a,
                      const DfFilterTerm *b)
{
  return strcmp (a->filter.name, b->filter.name) == 0 && df_value_equal (&a->value, &b->value);
}

/* Behind the last of its name; nobody asks for the same twice. */
static void
df_filter_insert_term (GArray       *terms,
                       DfFilterTerm *term)
{
  guint place = terms->len;

  for (guint i = 0; i < terms->len; i++)
    if (df_filter_term_equal (&g_array_index (terms, DfFilterTerm, i), term))
      {
        df_filter_term_clear (term);
        return;
      }
    else if (strcmp (g_array_index (terms, DfFilterTerm, i).filter.name, term->filter.name) == 0)
      place = i + 1;
  g_array_insert_val (terms, place, *term);
}

GArray *
df_filter_parse (DfCatalog     *catalog,
                 const DfTable *table,
                 const char    *words)
{
  g_autoptr(GArray) filters = NULL;
  g_auto(GStrv) list = NULL;
  GArray *terms;

  g_return_val_if_fail (DF_IS_CATALOG (catalog) && table != NULL, NULL);

  filters = df_filter_list (catalog, table);
  list = g_strsplit (words != NULL ? words : "", " ", -1);
  terms = g_array_new (FALSE, FALSE, sizeof (DfFilterTerm));
  g_array_set_clear_func (terms, df_filter_term_clear);
  for (guint i = 0; list[i] != NULL; i++)
    {
      DfFilterTerm term;

      if (df_filter_take_word (table, filters, list[i], &term))
        df_filter_insert_term (terms, &term);
    }

  return terms;
}

char *
df_filter_format_word (const DfFilter *self,
                       const DfValue  *value)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->declared != NULL)
    return g_strdup (self->name);
  if (value != NULL && value->text != NULL)
    text = g_uri_escape_string (value->text, NULL, FALSE);
  else if (value != NULL && value->integer != DF_NOTHING)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);

  return g_strdup_printf ("%s=%s", self->name, text != NULL ? text : "");
}

/* --- for people --------------------------------------------------------------------------------------------------------------------------- */

/* Translators: %s is what rows of a list lack, as it is called by itself: "Events", "Stage" */
static char *
df_filter_format_lack (const char *what)
{
  return g_strdup_printf (_("Without %s"), what);
}

char *
df_filter_format_title (const DfFilterTerm *self,
                        const DfTable      *table,
                        DfResolver         *resolver)
{
  g_autofree char *plural = NULL;
  g_autoptr(DfRecord) record = NULL;
  const DfField *field;

  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  if (self->filter.declared != NULL)
    return g_strdup (_(self->filter.declared->title));
  if (self->filter.relation != NULL)
    {
      plural = df_table_format_plural (self->filter.relation->other);
      return df_filter_format_lack (plural);
    }

  field = table->columns[self->filter.column];
  if (df_value_is_nothing (&self->value))
    return df_filter_format_lack (_(field->title));
  if (field->reference == NULL)
    return field->kind->format (NULL, &self->value);

  record = DF_RESOLVER_GET_IFACE (resolver)->dup_record (resolver, df_table_for_type (field->reference ()), self->value.integer);

  return record != NULL ? g_strdup (df_record_get_title (record)) : NULL;
}
