/* df-web-database.c
 *
 * The original web application's own database, read-only: locations, events, performers and performers_events.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-web-private.h"

#include <glib/gi18n.h>

#include "store/df-guest.h"

/* @table: of the row at hand */
typedef struct
{
  DfWeb       web;
  DfGuest    *guest;
  const char *table;
  gboolean    is_met;
  char       *path;
} Reader;

/* From 1 on; 0 for anything else. */
static gint64
df_web_database_read_id (const char *text)
{
  gint64 id = 0;

  return text != NULL && g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL) ? id : 0;
}

static void
df_web_database_point_at (Reader *self,
                          gint64  row)
{
  g_free (self->path);
  self->path = g_strdup_printf ("/%s/%" G_GINT64_FORMAT, self->table, row);
  df_foreign_set_place (self->web.foreign, 0, 0, self->path);
}

static gboolean
df_web_database_take_location (gint64              row,
                               const char *const  *values,
                               gpointer            data,
                               GError            **error)
{
  Reader *self = data;

  df_web_database_point_at (self, row);
  df_web_take_stage (&self->web, df_web_database_read_id (values[0]), values[1], values[2], "");
  return TRUE;
}

static gboolean
df_web_database_take_event (gint64              row,
                            const char *const  *values,
                            gpointer            data,
                            GError            **error)
{
  Reader *self = data;
  const DfWebEvent event = {
    .id = df_web_database_read_id (values[0]),
    .stage_id = df_web_database_read_id (values[1]),
    .has_day = TRUE,
    .day = values[2],
    .has_time = TRUE,
    .time = values[3],
    .name = values[4],
    .description = values[5]
  };

  df_web_database_point_at (self, row);
  df_web_take_event (&self->web, &event, "");
  return TRUE;
}

static gboolean
df_web_database_take_performer (gint64              row,
                                const char *const  *values,
                                gpointer            data,
                                GError            **error)
{
  Reader *self = data;

  df_web_database_point_at (self, row);
  df_web_take_performer (&self->web, df_web_database_read_id (values[0]), values[1], values[2], "");
  return TRUE;
}

static gboolean
df_web_database_take_pair (gint64              row,
                           const char *const  *values,
                           gpointer            data,
                           GError            **error)
{
  Reader *self = data;

  df_web_database_point_at (self, row);
  df_web_take_pair (&self->web, df_web_database_read_id (values[0]), df_web_database_read_id (values[1]));
  return TRUE;
}

static gboolean
df_web_database_read_table (Reader             *self,
                            const char         *table,
                            const char *const  *columns,
                            DfGuestFunc         func,
                            GError            **error)
{
  gboolean has_it;

  if (!df_guest_has_table (self->guest, table, &has_it, error))
    return FALSE;
  if (!has_it)
    return TRUE;

  self->is_met = TRUE;
  self->table = table;
  return df_guest_read (self->guest, table, columns, func, self, error);
}

static gboolean
df_web_database_read_tables (Reader  *self,
                             GError **error)
{
  static const char *const locations[] = { "id", "name", "description", NULL };
  static const char *const events[] = { "id", "location_id", "day", "time", "name", "description", NULL };
  static const char *const performers[] = { "id", "name", "website", NULL };
  static const char *const pairs[] = { "performer_id", "event_id", NULL };

  return df_web_database_read_table (self, "locations", locations, df_web_database_take_location, error) &&
         df_web_database_read_table (self, "events", events, df_web_database_take_event, error) &&
         df_web_database_read_table (self, "performers", performers, df_web_database_take_performer, error) &&
         df_web_database_read_table (self, "performers_events", pairs, df_web_database_take_pair, error);
}

/* What a stranger's database cannot do is no fault of the festival that is open. */
static gboolean
df_web_database_fail (DfImport  *import,
                      GError    *cause,
                      GError   **error)
{
  g_autoptr(GError) taken = cause;

  if (g_error_matches (cause, DF_ERROR, DF_ERROR_CANCELLED) || g_error_matches (cause, DF_ERROR, DF_ERROR_LOCKED))
    {
      g_propagate_error (error, g_steal_pointer (&taken));
      return FALSE;
    }

  return df_import_refuse_all (import, "", cause->message, error);
}

static void
df_web_database_clear (Reader *self)
{
  df_web_clear (&self->web);
  g_clear_pointer (&self->guest, df_guest_free);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, df_web_database_clear)

gboolean
df_web_database_read (DfImport  *import,
                      GError   **error)
{
  g_autofree char *path = import->file != NULL ? g_file_get_path (import->file) : NULL;
  const DfJsonPiece top = { .index = -1 };
  g_auto(Reader) self = { 0 };
  GError *cause = NULL;

  import->piece = top;
  if (path == NULL)
    return df_import_refuse_all (import, "", _("This is a database, which can be read from a file only."), error);

  df_web_init (&self.web, import);
  self.guest = df_guest_open (path, df_catalog_get_application_id (import->catalog), import->options->cancellable, &cause);
  if (self.guest == NULL || !df_web_database_read_tables (&self, &cause))
    return df_web_database_fail (import, cause, error);

  if (!self.is_met)
    return df_import_refuse_all (import, "", _("There is nothing of a festival in this database, expected “locations”, “events” or “performers”."), error);

  return df_web_finish (&self.web, error);
}
