/* df-web.c
 *
 * What the original web application knows, from its JSON or its database, as a foreign festival.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-web-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "festival/df-clock.h"
#include "festival/df-day.h"

#define DAY 1440

/* @time: where it could not be read. Each text (nullable). */
typedef struct
{
  gboolean  has_day;
  char     *day;
  gboolean  has_time;
  gint64    starts;
  gint64    ends;
  char     *time;
  gint64    stage_id;
  char     *stage_name;
} DfWebMore;

typedef struct
{
  gint64  performer_id;
  gint64  event_id;
  guint   line;
  guint   column;
  char   *path;
} DfWebPair;

static void
df_web_more_free (gpointer data)
{
  DfWebMore *more = data;

  g_free (more->day);
  g_free (more->time);
  g_free (more->stage_name);
  g_free (more);
}

static void
df_web_pair_free (gpointer data)
{
  DfWebPair *pair = data;

  g_free (pair->path);
  g_free (pair);
}

void
df_web_init (DfWeb    *self,
             DfImport *import)
{
  memset (self, 0, sizeof *self);
  self->foreign = df_foreign_new (import, "web");
  self->more = g_hash_table_new_full (NULL, NULL, NULL, df_web_more_free);
  self->pairs = g_ptr_array_new_with_free_func (df_web_pair_free);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
df_web_clear (DfWeb *self)
{
  g_clear_pointer (&self->foreign, df_foreign_free);
  g_clear_pointer (&self->run.date, g_free);
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->more, g_hash_table_unref);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
}

/* --- records ---------------------------------------------------------------------------------------------------------------------- */

static char *
df_web_format_id (const DfImportTable *table,
                  gint64               id)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, table->table->name, id);
}

static DfForeignRecord *
df_web_find (DfWeb               *self,
             const DfImportTable *table,
             gint64               id)
{
  g_autofree char *key = df_web_format_id (table, id);

  return g_hash_table_lookup (self->ids, key);
}

/* One id with several names is several records, so both are asked. @without_id: what it is known by where it has none. */
static DfForeignRecord *
df_web_add (DfWeb         *self,
            DfImportTable *table,
            gint64         id,
            const char    *name,
            const char    *without_id,
            const char    *pointer)
{
  g_autofree char *folded = df_fold (name != NULL ? name : "");
  g_autofree char *identity = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", id, g_strstrip (folded))
                                      : g_strdup_printf ("%s\n%s", g_strstrip (folded), without_id);
  gboolean is_new;
  DfForeignRecord *record = df_foreign_add (self->foreign, table, identity, name, pointer, &is_new);

  if (record == NULL || !is_new || id == 0)
    return record;

  record->id = id;
  record->key = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  if (df_web_find (self, table, id) == NULL)
    g_hash_table_insert (self->ids, df_web_format_id (table, id), record);

  return record;
}

DfForeignRecord *
df_web_take_stage (DfWeb      *self,
                   gint64      id,
                   const char *name,
                   const char *description,
                   const char *pointer)
{
  DfForeignRecord *stage = df_web_add (self, self->foreign->stages, id, name, "", pointer);

  if (stage != NULL && description != NULL)
    df_foreign_set_text (self->foreign, stage, "description", description, pointer);

  return stage;
}

DfForeignRecord *
df_web_take_performer (DfWeb      *self,
                       gint64      id,
                       const char *name,
                       const char *website,
                       const char *pointer)
{
  g_autofree char *place = g_strdup_printf ("%s/website", pointer);
  DfForeignRecord *performer = df_web_add (self, self->foreign->performers, id, name, "", pointer);

  if (performer != NULL && website != NULL)
    df_foreign_set_text (self->foreign, performer, "website", website, place);

  return performer;
}

/* --- events ------------------------------------------------------------------------------------------------------------------------ */

/* In lower case; NULL for what is no day: (transfer full). */
static char *
df_web_dup_day (const char *day)
{
  g_autofree char *clean = g_strstrip (g_ascii_strdown (day, -1));

  return df_day_read_weekday (clean) != 0 || df_day_is_valid (clean) ? g_steal_pointer (&clean) : NULL;
}

gboolean
df_web_set_day (DfWeb      *self,
                const char *day)
{
  char *clean = df_web_dup_day (day);

  if (clean == NULL)
    return FALSE;

  g_free (self->day);
  self->day = clean;
  return TRUE;
}

static void
df_web_read_day (DfWeb      *self,
                 DfWebMore  *more,
                 const char *day,
                 const char *pointer)
{
  g_autofree char *place = g_strdup_printf ("%s/day", pointer);

  more->has_day = TRUE;
  if (day == NULL || *day == '\0')
    return;

  more->day = df_web_dup_day (day);
  if (more->day == NULL)
    df_import_note (self->foreign->import, place, _("“%.100s” is no weekday such as “friday”; the event has no day."), day);
}

/* Clocks before the festival day starts are the next morning. */
static void
df_web_read_time (DfWeb      *self,
                  DfWebMore  *more,
                  const char *time)
{
  more->has_time = TRUE;
  if (time == NULL || *time == '\0')
    return;

  if (!df_clock_read_range (time, &more->starts, &more->ends))
    {
      more->starts = DF_NOTHING;
      more->ends = DF_NOTHING;
      more->time = g_strdup (time);
    }
  else if (more->starts < self->foreign->import->day_starts_at)
    {
      more->starts += DAY;
      more->ends = more->ends != DF_NOTHING ? more->ends + DAY : DF_NOTHING;
    }
}

static gboolean
df_web_differs (DfForeignRecord  *record,
                const DfWebMore  *before,
                const DfWebMore  *now,
                const DfWebEvent *event)
{
  const char *description = record->values[df_table_find_column (record->table->table, "description")].text;

  return (before->has_day && now->has_day && g_strcmp0 (before->day, now->day) != 0) ||
         (before->has_time && now->has_time &&
          (before->starts != now->starts || before->ends != now->ends || g_strcmp0 (before->time, now->time) != 0)) ||
         (description != NULL && event->description != NULL && strcmp (description, event->description) != 0);
}

/* What this place says and no earlier one did. */
static void
df_web_complete (DfWebMore *before,
                 DfWebMore *now)
{
  if (!before->has_day)
    {
      before->has_day = now->has_day;
      before->day = g_steal_pointer (&now->day);
    }
  if (!before->has_time)
    {
      before->has_time = now->has_time;
      before->starts = now->starts;
      before->ends = now->ends;
      before->time = g_steal_pointer (&now->time);
    }
  if (before->stage_id == 0)
    before->stage_id = now->stage_id;
  if (before->stage_name == NULL)
    before->stage_name = g_steal_pointer (&now->stage_name);
}

static DfWebMore *
df_web_read_more (DfWeb            *self,
                  const DfWebEvent *event,
                  const char       *pointer)
{
  DfWebMore *more = g_new0 (DfWebMore, 1);

  more->starts = DF_NOTHING;
  more->ends = DF_NOTHING;
  more->stage_id = event->stage_id;
  more->stage_name = g_strdup (event->stage_name);
  if (event->has_day)
    df_web_read_day (self, more, event->day, pointer);
  if (event->has_time)
    df_web_read_time (self, more, event->time);

  return more;
}

DfForeignRecord *
df_web_take_event (DfWeb            *self,
                   const DfWebEvent *event,
                   const char       *pointer)
{
  g_autofree char *when = g_strdup_printf ("%s\n%s", event->day != NULL ? event->day : "", event->time != NULL ? event->time : "");
  g_autofree char *place = g_strdup_printf ("%s/description", pointer);
  DfForeignRecord *record = df_web_add (self, self->foreign->events, event->id, event->name, when, pointer);
  DfWebMore *before;
  DfWebMore *now;

  if (record == NULL)
    return NULL;

  now = df_web_read_more (self, event, pointer);
  before = g_hash_table_lookup (self->more, record);
  if (before != NULL && df_web_differs (record, before, now, event))
    df_import_note (self->foreign->import, pointer, _("This event was there before with another time or description; what came first was taken."));

  if (event->description != NULL && record->values[df_table_find_column (record->table->table, "description")].text == NULL)
    df_foreign_set_text (self->foreign, record, "description", event->description, place);

  if (before == NULL)
    {
      g_hash_table_insert (self->more, record, now);
      return record;
    }

  df_web_complete (before, now);
  df_web_more_free (now);
  return record;
}

void
df_web_take_pair (DfWeb  *self,
                  gint64  performer_id,
                  gint64  event_id)
{
  DfWebPair *pair = g_new0 (DfWebPair, 1);

  pair->performer_id = performer_id;
  pair->event_id = event_id;
  pair->path = df_json_record_dup_path (&self->foreign->import->piece, "");
  pair->line = self->foreign->import->piece.line;
  pair->column = self->foreign->import->piece.column;
  g_ptr_array_add (self->pairs, pair);
}

/* --- the end of the source ---------------------------------------------------------------------------------------------------------- */

static void
df_web_link_pairs (DfWeb *self)
{
  for (guint i = 0; i < self->pairs->len; i++)
    {
      DfWebPair *pair = g_ptr_array_index (self->pairs, i);
      DfForeignRecord *performer = df_web_find (self, self->foreign->performers, pair->performer_id);
      DfForeignRecord *event = df_web_find (self, self->foreign->events, pair->event_id);

      df_foreign_set_place (self->foreign, pair->line, pair->column, pair->path);
      if (performer != NULL && event != NULL)
        df_foreign_link (self->foreign, performer, event, "");
      else
        df_import_note (self->foreign->import, "", _("The source has no performer %" G_GINT64_FORMAT " or no event %" G_GINT64_FORMAT "; this link was left out."),
                        pair->performer_id, pair->event_id);
    }
}

static void
df_web_place_stage (DfWeb           *self,
                    DfForeignRecord *event,
                    const DfWebMore *more)
{
  DfForeignRecord *stage = more->stage_id != 0 ? df_web_find (self, self->foreign->stages, more->stage_id) : NULL;

  if (stage == NULL && more->stage_name != NULL && *more->stage_name != '\0')
    stage = df_web_take_stage (self, more->stage_id, more->stage_name, NULL, "");
  else if (stage == NULL && more->stage_id != 0)
    df_import_note (self->foreign->import, "", _("The source has no location %" G_GINT64_FORMAT "; the event has no stage."), more->stage_id);

  if (stage != NULL)
    df_foreign_set_stage (event, stage);
}

static void
df_web_place_event (DfWeb           *self,
                    DfForeignRecord *event,
                    const DfWebMore *more)
{
  const char *day = more->day != NULL ? more->day : self->day;
  g_autofree char *date = NULL;

  df_foreign_point_at (self->foreign, event);
  df_web_place_stage (self, event, more);
  df_foreign_point_at (self->foreign, event);
  if (day != NULL)
    date = df_day_read_weekday (day) != 0 ? df_weekday_run_get_date (&self->run, df_day_read_weekday (day)) : g_strdup (day);

  df_foreign_set_times (self->foreign, event, date, more->starts, more->ends, "/time");
  if (!more->has_day && self->day == NULL)
    df_foreign_forget (event, "day");
  if (!more->has_time)
    {
      df_foreign_forget (event, "starts");
      df_foreign_forget (event, "ends");
    }
  if (more->time != NULL)
    df_foreign_keep_time (self->foreign, event, more->time, "/time");
}

static void
df_web_collect_day (DfWeb      *self,
                    const char *day)
{
  int weekday = day != NULL ? df_day_read_weekday (day) : 0;

  if (weekday != 0)
    self->run.names |= 1u << weekday;
}

gboolean
df_web_finish (DfWeb   *self,
               GError **error)
{
  GPtrArray *events = self->foreign->records[1];

  df_web_collect_day (self, self->day);
  for (guint i = 0; i < events->len; i++)
    df_web_collect_day (self, ((DfWebMore *) g_hash_table_lookup (self->more, events->pdata[i]))->day);

  df_import_place_run (self->foreign->import, &self->run);
  for (guint i = 0; i < events->len; i++)
    df_web_place_event (self, events->pdata[i], g_hash_table_lookup (self->more, events->pdata[i]));

  df_web_link_pairs (self);
  return df_foreign_write (self->foreign, error);
}

gboolean
df_web_read (DfImport  *import,
             GError   **error)
{
  if (!df_import_check_starts_on (import, error))
    return FALSE;

  return import->is_database ? df_web_database_read (import, error) : df_web_json_read (import, error);
}
