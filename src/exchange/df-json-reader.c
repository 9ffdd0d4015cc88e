/* df-json-reader.c
 *
 * The records of a JSON document, read ahead by a thread: it scans the bytes, has the records that the scan let pass prepared or else read by
 * json-glib, and hands them over by the batch. Four batches go round between the two threads, so that neither waits for every record and memory
 * does not grow with the document. All that is decided, said and written about a record happens in the caller's thread, in the document's order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-json-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#include "exchange/df-json-record.h"
#include "exchange/df-stream-private.h"

#define CHUNK_BYTES (64 * 1024)
#define N_BATCHES   4

/* A piece, and where in the batch's text it stands. */
typedef struct
{
  DfJsonPiece piece;
  gsize       start;
} Kept;

/* The records that end in one chunk. @text: of those that were prepared; @json: of the others, as one array: one by one takes json-glib a third longer. */
typedef struct
{
  GArray       *pieces;
  GString      *text;
  GString      *json;
  JsonNode     *root;
  GStringChunk *names;
  goffset       done;
  gboolean      is_last;
  GError       *error;
} Batch;

struct _DfJsonReader
{
  GThread      *thread;
  GAsyncQueue  *filled;        /* batches for the caller */
  GAsyncQueue  *spent;         /* batches for the thread */
  Batch         batches[N_BATCHES];
  int           is_stopped;    /* atomic */
  const DfJsonPreparing *preparing;
  gpointer      data;

  /* the caller's */
  Batch        *batch;
  guint         next;

  /* the thread's; what it found is read once the last batch is there */
  GInputStream *stream;
  GCancellable *cancellable;
  DfJsonScan   *scan;
  JsonParser   *parser;
  Batch        *filling;
  goffset       done;
  gboolean      is_rewound;
  gboolean      has_fault;
  guint         line;
  guint         column;
  char         *path;
};

/* --- in the thread ------------------------------------------------------------------------------------------------------------- */

static void
df_json_reader_clear_batch (DfJsonReader *self,
                            Batch        *batch)
{
  for (guint i = 0; self->preparing != NULL && i < batch->pieces->len; i++)
    {
      gpointer prepared = g_array_index (batch->pieces, Kept, i).piece.prepared;

      if (prepared != NULL)
        self->preparing->free (prepared);
    }

  g_array_set_size (batch->pieces, 0);
  g_clear_pointer (&batch->root, json_node_unref);
  g_string_chunk_clear (batch->names);
  g_string_truncate (batch->text, 0);
  g_string_truncate (batch->json, 0);
  /* A large record's room is not kept for small ones. */
  if (batch->text->allocated_len + batch->json->allocated_len > 16 * CHUNK_BYTES)
    {
      g_string_free (batch->text, TRUE);
      g_string_free (batch->json, TRUE);
      batch->text = g_string_new (NULL);
      batch->json = g_string_new (NULL);
    }
}

static gboolean
df_json_reader_take_piece (const DfJsonPiece  *piece,
                           gpointer            data,
                           GError            **error)
{
  DfJsonReader *self = data;
  Batch *batch = self->filling;
  Kept kept = { .piece = *piece };

  if (piece->member != NULL)
    kept.piece.member = g_string_chunk_insert_const (batch->names, piece->member);
  if (piece->path != NULL)
    kept.piece.path = g_string_chunk_insert (batch->names, piece->path);

  if (piece->bytes != NULL)
    {
      GString *text = batch->text;

      if (self->preparing != NULL)
        kept.piece.prepared = self->preparing->prepare (piece, self->data);
      if (kept.piece.prepared == NULL)
        {
          text = batch->json;
          g_string_append_c (text, text->len == 0 ? '[' : ',');
        }
      kept.start = text->len;
      g_string_append_len (text, piece->bytes, (gssize) piece->length);
    }
  g_array_append_val (batch->pieces, kept);

  return TRUE;
}

/* What was not prepared; and each piece gets its text, which moves no more. */
static gboolean
df_json_reader_read_others (DfJsonReader  *self,
                            Batch         *batch,
                            GError       **error)
{
  guint n_read = 0;

  if (batch->json->len > 0)
    {
      g_string_append_c (batch->json, ']');
      if (!json_parser_load_from_data (self->parser, batch->json->str, (gssize) batch->json->len, error))
        return FALSE;
      batch->root = json_parser_steal_root (self->parser);
    }

  for (guint i = 0; i < batch->pieces->len; i++)
    {
      Kept *kept = &g_array_index (batch->pieces, Kept, i);
      DfJsonPiece *piece = &kept->piece;

      if (piece->bytes == NULL)
        continue;

      piece->bytes = (piece->prepared != NULL ? batch->text : batch->json)->str + kept->start;
      if (piece->prepared == NULL)
        piece->root = json_array_get_element (json_node_get_array (batch->root), n_read++);
    }

  return TRUE;
}

/* The scan is stricter than json-glib, so this is not known to happen; then the batch's first record is named, and none is handed over. */
static void
df_json_reader_fail (DfJsonReader *self,
                     Batch        *batch,
                     const GError *cause)
{
  const DfJsonPiece *first = &g_array_index (batch->pieces, Kept, 0).piece;

  self->has_fault = TRUE;
  self->line = first->line;
  self->column = first->column;
  self->path = df_json_record_dup_path (first, "");
  g_array_set_size (batch->pieces, 0);
  g_clear_error (&batch->error);
  g_set_error (&batch->error, DF_ERROR, DF_ERROR_REFUSED, _("This record could not be read, expected JSON: %s"), cause->message);
}

static gboolean
df_json_reader_fill (DfJsonReader  *self,
                     char          *chunk,
                     gboolean      *is_last,
                     GError       **error)
{
  gssize length = df_stream_read (self->stream, chunk, CHUNK_BYTES, self->cancellable, error);

  if (length < 0)
    return FALSE;

  self->done += length;
  *is_last = length == 0;

  return *is_last ? df_json_scan_finish (self->scan, error) : df_json_scan_feed (self->scan, chunk, (gsize) length, error);
}

static void
df_json_reader_fill_batch (DfJsonReader *self,
                           Batch        *batch,
                           char         *chunk)
{
  g_autoptr(GError) cause = NULL;

  self->filling = batch;
  self->is_rewound = self->is_rewound || df_stream_rewind (self->stream, self->cancellable, &batch->error);

  if (!self->is_rewound || !df_json_reader_fill (self, chunk, &batch->is_last, &batch->error))
    {
      batch->is_last = TRUE;
      self->has_fault = df_json_scan_get_fault (self->scan, &self->line, &self->column, &self->path);
    }

  /* Also what stands before a fault. */
  if (!df_json_reader_read_others (self, batch, &cause))
    {
      batch->is_last = TRUE;
      g_clear_pointer (&self->path, g_free);
      df_json_reader_fail (self, batch, cause);
    }

  batch->done = self->done;
}

static gpointer
df_json_reader_work (gpointer data)
{
  DfJsonReader *self = data;
  g_autofree char *chunk = g_malloc (CHUNK_BYTES);
  gboolean is_last = FALSE;

  while (!is_last)
    {
      Batch *batch = g_async_queue_pop (self->spent);

      if (g_atomic_int_get (&self->is_stopped))
        break;

      df_json_reader_clear_batch (self, batch);
      df_json_reader_fill_batch (self, batch, chunk);
      is_last = batch->is_last;
      g_async_queue_push (self->filled, batch);
    }

  return NULL;
}

/* --- for the caller ------------------------------------------------------------------------------------------------------------ */

DfJsonReader *
df_json_reader_new (GInputStream          *stream,
                    const char *const     *cut,
                    const DfJsonPreparing *preparing,
                    gpointer               data,
                    GCancellable          *cancellable)
{
  DfJsonReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (DfJsonReader, 1);
  self->stream = g_object_ref (stream);
  self->preparing = preparing;
  self->data = data;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->scan = df_json_scan_new (df_json_reader_take_piece, self);
  if (cut != NULL)
    df_json_scan_set_cut (self->scan, cut);
  self->parser = json_parser_new ();
  self->filled = g_async_queue_new ();
  self->spent = g_async_queue_new ();

  for (guint i = 0; i < N_BATCHES; i++)
    {
      self->batches[i].pieces = g_array_new (FALSE, FALSE, sizeof (Kept));
      self->batches[i].names = g_string_chunk_new (1024);
      self->batches[i].text = g_string_new (NULL);
      self->batches[i].json = g_string_new (NULL);
      g_async_queue_push (self->spent, &self->batches[i]);
    }
  self->thread = g_thread_new ("json-reader", df_json_reader_work, self);

  return self;
}

void
df_json_reader_free (DfJsonReader *self)
{
  g_atomic_int_set (&self->is_stopped, TRUE);
  /* It may be waiting for one, and looks at none of it. */
  g_async_queue_push (self->spent, &self->batches[0]);
  g_thread_join (self->thread);

  for (guint i = 0; i < N_BATCHES; i++)
    {
      df_json_reader_clear_batch (self, &self->batches[i]);
      g_array_unref (self->batches[i].pieces);
      g_string_chunk_free (self->batches[i].names);
      g_string_free (self->batches[i].text, TRUE);
      g_string_free (self->batches[i].json, TRUE);
      g_clear_error (&self->batches[i].error);
    }
  g_async_queue_unref (self->filled);
  g_async_queue_unref (self->spent);
  df_json_scan_free (self->scan);
  g_object_unref (self->parser);
  g_clear_object (&self->cancellable);
  g_object_unref (self->stream);
  g_free (self->path);
  g_free (self);
}

const DfJsonPiece *
df_json_reader_next (DfJsonReader  *self,
                     GError       **error)
{
  while (self->batch == NULL || self->next == self->batch->pieces->len)
    {
      if (self->batch != NULL && self->batch->is_last)
        {
          if (self->batch->error != NULL)
            g_propagate_error (error, g_error_copy (self->batch->error));
          return NULL;
        }

      if (self->batch != NULL)
        g_async_queue_push (self->spent, self->batch);
      self->batch = g_async_queue_pop (self->filled);
      self->next = 0;
    }

  return &g_array_index (self->batch->pieces, Kept, self->next++).piece;
}

gboolean
df_json_reader_get_fault (DfJsonReader  *self,
                          guint         *line,
                          guint         *column,
                          char         **path)
{
  if (self->batch == NULL || !self->batch->is_last || !self->has_fault)
    return FALSE;

  *line = self->line;
  *column = self->column;
  *path = g_strdup (self->path);

  return TRUE;
}

goffset
df_json_reader_get_done (DfJsonReader *self)
{
  return self->batch != NULL ? self->batch->done : 0;
}
