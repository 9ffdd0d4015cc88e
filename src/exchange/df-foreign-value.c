/* df-foreign-value.c
 *
 * What foreign sources say, taken as well as can be: what cannot be held is left out and noted, never guessed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange/df-foreign-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "festival/df-day.h"

#define BIT(column) (G_GUINT64_CONSTANT (1) << (column))

/* What is looked at of a name. */
#define LARGEST_NAME_BYTES 4096

/* --- texts ------------------------------------------------------------------------------------------------------------------------ */

/* A name is one line, without controls and without what turns the direction of text. */
static gunichar
df_foreign_take_letter (gunichar letter)
{
  if ((letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069))
    return 0;

  return g_unichar_iscntrl (letter) || letter == 0x2028 || letter == 0x2029 ? ' ' : letter;
}

/* As the kind squeezes it: blanks do not count. */
static char *
df_foreign_squeeze (const char *text)
{
  g_auto(DfValue) value = DF_VALUE_INIT;

  return df_kind_text.parse (NULL, text, &value, NULL) ? g_steal_pointer (&value.text) : NULL;
}

/* At most so many letters, with dots for the others. */
static char *
df_foreign_shorten (const char *text,
                    long        most)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= most)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, most - 1);
  return g_strconcat (start, "…", NULL);
}

char *
df_foreign_tidy_name (const char *text,
                      gboolean   *is_cut)
{
  g_autoptr(GString) letters = NULL;
  g_autofree char *whole = df_foreign_squeeze (text);
  g_autofree char *start = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *shorter = NULL;

  *is_cut = FALSE;
  if (whole != NULL)
    return g_steal_pointer (&whole);

  start = g_strndup (text, strnlen (text, LARGEST_NAME_BYTES));
  valid = g_utf8_make_valid (start, -1);
  letters = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = df_foreign_take_letter (g_utf8_get_char (at));

      if (letter != 0)
        g_string_append_unichar (letters, letter);
    }

  composed = g_utf8_normalize (g_strstrip (letters->str), -1, G_NORMALIZE_DEFAULT_COMPOSE);
  shorter = df_foreign_shorten (composed, DF_LONGEST_NAME);
  *is_cut = TRUE;
  whole = df_foreign_squeeze (shorter);

  return whole != NULL ? g_steal_pointer (&whole) : g_strdup ("");
}

static char *
df_foreign_cut_description (DfForeign  *self,
                            const char *text,
                            const char *pointer)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  if (g_utf8_strlen (valid, -1) <= DF_LONGEST_DESCRIPTION)
    return g_steal_pointer (&valid);

  df_import_note (self->import, pointer, _("A description can have at most 100,000 characters; the rest was left out."));
  return df_foreign_shorten (valid, DF_LONGEST_DESCRIPTION);
}

/* What is counted together: "/schedule/…/description". */
static char *
df_foreign_dup_general_path (DfForeign  *self,
                             const char *pointer)
{
  g_autofree char *path = df_json_record_dup_path (&self->import->piece, "");
  gsize first = *path == '/' ? 1 + strcspn (path + 1, "/") : 0;

  return g_strdup_printf ("%.*s/…%s", (int) first, path, pointer);
}

void
df_foreign_set_text (DfForeign       *self,
                     DfForeignRecord *record,
                     const char      *column,
                     const char      *text,
                     const char      *pointer)
{
  const DfTable *table = record->table->table;
  guint number = (guint) df_table_find_column (table, column);
  const DfKind *kind = table->columns[number]->kind;
  g_autofree char *cut = kind == &df_kind_long_text && text != NULL ? df_foreign_cut_description (self, text, pointer) : NULL;
  const char *taken = cut != NULL ? cut : text != NULL ? text : "";
  DfValue *value = &record->values[number];
  g_autoptr(GError) error = NULL;

  df_value_clear (value);
  if (!kind->parse (NULL, taken, value, &error))
    {
      df_import_note (self->import, pointer, _("This was left out. %s"), error->message);
      df_foreign_forget (record, column);
      return;
    }

  record->given |= BIT (number);
  if (kind->is_text && g_strcmp0 (value->text, taken) != 0)
    {
      g_autofree char *path = df_foreign_dup_general_path (self, pointer);

      df_import_note_tidied (self->import, path);
    }
}

void
df_foreign_set_integer (DfForeignRecord *record,
                        const char      *column,
                        gint64           integer)
{
  guint number = (guint) df_table_find_column (record->table->table, column);

  record->values[number].integer = integer;
  record->given |= BIT (number);
}

void
df_foreign_forget (DfForeignRecord *record,
                   const char      *column)
{
  guint number = (guint) df_table_find_column (record->table->table, column);

  record->given &= ~BIT (number);
  df_value_clear (&record->values[number]);
}

void
df_foreign_set_guid (DfForeign       *self,
                     DfForeignRecord *record,
                     const char      *text,
                     const char      *pointer)
{
  g_auto(DfValue) value = DF_VALUE_INIT;

  if (text == NULL || *text == '\0')
    return;

  if (!df_kind_guid.parse (NULL, text, &value, NULL))
    {
      df_import_note (self->import, pointer, _("“%.100s” is no guid that can be read; another one was made."), text);
      return;
    }

  g_free (record->values[0].text);
  record->values[0].text = g_steal_pointer (&value.text);
}

/* --- times ------------------------------------------------------------------------------------------------------------------------ */

void
df_foreign_set_times (DfForeign       *self,
                      DfForeignRecord *event,
                      const char      *day,
                      gint64           starts,
                      gint64           ends,
                      const char      *pointer)
{
  const DfTable *table = event->table->table;
  DfValue *value = &event->values[event->table->day];
  DfValue whole[DF_IMPORT_MAX_COLUMNS];
  g_autoptr(GError) error = NULL;
  guint column = 0;

  g_free (value->text);
  value->text = g_strdup (day);
  event->given |= BIT ((guint) event->table->day);
  df_foreign_set_integer (event, "starts", starts);
  df_foreign_set_integer (event, "ends", ends);

  memcpy (whole, event->values, table->n_columns * sizeof *whole);
  if (table->check == NULL || table->check (table, whole, &column, &error))
    return;

  /* Whatever is wrong with the end, the start may stand. */
  df_import_note (self->import, pointer, _("A time was left out. %s"), error->message);
  if ((int) column == df_table_find_column (table, "starts"))
    df_foreign_set_integer (event, "starts", DF_NOTHING);
  df_foreign_set_integer (event, "ends", DF_NOTHING);
}

void
df_foreign_keep_time (DfForeign       *self,
                      DfForeignRecord *event,
                      const char      *time,
                      const char      *pointer)
{
  guint number = (guint) df_table_find_column (event->table->table, "description");
  g_autofree char *clean = g_strdelimit (g_strstrip (g_strdup (time)), "\n\r\t", ' ');
  g_autofree char *line = g_strdup_printf ("Time: %.200s", clean);
  const char *before = event->values[number].text != NULL ? event->values[number].text : "";
  gsize rest = strlen (before) - MIN (strlen (before), strlen (line));
  g_autofree char *after = NULL;

  df_import_note (self->import, pointer, _("“%.200s” cannot be read as a time; it was kept in the description."), clean);
  if (g_str_has_suffix (before, line) && (rest == 0 || before[rest - 1] == '\n'))
    return;

  after = g_strconcat (before, *before != '\0' ? "\n" : "", line, NULL);
  df_foreign_set_text (self, event, "description", after, pointer);
}
