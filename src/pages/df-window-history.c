/* df-window-history.c
 *
 * Undo, redo, and the way to any step of the history; the window shows what came of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-window-private.h"

#include <glib/gi18n.h>

#include "pages/df-alert.h"
#include "pages/df-clashes-page.h"
#include "pages/df-compat.h"
#include "pages/df-history-dialog.h"
#include "store/df-history.h"

/* More than can be undone within the blink of an eye, which is 30 a millisecond. */
#define MANY_ROWS 3000
/* A step of more rows is about no records in particular. */
#define MOST_ROWS 500

/**
 * DfTurn: one way through the history
 * @window: owned while a thread does it; else %NULL
 * @step: where it leads: this step is then the newest that is done, 0 for none
 * @shown: the step whose records are shown afterwards; 0 for none
 * @name: of the step that is undone or redone, or which the way leads to
 */
typedef struct
{
  DfWindow *window;
  gboolean  back;
  gboolean  is_far;
  gint64    step;
  gint64    shown;
  char     *name;
} DfTurn;

static void
free_turn (gpointer data)
{
  DfTurn *turn = data;

  g_free (turn->name);
  g_free (turn);
}

/* --- what is shown ------------------------------------------------------------------------------------------------------------------------- */

/* Of a link that came or went, the record of its first key. */
static DfRecord *
dup_changed (DfRepository          *repository,
             const DfHistoryChange *change,
             gboolean               back)
{
  const DfValue *values = change->was ? change->before : change->after;

  if (df_table_is_link (change->table))
    return df_repository_dup_record (repository, df_catalog_get_target (df_repository_get_catalog (repository), change->table, 0), values[0].integer);

  return (back ? change->was : change->is) ? df_repository_dup_record (repository, change->table, change->id) : NULL;
}

static gboolean
points_to (DfWindow              *self,
           const DfHistoryChange *change,
           DfRecord              *record)
{
  DfCatalog *catalog = df_repository_get_catalog (df_document_get_repository (self->document));

  for (guint i = 0; i < change->table->n_columns; i++)
    if (df_catalog_get_target (catalog, change->table, i) == df_record_get_table (record) &&
        (change->before[i].integer == df_record_get_id (record) || change->after[i].integer == df_record_get_id (record)))
      return TRUE;

  return FALSE;
}

/* Whether the record that is shown already is that one, or has it on its page: linked, or pointing to it. */
static gboolean
is_shown (DfWindow              *self,
          const DfHistoryChange *change)
{
  DfRecordPage *page = df_window_get_page (self);
  DfRecord *record = page != NULL ? df_record_page_get_record (page) : NULL;

  if (record == NULL)
    return FALSE;

  return (df_record_get_table (record) == change->table && df_record_get_id (record) == change->id) || points_to (self, change, record);
}

/* Of the records that the step was about: all that are there now and are of the table of the first. Records come before links. */
static GPtrArray *
list_changed (DfWindow  *self,
              GPtrArray *story,
              gboolean   back)
{
  DfRepository *repository = df_document_get_repository (self->document);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint links = 0; links <= 1 && records->len == 0; links++)
    for (guint i = 0; i < story->len; i++)
      {
        const DfHistoryChange *change = g_ptr_array_index (story, i);
        DfRecord *record = df_table_is_link (change->table) == (links == 1) ? dup_changed (repository, change, back) : NULL;
        const DfTable *table = records->len > 0 ? df_record_get_table (records->pdata[0]) : NULL;

        if (record != NULL && !g_ptr_array_find (records, record, NULL)
            && (table != NULL ? df_record_get_table (record) == table : df_window_has_page (df_record_get_table (record))))
          g_ptr_array_add (records, g_steal_pointer (&record));
        g_clear_object (&record);
      }

  return records;
}

static gboolean
is_any_shown (DfWindow  *self,
              GPtrArray *story)
{
  for (guint i = 0; i < story->len; i++)
    if (is_shown (self, g_ptr_array_index (story, i)))
      return TRUE;

  return FALSE;
}

static void
show_several (DfWindow  *self,
              GPtrArray *records)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = df_record_get_id (records->pdata[i]);

      g_array_append_val (ids, id);
    }
  if (df_window_show_record (self, records->pdata[0]) && df_window_get_page (self) != NULL)
    df_record_page_choose (df_window_get_page (self), ids);
}

/* What was undone or redone is seen: the records that it was about are chosen. Nothing moves where one is shown already that it was about, or that is
 * linked with one; several are chosen together if it is one of them. */
static void
show_changed (DfWindow *self,
              DfTurn   *turn)
{
  DfRecordPage *page = df_window_get_page (self);
  DfRecord *shown = page != NULL ? df_record_page_get_record (page) : NULL;
  g_autoptr(GPtrArray) story = NULL;
  g_autoptr(GPtrArray) records = NULL;
  gboolean is_one_of_them;
  guint64 n_rows;

  /* What clashes now is seen on the page of clashes itself. */
  if (DF_IS_CLASHES_PAGE (gtk_stack_get_visible_child (self->pages)))
    return;

  if (turn->shown != 0)
    story = df_repository_dup_story (df_document_get_repository (self->document), turn->shown, MOST_ROWS + 1, &n_rows, NULL);
  if (story == NULL || story->len > MOST_ROWS)
    return;

  records = list_changed (self, story, turn->back);
  is_one_of_them = records->len > 1 && shown != NULL && df_record_get_table (shown) == df_record_get_table (records->pdata[0]);
  if (records->len == 0 || (!is_one_of_them && is_any_shown (self, story)))
    return;

  if (records->len > 1)
    show_several (self, records);
  else
    df_window_show_record (self, records->pdata[0]);
}

/* --- turning ------------------------------------------------------------------------------------------------------------------------------- */

/* Fills in where the next undo or redo leads; FALSE where there is none. */
static gboolean
find_turn (DfRepository *repository,
           DfTurn       *turn)
{
  g_autoptr(GPtrArray) steps = df_repository_dup_history (repository, NULL);
  guint n_steps = steps != NULL ? steps->len : 0;
  guint n_done = 0;
  DfHistoryStep *step;

  while (n_done < n_steps && ((DfHistoryStep *) g_ptr_array_index (steps, n_done))->done)
    n_done++;
  if (turn->back ? n_done == 0 : n_done == n_steps)
    return FALSE;

  step = g_ptr_array_index (steps, turn->back ? n_done - 1 : n_done);
  g_free (turn->name);
  turn->name = g_strdup (step->name);
  turn->shown = turn->step = step->id;
  if (turn->back)
    turn->step = n_done >= 2 ? ((DfHistoryStep *) g_ptr_array_index (steps, n_done - 2))->id : 0;

  return TRUE;
}

/* Where something waited before it, an undo takes back that. */
static gboolean
attempt_turn (gpointer   window,
              gpointer   data,
              GError   **error)
{
  DfRepository *repository = df_document_get_repository (DF_WINDOW (window)->document);
  DfTurn *turn = data;

  if (turn->is_far)
    return df_repository_go (repository, turn->step, error);

  find_turn (repository, turn);
  return turn->back ? df_repository_undo (repository, error) : df_repository_redo (repository, error);
}

static void
show_history (gpointer window)
{
  df_window_show_history (window);
}

/* Where another program changed what a step wrote, the steps around it may do, or the history can go. */
static void
tell_refused (DfWindow     *self,
              const GError *error)
{
  DfRepository *repository = df_document_get_repository (self->document);

  if (g_error_matches (error, DF_ERROR, DF_ERROR_CANCELLED))
    df_toaster_show (self->toaster, _("Cancelled; nothing was changed"), NULL, NULL);
  else if (g_error_matches (error, DF_ERROR, DF_ERROR_HISTORY_CLOSED)
           && (df_repository_get_undo_name (repository) != NULL || df_repository_get_redo_name (repository) != NULL))
    df_compat_confirm (GTK_WINDOW (self), error->message, _("The history shows what can be reached, and it can be cleared there: then all goes on from here."),
                       _("Show _History"), FALSE, show_history, self);
  else
    df_alert_error (GTK_WINDOW (self), error);
}

static void
turned (gpointer      window,
        gpointer      data,
        const GError *error)
{
  DfTurn *turn = data;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      tell_refused (window, error);
      return;
    }

  show_changed (window, turn);
  if (turn->is_far)
    {
      /* Translators: %s is the name of a step, such as "Link 3 Events": the festival is now as it was after it. */
      text = g_strdup_printf (_("Now at: %s"), turn->name);
      df_toaster_show (DF_WINDOW (window)->toaster, text, NULL, NULL);
      return;
    }

  /* Translators: %s is what was done and now is not any more, such as "Link 3 Events". */
  text = g_strdup_printf (turn->back ? _("Undone: %s") : _("Redone: %s"), turn->name);
  df_toaster_show (DF_WINDOW (window)->toaster, text, turn->back ? _("Redo") : _("Undo"), turn->back ? "win.redo" : "win.undo");
  df_toaster_leave_with_change (DF_WINDOW (window)->toaster, df_document_get_repository (DF_WINDOW (window)->document));
}

static void
turned_in_thread_cb (GObject      *document,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr(DfReport) report = NULL;
  g_autoptr(GError) error = NULL;
  DfTurn *turn = data;

  df_document_work_finish (DF_DOCUMENT (document), result, &report, &error);
  turned (turn->window, turn, error);
  g_object_unref (turn->window);
  free_turn (turn);
}

/* Takes @turn. */
static void
begin_turn (DfWindow *self,
            DfTurn   *turn)
{
  DfRepository *repository = df_document_get_repository (self->document);

  if (turn->name == NULL || df_repository_count_way (repository, turn->step) <= MANY_ROWS || df_repository_is_waiting (repository))
    {
      df_repository_try (repository, self, attempt_turn, turned, turn, free_turn);
      return;
    }

  turn->window = g_object_ref (self);
  df_document_go (self->document, turn->step, turn->name, turn->back, turned_in_thread_cb, turn);
}

void
df_window_turn (DfWindow *self,
                gboolean  back)
{
  DfRepository *repository = df_document_get_repository (self->document);
  DfTurn *turn;

  if (repository == NULL)
    return;

  turn = g_new0 (DfTurn, 1);
  turn->back = back;
  find_turn (repository, turn);
  begin_turn (self, turn);
}

void
df_window_go (DfWindow   *self,
              gint64      step,
              const char *name,
              gboolean    back)
{
  DfTurn *turn = g_new0 (DfTurn, 1);

  turn->back = back;
  turn->is_far = TRUE;
  turn->step = step;
  turn->name = g_strdup (name);
  begin_turn (self, turn);
}

void
df_window_show_history (DfWindow *self)
{
  if (df_document_get_repository (self->document) != NULL)
    gtk_window_present (GTK_WINDOW (df_history_dialog_new (self)));
}
