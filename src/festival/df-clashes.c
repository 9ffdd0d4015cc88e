/* df-clashes.c
 *
 * The clashes of one open festival, kept current.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clashes.h"

#include "festival/df-clashes-private.h"
#include "festival/df-event.h"
#include "festival/df-festival-catalog.h"
#include "festival/df-performer.h"
#include "festival/df-stage.h"
#include "record/df-resolver.h"

/* A festival of more events is read in a thread. */
#define MANY_EVENTS 3000

struct _DfClashes
{
  GObject       parent_instance;

  DfRepository *repository;      /* not owned: it owns us */
  DfClashBook  *book;            /* (nullable): what is known */
  GCancellable *reading;         /* (nullable): a thread reads it */
  guint         beginning;       /* the source that starts it; 0 once it has */
  gboolean      is_stale;        /* something changed since the thread began */
};

enum
{
  PROP_N_OPEN = 1
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (DfClashes, df_clashes, G_TYPE_OBJECT)
static G_DEFINE_QUARK (df-clashes, df_clashes)

/* --- telling ------------------------------------------------------------------------------------------------------------------------------- */

static void
df_clashes_tell_record (DfClashes  *self,
                        const char *table,
                        gint64      id,
                        GHashTable *told)
{
  g_autoptr(DfRecord) record = id != 0 ? df_repository_dup_live (self->repository, df_catalog_find_table (df_festival_catalog (), table), id) : NULL;

  if (record == NULL || !g_hash_table_add (told, record))
    return;
  df_record_notify_depending (record, "clashes");
}

/* Whoever is looked at and has to do with @touched, each once. */
static void
df_clashes_tell (DfClashes *self,
                 GArray    *touched)
{
  static const char *const tables[DF_N_CLASH_RULES] = { "performers", "stages", "stages", "performers", "stages", "festival" };
  g_autoptr(GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < touched->len; i++)
    {
      const DfClash *clash = &g_array_index (touched, DfClash, i);

      df_clashes_tell_record (self, tables[clash->rule], clash->subject, told);
      df_clashes_tell_record (self, "events", clash->events[0], told);
      df_clashes_tell_record (self, "events", clash->events[1], told);
    }
  g_object_notify (G_OBJECT (self), "n-open");
  g_signal_emit (self, changed_signal, 0);
}

/* --- reading ------------------------------------------------------------------------------------------------------------------------------- */

static void df_clashes_read (DfClashes *self);

static void
df_clashes_take (DfClashes   *self,
                 DfClashBook *book)
{
  g_autoptr(GArray) touched = g_array_copy (book->clashes);

  if (self->book != NULL)
    g_array_append_vals (touched, self->book->clashes->data, self->book->clashes->len);
  g_clear_pointer (&self->book, df_clash_book_free);
  self->book = book;
  df_clashes_tell (self, touched);
}

static void
df_clashes_read_in_thread (GTask        *task,
                           gpointer      source,
                           gpointer      path,
                           GCancellable *cancellable)
{
  g_autoptr(DfRepository) repository = NULL;
  DfClashBook *book = NULL;
  GError *error = NULL;

  repository = df_festival_open (path, DF_OPEN_READ_ONLY | DF_OPEN_PATIENT | DF_OPEN_AS_IT_IS, &error);
  if (repository != NULL)
    {
      df_repository_set_cancellable (repository, cancellable);
      book = df_clash_book_read (repository, &error);
    }
  if (book != NULL)
    g_task_return_pointer (task, book, (GDestroyNotify) df_clash_book_free);
  else
    g_task_return_error (task, error);
}

static void
df_clashes_read_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  DfClashes *self = DF_CLASHES (source);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  DfClashBook *book = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Its repository is gone, or another reading has begun. */
  if (self->repository == NULL || self->reading != cancellable)
    {
      g_clear_pointer (&book, df_clash_book_free);
      return;
    }

  g_clear_object (&self->reading);
  if (self->is_stale)
    {
      g_clear_pointer (&book, df_clash_book_free);
      df_clashes_read (self);
    }
  else if (book != NULL)
    df_clashes_take (self, book);
}

/* Once nothing else is to be done: a first frame comes first. */
static gboolean
df_clashes_begin_cb (gpointer data)
{
  DfClashes *self = data;
  g_autoptr(GTask) task = g_task_new (self, self->reading, df_clashes_read_cb, NULL);

  self->beginning = 0;
  self->is_stale = FALSE;
  g_task_set_task_data (task, g_strdup (df_repository_get_path (self->repository)), g_free);
  g_task_run_in_thread (task, df_clashes_read_in_thread);

  return G_SOURCE_REMOVE;
}

static void
df_clashes_read (DfClashes *self)
{
  const DfTable *events = df_catalog_find_table (df_festival_catalog (), "events");
  DfClashBook *book;

  if (self->reading != NULL)
    {
      self->is_stale = TRUE;
      return;
    }

  self->is_stale = FALSE;
  if (df_repository_has_more (self->repository, events, MANY_EVENTS))
    {
      self->reading = g_cancellable_new ();
      self->beginning = g_idle_add_full (G_PRIORITY_LOW, df_clashes_begin_cb, self, NULL);
      return;
    }

  /* What cannot be read now is read after the next change. */
  book = df_clash_book_read (self->repository, NULL);
  if (book != NULL)
    df_clashes_take (self, book);
}

static void
repository_changed_cb (DfClashes *self,
                       GArray    *changes)
{
  g_autoptr(GArray) touched = g_array_new (FALSE, FALSE, sizeof (DfClash));

  /* What a thread reads may be of before it. */
  self->is_stale = self->reading != NULL;
  if (self->book == NULL || !df_clash_book_follow (self->book, self->repository, changes, touched))
    {
      df_clashes_read (self);
      return;
    }
  if (touched->len > 0)
    df_clashes_tell (self, touched);
}

/* --- the object ------------------------------------------------------------------------------------------------------------------------------ */

static void
df_clashes_get_property (GObject    *object,
                         guint       property,
                         GValue     *value,
                         GParamSpec *pspec)
{
  g_value_set_uint (value, df_clashes_count_open (DF_CLASHES (object)));
}

static void
df_clashes_finalize (GObject *object)
{
  DfClashes *self = DF_CLASHES (object);

  g_clear_object (&self->reading);
  g_clear_pointer (&self->book, df_clash_book_free);

  G_OBJECT_CLASS (df_clashes_parent_class)->finalize (object);
}

static void
df_clashes_class_init (DfClashesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = df_clashes_get_property;
  object_class->finalize = df_clashes_finalize;
  g_object_class_install_property (object_class, PROP_N_OPEN,
                                   g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  changed_signal = g_signal_new ("changed", DF_TYPE_CLASHES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
df_clashes_init (DfClashes *self)
{
}

/* The repository goes: a thread may still hold us, and has nobody to tell any more. */
static void
df_clashes_let_go (gpointer clashes)
{
  DfClashes *self = clashes;

  self->repository = NULL;
  g_clear_handle_id (&self->beginning, g_source_remove);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_object_unref (self);
}

DfClashes *
df_clashes_get (DfRepository *repository)
{
  DfClashes *self;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository), NULL);

  self = g_object_get_qdata (G_OBJECT (repository), df_clashes_quark ());
  if (self != NULL)
    return self;

  self = g_object_new (DF_TYPE_CLASHES, NULL);
  self->repository = repository;
  g_object_set_qdata_full (G_OBJECT (repository), df_clashes_quark (), self, df_clashes_let_go);
  g_signal_connect_object (repository, "changed", G_CALLBACK (repository_changed_cb), self, G_CONNECT_SWAPPED);
  df_clashes_read (self);

  return self;
}

/* --- asking --------------------------------------------------------------------------------------------------------------------------------- */

gboolean
df_clashes_is_ready (DfClashes *self)
{
  g_return_val_if_fail (DF_IS_CLASHES (self), FALSE);

  return self->book != NULL;
}

GArray *
df_clashes_get_all (DfClashes *self)
{
  static GArray *none;

  g_return_val_if_fail (DF_IS_CLASHES (self), NULL);

  if (self->book != NULL)
    return self->book->clashes;
  if (none == NULL)
    none = g_array_new (FALSE, FALSE, sizeof (DfClash));

  return none;
}

DfPlan *
df_clashes_get_plan (DfClashes *self)
{
  g_return_val_if_fail (DF_IS_CLASHES (self), NULL);

  return self->book != NULL ? self->book->plan : NULL;
}

guint
df_clashes_count_open (DfClashes *self)
{
  GArray *all = df_clashes_get_all (self);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += g_array_index (all, DfClash, i).accepted == 0;

  return n;
}

/* @event: 0 for all of the subject's. */
static void
df_clashes_collect (GArray      *all,
                    DfClashRule  rule,
                    gint64       subject,
                    gint64       event,
                    GArray      *found)
{
  guint n;
  guint position = df_clash_book_find (all, rule, subject, &n);

  for (guint i = position; i < position + n; i++)
    {
      const DfClash *clash = &g_array_index (all, DfClash, i);

      if (clash->accepted == 0 && (event == 0 || clash->events[0] == event || clash->events[1] == event))
        g_array_append_vals (found, clash, 1);
    }
}

/* One of many of one subject, by what tells it apart. */
static void
df_clashes_collect_outside (GArray *all,
                            gint64  event,
                            GArray *found)
{
  DfClash wanted = { .rule = DF_CLASH_OUTSIDE, .subject = 1, .events = { event, 0 } };
  guint position;

  if (g_array_binary_search (all, &wanted, (GCompareFunc) df_clash_compare, &position) && g_array_index (all, DfClash, position).accepted == 0)
    g_array_append_vals (found, &g_array_index (all, DfClash, position), 1);
}

static void
df_clashes_collect_event (DfClashes *self,
                          gint64     event,
                          GArray    *found)
{
  g_autoptr(GArray) performers = df_plan_list_performers (self->book->plan, event);
  GArray *all = self->book->clashes;
  DfPlanEvent facts;

  for (guint i = 0; i < performers->len; i++)
    {
      df_clashes_collect (all, DF_CLASH_PERFORMER, g_array_index (performers, gint64, i), event, found);
      df_clashes_collect (all, DF_CLASH_TRANSFER, g_array_index (performers, gint64, i), event, found);
    }
  if (df_plan_get_event (self->book->plan, event, &facts) && facts.stage != 0)
    {
      df_clashes_collect (all, DF_CLASH_STAGE, facts.stage, event, found);
      df_clashes_collect (all, DF_CLASH_CHANGEOVER, facts.stage, event, found);
      df_clashes_collect (all, DF_CLASH_CURFEW, facts.stage, event, found);
    }
  df_clashes_collect_outside (all, event, found);
}

/* NULL where nothing is known of @record: a draft, or one that nobody keeps. */
static DfClashes *
df_clashes_find_for (DfRecord *record)
{
  DfResolver *resolver = df_record_get_resolver (record);
  DfClashes *self;

  if (df_record_get_id (record) == 0 || !DF_IS_REPOSITORY (resolver))
    return NULL;
  self = df_clashes_get (DF_REPOSITORY (resolver));

  return self->book != NULL ? self : NULL;
}

GArray *
df_clashes_list_would_be (DfRecord *owner,
                          GArray   *events)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DfClash));
  DfClashes *self;

  g_return_val_if_fail (DF_IS_RECORD (owner) && events != NULL, found);

  self = df_clashes_find_for (owner);
  if (self != NULL && DF_IS_PERFORMER (owner))
    df_plan_try_performer (self->book->plan, df_record_get_id (owner), events, found);
  else if (self != NULL && DF_IS_STAGE (owner))
    df_plan_try_stage (self->book->plan, df_record_get_id (owner), events, found);

  return found;
}

GArray *
df_clashes_list_of (DfRecord *record)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DfClash));
  DfClashes *self;
  gint64 id;

  g_return_val_if_fail (DF_IS_RECORD (record), found);

  self = df_clashes_find_for (record);
  id = df_record_get_id (record);
  if (self == NULL)
    return found;

  if (DF_IS_PERFORMER (record))
    {
      df_clashes_collect (self->book->clashes, DF_CLASH_PERFORMER, id, 0, found);
      df_clashes_collect (self->book->clashes, DF_CLASH_TRANSFER, id, 0, found);
    }
  else if (DF_IS_STAGE (record))
    {
      df_clashes_collect (self->book->clashes, DF_CLASH_STAGE, id, 0, found);
      df_clashes_collect (self->book->clashes, DF_CLASH_CHANGEOVER, id, 0, found);
      df_clashes_collect (self->book->clashes, DF_CLASH_CURFEW, id, 0, found);
    }
  else if (DF_IS_EVENT (record))
    df_clashes_collect_event (self, id, found);

  return found;
}
