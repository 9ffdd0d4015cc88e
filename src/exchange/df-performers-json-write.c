/* df-performers-json-write.c
 *
 * `performers`, the answer of the original web application, written: every performer with the events that it plays.
 *
 * Each event is rendered once; performers and links are then merged in the order of their ids. That is more than twice as fast as
 * reading each event for each of its performers. What is rendered stays in memory as long as it is little, so that a large festival needs not much more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-export-private.h"

#include "exchange/df-spool-private.h"
#include "festival/df-clock.h"
#include "festival/df-day.h"
#include "festival/df-event.h"
#include "festival/df-performer.h"

/* So much of the rendered text is in memory, and so much comes together before it goes to a file. */
#define MEMORY_BYTES (32 * 1024 * 1024)
#define PIECE_BYTES  (64 * 1024)

/* Where an event begins in the rendered text; it ends where the next one begins. */
typedef struct
{
  gint64 id;
  gsize  start;
} Place;

typedef struct
{
  DfSpool *spool;            /* the text of all events */
  GArray  *places;           /* by id, and one behind the last */
} Rendered;

static void
df_performers_rendered_clear (Rendered *self)
{
  g_clear_pointer (&self->spool, df_spool_free);
  g_clear_pointer (&self->places, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rendered, df_performers_rendered_clear)

static void
df_performers_render_event (DfJsonWriter *writer,
                            DfRows       *rows,
                            GString      *time)
{
  g_string_truncate (time, 0);
  df_clock_write_range (df_rows_get_integer (rows, 4), df_rows_get_integer (rows, 5), time);

  df_json_writer_begin_object (writer);
  df_json_writer_name (writer, "id");
  df_json_writer_integer (writer, df_rows_get_integer (rows, 0));
  df_json_writer_name (writer, "name");
  df_json_writer_text (writer, df_rows_get_text (rows, 1));
  df_json_writer_name (writer, "description");
  df_json_writer_text (writer, df_rows_get_text (rows, 2));
  df_json_writer_name (writer, "day");
  df_json_writer_text (writer, df_day_get_weekday (df_rows_get_text (rows, 3)));
  df_json_writer_name (writer, "time");
  df_json_writer_text (writer, time->len > 0 ? time->str : NULL);
  df_json_writer_end_object (writer);
}

/* What was rendered since the last time. */
static gboolean
df_performers_keep (Rendered  *self,
                    GString   *text,
                    GError   **error)
{
  gboolean done = df_spool_append (self->spool, text->str, text->len, error);

  g_string_truncate (text, 0);
  return done;
}

static gboolean
df_performers_render_events (Rendered      *self,
                             DfRepository  *repository,
                             GError       **error)
{
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (NULL);
  g_autoptr(GString) time = g_string_new (NULL);
  g_autoptr(DfRows) rows = df_rows_new (repository, df_table_for_type (DF_TYPE_EVENT),
                                        "id name description day starts ends", NULL, error);
  GString *text = df_json_writer_get_buffer (writer);
  Place place = { 0, 0 };
  gboolean has_row;

  df_json_writer_set_inline (writer);
  self->spool = df_spool_new (MEMORY_BYTES);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));

  if (rows == NULL || !df_export_next (rows, writer, &has_row, error))
    return FALSE;

  while (has_row)
    {
      place = (Place) { df_rows_get_integer (rows, 0), df_spool_get_length (self->spool) + text->len };
      g_array_append_val (self->places, place);
      df_performers_render_event (writer, rows, time);

      if ((text->len >= PIECE_BYTES && !df_performers_keep (self, text, error)) || !df_export_next (rows, writer, &has_row, error))
        return FALSE;
    }

  if (!df_performers_keep (self, text, error))
    return FALSE;

  place = (Place) { G_MAXINT64, df_spool_get_length (self->spool) };
  g_array_append_val (self->places, place);
  return TRUE;
}

/* Ids mostly follow each other, so the first guess is mostly right. */
static const Place *
df_performers_find_place (Rendered *self,
                          gint64    id)
{
  const Place *places = (const Place *) (gconstpointer) self->places->data;
  guint low = 0;
  guint high = self->places->len - 1;

  if (high > 0 && id >= places[0].id && id - places[0].id < high && places[id - places[0].id].id == id)
    return &places[id - places[0].id];

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (places[middle].id == id)
        return &places[middle];

      if (places[middle].id < id)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

static void
df_performers_write_performer (DfJsonWriter *writer,
                               DfRows       *performers)
{
  df_json_writer_begin_object (writer);
  df_json_writer_name (writer, "id");
  df_json_writer_integer (writer, df_rows_get_integer (performers, 0));
  df_json_writer_name (writer, "name");
  df_json_writer_text (writer, df_rows_get_text (performers, 1));
  df_json_writer_name (writer, "website");
  df_json_writer_text (writer, df_rows_get_text (performers, 2));
  df_json_writer_name (writer, "events");
  df_json_writer_begin_array (writer);
}

static gboolean
df_performers_write_links (Rendered      *self,
                           DfJsonWriter  *writer,
                           DfRows        *links,
                           gint64         performer,
                           gboolean      *has_link,
                           GError       **error)
{
  while (*has_link && df_rows_get_integer (links, 0) == performer)
    {
      const Place *place = df_performers_find_place (self, df_rows_get_integer (links, 1));

      if (place != NULL)
        {
          gsize length = place[1].start - place->start;
          const char *text = df_spool_read (self->spool, place->start, length, error);

          if (text == NULL)
            return FALSE;
          df_json_writer_raw (writer, text, length);
        }

      if (!df_export_next (links, writer, has_link, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
df_performers_merge (Rendered      *self,
                     DfRows        *performers,
                     DfRows        *links,
                     gboolean       performing,
                     DfJsonWriter  *writer,
                     GError       **error)
{
  gboolean has_performer;
  gboolean has_link;

  if (!df_export_next (performers, writer, &has_performer, error) || !df_export_next (links, writer, &has_link, error))
    return FALSE;

  while (has_performer)
    {
      gint64 id = df_rows_get_integer (performers, 0);

      if (!performing || (has_link && df_rows_get_integer (links, 0) == id))
        {
          gboolean done;

          df_performers_write_performer (writer, performers);
          done = df_performers_write_links (self, writer, links, id, &has_link, error);
          df_json_writer_end_array (writer);
          df_json_writer_end_object (writer);
          if (!done)
            return FALSE;
        }

      if (!df_export_next (performers, writer, &has_performer, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
df_performers_json_write (DfRepository  *repository,
                          gboolean       performing,
                          DfJsonWriter  *writer,
                          GError       **error)
{
  const DfTable *table = df_table_for_type (DF_TYPE_PERFORMER);
  const DfRelation *relation = df_catalog_find_relation (df_repository_get_catalog (repository), table, "events");
  g_auto(Rendered) rendered = { NULL, NULL };
  g_autoptr(DfRows) performers = NULL;
  g_autoptr(DfRows) links = NULL;
  gboolean done;

  performers = df_rows_new (repository, table, "id name website", NULL, error);
  if (performers == NULL)
    return FALSE;

  /* The unique pair's own index has them in this order. */
  links = df_rows_new (repository, relation->through, "performer_id event_id", "performer_id event_id", error);
  if (links == NULL || !df_performers_render_events (&rendered, repository, error))
    return FALSE;

  df_json_writer_begin_array (writer);
  done = df_performers_merge (&rendered, performers, links, performing, writer, error);
  df_json_writer_end_array (writer);

  return done;
}
