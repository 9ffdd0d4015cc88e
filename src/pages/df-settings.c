/* df-settings.c
 *
 * What this user's windows remember from one start to the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-settings.h"

#define SCHEMA_ID "org.dreamfest.Dreamfest"

#define WIDTH     "window-width"
#define HEIGHT    "window-height"
#define MAXIMIZED "window-maximized"
#define SHAPE     "export-shape"

/* GSettings ends the process for a schema or a key that it does not know, and an older version's schema may be what is installed. */
static GSettings *
find_settings (void)
{
  static const char *const keys[] = { WIDTH, HEIGHT, MAXIMIZED, SHAPE };
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);

  if (schema == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!g_settings_schema_has_key (schema, keys[i]))
      return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}

GSettings *
df_settings_get (void)
{
  static GSettings *settings = NULL;
  static gboolean looked = FALSE;

  if (!looked)
    {
      looked = TRUE;
      settings = find_settings ();
    }

  return settings;
}

/* --- the window --------------------------------------------------------------------------------------------------------------------- */

static void
keep_int (GSettings  *settings,
          const char *key,
          int         value)
{
  /* What nobody changed stays unset, so that a better default reaches it. */
  if (value > 0 && value != g_settings_get_int (settings, key))
    g_settings_set_int (settings, key, value);
}

static void
window_unmapped_cb (GtkWindow *window,
                    GSettings *settings)
{
  gboolean maximized = gtk_window_is_maximized (window);
  int width;
  int height;

  if (maximized != g_settings_get_boolean (settings, MAXIMIZED))
    g_settings_set_boolean (settings, MAXIMIZED, maximized);

  /* GTK keeps the size from before it was maximised. */
  gtk_window_get_default_size (window, &width, &height);
  keep_int (settings, WIDTH, width);
  keep_int (settings, HEIGHT, height);
}

void
df_settings_follow_window (GtkWindow *window)
{
  GSettings *settings = df_settings_get ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (settings == NULL)
    return;

  gtk_window_set_default_size (window, g_settings_get_int (settings, WIDTH), g_settings_get_int (settings, HEIGHT));
  if (g_settings_get_boolean (settings, MAXIMIZED))
    gtk_window_maximize (window);

  /* Once, when it goes, and not at every step of the pointer that drags its edge. */
  g_signal_connect_object (window, "unmap", G_CALLBACK (window_unmapped_cb), settings, 0);
}

/* --- exports ------------------------------------------------------------------------------------------------------------------------ */

char *
df_settings_dup_export_shape (void)
{
  GSettings *settings = df_settings_get ();

  return settings != NULL ? g_settings_get_string (settings, SHAPE) : NULL;
}

void
df_settings_keep_export_shape (const char *shape)
{
  GSettings *settings = df_settings_get ();

  g_return_if_fail (shape != NULL);

  if (settings != NULL)
    g_settings_set_string (settings, SHAPE, shape);
}
