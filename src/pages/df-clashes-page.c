/* df-clashes-page.c
 *
 * What clashes, the worst first, and what can be done about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-clashes-page.h"

#include <glib/gi18n.h>

#include "festival/df-clash-list.h"
#include "festival/df-clash-words.h"
#include "pages/df-clash-row.h"
#include "pages/df-document.h"
#include "widgets/df-clamp.h"
#include "widgets/df-split-view.h"
#include "widgets/df-status-page.h"

struct _DfClashesPage
{
  GtkWidget           parent_instance;

  DfRepository       *repository;
  DfDocument         *document;
  DfClashList        *list;
  GPtrArray          *bound;        /* GtkListItems that show a clash now; borrowed */
  GtkSingleSelection *selection;
  GtkWidget          *split;        /* of one pane: it knows when a page is narrow */
  GtkWidget          *stack;
  GtkWidget          *view;
};

enum
{
  PROP_REPOSITORY = 1,
  PROP_DOCUMENT,
  PROP_FOLDED
};

G_DEFINE_FINAL_TYPE (DfClashesPage, df_clashes_page, GTK_TYPE_WIDGET)

/* --- rows ------------------------------------------------------------------------------------------------------------------------------------ */

/* Above the first of a rule, and above the first that was accepted. */
static char *
dup_heading (DfClashesPage *self,
             guint          position)
{
  g_autoptr(DfClashItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  g_autoptr(DfClashItem) before = position > 0 ? g_list_model_get_item (G_LIST_MODEL (self->list), position - 1) : NULL;
  const DfClash *clash = item != NULL ? df_clash_item_get_clash (item) : NULL;
  const DfClash *last = before != NULL ? df_clash_item_get_clash (before) : NULL;

  if (clash == NULL)
    return NULL;
  if (clash->accepted != 0)
    return last == NULL || last->accepted == 0 ? g_strdup (_("Accepted")) : NULL;

  return last == NULL || last->rule != clash->rule ? g_strdup (df_clash_rule_get_title (clash->rule)) : NULL;
}

static void
show_row (DfClashesPage *self,
          GtkListItem   *item)
{
  guint position = gtk_list_item_get_position (item);
  DfClashItem *clash = gtk_list_item_get_item (item);
  g_autofree char *heading = NULL;

  if (clash == NULL)
    return;
  heading = dup_heading (self, position);
  df_clash_row_show (DF_CLASH_ROW (gtk_list_item_get_child (item)), df_clash_item_get_clash (clash), heading, gtk_list_item_get_selected (item));
}

static void
selected_cb (GtkListItem   *item,
             GParamSpec    *pspec,
             DfClashesPage *self)
{
  show_row (self, item);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          DfClashesPage      *self)
{
  gtk_list_item_set_child (item, df_clash_row_new (self->repository, self->document));
  g_signal_connect_object (item, "notify::selected", G_CALLBACK (selected_cb), self, 0);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         DfClashesPage      *self)
{
  g_ptr_array_add (self->bound, item);
  show_row (self, item);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item,
           DfClashesPage      *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

/* Names and headings may be others, though the clashes are the same. Where somebody types a reason nothing moves. */
static void
clashes_changed_cb (DfClashesPage *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->bound, i);

      if (!df_clash_row_is_in_use (DF_CLASH_ROW (gtk_list_item_get_child (item))))
        show_row (self, item);
    }
}

/* --- the page -------------------------------------------------------------------------------------------------------------------------------- */

static void
update (DfClashesPage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 ? "list" : "none");
}

static GtkWidget *
make_view (DfClashesPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = df_clamp_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->view, "df-pick");
  gtk_widget_add_css_class (self->view, "df-clashes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Clashes"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  df_clamp_set_child (DF_CLAMP (clamp), scrolled);
  gtk_widget_set_margin_top (clamp, 12);

  return clamp;
}

static void
folded_cb (DfClashesPage *self)
{
  g_object_notify (G_OBJECT (self), "folded");
}

static void
df_clashes_page_constructed (GObject *object)
{
  DfClashesPage *self = DF_CLASHES_PAGE (object);

  G_OBJECT_CLASS (df_clashes_page_parent_class)->constructed (object);

  self->stack = gtk_stack_new ();
  self->split = df_split_view_new ();
  g_object_set (self->split, "main", self->stack, "showing-main", TRUE, NULL);
  g_signal_connect_object (self->split, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->split, GTK_WIDGET (self));
}

static void
set_repository (DfClashesPage *self,
                DfRepository  *repository)
{
  GtkWidget *none = df_status_page_new ();

  self->repository = g_object_ref (repository);
  self->list = df_clash_list_new (repository);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  g_object_set (none, "title", _("No Clashes"), "description", _("Everybody can be where they should be, and every stage has the time it needs."), NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), make_view (self), "list");
  g_signal_connect_object (df_clashes_get (repository), "changed", G_CALLBACK (clashes_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
df_clashes_page_set_property (GObject      *object,
                              guint         property,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  DfClashesPage *self = DF_CLASHES_PAGE (object);

  if (property == PROP_DOCUMENT)
    self->document = g_value_dup_object (value);
  else
    set_repository (self, g_value_get_object (value));
}

static void
df_clashes_page_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  g_value_set_boolean (value, df_split_view_get_folded (DF_SPLIT_VIEW (DF_CLASHES_PAGE (object)->split)));
}

static void
df_clashes_page_dispose (GObject *object)
{
  DfClashesPage *self = DF_CLASHES_PAGE (object);

  g_clear_pointer (&self->split, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->document);
  g_clear_object (&self->repository);

  G_OBJECT_CLASS (df_clashes_page_parent_class)->dispose (object);
}

static void
df_clashes_page_finalize (GObject *object)
{
  g_ptr_array_unref (DF_CLASHES_PAGE (object)->bound);

  G_OBJECT_CLASS (df_clashes_page_parent_class)->finalize (object);
}

static void
df_clashes_page_class_init (DfClashesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = df_clashes_page_constructed;
  object_class->get_property = df_clashes_page_get_property;
  object_class->set_property = df_clashes_page_set_property;
  object_class->dispose = df_clashes_page_dispose;
  object_class->finalize = df_clashes_page_finalize;
  g_object_class_install_property (object_class, PROP_REPOSITORY, g_param_spec_object ("repository", NULL, NULL, DF_TYPE_REPOSITORY, flags));
  g_object_class_install_property (object_class, PROP_DOCUMENT, g_param_spec_object ("document", NULL, NULL, DF_TYPE_DOCUMENT, flags));
  g_object_class_install_property (object_class, PROP_FOLDED,
                                   g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
df_clashes_page_init (DfClashesPage *self)
{
  self->bound = g_ptr_array_new ();
}

void
df_clashes_page_take_focus (DfClashesPage *self)
{
  g_return_if_fail (DF_IS_CLASHES_PAGE (self));

  if (self->view == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;

  /* The worst stands open: what can be done about a clash is seen at once. */
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (self->view);
}

void
df_clashes_page_choose (DfClashesPage *self,
                        DfRecord      *record)
{
  g_autoptr(GArray) own = NULL;
  guint n;

  g_return_if_fail (DF_IS_CLASHES_PAGE (self));
  g_return_if_fail (DF_IS_RECORD (record));

  own = df_clashes_list_of (record);
  n = self->list != NULL && own->len > 0 ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(DfClashItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (df_clash_compare (df_clash_item_get_clash (item), &g_array_index (own, DfClash, 0)) != 0)
        continue;

      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", i);
      break;
    }

  /* Where the keys go on from. */
  for (guint i = 0; n > 0 && i < self->bound->len; i++)
    if (gtk_list_item_get_selected (self->bound->pdata[i]))
      gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (self->bound->pdata[i])));
}
