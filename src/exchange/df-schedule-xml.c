/* df-schedule-xml.c
 *
 * schedule.xml, read by GLib's own parser: no document type, no entities but those of XML itself, and bounds on everything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-schedule-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "exchange/df-stream-private.h"

#define CHUNK_BYTES (64 * 1024)
/* More is refused: nobody nests a schedule deeper, and no text is larger. */
#define MAX_DEPTH 32
#define MAX_TEXT  (16 * 1024 * 1024)
/* Down to an event, elements of one name are told apart by their number. */
#define PLACED_DEPTH 4

/**
 * Reader:
 * @where: the open elements, from the top down: "/schedule/day"
 * @starts: (element-type guint): per open element, where its name begins there
 * @counts: (element-type GHashTable): per open element, how many children of each name it had
 * @text: of the element at hand
 * @silence: bytes since the last "<", of which GLib keeps all
 * @path: of what is said
 */
typedef struct
{
  DfSchedule           schedule;
  GMarkupParseContext *context;
  GString             *where;
  GArray              *starts;
  GPtrArray           *counts;
  GString             *text;
  gsize                silence;
  gboolean             is_met;
  DfForeignRecord     *room;
  DfScheduleEvent      event;
  DfSchedulePerson    *person;
  guint                line;
  guint                column;
  char                *path;
} Reader;

/* --- where ---------------------------------------------------------------------------------------------------------------------------- */

/* "/schedule/day[2]/room[1]/event[5]" */
static char *
df_schedule_xml_dup_path (Reader *self)
{
  g_auto(GStrv) names = g_strsplit (self->where->str, "/", -1);
  GString *path = g_string_new (NULL);

  for (guint i = 1; names[0] != NULL && names[i] != NULL; i++)
    {
      guint count = i > 1 ? GPOINTER_TO_UINT (g_hash_table_lookup (self->counts->pdata[i - 2], names[i])) : 0;

      g_string_append_printf (path, "/%.100s", names[i]);
      if (count > 0 && i <= PLACED_DEPTH)
        g_string_append_printf (path, "[%u]", count);
    }

  return g_string_free (path, FALSE);
}

static void
df_schedule_xml_point_here (Reader *self)
{
  int line;
  int column;

  g_markup_parse_context_get_position (self->context, &line, &column);
  self->line = (guint) line;
  self->column = (guint) column;
  g_free (self->path);
  self->path = df_schedule_xml_dup_path (self);
  df_foreign_set_place (self->schedule.foreign, self->line, self->column, self->path);
}

/* @where: the elements from the top down. */
static gboolean
df_schedule_xml_is_at (Reader     *self,
                       const char *where)
{
  return strcmp (self->where->str, where) == 0;
}

/* --- elements ------------------------------------------------------------------------------------------------------------------------- */

static const char *
df_schedule_xml_get (const char **names,
                     const char **values,
                     const char  *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return values[i];

  return NULL;
}

static void
df_schedule_xml_begin_event (Reader      *self,
                             const char **names,
                             const char **values)
{
  df_schedule_event_clear (&self->event);
  df_schedule_event_init (&self->event);
  self->event.guid = g_strdup (df_schedule_xml_get (names, values, "guid"));
  self->event.key = g_strdup (df_schedule_xml_get (names, values, "id"));
  df_schedule_xml_point_here (self);
}

static void
df_schedule_xml_begin_person (Reader      *self,
                              const char **names,
                              const char **values)
{
  self->person = df_schedule_event_add_person (&self->event);
  self->person->guid = g_strdup (df_schedule_xml_get (names, values, "guid"));
  self->person->key = g_strdup (df_schedule_xml_get (names, values, "id"));
  if (self->person->key == NULL)
    self->person->key = g_strdup (df_schedule_xml_get (names, values, "code"));
  self->person->website = g_strdup (df_schedule_xml_get (names, values, "url"));
}

static void
df_schedule_xml_begin (Reader      *self,
                       const char **names,
                       const char **values)
{
  if (df_schedule_xml_is_at (self, "/schedule"))
    self->is_met = TRUE;
  else if (df_schedule_xml_is_at (self, "/schedule/day"))
    {
      df_schedule_xml_point_here (self);
      df_schedule_begin_day (&self->schedule);
      df_schedule_set_day (&self->schedule, df_schedule_xml_get (names, values, "date"), df_schedule_xml_get (names, values, "start"),
                           df_schedule_xml_get (names, values, "end"));
    }
  else if (df_schedule_xml_is_at (self, "/schedule/day/room"))
    {
      df_schedule_xml_point_here (self);
      self->room = df_schedule_take_room (&self->schedule, df_schedule_xml_get (names, values, "name"),
                                          df_schedule_xml_get (names, values, "guid"), NULL, "");
    }
  else if (df_schedule_xml_is_at (self, "/schedule/day/room/event"))
    df_schedule_xml_begin_event (self, names, values);
  else if (df_schedule_xml_is_at (self, "/schedule/day/room/event/persons/person"))
    df_schedule_xml_begin_person (self, names, values);
}

/* The text of an element that ends goes where it belongs. FALSE where nobody wants it. */
static gboolean
df_schedule_xml_take_text (Reader *self)
{
  const struct { const char *where; char **text; gboolean is_word; } places[] = {
    { "/schedule/conference/acronym", &self->schedule.acronym, FALSE },
    { "/schedule/conference/title", &self->schedule.title, FALSE },
    { "/schedule/conference/start", &self->schedule.starts_on, FALSE },
    { "/schedule/conference/end", &self->schedule.ends_on, FALSE },
    { "/schedule/conference/days", &self->schedule.n_days, FALSE },
    { "/schedule/conference/time_zone_name", &self->schedule.time_zone, FALSE },
    { "/schedule/day/room/event/title", &self->event.title, FALSE },
    { "/schedule/day/room/event/subtitle", &self->event.subtitle, TRUE },
    { "/schedule/day/room/event/abstract", &self->event.abstract, TRUE },
    { "/schedule/day/room/event/description", &self->event.description, TRUE },
    { "/schedule/day/room/event/date", &self->event.date, FALSE },
    { "/schedule/day/room/event/start", &self->event.start, FALSE },
    { "/schedule/day/room/event/duration", &self->event.duration, FALSE },
    { "/schedule/day/room/event/persons/person", self->person != NULL ? &self->person->name : NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (places[i].text == NULL || !df_schedule_xml_is_at (self, places[i].where))
        continue;

      g_free (*places[i].text);
      *places[i].text = places[i].is_word ? g_strdup (self->text->str) : g_strstrip (g_strdup (self->text->str));
      self->event.has_words = self->event.has_words || places[i].is_word;
      return TRUE;
    }

  return FALSE;
}

static void
df_schedule_xml_note_text (Reader *self)
{
  static const char *const known[] = { "/schedule/version", "/schedule/generator", "/schedule/conference/timeslot_duration",
                                       "/schedule/conference/base_url", "/schedule/day/room/event/room",
                                       "/schedule/day/room/event/slug", NULL };

  if (*g_strstrip (self->text->str) != '\0' && !g_strv_contains (known, self->where->str))
    df_import_note_unknown (self->schedule.foreign->import, self->where->str, "");
}

/* --- the parser ----------------------------------------------------------------------------------------------------------------------- */

static void
start_element_cb (GMarkupParseContext  *context,
                  const char           *name,
                  const char          **names,
                  const char          **values,
                  gpointer              data,
                  GError              **error)
{
  Reader *self = data;
  guint start;

  if (self->starts->len == MAX_DEPTH)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_REFUSED, _("Found elements nested deeper than %d, expected a schedule."), MAX_DEPTH);
      return;
    }

  if (self->starts->len == 0 && strcmp (name, "schedule") != 0)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_REFUSED, _("Found an element “%.100s”, expected “schedule”."), name);
      return;
    }

  if (self->counts->len > 0)
    {
      GHashTable *counts = self->counts->pdata[self->counts->len - 1];
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

      g_hash_table_insert (counts, g_strdup (name), GUINT_TO_POINTER (count + 1));
    }

  start = (guint) self->where->len;
  g_array_append_val (self->starts, start);
  g_string_append_printf (self->where, "/%s", name);
  g_ptr_array_add (self->counts, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL));
  g_string_truncate (self->text, 0);
  df_schedule_xml_begin (self, names, values);
}

static void
end_element_cb (GMarkupParseContext  *context,
                const char           *name,
                gpointer              data,
                GError              **error)
{
  Reader *self = data;

  if (!df_schedule_xml_take_text (self))
    df_schedule_xml_note_text (self);

  if (df_schedule_xml_is_at (self, "/schedule/day/room/event"))
    {
      df_foreign_set_place (self->schedule.foreign, self->line, self->column, self->path);
      df_schedule_take_event (&self->schedule, &self->event, self->room);
    }
  else if (df_schedule_xml_is_at (self, "/schedule/day/room/event/persons/person"))
    self->person = NULL;

  g_string_truncate (self->where, g_array_index (self->starts, guint, self->starts->len - 1));
  g_array_set_size (self->starts, self->starts->len - 1);
  g_ptr_array_remove_index (self->counts, self->counts->len - 1);
  g_string_truncate (self->text, 0);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              data,
         GError              **error)
{
  Reader *self = data;

  if (self->text->len + length > MAX_TEXT)
    g_set_error (error, DF_ERROR, DF_ERROR_REFUSED, _("Found a text of more than 16 MB, expected smaller ones."));
  else
    g_string_append_len (self->text, text, (gssize) length);
}

/* Comments, instructions, and what could hold entities. */
static void
passthrough_cb (GMarkupParseContext  *context,
                const char           *text,
                gsize                 length,
                gpointer              data,
                GError              **error)
{
  if (g_str_has_prefix (text, "<!") && !g_str_has_prefix (text, "<!--") && !g_str_has_prefix (text, "<![CDATA["))
    g_set_error (error, DF_ERROR, DF_ERROR_REFUSED, _("Found a document type, expected none: it could hold anything."));
}

static const GMarkupParser parser = {
  .start_element = start_element_cb,
  .end_element = end_element_cb,
  .text = text_cb,
  .passthrough = passthrough_cb,
};

/* --- the document --------------------------------------------------------------------------------------------------------------------- */

/* GLib's own sentence begins with the place, in the user's language. */
static gboolean
df_schedule_xml_fail (Reader  *self,
                      GError  *cause,
                      GError **error)
{
  g_autofree char *says = g_utf8_make_valid (cause->message, -1);
  const char *colon = strstr (says, ": ");
  g_autofree char *text = NULL;
  g_autoptr(GError) taken = cause;

  if (cause->domain == DF_ERROR && cause->code != DF_ERROR_REFUSED)
    {
      g_propagate_error (error, g_steal_pointer (&taken));
      return FALSE;
    }

  df_schedule_xml_point_here (self);
  if (cause->domain == DF_ERROR)
    text = g_strdup (says);
  else
    text = g_strdup_printf (_("This is no XML that can be read: %s."), colon != NULL ? colon + 2 : says);

  return df_import_refuse_all (self->schedule.foreign->import, "", text, error);
}

/* GLib keeps a text until it ends, however long that takes, and lets a zero byte pass. */
static gboolean
df_schedule_xml_check_chunk (Reader      *self,
                             const char  *bytes,
                             gsize        length,
                             GError     **error)
{
  gsize behind = length;

  while (behind > 0 && bytes[behind - 1] != '<')
    behind--;

  self->silence = behind > 0 ? length - behind : self->silence + length;
  if (memchr (bytes, '\0', length) != NULL)
    g_set_error (error, DF_ERROR, DF_ERROR_REFUSED, _("Found the byte 0x00, expected text."));
  else if (self->silence > MAX_TEXT)
    g_set_error (error, DF_ERROR, DF_ERROR_REFUSED, _("Found a text of more than 16 MB, expected smaller ones."));
  else
    return TRUE;

  return FALSE;
}

/* What the source is in, by what it says of itself; NULL for UTF-8. FALSE where that cannot be read. */
static gboolean
df_schedule_xml_find_encoding (DfImport  *import,
                               char     **encoding,
                               GError   **error)
{
  static const char pattern[] = "^(?:\\xEF\\xBB\\xBF)?\\s*<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']";
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_RAW, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  char start[256] = { 0 };
  gssize length = df_stream_read (import->stream, start, sizeof start - 1, import->options->cancellable, error);

  *encoding = NULL;
  if (length < 0)
    return FALSE;

  if (length >= 2 && (memcmp (start, "\xff\xfe", 2) == 0 || memcmp (start, "\xfe\xff", 2) == 0 || start[0] == '\0' || start[1] == '\0'))
    {
      g_set_error (error, DF_ERROR, DF_ERROR_REFUSED, _("Found UTF-16 or UTF-32, expected UTF-8; save the file as UTF-8 without a byte order mark."));
      return FALSE;
    }

  if (g_regex_match (regex, start, 0, &match))
    *encoding = g_match_info_fetch (match, 1);
  if (*encoding != NULL && (g_ascii_strcasecmp (*encoding, "utf-8") == 0 || g_ascii_strcasecmp (*encoding, "us-ascii") == 0))
    g_clear_pointer (encoding, g_free);

  return TRUE;
}

/* The source as UTF-8, from its start: (transfer full). */
static GInputStream *
df_schedule_xml_open (DfImport  *import,
                      GError   **error)
{
  g_autoptr(GConverter) converter = NULL;
  g_autofree char *encoding = NULL;
  GInputStream *stream;

  if (!df_stream_rewind (import->stream, import->options->cancellable, error) || !df_schedule_xml_find_encoding (import, &encoding, error) ||
      !df_stream_rewind (import->stream, import->options->cancellable, error))
    return NULL;

  if (encoding == NULL)
    return g_object_ref (import->stream);

  converter = G_CONVERTER (g_charset_converter_new ("UTF-8", encoding, NULL));
  if (converter == NULL)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_REFUSED, _("The encoding “%s” is not known here, expected UTF-8."), encoding);
      return NULL;
    }

  stream = g_converter_input_stream_new (import->stream, converter);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (stream), FALSE);
  return stream;
}

static gboolean
df_schedule_xml_feed (Reader  *self,
                      GError **error)
{
  DfImport *import = self->schedule.foreign->import;
  g_autoptr(GInputStream) stream = df_schedule_xml_open (import, error);
  g_autofree char *chunk = g_malloc (CHUNK_BYTES);
  goffset done = 0;
  gssize length;
  gboolean is_first = TRUE;

  if (stream == NULL)
    return FALSE;

  while ((length = df_stream_read (stream, chunk, CHUNK_BYTES, import->options->cancellable, error)) > 0)
    {
      gsize skipped = is_first && length >= 3 && memcmp (chunk, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

      if (!df_schedule_xml_check_chunk (self, chunk, (gsize) length, error) ||
          !g_markup_parse_context_parse (self->context, chunk + skipped, length - (gssize) skipped, error))
        return FALSE;

      is_first = FALSE;
      done += length;
      df_import_tell_progress (import, done);
    }

  return length == 0 && g_markup_parse_context_end_parse (self->context, error);
}

static void
df_schedule_xml_init (Reader   *self,
                      DfImport *import)
{
  memset (self, 0, sizeof *self);
  df_schedule_init (&self->schedule, import);
  df_schedule_event_init (&self->event);
  self->context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  self->where = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->counts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  self->text = g_string_new (NULL);
}

static void
df_schedule_xml_clear (Reader *self)
{
  df_schedule_clear (&self->schedule);
  df_schedule_event_clear (&self->event);
  g_markup_parse_context_free (self->context);
  g_string_free (self->where, TRUE);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->counts);
  g_string_free (self->text, TRUE);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, df_schedule_xml_clear)

gboolean
df_schedule_xml_read (DfImport  *import,
                      GError   **error)
{
  g_auto(Reader) self;
  GError *cause = NULL;

  df_schedule_xml_init (&self, import);
  if (!df_schedule_xml_feed (&self, &cause))
    return df_schedule_xml_fail (&self, cause, error);

  df_foreign_set_place (self.schedule.foreign, 1, 1, NULL);
  if (!self.is_met)
    return df_import_refuse_all (import, "", _("There is no element in this document, expected a “schedule”."), error);

  return df_schedule_finish (&self.schedule, error);
}
