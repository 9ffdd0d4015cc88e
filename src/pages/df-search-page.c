/* df-search-page.c
 *
 * What is found anywhere in the festival: the best of each kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-search-page.h"

#include <glib/gi18n.h>

#include "pages/df-pages.h"
#include "pages/df-search-page-private.h"
#include "widgets/df-split-view.h"
#include "widgets/df-status-page.h"
#include "widgets/df-widgets.h"

/* So many of each kind. */
#define MAX_BEST 50

G_DEFINE_FINAL_TYPE (DfSearchPage, df_search_page, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ALL_WANTED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
df_found_free (gpointer data)
{
  DfFound *self = data;

  g_object_unref (self->list);
  g_object_unref (self->best);
  g_free (self->row);
  g_free (self);
}

/* --- what is found --------------------------------------------------------------------------------------------------------------------------- */

/* Puts @after in place of what @store has, in one splice of what differs. */
static void
replace (GListStore *store,
         GPtrArray  *after)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint first = 0;
  guint last = 0;

  for (; first < n && first < after->len; first++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (store), first);

      if (record != after->pdata[first])
        break;
    }
  for (; last < n - first && last < after->len - first; last++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (store), n - 1 - last);

      if (record != after->pdata[after->len - 1 - last])
        break;
    }
  if (n - first - last > 0 || after->len - first - last > 0)
    g_list_store_splice (store, first, n - first - last, after->pdata + first, after->len - first - last);
}

static void
show_state (DfSearchPage *self,
            gboolean      is_waiting)
{
  const char *words = df_search_page_get_words (self);
  g_autofree char *title = NULL;

  gtk_widget_set_visible (self->waiting, is_waiting);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    df_stack_show (self->stack, "found");
  else if (*words == '\0')
    df_stack_show (self->stack, "start");
  else if (!is_waiting)
    {
      title = g_strdup_printf (_("No results for “%s”"), words);
      g_object_set (self->nothing, "title", title, NULL);
      df_stack_show (self->stack, "nothing");
    }
}

static void
choose_first (DfSearchPage *self)
{
  g_autoptr(DfRecord) first = g_list_model_get_item (G_LIST_MODEL (self->selection), 0);

  self->open_then = FALSE;
  if (first != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, first);
}

/* Other words: a view would stay at what it showed. */
static void
show_top (DfSearchPage *self)
{
  self->top_then = FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;

  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
}

static gboolean
update_cb (gpointer data)
{
  DfSearchPage *self = data;
  gboolean is_waiting = FALSE;

  self->updating = 0;
  for (guint i = 0; i < self->kinds->len; i++)
    {
      DfFound *kind = self->kinds->pdata[i];
      g_autoptr(GPtrArray) best = NULL;

      is_waiting = is_waiting || df_record_list_is_waiting (kind->list);
      if (df_record_list_is_waiting (kind->list))
        continue;
      best = df_record_list_dup_best (kind->list, MAX_BEST);
      replace (kind->best, best);
    }
  df_search_page_update_rows (self);
  show_state (self, is_waiting);
  if (self->top_then && !is_waiting)
    show_top (self);
  if (self->open_then && !is_waiting)
    choose_first (self);

  return G_SOURCE_REMOVE;
}

/* Once, though several lists changed. */
static void
queue_update (DfSearchPage *self)
{
  if (self->updating == 0)
    self->updating = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

/* --- what people do -------------------------------------------------------------------------------------------------------------------------- */

static void
df_search_page_search_changed_cb (DfSearchPage *self)
{
  self->open_then = FALSE;
  for (guint i = 0; i < self->kinds->len; i++)
    df_record_list_set_search (((DfFound *) self->kinds->pdata[i])->list, df_search_page_get_words (self));
  self->top_then = TRUE;
  queue_update (self);
}

static void
df_search_page_activate_cb (DfSearchPage *self,
                            guint         position)
{
  g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (record != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, record);
}

/* Enter: the best, though it may not be found yet. */
static void
df_search_page_entry_activate_cb (DfSearchPage *self)
{
  self->open_then = *df_search_page_get_words (self) != '\0';
  queue_update (self);
}

static void
df_search_page_stop_search_cb (DfSearchPage *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

/* Escape leads back, Down from the words to what is found, and Up from the first of that to the words. */
static gboolean
df_search_page_key_pressed_cb (DfSearchPage *self,
                               guint         key)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean in_entry = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry));
  gboolean in_view = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view));

  if (key == GDK_KEY_Escape)
    {
      g_signal_emit (self, signals[LEFT], 0);
      return TRUE;
    }
  if (key == GDK_KEY_Down && in_entry && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (key == GDK_KEY_Up && in_view && gtk_single_selection_get_selected (self->selection) == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  return FALSE;
}

/* --- the page -------------------------------------------------------------------------------------------------------------------------------- */

static gboolean
df_search_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DF_SEARCH_PAGE (widget)->entry));
}

static void
df_search_page_dispose (GObject *object)
{
  DfSearchPage *self = DF_SEARCH_PAGE (object);

  g_clear_handle_id (&self->updating, g_source_remove);
  if (self->view != NULL)
    {
      gtk_list_view_set_model (self->view, NULL);
      gtk_list_view_set_factory (self->view, NULL);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->lists);
  gtk_widget_dispose_template (GTK_WIDGET (self), DF_TYPE_SEARCH_PAGE);
  g_ptr_array_set_size (self->kinds, 0);
  g_clear_object (&self->scope);
  g_clear_object (&self->repository);

  G_OBJECT_CLASS (df_search_page_parent_class)->dispose (object);
}

static void
df_search_page_finalize (GObject *object)
{
  DfSearchPage *self = DF_SEARCH_PAGE (object);

  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->bound);

  G_OBJECT_CLASS (df_search_page_parent_class)->finalize (object);
}

static void
df_search_page_class_init (DfSearchPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = df_search_page_dispose;
  object_class->finalize = df_search_page_finalize;
  widget_class->grab_focus = df_search_page_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", DF_TYPE_SEARCH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, DF_TYPE_RECORD);
  signals[ALL_WANTED] = g_signal_new ("all-wanted", DF_TYPE_SEARCH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", DF_TYPE_SEARCH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dreamfest/Dreamfest/ui/search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DfSearchPage, split);
  gtk_widget_class_bind_template_child (widget_class, DfSearchPage, jumps);
  gtk_widget_class_bind_template_child (widget_class, DfSearchPage, entry);
  gtk_widget_class_bind_template_child (widget_class, DfSearchPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, DfSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DfSearchPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, DfSearchPage, view);
  gtk_widget_class_bind_template_callback (widget_class, df_search_page_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_search_page_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_search_page_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_search_page_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_search_page_activate_cb);
}

static void
df_search_page_init (DfSearchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->scope = df_pages_new_scope ();
  self->kinds = g_ptr_array_new_with_free_func (df_found_free);
  self->bound = g_ptr_array_new ();
  self->lists = g_list_store_new (G_TYPE_LIST_MODEL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (self->lists)))));
  df_search_page_make_rows (self);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

GtkWidget *
df_search_page_new (DfRepository *repository)
{
  DfSearchPage *self;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository), NULL);

  self = g_object_new (DF_TYPE_SEARCH_PAGE, NULL);
  self->repository = g_object_ref (repository);

  return GTK_WIDGET (self);
}

void
df_search_page_add (DfSearchPage *self,
                    const char   *table,
                    const char   *row)
{
  DfFound *kind;

  g_return_if_fail (DF_IS_SEARCH_PAGE (self));

  kind = g_new0 (DfFound, 1);
  kind->table = df_catalog_find_table (df_repository_get_catalog (self->repository), table);
  kind->row = g_strdup (row);
  kind->list = df_repository_list (self->repository, kind->table);
  kind->best = g_list_store_new (DF_TYPE_RECORD);
  g_signal_connect_object (kind->list, "items-changed", G_CALLBACK (queue_update), self, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (kind->list, "notify::waiting", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->kinds, kind);
  g_list_store_append (self->lists, kind->best);
  df_search_page_add_jump (self, kind);
}

void
df_search_page_set_words (DfSearchPage *self,
                          const char   *words)
{
  g_return_if_fail (DF_IS_SEARCH_PAGE (self));

  gtk_editable_set_text (self->entry, words != NULL ? words : "");
  gtk_editable_set_position (self->entry, -1);
}

const char *
df_search_page_get_words (DfSearchPage *self)
{
  g_return_val_if_fail (DF_IS_SEARCH_PAGE (self), NULL);

  return gtk_editable_get_text (self->entry);
}
