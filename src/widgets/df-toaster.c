/* df-toaster.c
 *
 * Says what just happened, above everything else, with a way back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-toaster.h"

#include <glib/gi18n.h>

#include "widgets/df-widget-private.h"

#define SECONDS 6

struct _DfToaster
{
  GtkWidget     parent_instance;

  GtkOverlay   *overlay;
  GtkRevealer  *revealer;
  GtkWidget    *toast;
  GtkLabel     *label;
  GtkButton    *more;
  GtkButton    *button;
  GtkEventControllerMotion *motion;
  GtkEventControllerFocus  *focus;

  char         *action_name;
  char         *more_name;
  GSignalGroup *repository_signals;   /* while an Undo is offered */
  guint         timeout;
  gboolean      shown;
  GtkWidget    *before;               /* weak: had the focus when the toast came */
};

enum
{
  PROP_CHILD = 1,
  PROP_TEXT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GtkBuildableIface *parent_buildable;

static void df_toaster_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DfToaster, df_toaster, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, df_toaster_buildable_init))

static gboolean
df_toaster_timeout_cb (gpointer user_data)
{
  DfToaster *self = user_data;

  self->timeout = 0;
  df_toaster_hide (self);

  return G_SOURCE_REMOVE;
}

static void
df_toaster_stop_clock (DfToaster *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
}

/* The clock stands still while somebody reads or reaches for the button. */
static void
df_toaster_attention_changed_cb (DfToaster *self)
{
  df_toaster_stop_clock (self);

  if (self->shown
      && !gtk_event_controller_motion_contains_pointer (self->motion)
      && !gtk_event_controller_focus_contains_focus (self->focus))
    self->timeout = g_timeout_add_seconds (SECONDS, df_toaster_timeout_cb, self);
}

static void
df_toaster_remember_focus (DfToaster *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->toast))
    g_set_weak_pointer (&self->before, focus);
}

/* A toast that goes with the focus in it leaves the focus where it was. */
static void
df_toaster_give_focus_back (DfToaster *self)
{
  if (self->before != NULL && gtk_widget_get_mapped (self->before) && gtk_event_controller_focus_contains_focus (self->focus))
    gtk_widget_grab_focus (self->before);
}

static void
df_toaster_revealed_cb (DfToaster *self)
{
  /* A revealer without anything to show would still take the clicks of what is under it. */
  if (!self->shown && !gtk_revealer_get_child_revealed (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
}

static void
df_toaster_button_clicked_cb (DfToaster *self)
{
  g_autofree char *action_name = g_strdup (self->action_name);

  df_toaster_hide (self);
  if (action_name != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action_name, NULL);
}

static void
df_toaster_more_clicked_cb (DfToaster *self)
{
  g_autofree char *action_name = g_strdup (self->more_name);

  df_toaster_hide (self);
  gtk_widget_activate_action (GTK_WIDGET (self), action_name, NULL);
}

static void
df_toaster_set_child (DfToaster *self,
                      GtkWidget *child)
{
  if (gtk_overlay_get_child (self->overlay) == child)
    return;

  gtk_overlay_set_child (self->overlay, child);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static void
df_toaster_add_child (GtkBuildable *buildable,
                      GtkBuilder   *builder,
                      GObject      *child,
                      const char   *type)
{
  DfToaster *self = DF_TOASTER (buildable);

  if (self->overlay != NULL && GTK_IS_WIDGET (child) && type == NULL)
    df_toaster_set_child (self, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
df_toaster_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = df_toaster_add_child;
}

static void
df_toaster_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DfToaster *self = DF_TOASTER (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, gtk_overlay_get_child (self->overlay));
      break;
    case PROP_TEXT:
      g_value_set_string (value, df_toaster_get_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_toaster_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  DfToaster *self = DF_TOASTER (object);

  switch (id)
    {
    case PROP_CHILD:
      df_toaster_set_child (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
df_toaster_dispose (GObject *object)
{
  DfToaster *self = DF_TOASTER (object);

  df_toaster_stop_clock (self);
  self->shown = FALSE;
  g_clear_weak_pointer (&self->before);
  g_signal_group_set_target (self->repository_signals, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DF_TYPE_TOASTER);

  G_OBJECT_CLASS (df_toaster_parent_class)->dispose (object);
}

static void
df_toaster_finalize (GObject *object)
{
  DfToaster *self = DF_TOASTER (object);

  g_clear_object (&self->repository_signals);
  g_clear_pointer (&self->action_name, g_free);
  g_clear_pointer (&self->more_name, g_free);

  G_OBJECT_CLASS (df_toaster_parent_class)->finalize (object);
}

static void
df_toaster_class_init (DfToasterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = df_toaster_get_property;
  object_class->set_property = df_toaster_set_property;
  object_class->dispose = df_toaster_dispose;
  object_class->finalize = df_toaster_finalize;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "toaster");
  gtk_widget_class_set_template_from_resource (widget_class, DF_WIDGETS_RESOURCES "df-toaster.ui");
  gtk_widget_class_bind_template_child (widget_class, DfToaster, overlay);
  gtk_widget_class_bind_template_child (widget_class, DfToaster, revealer);
  gtk_widget_class_bind_template_child (widget_class, DfToaster, toast);
  gtk_widget_class_bind_template_child (widget_class, DfToaster, label);
  gtk_widget_class_bind_template_child (widget_class, DfToaster, more);
  gtk_widget_class_bind_template_child (widget_class, DfToaster, button);
  gtk_widget_class_bind_template_child (widget_class, DfToaster, motion);
  gtk_widget_class_bind_template_child (widget_class, DfToaster, focus);
  gtk_widget_class_bind_template_callback (widget_class, df_toaster_attention_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_toaster_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_toaster_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_toaster_more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, df_toaster_hide);
}

static void
df_toaster_init (DfToaster *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->repository_signals = g_signal_group_new (DF_TYPE_REPOSITORY);
  g_signal_group_connect_swapped (self->repository_signals, "changed", G_CALLBACK (df_toaster_hide), self);
}

GtkWidget *
df_toaster_new (void)
{
  return g_object_new (DF_TYPE_TOASTER, NULL);
}

void
df_toaster_show (DfToaster  *self,
                 const char *text,
                 const char *action_label,
                 const char *action_name)
{
  g_return_if_fail (DF_IS_TOASTER (self));
  g_return_if_fail (text != NULL);

  g_signal_group_set_target (self->repository_signals, NULL);
  g_free (self->action_name);
  self->action_name = g_strdup (action_name);

  gtk_label_set_label (self->label, text);
  df_widget_set_label (self->toast, text);
  gtk_button_set_label (self->button, action_label != NULL ? action_label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), action_label != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);

  df_toaster_remember_focus (self);
  self->shown = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  df_toaster_attention_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

void
df_toaster_show_undo (DfToaster    *self,
                      DfRepository *repository,
                      const char   *text)
{
  g_return_if_fail (DF_IS_TOASTER (self));
  g_return_if_fail (DF_IS_REPOSITORY (repository));

  df_toaster_show (self, text, _("Undo"), "win.undo");
  df_toaster_leave_with_change (self, repository);
}

void
df_toaster_leave_with_change (DfToaster    *self,
                              DfRepository *repository)
{
  g_return_if_fail (DF_IS_TOASTER (self));
  g_return_if_fail (DF_IS_REPOSITORY (repository));

  g_signal_group_set_target (self->repository_signals, repository);
}

void
df_toaster_add_action (DfToaster  *self,
                       const char *action_label,
                       const char *action_name)
{
  g_return_if_fail (DF_IS_TOASTER (self));
  g_return_if_fail (action_label != NULL && action_name != NULL);

  g_free (self->more_name);
  self->more_name = g_strdup (action_name);
  gtk_button_set_label (self->more, action_label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), TRUE);
}

void
df_toaster_hide (DfToaster *self)
{
  g_return_if_fail (DF_IS_TOASTER (self));

  if (!self->shown)
    return;

  self->shown = FALSE;
  df_toaster_stop_clock (self);
  df_toaster_give_focus_back (self);
  g_signal_group_set_target (self->repository_signals, NULL);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  df_toaster_revealed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

const char *
df_toaster_get_text (DfToaster *self)
{
  g_return_val_if_fail (DF_IS_TOASTER (self), NULL);

  return self->shown ? gtk_label_get_label (self->label) : NULL;
}

DfToaster *
df_toaster_find (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  while (widget != NULL)
    {
      GtkWidget *found = gtk_widget_get_ancestor (widget, DF_TYPE_TOASTER);
      GtkWidget *window;

      /* A window above has its toaster inside of it. */
      if (found == NULL && GTK_IS_WINDOW (widget))
        found = df_widget_find_inside (widget, DF_TYPE_TOASTER);
      if (found != NULL)
        return DF_TOASTER (found);

      window = gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW);
      if (window == widget)
        window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (widget)));
      widget = window;
    }

  return NULL;
}

void
df_toaster_tell (GtkWidget  *widget,
                 const char *text)
{
  DfToaster *self = df_toaster_find (widget);

  if (self != NULL)
    df_toaster_show (self, text, NULL, NULL);
}

void
df_toaster_tell_undo (GtkWidget    *widget,
                      DfRepository *repository,
                      const char   *text)
{
  DfToaster *self = df_toaster_find (widget);

  if (self != NULL)
    df_toaster_show_undo (self, repository, text);
}
