/* plain-export.c
 *
 * Exports as a program of a few lines does them: SQLite's rows into a buffer, byte for byte what ours gives. Performers come as in the fastest way that is
 * known: every event rendered once, then merged by index in the order of the links.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "plain.h"

#include <stdlib.h>
#include <string.h>

#define FLUSH_BYTES (128 * 1024)

typedef struct
{
  FILE  *file;           /* NULL keeps all */
  char  *bytes;
  size_t length;
  size_t size;
} Buffer;

static void
plain_append (Buffer     *self,
              const char *bytes,
              size_t      length)
{
  if (self->length + length > self->size)
    {
      self->size = (self->length + length) * 2;
      self->bytes = plain_allocate (self->bytes, self->size);
    }

  memcpy (self->bytes + self->length, bytes, length);
  self->length += length;
}

static void
plain_say (Buffer     *self,
           const char *text)
{
  plain_append (self, text, strlen (text));
}

static void
plain_flush (Buffer *self,
             size_t  least)
{
  if (self->length < least)
    return;

  fwrite (self->bytes, 1, self->length, self->file);
  self->length = 0;
}

static void
plain_append_integer (Buffer        *self,
                      sqlite3_int64  value)
{
  char digits[24];
  char *at = digits + sizeof digits;
  sqlite3_int64 rest = value;

  do
    *--at = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);

  plain_append (self, at, (size_t) (digits + sizeof digits - at));
}

static void
plain_append_text (Buffer     *self,
                   const char *text)
{
  const char *run = text;

  plain_append (self, "\"", 1);
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\' || (unsigned char) *text < 0x20)
      {
        char escape[8];

        plain_append (self, run, (size_t) (text - run));
        if (*text == '"' || *text == '\\')
          snprintf (escape, sizeof escape, "\\%c", *text);
        else
          snprintf (escape, sizeof escape, "\\u%04x", (unsigned) *text);
        plain_say (self, escape);
        run = text + 1;
      }
  plain_append (self, run, (size_t) (text - run));
  plain_append (self, "\"", 1);
}

static const char *
plain_get_text (sqlite3_stmt *statement,
                int           column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

/* --- our own shape ---------------------------------------------------------------------------------------------------------------------- */

static int
plain_is_clock (const char *column)
{
  return strcmp (column, "starts") == 0 || strcmp (column, "ends") == 0 || strcmp (column, "day_starts_at") == 0 || strcmp (column, "curfew") == 0;
}

static void
plain_append_clock (Buffer        *self,
                    sqlite3_int64  minutes)
{
  char digits[] = { '"', (char) ('0' + minutes / 600), (char) ('0' + minutes / 60 % 10), ':', (char) ('0' + minutes % 60 / 10), (char) ('0' + minutes % 10), '"' };

  plain_append (self, digits, sizeof digits);
}

static void
plain_append_value (Buffer       *self,
                    sqlite3_stmt *statement,
                    int           column,
                    int           is_clock)
{
  int type = sqlite3_column_type (statement, column);

  if (type == SQLITE_NULL)
    plain_say (self, "null");
  else if (type == SQLITE_TEXT)
    plain_append_text (self, plain_get_text (statement, column));
  else if (is_clock)
    plain_append_clock (self, sqlite3_column_int64 (statement, column));
  else
    plain_append_integer (self, sqlite3_column_int64 (statement, column));
}

/* What comes before each value: of a row on a line of its own, or of the one row of the festival, whose id is not told. */
static void
plain_append_rows (Buffer       *self,
                   sqlite3_stmt *statement,
                   int           is_single)
{
  int n_columns = sqlite3_column_count (statement);
  int is_clock[32];
  char names[32][64];
  int n_rows = 0;

  for (int i = 0; i < n_columns; i++)
    {
      const char *name = sqlite3_column_name (statement, i);

      is_clock[i] = plain_is_clock (name);
      snprintf (names[i], sizeof names[i], "%s \"%.40s\": ", i > is_single ? "," : "", name);
    }

  for (; sqlite3_step (statement) == SQLITE_ROW; n_rows++)
    {
      plain_flush (self, FLUSH_BYTES);
      plain_say (self, is_single ? "{" : n_rows > 0 ? ",\n    {" : "\n    {");
      for (int i = is_single; i < n_columns; i++)
        {
          plain_say (self, names[i]);
          plain_append_value (self, statement, i, is_clock[i]);
        }
      plain_say (self, " }");
    }
  if (n_rows > 0 && !is_single)
    plain_say (self, "\n  ");
}

void
plain_export (sqlite3 *database,
              FILE    *file)
{
  static const char *const tables[] = { "festival", "stages", "events", "performers", "accepted_clashes", "performers_events", "transfers" };
  Buffer buffer = { file, NULL, 0, 0 };

  plain_say (&buffer, "{\n  \"format\": \"dreamfest\",\n  \"version\": 1");
  for (int i = 0; i < 7; i++)
    {
      char text[100];
      sqlite3_stmt *statement;

      snprintf (text, sizeof text, "SELECT * FROM %s ORDER BY id", tables[i]);
      statement = plain_prepare (database, text);
      snprintf (text, sizeof text, ",\n  \"%s\": %s", tables[i], i > 0 ? "[" : "");
      plain_say (&buffer, text);
      plain_append_rows (&buffer, statement, i == 0);
      plain_say (&buffer, i > 0 ? "]" : "");
      plain_check (database, sqlite3_finalize (statement));
    }
  plain_say (&buffer, "\n}\n");
  plain_flush (&buffer, 0);
  free (buffer.bytes);
}

/* --- performers with their events ------------------------------------------------------------------------------------------------------- */

typedef struct
{
  sqlite3_int64 id;
  size_t        start;
  size_t        end;
} Place;

typedef struct
{
  Buffer  text;
  Place  *places;
  size_t  n_places;
} Rendered;

/* Tomohiko Sakamoto's; 0 is Sunday. */
static const char *
plain_find_weekday (const char *day)
{
  static const char *const names[] = { "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday" };
  static const int offsets[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };
  int year = (day[0] - '0') * 1000 + (day[1] - '0') * 100 + (day[2] - '0') * 10 + day[3] - '0';
  int month = (day[5] - '0') * 10 + day[6] - '0';
  int number = (day[8] - '0') * 10 + day[9] - '0';

  if (month < 3)
    year--;

  return names[(year + year / 4 - year / 100 + year / 400 + offsets[month - 1] + number) % 7];
}

static void
plain_append_time (Buffer        *self,
                   sqlite3_int64  minutes)
{
  int clock = (int) (minutes % 1440);
  int hour = clock / 60 % 12 == 0 ? 12 : clock / 60 % 12;
  char digits[] = { ':', (char) ('0' + clock % 60 / 10), (char) ('0' + clock % 10) };

  plain_append_integer (self, hour);
  if (clock % 60 != 0)
    plain_append (self, digits, 3);
  plain_append (self, clock < 720 ? "am" : "pm", 2);
}

/* A start without an end is a time as well. */
static void
plain_append_range (Buffer       *self,
                    sqlite3_stmt *events)
{
  if (sqlite3_column_type (events, 4) == SQLITE_NULL)
    {
      plain_say (self, "null");
      return;
    }

  plain_say (self, "\"");
  plain_append_time (self, sqlite3_column_int64 (events, 4));
  if (sqlite3_column_type (events, 5) != SQLITE_NULL)
    {
      plain_say (self, " - ");
      plain_append_time (self, sqlite3_column_int64 (events, 5));
    }
  plain_say (self, "\"");
}

static void
plain_render_event (Buffer       *self,
                    sqlite3_stmt *events)
{
  const char *day = plain_get_text (events, 3);

  plain_say (self, "{ \"id\": ");
  plain_append_integer (self, sqlite3_column_int64 (events, 0));
  plain_say (self, ", \"name\": ");
  plain_append_text (self, plain_get_text (events, 1));
  plain_say (self, ", \"description\": ");
  plain_append_text (self, plain_get_text (events, 2));
  plain_say (self, ", \"day\": ");
  if (day != NULL)
    plain_append_text (self, plain_find_weekday (day));
  else
    plain_say (self, "null");
  plain_say (self, ", \"time\": ");
  plain_append_range (self, events);
  plain_say (self, " }");
}

static void
plain_render_events (Rendered *self,
                     sqlite3  *database)
{
  sqlite3_stmt *events = plain_prepare (database, "SELECT id, name, description, day, starts, ends FROM events ORDER BY id");
  size_t size = 0;

  while (sqlite3_step (events) == SQLITE_ROW)
    {
      if (self->n_places == size)
        {
          size = size > 0 ? size * 2 : 1024;
          self->places = plain_allocate (self->places, size * sizeof *self->places);
        }

      self->places[self->n_places] = (Place) { sqlite3_column_int64 (events, 0), self->text.length, 0 };
      plain_render_event (&self->text, events);
      self->places[self->n_places++].end = self->text.length;
    }

  plain_check (database, sqlite3_finalize (events));
}

/* Where ids follow each other, at its place; else behind it. */
static const Place *
plain_find_place (const Rendered *self,
                  sqlite3_int64   id)
{
  size_t low = 0;
  size_t high = self->n_places;

  if (id - 1 < (sqlite3_int64) high && self->places[id - 1].id == id)
    return &self->places[id - 1];

  while (low < high)
    {
      size_t middle = low + (high - low) / 2;

      if (self->places[middle].id < id)
        low = middle + 1;
      else
        high = middle;
    }

  return &self->places[low];
}

static void
plain_write_performer (Buffer       *self,
                       sqlite3_stmt *performers)
{
  plain_say (self, "{ \"id\": ");
  plain_append_integer (self, sqlite3_column_int64 (performers, 0));
  plain_say (self, ", \"name\": ");
  plain_append_text (self, plain_get_text (performers, 1));
  plain_say (self, ", \"website\": ");
  plain_append_text (self, plain_get_text (performers, 2));
  plain_say (self, ", \"events\": [");
}

void
plain_export_performers (sqlite3 *database,
                         FILE    *file)
{
  Rendered rendered = { { NULL, NULL, 0, 0 }, NULL, 0 };
  Buffer buffer = { file, NULL, 0, 0 };
  sqlite3_stmt *performers = plain_prepare (database, "SELECT id, name, website FROM performers ORDER BY id");
  sqlite3_stmt *links = plain_prepare (database, "SELECT performer_id, event_id FROM performers_events ORDER BY performer_id, event_id");
  int has_link = sqlite3_step (links) == SQLITE_ROW;
  int n_performers = 0;

  plain_render_events (&rendered, database);
  plain_say (&buffer, "[");
  for (; sqlite3_step (performers) == SQLITE_ROW; n_performers++)
    {
      sqlite3_int64 id = sqlite3_column_int64 (performers, 0);
      int n_links = 0;

      plain_say (&buffer, n_performers > 0 ? ",\n  " : "\n  ");
      plain_write_performer (&buffer, performers);
      for (; has_link && sqlite3_column_int64 (links, 0) == id; n_links++, has_link = sqlite3_step (links) == SQLITE_ROW)
        {
          const Place *place = plain_find_place (&rendered, sqlite3_column_int64 (links, 1));

          plain_say (&buffer, n_links > 0 ? ", " : " ");
          plain_append (&buffer, rendered.text.bytes + place->start, place->end - place->start);
        }
      plain_say (&buffer, n_links > 0 ? " ] }" : "] }");
      plain_flush (&buffer, FLUSH_BYTES);
    }
  plain_say (&buffer, n_performers > 0 ? "\n]\n" : "]\n");
  plain_flush (&buffer, 0);

  plain_check (database, sqlite3_finalize (performers));
  plain_check (database, sqlite3_finalize (links));
  free (rendered.text.bytes);
  free (rendered.places);
  free (buffer.bytes);
}
