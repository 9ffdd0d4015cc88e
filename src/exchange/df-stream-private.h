/* df-stream-private.h
 *
 * Bytes in and out, with errors that people can read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "record/df-error.h"

G_BEGIN_DECLS

/* Puts one of ours where @error holds one of GIO's; @what is a translated sentence with %s for the reason. */
void     df_stream_translate (GError        **error,
                              const char     *what);
gboolean df_stream_write     (GOutputStream  *stream,
                              const char     *bytes,
                              gsize           length,
                              GCancellable   *cancellable,
                              GError        **error);
/* A stream with the same bytes that can be read again: @stream itself, or a copy in a file that has no name: (transfer full). @size: in bytes. */
GInputStream *df_stream_rewindable (GInputStream *stream,
                              goffset        *size,
                              GCancellable   *cancellable,
                              GError        **error);
gboolean df_stream_rewind    (GInputStream   *stream,
                              GCancellable   *cancellable,
                              GError        **error);
/* At most @size bytes; 0 at the end, -1 on an error. */
gssize   df_stream_read      (GInputStream   *stream,
                              char           *bytes,
                              gsize           size,
                              GCancellable   *cancellable,
                              GError        **error);
/* @name: what it is called when it cannot be opened; NULL is its path. */
GInputStream *df_stream_open (GFile          *file,
                              const char     *name,
                              GCancellable   *cancellable,
                              GError        **error);

G_END_DECLS
