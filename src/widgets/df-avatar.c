/* df-avatar.c
 *
 * A disc in a hue with somebody's initials.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-avatar.h"

#include "widgets/df-widget-private.h"

struct _DfAvatar
{
  GtkWidget     parent_instance;

  GtkWidget    *label;
  int           hue;
  DfAvatarSize  size;
};

enum
{
  PROP_TEXT = 1,
  PROP_HUE,
  PROP_SIZE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DfAvatar, df_avatar, GTK_TYPE_WIDGET)

GType
df_avatar_size_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { DF_AVATAR_NORMAL, "DF_AVATAR_NORMAL", "normal" },
        { DF_AVATAR_MEDIUM, "DF_AVATAR_MEDIUM", "medium" },
        { DF_AVATAR_LARGE, "DF_AVATAR_LARGE", "large" },
        { 0, NULL, NULL }
      };

      g_once_init_leave (&type, g_enum_register_static ("DfAvatarSize", values));
    }

  return type;
}

static void
df_avatar_set_size (DfAvatar     *self,
                    DfAvatarSize  size)
{
  if (self->size == size)
    return;

  self->size = size;
  df_widget_set_class (GTK_WIDGET (self), "large", size != DF_AVATAR_NORMAL);
  df_widget_set_class (GTK_WIDGET (self), "medium", size == DF_AVATAR_MEDIUM);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}

static void
df_avatar_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DfAvatar *self = DF_AVATAR (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_HUE:
      g_value_set_int (value, self->hue);
      break;
    case PROP_SIZE:
      g_value_set_enum (value, self->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_avatar_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  DfAvatar *self = DF_AVATAR (object);
  const char *text;
  int hue;

  switch (id)
    {
    case PROP_TEXT:
      text = g_value_get_string (value);
      gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : "");
      break;
    case PROP_HUE:
      hue = g_value_get_int (value);
      df_widget_change_hue (GTK_WIDGET (self), self->hue, hue);
      self->hue = hue;
      break;
    case PROP_SIZE:
      df_avatar_set_size (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_avatar_dispose (GObject *object)
{
  df_widget_clear (GTK_WIDGET (object));

  G_OBJECT_CLASS (df_avatar_parent_class)->dispose (object);
}

static void
df_avatar_class_init (DfAvatarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = df_avatar_get_property;
  object_class->set_property = df_avatar_set_property;
  object_class->dispose = df_avatar_dispose;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HUE] = g_param_spec_int ("hue", NULL, NULL, 0, 8, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIZE] =
    g_param_spec_enum ("size", NULL, NULL, DF_TYPE_AVATAR_SIZE, DF_AVATAR_NORMAL,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "avatar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
df_avatar_init (DfAvatar *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->label = gtk_label_new ("");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (self->label, widget);
  gtk_widget_add_css_class (widget, "df-avatar");
  gtk_widget_set_halign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
}

GtkWidget *
df_avatar_new (void)
{
  return g_object_new (DF_TYPE_AVATAR, NULL);
}
