/* festival-fixture.c
 *
 * A new festival file in a folder of its own, and short ways to fill it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival-fixture.h"

#include <glib/gstdio.h>

#include "festival/df-festival-catalog.h"

void
festival_set_up (Festival      *self,
                 gconstpointer  data)
{
  const DfFestivalSetup setup = { .name = "Test Festival", .starts_on = "2026-06-12", .days = 3, .time_zone = "Pacific/Auckland" };
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("dreamfest-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.dreamfest", NULL);
  self->repository = df_festival_create (self->path, &setup, DF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->repository);
}

void
festival_tear_down (Festival      *self,
                    gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&self->repository));
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

const DfTable *
festival_table (const char *name)
{
  const DfTable *table = df_catalog_find_table (df_festival_catalog (), name);

  g_assert_nonnull (table);

  return table;
}

DfRecord *
festival_add (Festival   *self,
              const char *table,
              const char *name)
{
  g_autoptr(GError) error = NULL;
  DfRecord *record = df_repository_new_draft (self->repository, festival_table (table));

  df_repository_set_text (self->repository, record, "name", name, &error);
  g_assert_no_error (error);
  df_repository_save (self->repository, record, &error);
  g_assert_no_error (error);

  return record;
}

DfRecord *
festival_add_event (Festival   *self,
                    const char *name,
                    const char *day,
                    gint64      starts,
                    gint64      ends,
                    DfRecord   *stage,
                    DfRecord   *performer)
{
  const char *fields[] = { "day", "starts", "ends", "stage" };
  const DfValue values[] = { DF_VALUE_TEXT (day), DF_VALUE_INTEGER (starts), DF_VALUE_INTEGER (ends),
                             DF_VALUE_INTEGER (stage != NULL ? df_record_get_id (stage) : DF_NOTHING) };
  DfRecord *event = festival_add (self, "events", name);
  g_autoptr(GError) error = NULL;

  df_repository_change (self->repository, event, G_N_ELEMENTS (fields), fields, values, NULL, &error);
  g_assert_no_error (error);
  if (performer != NULL)
    festival_link (self, performer, event);

  return event;
}

void
festival_link (Festival *self,
               DfRecord *performer,
               DfRecord *event)
{
  g_autoptr(DfAssociation) events = df_repository_list_linked (self->repository, performer, "events");
  g_autoptr(GError) error = NULL;

  g_assert_true (df_association_link (events, event, &error));
  g_assert_no_error (error);
}

void
festival_set_integer (Festival   *self,
                      DfRecord   *record,
                      const char *field,
                      gint64      value)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (df_repository_set (self->repository, record, field, &DF_VALUE_INTEGER (value), &error));
  g_assert_no_error (error);
}

void
festival_assert_string (gpointer    record,
                        const char *property,
                        const char *expected)
{
  g_autofree char *value = NULL;

  g_object_get (record, property, &value, NULL);
  g_assert_cmpstr (value, ==, expected);
}

int
festival_get_int (gpointer    record,
                  const char *property)
{
  int value = -1;

  g_object_get (record, property, &value, NULL);

  return value;
}
