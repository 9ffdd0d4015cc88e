/* plain-group.c
 *
 * Exports that SQLite renders itself, by json_object() and json_group_array(): one statement for each array, a row for each record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "plain.h"

#define HALF(column)  "((" column " / 60 + 11) % 12 + 1) || iif (" column " % 60, printf (':%02d', " column " % 60), '') || iif (" column " % 1440 < 720, 'am', 'pm')"

static void
plain_group_rows (sqlite3    *database,
                  const char *sql,
                  FILE       *file)
{
  sqlite3_stmt *statement = plain_prepare (database, sql);

  for (int i = 0; sqlite3_step (statement) == SQLITE_ROW; i++)
    {
      fputs (i > 0 ? ",\n  " : "\n  ", file);
      fwrite (sqlite3_column_text (statement, 0), 1, (size_t) sqlite3_column_bytes (statement, 0), file);
    }

  plain_check (database, sqlite3_finalize (statement));
}

void
plain_group (sqlite3 *database,
             FILE    *file)
{
  static const char *const arrays[][2] = {
    { "festival", "SELECT json_object ('guid', guid, 'name', name, 'starts_on', starts_on, 'days', days, 'time_zone', time_zone,"
                  " 'day_starts_at', printf ('%02d:%02d', day_starts_at / 60, day_starts_at % 60), 'transfer', transfer) FROM festival" },
    { "stages", "SELECT json_object ('id', id, 'guid', guid, 'name', name, 'description', description, 'position', position, 'colour', colour,"
                " 'changeover', changeover, 'curfew', iif (curfew IS NULL, NULL, printf ('%02d:%02d', curfew / 60, curfew % 60))) FROM stages ORDER BY id" },
    { "events", "SELECT json_object ('id', id, 'guid', guid, 'stage_id', stage_id, 'day', day,"
                " 'starts', iif (starts IS NULL, NULL, printf ('%02d:%02d', starts / 60, starts % 60)),"
                " 'ends', iif (ends IS NULL, NULL, printf ('%02d:%02d', ends / 60, ends % 60)),"
                " 'name', name, 'description', description, 'set_up', set_up, 'tear_down', tear_down) FROM events ORDER BY id" },
    { "performers", "SELECT json_object ('id', id, 'guid', guid, 'name', name, 'website', website) FROM performers ORDER BY id" },
    { "performers_events", "SELECT json_object ('id', id, 'performer_id', performer_id, 'event_id', event_id) FROM performers_events ORDER BY id" },
  };

  fputs ("{ \"format\": \"dreamfest\", \"version\": 1", file);
  for (int i = 0; i < 5; i++)
    {
      fprintf (file, ", \"%s\": %s", arrays[i][0], i > 0 ? "[" : "");
      plain_group_rows (database, arrays[i][1], file);
      fputs (i > 0 ? "\n]" : "", file);
    }
  fputs (", \"transfers\": [], \"accepted_clashes\": [] }\n", file);
}

void
plain_group_performers (sqlite3 *database,
                        FILE    *file)
{
  fputs ("[", file);
  plain_group_rows (database,
                    "SELECT json_object ('id', p.id, 'name', p.name, 'website', p.website, 'events', (SELECT json_group_array ("
                    " json_object ('id', e.id, 'name', e.name, 'description', e.description, 'day', CASE strftime ('%w', e.day)"
                    " WHEN '0' THEN 'sunday' WHEN '1' THEN 'monday' WHEN '2' THEN 'tuesday' WHEN '3' THEN 'wednesday' WHEN '4' THEN 'thursday'"
                    " WHEN '5' THEN 'friday' WHEN '6' THEN 'saturday' END, 'time', iif (e.ends IS NULL, " HALF ("e.starts") ", " HALF ("e.starts")
                    " || ' - ' || " HALF ("e.ends") ")))"
                    " FROM performers_events AS l JOIN events AS e ON e.id = l.event_id WHERE l.performer_id = p.id))"
                    " FROM performers AS p ORDER BY p.id", file);
  fputs ("\n]\n", file);
}
