/* test-clashes.c
 *
 * The clashes of an open festival follow whatever is done to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clashes.h"

#include "festival-fixture.h"
#include "festival/df-clash-mend.h"
#include "festival/df-day.h"
#include "festival/df-plan-read.h"
#include "store/df-association.h"

#define FRIDAY "2026-06-12"

static void
set_text (Festival   *festival,
          DfRecord   *record,
          const char *field,
          const char *text)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_set_text (festival->repository, record, field, text, &error));
  g_assert_no_error (error);
}

/* What is kept is what a new look at the file says. */
static void
assert_current (Festival *festival)
{
  GArray *kept = df_clashes_get_all (df_clashes_get (festival->repository));
  g_autoptr(DfPlan) plan = df_plan_new ();
  g_autoptr(GArray) read = NULL;
  g_autoptr(GError) error = NULL;

  read = df_plan_read_clashes (plan, festival->repository, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, read->len);
  for (guint i = 0; i < kept->len; i++)
    {
      const DfClash *a = &g_array_index (kept, DfClash, i);
      const DfClash *b = &g_array_index (read, DfClash, i);

      g_assert_cmpint (df_clash_compare (a, b), ==, 0);
      g_assert_cmpint (a->minutes, ==, b->minutes);
      g_assert_cmpint (a->needs, ==, b->needs);
      g_assert_cmpint (a->accepted, ==, b->accepted);
    }
}

/* --- a walk ---------------------------------------------------------------------------------------------------------------------------------- */

typedef struct
{
  Festival  *festival;
  GRand     *random;
  GPtrArray *kinds[3];      /* stages, performers, events that were made; some are gone */
} Walk;

static DfRecord *
draw_record (Walk  *walk,
             guint  kind)
{
  GPtrArray *records = walk->kinds[kind];
  DfRecord *record;

  if (records->len == 0)
    return NULL;
  record = g_ptr_array_index (records, g_rand_int_range (walk->random, 0, (int) records->len));

  return df_record_is_deleted (record) ? NULL : record;
}

static void
walk_add (Walk *walk)
{
  static const char *const names[] = { "Harbour", "Mara", "TBA", "n/a" };
  guint kind = (guint) g_rand_int_range (walk->random, 0, 4);
  gint64 starts = g_rand_int_range (walk->random, 60, 90) * 10;
  g_autofree char *day = df_day_add (FRIDAY, g_rand_int_range (walk->random, -1, 3));

  if (kind < 2)
    g_ptr_array_add (walk->kinds[kind], festival_add (walk->festival, kind == 0 ? "stages" : "performers",
                                                      names[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (names))]));
  else
    g_ptr_array_add (walk->kinds[2], festival_add_event (walk->festival, "Set", day, starts, starts + g_rand_int_range (walk->random, 1, 9) * 10,
                                                         draw_record (walk, 0), draw_record (walk, 1)));
}

static void
walk_link (Walk *walk)
{
  DfRecord *performer = draw_record (walk, 1);
  DfRecord *event = draw_record (walk, 2);
  g_autoptr(DfAssociation) events = performer != NULL ? df_repository_list_linked (walk->festival->repository, performer, "events") : NULL;
  g_autoptr(GError) error = NULL;

  if (events == NULL || event == NULL)
    return;
  if (df_association_has (events, event))
    df_association_unlink (events, event, &error);
  else
    df_association_link (events, event, &error);
  g_assert_no_error (error);
}

static void
walk_transfer (Walk *walk)
{
  DfRecord *stage = draw_record (walk, 0);
  DfRecord *other = draw_record (walk, 0);
  g_autoptr(DfAssociation) transfers = stage != NULL ? df_repository_list_linked (walk->festival->repository, stage, "transfers") : NULL;
  const char *fields[] = { "minutes" };

  if (transfers == NULL || other == NULL || other == stage)
    return;
  if (df_association_has (transfers, other))
    df_association_unlink (transfers, other, NULL);
  else
    df_association_link_with (transfers, other, 1, fields, &DF_VALUE_INTEGER (g_rand_int_range (walk->random, 0, 40)), NULL);
}

static void
walk_change (Walk *walk)
{
  static const char *const of_events[] = { "starts", "ends", "set_up", "tear_down", "stage" };
  static const char *const of_stages[] = { "changeover", "curfew" };
  DfRecord *event = draw_record (walk, 2);
  DfRecord *stage = draw_record (walk, 0);
  DfRecord *performer = draw_record (walk, 1);
  guint field = (guint) g_rand_int_range (walk->random, 0, G_N_ELEMENTS (of_events));
  gint64 minutes = g_rand_int_range (walk->random, 0, 60);

  if (event != NULL && field == 4)
    df_repository_set (walk->festival->repository, event, "stage", &DF_VALUE_INTEGER (stage != NULL ? df_record_get_id (stage) : DF_NOTHING), NULL);
  else if (event != NULL)
    df_repository_set (walk->festival->repository, event, of_events[field], &DF_VALUE_INTEGER (field < 2 ? 600 + minutes * 10 : minutes), NULL);
  if (stage != NULL)
    df_repository_set (walk->festival->repository, stage, of_stages[field % 2], &DF_VALUE_INTEGER (field % 2 == 0 ? minutes : 900 + minutes), NULL);
  if (performer != NULL && minutes < 10)
    set_text (walk->festival, performer, "name", minutes < 5 ? "TBD" : "Nilou");
}

static void
walk_accept (Walk *walk)
{
  DfClashes *clashes = df_clashes_get (walk->festival->repository);
  GArray *all = df_clashes_get_all (clashes);
  g_autoptr(GError) error = NULL;
  DfClash clash;

  if (all->len == 0)
    return;
  clash = g_array_index (all, DfClash, g_rand_int_range (walk->random, 0, (int) all->len));
  g_assert_true (df_clash_accept (walk->festival->repository, df_clashes_get_plan (clashes), &clash, "It is agreed", &error));
  g_assert_no_error (error);
}

static void
walk_step (Walk *walk)
{
  DfRepository *repository = walk->festival->repository;
  g_autoptr(DfRecord) settings = NULL;
  DfRecord *record;

  switch (g_rand_int_range (walk->random, 0, 12))
    {
    case 0:
      record = draw_record (walk, (guint) g_rand_int_range (walk->random, 0, 3));
      if (record != NULL)
        g_assert_true (df_repository_remove (repository, record, NULL));
      break;
    case 1:
      df_repository_undo (repository, NULL);
      break;
    case 2:
      df_repository_redo (repository, NULL);
      break;
    case 3:
      settings = df_repository_dup_single (repository, festival_table ("festival"));
      df_repository_set (repository, settings, "transfer", &DF_VALUE_INTEGER (g_rand_int_range (walk->random, 0, 20)), NULL);
      df_repository_set (repository, settings, "days", &DF_VALUE_INTEGER (g_rand_int_range (walk->random, 1, 4)), NULL);
      break;
    case 4:
      walk_transfer (walk);
      break;
    case 5:
      walk_accept (walk);
      break;
    case 6:
    case 7:
      walk_link (walk);
      break;
    case 8:
    case 9:
      walk_change (walk);
      break;
    default:
      walk_add (walk);
      break;
    }
}

static void
test_walk (Festival      *festival,
           gconstpointer  data)
{
  Walk walk = { .festival = festival, .random = g_rand_new_with_seed ((guint32) g_test_rand_int ()) };
  guint most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (walk.kinds); i++)
    walk.kinds[i] = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < 60; i++)
    walk_add (&walk);
  for (guint step = 0; step < (g_test_slow () ? 5000 : 300); step++)
    {
      walk_step (&walk);
      assert_current (festival);
      most = MAX (most, df_clashes_get_all (df_clashes_get (festival->repository))->len);
    }
  g_test_message ("at most %u clashes", most);
  g_assert_cmpuint (most, >, 10);

  for (guint i = 0; i < G_N_ELEMENTS (walk.kinds); i++)
    g_ptr_array_unref (walk.kinds[i]);
  g_rand_free (walk.random);
}

/* --- who is told ------------------------------------------------------------------------------------------------------------------------------ */

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    count)
{
  (*(guint *) count)++;
}

static void
test_told (Festival      *festival,
           gconstpointer  data)
{
  g_autoptr(DfRecord) mara = festival_add (festival, "performers", "Mara");
  g_autoptr(DfRecord) zoe = festival_add (festival, "performers", "Zoë");
  g_autoptr(DfRecord) one = festival_add_event (festival, "One", FRIDAY, 600, 660, NULL, mara);
  g_autoptr(DfRecord) two = festival_add_event (festival, "Two", FRIDAY, 700, 760, NULL, mara);
  g_autoptr(DfRecord) three = festival_add_event (festival, "Three", FRIDAY, 700, 760, NULL, zoe);
  guint told = 0;
  guint open = 0;
  guint others = 0;

  g_assert_cmpint (festival_get_int (two, "clashes"), ==, 0);
  g_signal_connect (two, "notify::clash-summary", G_CALLBACK (count_notify), &told);
  g_signal_connect (three, "notify::clash-summary", G_CALLBACK (count_notify), &others);
  g_signal_connect (zoe, "notify::clash-summary", G_CALLBACK (count_notify), &others);
  g_signal_connect (df_clashes_get (festival->repository), "notify::n-open", G_CALLBACK (count_notify), &open);

  festival_set_integer (festival, one, "ends", 710);
  g_assert_cmpuint (told, ==, 1);
  g_assert_cmpuint (others, ==, 0);
  g_assert_cmpuint (open, ==, 1);
  festival_assert_string (two, "clash-summary", "Clashes with One at 10:00");
  festival_assert_string (mara, "clash-summary", "2 of 2 clash");

  /* The other one's name is part of it. */
  set_text (festival, one, "name", "First");
  g_assert_cmpuint (told, ==, 2);
  festival_assert_string (two, "clash-summary", "Clashes with First at 10:00");
  g_signal_handlers_disconnect_by_func (df_clashes_get (festival->repository), count_notify, &open);
}

/* --- many -------------------------------------------------------------------------------------------------------------------------------------- */

static void
add_many (Festival *festival,
          guint     n,
          gint64    stage)
{
  const DfTable *table = festival_table ("events");
  g_autofree DfValue *values = g_new0 (DfValue, table->n_columns);
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_begin_step (festival->repository, &error));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *guid = g_uuid_string_random ();

      for (guint column = 0; column < table->n_columns; column++)
        values[column] = (DfValue) DF_VALUE_INIT;
      values[0].text = guid;
      values[df_table_find_column (table, "name")].text = (char *) "Set";
      values[df_table_find_column (table, "description")].text = (char *) "";
      values[df_table_find_column (table, "day")].text = (char *) FRIDAY;
      values[df_table_find_column (table, "starts")].integer = i % 2000;
      values[df_table_find_column (table, "ends")].integer = i % 2000 + 1;
      values[df_table_find_column (table, "stage_id")].integer = stage;
      g_assert_cmpint (df_repository_insert_row (festival->repository, table, 0, values, &error), !=, 0);
    }
  g_assert_true (df_repository_commit_step (festival->repository, "Many", &error));
}

/* In a thread, and an edit while it reads is not lost. */
static void
test_many (Festival      *festival,
           gconstpointer  data)
{
  g_autoptr(DfRecord) stage = festival_add (festival, "stages", "Dome");
  g_autoptr(DfRecord) event = NULL;
  g_autoptr(GError) error = NULL;
  DfClashes *clashes;

  add_many (festival, 4000, df_record_get_id (stage));
  clashes = df_clashes_get (festival->repository);
  g_assert_false (df_clashes_is_ready (clashes));
  event = df_repository_dup_record (festival->repository, festival_table ("events"), 1);
  /* The reader may keep a writer out for a moment, as another program would. */
  while (!df_repository_set (festival->repository, event, "ends", &DF_VALUE_INTEGER (5), &error))
    {
      g_assert_error (error, DF_ERROR, DF_ERROR_LOCKED);
      g_clear_error (&error);
      g_usleep (1000);
    }
  while (!df_clashes_is_ready (clashes))
    g_main_context_iteration (NULL, TRUE);
  assert_current (festival);
  g_assert_cmpuint (df_clashes_get_all (clashes)->len, ==, 2000 + 2 * 4);

  festival_set_integer (festival, event, "ends", 6);
  g_assert_true (df_clashes_is_ready (clashes));
  assert_current (festival);
}

static void
test_would (Festival      *festival,
            gconstpointer  data)
{
  g_autoptr(DfRecord) stage = festival_add (festival, "stages", "Dome");
  g_autoptr(DfRecord) mara = festival_add (festival, "performers", "Mara");
  g_autoptr(DfRecord) one = festival_add_event (festival, "One", FRIDAY, 600, 660, stage, mara);
  g_autoptr(DfRecord) two = festival_add_event (festival, "Two", FRIDAY, 650, 700, NULL, NULL);
  g_autoptr(GArray) events = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) found = NULL;
  gint64 id = df_record_get_id (two);

  g_array_append_val (events, id);
  found = df_clashes_list_would_be (mara, events);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, DfClash, 0).rule, ==, DF_CLASH_PERFORMER);
  g_array_unref (found);
  found = df_clashes_list_would_be (stage, events);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, DfClash, 0).rule, ==, DF_CLASH_STAGE);
  assert_current (festival);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  festival_add_test ("/clashes/a-walk/is-followed-step-by-step", test_walk);
  festival_add_test ("/clashes/a-change/is-told-to-those-it-is-about", test_told);
  festival_add_test ("/clashes/many-events/are-read-in-a-thread-that-loses-nothing", test_many);
  festival_add_test ("/clashes/what-would-be/is-known-and-changes-nothing", test_would);

  return g_test_run ();
}
