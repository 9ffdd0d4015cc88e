/* test-clash-mend.c
 *
 * What people do about clashes: each one step, and a reason holds for the facts that it was given for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clash-mend.h"

#include "festival-fixture.h"
#include "festival/df-clashes.h"

#define FRIDAY "2026-06-12"

typedef struct
{
  DfRecord  *dome;
  DfRecord  *mara;
  DfRecord  *one;
  DfRecord  *two;
  DfClashes *clashes;
} Scene;

static void
scene_clear (Scene *scene)
{
  g_clear_object (&scene->dome);
  g_clear_object (&scene->mara);
  g_clear_object (&scene->one);
  g_clear_object (&scene->two);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static void
scene_fill (Scene    *scene,
            Festival *festival)
{
  scene->dome = festival_add (festival, "stages", "The Dome");
  scene->mara = festival_add (festival, "performers", "Mara");
  scene->one = festival_add_event (festival, "One", FRIDAY, 1080, 1140, NULL, scene->mara);
  scene->two = festival_add_event (festival, "Two", FRIDAY, 1110, 1170, NULL, scene->mara);
  scene->clashes = df_clashes_get (festival->repository);
}

static DfClash
get_only (Scene *scene)
{
  GArray *all = df_clashes_get_all (scene->clashes);

  g_assert_cmpuint (all->len, ==, 1);

  return g_array_index (all, DfClash, 0);
}

static void
test_move (Festival      *festival,
           gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  g_autoptr(GArray) slots = NULL;
  g_autofree char *offer = NULL;
  g_autofree char *stays = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id;

  scene_fill (&scene, festival);
  id = df_record_get_id (scene.two);
  slots = df_plan_list_slots (df_clashes_get_plan (scene.clashes), id, 360, 3);
  g_assert_cmpuint (slots->len, >, 0);
  offer = df_clash_format_slot (festival->repository, id, &g_array_index (slots, DfPlanSlot, 0));
  g_assert_cmpstr (offer, ==, "Move to 19:00 on The Dome");

  g_assert_true (df_clash_move (festival->repository, id, &g_array_index (slots, DfPlanSlot, 0), &error));
  g_assert_no_error (error);
  festival_assert_string (scene.two, "stage-name", "The Dome");
  festival_assert_string (scene.two, "time-range", "\u206619:00–20:00\u2069");
  g_assert_cmpuint (df_clashes_count_open (scene.clashes), ==, 0);
  stays = df_clash_format_slot (festival->repository, id, &g_array_index (slots, DfPlanSlot, 0));
  g_assert_cmpstr (stays, ==, "Move to 19:00");

  /* One step, by a name that says what was done. */
  g_assert_cmpstr (df_repository_get_undo_name (festival->repository), ==, "Move “Two”");
  g_assert_true (df_repository_undo (festival->repository, &error));
  festival_assert_string (scene.two, "stage-name", "");
  festival_assert_string (scene.two, "time-range", "\u206618:30–19:30\u2069");
  g_assert_cmpuint (df_clashes_count_open (scene.clashes), ==, 1);
}

static void
test_move_gone (Festival      *festival,
                gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  DfPlanSlot slot = { 0, 600 };
  g_autoptr(GError) error = NULL;
  gint64 id;

  scene_fill (&scene, festival);
  id = df_record_get_id (scene.two);
  g_assert_true (df_repository_remove (festival->repository, scene.two, NULL));
  g_assert_false (df_clash_move (festival->repository, id, &slot, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_NOT_FOUND);
}

static void
test_accept (Festival      *festival,
             gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  g_autofree char *reason = NULL;
  g_autoptr(GError) error = NULL;
  DfClash clash;

  scene_fill (&scene, festival);
  clash = get_only (&scene);
  g_assert_true (df_clash_accept (festival->repository, df_clashes_get_plan (scene.clashes), &clash, "  Two songs only ", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (df_clashes_count_open (scene.clashes), ==, 0);
  g_assert_cmpint (get_only (&scene).accepted, !=, 0);
  g_assert_cmpint (festival_get_int (scene.mara, "clashes"), ==, 0);
  g_assert_cmpstr (df_repository_get_undo_name (festival->repository), ==, "Accept a Clash");
  reason = df_clash_dup_reason (festival->repository, &clash);
  g_assert_cmpstr (reason, ==, "Two songs only");

  /* A fact changes, and changes back. What has nothing to do with it is no fact. */
  festival_set_integer (festival, scene.two, "ends", 1175);
  g_assert_cmpuint (df_clashes_count_open (scene.clashes), ==, 1);
  g_assert_true (df_repository_undo (festival->repository, NULL));
  g_assert_cmpuint (df_clashes_count_open (scene.clashes), ==, 0);
  g_assert_true (df_repository_set_text (festival->repository, scene.two, "name", "Second", NULL));
  g_assert_cmpuint (df_clashes_count_open (scene.clashes), ==, 0);
}

static void
test_accept_again (Festival      *festival,
                   gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  g_autofree char *reason = NULL;
  DfClash clash;

  scene_fill (&scene, festival);
  clash = get_only (&scene);
  g_assert_true (df_clash_accept (festival->repository, df_clashes_get_plan (scene.clashes), &clash, "First", NULL));
  festival_set_integer (festival, scene.two, "ends", 1175);
  clash = get_only (&scene);
  g_assert_true (df_clash_accept (festival->repository, df_clashes_get_plan (scene.clashes), &clash, "Second", NULL));
  g_assert_cmpuint (df_clashes_count_open (scene.clashes), ==, 0);
  g_assert_cmpuint (df_repository_count (festival->repository, festival_table ("accepted_clashes")), ==, 1);
  reason = df_clash_dup_reason (festival->repository, &clash);
  g_assert_cmpstr (reason, ==, "Second");

  /* It goes with what it is about, and comes back with it. */
  g_assert_true (df_repository_remove (festival->repository, scene.mara, NULL));
  g_assert_cmpuint (df_repository_count (festival->repository, festival_table ("accepted_clashes")), ==, 0);
  g_assert_true (df_repository_undo (festival->repository, NULL));
  g_assert_cmpint (get_only (&scene).accepted, !=, 0);
}

static void
test_count_again (Festival      *festival,
                  gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  g_autoptr(GError) error = NULL;
  DfClash clash;

  scene_fill (&scene, festival);
  clash = get_only (&scene);
  g_assert_true (df_clash_accept (festival->repository, df_clashes_get_plan (scene.clashes), &clash, "Two songs only", NULL));
  clash = get_only (&scene);
  g_assert_true (df_clash_count_again (festival->repository, &clash, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (df_clashes_count_open (scene.clashes), ==, 1);
  g_assert_cmpstr (df_repository_get_undo_name (festival->repository), ==, "Count a Clash Again");

  /* Somebody else was there first. */
  g_assert_true (df_clash_count_again (festival->repository, &clash, &error));
  g_assert_true (df_repository_undo (festival->repository, NULL));
  g_assert_cmpuint (df_clashes_count_open (scene.clashes), ==, 0);
}

static void
test_no_reason (Festival      *festival,
                gconstpointer  data)
{
  g_auto(Scene) scene = { NULL };
  g_autoptr(GError) error = NULL;
  DfClash clash;

  scene_fill (&scene, festival);
  clash = get_only (&scene);
  g_assert_false (df_clash_accept (festival->repository, df_clashes_get_plan (scene.clashes), &clash, " ", &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_assert_cmpuint (df_clashes_count_open (scene.clashes), ==, 1);
  g_assert_cmpuint (df_repository_count (festival->repository, festival_table ("accepted_clashes")), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  festival_add_test ("/clash-mend/a-move/is-one-step-to-a-free-place", test_move);
  festival_add_test ("/clash-mend/a-move/of-an-event-that-is-gone-is-refused", test_move_gone);
  festival_add_test ("/clash-mend/a-reason/holds-until-a-fact-changes", test_accept);
  festival_add_test ("/clash-mend/a-reason/is-written-over-and-goes-with-its-events", test_accept_again);
  festival_add_test ("/clash-mend/a-reason/is-taken-back-by-one-step", test_count_again);
  festival_add_test ("/clash-mend/a-reason/is-needed", test_no_reason);

  return g_test_run ();
}
