/* df-command-clashes.c
 *
 * clashes: what in a line-up cannot be, or hardly can.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "application/df-command-private.h"

#include <glib/gi18n.h>

#include "exchange/df-json-writer.h"
#include "festival/df-clash-words.h"
#include "festival/df-plan-read.h"

/* So many clashes are read ahead. */
#define BLOCK 1000

static gboolean as_json;
static char *rule_name;

static const GOptionEntry options[] = {
  { "rule", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &rule_name,
    N_("Only those of one rule: performer, stage, changeover, transfer, curfew or outside"), N_("RULE") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_("As JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

static gboolean
df_command_clashes_find_rule (int     *rule,
                              GError **error)
{
  const char *names[DF_N_CLASH_RULES + 1] = { NULL };
  DfClashRule found;

  *rule = -1;
  if (rule_name == NULL)
    return TRUE;

  for (guint i = 0; i < DF_N_CLASH_RULES; i++)
    names[i] = df_clash_rule_get_name (i);
  if (!df_command_is_one_of (rule_name, names, error))
    return FALSE;
  df_clash_rule_find (rule_name, &found);
  *rule = (int) found;

  return TRUE;
}

/* Before clash @at: what it and the next ones are about is read by one statement for each table, and found as long as @held holds it. */
static void
df_command_clashes_hold (DfRepository  *repository,
                         GArray        *clashes,
                         guint          at,
                         GPtrArray    **held)
{
  static const char *const tables[] = { "performers", "stages", "events" };
  GArray *ids[G_N_ELEMENTS (tables)];

  if (at % BLOCK != 0)
    return;

  g_clear_pointer (held, g_ptr_array_unref);
  *held = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    ids[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = at; i < MIN (at + BLOCK, clashes->len); i++)
    {
      const DfClash *clash = &g_array_index (clashes, DfClash, i);

      g_array_append_val (ids[clash->rule == DF_CLASH_PERFORMER || clash->rule == DF_CLASH_TRANSFER ? 0 : 1], clash->subject);
      g_array_append_vals (ids[2], clash->events, clash->events[1] != 0 ? 2 : 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_ptr_array_add (*held, df_repository_dup_records (repository, df_catalog_find_table (df_festival_catalog (), tables[i]),
                                                         (gint64 *) ids[i]->data, ids[i]->len));
      g_array_unref (ids[i]);
    }
}

static void
df_command_clashes_write_json (DfJsonWriter *writer,
                               DfRepository *repository,
                               GArray       *clashes)
{
  g_autoptr(GPtrArray) held = NULL;

  df_json_writer_begin_array (writer);
  for (guint i = 0; i < clashes->len; i++)
    {
      const DfClash *clash = &g_array_index (clashes, DfClash, i);
      g_autoptr(DfRecord) subject = NULL;

      df_command_clashes_hold (repository, clashes, i, &held);
      subject = df_clash_dup_subject (repository, clash);
      df_json_writer_begin_object (writer);
      df_json_writer_name (writer, "rule");
      df_json_writer_text (writer, df_clash_rule_get_name (clash->rule));
      df_json_writer_name (writer, "id");
      df_json_writer_integer (writer, clash->subject);
      df_json_writer_name (writer, "name");
      df_json_writer_text (writer, subject != NULL ? df_record_get_title (subject) : NULL);
      df_json_writer_name (writer, "events");
      df_json_writer_begin_array (writer);
      for (guint n = 0; n < 2 && clash->events[n] != 0; n++)
        df_json_writer_integer (writer, clash->events[n]);
      df_json_writer_end_array (writer);
      df_json_writer_name (writer, "minutes");
      df_json_writer_integer (writer, clash->minutes);
      if (clash->accepted != 0)
        {
          g_autoptr(DfRecord) accepted = df_repository_dup_record (
            repository, df_catalog_find_table (df_festival_catalog (), "accepted_clashes"), clash->accepted);

          df_json_writer_name (writer, "accepted");
          df_json_writer_text (writer, accepted != NULL ? df_record_get_title (accepted) : "");
        }
      df_json_writer_end_object (writer);
    }
  df_json_writer_end_array (writer);
}

/* Under the title of their rule, and how many there are of each. */
static GString *
df_command_clashes_print (DfRepository *repository,
                          GArray       *clashes)
{
  GString *text = g_string_new (NULL);
  g_autoptr(GPtrArray) held = NULL;
  guint n_open = 0;

  for (guint i = 0; i < clashes->len; i++)
    {
      const DfClash *clash = &g_array_index (clashes, DfClash, i);
      g_autofree char *subject = NULL;
      g_autofree char *sentence = NULL;
      g_autofree char *line = NULL;
      g_autofree char *printable = NULL;

      df_command_clashes_hold (repository, clashes, i, &held);
      subject = df_clash_format_subject (repository, clash);
      sentence = df_clash_format (repository, clash);
      if (i == 0 || g_array_index (clashes, DfClash, i - 1).rule != clash->rule)
        g_string_append_printf (text, "%s%s\n", i > 0 ? "\n" : "", df_clash_rule_get_title (clash->rule));
      /* Translators: whom it is about, and the sentence about it */
      line = g_strdup_printf (clash->accepted != 0 ? _("%s: %s (accepted)") : _("%s: %s"), subject, sentence);
      printable = df_command_make_printable (line);
      g_string_append_printf (text, "  %s\n", printable);
      n_open += clash->accepted == 0;
    }
  if (clashes->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, ngettext ("%u Clash", "%u Clashes", n_open), n_open);
  if (n_open < clashes->len)
    g_string_append_printf (text, ngettext (", %u accepted", ", %u accepted", clashes->len - n_open), clashes->len - n_open);
  g_string_append_c (text, '\n');

  return text;
}

static gboolean
df_command_clashes_run (DfCommand  *command,
                        GError    **error)
{
  g_autoptr(DfPlan) plan = df_plan_new ();
  g_autoptr(DfRepository) repository = NULL;
  g_autoptr(GArray) all = NULL;
  g_autoptr(GArray) clashes = g_array_new (FALSE, FALSE, sizeof (DfClash));
  g_autoptr(DfJsonWriter) writer = NULL;
  g_autoptr(GString) text = NULL;
  int rule;

  if (!df_command_clashes_find_rule (&rule, error))
    return FALSE;

  repository = df_command_open (command->arguments[0], FALSE, error);
  all = repository != NULL ? df_plan_read_clashes (plan, repository, error) : NULL;
  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const DfClash *clash = &g_array_index (all, DfClash, i);

      if (rule != -1 && (int) clash->rule != rule)
        continue;
      g_array_append_vals (clashes, clash, 1);
      command->findings |= clash->accepted == 0;
    }

  if (as_json)
    {
      writer = df_json_writer_new (command->output);
      df_json_writer_set_cancellable (writer, command->cancellable);
      df_command_clashes_write_json (writer, repository, clashes);
      return df_json_writer_finish (writer, error);
    }
  text = df_command_clashes_print (repository, clashes);

  return df_command_write (command, text->str, text->len, error);
}

const DfVerb df_verb_clashes = {
  .name = "clashes",
  .arguments = N_("FILE"),
  .summary = N_("List what cannot be, or hardly can"),
  .least = 1,
  .most = 1,
  .options = options,
  .run = df_command_clashes_run
};
