/* foreign.c
 *
 * Users and shows, heroes and battles, beaches and sandcastles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "foreign.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "foreign-resource.h"
#include "store/df-repository-private.h"

DF_DECLARE_RECORD (ForeignUser, foreign_user, FOREIGN_USER)
DF_DECLARE_RECORD (ForeignShow, foreign_show, FOREIGN_SHOW)
DF_DECLARE_RECORD (ForeignHero, foreign_hero, FOREIGN_HERO)
DF_DECLARE_RECORD (ForeignBattle, foreign_battle, FOREIGN_BATTLE)
DF_DECLARE_RECORD (ForeignWeapon, foreign_weapon, FOREIGN_WEAPON)
DF_DECLARE_RECORD (ForeignLifeguard, foreign_lifeguard, FOREIGN_LIFEGUARD)
DF_DECLARE_RECORD (ForeignBeach, foreign_beach, FOREIGN_BEACH)
DF_DECLARE_RECORD (ForeignSandcastle, foreign_sandcastle, FOREIGN_SANDCASTLE)
DF_DECLARE_RECORD (ForeignTool, foreign_tool, FOREIGN_TOOL)

/* "2 fans: Ann, Bob" */
static void
derive_names (DfRecord   *self,
              const char *relation,
              GValue     *value)
{
  g_autoptr(GPtrArray) others = df_record_dup_related (self, relation);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u:", others->len);
  for (guint i = 0; i < others->len; i++)
    g_string_append_printf (text, " %s", df_record_get_title (g_ptr_array_index (others, i)));
  g_value_take_string (value, g_string_free (text, FALSE));
}

static void
derive_fans (DfRecord *self,
             GValue   *value)
{
  derive_names (self, "fans", value);
}

/* What the fans of this show like besides: a dependency of two steps. */
static void
derive_taste (DfRecord *self,
              GValue   *value)
{
  g_autoptr(GPtrArray) fans = df_record_dup_related (self, "fans");
  guint likes = 0;

  for (guint i = 0; i < fans->len; i++)
    likes += df_record_count_related (g_ptr_array_index (fans, i), "favourites");
  g_value_set_int (value, likes);
}

static void
derive_maker (DfRecord *self,
              GValue   *value)
{
  g_autoptr(DfRecord) maker = df_record_dup_reference (self, "maker");

  g_value_set_string (value, maker != NULL ? df_record_get_title (maker) : "nobody");
}

DfIdSet *
foreign_dup_invited (GObject       *keeper,
                     const DfTable *table)
{
  DfIdSet *invited = g_object_get_data (keeper, "invited");

  if (invited == NULL)
    {
      invited = df_id_set_new ();
      g_object_set_data_full (keeper, "invited", invited, g_object_unref);
    }

  return g_object_ref (invited);
}

static const DfField user_fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_FILTER_BY ("invited", N_("Invited"), N_("No user is invited"), foreign_dup_invited),
  DF_ORDER ("shortest-favourite", N_("Shortest Favourite"), "favourites.seasons"),
};
DF_DEFINE_RECORD (ForeignUser, foreign_user, "users", DF_COUNTED ("%u User", "%u Users"), "name", user_fields)

static const DfField show_fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_FIELD ("seasons", N_("Seasons"), DF_INTEGER, 0),
  DF_FILTER ("unfinished", N_("Unfinished"), N_("No show is unfinished"), "seasons"),
  DF_DERIVED ("fan-names", G_TYPE_STRING, derive_fans, "fans"),
  DF_DERIVED ("taste", G_TYPE_INT, derive_taste, "fans fans.favourites"),
};
DF_DEFINE_RECORD (ForeignShow, foreign_show, "shows", DF_COUNTED ("%u Show", "%u Shows"), "name", show_fields)

static const DfField hero_fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_ORDER ("first-battle", N_("First Battle"), "battles.year battles.name"),
  DF_ORDER ("first-made", N_("First Made"), "made.name"),
};
DF_DEFINE_RECORD (ForeignHero, foreign_hero, "heroes", DF_COUNTED ("%u Hero", "%u Heroes"), "name", hero_fields)

static const DfField battle_fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_FIELD ("year", N_("Year"), DF_INTEGER, 0),
};
DF_DEFINE_RECORD (ForeignBattle, foreign_battle, "battles", DF_COUNTED ("%u Battle", "%u Battles"), "year name", battle_fields)

static const DfField weapon_fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_REFERENCE ("maker", N_("Maker"), foreign_hero_get_type, "made"),
  DF_DERIVED ("made-by", G_TYPE_STRING, derive_maker, "maker"),
};
DF_DEFINE_RECORD (ForeignWeapon, foreign_weapon, "weapons", DF_COUNTED ("%u Weapon", "%u Weapons"), "name", weapon_fields)

static const DfField named_fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
};
DF_DEFINE_RECORD (ForeignLifeguard, foreign_lifeguard, "lifeguards", DF_COUNTED ("%u Lifeguard", "%u Lifeguards"), "name", named_fields)
DF_DEFINE_RECORD (ForeignBeach, foreign_beach, "beaches", DF_COUNTED ("%u Beach", "%u Beaches"), "name", named_fields)
DF_DEFINE_RECORD (ForeignSandcastle, foreign_sandcastle, "sandcastles", DF_COUNTED ("%u Sandcastle", "%u Sandcastles"), "name", named_fields)
DF_DEFINE_RECORD (ForeignTool, foreign_tool, "tools", DF_COUNTED ("%u Tool", "%u Tools"), "name", named_fields)

static DfCatalog *
make_catalog (DfCatalog          **catalog,
              const DfCatalogInfo *info)
{
  if (*catalog == NULL)
    {
      foreign_register_resource ();
      *catalog = df_catalog_new (info);
    }

  return *catalog;
}

DfCatalog *
foreign_shows (void)
{
  static GType (*const types[]) (void) = { foreign_user_get_type, foreign_show_get_type };
  static const DfRelationInfo relations[] = {
    DF_BELONGS_TO_MANY ("users", "shows", .through = "favourites", .key = "user_id", .other_key = "show_id",
                        .as = "favourites", .inverse = "fans"),
  };
  static const DfCatalogInfo info = { 0x53686f77, "/org/dreamfest/test/shows", types, G_N_ELEMENTS (types),
                                      relations, G_N_ELEMENTS (relations) };
  static DfCatalog *catalog;

  return make_catalog (&catalog, &info);
}

DfCatalog *
foreign_heroes (void)
{
  static GType (*const types[]) (void) = { foreign_hero_get_type, foreign_battle_get_type, foreign_weapon_get_type };
  static const DfField battle_link[] = { DF_FIELD ("role", N_("Role"), DF_TEXT, 0) };
  static const DfRelationInfo relations[] = {
    DF_BELONGS_TO_MANY ("heroes", "battles", .through = "heroes_battles", .key = "hero_id", .other_key = "battle_id",
                        .as = "battles", .inverse = "heroes", DF_RELATION_FIELDS (battle_link)),
    DF_BELONGS_TO_MANY ("heroes", "weapons", .through = "heroes_weapons", .key = "hero_id", .other_key = "weapon_id",
                        .as = "weapons", .inverse = "bearers"),
  };
  static const DfCatalogInfo info = { 0x4865726f, "/org/dreamfest/test/heroes", types, G_N_ELEMENTS (types),
                                      relations, G_N_ELEMENTS (relations) };
  static DfCatalog *catalog;

  return make_catalog (&catalog, &info);
}

DfCatalog *
foreign_beaches (void)
{
  static GType (*const types[]) (void) = { foreign_lifeguard_get_type, foreign_beach_get_type, foreign_sandcastle_get_type, foreign_tool_get_type };
  static const DfField tool_link[] = { DF_FIELD ("how_many", N_("How many"), DF_INTEGER, 0) };
  static const DfRelationInfo relations[] = {
    DF_BELONGS_TO_MANY ("lifeguards", "beaches", .through = "beaches_lifeguards", .key = "lifeguard_id", .other_key = "beach_id",
                        .as = "beaches", .inverse = "lifeguards", .timestamps = TRUE),
    DF_BELONGS_TO_MANY ("sandcastles", "tools", .through = "sandcastles_tools", .key = "sandcastle_id", .other_key = "tool_id",
                        .as = "tools", .inverse = "sandcastles", DF_RELATION_FIELDS (tool_link), .timestamps = TRUE),
  };
  static const DfCatalogInfo info = { 0x42656163, "/org/dreamfest/test/beaches", types, G_N_ELEMENTS (types),
                                      relations, G_N_ELEMENTS (relations) };
  static DfCatalog *catalog;

  return make_catalog (&catalog, &info);
}

const ForeignCase foreign_cases[] = {
  { "favourites-of-a-user", foreign_shows, "users", "favourites", "shows", "fans" },
  { "fans-of-a-show", foreign_shows, "shows", "fans", "users", "favourites" },
  { "battles-of-a-hero", foreign_heroes, "heroes", "battles", "battles", "heroes", .text = "role" },
  { "heroes-of-a-battle", foreign_heroes, "battles", "heroes", "heroes", "battles", .text = "role" },
  { "weapons-of-a-hero", foreign_heroes, "heroes", "weapons", "weapons", "bearers" },
  { "bearers-of-a-weapon", foreign_heroes, "weapons", "bearers", "heroes", "weapons" },
  { "weapons-that-a-hero-made", foreign_heroes, "heroes", "made", "weapons", NULL },
  { "beaches-of-a-lifeguard", foreign_beaches, "lifeguards", "beaches", "beaches", "lifeguards", .timestamps = TRUE },
  { "lifeguards-of-a-beach", foreign_beaches, "beaches", "lifeguards", "lifeguards", "beaches", .timestamps = TRUE },
  { "tools-of-a-sandcastle", foreign_beaches, "sandcastles", "tools", "tools", "sandcastles", .integer = "how_many", .timestamps = TRUE },
  { "sandcastles-of-a-tool", foreign_beaches, "tools", "sandcastles", "sandcastles", "tools", .integer = "how_many", .timestamps = TRUE },
};
const guint n_foreign_cases = G_N_ELEMENTS (foreign_cases);

DfRepository *
foreign_open (DfCatalog *catalog)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dreamfest-test-XXXXXX", &error);
  g_autofree char *path = NULL;
  DfRepository *repository;

  g_assert_no_error (error);
  path = g_build_filename (folder, "foreign.test", NULL);
  repository = df_repository_open (path, catalog, DF_OPEN_CREATE, &error);
  g_assert_no_error (error);
  /* No test of these pulls the plug, and hundreds of files are made. */
  df_database_execute (df_repository_get_database (repository), "PRAGMA synchronous = OFF", &error);
  g_assert_no_error (error);
  g_object_set_data_full (G_OBJECT (repository), "folder", g_steal_pointer (&folder), g_free);

  return repository;
}

DfRepository *
foreign_reopen (DfRepository *repository)
{
  g_autoptr(GError) error = NULL;
  DfRepository *other = df_repository_open (df_repository_get_path (repository), df_repository_get_catalog (repository), DF_OPEN_DEFAULT, &error);

  g_assert_no_error (error);

  return other;
}

void
foreign_close (DfRepository *repository)
{
  g_autofree char *path = g_strdup (df_repository_get_path (repository));
  g_autofree char *folder = g_strdup (g_object_get_data (G_OBJECT (repository), "folder"));

  g_assert_finalize_object (repository);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

DfRecord *
foreign_add (DfRepository *repository,
             const char   *table,
             const char   *title)
{
  const DfTable *found = df_catalog_find_table (df_repository_get_catalog (repository), table);
  DfRecord *record = df_repository_new_draft (repository, found);
  g_autoptr(GError) error = NULL;

  df_repository_set_text (repository, record, found->columns[1]->name, title, &error);
  g_assert_no_error (error);
  df_repository_save (repository, record, &error);
  g_assert_no_error (error);

  return record;
}

void
foreign_assert_titles (DfRecordList *list,
                       const char   *expected)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (titles, i == 0 ? "%s" : " %s", df_record_get_title (record));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

DfRecord *
foreign_dup_titled (DfRecordList *list,
                    const char   *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_str_equal (df_record_get_title (record), title))
        return g_steal_pointer (&record);
    }
  g_assert_not_reached ();
}
