/* df-mark.c
 *
 * A warning: triangle, words, amber.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-mark.h"

#include <glib/gi18n.h>

#include "widgets/df-widget-private.h"

struct _DfMark
{
  GtkWidget  parent_instance;

  GtkWidget *image;
  GtkWidget *label;
  GtkWidget *button;        /* (nullable): most marks are in rows and have none */
  gboolean   icon_only;
};

enum
{
  PROP_TEXT = 1,
  PROP_ICON_ONLY,
  PROP_ACTION_LABEL,
  PROP_ACTION_NAME,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DfMark, df_mark, GTK_TYPE_WIDGET)

static void
df_mark_update (DfMark *self)
{
  const char *text = df_mark_get_text (self);

  gtk_widget_set_visible (self->image, *text != '\0');
  gtk_widget_set_visible (self->label, *text != '\0' && !self->icon_only);
  df_widget_set_tooltip (GTK_WIDGET (self), self->icon_only ? text : NULL);
  df_widget_set_label (self->image, self->icon_only && *text != '\0' ? text : _("Warning"));
  gtk_widget_set_visible (GTK_WIDGET (self), *text != '\0');
}

static void
df_mark_set_icon_only (DfMark   *self,
                       gboolean  icon_only)
{
  if (self->icon_only == icon_only)
    return;

  self->icon_only = icon_only;
  df_mark_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_ONLY]);
}

static GtkWidget *
df_mark_ensure_button (DfMark *self)
{
  if (self->button == NULL)
    {
      self->button = gtk_button_new ();
      gtk_widget_add_css_class (self->button, "flat");
      gtk_widget_add_css_class (self->button, "df-do");
      gtk_widget_set_parent (self->button, GTK_WIDGET (self));
    }

  return self->button;
}

static void
df_mark_get_property (GObject    *object,
                      guint       id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  DfMark *self = DF_MARK (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, df_mark_get_text (self));
      break;
    case PROP_ICON_ONLY:
      g_value_set_boolean (value, self->icon_only);
      break;
    case PROP_ACTION_LABEL:
      g_value_set_string (value, self->button != NULL ? gtk_button_get_label (GTK_BUTTON (self->button)) : NULL);
      break;
    case PROP_ACTION_NAME:
      g_value_set_string (value, self->button != NULL ? gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)) : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_mark_set_property (GObject      *object,
                      guint         id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  DfMark *self = DF_MARK (object);

  switch (id)
    {
    case PROP_TEXT:
      df_mark_set_text (self, g_value_get_string (value));
      break;
    case PROP_ICON_ONLY:
      df_mark_set_icon_only (self, g_value_get_boolean (value));
      break;
    case PROP_ACTION_LABEL:
      gtk_button_set_label (GTK_BUTTON (df_mark_ensure_button (self)), g_value_get_string (value));
      break;
    case PROP_ACTION_NAME:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (df_mark_ensure_button (self)), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_mark_dispose (GObject *object)
{
  df_widget_clear (GTK_WIDGET (object));

  G_OBJECT_CLASS (df_mark_parent_class)->dispose (object);
}

static void
df_mark_class_init (DfMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = df_mark_get_property;
  object_class->set_property = df_mark_set_property;
  object_class->dispose = df_mark_dispose;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ICON_ONLY] =
    g_param_spec_boolean ("icon-only", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ACTION_LABEL] = g_param_spec_string ("action-label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mark");
}

static void
df_mark_init (DfMark *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_parent (self->image, widget);

  self->label = gtk_label_new ("");
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_parent (self->label, widget);

  gtk_widget_add_css_class (widget, "df-clash");
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  df_mark_update (self);
}

GtkWidget *
df_mark_new (void)
{
  return g_object_new (DF_TYPE_MARK, NULL);
}

const char *
df_mark_get_text (DfMark *self)
{
  g_return_val_if_fail (DF_IS_MARK (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}

void
df_mark_set_text (DfMark     *self,
                  const char *text)
{
  g_return_if_fail (DF_IS_MARK (self));

  if (text == NULL)
    text = "";
  if (g_strcmp0 (df_mark_get_text (self), text) == 0)
    return;

  gtk_label_set_label (GTK_LABEL (self->label), text);
  df_mark_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}
