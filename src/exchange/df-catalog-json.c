/* df-catalog-json.c
 *
 * Our JSON, version 1, read by the catalog alone: a new table or relation needs nothing here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-catalog-json-schema.h"
#include "exchange/df-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  DfImport *import;
  guint     pass;
  gboolean  has_format;
  gboolean  has_version;
} Reader;

/* --- one record ----------------------------------------------------------------------------------------------------------------- */

static gboolean
df_catalog_json_find_id (JsonObject   *object,
                         DfImportRow  *row,
                         GError      **error)
{
  JsonNode *node = json_object_get_member (object, "id");

  return node == NULL || df_json_get_id (node, &row->id, error);
}

static gboolean
df_catalog_json_read_id (DfImport    *import,
                         JsonObject  *object,
                         DfImportRow *row)
{
  g_autoptr(GError) error = NULL;

  if (df_catalog_json_find_id (object, row, &error))
    return TRUE;

  df_import_refuse (import, "/id", error->message);
  return FALSE;
}

static gboolean
df_catalog_json_check_once (DfImport      *import,
                            DfImportTable *table,
                            DfImportRow   *row)
{
  g_autofree char *text = NULL;

  if (row->id == 0 || !df_id_map_lookup (table->rows, row->id, NULL))
    return TRUE;

  text = g_strdup_printf (_("The id %" G_GINT64_FORMAT " is there twice in “%s”, expected each record once."), row->id, table->table->name);
  df_import_refuse (import, "/id", text);
  return FALSE;
}

static gboolean
df_catalog_json_reads (const char    *name,
                       JsonNode      *node,
                       gconstpointer  data)
{
  const DfTable *table = data;
  int column = df_table_find_column (table, name);

  if (strcmp (name, "id") == 0)
    return !df_table_is_single (table);

  return column >= 0 && strcmp (table->columns[column]->column, name) == 0 && table->columns[column]->kind != &df_kind_timestamp;
}

/* All faults of the record are told. */
static gboolean
df_catalog_json_read_members (DfImport      *import,
                              DfImportTable *table,
                              JsonObject    *object,
                              DfImportRow   *row)
{
  const DfTable *of = table->table;
  gboolean is_single = df_table_is_single (of);
  gboolean is_sound = is_single || df_catalog_json_read_id (import, object, row);
  g_autofree char *path = NULL;

  for (guint i = 0; i < of->n_columns; i++)
    {
      if (of->columns[i]->kind != &df_kind_timestamp && !df_import_read_member (import, table, object, i, "", row))
        is_sound = FALSE;
    }

  path = is_single ? g_strconcat ("/", of->name, NULL) : g_strconcat ("/", of->name, "/…", NULL);
  df_import_note_others (import, object, df_catalog_json_reads, of, path, "");

  return is_sound;
}

/* The column that a plain record's member is for, looked for from @first on, where it mostly stands; -1 where there is none. */
static int
df_catalog_json_find_column (const DfTable    *table,
                             const DfJsonFlat *member,
                             guint             first)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      guint column = (first + i) % table->n_columns;
      const char *name = table->columns[column]->column;

      if (strncmp (name, member->name, member->name_length) == 0 && name[member->name_length] == '\0')
        return (int) column;
    }

  return -1;
}

static gboolean
df_catalog_json_take_member (const DfTable    *table,
                             const DfJsonFlat *member,
                             guint            *column,
                             DfImportRow      *row)
{
  int found;

  if (member->name_length == 2 && memcmp (member->name, "id", 2) == 0)
    {
      row->id = member->kind == DF_JSON_FLAT_INTEGER ? member->integer : 0;
      return row->id >= 1;
    }

  found = df_catalog_json_find_column (table, member, *column);
  if (found < 0 || table->columns[found]->kind == &df_kind_timestamp)
    return FALSE;

  *column = (guint) found + 1;
  /* Where a guid is null the source has none. */
  if (table->columns[found]->kind == &df_kind_guid && member->kind == DF_JSON_FLAT_NULL)
    return TRUE;

  row->given |= G_GUINT64_CONSTANT (1) << found;
  return df_import_decode_flat (table->columns[found], member, &row->values[found]);
}

/* The row of a record that is plain, has no fault and nothing to note, as nearly all are. NULL for any other, which is read with all that there is to
 * say about it. */
static gpointer
df_catalog_json_prepare (const DfJsonPiece *piece,
                         gpointer           data)
{
  DfImportTable *table = piece->member != NULL && piece->index >= 0 ? df_import_find_table (data, piece->member) : NULL;
  g_autoptr(DfImportRow) row = NULL;
  DfJsonFlat member;
  guint column = 0;

  if (table == NULL || df_table_is_single (table->table))
    return NULL;

  row = df_import_row_new ();
  df_json_flat_begin (&member, piece->bytes);
  while (df_json_flat_next (&member))
    if (!df_catalog_json_take_member (table->table, &member, &column, row))
      return NULL;

  return member.is_over ? g_steal_pointer (&row) : NULL;
}

/* A record without a guid gets the same one each time. */
static void
df_catalog_json_complete_guid (DfImportTable *table,
                               DfImportRow   *row)
{
  if (!df_table_is_link (table->table) && !df_table_is_single (table->table) && row->values[0].text == NULL)
    row->values[0].text = df_import_make_guid (table, row, DF_CATALOG_JSON_FORMAT);
}

/* FALSE where it cannot be taken; that was told. */
static gboolean
df_catalog_json_read_object (DfImport       *import,
                             DfImportTable  *table,
                             DfImportRow    *row)
{
  g_autoptr(GError) error = NULL;
  JsonObject *object;

  if (df_json_get_object (import->piece.root, &object, &error))
    return df_catalog_json_read_members (import, table, object, row);

  df_import_refuse (import, "", error->message);
  return FALSE;
}

/* Returns the row, or 0; what is at fault was told unless @error is set. */
static gint64
df_catalog_json_put (DfImport       *import,
                     DfImportTable  *table,
                     DfImportRow    *row,
                     GError        **error)
{
  g_autoptr(GError) local_error = NULL;
  const char *member = NULL;
  gint64 id;

  df_catalog_json_complete_guid (table, row);
  if (df_table_is_single (table->table))
    id = df_import_put_single (import, table, row, &member, &local_error) ? 1 : 0;
  else
    id = df_import_put (import, table, row, &member, &local_error);

  if (id == 0)
    df_import_blame (import, "", member, g_steal_pointer (&local_error), error);

  return id;
}

/* FALSE only where nothing more can be written. */
static gboolean
df_catalog_json_take_record (DfImport       *import,
                             DfImportTable  *table,
                             GError        **error)
{
  DfImportRow *row = import->piece.prepared;
  g_autoptr(DfImportRow) own = row == NULL ? df_import_row_new () : NULL;
  g_autoptr(GError) local_error = NULL;
  gboolean is_sound = TRUE;
  gint64 id = 0;

  if (row == NULL)
    {
      row = own;
      is_sound = df_catalog_json_read_object (import, table, row);
    }

  is_sound = df_catalog_json_check_once (import, table, row) && is_sound;
  is_sound = df_import_resolve (import, table, row) && is_sound;
  if (is_sound)
    id = df_catalog_json_put (import, table, row, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (id == 0)
    df_report_get_tally (import->report, table->table)->refused++;

  /* A second record of the same id leaves what the first one meant. */
  if (row->id != 0 && !df_id_map_lookup (table->rows, row->id, NULL))
    df_id_map_set (table->rows, row->id, id);

  return TRUE;
}

/* --- the document --------------------------------------------------------------------------------------------------------------- */

static gboolean
df_catalog_json_check_format (Reader    *self,
                              GError   **error)
{
  g_autoptr(GError) local_error = NULL;
  const char *text;

  self->has_format = TRUE;
  if (df_json_get_text (self->import->piece.root, &text, &local_error) && strcmp (text, DF_CATALOG_JSON_FORMAT) != 0)
    g_set_error (&local_error, DF_ERROR, DF_ERROR_INVALID, _("Found the format “%.100s”, expected “%s”."), text, DF_CATALOG_JSON_FORMAT);

  return local_error == NULL || df_import_refuse_all (self->import, "", local_error->message, error);
}

static gboolean
df_catalog_json_check_version (Reader    *self,
                               GError   **error)
{
  g_autoptr(GError) local_error = NULL;
  gint64 version;

  self->has_version = TRUE;
  if (df_json_get_integer (self->import->piece.root, &version, &local_error) && version != DF_CATALOG_JSON_VERSION)
    g_set_error (&local_error, DF_ERROR, DF_ERROR_INVALID, _("Found version %" G_GINT64_FORMAT ", expected %d; a newer Dreamfest may read it."),
                 version, DF_CATALOG_JSON_VERSION);

  return local_error == NULL || df_import_refuse_all (self->import, "", local_error->message, error);
}

/* A member of the document that is no table. */
static gboolean
df_catalog_json_take_other (Reader             *self,
                            const DfJsonPiece  *piece,
                            GError            **error)
{
  g_autoptr(GString) path = NULL;

  if (self->pass > 1)
    return TRUE;

  if (piece->index == -1 && strcmp (piece->member, "format") == 0)
    return df_catalog_json_check_format (self, error);

  if (piece->index == -1 && strcmp (piece->member, "version") == 0)
    return df_catalog_json_check_version (self, error);

  /* An array is counted once, at its end. */
  if (piece->index >= 0 && piece->bytes != NULL)
    return TRUE;

  path = g_string_new (NULL);
  df_json_append_pointer (path, piece->member);
  df_import_note_unknown (self->import, path->str, "");
  return TRUE;
}

static gboolean
df_catalog_json_is_ready (Reader        *self,
                          DfImportTable *table)
{
  for (guint i = 0; i < table->table->n_columns; i++)
    {
      DfImportTable *target;

      if (table->targets[i] == NULL)
        continue;

      target = df_import_get_table (self->import, table->targets[i]);
      if (!target->is_done && !(self->pass > 1 && !target->is_met))
        return FALSE;
    }

  return TRUE;
}

/* A table of one row stands as an object, any other as an array. */
static gboolean
df_catalog_json_check_shape (Reader             *self,
                             DfImportTable      *table,
                             const DfJsonPiece  *piece)
{
  gboolean is_single = df_table_is_single (table->table);

  if (is_single == (piece->index == -1))
    return TRUE;

  /* Told once, at the end of an array. */
  if (!is_single || piece->bytes == NULL)
    {
      df_import_refuse (self->import, "", is_single ? _("Found an array, expected an object.") : _("Found a single value, expected an array."));
      table->is_done = TRUE;
    }

  return FALSE;
}

static gboolean
df_catalog_json_take_piece (const DfJsonPiece  *piece,
                            gpointer            data,
                            GError            **error)
{
  Reader *self = data;
  DfImportTable *table = piece->member != NULL ? df_import_find_table (self->import, piece->member) : NULL;

  if (piece->member == NULL)
    return df_import_refuse_all (self->import, "",
                                 _("Found a document that is no festival, expected an object with a “format”, or an array of performers."),
                                 error);

  if (table == NULL)
    return df_catalog_json_take_other (self, piece, error);

  if (table->is_done)
    return TRUE;

  if (!df_catalog_json_check_shape (self, table, piece))
    {
      table->is_met = TRUE;
      return TRUE;
    }

  if (!table->is_met || piece->index == 0)
    table->is_put_off = !df_catalog_json_is_ready (self, table);

  table->is_met = TRUE;
  if (piece->bytes == NULL || df_table_is_single (table->table))
    table->is_done = !table->is_put_off;

  if (piece->bytes == NULL || table->is_put_off)
    return TRUE;

  return df_catalog_json_take_record (self->import, table, error);
}

static gboolean
df_catalog_json_refuse_missing (Reader      *self,
                                const char  *member,
                                GError     **error)
{
  const DfJsonPiece top = { .index = -1, .line = 1, .column = 1 };
  g_autofree char *text = g_strdup_printf (_("There is no member “%s”, expected a festival of format “%s”, version %d."), member,
                                            DF_CATALOG_JSON_FORMAT, DF_CATALOG_JSON_VERSION);

  self->import->piece = top;
  return df_import_refuse_all (self->import, "", text, error);
}

/* --- the survey ----------------------------------------------------------------------------------------------------------------- */

/* By what a record is known: its guid, or its id and name, or its name, day and start. FALSE where it cannot be held; that is told when it is read. */
static gboolean
df_catalog_json_read_key (DfImport      *import,
                          DfImportTable *table,
                          DfImportRow   *row)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (import->piece.root))
    return FALSE;

  object = json_node_get_object (import->piece.root);
  if (!df_catalog_json_find_id (object, row, NULL))
    return FALSE;

  for (guint i = 0; i < table->table->n_columns; i++)
    {
      if (i != 0 && i != table->table->title && (int) i != table->day && (int) i != table->starts)
        continue;

      if (!df_import_peek_member (table, object, i, row))
        return FALSE;
    }

  return TRUE;
}

/* What can be matched is counted first. */
static gboolean
df_catalog_json_survey_piece (const DfJsonPiece  *piece,
                              gpointer            data,
                              GError            **error)
{
  DfImport *import = data;
  DfImportTable *table = piece->member != NULL ? df_import_find_table (import, piece->member) : NULL;
  DfImportRow *row = piece->prepared;
  g_autoptr(DfImportRow) own = NULL;

  if (table == NULL || piece->bytes == NULL || piece->index < 0 || df_table_is_link (table->table) || df_table_is_single (table->table))
    return TRUE;

  if (row == NULL)
    {
      row = own = df_import_row_new ();
      if (!df_catalog_json_read_key (import, table, row))
        return TRUE;
    }

  df_catalog_json_complete_guid (table, row);
  return df_import_survey_row (import, table, row, error);
}

static const DfJsonPreparing preparing = { df_catalog_json_prepare, (GDestroyNotify) df_import_row_free };

gboolean
df_catalog_json_read (DfImport  *import,
                      GError   **error)
{
  static const DfImportScan survey = { .take = df_catalog_json_survey_piece, .preparing = &preparing };
  static const DfImportScan scan = { .take = df_catalog_json_take_piece, .preparing = &preparing };
  Reader self = { .import = import };
  gboolean is_waiting = TRUE;

  import->n_passes = import->into_empty ? 1 : 2;
  if (!import->into_empty && !df_import_scan (import, &survey, import, error))
    return FALSE;

  /* Arrays that stand before those they point to are taken in a later pass; each pass takes at least one. */
  while (is_waiting && self.pass <= import->tables->len)
    {
      self.pass++;
      is_waiting = FALSE;

      if (!df_import_scan (import, &scan, &self, error))
        return FALSE;

      for (guint i = 0; i < import->tables->len; i++)
        {
          DfImportTable *table = g_ptr_array_index (import->tables, i);

          is_waiting = is_waiting || table->is_put_off;
          table->is_put_off = FALSE;
        }

      if (!self.has_format)
        return df_catalog_json_refuse_missing (&self, "format", error);
      if (!self.has_version)
        return df_catalog_json_refuse_missing (&self, "version", error);
    }

  return TRUE;
}
