/* df-clash.c
 *
 * What cannot be, or hardly can: the rules that a line-up breaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "festival/df-clash.h"

#include <string.h>

static const char *const names[DF_N_CLASH_RULES] = { "performer", "stage", "changeover", "transfer", "curfew", "outside" };

const char *
df_clash_rule_get_name (DfClashRule rule)
{
  g_return_val_if_fail ((guint) rule < DF_N_CLASH_RULES, NULL);

  return names[rule];
}

gboolean
df_clash_rule_find (const char  *name,
                    DfClashRule *rule)
{
  g_return_val_if_fail (name != NULL && rule != NULL, FALSE);

  for (guint i = 0; i < DF_N_CLASH_RULES; i++)
    if (strcmp (names[i], name) == 0)
      {
        *rule = i;
        return TRUE;
      }

  return FALSE;
}

static int
df_clash_order (gint64 a,
                gint64 b)
{
  return a < b ? -1 : a > b;
}

int
df_clash_compare (const DfClash *a,
                  const DfClash *b)
{
  int order = df_clash_order (a->rule, b->rule);

  if (order == 0)
    order = df_clash_order (a->subject, b->subject);
  if (order == 0)
    order = df_clash_order (a->events[0], b->events[0]);
  if (order == 0)
    order = df_clash_order (a->events[1], b->events[1]);

  return order;
}

/* Letters, and the slash of "n/a", whatever stands around and between them: "(TBA)", "t.b.a.", "N / A". */
gboolean
df_clash_is_placeholder (const char *name)
{
  static const char *const placeholders[] = { "tba", "tbc", "tbd", "n/a" };
  char letters[4] = "";
  guint n = 0;

  g_return_val_if_fail (name != NULL, FALSE);

  for (const char *at = name; *at != '\0'; at++)
    {
      if (!g_ascii_isalnum (*at) && *at != '/' && (*at & 0x80) == 0)
        continue;
      if (n == 3)
        return FALSE;
      letters[n++] = g_ascii_tolower (*at);
    }

  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    if (strcmp (letters, placeholders[i]) == 0)
      return TRUE;

  return FALSE;
}
