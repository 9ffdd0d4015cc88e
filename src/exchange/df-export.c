/* df-export.c
 *
 * Hands a festival on in a shape that other tools read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* For sync_file_range(). */
#define _GNU_SOURCE

#include "exchange/df-export.h"

#include <fcntl.h>
#include <gio/gfiledescriptorbased.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "exchange/df-export-private.h"
#include "exchange/df-stream-private.h"
#include "festival/df-performer.h"

/* So much may be on its way to the disk. */
#define WINDOW_BYTES (8 * 1024 * 1024)

/* Where a stream is: @file: its number, or -1 where it is no file. @begun: up to where it is on its way to the disk. */
typedef struct
{
  const DfExportOptions *options;
  int                    file;
  goffset                begun;
} Following;

const char *const *
df_export_list_shapes (void)
{
  static const char *const names[] = { "dreamfest", "performers", "schedule-json", NULL };

  return names;
}

gboolean
df_export_next (DfRows        *rows,
                DfJsonWriter  *writer,
                gboolean      *has_row,
                GError       **error)
{
  g_autoptr(GError) local_error = NULL;

  *has_row = FALSE;

  /* Nobody takes what would come: df_json_writer_finish() says why. */
  if (!df_json_writer_is_sound (writer))
    return TRUE;

  *has_row = df_rows_next (rows, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A cursor that is not at its end: what is read while it lives is one state of the file. */
static DfRows *
df_export_hold_state (DfRepository  *repository,
                      GError       **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(DfRows) rows = df_rows_new (repository, df_catalog_get_table (df_repository_get_catalog (repository), 0), "id", NULL, error);

  if (rows == NULL)
    return NULL;

  df_rows_next (rows, &local_error);
  if (local_error == NULL)
    return g_steal_pointer (&rows);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* The disk goes along with the writing. Otherwise all that it has not seen would be waited for at the end, where nobody can stop it. */
static void
df_export_follow (goffset  done,
                  goffset  total,
                  gpointer data)
{
  Following *self = data;

#ifdef SYNC_FILE_RANGE_WRITE
  if (self->file >= 0 && done - self->begun >= WINDOW_BYTES)
    {
      if (self->begun >= WINDOW_BYTES)
        sync_file_range (self->file, self->begun - WINDOW_BYTES, WINDOW_BYTES,
                         SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
      sync_file_range (self->file, self->begun, done - self->begun, SYNC_FILE_RANGE_WRITE);
      self->begun = done;
    }
#endif

  if (self->options->progress != NULL)
    self->options->progress (done, total, self->options->progress_data);
}

static gboolean
df_export_write (DfRepository  *repository,
                 const char    *shape,
                 DfReport      *report,
                 DfJsonWriter  *writer,
                 GError       **error)
{
  gboolean done;

  if (g_strcmp0 (shape, "performers") == 0)
    done = df_performers_json_write (repository, FALSE, writer, error);
  else if (g_strcmp0 (shape, "schedule-json") == 0)
    done = df_schedule_json_write (repository, report, writer, error);
  else
    done = df_catalog_json_write (repository, writer, error);

  return done && df_json_writer_finish (writer, error);
}

gboolean
df_export_stream (DfRepository           *repository,
                  const char             *shape,
                  GOutputStream          *stream,
                  DfReport               *report,
                  const DfExportOptions  *options,
                  GError                **error)
{
  static const DfExportOptions plain = { 0 };
  g_autoptr(DfJsonWriter) writer = NULL;
  g_autoptr(DfRows) state = NULL;
  Following following = { options != NULL ? options : &plain, -1, 0 };
  gboolean done;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  if (shape != NULL && !g_strv_contains (df_export_list_shapes (), shape))
    {
      g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("There is no shape “%s” to export."), shape);
      return FALSE;
    }

  state = df_export_hold_state (repository, error);
  if (state == NULL)
    return FALSE;

  if (G_IS_FILE_OUTPUT_STREAM (stream) && G_IS_FILE_DESCRIPTOR_BASED (stream))
    following.file = g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream));

  writer = df_json_writer_new (stream);
  df_json_writer_set_cancellable (writer, following.options->cancellable);
  df_json_writer_set_progress (writer, df_export_follow, &following);

  /* Much is read before the first byte is written. */
  df_repository_set_cancellable (repository, following.options->cancellable);
  done = df_export_write (repository, shape, report, writer, error);
  df_repository_set_cancellable (repository, NULL);

  return done;
}

/* --- files ------------------------------------------------------------------------------------------------------------------------- */

/* On the disk, and not only with the system: the name is given after that. */
static gboolean
df_export_close_durably (GOutputStream  *stream,
                         GCancellable   *cancellable,
                         GError        **error)
{
  gboolean flushed = g_output_stream_flush (stream, cancellable, error);

  if (flushed && G_IS_FILE_DESCRIPTOR_BASED (stream))
    fsync (g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream)));

  return flushed && g_output_stream_close (stream, cancellable, error);
}

static gboolean
df_export_write_beside (DfRepository           *repository,
                        const char             *shape,
                        GFile                  *beside,
                        DfReport               *report,
                        const DfExportOptions  *options,
                        GError                **error)
{
  GCancellable *cancellable = options != NULL ? options->cancellable : NULL;
  g_autoptr(GFileOutputStream) stream = g_file_create (beside, G_FILE_CREATE_NONE, cancellable, error);

  return stream != NULL && df_export_stream (repository, shape, G_OUTPUT_STREAM (stream), report, options, error) &&
         df_export_close_durably (G_OUTPUT_STREAM (stream), cancellable, error);
}

static gboolean
df_export_export_beside (DfRepository           *repository,
                         const char             *shape,
                         GFile                  *file,
                         gboolean                replace,
                         DfReport               *report,
                         const DfExportOptions  *options,
                         GError                **error)
{
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *guid = g_uuid_string_random ();
  g_autofree char *beside_name = g_strdup_printf (".%.100s.%.8s", name, guid);
  g_autoptr(GFile) beside = folder != NULL ? g_file_get_child (folder, beside_name) : NULL;

  if (beside == NULL)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_EXISTS, _("“%s” is a folder, expected the name of a file."), name);
      return FALSE;
    }

  if (df_export_write_beside (repository, shape, beside, report, options, error) &&
      g_file_move (beside, file, replace ? G_FILE_COPY_OVERWRITE : G_FILE_COPY_NONE, NULL, NULL, NULL, error))
    return TRUE;

  g_file_delete (beside, NULL, NULL);
  return FALSE;
}

/* What is no regular file, such as a pipe or /dev/null, is written to as it is. */
static gboolean
df_export_export_into (DfRepository           *repository,
                       const char             *shape,
                       GFile                  *file,
                       DfReport               *report,
                       const DfExportOptions  *options,
                       GError                **error)
{
  GCancellable *cancellable = options != NULL ? options->cancellable : NULL;
  g_autoptr(GFileOutputStream) stream = g_file_append_to (file, G_FILE_CREATE_NONE, cancellable, error);

  return stream != NULL && df_export_stream (repository, shape, G_OUTPUT_STREAM (stream), report, options, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

gboolean
df_export_file (DfRepository           *repository,
                const char             *shape,
                GFile                  *file,
                gboolean                replace,
                DfReport               *report,
                const DfExportOptions  *options,
                GError                **error)
{
  GFileType type;
  gboolean done;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, options != NULL ? options->cancellable : NULL);

  if (type != G_FILE_TYPE_UNKNOWN && !replace)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, DF_ERROR, DF_ERROR_EXISTS, _("There is a file “%s” already."), name);
      return FALSE;
    }

  if (type == G_FILE_TYPE_SPECIAL)
    done = df_export_export_into (repository, shape, file, report, options, error);
  else
    done = df_export_export_beside (repository, shape, file, replace, report, options, error);

  if (!done)
    df_stream_translate (error, _("The export could not be written: %s."));

  return done;
}

gboolean
df_export_list (DfRepository   *repository,
                const DfTable  *table,
                gboolean        performing,
                GOutputStream  *stream,
                GError        **error)
{
  g_autoptr(DfJsonWriter) writer = NULL;
  g_autoptr(DfRows) state = NULL;
  gboolean done;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository), FALSE);
  g_return_val_if_fail (table != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  state = df_export_hold_state (repository, error);
  if (state == NULL)
    return FALSE;

  writer = df_json_writer_new (stream);

  if (table == df_table_for_type (DF_TYPE_PERFORMER))
    done = df_performers_json_write (repository, performing, writer, error);
  else
    done = df_catalog_json_write_table (repository, table, writer, error);

  return done && df_json_writer_finish (writer, error);
}
