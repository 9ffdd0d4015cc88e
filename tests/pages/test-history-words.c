/* test-history-words.c
 *
 * What a step did, in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-history-words.h"

#include <string.h>

#include "store/df-association.h"
#include "window-driver.h"

typedef struct
{
  char         *path;
  DfWindow     *window;
  DfRepository *repository;
  DfRecord     *performer;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->path = driver_new_path ("words.dreamfest");
  fixture->window = driver_open_sample (fixture->path);
  fixture->repository = driver_get_repository (fixture->window);
  fixture->performer = driver_dup_record (fixture->window, "performers", "Mara Vale");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->performer);
  driver_close (fixture->window);
  g_free (fixture->path);
}

static gint64
find_newest (GPtrArray *steps)
{
  guint n_done = steps->len;

  while (!((DfHistoryStep *) g_ptr_array_index (steps, n_done - 1))->done)
    n_done--;

  return ((DfHistoryStep *) g_ptr_array_index (steps, n_done - 1))->id;
}

/* What the newest step that is done says, each sentence on a line. */
static char *
tell (Fixture *fixture,
      guint    most)
{
  g_autoptr(GPtrArray) steps = df_repository_dup_history (fixture->repository, NULL);
  g_autoptr(GPtrArray) story = NULL;
  g_auto(GStrv) sentences = NULL;
  guint64 n_rows;

  story = df_repository_dup_story (fixture->repository, find_newest (steps), most, &n_rows, NULL);
  sentences = df_history_words_tell (fixture->repository, story, n_rows);

  return g_strjoinv ("\n", sentences);
}

static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(DfRecord) event = driver_dup_record (fixture->window, "events", "Sunset Session");
  g_autoptr(DfRecord) dome = driver_dup_record (fixture->window, "stages", "The Dome");
  DfValue stage = DF_VALUE_INTEGER (df_record_get_id (dome));
  g_autofree char *website = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *cleared = NULL;
  g_autofree char *words = NULL;

  g_assert_true (df_repository_set_text (fixture->repository, fixture->performer, "website", "https://mara.example", NULL));
  website = tell (fixture, 100);
  g_assert_cmpstr (website, ==, "Performer “Mara Vale”: Website: https://maravale.example → https://mara.example");

  g_assert_true (df_repository_set_text (fixture->repository, fixture->performer, "website", "", NULL));
  cleared = tell (fixture, 100);
  g_assert_cmpstr (cleared, ==, "Performer “Mara Vale”: Website: https://mara.example → –");

  /* A stage by its name, and a long text only by its field's. */
  g_assert_true (df_repository_set (fixture->repository, event, "stage", &stage, NULL));
  moved = tell (fixture, 100);
  g_assert_cmpstr (moved, ==, "Event “Sunset Session”: Stage: Harbour Stage → The Dome");
  g_assert_true (df_repository_set_text (fixture->repository, event, "description", "Quiet", NULL));
  words = tell (fixture, 100);
  g_assert_cmpstr (words, ==, "Event “Sunset Session”: Description");
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(DfRecord) event = driver_dup_record (fixture->window, "events", "Brass Parade");
  g_autoptr(DfAssociation) events = df_repository_list_linked (fixture->repository, fixture->performer, "events");
  g_autofree char *linked = NULL;
  g_autofree char *unlinked = NULL;

  g_assert_true (df_association_link (events, event, NULL));
  linked = tell (fixture, 100);
  g_assert_cmpstr (linked, ==, "“Mara Vale” linked with “Brass Parade”");
  g_assert_true (df_association_unlink (events, event, NULL));
  unlinked = tell (fixture, 100);
  g_assert_cmpstr (unlinked, ==, "“Mara Vale” no longer linked with “Brass Parade”");
}

/* Whoever is gone is still known by name, and comes before what went along. */
static void
test_deleted (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(DfRecord) stage = driver_dup_record (fixture->window, "stages", "The Dome");
  g_autofree char *stage_words = NULL;
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;
  g_auto(GStrv) lines = NULL;

  g_assert_true (df_repository_remove (fixture->repository, fixture->performer, NULL));
  all = tell (fixture, 100);
  lines = g_strsplit (all, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==, "Performer “Mara Vale” deleted");
  g_assert_true (g_str_has_prefix (lines[1], "“Mara Vale” no longer linked with “"));

  /* The stage first, though the file loses its events' first. */
  g_assert_true (df_repository_remove (fixture->repository, stage, NULL));
  stage_words = tell (fixture, 100);
  g_assert_true (g_str_has_prefix (stage_words, "Stage “The Dome” deleted\nEvent “"));
  g_assert_nonnull (strstr (stage_words, "”: Stage: The Dome → –"));
  g_assert_true (df_repository_undo (fixture->repository, NULL));

  some = tell (fixture, 1);
  g_assert_true (g_str_has_suffix (some, "\nand 3 more"));
}

static void
test_time (void)
{
  g_autofree char *today = df_history_words_format_time (1795788180, 1795791780);
  g_autofree char *this_year = df_history_words_format_time (1795701780, 1795791780);
  g_autofree char *earlier = df_history_words_format_time (1764255780, 1795791780);
  g_autofree char *never = df_history_words_format_time (G_MAXINT64, 1795791780);

  g_assert_cmpstr (today, ==, "14:03");
  g_assert_cmpstr (this_year, ==, "26 November, 14:03");
  g_assert_cmpstr (earlier, ==, "27 November 2025, 15:03");
  g_assert_cmpstr (never, ==, "");
}

int
main (int    argc,
      char **argv)
{
  if (!driver_init (&argc, &argv))
    return SKIPPED;

#define ADD(path, test) g_test_add ("/history-words/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-change/tells-each-field-as-it-was-and-is", test_change);
  ADD ("a-link/tells-both-names", test_links);
  ADD ("a-deletion/tells-what-went-along", test_deleted);
#undef ADD
  g_test_add_func ("/history-words/a-time/is-as-short-as-the-day-lets-it-be", test_time);

  return driver_run ();
}
