/* df-field-row.c
 *
 * One field of a record, edited in place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-field-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "widgets/df-field-row-private.h"
#include "widgets/df-fit-private.h"
#include "widgets/df-widget-private.h"

enum
{
  PROP_REPOSITORY = 1,
  PROP_RECORD,
  PROP_FIELD,
  PROP_BARE,
  PROP_TITLE,
  PROP_PLACEHOLDER,
  PROP_EDITABLE,
  PROP_MIXED,
  PROP_DIRTY,
  PROP_PROBLEM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint signal_saved;

G_DEFINE_FINAL_TYPE (DfFieldRow, df_field_row, GTK_TYPE_WIDGET)

void
df_field_row_set_dirty (DfFieldRow *self,
                        gboolean    dirty)
{
  if (self->dirty == dirty)
    return;

  self->dirty = dirty;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRTY]);
}

void
df_field_row_set_problem (DfFieldRow *self,
                          const char *problem)
{
  if (g_strcmp0 (df_field_row_get_problem (self), problem) == 0)
    return;

  gtk_label_set_label (self->sentence, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), problem != NULL);
  df_widget_set_class (GTK_WIDGET (self), "df-wrong", problem != NULL);
  if (self->editor != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor),
                                 GTK_ACCESSIBLE_STATE_INVALID, problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                                 -1);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

void
df_field_row_set_hint (DfFieldRow *self,
                       const char *hint)
{
  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
}

static const char *
df_field_row_get_title (DfFieldRow *self)
{
  if (self->title != NULL)
    return self->title;

  return self->field != NULL ? _(self->field->title) : "";
}

static void
df_field_row_update_open (DfFieldRow *self)
{
  gboolean is_link = self->field != NULL && strcmp (self->field->kind->name, "link") == 0 && self->filled != NULL && *self->filled != '\0';

  if (is_link)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", self->filled);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), is_link ? "win.open-link" : NULL);
  gtk_widget_set_visible (self->open, is_link);
}

/* Shows what the record says, but never over what is being typed. */
void
df_field_row_refill (DfFieldRow *self)
{
  if (self->dirty || self->editor == NULL)
    return;

  g_free (self->filled);
  self->filled = self->record != NULL ? df_record_format (self->record, self->name) : g_strdup ("");
  self->filling = TRUE;
  self->kind->set_text (self->editor, self->filled);
  self->filling = FALSE;
  df_field_row_set_problem (self, NULL);
  df_field_row_set_hint (self, NULL);
  df_field_row_update_open (self);
}

void
df_field_row_tell_saved (DfFieldRow *self)
{
  g_signal_emit (self, signal_saved, 0);
}

static const char *
df_field_row_get_placeholder (DfFieldRow *self)
{
  if (self->mixed)
    return _("Different Values");

  return self->placeholder != NULL || !self->bare ? self->placeholder : df_field_row_get_title (self);
}

static void
df_field_row_update_titles (DfFieldRow *self)
{
  const char *title = df_field_row_get_title (self);
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), title);
  g_autofree char *clear = g_strdup_printf (_("Clear %s"), title);

  gtk_label_set_label (self->caption, title);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), !self->bare && *title != '\0');
  gtk_widget_set_visible (self->pencil, self->bare && self->editable);
  df_widget_set_tooltip (self->pencil, edit);
  df_widget_set_label (self->pencil, edit);
  df_widget_set_tooltip (self->clear, clear);
  df_widget_set_label (self->clear, clear);
  if (self->editor == NULL)
    return;

  df_widget_set_label (self->editor, title);
  self->kind->set_editable (self->editor, self->editable && self->record != NULL);
  if (self->kind->set_placeholder != NULL)
    self->kind->set_placeholder (self->editor, df_field_row_get_placeholder (self));
  gtk_widget_set_visible (self->clear, self->mixed && self->editable && GTK_IS_ENTRY (self->editor) && (self->field->flags & DF_REQUIRED) == 0);
}

/* What was selected by coming here by keys would look as if they still were here. */
static void
df_field_row_left_cb (DfFieldRow *self)
{
  if (GTK_IS_EDITABLE (self->editor))
    gtk_editable_select_region (GTK_EDITABLE (self->editor), 0, 0);
  df_field_row_commit (self);
}

static void
df_field_row_make_editor (DfFieldRow *self)
{
  GtkEventController *focus;

  if (self->holder != NULL)
    gtk_box_remove (self->line, self->holder);

  self->kind = df_field_editor_find (self->field);
  self->editor = self->kind->make (self);
  self->holder = self->editor;
  if (self->bare && GTK_IS_ENTRY (self->editor))
    self->holder = df_fit_new (self->editor);
  else if (GTK_IS_TEXT_VIEW (self->editor))
    self->holder = df_fit_new_text (self->editor);
  gtk_widget_set_hexpand (self->holder, !self->bare);
  df_widget_set_class (self->editor, "df-name", self->bare);
  gtk_box_prepend (self->line, self->holder);

  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (df_field_row_left_cb), self);
  gtk_widget_add_controller (self->editor, focus);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->editor),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->sentence, NULL,
                                  -1);
}

/* Once both the record and the field's name are known. */
static void
df_field_row_update_field (DfFieldRow *self)
{
  const DfTable *table;
  int column;

  if (self->record == NULL || self->name == NULL)
    return;

  table = df_record_get_table (self->record);
  column = df_table_find_column (table, self->name);
  g_return_if_fail (column >= 0);

  if (self->field == table->columns[column])
    return;

  self->field = table->columns[column];
  df_field_row_make_editor (self);
}

static void
df_field_row_follow (DfFieldRow *self)
{
  if (self->record != NULL && self->name != NULL)
    {
      g_autofree char *signal = g_strdup_printf ("notify::%s", self->name);

      self->record_handler = g_signal_connect_swapped (self->record, signal, G_CALLBACK (df_field_row_refill), self);
    }

  df_field_row_update_field (self);
  df_field_row_update_titles (self);
  df_field_row_refill (self);
}

static void
df_field_row_unfollow (DfFieldRow *self)
{
  if (self->record_handler != 0)
    g_signal_handler_disconnect (self->record, self->record_handler);

  self->record_handler = 0;
}

static gboolean
df_field_row_key_pressed_cb (DfFieldRow *self,
                             guint       key)
{
  if (key != GDK_KEY_Escape || !self->dirty)
    return GDK_EVENT_PROPAGATE;

  df_field_row_revert (self);

  /* A draft goes with its first text: whoever shows it hears of the key as well. */
  return df_record_get_id (self->record) == 0 ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
}

static void
df_field_row_pencil_clicked_cb (DfFieldRow *self)
{
  df_field_row_focus (self);
}

/* Of an entry there is nothing to type that says: nothing for all. */
static void
df_field_row_clear_clicked_cb (DfFieldRow *self)
{
  df_field_row_choose (self, &(DfValue) DF_VALUE_INIT);
}

static void
df_field_row_set_text (DfFieldRow   *self,
                       guint         id,
                       const GValue *value)
{
  char **text = id == PROP_TITLE ? &self->title : &self->placeholder;

  g_free (*text);
  *text = g_value_dup_string (value);
  df_field_row_update_titles (self);
}

static void
df_field_row_set_name (DfFieldRow *self,
                       const char *name)
{
  df_field_row_unfollow (self);
  g_free (self->name);
  self->name = g_strdup (name);
  df_field_row_follow (self);
}

static void
df_field_row_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DfFieldRow *self = DF_FIELD_ROW (object);

  switch (id)
    {
    case PROP_REPOSITORY:
      g_value_set_object (value, self->repository);
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_FIELD:
      g_value_set_string (value, self->name);
      break;
    case PROP_BARE:
      g_value_set_boolean (value, self->bare);
      break;
    case PROP_TITLE:
      g_value_set_string (value, df_field_row_get_title (self));
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    case PROP_MIXED:
      g_value_set_boolean (value, self->mixed);
      break;
    case PROP_DIRTY:
      g_value_set_boolean (value, self->dirty);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, df_field_row_get_problem (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_field_row_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  DfFieldRow *self = DF_FIELD_ROW (object);

  switch (id)
    {
    case PROP_REPOSITORY:
      g_set_object (&self->repository, g_value_get_object (value));
      break;
    case PROP_RECORD:
      df_field_row_set_record (self, g_value_get_object (value));
      break;
    case PROP_FIELD:
      df_field_row_set_name (self, g_value_get_string (value));
      break;
    case PROP_BARE:
      self->bare = g_value_get_boolean (value);
      df_widget_set_class (GTK_WIDGET (self), "df-bare", self->bare);
      break;
    case PROP_TITLE:
    case PROP_PLACEHOLDER:
      df_field_row_set_text (self, id, value);
      break;
    case PROP_EDITABLE:
      self->editable = g_value_get_boolean (value);
      df_field_row_update_titles (self);
      break;
    case PROP_MIXED:
      self->mixed = g_value_get_boolean (value);
      df_field_row_update_titles (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_field_row_dispose (GObject *object)
{
  DfFieldRow *self = DF_FIELD_ROW (object);

  df_field_row_unfollow (self);
  self->dirty = FALSE;
  self->filling = TRUE;
  g_clear_object (&self->record);
  g_clear_object (&self->repository);
  self->editor = NULL;
  self->holder = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DF_TYPE_FIELD_ROW);

  G_OBJECT_CLASS (df_field_row_parent_class)->dispose (object);
}

static void
df_field_row_finalize (GObject *object)
{
  DfFieldRow *self = DF_FIELD_ROW (object);

  g_free (self->name);
  g_free (self->title);
  g_free (self->placeholder);
  g_free (self->filled);

  G_OBJECT_CLASS (df_field_row_parent_class)->finalize (object);
}

static void
df_field_row_class_init (DfFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  const GParamFlags reading = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = df_field_row_get_property;
  object_class->set_property = df_field_row_set_property;
  object_class->dispose = df_field_row_dispose;
  object_class->finalize = df_field_row_finalize;

  properties[PROP_REPOSITORY] = g_param_spec_object ("repository", NULL, NULL, DF_TYPE_REPOSITORY, flags);
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, DF_TYPE_RECORD, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  properties[PROP_BARE] = g_param_spec_boolean ("bare", NULL, NULL, FALSE, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  properties[PROP_MIXED] = g_param_spec_boolean ("mixed", NULL, NULL, FALSE, flags);
  properties[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, reading);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, reading);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signal_saved = g_signal_new ("saved", DF_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "field");
  gtk_widget_class_set_template_from_resource (widget_class, DF_WIDGETS_RESOURCES "df-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DfFieldRow, column);
  gtk_widget_class_bind_template_child (widget_class, DfFieldRow, line);
  gtk_widget_class_bind_template_child (widget_class, DfFieldRow, caption);
  gtk_widget_class_bind_template_child (widget_class, DfFieldRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, DfFieldRow, hint);
  gtk_widget_class_bind_template_child (widget_class, DfFieldRow, pencil);
  gtk_widget_class_bind_template_child (widget_class, DfFieldRow, open);
  gtk_widget_class_bind_template_child (widget_class, DfFieldRow, clear);
  gtk_widget_class_bind_template_callback (widget_class, df_field_row_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_field_row_pencil_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_field_row_clear_clicked_cb);
}

static void
df_field_row_init (DfFieldRow *self)
{
  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  df_field_row_add_history_keys (self);
}

GtkWidget *
df_field_row_new (DfRepository *repository,
                  DfRecord     *record,
                  const char   *field)
{
  return g_object_new (DF_TYPE_FIELD_ROW, "repository", repository, "field", field, "record", record, NULL);
}

DfRecord *
df_field_row_get_record (DfFieldRow *self)
{
  g_return_val_if_fail (DF_IS_FIELD_ROW (self), NULL);

  return self->record;
}

void
df_field_row_set_record (DfFieldRow *self,
                         DfRecord   *record)
{
  g_return_if_fail (DF_IS_FIELD_ROW (self));
  g_return_if_fail (record == NULL || DF_IS_RECORD (record));

  if (self->record == record)
    return;

  df_field_row_leave_record (self);
  df_field_row_unfollow (self);
  g_set_object (&self->record, record);
  df_field_row_follow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

const DfField *
df_field_row_get_field (DfFieldRow *self)
{
  return self->field;
}

gboolean
df_field_row_get_dirty (DfFieldRow *self)
{
  g_return_val_if_fail (DF_IS_FIELD_ROW (self), FALSE);

  return self->dirty;
}

const char *
df_field_row_get_problem (DfFieldRow *self)
{
  g_return_val_if_fail (DF_IS_FIELD_ROW (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->sentence)) ? gtk_label_get_label (self->sentence) : NULL;
}
