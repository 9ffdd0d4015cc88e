/* df-window-several.c
 *
 * What is done with chosen records: in a thread where it takes long, moved among the others, or handed to the clipboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-window-private.h"

#include <glib/gi18n.h>

#include "exchange/df-copied-rows.h"
#include "festival/df-stage-order.h"
#include "festival/df-stage.h"
#include "widgets/df-association-list.h"
#include "widgets/df-edit.h"

/* --- what takes long ------------------------------------------------------------------------------------------------------------------ */

typedef struct
{
  DfWindow  *window;       /* owned */
  DfWorkRun  run;
  gpointer   data;
  DfWorkDone done;
} DfWindowWork;

static gboolean
run_work (DfRepository  *repository,
          gpointer       data,
          GError       **error)
{
  DfWindowWork *work = data;

  return work->run (repository, work->data, error);
}

static void
worked_cb (GObject      *document,
           GAsyncResult *result,
           gpointer      data)
{
  DfWindowWork *work = data;
  g_autoptr(DfReport) report = NULL;
  g_autoptr(GError) error = NULL;

  df_document_work_finish (DF_DOCUMENT (document), result, &report, &error);
  work->done (work->data, error);
  g_object_unref (work->window);
  g_free (work);
}

static void
df_window_work (DfWorker   *worker,
                const char *name,
                DfWorkRun   run,
                gpointer    data,
                DfWorkDone  done)
{
  DfWindow *self = DF_WINDOW (worker);
  DfWindowWork *work;

  if (df_document_is_working (self->document))
    {
      g_autoptr(GError) error = g_error_new_literal (DF_ERROR, DF_ERROR_LOCKED, _("Something else is being done with the file; nothing was changed."));

      done (data, error);
      return;
    }

  work = g_new0 (DfWindowWork, 1);
  work->window = g_object_ref (self);
  work->run = run;
  work->data = data;
  work->done = done;
  df_document_edit (self->document, name, run_work, work, worked_cb, work);
}

void
df_window_init_worker (DfWorkerInterface *iface)
{
  iface->work = df_window_work;
}

/* --- the order of stages ---------------------------------------------------------------------------------------------------------- */

typedef struct
{
  gint64   id;
  char    *name;
  int      by;
  gboolean is_down;
} DfStageMove;

static void
free_move (gpointer data)
{
  DfStageMove *move = data;

  g_free (move->name);
  g_free (move);
}

static gboolean
run_move (DfRepository  *repository,
          gpointer       data,
          guint         *n_done,
          GError       **error)
{
  DfStageMove *move = data;

  return df_stage_move (repository, move->id, move->by, n_done, error);
}

static char *
describe_move (gpointer data,
               guint    n_done)
{
  DfStageMove *move = data;

  return g_strdup_printf (move->is_down ? _("Moved “%s” down") : _("Moved “%s” up"), move->name);
}

/* Among the others in their order: in a list that is searched or sorted by something else nobody sees where it goes. */
gboolean
df_window_can_move_stage (DfWindow *self)
{
  DfRecordPage *page = df_window_get_page (self);
  g_autofree char *order = NULL;
  gboolean drafting, searching;

  if (page == NULL || !DF_IS_STAGE (df_record_page_get_record (page)))
    return FALSE;

  g_object_get (page, "order", &order, "drafting", &drafting, "searching", &searching, NULL);

  return !drafting && !searching && (order == NULL || *order == '\0');
}

void
df_window_move_stage (DfWindow *self,
                      int       by)
{
  DfRecordPage *page = df_window_get_page (self);
  DfRecord *stage = df_record_page_get_record (page);
  DfEdit edit = { .run = run_move, .describe = describe_move, .destroy = free_move };
  DfStageMove *move;
  gboolean descending;

  g_object_get (page, "descending", &descending, NULL);
  move = g_new0 (DfStageMove, 1);
  move->id = df_record_get_id (stage);
  move->name = g_strdup (df_record_get_title (stage));
  move->is_down = by > 0;
  move->by = descending ? -by : by;
  edit.data = move;
  edit.table = df_record_get_table (stage);
  edit.n_rows = 1;
  edit.n_written = 1;
  df_edit_begin (GTK_WIDGET (page), df_document_get_repository (self->document), &edit);
}

/* --- copying -------------------------------------------------------------------------------------------------------------------------- */

/* More would not be in the clipboard before somebody looks up; an export has all. */
#define MOST_COPIED 10000

static GdkContentProvider *
make_provider (DfCopiedRows *rows)
{
  g_autoptr(GPtrArray) providers = g_ptr_array_new ();
  g_autofree char *text = df_copied_rows_format_text (rows);
  const char *const *types = df_copied_rows_list_types ();

  for (guint i = 0; types[i] != NULL; i++)
    {
      g_autoptr(GBytes) bytes = df_copied_rows_format (rows, types[i]);

      /* As a string GTK offers it under every name that plain text has. */
      if (g_str_equal (types[i], DF_COPIED_PLAIN))
        g_ptr_array_add (providers, gdk_content_provider_new_typed (G_TYPE_STRING, text));
      else
        g_ptr_array_add (providers, gdk_content_provider_new_for_bytes (types[i], bytes));
    }

  /* Takes them, and leaves the array. */
  return gdk_content_provider_new_union ((GdkContentProvider **) providers->pdata, providers->len);
}

/* Of the card that has the focus, else of the page; NULL where they are too many. */
static GPtrArray *
list_copied (DfWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, DF_TYPE_ASSOCIATION_LIST) : NULL;
  DfRecordPage *page = df_window_get_page (self);
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GArray) ids = NULL;

  if (card != NULL)
    records = df_association_list_dup_chosen (DF_ASSOCIATION_LIST (card));
  if (records != NULL && records->len > 0)
    return g_steal_pointer (&records);

  ids = df_record_page_dup_chosen (page);
  if (ids->len > MOST_COPIED)
    return NULL;

  return df_repository_dup_records (df_document_get_repository (self->document), df_record_list_get_table (df_record_page_get_list (page)),
                                    (gint64 *) ids->data, ids->len);
}

void
df_window_copy (DfWindow *self)
{
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(DfCopiedRows) rows = NULL;
  g_autoptr(GdkContentProvider) provider = NULL;
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;

  if (df_window_get_page (self) == NULL || df_record_page_get_list (df_window_get_page (self)) == NULL)
    return;

  records = list_copied (self);
  if (records == NULL)
    words = df_format_count (_("No more than %u rows can be copied at once; an export has all."), MOST_COPIED);
  else if (records->len > 0)
    rows = df_copied_rows_new (df_document_get_repository (self->document), records, &error);
  if (rows != NULL && df_copied_rows_count (rows) > 0)
    {
      provider = make_provider (rows);
      gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
      count = df_table_format_count (df_record_get_table (records->pdata[0]), df_copied_rows_count (rows));
      /* Translators: %s is a count such as "3 Events". */
      words = g_strdup_printf (_("Copied %s"), count);
    }
  if (words != NULL || error != NULL)
    df_toaster_show (self->toaster, words != NULL ? words : error->message, NULL, NULL);
}
