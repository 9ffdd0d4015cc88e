/* test-recent.c
 *
 * The menu of the festivals that were open last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-recent.h"

#include <glib/gstdio.h>

#include "window-driver.h"

static char *
dup_label (GMenuModel *menu,
           int         index)
{
  char *label = NULL;

  g_menu_model_get_item_attribute (menu, index, G_MENU_ATTRIBUTE_LABEL, "s", &label);

  return label;
}

static gboolean
offers (GMenuModel *menu,
        const char *action)
{
  g_autofree char *name = NULL;

  return g_menu_model_get_item_attribute (menu, 0, G_MENU_ATTRIBUTE_ACTION, "s", &name) && g_str_equal (name, action);
}

static void
test_menu (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenuModel) recent = NULL;
  g_autofree char *path = driver_new_path ("bay_nights.dreamfest");
  g_autofree char *gone = driver_new_path ("gone.dreamfest");
  g_autofree char *label = NULL;
  g_autofree char *first = NULL;
  g_autofree char *target = NULL;

  df_recent_append_menu (menu);
  label = dup_label (G_MENU_MODEL (menu), 0);
  g_assert_cmpstr (label, ==, "Open _Recent");
  recent = g_menu_model_get_item_link (G_MENU_MODEL (menu), 0, G_MENU_LINK_SUBMENU);
  wait_until (g_menu_model_get_n_items (recent) == 1);
  first = dup_label (recent, 0);
  g_assert_cmpstr (first, ==, "Nothing Yet");

  g_assert_true (g_file_set_contents (path, "a festival", -1, NULL));
  g_assert_true (g_file_set_contents (gone, "a festival", -1, NULL));
  df_recent_remember (gone, "Gone");
  g_assert_cmpint (g_unlink (gone), ==, 0);
  df_recent_remember (path, "Bay_Nights");
  wait_until (offers (recent, "app.open-recent"));

  /* What is not there any more is not offered; an underscore is no mnemonic. */
  g_assert_cmpint (g_menu_model_get_n_items (recent), ==, 1);
  g_free (g_steal_pointer (&first));
  first = dup_label (recent, 0);
  g_assert_cmpstr (first, ==, "Bay__Nights");
  g_assert_true (g_menu_model_get_item_attribute (recent, 0, G_MENU_ATTRIBUTE_TARGET, "s", &target));
  g_assert_cmpstr (target, ==, path);
}

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

  g_test_add_func ("/recent/the-menu/offers-what-was-open-and-is-still-there", test_menu);

  return driver_run ();
}
