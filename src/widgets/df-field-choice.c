/* df-field-choice.c
 *
 * The editor of a reference, or of a text that is one of a list: a button that shows what there is to choose from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-field-choice-private.h"

#include <glib/gi18n.h>

#include "store/df-record-list.h"
#include "widgets/df-field-editor-private.h"
#include "widgets/df-widget-private.h"

/* So many can be looked over without a search. */
#define FEW 8

static GtkLabel *
df_field_choice_get_label (GtkWidget *editor)
{
  return GTK_LABEL (gtk_widget_get_first_child (gtk_menu_button_get_child (GTK_MENU_BUTTON (editor))));
}

static const char *
df_field_choice_get_title (gpointer item)
{
  if (GTK_IS_STRING_OBJECT (item))
    return gtk_string_object_get_string (item);

  return DF_IS_RECORD (item) ? df_record_get_title (item) : _("None");
}

/* --- rows ---------------------------------------------------------------------------------------------------------------------------------- */

static void
df_field_choice_setup_cb (GtkListItemFactory *factory,
                          GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
df_field_choice_show_title (GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *row = df_widget_find_row (label);
  const char *title = df_field_choice_get_title (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), title);
  if (row != NULL)
    df_widget_set_label (row, title);
}

static void
df_field_choice_bind_cb (GtkListItemFactory *factory,
                         GtkListItem        *item)
{
  if (DF_IS_RECORD (gtk_list_item_get_item (item)))
    g_signal_connect_swapped (gtk_list_item_get_item (item), "notify::title", G_CALLBACK (df_field_choice_show_title), item);
  df_field_choice_show_title (item);
}

static void
df_field_choice_unbind_cb (GtkListItemFactory *factory,
                           GtkListItem        *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), df_field_choice_show_title, item);
}

static void
df_field_choice_activate_cb (DfFieldRow  *row,
                             guint        position,
                             GtkListView *view)
{
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);
  GtkWidget *button = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_MENU_BUTTON);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  if (GTK_IS_STRING_OBJECT (item))
    df_field_row_choose (row, &DF_VALUE_TEXT (gtk_string_object_get_string (GTK_STRING_OBJECT (item))));
  else
    df_field_row_choose (row, &DF_VALUE_INTEGER (DF_IS_RECORD (item) ? df_record_get_id (DF_RECORD (item)) : DF_NOTHING));
}

/* --- the popover ------------------------------------------------------------------------------------------------------------------------------ */

/* Nothing, then what there is. */
static GtkSelectionModel *
df_field_choice_make_model (const DfField *field,
                            GListModel    *list)
{
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);

  if ((field->flags & DF_REQUIRED) == 0)
    {
      g_autoptr(GListStore) nothing = g_list_store_new (G_TYPE_OBJECT);
      g_autoptr(GObject) item = g_object_new (G_TYPE_OBJECT, NULL);

      g_list_store_append (nothing, item);
      g_list_store_append (parts, nothing);
    }
  g_list_store_append (parts, list);

  return GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)))));
}

/* Where the present value stands in @list, which has nothing but what there is. */
static guint
df_field_choice_find_present (DfFieldRow *row,
                              GListModel *list)
{
  const DfField *field = df_field_row_get_field (row);
  DfRecord *record = df_field_row_get_record (row);
  const DfValue *value = record != NULL ? df_record_get_value (record, field->name) : NULL;

  if (value == NULL || df_value_is_nothing (value))
    return GTK_INVALID_LIST_POSITION;

  if (DF_IS_RECORD_LIST (list))
    {
      g_autoptr(DfRecord) present = df_record_dup_reference (record, field->name);

      return present != NULL ? df_record_list_find (DF_RECORD_LIST (list), present) : GTK_INVALID_LIST_POSITION;
    }

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(GtkStringObject) text = g_list_model_get_item (list, i);

      if (g_strcmp0 (gtk_string_object_get_string (text), value->text) == 0)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* What is chosen now is marked; Enter then changes nothing. */
static void
df_field_choice_mark_present (DfFieldRow  *row,
                              GtkListView *view,
                              GListModel  *list)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (view));
  guint present = df_field_choice_find_present (row, list);
  guint before = g_list_model_get_n_items (G_LIST_MODEL (selection)) - g_list_model_get_n_items (list);

  gtk_single_selection_set_selected (selection, present != GTK_INVALID_LIST_POSITION ? before + present : 0);
}

/* Once it is there: by keyboard one begins where the present value is. */
static gboolean
df_field_choice_go_cb (gpointer data)
{
  GtkWidget *view = data;
  guint selected = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (view))));

  if (!gtk_widget_get_mapped (view))
    return G_SOURCE_REMOVE;

  gtk_widget_activate_action (view, "list.scroll-to-item", "u", selected);
  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL; row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      gtk_widget_grab_focus (row);

  return G_SOURCE_REMOVE;
}

static void
df_field_choice_mapped_cb (GtkWidget *view)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, df_field_choice_go_cb, g_object_ref (view), g_object_unref);
}

static void
df_field_choice_search_changed_cb (GListModel     *list,
                                   GtkSearchEntry *entry)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (DF_IS_RECORD_LIST (list))
    df_record_list_set_search (DF_RECORD_LIST (list), words);
  else
    gtk_string_filter_set_search (GTK_STRING_FILTER (gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (list))), words);
}

/* Keys typed over a short list are a search as well, which is seen from then on. */
static void
df_field_choice_search_started_cb (GtkWidget *entry)
{
  gtk_widget_set_visible (entry, TRUE);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
}

/* Enter takes the first that was found, and never nothing; nor what only stands there until something is found. */
static void
df_field_choice_search_activate_cb (GtkListView *view)
{
  GListModel *all = G_LIST_MODEL (gtk_list_view_get_model (view));
  GListModel *list = g_object_get_data (G_OBJECT (view), "choices");
  guint n = g_list_model_get_n_items (all);

  if (DF_IS_RECORD_LIST (list) && df_record_list_is_waiting (DF_RECORD_LIST (list)))
    return;
  for (guint i = 0; i < MIN (n, 2); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (all, i);

      if (!DF_IS_RECORD (item) && !GTK_IS_STRING_OBJECT (item))
        continue;
      g_signal_emit_by_name (view, "activate", i);
      break;
    }
}

/* The records that can be referred to, or the texts that there are. */
static GListModel *
df_field_choice_list (DfFieldRow *row)
{
  const DfField *field = df_field_row_get_field (row);
  g_autoptr(DfRepository) repository = NULL;
  g_auto(GStrv) choices = NULL;
  DfRecordList *records;
  GtkExpression *text;

  if (field->dup_choices == NULL)
    {
      repository = df_field_row_dup_repository (row);
      records = df_repository_list (repository, df_table_for_type (field->reference ()));
      df_record_list_search_titles (records);
      return G_LIST_MODEL (records);
    }

  choices = field->dup_choices ();
  text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  return G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (gtk_string_list_new ((const char *const *) choices)),
                                                  GTK_FILTER (gtk_string_filter_new (text))));
}

static GtkWidget *
df_field_choice_make_search (GListModel *list,
                             GtkWidget  *view)
{
  GtkWidget *search = gtk_search_entry_new ();

  g_object_set_data_full (G_OBJECT (view), "choices", g_object_ref (list), g_object_unref);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (search), 0);
  df_widget_set_label (search, _("Search"));
  gtk_widget_set_visible (search, g_list_model_get_n_items (list) > FEW);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search), view);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (df_field_choice_search_changed_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect (search, "search-started", G_CALLBACK (df_field_choice_search_started_cb), NULL);
  g_signal_connect_object (search, "activate", G_CALLBACK (df_field_choice_search_activate_cb), view, G_CONNECT_SWAPPED);

  return search;
}

static GtkWidget *
df_field_choice_make_list (DfFieldRow *row,
                           GListModel *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const DfField *field = df_field_row_get_field (row);
  GtkWidget *view;

  g_signal_connect (factory, "setup", G_CALLBACK (df_field_choice_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (df_field_choice_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (df_field_choice_unbind_cb), NULL);
  view = gtk_list_view_new (df_field_choice_make_model (field, list), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  df_widget_set_label (view, _(field->title));
  g_signal_connect_object (view, "activate", G_CALLBACK (df_field_choice_activate_cb), row, G_CONNECT_SWAPPED);
  df_field_choice_mark_present (row, GTK_LIST_VIEW (view), list);
  /* Where there is a search, that has the focus. */
  if (g_list_model_get_n_items (list) <= FEW)
    g_signal_connect (view, "map", G_CALLBACK (df_field_choice_mapped_cb), NULL);

  return view;
}

/* Made at each opening: what there is to choose from is read only when somebody chooses. */
static void
df_field_choice_open_cb (GtkMenuButton *button,
                         gpointer       user_data)
{
  DfFieldRow *row = user_data;
  g_autoptr(GListModel) list = df_field_choice_list (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = df_field_choice_make_list (row, list);
  GtkWidget *popover = gtk_popover_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_box_append (GTK_BOX (box), df_field_choice_make_search (list, view));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_set_size_request (box, 240, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "df-choice");
  gtk_menu_button_set_popover (button, popover);
}

/* --- the editor -------------------------------------------------------------------------------------------------------------------------------- */

GtkWidget *
df_field_choice_make (DfFieldRow *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new ("");
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "pan-down-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  /* The button puts it in the middle; a value stands where those of other fields do. */
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_START);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), df_field_choice_open_cb, row, NULL);
  gtk_widget_add_css_class (button, "df-value");

  return button;
}

#define PLACEHOLDER "df-placeholder"

static const char *
df_field_choice_get_placeholder (GtkWidget *editor)
{
  const char *placeholder = g_object_get_data (G_OBJECT (editor), PLACEHOLDER);

  return placeholder != NULL ? placeholder : _("None");
}

char *
df_field_choice_dup_text (GtkWidget *editor)
{
  return g_strdup (gtk_label_get_label (df_field_choice_get_label (editor)));
}

void
df_field_choice_set_text (GtkWidget  *editor,
                          const char *text)
{
  gtk_label_set_label (df_field_choice_get_label (editor), *text != '\0' ? text : df_field_choice_get_placeholder (editor));
  df_widget_set_class (GTK_WIDGET (df_field_choice_get_label (editor)), "df-dim",
                       *text == '\0' && g_object_get_data (G_OBJECT (editor), PLACEHOLDER) != NULL);
}

void
df_field_choice_set_placeholder (GtkWidget  *editor,
                                 const char *text)
{
  g_autofree char *shown = df_field_choice_dup_text (editor);
  gboolean is_nothing = g_str_equal (shown, df_field_choice_get_placeholder (editor));

  g_object_set_data_full (G_OBJECT (editor), PLACEHOLDER, g_strdup (text), g_free);
  if (is_nothing)
    df_field_choice_set_text (editor, "");
}

void
df_field_choice_set_editable (GtkWidget *editor,
                              gboolean   editable)
{
  gtk_widget_set_sensitive (editor, editable);
}
