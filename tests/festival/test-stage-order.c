/* test-stage-order.c
 *
 * Stages that change places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-stage-order.h"

#include "festival-fixture.h"
#include "record/df-error.h"
#include "store/df-record-list.h"

/* "Barn, Dome, Yard": as the list of stages names them. */
static void
assert_order (Festival   *festival,
              const char *expected)
{
  g_autoptr(DfRecordList) list = df_repository_list (festival->repository, festival_table ("stages"));
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(DfRecord) stage = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", df_record_get_title (stage));
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
move (Festival *festival,
      DfRecord *stage,
      int       by,
      guint     expected)
{
  guint n_done = G_MAXUINT;
  g_autoptr(GError) error = NULL;

  df_stage_move (festival->repository, df_record_get_id (stage), by, &n_done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_done, ==, expected);
}

static void
test_move (Festival      *festival,
           gconstpointer  data)
{
  g_autoptr(DfRecord) yard = festival_add (festival, "stages", "Yard");
  g_autoptr(DfRecord) dome = festival_add (festival, "stages", "Dome");
  g_autoptr(DfRecord) barn = festival_add (festival, "stages", "Barn");
  g_autoptr(DfRecord) cellar = NULL;
  int hue = festival_get_int (yard, "hue");

  assert_order (festival, "Barn, Dome, Yard");
  move (festival, yard, -1, 3);
  assert_order (festival, "Barn, Yard, Dome");
  g_assert_cmpint (df_record_get_integer (dome, "position"), ==, 3);
  move (festival, barn, 1, 2);
  assert_order (festival, "Yard, Barn, Dome");
  move (festival, dome, -5, 3);
  assert_order (festival, "Dome, Yard, Barn");
  g_assert_cmpint (festival_get_int (yard, "hue"), ==, hue);

  /* A new one comes last, whatever its name. */
  cellar = festival_add (festival, "stages", "Attic");
  assert_order (festival, "Dome, Yard, Barn, Attic");
  move (festival, cellar, -1, 2);
  assert_order (festival, "Dome, Yard, Attic, Barn");
}

static void
test_ends (Festival      *festival,
           gconstpointer  data)
{
  g_autoptr(DfRecord) dome = festival_add (festival, "stages", "Dome");
  g_autoptr(DfRecord) barn = festival_add (festival, "stages", "Barn");
  g_autofree char *undo = NULL;

  move (festival, dome, -1, 2);
  undo = g_strdup (df_repository_get_undo_name (festival->repository));
  g_assert_cmpstr (undo, ==, "Order of Stages");
  move (festival, dome, -1, 0);
  move (festival, barn, 1, 0);
  assert_order (festival, "Dome, Barn");

  g_assert_true (df_repository_undo (festival->repository, NULL));
  assert_order (festival, "Barn, Dome");
  g_assert_cmpint (df_record_get_integer (dome, "position"), ==, DF_NOTHING);
  g_assert_cmpstr (df_repository_get_undo_name (festival->repository), !=, "Order of Stages");
}

static void
test_gone (Festival      *festival,
           gconstpointer  data)
{
  g_autoptr(DfRecord) dome = festival_add (festival, "stages", "Dome");
  g_autoptr(GError) error = NULL;

  g_assert_false (df_stage_move (festival->repository, df_record_get_id (dome) + 1, 1, NULL, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_NOT_FOUND);
  g_assert_cmpint (df_record_get_integer (dome, "position"), ==, DF_NOTHING);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  festival_add_test ("/stage-order/a-stage-that-moves/changes-places-and-keeps-its-colour", test_move);
  festival_add_test ("/stage-order/at-the-end/nothing-moves-and-one-undo-takes-all-places-back", test_ends);
  festival_add_test ("/stage-order/a-stage-that-is-gone/is-refused-and-changes-nothing", test_gone);

  return g_test_run ();
}
