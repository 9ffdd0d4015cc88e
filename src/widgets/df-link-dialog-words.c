/* df-link-dialog-words.c
 *
 * What the dialog says of what is picked: how many will be linked, and what speaks against it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets/df-link-dialog-private.h"

#include <glib/gi18n.h>

#include "widgets/df-widget-private.h"

/* For more owners than these it would take longer than a click may. */
#define MOST_ADVISED 500

/* --- what the page says by functions of its own ------------------------------------------------------------------------------------------ */

static char *
df_link_dialog_call (GClosure *closure,
                     GValue    arguments[2])
{
  g_auto(GValue) result = G_VALUE_INIT;

  g_value_init (&result, G_TYPE_STRING);
  g_closure_invoke (closure, &result, G_IS_VALUE (&arguments[1]) ? 2 : 1, arguments, NULL);
  g_value_unset (&arguments[0]);
  if (G_IS_VALUE (&arguments[1]))
    g_value_unset (&arguments[1]);

  return g_value_dup_string (&result);
}

char *
df_link_dialog_describe_add (DfLinkDialog *self,
                             guint         n_picked)
{
  const DfTable *table = self->relation->other;
  g_autofree char *count = NULL;

  if (self->add_text != NULL)
    {
      GValue arguments[2] = { G_VALUE_INIT, G_VALUE_INIT };

      g_value_init (&arguments[0], G_TYPE_UINT);
      g_value_set_uint (&arguments[0], n_picked);

      return df_link_dialog_call (self->add_text, arguments);
    }

  if (n_picked == 0)
    return g_strdup (self->removing ? _("Remove") : _("Add"));

  count = df_table_format_count (table, n_picked);
  if (self->pattern != NULL)
    return df_text_insert (self->pattern, count);

  /* TRANSLATORS: %s is a counted title, such as "3 Events" */
  return g_strdup_printf (_("Add %s"), count);
}

char *
df_link_dialog_describe_picked (DfLinkDialog *self,
                                guint         n_picked)
{
  if (df_record_list_is_waiting (self->candidates))
    return g_strdup (_("Searching…"));

  /* TRANSLATORS: how many are picked, and of how many: "3 of 18 selected" */
  return g_strdup_printf (_("%'u of %'u selected"), n_picked, df_record_list_count_restricted (self->candidates));
}

static char *
df_link_dialog_ask_advice (DfLinkDialog *self,
                           DfRecord     *owner)
{
  GValue arguments[2] = { G_VALUE_INIT, G_VALUE_INIT };

  g_value_init (&arguments[0], DF_TYPE_RECORD);
  g_value_set_object (&arguments[0], owner);
  g_value_init (&arguments[1], G_TYPE_LIST_MODEL);
  g_value_set_object (&arguments[1], self->picked);

  return df_link_dialog_call (self->advice, arguments);
}

/* Of several the first one that there is something to say about, and of how many more. */
static char *
df_link_dialog_ask_about_several (DfLinkDialog *self)
{
  const DfTable *table = self->relation->owner;
  g_autoptr(GPtrArray) owners = df_repository_dup_records (self->repository, table, (gint64 *) self->owners->data, self->owners->len);
  g_autofree char *first = NULL;
  guint n = 0;

  for (guint i = 0; i < owners->len; i++)
    {
      g_autofree char *advice = df_link_dialog_ask_advice (self, owners->pdata[i]);

      if (advice == NULL)
        continue;
      /* Translators: a performer, an event or a stage, and what is said of it: "Mara Vale: 1 of them clashes" */
      if (n++ == 0)
        first = g_strdup_printf (_("%s: %s"), df_record_get_title (owners->pdata[i]), advice);
    }
  if (n < 2)
    return g_steal_pointer (&first);

  /* Translators: %s is what is said of one performer, event or stage, %u how many others it is said of as well */
  return g_strdup_printf (ngettext ("%s; %u other as well", "%s; %u others as well", n - 1), first, n - 1);
}

char *
df_link_dialog_find_advice (DfLinkDialog *self)
{
  if (self->advice == NULL || self->removing || g_list_model_get_n_items (G_LIST_MODEL (self->picked)) == 0)
    return NULL;
  if (self->association != NULL)
    return df_link_dialog_ask_advice (self, df_link_dialog_get_owner (self));

  return self->owners->len <= MOST_ADVISED ? df_link_dialog_ask_about_several (self) : NULL;
}
