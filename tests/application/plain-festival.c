/* plain-festival.c
 *
 * A made-up festival of any size, the same each time: every twentieth performer plays nowhere, a few play a lot, some sets run past midnight, and links
 * come in no order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "plain.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) ((int) (sizeof (array) / sizeof (array)[0]))

static const char *const first_names[] = { "Aroha", "Björn", "Chloé", "Dag", "Esme", "Fia", "Gil", "Hemi", "Ines", "Jory", "Kahu", "Lino", "Māia",
                                           "Nuno", "Odile", "Petra", "Rewi", "Søren", "Tui", "Ulla", "Vito", "Wim", "Yael", "Zoë" };
static const char *const last_names[] = { "Amber", "Beacon", "Calder", "Drift", "Ember", "Fern", "Gale", "Harbour", "Isle", "Jetty", "Kelp", "Lantern",
                                          "Meadow", "North", "Orchard", "Pebble", "Quarry", "Reed", "Shore", "Tide", "Umber", "Vale", "Willow" };
static const char *const kinds[] = { "Quartet", "and Friends", "Sound System", "Trio", "live", "Choir", "Big Band", "& the Lanterns", "unplugged" };
static const char *const words[] = { "slow", "bright", "songs", "about", "the", "sea", "with", "strings", "\"and\"", "drums", "for", "everyone", "who", "stays",
                                     "until", "dawn", "dancing", "under", "paper", "stars", "& lights" };

/* SplitMix64, by Guy Steele, Doug Lea and Christine Flood. */
static uint64_t
plain_random (uint64_t *state)
{
  uint64_t bits = *state += UINT64_C (0x9e3779b97f4a7c15);

  bits = (bits ^ (bits >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  bits = (bits ^ (bits >> 27)) * UINT64_C (0x94d049bb133111eb);
  return bits ^ (bits >> 31);
}

static int
plain_below (uint64_t *state,
             int       limit)
{
  return (int) (plain_random (state) % (uint64_t) limit);
}

static const char *
plain_pick (uint64_t          *state,
            const char *const *texts,
            int                n_texts)
{
  return texts[plain_below (state, n_texts)];
}

/* RFC 9562, version 4. */
static void
plain_make_guid (uint64_t *state,
                 char     *guid)
{
  uint64_t high = plain_random (state);
  uint64_t low = plain_random (state);

  snprintf (guid, 37, "%08x-%04x-4%03x-%04x-%04x%08x", (unsigned) (high >> 32), (unsigned) (high >> 16 & 0xffff), (unsigned) (high & 0xfff),
            (unsigned) (0x8000 | (low >> 48 & 0x3fff)), (unsigned) (low >> 32 & 0xffff), (unsigned) (low & 0xffffffff));
}

static char *
plain_copy (const char *text)
{
  return strcpy (plain_allocate (NULL, strlen (text) + 1), text);
}

static void
plain_make_stages (PlainFestival *self,
                   uint64_t      *state)
{
  for (int i = 0; i < self->n_stages; i++)
    {
      PlainRow *row = &self->stages[i];
      char text[100];

      plain_make_guid (state, row->guid);
      snprintf (text, sizeof text, "%s Stage %d", plain_pick (state, last_names, COUNT (last_names)), i + 1);
      row->name = plain_copy (text);
      row->text = plain_copy ("");
    }
}

static void
plain_make_events (PlainFestival *self,
                   uint64_t      *state)
{
  for (int i = 0; i < self->n_events; i++)
    {
      PlainRow *row = &self->events[i];
      char text[200] = "";

      plain_make_guid (state, row->guid);
      row->stage = 1 + plain_below (state, self->n_stages);
      snprintf (row->day, sizeof row->day, "2027-02-%02u", 5u + (unsigned) plain_below (state, 7));
      row->starts = 600 + 15 * plain_below (state, 60);
      row->ends = row->starts + 30 + 15 * plain_below (state, 5);
      for (int word = 0; word < 8; word++)
        sprintf (text + strlen (text), "%s%s", word > 0 ? " " : "", plain_pick (state, words, COUNT (words)));
      row->text = plain_copy (text);
      snprintf (text, sizeof text, "%s %s %d", plain_pick (state, last_names, COUNT (last_names)), plain_pick (state, kinds, COUNT (kinds)), i + 1);
      row->name = plain_copy (text);
    }
}

static void
plain_make_performers (PlainFestival *self,
                       uint64_t      *state)
{
  for (int i = 0; i < self->n_performers; i++)
    {
      PlainRow *row = &self->performers[i];
      char text[200];

      plain_make_guid (state, row->guid);
      snprintf (text, sizeof text, "%s %s %s %d", plain_pick (state, first_names, COUNT (first_names)), plain_pick (state, last_names, COUNT (last_names)),
                plain_pick (state, kinds, COUNT (kinds)), plain_below (state, 10000));
      row->name = plain_copy (text);
      snprintf (text, sizeof text, "https://example.org/performer/%d", i + 1);
      row->text = plain_copy (i % 10 == 9 ? "" : text);
    }
}

/* Each pair once: @seen is a table of those that are there, of which half stays empty. */
static void
plain_make_links (PlainFestival *self,
                  uint64_t      *state)
{
  uint64_t size = 2;
  uint64_t *seen;

  while (size < (uint64_t) self->n_links * 2)
    size *= 2;
  seen = plain_allocate (NULL, size * sizeof *seen);
  memset (seen, 0, size * sizeof *seen);

  for (int i = 0; i < self->n_links;)
    {
      int performer = plain_below (state, 10) < 3 ? plain_below (state, self->n_performers / 5) : plain_below (state, self->n_performers);
      int event = plain_below (state, self->n_events);
      uint64_t pair = (uint64_t) performer * (uint64_t) self->n_events + (uint64_t) event + 1;
      uint64_t slot = pair * UINT64_C (0x9e3779b97f4a7c15) % size;

      if (performer % 20 == 19)
        continue;
      while (seen[slot] != 0 && seen[slot] != pair)
        slot = (slot + 1) % size;
      if (seen[slot] == pair)
        continue;

      seen[slot] = pair;
      self->links[i++] = (PlainLink) { performer + 1, event + 1 };
    }

  free (seen);
}

static PlainRow *
plain_new_rows (int n_rows)
{
  size_t size = (size_t) n_rows * sizeof (PlainRow);

  return memset (plain_allocate (NULL, size), 0, size);
}

void
plain_festival_make (PlainFestival *self,
                     int            performers,
                     int            events,
                     int            links)
{
  uint64_t state = 20270205;

  self->n_stages = events / 80 > 5 ? events / 80 : 5;
  self->n_events = events;
  self->n_performers = performers;
  self->n_links = links;
  self->stages = plain_new_rows (self->n_stages);
  self->events = plain_new_rows (events);
  self->performers = plain_new_rows (performers);
  self->links = plain_allocate (NULL, (size_t) links * sizeof *self->links);

  plain_make_stages (self, &state);
  plain_make_events (self, &state);
  plain_make_performers (self, &state);
  plain_make_links (self, &state);
}

static void
plain_clear_rows (PlainRow *rows,
                  int       n_rows)
{
  for (int i = 0; i < n_rows; i++)
    {
      free (rows[i].name);
      free (rows[i].text);
    }
  free (rows);
}

void
plain_festival_clear (PlainFestival *self)
{
  plain_clear_rows (self->stages, self->n_stages);
  plain_clear_rows (self->events, self->n_events);
  plain_clear_rows (self->performers, self->n_performers);
  free (self->links);
}

/* --- as JSON ---------------------------------------------------------------------------------------------------------------------------- */

/* These texts hold no other character that JSON has to have escaped. */
static void
plain_write_text (FILE       *file,
                  const char *name,
                  const char *text)
{
  fprintf (file, ", \"%s\": \"", name);
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        putc ('\\', file);
      putc (*text, file);
    }
  putc ('"', file);
}

static void
plain_begin_row (FILE *file,
                 int   index)
{
  fprintf (file, "%s\n    { \"id\": %d", index > 0 ? "," : "", index + 1);
}

static void
plain_write_events (const PlainFestival *self,
                    FILE                *file)
{
  for (int i = 0; i < self->n_events; i++)
    {
      const PlainRow *row = &self->events[i];

      plain_begin_row (file, i);
      fprintf (file, ", \"guid\": \"%s\", \"stage_id\": %d, \"day\": \"%s\", \"starts\": \"%02d:%02d\", \"ends\": \"%02d:%02d\"", row->guid, row->stage,
               row->day, row->starts / 60, row->starts % 60, row->ends / 60, row->ends % 60);
      plain_write_text (file, "name", row->name);
      plain_write_text (file, "description", row->text);
      fputs (" }", file);
    }
}

static void
plain_write_rows (const PlainRow *rows,
                  int             n_rows,
                  const char     *member,
                  FILE           *file)
{
  for (int i = 0; i < n_rows; i++)
    {
      plain_begin_row (file, i);
      plain_write_text (file, "guid", rows[i].guid);
      plain_write_text (file, "name", rows[i].name);
      plain_write_text (file, member, rows[i].text);
      fputs (" }", file);
    }
}

void
plain_festival_write (const PlainFestival *self,
                      FILE                *file)
{
  fputs ("{\n  \"format\": \"dreamfest\",\n  \"version\": 1,\n"
         "  \"festival\": { \"guid\": \"1d0c7b2e-6b0f-4e55-9d3c-2f6a5d9be001\", \"name\": \"Measured Festival\", \"starts_on\": \"2027-02-05\", \"days\": 7,"
         " \"time_zone\": \"Pacific/Auckland\", \"day_starts_at\": \"06:00\" },\n  \"stages\": [", file);
  plain_write_rows (self->stages, self->n_stages, "description", file);
  fputs ("\n  ],\n  \"events\": [", file);
  plain_write_events (self, file);
  fputs ("\n  ],\n  \"performers\": [", file);
  plain_write_rows (self->performers, self->n_performers, "website", file);
  fputs ("\n  ],\n  \"performers_events\": [", file);
  for (int i = 0; i < self->n_links; i++)
    {
      plain_begin_row (file, i);
      fprintf (file, ", \"performer_id\": %d, \"event_id\": %d }", self->links[i].performer, self->links[i].event);
    }
  fputs ("\n  ]\n}\n", file);
}
