/* test-copied-rows.c
 *
 * Copied rows come out of the clipboard as what was in the list, whatever stands in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-copied-rows.h"

#include <string.h>

#include "bookshop.h"
#include "copied.h"
#include "import-fixture.h"

#define HEAD "{ \"format\": \"dreamfest\", \"version\": 1, "

static const char line_up[] =
  HEAD
  "\"festival\": { \"days\": 3, \"starts_on\": \"2027-02-05\" },"
  "\"stages\": [ { \"id\": 1, \"name\": \"Harbour Stage\" }, { \"id\": 2, \"name\": \"Dome\", \"description\": \"a, \\\"b\\\"\" } ],"
  "\"events\": [ { \"id\": 1, \"stage_id\": 1, \"day\": \"2027-02-05\", \"starts\": \"25:30\", \"ends\": \"26:00\", \"name\": \"Late\" },"
  "  { \"id\": 2, \"stage_id\": 1, \"day\": \"2027-02-05\", \"starts\": \"18:00\", \"name\": \"Opening\", \"description\": \"one\\ntwo\" },"
  "  { \"id\": 3, \"name\": \"Sometime\" } ],"
  "\"performers\": [ { \"id\": 1, \"name\": \"Zoë\", \"website\": \"https://zoe.example/?a=1&b=2\" }, { \"id\": 2, \"name\": \"Abe\" } ],"
  "\"performers_events\": [ { \"performer_id\": 1, \"event_id\": 1 }, { \"performer_id\": 2, \"event_id\": 1 }, { \"performer_id\": 1, \"event_id\": 2 } ] }";

/* --- the festival ------------------------------------------------------------------------------------------------------------------- */

static void
test_text (Festival      *self,
           gconstpointer  data)
{
  g_autofree char *events = NULL;
  g_autofree char *performers = NULL;
  g_autofree char *stages = NULL;

  festival_take (self, line_up);
  events = copied_format_table (self->repository, "events", 3, DF_COPIED_PLAIN);
  g_assert_cmpstr (events, ==,
                   "Name\tStage\tDay\tStart\tEnd\tDescription\tSet-up\tTear-down\tPerformers\n"
                   "Late\tHarbour Stage\t5 February 2027\t01:30\t02:00\t\t\t\tAbe, Zoë\n"
                   "Opening\tHarbour Stage\t5 February 2027\t18:00\t\tone two\t\t\tZoë\n"
                   "Sometime\t\t\t\t\t\t\t\t\n");
  performers = copied_format_table (self->repository, "performers", 2, DF_COPIED_PLAIN);
  g_assert_cmpstr (performers, ==, "Name\tWebsite\tEvents\nZoë\thttps://zoe.example/?a=1&b=2\tOpening, Late\nAbe\t\tLate\n");
  stages = copied_format_table (self->repository, "stages", 2, DF_COPIED_PLAIN);
  g_assert_cmpstr (stages, ==, "Name\tDescription\tPlace in the Order\tColour\tChangeover\tCurfew\tEvents\n"
                   "Harbour Stage\t\t\t\t\t\tOpening, Late\nDome\ta, \"b\"\t\t\t\t\t\n");
}

static void
test_text_string (Festival      *self,
                  gconstpointer  data)
{
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(DfCopiedRows) rows = NULL;
  g_autofree char *string = NULL;
  g_autofree char *plain = NULL;

  festival_take (self, line_up);
  records = copied_list_records (self->repository, "events", 3);
  rows = df_copied_rows_new (self->repository, records, NULL);
  string = df_copied_rows_format_text (rows);
  plain = copied_format_records (self->repository, records, DF_COPIED_PLAIN);
  g_assert_cmpstr (string, ==, plain);
}

static void
test_csv (Festival      *self,
          gconstpointer  data)
{
  g_autofree char *events = NULL;
  g_autofree char *stages = NULL;

  festival_take (self, line_up);
  events = copied_format_table (self->repository, "events", 3, DF_COPIED_CSV);
  g_assert_cmpstr (events, ==,
                   "Name,Stage,Day,Start,End,Description,Set-up,Tear-down,Performers\r\n"
                   "Late,Harbour Stage,2027-02-05,25:30,26:00,,,,\"Abe, Zoë\"\r\n"
                   "Opening,Harbour Stage,2027-02-05,18:00,,\"one\ntwo\",,,Zoë\r\n"
                   "Sometime,,,,,,,,\r\n");
  stages = copied_format_table (self->repository, "stages", 2, DF_COPIED_CSV);
  g_assert_nonnull (strstr (stages, "Dome,\"a, \"\"b\"\"\",,,,,\r\n"));
}

/* In the order in which they were chosen, which is not the file's. */
static void
test_order (Festival      *self,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) records = NULL;
  g_autofree char *csv = NULL;

  festival_take (self, line_up);
  records = copied_list_records (self->repository, "performers", 2);
  g_ptr_array_insert (records, 0, g_ptr_array_steal_index (records, 1));
  csv = copied_format_records (self->repository, records, DF_COPIED_CSV);
  g_assert_cmpstr (csv, ==, "Name,Website,Events\r\nAbe,,Late\r\nZoë,https://zoe.example/?a=1&b=2,\"Opening, Late\"\r\n");
}

static void
test_json (Festival      *self,
           gconstpointer  data)
{
  g_autofree char *json = NULL;
  g_autofree char *exported = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(JsonArray) array = NULL;

  festival_take (self, line_up);
  json = copied_format_table (self->repository, "events", 3, DF_COPIED_JSON);
  exported = festival_export (self, NULL);
  array = copied_parse_json (json);
  g_assert_cmpuint (json_array_get_length (array), ==, 3);

  /* Each line begins as the export has it. */
  lines = g_strsplit (json, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  for (guint i = 1; i <= 3; i++)
    {
      const char *stage = strstr (lines[i], ", \"stage\": ");
      g_autofree char *row = NULL;

      g_assert_nonnull (stage);
      row = g_strdup_printf ("    %.*s }", (int) (stage - lines[i] - 2), lines[i] + 2);
      g_assert_nonnull (strstr (exported, row));
    }
  g_assert_true (g_str_has_suffix (lines[1], ", \"stage\": \"Harbour Stage\", \"performers\": [ { \"id\": 2, \"name\": \"Abe\" }, { \"id\": 1, \"name\": \"Zoë\" } ] },"));
  g_assert_true (g_str_has_suffix (lines[3], ", \"stage\": null, \"performers\": [] }"));
}

static void
test_website (Festival      *self,
              gconstpointer  data)
{
  g_autofree char *html = NULL;

  festival_take (self, line_up);
  html = copied_format_table (self->repository, "performers", 2, DF_COPIED_HTML);
  g_assert_cmpstr (html, ==,
                   "<meta charset=\"utf-8\">\n<table>\n<thead>\n<tr><th>Name</th><th>Website</th><th>Events</th></tr>\n</thead>\n<tbody>\n"
                   "<tr><td>Zoë</td><td><a href=\"https://zoe.example/?a=1&amp;b=2\">https://zoe.example/?a=1&amp;b=2</a></td><td>Opening, Late</td></tr>\n"
                   "<tr><td>Abe</td><td></td><td>Late</td></tr>\n</tbody>\n</table>\n");
}

static void
test_deleted (Festival      *self,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(DfCopiedRows) rows = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;

  festival_take (self, line_up);
  records = copied_list_records (self->repository, "performers", 2);
  g_ptr_array_add (records, df_repository_new_draft (self->repository, df_record_get_table (g_ptr_array_index (records, 0))));
  g_assert_true (df_repository_remove (self->repository, g_ptr_array_index (records, 0), &error));
  text = copied_format_records (self->repository, records, DF_COPIED_PLAIN);
  g_assert_cmpstr (text, ==, "Name\tWebsite\tEvents\nAbe\t\tLate\n");

  g_assert_true (df_repository_remove (self->repository, g_ptr_array_index (records, 1), &error));
  json = copied_format_records (self->repository, records, DF_COPIED_JSON);
  g_assert_cmpstr (json, ==, "[]\n");
  rows = df_copied_rows_new (self->repository, records, &error);
  g_assert_cmpuint (df_copied_rows_count (rows), ==, 0);
}

/* --- any catalog --------------------------------------------------------------------------------------------------------------------- */

static void
add_books (Bookshop *self)
{
  g_autoptr(DfRecord) shelf = bookshop_add (self, "shelves", (DfValue[]) { DF_VALUE_INTEGER (-1), DF_VALUE_TEXT ("=Cellar") });
  g_autoptr(DfRecord) ann = bookshop_add (self, "people", (DfValue[]) { DF_VALUE_TEXT ("Ann"), DF_VALUE_TEXT ("javascript:alert(1)") });
  g_autoptr(DfRecord) ben = bookshop_add (self, "people", (DfValue[]) { DF_VALUE_TEXT ("Ben"), DF_VALUE_TEXT ("https://ben.example/ä\"<") });
  g_autoptr(DfRecord) book = bookshop_add (self, "books", (DfValue[]) { DF_VALUE_INTEGER (1), DF_VALUE_INTEGER (2), DF_VALUE_TEXT (""), DF_VALUE_TEXT ("Odes") });

  bookshop_link (self, "people_written", ann, book);
  bookshop_link (self, "people_translated", ann, book);
  bookshop_link (self, "people_translated", ben, book);
}

static void
test_declarations (Bookshop      *self,
                   gconstpointer  data)
{
  g_autofree char *books = NULL;
  g_autofree char *people = NULL;
  g_autofree char *shelves = NULL;
  g_autofree char *json = NULL;
  g_autoptr(JsonArray) array = NULL;

  add_books (self);
  books = copied_format_table (self->repository, "books", 1, DF_COPIED_PLAIN);
  g_assert_cmpstr (books, ==, "Name\tShelf\tOwner\tBlurb\tPeople (writers)\tPeople (translators)\nOdes\t=Cellar\tBen\t\tAnn\tAnn, Ben\n");
  people = copied_format_table (self->repository, "people", 1, DF_COPIED_CSV);
  g_assert_cmpstr (people, ==, "Name,Homepage,Books (Owner),Books (written),Books (translated)\r\nAnn,javascript:alert(1),,Odes,Odes\r\n");

  /* The title stands first, and a number below zero is no formula. */
  shelves = copied_format_table (self->repository, "shelves", 1, DF_COPIED_CSV);
  g_assert_cmpstr (shelves, ==, "Label,Floor,Books\r\n'=Cellar,-1,Odes\r\n");
  json = copied_format_table (self->repository, "shelves", 1, DF_COPIED_JSON);
  array = copied_parse_json (json);
  g_assert_nonnull (strstr (json, "\"floor\": -1, \"label\": \"=Cellar\", \"books\": [ { \"id\": 1, \"name\": \"Odes\" } ] }"));
}

static void
test_unsafe_website (Bookshop      *self,
                     gconstpointer  data)
{
  g_autofree char *html = NULL;

  add_books (self);
  html = copied_format_table (self->repository, "people", 2, DF_COPIED_HTML);
  g_assert_nonnull (strstr (html, "<td>javascript:alert(1)</td>"));
  g_assert_nonnull (strstr (html, "<a href=\"https://ben.example/%C3%A4%22%3C\">https://ben.example/ä&quot;&lt;</a>"));
}

/* --- what it costs -------------------------------------------------------------------------------------------------------------------- */

static void
take_many (Festival *self,
           guint     n)
{
  g_autoptr(GString) events = g_string_new (NULL);
  g_autoptr(GString) links = g_string_new (NULL);
  g_autoptr(GString) performers = g_string_new (NULL);
  g_autofree char *json = NULL;

  for (guint i = 1; i <= n; i++)
    {
      const char *comma = i > 1 ? "," : "";

      g_string_append_printf (events, "%s{ \"id\": %u, \"stage_id\": %u, \"day\": \"2027-02-0%u\", \"starts\": \"%02u:00\", \"name\": \"Event %u\" }",
                              comma, i, i % 2 + 1, i % 3 + 5, i % 20 + 10, i);
      g_string_append_printf (performers, "%s{ \"id\": %u, \"name\": \"Performer %u\" }", comma, i, i);
      g_string_append_printf (links, "%s{ \"performer_id\": %u, \"event_id\": %u }, { \"performer_id\": %u, \"event_id\": %u }",
                              comma, i, i, i % n + 1, i);
    }
  json = g_strdup_printf (HEAD "\"stages\": [ { \"id\": 1, \"name\": \"A\" }, { \"id\": 2, \"name\": \"B\" } ], \"events\": [ %s ], "
                          "\"performers\": [ %s ], \"performers_events\": [ %s ] }", events->str, performers->str, links->str);
  festival_take (self, json);
}

/* How many statements it takes to copy @n events in all formats. */
static guint64
count_statements (Festival *self,
                  guint     n)
{
  g_autoptr(GPtrArray) records = copied_list_records (self->repository, "events", n);
  guint64 before = df_repository_get_n_statements (self->repository);
  gint64 began = g_get_monotonic_time ();
  g_autoptr(GError) error = NULL;
  g_autoptr(DfCopiedRows) rows = df_copied_rows_new (self->repository, records, &error);

  g_assert_no_error (error);
  g_test_message ("%u rows: reading takes %d ms", n, (int) ((g_get_monotonic_time () - began) / 1000));
  for (guint i = 0; df_copied_rows_list_types ()[i] != NULL; i++)
    {
      const char *type = df_copied_rows_list_types ()[i];
      g_autoptr(GBytes) bytes = NULL;

      began = g_get_monotonic_time ();
      bytes = df_copied_rows_format (rows, type);
      g_test_message ("%u rows: %s takes %d ms, %u bytes", n, type, (int) ((g_get_monotonic_time () - began) / 1000), (guint) g_bytes_get_size (bytes));
    }

  return df_repository_get_n_statements (self->repository) - before;
}

static void
test_statements (Festival      *self,
                 gconstpointer  data)
{
  guint64 few;

  take_many (self, 1000);
  few = count_statements (self, 10);
  g_assert_cmpuint (few, ==, 3);       /* the festival, the stages, the performers */
  g_assert_cmpuint (count_statements (self, 1000), ==, few);
}

static void
test_many (Festival      *self,
           gconstpointer  data)
{
  take_many (self, 10000);
  g_assert_cmpuint (count_statements (self, 10000), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  FESTIVAL_ADD ("/copied-rows/plain-text/has-a-heading-and-a-line-for-each-row-as-people-read-it", test_text);
  FESTIVAL_ADD ("/copied-rows/plain-text/comes-as-a-string-as-well", test_text_string);
  FESTIVAL_ADD ("/copied-rows/csv/has-dates-and-clocks-that-a-spreadsheet-adds-up", test_csv);
  FESTIVAL_ADD ("/copied-rows/json/has-what-an-export-has-and-the-names-of-what-is-linked", test_json);
  FESTIVAL_ADD ("/copied-rows/html/links-websites", test_website);
  BOOKSHOP_ADD ("/copied-rows/html/links-no-website-that-may-not-be-opened", test_unsafe_website);
  FESTIVAL_ADD ("/copied-rows/any-format/has-the-rows-in-the-order-given", test_order);
  FESTIVAL_ADD ("/copied-rows/any-format/leaves-out-deleted-rows-and-drafts", test_deleted);
  BOOKSHOP_ADD ("/copied-rows/any-format/comes-from-the-declarations-of-any-catalog", test_declarations);
  FESTIVAL_ADD ("/copied-rows/linked-records/cost-one-statement-for-each-relation-and-none-for-each-row", test_statements);
  FESTIVAL_ADD ("/copied-rows/ten-thousand-rows/cost-no-more-statements", test_many);

  return g_test_run ();
}
