CREATE TABLE performers (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  guid          TEXT    NOT NULL UNIQUE CHECK (length (guid) = 36),
  name          TEXT    NOT NULL CHECK (length (trim (name)) > 0 AND length (name) <= 200),
  website       TEXT    NOT NULL DEFAULT '' CHECK (length (website) <= 2048)
) STRICT;

CREATE TABLE performers_events (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  performer_id  INTEGER NOT NULL REFERENCES performers (id) ON DELETE CASCADE,
  event_id      INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  UNIQUE (performer_id, event_id)
) STRICT;

CREATE INDEX performers_events_event_id ON performers_events (event_id);
