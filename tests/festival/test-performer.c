/* test-performer.c
 *
 * What a performer's events add up to, and where they clash.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-performer.h"

#include "festival-fixture.h"
#include "festival/df-line-up.h"
#include "record/df-resolver.h"

#define FRIDAY   "2026-06-12"
#define SATURDAY "2026-06-13"

/* Mara Vale of the pictures, and her company. */
typedef struct
{
  DfRecord *mara;
  DfRecord *sunset;
  DfRecord *talk;
  DfRecord *strings;
} Cast;

static void
cast_clear (Cast *cast)
{
  g_clear_object (&cast->mara);
  g_clear_object (&cast->sunset);
  g_clear_object (&cast->talk);
  g_clear_object (&cast->strings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cast, cast_clear)

static void
cast_fill (Cast     *cast,
           Festival *festival)
{
  g_autoptr(DfRecord) harbour = festival_add (festival, "stages", "Harbour Stage");
  g_autoptr(DfRecord) dome = festival_add (festival, "stages", "The Dome");
  g_autoptr(DfRecord) orchard = festival_add (festival, "stages", "Orchard");
  g_autoptr(DfRecord) nilou = festival_add (festival, "performers", "Nilou Farah");
  g_autoptr(DfRecord) sol = festival_add (festival, "performers", "Sol Marín");

  cast->mara = festival_add (festival, "performers", "Mara Vale");
  cast->sunset = festival_add_event (festival, "Sunset Session", FRIDAY, 1080, 1140, harbour, cast->mara);
  cast->talk = festival_add_event (festival, "Golden Hour Talk", FRIDAY, 1110, 1155, dome, cast->mara);
  cast->strings = festival_add_event (festival, "Sunday Strings", "2026-06-14", 675, 720, orchard, cast->mara);
  festival_link (festival, nilou, cast->sunset);
  festival_link (festival, nilou, cast->strings);
  festival_link (festival, sol, cast->strings);
}

static void
test_summary (Festival      *festival,
              gconstpointer  data)
{
  g_autoptr(DfRecord) mara = festival_add (festival, "performers", "Mara Vale");
  g_autoptr(DfRecord) someday = NULL;
  g_autoptr(DfRecord) saturday = NULL;
  g_autoptr(DfRecord) friday = NULL;

  festival_assert_string (mara, "summary", "No events yet");
  festival_assert_string (mara, "header", "No events yet");
  someday = festival_add_event (festival, "Someday", NULL, 600, DF_NOTHING, NULL, mara);
  festival_assert_string (mara, "summary", "1 event");
  festival_assert_string (mara, "header", "1 event");
  saturday = festival_add_event (festival, "Saturday", SATURDAY, 600, 660, NULL, mara);
  festival_assert_string (mara, "summary", "2 events · first Sat 10:00");
  festival_assert_string (mara, "header", "2 events · 1 h on stage");
  friday = festival_add_event (festival, "Friday", FRIDAY, 1530, 1575, NULL, mara);
  festival_assert_string (mara, "summary", "3 events · first Fri 01:30");
  festival_assert_string (mara, "header", "3 events · 1 h 45 min on stage");
}

static void
test_one_event (Festival      *festival,
                gconstpointer  data)
{
  g_autoptr(DfRecord) pines = festival_add (festival, "performers", "Hollow Pines");
  g_autoptr(DfRecord) stage = festival_add (festival, "stages", "Orchard");
  g_autoptr(DfRecord) event = festival_add_event (festival, "Pine & Wire", FRIDAY, 1050, 1110, stage, pines);

  festival_assert_string (pines, "summary", "1 event · Fri 17:30");
  festival_assert_string (pines, "header", "1 event · 1 stage · 1 h on stage");
  festival_set_integer (festival, event, "ends", DF_NOTHING);
  festival_set_integer (festival, event, "starts", DF_NOTHING);
  festival_assert_string (pines, "summary", "1 event · Fri");
  festival_assert_string (pines, "header", "1 event · 1 stage");
}

static void
test_picture (Festival      *festival,
              gconstpointer  data)
{
  g_auto(Cast) cast = { NULL };

  cast_fill (&cast, festival);
  festival_assert_string (cast.mara, "summary", "3 events · first Fri 18:00");
  festival_assert_string (cast.mara, "header", "3 events · 3 stages · 2 h 30 min on stage");
  festival_assert_string (cast.mara, "clash-summary", "2 of 3 clash");
  g_assert_cmpint (festival_get_int (cast.mara, "clashes"), ==, 2);
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    count)
{
  (*(int *) count)++;
}

static void
test_follows (Festival      *festival,
              gconstpointer  data)
{
  g_auto(Cast) cast = { NULL };
  int notified = 0;

  cast_fill (&cast, festival);
  festival_assert_string (cast.mara, "clash-summary", "2 of 3 clash");
  g_signal_connect (cast.mara, "notify::clash-summary", G_CALLBACK (count_notify), &notified);

  /* Touching is no clash. */
  festival_set_integer (festival, cast.sunset, "ends", 1110);
  g_assert_cmpint (notified, ==, 1);
  festival_assert_string (cast.mara, "clash-summary", "");
  g_assert_cmpint (festival_get_int (cast.mara, "clashes"), ==, 0);
  festival_set_integer (festival, cast.sunset, "ends", 1111);
  g_assert_cmpint (festival_get_int (cast.mara, "clashes"), ==, 2);
}

/* --- overlaps ----------------------------------------------------------------------------------------------------------------- */

static const struct { const char *days[2]; gint64 starts[2]; gint64 ends[2]; gboolean clash; } pairs[] = {
  { { FRIDAY, FRIDAY }, { 600, 650 }, { 660, 700 }, TRUE },
  { { FRIDAY, FRIDAY }, { 600, 600 }, { 660, 660 }, TRUE },
  { { FRIDAY, FRIDAY }, { 600, 620 }, { 700, 640 }, TRUE },
  { { FRIDAY, FRIDAY }, { 600, 660 }, { 660, 700 }, FALSE },
  { { FRIDAY, FRIDAY }, { 600, 661 }, { 660, 700 }, FALSE },
  { { FRIDAY, SATURDAY }, { 600, 600 }, { 660, 660 }, FALSE },
  { { FRIDAY, SATURDAY }, { 1410, 20 }, { 1500, 50 }, TRUE },        /* Friday's night is Saturday's morning */
  { { FRIDAY, SATURDAY }, { 1410, 60 }, { 1500, 90 }, FALSE },
  { { FRIDAY, SATURDAY }, { 1530, 90 }, { 1560, 120 }, TRUE },
  { { FRIDAY, "2026-06-20" }, { 600, 600 }, { 600 + 20160, 660 }, TRUE },
  { { NULL, NULL }, { 600, 600 }, { 660, 660 }, FALSE },
  { { FRIDAY, NULL }, { 600, 600 }, { 660, 660 }, FALSE },
  { { FRIDAY, FRIDAY }, { 600, 600 }, { DF_NOTHING, 660 }, FALSE },
  { { FRIDAY, FRIDAY }, { DF_NOTHING, 600 }, { DF_NOTHING, 660 }, FALSE },
};

/* Half open, and all times must be known. */
static void
test_count (Festival      *festival,
            gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(DfRecord) mara = festival_add (festival, "performers", "Mara Vale");
      g_autoptr(DfRecord) first = festival_add_event (festival, "First", pairs[i].days[0], pairs[i].starts[0], pairs[i].ends[0], NULL, mara);
      g_autoptr(DfRecord) second = festival_add_event (festival, "Second", pairs[i].days[1], pairs[i].starts[1], pairs[i].ends[1], NULL, mara);

      g_assert_cmpint (festival_get_int (mara, "clashes"), ==, pairs[i].clash ? 2 : 0);
    }
}

static void
test_count_chain (Festival      *festival,
                  gconstpointer  data)
{
  static const gint64 times[][2] = { { 600, 900 }, { 610, 620 }, { 630, 640 }, { 900, 930 }, { 920, 960 }, { 960, 990 } };
  g_autoptr(DfRecord) mara = festival_add (festival, "performers", "Mara Vale");
  g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    g_ptr_array_add (events, festival_add_event (festival, "Set", FRIDAY, times[i][0], times[i][1], NULL, mara));

  /* The first three are one knot, the next two another; the last only touches. */
  festival_assert_string (mara, "clash-summary", "5 of 6 clash");
}

/* --- rows ------------------------------------------------------------------------------------------------------------------------ */

static void
test_rows (Festival      *festival,
           gconstpointer  data)
{
  g_auto(Cast) cast = { NULL };
  g_autofree char *sunset_company = NULL;
  g_autofree char *talk_company = NULL;
  g_autofree char *strings_company = NULL;
  g_autofree char *all_company = NULL;
  g_autofree char *sunset_clash = NULL;
  g_autofree char *talk_clash = NULL;
  g_autofree char *strings_clash = NULL;
  g_autofree char *no_clash = NULL;

  cast_fill (&cast, festival);
  sunset_company = df_event_company (cast.sunset, cast.mara);
  talk_company = df_event_company (cast.talk, cast.mara);
  strings_company = df_event_company (cast.strings, cast.mara);
  all_company = df_event_company (cast.talk, NULL);
  g_assert_cmpstr (sunset_company, ==, "with Nilou Farah");
  g_assert_cmpstr (talk_company, ==, "Solo");
  g_assert_cmpstr (strings_company, ==, "with Nilou Farah, Sol Marín");
  g_assert_cmpstr (all_company, ==, "with Mara Vale");

  sunset_clash = df_event_clash (cast.sunset, cast.mara);
  talk_clash = df_event_clash (cast.talk, cast.mara);
  strings_clash = df_event_clash (cast.strings, cast.mara);
  no_clash = df_event_clash (cast.sunset, NULL);
  g_assert_cmpstr (sunset_clash, ==, "Clashes with Golden Hour Talk at 18:30");
  g_assert_cmpstr (talk_clash, ==, "Clashes with Sunset Session at 18:00");
  g_assert_cmpstr (strings_clash, ==, "");
  g_assert_cmpstr (no_clash, ==, "");
}

static void
test_would_clash (Festival      *festival,
                  gconstpointer  data)
{
  g_auto(Cast) cast = { NULL };
  g_autoptr(DfRecord) open_mic = NULL;
  g_autoptr(DfRecord) walk = NULL;
  g_autofree char *clash = NULL;
  g_autofree char *fine = NULL;

  cast_fill (&cast, festival);
  open_mic = festival_add_event (festival, "Open Mic", FRIDAY, 1095, 1170, NULL, NULL);
  walk = festival_add_event (festival, "Lantern Walk", FRIDAY, 1230, 1275, NULL, NULL);
  clash = df_event_would_clash (open_mic, cast.mara);
  fine = df_event_would_clash (walk, cast.mara);
  g_assert_cmpstr (clash, ==, "Clashes with Sunset Session, \u206618:00–19:00\u2069");
  g_assert_cmpstr (fine, ==, "");
}

/* --- the avatar -------------------------------------------------------------------------------------------------------------------- */

static void
test_initials (Festival      *festival,
               gconstpointer  data)
{
  static const struct { const char *name; const char *initials; } cases[] = {
    { "Mara Vale", "MV" },          { "The Paper Lanterns", "PL" },   { "Oskar & the Tide", "OT" },   { "DJ Kestrel", "DK" },
    { "Florence + Machine", "FM" }, { "Bram and Lowlands", "BL" },    { "sol marín", "SM" },          { "élan ørsted", "ÉØ" },
    { "Tycho", "T" },               { "311", "3" },                   { "(Sandy) Alex G", "SA" },     { "The The", "T" },
    { "!!!", "!" },                 { "石井 友", "石友" },             { "ß", "ß" },                   { "& & &", "&" },
    { "q\314\203a b", "Q\314\203B" }, { "A B C", "AB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DfRecord) performer = festival_add (festival, "performers", cases[i].name);

      festival_assert_string (performer, "initials", cases[i].initials);
    }
}

static void
test_hues (Festival      *festival,
           gconstpointer  data)
{
  guint seen[9] = { 0 };

  for (guint i = 0; i < 64; i++)
    {
      g_autoptr(DfRecord) performer = festival_add (festival, "performers", "Somebody");
      int hue = festival_get_int (performer, "hue");

      g_assert_cmpint (hue, >=, 1);
      g_assert_cmpint (hue, <=, 8);
      seen[hue]++;
    }
  for (guint hue = 1; hue <= 8; hue++)
    g_assert_cmpint (seen[hue], >, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  festival_add_test ("/performer/summary/names-the-first-event-that-has-a-day", test_summary);
  festival_add_test ("/performer/summary/of-one-event-says-when-it-is", test_one_event);
  festival_add_test ("/performer/header/is-the-one-of-the-picture", test_picture);
  festival_add_test ("/performer/clashes/follow-the-times-of-the-events", test_follows);
  festival_add_test ("/performer/clashes/are-counted-as-pairs-say", test_count);
  festival_add_test ("/performer/clashes/of-many-events-count-each-once", test_count_chain);
  festival_add_test ("/performer/rows/name-the-company-and-the-clash", test_rows);
  festival_add_test ("/performer/rows/warn-before-linking", test_would_clash);
  festival_add_test ("/performer/initials/skip-articles-and-keep-marks", test_initials);
  festival_add_test ("/performer/hue/is-spread-over-the-palette", test_hues);

  return g_test_run ();
}
