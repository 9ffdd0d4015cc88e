/* df-document.c
 *
 * One festival file as all its windows see it: its repository, its name, and whether it can be edited now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-document.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "festival/df-festival.h"
#include "festival/df-festival-catalog.h"
#include "pages/df-document-private.h"

G_DEFINE_FINAL_TYPE (DfDocument, df_document, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_REPOSITORY,
  PROP_TITLE,
  PROP_EMPTY,
  PROP_EDITABLE,
  PROP_BUSY,
  N_PROPS
};

enum
{
  PROBLEM,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Every document there is, borrowed: a file is never open twice in one process. */
static GPtrArray *documents;

/* What another program is just writing to is looked at again so soon. */
#define LOOK_MS 100

static void
festival_titled_cb (DfDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
repository_changed_cb (DfDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
}

static gboolean
look_cb (gpointer data)
{
  DfDocument *self = data;

  self->look_source = 0;
  df_document_refresh (self);

  return G_SOURCE_REMOVE;
}

static void
blocked_cb (DfDocument *self)
{
  if (self->look_source == 0)
    self->look_source = g_timeout_add (LOOK_MS, look_cb, self);
}

static void
file_changed_cb (DfDocument        *self,
                 GFile             *file,
                 GFile             *other,
                 GFileMonitorEvent  event)
{
  if (event != G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    df_document_refresh (self);
}

/* What nobody waits for: it begins when the first frame is there. */
static gboolean
attend_cb (gpointer data)
{
  DfDocument *self = data;
  g_autoptr(GFile) file = g_file_new_for_path (self->path);

  self->attend_source = 0;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);

  df_document_begin_check (self);

  return G_SOURCE_REMOVE;
}

static void
df_document_take (DfDocument   *self,
                  DfRepository *repository)
{
  GStatBuf status;

  self->repository = repository;
  self->festival = df_repository_dup_single (repository, df_table_for_type (DF_TYPE_FESTIVAL));
  if (g_stat (self->path, &status) == 0)
    {
      self->device = status.st_dev;
      self->inode = status.st_ino;
    }

  if (self->festival != NULL)
    g_signal_connect_object (self->festival, "notify::title", G_CALLBACK (festival_titled_cb), self, G_CONNECT_SWAPPED);

  if (self->is_new)
    self->check_begun = self->is_checked = TRUE;
  else
    df_repository_set_gate (repository, df_document_await_check, self);
  g_signal_connect_object (repository, "changed", G_CALLBACK (repository_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (repository, "notify::blocked", G_CALLBACK (blocked_cb), self, G_CONNECT_SWAPPED);
  self->attend_source = g_idle_add_full (G_PRIORITY_LOW, attend_cb, self, NULL);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPOSITORY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
  df_document_notify_editable (self);
}

static void
df_document_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  DfDocument *self = DF_DOCUMENT (object);

  switch (property_id)
    {
    case PROP_REPOSITORY:
      g_value_set_object (value, self->repository);
      break;
    case PROP_TITLE:
      g_value_set_string (value, df_document_get_title (self));
      break;
    case PROP_EMPTY:
      g_value_set_boolean (value, df_document_is_empty (self));
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, df_document_is_editable (self));
      break;
    case PROP_BUSY:
      g_value_set_string (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
df_document_dispose (GObject *object)
{
  DfDocument *self = DF_DOCUMENT (object);

  if (documents != NULL)
    g_ptr_array_remove_fast (documents, self);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_handle_id (&self->attend_source, g_source_remove);
  g_clear_handle_id (&self->slow_check_source, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->festival);
  if (self->repository != NULL)
    df_repository_set_gate (self->repository, NULL, NULL);
  g_clear_object (&self->repository);

  G_OBJECT_CLASS (df_document_parent_class)->dispose (object);
}

static void
df_document_finalize (GObject *object)
{
  DfDocument *self = DF_DOCUMENT (object);

  g_free (self->path);
  g_free (self->busy);
  g_clear_error (&self->check_error);
  g_mutex_clear (&self->check_mutex);
  g_cond_clear (&self->check_cond);

  G_OBJECT_CLASS (df_document_parent_class)->finalize (object);
}

static void
df_document_class_init (DfDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = df_document_get_property;
  object_class->dispose = df_document_dispose;
  object_class->finalize = df_document_finalize;

  properties[PROP_REPOSITORY] = g_param_spec_object ("repository", NULL, NULL, DF_TYPE_REPOSITORY, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, TRUE, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  properties[PROP_BUSY] = g_param_spec_string ("busy", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PROBLEM] = g_signal_new ("problem", DF_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
df_document_init (DfDocument *self)
{
  if (documents == NULL)
    documents = g_ptr_array_new ();

  g_ptr_array_add (documents, self);
  g_mutex_init (&self->check_mutex);
  g_cond_init (&self->check_cond);
}

DfDocument *
df_document_find (const char *path)
{
  GStatBuf status;
  gboolean there = g_stat (path, &status) == 0;

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      DfDocument *document = g_ptr_array_index (documents, i);

      if (document->repository == NULL
          ? g_str_equal (document->path, path)
          : there && document->device == status.st_dev && document->inode == status.st_ino)
        return document;
    }

  return NULL;
}

DfDocument *
df_document_open (const char  *path,
                  gboolean     may_be_missing,
                  GError     **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autoptr(DfRepository) repository = NULL;
  DfDocument *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = df_document_find (full);
  if (self != NULL)
    return g_object_ref (self);

  if (!may_be_missing || g_file_test (full, G_FILE_TEST_EXISTS))
    {
      repository = df_festival_open (full, DF_OPEN_DEFAULT, error);
      if (repository == NULL)
        return NULL;
    }

  self = g_object_new (DF_TYPE_DOCUMENT, NULL);
  self->path = g_steal_pointer (&full);
  if (repository != NULL)
    df_document_take (self, g_steal_pointer (&repository));

  return self;
}

gboolean
df_document_make (DfDocument  *self,
                  DfRecord    *draft,
                  GError     **error)
{
  g_autofree char *folder = NULL;
  DfFestivalSetup setup = { NULL };
  DfRepository *repository;

  g_return_val_if_fail (DF_IS_DOCUMENT (self), FALSE);

  if (self->repository != NULL)
    return TRUE;

  if (draft != NULL)
    {
      setup.name = df_record_get_text (draft, "name");
      setup.starts_on = df_record_get_text (draft, "starts_on");
      setup.days = df_record_get_integer (draft, "days");
      setup.time_zone = df_record_get_text (draft, "time_zone");
    }

  folder = g_path_get_dirname (self->path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DF_ERROR, DF_ERROR_FAILED, _("The folder “%s” could not be made: %s"), folder, g_strerror (errno));
      return FALSE;
    }

  repository = df_festival_create (self->path, &setup, DF_OPEN_DEFAULT, error);
  if (repository == NULL)
    return FALSE;

  self->is_new = TRUE;
  df_document_take (self, repository);

  return TRUE;
}

/* Another name, none, or another file of this name: what would be written would be in a file that nobody finds. */
static void
look_for_file (DfDocument *self)
{
  GStatBuf status;
  gboolean moved = g_stat (self->path, &status) != 0 || status.st_dev != self->device || status.st_ino != self->inode;

  if (moved == self->is_moved)
    return;

  self->is_moved = moved;
  df_document_notify_editable (self);
}

void
df_document_refresh (DfDocument *self)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (DF_IS_DOCUMENT (self));

  if (self->repository == NULL)
    return;

  look_for_file (self);
  if (self->is_moved || df_repository_refresh (self->repository, &error))
    return;

  /* A file that was moved is said at the next edit. */
  if (g_error_matches (error, DF_ERROR, DF_ERROR_LOCKED))
    blocked_cb (self);
  else if (!g_error_matches (error, DF_ERROR, DF_ERROR_MOVED))
    g_signal_emit (self, signals[PROBLEM], 0, error);
}

const char *
df_document_get_path (DfDocument *self)
{
  g_return_val_if_fail (DF_IS_DOCUMENT (self), NULL);

  return self->path;
}

DfRepository *
df_document_get_repository (DfDocument *self)
{
  g_return_val_if_fail (DF_IS_DOCUMENT (self), NULL);

  return self->repository;
}

const char *
df_document_get_title (DfDocument *self)
{
  g_return_val_if_fail (DF_IS_DOCUMENT (self), NULL);

  return self->festival != NULL ? df_record_get_title (self->festival) : _("Dreamfest");
}

gboolean
df_document_is_empty (DfDocument *self)
{
  DfCatalog *catalog;

  g_return_val_if_fail (DF_IS_DOCUMENT (self), TRUE);

  if (self->repository == NULL)
    return TRUE;

  catalog = df_repository_get_catalog (self->repository);
  for (guint i = 0; i < df_catalog_get_n_tables (catalog); i++)
    {
      const DfTable *table = df_catalog_get_table (catalog, i);

      if (!df_table_is_link (table) && !df_table_is_single (table) && df_repository_has_more (self->repository, table, 0))
        return FALSE;
    }

  return TRUE;
}

gboolean
df_document_is_editable (DfDocument *self)
{
  g_return_val_if_fail (DF_IS_DOCUMENT (self), FALSE);

  return self->work == NULL && !self->slow_check && !self->is_damaged && !self->is_moved
         && (self->repository == NULL || !df_repository_is_read_only (self->repository));
}

gboolean
df_document_is_damaged (DfDocument *self)
{
  g_return_val_if_fail (DF_IS_DOCUMENT (self), FALSE);

  return self->is_damaged;
}

gboolean
df_document_is_moved (DfDocument *self)
{
  g_return_val_if_fail (DF_IS_DOCUMENT (self), FALSE);

  return self->is_moved;
}

const char *
df_document_get_busy (DfDocument *self)
{
  g_return_val_if_fail (DF_IS_DOCUMENT (self), NULL);

  return self->busy;
}

void
df_document_notify_editable (DfDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

void
df_document_set_busy (DfDocument *self,
                      const char *busy)
{
  if (g_strcmp0 (self->busy, busy) == 0)
    return;

  g_free (self->busy);
  self->busy = g_strdup (busy);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}
