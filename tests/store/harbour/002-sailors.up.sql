CREATE TABLE sailors (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  guid  TEXT    NOT NULL UNIQUE,
  name  TEXT    NOT NULL COLLATE NOCASE
) STRICT;

CREATE TABLE boats_sailors (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  boat_id    INTEGER NOT NULL REFERENCES boats (id) ON DELETE CASCADE,
  sailor_id  INTEGER NOT NULL REFERENCES sailors (id) ON DELETE CASCADE,
  rank       TEXT    NOT NULL DEFAULT '',
  UNIQUE (boat_id, sailor_id)
) STRICT;

CREATE INDEX boats_sailors_sailor_id ON boats_sailors (sailor_id, boat_id);
