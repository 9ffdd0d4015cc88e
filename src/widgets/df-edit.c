/* df-edit.c
 *
 * One change of many rows: made at once, or in a thread where it takes long, and told with an Undo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-edit.h"

#include <glib/gi18n.h>

#include "widgets/df-toaster.h"

/* More than can be written within the blink of an eye, which is 30 a millisecond. */
#define MANY_ROWS 3000

G_DEFINE_INTERFACE (DfWorker, df_worker, GTK_TYPE_WIDGET)

static void
df_worker_default_init (DfWorkerInterface *iface)
{
}

static DfWorker *
df_worker_find (GtkWidget *widget)
{
  GtkWidget *worker = gtk_widget_get_ancestor (widget, DF_TYPE_WORKER);
  GtkRoot *root = gtk_widget_get_root (widget);

  while (worker == NULL && GTK_IS_WINDOW (root) && gtk_window_get_transient_for (GTK_WINDOW (root)) != NULL)
    {
      root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
      worker = DF_IS_WORKER (root) ? GTK_WIDGET (root) : NULL;
    }

  return worker != NULL ? DF_WORKER (worker) : NULL;
}

/* An edit that is under way. */
typedef struct
{
  DfEdit        edit;
  GtkWidget    *owner;         /* owned */
  DfRepository *repository;    /* the one that people look at */
  guint         n_done;
} DfEditing;

static void
df_editing_free (gpointer data)
{
  DfEditing *editing = data;

  editing->edit.destroy (editing->edit.data);
  g_object_unref (editing->owner);
  g_object_unref (editing->repository);
  g_free (editing);
}

static gboolean
df_editing_run (DfRepository  *repository,
                gpointer       data,
                GError       **error)
{
  DfEditing *editing = data;

  return editing->edit.run (repository, editing->edit.data, &editing->n_done, error);
}

static void
df_editing_tell (DfEditing    *editing,
                 const GError *error)
{
  g_autofree char *words = NULL;

  /* The window was closed meanwhile. */
  if (gtk_widget_get_root (editing->owner) == NULL)
    return;

  if (editing->edit.done != NULL)
    editing->edit.done (editing->owner, error);

  if (g_error_matches (error, DF_ERROR, DF_ERROR_CANCELLED))
    df_toaster_tell (editing->owner, _("Cancelled; nothing was changed"));
  else if (error != NULL)
    df_toaster_tell (editing->owner, error->message);
  else if (editing->n_done == 0)
    df_toaster_tell (editing->owner, _("Nothing had to be changed"));
  else
    {
      words = editing->edit.describe (editing->edit.data, editing->n_done);
      df_toaster_tell_undo (editing->owner, editing->repository, words);
    }
}

static void
df_editing_worked (gpointer      data,
                   const GError *error)
{
  df_editing_tell (data, error);
  df_editing_free (data);
}

static gboolean
df_editing_attempt (gpointer   owner,
                    gpointer   data,
                    GError   **error)
{
  return df_editing_run (((DfEditing *) data)->repository, data, error);
}

static void
df_editing_attempted (gpointer      owner,
                      gpointer      data,
                      const GError *error)
{
  df_editing_tell (data, error);
}

void
df_edit_begin (GtkWidget    *owner,
               DfRepository *repository,
               const DfEdit *edit)
{
  DfEditing *editing;
  DfWorker *worker;
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (DF_IS_REPOSITORY (repository));
  g_return_if_fail (edit != NULL && edit->run != NULL && edit->describe != NULL && edit->destroy != NULL && edit->table != NULL);

  editing = g_new0 (DfEditing, 1);
  editing->edit = *edit;
  editing->owner = g_object_ref (owner);
  editing->repository = g_object_ref (repository);

  worker = edit->n_written > MANY_ROWS && !df_repository_is_waiting (repository) ? df_worker_find (owner) : NULL;
  if (worker == NULL)
    {
      df_repository_try (repository, owner, df_editing_attempt, df_editing_attempted, editing, df_editing_free);
      return;
    }

  name = df_table_format_count (edit->table, edit->n_rows);
  DF_WORKER_GET_IFACE (worker)->work (worker, name, df_editing_run, editing, df_editing_worked);
}

/* --- edits that any table knows ---------------------------------------------------------------------------------------------------- */

typedef struct
{
  const DfTable    *table;
  const DfField    *field;
  const DfRelation *relation;
  GArray           *ids;
  GArray           *others;
  DfValue           value;
} DfRowsEdit;

static void
df_rows_edit_free (gpointer data)
{
  DfRowsEdit *rows = data;

  g_array_unref (rows->ids);
  g_clear_pointer (&rows->others, g_array_unref);
  df_value_clear (&rows->value);
  g_free (rows);
}

static DfRowsEdit *
df_edit_init_rows (DfEdit        *edit,
                   const DfTable *table,
                   GArray        *ids)
{
  DfRowsEdit *rows = g_new0 (DfRowsEdit, 1);

  rows->table = table;
  rows->ids = g_array_copy (ids);
  rows->value = (DfValue) DF_VALUE_INIT;
  *edit = (DfEdit) { .data = rows, .destroy = df_rows_edit_free, .table = table, .n_rows = ids->len, .n_written = ids->len };

  return rows;
}

static gboolean
df_rows_edit_set (DfRepository  *repository,
                  gpointer       data,
                  guint         *n_done,
                  GError       **error)
{
  DfRowsEdit *rows = data;

  return df_repository_set_rows (repository, rows->table, rows->ids, rows->field->name, &rows->value, n_done, error);
}

static char *
df_rows_edit_describe_set (gpointer data,
                           guint    n_done)
{
  DfRowsEdit *rows = data;
  g_autofree char *count = df_table_format_count (rows->table, n_done);

  /* TRANSLATORS: the first %s is a field such as Stage, the second a count such as "3 Events" */
  return g_strdup_printf (_("Changed %s of %s"), _(rows->field->title), count);
}

void
df_edit_init_set (DfEdit        *edit,
                  const DfTable *table,
                  GArray        *ids,
                  const char    *field,
                  const DfValue *value)
{
  DfRowsEdit *rows = df_edit_init_rows (edit, table, ids);

  rows->field = table->columns[df_table_find_column (table, field)];
  df_value_copy (value, &rows->value);
  edit->run = df_rows_edit_set;
  edit->describe = df_rows_edit_describe_set;
}

static gboolean
df_rows_edit_remove (DfRepository  *repository,
                     gpointer       data,
                     guint         *n_done,
                     GError       **error)
{
  DfRowsEdit *rows = data;

  return df_repository_remove_rows (repository, rows->table, rows->ids, n_done, error);
}

static char *
df_rows_edit_describe_remove (gpointer data,
                              guint    n_done)
{
  g_autofree char *count = df_table_format_count (((DfRowsEdit *) data)->table, n_done);

  /* TRANSLATORS: %s is a count such as "3 Events" */
  return g_strdup_printf (_("Deleted %s"), count);
}

void
df_edit_init_remove (DfEdit        *edit,
                     const DfTable *table,
                     GArray        *ids)
{
  df_edit_init_rows (edit, table, ids);
  edit->run = df_rows_edit_remove;
  edit->describe = df_rows_edit_describe_remove;
}

static gboolean
df_rows_edit_link (DfRepository  *repository,
                   gpointer       data,
                   guint         *n_done,
                   GError       **error)
{
  DfRowsEdit *rows = data;

  return df_repository_link_rows (repository, rows->relation, rows->ids, rows->others, n_done, error);
}

static char *
df_rows_edit_describe_link (gpointer data,
                            guint    n_done)
{
  return df_format_count (ngettext ("Made %u link", "Made %u links", n_done), n_done);
}

static gboolean
df_rows_edit_unlink (DfRepository  *repository,
                     gpointer       data,
                     guint         *n_done,
                     GError       **error)
{
  DfRowsEdit *rows = data;

  return df_repository_unlink_rows (repository, rows->relation, rows->ids, rows->others, n_done, error);
}

static char *
df_rows_edit_describe_unlink (gpointer data,
                              guint    n_done)
{
  return df_format_count (ngettext ("Removed %u link", "Removed %u links", n_done), n_done);
}

void
df_edit_init_link (DfEdit           *edit,
                   const DfRelation *relation,
                   GArray           *owners,
                   GArray           *others)
{
  DfRowsEdit *rows = df_edit_init_rows (edit, relation->owner, owners);

  rows->relation = relation;
  rows->others = g_array_copy (others);
  edit->n_written = (guint64) owners->len * others->len;
  edit->run = df_rows_edit_link;
  edit->describe = df_rows_edit_describe_link;
}

void
df_edit_init_unlink (DfEdit           *edit,
                     const DfRelation *relation,
                     GArray           *owners,
                     GArray           *others)
{
  df_edit_init_link (edit, relation, owners, others);
  edit->run = df_rows_edit_unlink;
  edit->describe = df_rows_edit_describe_unlink;
}
