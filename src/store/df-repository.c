/* df-repository.c
 *
 * The repository itself: opening, steps, and undo. Its records, writes and followers live in the files beside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-repository.h"

#include <glib/gi18n.h>

#include "store/df-opening-private.h"
#include "store/df-repository-private.h"

enum
{
  PROP_UNDO_NAME = 1,
  PROP_REDO_NAME,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint changed_signal;

G_DEFINE_FINAL_TYPE_WITH_CODE (DfRepository, df_repository, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DF_TYPE_RESOLVER, df_repository_init_resolver))

void
df_repository_update_names (DfRepository *self)
{
  g_autofree char *undo_name = df_journal_dup_undo_name (self->journal);
  g_autofree char *redo_name = df_journal_dup_redo_name (self->journal);

  if (g_strcmp0 (undo_name, self->undo_name) != 0)
    {
      g_free (self->undo_name);
      self->undo_name = g_steal_pointer (&undo_name);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_NAME]);
    }
  if (g_strcmp0 (redo_name, self->redo_name) != 0)
    {
      g_free (self->redo_name);
      self->redo_name = g_steal_pointer (&redo_name);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_NAME]);
    }
}

/* After a commit of ours or of somebody else's. */
static void
df_repository_announce (DfRepository *self,
                        GArray       *changes)
{
  if (changes == NULL || changes->len > 0)
    {
      df_repository_follow (self, changes);
      g_signal_emit (self, changed_signal, 0, changes);
    }
  df_repository_update_names (self);
}

static void
df_repository_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DfRepository *self = DF_REPOSITORY (object);

  switch (property)
    {
    case PROP_UNDO_NAME:
      g_value_set_string (value, self->undo_name);
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, self->redo_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
df_repository_finalize (GObject *object)
{
  DfRepository *self = DF_REPOSITORY (object);

  if (self->in_step)
    df_journal_rollback (self->journal);
  for (guint i = 0; self->live != NULL && i < df_catalog_get_n_tables (self->catalog); i++)
    {
      g_hash_table_unref (self->live[i]);
      g_free (self->inserts[i]);
    }
  g_free (self->live);
  g_free (self->inserts);
  g_clear_pointer (&self->dependencies, g_array_unref);
  g_clear_pointer (&self->journal, df_journal_free);
  g_clear_pointer (&self->database, df_database_free);
  g_ptr_array_unref (self->saved);
  g_clear_object (&self->catalog);
  g_free (self->undo_name);
  g_free (self->redo_name);
  g_free (self->path);

  G_OBJECT_CLASS (df_repository_parent_class)->finalize (object);
}

static void
df_repository_class_init (DfRepositoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = df_repository_get_property;
  object_class->finalize = df_repository_finalize;

  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  changed_signal = g_signal_new ("changed", DF_TYPE_REPOSITORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_ARRAY);
}

static void
df_repository_init (DfRepository *self)
{
  self->saved = g_ptr_array_new_with_free_func (g_object_unref);
}

DfRepository *
df_repository_open (const char   *path,
                    DfCatalog    *catalog,
                    DfOpenFlags   flags,
                    GError      **error)
{
  g_autoptr(DfRepository) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (DF_IS_CATALOG (catalog), NULL);

  self = g_object_new (DF_TYPE_REPOSITORY, NULL);
  self->path = g_strdup (path);
  self->catalog = g_object_ref (catalog);
  self->live = g_new0 (GHashTable *, df_catalog_get_n_tables (catalog));
  self->inserts = g_new0 (char *, df_catalog_get_n_tables (catalog));
  for (guint i = 0; i < df_catalog_get_n_tables (catalog); i++)
    self->live[i] = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->dependencies = df_repository_list_dependencies (catalog);

  self->database = df_opening_open (path, catalog, flags, &self->version, error);
  if (self->database == NULL)
    return NULL;
  self->read_only = df_database_is_read_only (self->database);
  self->journal = df_journal_new (self->database, catalog, !self->read_only && (flags & DF_OPEN_AS_IT_IS) == 0, error);
  if (self->journal == NULL)
    return NULL;
  df_repository_update_names (self);

  return g_steal_pointer (&self);
}

const char *
df_repository_get_path (DfRepository *self)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), NULL);

  return self->path;
}

DfCatalog *
df_repository_get_catalog (DfRepository *self)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), NULL);

  return self->catalog;
}

gboolean
df_repository_is_read_only (DfRepository *self)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), TRUE);

  return self->read_only;
}

int
df_repository_get_version (DfRepository *self)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), 0);

  return self->version;
}

DfDatabase *
df_repository_get_database (DfRepository *self)
{
  return self->database;
}

DfJournal *
df_repository_get_journal (DfRepository *self)
{
  return self->journal;
}

guint64
df_repository_get_n_statements (DfRepository *self)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), 0);

  return df_database_get_n_statements (self->database);
}

DfRecordList *
df_repository_list (DfRepository  *self,
                    const DfTable *table)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), NULL);
  g_return_val_if_fail (table != NULL && !df_table_is_link (table), NULL);

  return df_record_list_new (self, table);
}

/* --- steps ---------------------------------------------------------------------------------------------------------- */

static gboolean
df_repository_may_write (DfRepository  *self,
                         GError       **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  if (self->read_only)
    g_set_error (error, DF_ERROR, DF_ERROR_READ_ONLY, _("“%s” may be read and not changed."), name);

  return !self->read_only;
}

gboolean
df_repository_begin_step (DfRepository  *self,
                          GError       **error)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (!self->in_step, FALSE);

  if (!df_repository_may_write (self, error) || !df_journal_begin (self->journal, error))
    return FALSE;
  self->in_step = TRUE;

  return TRUE;
}

/* Drafts that were saved in a step that did not come about are drafts again. */
static void
df_repository_forget_saved (DfRepository *self)
{
  for (guint i = 0; i < self->saved->len; i++)
    {
      DfRecord *draft = g_ptr_array_index (self->saved, i);

      DF_RESOLVER_GET_IFACE (self)->forget (DF_RESOLVER (self), draft);
      df_record_set_id (draft, 0);
    }
  g_ptr_array_set_size (self->saved, 0);
}

gboolean
df_repository_commit_step (DfRepository  *self,
                           const char    *name,
                           GError       **error)
{
  g_autoptr(GArray) changes = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (self->in_step && self->depth == 0, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  self->in_step = FALSE;
  if (!df_journal_commit (self->journal, name, &changes, error))
    {
      df_repository_forget_saved (self);
      return FALSE;
    }
  g_ptr_array_set_size (self->saved, 0);
  df_repository_announce (self, changes);

  return TRUE;
}

void
df_repository_rollback_step (DfRepository *self)
{
  g_return_if_fail (DF_IS_REPOSITORY (self));
  g_return_if_fail (self->in_step);

  self->in_step = FALSE;
  self->depth = 0;
  df_journal_rollback (self->journal);
  df_repository_forget_saved (self);
}

gboolean
df_repository_enter (DfRepository  *self,
                     GError       **error)
{
  if (!self->in_step)
    return df_repository_begin_step (self, error);

  if (!df_journal_end_run (self->journal, error) || !df_database_execute (self->database, "SAVEPOINT part", error))
    return FALSE;
  self->depth++;

  return TRUE;
}

gboolean
df_repository_leave (DfRepository  *self,
                     gboolean       done,
                     const char    *name,
                     GError       **error)
{
  if (self->depth == 0)
    {
      if (done)
        return df_repository_commit_step (self, name, error);
      df_repository_rollback_step (self);
      return FALSE;
    }

  self->depth--;
  if (!done)
    {
      df_database_execute (self->database, "ROLLBACK TO part", NULL);
      df_journal_forget_run (self->journal);
      df_database_execute (self->database, "RELEASE part", NULL);
      return FALSE;
    }

  return df_database_execute (self->database, "RELEASE part", error);
}

const char *
df_repository_get_undo_name (DfRepository *self)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), NULL);

  return self->undo_name;
}

const char *
df_repository_get_redo_name (DfRepository *self)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (self), NULL);

  return self->redo_name;
}

gboolean
df_repository_undo (DfRepository  *self,
                    GError       **error)
{
  g_autoptr(GArray) changes = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (!self->in_step, FALSE);

  if (!df_repository_may_write (self, error))
    return FALSE;
  if (!df_journal_undo (self->journal, &changes, error))
    {
      df_repository_update_names (self);
      return FALSE;
    }
  df_repository_announce (self, changes);

  return TRUE;
}

gboolean
df_repository_redo (DfRepository  *self,
                    GError       **error)
{
  g_autoptr(GArray) changes = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (!self->in_step, FALSE);

  if (!df_repository_may_write (self, error))
    return FALSE;
  if (!df_journal_redo (self->journal, &changes, error))
    {
      df_repository_update_names (self);
      return FALSE;
    }
  df_repository_announce (self, changes);

  return TRUE;
}

gboolean
df_repository_refresh (DfRepository  *self,
                       GError       **error)
{
  g_autoptr(GArray) changes = NULL;
  gboolean others = FALSE;

  g_return_val_if_fail (DF_IS_REPOSITORY (self), FALSE);

  if (self->in_step)
    return TRUE;
  if (!df_journal_look (self->journal, &others, &changes, error))
    return FALSE;
  if (others)
    df_repository_announce (self, changes);

  return TRUE;
}
