/* df-window-pages.c
 *
 * The window's pages: a table of what they are, the switcher between them, what the header bar says of the one that is shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "festival/df-clashes.h"
#include "pages/df-clashes-page.h"
#include "pages/df-pages.h"
#include "pages/df-settings.h"
#include "pages/df-welcome-page.h"
#include "widgets/df-split-view.h"
#include "widgets/df-widgets.h"

const DfPage df_window_pages[] = {
  { "performers", N_("Performers"), N_("Performer"), N_("Add Performer"), "new-performer", "system-users-symbolic",
    DF_RESOURCES "ui/row/performer.ui", DF_RESOURCES "ui/performers.ui", DF_RESOURCES "ui/performers-detail.ui" },
  { "events", N_("Events"), N_("Event"), N_("Add Event"), "new-event", "emblem-music-symbolic",
    DF_RESOURCES "ui/row/event.ui", DF_RESOURCES "ui/events.ui", DF_RESOURCES "ui/events-detail.ui" },
  { "stages", N_("Stages"), N_("Stage"), N_("Add Stage"), "new-stage", "mark-location-symbolic",
    DF_RESOURCES "ui/row/stage.ui", DF_RESOURCES "ui/stages.ui", DF_RESOURCES "ui/stages-detail.ui" },
  { "clashes", N_("Clashes"), N_("Clash"), NULL, NULL, "dialog-warning-symbolic", NULL, DF_RESOURCES "ui/clashes.ui", NULL },
};
const guint df_window_n_pages = G_N_ELEMENTS (df_window_pages);

/* --- the switcher: in the header bar, or below where it is narrow ------------------------------------------------------------------- */

/* How many clashes there are: in words and a number on the page's switch, which stands in both switchers. */
static GtkWidget *
new_badge (void)
{
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_set_css_classes (badge, (const char *[]) { "df-badge", "df-num", NULL });
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (badge, GTK_ALIGN_CENTER);
  gtk_widget_hide (badge);

  return badge;
}

static void
update_badge (GtkWidget *switcher,
              guint      n)
{
  GtkWidget *button = gtk_widget_get_first_child (switcher);
  GtkWidget *badge = NULL;
  g_autofree char *number = g_strdup_printf ("%'u", n);
  /* Translators: the page of clashes, and how many there are */
  g_autofree char *name = df_format_count (ngettext ("Clashes, %u", "Clashes, %u", n), n);

  for (guint i = 0; button != NULL && df_window_pages[i].detail != NULL; i++)
    button = gtk_widget_get_next_sibling (button);
  if (button == NULL)
    return;

  badge = g_object_get_data (G_OBJECT (button), "badge");
  gtk_label_set_label (GTK_LABEL (badge), number);
  gtk_widget_set_visible (badge, n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, n > 0 ? name : _("Clashes"), -1);
}

void
df_window_update_badges (DfWindow *self)
{
  DfRepository *repository = df_document_get_repository (self->document);
  guint n = repository != NULL ? df_clashes_count_open (df_clashes_get (repository)) : 0;

  update_badge (self->switcher, n);
  update_badge (self->bottom_switcher, n);
}

static GtkWidget *
new_switch (const DfPage *page,
            gboolean      bottom)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (bottom ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, bottom ? 2 : 8);

  GtkWidget *badge = page->detail == NULL ? new_badge () : NULL;
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_set_halign (top, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (top), g_object_new (GTK_TYPE_IMAGE, "icon-name", page->icon,
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (content), top);
  /* Cut short if need be, so that the switcher does not keep a window from becoming narrow. */
  gtk_box_append (GTK_BOX (content), g_object_new (GTK_TYPE_LABEL, "label", _(page->title), "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  /* Below there is no room beside the words. */
  if (badge != NULL)
    gtk_box_append (GTK_BOX (bottom ? top : content), badge);
  g_object_set_data (G_OBJECT (button), "badge", badge);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", page->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(page->title), -1);
  if (bottom)
    {
      gtk_widget_set_hexpand (button, TRUE);
      gtk_widget_add_css_class (button, "flat");
    }

  return button;
}

void
df_window_build_switchers (DfWindow *self)
{
  if (df_window_n_pages < 2)
    return;

  for (guint i = 0; i < df_window_n_pages; i++)
    {
      gtk_box_append (GTK_BOX (self->switcher), new_switch (&df_window_pages[i], FALSE));
      gtk_box_append (GTK_BOX (self->bottom_switcher), new_switch (&df_window_pages[i], TRUE));
    }
}

/* --- pages -------------------------------------------------------------------------------------------------------------------------- */

DfRecordPage *
df_window_get_page (DfWindow *self)
{
  GtkWidget *page;

  g_return_val_if_fail (DF_IS_WINDOW (self), NULL);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "pages") != 0)
    return NULL;

  page = gtk_stack_get_visible_child (self->pages);

  return DF_IS_RECORD_PAGE (page) ? DF_RECORD_PAGE (page) : NULL;
}

/* Whether the pages are there, whichever is shown, and not the welcome. */
static gboolean
shows_pages (DfWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "pages") == 0 && gtk_stack_get_visible_child (self->pages) != NULL;
}

static void
drafting_changed_cb (DfWindow     *self,
                     GParamSpec   *pspec,
                     DfRecordPage *page)
{
  gboolean drafting;

  g_object_get (page, "drafting", &drafting, NULL);
  /* A draft that was dropped leaves an empty festival where it began. */
  if (!drafting)
    self->begun = FALSE;

  df_window_update_view (self);
}

/* @page is what a detail speaks of; NULL where the page itself is made. */
static GtkBuilder *
load_layout (DfWindow     *self,
             const char   *layout,
             DfRecordPage *page)
{
  GtkBuilder *builder = gtk_builder_new ();
  g_autoptr(GtkBuilderScope) scope = df_pages_new_scope ();
  g_autoptr(GError) error = NULL;

  gtk_builder_set_scope (builder, scope);
  gtk_builder_expose_object (builder, "repository", G_OBJECT (df_document_get_repository (self->document)));
  gtk_builder_expose_object (builder, "document", G_OBJECT (self->document));
  if (page != NULL)
    gtk_builder_expose_object (builder, "page", G_OBJECT (page));
  if (!gtk_builder_add_from_resource (builder, layout, &error))
    g_error ("%s: %s", layout, error->message);

  return builder;
}

static const DfPage *
find_page (DfWindow     *self,
           DfRecordPage *widget)
{
  for (guint i = 0; i < df_window_n_pages; i++)
    if (gtk_stack_get_child_by_name (self->pages, df_window_pages[i].name) == GTK_WIDGET (widget))
      return &df_window_pages[i];

  g_assert_not_reached ();
}

/* A page's detail is made when there is something to show in it, so that no first frame waits for it. */
static void
page_changed_cb (DfWindow     *self,
                 GParamSpec   *pspec,
                 DfRecordPage *page)
{
  g_autoptr(GtkBuilder) builder = NULL;

  if (df_record_page_get_record (page) == NULL)
    return;

  g_signal_handlers_disconnect_by_func (page, page_changed_cb, self);
  builder = load_layout (self, find_page (self, page)->detail, page);
  g_object_set (page, "child", gtk_builder_get_object (builder, "detail"), NULL);
}

static void
build_page (DfWindow     *self,
            const DfPage *page)
{
  g_autoptr(GtkBuilder) builder = load_layout (self, page->layout, NULL);
  GtkWidget *widget = GTK_WIDGET (gtk_builder_get_object (builder, "page"));

  gtk_stack_add_named (self->pages, widget, page->name);
  g_signal_connect_object (widget, "notify::folded", G_CALLBACK (df_window_update_view), self, G_CONNECT_SWAPPED);
  if (!DF_IS_RECORD_PAGE (widget))
    return;

  /* Any property, and before the others: which of those that come with a record is told first is GObject's affair. */
  g_signal_connect_object (widget, "notify", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "notify::can-go-back", G_CALLBACK (df_window_update_view), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "notify::drafting", G_CALLBACK (drafting_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "notify::has-record", G_CALLBACK (df_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "notify::n-selected", G_CALLBACK (df_window_update_view), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->document, "editable", widget, "editable", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (widget, "notify::searching", G_CALLBACK (df_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "notify::order", G_CALLBACK (df_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "notify::as-columns", G_CALLBACK (df_window_update_actions), self, G_CONNECT_SWAPPED);
  df_settings_follow_page (DF_RECORD_PAGE (widget));
}

/* A page is made when it is shown first, so that a window opens with one. */
static void
ensure_page (DfWindow *self)
{
  if (df_document_get_repository (self->document) == NULL)
    return;

  if (gtk_stack_get_child_by_name (self->pages, self->page->name) == NULL)
    build_page (self, self->page);

  df_stack_show (self->pages, self->page->name);
}

/* Most windows never show it. */
static void
ensure_welcome (DfWindow *self)
{
  if (gtk_stack_get_child_by_name (self->views, "welcome") == NULL)
    gtk_stack_add_named (self->views, g_object_new (DF_TYPE_WELCOME_PAGE, NULL), "welcome");
}

void
df_window_take_focus (DfWindow *self)
{
  if (df_window_get_page (self) != NULL)
    df_record_page_take_focus (df_window_get_page (self));
  else if (DF_IS_CLASHES_PAGE (gtk_stack_get_visible_child (self->pages)))
    df_clashes_page_take_focus (DF_CLASHES_PAGE (gtk_stack_get_visible_child (self->pages)));
}

void
df_window_show_page (DfWindow     *self,
                     const DfPage *page)
{
  gboolean is_another = self->page != page || df_window_is_searching (self);

  self->page = page;
  df_window_end_search (self);
  ensure_page (self);
  df_window_update_view (self);
  /* Whoever asked for a page wants to be there, and not in the switcher or behind what is not shown any more. */
  if (is_another)
    df_window_take_focus (self);
}

void
df_window_begin_page (DfWindow     *self,
                      const DfPage *page)
{
  self->begun = TRUE;
  df_window_show_page (self, page);
}

const char *
df_window_get_kind (const DfTable *table)
{
  g_autofree char *kind = NULL;

  for (guint i = 0; i < df_window_n_pages; i++)
    if (g_str_equal (df_window_pages[i].name, table->name))
      return _(df_window_pages[i].one);

  if (df_table_is_link (table))
    return _("Link");
  kind = df_table_format_singular (table);

  return g_intern_string (kind);
}

gboolean
df_window_has_page (const DfTable *table)
{
  for (guint i = 0; i < df_window_n_pages; i++)
    if (g_str_equal (df_window_pages[i].name, table->name))
      return TRUE;

  return FALSE;
}

gboolean
df_window_show_record (DfWindow *self,
                       DfRecord *record)
{
  for (guint i = 0; i < df_window_n_pages; i++)
    if (g_str_equal (df_window_pages[i].name, df_record_get_table (record)->name))
      {
        df_window_show_page (self, &df_window_pages[i]);
        if (df_window_get_page (self) != NULL)
          {
            df_record_page_set_record (df_window_get_page (self), record);
            df_record_page_take_focus (df_window_get_page (self));
          }
        return TRUE;
      }

  return FALSE;
}

void
df_window_show_clashes (DfWindow *self)
{
  DfRecordPage *page = df_window_get_page (self);
  g_autoptr(DfRecord) record = page != NULL && df_record_page_get_record (page) != NULL ? g_object_ref (df_record_page_get_record (page)) : NULL;
  GtkWidget *shown;

  for (guint i = 0; i < df_window_n_pages; i++)
    if (g_str_equal (df_window_pages[i].name, "clashes"))
      df_window_show_page (self, &df_window_pages[i]);

  shown = gtk_stack_get_visible_child (self->pages);
  if (record == NULL || !DF_IS_CLASHES_PAGE (shown))
    return;

  df_clashes_page_choose (DF_CLASHES_PAGE (shown), record);
}

/* --- the header bar ------------------------------------------------------------------------------------------------------------------ */

static gboolean
get_flag (DfRecordPage *page,
          const char   *name)
{
  gboolean value = FALSE;

  if (page != NULL)
    g_object_get (page, name, &value, NULL);

  return value;
}

/* A page that was made just now, or shown last when the window was wide, does not know yet. */
static gboolean
is_folded (DfWindow     *self,
           DfRecordPage *page)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->pages));
  int height;

  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);

  return (shows_pages (self) || df_window_is_searching (self)) && (width > 0 ? width < DF_SPLIT_VIEW_FOLD : page != NULL && df_record_page_get_folded (page));
}

/* GTK keeps as much room left of a title as right of it, so three buttons of the window alone would keep it from becoming narrow: there it has
 * the one that closes it, where the user has it. */
static void
update_decoration (DfWindow *self,
                   gboolean  folded)
{
  g_autofree char *wanted = NULL;
  g_autofree char *layout = NULL;
  const char *middle;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-decoration-layout", &wanted, NULL);
  middle = wanted != NULL ? strchr (wanted, ':') : NULL;
  if (folded && middle != NULL && strstr (wanted, "close") != NULL)
    layout = g_strdup (strstr (wanted, "close") < middle ? "close:" : ":close");

  gtk_header_bar_set_decoration_layout (GTK_HEADER_BAR (gtk_window_get_titlebar (GTK_WINDOW (self))), layout);
}

static void
update_header (DfWindow *self)
{
  DfRecordPage *page = df_window_get_page (self);
  gboolean folded = is_folded (self, page);
  gboolean detail = get_flag (page, "can-go-back");
  gboolean several = shows_pages (self) && df_window_n_pages > 1;
  guint n_selected = 0;
  g_autofree char *title = NULL;
  g_autofree char *action = page != NULL ? g_strconcat ("win.", self->page->add_action, NULL) : NULL;

  update_decoration (self, folded);
  gtk_widget_set_visible (self->back, detail || df_window_is_searching (self));
  gtk_widget_set_visible (self->add, page != NULL && !detail);
  gtk_widget_set_visible (self->search, page != NULL && !detail);
  gtk_widget_set_visible (self->switcher, several && !folded);
  gtk_widget_set_visible (self->bottom_switcher, several && folded && !detail);
  gtk_widget_set_visible (self->title, !several || folded);

  if (page != NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), action);
      gtk_widget_set_tooltip_text (self->add, _(self->page->add));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->page->add), -1);
    }

  if (page != NULL)
    g_object_get (page, "n-selected", &n_selected, NULL);
  if (df_window_is_searching (self))
    gtk_label_set_label (GTK_LABEL (self->title), _("Search Everywhere"));
  else if (detail && n_selected < 2)
    gtk_label_set_label (GTK_LABEL (self->title), _(self->page->one));
  else if (folded && several)
    gtk_label_set_label (GTK_LABEL (self->title), _(self->page->title));
  else
    gtk_label_set_label (GTK_LABEL (self->title), df_document_get_title (self->document));

  /* Translators: the title of a window: a festival's name, and the program's. */
  title = g_strdup_printf (_("%s – Dreamfest"), df_document_get_title (self->document));
  gtk_window_set_title (GTK_WINDOW (self), df_document_get_repository (self->document) != NULL ? title : _("Dreamfest"));

  /* A toast stands in the middle of the page, not of the window. */
  if (page != NULL && !df_record_page_get_folded (page))
    gtk_widget_add_css_class (GTK_WIDGET (self->toaster), "df-beside");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->toaster), "df-beside");
}

void
df_window_update_view (DfWindow *self)
{
  gboolean welcome = df_document_is_empty (self->document) && !self->begun;
  gboolean had_page = shows_pages (self);

  if (welcome)
    {
      ensure_welcome (self);
      df_window_drop_search (self);
    }
  else
    ensure_page (self);

  df_stack_show (self->views, welcome ? "welcome" : df_window_is_searching (self) ? "search" : "pages");
  update_header (self);
  df_window_update_actions (self);
  /* A window opens where its rows are, not at the first of its buttons; so does a festival that was empty. */
  if (!had_page && df_window_get_page (self) != NULL)
    df_record_page_take_focus (df_window_get_page (self));
}
