/* df-journal-triggers.c
 *
 * The history tables, and the TEMP triggers that write every change of every table to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-journal-parts-private.h"

/* TEMP triggers live in the connection, so no file ever brings one of ours, and they go on where the file's own are switched off.
 * They run after the write: what a foreign key does to children is then written before the parent, and can be taken back in reverse order,
 * row by row. Names in them cannot be qualified: there must never be a TEMP table of that name. */

const char *
df_journal_get_schema (void)
{
  return "CREATE TABLE history_steps (id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL, name TEXT NOT NULL, made_at INTEGER NOT NULL,"
         " state INTEGER NOT NULL CHECK (state IN (1, 2)), first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL CHECK (last_seq >= first_seq),"
         " bytes INTEGER NOT NULL, rows_hash INTEGER NOT NULL) STRICT;"
         "CREATE TABLE history_changes (seq INTEGER PRIMARY KEY, table_no INTEGER NOT NULL, op INTEGER NOT NULL, row_id INTEGER NOT NULL,"
         " c0 ANY, c1 ANY, c2 ANY, c3 ANY, c4 ANY, c5 ANY, c6 ANY, c7 ANY, c8 ANY, c9 ANY, c10 ANY, c11 ANY, c12 ANY, c13 ANY, c14 ANY, c15 ANY,"
         " c16 ANY, c17 ANY, c18 ANY, c19 ANY, c20 ANY, c21 ANY, c22 ANY, c23 ANY, c24 ANY, c25 ANY, c26 ANY, c27 ANY, c28 ANY, c29 ANY, c30 ANY,"
         " c31 ANY) STRICT;";
}

static void
df_journal_append_columns (const DfTable *table,
                           GString       *sql)
{
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, ", c%u", i);
}

/* A change of case alone is a change too, also in a column that compares without it. */
static void
df_journal_append_differs (const char *column,
                           GString    *sql)
{
  g_string_append_printf (sql, "(OLD.\"%s\" IS NOT NEW.\"%s\" COLLATE BINARY)", column, column);
}

static void
df_journal_append_insert (const DfTable *table,
                          guint          number,
                          GString       *sql)
{
  g_string_append_printf (sql, "CREATE TEMP TRIGGER \"history_ins_%s\" AFTER INSERT ON main.\"%s\" BEGIN"
                          " INSERT INTO history_changes (table_no, op, row_id) VALUES (%u, -1, NEW.id); END;\n",
                          table->name, table->name, number);
}

static void
df_journal_append_delete (const DfTable *table,
                          guint          number,
                          GString       *sql)
{
  g_string_append_printf (sql, "CREATE TEMP TRIGGER \"history_del_%s\" AFTER DELETE ON main.\"%s\" BEGIN"
                          " INSERT INTO history_changes (table_no, op, row_id", table->name, table->name);
  df_journal_append_columns (table, sql);
  g_string_append_printf (sql, ") VALUES (%u, 0, OLD.id", number);
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, ", OLD.\"%s\"", table->columns[i]->column);
  g_string_append (sql, "); END;\n");
}

static void
df_journal_append_update (const DfTable *table,
                          guint          number,
                          GString       *sql)
{
  g_string_append_printf (sql, "CREATE TEMP TRIGGER \"history_id_%s\" BEFORE UPDATE OF id ON main.\"%s\" WHEN OLD.id IS NOT NEW.id BEGIN"
                          " SELECT RAISE (ABORT, 'row ids are fixed'); END;\n", table->name, table->name);

  g_string_append_printf (sql, "CREATE TEMP TRIGGER \"history_upd_%s\" AFTER UPDATE ON main.\"%s\" WHEN ", table->name, table->name);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append (sql, i > 0 ? " OR " : "");
      df_journal_append_differs (table->columns[i]->column, sql);
    }

  g_string_append (sql, " BEGIN INSERT INTO history_changes (table_no, op, row_id");
  df_journal_append_columns (table, sql);
  g_string_append_printf (sql, ") VALUES (%u, ", number);

  /* Sums, since in SQLite << and | bind equally. */
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append_printf (sql, "%s%" G_GUINT64_FORMAT " * ", i > 0 ? " + " : "", G_GUINT64_CONSTANT (1) << i);
      df_journal_append_differs (table->columns[i]->column, sql);
    }

  g_string_append (sql, ", NEW.id");
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append (sql, ", iif (");
      df_journal_append_differs (table->columns[i]->column, sql);
      g_string_append_printf (sql, ", OLD.\"%s\", NULL)", table->columns[i]->column);
    }
  g_string_append (sql, "); END;\n");
}

gboolean
df_journal_make_triggers (DfJournal  *self,
                          GError    **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  for (guint number = 0; number < df_catalog_get_n_tables (self->catalog); number++)
    {
      const DfTable *table = df_catalog_get_table (self->catalog, number);

      if (table->n_columns == 0 || table->n_columns > DF_JOURNAL_MAX_COLUMNS)
        g_error ("The journal cannot keep the %u columns of %s", table->n_columns, table->name);
      df_journal_append_delete (table, number, sql);
      df_journal_append_update (table, number, sql);
    }

  return df_database_execute (self->database, sql->str, error) && df_journal_make_insert_triggers (self, error);
}

gboolean
df_journal_make_insert_triggers (DfJournal  *self,
                                 GError    **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  for (guint number = 0; number < df_catalog_get_n_tables (self->catalog); number++)
    df_journal_append_insert (df_catalog_get_table (self->catalog, number), number, sql);

  return df_database_execute (self->database, sql->str, error);
}

gboolean
df_journal_drop_insert_triggers (DfJournal  *self,
                                 GError    **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  for (guint number = 0; number < df_catalog_get_n_tables (self->catalog); number++)
    g_string_append_printf (sql, "DROP TRIGGER temp.\"history_ins_%s\";", df_catalog_get_table (self->catalog, number)->name);

  return df_database_execute (self->database, sql->str, error);
}
