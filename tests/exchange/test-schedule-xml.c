/* test-schedule-xml.c
 *
 * schedule.xml in: the same festivals, and what only XML can do wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "import-fixture.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static const char harbour[] =
  HEAD
  "<schedule><generator name=\"x\"/><version>1</version>\n"
  "<conference><title>Harbour &amp; Nights</title><acronym>harbour27</acronym><start>2027-06-04</start><days>2</days><time_zone_name>Europe/Berlin</time_zone_name></conference>\n"
  "<day index=\"1\" date=\"2027-06-04\" start=\"2027-06-04T04:00:00+02:00\" end=\"2027-06-05T04:00:00+02:00\">\n"
  "<room name=\"Quay\" guid=\"11111111-1111-4111-8111-111111111111\">\n"
  "<event id=\"1\" guid=\"aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaa1\"><room>Quay</room><title>Dusk</title><subtitle/><date>2027-06-04T18:00:00+02:00</date><start>18:00</start>"
  "<duration>0:45</duration><abstract><![CDATA[Slow & <b>]]></abstract><description></description><track>Music</track>"
  "<persons><person id=\"7\">Mara Vale</person><person id=\"8\"> Nilou </person></persons></event>\n"
  "<event id=\"2\"><title>Night</title><start>01:30</start><duration>1:02:30</duration><persons><person id=\"7\">Mara Vale</person></persons></event>\n"
  "</room><room name=\"Loft\"/></day>\n"
  "</schedule>\n";

static void
test_everything (Festival      *self,
                 gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, harbour);
  festival_check_tally (self, "stages", "2 0 0 0");
  festival_check_tally (self, "events", "2 0 0 0");
  festival_check_tally (self, "performers", "2 0 0 0");
  festival_check_tally (self, "performers_events", "3 0 0 0");

  out = festival_export (self, NULL);
  g_assert_nonnull (strstr (out, "\"name\": \"Harbour & Nights\", \"starts_on\": \"2027-06-04\", \"days\": 2, \"time_zone\": \"Europe/Berlin\", \"day_starts_at\": \"04:00\""));
  g_assert_nonnull (strstr (out, "\"guid\": \"11111111-1111-4111-8111-111111111111\", \"name\": \"Quay\""));
  g_assert_nonnull (strstr (out, "\"starts\": \"18:00\", \"ends\": \"18:45\", \"name\": \"Dusk\", \"description\": \"Slow & <b>\""));
  g_assert_nonnull (strstr (out, "\"day\": \"2027-06-04\", \"starts\": \"25:30\", \"ends\": \"52:00\", \"name\": \"Night\""));
  g_assert_nonnull (strstr (out, "\"name\": \"Nilou\""));
  g_assert_true (festival_noted (self, "/schedule/day/room/event/track", "left out, 1 time."));
}

static void
test_again (Festival      *self,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  festival_take (self, harbour);
  before = festival_sum (self);
  festival_take (self, harbour);
  festival_check_tally (self, "events", "0 0 2 0");
  after = festival_sum (self);
  g_assert_cmpstr (before, ==, after);
}

/* What one of the two formats brought is known again in the other. */
static void
test_other_format (Festival      *self,
                   gconstpointer  data)
{
  festival_take (self, harbour);
  festival_take (self,
                 "{\"schedule\":{\"conference\":{\"acronym\":\"harbour27\",\"title\":\"Harbour & Nights\",\"days\":[{\"date\":\"2027-06-04\",\"rooms\":{\"Quay\":["
                 "{\"id\":2,\"title\":\"Night\",\"date\":\"2027-06-05T01:30:00+02:00\",\"duration\":\"1:02:30\",\"persons\":[{\"id\":7,\"name\":\"Mara Vale\"}]}]}}]}}}");
  festival_check_tally (self, "stages", "0 0 1 0");
  festival_check_tally (self, "events", "0 0 1 0");
  festival_check_tally (self, "performers", "0 0 1 0");
  festival_check_tally (self, "performers_events", "0 0 1 0");
}

static void
test_place (Festival      *self,
            gconstpointer  data)
{
  festival_refuse (self, HEAD "<schedule>\n<day date=\"2027-06-04\"><room name=\"A\"><event/>\n<event><title> </title></event></room></day></schedule>",
                   "source.json:3:47: /schedule/day[1]/room[1]/event[1]: ", "This record of “events” has no name");
}

static void
test_latin (Festival      *self,
            gconstpointer  data)
{
  g_autofree char *out = NULL;

  festival_take (self, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><schedule><day date=\"2027-06-04\"><room name=\"Caf\xe9\"/></day></schedule>");
  out = festival_export (self, NULL);
  g_assert_nonnull (strstr (out, "\"name\": \"Café\""));
}

static void
test_byte_order_mark (Festival      *self,
                      gconstpointer  data)
{
  festival_take (self, "\xef\xbb\xbf<schedule><day date=\"2027-06-04\"><room name=\"A\"/></day></schedule>");
  festival_check_tally (self, "stages", "1 0 0 0");
}

/* --- what is refused ------------------------------------------------------------------------------------------------------------------ */

static void
test_refused (Festival      *self,
              gconstpointer  data)
{
  static const struct { const char *xml; const char *says; } cases[] = {
    { "<!DOCTYPE lolz [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><schedule><version>&b;</version></schedule>", "Found a document type" },
    { "<!DOCTYPE schedule SYSTEM \"file:///etc/passwd\"><schedule/>", "Found a document type" },
    { "<schedule><version>&b;</version></schedule>", "This is no XML that can be read" },
    { "<schedule><version></schedule>", "This is no XML that can be read" },
    { "<schedule/><schedule/>x", "This is no XML that can be read" },
    { "<rss/>", "Found an element “rss”, expected “schedule”" },
    { "<?xml version=\"1.0\"?>", "There is no element in this document" },
    { "<?xml version=\"1.0\" encoding=\"klingon\"?><schedule/>", "The encoding “klingon” is not known here" },
    { "<schedule>\xff</schedule>", "This is no XML that can be read" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GPtrArray *messages;

      festival_refuse (self, cases[i].xml, "source.json:1:", cases[i].says);
      messages = df_report_get_messages (self->report);
      g_assert_true (g_utf8_validate (((DfMessage *) messages->pdata[0])->text, -1, NULL));
    }
}

static void
refuse_bytes (Festival   *self,
              const char *bytes,
              gsize       length,
              const char *says)
{
  const DfImportOptions options = { .shape = "schedule-xml" };
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_autofree char *before = festival_sum (self);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (df_import_stream (self->repository, stream, "source.xml", &options, self->report, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, says));
  after = festival_sum (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_other_bytes (Festival      *self,
                  gconstpointer  data)
{
  static const char zero[] = "<schedule><version>a\0b</version></schedule>";
  gsize length;
  g_autofree char *little = g_convert (harbour, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);

  refuse_bytes (self, little, length, "Found UTF-16 or UTF-32");
  refuse_bytes (self, zero, sizeof zero - 1, "Found the byte 0x00");
}

static void
test_nested (Festival      *self,
             gconstpointer  data)
{
  g_autoptr(GString) xml = g_string_new ("<schedule>");

  for (guint i = 0; i < 100000; i++)
    g_string_append (xml, "<a>");
  festival_refuse (self, xml->str, "source.json:1:", "nested deeper than 32");
}

/* GLib would keep all of it. */
static void
test_silence (Festival      *self,
              gconstpointer  data)
{
  static const char *const starts[] = { "<schedule>", "<schedule><!--", "<schedule a=\"", "<schedule ", "<schedule/>" };
  g_autofree char *blanks = g_strnfill (17 * 1024 * 1024, ' ');

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *xml = g_strconcat (starts[i], blanks, NULL);

      refuse_bytes (self, xml, strlen (xml), "Found a text of more than 16 MB");
    }
}

static void
test_truncated (Festival      *self,
                gconstpointer  data)
{
  g_autofree char *before = festival_sum (self);
  g_autofree char *after = NULL;

  for (gsize length = strlen (harbour) - 2; length > 0; length--)
    {
      g_autofree char *start = g_strndup (harbour, length);
      g_autoptr(GError) error = NULL;

      g_assert_false (festival_import (self, start, NULL, &error));
      g_assert_error (error, DF_ERROR, DF_ERROR_REFUSED);
      g_assert_null (strchr (error->message, '\n'));
    }

  after = festival_sum (self);
  g_assert_cmpstr (before, ==, after);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FESTIVAL_ADD ("/schedule-xml/rooms-events-and-persons/come-in-with-the-festival-itself", test_everything);
  FESTIVAL_ADD ("/schedule-xml/the-same-again/changes-nothing", test_again);
  FESTIVAL_ADD ("/schedule-xml/the-same-as-json/is-known-again", test_other_format);
  FESTIVAL_ADD ("/schedule-xml/what-is-refused/is-named-with-its-line-and-path", test_place);
  FESTIVAL_ADD ("/schedule-xml/another-encoding/is-read-when-it-is-declared", test_latin);
  FESTIVAL_ADD ("/schedule-xml/a-byte-order-mark/is-skipped", test_byte_order_mark);
  FESTIVAL_ADD ("/schedule-xml/what-is-no-schedule/is-refused", test_refused);
  FESTIVAL_ADD ("/schedule-xml/utf-16-and-zero-bytes/are-refused", test_other_bytes);
  FESTIVAL_ADD ("/schedule-xml/a-hundred-thousand-elements/are-refused", test_nested);
  FESTIVAL_ADD ("/schedule-xml/an-endless-text/is-refused-before-it-is-kept", test_silence);
  FESTIVAL_ADD ("/schedule-xml/a-file-that-ends-anywhere/is-refused-and-nothing-written", test_truncated);

  return g_test_run ();
}
