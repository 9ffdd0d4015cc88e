/* df-stream.c
 *
 * Bytes in and out, with errors that people can read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-stream-private.h"

#include <glib/gi18n.h>

static int
df_stream_choose_code (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return DF_ERROR_CANCELLED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return DF_ERROR_MISSING;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return DF_ERROR_EXISTS;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return DF_ERROR_FULL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return DF_ERROR_READ_ONLY;

  return DF_ERROR_FAILED;
}

void
df_stream_translate (GError     **error,
                     const char  *what)
{
  g_autoptr(GError) cause = NULL;
  int code;

  if (error == NULL || *error == NULL || (*error)->domain == DF_ERROR)
    return;

  cause = g_steal_pointer (error);
  code = df_stream_choose_code (cause);

  if (code == DF_ERROR_CANCELLED)
    g_set_error_literal (error, DF_ERROR, code, _("It was cancelled, and nothing was changed."));
  else
    g_set_error (error, DF_ERROR, code, what, cause->message);
}

gboolean
df_stream_write (GOutputStream  *stream,
                 const char     *bytes,
                 gsize           length,
                 GCancellable   *cancellable,
                 GError        **error)
{
  /* Streams in memory do not look. */
  if (!g_cancellable_set_error_if_cancelled (cancellable, error) &&
      g_output_stream_write_all (stream, bytes, length, NULL, cancellable, error))
    return TRUE;

  df_stream_translate (error, _("The export could not be written: %s."));
  return FALSE;
}

gssize
df_stream_read (GInputStream  *stream,
                char          *bytes,
                gsize          size,
                GCancellable  *cancellable,
                GError       **error)
{
  gssize length = -1;

  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    length = g_input_stream_read (stream, bytes, size, cancellable, error);

  if (length < 0)
    df_stream_translate (error, _("The file could not be read: %s."));

  return length;
}

gboolean
df_stream_rewind (GInputStream  *stream,
                  GCancellable  *cancellable,
                  GError       **error)
{
  if (g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
    return TRUE;

  df_stream_translate (error, _("The file could not be read again: %s."));
  return FALSE;
}

static GInputStream *
df_stream_copy_stream (GInputStream  *stream,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(GFileIOStream) writer = NULL;
  g_autoptr(GFile) file = g_file_new_tmp ("dreamfest-XXXXXX", &writer, error);
  g_autoptr(GFileInputStream) copy = NULL;

  if (file == NULL)
    return NULL;

  copy = g_file_read (file, NULL, error);
  /* Nobody else shall read it, and nothing shall stay behind. */
  g_file_delete (file, NULL, NULL);

  if (copy == NULL ||
      g_output_stream_splice (g_io_stream_get_output_stream (G_IO_STREAM (writer)), stream,
                              G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable, error) < 0)
    return NULL;

  return G_INPUT_STREAM (g_steal_pointer (&copy));
}

GInputStream *
df_stream_rewindable (GInputStream  *stream,
                      goffset       *size,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(GInputStream) source = NULL;

  if (G_IS_SEEKABLE (stream) && g_seekable_can_seek (G_SEEKABLE (stream)) && g_seekable_tell (G_SEEKABLE (stream)) == 0)
    source = g_object_ref (stream);
  else
    source = df_stream_copy_stream (stream, cancellable, error);

  if (source == NULL || !g_seekable_seek (G_SEEKABLE (source), 0, G_SEEK_END, cancellable, error))
    {
      df_stream_translate (error, _("The file could not be read: %s."));
      return NULL;
    }

  *size = g_seekable_tell (G_SEEKABLE (source));
  return df_stream_rewind (source, cancellable, error) ? g_steal_pointer (&source) : NULL;
}

GInputStream *
df_stream_open (GFile         *file,
                const char    *name,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *path = g_file_get_parse_name (file);
  GFileInputStream *stream = g_file_read (file, cancellable, error);

  if (stream != NULL)
    return G_INPUT_STREAM (stream);

  if (error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_error (error);
      g_set_error (error, DF_ERROR, DF_ERROR_MISSING, _("There is no file “%s”."), name != NULL ? name : path);
    }

  df_stream_translate (error, _("The file could not be read: %s."));
  return NULL;
}
