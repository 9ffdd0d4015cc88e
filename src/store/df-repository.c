/* df-repository.c
 *
 * The repository itself, and how it is opened. Its records, steps, writes and followers live in the files beside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-repository.h"

#include "store/df-opening-private.h"
#include "store/df-repository-private.h"

/* So long a write waits for another program. */
#define PATIENCE_MS 5000

enum
{
  PROP_UNDO_NAME = 1,
  PROP_REDO_NAME,
  PROP_WAITING,
  PROP_BLOCKED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint changed_signal;

G_DEFINE_FINAL_TYPE_WITH_CODE (DfRepository, df_repository, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DF_TYPE_RESOLVER, df_repository_init_resolver))

void
df_repository_update_names (DfRepository *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *undo_name = df_journal_dup_undo_name (self->journal, &error);
  g_autofree char *redo_name = error == NULL ? df_journal_dup_redo_name (self->journal, &error) : NULL;

  /* While another program is committing nothing can be read; what could be undone before can be afterwards. */
  if (g_error_matches (error, DF_ERROR, DF_ERROR_LOCKED))
    return;

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

void
df_repository_notify_waiting (DfRepository *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING]);
}

void
df_repository_fall_behind (DfRepository *self,
                           const GError *error)
{
  self->behind = TRUE;
  if (self->blocked || !g_error_matches (error, DF_ERROR, DF_ERROR_LOCKED))
    return;

  /* A page reads many times, and must not wait as often. */
  self->blocked = TRUE;
  df_database_set_waits (self->database, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLOCKED]);
}

void
df_repository_emit_changed (DfRepository *self,
                            GArray       *changes)
{
  g_signal_emit (self, changed_signal, 0, changes);
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
    case PROP_WAITING:
      g_value_set_boolean (value, df_repository_is_waiting (self));
      break;
    case PROP_BLOCKED:
      g_value_set_boolean (value, self->blocked);
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
  g_array_unref (self->parts);
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
  properties[PROP_BLOCKED] = g_param_spec_boolean ("blocked", NULL, NULL, FALSE, flags);
  properties[PROP_WAITING] = g_param_spec_boolean ("waiting", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  changed_signal = g_signal_new ("changed", DF_TYPE_REPOSITORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_ARRAY);
}

static void
df_repository_init (DfRepository *self)
{
  self->saved = g_ptr_array_new_with_free_func (g_object_unref);
  self->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_queue_init (&self->untold);
  g_queue_init (&self->waiting);
  self->patience_ms = PATIENCE_MS;
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

void
df_repository_set_cancellable (DfRepository *self,
                               GCancellable *cancellable)
{
  g_return_if_fail (DF_IS_REPOSITORY (self));

  df_database_set_cancellable (self->database, cancellable);
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
