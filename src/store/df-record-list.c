/* df-record-list.c
 *
 * The records of one table as a live list: ids and sort keys in memory, objects only where somebody looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-record-list.h"

#include <string.h>

#include "store/df-list-order-private.h"
#include "store/df-record-list-private.h"
#include "store/df-repository-private.h"

enum
{
  PROP_SEARCH = 1,
  PROP_WAITING,
  PROP_FILTER,
  PROP_FILTERING,
  PROP_TOTAL,
  PROP_DESCENDING,
  PROP_N_ITEMS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void df_record_list_init_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DfRecordList, df_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, df_record_list_init_model))

/* --- the model ------------------------------------------------------------------------------------------------------------------ */

static GType
df_record_list_get_item_type (GListModel *model)
{
  return DF_TYPE_RECORD;
}

static guint
df_record_list_get_n_items (GListModel *model)
{
  return df_record_list_count_shown (DF_RECORD_LIST (model));
}

/* Together with what their rows show of others, which is kept alive for a while: (transfer full). */
static GPtrArray *
df_record_list_read (DfRecordList *self,
                     const gint64 *ids,
                     guint         n)
{
  g_autoptr(GPtrArray) records = df_repository_dup_records (self->repository, self->table, ids, n);
  GPtrArray *keep = g_ptr_array_new_with_free_func (g_object_unref);

  df_repository_preload (self->repository, records, self->preload, keep, NULL);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (keep, g_object_ref (records->pdata[i]));

  g_clear_pointer (&self->pages[self->next_page], g_ptr_array_unref);
  self->pages[self->next_page] = keep;
  self->next_page = (self->next_page + 1) % N_PAGES;

  return g_steal_pointer (&records);
}

static void
df_record_list_read_page (DfRecordList *self,
                          guint         position)
{
  guint first = position - position % PAGE_SIZE;
  g_autoptr(GPtrArray) records = NULL;

  records = df_record_list_read (self, &g_array_index (self->shown, gint64, first), MIN (PAGE_SIZE, df_record_list_count_shown (self) - first));
}

static gpointer
df_record_list_get_item (GListModel *model,
                         guint       position)
{
  DfRecordList *self = DF_RECORD_LIST (model);
  DfRecord *record;
  gint64 id;

  if (position >= df_record_list_count_shown (self))
    return NULL;

  id = g_array_index (self->shown, gint64, position);
  record = df_repository_peek_live (self->repository, self->table, id);
  if (record == NULL)
    df_record_list_read_page (self, position);
  record = df_repository_peek_live (self->repository, self->table, id);
  if (record != NULL)
    return g_object_ref (record);

  /* The row went away in another program; until that is noticed the list must have something to show. */
  return df_repository_new_draft (self->repository, self->table);
}

static void
df_record_list_init_model (GListModelInterface *iface)
{
  iface->get_item_type = df_record_list_get_item_type;
  iface->get_n_items = df_record_list_get_n_items;
  iface->get_item = df_record_list_get_item;
}

/* --- the object ------------------------------------------------------------------------------------------------------------------- */

static void
df_record_list_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DfRecordList *self = DF_RECORD_LIST (object);

  switch (property)
    {
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_WAITING:
      g_value_set_boolean (value, df_record_list_is_waiting (self));
      break;
    case PROP_FILTER:
      g_value_set_string (value, self->filter);
      break;
    case PROP_FILTERING:
      g_value_set_boolean (value, self->is_filtering);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, df_record_list_get_total (self));
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, df_record_list_count_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
df_record_list_set_property (GObject      *object,
                             guint         property,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DfRecordList *self = DF_RECORD_LIST (object);

  switch (property)
    {
    case PROP_SEARCH:
      df_record_list_set_search (self, g_value_get_string (value));
      break;
    case PROP_FILTER:
      df_record_list_set_filter (self, g_value_get_string (value));
      break;
    case PROP_DESCENDING:
      df_record_list_set_order (self, df_list_rows_get_order (self->rows), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
df_record_list_dispose (GObject *object)
{
  DfRecordList *self = DF_RECORD_LIST (object);

  for (guint i = 0; i < N_PAGES; i++)
    g_clear_pointer (&self->pages[i], g_ptr_array_unref);
  g_clear_object (&self->repository);

  G_OBJECT_CLASS (df_record_list_parent_class)->dispose (object);
}

static void
df_record_list_finalize (GObject *object)
{
  DfRecordList *self = DF_RECORD_LIST (object);

  g_array_unref (self->shown);
  g_clear_pointer (&self->restricted, g_hash_table_unref);
  g_clear_pointer (&self->rows, df_list_rows_free);
  g_clear_pointer (&self->sieve, df_list_sieve_free);
  g_free (self->search);
  g_free (self->filter);
  g_free (self->preload);

  G_OBJECT_CLASS (df_record_list_parent_class)->finalize (object);
}

static void
df_record_list_class_init (DfRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = df_record_list_get_property;
  object_class->set_property = df_record_list_set_property;
  object_class->dispose = df_record_list_dispose;
  object_class->finalize = df_record_list_finalize;

  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, G_PARAM_READWRITE | flags);
  properties[PROP_WAITING] = g_param_spec_boolean ("waiting", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, NULL, G_PARAM_READWRITE | flags);
  properties[PROP_FILTERING] = g_param_spec_boolean ("filtering", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | flags);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
df_record_list_init (DfRecordList *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* What the rows of a table show is what its derived fields read. */
static char *
df_record_list_default_preload (DfCatalog     *catalog,
                                const DfTable *table)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < table->n_derived; i++)
    for (char **word = table->depends[i]; *word != NULL; word++)
      if (!g_ptr_array_find_with_equal_func (words, *word, g_str_equal, NULL))
        g_ptr_array_add (words, *word);
  g_ptr_array_add (words, NULL);

  return g_strjoinv (" ", (char **) words->pdata);
}

DfRecordList *
df_record_list_new (DfRepository  *repository,
                    const DfTable *table)
{
  static const DfListSieveEvents events = {
    (void (*) (gpointer)) df_record_list_sorted, (void (*) (gpointer, GArray *)) df_record_list_touch,
  };
  DfRecordList *self = g_object_new (DF_TYPE_RECORD_LIST, NULL);

  self->repository = g_object_ref (repository);
  self->table = table;
  self->rows = df_list_rows_new (repository, table, (void (*) (gpointer)) df_record_list_sorted, self);
  self->sieve = df_list_sieve_new (repository, table, events, self);
  self->preload = df_record_list_default_preload (df_repository_get_catalog (repository), table);
  df_record_list_update (self);
  g_signal_connect_object (repository, "changed", G_CALLBACK (df_record_list_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
df_record_list_restrict (DfRecordList *self,
                         GArray       *ids,
                         gboolean      only)
{
  g_return_if_fail (DF_IS_RECORD_LIST (self));

  g_clear_pointer (&self->restricted, g_hash_table_unref);
  self->only = only;
  if (ids != NULL)
    {
      self->restricted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      for (guint i = 0; i < ids->len; i++)
        g_hash_table_add (self->restricted, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
    }
  df_record_list_update (self);
}

const DfTable *
df_record_list_get_table (DfRecordList *self)
{
  g_return_val_if_fail (DF_IS_RECORD_LIST (self), NULL);

  return self->table;
}

void
df_record_list_set_preload (DfRecordList *self,
                            const char   *paths)
{
  g_return_if_fail (DF_IS_RECORD_LIST (self));

  g_free (self->preload);
  self->preload = g_strdup (paths);
}

void
df_record_list_add_preload (DfRecordList *self,
                            const char   *paths)
{
  g_auto(GStrv) known = NULL;
  g_auto(GStrv) words = NULL;

  g_return_if_fail (DF_IS_RECORD_LIST (self));
  g_return_if_fail (paths != NULL);

  known = g_strsplit (self->preload != NULL ? self->preload : "", " ", -1);
  words = g_strsplit (paths, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) known, words[i]))
      {
        g_autofree char *before = g_steal_pointer (&self->preload);

        self->preload = g_strdup_printf ("%s %s", before != NULL ? before : "", words[i]);
      }
}

void
df_record_list_set_search (DfRecordList *self,
                           const char   *words)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (DF_IS_RECORD_LIST (self));

  stripped = words != NULL ? g_strstrip (g_strdup (words)) : NULL;
  if (stripped != NULL && *stripped == '\0')
    g_clear_pointer (&stripped, g_free);
  if (g_strcmp0 (stripped, self->search) == 0)
    return;
  g_free (self->search);
  self->search = g_steal_pointer (&stripped);
  df_list_rows_set_search (self->rows, self->search);
  /* Meanwhile what was seen stays. */
  if (!df_list_rows_is_waiting (self->rows))
    df_record_list_update (self);
  df_record_list_tell_waiting (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

gboolean
df_record_list_is_waiting (DfRecordList *self)
{
  g_return_val_if_fail (DF_IS_RECORD_LIST (self), FALSE);

  return df_list_rows_is_waiting (self->rows);
}

GPtrArray *
df_record_list_dup_best (DfRecordList *self,
                         guint         n)
{
  g_autoptr(GArray) ids = NULL;

  g_return_val_if_fail (DF_IS_RECORD_LIST (self), NULL);

  ids = df_list_rows_choose (self->rows, n);

  return df_record_list_read (self, (gint64 *) ids->data, ids->len);
}

void
df_record_list_search_titles (DfRecordList *self)
{
  g_return_if_fail (DF_IS_RECORD_LIST (self));
  g_return_if_fail (self->search == NULL);

  df_list_rows_search_titles (self->rows);
}

const char *
df_record_list_get_search (DfRecordList *self)
{
  g_return_val_if_fail (DF_IS_RECORD_LIST (self), NULL);

  return self->search;
}

guint
df_record_list_get_total (DfRecordList *self)
{
  g_return_val_if_fail (DF_IS_RECORD_LIST (self), 0);

  return df_list_rows_count (self->rows);
}

guint
df_record_list_count_restricted (DfRecordList *self)
{
  guint n, n_restricted;

  g_return_val_if_fail (DF_IS_RECORD_LIST (self), 0);

  n = df_list_rows_count (self->rows);
  n_restricted = self->restricted != NULL ? MIN (g_hash_table_size (self->restricted), n) : 0;

  return self->restricted != NULL && self->only ? n_restricted : n - n_restricted;
}

void
df_record_list_set_order (DfRecordList *self,
                          const char   *order,
                          gboolean      descending)
{
  gboolean turned;

  g_return_if_fail (DF_IS_RECORD_LIST (self));
  g_return_if_fail (order != NULL);

  turned = self->descending != descending;
  self->descending = descending;
  if (df_list_rows_set_order (self->rows, order))
    {
      df_list_sieve_forget_places (self->sieve);
      df_record_list_update (self);
    }
  else if (turned)
    df_record_list_update (self);
  if (turned)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
}

gint64
df_record_list_get_id (DfRecordList *self,
                       guint         position)
{
  g_return_val_if_fail (DF_IS_RECORD_LIST (self), 0);

  return position < df_record_list_count_shown (self) ? g_array_index (self->shown, gint64, position) : 0;
}

guint
df_record_list_find (DfRecordList *self,
                     DfRecord     *record)
{
  guint place;

  g_return_val_if_fail (DF_IS_RECORD_LIST (self), G_MAXUINT);
  g_return_val_if_fail (DF_IS_RECORD (record), G_MAXUINT);

  place = df_ids_find (self->shown, df_record_get_id (record));
  if (place != G_MAXUINT && place >= df_record_list_count_shown (self))
    df_record_list_release (self);

  return place;
}

void
df_record_list_set_many (DfRecordList *self,
                         guint         n_rows)
{
  g_return_if_fail (DF_IS_RECORD_LIST (self));

  df_list_rows_set_many (self->rows, n_rows);
  df_list_sieve_forget_places (self->sieve);
  df_record_list_update (self);
}
