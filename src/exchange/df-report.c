/* df-report.c
 *
 * What an import or an export did, and what it has to say about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-report.h"

#include <glib/gi18n.h>

#include "exchange/df-json-writer.h"

/* Nobody reads more of a kind; they are counted. */
#define MOST_LINES 2000

struct _DfReport
{
  GObject    parent_instance;

  DfCatalog *catalog;
  DfTally   *tallies;       /* by the table's number; a join table has none of its own */
  DfTally    links;
  GPtrArray *messages;
  guint      counts[2];     /* by DfMessageKind */
  GListStore *lines;        /* (nullable) */
  guint      n_lines[DF_N_OUTCOMES];
};

G_DEFINE_FINAL_TYPE (DfReport, df_report, G_TYPE_OBJECT)

static void
df_report_message_free (gpointer data)
{
  DfMessage *message = data;

  g_free (message->path);
  g_free (message->text);
  g_free (message);
}

static void
df_report_finalize (GObject *object)
{
  DfReport *self = DF_REPORT (object);

  g_clear_object (&self->catalog);
  g_free (self->tallies);
  g_ptr_array_unref (self->messages);
  g_clear_object (&self->lines);

  G_OBJECT_CLASS (df_report_parent_class)->finalize (object);
}

static void
df_report_class_init (DfReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = df_report_finalize;
}

static void
df_report_init (DfReport *self)
{
  self->messages = g_ptr_array_new_with_free_func (df_report_message_free);
}

/* "Line 25 · /schedule/…/track" */
static void
df_report_add_message_line (DfReport        *self,
                            const DfMessage *message)
{
  g_autofree char *line = message->line > 0 ? g_strdup_printf (_("Line %u"), message->line) : g_strdup ("");
  g_autofree char *place = g_strconcat (line, *line != '\0' && *message->path != '\0' ? " · " : "", message->path, NULL);

  df_report_add_line (self, message->kind == DF_MESSAGE_REFUSED ? DF_OUTCOME_REFUSED : DF_OUTCOME_NOTE, NULL, message->text, place);
}

static void
df_report_keep_message (DfReport      *self,
                        DfMessageKind  kind,
                        guint          line,
                        guint          column,
                        const char    *path,
                        char          *text)
{
  DfMessage *message = g_new0 (DfMessage, 1);

  message->kind = kind;
  message->line = line;
  message->column = column;
  message->path = g_strdup (path != NULL ? path : "");
  message->text = text;
  g_ptr_array_add (self->messages, message);
  df_report_add_message_line (self, message);
}

/* A record table that people list: what a tally is shown of. What says something of other records counts with the links. */
static gboolean
df_report_is_counted (const DfTable *table)
{
  return df_table_is_listed (table);
}

DfReport *
df_report_new (DfCatalog *catalog)
{
  DfReport *self = g_object_new (DF_TYPE_REPORT, NULL);

  g_return_val_if_fail (DF_IS_CATALOG (catalog), self);

  self->catalog = g_object_ref (catalog);
  self->tallies = g_new0 (DfTally, df_catalog_get_n_tables (catalog));

  return self;
}

DfTally *
df_report_get_tally (DfReport      *self,
                     const DfTable *table)
{
  g_return_val_if_fail (DF_IS_REPORT (self), NULL);

  return !df_report_is_counted (table) && !df_table_is_single (table) ? &self->links : &self->tallies[df_catalog_get_number (self->catalog, table)];
}

GPtrArray *
df_report_get_messages (DfReport *self)
{
  g_return_val_if_fail (DF_IS_REPORT (self), NULL);

  return self->messages;
}

guint
df_report_count (DfReport      *self,
                 DfMessageKind  kind)
{
  g_return_val_if_fail (DF_IS_REPORT (self), 0);

  return self->counts[kind];
}

void
df_report_add (DfReport      *self,
               DfMessageKind  kind,
               guint          line,
               guint          column,
               const char    *path,
               const char    *format,
               ...)
{
  va_list arguments;

  g_return_if_fail (DF_IS_REPORT (self));

  if (self->counts[kind]++ >= DF_REPORT_MESSAGES)
    return;

  va_start (arguments, format);
  df_report_keep_message (self, kind, line, column, path, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
df_report_keep_lines (DfReport *self)
{
  g_return_if_fail (DF_IS_REPORT (self));

  if (self->lines == NULL)
    self->lines = g_list_store_new (DF_TYPE_REPORT_LINE);
}

GListModel *
df_report_get_lines (DfReport *self)
{
  g_return_val_if_fail (DF_IS_REPORT (self), NULL);

  return G_LIST_MODEL (self->lines);
}

gboolean
df_report_wants_line (DfReport  *self,
                      DfOutcome  outcome)
{
  g_return_val_if_fail (DF_IS_REPORT (self), FALSE);

  return self->lines != NULL && self->n_lines[outcome] < MOST_LINES;
}

void
df_report_add_line (DfReport      *self,
                    DfOutcome      outcome,
                    const DfTable *table,
                    const char    *title,
                    const char    *text)
{
  g_autoptr(DfReportLine) line = NULL;

  g_return_if_fail (DF_IS_REPORT (self));

  if (!df_report_wants_line (self, outcome))
    return;

  self->n_lines[outcome]++;
  line = df_report_line_new (outcome, table, title, text);
  g_list_store_append (self->lines, line);
}

guint
df_report_count_outcome (DfReport  *self,
                         DfOutcome  outcome)
{
  guint count = 0;

  g_return_val_if_fail (DF_IS_REPORT (self), 0);

  if (outcome == DF_OUTCOME_REFUSED || outcome == DF_OUTCOME_NOTE)
    return self->counts[outcome == DF_OUTCOME_REFUSED ? DF_MESSAGE_REFUSED : DF_MESSAGE_NOTE];

  for (guint i = 0; i <= df_catalog_get_n_tables (self->catalog); i++)
    {
      const DfTally *tally = i < df_catalog_get_n_tables (self->catalog) ? &self->tallies[i] : &self->links;

      count += outcome == DF_OUTCOME_NEW ? tally->added : outcome == DF_OUTCOME_CHANGED ? tally->changed : tally->same;
    }

  return count;
}

void
df_report_close (DfReport *self)
{
  guint more;

  g_return_if_fail (DF_IS_REPORT (self));

  if (self->counts[DF_MESSAGE_REFUSED] > DF_REPORT_MESSAGES)
    {
      more = self->counts[DF_MESSAGE_REFUSED] - DF_REPORT_MESSAGES;
      df_report_keep_message (self, DF_MESSAGE_REFUSED, 0, 0, NULL,
                              g_strdup_printf (ngettext ("%u more was refused.", "%u more were refused.", more), more));
    }

  if (self->counts[DF_MESSAGE_NOTE] > DF_REPORT_MESSAGES)
    {
      more = self->counts[DF_MESSAGE_NOTE] - DF_REPORT_MESSAGES;
      df_report_keep_message (self, DF_MESSAGE_NOTE, 0, 0, NULL,
                              g_strdup_printf (ngettext ("There is %u more note like these.", "There are %u more notes like these.", more), more));
    }
}

/* "3 Events", "2 Events and 1 Performer", "1 Stage, 2 Events and 1 Performer"; NULL for nothing. @offset: of the member of DfTally. */
static char *
df_report_describe_counts (DfReport *self,
                           gsize     offset)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  guint n_links = G_STRUCT_MEMBER (guint, &self->links, offset);

  for (guint i = 0; i < df_catalog_get_n_tables (self->catalog); i++)
    {
      const DfTable *table = df_catalog_get_table (self->catalog, i);
      guint count = G_STRUCT_MEMBER (guint, &self->tallies[i], offset);

      if (df_report_is_counted (table) && count > 0)
        g_ptr_array_add (parts, df_table_format_count (table, count));
    }

  if (n_links > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u Link", "%u Links", n_links), n_links));

  if (parts->len == 0)
    return NULL;

  list = g_strdup (parts->pdata[0]);
  for (guint i = 1; i < parts->len; i++)
    {
      /* Translators: a list of counts, such as “3 Events, 2 Performers and 1 Link”. */
      char *longer = g_strdup_printf (i + 1 == parts->len ? _("%s and %s") : _("%s, %s"), list, (char *) parts->pdata[i]);

      g_free (list);
      list = longer;
    }

  return g_steal_pointer (&list);
}

char *
df_report_describe (DfReport *self)
{
  g_autofree char *added = NULL;
  g_autofree char *changed = NULL;

  g_return_val_if_fail (DF_IS_REPORT (self), NULL);

  added = df_report_describe_counts (self, G_STRUCT_OFFSET (DfTally, added));
  changed = df_report_describe_counts (self, G_STRUCT_OFFSET (DfTally, changed));

  if (added != NULL && changed != NULL)
    return g_strdup_printf (_("%s added, %s changed"), added, changed);
  if (added != NULL)
    return g_strdup_printf (_("%s added"), added);
  if (changed != NULL)
    return g_strdup_printf (_("%s changed"), changed);

  return g_strdup (_("Nothing new"));
}

static void
df_report_write_tally (DfJsonWriter  *writer,
                       const char    *name,
                       const DfTally *tally)
{
  df_json_writer_name (writer, name);
  df_json_writer_begin_object (writer);
  df_json_writer_name (writer, "new");
  df_json_writer_integer (writer, tally->added);
  df_json_writer_name (writer, "changed");
  df_json_writer_integer (writer, tally->changed);
  df_json_writer_name (writer, "same");
  df_json_writer_integer (writer, tally->same);
  df_json_writer_name (writer, "refused");
  df_json_writer_integer (writer, tally->refused);
  df_json_writer_end_object (writer);
}

static void
df_report_write_message (DfJsonWriter    *writer,
                         const DfMessage *message)
{
  df_json_writer_begin_object (writer);
  df_json_writer_name (writer, "kind");
  df_json_writer_text (writer, message->kind == DF_MESSAGE_NOTE ? "note" : "refused");
  df_json_writer_name (writer, "line");
  df_json_writer_integer (writer, message->line > 0 ? message->line : DF_NOTHING);
  df_json_writer_name (writer, "column");
  df_json_writer_integer (writer, message->column > 0 ? message->column : DF_NOTHING);
  df_json_writer_name (writer, "path");
  df_json_writer_text (writer, message->path);
  df_json_writer_name (writer, "text");
  df_json_writer_text (writer, message->text);
  df_json_writer_end_object (writer);
}

void
df_report_write_json (DfReport *self,
                      GString  *json)
{
  g_autoptr(DfJsonWriter) writer = df_json_writer_new (NULL);

  g_return_if_fail (DF_IS_REPORT (self));

  df_json_writer_begin_object (writer);
  for (guint i = 0; i < df_catalog_get_n_tables (self->catalog); i++)
    {
      const DfTable *table = df_catalog_get_table (self->catalog, i);

      if (df_report_is_counted (table))
        df_report_write_tally (writer, table->name, &self->tallies[i]);
    }

  df_report_write_tally (writer, "links", &self->links);
  df_json_writer_name (writer, "messages");
  df_json_writer_begin_array (writer);
  for (guint i = 0; i < self->messages->len; i++)
    df_report_write_message (writer, g_ptr_array_index (self->messages, i));

  df_json_writer_end_array (writer);
  df_json_writer_end_object (writer);
  df_json_writer_finish (writer, NULL);
  g_string_append_len (json, df_json_writer_get_buffer (writer)->str, (gssize) df_json_writer_get_buffer (writer)->len);
}

char *
df_message_format (const DfMessage *message,
                   const char      *source)
{
  GString *line = g_string_new (NULL);

  if (source != NULL && message->line > 0)
    g_string_append_printf (line, "%s:%u:%u: ", source, message->line, message->column);
  else if (source != NULL)
    g_string_append_printf (line, "%s: ", source);

  if (message->path[0] != '\0')
    g_string_append_printf (line, "%s: ", message->path);

  g_string_append (line, message->text);
  return g_string_free (line, FALSE);
}
