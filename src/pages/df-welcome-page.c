/* df-welcome-page.c
 *
 * What a festival without anything in it shows: three ways to begin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-welcome-page.h"

struct _DfWelcomePage
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkBox    *skyline;
  GtkWidget *ways;
};

G_DEFINE_FINAL_TYPE (DfWelcomePage, df_welcome_page, GTK_TYPE_WIDGET)

/* --- the skyline: sets of a line-up, one column a stage --------------------------------------------------------------------------- */

#define MOST_SETS 3

static const struct
{
  const char *hue;
  int         heights[MOST_SETS];   /* from below; 0 for none */
} columns[] = {
  { "df-c6", { 20, 34, 0 } },
  { "df-c3", { 44, 28, 20 } },
  { "df-c5", { 28, 62, 26 } },
  { "df-c7", { 40, 34, 48 } },
  { "df-c2", { 56, 26, 30 } },
  { "df-c4", { 22, 50, 18 } },
  { "df-c1", { 36, 18, 0 } },
};

static const double opacities[MOST_SETS] = { 1, 0.7, 0.45 };

static void
build_skyline (GtkBox *skyline)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

      gtk_widget_set_valign (column, GTK_ALIGN_END);
      for (int set = MOST_SETS - 1; set >= 0; set--)
        {
          GtkWidget *bar;

          if (columns[i].heights[set] == 0)
            continue;

          bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
          gtk_widget_add_css_class (bar, "df-bar");
          gtk_widget_add_css_class (bar, columns[i].hue);
          gtk_widget_set_size_request (bar, 34, columns[i].heights[set]);
          gtk_widget_set_opacity (bar, opacities[set]);
          gtk_box_append (GTK_BOX (column), bar);
        }

      gtk_box_append (skyline, column);
    }
}

/* --- the ways: side by side and equally wide, or one below the other where it is narrow --------------------------------------------- */

#define SPACING 18
#define WIDE    600

static int
count_children (GtkWidget *widget)
{
  int count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count++;

  return count;
}

static int
column_width (GtkWidget *widget,
              int        width)
{
  int count = count_children (widget);

  return width < WIDE ? width : (width - (count - 1) * SPACING) / count;
}

static GtkSizeRequestMode
ways_get_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ways_measure (GtkWidget      *widget,
              GtkOrientation  orientation,
              int             for_size,
              int            *minimum,
              int            *natural,
              int            *minimum_baseline,
              int            *natural_baseline)
{
  gboolean vertical = orientation == GTK_ORIENTATION_VERTICAL;
  gboolean wide = for_size < 0 || for_size >= WIDE;
  int child_size = vertical && for_size >= 0 ? column_width (widget, for_size) : -1;
  int total = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, orientation, child_size, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
      total += child_minimum + (total > 0 ? SPACING : 0);
    }

  if (!vertical)
    *natural = *natural * count_children (widget) + SPACING * (count_children (widget) - 1);
  else if (!wide)
    *minimum = *natural = total;
  else
    *natural = *minimum;
}

static void
ways_allocate (GtkWidget *widget,
               int        width,
               int        height,
               int        baseline)
{
  gboolean wide = width >= WIDE;
  int child_width = column_width (widget, width);
  int position = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation area = { 0, 0, child_width, height };

      if (wide)
        {
          /* What does not divide goes to the last. */
          if (gtk_widget_get_next_sibling (child) == NULL)
            area.width = width - position;
          area.x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - area.width - position : position;
          position += child_width + SPACING;
        }
      else
        {
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, &area.height, NULL, NULL, NULL);
          area.y = position;
          position += area.height + SPACING;
        }

      gtk_widget_size_allocate (child, &area, -1);
    }
}

/* --- the page ----------------------------------------------------------------------------------------------------------------------- */

static void
df_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DF_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (df_welcome_page_parent_class)->dispose (object);
}

static gboolean
df_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_widget_get_first_child (DF_WELCOME_PAGE (widget)->ways));
}

static void
df_welcome_page_class_init (DfWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = df_welcome_page_dispose;
  widget_class->grab_focus = df_welcome_page_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dreamfest/Dreamfest/ui/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DfWelcomePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DfWelcomePage, skyline);
  gtk_widget_class_bind_template_child (widget_class, DfWelcomePage, ways);
}

static void
df_welcome_page_init (DfWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->ways, gtk_custom_layout_new (ways_get_mode, ways_measure, ways_allocate));
  build_skyline (self->skyline);
}
