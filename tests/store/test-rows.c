/* test-rows.c
 *
 * Rows come in the order that was asked for, without a sort that an index can save.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-rows.h"

#include <string.h>

#include "harbour.h"
#include "store/df-repository-private.h"

typedef struct
{
  DfRepository  *repository;
  const DfTable *boats;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  HarbourFixture file = { harbour_create ("rows.dreamfest"), NULL, NULL };
  g_autoptr(GError) error = NULL;

  harbour_connect (&file);
  harbour_act (&file, "Fleet", HARBOUR_FLEET);
  harbour_act (&file, "More", "INSERT INTO boats_sailors VALUES (4, 3, 2, ''); UPDATE boats SET name = 'Zoë' WHERE id = 1");
  harbour_disconnect (&file);

  fixture->repository = df_repository_open (file.path, harbour_catalog (), DF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  fixture->boats = df_catalog_find_table (harbour_catalog (), "boats");
  g_free (file.path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->repository);
}

/* All rows: columns apart by "|", rows by " ". Takes @rows. */
static void
assert_rows (DfRows     *rows,
             guint       n_columns,
             const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  while (df_rows_next (rows, &error))
    {
      g_string_append (text, text->len > 0 ? " " : "");
      for (guint i = 0; i < n_columns; i++)
        {
          const char *value = df_rows_get_text (rows, i);

          g_assert_cmpuint (df_rows_get_length (rows, i), ==, value != NULL ? strlen (value) : 0);
          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", value != NULL ? value : "-");
        }
    }
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_finalize_object (rows);
}

static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  assert_rows (df_rows_new (fixture->repository, fixture->boats, "id name pier_id", NULL, &error), 3, "1|Zoë|1 2|Ola|1 3|Una|-");
  assert_rows (df_rows_new (fixture->repository, fixture->boats, "name  notes", "name", &error), 2, "Ola|old Una| Zoë|-");
  assert_rows (df_rows_new (fixture->repository, fixture->boats, "id", "pier length", &error), 1, "3 2 1");
  g_assert_no_error (error);
}

static void
test_values (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  DfRows *rows = df_rows_new (fixture->repository, fixture->boats, "length notes", NULL, &error);

  g_assert_true (df_rows_next (rows, &error));
  g_assert_cmpint (df_rows_get_integer (rows, 0), ==, 12);
  g_assert_null (df_rows_get_text (rows, 1));
  g_assert_cmpuint (df_rows_get_length (rows, 1), ==, 0);
  g_assert_true (df_rows_next (rows, &error));
  g_assert_cmpint (df_rows_get_integer (rows, 0), ==, DF_NOTHING);
  /* Left half read: the next reader gets a statement of its own. */
  assert_rows (df_rows_new (fixture->repository, fixture->boats, "length notes", NULL, &error), 2, "12|- -|old 7|");
  g_assert_finalize_object (rows);
}

static void
test_linked (Fixture       *fixture,
             gconstpointer  data)
{
  DfCatalog *catalog = harbour_catalog ();
  const DfTable *piers = df_catalog_find_table (catalog, "piers");
  const DfTable *sailors = df_catalog_find_table (catalog, "sailors");
  g_autoptr(GError) error = NULL;

  assert_rows (df_rows_new_linked (fixture->repository, df_catalog_find_relation (catalog, fixture->boats, "crew"), "id name", &error), 3,
               "1|1|Kim 1|2|Lee 2|1|Kim 3|2|Lee");
  assert_rows (df_rows_new_linked (fixture->repository, df_catalog_find_relation (catalog, sailors, "boats"), "name", &error), 2,
               "1|Zoë 1|Ola 2|Zoë 2|Una");
  assert_rows (df_rows_new_linked (fixture->repository, df_catalog_find_relation (catalog, piers, "boats"), "id", &error), 2, "1|1 1|2");
  g_assert_no_error (error);
}

static void
test_where (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint64 n_before = df_repository_get_n_statements (fixture->repository);

  assert_rows (df_rows_new_where (fixture->repository, fixture->boats, "id", "guid", &DF_VALUE_TEXT ("b2"), &error), 1, "2");
  assert_rows (df_rows_new_where (fixture->repository, fixture->boats, "id", "guid", &DF_VALUE_TEXT ("b3"), &error), 1, "3");
  assert_rows (df_rows_new_where (fixture->repository, fixture->boats, "id", "guid", &DF_VALUE_TEXT ("none"), &error), 1, "");
  assert_rows (df_rows_new_where (fixture->repository, fixture->boats, "name", "id", &DF_VALUE_INTEGER (1), &error), 1, "Zoë");
  assert_rows (df_rows_new_where (fixture->repository, fixture->boats, "id", "pier", &DF_VALUE_INTEGER (DF_NOTHING), &error), 1, "3");
  g_assert_cmpuint (df_repository_get_n_statements (fixture->repository) - n_before, ==, 5);
}

static void
assert_no_sort (DfDatabase *database,
                const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(DfStatement) statement = df_database_prepare (database, explain, &error);

  g_assert_no_error (error);
  while (df_statement_step (statement, &error))
    {
      const char *detail = df_statement_get_text (statement, 3);

      if (strstr (detail, "TEMP B-TREE") != NULL)
        g_error ("%s: %s", sql, detail);
    }
  g_assert_no_error (error);
}

/* Every statement that the connection has, as the cursors made them. */
static void
assert_no_sorts (DfRepository *repository)
{
  DfDatabase *database = df_repository_get_database (repository);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (sqlite3_stmt *at = sqlite3_next_stmt (df_database_get_handle (database), NULL); at != NULL;
       at = sqlite3_next_stmt (df_database_get_handle (database), at))
    if (g_str_has_prefix (sqlite3_sql (at), "SELECT") && strstr (sqlite3_sql (at), " ORDER BY ") != NULL && strstr (sqlite3_sql (at), "sqlite_schema") == NULL)
      g_ptr_array_add (texts, g_strdup (sqlite3_sql (at)));

  g_assert_cmpuint (texts->len, >=, 4);
  for (guint i = 0; i < texts->len; i++)
    assert_no_sort (database, g_ptr_array_index (texts, i));
}

/* With few rows, and with many more links than owners and SQLite knowing it. */
static void
test_plans (Fixture       *fixture,
            gconstpointer  data)
{
  DfCatalog *catalog = harbour_catalog ();
  const DfRelation *crew = df_catalog_find_relation (catalog, fixture->boats, "crew");
  g_autoptr(GError) error = NULL;

  g_object_unref (df_rows_new_linked (fixture->repository, crew, "id name", &error));
  g_object_unref (df_rows_new_linked (fixture->repository, crew->inverse, "id name", &error));
  g_object_unref (df_rows_new_linked (fixture->repository, df_catalog_find_relation (catalog, df_catalog_find_table (catalog, "piers"), "boats"),
                                      "name", &error));
  g_object_unref (df_rows_new_where (fixture->repository, fixture->boats, "name", "guid", &DF_VALUE_TEXT ("b1"), &error));
  g_object_unref (df_rows_new (fixture->repository, fixture->boats, "name", NULL, &error));
  g_assert_no_error (error);

  assert_no_sorts (fixture->repository);
  harbour_vandalise (df_repository_get_path (fixture->repository),
                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
                     " INSERT INTO boats (guid, name) SELECT 'boat' || i, 'Boat' FROM n;"
                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)"
                     " INSERT INTO sailors (guid, name) SELECT 'sailor' || i, 'Sailor' FROM n;"
                     "INSERT OR IGNORE INTO boats_sailors (boat_id, sailor_id) SELECT b.id, s.id FROM boats AS b, sailors AS s; ANALYZE");
  assert_no_sorts (fixture->repository);
}

static void
test_seek (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DfRows) rows = df_rows_new_where (fixture->repository, fixture->boats, "id", "guid", &DF_VALUE_TEXT ("b2"), &error);

  g_assert_true (df_rows_next (rows, &error));
  g_assert_cmpint (df_rows_get_integer (rows, 0), ==, 2);

  df_rows_seek (rows, &DF_VALUE_TEXT ("none"));
  g_assert_false (df_rows_next (rows, &error));
  g_assert_no_error (error);

  df_rows_seek (rows, &DF_VALUE_TEXT ("b3"));
  assert_rows (g_steal_pointer (&rows), 1, "3");
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/rows/a-table/comes-in-the-order-that-was-asked-for", test_table);
  add ("/rows/a-value-that-is-not-there/is-nothing", test_values);
  add ("/rows/linked-rows/come-by-owner-then-by-the-other", test_linked);
  add ("/rows/a-look-up/finds-the-rows-with-a-value-in-one-statement", test_where);
  add ("/rows/a-look-up/can-be-asked-for-another-value", test_seek);
  add ("/rows/no-cursor/sorts-what-an-index-has-in-order", test_plans);

  return g_test_run ();
}
