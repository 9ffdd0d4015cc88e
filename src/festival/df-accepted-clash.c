/* df-accepted-clash.c
 *
 * A clash that somebody accepted, with the reason and the facts that it holds for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-accepted-clash.h"

#include <glib/gi18n.h>

#include "festival/df-clash.h"
#include "festival/df-event.h"
#include "festival/df-performer.h"
#include "festival/df-stage.h"
#include "record/df-error.h"

static gboolean
df_accepted_clash_check (const DfTable  *table,
                         const DfValue  *values,
                         guint          *column,
                         GError        **error)
{
  int rule = df_table_find_column (table, "rule");
  DfClashRule found;

  /* A draft may have none yet. */
  if (values[rule].text == NULL || *values[rule].text == '\0' || df_clash_rule_find (values[rule].text, &found))
    return TRUE;

  *column = rule;
  g_set_error (error, DF_ERROR, DF_ERROR_INVALID, _("“%s” is no rule of clashes."), values[rule].text);
  return FALSE;
}

static const DfField fields[] = {
  DF_FIELD ("reason", N_("Reason"), DF_TEXT, DF_REQUIRED),
  DF_FIELD ("rule", N_("Rule"), DF_TEXT, DF_REQUIRED),
  DF_REFERENCE ("performer", N_("Performer"), df_performer_get_type, NULL),
  DF_REFERENCE ("stage", N_("Stage"), df_stage_get_type, NULL),
  { .name = "event", .column = "event_id", .title = N_("Event"), .kind = &df_kind_reference, .flags = DF_REQUIRED,
    .reference = df_event_get_type },
  { .name = "other-event", .column = "other_event_id", .title = N_("Other Event"), .kind = &df_kind_reference, .reference = df_event_get_type },
  DF_FIELD ("facts", N_("Facts"), DF_TEXT, DF_REQUIRED),
};

DF_DEFINE_RECORD (DfAcceptedClash, df_accepted_clash, "accepted_clashes", DF_COUNTED ("%u Accepted Clash", "%u Accepted Clashes"), "rule reason", fields,
                  .check = df_accepted_clash_check, .flags = DF_TABLE_PART)
