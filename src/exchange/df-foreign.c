/* df-foreign.c
 *
 * A festival as somebody else's file has it: whole, in memory, whatever the shape, before it is compared with ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-foreign-private.h"

#include <glib/gi18n.h>
#include <string.h>

static void
df_foreign_record_free (gpointer data)
{
  DfForeignRecord *record = data;

  for (guint i = 0; i < record->table->table->n_columns; i++)
    df_value_clear (&record->values[i]);

  g_free (record->path);
  g_free (record->key);
  g_free (record);
}

static DfForeignRecord *
df_foreign_record_new (DfForeign     *self,
                       DfImportTable *table,
                       const char    *pointer)
{
  DfForeignRecord *record = g_malloc0 (sizeof (DfForeignRecord) + table->table->n_columns * sizeof (DfValue));

  record->table = table;
  record->path = df_json_record_dup_path (&self->import->piece, pointer);
  df_json_record_locate (&self->import->piece, pointer, &record->line, &record->column);

  for (guint i = 0; i < table->table->n_columns; i++)
    record->values[i] = (DfValue) DF_VALUE_INIT;

  return record;
}

/* Where the table's records are kept. */
static guint
df_foreign_get_number (DfForeign     *self,
                       DfImportTable *table)
{
  if (table == self->stages)
    return 0;

  return table == self->events ? 1 : 2;
}

DfForeign *
df_foreign_new (DfImport   *import,
                const char *source)
{
  const DfJsonPiece top = { .index = -1 };
  DfForeign *self = g_new0 (DfForeign, 1);

  self->import = import;
  self->source = g_strdup (source);
  self->stages = df_import_find_table (import, "stages");
  self->events = df_import_find_table (import, "events");
  self->performers = df_import_find_table (import, "performers");
  self->links = g_array_new (FALSE, FALSE, sizeof (DfForeignLink));
  self->linked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->records); i++)
    {
      self->records[i] = g_ptr_array_new_with_free_func (df_foreign_record_free);
      self->identities[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }

  import->piece = top;
  self->festival = df_foreign_record_new (self, df_import_find_table (import, "festival"), "");

  return self;
}

void
df_foreign_free (DfForeign *self)
{
  const DfJsonPiece top = { .index = -1 };

  for (guint i = 0; i < G_N_ELEMENTS (self->records); i++)
    {
      g_hash_table_unref (self->identities[i]);
      g_ptr_array_unref (self->records[i]);
    }

  /* It may point into one of them. */
  self->import->piece = top;
  df_foreign_record_free (self->festival);
  g_array_unref (self->links);
  g_hash_table_unref (self->linked);
  g_free (self->source);
  g_free (self);
}

void
df_foreign_set_source (DfForeign  *self,
                       const char *source)
{
  char *copy = g_strdup (source);

  g_free (self->source);
  self->source = copy;
}

void
df_foreign_set_place (DfForeign  *self,
                      guint       line,
                      guint       column,
                      const char *path)
{
  self->import->piece = (DfJsonPiece) { .index = -1, .line = line, .column = column, .path = path };
}

/* --- records ---------------------------------------------------------------------------------------------------------------------- */

static char *
df_foreign_read_name (DfForeign     *self,
                      DfImportTable *table,
                      const char    *name,
                      const char    *pointer)
{
  gboolean is_cut = FALSE;
  g_autofree char *tidy = df_foreign_tidy_name (name != NULL ? name : "", &is_cut);

  if (*tidy == '\0')
    {
      g_autofree char *text = g_strdup_printf (_("This record of “%s” has no name, expected one."), table->table->name);

      df_import_refuse (self->import, pointer, text);
      df_report_get_tally (self->import->report, table->table)->refused++;
      return NULL;
    }

  if (is_cut)
    df_import_note (self->import, pointer, _("The name cannot be held as it stands, and was taken as “%s”."), tidy);

  return g_steal_pointer (&tidy);
}

DfForeignRecord *
df_foreign_find (DfForeign     *self,
                 DfImportTable *table,
                 const char    *identity)
{
  return g_hash_table_lookup (self->identities[df_foreign_get_number (self, table)], identity);
}

DfForeignRecord *
df_foreign_add (DfForeign     *self,
                DfImportTable *table,
                const char    *identity,
                const char    *name,
                const char    *pointer,
                gboolean      *is_new)
{
  guint number = df_foreign_get_number (self, table);
  DfForeignRecord *record = df_foreign_find (self, table, identity);
  char *tidy;

  *is_new = FALSE;
  if (record != NULL)
    return record;

  tidy = df_foreign_read_name (self, table, name, pointer);
  if (tidy == NULL)
    return NULL;

  record = df_foreign_record_new (self, table, pointer);
  record->values[table->table->title].text = tidy;
  record->given = G_GUINT64_CONSTANT (1) << table->table->title;
  g_ptr_array_add (self->records[number], record);
  g_hash_table_insert (self->identities[number], g_strdup (identity), record);
  *is_new = TRUE;

  return record;
}

void
df_foreign_set_stage (DfForeignRecord *event,
                      DfForeignRecord *stage)
{
  event->stage = stage;
  df_foreign_set_integer (event, "stage_id", DF_NOTHING);
}

void
df_foreign_point_at (DfForeign       *self,
                     DfForeignRecord *record)
{
  df_foreign_set_place (self, record->line, record->column, record->path);
}

void
df_foreign_link (DfForeign       *self,
                 DfForeignRecord *performer,
                 DfForeignRecord *event,
                 const char      *pointer)
{
  const DfForeignLink link = { performer, event };
  g_autofree char *pair = g_strdup_printf ("%p %p", (void *) performer, (void *) event);

  if (!g_hash_table_add (self->linked, g_steal_pointer (&pair)))
    {
      df_import_note (self->import, pointer, _("This pair is linked twice in the source; it was taken once."));
      return;
    }

  g_array_append_val (self->links, link);
}
