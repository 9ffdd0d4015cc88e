/* df-table.c
 *
 * Makes tables from declarations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record/df-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "record/df-record.h"

static const DfField guid_field = { .name = "guid", .column = "guid", .kind = &df_kind_guid, .flags = DF_REQUIRED };

DfTable *
df_table_new (const DfTableInfo *info,
              GType              type)
{
  DfTable *self;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_new0 (DfTable, 1);
  self->name = info->name;
  self->counted[0] = info->counted[0];
  self->counted[1] = info->counted[1];
  self->order = info->order;
  self->type = type;
  self->check = info->check;
  self->flags = info->flags;
  self->number = info->number;
  self->columns = g_new0 (const DfField *, info->n_fields + 2);
  self->derived = g_new0 (const DfField *, info->n_fields + 1);
  self->depends = g_new0 (char **, info->n_fields + 1);
  self->orders = g_new0 (const DfField *, info->n_fields + 1);
  self->filters = g_new0 (const DfField *, info->n_fields + 1);

  if (type != G_TYPE_INVALID)
    self->columns[self->n_columns++] = &guid_field;

  for (guint i = 0; i < info->n_fields; i++)
    {
      const DfField *field = &info->fields[i];

      if (field->kind != NULL)
        {
          if (self->title == 0 && field->kind == &df_kind_text)
            self->title = self->n_columns;
          self->columns[self->n_columns++] = field;
          continue;
        }
      if (field->derive == NULL && field->none != NULL)
        {
          self->filters[self->n_filters++] = field;
          continue;
        }
      if (field->derive == NULL)
        {
          self->orders[self->n_orders++] = field;
          continue;
        }
      self->depends[self->n_derived] = g_strsplit (field->depends != NULL ? field->depends : "", " ", -1);
      self->derived[self->n_derived++] = field;
    }

  /* A journal's change holds one image of each column. */
  g_assert (self->n_columns <= 32);

  return self;
}

void
df_table_free (DfTable *self)
{
  for (guint i = 0; i < self->n_derived; i++)
    g_strfreev (self->depends[i]);
  g_free (self->depends);
  g_free (self->orders);
  g_free (self->filters);
  g_free (self->derived);
  g_free (self->columns);
  g_free (self);
}

const DfTable *
df_table_for_type (GType type)
{
  DfRecordClass *klass;

  g_return_val_if_fail (g_type_is_a (type, DF_TYPE_RECORD), NULL);

  klass = g_type_class_peek (type);
  if (klass == NULL)
    klass = g_type_class_ref (type);    /* kept: a table lives for ever */

  return klass->table;
}

int
df_table_find_column (const DfTable *table,
                      const char    *name)
{
  g_return_val_if_fail (table != NULL, -1);

  for (guint i = 0; i < table->n_columns; i++)
    if (strcmp (table->columns[i]->name, name) == 0 || strcmp (table->columns[i]->column, name) == 0)
      return i;

  return -1;
}

int *
df_table_parse_order (const DfTable *table,
                      const char    *order)
{
  g_auto (GStrv) words = NULL;
  int *columns;
  guint n = 0;

  g_return_val_if_fail (table != NULL, NULL);

  words = g_strsplit (order != NULL ? order : "", " ", -1);
  columns = g_new0 (int, g_strv_length (words) + 1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      int column = df_table_find_column (table, words[i]);

      if (column >= 0)
        columns[n++] = column;
    }
  columns[n] = -1;

  return columns;
}

const DfField *
df_table_find_order (const DfTable *table,
                     const char    *name)
{
  g_return_val_if_fail (table != NULL && name != NULL, NULL);

  for (guint i = 0; i < table->n_orders; i++)
    if (strcmp (table->orders[i]->name, name) == 0)
      return table->orders[i];

  return NULL;
}

char *
df_format_count (const char *format,
                 guint       count)
{
  g_autofree char *number = g_strdup_printf ("%'u", count);
  const char *at = strstr (format, "%u");

  /* Some languages say "one event" for one. */
  if (at == NULL)
    return g_strdup (format);

  return g_strdup_printf ("%.*s%s%s", (int) (at - format), format, number, at + 2);
}

char *
df_table_format_count (const DfTable *table,
                       guint          count)
{
  g_return_val_if_fail (table != NULL && table->counted[0] != NULL, NULL);

  return df_format_count (g_dngettext (GETTEXT_PACKAGE, table->counted[0], table->counted[1], count), count);
}

/* What stands around a number and belongs to no word, such as the colon of "Events: 3". */
static gboolean
df_plural_is_edge (gunichar character)
{
  return g_unichar_isspace (character) || character == ':';
}

static const char *
df_plural_skip_edge (const char *at)
{
  while (*at != '\0' && df_plural_is_edge (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  return at;
}

/* The form for @count, without the number. */
static char *
df_table_format_alone (const DfTable *table,
                       guint          count)
{
  const char *format;
  const char *at;
  g_autofree char *word = NULL;
  const char *start;
  const char *end;

  format = g_dngettext (GETTEXT_PACKAGE, table->counted[0], table->counted[1], count);
  at = strstr (format, "%u");
  word = at != NULL ? g_strdup_printf ("%.*s%s", (int) (at - format), format, at + 2) : g_strdup (format);

  start = df_plural_skip_edge (word);
  end = word + strlen (word);
  while (end > start && df_plural_is_edge (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (start, (gsize) (end - start));
}

/* Of three: where a language has several plurals, what stands with three is most often what stands alone, and with five or more it is not. */
char *
df_table_format_plural (const DfTable *table)
{
  g_return_val_if_fail (table != NULL && table->counted[0] != NULL, NULL);

  return df_table_format_alone (table, 3);
}

char *
df_table_format_singular (const DfTable *table)
{
  g_return_val_if_fail (table != NULL && table->counted[0] != NULL, NULL);

  return df_table_format_alone (table, 1);
}
