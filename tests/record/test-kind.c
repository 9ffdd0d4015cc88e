/* test-kind.c
 *
 * What people may write in a name, a description, a website, a number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record/df-kind.h"

#include <string.h>

#include "record/df-error.h"

/* Parses @text; NULL when it is refused, which must give one sentence and leave the value alone. */
static char *
parse_text (const DfKind *kind,
            const char   *text)
{
  g_autoptr(GError) error = NULL;
  DfValue value = DF_VALUE_INIT;

  g_assert_true (kind->is_text);
  if (kind->parse (NULL, text, &value, &error))
    {
      g_assert_no_error (error);
      g_assert_cmpint (value.integer, ==, DF_NOTHING);
      return value.text;
    }

  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  g_assert_cmpint (strlen (error->message), >, 10);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (value.text);

  return NULL;
}

static void
assert_parses (const DfKind *kind,
               const char   *text,
               const char   *expected)
{
  g_autofree char *parsed = parse_text (kind, text);
  g_autofree char *again = NULL;

  g_assert_cmpstr (parsed, ==, expected);
  if (parsed == NULL)
    return;

  /* What was taken is read back as it is. */
  again = parse_text (kind, parsed);
  g_assert_cmpstr (again, ==, parsed);
}

static void
assert_problem (const DfKind *kind,
                const char   *text,
                const char   *words)
{
  g_autoptr(GError) error = NULL;
  g_auto(DfValue) value = DF_VALUE_INIT;

  g_assert_false (kind->parse (NULL, text, &value, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” says “%s” and nothing of “%s”", text, error->message, words);
}

static char *
repeat (const char *unit,
        gsize       count)
{
  GString *text = g_string_sized_new (strlen (unit) * count);

  for (gsize i = 0; i < count; i++)
    g_string_append (text, unit);

  return g_string_free (text, FALSE);
}

/* --- names ------------------------------------------------------------------------------------------------------------------ */

static void
test_name_blanks (void)
{
  assert_parses (&df_kind_text, "  Mara   Vale ", "Mara Vale");
  assert_parses (&df_kind_text, "Mara\tVale", "Mara Vale");
  assert_parses (&df_kind_text, "\302\240Mara\302\240\343\200\200Vale\r\n", "Mara Vale");
  assert_parses (&df_kind_text, "311", "311");
  assert_parses (&df_kind_text, "!!!", "!!!");
}

static void
test_name_nothing (void)
{
  assert_parses (&df_kind_text, "", "");
  assert_parses (&df_kind_text, " \t\302\240 ", "");
}

static void
test_name_composed (void)
{
  assert_parses (&df_kind_text, "Sol Mari\314\201n", "Sol Marín");
  assert_parses (&df_kind_text, "A\314\212sa", "Åsa");
}

static void
test_name_length (void)
{
  g_autofree char *longest = repeat ("ü", 200);
  g_autofree char *too_long = repeat ("ü", 201);
  g_autofree char *apart = repeat ("u\314\210", 200);

  assert_parses (&df_kind_text, longest, longest);
  assert_parses (&df_kind_text, apart, longest);
  assert_problem (&df_kind_text, too_long, "200 characters");
}

static void
test_name_huge (void)
{
  g_autofree char *letters = repeat ("x", 4000000);
  g_autofree char *marks = repeat ("\314\201\314\243", 1000000);
  g_autofree char *blanks = repeat (" ", 4000000);
  gint64 before = g_get_monotonic_time ();

  assert_problem (&df_kind_text, letters, "200 characters");
  assert_problem (&df_kind_text, marks, "200 characters");
  assert_problem (&df_kind_text, blanks, "200 characters");
  assert_problem (&df_kind_long_text, letters, "100,000 characters");
  assert_problem (&df_kind_link, letters, "2,048 bytes");
  assert_problem (&df_kind_integer, letters, "whole number");
  assert_problem (&df_kind_guid, blanks, "guid");
  g_assert_cmpint (g_get_monotonic_time () - before, <, 200000);
}

static void
test_name_refused (void)
{
  static const struct { const char *name; const char *words; } cases[] = {
    { "Mara\nVale", "one line" },
    { "Mara\r\nVale", "one line" },
    { "Mara\342\200\250Vale", "one line" },
    { "Mara\001Vale", "control" },
    { "Mara\177Vale", "control" },
    { "Mara\302\233Vale", "control" },
    { "\342\200\256elaV araM", "direction" },
    { "Mara\342\200\252Vale", "direction" },
    { "Mara\342\201\246Vale", "direction" },
    { "Mara Vale\342\201\251", "direction" },
    { "\342\200\213", "at least one letter" },
    { "Mara\377Vale", "UTF-8" },
    { "\355\240\200", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_problem (&df_kind_text, cases[i].name, cases[i].words);
}

/* Right-to-left marks by themselves are part of ordinary writing. */
static void
test_name_scripts (void)
{
  assert_parses (&df_kind_text, "نیلو فرح", "نیلو فرح");
  assert_parses (&df_kind_text, "石井 友", "石井 友");
  assert_parses (&df_kind_text, "Zoë \342\200\217", "Zoë \342\200\217");
}

static char *
collate (const DfKind  *kind,
         const DfValue *value)
{
  GString *key = g_string_new (NULL);

  kind->collate (value, key);

  return g_string_free (key, FALSE);
}

static void
assert_before (const DfKind *kind,
               DfValue       first,
               DfValue       second)
{
  g_autofree char *first_key = collate (kind, &first);
  g_autofree char *second_key = collate (kind, &second);

  g_assert_cmpstr (first_key, <, second_key);
}

static void
test_order (void)
{
  assert_before (&df_kind_text, DF_VALUE_TEXT ("Oskar & the Tide"), DF_VALUE_TEXT ("The Paper Lanterns"));
  assert_before (&df_kind_text, DF_VALUE_TEXT ("The Paper Lanterns"), DF_VALUE_TEXT ("Sol Marín"));
  assert_before (&df_kind_text, DF_VALUE_TEXT (""), DF_VALUE_TEXT ("Amber"));
  assert_before (&df_kind_text, DF_VALUE_TEXT ("The "), DF_VALUE_TEXT ("Them"));
  assert_before (&df_kind_integer, DF_VALUE_INTEGER (DF_NOTHING), DF_VALUE_INTEGER (-5));
  assert_before (&df_kind_integer, DF_VALUE_INTEGER (-5), DF_VALUE_INTEGER (0));
  assert_before (&df_kind_integer, DF_VALUE_INTEGER (9), DF_VALUE_INTEGER (10));
  assert_before (&df_kind_reference, DF_VALUE_INTEGER (9), DF_VALUE_INTEGER (1000000));
  assert_before (&df_kind_timestamp, DF_VALUE_TEXT ("2026-06-12T09:00:00Z"), DF_VALUE_TEXT ("2026-06-12T10:00:00Z"));
}

/* --- descriptions ------------------------------------------------------------------------------------------------------------- */

static void
test_description (void)
{
  g_autofree char *longest = repeat ("ü", 100000);
  g_autofree char *too_long = repeat ("ü", 100001);
  g_autofree char *lines = repeat ("\r\n", 100000);
  g_autofree char *line_feeds = repeat ("\n", 100000);

  assert_parses (&df_kind_long_text, "one\r\ntwo\rthree\n\tfour ", "one\ntwo\nthree\n\tfour ");
  assert_parses (&df_kind_long_text, "be\007ll\302\205", "bell");
  assert_parses (&df_kind_long_text, "", "");
  assert_parses (&df_kind_long_text, longest, longest);
  assert_parses (&df_kind_long_text, lines, line_feeds);
  assert_problem (&df_kind_long_text, too_long, "100,000 characters");
  assert_problem (&df_kind_long_text, "\300\200", "UTF-8");
}

/* --- websites ------------------------------------------------------------------------------------------------------------------- */

static void
test_link_taken (void)
{
  static const struct { const char *typed; const char *link; } cases[] = {
    { "", "" },
    { "   ", "" },
    { "https://maravale.example", "https://maravale.example" },
    { " http://band.nz/ ", "http://band.nz/" },
    { "HTTPS://Band.nz/Tour", "https://Band.nz/Tour" },
    { "band.nz", "https://band.nz" },
    { "band.nz:8080", "https://band.nz:8080" },
    { "band.nz:8080/tour?day=1#top", "https://band.nz:8080/tour?day=1#top" },
    { "www.band.nz/a:b", "https://www.band.nz/a:b" },
    { "https://social.example/@maravale", "https://social.example/@maravale" },
    { "social.example/@maravale", "https://social.example/@maravale" },
    { "https://kākā.nz", "https://kākā.nz" },
    { "http://localhost:3000/", "http://localhost:3000/" },
    { "http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/" },
    { "http://192.0.2.1/", "http://192.0.2.1/" },
    { "https://de.wikipedia.example/wiki/M%C3%BCnchen", "https://de.wikipedia.example/wiki/München" },
    { "https://k%c4%81k%C4%81.nz", "https://kākā.nz" },
    { "band.nz/a%20b%2Fc", "https://band.nz/a%20b%2Fc" },
    { "band.nz/100%", "https://band.nz/100%25" },
    { "band.nz/\"a\"[1]#b#c", "https://band.nz/%22a%22%5B1%5D#b%23c" },
    { "https://band.nz/%E2%80%AEevil", "https://band.nz/%E2%80%AEevil" },
    { "https://band.nz/%C2%A0%C3", "https://band.nz/%C2%A0%C3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_parses (&df_kind_link, cases[i].typed, cases[i].link);
      g_assert_cmpint (df_link_is_safe (cases[i].link), ==, *cases[i].link != '\0');
    }
}

static void
test_link_refused (void)
{
  static const char *const links[] = {
    "JaVaScRiPt:alert(1)", "javascript:alert(1)", "javascript:1", "javascript://band.nz/%0aalert(1)", "data:text/html,hi", "data:1", "file:///etc/passwd",
    "file:1", "mailto:mara@band.nz", "ftp://band.nz", "vbscript:x", "https://good.nz@evil.nz", "https://a:b@evil.nz/", "mara@band.nz", "good.nz\\@evil.nz",
    "https://good.nz\\@evil.nz", "https://good.nz%40evil.nz", "https://", "http://", "https:///path", "https://:80", "band", "band nz.com",
    "https://band .nz", "https://band.nz/a b", "https://band.nz/\tx", "java\nscript:alert(1)", "https://band.nz/\001", "https://band\342\200\256.nz",
    "https://band.nz/\342\200\213", "//band.nz", "https:band.nz", "https:/band.nz", "https://band..nz", "https://.band.nz", "https://-band.nz",
    "https://band.nz:99999", "https://band.nz:x", "https://[2001:db8::1", "https://[evil]", "://band.nz", ":", "?", "band.nz:", "https://band.nz\302\240/x",
    "\377https://band.nz", "https://ba<nd.nz", "https://[:::::]", "https://[192.0.2.1]", "https://a%C3%A9%40b.nz",
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *parsed = parse_text (&df_kind_link, links[i]);

      if (parsed != NULL)
        g_error ("%s was taken as %s", links[i], parsed);
      g_assert_false (df_link_is_safe (links[i]));
    }
}

static void
test_link_length (void)
{
  g_autofree char *path = repeat ("x", 2048 - strlen ("https://band.nz/"));
  g_autofree char *longest = g_strconcat ("https://band.nz/", path, NULL);
  g_autofree char *bare = g_strconcat ("band.nz/", path, NULL);
  g_autofree char *too_long = g_strconcat (longest, "x", NULL);
  g_autofree char *bare_too_long = g_strconcat (bare, "x", NULL);

  assert_parses (&df_kind_link, longest, longest);
  assert_parses (&df_kind_link, bare, longest);
  assert_problem (&df_kind_link, too_long, "2,048 bytes");
  assert_problem (&df_kind_link, bare_too_long, "2,048 bytes");
}

/* What people read comes back from what programs read. */
static void
test_link_uri (void)
{
  static const struct { const char *link; const char *uri; } cases[] = {
    { "https://band.nz/a%20b?x=y#top", "https://band.nz/a%20b?x=y#top" },
    { "https://kākā.nz/ü", "https://k%C4%81k%C4%81.nz/%C3%BC" },
    { "http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/" },
    { "https://band.nz/%E2%80%AE", "https://band.nz/%E2%80%AE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = df_link_to_uri (cases[i].link);

      g_assert_cmpstr (uri, ==, cases[i].uri);
      assert_parses (&df_kind_link, uri, cases[i].link);
    }
}

/* What parses to something else was not written by us and is not opened. */
static void
test_link_click (void)
{
  g_assert_false (df_link_is_safe (NULL));
  g_assert_false (df_link_is_safe (""));
  g_assert_false (df_link_is_safe ("band.nz"));
  g_assert_false (df_link_is_safe (" https://band.nz"));
  g_assert_true (df_link_is_safe ("HTTPS://band.nz"));
  g_assert_true (df_link_is_safe ("http://band.nz"));
}

/* --- numbers and the rest ----------------------------------------------------------------------------------------------------------- */

static void
assert_integer (const DfKind *kind,
                const char   *text,
                gint64        expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = NULL;
  DfValue value = DF_VALUE_INTEGER (77);
  DfValue again = DF_VALUE_INIT;

  g_assert_false (kind->is_text);
  g_assert_true (kind->parse (NULL, text, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (value.integer, ==, expected);
  shown = kind->format (NULL, &value);
  g_assert_true (kind->parse (NULL, shown, &again, &error));
  g_assert_cmpint (again.integer, ==, expected);
}

static void
test_integer (void)
{
  static const char *const refused[] = { "x", "2.5", "1e3", "0x10", "9007199254740992", "-9007199254740992", "99999999999999999999", "1 2", "1,000" };

  assert_integer (&df_kind_integer, "", DF_NOTHING);
  assert_integer (&df_kind_integer, " 12 ", 12);
  assert_integer (&df_kind_integer, "-3", -3);
  assert_integer (&df_kind_integer, "9007199254740991", G_GINT64_CONSTANT (9007199254740991));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_problem (&df_kind_integer, refused[i], "whole number");
}

static void
test_reference (void)
{
  static const char *const refused[] = { "0", "-1", "Harbour Stage", "1.0", "9007199254740992" };

  assert_integer (&df_kind_reference, "", DF_NOTHING);
  assert_integer (&df_kind_reference, "7", 7);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_problem (&df_kind_reference, refused[i], "number of the other record");
}

static void
test_guid (void)
{
  static const char *const refused[] = { "", "1b4e28ba", "1b4e28ba2fa141d2883f0016d3cca427", "{1b4e28ba-2fa1-41d2-883f-0016d3cca427}",
                                         "1b4e28ba-2fa1-41d2-883f-0016d3cca42g" };

  assert_parses (&df_kind_guid, "1B4E28BA-2fa1-41D2-883f-0016d3cca427", "1b4e28ba-2fa1-41d2-883f-0016d3cca427");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_problem (&df_kind_guid, refused[i], "guid");
}

static void
test_timestamp (void)
{
  assert_parses (&df_kind_timestamp, "2027-02-05T14:00:00Z", "2027-02-05T14:00:00Z");
  assert_parses (&df_kind_timestamp, "2027-02-05T14:00:00+13:00", "2027-02-05T01:00:00Z");
  assert_problem (&df_kind_timestamp, "2027-02-31T14:00:00Z", "moment");
  assert_problem (&df_kind_timestamp, "yesterday", "moment");
}

/* --- folding ---------------------------------------------------------------------------------------------------------------------------- */

static void
test_fold (void)
{
  static const struct { const char *text; const char *folded; } cases[] = {
    { "", "" },
    { "Mara VALE", "mara vale" },
    { "Zoë", "zoe" },
    { "Sol Marín", "sol marin" },
    { "Sol Mari\314\201n", "sol marin" },
    { "STRAẞE", "strasse" },
    { "Straße", "strasse" },
    { "Łódź Ørsted Ærø", "lodz orsted aero" },
    { "ﬁnal ①", "final 1" },
    { "ΜΆΡΑ", "μαρα" },
    { "Й", "и" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = df_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

/* A file may hold anything: a search goes on. */
static void
test_fold_invalid (void)
{
  g_autofree char *folded = df_fold ("Mara\377 VALE");

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_nonnull (strstr (folded, "vale"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kind/a-name/is-trimmed-and-its-blanks-are-made-one", test_name_blanks);
  g_test_add_func ("/kind/a-name/of-blanks-is-nothing", test_name_nothing);
  g_test_add_func ("/kind/a-name/is-composed", test_name_composed);
  g_test_add_func ("/kind/a-name/has-at-most-200-characters", test_name_length);
  g_test_add_func ("/kind/anything/of-millions-of-bytes-is-refused-at-once", test_name_huge);
  g_test_add_func ("/kind/a-name/that-hides-something-is-refused-with-the-reason", test_name_refused);
  g_test_add_func ("/kind/a-name/may-be-of-any-script", test_name_scripts);
  g_test_add_func ("/kind/keys/order-values-with-nothing-first-and-no-article", test_order);
  g_test_add_func ("/kind/a-description/keeps-lines-and-tabs-and-drops-other-controls", test_description);
  g_test_add_func ("/kind/a-website/is-taken-with-its-scheme", test_link_taken);
  g_test_add_func ("/kind/a-website/that-leads-elsewhere-is-refused", test_link_refused);
  g_test_add_func ("/kind/a-website/has-at-most-2048-bytes", test_link_length);
  g_test_add_func ("/kind/a-website/is-a-uri-for-programs-and-comes-back-from-it", test_link_uri);
  g_test_add_func ("/kind/a-website/is-looked-at-again-before-it-is-opened", test_link_click);
  g_test_add_func ("/kind/an-integer/is-whole-and-fits-interchange", test_integer);
  g_test_add_func ("/kind/a-reference/is-a-number", test_reference);
  g_test_add_func ("/kind/a-guid/is-in-lower-case", test_guid);
  g_test_add_func ("/kind/a-timestamp/is-in-utc", test_timestamp);
  g_test_add_func ("/kind/folding/leaves-no-case-and-no-accents", test_fold);
  g_test_add_func ("/kind/folding/survives-what-is-not-text", test_fold_invalid);

  return g_test_run ();
}
