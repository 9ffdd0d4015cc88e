/* bookshop.c
 *
 * People who own, write and translate books, which stand on shelves; and stamps, which know nothing but their name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bookshop.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "bookshop-resource.h"

DF_DECLARE_RECORD (ShopPerson, shop_person, SHOP_PERSON)
DF_DECLARE_RECORD (ShopShelf, shop_shelf, SHOP_SHELF)
DF_DECLARE_RECORD (ShopBook, shop_book, SHOP_BOOK)
DF_DECLARE_RECORD (ShopStamp, shop_stamp, SHOP_STAMP)

static const DfField person_fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED),
  DF_FIELD ("homepage", N_("Homepage"), DF_LINK, 0),
};
DF_DEFINE_RECORD (ShopPerson, shop_person, "people", DF_COUNTED ("%u Person", "%u People"), "name", person_fields)

static const DfField shelf_fields[] = {
  DF_FIELD ("floor", N_("Floor"), DF_INTEGER, 0),
  DF_FIELD ("label", N_("Label"), DF_TEXT, DF_REQUIRED),
};
DF_DEFINE_RECORD (ShopShelf, shop_shelf, "shelves", DF_COUNTED ("%u Shelf", "%u Shelves"), "floor label", shelf_fields)

static const DfField book_fields[] = {
  DF_REFERENCE ("shelf", N_("Shelf"), shop_shelf_get_type, "books"),
  DF_REFERENCE ("owner", N_("Owner"), shop_person_get_type, "owned"),
  DF_FIELD ("blurb", N_("Blurb"), DF_LONG_TEXT, 0),
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED),
};
DF_DEFINE_RECORD (ShopBook, shop_book, "books", DF_COUNTED ("%u Book", "%u Books"), "name", book_fields)

static const DfField stamp_fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED),
};
DF_DEFINE_RECORD (ShopStamp, shop_stamp, "stamps", DF_COUNTED ("%u Stamp", "%u Stamps"), "name", stamp_fields)

static DfCatalog *
bookshop_catalog (void)
{
  static GType (*const types[]) (void) = { shop_person_get_type, shop_shelf_get_type, shop_book_get_type, shop_stamp_get_type };
  static const DfRelationInfo relations[] = {
    DF_BELONGS_TO_MANY ("people", "books", .through = "people_written", .key = "person_id", .other_key = "book_id",
                        .as = "written", .inverse = "writers"),
    DF_BELONGS_TO_MANY ("people", "books", .through = "people_translated", .key = "person_id", .other_key = "book_id",
                        .as = "translated", .inverse = "translators"),
  };
  static const DfCatalogInfo info = { 0x426f6f6b, "/org/dreamfest/test/bookshop", types, G_N_ELEMENTS (types),
                                      relations, G_N_ELEMENTS (relations) };
  static DfCatalog *catalog;

  if (catalog == NULL)
    {
      bookshop_register_resource ();
      catalog = df_catalog_new (&info);
    }

  return catalog;
}

void
bookshop_set_up (Bookshop      *self,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("dreamfest-exchange-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "bookshop.test", NULL);
  self->repository = df_repository_open (path, bookshop_catalog (), DF_OPEN_CREATE, &error);
  g_assert_no_error (error);
}

void
bookshop_tear_down (Bookshop      *self,
                    gconstpointer  data)
{
  g_autofree char *path = g_strdup (df_repository_get_path (self->repository));

  g_assert_finalize_object (self->repository);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

static gint64
bookshop_insert (Bookshop      *self,
                 const DfTable *table,
                 const DfValue *values)
{
  g_autoptr(GError) error = NULL;
  gint64 id;

  df_repository_begin_step (self->repository, &error);
  g_assert_no_error (error);
  id = df_repository_insert_row (self->repository, table, 0, values, &error);
  g_assert_no_error (error);
  df_repository_commit_step (self->repository, "Add", &error);
  g_assert_no_error (error);

  return id;
}

DfRecord *
bookshop_add (Bookshop      *self,
              const char    *table,
              const DfValue *values)
{
  const DfTable *found = df_catalog_find_table (bookshop_catalog (), table);
  g_autofree char *guid = g_uuid_string_random ();
  g_autofree DfValue *row = g_new0 (DfValue, found->n_columns);

  row[0] = DF_VALUE_TEXT (guid);
  memcpy (row + 1, values, (found->n_columns - 1) * sizeof (DfValue));

  return df_repository_dup_record (self->repository, found, bookshop_insert (self, found, row));
}

void
bookshop_link (Bookshop   *self,
               const char *through,
               DfRecord   *person,
               DfRecord   *book)
{
  DfValue values[] = { DF_VALUE_INTEGER (df_record_get_id (person)), DF_VALUE_INTEGER (df_record_get_id (book)) };

  bookshop_insert (self, df_catalog_find_table (bookshop_catalog (), through), values);
}
