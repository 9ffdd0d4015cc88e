/* df-json-reader.c
 *
 * The records of a JSON document, read ahead by a thread: it scans the bytes, lets json-glib read each record that the scan let pass, and
 * hands them over by the batch. Four batches go round between the two threads, so that neither waits for every record and memory does not
 * grow with the document. All that is decided, said and written about a record happens in the caller's thread, in the document's order.
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

/* The records that end in one chunk. */
typedef struct
{
  GPtrArray *pieces;
  goffset    done;
  gboolean   is_last;
  GError    *error;
} Batch;

struct _DfJsonReader
{
  GThread      *thread;
  GAsyncQueue  *filled;        /* batches for the caller */
  GAsyncQueue  *spent;         /* batches for the thread */
  Batch         batches[N_BATCHES];
  int           is_stopped;    /* atomic */

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
  gboolean      has_fault;
  guint         line;
  guint         column;
  char         *path;
};

/* --- in the thread ------------------------------------------------------------------------------------------------------------- */

/* A piece with its texts behind it. */
typedef struct
{
  DfJsonPiece piece;
  char        texts[];
} Kept;

static Kept *
df_json_reader_copy_piece (const DfJsonPiece *piece)
{
  gsize name_size = piece->member != NULL ? strlen (piece->member) + 1 : 0;
  gsize path_size = piece->path != NULL ? strlen (piece->path) + 1 : 0;
  Kept *kept = g_malloc (sizeof (Kept) + name_size + path_size + piece->length);

  kept->piece = *piece;
  if (piece->member != NULL)
    kept->piece.member = memcpy (kept->texts, piece->member, name_size);
  if (piece->bytes != NULL)
    kept->piece.bytes = memcpy (kept->texts + name_size + path_size, piece->bytes, piece->length);
  if (piece->path != NULL)
    kept->piece.path = memcpy (kept->texts + name_size, piece->path, path_size);

  return kept;
}

static void
df_json_reader_free_piece (gpointer data)
{
  Kept *kept = data;

  g_clear_pointer (&kept->piece.root, json_node_unref);
  g_free (kept);
}

/* The scan is stricter than json-glib, so this is not known to happen. */
static gboolean
df_json_reader_fail (DfJsonReader       *self,
                     const DfJsonPiece  *piece,
                     const GError       *cause,
                     GError            **error)
{
  self->has_fault = TRUE;
  self->line = piece->line;
  self->column = piece->column;
  self->path = df_json_record_dup_path (piece, "");
  g_set_error (error, DF_ERROR, DF_ERROR_REFUSED, _("This record could not be read, expected JSON: %s"), cause->message);

  return FALSE;
}

static gboolean
df_json_reader_take_piece (const DfJsonPiece  *piece,
                           gpointer            data,
                           GError            **error)
{
  DfJsonReader *self = data;
  g_autoptr(GError) cause = NULL;
  Kept *kept;

  if (piece->bytes != NULL && !json_parser_load_from_data (self->parser, piece->bytes, (gssize) piece->length, &cause))
    return df_json_reader_fail (self, piece, cause, error);

  kept = df_json_reader_copy_piece (piece);
  if (piece->bytes != NULL)
    kept->piece.root = json_parser_steal_root (self->parser);
  g_ptr_array_add (self->filling->pieces, kept);

  return TRUE;
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

static gpointer
df_json_reader_work (gpointer data)
{
  DfJsonReader *self = data;
  g_autofree char *chunk = g_malloc (CHUNK_BYTES);
  gboolean is_rewound = FALSE;
  gboolean is_last = FALSE;

  while (!is_last)
    {
      Batch *batch = g_async_queue_pop (self->spent);

      if (g_atomic_int_get (&self->is_stopped))
        break;

      g_ptr_array_set_size (batch->pieces, 0);
      self->filling = batch;
      is_rewound = is_rewound || df_stream_rewind (self->stream, self->cancellable, &batch->error);
      if (!is_rewound || !df_json_reader_fill (self, chunk, &is_last, &batch->error))
        {
          is_last = TRUE;
          self->has_fault = self->has_fault || df_json_scan_get_fault (self->scan, &self->line, &self->column, &self->path);
        }

      batch->is_last = is_last;
      batch->done = self->done;
      g_async_queue_push (self->filled, batch);
    }

  return NULL;
}

/* --- for the caller ------------------------------------------------------------------------------------------------------------ */

DfJsonReader *
df_json_reader_new (GInputStream      *stream,
                    const char *const *cut,
                    GCancellable      *cancellable)
{
  DfJsonReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (DfJsonReader, 1);
  self->stream = g_object_ref (stream);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->scan = df_json_scan_new (df_json_reader_take_piece, self);
  if (cut != NULL)
    df_json_scan_set_cut (self->scan, cut);
  self->parser = json_parser_new ();
  self->filled = g_async_queue_new ();
  self->spent = g_async_queue_new ();

  for (guint i = 0; i < N_BATCHES; i++)
    {
      self->batches[i].pieces = g_ptr_array_new_with_free_func (df_json_reader_free_piece);
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
      g_ptr_array_unref (self->batches[i].pieces);
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

  return g_ptr_array_index (self->batch->pieces, self->next++);
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
