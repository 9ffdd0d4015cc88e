/* df-history-dialog.c
 *
 * The steps that were made in a file: what each did, and the way to any of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-history-dialog.h"

#include <glib/gi18n.h>

#include "pages/df-alert.h"
#include "pages/df-compat.h"
#include "pages/df-history-words.h"
#include "pages/df-pages.h"
#include "pages/df-window-private.h"
#include "widgets/df-dialog.h"

/* So many rows of a step are told one by one. */
#define MOST_TOLD 200

/* --- a step as an object ------------------------------------------------------------------------------------------------------------------ */

#define DF_TYPE_HISTORY_ITEM (df_history_item_get_type ())
G_DECLARE_FINAL_TYPE (DfHistoryItem, df_history_item, DF, HISTORY_ITEM, GObject)

struct _DfHistoryItem
{
  GObject  parent_instance;

  gint64   id;           /* 0: before the first step */
  char    *name;
  char    *time;
  gboolean done;
  gboolean is_now;       /* the newest that is done */
  guint    distance;     /* how many steps lie between here and now */
};

G_DEFINE_FINAL_TYPE (DfHistoryItem, df_history_item, G_TYPE_OBJECT)

static void
df_history_item_finalize (GObject *object)
{
  DfHistoryItem *self = DF_HISTORY_ITEM (object);

  g_free (self->name);
  g_free (self->time);

  G_OBJECT_CLASS (df_history_item_parent_class)->finalize (object);
}

static void
df_history_item_class_init (DfHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = df_history_item_finalize;
}

static void
df_history_item_init (DfHistoryItem *self)
{
}

/* @number: of @step among all, from 1; @now: of the newest that is done, 0 for none. */
static DfHistoryItem *
df_history_item_new (const DfHistoryStep *step,
                     guint                number,
                     guint                now)
{
  DfHistoryItem *self = g_object_new (DF_TYPE_HISTORY_ITEM, NULL);

  self->id = step != NULL ? step->id : 0;
  self->name = g_strdup (step != NULL ? step->name : _("The Beginning"));
  self->time = step != NULL ? df_history_words_format_time (step->made_at, g_get_real_time () / G_USEC_PER_SEC) : g_strdup ("");
  self->done = number <= now;
  self->is_now = number == now;
  self->distance = number > now ? number - now : now - number;

  return self;
}

/* --- the dialog ---------------------------------------------------------------------------------------------------------------------------- */

struct _DfHistoryDialog
{
  GtkWindow           parent_instance;

  GtkListView        *view;
  GtkListView        *story;
  GtkButton          *go;
  GtkWidget          *clear;
  GtkLabel           *count;

  DfWindow           *window;        /* borrowed: it is the dialog's parent */
  DfRepository       *repository;
  GListStore         *steps;         /* of DfHistoryItem, newest first */
  GtkSingleSelection *selection;
  guint               focus_idle;
};

G_DEFINE_FINAL_TYPE (DfHistoryDialog, df_history_dialog, GTK_TYPE_WINDOW)

static void
step_setup_cb (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  GtkWidget *now = gtk_label_new (_("Now"));
  GtkWidget *time = gtk_label_new (NULL);

  gtk_widget_add_css_class (now, "df-small");
  gtk_widget_add_css_class (now, "df-do");
  gtk_widget_set_css_classes (time, (const char *[]) { "df-small", "df-dim", "df-num", NULL });
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), now);
  gtk_box_append (GTK_BOX (row), time);
  gtk_list_item_set_child (item, row);
}

static void
step_bind_cb (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  DfHistoryItem *step = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *name = gtk_widget_get_first_child (row);
  GtkWidget *now = gtk_widget_get_next_sibling (name);
  g_autofree char *label = step->time[0] != '\0' ? g_strdup_printf ("%s, %s", step->name, step->time) : g_strdup (step->name);

  gtk_label_set_label (GTK_LABEL (name), step->name);
  gtk_widget_set_css_classes (name, (const char *[]) { step->done ? "df-strong" : "df-dim", NULL });
  gtk_widget_set_visible (now, step->is_now);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (now)), step->time);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (now), step->time[0] != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
sentence_setup_cb (GtkListItemFactory *factory,
                   GtkListItem        *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));
  gtk_list_item_set_activatable (item, FALSE);
}

static void
sentence_bind_cb (GtkListItemFactory *factory,
                  GtkListItem        *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *sentence = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/* --- what is shown ---------------------------------------------------------------------------------------------------------------------------- */

static void
show_story (DfHistoryDialog *self,
            DfHistoryItem   *step)
{
  g_autoptr(GPtrArray) story = NULL;
  g_auto(GStrv) sentences = NULL;
  guint64 n_rows = 0;

  if (step != NULL && step->id != 0)
    story = df_repository_dup_story (self->repository, step->id, MOST_TOLD, &n_rows, NULL);
  if (story != NULL)
    sentences = df_history_words_tell (self->repository, story, n_rows);

  gtk_list_view_set_model (self->story, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gtk_string_list_new ((const char *const *) sentences)))));
}

static void
show_way (DfHistoryDialog *self,
          DfHistoryItem   *step)
{
  g_autofree char *label = NULL;

  if (step == NULL || step->is_now)
    label = g_strdup (_("Here Now"));
  else
    label = df_format_count (step->done ? ngettext ("Undo %u Step", "Undo %u Steps", step->distance)
                                        : ngettext ("Redo %u Step", "Redo %u Steps", step->distance), step->distance);

  gtk_button_set_label (self->go, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), step != NULL && !step->is_now && df_document_is_editable (df_window_get_document (self->window)));
}

static void
selected_cb (DfHistoryDialog *self)
{
  DfHistoryItem *step = gtk_single_selection_get_selected_item (self->selection);

  show_way (self, step);
  show_story (self, step);
}

/* The rows are new: the one that is chosen has the focus. */
static gboolean
focus_chosen_cb (gpointer data)
{
  DfHistoryDialog *self = data;

  self->focus_idle = 0;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      gtk_widget_grab_focus (row);

  return G_SOURCE_REMOVE;
}

/* Where one is now is chosen. */
static void
fill (DfHistoryDialog *self)
{
  g_autoptr(GPtrArray) steps = df_repository_dup_history (self->repository, NULL);
  guint n_steps = steps != NULL ? steps->len : 0;
  g_autofree char *count = df_format_count (ngettext ("%u Step", "%u Steps", n_steps), n_steps);
  guint now = 0;

  for (guint i = 0; i < n_steps; i++)
    if (((DfHistoryStep *) g_ptr_array_index (steps, i))->done)
      now = i + 1;

  g_list_store_remove_all (self->steps);
  for (guint number = n_steps + 1; number-- > 0;)
    {
      g_autoptr(DfHistoryItem) item = df_history_item_new (number > 0 ? g_ptr_array_index (steps, number - 1) : NULL, number, now);

      g_list_store_append (self->steps, item);
    }

  gtk_label_set_label (self->count, count);
  gtk_widget_set_sensitive (self->clear, n_steps > 0 && df_document_is_editable (df_window_get_document (self->window)));
  gtk_single_selection_set_selected (self->selection, n_steps - now);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", n_steps - now);
  if (self->focus_idle == 0)
    self->focus_idle = g_idle_add (focus_chosen_cb, self);
  selected_cb (self);
}

/* --- what is done ----------------------------------------------------------------------------------------------------------------------------- */

static void
df_history_dialog_go_cb (DfHistoryDialog *self)
{
  DfHistoryItem *step = gtk_single_selection_get_selected_item (self->selection);

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->go)))
    df_window_go (self->window, step->id, step->name, step->done);
}

static void
cleared_cb (gpointer data)
{
  DfHistoryDialog *self = data;
  g_autoptr(GError) error = NULL;

  if (!df_repository_clear_history (self->repository, &error))
    df_alert_error (GTK_WINDOW (self), error);
  fill (self);
}

static void
df_history_dialog_clear_cb (DfHistoryDialog *self)
{
  df_compat_confirm (GTK_WINDOW (self), _("Clear the history?"),
                     _("What was done can then not be undone any more, and what was deleted or changed is gone from the file. The festival stays as it is."),
                     _("_Clear"), TRUE, cleared_cb, self);
}

/* --- the object ------------------------------------------------------------------------------------------------------------------------------- */

static void
df_history_dialog_dispose (GObject *object)
{
  DfHistoryDialog *self = DF_HISTORY_DIALOG (object);

  g_clear_handle_id (&self->focus_idle, g_source_remove);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  if (self->story != NULL)
    gtk_list_view_set_model (self->story, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->steps);
  g_clear_object (&self->repository);
  gtk_widget_dispose_template (GTK_WIDGET (self), DF_TYPE_HISTORY_DIALOG);

  G_OBJECT_CLASS (df_history_dialog_parent_class)->dispose (object);
}

static void
df_history_dialog_class_init (DfHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = df_history_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, DF_RESOURCES "ui/history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DfHistoryDialog, view);
  gtk_widget_class_bind_template_child (widget_class, DfHistoryDialog, story);
  gtk_widget_class_bind_template_child (widget_class, DfHistoryDialog, go);
  gtk_widget_class_bind_template_child (widget_class, DfHistoryDialog, clear);
  gtk_widget_class_bind_template_child (widget_class, DfHistoryDialog, count);
  gtk_widget_class_bind_template_callback (widget_class, df_history_dialog_go_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_history_dialog_clear_cb);
}

static void
df_history_dialog_init (DfHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_factory (GtkListView *view,
             GCallback    setup,
             GCallback    bind)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  gtk_list_view_set_factory (view, factory);
}

GtkWidget *
df_history_dialog_new (DfWindow *window)
{
  DfHistoryDialog *self;
  DfDocument *document;

  g_return_val_if_fail (DF_IS_WINDOW (window), NULL);

  document = df_window_get_document (window);
  g_return_val_if_fail (df_document_get_repository (document) != NULL, NULL);

  self = g_object_new (DF_TYPE_HISTORY_DIALOG, NULL);
  self->window = window;
  self->repository = g_object_ref (df_document_get_repository (document));
  self->steps = g_list_store_new (DF_TYPE_HISTORY_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->steps)));
  set_factory (self->view, G_CALLBACK (step_setup_cb), G_CALLBACK (step_bind_cb));
  set_factory (self->story, G_CALLBACK (sentence_setup_cb), G_CALLBACK (sentence_bind_cb));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  fill (self);

  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  /* Also what others did, or this window meanwhile. */
  g_signal_connect_object (self->repository, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::editable", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  df_dialog_attach (GTK_WINDOW (self), GTK_WINDOW (window));

  return GTK_WIDGET (self);
}
