/* df-clash-mend.c
 *
 * What people do about a clash: move one of its events, or accept it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clash-mend.h"

#include <glib/gi18n.h>

#include "festival/df-clock.h"
#include "festival/df-festival-catalog.h"
#include "festival/df-plan-read.h"
#include "store/df-rows.h"

static const DfTable *
df_clash_table (const char *name)
{
  return df_catalog_find_table (df_festival_catalog (), name);
}

/* What was begun is one step called @name, or nothing. */
static gboolean
df_clash_end_step (DfRepository  *repository,
                   gboolean       is_done,
                   const char    *name,
                   GError       **error)
{
  if (is_done)
    return df_repository_commit_step (repository, name, error);

  df_repository_rollback_step (repository);

  return FALSE;
}

/* --- moving ---------------------------------------------------------------------------------------------------------------------------------- */

char *
df_clash_format_slot (DfRepository     *repository,
                      gint64            event,
                      const DfPlanSlot *slot)
{
  g_autoptr(DfRecord) record = NULL;
  g_autoptr(DfRecord) stage = NULL;
  g_autofree char *clock = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository) && slot != NULL, NULL);

  record = df_repository_dup_record (repository, df_clash_table ("events"), event);
  stage = df_repository_dup_record (repository, df_clash_table ("stages"), slot->stage);
  clock = df_clock_format (slot->starts);

  if (stage == NULL || (record != NULL && df_record_get_integer (record, "stage_id") == slot->stage))
    /* Translators: an offer for an event: when it could start */
    return g_strdup_printf (_("Move to %s"), clock);

  /* Translators: an offer for an event: when it could start, and on which stage */
  return g_strdup_printf (_("Move to %s on %s"), clock, df_record_get_title (stage));
}

gboolean
df_clash_move (DfRepository      *repository,
               gint64             event,
               const DfPlanSlot  *slot,
               GError           **error)
{
  static const char *fields[] = { "stage", "starts", "ends" };
  g_autoptr(DfRecord) record = NULL;
  g_autofree char *name = NULL;
  gint64 length;
  gboolean is_done;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository) && slot != NULL, FALSE);

  record = df_repository_dup_record (repository, df_clash_table ("events"), event);
  if (record == NULL || df_record_get_integer (record, "ends") == DF_NOTHING)
    {
      g_set_error_literal (error, DF_ERROR, DF_ERROR_NOT_FOUND, _("This event is not there any more, or not at the time that it had."));
      return FALSE;
    }
  length = df_record_get_integer (record, "ends") - df_record_get_integer (record, "starts");

  /* Translators: the name of a step; %s is an event */
  name = g_strdup_printf (_("Move “%s”"), df_record_get_title (record));
  if (!df_repository_begin_step (repository, error))
    return FALSE;
  is_done = df_repository_change (repository, record, G_N_ELEMENTS (fields), fields,
                                  (DfValue[]) { DF_VALUE_INTEGER (slot->stage != 0 ? slot->stage : DF_NOTHING), DF_VALUE_INTEGER (slot->starts),
                                                DF_VALUE_INTEGER (slot->starts + length) },
                                  NULL, error);

  return df_clash_end_step (repository, is_done, name, error);
}

/* --- accepting ------------------------------------------------------------------------------------------------------------------------------- */

static gboolean
df_clash_is_performers (const DfClash *clash)
{
  return clash->rule == DF_CLASH_PERFORMER || clash->rule == DF_CLASH_TRANSFER;
}

static gint64
df_clash_or_nothing (gint64 id)
{
  return id != 0 ? id : DF_NOTHING;
}

/* The row about the same clash, whatever its facts; NULL for none. */
static DfRecord *
df_clash_dup_accepted (DfRepository  *repository,
                       const DfClash *clash)
{
  const DfTable *table = df_clash_table ("accepted_clashes");
  gboolean is_performers = df_clash_is_performers (clash);
  gint64 subject = clash->rule == DF_CLASH_OUTSIDE ? DF_NOTHING : clash->subject;
  g_autoptr(DfRows) rows = df_rows_new_where (repository, table, "id rule performer_id stage_id other_event_id", "event_id",
                                              &DF_VALUE_INTEGER (clash->events[0]), NULL);

  while (rows != NULL && df_rows_next (rows, NULL))
    if (g_strcmp0 (df_rows_get_text (rows, 1), df_clash_rule_get_name (clash->rule)) == 0 &&
        df_rows_get_integer (rows, is_performers ? 2 : 3) == subject && df_rows_get_integer (rows, 4) == df_clash_or_nothing (clash->events[1]))
      return df_repository_dup_record (repository, table, df_rows_get_integer (rows, 0));

  return NULL;
}

char *
df_clash_dup_reason (DfRepository  *repository,
                     const DfClash *clash)
{
  g_autoptr(DfRecord) record = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository) && clash != NULL, NULL);

  record = df_clash_dup_accepted (repository, clash);

  return record != NULL ? g_strdup (df_record_get_text (record, "reason")) : NULL;
}

static gboolean
df_clash_write_accepted (DfRepository   *repository,
                         DfPlan         *plan,
                         const DfClash  *clash,
                         const DfValue  *reason,
                         GError        **error)
{
  static const char *fields[] = { "reason", "facts", "rule", "performer", "stage", "event", "other-event" };
  g_autoptr(DfRecord) record = df_clash_dup_accepted (repository, clash);
  g_autofree char *facts = df_plan_dup_facts (plan, clash);
  gboolean is_performers = df_clash_is_performers (clash);
  gint64 subject = clash->rule == DF_CLASH_OUTSIDE ? DF_NOTHING : clash->subject;

  if (record == NULL)
    record = df_repository_new_draft (repository, df_clash_table ("accepted_clashes"));
  if (!df_repository_change (repository, record, G_N_ELEMENTS (fields), fields,
                             (DfValue[]) { *reason, DF_VALUE_TEXT (facts), DF_VALUE_TEXT (df_clash_rule_get_name (clash->rule)),
                                           DF_VALUE_INTEGER (is_performers ? subject : DF_NOTHING),
                                           DF_VALUE_INTEGER (is_performers ? DF_NOTHING : subject), DF_VALUE_INTEGER (clash->events[0]),
                                           DF_VALUE_INTEGER (df_clash_or_nothing (clash->events[1])) },
                             NULL, error))
    return FALSE;

  return df_record_get_id (record) != 0 || df_repository_save (repository, record, error);
}

gboolean
df_clash_accept (DfRepository   *repository,
                 DfPlan         *plan,
                 const DfClash  *clash,
                 const char     *reason,
                 GError        **error)
{
  g_autoptr(DfRecord) draft = NULL;
  g_auto(DfValue) value = DF_VALUE_INIT;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository) && plan != NULL && clash != NULL && reason != NULL, FALSE);

  draft = df_repository_new_draft (repository, df_clash_table ("accepted_clashes"));
  if (!df_record_parse (draft, "reason", reason, &value, error) || !df_repository_begin_step (repository, error))
    return FALSE;

  return df_clash_end_step (repository, df_clash_write_accepted (repository, plan, clash, &value, error), _("Accept a Clash"), error);
}

gboolean
df_clash_count_again (DfRepository   *repository,
                      const DfClash  *clash,
                      GError        **error)
{
  g_autoptr(DfRecord) record = NULL;

  g_return_val_if_fail (DF_IS_REPOSITORY (repository) && clash != NULL, FALSE);

  record = df_repository_dup_record (repository, df_clash_table ("accepted_clashes"), clash->accepted);
  if (record == NULL)
    return TRUE;
  if (!df_repository_begin_step (repository, error))
    return FALSE;

  return df_clash_end_step (repository, df_repository_remove (repository, record, error), _("Count a Clash Again"), error);
}
