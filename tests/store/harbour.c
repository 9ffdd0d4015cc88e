/* harbour.c
 *
 * Boats, piers and sailors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "harbour.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "harbour-resource.h"

DF_DECLARE_RECORD (HarbourOffice, harbour_office, HARBOUR_OFFICE)
DF_DECLARE_RECORD (HarbourPier, harbour_pier, HARBOUR_PIER)
DF_DECLARE_RECORD (HarbourBoat, harbour_boat, HARBOUR_BOAT)
DF_DECLARE_RECORD (HarbourSailor, harbour_sailor, HARBOUR_SAILOR)

static const DfField office_fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED),
};
DF_DEFINE_RECORD (HarbourOffice, harbour_office, "office", DF_COUNTED ("%u Office", "%u Offices"), "name", office_fields,
                  .flags = DF_TABLE_SINGLE)

static const DfField pier_fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
};
DF_DEFINE_RECORD (HarbourPier, harbour_pier, "piers", DF_COUNTED ("%u Pier", "%u Piers"), "name", pier_fields)

static const DfField boat_fields[] = {
  DF_FIELD     ("name",   N_("Name"),   DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_REFERENCE ("pier",   N_("Pier"),   harbour_pier_get_type, "boats"),
  DF_FIELD     ("length", N_("Length"), DF_INTEGER, 0),
  DF_FIELD     ("notes",  N_("Notes"),  DF_LONG_TEXT, 0),
};
DF_DEFINE_RECORD (HarbourBoat, harbour_boat, "boats", DF_COUNTED ("%u Boat", "%u Boats"), "name", boat_fields)

static const DfField sailor_fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
};
DF_DEFINE_RECORD (HarbourSailor, harbour_sailor, "sailors", DF_COUNTED ("%u Sailor", "%u Sailors"), "name", sailor_fields)

static const DfField rank_fields[] = {
  DF_FIELD ("rank", N_("Rank"), DF_TEXT, 0),
};

static const DfRelationInfo relations[] = {
  DF_BELONGS_TO_MANY ("boats", "sailors", .through = "boats_sailors", .key = "boat_id", .other_key = "sailor_id",
                      .as = "crew", .inverse = "boats", DF_RELATION_FIELDS (rank_fields)),
};

DfCatalog *
harbour_catalog (void)
{
  static GType (* const types[]) (void) = {
    harbour_office_get_type, harbour_pier_get_type, harbour_boat_get_type, harbour_sailor_get_type,
  };
  static const DfCatalogInfo info = {
    .application_id = HARBOUR_APPLICATION_ID,
    .migrations = "/org/dreamfest/test/harbour",
    .types = types,
    .n_types = G_N_ELEMENTS (types),
    .relations = relations,
    .n_relations = G_N_ELEMENTS (relations),
  };
  static DfCatalog *catalog;

  if (catalog == NULL)
    {
      harbour_register_resource ();
      catalog = df_catalog_new (&info);
    }

  return catalog;
}

char *
harbour_path (const char *name)
{
  const char *folder = g_get_user_data_dir ();

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return g_build_filename (folder, name, NULL);
}

char *
harbour_create (const char *name)
{
  g_autofree char *path = harbour_path (name);
  g_autoptr(GError) error = NULL;
  g_autoptr(DfDatabase) database = NULL;
  int version = 0;

  database = df_opening_open (path, harbour_catalog (), DF_OPEN_CREATE, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, 3);
  harbour_execute (database, "INSERT INTO office VALUES (1, '6f1ef3a4-92d6-4f0e-8e0e-0d1d6d3b5a01', 'Harbour')");

  return g_steal_pointer (&path);
}

DfDatabase *
harbour_open (const char *path)
{
  g_autoptr(GError) error = NULL;
  DfDatabase *database;
  int version;

  if (path != NULL)
    database = df_opening_open (path, harbour_catalog (), DF_OPEN_DEFAULT, &version, &error);
  else
    database = df_database_open (NULL, TRUE, 0, &error);
  g_assert_no_error (error);

  return database;
}

void
harbour_execute (DfDatabase *database,
                 const char *sql)
{
  g_autoptr(GError) error = NULL;

  df_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

gint64
harbour_query (DfDatabase *database,
               const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 value = 0;

  df_database_query_integer (database, sql, DF_NOTHING, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
harbour_hash_row (GChecksum    *sum,
                  sqlite3_stmt *row)
{
  for (int i = 0; i < sqlite3_column_count (row); i++)
    {
      gint32 about[2] = { sqlite3_column_type (row, i), 0 };
      const void *bytes = sqlite3_column_blob (row, i);

      about[1] = sqlite3_column_bytes (row, i);
      g_checksum_update (sum, (const guchar *) about, sizeof about);
      if (about[1] > 0)
        g_checksum_update (sum, bytes, about[1]);
    }
}

char *
harbour_hash (DfDatabase *database)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  DfCatalog *catalog = harbour_catalog ();

  for (guint i = 0; i < df_catalog_get_n_tables (catalog); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM main.\"%s\" ORDER BY id", df_catalog_get_table (catalog, i)->name);
      g_autoptr(GError) error = NULL;
      g_autoptr(DfStatement) statement = df_database_prepare (database, sql, &error);

      g_checksum_update (sum, (const guchar *) "table", 6);
      while (df_statement_step (statement, &error))
        harbour_hash_row (sum, df_statement_get_handle (statement));
      g_assert_no_error (error);
    }

  return g_strdup (g_checksum_get_string (sum));
}

char *
harbour_hash_file (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

void
harbour_vandalise (const char *path,
                   const char *sql)
{
  sqlite3 *handle = NULL;
  g_autofree char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

guint
harbour_count_beside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;
  guint n = 0;

  while ((entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, name) && !g_str_equal (entry, name))
      n++;

  return n;
}

void
harbour_connect (HarbourFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  fixture->database = harbour_open (fixture->path);
  fixture->journal = df_journal_new (fixture->database, harbour_catalog (), TRUE, &error);
  g_assert_no_error (error);
}

void
harbour_disconnect (HarbourFixture *fixture)
{
  g_clear_pointer (&fixture->journal, df_journal_free);
  g_clear_pointer (&fixture->database, df_database_free);
}

void
harbour_set_up (HarbourFixture *fixture,
                gconstpointer   data)
{
  fixture->path = harbour_create ("journal.dreamfest");
  harbour_connect (fixture);
}

void
harbour_tear_down (HarbourFixture *fixture,
                   gconstpointer   data)
{
  harbour_disconnect (fixture);
  g_free (fixture->path);
}

GArray *
harbour_act_and_tell (HarbourFixture *fixture,
                      const char     *name,
                      const char     *sql)
{
  g_autoptr(GError) error = NULL;
  GArray *changes = NULL;

  df_journal_begin (fixture->journal, &error);
  g_assert_no_error (error);
  harbour_execute (fixture->database, sql);
  df_journal_commit (fixture->journal, name, &changes, &error);
  g_assert_no_error (error);
  g_assert_false (df_database_in_transaction (fixture->database));

  return changes;
}

void
harbour_act (HarbourFixture *fixture,
             const char     *name,
             const char     *sql)
{
  g_autoptr(GArray) changes = harbour_act_and_tell (fixture, name, sql);

  g_assert_cmpuint (changes->len, >, 0);
}

void
harbour_assert_changes (GArray     *changes,
                        const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const DfChange *change = &g_array_index (changes, DfChange, i);

      g_string_append_printf (text, "%s%s:%" G_GINT64_FORMAT, i > 0 ? " " : "", change->table->name, change->id);
    }

  g_assert_cmpstr (text->str, ==, expected);
}

void
harbour_assert_data (HarbourFixture *fixture,
                     const char     *expected)
{
  g_autofree char *hash = harbour_hash (fixture->database);

  g_assert_cmpstr (hash, ==, expected);
}
