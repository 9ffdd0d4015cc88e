/* test-foreign-value.c
 *
 * Names of foreign sources, taken as well as can be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-foreign-private.h"

#include <string.h>

static void
test_names (void)
{
  static const struct { const char *text; const char *name; gboolean is_cut; } cases[] = {
    { "Mara Vale", "Mara Vale", FALSE },
    { "  Mara   Vale\n", "Mara Vale", FALSE },
    { "Zoe\xcc\x88", "Zoë", FALSE },
    { "A\nB\x07" "C", "A B C", TRUE },
    { "\xe2\x80\xaeturned", "turned", TRUE },
    { "\xff", "\xef\xbf\xbd", TRUE },
    { " \x01 ", "", TRUE },
    { "", "", FALSE },
    { "\xe2\x80\x8b", "", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_cut = FALSE;
      g_autofree char *name = df_foreign_tidy_name (cases[i].text, &is_cut);

      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_true (is_cut == cases[i].is_cut);
    }
}

static void
test_long_name (void)
{
  g_autofree char *text = g_strnfill (1000000, 'n');
  gboolean is_cut;
  g_autofree char *name = df_foreign_tidy_name (text, &is_cut);

  g_assert_true (is_cut);
  g_assert_cmpint (g_utf8_strlen (name, -1), ==, 200);
  g_assert_true (g_str_has_suffix (name, "n…"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/foreign-value/a-name/is-what-can-be-held-of-it", test_names);
  g_test_add_func ("/foreign-value/a-name-of-a-million-letters/is-cut-to-two-hundred", test_long_name);

  return g_test_run ();
}
