/* df-history-words.c
 *
 * What a step did, in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/df-history-words.h"

#include <glib/gi18n.h>

#include "pages/df-window-private.h"

/* --- names ------------------------------------------------------------------------------------------------------------------------------- */

static const char *
get_title (const DfHistoryChange *change)
{
  const DfValue *values = change->is ? change->after : change->before;

  return values[change->table->title].text;
}

/* A record that one of the step's rows points to: as the step knows it, else as it is now: (transfer full). */
static char *
dup_name (DfRepository  *repository,
          GPtrArray     *story,
          const DfTable *table,
          gint64         id)
{
  g_autoptr(DfRecord) record = NULL;

  for (guint i = 0; i < story->len; i++)
    {
      const DfHistoryChange *change = g_ptr_array_index (story, i);

      if (change->table == table && change->id == id)
        return g_strdup (get_title (change));
    }

  record = df_repository_dup_record (repository, table, id);
  return g_strdup (record != NULL ? df_record_get_title (record) : _("a deleted record"));
}

static char *
dup_value (DfRepository  *repository,
           GPtrArray     *story,
           const DfTable *table,
           guint          column,
           const DfValue *value)
{
  const DfTable *target = df_catalog_get_target (df_repository_get_catalog (repository), table, column);
  g_autofree char *text = NULL;

  if (df_value_is_nothing (value))
    return g_strdup ("–");
  if (target != NULL)
    return dup_name (repository, story, target, value->integer);

  text = table->columns[column]->kind->format (NULL, value);
  return g_strdup (*text != '\0' ? text : "–");
}

/* --- sentences ------------------------------------------------------------------------------------------------------------------------------ */

/* "Start: 18:00 → 17:30 · Description" */
static char *
dup_differences (DfRepository          *repository,
                 GPtrArray             *story,
                 const DfHistoryChange *change)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < change->table->n_columns; i++)
    {
      const DfField *field = change->table->columns[i];
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *part = NULL;

      if ((change->mask & G_GUINT64_CONSTANT (1) << i) == 0 || field->title == NULL)
        continue;
      if (field->kind == &df_kind_long_text)
        {
          g_strv_builder_add (parts, _(field->title));
          continue;
        }

      before = dup_value (repository, story, change->table, i, &change->before[i]);
      after = dup_value (repository, story, change->table, i, &change->after[i]);
      /* Translators: a field, and what it was and is: "Start: 18:00 → 17:30" */
      part = g_strdup_printf (_("%s: %s → %s"), _(field->title), before, after);
      g_strv_builder_add (parts, part);
    }

  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

static char *
tell_link (DfRepository          *repository,
           GPtrArray             *story,
           const DfHistoryChange *change)
{
  DfCatalog *catalog = df_repository_get_catalog (repository);
  const DfValue *values = change->is ? change->after : change->before;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < change->table->n_columns; i++)
    {
      const DfTable *target = df_catalog_get_target (catalog, change->table, i);

      if (target != NULL)
        g_ptr_array_add (names, dup_name (repository, story, target, values[i].integer));
    }
  g_return_val_if_fail (names->len >= 2, g_strdup (""));

  if (change->was && change->is)
    {
      g_autofree char *differences = dup_differences (repository, story, change);

      return g_strdup_printf (_("“%s” with “%s”: %s"), (char *) names->pdata[0], (char *) names->pdata[1], differences);
    }

  return g_strdup_printf (change->is ? _("“%s” linked with “%s”") : _("“%s” no longer linked with “%s”"),
                          (char *) names->pdata[0], (char *) names->pdata[1]);
}

static char *
tell_record (DfRepository          *repository,
             GPtrArray             *story,
             const DfHistoryChange *change)
{
  const char *kind = df_window_get_kind (change->table);
  const char *title = get_title (change);
  g_autofree char *differences = NULL;

  if (!change->was)
    /* Translators: of which kind, and its name: “Performer “Mara Vale” added” */
    return g_strdup_printf (_("%s “%s” added"), kind, title);
  if (!change->is)
    return g_strdup_printf (_("%s “%s” deleted"), kind, title);

  differences = dup_differences (repository, story, change);
  return g_strdup_printf (_("%s “%s”: %s"), kind, title, differences);
}

/* What came or went is what a step was about, and what that did to others follows: the file has it the other way round. */
#define N_RANKS 3

static guint
get_rank (const DfHistoryChange *change)
{
  if (df_table_is_link (change->table))
    return 2;

  return change->was && change->is ? 1 : 0;
}

char **
df_history_words_tell (DfRepository *repository,
                       GPtrArray    *story,
                       guint64       n_rows)
{
  g_autoptr(GStrvBuilder) sentences = g_strv_builder_new ();

  g_return_val_if_fail (DF_IS_REPOSITORY (repository) && story != NULL, NULL);

  for (guint rank = 0; rank < N_RANKS; rank++)
    for (guint i = 0; i < story->len; i++)
      {
        const DfHistoryChange *change = g_ptr_array_index (story, i);
        g_autofree char *sentence = NULL;

        if (get_rank (change) != rank)
          continue;
        sentence = df_table_is_link (change->table) ? tell_link (repository, story, change) : tell_record (repository, story, change);
        g_strv_builder_add (sentences, sentence);
      }

  if (n_rows > story->len)
    {
      guint more = (guint) MIN (n_rows - story->len, G_MAXUINT);
      g_autofree char *sentence = g_strdup_printf (ngettext ("and %'u more", "and %'u more", more), more);

      g_strv_builder_add (sentences, sentence);
    }

  return g_strv_builder_end (sentences);
}

/* --- time ------------------------------------------------------------------------------------------------------------------------------------ */

char *
df_history_words_format_time (gint64 made_at,
                              gint64 now)
{
  g_autoptr(GDateTime) then = g_date_time_new_from_unix_local (made_at);
  g_autoptr(GDateTime) today = g_date_time_new_from_unix_local (now);

  /* The file may say anything. */
  if (then == NULL || today == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (then) == g_date_time_get_year (today) && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (today))
    return g_date_time_format (then, "%H:%M");
  /* Translators: a day and a time, as g_date_time_format() writes them: "26 November, 14:03" */
  if (g_date_time_get_year (then) == g_date_time_get_year (today))
    return g_date_time_format (then, _("%-d %B, %H:%M"));

  return g_date_time_format (then, _("%-d %B %Y, %H:%M"));
}
