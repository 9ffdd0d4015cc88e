/* df-import-detect.c
 *
 * Which shape a source has: by its first bytes, and where those are an object's, by the names of its members.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-import-private.h"

#include <string.h>

#include "exchange/df-stream-private.h"

#define CHUNK_BYTES (64 * 1024)
#define DATABASE "SQLite format 3"

typedef struct
{
  const char *shape;
  gboolean    is_certain;
} Detection;

/* "format" is ours, "schedule" is theirs; any other name may stand in several. */
static gboolean
df_import_detect_member (const DfJsonPiece  *piece,
                         gpointer            data,
                         GError            **error)
{
  static const char *const web[] = { "locations", "events", "performers", "performers_events", "day", NULL };
  Detection *self = data;

  if (self->is_certain || piece->member == NULL)
    return TRUE;

  if (strcmp (piece->member, "format") == 0 || strcmp (piece->member, "schedule") == 0)
    {
      self->shape = strcmp (piece->member, "format") == 0 ? "dreamfest" : "schedule-json";
      self->is_certain = TRUE;
    }
  else if (g_strv_contains (web, piece->member))
    self->shape = "web";

  return TRUE;
}

/* What is no JSON is left to the reader, which says so. */
static gboolean
df_import_detect_object (DfImport   *self,
                         Detection  *detection,
                         GError    **error)
{
  g_autoptr(DfJsonScan) scan = df_json_scan_new (df_import_detect_member, detection);
  g_autofree char *chunk = g_malloc (CHUNK_BYTES);
  gssize length;

  df_json_scan_set_cut (scan, df_schedule_json_cut);
  while (!detection->is_certain && (length = df_stream_read (self->stream, chunk, CHUNK_BYTES, self->options->cancellable, error)) != 0)
    {
      if (length < 0)
        return FALSE;

      if (!df_json_scan_feed (scan, chunk, (gsize) length, NULL))
        break;
    }

  return TRUE;
}

const char *
df_import_detect (DfImport  *self,
                  GError   **error)
{
  Detection detection = { .shape = "dreamfest" };
  char start[4096] = { 0 };
  gssize length = df_stream_read (self->stream, start, sizeof start - 1, self->options->cancellable, error);
  const char *at = start;

  if (length < 0)
    return NULL;

  if (g_str_has_prefix (at, "\xef\xbb\xbf"))
    at += 3;
  at += strspn (at, " \t\r\n");

  self->is_array = *at == '[';
  self->is_database = (gsize) length >= sizeof DATABASE && memcmp (start, DATABASE, sizeof DATABASE) == 0;

  if (self->is_database)
    return "web";
  if (*at == '<')
    return "schedule-xml";
  if (self->is_array)
    return "performers";
  if (self->options->shape != NULL || *at != '{')
    return detection.shape;

  if (!df_stream_rewind (self->stream, self->options->cancellable, error) || !df_import_detect_object (self, &detection, error))
    return NULL;

  return detection.shape;
}
