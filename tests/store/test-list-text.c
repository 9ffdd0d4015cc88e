/* test-list-text.c
 *
 * A search among lines, as somebody would do it who looks at each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-text-private.h"

#include <string.h>

#define N_LINES 200

/* A few letters, so that words are found, and found in each other. */
static char *
make_line (void)
{
  GString *line = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 12);

  for (int i = 0; i < n; i++)
    g_string_append_c (line, "ab \n"[g_test_rand_int_range (0, 4)]);

  return g_string_free (line, FALSE);
}

static gboolean
has_all (const char  *line,
         char       **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (line, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
assert_found (DfListText *text,
              GPtrArray  *lines,
              char      **words,
              GArray     *among)
{
  g_autoptr(GArray) found = df_list_text_search (text, words, among);
  guint n = 0;

  g_assert_cmpuint (df_list_text_count (text), ==, lines->len);
  for (guint i = 0; i < lines->len; i++)
    {
      g_assert_true (df_list_text_match (lines->pdata[i], words) == has_all (lines->pdata[i], words));
      if (!has_all (lines->pdata[i], words))
        continue;
      g_assert_cmpuint (n, <, found->len);
      g_assert_cmpuint (g_array_index (found, guint, n++), ==, i);
    }
  g_assert_cmpuint (n, ==, found->len);
}

/* Lines come and go anywhere; what is found is what a look at each finds. */
static void
test_any (void)
{
  DfListText *text = df_list_text_new ();
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  char *one[] = { (char *) "ab", NULL };
  char *two[] = { (char *) "a", (char *) "bb", NULL };
  char *whole[] = { (char *) "abab", NULL };

  for (guint round = 0; round < 2000; round++)
    {
      guint place = (guint) g_test_rand_int_range (0, (int) lines->len + 1);

      if (place < lines->len && (lines->len >= N_LINES || g_test_rand_int_range (0, 3) == 0))
        {
          df_list_text_remove (text, place);
          g_ptr_array_remove_index (lines, place);
        }
      else
        {
          char *line = make_line ();

          df_list_text_insert (text, place, line);
          g_ptr_array_insert (lines, (int) place, line);
        }
      if (round % 20 == 0)
        {
          assert_found (text, lines, one, NULL);
          assert_found (text, lines, two, NULL);
          assert_found (text, lines, whole, NULL);
        }
    }
  df_list_text_free (text);
}

/* What was found is looked through again, whether it is much or little. */
static void
test_narrowed (void)
{
  DfListText *text = df_list_text_new ();
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  char *wide[] = { (char *) "a", NULL };
  char *narrow[] = { (char *) "ab", (char *) "ba", NULL };
  char *rare[] = { (char *) "rare", NULL };
  char *rarer[] = { (char *) "rare", (char *) "7", NULL };
  g_autoptr(GArray) many = NULL;
  g_autoptr(GArray) few = NULL;

  for (guint i = 0; i < N_LINES; i++)
    {
      g_ptr_array_add (lines, i % 50 == 27 ? g_strdup_printf ("rare %u", i) : make_line ());
      df_list_text_insert (text, i, lines->pdata[i]);
    }
  many = df_list_text_search (text, wide, NULL);
  assert_found (text, lines, narrow, many);
  few = df_list_text_search (text, rare, NULL);
  g_assert_cmpuint (few->len, ==, 4);
  assert_found (text, lines, rarer, few);
  df_list_text_free (text);
}

static void
assert_best (const char *search,
             guint       n,
             const char *expected)
{
  static const char *const lines[] = { "the golden hour\tsoul ", "mara golden\t", "gold\tgolden ", "ungolden\t", "quiet\tgolden hour ", "golden hour\t", "golden\t" };
  DfListText *text = df_list_text_new ();
  g_auto(GStrv) words = g_strsplit (search, " ", -1);
  g_autoptr(GArray) found = NULL;
  g_autoptr(GArray) best = NULL;
  g_autoptr(GString) places = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    df_list_text_insert (text, i, lines[i]);
  found = df_list_text_search (text, words, NULL);
  best = df_list_text_choose (text, words, found, n);
  for (guint i = 0; i < best->len; i++)
    g_string_append_printf (places, i == 0 ? "%u" : " %u", g_array_index (best, guint, i));
  g_assert_cmpstr (places->str, ==, expected);
  df_list_text_free (text);
}

/* How a title begins, then its words, then what is in it, then the rest; and among the like, as they stand. */
static void
test_best (void)
{
  assert_best ("golden", 10, "5 6 0 1 3 2 4");
  assert_best ("golden", 3, "5 6 0");
  assert_best ("hour golden", 10, "0 5 4");
  assert_best ("soul", 10, "0");
  assert_best ("nothing", 10, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-text/lines-that-come-and-go/are-found-as-by-a-look-at-each", test_any);
  g_test_add_func ("/list-text/what-was-found/is-looked-through-again", test_narrowed);
  g_test_add_func ("/list-text/the-best/are-those-that-are-called-so", test_best);

  return g_test_run ();
}
