/* test-clashing.c
 *
 * What a festival's lists are narrowed to: who clashes, what is unscheduled, one stage, one day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clashing.h"

#include "festival-fixture.h"
#include "festival/df-clashes.h"
#include "record/df-filter.h"
#include "store/df-record-list.h"

#define FRIDAY   "2026-06-12"
#define SATURDAY "2026-06-13"

static void
assert_titles (DfRecordList *list,
               const char   *filter,
               const char   *expected)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  df_record_list_set_filter (list, filter);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (titles, i == 0 ? "%s" : ", %s", df_record_get_title (record));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_clashing (Festival      *festival,
               gconstpointer  data)
{
  g_autoptr(DfRecord) mara = festival_add (festival, "performers", "Mara");
  g_autoptr(DfRecord) nilou = festival_add (festival, "performers", "Nilou");
  g_autoptr(DfRecord) set = festival_add_event (festival, "Set", FRIDAY, 600, 660, NULL, mara);
  g_autoptr(DfRecord) talk = festival_add_event (festival, "Talk", FRIDAY, 630, 690, NULL, mara);
  g_autoptr(DfRecord) late = festival_add_event (festival, "Late", FRIDAY, 900, 960, NULL, nilou);
  g_autoptr(DfRecordList) events = df_repository_list (festival->repository, festival_table ("events"));
  g_autoptr(DfRecordList) performers = df_repository_list (festival->repository, festival_table ("performers"));
  g_autoptr(GError) error = NULL;

  assert_titles (events, "clashing", "Set, Talk");
  assert_titles (performers, "clashing", "Mara");

  festival_set_integer (festival, talk, "ends", 1000);
  festival_set_integer (festival, talk, "starts", 660);
  assert_titles (events, "clashing", "");
  assert_titles (performers, "clashing", "");
  festival_link (festival, nilou, talk);
  assert_titles (events, "clashing", "Talk, Late");
  assert_titles (performers, "clashing", "Nilou");
  g_assert_true (df_repository_undo (festival->repository, &error));
  assert_titles (events, "clashing", "");
}

static void
test_scheduled (Festival      *festival,
                gconstpointer  data)
{
  g_autoptr(DfRecord) harbour = festival_add (festival, "stages", "Harbour");
  g_autoptr(DfRecord) dunes = festival_add (festival, "stages", "Dunes");
  g_autoptr(DfRecord) one = festival_add_event (festival, "One", FRIDAY, 600, 660, harbour, NULL);
  g_autoptr(DfRecord) two = festival_add_event (festival, "Two", SATURDAY, 600, 660, harbour, NULL);
  g_autoptr(DfRecord) three = festival_add_event (festival, "Three", SATURDAY, 700, 760, dunes, NULL);
  g_autoptr(DfRecord) four = festival_add_event (festival, "Four", SATURDAY, 800, 860, NULL, NULL);
  g_autoptr(DfRecord) five = festival_add_event (festival, "Five", NULL, DF_NOTHING, DF_NOTHING, harbour, NULL);
  g_autoptr(DfRecordList) events = df_repository_list (festival->repository, festival_table ("events"));
  g_autofree char *at_harbour = g_strdup_printf ("day=%s stage=%" G_GINT64_FORMAT, SATURDAY, df_record_get_id (harbour));
  g_autoptr(GError) error = NULL;

  df_record_list_set_order (events, "name", FALSE);
  assert_titles (events, "unscheduled", "Five, Four");
  assert_titles (events, "day=" SATURDAY, "Four, Three, Two");
  assert_titles (events, "day=" FRIDAY " day=", "Five, One");
  assert_titles (events, at_harbour, "Two");
  assert_titles (events, "performers=", "Five, Four, One, Three, Two");
  assert_titles (events, "day=2026-13-40", "Five, Four, One, Three, Two");

  df_record_list_set_filter (events, "unscheduled");
  g_assert_true (df_repository_remove (festival->repository, dunes, &error));
  assert_titles (events, "unscheduled", "Five, Four, Three");
}

/* What people read of each. */
static void
test_titles (Festival      *festival,
             gconstpointer  data)
{
  static const char *const expected[] = { "Unscheduled", "Clashing", "Without Performers", "Without Stage", "Without Day" };
  g_autoptr(GArray) filters = df_filter_list (df_repository_get_catalog (festival->repository), festival_table ("events"));

  g_assert_cmpuint (filters->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < filters->len; i++)
    {
      DfFilterTerm term = { g_array_index (filters, DfFilter, i), DF_VALUE_INIT };
      g_autofree char *title = df_filter_format_title (&term, festival_table ("events"), DF_RESOLVER (festival->repository));

      g_assert_cmpstr (title, ==, expected[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  festival_add_test ("/clashing/a-list/has-those-alone-whom-the-clashes-name", test_clashing);
  festival_add_test ("/clashing/events/are-unscheduled-or-of-one-day-or-stage", test_scheduled);
  festival_add_test ("/clashing/filters/are-named-for-people", test_titles);

  return g_test_run ();
}
