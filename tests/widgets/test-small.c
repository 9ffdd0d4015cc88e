/* test-small.c
 *
 * The small pieces: clamp, avatar, chip, mark, status page, split view; and the style sheet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "armory.h"
#include "widgets/df-avatar.h"
#include "widgets/df-chip.h"
#include "widgets/df-clamp.h"
#include "widgets/df-mark.h"
#include "widgets/df-split-view.h"
#include "widgets/df-status-page.h"

static void
test_clamp (void)
{
  GtkWidget *clamp = g_object_ref_sink (df_clamp_new ());
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  int natural;

  gtk_widget_set_size_request (child, 100, -1);
  df_clamp_set_child (DF_CLAMP (clamp), child);
  df_clamp_set_maximum_size (DF_CLAMP (clamp), 300);
  gtk_widget_measure (clamp, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 100);

  gtk_widget_allocate (clamp, 1000, 50, -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (child), ==, 300);
  gtk_widget_measure (clamp, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_allocate (clamp, 200, 50, -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (child), ==, 200);

  g_assert_finalize_object (clamp);
}

static void
test_avatar (void)
{
  GtkWidget *avatar = g_object_ref_sink (df_avatar_new ());

  g_object_set (avatar, "text", "MV", "hue", 3, "size", DF_AVATAR_MEDIUM, NULL);
  g_assert_true (gtk_widget_has_css_class (avatar, "df-c3"));
  g_assert_true (gtk_widget_has_css_class (avatar, "medium"));
  g_object_set (avatar, "hue", 8, "size", DF_AVATAR_LARGE, NULL);
  g_assert_false (gtk_widget_has_css_class (avatar, "df-c3"));
  g_assert_true (gtk_widget_has_css_class (avatar, "df-c8"));
  g_assert_true (gtk_widget_has_css_class (avatar, "large"));
  g_assert_false (gtk_widget_has_css_class (avatar, "medium"));
  g_object_set (avatar, "size", DF_AVATAR_NORMAL, NULL);
  g_assert_false (gtk_widget_has_css_class (avatar, "large"));

  g_assert_finalize_object (avatar);
}

static void
test_chip (void)
{
  GtkWidget *chip = g_object_ref_sink (df_chip_new ());
  g_autofree char *name = g_strnfill (200, 'n');

  g_assert_false (gtk_widget_get_visible (chip));
  g_object_set (chip, "text", "Harbour", "hue", 2, NULL);
  g_assert_true (gtk_widget_get_visible (chip));
  g_assert_true (gtk_widget_has_css_class (chip, "df-c2"));
  g_assert_null (gtk_widget_get_tooltip_text (chip));
  g_object_set (chip, "text", name, NULL);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (chip), ==, name);
  g_object_set (chip, "text", NULL, NULL);
  g_assert_false (gtk_widget_get_visible (chip));

  g_assert_finalize_object (chip);
}

static void
test_chip_that_a_layout_shows (void)
{
  GtkWidget *chip = g_object_ref_sink (df_chip_new ());
  g_autofree char *text = NULL;
  int natural;

  gtk_widget_set_visible (chip, TRUE);
  text = armory_read (chip);
  g_assert_cmpstr (text, ==, "");
  gtk_widget_measure (chip, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 0);

  g_assert_finalize_object (chip);
}

static void
test_mark (void)
{
  GtkWidget *mark = g_object_ref_sink (df_mark_new ());

  g_assert_false (gtk_widget_get_visible (mark));
  df_mark_set_text (DF_MARK (mark), "Clashes");
  g_assert_true (gtk_widget_get_visible (mark));
  g_assert_nonnull (armory_find_widget (mark, GTK_TYPE_IMAGE, "Warning"));
  g_object_set (mark, "icon-only", TRUE, NULL);
  g_assert_nonnull (armory_find_widget (mark, GTK_TYPE_IMAGE, "Clashes"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (mark), ==, "Clashes");
  df_mark_set_text (DF_MARK (mark), NULL);
  g_assert_false (gtk_widget_get_visible (mark));

  g_assert_finalize_object (mark);
}

static void
test_status_page (void)
{
  GtkWidget *page = g_object_ref_sink (df_status_page_new ());
  g_autofree char *text = NULL;

  g_object_set (page, "title", "Nothing <b>here</b>", "description", "Yet & still", "child", gtk_button_new_with_label ("Go"), NULL);
  text = armory_read (page);
  g_assert_cmpstr (text, ==, "Nothing <b>here</b> | Yet & still | Go");

  g_assert_finalize_object (page);
}

static GtkWidget *
make_split (GtkTextDirection direction)
{
  GtkWidget *split = g_object_ref_sink (df_split_view_new ());

  g_object_set (split, "side", gtk_label_new ("side"), "main", gtk_label_new ("main"), NULL);
  gtk_widget_set_direction (split, direction);

  return split;
}

static int
get_x (GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, gtk_widget_get_parent (widget), &bounds));

  return bounds.origin.x;
}

static void
allocate (GtkWidget *widget,
          int        width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <, width);
  gtk_widget_allocate (widget, width, 300, -1, NULL);
}

static void
test_split (void)
{
  GtkWidget *split = make_split (GTK_TEXT_DIR_LTR);
  GtkWidget *side = gtk_widget_get_first_child (split);
  GtkWidget *rest = gtk_widget_get_last_child (split);

  allocate (split, 1000);
  g_assert_cmpint (gtk_widget_get_width (side), ==, 300);
  g_assert_cmpint (gtk_widget_get_width (rest), ==, 700);
  g_assert_cmpint (get_x (rest), ==, 300);

  allocate (split, 600);
  armory_settle ();
  g_assert_true (df_split_view_get_folded (DF_SPLIT_VIEW (split)));
  g_assert_true (gtk_widget_get_child_visible (side));
  g_assert_false (gtk_widget_get_child_visible (rest));
  df_split_view_set_showing_main (DF_SPLIT_VIEW (split), TRUE);
  g_assert_false (gtk_widget_get_child_visible (side));
  allocate (split, 600);
  g_assert_cmpint (gtk_widget_get_width (rest), ==, 600);

  allocate (split, 900);
  armory_settle ();
  g_assert_false (df_split_view_get_folded (DF_SPLIT_VIEW (split)));
  g_assert_true (gtk_widget_get_child_visible (side));

  g_assert_finalize_object (split);
}

static void
test_split_from_the_right (void)
{
  GtkWidget *split = make_split (GTK_TEXT_DIR_RTL);

  allocate (split, 1000);
  g_assert_cmpint (get_x (gtk_widget_get_first_child (split)), ==, 700);
  g_assert_cmpint (get_x (gtk_widget_get_last_child (split)), ==, 0);

  g_assert_finalize_object (split);
}

/* An unknown @name passes GTK's parser in silence. */
static void
test_style_colours (void)
{
  static const char known[] = " theme_fg_color theme_bg_color theme_base_color theme_text_color theme_selected_bg_color theme_selected_fg_color"
                              " insensitive_fg_color insensitive_bg_color borders warning_color error_color success_color text_view_bg define-color ";
  g_autofree char *css = NULL;
  g_autoptr(GRegex) regex = g_regex_new ("@([a-z_0-9-]+)", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GError) error = NULL;
  guint n_names = 0;

  g_file_get_contents (SOURCE_ROOT "/ui/style.css", &css, NULL, &error);
  g_assert_no_error (error);

  for (g_regex_match (regex, css, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *word = g_strdup_printf (" %s ", name);
      g_autofree char *defined = g_strdup_printf ("@define-color %s ", name);

      n_names++;
      if (strstr (known, word) == NULL && strstr (css, defined) == NULL)
        g_error ("style.css: @%s is not defined", name);
    }

  g_assert_cmpuint (n_names, >, 50);
}

int
main (int    argc,
      char **argv)
{
  armory_init (&argc, &argv);

  g_test_add_func ("/clamp/is-never-wider-than-its-maximum", test_clamp);
  g_test_add_func ("/avatar/changes-hue-and-size", test_avatar);
  g_test_add_func ("/chip/is-there-only-with-a-text", test_chip);
  g_test_add_func ("/chip/shows-nothing-without-a-text-even-where-a-layout-shows-it", test_chip_that_a_layout_shows);
  g_test_add_func ("/mark/says-its-words-or-gives-them-to-the-triangle", test_mark);
  g_test_add_func ("/status-page/takes-no-markup-from-its-texts", test_status_page);
  g_test_add_func ("/split-view/has-two-panes-or-one", test_split);
  g_test_add_func ("/split-view/starts-at-the-right-where-text-does", test_split_from_the_right);
  g_test_add_func ("/style/names-only-colours-that-are-defined", test_style_colours);

  return g_test_run ();
}
