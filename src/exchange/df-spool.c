/* df-spool.c
 *
 * A text that is made once and read in any order: its beginning in memory, the rest in a file that has no name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-spool-private.h"

#include <errno.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "exchange/df-stream-private.h"

struct _DfSpool
{
  gsize          memory;
  GString       *kept;
  GString       *piece;      /* of the file, as it was read last */
  GOutputStream *stream;     /* NULL while all is in memory */
  int            file;
  gsize          written;
};

DfSpool *
df_spool_new (gsize memory)
{
  DfSpool *self = g_new0 (DfSpool, 1);

  self->memory = memory;
  self->kept = g_string_new (NULL);
  self->piece = g_string_new (NULL);

  return self;
}

void
df_spool_free (DfSpool *self)
{
  g_string_free (self->kept, TRUE);
  g_string_free (self->piece, TRUE);
  g_clear_object (&self->stream);
  g_free (self);
}

gsize
df_spool_get_length (DfSpool *self)
{
  return self->kept->len + self->written;
}

/* Nobody else shall read it, and nothing shall stay behind. */
static gboolean
df_spool_open (DfSpool  *self,
               GError  **error)
{
  g_autofree char *path = NULL;

  self->file = g_file_open_tmp ("dreamfest-XXXXXX", &path, error);
  if (self->file < 0)
    return FALSE;

  g_unlink (path);
  self->stream = g_unix_output_stream_new (self->file, TRUE);

  return TRUE;
}

gboolean
df_spool_append (DfSpool     *self,
                 const char  *bytes,
                 gsize        length,
                 GError     **error)
{
  if (self->stream == NULL && self->kept->len + length <= self->memory)
    {
      g_string_append_len (self->kept, bytes, (gssize) length);
      return TRUE;
    }

  if ((self->stream == NULL && !df_spool_open (self, error)) ||
      !g_output_stream_write_all (self->stream, bytes, length, NULL, NULL, error))
    {
      df_stream_translate (error, _("The export could not be written: %s."));
      return FALSE;
    }

  self->written += length;
  return TRUE;
}

const char *
df_spool_read (DfSpool  *self,
               gsize     start,
               gsize     length,
               GError  **error)
{
  gsize done = 0;

  if (start < self->kept->len)
    return self->kept->str + start;

  g_string_set_size (self->piece, length);
  while (done < length)
    {
      ssize_t count = pread (self->file, self->piece->str + done, length - done, (off_t) (start - self->kept->len + done));

      if (count > 0)
        {
          done += (gsize) count;
        }
      else if (count == 0 || errno != EINTR)
        {
          g_set_error (error, DF_ERROR, DF_ERROR_FAILED, _("The export could not be written: %s."), g_strerror (count == 0 ? EIO : errno));
          return NULL;
        }
    }

  return self->piece->str;
}
