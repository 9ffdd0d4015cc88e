/* df-import.c
 *
 * Reads a festival of any shape that we know into a file, as one undoable step or not at all.
 *
 * The source is never held in memory, so its size is not limited; a record is, to 16 MB.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-import.h"

#include <glib/gi18n.h>
#include <string.h>

#include "exchange/df-import-private.h"
#include "exchange/df-sample-private.h"
#include "exchange/df-stream-private.h"

typedef struct
{
  const char  *name;
  gboolean   (*read) (DfImport *import, GError **error);
} Shape;

static const Shape shapes[] = {
  { "dreamfest", df_catalog_json_read },
  { "performers", df_performers_json_read },
  { "web", df_web_read },
  { "schedule-json", df_schedule_json_read },
  { "schedule-xml", df_schedule_xml_read },
};

const char *const *
df_import_list_shapes (void)
{
  static const char *names[G_N_ELEMENTS (shapes) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    names[i] = shapes[i].name;

  return names;
}

static const Shape *
df_import_choose_shape (DfImport  *import,
                        GError   **error)
{
  const char *found = df_import_detect (import, error);
  const char *name = import->options->shape != NULL ? import->options->shape : found;

  if (found == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      if (strcmp (shapes[i].name, name) == 0)
        return &shapes[i];
    }

  g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("There is no shape “%s” to import."), name);
  return NULL;
}

/* One refusal is the whole error, with its place; several stand in the report. @from: the first message of this import. */
static gboolean
df_import_fail (DfImport  *import,
                guint      from,
                guint      n_refused,
                GError   **error)
{
  const char *source = import->options->source != NULL ? import->options->source : import->name;
  GPtrArray *messages = df_report_get_messages (import->report);

  if (n_refused > 1)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_REFUSED,
                   ngettext ("“%s” was refused for %u fault; nothing was changed.", "“%s” was refused for %u faults; nothing was changed.", n_refused),
                   source, n_refused);
      return FALSE;
    }

  for (guint i = from; i < messages->len; i++)
    {
      DfMessage *message = g_ptr_array_index (messages, i);
      g_autofree char *text = NULL;

      if (message->kind != DF_MESSAGE_REFUSED)
        continue;

      text = df_message_format (message, source);
      g_set_error_literal (error, DF_ERROR, DF_ERROR_REFUSED, text);
      break;
    }

  return FALSE;
}

/* Everything into the open step. */
static gboolean
df_import_read_source (DfImport      *import,
                       const Shape   *shape,
                       GError       **error)
{
  guint n_messages = df_report_get_messages (import->report)->len;
  guint n_before = df_report_count (import->report, DF_MESSAGE_REFUSED);
  g_autoptr(GError) cause = NULL;
  gboolean done = shape->read (import, &cause);
  guint n_refused = df_report_count (import->report, DF_MESSAGE_REFUSED) - n_before;

  df_import_tell_counted (import);
  df_report_close (import->report);

  if (!done && (n_refused == 0 || !g_error_matches (cause, DF_ERROR, DF_ERROR_REFUSED)))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  if (!done || (n_refused > 0 && !import->options->skip_refused))
    return df_import_fail (import, n_messages, n_refused, error);

  return TRUE;
}

static gboolean
df_import_commit (DfImport  *import,
                  GError   **error)
{
  const char *given = import->options->step_name;
  /* Translators: the name of a step that can be undone; %s is a file's name. */
  g_autofree char *name = given != NULL ? g_strdup (given) : g_strdup_printf (_("Import “%s”"), import->name);

  return df_repository_commit_step (import->repository, name, error);
}

/* @import: with its stream. */
static gboolean
df_import_write (DfImport  *import,
                 GError   **error)
{
  const Shape *shape = df_import_choose_shape (import, error);

  if (shape == NULL || !df_repository_begin_step (import->repository, error))
    return FALSE;

  if (!df_repository_expect_many (import->repository, error) || !df_import_read_source (import, shape, error))
    {
      df_repository_rollback_step (import->repository);
      return FALSE;
    }

  if (import->options->dry_run)
    {
      df_repository_rollback_step (import->repository);
      return TRUE;
    }

  /* What was read goes to the disk. */
  if (import->options->progress != NULL)
    import->options->progress (import->size, import->size, import->options->progress_data);

  return df_import_commit (import, error);
}

/* Whoever stops it waits for no statement, however long: making an index, or looking for what the rows point to. */
static gboolean
df_import_run (DfImport  *import,
               GError   **error)
{
  gboolean done;

  df_repository_set_cancellable (import->repository, import->options->cancellable);
  done = df_import_write (import, error);
  df_repository_set_cancellable (import->repository, NULL);

  return done;
}

/* @file: where the stream comes from, or NULL. */
static gboolean
df_import_take (DfRepository           *repository,
                GInputStream           *stream,
                GFile                  *file,
                const char             *name,
                const DfImportOptions  *options,
                DfReport               *report,
                GError                **error)
{
  static const DfImportOptions plain = { 0 };
  g_autoptr(DfImport) import = df_import_new (repository, options != NULL ? options : &plain, report, error);

  if (import == NULL)
    return FALSE;

  import->name = name;
  import->file = file != NULL ? g_object_ref (file) : NULL;
  import->stream = df_stream_rewindable (stream, &import->size, import->options->cancellable, error);

  return import->stream != NULL && df_import_run (import, error);
}

gboolean
df_import_stream (DfRepository           *repository,
                  GInputStream           *stream,
                  const char             *name,
                  const DfImportOptions  *options,
                  DfReport               *report,
                  GError                **error)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (repository), FALSE);
  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (name != NULL && DF_IS_REPORT (report), FALSE);

  return df_import_take (repository, stream, NULL, name, options, report, error);
}

gboolean
df_import_file (DfRepository           *repository,
                GFile                  *file,
                const DfImportOptions  *options,
                DfReport               *report,
                GError                **error)
{
  g_autofree char *name = NULL;
  g_autoptr(GInputStream) stream = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (DF_IS_REPORT (report), FALSE);

  name = g_file_get_basename (file);
  if (options != NULL)
    stream = df_stream_open (file, options->source, options->cancellable, error);
  else
    stream = df_stream_open (file, NULL, NULL, error);

  return stream != NULL && df_import_take (repository, stream, file, name, options, report, error);
}

gboolean
df_import_sample (DfRepository  *repository,
                  DfReport      *report,
                  GError       **error)
{
  const DfImportOptions options = { .shape = "dreamfest", .step_name = _("Load Sample Festival") };
  g_autoptr(GInputStream) stream = df_sample_open (error);

  return stream != NULL && df_import_stream (repository, stream, "sample-festival.json", &options, report, error);
}
