/* armory.c
 *
 * Heroes and their weapons: the frames are tried on records that have nothing to do with what the program is for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "armory.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "armory-resource.h"
#include "widgets/df-toaster.h"

DF_DECLARE_RECORD (ArmoryHero, armory_hero, ARMORY_HERO)
DF_DECLARE_RECORD (ArmoryWeapon, armory_weapon, ARMORY_WEAPON)

/* --- the catalog ---------------------------------------------------------------------------------------------------------------------------- */

static void
derive_summary (DfRecord *self,
                GValue   *value)
{
  g_value_take_string (value, g_strdup_printf ("%u weapons", df_record_count_related (self, "weapons")));
}

static void
derive_bearers (DfRecord *self,
                GValue   *value)
{
  g_autoptr(GPtrArray) bearers = df_record_dup_related (self, "bearers");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bearers->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", df_record_get_title (g_ptr_array_index (bearers, i)));
  g_value_take_string (value, g_string_free (text, FALSE));
}

static const DfField hero_fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_FIELD ("home", N_("Home"), DF_LINK, 0),
  DF_FIELD ("battles", N_("Battles"), DF_INTEGER, DF_SHARED),
  DF_FIELD ("tale", N_("Tale"), DF_LONG_TEXT, 0),
  DF_DERIVED ("summary", G_TYPE_STRING, derive_summary, "weapons"),
};
DF_DEFINE_RECORD (ArmoryHero, armory_hero, "heroes", DF_COUNTED ("%u Hero", "%u Heroes"), "name", hero_fields)

static const DfField weapon_fields[] = {
  DF_FIELD ("name", N_("Name"), DF_TEXT, DF_REQUIRED | DF_SEARCH),
  DF_FIELD ("rack", N_("Rack"), DF_TEXT, 0),
  DF_REFERENCE ("smith", N_("Smith"), armory_hero_get_type, "made"),
  DF_DERIVED ("bearer-names", G_TYPE_STRING, derive_bearers, "bearers"),
};
DF_DEFINE_RECORD (ArmoryWeapon, armory_weapon, "weapons", DF_COUNTED ("%u Weapon", "%u Weapons"), "rack name", weapon_fields)

static DfCatalog *
armory_get_catalog (void)
{
  static GType (*const types[]) (void) = { armory_hero_get_type, armory_weapon_get_type };
  static const DfRelationInfo relations[] = {
    DF_BELONGS_TO_MANY ("heroes", "weapons", .through = "heroes_weapons", .key = "hero_id", .other_key = "weapon_id",
                        .as = "weapons", .inverse = "bearers"),
  };
  static const DfCatalogInfo info = { 0x41726d6f, "/org/dreamfest/test/armory", types, G_N_ELEMENTS (types),
                                      relations, G_N_ELEMENTS (relations) };
  static DfCatalog *catalog;

  if (catalog == NULL)
    {
      armory_register_resource ();
      catalog = df_catalog_new (&info);
    }

  return catalog;
}

/* --- what its .ui files call ----------------------------------------------------------------------------------------------------------------- */

static char *
armory_describe_bearers (gpointer    slot,
                         DfRecord   *weapon,
                         DfRecord   *owner,
                         const char *names)
{
  return g_strdup_printf ("borne by %s", names != NULL && *names != '\0' ? names : "nobody");
}

static char *
armory_advise (DfRecord   *owner,
               GListModel *picked)
{
  guint n_picked = g_list_model_get_n_items (picked);

  return n_picked > 1 ? g_strdup_printf ("%s cannot carry %u", df_record_get_title (owner), n_picked) : NULL;
}

GtkBuilderScope *
armory_get_scope (void)
{
  static GtkBuilderScope *scope;

  if (scope == NULL)
    {
      scope = gtk_builder_cscope_new ();
      df_widgets_add_callbacks (GTK_BUILDER_CSCOPE (scope));
      gtk_builder_cscope_add_callback_symbols (GTK_BUILDER_CSCOPE (scope),
                                               "armory_describe_bearers", G_CALLBACK (armory_describe_bearers),
                                               "armory_advise", G_CALLBACK (armory_advise),
                                               NULL);
    }

  return scope;
}

/* --- the fixture -------------------------------------------------------------------------------------------------------------------------------- */

void
armory_init (int    *argc,
             char ***argv)
{
  GtkCssProvider *provider;

  setlocale (LC_ALL, "");
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (!gtk_init_check ())
    exit (77);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  df_widgets_init ();
  armory_get_catalog ();
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_path (provider, SOURCE_ROOT "/ui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);
}

static void
armory_undo_cb (Armory *self)
{
  g_autoptr(GError) error = NULL;

  df_repository_undo (self->repository, &error);
  g_assert_no_error (error);
}

static void
armory_open_link_cb (Armory   *self,
                     GVariant *text)
{
  g_free (self->opened);
  self->opened = g_variant_dup_string (text, NULL);
}

static void
armory_add_actions (Armory *self)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) undo = g_simple_action_new ("undo", NULL);
  g_autoptr(GSimpleAction) open = g_simple_action_new ("open-link", G_VARIANT_TYPE_STRING);

  g_signal_connect_swapped (undo, "activate", G_CALLBACK (armory_undo_cb), self);
  g_signal_connect_swapped (open, "activate", G_CALLBACK (armory_open_link_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (undo));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (open));
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
}

DfRecord *
armory_add (Armory     *self,
            const char *table,
            const char *title,
            const char *rack)
{
  const DfTable *found = df_catalog_find_table (armory_get_catalog (), table);
  g_autoptr(DfRecord) record = df_repository_new_draft (self->repository, found);
  g_autoptr(GError) error = NULL;

  df_repository_set_text (self->repository, record, "name", title, &error);
  g_assert_no_error (error);
  if (rack != NULL)
    df_repository_set_text (self->repository, record, "rack", rack, &error);
  g_assert_no_error (error);
  df_repository_save (self->repository, record, &error);
  g_assert_no_error (error);

  return armory_find (self, table, title);
}

DfRecord *
armory_find (Armory     *self,
             const char *table,
             const char *title)
{
  g_autoptr(DfRecordList) list = df_repository_list (self->repository, df_catalog_find_table (armory_get_catalog (), table));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *key = NULL;

      if (g_strcmp0 (df_record_get_title (record), title) != 0)
        continue;

      /* Borrowed by the test: the repository keeps it as long as itself. */
      key = g_strdup_printf ("%s/%" G_GINT64_FORMAT, table, df_record_get_id (record));
      g_object_set_data_full (G_OBJECT (self->window), key, g_object_ref (record), g_object_unref);
      return record;
    }

  return NULL;
}

static void
armory_link (Armory     *self,
             const char *hero,
             const char *weapon)
{
  g_autoptr(GListModel) weapons = df_record_list_related (armory_find (self, "heroes", hero), "weapons");
  g_autoptr(GError) error = NULL;

  df_association_link (DF_ASSOCIATION (weapons), armory_find (self, "weapons", weapon), &error);
  g_assert_no_error (error);
}

void
armory_set_up (Armory       *self,
               gconstpointer data)
{
  static const char *const weapons[][2] = { { "Axe", "East" }, { "Bow", "East" }, { "Club", "West" }, { "Dart", "West" }, { "Epee", "West" } };
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dreamfest-test-XXXXXX", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  path = g_build_filename (folder, "armory.test", NULL);
  self->repository = df_repository_open (path, armory_get_catalog (), DF_OPEN_CREATE, &error);
  g_assert_no_error (error);

  self->window = gtk_window_new ();
  self->toaster = df_toaster_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (self->window), self->toaster);
  gtk_widget_add_css_class (self->window, "df-window");
  armory_add_actions (self);

  armory_add (self, "heroes", "Ada", NULL);
  armory_add (self, "heroes", "Bo", NULL);
  armory_add (self, "heroes", "Cy", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (weapons); i++)
    armory_add (self, "weapons", weapons[i][0], weapons[i][1]);
  armory_link (self, "Bo", "Axe");
  armory_link (self, "Bo", "Club");
}

void
armory_tear_down (Armory       *self,
                  gconstpointer data)
{
  g_autofree char *path = g_strdup (df_repository_get_path (self->repository));
  g_autofree char *folder = g_path_get_dirname (path);
  gpointer window = self->window;

  g_object_add_weak_pointer (G_OBJECT (self->window), &window);
  g_clear_object (&self->builder);
  gtk_window_destroy (GTK_WINDOW (self->window));
  armory_settle ();
  g_assert_null (window);

  g_assert_finalize_object (self->repository);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_clear_pointer (&self->opened, g_free);
}

gpointer
armory_show (Armory     *self,
             const char *layout,
             const char *id)
{
  g_autofree char *path = g_strconcat (ARMORY_UI, layout, NULL);
  g_autoptr(GError) error = NULL;
  gpointer object;

  g_clear_object (&self->builder);
  self->builder = gtk_builder_new ();
  gtk_builder_set_scope (self->builder, armory_get_scope ());
  gtk_builder_expose_object (self->builder, "repository", G_OBJECT (self->repository));
  gtk_builder_add_from_resource (self->builder, path, &error);
  g_assert_no_error (error);

  object = armory_get (self, id);
  g_object_set (self->toaster, "child", object, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  armory_settle ();

  return object;
}

gpointer
armory_get (Armory     *self,
            const char *id)
{
  GObject *object = gtk_builder_get_object (self->builder, id);

  g_assert_nonnull (object);

  return object;
}

/* --- driving -------------------------------------------------------------------------------------------------------------------------------------- */

void
armory_wait (gboolean (*done) (gpointer data),
             gpointer data)
{
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;

  while (!done (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
}

static gboolean
armory_is_over (gpointer data)
{
  return g_get_monotonic_time () > *(gint64 *) data;
}

void
armory_settle (void)
{
  gint64 end = g_get_monotonic_time () + 120 * G_TIME_SPAN_MILLISECOND;

  armory_wait (armory_is_over, &end);

  /* A slow machine has more left to do. */
  end += 2 * G_TIME_SPAN_SECOND;
  while (g_main_context_pending (NULL) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static gboolean
armory_is_called (GtkWidget  *widget,
                  const char *name)
{
  g_autofree char *problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  if (problem == NULL)
    return TRUE;
  if (GTK_IS_BUTTON (widget))
    return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0;

  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), name) == 0;
}

GtkWidget *
armory_find_widget (GtkWidget  *widget,
                    GType       type,
                    const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && armory_is_called (widget, name))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = armory_find_widget (child, type, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
armory_find_type (GtkWidget *widget,
                  GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = armory_find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
armory_read_into (GtkWidget *widget,
                  GString   *text)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;

  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " | " : "", gtk_label_get_label (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    armory_read_into (child, text);
}

char *
armory_read (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  armory_read_into (widget, text);

  return g_string_free (text, FALSE);
}

/* There is no public way to make a key event: the controllers that would hear it are asked, from the widget outwards. */
gboolean
armory_press_with (GtkWidget       *widget,
                   guint            key,
                   GdkModifierType  state)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean handled = FALSE;

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
          if (handled)
            return TRUE;
        }
    }

  return FALSE;
}

gboolean
armory_press (GtkWidget *widget,
              guint      key)
{
  return armory_press_with (widget, key, 0);
}

gboolean
armory_shortcut (GtkWidget  *widget,
                 const char *trigger)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr(GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (trigger);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint n = 0; GTK_IS_SHORTCUT_CONTROLLER (shortcuts) && n < g_list_model_get_n_items (shortcuts); n++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (shortcuts, n);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, NULL);
        }
    }

  return FALSE;
}
