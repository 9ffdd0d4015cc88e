/* df-journal-story.c
 *
 * What a step did, row by row, as it was before and after.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-journal-parts-private.h"

/* The images of a step that is done are the rows as they were before it; those of one that was undone, whose changes were turned round, as they were
 * after it. That side is the near one. The far side is what the next step of the same kind behind it keeps of a row, else the row as it stands now. */

#define IMAGES "table_no, op, row_id, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21, c22, c23," \
               " c24, c25, c26, c27, c28, c29, c30, c31"
#define FIRST_IMAGE 3
#define BIT(column) (G_GUINT64_CONSTANT (1) << (column))

typedef struct
{
  DfTouched      row;
  const DfTable *table;
  gboolean       near_exists;
  gboolean       far_exists;
  guint64        near_known;
  guint64        far_known;
  DfValue       *near;
  DfValue       *far;
} Told;

typedef struct
{
  DfJournal  *journal;
  GHashTable *rows;      /* from a DfTouched to its Told, or to nothing where there are too many */
  GPtrArray  *told;      /* in order; owns them */
  guint       most;
  guint64     n_rows;
} Story;

static DfValue *
df_values_new (guint n)
{
  DfValue *values = g_new (DfValue, n);

  for (guint i = 0; i < n; i++)
    values[i] = (DfValue) DF_VALUE_INIT;

  return values;
}

static void
df_told_free (gpointer data)
{
  Told *told = data;

  for (guint i = 0; told->near != NULL && i < told->table->n_columns; i++)
    {
      df_value_clear (&told->near[i]);
      df_value_clear (&told->far[i]);
    }
  g_free (told->near);
  g_free (told->far);
  g_free (told);
}

static void
df_story_clear (Story *self)
{
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->told, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Story, df_story_clear)

/* NULL where there are too many already. */
static Told *
df_story_meet (Story    *self,
               DfTouched row,
               gboolean  near_exists)
{
  gpointer known = NULL;
  Told *told = NULL;

  if (g_hash_table_lookup_extended (self->rows, &row, NULL, &known))
    return known;

  self->n_rows++;
  if (self->told->len < self->most)
    {
      told = g_new0 (Told, 1);
      told->row = row;
      told->near_exists = near_exists;
      told->table = df_catalog_get_table (self->journal->catalog, row.number);
      told->near = df_values_new (told->table->n_columns);
      told->far = df_values_new (told->table->n_columns);
      g_ptr_array_add (self->told, told);
    }
  g_hash_table_insert (self->rows, g_memdup2 (&row, sizeof row), told);

  return told;
}

static void
df_story_read_value (const DfField *field,
                     sqlite3_stmt  *row,
                     int            column,
                     DfValue       *value)
{
  if (sqlite3_column_type (row, column) == SQLITE_NULL)
    return;

  if (field->kind->is_text)
    value->text = g_utf8_make_valid ((const char *) sqlite3_column_text (row, column), -1);
  else
    value->integer = sqlite3_column_int64 (row, column);
}

/* The columns of @mask that are not known yet. */
static void
df_story_read_columns (const DfTable *table,
                       sqlite3_stmt  *row,
                       int            first,
                       guint64        mask,
                       guint64       *known,
                       DfValue       *values)
{
  for (guint i = 0; i < table->n_columns; i++)
    if ((mask & BIT (i)) != 0 && (*known & BIT (i)) == 0)
      {
        df_story_read_value (table->columns[i], row, first + (int) i, &values[i]);
        *known |= BIT (i);
      }
}

static guint64
df_story_get_mask (gint64 op)
{
  return op == DF_JOURNAL_DELETED ? G_MAXUINT64 : op > 0 ? (guint64) op : 0;
}

static gboolean
df_story_is_row (Story        *self,
                 sqlite3_stmt *row,
                 DfTouched    *touched)
{
  gint64 number = sqlite3_column_int64 (row, 0);

  *touched = (DfTouched) { (guint) number, sqlite3_column_int64 (row, 2) };
  return number >= 0 && number < df_catalog_get_n_tables (self->journal->catalog);
}

static void
df_story_take_own (Story        *self,
                   sqlite3_stmt *row)
{
  gint64 op = sqlite3_column_int64 (row, 1);
  DfTouched touched;
  Told *told;

  if (!df_story_is_row (self, row, &touched))
    return;

  if (op == DF_JOURNAL_INSERTED_RUN)
    {
      gint64 last = sqlite3_column_int64 (row, FIRST_IMAGE);

      for (; touched.id <= last && self->told->len < self->most; touched.id++)
        if ((told = df_story_meet (self, touched, FALSE)) != NULL)
          told->far_exists = TRUE;
      self->n_rows += (guint64) MAX (last - touched.id + 1, 0);
      return;
    }

  told = df_story_meet (self, touched, op != DF_JOURNAL_INSERTED);
  if (told == NULL)
    return;

  told->far_exists = op != DF_JOURNAL_DELETED;
  if (told->near_exists)
    df_story_read_columns (told->table, row, FIRST_IMAGE, df_story_get_mask (op), &told->near_known, told->near);
}

static void
df_story_take_later (Story        *self,
                     sqlite3_stmt *row)
{
  DfTouched touched;
  Told *told;

  if (!df_story_is_row (self, row, &touched))
    return;

  told = g_hash_table_lookup (self->rows, &touched);
  if (told != NULL && told->far_exists)
    df_story_read_columns (told->table, row, FIRST_IMAGE, df_story_get_mask (sqlite3_column_int64 (row, 1)), &told->far_known, told->far);
}

static gboolean
df_story_read (Story        *self,
               const char   *sql,
               gint64        first,
               gint64        second,
               void        (*take) (Story *self, sqlite3_stmt *row),
               GError      **error)
{
  g_autoptr(DfStatement) statement = df_database_prepare (self->journal->database, sql, error);
  g_autoptr(GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  df_statement_bind_integer (statement, 1, first);
  df_statement_bind_integer (statement, 2, second);
  while (df_statement_step (statement, &failure))
    take (self, df_statement_get_handle (statement));
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
df_story_read_now (Story   *self,
                   Told    *told,
                   GError **error)
{
  g_autofree char *sql = df_journal_dup_select (self->journal, told->row.number, "\"id\" = ?1");
  g_autoptr(DfStatement) statement = df_database_prepare (self->journal->database, sql, error);
  g_autoptr(GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  df_statement_bind_integer (statement, 1, told->row.id);
  if (df_statement_step (statement, &failure))
    df_story_read_columns (told->table, df_statement_get_handle (statement), 1, G_MAXUINT64, &told->far_known, told->far);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* NULL where the step left the row as it found it. */
static DfHistoryChange *
df_story_make_change (Told     *told,
                      gboolean  is_done)
{
  DfHistoryChange *change = g_new0 (DfHistoryChange, 1);

  for (guint i = 0; i < told->table->n_columns; i++)
    {
      if (told->near_exists && told->far_exists && (told->near_known & BIT (i)) == 0)
        df_value_copy (&told->far[i], &told->near[i]);
      if (told->near_exists != told->far_exists || !df_value_equal (&told->near[i], &told->far[i]))
        change->mask |= BIT (i);
    }

  change->table = told->table;
  change->id = told->row.id;
  change->was = is_done ? told->near_exists : told->far_exists;
  change->is = is_done ? told->far_exists : told->near_exists;
  change->before = is_done ? told->near : told->far;
  change->after = is_done ? told->far : told->near;
  told->near = told->far = NULL;
  if (change->mask != 0 && (change->was || change->is))
    return change;

  df_history_change_free (change);
  return NULL;
}

static gboolean
df_story_fill (Story         *self,
               const DfStep  *step,
               gboolean       is_done,
               GError       **error)
{
  const char *later = is_done ? "SELECT " IMAGES " FROM main.history_steps s JOIN main.history_changes c ON c.seq BETWEEN s.first_seq AND s.last_seq"
                                " WHERE s.state = 1 AND s.id > ?1 AND c.seq > ?2 ORDER BY c.seq"
                              : "SELECT " IMAGES " FROM main.history_steps s JOIN main.history_changes c ON c.seq BETWEEN s.first_seq AND s.last_seq"
                                " WHERE s.state = 2 AND s.id < ?1 AND c.seq > ?2 ORDER BY c.seq";

  if (!df_story_read (self, "SELECT " IMAGES " FROM main.history_changes WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq", step->first, step->last,
                      df_story_take_own, error) ||
      !df_story_read (self, later, step->id, step->last, df_story_take_later, error))
    return FALSE;

  for (guint i = 0; i < self->told->len; i++)
    {
      Told *told = g_ptr_array_index (self->told, i);

      if (told->far_exists && !df_story_read_now (self, told, error))
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
df_journal_dup_story (DfJournal  *self,
                      gint64      id,
                      guint       most,
                      guint64    *n_rows,
                      GError    **error)
{
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) df_history_change_free);
  g_autofree char *sql = g_strdup_printf ("SELECT id, first_seq, last_seq, state FROM main.history_steps WHERE id = %" G_GINT64_FORMAT, id);
  g_auto(Story) story = { .journal = self, .most = most };
  gboolean found = FALSE;
  DfStep step;

  *n_rows = 0;
  if (!df_journal_find_tables (self, error) || (self->has_tables && !df_journal_find_step (self, sql, &step, &found, error)))
    return NULL;
  if (!found)
    return g_steal_pointer (&changes);

  story.rows = g_hash_table_new_full (df_touched_hash, df_touched_equal, g_free, NULL);
  story.told = g_ptr_array_new_with_free_func (df_told_free);
  /* The fourth column is its state here. */
  if (!df_story_fill (&story, &step, step.rows_hash == 1, error))
    return NULL;

  for (guint i = 0; i < story.told->len; i++)
    {
      DfHistoryChange *change = df_story_make_change (g_ptr_array_index (story.told, i), step.rows_hash == 1);

      if (change != NULL)
        g_ptr_array_add (changes, change);
    }
  /* A row that was left as it was found does not count. */
  *n_rows = story.n_rows - (story.told->len - changes->len);

  return g_steal_pointer (&changes);
}
