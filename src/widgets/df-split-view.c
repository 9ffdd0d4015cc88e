/* df-split-view.c
 *
 * Two panes side by side, or one at a time where there is no room for both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-split-view.h"

#include "widgets/df-widget-private.h"

struct _DfSplitView
{
  GtkWidget  parent_instance;

  GtkWidget *side;
  GtkWidget *main;
  gboolean   narrow;
  gboolean   single;
  gboolean   folded;        /* narrow or single */
  gboolean   showing_main;
  guint      idle;
};

enum
{
  PROP_SIDE = 1,
  PROP_MAIN,
  PROP_FOLDED,
  PROP_NARROW,
  PROP_SHOWING_MAIN,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GtkBuildableIface *parent_buildable;

static void df_split_view_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DfSplitView, df_split_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, df_split_view_buildable_init))

static void
df_split_view_update_panes (DfSplitView *self)
{
  if (self->side != NULL)
    gtk_widget_set_child_visible (self->side, !self->folded || !self->showing_main);
  if (self->main != NULL)
    gtk_widget_set_child_visible (self->main, !self->folded || self->showing_main);

  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
df_split_view_update_folded (DfSplitView *self)
{
  gboolean folded = self->narrow || self->single;

  if (self->folded == folded)
    return;

  self->folded = folded;
  df_split_view_update_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static gboolean
df_split_view_fold_cb (gpointer user_data)
{
  DfSplitView *self = user_data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < DF_SPLIT_VIEW_FOLD;

  self->idle = 0;
  if (self->narrow == narrow)
    return G_SOURCE_REMOVE;

  self->narrow = narrow;
  df_split_view_update_folded (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);

  return G_SOURCE_REMOVE;
}

static void
df_split_view_set_pane (DfSplitView  *self,
                        GtkWidget   **pane,
                        GtkWidget    *child)
{
  if (*pane == child)
    return;

  g_clear_pointer (pane, gtk_widget_unparent);
  *pane = child;
  if (child == NULL)
    return;

  /* The order of focus: the side pane first. */
  if (pane == &self->side)
    gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
  else
    gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
  df_split_view_update_panes (self);
}

static void
df_split_view_add_child (GtkBuildable *buildable,
                         GtkBuilder   *builder,
                         GObject      *child,
                         const char   *type)
{
  DfSplitView *self = DF_SPLIT_VIEW (buildable);

  if (!GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "side") == 0)
    df_split_view_set_pane (self, &self->side, GTK_WIDGET (child));
  else
    df_split_view_set_pane (self, &self->main, GTK_WIDGET (child));
}

static void
df_split_view_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = df_split_view_add_child;
}

static void
df_split_view_measure_pane (GtkWidget      *pane,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural)
{
  *minimum = *natural = 0;
  if (pane != NULL && gtk_widget_get_visible (pane))
    gtk_widget_measure (pane, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
df_split_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  DfSplitView *self = DF_SPLIT_VIEW (widget);
  int side_minimum, side_natural, main_minimum, main_natural;

  /* Both panes scroll, so a height for a width is not worth the work. */
  df_split_view_measure_pane (self->side, orientation, -1, &side_minimum, &side_natural);
  df_split_view_measure_pane (self->main, orientation, -1, &main_minimum, &main_natural);

  *minimum = MAX (side_minimum, main_minimum);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (DF_SPLIT_VIEW_SIDE, side_minimum) + main_natural;
  else
    *natural = MAX (side_natural, main_natural);
}

static void
df_split_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DfSplitView *self = DF_SPLIT_VIEW (widget);
  GtkAllocation side = { 0, 0, width, height };
  GtkAllocation rest = { 0, 0, width, height };

  /* What follows from folding changes widgets, and that is not allowed here. */
  if ((width < DF_SPLIT_VIEW_FOLD) != self->narrow && self->idle == 0)
    self->idle = g_idle_add_full (GDK_PRIORITY_EVENTS, df_split_view_fold_cb, self, NULL);

  if (!self->folded)
    {
      int minimum, natural;

      df_split_view_measure_pane (self->side, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural);
      side.width = self->side != NULL ? MAX (DF_SPLIT_VIEW_SIDE, minimum) : 0;
      df_split_view_measure_pane (self->main, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural);
      rest.width = MAX (width - side.width, minimum);
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        side.x = width - side.width;
      else
        rest.x = width - rest.width;
    }

  if (self->side != NULL && gtk_widget_should_layout (self->side))
    gtk_widget_size_allocate (self->side, &side, -1);
  if (self->main != NULL && gtk_widget_should_layout (self->main))
    gtk_widget_size_allocate (self->main, &rest, -1);
}

static void
df_split_view_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DfSplitView *self = DF_SPLIT_VIEW (object);

  switch (id)
    {
    case PROP_SIDE:
      g_value_set_object (value, self->side);
      break;
    case PROP_MAIN:
      g_value_set_object (value, self->main);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SHOWING_MAIN:
      g_value_set_boolean (value, self->showing_main);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_split_view_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  DfSplitView *self = DF_SPLIT_VIEW (object);

  switch (id)
    {
    case PROP_SIDE:
      df_split_view_set_pane (self, &self->side, g_value_get_object (value));
      break;
    case PROP_MAIN:
      df_split_view_set_pane (self, &self->main, g_value_get_object (value));
      break;
    case PROP_SHOWING_MAIN:
      df_split_view_set_showing_main (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_split_view_dispose (GObject *object)
{
  DfSplitView *self = DF_SPLIT_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  g_clear_pointer (&self->main, gtk_widget_unparent);

  G_OBJECT_CLASS (df_split_view_parent_class)->dispose (object);
}

static void
df_split_view_class_init (DfSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = df_split_view_get_property;
  object_class->set_property = df_split_view_set_property;
  object_class->dispose = df_split_view_dispose;
  widget_class->measure = df_split_view_measure;
  widget_class->size_allocate = df_split_view_size_allocate;

  properties[PROP_SIDE] = g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_MAIN] = g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOWING_MAIN] = g_param_spec_boolean ("showing-main", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "split");
}

static void
df_split_view_init (DfSplitView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
df_split_view_new (void)
{
  return g_object_new (DF_TYPE_SPLIT_VIEW, NULL);
}

gboolean
df_split_view_get_folded (DfSplitView *self)
{
  g_return_val_if_fail (DF_IS_SPLIT_VIEW (self), FALSE);

  return self->folded;
}

gboolean
df_split_view_get_narrow (DfSplitView *self)
{
  g_return_val_if_fail (DF_IS_SPLIT_VIEW (self), FALSE);

  return self->narrow;
}

void
df_split_view_set_single (DfSplitView *self,
                          gboolean     single)
{
  g_return_if_fail (DF_IS_SPLIT_VIEW (self));

  self->single = single;
  df_split_view_update_folded (self);
}

gboolean
df_split_view_get_showing_main (DfSplitView *self)
{
  g_return_val_if_fail (DF_IS_SPLIT_VIEW (self), FALSE);

  return self->showing_main;
}

void
df_split_view_set_showing_main (DfSplitView *self,
                                gboolean     showing_main)
{
  g_return_if_fail (DF_IS_SPLIT_VIEW (self));

  if (self->showing_main == showing_main)
    return;

  self->showing_main = showing_main;
  df_split_view_update_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWING_MAIN]);
}
