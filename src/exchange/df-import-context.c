/* df-import-context.c
 *
 * An import as a whole: its tables, its source, and what it has to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-import-private.h"

#include <glib/gi18n.h>

#include "festival/df-clock.h"
#include "festival/df-day.h"

typedef struct
{
  guint count;
  guint line;
  guint column;
} Counted;

/* --- tables -------------------------------------------------------------------------------------------------------------------- */

static int
df_import_find_kind (const DfTable *table,
                     const DfKind  *kind)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (table->columns[i]->kind == kind)
        return (int) i;
    }

  return -1;
}

static DfImportTable *
df_import_table_new (DfCatalog     *catalog,
                     const DfTable *table)
{
  DfImportTable *self = g_new0 (DfImportTable, 1);
  GString *columns = g_string_new (NULL);

  self->table = table;
  self->targets = g_new0 (const DfTable *, table->n_columns + 1);
  for (guint i = 0; i < table->n_columns; i++)
    self->targets[i] = df_catalog_get_target (catalog, table, i);

  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (columns, "%s%s", i > 0 ? " " : "", table->columns[i]->column);

  self->columns = g_string_free (columns, FALSE);
  self->day = df_import_find_kind (table, &df_kind_day);
  self->starts = df_import_find_kind (table, &df_kind_clock);
  self->rows = df_id_map_new ();
  self->touched = df_id_map_new ();
  self->claimed = df_id_map_new ();
  self->guids = df_id_map_new ();
  self->source_names = df_id_map_new ();

  return self;
}

static void
df_import_table_free (gpointer data)
{
  DfImportTable *self = data;

  g_free (self->targets);
  g_free (self->columns);
  g_clear_object (&self->by_guid);
  g_clear_object (&self->by_id);
  df_id_map_free (self->rows);
  df_id_map_free (self->touched);
  df_id_map_free (self->claimed);
  df_id_map_free (self->guids);
  df_id_map_free (self->source_names);
  df_id_map_free (self->file_names);
  g_free (self);
}

DfImportTable *
df_import_get_table (DfImport      *self,
                     const DfTable *table)
{
  return g_ptr_array_index (self->tables, df_catalog_get_number (self->catalog, table));
}

DfImportTable *
df_import_find_table (DfImport   *self,
                      const char *name)
{
  const DfTable *table = df_catalog_find_table (self->catalog, name);

  return table != NULL ? df_import_get_table (self, table) : NULL;
}

/* --- the file ------------------------------------------------------------------------------------------------------------------ */

static gboolean
df_import_look_whether_empty (DfImport  *self,
                              GError   **error)
{
  self->into_empty = TRUE;

  for (guint i = 0; i < self->tables->len && self->into_empty; i++)
    {
      DfImportTable *table = g_ptr_array_index (self->tables, i);
      g_autoptr(GError) local_error = NULL;
      g_autoptr(DfRows) rows = NULL;

      if (df_table_is_link (table->table) || df_table_is_single (table->table))
        continue;

      rows = df_rows_new (self->repository, table->table, "id", NULL, error);
      if (rows == NULL)
        return FALSE;

      self->into_empty = !df_rows_next (rows, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
df_import_read_festival (DfImport  *self,
                         GError   **error)
{
  DfImportTable *festival = df_import_find_table (self, "festival");
  g_autoptr(DfRows) rows = NULL;

  /* Other catalogs have none. */
  if (festival == NULL)
    return TRUE;

  rows = df_rows_new (self->repository, festival->table, "starts_on days day_starts_at", NULL, error);
  if (rows == NULL || !df_rows_next (rows, error))
    return FALSE;

  self->starts_on = g_strdup (df_rows_get_text (rows, 0));
  self->n_days = (int) df_rows_get_integer (rows, 1);
  self->day_starts_at = (int) df_rows_get_integer (rows, 2);
  return TRUE;
}

DfImport *
df_import_new (DfRepository           *repository,
               const DfImportOptions  *options,
               DfReport               *report,
               GError                **error)
{
  g_autoptr(DfImport) self = g_new0 (DfImport, 1);

  self->repository = g_object_ref (repository);
  self->catalog = g_object_ref (df_repository_get_catalog (repository));
  self->report = g_object_ref (report);
  self->options = options;
  self->unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tidied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tables = g_ptr_array_new_with_free_func (df_import_table_free);

  for (guint i = 0; i < df_catalog_get_n_tables (self->catalog); i++)
    g_ptr_array_add (self->tables, df_import_table_new (self->catalog, df_catalog_get_table (self->catalog, i)));

  return df_import_read_festival (self, error) && df_import_look_whether_empty (self, error) ? g_steal_pointer (&self) : NULL;
}

void
df_import_free (DfImport *self)
{
  g_clear_object (&self->repository);
  g_clear_object (&self->catalog);
  g_clear_object (&self->report);
  g_clear_object (&self->file);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->unknown, g_hash_table_unref);
  g_clear_pointer (&self->tidied, g_hash_table_unref);
  g_free (self->starts_on);
  g_free (self);
}

/* Never back, where tables stand in another order than was hoped for; and all only when nothing is left to be read. */
void
df_import_tell_progress (DfImport *self,
                         goffset   done)
{
  int n_passes = MAX (self->n_passes, self->pass + 1);

  if (self->options->progress == NULL)
    return;

  done = (self->size * self->pass + MIN (done, self->size)) / n_passes;
  self->told = MAX (self->told, MIN (done, self->size - 1));
  self->options->progress (self->told, self->size, self->options->progress_data);
}

/* --- the source ---------------------------------------------------------------------------------------------------------------- */

gboolean
df_import_scan (DfImport           *self,
                const DfImportScan *scan,
                gpointer            data,
                GError            **error)
{
  g_autoptr(DfJsonReader) reader = df_json_reader_new (self->stream, scan->cut, scan->preparing, self, self->options->cancellable);
  g_autoptr(GError) cause = NULL;
  g_autofree char *path = NULL;
  const DfJsonPiece *piece;
  goffset done = 0;
  guint line;
  guint column;

  while ((piece = df_json_reader_next (reader, &cause)) != NULL)
    {
      self->piece = *piece;
      if (!scan->take (piece, data, error))
        return FALSE;

      if (done != df_json_reader_get_done (reader))
        df_import_tell_progress (self, done = df_json_reader_get_done (reader));
    }

  self->pass++;
  if (cause == NULL)
    return TRUE;

  if (df_json_reader_get_fault (reader, &line, &column, &path))
    df_report_add (self->report, DF_MESSAGE_REFUSED, line, column, path, "%s", cause->message);

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

gboolean
df_import_check_starts_on (DfImport  *self,
                           GError   **error)
{
  const char *starts_on = self->options->starts_on;

  if (starts_on == NULL || df_day_is_valid (starts_on))
    return TRUE;

  g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("“%s” is no date such as 2027-02-05."), starts_on);
  return FALSE;
}

void
df_import_place_run (DfImport     *self,
                     DfWeekdayRun *run)
{
  const char *starts_on = self->options->starts_on;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  df_weekday_run_place (run, starts_on, self->starts_on, self->n_days, today);

  if (starts_on != NULL && run->first != 0 && df_day_read_weekday (df_day_get_weekday (starts_on)) != run->first)
    df_report_add (self->report, DF_MESSAGE_NOTE, 0, 0, NULL,
                   _("%s is not the weekday that the source begins with; each weekday was taken as the first such date from then on."), starts_on);
}

/* --- what is said -------------------------------------------------------------------------------------------------------------- */

static void
df_import_say (DfImport      *self,
               DfMessageKind  kind,
               const char    *pointer,
               const char    *text)
{
  g_autofree char *path = NULL;
  guint line;
  guint column;

  /* Nobody will see where it was. */
  if (df_report_count (self->report, kind) >= DF_REPORT_MESSAGES)
    {
      df_report_add (self->report, kind, 0, 0, NULL, "%s", text);
      return;
    }

  path = df_json_record_dup_path (&self->piece, pointer);
  df_json_record_locate (&self->piece, pointer, &line, &column);
  df_report_add (self->report, kind, line, column, path, "%s", text);
}

void
df_import_refuse (DfImport   *self,
                  const char *pointer,
                  const char *text)
{
  df_import_say (self, DF_MESSAGE_REFUSED, pointer, text);
}

gboolean
df_import_blame (DfImport    *self,
                 const char  *prefix,
                 const char  *member,
                 GError      *cause,
                 GError     **error)
{
  g_autofree char *pointer = NULL;

  if (!g_error_matches (cause, DF_ERROR, DF_ERROR_INVALID) && !g_error_matches (cause, DF_ERROR, DF_ERROR_ALREADY_LINKED) &&
      !g_error_matches (cause, DF_ERROR, DF_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }

  pointer = member != NULL ? g_strdup_printf ("%s/%s", prefix, member) : g_strdup (prefix);
  df_import_refuse (self, pointer, cause->message);
  g_error_free (cause);

  return TRUE;
}

gboolean
df_import_refuse_all (DfImport    *self,
                      const char  *pointer,
                      const char  *text,
                      GError     **error)
{
  df_import_say (self, DF_MESSAGE_REFUSED, pointer, text);
  g_set_error_literal (error, DF_ERROR, DF_ERROR_REFUSED, text);

  return FALSE;
}

void
df_import_note (DfImport   *self,
                const char *pointer,
                const char *format,
                ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  df_import_say (self, DF_MESSAGE_NOTE, pointer, text);
}

/* So many paths are told apart, whatever the source makes up. */
#define MAX_COUNTED 1000

/* What would be said of every record is said once, with its count. @what: of the table to count in. */
static void
df_import_count (DfImport   *self,
                 GHashTable *table,
                 const char *path,
                 const char *pointer)
{
  Counted *counted = g_hash_table_lookup (table, path);

  if (counted == NULL)
    {
      if (g_hash_table_size (table) >= MAX_COUNTED)
        return;

      counted = g_new0 (Counted, 1);
      df_json_record_locate (&self->piece, pointer, &counted->line, &counted->column);
      g_hash_table_insert (table, g_strdup (path), counted);
    }

  counted->count++;
}

void
df_import_note_unknown (DfImport   *self,
                        const char *path,
                        const char *pointer)
{
  df_import_count (self, self->unknown, path, pointer);
}

void
df_import_note_tidied (DfImport   *self,
                       const char *path)
{
  df_import_count (self, self->tidied, path, "");
}

static int
df_import_compare_paths (gconstpointer a,
                         gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char *
df_import_format_counted (gboolean is_unknown,
                          guint    count)
{
  if (is_unknown)
    return g_strdup_printf (ngettext ("Dreamfest has no place for this; it was left out, %u time.",
                                      "Dreamfest has no place for this; it was left out, %u times.", count), count);

  return g_strdup_printf (ngettext ("Line ends, blanks, or characters that cannot be held were tidied here, %u time.",
                                    "Line ends, blanks, or characters that cannot be held were tidied here, %u times.", count), count);
}

static void
df_import_tell_table (DfImport   *self,
                      GHashTable *table)
{
  g_autofree gpointer *paths = g_hash_table_get_keys_as_array (table, NULL);
  guint n_paths = g_hash_table_size (table);

  qsort (paths, n_paths, sizeof *paths, df_import_compare_paths);

  for (guint i = 0; i < n_paths; i++)
    {
      Counted *counted = g_hash_table_lookup (table, paths[i]);
      g_autofree char *text = df_import_format_counted (table == self->unknown, counted->count);

      df_report_add (self->report, DF_MESSAGE_NOTE, counted->line, counted->column, paths[i], "%s", text);
    }
}

void
df_import_tell_counted (DfImport *self)
{
  df_import_tell_table (self, self->unknown);
  df_import_tell_table (self, self->tidied);
}
