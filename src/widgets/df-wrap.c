/* df-wrap.c
 *
 * Sets its children side by side, and where there is no more room in further lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-wrap-private.h"

#include "widgets/df-widget-private.h"

#define SPACING 6

struct _DfWrap
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DfWrap, df_wrap, GTK_TYPE_WIDGET)

static int
df_wrap_get_wish (GtkWidget *child,
                  int        room)
{
  int least, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);

  return MAX (least, MIN (natural, room));
}

/* Goes through the children in lines of @width, and sets them there if they are to be; how high all is. */
static int
df_wrap_walk (GtkWidget *self,
              int        width,
              gboolean   places)
{
  gboolean mirrored = gtk_widget_get_direction (self) == GTK_TEXT_DIR_RTL;
  int x = 0;
  int y = 0;
  int line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int wish = df_wrap_get_wish (child, width);
      int height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, wish, NULL, &height, NULL, NULL);
      if (x > 0 && x + wish > width)
        {
          x = 0;
          y += line + SPACING;
          line = 0;
        }
      if (places)
        gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? width - x - wish : x, y, wish, height }, -1);
      x += wish + SPACING;
      line = MAX (line, height);
    }

  return y + line;
}

static GtkSizeRequestMode
df_wrap_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
df_wrap_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  int widest = 0;
  int all = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, wish;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wish, NULL, NULL);
      widest = MAX (widest, least);
      all += wish + (all > 0 ? SPACING : 0);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (widest, all);
    }
  else
    *minimum = *natural = df_wrap_walk (widget, for_size >= 0 ? for_size : MAX (widest, all), FALSE);
}

static void
df_wrap_size_allocate (GtkWidget *widget,
                       int        width,
                       int        height,
                       int        baseline)
{
  df_wrap_walk (widget, width, TRUE);
}

static void
df_wrap_dispose (GObject *object)
{
  df_widget_clear (GTK_WIDGET (object));

  G_OBJECT_CLASS (df_wrap_parent_class)->dispose (object);
}

static void
df_wrap_class_init (DfWrapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = df_wrap_dispose;
  widget_class->get_request_mode = df_wrap_get_request_mode;
  widget_class->measure = df_wrap_measure;
  widget_class->size_allocate = df_wrap_size_allocate;
}

static void
df_wrap_init (DfWrap *self)
{
}

GtkWidget *
df_wrap_new (void)
{
  return g_object_new (DF_TYPE_WRAP, NULL);
}

void
df_wrap_append (DfWrap    *self,
                GtkWidget *child)
{
  g_return_if_fail (DF_IS_WRAP (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}
