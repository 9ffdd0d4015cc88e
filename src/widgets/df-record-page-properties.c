/* df-record-page-properties.c
 *
 * The page's properties.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-record-page-private.h"

#include "widgets/df-widget-private.h"

enum
{
  PROP_REPOSITORY = 1,
  PROP_TABLE,
  PROP_ROW,
  PROP_PRELOAD,
  PROP_CHILD,
  PROP_RECORD,
  PROP_LIST,
  PROP_FOLDED,
  PROP_SHOWING_DETAIL,
  PROP_SEARCHING,
  PROP_CAN_GO_BACK,
  PROP_DRAFTING,
  PROP_HAS_RECORD,
  PROP_SEARCH_PLACEHOLDER,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_TEXT,
  PROP_NONE_TITLE,
  PROP_NONE_TEXT,
  PROP_REMOVED_TEXT,
  PROP_REMOVED_WORDS,
  PROP_GROUP_BY,
  PROP_ORDER,
  PROP_DESCENDING,
  PROP_FILTER,
  PROP_AS_COLUMNS,
  PROP_COLUMNS,
  PROP_EDITABLE,
  PROP_N_SELECTED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
df_record_page_set_text (char       **place,
                         const GValue *value)
{
  g_free (*place);
  *place = g_value_dup_string (value);
}

/* The texts of the page are texts of its parts: whose, and which. */
static GObject *
df_record_page_find_text (DfRecordPage  *self,
                          guint          id,
                          const char   **property)
{
  switch (id)
    {
    case PROP_SEARCH_PLACEHOLDER:
      *property = "placeholder-text";
      return G_OBJECT (self->search);
    case PROP_EMPTY_TITLE:
      *property = "title";
      return G_OBJECT (self->empty);
    case PROP_EMPTY_TEXT:
      *property = "description";
      return G_OBJECT (self->empty);
    case PROP_NONE_TITLE:
      *property = "title";
      return G_OBJECT (self->none);
    case PROP_NONE_TEXT:
      *property = "description";
      return G_OBJECT (self->none);
    default:
      g_assert_not_reached ();
    }
}

/* The texts that are the page's own; NULL for any other property. */
static char **
df_record_page_find_own_text (DfRecordPage *self,
                              guint         id)
{
  switch (id)
    {
    case PROP_TABLE:
      return &self->table_name;
    case PROP_ROW:
      return &self->row;
    case PROP_PRELOAD:
      return &self->preload;
    case PROP_REMOVED_TEXT:
      return &self->removed_text;
    case PROP_REMOVED_WORDS:
      return &self->removed_words;
    case PROP_GROUP_BY:
      return &self->group_by;
    default:
      return NULL;
    }
}

static gboolean
df_record_page_get_flag (DfRecordPage *self,
                         guint         id)
{
  switch (id)
    {
    case PROP_FOLDED:
      return df_record_page_get_folded (self);
    case PROP_SHOWING_DETAIL:
      return df_split_view_get_showing_main (self->split);
    case PROP_SEARCHING:
      return gtk_search_bar_get_search_mode (self->bar);
    case PROP_CAN_GO_BACK:
      return df_record_page_get_folded (self) && df_split_view_get_showing_main (self->split);
    case PROP_DRAFTING:
      return self->record != NULL && df_record_get_id (self->record) == 0;
    case PROP_HAS_RECORD:
      return self->record != NULL;
    case PROP_DESCENDING:
      return df_record_page_get_descending (self);
    case PROP_AS_COLUMNS:
      return self->as_columns;
    case PROP_EDITABLE:
      return self->editable;
    default:
      g_assert_not_reached ();
    }
}

void
df_record_page_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DfRecordPage *self = DF_RECORD_PAGE (object);
  const char *inside;
  GObject *part;
  char **own;

  switch (id)
    {
    case PROP_REPOSITORY:
      g_value_set_object (value, self->repository);
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_ORDER:
      g_value_take_string (value, df_record_page_dup_order (self));
      break;
    case PROP_FILTER:
      g_value_set_string (value, self->list != NULL ? df_record_list_get_filter (self->list) : NULL);
      break;
    case PROP_COLUMNS:
      g_value_take_string (value, df_record_page_dup_columns (self));
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->selection != NULL ? df_record_selection_count (self->selection) : 0);
      break;
    default:
      own = df_record_page_find_own_text (self, id);
      if (G_VALUE_HOLDS_BOOLEAN (value))
        g_value_set_boolean (value, df_record_page_get_flag (self, id));
      else if (own != NULL)
        g_value_set_string (value, *own);
      else
        {
          part = df_record_page_find_text (self, id, &inside);
          g_object_get_property (part, inside, value);
        }
    }
}

/* How the list is shown. */
static void
df_record_page_set_words (DfRecordPage *self,
                          guint         id,
                          const char   *words)
{
  if (id == PROP_ORDER)
    df_record_page_set_order (self, words);
  else if (id == PROP_FILTER)
    df_record_page_set_filter (self, words);
  else
    df_record_page_set_columns (self, words);
}

void
df_record_page_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DfRecordPage *self = DF_RECORD_PAGE (object);
  const char *inside;
  GObject *part;
  char **own;

  switch (id)
    {
    case PROP_REPOSITORY:
      df_record_page_set_repository (self, g_value_get_object (value));
      break;
    case PROP_TABLE:
      df_record_page_set_text (&self->table_name, value);
      df_record_page_fill (self);
      break;
    case PROP_CHILD:
      df_record_page_set_child (self, g_value_get_object (value));
      break;
    case PROP_RECORD:
      df_record_page_set_record (self, g_value_get_object (value));
      break;
    case PROP_SHOWING_DETAIL:
      df_split_view_set_showing_main (self->split, g_value_get_boolean (value));
      break;
    case PROP_SEARCHING:
      gtk_search_bar_set_search_mode (self->bar, g_value_get_boolean (value));
      break;
    case PROP_ORDER:
    case PROP_FILTER:
    case PROP_COLUMNS:
      df_record_page_set_words (self, id, g_value_get_string (value));
      break;
    case PROP_AS_COLUMNS:
      df_record_page_set_as_columns (self, g_value_get_boolean (value));
      break;
    case PROP_DESCENDING:
      g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "descending", g_variant_new_boolean (g_value_get_boolean (value)));
      break;
    case PROP_EDITABLE:
      self->editable = g_value_get_boolean (value);
      df_several_pane_set_editable (self->several, self->editable);
      break;
    default:
      own = df_record_page_find_own_text (self, id);
      if (own != NULL)
        {
          df_record_page_set_text (own, value);
          break;
        }
      part = df_record_page_find_text (self, id, &inside);
      g_object_set_property (part, inside, value);
      if (id == PROP_SEARCH_PLACEHOLDER)
        df_widget_set_label (GTK_WIDGET (self->search), g_value_get_string (value));
    }
}

void
df_record_page_install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  const GParamFlags quiet = flags | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags reading = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_REPOSITORY] = g_param_spec_object ("repository", NULL, NULL, DF_TYPE_REPOSITORY, quiet);
  properties[PROP_TABLE] = g_param_spec_string ("table", NULL, NULL, NULL, flags);
  properties[PROP_ROW] = g_param_spec_string ("row", NULL, NULL, NULL, flags);
  properties[PROP_PRELOAD] = g_param_spec_string ("preload", NULL, NULL, NULL, flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, DF_TYPE_RECORD, quiet);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, DF_TYPE_RECORD_LIST, reading);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, reading);
  properties[PROP_SHOWING_DETAIL] = g_param_spec_boolean ("showing-detail", NULL, NULL, FALSE, quiet);
  properties[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE, quiet);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, reading);
  properties[PROP_DRAFTING] = g_param_spec_boolean ("drafting", NULL, NULL, FALSE, reading);
  properties[PROP_HAS_RECORD] = g_param_spec_boolean ("has-record", NULL, NULL, FALSE, reading);
  properties[PROP_SEARCH_PLACEHOLDER] = g_param_spec_string ("search-placeholder", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_TITLE] = g_param_spec_string ("empty-title", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY_TEXT] = g_param_spec_string ("empty-text", NULL, NULL, NULL, flags);
  properties[PROP_NONE_TITLE] = g_param_spec_string ("none-title", NULL, NULL, NULL, flags);
  properties[PROP_NONE_TEXT] = g_param_spec_string ("none-text", NULL, NULL, NULL, flags);
  properties[PROP_REMOVED_TEXT] = g_param_spec_string ("removed-text", NULL, NULL, NULL, flags);
  properties[PROP_REMOVED_WORDS] = g_param_spec_string ("removed-words", NULL, NULL, NULL, flags);
  properties[PROP_GROUP_BY] = g_param_spec_string ("group-by", NULL, NULL, NULL, flags);
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, NULL, quiet);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, quiet);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, NULL, quiet);
  properties[PROP_AS_COLUMNS] = g_param_spec_boolean ("as-columns", NULL, NULL, FALSE, quiet);
  properties[PROP_COLUMNS] = g_param_spec_string ("columns", NULL, NULL, NULL, quiet);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, reading);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}
