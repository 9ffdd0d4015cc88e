/* df-status-page.c
 *
 * Says why there is nothing to see, and what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-status-page.h"

#include "widgets/df-widget-private.h"

struct _DfStatusPage
{
  GtkWidget  parent_instance;

  GtkBox    *box;
  GtkImage  *image;
  GtkLabel  *title;
  GtkLabel  *description;
  GtkWidget *child;
};

enum
{
  PROP_ICON_NAME = 1,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_CHILD
};

static GtkBuildableIface *parent_buildable;

static void df_status_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DfStatusPage, df_status_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, df_status_page_buildable_init))

static void
df_status_page_set_child (DfStatusPage *self,
                          GtkWidget    *child)
{
  if (self->child == child)
    return;

  if (self->child != NULL)
    gtk_box_remove (self->box, self->child);
  self->child = child;
  if (child == NULL)
    return;

  gtk_widget_set_halign (child, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (child, 18);
  gtk_box_append (self->box, child);
}

static void
df_status_page_add_child (GtkBuildable *buildable,
                          GtkBuilder   *builder,
                          GObject      *child,
                          const char   *type)
{
  DfStatusPage *self = DF_STATUS_PAGE (buildable);

  if (self->box != NULL && GTK_IS_WIDGET (child) && type == NULL)
    df_status_page_set_child (self, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
df_status_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = df_status_page_add_child;
}

static void
df_status_page_show_text (GtkLabel   *label,
                          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
df_status_page_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DfStatusPage *self = DF_STATUS_PAGE (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, gtk_label_get_label (self->description));
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_status_page_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DfStatusPage *self = DF_STATUS_PAGE (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->image, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->image), g_value_get_string (value) != NULL);
      break;
    case PROP_TITLE:
      df_status_page_show_text (self->title, g_value_get_string (value));
      break;
    case PROP_DESCRIPTION:
      df_status_page_show_text (self->description, g_value_get_string (value));
      break;
    case PROP_CHILD:
      df_status_page_set_child (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_status_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DF_TYPE_STATUS_PAGE);

  G_OBJECT_CLASS (df_status_page_parent_class)->dispose (object);
}

static void
df_status_page_class_init (DfStatusPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = df_status_page_get_property;
  object_class->set_property = df_status_page_set_property;
  object_class->dispose = df_status_page_dispose;

  g_object_class_install_property (object_class, PROP_ICON_NAME, g_param_spec_string ("icon-name", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_TITLE, g_param_spec_string ("title", NULL, NULL, "", flags));
  g_object_class_install_property (object_class, PROP_DESCRIPTION, g_param_spec_string ("description", NULL, NULL, "", flags));
  g_object_class_install_property (object_class, PROP_CHILD, g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags));

  gtk_widget_class_set_template_from_resource (widget_class, DF_WIDGETS_RESOURCES "df-status-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DfStatusPage, box);
  gtk_widget_class_bind_template_child (widget_class, DfStatusPage, image);
  gtk_widget_class_bind_template_child (widget_class, DfStatusPage, title);
  gtk_widget_class_bind_template_child (widget_class, DfStatusPage, description);
}

static void
df_status_page_init (DfStatusPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
df_status_page_new (void)
{
  return g_object_new (DF_TYPE_STATUS_PAGE, NULL);
}
