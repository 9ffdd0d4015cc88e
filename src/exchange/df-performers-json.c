/* df-performers-json.c
 *
 * `performers`, the answer of the original web application, read: every performer with the events that it plays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-performers-json-private.h"

#include <glib/gi18n.h>

static void
df_performers_reader_clear (DfPerformersReader *self)
{
  df_id_map_free (self->event_rows);
  df_id_map_free (self->event_contents);
  df_id_map_free (self->performer_ids);
  df_id_map_free (self->event_ids);
  g_free (self->run.date);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DfPerformersReader, df_performers_reader_clear)

/* --- performers -------------------------------------------------------------------------------------------------------------------- */

static gboolean
df_performers_read_performer (DfPerformersReader  *self,
                              DfImportRow         *row,
                              JsonArray          **events)
{
  g_autoptr(GError) error = NULL;
  JsonObject *object;
  gboolean is_sound;

  *events = NULL;
  if (!df_json_get_object (self->import->piece.root, &object, &error))
    {
      df_performers_refuse (self, "", NULL, error->message);
      return FALSE;
    }

  is_sound = df_performers_read_id (self, object, "", row);
  is_sound = df_performers_read_column (self, self->performers, object, "name", "", row) && is_sound;
  is_sound = df_performers_read_column (self, self->performers, object, "website", "", row) && is_sound;
  if (self->phase == DF_PERFORMERS_WRITE)
    df_import_note_others (self->import, object, df_import_reads_word, " id name website events ", "/…", "");

  if (json_object_has_member (object, "events") && !df_json_get_array (json_object_get_member (object, "events"), events, &error))
    {
      df_performers_refuse (self, "", "events", error->message);
      is_sound = FALSE;
    }

  if (is_sound)
    df_performers_make_guid (self->performers, row);

  return is_sound;
}

static gint64
df_performers_put_performer (DfPerformersReader  *self,
                             DfImportRow         *row,
                             GError             **error)
{
  g_autoptr(GError) local_error = NULL;
  const char *member;
  gint64 id;

  df_performers_note_shared_id (self, self->performer_ids, row, "");
  id = df_import_put (self->import, self->performers, row, &member, &local_error);

  if (id != 0)
    return id;

  if (g_strcmp0 (member, "guid") == 0)
    {
      g_clear_error (&local_error);
      g_set_error (&local_error, DF_ERROR, DF_ERROR_INVALID, _("This performer is there twice, with the same id and name, expected each once."));
      member = NULL;
    }

  df_import_blame (self->import, "", member, g_steal_pointer (&local_error), error);
  return 0;
}

static gboolean
df_performers_take_performer (DfPerformersReader  *self,
                              GError             **error)
{
  g_auto(DfImportRow) row;
  g_autoptr(GError) local_error = NULL;
  JsonArray *events;
  gint64 id = 0;
  gboolean is_sound;

  df_import_row_init (&row);
  is_sound = df_performers_read_performer (self, &row, &events);

  if (self->phase == DF_PERFORMERS_NAMES)
    {
      if (is_sound && !df_import_survey_row (self->import, self->performers, &row, error))
        return FALSE;
    }
  else if (self->phase == DF_PERFORMERS_WRITE)
    {
      if (is_sound)
        id = df_performers_put_performer (self, &row, &local_error);
      if (id == 0)
        df_report_get_tally (self->import->report, self->performers->table)->refused++;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return events == NULL || df_performers_take_events (self, events, id, error);
}

static gboolean
df_performers_refuse_document (DfPerformersReader  *self,
                               const DfJsonPiece   *piece,
                               GError             **error)
{
  self->import->piece = *piece;
  return df_import_refuse_all (self->import, "", _("Found something else, expected an array of performers."), error);
}

static gboolean
df_performers_take_piece (const DfJsonPiece  *piece,
                          gpointer            data,
                          GError            **error)
{
  DfPerformersReader *self = data;

  if (piece->member != NULL || piece->index < 0)
    return df_performers_refuse_document (self, piece, error);

  return df_performers_take_performer (self, error);
}

/* --- the document ------------------------------------------------------------------------------------------------------------------ */

gboolean
df_performers_json_read (DfImport  *import,
                         GError   **error)
{
  g_auto(DfPerformersReader) self = { .import = import };
  static const DfImportScan scan = { .take = df_performers_take_piece };
  const DfJsonPiece top = { .index = -1, .line = 1, .column = 1 };

  if (!df_import_check_starts_on (import, error))
    return FALSE;

  import->n_passes = import->into_empty ? 2 : 3;
  self.performers = df_import_find_table (import, "performers");
  self.events = df_import_find_table (import, "events");
  self.links = df_import_find_table (import, "performers_events");
  self.starts = (guint) df_table_find_column (self.events->table, "starts");
  self.ends = (guint) df_table_find_column (self.events->table, "ends");
  self.description = (guint) df_table_find_column (self.events->table, "description");
  self.event_rows = df_id_map_new ();
  self.event_contents = df_id_map_new ();
  self.performer_ids = df_id_map_new ();
  self.event_ids = df_id_map_new ();

  if (!df_import_scan (import, &scan, &self, error))
    return FALSE;

  df_import_place_run (import, &self.run);

  /* An empty object has no piece that could be wrong. */
  if (!import->is_array)
    return df_performers_refuse_document (&self, &top, error);

  self.phase = DF_PERFORMERS_NAMES;
  if (!import->into_empty && !df_import_scan (import, &scan, &self, error))
    return FALSE;

  self.phase = DF_PERFORMERS_WRITE;
  return df_import_scan (import, &scan, &self, error);
}
