/* test-record.c
 *
 * What a field list makes of a class, and what a catalog makes of declarations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <locale.h>

#include "record/df-error.h"
#include "record/df-resolver.h"

DF_DECLARE_RECORD (TestBoat, test_boat, TEST_BOAT)
DF_DECLARE_RECORD (TestCrew, test_crew, TEST_CREW)
DF_DECLARE_RECORD (TestBuoy, test_buoy, TEST_BUOY)

static void
derive_label (DfRecord *self,
              GValue   *value)
{
  g_value_take_string (value, g_strdup_printf ("%s (%d)", df_record_get_title (self), (int) df_record_get_integer (self, "length")));
}

static const DfField boat_fields[] = {
  DF_FIELD ("name", "Name", DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_FIELD ("length", "Length", DF_INTEGER, 0),
  DF_DERIVED ("label", G_TYPE_STRING, derive_label, "name length"),
  DF_ORDER ("first-sailor", "First Sailor", "sailors.name"),
};
DF_DEFINE_RECORD (TestBoat, test_boat, "boats", DF_COUNTED ("%u Boat", "%u Boats"), "length name", boat_fields)

static const DfField crew_fields[] = {
  DF_FIELD ("name", "Name", DF_TEXT, DF_REQUIRED),
  DF_REFERENCE ("home", "Home", test_boat_get_type, "sailors"),
};
DF_DEFINE_RECORD (TestCrew, test_crew, "crew", DF_COUNTED ("%u Sailor", "%u Sailors"), "name", crew_fields)

/* Sorted by what nobody knows. */
static const DfField buoy_fields[] = {
  DF_FIELD ("name", "Name", DF_TEXT, DF_REQUIRED),
  DF_ORDER ("last-captain", "Last Captain", "captains.name"),
};
DF_DEFINE_RECORD (TestBuoy, test_buoy, "buoys", DF_COUNTED ("%u Buoy", "%u Buoys"), "name", buoy_fields)

static DfRecord *
make_boat (gint64      id,
           const char *name,
           gint64      length)
{
  DfValue values[] = { DF_VALUE_TEXT ("9b3d4e5f-0000-4000-8000-000000000001"), DF_VALUE_TEXT (name), DF_VALUE_INTEGER (length) };

  return df_record_new (df_table_for_type (test_boat_get_type ()), NULL, id, values);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_fields_are_properties (void)
{
  g_autoptr(DfRecord) boat = make_boat (7, "Heron", 12);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;
  gint64 length;
  gint64 id;

  g_object_get (boat, "id", &id, "name", &name, "length", &length, "label", &label, "title", &title, NULL);
  g_assert_cmpint (id, ==, 7);
  g_assert_cmpstr (name, ==, "Heron");
  g_assert_cmpint (length, ==, 12);
  g_assert_cmpstr (label, ==, "Heron (12)");
  g_assert_cmpstr (title, ==, "Heron");
  g_assert_cmpuint (g_object_class_find_property (G_OBJECT_GET_CLASS (boat), "length")->value_type, ==, G_TYPE_INT64);
}

static void
test_reference_is_an_object (void)
{
  GObjectClass *klass = g_type_class_ref (test_crew_get_type ());
  GParamSpec *home = g_object_class_find_property (klass, "home");

  g_assert_cmpuint (home->value_type, ==, test_boat_get_type ());
  g_type_class_unref (klass);
}

static void
test_update_notifies_what_changed (void)
{
  g_autoptr(DfRecord) boat = make_boat (7, "Heron", 12);
  DfValue values[] = { DF_VALUE_TEXT ("9b3d4e5f-0000-4000-8000-000000000001"), DF_VALUE_TEXT ("Heron"), DF_VALUE_INTEGER (13) };
  guint n_names = 0;
  guint n_lengths = 0;
  guint n_labels = 0;

  g_signal_connect_swapped (boat, "notify::name", G_CALLBACK (count_cb), &n_names);
  g_signal_connect_swapped (boat, "notify::length", G_CALLBACK (count_cb), &n_lengths);
  g_signal_connect_swapped (boat, "notify::label", G_CALLBACK (count_cb), &n_labels);
  g_assert_cmpuint (df_record_update (boat, values), ==, 1 << 2);
  g_assert_cmpuint (n_names, ==, 0);
  g_assert_cmpuint (n_lengths, ==, 1);
  g_assert_cmpuint (n_labels, ==, 1);
  values[1] = DF_VALUE_TEXT ("Egret");
  values[2] = DF_VALUE_INTEGER (14);
  df_record_update (boat, values);
  g_assert_cmpuint (n_labels, ==, 2);
  g_assert_cmpuint (df_record_update (boat, values), ==, 0);
  g_assert_cmpuint (n_labels, ==, 2);
}

static void
test_parse_obeys_required (void)
{
  g_autoptr(DfRecord) boat = make_boat (7, "Heron", 12);
  g_auto(DfValue) value = DF_VALUE_INIT;
  g_autoptr(GError) error = NULL;

  g_assert_true (df_record_parse (boat, "length", "", &value, &error));
  g_assert_cmpint (value.integer, ==, DF_NOTHING);
  g_assert_true (df_record_parse (boat, "length", " 15 ", &value, &error));
  g_assert_cmpint (value.integer, ==, 15);
  g_assert_false (df_record_parse (boat, "name", " ", &value, &error));
  g_assert_error (error, DF_ERROR, DF_ERROR_INVALID);
}

static void
test_sort_key_follows_the_order (void)
{
  g_autoptr(DfRecord) short_boat = make_boat (1, "Zander", 4);
  g_autoptr(DfRecord) long_boat = make_boat (2, "Auk", 30);
  g_autoptr(DfRecord) unknown = make_boat (3, "Bittern", DF_NOTHING);
  g_autoptr(DfRecord) same_length = make_boat (4, "Yawl", 4);

  g_assert_cmpstr (df_record_get_sort_key (unknown), <, df_record_get_sort_key (short_boat));
  g_assert_cmpstr (df_record_get_sort_key (short_boat), <, df_record_get_sort_key (long_boat));
  g_assert_cmpstr (df_record_get_sort_key (same_length), <, df_record_get_sort_key (short_boat));
}

static void
test_draft_is_set_in_memory (void)
{
  const DfTable *table = df_table_for_type (test_boat_get_type ());
  g_autoptr(DfRecord) draft = df_record_new (table, NULL, 0, NULL);
  guint n = 0;

  g_assert_cmpstr (df_record_get_title (draft), ==, "");
  g_signal_connect_swapped (draft, "notify::label", G_CALLBACK (count_cb), &n);
  df_record_set_draft (draft, df_table_find_column (table, "name"), &DF_VALUE_TEXT ("Tern"));
  g_assert_cmpstr (df_record_get_title (draft), ==, "Tern");
  g_assert_cmpuint (n, ==, 1);
}

static DfCatalog *
make_catalog (void)
{
  static GType (*const types[]) (void) = { test_boat_get_type, test_crew_get_type };
  static const DfField watch[] = { DF_FIELD ("watch", "Watch", DF_TEXT, 0) };
  static const DfRelationInfo relations[] = {
    DF_BELONGS_TO_MANY ("boats", "crew", .through = "boats_crew", .key = "boat_id", .other_key = "crew_id", .as = "crew", .inverse = "boats",
                        DF_RELATION_FIELDS (watch), .timestamps = TRUE),
  };
  static const DfCatalogInfo info = { 1, "/nowhere", types, G_N_ELEMENTS (types), relations, G_N_ELEMENTS (relations) };

  return df_catalog_new (&info);
}

static void
test_one_line_makes_both_sides (void)
{
  g_autoptr(DfCatalog) catalog = make_catalog ();
  const DfTable *boats = df_catalog_find_table (catalog, "boats");
  const DfTable *crew = df_catalog_find_table (catalog, "crew");
  const DfRelation *forth = df_catalog_find_relation (catalog, boats, "crew");
  const DfRelation *back = df_catalog_find_relation (catalog, crew, "boats");

  g_assert_true (forth->inverse == back && back->inverse == forth);
  g_assert_true (forth->other == crew && back->other == boats);
  g_assert_true (forth->through == back->through);
  g_assert_cmpstr (forth->through->columns[forth->key]->column, ==, "boat_id");
  g_assert_cmpstr (back->through->columns[back->key]->column, ==, "crew_id");
  g_assert_cmpuint (forth->through->n_columns, ==, 5);
  g_assert_true (df_table_is_link (forth->through));
  g_assert_cmpuint (df_catalog_get_n_tables (catalog), ==, 3);
  g_assert_cmpuint (df_catalog_get_number (catalog, forth->through), ==, 2);
}

static void
test_a_reference_makes_a_list (void)
{
  g_autoptr(DfCatalog) catalog = make_catalog ();
  const DfTable *boats = df_catalog_find_table (catalog, "boats");
  const DfRelation *sailors = df_catalog_find_relation (catalog, boats, "sailors");

  g_assert_nonnull (sailors);
  g_assert_null (sailors->through);
  g_assert_cmpstr (sailors->other->columns[sailors->key]->column, ==, "home_id");
  g_assert_cmpuint (sailors->index, !=, df_catalog_find_relation (catalog, boats, "crew")->index);
}

static void
test_order_is_no_property (void)
{
  const DfTable *boats = df_table_for_type (test_boat_get_type ());
  g_autoptr(DfRecord) boat = make_boat (7, "Heron", 12);

  g_assert_cmpstr (df_table_find_order (boats, "first-sailor")->title, ==, "First Sailor");
  g_assert_null (df_table_find_order (boats, "length"));
  g_assert_cmpint (df_table_find_column (boats, "first-sailor"), ==, -1);
  g_assert_null (g_object_class_find_property (G_OBJECT_GET_CLASS (boat), "first-sailor"));
}

static void
test_wrong_order (void)
{
  if (g_test_subprocess ())
    {
      static GType (*const types[]) (void) = { test_buoy_get_type };
      static const DfCatalogInfo info = { 1, "/nowhere", types, G_N_ELEMENTS (types), NULL, 0 };

      g_object_unref (df_catalog_new (&info));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*buoys cannot be sorted by*captains.name*");
}

static void
test_count_is_a_sentence (void)
{
  const DfTable *boats = df_table_for_type (test_boat_get_type ());
  g_autofree char *one = df_table_format_count (boats, 1);
  g_autofree char *many = df_table_format_count (boats, 3);

  g_assert_cmpstr (one, ==, "1 Boat");
  g_assert_cmpstr (many, ==, "3 Boats");
}

static void
test_plural_has_no_number (void)
{
  static const struct { const char *many; const char *plural; } cases[] = {
    { "%u Boats", "Boats" }, { "%u\302\240Boats", "Boats" }, { "Boats: %u", "Boats" }, { "some boats", "some boats" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DfTable table = { .name = "boats", .counted = { "%u Boat", cases[i].many } };
      g_autofree char *plural = df_table_format_plural (&table);

      g_autofree char *singular = df_table_format_singular (&table);

      g_assert_cmpstr (plural, ==, cases[i].plural);
      g_assert_cmpstr (singular, ==, "Boat");
    }
}

/* A locale of the test's own, so that it does not hang on what is installed. */
static char *
make_grouping_locale (void)
{
  static const char source[] = "comment_char %\nescape_char /\nLC_NUMERIC\ndecimal_point \".\"\nthousands_sep \"'\"\ngrouping 3;3\nEND LC_NUMERIC\n";
  g_autofree char *folder = g_dir_make_tmp ("dreamfest-test-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "source", NULL);
  g_autofree char *locale = g_build_filename (folder, "grouping", NULL);
  const char *argv[] = { "localedef", "-c", "-i", file, "-f", "UTF-8", locale, NULL };

  g_assert_true (g_file_set_contents (file, source, -1, NULL));
  /* It warns of what this locale does not say, and may not be there at all. */
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                NULL, NULL);
  g_setenv ("LOCPATH", folder, TRUE);

  return g_steal_pointer (&folder);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_folder (inside);
    }
  g_remove (path);
}

static void
test_count_is_grouped (void)
{
  const DfTable *boats = df_table_for_type (test_boat_get_type ());
  g_autofree char *folder = make_grouping_locale ();
  gboolean is_there = setlocale (LC_NUMERIC, "grouping") != NULL;
  g_autofree char *many = df_table_format_count (boats, 1234567);
  g_autofree char *one = df_format_count ("one of %u", 1000);
  g_autofree char *none = df_format_count ("a boat", 1);

  setlocale (LC_NUMERIC, "C");
  g_unsetenv ("LOCPATH");
  remove_folder (folder);
  g_assert_cmpstr (none, ==, "a boat");
  if (!is_there)
    {
      g_test_skip ("localedef makes no locale here");
      return;
    }
  g_assert_cmpstr (many, ==, "1'234'567 Boats");
  g_assert_cmpstr (one, ==, "one of 1'000");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/fields/are-properties", test_fields_are_properties);
  g_test_add_func ("/record/a-reference/is-an-object-property", test_reference_is_an_object);
  g_test_add_func ("/record/updating/notifies-what-changed-and-what-depends-on-it", test_update_notifies_what_changed);
  g_test_add_func ("/record/parsing/obeys-what-is-required", test_parse_obeys_required);
  g_test_add_func ("/record/sort-keys/follow-the-declared-order", test_sort_key_follows_the_order);
  g_test_add_func ("/record/a-draft/is-set-in-memory", test_draft_is_set_in_memory);
  g_test_add_func ("/catalog/one-line/makes-both-sides-of-a-relation", test_one_line_makes_both_sides);
  g_test_add_func ("/catalog/a-reference/makes-the-list-of-the-other-side", test_a_reference_makes_a_list);
  g_test_add_func ("/table/an-order/is-declared-beside-the-fields-and-no-property", test_order_is_no_property);
  g_test_add_func ("/catalog/an-order/of-what-there-is-not-is-a-bug", test_wrong_order);
  g_test_add_func ("/table/a-count/is-in-the-plural-of-the-language", test_count_is_a_sentence);
  g_test_add_func ("/table/a-plural/is-a-count-without-its-number", test_plural_has_no_number);
  g_test_add_func ("/table/a-count/has-its-digits-grouped-as-the-language-does", test_count_is_grouped);

  return g_test_run ();
}
