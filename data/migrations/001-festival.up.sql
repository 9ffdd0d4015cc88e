CREATE TABLE festival (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  guid          TEXT    NOT NULL UNIQUE CHECK (length (guid) = 36),
  name          TEXT    NOT NULL CHECK (length (trim (name)) > 0 AND length (name) <= 200),
  starts_on     TEXT             CHECK (starts_on IS date (starts_on, '+0 days')),
  days          INTEGER NOT NULL DEFAULT 1 CHECK (days BETWEEN 1 AND 366),
  time_zone     TEXT    NOT NULL DEFAULT 'UTC' CHECK (length (time_zone) BETWEEN 1 AND 200),
  day_starts_at INTEGER NOT NULL DEFAULT 360 CHECK (day_starts_at BETWEEN 0 AND 1439)
) STRICT;

CREATE TABLE stages (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  guid          TEXT    NOT NULL UNIQUE CHECK (length (guid) = 36),
  name          TEXT    NOT NULL CHECK (length (trim (name)) > 0 AND length (name) <= 200),
  description   TEXT    NOT NULL DEFAULT '' CHECK (length (description) <= 100000)
) STRICT;

CREATE TABLE events (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  guid          TEXT    NOT NULL UNIQUE CHECK (length (guid) = 36),
  stage_id      INTEGER REFERENCES stages (id) ON DELETE SET NULL,
  day           TEXT             CHECK (day IS date (day, '+0 days')),
  starts        INTEGER          CHECK (starts BETWEEN 0 AND 2879),
  ends          INTEGER          CHECK (ends IS NULL OR (starts IS NOT NULL AND ends > starts AND ends <= starts + 20160)),
  name          TEXT    NOT NULL CHECK (length (trim (name)) > 0 AND length (name) <= 200),
  description   TEXT    NOT NULL DEFAULT '' CHECK (length (description) <= 100000)
) STRICT;

CREATE INDEX events_stage_id ON events (stage_id);
