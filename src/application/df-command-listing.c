/* df-command-listing.c
 *
 * The rows of a table as lines of text in columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-listing.h"

#include <string.h>

#include "application/df-command-private.h"
#include "festival/df-clock.h"
#include "festival/df-day.h"
#include "store/df-rows.h"

/* A longer text stands out of its column. */
#define WIDEST_COLUMN 40

typedef struct
{
  gint64 id;
  char  *key;
  char **cells;
} DfListingRow;

struct _DfListing
{
  const DfTable *table;
  GArray        *shown;    /* guint: the table's columns, in the order of the cells */
  GHashTable   **titles;   /* per cell of a reference: id to title */
  GPtrArray     *rows;     /* DfListingRow, sorted */
  GHashTable    *by_id;    /* gint64 to DfListingRow, borrowed */
  GArray        *widths;   /* guint, per cell */
};

static void
df_listing_row_free (gpointer data)
{
  DfListingRow *row = data;

  g_free (row->key);
  g_strfreev (row->cells);
  g_free (row);
}

static guint
df_listing_measure (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (letter))
        width += g_unichar_iswide (letter) ? 2 : 1;
    }

  return width;
}

/* 0: the name; 1: what is short; 2: references; 3: not shown. */
static guint
df_listing_rank (const DfTable *table,
                 guint          column)
{
  const DfKind *kind = table->columns[column]->kind;

  if (column == table->title)
    return 0;

  if (kind == &df_kind_guid || kind == &df_kind_long_text)
    return 3;

  return kind == &df_kind_reference ? 2 : 1;
}

static gboolean
df_listing_read_titles (DfRepository   *repository,
                        const DfTable  *table,
                        GHashTable     *titles,
                        GError        **error)
{
  g_autofree char *columns = g_strconcat ("id ", table->columns[table->title]->column, NULL);
  g_autoptr(DfRows) rows = df_rows_new (repository, table, columns, NULL, error);
  g_autoptr(GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;

  while (df_rows_next (rows, &local_error))
    {
      gint64 id = df_rows_get_integer (rows, 0);

      g_hash_table_insert (titles, g_memdup2 (&id, sizeof id), g_strdup (df_rows_get_text (rows, 1)));
    }

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static gboolean
df_listing_choose_columns (DfListing     *self,
                           DfRepository  *repository,
                           GError       **error)
{
  for (guint rank = 0; rank < 3; rank++)
    for (guint column = 0; column < self->table->n_columns; column++)
      if (df_listing_rank (self->table, column) == rank)
        g_array_append_val (self->shown, column);

  self->titles = g_new0 (GHashTable *, self->shown->len);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const DfField *field = self->table->columns[g_array_index (self->shown, guint, i)];

      if (field->kind != &df_kind_reference)
        continue;

      self->titles[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      if (!df_listing_read_titles (repository, df_table_for_type (field->reference ()), self->titles[i], error))
        return FALSE;
    }

  return TRUE;
}

static DfValue
df_listing_read_value (DfListing *self,
                       DfRows    *rows,
                       guint      column)
{
  if (self->table->columns[column]->kind->is_text)
    return DF_VALUE_TEXT (df_rows_get_text (rows, column + 1));

  return DF_VALUE_INTEGER (df_rows_get_integer (rows, column + 1));
}

/* A day is told with its weekday; the kind's own format is one that can be edited. */
static char *
df_listing_format_value (const DfKind  *kind,
                         const DfValue *value)
{
  if (kind == &df_kind_day)
    return df_day_format (value->text);

  return kind->format (NULL, value);
}

static char *
df_listing_format (DfListing *self,
                   DfRows    *rows,
                   guint      cell)
{
  guint column = g_array_index (self->shown, guint, cell);
  DfValue value = df_listing_read_value (self, rows, column);
  g_autofree char *text = NULL;

  if (df_value_is_nothing (&value))
    return g_strdup ("");

  if (self->titles[cell] != NULL)
    text = g_strdup (g_hash_table_lookup (self->titles[cell], &value.integer));
  else
    text = df_listing_format_value (self->table->columns[column]->kind, &value);

  return df_command_make_printable (text != NULL ? text : "");
}

static gboolean
df_listing_is_clock (DfListing *self,
                     guint      cell)
{
  return self->table->columns[g_array_index (self->shown, guint, cell)]->kind == &df_kind_clock;
}

/* A start and its end read as one: "18:00–19:00". */
static void
df_listing_join_clocks (DfListing  *self,
                        char      **cells)
{
  for (guint i = 0; i + 1 < self->shown->len; i++)
    {
      g_autofree char *starts = NULL;
      g_autofree char *ends = NULL;

      if (!df_listing_is_clock (self, i) || !df_listing_is_clock (self, i + 1))
        continue;

      starts = g_steal_pointer (&cells[i]);
      ends = g_steal_pointer (&cells[i + 1]);
      cells[i] = ends[0] != '\0' ? g_strconcat (starts, "–", ends, NULL) : g_strdup (starts);
      cells[i + 1] = g_strdup ("");
      i++;
    }
}

static char *
df_listing_make_key (DfListing *self,
                     DfRows    *rows)
{
  g_auto(GStrv) order = g_strsplit (self->table->order, " ", -1);
  GString *key = g_string_new (NULL);

  for (guint i = 0; order[i] != NULL; i++)
    {
      int column = df_table_find_column (self->table, order[i]);
      DfValue value = df_listing_read_value (self, rows, (guint) column);

      self->table->columns[column]->kind->collate (&value, key);
      g_string_append_c (key, '\1');
    }

  return g_string_free (key, FALSE);
}

static void
df_listing_add (DfListing *self,
                DfRows    *rows)
{
  DfListingRow *row = g_new0 (DfListingRow, 1);

  row->id = df_rows_get_integer (rows, 0);
  row->key = df_listing_make_key (self, rows);
  row->cells = g_new0 (char *, self->shown->len + 1);
  for (guint i = 0; i < self->shown->len; i++)
    row->cells[i] = df_listing_format (self, rows, i);
  df_listing_join_clocks (self, row->cells);

  for (guint i = 0; i < self->shown->len; i++)
    {
      guint *width = &g_array_index (self->widths, guint, i);

      *width = MAX (*width, MIN (df_listing_measure (row->cells[i]), WIDEST_COLUMN));
    }

  g_ptr_array_add (self->rows, row);
  g_hash_table_insert (self->by_id, &row->id, row);
}

static int
df_listing_compare (gconstpointer a,
                    gconstpointer b)
{
  const DfListingRow *one = *(const DfListingRow *const *) a;
  const DfListingRow *other = *(const DfListingRow *const *) b;
  int order = strcmp (one->key, other->key);

  if (order != 0)
    return order;

  return (one->id > other->id) - (one->id < other->id);
}

static gboolean
df_listing_read (DfListing     *self,
                 DfRepository  *repository,
                 GError       **error)
{
  g_autoptr(GString) columns = g_string_new ("id");
  g_autoptr(DfRows) rows = NULL;
  g_autoptr(GError) local_error = NULL;

  for (guint i = 0; i < self->table->n_columns; i++)
    g_string_append_printf (columns, " %s", self->table->columns[i]->column);

  rows = df_rows_new (repository, self->table, columns->str, NULL, error);
  if (rows == NULL)
    return FALSE;

  while (df_rows_next (rows, &local_error))
    df_listing_add (self, rows);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_ptr_array_sort (self->rows, df_listing_compare);

  return TRUE;
}

DfListing *
df_listing_new (DfRepository   *repository,
                const DfTable  *table,
                GError        **error)
{
  g_autoptr(DfListing) self = g_new0 (DfListing, 1);

  self->table = table;
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_ptr_array_new_with_free_func (df_listing_row_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));

  if (!df_listing_choose_columns (self, repository, error))
    return NULL;

  g_array_set_size (self->widths, self->shown->len);
  if (!df_listing_read (self, repository, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
df_listing_free (DfListing *self)
{
  for (guint i = 0; self->titles != NULL && i < self->shown->len; i++)
    g_clear_pointer (&self->titles[i], g_hash_table_unref);
  g_free (self->titles);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->shown);
  g_array_unref (self->widths);
  g_free (self);
}

guint
df_listing_get_size (DfListing *self)
{
  return self->rows->len;
}

gint64
df_listing_get_id (DfListing *self,
                   guint      position)
{
  const DfListingRow *row = g_ptr_array_index (self->rows, position);

  return row->id;
}

static int
df_listing_compare_ids (gconstpointer a,
                        gconstpointer b,
                        gpointer      data)
{
  DfListing *self = data;
  const DfListingRow *one = g_hash_table_lookup (self->by_id, a);
  const DfListingRow *other = g_hash_table_lookup (self->by_id, b);

  return df_listing_compare (&one, &other);
}

void
df_listing_sort (DfListing *self,
                 GArray    *ids)
{
  g_array_sort_with_data (ids, df_listing_compare_ids, self);
}

void
df_listing_append (DfListing *self,
                   gint64     id,
                   GString   *text)
{
  const DfListingRow *row = g_hash_table_lookup (self->by_id, &id);
  guint pending = 0;

  g_return_if_fail (row != NULL);

  for (guint i = 0; i < self->shown->len; i++)
    {
      guint width = g_array_index (self->widths, guint, i);
      guint length = df_listing_measure (row->cells[i]);

      if (length > 0)
        {
          g_string_append_printf (text, "%*s%s", (int) pending, "", row->cells[i]);
          pending = 0;
        }
      if (width > 0)
        pending += (width > length ? width - length : 0) + 2;
    }
}
