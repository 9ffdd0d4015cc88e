/* test-settings.c
 *
 * What windows remember, with the schema and without it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-settings.h"

#include <locale.h>

#include "pages/df-pages.h"

#define PATIENCE (5 * G_USEC_PER_SEC)

/* A window that was shown and has its size. */
static GtkWindow *
show_window (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  gint64 end = g_get_monotonic_time () + PATIENCE;

  df_settings_follow_window (window);
  gtk_window_present (window);
  while (gtk_widget_get_width (GTK_WIDGET (window)) == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);

  return window;
}

static void
assert_default_size (GtkWindow *window,
                     int        width,
                     int        height)
{
  int has_width;
  int has_height;

  gtk_window_get_default_size (window, &has_width, &has_height);
  g_assert_cmpint (has_width, ==, width);
  g_assert_cmpint (has_height, ==, height);
}

static void
test_size_is_remembered (void)
{
  GtkWindow *window = show_window ();

  assert_default_size (window, 1180, 760);
  gtk_window_set_default_size (window, 900, 610);
  gtk_window_destroy (window);

  window = show_window ();
  assert_default_size (window, 900, 610);
  gtk_window_destroy (window);
}

static void
test_nothing_changed_stays_unset (void)
{
  g_autoptr(GVariant) value = NULL;

  g_settings_reset (df_settings_get (), "window-width");
  gtk_window_destroy (show_window ());
  value = g_settings_get_user_value (df_settings_get (), "window-width");
  g_assert_null (value);
}

static void
test_windows_keep_their_own_size (void)
{
  GtkWindow *one = show_window ();
  GtkWindow *other = show_window ();

  gtk_window_set_default_size (one, 800, 500);
  gtk_window_destroy (one);
  assert_default_size (other, 1180, 610);
  gtk_window_destroy (other);
}

static void
test_shape_is_remembered (void)
{
  g_autofree char *first = df_settings_dup_export_shape ();
  g_autofree char *then = NULL;

  g_assert_cmpstr (first, ==, "dreamfest");
  df_settings_keep_export_shape ("performers");
  then = df_settings_dup_export_shape ();
  g_assert_cmpstr (then, ==, "performers");
}

static void
test_icons_are_found (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  df_pages_init ();
  g_assert_true (gtk_icon_theme_has_icon (theme, "org.dreamfest.Dreamfest"));
  /* The window's own icon comes after the first frame, when there is nothing else to do. */
  while (gtk_window_get_default_icon_name () == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_window_get_default_icon_name (), ==, "org.dreamfest.Dreamfest");
}

static void
test_without_schema (void)
{
  GtkWindow *window;
  g_autofree char *shape = NULL;

  g_assert_null (df_settings_get ());
  df_settings_keep_export_shape ("performers");
  shape = df_settings_dup_export_shape ();
  g_assert_null (shape);

  window = show_window ();
  gtk_window_set_default_size (window, 900, 610);
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }

  if (g_getenv ("GSETTINGS_SCHEMA_DIR") == NULL)
    {
      g_test_add_func ("/settings/without-a-schema/all-goes-on-and-nothing-is-kept", test_without_schema);
      return g_test_run ();
    }

  g_test_add_func ("/settings/window/the-next-one-has-the-size-of-the-last", test_size_is_remembered);
  g_test_add_func ("/settings/window/a-size-that-nobody-changed-stays-unset", test_nothing_changed_stays_unset);
  g_test_add_func ("/settings/window/one-that-goes-leaves-the-others-as-they-are", test_windows_keep_their_own_size);
  g_test_add_func ("/settings/export/the-shape-of-the-last-is-kept", test_shape_is_remembered);
  g_test_add_func ("/settings/icon/is-found-also-where-nothing-is-installed", test_icons_are_found);

  return g_test_run ();
}
