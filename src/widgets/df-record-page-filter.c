/* df-record-page-filter.c
 *
 * What the page's list is narrowed to: a menu of what there is, and chips of what is chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-page-private.h"

#include <glib/gi18n.h>

#include "record/df-filter.h"
#include "widgets/df-widget-private.h"

/* So many values can be chosen from in a menu. */
#define MOST_CHOICES 200
/* More than these are a menu of their own. */
#define MOST_BESIDE 8

/* --- words ------------------------------------------------------------------------------------------------------------------------------- */

static char **
df_record_page_list_filter_words (DfRecordPage *self)
{
  const char *filter = self->list != NULL ? df_record_list_get_filter (self->list) : NULL;

  return filter != NULL ? g_strsplit (filter, " ", -1) : g_new0 (char *, 1);
}

static void
df_record_page_toggle_filter (DfRecordPage *self,
                              const char   *word)
{
  g_auto(GStrv) words = df_record_page_list_filter_words (self);
  g_autoptr(GPtrArray) list = g_ptr_array_new ();
  g_autofree char *filter = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_str_equal (words[i], word))
      g_ptr_array_add (list, words[i]);
  if (!g_strv_contains ((const char *const *) words, word))
    g_ptr_array_add (list, (char *) word);
  g_ptr_array_add (list, NULL);
  filter = g_strjoinv (" ", (char **) list->pdata);
  df_record_page_set_filter (self, filter);
}

void
df_record_page_set_filter (DfRecordPage *self,
                           const char   *words)
{
  if (self->list == NULL)
    return;

  self->top_then = TRUE;
  df_record_list_set_filter (self->list, words);
  df_record_page_scroll (self);
}

/* --- the menu ------------------------------------------------------------------------------------------------------------------------------ */

static void
df_record_page_filter_toggled_cb (DfRecordPage  *self,
                                  GVariant      *parameter,
                                  GSimpleAction *action)
{
  guint64 number = g_ascii_strtoull (g_action_get_name (G_ACTION (action)) + 1, NULL, 10);
  g_autofree char *word = g_strdup (g_ptr_array_index (self->filter_words, number));

  df_record_page_toggle_filter (self, word);
}

/* What people choose from, each with an action that says whether it is chosen. */
typedef struct
{
  DfRecordPage       *page;
  GSimpleActionGroup *actions;
  char              **chosen;
} DfFilterMenu;

static void
df_filter_menu_append (DfFilterMenu   *self,
                       GMenu          *menu,
                       const DfFilter *filter,
                       const DfValue  *value)
{
  DfFilterTerm term = { *filter, value != NULL ? *value : (DfValue) DF_VALUE_INIT };
  char *word = df_filter_format_word (filter, value);
  g_autofree char *title = df_filter_format_title (&term, self->page->table, DF_RESOLVER (self->page->repository));
  g_autofree char *name = g_strdup_printf ("n%u", self->page->filter_words->len);
  g_autofree char *detailed = g_strconcat ("filter.", name, NULL);
  g_autoptr(GSimpleAction) action = NULL;
  g_autoptr(GMenuItem) item = NULL;

  g_ptr_array_add (self->page->filter_words, word);
  if (title == NULL)
    return;

  action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (g_strv_contains ((const char *const *) self->chosen, word)));
  g_signal_connect_object (action, "activate", G_CALLBACK (df_record_page_filter_toggled_cb), self->page, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  item = g_menu_item_new (title, detailed);
  g_menu_append_item (menu, item);
}

static void
df_filter_menu_append_records (DfFilterMenu   *self,
                               GMenu          *menu,
                               const DfFilter *filter)
{
  const DfTable *table = df_table_for_type (self->page->table->columns[filter->column]->reference ());
  g_autoptr(DfRecordList) records = df_repository_list (self->page->repository, table);
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (records)), MOST_CHOICES);

  for (guint i = 0; i < n; i++)
    df_filter_menu_append (self, menu, filter, &DF_VALUE_INTEGER (df_record_list_get_id (records, i)));
}

/* The values of a field, under its title. */
static void
df_filter_menu_append_values (DfFilterMenu   *self,
                              GMenu          *menu,
                              const DfFilter *filter)
{
  const DfField *field = self->page->table->columns[filter->column];
  g_autoptr(GMenu) choices = g_menu_new ();

  if (field->reference != NULL)
    df_filter_menu_append_records (self, choices, filter);
  else
    {
      g_autoptr(GArray) values = df_record_list_list_values (self->page->list, field->name, MOST_CHOICES);

      for (guint i = 0; i < values->len; i++)
        df_filter_menu_append (self, choices, filter, &g_array_index (values, DfValue, i));
    }

  if (g_menu_model_get_n_items (G_MENU_MODEL (choices)) > MOST_BESIDE)
    g_menu_append_submenu (menu, _(field->title), G_MENU_MODEL (choices));
  else if (g_menu_model_get_n_items (G_MENU_MODEL (choices)) > 0)
    g_menu_append_section (menu, _(field->title), G_MENU_MODEL (choices));
}

/* Made anew each time: who can be chosen, and who is, may be others. */
static void
df_record_page_filter_wanted_cb (GtkMenuButton *button,
                                 gpointer       page)
{
  DfRecordPage *self = page;
  g_autoptr(GArray) filters = NULL;
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_auto(GStrv) chosen = df_record_page_list_filter_words (self);
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) ready = g_menu_new ();
  g_autoptr(GMenu) all = g_menu_new ();
  DfFilterMenu building = { self, actions, chosen };

  if (self->list == NULL)
    return;

  g_clear_pointer (&self->filter_words, g_ptr_array_unref);
  self->filter_words = g_ptr_array_new_with_free_func (g_free);
  filters = df_filter_list (df_repository_get_catalog (self->repository), self->table);
  for (guint i = 0; i < filters->len; i++)
    df_filter_menu_append (&building, ready, &g_array_index (filters, DfFilter, i), NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ready));
  for (guint i = 0; i < filters->len; i++)
    if (g_array_index (filters, DfFilter, i).column >= 0)
      df_filter_menu_append_values (&building, menu, &g_array_index (filters, DfFilter, i));
  g_menu_append (all, _("Show All"), "page.show-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));

  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (actions));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* --- chips --------------------------------------------------------------------------------------------------------------------------------- */

static void
df_record_page_chip_clicked_cb (DfRecordPage *self,
                                GtkWidget    *chip)
{
  g_autofree char *word = g_strdup (g_object_get_data (G_OBJECT (chip), "word"));

  /* The chip that has the focus goes. */
  df_record_page_focus_row (self);
  df_record_page_toggle_filter (self, word);
}

static GtkWidget *
df_record_page_new_chip (DfRecordPage       *self,
                         const DfFilterTerm *term,
                         const char         *title)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *tooltip = df_text_insert (_("Remove “%s”"), title);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", title, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "window-close-symbolic", "pixel-size", 12,
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "df-filter");
  gtk_widget_set_tooltip_text (chip, tooltip);
  df_widget_set_label (chip, title);
  g_object_set_data_full (G_OBJECT (chip), "word", df_filter_format_word (&term->filter, &term->value), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (df_record_page_chip_clicked_cb), self, G_CONNECT_SWAPPED);

  return chip;
}

static GArray *
df_record_page_list_terms (DfRecordPage *self)
{
  return df_filter_parse (df_repository_get_catalog (self->repository), self->table, df_record_list_get_filter (self->list));
}

static void
df_record_page_update_chips (DfRecordPage *self)
{
  g_autoptr(GArray) terms = df_record_page_list_terms (self);

  df_widget_clear (GTK_WIDGET (self->chips));
  for (guint i = 0; i < terms->len; i++)
    {
      const DfFilterTerm *term = &g_array_index (terms, DfFilterTerm, i);
      g_autofree char *title = df_filter_format_title (term, self->table, DF_RESOLVER (self->repository));

      if (title != NULL)
        df_wrap_append (self->chips, df_record_page_new_chip (self, term, title));
    }
  if (terms->len > 1)
    {
      GtkWidget *all = gtk_button_new_with_label (_("Show All"));

      gtk_widget_set_css_classes (all, (const char *[]) { "flat", "df-do", "df-all", NULL });
      gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "page.show-all");
      df_wrap_append (self->chips, all);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), terms->len > 0);
  df_widget_set_class (GTK_WIDGET (self->filter), "df-on", terms->len > 0);
}

void
df_record_page_filter_changed_cb (DfRecordPage *self)
{
  df_record_page_update_chips (self);
  df_record_page_update_list (self);
  g_object_notify (G_OBJECT (self), "filter");
}

void
df_record_page_filter_outdated_cb (DfRecordPage *self)
{
  const char *filter = self->list != NULL ? df_record_list_get_filter (self->list) : NULL;
  g_autofree char *same = g_strdup (filter);

  if (same == NULL)
    return;

  df_record_list_set_filter (self->list, same);
  df_record_page_update_chips (self);
}

char *
df_record_page_describe_filter (DfRecordPage *self,
                                gboolean      none)
{
  g_autoptr(GArray) terms = df_record_page_list_terms (self);
  g_autoptr(GString) titles = g_string_new (NULL);

  if (terms->len == 0)
    return NULL;
  if (none && terms->len == 1 && g_array_index (terms, DfFilterTerm, 0).filter.declared != NULL)
    return g_strdup (_(g_array_index (terms, DfFilterTerm, 0).filter.declared->none));

  for (guint i = 0; i < terms->len; i++)
    {
      g_autofree char *title = df_filter_format_title (&g_array_index (terms, DfFilterTerm, i), self->table, DF_RESOLVER (self->repository));

      g_string_append_printf (titles, i > 0 ? " · %s" : "%s", title != NULL ? title : "");
    }

  return none ? g_strdup_printf (_("No results for “%s”"), titles->str) : g_strdup (titles->str);
}

/* --- the button ------------------------------------------------------------------------------------------------------------------------------ */

static void
df_record_page_show_all_cb (DfRecordPage *self)
{
  df_record_page_focus_row (self);
  df_record_page_set_filter (self, NULL);
}

void
df_record_page_add_filter (DfRecordPage *self)
{
  g_autoptr(GSimpleAction) all = g_simple_action_new ("show-all", NULL);

  g_signal_connect_object (all, "activate", G_CALLBACK (df_record_page_show_all_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (all));
  gtk_menu_button_set_create_popup_func (self->filter, df_record_page_filter_wanted_cb, self, NULL);
}

void
df_record_page_open_filter (DfRecordPage *self)
{
  g_return_if_fail (DF_IS_RECORD_PAGE (self));

  df_split_view_set_showing_main (self->split, FALSE);
  gtk_menu_button_popup (self->filter);
}
