/* test-report.c
 *
 * What an import says of itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-report.h"

#include "festival/df-festival-catalog.h"

static DfTally *
get_tally (DfReport   *report,
           const char *table)
{
  return df_report_get_tally (report, df_catalog_find_table (df_festival_catalog (), table));
}

static void
test_describe (void)
{
  g_autoptr(DfReport) report = df_report_new (df_festival_catalog ());
  g_autofree char *nothing = df_report_describe (report);
  g_autofree char *some = NULL;
  g_autofree char *all = NULL;

  g_assert_cmpstr (nothing, ==, "Nothing new");
  get_tally (report, "events")->added = 3;
  some = df_report_describe (report);
  g_assert_cmpstr (some, ==, "3 Events added");
  get_tally (report, "stages")->added = 1;
  get_tally (report, "performers_events")->added = 1;
  get_tally (report, "performers")->changed = 2;
  all = df_report_describe (report);
  g_assert_cmpstr (all, ==, "1 Stage, 3 Events and 1 Link added, 2 Performers changed");
}

static void
test_json (void)
{
  g_autoptr(DfReport) report = df_report_new (df_festival_catalog ());
  g_autoptr(GString) json = g_string_new (NULL);

  get_tally (report, "events")->refused = 1;
  df_report_add (report, DF_MESSAGE_REFUSED, 3, 14, "/events/0/ends", "No “%s”.", "end");
  df_report_add (report, DF_MESSAGE_NOTE, 0, 0, NULL, "A note.");
  df_report_write_json (report, json);

  g_assert_cmpstr (json->str, ==,
                   "{\n"
                   "  \"stages\": { \"new\": 0, \"changed\": 0, \"same\": 0, \"refused\": 0 },\n"
                   "  \"events\": { \"new\": 0, \"changed\": 0, \"same\": 0, \"refused\": 1 },\n"
                   "  \"performers\": { \"new\": 0, \"changed\": 0, \"same\": 0, \"refused\": 0 },\n"
                   "  \"links\": { \"new\": 0, \"changed\": 0, \"same\": 0, \"refused\": 0 },\n"
                   "  \"messages\": [\n"
                   "    { \"kind\": \"refused\", \"line\": 3, \"column\": 14, \"path\": \"/events/0/ends\", \"text\": \"No “end”.\" },\n"
                   "    { \"kind\": \"note\", \"line\": null, \"column\": null, \"path\": \"\", \"text\": \"A note.\" }\n"
                   "  ]\n"
                   "}\n");
}

static void
test_format (void)
{
  const DfMessage placed = { DF_MESSAGE_NOTE, 3, 14, (char *) "/events/3", (char *) "Words." };
  const DfMessage bare = { DF_MESSAGE_NOTE, 0, 0, (char *) "", (char *) "Words." };
  g_autofree char *full = df_message_format (&placed, "file.json");
  g_autofree char *nowhere = df_message_format (&bare, "file.json");
  g_autofree char *alone = df_message_format (&bare, NULL);

  g_assert_cmpstr (full, ==, "file.json:3:14: /events/3: Words.");
  g_assert_cmpstr (nowhere, ==, "file.json: Words.");
  g_assert_cmpstr (alone, ==, "Words.");
}

static void
test_many (void)
{
  g_autoptr(DfReport) report = df_report_new (df_festival_catalog ());

  for (int i = 0; i < DF_REPORT_MESSAGES + 1; i++)
    df_report_add (report, DF_MESSAGE_NOTE, 1, 1, "", "A note.");

  g_assert_cmpuint (df_report_get_messages (report)->len, ==, DF_REPORT_MESSAGES);
  g_assert_cmpuint (df_report_count (report, DF_MESSAGE_NOTE), ==, DF_REPORT_MESSAGES + 1);
  df_report_close (report);
  g_assert_cmpuint (df_report_get_messages (report)->len, ==, DF_REPORT_MESSAGES + 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/counts/become-one-line", test_describe);
  g_test_add_func ("/report/json/has-counts-and-messages", test_json);
  g_test_add_func ("/report/a-message/says-where-then-what", test_format);
  g_test_add_func ("/report/very-many-messages/are-counted", test_many);

  return g_test_run ();
}
