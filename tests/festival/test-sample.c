/* test-sample.c
 *
 * The sample festival holds every case that people should meet, one test for each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "festival-fixture.h"
#include "festival/df-day.h"
#include "festival/df-line-up.h"

/* --- the file, read simply -------------------------------------------------------------------------------------------------- */

static const char *sample_path;    /* argv[1] */

static JsonObject *
sample_load (JsonParser *parser)
{
  g_autoptr(GError) error = NULL;

  json_parser_load_from_file (parser, sample_path, &error);
  g_assert_no_error (error);

  return json_node_get_object (json_parser_get_root (parser));
}

/* What stands there must be what the kind makes of it, to the letter. */
static void
sample_read_value (const DfField *field,
                   JsonNode      *node,
                   DfValue       *value)
{
  g_autoptr(GError) error = NULL;

  if (JSON_NODE_HOLDS_NULL (node))
    return;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      value->integer = json_node_get_int (node);
      return;
    }
  if (field->kind->decode != NULL)
    field->kind->decode (json_node_get_string (node), value, &error);
  else
    field->kind->parse (NULL, json_node_get_string (node), value, &error);
  g_assert_no_error (error);
  if (field->kind->is_text)
    g_assert_cmpstr (value->text, ==, json_node_get_string (node));
}

static void
sample_put_row (Festival      *festival,
                const DfTable *table,
                JsonObject    *row)
{
  g_autofree DfValue *values = g_new (DfValue, table->n_columns);
  g_autoptr(GError) error = NULL;
  guint column;

  for (guint i = 0; i < table->n_columns; i++)
    {
      values[i] = (DfValue) DF_VALUE_INIT;
      sample_read_value (table->columns[i], json_object_get_member (row, table->columns[i]->column), &values[i]);
    }
  g_assert_true (table->check == NULL || table->check (table, values, &column, NULL));
  df_repository_insert_row (festival->repository, table, json_object_get_int_member (row, "id"), values, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < table->n_columns; i++)
    df_value_clear (&values[i]);
}

static void
sample_set_up (Festival      *festival,
               gconstpointer  data)
{
  static const char *const tables[] = { "stages", "events", "performers", "performers_events" };
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  JsonObject *root = sample_load (parser);

  festival_set_up (festival, data);
  g_assert_true (df_repository_begin_step (festival->repository, &error));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      JsonArray *rows = json_object_get_array_member (root, tables[i]);

      for (guint k = 0; k < json_array_get_length (rows); k++)
        sample_put_row (festival, festival_table (tables[i]), json_array_get_object_element (rows, k));
    }
  g_assert_true (df_repository_commit_step (festival->repository, "Load Sample Festival", &error));
  g_assert_no_error (error);
}

/* The record of this name; a name stands once in the sample. */
static DfRecord *
sample_find (Festival   *festival,
             const char *table,
             const char *name)
{
  DfRecord *found = NULL;

  for (guint id = 1; id <= df_repository_count (festival->repository, festival_table (table)); id++)
    {
      g_autoptr(DfRecord) record = df_repository_dup_record (festival->repository, festival_table (table), id);

      g_assert_nonnull (record);
      if (strcmp (df_record_get_title (record), name) != 0)
        continue;
      g_assert_null (found);
      found = g_steal_pointer (&record);
    }
  g_assert_nonnull (found);

  return found;
}

static guint
sample_count_links (Festival   *festival,
                    const char *table,
                    const char *relation,
                    const char *name)
{
  g_autoptr(DfRecord) record = sample_find (festival, table, name);

  return df_record_count_related (record, relation);
}

/* How many records of a table have no, one, several others. */
static void
sample_sort_by_links (Festival   *festival,
                      const char *table,
                      const char *relation,
                      guint       counts[3])
{
  counts[0] = counts[1] = counts[2] = 0;
  for (guint id = 1; id <= df_repository_count (festival->repository, festival_table (table)); id++)
    {
      g_autoptr(DfRecord) record = df_repository_dup_record (festival->repository, festival_table (table), id);

      counts[MIN (df_record_count_related (record, relation), 2)]++;
    }
}

/* --- its cases ------------------------------------------------------------------------------------------------------------------ */

static void
test_size (Festival      *festival,
           gconstpointer  data)
{
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("stages")), ==, 5);
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("events")), ==, 40);
  g_assert_cmpint (df_repository_count (festival->repository, festival_table ("performers")), ==, 15);
}

static void
test_settings (void)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *root = sample_load (parser);
  JsonObject *settings = json_object_get_object_member (root, "festival");

  g_assert_cmpstr (json_object_get_string_member (root, "format"), ==, "dreamfest");
  g_assert_cmpint (json_object_get_int_member (root, "version"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (settings, "starts_on"), ==, "2026-06-12");
  g_assert_cmpint (json_object_get_int_member (settings, "days"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (settings, "time_zone"), ==, "Pacific/Auckland");
  g_assert_cmpstr (json_object_get_string_member (settings, "day_starts_at"), ==, "06:00");
}

/* A second load finds its records by them. */
static void
test_guids (void)
{
  static const char *const tables[] = { "stages", "events", "performers" };
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonObject *root = sample_load (parser);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      JsonArray *rows = json_object_get_array_member (root, tables[i]);

      for (guint k = 0; k < json_array_get_length (rows); k++)
        {
          const char *guid = json_object_get_string_member (json_array_get_object_element (rows, k), "guid");

          g_assert_true (g_uuid_string_is_valid (guid));
          g_assert_cmpint (guid[14], ==, '4');
          g_assert_true (g_hash_table_add (seen, (char *) guid));
        }
    }
}

static void
test_words (Festival      *festival,
            gconstpointer  data)
{
  for (guint id = 1; id <= 15; id++)
    {
      g_autoptr(DfRecord) performer = df_repository_dup_record (festival->repository, festival_table ("performers"), id);

      g_assert_true (df_link_is_safe (df_record_get_text (performer, "website")));
      g_assert_true (g_str_has_suffix (df_record_get_text (performer, "website"), ".example"));
    }
  for (guint id = 1; id <= 40; id++)
    {
      g_autoptr(DfRecord) event = df_repository_dup_record (festival->repository, festival_table ("events"), id);

      g_assert_cmpint (strlen (df_record_get_text (event, "description")), >, 20);
    }
}

static void
test_performer_without (Festival      *festival,
                        gconstpointer  data)
{
  g_autoptr(DfRecord) velvet = sample_find (festival, "performers", "Velvet Static");
  guint counts[3];

  festival_assert_string (velvet, "summary", "No events yet");
  sample_sort_by_links (festival, "performers", "events", counts);
  g_assert_cmpint (counts[0], ==, 1);
}

static void
test_performer_with_one (Festival      *festival,
                         gconstpointer  data)
{
  g_autoptr(DfRecord) lanterns = sample_find (festival, "performers", "The Paper Lanterns");

  festival_assert_string (lanterns, "summary", "1 event · Fri 21:30");
}

static void
test_performer_with_several (Festival      *festival,
                             gconstpointer  data)
{
  g_autoptr(DfRecord) mara = sample_find (festival, "performers", "Mara Vale");
  g_autoptr(GPtrArray) events = df_record_dup_related (mara, "events");
  static const struct { const char *name; const char *when; const char *stage; const char *company; } sets[] = {
    { "Sunset Session", "Fri \u206618:00–19:00\u2069", "Harbour Stage", "with Nilou Farah" },
    { "Golden Hour Talk", "Fri \u206618:30–19:15\u2069", "The Dome", "Solo" },
    { "Sunday Strings", "Sun \u206611:15–12:00\u2069", "Orchard", "with Copper Sparrow, Juniper Row" },
  };

  festival_assert_string (mara, "header", "3 events · 3 stages · 2 h 30 min on stage");
  g_assert_cmpint (events->len, ==, G_N_ELEMENTS (sets));
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      DfRecord *event = g_ptr_array_index (events, i);
      g_autofree char *company = df_event_company (event, mara);

      festival_assert_string (event, "title", sets[i].name);
      festival_assert_string (event, "when-short", sets[i].when);
      festival_assert_string (event, "stage-name", sets[i].stage);
      g_assert_cmpstr (company, ==, sets[i].company);
    }
}

static void
test_event_without (Festival      *festival,
                    gconstpointer  data)
{
  g_autoptr(DfRecord) brunch = sample_find (festival, "events", "Farewell Brunch");

  festival_assert_string (brunch, "line-up", "No performers yet");
}

static void
test_event_with_one (Festival      *festival,
                     gconstpointer  data)
{
  g_assert_cmpint (sample_count_links (festival, "events", "performers", "Friday Headline"), ==, 1);
}

static void
test_event_with_several (Festival      *festival,
                         gconstpointer  data)
{
  g_autoptr(DfRecord) strings = sample_find (festival, "events", "Sunday Strings");

  festival_assert_string (strings, "line-up", "Copper Sparrow, Juniper Row, Mara Vale");
}

static void
test_double_booked (Festival      *festival,
                    gconstpointer  data)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint id = 1; id <= 15; id++)
    {
      g_autoptr(DfRecord) performer = df_repository_dup_record (festival->repository, festival_table ("performers"), id);

      if (festival_get_int (performer, "clashes") > 0)
        g_string_append_printf (names, "%s: %d. ", df_record_get_title (performer), festival_get_int (performer, "clashes"));
    }
  g_assert_cmpstr (names->str, ==, "Low Orbit Choir: 2. Mara Vale: 2. ");
}

static void
test_double_booked_sets (Festival      *festival,
                         gconstpointer  data)
{
  g_autoptr(DfRecord) choir = sample_find (festival, "performers", "Low Orbit Choir");
  g_autoptr(DfRecord) mara = sample_find (festival, "performers", "Mara Vale");
  g_autoptr(DfRecord) ember = sample_find (festival, "events", "Ember Choir");
  g_autoptr(DfRecord) sunset = sample_find (festival, "events", "Sunset Session");
  g_autofree char *ember_clash = df_event_clash (ember, choir);
  g_autofree char *sunset_clash = df_event_clash (sunset, mara);

  g_assert_cmpstr (ember_clash, ==, "Clashes with Orbit Hymns at 21:30");
  g_assert_cmpstr (sunset_clash, ==, "Clashes with Golden Hour Talk at 18:30");
}

static void
test_past_midnight (Festival      *festival,
                    gconstpointer  data)
{
  g_autoptr(DfRecord) owls = sample_find (festival, "events", "Night Owls");
  g_autoptr(DfRecord) stars = sample_find (festival, "events", "Stargazing");

  festival_assert_string (owls, "when-short", "Fri \u206623:30–01:00\u2069");
  g_assert_cmpint (df_record_get_integer (owls, "ends"), ==, 1500);
  festival_assert_string (stars, "when-short", "Fri \u206600:00–00:45\u2069");
  g_assert_cmpint (df_record_get_integer (stars, "starts"), ==, 1440);
}

static void
test_unscheduled (Festival      *festival,
                  gconstpointer  data)
{
  guint unscheduled = 0;
  guint fridays = 0;

  for (guint id = 1; id <= 40; id++)
    {
      g_autoptr(DfRecord) event = df_repository_dup_record (festival->repository, festival_table ("events"), id);
      const char *day = df_record_get_text (event, "day");

      unscheduled += day == NULL && df_record_get_integer (event, "stage_id") == DF_NOTHING;
      fridays += day != NULL && strcmp (df_day_get_weekday (day), "friday") == 0;
    }
  g_assert_cmpint (unscheduled, ==, 4);
  g_assert_cmpint (fridays, ==, 21);
}

/* The colours of the pictures. */
static void
test_hues (Festival      *festival,
           gconstpointer  data)
{
  static const struct { const char *table; const char *name; int hue; } cases[] = {
    { "stages", "Harbour Stage", 1 }, { "stages", "The Dome", 4 },      { "stages", "Orchard", 3 },         { "stages", "Night Garden", 2 },
    { "stages", "Campfire", 5 },      { "performers", "Mara Vale", 1 }, { "performers", "Tomo Ishii", 3 },  { "performers", "Nilou Farah", 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DfRecord) record = sample_find (festival, cases[i].table, cases[i].name);

      g_assert_cmpint (festival_get_int (record, "hue"), ==, cases[i].hue);
    }
}

#define sample_add_test(path, function) g_test_add (path, Festival, NULL, sample_set_up, function, festival_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  sample_path = argv[1];

  sample_add_test ("/sample/has-five-stages-forty-events-and-fifteen-performers", test_size);
  g_test_add_func ("/sample/lasts-three-days-from-a-friday", test_settings);
  g_test_add_func ("/sample/has-fixed-guids-of-its-own", test_guids);
  sample_add_test ("/sample/says-something-of-everything", test_words);
  sample_add_test ("/sample/a-performer-without-events", test_performer_without);
  sample_add_test ("/sample/a-performer-with-exactly-one-event", test_performer_with_one);
  sample_add_test ("/sample/a-performer-with-several-events", test_performer_with_several);
  sample_add_test ("/sample/an-event-without-performers", test_event_without);
  sample_add_test ("/sample/an-event-with-exactly-one-performer", test_event_with_one);
  sample_add_test ("/sample/an-event-with-several-performers", test_event_with_several);
  sample_add_test ("/sample/two-performers-are-double-booked-and-no-other", test_double_booked);
  sample_add_test ("/sample/the-double-bookings-of-the-pictures", test_double_booked_sets);
  sample_add_test ("/sample/sets-past-midnight", test_past_midnight);
  sample_add_test ("/sample/four-unscheduled-events-and-a-full-friday", test_unscheduled);
  sample_add_test ("/sample/has-the-colours-of-the-pictures", test_hues);

  return g_test_run ();
}
