/* df-clamp.c
 *
 * Keeps its child no wider than reads well, in the middle.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-clamp.h"

#include "widgets/df-widget-private.h"

struct _DfClamp
{
  GtkWidget  parent_instance;

  GtkWidget *child;
  int        maximum_size;
};

enum
{
  PROP_CHILD = 1,
  PROP_MAXIMUM_SIZE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GtkBuildableIface *parent_buildable;

static void df_clamp_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DfClamp, df_clamp, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, df_clamp_buildable_init))

/* The width that the child gets of @width. */
static int
df_clamp_limit (DfClamp *self,
                int      width)
{
  int minimum;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return MIN (width, MAX (self->maximum_size, minimum));
}

static void
df_clamp_add_child (GtkBuildable *buildable,
                    GtkBuilder   *builder,
                    GObject      *child,
                    const char   *type)
{
  if (GTK_IS_WIDGET (child) && type == NULL)
    df_clamp_set_child (DF_CLAMP (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
df_clamp_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = df_clamp_add_child;
}

static GtkSizeRequestMode
df_clamp_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
df_clamp_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  DfClamp *self = DF_CLAMP (widget);

  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
      *natural = MAX (*minimum, MIN (*natural, self->maximum_size));
    }
  else
    gtk_widget_measure (self->child, orientation, for_size < 0 ? -1 : df_clamp_limit (self, for_size), minimum, natural, NULL, NULL);
}

static void
df_clamp_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  DfClamp *self = DF_CLAMP (widget);
  GtkAllocation place = { 0, 0, 0, height };

  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  place.width = df_clamp_limit (self, width);
  place.x = (width - place.width) / 2;
  gtk_widget_size_allocate (self->child, &place, baseline);
}

static void
df_clamp_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  DfClamp *self = DF_CLAMP (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_MAXIMUM_SIZE:
      g_value_set_int (value, self->maximum_size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_clamp_set_property (GObject      *object,
                       guint         id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  DfClamp *self = DF_CLAMP (object);

  switch (id)
    {
    case PROP_CHILD:
      df_clamp_set_child (self, g_value_get_object (value));
      break;
    case PROP_MAXIMUM_SIZE:
      df_clamp_set_maximum_size (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_clamp_dispose (GObject *object)
{
  DfClamp *self = DF_CLAMP (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (df_clamp_parent_class)->dispose (object);
}

static void
df_clamp_class_init (DfClampClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = df_clamp_get_property;
  object_class->set_property = df_clamp_set_property;
  object_class->dispose = df_clamp_dispose;
  widget_class->get_request_mode = df_clamp_get_request_mode;
  widget_class->measure = df_clamp_measure;
  widget_class->size_allocate = df_clamp_size_allocate;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MAXIMUM_SIZE] =
    g_param_spec_int ("maximum-size", NULL, NULL, 0, G_MAXINT, 720,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "clamp");
}

static void
df_clamp_init (DfClamp *self)
{
  self->maximum_size = 720;
}

GtkWidget *
df_clamp_new (void)
{
  return g_object_new (DF_TYPE_CLAMP, NULL);
}

GtkWidget *
df_clamp_get_child (DfClamp *self)
{
  g_return_val_if_fail (DF_IS_CLAMP (self), NULL);

  return self->child;
}

void
df_clamp_set_child (DfClamp   *self,
                    GtkWidget *child)
{
  g_return_if_fail (DF_IS_CLAMP (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

int
df_clamp_get_maximum_size (DfClamp *self)
{
  g_return_val_if_fail (DF_IS_CLAMP (self), 0);

  return self->maximum_size;
}

void
df_clamp_set_maximum_size (DfClamp *self,
                           int      maximum_size)
{
  g_return_if_fail (DF_IS_CLAMP (self));

  if (self->maximum_size == maximum_size)
    return;

  self->maximum_size = maximum_size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAXIMUM_SIZE]);
}
