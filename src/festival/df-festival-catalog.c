/* df-festival-catalog.c
 *
 * The tables and relations of a festival file, and how such a file is made and opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-festival-catalog.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dreamfest-migrations.h"
#include "festival/df-accepted-clash.h"
#include "festival/df-day.h"
#include "festival/df-event.h"
#include "festival/df-festival.h"
#include "festival/df-length.h"
#include "festival/df-performer.h"
#include "festival/df-stage.h"
#include "record/df-resolver.h"
#include "store/df-history.h"

/* "DrFe", in the header of every festival file. */
#define APPLICATION_ID 0x44724665

static GType (*const types[]) (void) = {
  df_festival_get_type,
  df_stage_get_type,
  df_event_get_type,
  df_performer_get_type,
  df_accepted_clash_get_type,
};

/* Minutes between two stages, for one performer; a pair is written once and counts both ways. */
static const DfField transfer_fields[] = {
  DF_FIELD ("minutes", N_("Transfer"), &df_kind_length, DF_REQUIRED),
};

static const DfRelationInfo relations[] = {
  DF_BELONGS_TO_MANY ("performers", "events", .through = "performers_events",
                      .key = "performer_id", .other_key = "event_id", .as = "events", .inverse = "performers"),
  DF_BELONGS_TO_MANY ("stages", "stages", .through = "transfers",
                      .key = "stage_id", .other_key = "other_stage_id", .as = "transfers", .inverse = "transfers-from", .quiet = TRUE,
                      DF_RELATION_FIELDS (transfer_fields)),
};

static const DfCatalogInfo info = {
  .application_id = APPLICATION_ID,
  .migrations = "/org/dreamfest/Dreamfest/migrations",
  .types = types,
  .n_types = G_N_ELEMENTS (types),
  .relations = relations,
  .n_relations = G_N_ELEMENTS (relations),
};

DfCatalog *
df_festival_catalog (void)
{
  static DfCatalog *catalog = NULL;

  if (g_once_init_enter (&catalog))
    {
      df_migrations_register_resource ();
      g_once_init_leave (&catalog, df_catalog_new (&info));
    }

  return catalog;
}

/* --- making a file -------------------------------------------------------------------------------------------------------- */

/* This machine's IANA name. GLib reads TZ and /etc/localtime and may answer with a path or a rule that is no name. */
static char *
df_festival_dup_local_zone (void)
{
  g_autoptr(GTimeZone) local = g_time_zone_new_local ();
  const char *name = g_time_zone_get_identifier (local);
  const char *zoneinfo = strstr (name, "zoneinfo/");

  if (zoneinfo != NULL)
    name = zoneinfo + strlen ("zoneinfo/");

  return g_strdup (df_festival_knows_zone (name) ? name : "UTC");
}

DfRecord *
df_festival_new_draft (void)
{
  const DfTable *table = df_table_for_type (DF_TYPE_FESTIVAL);
  DfRecord *draft = df_record_new (table, NULL, 0, NULL);
  g_autofree char *zone = df_festival_dup_local_zone ();

  df_record_set_draft (draft, df_table_find_column (table, "days"), &DF_VALUE_INTEGER (1));
  df_record_set_draft (draft, df_table_find_column (table, "time_zone"), &DF_VALUE_TEXT (zone));
  df_record_set_draft (draft, df_table_find_column (table, "day_starts_at"), &DF_VALUE_INTEGER (DF_DAY_STARTS_AT));

  return draft;
}

/* A name that a festival can have: the one given, else the file's stem. */
static char *
df_festival_dup_name (const char  *path,
                      const char  *given,
                      GError     **error)
{
  g_auto(DfValue) value = DF_VALUE_INIT;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *stem = g_filename_display_name (base);

  if (given != NULL)
    {
      if (!df_kind_text.parse (NULL, given, &value, error))
        return NULL;
      if (*value.text == '\0')
        {
          g_set_error_literal (error, DF_ERROR, DF_ERROR_INVALID, _("A name needs at least one letter."));
          return NULL;
        }
      return g_steal_pointer (&value.text);
    }

  if (g_str_has_suffix (stem, ".dreamfest"))
    stem[strlen (stem) - strlen (".dreamfest")] = '\0';
  if (!df_kind_text.parse (NULL, stem, &value, NULL) || *value.text == '\0')
    return g_strdup (_("Festival"));

  return g_steal_pointer (&value.text);
}

static void
df_festival_set_value (const DfTable *table,
                       DfValue       *values,
                       const char    *column,
                       DfValue        value)
{
  values[df_table_find_column (table, column)] = value;
}

/* The festival's row, checked by its table's rule. @values: borrowed from @name and @zone and @guid. */
static gboolean
df_festival_fill (const DfTable          *table,
                  const DfFestivalSetup  *setup,
                  const char             *guid,
                  const char             *name,
                  const char             *zone,
                  DfValue                *values,
                  GError                **error)
{
  guint column;

  if (setup != NULL && setup->starts_on != NULL && !df_day_is_valid (setup->starts_on))
    {
      g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("“%s” is no day; one looks like 2027-02-05."), setup->starts_on);
      return FALSE;
    }

  for (guint i = 0; i < table->n_columns; i++)
    values[i] = (DfValue) DF_VALUE_INIT;
  df_festival_set_value (table, values, "guid", DF_VALUE_TEXT (guid));
  df_festival_set_value (table, values, "name", DF_VALUE_TEXT (name));
  df_festival_set_value (table, values, "starts_on", DF_VALUE_TEXT (setup != NULL ? setup->starts_on : NULL));
  df_festival_set_value (table, values, "days", DF_VALUE_INTEGER (setup != NULL && setup->days != 0 ? setup->days : 1));
  df_festival_set_value (table, values, "time_zone", DF_VALUE_TEXT (zone));
  df_festival_set_value (table, values, "day_starts_at", DF_VALUE_INTEGER (DF_DAY_STARTS_AT));

  return table->check (table, values, &column, error);
}

/* Making a festival is no step: what the journal holds of it goes. */
static gboolean
df_festival_write (DfRepository   *repository,
                   const DfTable  *table,
                   const DfValue  *values,
                   GError        **error)
{
  if (!df_repository_begin_step (repository, error))
    return FALSE;
  if (df_repository_insert_row (repository, table, 1, values, error) == 0)
    {
      df_repository_rollback_step (repository);
      return FALSE;
    }

  return df_repository_commit_step (repository, _("New Festival"), error) && df_repository_clear_history (repository, error);
}

/* The file as it will be, under a name that nobody looks at. */
static gboolean
df_festival_make (const char     *path,
                  const DfTable  *table,
                  const DfValue  *values,
                  GError        **error)
{
  g_autoptr(DfRepository) repository = df_repository_open (path, df_festival_catalog (), DF_OPEN_CREATE, error);

  return repository != NULL && df_festival_write (repository, table, values, error);
}

/* The new name must be on the disk before anybody is told that the file is there. */
static void
df_festival_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (descriptor < 0)
    return;
  g_fsync (descriptor);
  close (descriptor);
}

/* A hard link never takes another file's place; where the file system has none, the move looks first. */
static gboolean
df_festival_place (const char  *made,
                   const char  *path,
                   GError     **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(GFile) from = NULL;
  g_autoptr(GFile) to = NULL;
  gboolean placed = link (made, path) == 0;
  int problem = placed ? 0 : errno;

  if (placed)
    g_unlink (made);
  else if (problem != EEXIST)
    {
      from = g_file_new_for_path (made);
      to = g_file_new_for_path (path);
      placed = g_file_move (from, to, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, &local);
    }
  if (placed)
    {
      df_festival_sync_folder (path);
      return TRUE;
    }

  if (problem == EEXIST || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_set_error (error, DF_ERROR, DF_ERROR_EXISTS, _("There is a file “%s” already."), path);
  else
    g_set_error (error, DF_ERROR, DF_ERROR_FAILED, _("The file “%s” cannot be made: %s"), path, local->message);

  return FALSE;
}

/* A file that went down to no version and up again has its tables and no festival. */
static gboolean
df_festival_ensure (DfRepository  *repository,
                    GError       **error)
{
  const DfTable *table = df_catalog_find_table (df_festival_catalog (), "festival");
  g_autofree char *guid = NULL;
  g_autofree char *name = NULL;
  g_autofree char *zone = NULL;
  g_autofree DfValue *values = NULL;

  if (df_repository_has_more (repository, table, 0))
    return TRUE;
  if (df_repository_is_read_only (repository))
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_DAMAGED, _("There is no festival in this file."));
      return FALSE;
    }

  guid = g_uuid_string_random ();
  name = df_festival_dup_name (df_repository_get_path (repository), NULL, NULL);
  zone = df_festival_dup_local_zone ();
  values = g_new0 (DfValue, table->n_columns);

  return df_festival_fill (table, NULL, guid, name, zone, values, error) && df_festival_write (repository, table, values, error);
}

DfRepository *
df_festival_open (const char   *path,
                  DfOpenFlags   flags,
                  GError      **error)
{
  g_autoptr(DfRepository) repository = df_repository_open (path, df_festival_catalog (), flags, error);

  if (repository == NULL)
    return NULL;
  if ((flags & DF_OPEN_AS_IT_IS) == 0 && !df_festival_ensure (repository, error))
    return NULL;

  return g_steal_pointer (&repository);
}

static gboolean
df_festival_check_place (const char  *path,
                         GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    g_set_error (error, DF_ERROR, DF_ERROR_EXISTS, _("There is a file “%s” already."), path);
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, DF_ERROR, DF_ERROR_MISSING, _("There is no folder “%s”."), folder);
  else if (g_access (folder, W_OK) != 0)
    g_set_error (error, DF_ERROR, DF_ERROR_READ_ONLY, _("Nothing can be written in the folder “%s”."), folder);
  else
    return TRUE;

  return FALSE;
}

DfRepository *
df_festival_create (const char             *path,
                    const DfFestivalSetup  *setup,
                    DfOpenFlags             flags,
                    GError                **error)
{
  const DfTable *table = df_catalog_find_table (df_festival_catalog (), "festival");
  g_autofree char *guid = g_uuid_string_random ();
  g_autofree char *name = NULL;
  g_autofree char *zone = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *beside = NULL;
  g_autofree char *made = NULL;
  g_autofree char *journal = NULL;
  g_autofree DfValue *values = NULL;
  gboolean placed;

  g_return_val_if_fail (path != NULL, NULL);

  if (!df_festival_check_place (path, error))
    return NULL;

  name = df_festival_dup_name (path, setup != NULL ? setup->name : NULL, error);
  if (name == NULL)
    return NULL;
  zone = setup != NULL && setup->time_zone != NULL ? g_strdup (setup->time_zone) : df_festival_dup_local_zone ();
  values = g_new0 (DfValue, table->n_columns);
  if (!df_festival_fill (table, setup, guid, name, zone, values, error))
    return NULL;

  folder = g_path_get_dirname (path);
  beside = g_strdup_printf (".%s.new", guid);
  made = g_build_filename (folder, beside, NULL);
  journal = g_strconcat (made, "-journal", NULL);
  placed = df_festival_make (made, table, values, error) && df_festival_place (made, path, error);
  if (!placed)
    {
      g_unlink (made);
      g_unlink (journal);
      return NULL;
    }

  return df_festival_open (path, flags & ~DF_OPEN_CREATE, error);
}
