/* df-clash-book.c
 *
 * The plan of an open festival and its clashes, followed from change to change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clashes-private.h"

#include <string.h>

#include "festival/df-festival-catalog.h"
#include "festival/df-plan-read.h"
#include "store/df-rows.h"

/* More rows than this are read anew all together. */
#define MANY_CHANGES 500

/* Performers, stages and events that a change touched: sets of ids. */
typedef struct
{
  GHashTable *performers;
  GHashTable *stages;
  GHashTable *events;
} DfTouched;

static void
df_touched_add (GHashTable *set,
                gint64      id)
{
  if (id != 0)
    g_hash_table_add (set, (gpointer) (gintptr) id);
}

static void
df_touched_clear (DfTouched *self)
{
  g_hash_table_unref (self->performers);
  g_hash_table_unref (self->stages);
  g_hash_table_unref (self->events);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DfTouched, df_touched_clear)

/* --- reading ------------------------------------------------------------------------------------------------------------------------------- */

void
df_clash_book_free (DfClashBook *self)
{
  df_plan_free (self->plan);
  g_array_unref (self->clashes);
  g_array_unref (self->links);
  g_free (self);
}

static const DfTable *
df_clash_book_links_table (void)
{
  return df_catalog_find_table (df_festival_catalog (), "performers_events");
}

static gboolean
df_clash_book_read_links (DfClashBook   *self,
                          DfRepository  *repository,
                          GError       **error)
{
  g_autoptr(DfRows) rows = df_rows_new (repository, df_clash_book_links_table (), "id performer_id event_id", NULL, error);
  GError *problem = NULL;

  if (rows == NULL)
    return FALSE;
  while (df_rows_next (rows, &problem))
    {
      DfClashLink link = { df_rows_get_integer (rows, 0), df_rows_get_integer (rows, 1), df_rows_get_integer (rows, 2) };

      g_array_append_val (self->links, link);
    }
  if (problem != NULL)
    g_propagate_error (error, problem);

  return problem == NULL;
}

DfClashBook *
df_clash_book_read (DfRepository  *repository,
                    GError       **error)
{
  g_autoptr(DfClashBook) self = g_new0 (DfClashBook, 1);
  GArray *clashes;

  self->plan = df_plan_new ();
  self->clashes = g_array_new (FALSE, FALSE, sizeof (DfClash));
  self->links = g_array_new (FALSE, FALSE, sizeof (DfClashLink));
  if (!df_clash_book_read_links (self, repository, error))
    return NULL;
  clashes = df_plan_read_clashes (self->plan, repository, error);
  if (clashes == NULL)
    return NULL;
  g_array_unref (self->clashes);
  self->clashes = clashes;

  return g_steal_pointer (&self);
}

/* --- what a change touched -------------------------------------------------------------------------------------------------------------------- */

static void
df_clash_book_touch_event (DfClashBook *self,
                           gint64       event,
                           DfTouched   *touched)
{
  g_autoptr(GArray) performers = df_plan_list_performers (self->plan, event);
  DfPlanEvent facts;

  df_touched_add (touched->events, event);
  for (guint i = 0; i < performers->len; i++)
    df_touched_add (touched->performers, g_array_index (performers, gint64, i));
  if (df_plan_get_event (self->plan, event, &facts))
    df_touched_add (touched->stages, facts.stage);
}

static int
df_clash_link_compare (gconstpointer a,
                       gconstpointer b)
{
  gint64 first = ((const DfClashLink *) a)->id;
  gint64 second = ((const DfClashLink *) b)->id;

  return first < second ? -1 : first > second;
}

/* Where the link @id is, or would be. */
static guint
df_clash_book_find_link (DfClashBook *self,
                         gint64       id)
{
  guint low = 0;
  guint high = self->links->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (df_clash_link_compare (&g_array_index (self->links, DfClashLink, middle), &id) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
df_clash_book_drop_link (DfClashBook *self,
                         guint        position,
                         DfTouched   *touched)
{
  DfClashLink *link = &g_array_index (self->links, DfClashLink, position);

  df_touched_add (touched->performers, link->performer);
  df_plan_unlink (self->plan, link->performer, link->event);
  g_array_remove_index (self->links, position);
}

/* The link as it is now, if it is. */
static gboolean
df_clash_book_follow_link (DfClashBook  *self,
                           DfRepository *repository,
                           gint64        id,
                           DfTouched    *touched)
{
  g_autoptr(DfRows) rows = df_rows_new_where (repository, df_clash_book_links_table (), "id performer_id event_id", "id", &DF_VALUE_INTEGER (id), NULL);
  g_autoptr(GError) error = NULL;
  guint position = df_clash_book_find_link (self, id);

  if (rows == NULL)
    return FALSE;
  if (position < self->links->len && g_array_index (self->links, DfClashLink, position).id == id)
    df_clash_book_drop_link (self, position, touched);
  if (df_rows_next (rows, &error))
    {
      DfClashLink link = { id, df_rows_get_integer (rows, 1), df_rows_get_integer (rows, 2) };

      g_array_insert_val (self->links, position, link);
      df_plan_link (self->plan, link.performer, link.event);
      df_touched_add (touched->performers, link.performer);
    }

  return error == NULL;
}

/* Records before links: a link needs both its ends. Whatever a settings row says may change everything. */
static gboolean
df_clash_book_follow_row (DfClashBook    *self,
                          DfRepository   *repository,
                          const DfChange *change,
                          DfTouched      *touched)
{
  const char *table = change->table->name;

  if (g_str_equal (table, "events"))
    {
      df_clash_book_touch_event (self, change->id, touched);
      if (!df_plan_read_event (self->plan, repository, change->id, NULL))
        return FALSE;
      df_clash_book_touch_event (self, change->id, touched);
      return TRUE;
    }
  if (g_str_equal (table, "performers"))
    {
      df_touched_add (touched->performers, change->id);
      return df_plan_read_performer (self->plan, repository, change->id, NULL);
    }
  if (g_str_equal (table, "stages"))
    {
      df_touched_add (touched->stages, change->id);
      return df_plan_read_stage (self->plan, repository, change->id, NULL);
    }

  return g_str_equal (table, "accepted_clashes") || df_table_is_link (change->table);
}

/* Stages first: an event is put on one that is there. */
static gboolean
df_clash_book_follow_rows (DfClashBook  *self,
                           DfRepository *repository,
                           GArray       *changes,
                           DfTouched    *touched)
{
  static const char *const order[] = { "stages", "performers", "events", "performers_events" };

  for (guint i = 0; i < changes->len; i++)
    {
      const char *table = g_array_index (changes, DfChange, i).table->name;

      if (g_str_equal (table, "festival") || g_str_equal (table, "transfers"))
        return FALSE;
    }
  for (guint n = 0; n < G_N_ELEMENTS (order); n++)
    for (guint i = 0; i < changes->len; i++)
      {
        const DfChange *change = &g_array_index (changes, DfChange, i);

        if (!g_str_equal (change->table->name, order[n]))
          continue;
        if (n == G_N_ELEMENTS (order) - 1 ? !df_clash_book_follow_link (self, repository, change->id, touched)
                                          : !df_clash_book_follow_row (self, repository, change, touched))
          return FALSE;
      }

  return TRUE;
}

/* --- clashes -------------------------------------------------------------------------------------------------------------------------------- */

guint
df_clash_book_find (GArray      *clashes,
                    DfClashRule  rule,
                    gint64       subject,
                    guint       *n)
{
  DfClash wanted = { .rule = rule, .subject = subject, .events = { G_MININT64, G_MININT64 } };
  guint low = 0;
  guint high = clashes->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (df_clash_compare (&g_array_index (clashes, DfClash, middle), &wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *n = 0;
  while (low + *n < clashes->len && g_array_index (clashes, DfClash, low + *n).rule == rule &&
         g_array_index (clashes, DfClash, low + *n).subject == subject)
    (*n)++;

  return low;
}

/* In the place of @n clashes from @position come @found; a long array is moved once. */
static void
df_clash_book_splice (DfClashBook *self,
                      guint        position,
                      guint        n,
                      GArray      *found,
                      GArray      *touched)
{
  guint common = MIN (n, found->len);

  if (n > 0)
    g_array_append_vals (touched, &g_array_index (self->clashes, DfClash, position), n);
  if (found->len > 0)
    g_array_append_vals (touched, found->data, found->len);
  if (common > 0)
    memcpy (&g_array_index (self->clashes, DfClash, position), found->data, common * sizeof (DfClash));
  if (n > common)
    g_array_remove_range (self->clashes, position + common, n - common);
  else if (found->len > common)
    g_array_insert_vals (self->clashes, position + common, &g_array_index (found, DfClash, common), found->len - common);
}

/* In the place of those of one rule and subject come those of @found. */
static void
df_clash_book_replace (DfClashBook *self,
                       DfClashRule  rule,
                       gint64       subject,
                       GArray      *found,
                       GArray      *touched)
{
  g_autoptr(GArray) of_rule = g_array_new (FALSE, FALSE, sizeof (DfClash));
  guint n;
  guint position = df_clash_book_find (self->clashes, rule, subject, &n);

  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, DfClash, i).rule == rule)
      g_array_append_vals (of_rule, &g_array_index (found, DfClash, i), 1);
  df_clash_book_splice (self, position, n, of_rule, touched);
}

static void
df_clash_book_look_at_owners (DfClashBook *self,
                              GHashTable  *owners,
                              gboolean     stages,
                              GArray      *touched)
{
  static const DfClashRule of_stages[] = { DF_CLASH_STAGE, DF_CLASH_CHANGEOVER, DF_CLASH_CURFEW };
  static const DfClashRule of_performers[] = { DF_CLASH_PERFORMER, DF_CLASH_TRANSFER };
  const DfClashRule *rules = stages ? of_stages : of_performers;
  guint n_rules = stages ? G_N_ELEMENTS (of_stages) : G_N_ELEMENTS (of_performers);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (DfClash));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, owners);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_array_set_size (found, 0);
      if (stages)
        df_plan_find_stage (self->plan, (gint64) (gintptr) id, found);
      else
        df_plan_find_performer (self->plan, (gint64) (gintptr) id, found);
      for (guint i = 0; i < n_rules; i++)
        df_clash_book_replace (self, rules[i], (gint64) (gintptr) id, found, touched);
    }
}

/* An event is outside or not: its place among those that are, by its id. */
static void
df_clash_book_look_at_outside (DfClashBook *self,
                               gint64       event,
                               GArray      *touched)
{
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (DfClash));
  guint n;
  guint position = df_clash_book_find (self->clashes, DF_CLASH_OUTSIDE, 1, &n);
  guint end = position + n;

  while (position < end && g_array_index (self->clashes, DfClash, position).events[0] < event)
    position++;
  df_plan_find_outside (self->plan, event, found);
  df_clash_book_splice (self, position, position < end && g_array_index (self->clashes, DfClash, position).events[0] == event ? 1 : 0, found, touched);
}

static gboolean
df_clash_book_has_acceptance (GArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_str_equal (g_array_index (changes, DfChange, i).table->name, "accepted_clashes"))
      return TRUE;

  return FALSE;
}

static void
df_clash_book_touch_accepted (DfClashBook *self,
                              GArray      *touched)
{
  for (guint i = 0; i < self->clashes->len; i++)
    if (g_array_index (self->clashes, DfClash, i).accepted != 0)
      g_array_append_vals (touched, &g_array_index (self->clashes, DfClash, i), 1);
}

gboolean
df_clash_book_follow (DfClashBook  *self,
                      DfRepository *repository,
                      GArray       *changes,
                      GArray       *touched)
{
  g_auto(DfTouched) owners = { g_hash_table_new (NULL, NULL), g_hash_table_new (NULL, NULL), g_hash_table_new (NULL, NULL) };
  GHashTableIter iter;
  gpointer id;

  if (changes == NULL || changes->len > MANY_CHANGES || !df_clash_book_follow_rows (self, repository, changes, &owners))
    return FALSE;

  df_clash_book_look_at_owners (self, owners.performers, FALSE, touched);
  df_clash_book_look_at_owners (self, owners.stages, TRUE, touched);
  g_hash_table_iter_init (&iter, owners.events);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    df_clash_book_look_at_outside (self, (gint64) (gintptr) id, touched);

  if (!df_clash_book_has_acceptance (changes))
    return df_plan_read_accepted (self->plan, repository, self->clashes, NULL);

  df_clash_book_touch_accepted (self, touched);
  if (!df_plan_read_accepted (self->plan, repository, self->clashes, NULL))
    return FALSE;
  df_clash_book_touch_accepted (self, touched);

  return TRUE;
}
