/* df-widget.c
 *
 * Small helps that several widgets of this room share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-widget-private.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
df_widget_tab_cb (GtkWidget       *list,
                  guint            key,
                  guint            code,
                  GdkModifierType  state)
{
  gboolean is_back = key == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if ((key != GDK_KEY_Tab && key != GDK_KEY_KP_Tab && key != GDK_KEY_ISO_Left_Tab) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  /* Who looks for the next widget passes by what cannot be focused. */
  gtk_widget_set_can_focus (list, FALSE);
  g_signal_emit_by_name (gtk_widget_get_root (list), "move-focus", is_back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  gtk_widget_set_can_focus (list, TRUE);

  return GDK_EVENT_STOP;
}

void
df_widget_set_label (GtkWidget  *widget,
                     const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
df_widget_set_tooltip (GtkWidget  *widget,
                       const char *text)
{
  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (text, gtk_widget_get_tooltip_text (widget)) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

void
df_widget_tab_past (GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (df_widget_tab_cb), list, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, keys);
}

GtkWidget *
df_widget_find_row (GtkWidget *widget)
{
  GtkWidget *parent;

  /* The rows of a GtkListView have no public type, but a name in CSS like all others. */
  for (parent = gtk_widget_get_parent (widget); parent != NULL; parent = gtk_widget_get_parent (parent))
    if (strcmp (gtk_widget_get_css_name (parent), "row") == 0)
      return parent;

  return NULL;
}

GtkWidget *
df_widget_find_holder (GtkWidget  *widget,
                       const char *property)
{
  GtkWidget *parent;

  for (parent = gtk_widget_get_parent (widget); parent != NULL; parent = gtk_widget_get_parent (parent))
    if (g_object_class_find_property (G_OBJECT_GET_CLASS (parent), property) != NULL)
      return parent;

  return NULL;
}

GtkWidget *
df_widget_find_inside (GtkWidget *widget,
                       GType      type)
{
  GtkWidget *child;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = df_widget_find_inside (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
df_widget_change_hue (GtkWidget *widget,
                      int        from,
                      int        to)
{
  char name[16];

  if (from != 0)
    {
      g_snprintf (name, sizeof name, "df-c%d", from);
      gtk_widget_remove_css_class (widget, name);
    }

  if (to != 0)
    {
      g_snprintf (name, sizeof name, "df-c%d", to);
      gtk_widget_add_css_class (widget, name);
    }
}

void
df_widget_clear (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

void
df_widget_set_class (GtkWidget  *widget,
                     const char *name,
                     gboolean    there)
{
  if (there)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

GClosure *
df_closure_find (GtkBuilderScope *scope,
                 const char      *name)
{
  g_autoptr(GtkBuilder) builder = NULL;
  g_autoptr(GError) error = NULL;
  GClosure *closure;

  if (name == NULL)
    return NULL;

  builder = gtk_builder_new ();
  if (scope != NULL)
    gtk_builder_set_scope (builder, scope);

  closure = gtk_builder_create_closure (builder, name, 0, NULL, &error);
  if (closure == NULL)
    {
      g_critical ("No function %s: %s", name, error->message);
      return NULL;
    }

  g_closure_ref (closure);
  g_closure_sink (closure);
  if (G_CLOSURE_NEEDS_MARSHAL (closure))
    g_closure_set_marshal (closure, g_cclosure_marshal_generic);

  return closure;
}

char *
df_text_insert (const char *pattern,
                const char *value)
{
  const char *place = strstr (pattern, "%s");

  if (place == NULL)
    return g_strdup (pattern);

  return g_strdup_printf ("%.*s%s%s", (int) (place - pattern), pattern, value, place + 2);
}

const char *
df_text_waiting (void)
{
  return _("Another program is using the file; this is saved as soon as it can be.");
}
