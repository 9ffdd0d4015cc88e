/* test-catalog-json-schema.c
 *
 * The schema says what the catalog says, and every export keeps to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-catalog-json-schema.h"

#include <string.h>

#include "festival/df-festival-catalog.h"
#include "import-fixture.h"
#include "schema-check.h"

#define HEAD "{ \"format\": \"dreamfest\", \"version\": 1, "
#define NO_VALIDATOR 77

/* All that is legal and rare. */
static const char *const odd_festivals[] = {
  HEAD "\"stages\": [] }",
  HEAD "\"festival\": { \"name\": \"Ōtautahi “Late” \\u263a\", \"starts_on\": null, \"days\": 366, \"time_zone\": \"UTC\", \"day_starts_at\": \"23:59\" } }",
  HEAD "\"stages\": [ { \"id\": 1999999999, \"name\": \"\\\"\\\\/\", \"description\": \"a\\n\\tb\\r\\nc\\u2028\" } ],"
       "\"events\": [ { \"name\": \"Nothing known\" }, { \"id\": 70, \"name\": \"Open end\", \"starts\": \"47:59\", \"stage_id\": 1999999999 },"
       "{ \"name\": \"Long\", \"day\": \"2028-02-29\", \"starts\": \"47:59\", \"ends\": \"383:59\" },"
       "{ \"name\": \"Early\", \"day\": \"0001-01-01\", \"starts\": \"00:00\", \"ends\": \"00:01\", \"description\": \"\" } ],"
       "\"performers\": [ { \"name\": \"311\", \"website\": \"band.nz\" }, { \"name\": \"مارا\", \"website\": \"HTTP://[::1]:80/a@b?c#d\" },"
       "{ \"id\": 9, \"name\": \"\\ud83c\\udfb7\", \"website\": \"\" } ],"
       "\"performers_events\": [ { \"performer_id\": 9, \"event_id\": 70 } ] }",
};

typedef struct
{
  const char *from;
  const char *to;
  gboolean    is_hidden;    /* only patterns tell */
} Fault;

static const Fault faults[] = {
  { "\"dreamfest\"", "\"Dreamfest\"" },
  { "\"version\": 1", "\"version\": 2" },
  { "\"days\": 3, ", "" },
  { "\"days\": 3", "\"days\": \"3\"" },
  { "\"days\": 3", "\"days\": 3.5" },
  { "\"days\": 3", "\"days\": null" },
  { "\"id\": 5", "\"id\": 0" },
  { "\"id\": 5", "\"id\": 5, \"flavour\": \"red\"" },
  { "\"name\": \"Dome\"", "\"name\": \"\"" },
  { "\"name\": \"Dome\"", "\"name\": null" },
  { "\"starts\": \"25:30\"", "\"starts\": 1530" },
  { "\"performers_events\": ", "\"performersEvents\": " },
  { "\"starts\": \"25:30\"", "\"starts\": \"25:60\"", TRUE },
  { "\"2027-02-05\", \"starts\"", "\"2027-2-5\", \"starts\"", TRUE },
  { "\"2027-02-05\", \"starts\"", "\"2027-02-31\", \"starts\"", TRUE },
  { "\"name\": \"Dome\"", "\"name\": \"Do\\nme\"", TRUE },
  { "\"https://band.nz\"", "\"javascript:alert(1)\"", TRUE },
  { "\"https://band.nz\"", "\"https://good.nz@evil.nz\"", TRUE },
  { "a1111111-", "A1111111-", TRUE },
};

#define GOOD HEAD "\"stages\": [ { \"id\": 5, \"guid\": \"a1111111-1111-4111-8111-111111111111\", \"name\": \"Dome\" } ]," \
  "\"events\": [ { \"name\": \"Late\", \"day\": \"2027-02-05\", \"starts\": \"25:30\" } ]," \
  "\"performers\": [ { \"name\": \"Mara\", \"website\": \"band.nz\" } ] }"

static char *
get_schema_path (void)
{
  return g_build_filename (g_getenv ("DREAMFEST_DATA"), "dreamfest-1.schema.json", NULL);
}

/* Whether our own small check lets @text pass. */
static gboolean
keeps (const char *text)
{
  g_autofree char *path = get_schema_path ();
  g_autofree char *schema_text = NULL;
  g_autoptr(JsonNode) schema = NULL;
  g_autoptr(JsonNode) document = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &schema_text, NULL, &error);
  g_assert_no_error (error);
  schema = json_from_string (schema_text, &error);
  g_assert_no_error (error);
  document = json_from_string (text, &error);
  g_assert_no_error (error);

  return schema_check_keeps (json_node_get_object (schema), document);
}

/* An independent validator must find that all @texts "keep" or "break" the schema; skips the test where there is none. */
static void
validate (Festival   *self,
          GPtrArray  *texts,
          const char *expected)
{
  g_autofree char *schema = get_schema_path ();
  g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (arguments, g_strdup (g_getenv ("PYTHON")));
  g_ptr_array_add (arguments, g_strdup (g_getenv ("HOLD_SCHEMA")));
  g_ptr_array_add (arguments, g_strdup (schema));
  g_ptr_array_add (arguments, g_strdup (expected));
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.json", i);
      char *path = g_build_filename (self->folder, name, NULL);

      g_assert_true (g_file_set_contents (path, g_ptr_array_index (texts, i), -1, NULL));
      g_ptr_array_add (arguments, path);
    }
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char *const *) arguments->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  if (g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == NO_VALIDATOR)
    g_test_skip ("python3-jsonschema is not installed");
  else
    g_assert_true (g_subprocess_get_successful (process));
}

/* Exports of an empty festival, of odd ones, and of the sample. */
static GPtrArray *
export_all (Festival *self)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (texts, festival_export (self, "dreamfest"));
  for (guint i = 0; i < G_N_ELEMENTS (odd_festivals); i++)
    {
      festival_take (self, odd_festivals[i]);
      g_ptr_array_add (texts, festival_export (self, "dreamfest"));
    }

  g_assert_true (df_import_sample (self->repository, self->report, NULL));
  g_ptr_array_add (texts, festival_export (self, "dreamfest"));

  return texts;
}

/* (transfer full): a good export with one fault each. */
static GPtrArray *
spoil_all (Festival *self)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *good = NULL;

  festival_take (self, GOOD);
  good = festival_export (self, "dreamfest");
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      const char *found = strstr (good, faults[i].from);
      g_autofree char *before = NULL;

      g_assert_nonnull (found);
      before = g_strndup (good, (gsize) (found - good));
      g_ptr_array_add (texts, g_strconcat (before, faults[i].to, found + strlen (faults[i].from), NULL));
    }

  return texts;
}

static void
test_catalog (Festival      *self,
              gconstpointer  data)
{
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (NULL);
  g_autofree char *path = get_schema_path ();
  g_autofree char *text = NULL;

  df_catalog_json_write_schema (df_festival_catalog (), writer);
  df_json_writer_finish (writer, NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  /* “ninja schema” writes the file anew. A released version stays as it is: what differs is a new one. */
  g_assert_cmpstr (df_json_writer_get_buffer (writer)->str, ==, text);
}

static void
test_exports (Festival      *self,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) texts = export_all (self);

  for (guint i = 0; i < texts->len; i++)
    g_assert_true (keeps (g_ptr_array_index (texts, i)));
}

static void
test_exports_validated (Festival      *self,
                        gconstpointer  data)
{
  g_autoptr(GPtrArray) texts = export_all (self);

  validate (self, texts, "keep");
}

static void
test_faults (Festival      *self,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) texts = spoil_all (self);

  for (guint i = 0; i < texts->len; i++)
    {
      g_test_message ("%s", faults[i].to);
      g_assert_true (keeps (g_ptr_array_index (texts, i)) == faults[i].is_hidden);
    }
}

static void
test_faults_validated (Festival      *self,
                       gconstpointer  data)
{
  g_autoptr(GPtrArray) texts = spoil_all (self);

  validate (self, texts, "break");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FESTIVAL_ADD ("/catalog-json-schema/the-file-in-data/is-what-the-catalog-says", test_catalog);
  FESTIVAL_ADD ("/catalog-json-schema/every-export/keeps-to-it", test_exports);
  FESTIVAL_ADD ("/catalog-json-schema/every-export/keeps-to-it-by-another-program-as-well", test_exports_validated);
  FESTIVAL_ADD ("/catalog-json-schema/a-wrong-document/does-not-keep-to-it", test_faults);
  FESTIVAL_ADD ("/catalog-json-schema/a-wrong-document/is-refused-by-another-program-as-well", test_faults_validated);

  return g_test_run ();
}
