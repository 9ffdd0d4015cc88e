CREATE TABLE office (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  guid  TEXT    NOT NULL UNIQUE,
  name  TEXT    NOT NULL
) STRICT;

CREATE TABLE piers (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  guid  TEXT    NOT NULL UNIQUE,
  name  TEXT    NOT NULL
) STRICT;

CREATE TABLE boats (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  guid     TEXT    NOT NULL UNIQUE,
  name     TEXT    NOT NULL CHECK (length (name) > 0),
  pier_id  INTEGER REFERENCES piers (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX boats_pier_id ON boats (pier_id);
