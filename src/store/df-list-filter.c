/* df-list-filter.c
 *
 * What a list is narrowed to besides its search: which of its rows pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/df-list-filter-private.h"

#include "store/df-list-worker-private.h"
#include "store/df-repository-private.h"

/* Beyond so many changes, asking all rows again is quicker than following each. */
#define MAX_FOLLOWED 1000

struct _DfListFilter
{
  DfRepository    *repository;   /* not owned: the list owns it */
  const DfTable   *table;        /* static */
  char            *words;
  DfListCondition *condition;
  GPtrArray       *sets;         /* (element-type DfIdSet): those that services provide; who is in all of them passes */
  DfListOrder     *links;        /* (nullable): whose each link is that the condition asks about */
  DfIdSet         *passing;      /* (nullable): who passes by the condition; NULL until that is read */

  DfListWorker    *worker;       /* (nullable): reads it; until then they pass that passed before */
  GArray          *meanwhile;    /* (element-type DfChange): what was written since */
  gboolean         is_stale;     /* and that was more than can be followed */
  void           (*known)   (gpointer data);
  void           (*touched) (gpointer data, GArray *ids);
  gpointer         data;
};

/* What a thread found. */
typedef struct
{
  DfListOrder *links;
  DfIdSet     *passing;
} DfListFound;

/* What it is asked. */
typedef struct
{
  const DfTable *table;
  char          *words;
} DfListQuestion;

static void
df_list_question_free (gpointer data)
{
  DfListQuestion *self = data;

  g_free (self->words);
  g_free (self);
}

static void
df_list_found_free (gpointer data)
{
  DfListFound *self = data;

  g_clear_pointer (&self->links, df_list_order_free);
  g_clear_object (&self->passing);
  g_free (self);
}

/* --- reading in a thread ------------------------------------------------------------------------------------------------------------------ */

static gpointer
df_list_filter_run (DfRepository *repository,
                    gpointer      question,
                    GCancellable *cancellable)
{
  DfListQuestion *self = question;
  DfListCondition *condition = df_list_condition_new (df_repository_get_catalog (repository), self->table, self->words);
  DfListFound *found = g_new0 (DfListFound, 1);

  found->links = df_list_condition_read_links (condition, repository);
  found->passing = df_list_condition_read (condition, repository, cancellable);
  df_list_condition_free (condition);
  if (found->passing == NULL)
    g_clear_pointer (&found, df_list_found_free);

  return found;
}

static void
df_list_filter_take_links (DfListFilter *self,
                           DfListOrder  *links)
{
  g_clear_pointer (&self->links, df_list_order_free);
  self->links = links;
  if (links != NULL)
    df_list_order_set_repository (links, self->repository);
}

static void
df_list_filter_worked (gpointer filter,
                       gpointer result)
{
  DfListFilter *self = filter;
  DfListFound *found = result;
  g_autoptr(GArray) meanwhile = g_steal_pointer (&self->meanwhile);
  g_autoptr(GArray) touched = NULL;

  self->worker = NULL;
  /* What cannot be read stays as it is, until the file is looked at again. */
  if (found == NULL)
    {
      df_repository_fall_behind (self->repository, NULL);
      return;
    }

  df_list_filter_take_links (self, g_steal_pointer (&found->links));
  g_set_object (&self->passing, found->passing);
  df_list_found_free (found);

  touched = df_changes_list_ids (meanwhile, self->table);
  df_list_filter_list_touched (self, meanwhile, touched);
  if (self->is_stale || (touched->len > 0 && !df_list_condition_read_again (self->condition, self->repository, touched, self->passing)))
    df_list_filter_read (self, TRUE);
  else
    self->known (self->data);
}

static void
df_list_filter_stop (DfListFilter *self)
{
  g_clear_pointer (&self->worker, df_list_worker_cancel);
  g_clear_pointer (&self->meanwhile, g_array_unref);
  self->is_stale = FALSE;
}

void
df_list_filter_read (DfListFilter *self,
                     gboolean      in_thread)
{
  DfIdSet *passing;

  df_list_filter_stop (self);
  if (!df_list_condition_asks (self->condition))
    return;

  if (in_thread)
    {
      DfListQuestion *question = g_new0 (DfListQuestion, 1);

      question->table = self->table;
      question->words = g_strdup (self->words);
      self->meanwhile = g_array_new (FALSE, FALSE, sizeof (DfChange));
      self->worker = df_list_worker_begin (self->repository, df_list_filter_run, question, df_list_question_free, df_list_found_free,
                                           df_list_filter_worked, self);
      return;
    }

  df_list_filter_take_links (self, df_list_condition_read_links (self->condition, self->repository));
  passing = df_list_condition_read (self->condition, self->repository, NULL);
  if (passing == NULL)
    return;
  g_clear_object (&self->passing);
  self->passing = passing;
}

/* --- services ---------------------------------------------------------------------------------------------------------------------------- */

static void
df_list_filter_provided_cb (DfListFilter *self,
                            GArray       *ids)
{
  if (ids != NULL)
    self->touched (self->data, ids);
  else
    self->known (self->data);
}

static void
df_list_filter_take_sets (DfListFilter *self)
{
  g_autoptr(GArray) terms = df_filter_parse (df_repository_get_catalog (self->repository), self->table, self->words);

  for (guint i = 0; i < terms->len; i++)
    {
      const DfField *declared = g_array_index (terms, DfFilterTerm, i).filter.declared;
      DfIdSet *set;

      if (declared == NULL || declared->provide == NULL)
        continue;
      set = declared->provide (G_OBJECT (self->repository), self->table);
      g_signal_connect_swapped (set, "changed", G_CALLBACK (df_list_filter_provided_cb), self);
      g_ptr_array_add (self->sets, set);
    }
}

/* --- what the rows ask for ----------------------------------------------------------------------------------------------------------------- */

DfListFilter *
df_list_filter_new (DfRepository  *repository,
                    const DfTable *table,
                    const char    *words,
                    gboolean       in_thread,
                    void         (*known) (gpointer data),
                    void         (*touched) (gpointer data, GArray *ids),
                    gpointer       data)
{
  DfListFilter *self = g_new0 (DfListFilter, 1);

  self->repository = repository;
  self->table = table;
  self->words = g_strdup (words);
  self->condition = df_list_condition_new (df_repository_get_catalog (repository), table, words);
  self->sets = g_ptr_array_new_with_free_func (g_object_unref);
  self->known = known;
  self->touched = touched;
  self->data = data;
  df_list_filter_take_sets (self);
  df_list_filter_read (self, in_thread);

  return self;
}

void
df_list_filter_free (DfListFilter *self)
{
  df_list_filter_stop (self);
  for (guint i = 0; i < self->sets->len; i++)
    g_signal_handlers_disconnect_by_data (self->sets->pdata[i], self);
  g_ptr_array_unref (self->sets);
  g_clear_pointer (&self->links, df_list_order_free);
  g_clear_object (&self->passing);
  df_list_condition_free (self->condition);
  g_free (self->words);
  g_free (self);
}

gboolean
df_list_filter_is_known (DfListFilter *self)
{
  return self->passing != NULL || !df_list_condition_asks (self->condition);
}

gboolean
df_list_filter_passes (DfListFilter *self,
                       gint64        id)
{
  if (!df_list_filter_is_known (self) || (self->passing != NULL && !df_id_set_contains (self->passing, id)))
    return FALSE;
  for (guint i = 0; i < self->sets->len; i++)
    if (!df_id_set_contains (self->sets->pdata[i], id))
      return FALSE;

  return TRUE;
}

void
df_list_filter_list_touched (DfListFilter *self,
                             GArray       *changes,
                             GArray       *touched)
{
  g_autoptr(GArray) owners = NULL;

  if (self->worker != NULL && changes != NULL && self->meanwhile->len + changes->len <= MAX_FOLLOWED)
    g_array_append_vals (self->meanwhile, changes->data, changes->len);
  else if (self->worker != NULL)
    self->is_stale = TRUE;
  if (self->links == NULL || changes == NULL)
    return;

  owners = df_list_order_list_touched (self->links, changes);
  g_array_append_vals (touched, owners->data, owners->len);
}

gboolean
df_list_filter_follow (DfListFilter *self,
                       GArray       *ids)
{
  if (self->passing == NULL || !df_list_condition_asks (self->condition))
    return TRUE;

  return df_list_condition_read_again (self->condition, self->repository, ids, self->passing);
}
