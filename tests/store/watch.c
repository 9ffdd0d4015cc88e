/* watch.c
 *
 * Keeps what the signals told, and compares it with what there is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "watch.h"

#include "record/df-filter.h"

#include <string.h>

typedef struct
{
  GListModel    *model;
  GArray        *mirror;       /* ids, moved by items-changed alone */
  char          *order;        /* of a DfRecordList */
  gboolean       descending;
  DfAssociation *left_out;     /* of a list of candidates */
} WatchedModel;

typedef struct
{
  DfRecord    *record;
  GParamSpec **properties;
  guint        n_properties;
  char       **last;           /* as last notified */
} WatchedRecord;

/* --- models ---------------------------------------------------------------------------------------------------------- */

static gint64
get_id_at (GListModel *model,
           guint       position)
{
  g_autoptr(DfRecord) record = g_list_model_get_item (model, position);

  return df_record_get_id (record);
}

static void
spliced_cb (GListModel   *model,
            guint         position,
            guint         removed,
            guint         added,
            WatchedModel *watched)
{
  g_assert_cmpuint (position + removed, <=, watched->mirror->len);
  if (removed > 0)
    g_array_remove_range (watched->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = get_id_at (model, position + i);

      g_array_insert_val (watched->mirror, position + i, id);
    }
  g_assert_cmpuint (watched->mirror->len, ==, g_list_model_get_n_items (model));
}

static void
watched_model_free (gpointer data)
{
  WatchedModel *watched = data;

  g_signal_handlers_disconnect_by_data (watched->model, watched);
  g_object_unref (watched->model);
  g_clear_object (&watched->left_out);
  g_array_unref (watched->mirror);
  g_free (watched->order);
  g_free (watched);
}

static WatchedModel *
watch_model (Watch      *self,
             GListModel *model)
{
  WatchedModel *watched = g_new0 (WatchedModel, 1);

  watched->model = model;
  watched->mirror = g_array_new (FALSE, FALSE, sizeof (gint64));
  spliced_cb (model, 0, 0, g_list_model_get_n_items (model), watched);
  g_signal_connect (model, "items-changed", G_CALLBACK (spliced_cb), watched);
  g_ptr_array_add (self->models, watched);

  return watched;
}

void
watch_list (Watch         *self,
            const DfTable *table)
{
  watch_model (self, G_LIST_MODEL (df_repository_list (self->repository, table)))->order = g_strdup (table->order);
}

void
watch_linked (Watch            *self,
              DfRecord         *owner,
              const DfRelation *relation)
{
  watch_model (self, G_LIST_MODEL (df_repository_list_linked (self->repository, owner, relation->name)));
}

void
watch_candidates (Watch            *self,
                  DfRecord         *owner,
                  const DfRelation *relation)
{
  DfAssociation *association = df_repository_list_linked (self->repository, owner, relation->name);
  WatchedModel *watched = watch_model (self, df_association_list_candidates (association));

  watched->left_out = association;
  watched->order = g_strdup (relation->other->order);
}

static GArray *
list_expected (WatchedModel *watched,
               Oracle       *oracle)
{
  const DfRelation *relation = NULL;
  DfRecordList *list;
  DfRecord *owner;

  if (DF_IS_ASSOCIATION (watched->model))
    {
      owner = df_association_get_owner (DF_ASSOCIATION (watched->model));
      return oracle_list_linked (oracle, df_association_get_relation (DF_ASSOCIATION (watched->model)), df_record_get_id (owner));
    }

  list = DF_RECORD_LIST (watched->model);
  if (watched->left_out != NULL)
    relation = df_association_get_relation (watched->left_out);
  owner = watched->left_out != NULL ? df_association_get_owner (watched->left_out) : NULL;

  return oracle_list (oracle, df_record_list_get_table (list), watched->order, watched->descending, df_record_list_get_search (list),
                      df_record_list_get_filter (list), relation, owner != NULL ? df_record_get_id (owner) : 0);
}

static void
assert_model (WatchedModel *watched,
              Oracle       *oracle,
              GHashTable   *objects)
{
  g_autoptr(GArray) expected = list_expected (watched, oracle);

  g_assert_cmpuint (g_list_model_get_n_items (watched->model), ==, expected->len);
  g_assert_cmpuint (watched->mirror->len, ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      g_autoptr(DfRecord) record = g_list_model_get_item (watched->model, i);
      gint64 id = g_array_index (expected, gint64, i);
      OracleRow *row = oracle_find (oracle, df_record_get_table (record), id);
      DfRecord *held = g_hash_table_lookup (objects, row);

      g_assert_cmpint (df_record_get_id (record), ==, id);
      g_assert_cmpint (g_array_index (watched->mirror, gint64, i), ==, id);
      g_assert_cmpstr (df_record_get_title (record), ==, row->values[df_record_get_table (record)->title].text);
      g_assert_true (held == NULL || held == record);
      if (DF_IS_RECORD_LIST (watched->model))
        g_assert_cmpuint (df_record_list_find (DF_RECORD_LIST (watched->model), record), ==, i);
    }
  if (DF_IS_RECORD_LIST (watched->model))
    {
      DfRecordList *list = DF_RECORD_LIST (watched->model);
      g_autoptr(GArray) all = oracle_list (oracle, df_record_list_get_table (list), "name", FALSE, NULL, NULL, NULL, 0);

      g_assert_cmpuint (df_record_list_get_total (list), ==, all->len);
    }
}

/* --- records --------------------------------------------------------------------------------------------------------- */

static char *
describe_property (DfRecord   *record,
                   GParamSpec *pspec)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (record), pspec->name, &value);
  if (G_VALUE_HOLDS_STRING (&value))
    return g_value_dup_string (&value);
  if (!G_VALUE_HOLDS_OBJECT (&value))
    return g_strdup_value_contents (&value);
  if (g_value_get_object (&value) == NULL)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, df_record_get_id (g_value_get_object (&value)));
}

static void
notified_cb (DfRecord      *record,
             GParamSpec    *pspec,
             WatchedRecord *watched)
{
  for (guint i = 0; i < watched->n_properties; i++)
    if (watched->properties[i] == pspec)
      {
        g_free (watched->last[i]);
        watched->last[i] = describe_property (record, pspec);
      }
}

static void
watched_record_free (gpointer data)
{
  WatchedRecord *watched = data;

  g_signal_handlers_disconnect_by_data (watched->record, watched);
  g_object_unref (watched->record);
  for (guint i = 0; i < watched->n_properties; i++)
    g_free (watched->last[i]);
  g_free (watched->last);
  g_free (watched->properties);
  g_free (watched);
}

void
watch_record (Watch    *self,
              DfRecord *record)
{
  WatchedRecord *watched;

  for (guint i = 0; i < self->records->len; i++)
    if (((WatchedRecord *) self->records->pdata[i])->record == record)
      return;

  watched = g_new0 (WatchedRecord, 1);
  watched->record = g_object_ref (record);
  watched->properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (record), &watched->n_properties);
  watched->last = g_new0 (char *, watched->n_properties);
  for (guint i = 0; i < watched->n_properties; i++)
    watched->last[i] = describe_property (record, watched->properties[i]);
  g_signal_connect (record, "notify", G_CALLBACK (notified_cb), watched);
  g_ptr_array_add (self->records, watched);
}

static void
assert_as_notified (WatchedRecord *watched)
{
  for (guint i = 0; i < watched->n_properties; i++)
    {
      g_autofree char *now = describe_property (watched->record, watched->properties[i]);

      if (g_strcmp0 (now, watched->last[i]) != 0)
        g_error ("%s of %s %" G_GINT64_FORMAT " became “%s” and was last told as “%s”", watched->properties[i]->name,
                 G_OBJECT_TYPE_NAME (watched->record), df_record_get_id (watched->record), now, watched->last[i]);
    }
}

static void
assert_record (WatchedRecord *watched,
               Oracle        *oracle,
               GHashTable    *objects)
{
  const DfTable *table = df_record_get_table (watched->record);
  OracleRow *row = oracle_find (oracle, table, df_record_get_id (watched->record));

  assert_as_notified (watched);
  g_assert_true (df_record_is_deleted (watched->record) == (row == NULL && df_record_get_id (watched->record) != 0));
  if (row == NULL)
    return;

  g_assert_true (g_hash_table_insert (objects, row, watched->record));
  for (guint i = 0; i < table->n_columns; i++)
    {
      const DfValue *value = df_record_get_value (watched->record, table->columns[i]->name);

      g_assert_cmpstr (value->text, ==, row->values[i].text);
      g_assert_cmpint (value->integer, ==, row->values[i].integer);
    }
  for (guint i = 0; i < table->n_derived; i++)
    {
      g_autofree char *expected = oracle_derive (oracle, table, table->derived[i]->name, row->id);
      g_autofree char *now = describe_property (watched->record,
                                                g_object_class_find_property (G_OBJECT_GET_CLASS (watched->record), table->derived[i]->name));

      g_assert_cmpstr (now, ==, expected);
    }
}

/* --- all of it ------------------------------------------------------------------------------------------------------- */

Watch *
watch_new (DfRepository *repository)
{
  Watch *self = g_new0 (Watch, 1);

  self->repository = g_object_ref (repository);
  self->models = g_ptr_array_new_with_free_func (watched_model_free);
  self->records = g_ptr_array_new_with_free_func (watched_record_free);

  return self;
}

void
watch_free (Watch *self)
{
  g_ptr_array_unref (self->models);
  g_ptr_array_unref (self->records);
  g_object_unref (self->repository);
  g_free (self);
}

void
watch_drop (Watch *self,
            GRand *random)
{
  GPtrArray *watched = g_rand_boolean (random) ? self->models : self->records;

  if (watched->len > 0)
    g_ptr_array_remove_index (watched, g_rand_int_range (random, 0, watched->len));
}

/* A field, a relation or a declared order, or two of them. */
static char *
pick_order (Watch         *self,
            const DfTable *table,
            GRand         *random)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  const DfRelation *relation;
  const char *one;
  const char *other;

  g_ptr_array_add (words, (char *) "name");
  g_ptr_array_add (words, (char *) "guid");
  for (guint i = 0; (relation = df_catalog_get_relation (df_repository_get_catalog (self->repository), table, i)) != NULL; i++)
    g_ptr_array_add (words, (char *) relation->name);
  for (guint i = 0; i < table->n_orders; i++)
    g_ptr_array_add (words, (char *) table->orders[i]->name);

  one = words->pdata[g_rand_int_range (random, 0, words->len)];
  other = words->pdata[g_rand_int_range (random, 0, words->len)];

  return g_rand_boolean (random) ? g_strdup (one) : g_strdup_printf ("%s %s", one, other);
}

/* None, or one or two of those that there are: without linked ones, without a value or with one. */
static char *
pick_filter (Watch         *self,
             const DfTable *table,
             GRand         *random)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) filters = df_filter_list (df_repository_get_catalog (self->repository), table);
  const char *one;
  const char *other;

  for (guint i = 0; i < filters->len; i++)
    {
      const DfFilter *filter = &g_array_index (filters, DfFilter, i);

      if (filter->declared != NULL && filter->declared->provide != NULL)
        continue;
      g_ptr_array_add (words, df_filter_format_word (filter, NULL));
      for (gint64 id = 1; id < 4 && filter->column >= 0; id++)
        g_ptr_array_add (words, df_filter_format_word (filter, &DF_VALUE_INTEGER (id)));
    }
  one = words->pdata[g_rand_int_range (random, 0, words->len)];
  other = words->pdata[g_rand_int_range (random, 0, words->len)];

  return g_rand_boolean (random) ? g_strdup (one) : g_strdup_printf ("%s %s", one, other);
}

void
watch_turn (Watch *self,
            GRand *random)
{
  static const char *const words[] = { NULL, "a", "e z", "ÉMI", "the", "x y z", " ", "ss", "nobody" };
  WatchedModel *watched;

  if (self->models->len == 0)
    return;
  watched = self->models->pdata[g_rand_int_range (random, 0, self->models->len)];
  if (!DF_IS_RECORD_LIST (watched->model))
    return;

  if (g_rand_int_range (random, 0, 3) == 0)
    {
      g_autofree char *filter = g_rand_int_range (random, 0, 4) != 0 ? pick_filter (self, df_record_list_get_table (DF_RECORD_LIST (watched->model)), random)
                                                                     : NULL;

      df_record_list_set_filter (DF_RECORD_LIST (watched->model), filter);
      return;
    }
  if (g_rand_boolean (random))
    {
      df_record_list_set_search (DF_RECORD_LIST (watched->model), words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      return;
    }
  g_free (watched->order);
  watched->order = pick_order (self, df_record_list_get_table (DF_RECORD_LIST (watched->model)), random);
  watched->descending = g_rand_boolean (random);
  df_record_list_set_order (DF_RECORD_LIST (watched->model), watched->order, watched->descending);
}

DfRecord *
watch_dup_record (Watch         *self,
                  const DfTable *table,
                  GRand         *random)
{
  guint start = self->records->len > 0 ? g_rand_int_range (random, 0, self->records->len) : 0;

  for (guint i = 0; i < self->records->len; i++)
    {
      WatchedRecord *watched = self->records->pdata[(start + i) % self->records->len];

      if (df_record_get_table (watched->record) == table && df_record_get_id (watched->record) != 0)
        return g_object_ref (watched->record);
    }

  return NULL;
}

void
watch_assert (Watch  *self,
              Oracle *oracle)
{
  g_autoptr(GHashTable) objects = g_hash_table_new (NULL, NULL);
  g_autofree char *undo_name = oracle_dup_step_name (oracle, FALSE);
  g_autofree char *redo_name = oracle_dup_step_name (oracle, TRUE);

  if (self->behind)
    return;

  g_assert_cmpstr (df_repository_get_undo_name (self->repository), ==, undo_name);
  g_assert_cmpstr (df_repository_get_redo_name (self->repository), ==, redo_name);
  for (guint i = 0; i < self->records->len; i++)
    assert_record (self->records->pdata[i], oracle, objects);
  for (guint i = 0; i < self->models->len; i++)
    assert_model (self->models->pdata[i], oracle, objects);
}
