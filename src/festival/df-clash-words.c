/* df-clash-words.c
 *
 * Clashes in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clash-words.h"

#include <glib/gi18n.h>

#include "festival/df-clock.h"
#include "festival/df-day.h"
#include "festival/df-festival-catalog.h"

#define DAY 1440

static DfRecord *
df_clash_dup_record (DfRepository *repository,
                     const char   *table,
                     gint64        id)
{
  return id != 0 ? df_repository_dup_record (repository, df_catalog_find_table (df_festival_catalog (), table), id) : NULL;
}

DfRecord *
df_clash_dup_subject (DfRepository  *repository,
                      const DfClash *clash)
{
  static const char *const tables[DF_N_CLASH_RULES] = { "performers", "stages", "stages", "performers", "stages", "festival" };

  g_return_val_if_fail (DF_IS_REPOSITORY (repository) && clash != NULL, NULL);

  return df_clash_dup_record (repository, tables[clash->rule], clash->subject);
}

DfRecord *
df_clash_dup_event (DfRepository  *repository,
                    const DfClash *clash,
                    guint          index)
{
  g_return_val_if_fail (DF_IS_REPOSITORY (repository) && clash != NULL && index < 2, NULL);

  return df_clash_dup_record (repository, "events", clash->events[index]);
}

const char *
df_clash_rule_get_title (DfClashRule rule)
{
  static const char *const titles[DF_N_CLASH_RULES] = {
    N_("Two Places at Once"), N_("Stage Used Twice"), N_("Changeover Too Short"), N_("Transfer Too Short"), N_("After the Curfew"),
    N_("Outside the Festival’s Days"),
  };

  g_return_val_if_fail ((guint) rule < DF_N_CLASH_RULES, NULL);

  return _(titles[rule]);
}

/* "Sunset Session, Fri 18:00–19:00" */
static char *
df_clash_format_event (DfRecord *event)
{
  g_autofree char *when = NULL;

  if (event == NULL)
    return g_strdup ("");
  g_object_get (event, "when-short", &when, NULL);

  /* Translators: an event and when it is */
  return g_strdup_printf (_("%s, %s"), df_record_get_title (event), when);
}

static char *
df_clash_format_outside (DfRecord      *event,
                         const DfClash *clash)
{
  const char *day = event != NULL ? df_record_get_text (event, "day") : NULL;
  g_autofree char *when = df_day_format (day);
  guint days = (guint) clash->minutes / DAY;

  /* Translators: a day that is none of the festival's, and by how many days */
  return g_strdup_printf (ngettext ("%s is %u day outside the festival", "%s is %u days outside the festival", days), when != NULL ? when : "", days);
}

static char *
df_clash_format_curfew (DfRecord      *event,
                        const DfClash *clash)
{
  g_autofree char *curfew = df_clock_format (clash->needs);
  g_autofree char *ends = df_clock_format (clash->needs + clash->minutes);
  g_autofree char *over = df_clock_format_length (clash->minutes);

  /* Translators: when an event ends, how long that is after the curfew, and when that is */
  return g_strdup_printf (_("Ends at %s, %s after the curfew at %s"), ends, over, curfew);
}

char *
df_clash_format_subject (DfRepository  *repository,
                         const DfClash *clash)
{
  g_autoptr(DfRecord) subject = clash->rule == DF_CLASH_CURFEW || clash->rule == DF_CLASH_OUTSIDE ? df_clash_dup_event (repository, clash, 0)
                                                                                                  : df_clash_dup_subject (repository, clash);

  return g_strdup (subject != NULL ? df_record_get_title (subject) : "");
}

char *
df_clash_format (DfRepository  *repository,
                 const DfClash *clash)
{
  g_autoptr(DfRecord) first = df_clash_dup_event (repository, clash, 0);
  g_autoptr(DfRecord) second = df_clash_dup_event (repository, clash, 1);
  g_autofree char *a = df_clash_format_event (first);
  g_autofree char *b = df_clash_format_event (second);
  g_autofree char *by = df_clock_format_length (clash->minutes);
  g_autofree char *needs = df_clock_format_length (clash->needs);
  g_autofree char *has = df_clock_format_length (clash->needs - clash->minutes);

  switch (clash->rule)
    {
    case DF_CLASH_PERFORMER:
    case DF_CLASH_STAGE:
      /* Translators: two events, each with when it is, and how long they are at once */
      return g_strdup_printf (_("%s, and %s, overlap %s"), a, b, by);
    case DF_CLASH_CHANGEOVER:
    case DF_CLASH_TRANSFER:
      /* Translators: two events, each with when it is; how long there should be between them, and how long there is */
      return g_strdup_printf (_("Between %s, and %s: needs %s, has %s"), a, b, needs, has);
    case DF_CLASH_CURFEW:
      return df_clash_format_curfew (first, clash);
    case DF_CLASH_OUTSIDE:
    default:
      return df_clash_format_outside (first, clash);
    }
}

char *
df_clash_format_for (DfRepository  *repository,
                     const DfClash *clash,
                     gint64         event)
{
  guint index = clash->events[0] == event ? 1 : 0;
  g_autoptr(DfRecord) other = df_clash_dup_event (repository, clash, index);
  g_autofree char *needs = df_clock_format_length (clash->needs);
  g_autofree char *has = df_clock_format_length (clash->needs - clash->minutes);
  g_autofree char *clock = NULL;

  if (clash->rule == DF_CLASH_CURFEW || clash->rule == DF_CLASH_OUTSIDE)
    return df_clash_format (repository, clash);
  if (other == NULL)
    return g_strdup ("");

  if (clash->rule == DF_CLASH_PERFORMER || clash->rule == DF_CLASH_STAGE)
    {
      clock = df_clock_format (df_record_get_integer (other, "starts"));
      /* Translators: an event and when it starts */
      return g_strdup_printf (_("Clashes with %s at %s"), df_record_get_title (other), clock);
    }

  /* Translators: how long there should be before or after another event, its name, and how long there is */
  return g_strdup_printf (index == 1 ? _("Needs %s before %s, has %s") : _("Needs %s after %s, has %s"), needs, df_record_get_title (other), has);
}

char *
df_clash_format_would (DfRepository  *repository,
                       const DfClash *clash,
                       gint64         event)
{
  g_autoptr(DfRecord) other = df_clash_dup_event (repository, clash, clash->events[0] == event ? 1 : 0);
  g_autofree char *range = NULL;

  if (other == NULL || (clash->rule != DF_CLASH_PERFORMER && clash->rule != DF_CLASH_STAGE))
    return df_clash_format_for (repository, clash, event);
  range = df_clock_format_range (df_record_get_integer (other, "starts"), df_record_get_integer (other, "ends"));

  /* Translators: an event and from when to when it lasts */
  return g_strdup_printf (_("Clashes with %s, %s"), df_record_get_title (other), range);
}
