/* df-fit.c
 *
 * Gives an entry as much room as its text takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-fit-private.h"

#include "widgets/df-widget-private.h"

/* The caret behind the last letter. */
#define CARET 2

struct _DfFit
{
  GtkWidget  parent_instance;

  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (DfFit, df_fit, GTK_TYPE_WIDGET)

static int
df_fit_get_text_width (DfFit *self)
{
  GtkWidget *inside = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr(PangoLayout) layout = NULL;
  int width;

  if (*text == '\0')
    text = gtk_entry_get_placeholder_text (GTK_ENTRY (self->entry));
  layout = gtk_widget_create_pango_layout (inside, text);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width + CARET;
}

static void
df_fit_measure (GtkWidget      *widget,
                GtkOrientation  orientation,
                int             for_size,
                int            *minimum,
                int            *natural,
                int            *minimum_baseline,
                int            *natural_baseline)
{
  DfFit *self = DF_FIT (widget);

  if (self->entry == NULL)
    return;

  gtk_widget_measure (self->entry, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int inside_natural;

      /* What the entry has around its text stays. */
      gtk_widget_measure (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))), orientation, -1,
                          NULL, &inside_natural, NULL, NULL);
      *natural = MAX (*minimum, *natural - inside_natural + df_fit_get_text_width (self));
    }
}

static void
df_fit_size_allocate (GtkWidget *widget,
                      int        width,
                      int        height,
                      int        baseline)
{
  DfFit *self = DF_FIT (widget);

  if (self->entry != NULL)
    gtk_widget_size_allocate (self->entry, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
df_fit_dispose (GObject *object)
{
  DfFit *self = DF_FIT (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (df_fit_parent_class)->dispose (object);
}

static void
df_fit_class_init (DfFitClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = df_fit_dispose;
  GTK_WIDGET_CLASS (klass)->measure = df_fit_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = df_fit_size_allocate;
}

static void
df_fit_init (DfFit *self)
{
}

GtkWidget *
df_fit_new (GtkWidget *entry)
{
  DfFit *self;

  g_return_val_if_fail (GTK_IS_ENTRY (entry), NULL);

  self = g_object_new (DF_TYPE_FIT, NULL);
  self->entry = entry;
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (gtk_widget_queue_resize), self);

  return GTK_WIDGET (self);
}

GtkWidget *
df_fit_new_text (GtkWidget *view)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "opacity", 0.0, "can-target", FALSE, NULL);

  g_object_bind_property (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", label, "label", G_BINDING_SYNC_CREATE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), label);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), view);

  return overlay;
}
