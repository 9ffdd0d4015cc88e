ALTER TABLE festival ADD COLUMN transfer INTEGER CHECK (transfer BETWEEN 0 AND 1440);

ALTER TABLE stages ADD COLUMN position   INTEGER CHECK (position BETWEEN 1 AND 1000000);
ALTER TABLE stages ADD COLUMN colour     INTEGER CHECK (colour BETWEEN 1 AND 8);
ALTER TABLE stages ADD COLUMN changeover INTEGER CHECK (changeover BETWEEN 0 AND 1440);
ALTER TABLE stages ADD COLUMN curfew     INTEGER CHECK (curfew BETWEEN 0 AND 2879);

ALTER TABLE events ADD COLUMN set_up     INTEGER CHECK (set_up BETWEEN 0 AND 1440);
ALTER TABLE events ADD COLUMN tear_down  INTEGER CHECK (tear_down BETWEEN 0 AND 1440);

CREATE TABLE transfers (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  stage_id       INTEGER NOT NULL REFERENCES stages (id) ON DELETE CASCADE,
  other_stage_id INTEGER NOT NULL REFERENCES stages (id) ON DELETE CASCADE CHECK (other_stage_id <> stage_id),
  minutes        INTEGER NOT NULL DEFAULT 0 CHECK (minutes BETWEEN 0 AND 1440),
  UNIQUE (stage_id, other_stage_id)
) STRICT;

CREATE INDEX transfers_other_stage_id ON transfers (other_stage_id);

CREATE TABLE accepted_clashes (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  guid           TEXT    NOT NULL UNIQUE CHECK (length (guid) = 36),
  reason         TEXT    NOT NULL CHECK (length (trim (reason)) > 0 AND length (reason) <= 200),
  rule           TEXT    NOT NULL CHECK (rule IN ('performer', 'stage', 'changeover', 'transfer', 'curfew', 'outside')),
  performer_id   INTEGER REFERENCES performers (id) ON DELETE CASCADE,
  stage_id       INTEGER REFERENCES stages (id) ON DELETE CASCADE,
  event_id       INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  other_event_id INTEGER REFERENCES events (id) ON DELETE CASCADE,
  facts          TEXT    NOT NULL CHECK (length (facts) BETWEEN 1 AND 200)
) STRICT;

CREATE INDEX accepted_clashes_performer_id ON accepted_clashes (performer_id);
CREATE INDEX accepted_clashes_stage_id ON accepted_clashes (stage_id);
CREATE INDEX accepted_clashes_event_id ON accepted_clashes (event_id);
CREATE INDEX accepted_clashes_other_event_id ON accepted_clashes (other_event_id);
