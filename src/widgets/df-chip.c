/* df-chip.c
 *
 * A dot in a hue and a name on a tint of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-chip.h"

#include "widgets/df-widget-private.h"

/* A name may have 200 letters; a chip shows as many as leave room for the rest of its row. */
#define LETTERS 22

struct _DfChip
{
  GtkWidget  parent_instance;

  GtkWidget *dot;
  GtkWidget *label;
  int        hue;
};

enum
{
  PROP_TEXT = 1,
  PROP_HUE,
  N_PROPERTIES
};

G_DEFINE_FINAL_TYPE (DfChip, df_chip, GTK_TYPE_WIDGET)

static void
df_chip_set_text (DfChip     *self,
                  const char *text)
{
  gboolean is_there = text != NULL && *text != '\0';

  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : "");
  df_widget_set_tooltip (GTK_WIDGET (self), g_utf8_strlen (text != NULL ? text : "", -1) > LETTERS ? text : NULL);

  /* A .ui may rule over "visible" as well: then nothing is left to be seen. */
  gtk_widget_set_visible (self->dot, is_there);
  gtk_widget_set_visible (self->label, is_there);
  df_widget_set_class (GTK_WIDGET (self), "df-chip", is_there);
  gtk_widget_set_visible (GTK_WIDGET (self), is_there);
}

static void
df_chip_get_property (GObject    *object,
                      guint       id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  DfChip *self = DF_CHIP (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_HUE:
      g_value_set_int (value, self->hue);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_chip_set_property (GObject      *object,
                      guint         id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  DfChip *self = DF_CHIP (object);
  int hue;

  switch (id)
    {
    case PROP_TEXT:
      df_chip_set_text (self, g_value_get_string (value));
      break;
    case PROP_HUE:
      hue = g_value_get_int (value);
      df_widget_change_hue (GTK_WIDGET (self), self->hue, hue);
      self->hue = hue;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_chip_dispose (GObject *object)
{
  df_widget_clear (GTK_WIDGET (object));

  G_OBJECT_CLASS (df_chip_parent_class)->dispose (object);
}

static void
df_chip_class_init (DfChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = df_chip_get_property;
  object_class->set_property = df_chip_set_property;
  object_class->dispose = df_chip_dispose;

  g_object_class_install_property (object_class, PROP_TEXT,
                                   g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_HUE,
                                   g_param_spec_int ("hue", NULL, NULL, 0, 8, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
}

static void
df_chip_init (DfChip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->dot, "df-dot");
  gtk_widget_set_valign (self->dot, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->dot, widget);

  self->label = gtk_label_new ("");
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), LETTERS);
  gtk_widget_set_parent (self->label, widget);

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  df_chip_set_text (self, NULL);
}

GtkWidget *
df_chip_new (void)
{
  return g_object_new (DF_TYPE_CHIP, NULL);
}
