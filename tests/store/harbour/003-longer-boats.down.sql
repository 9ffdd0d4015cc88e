CREATE TABLE new_boats (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  guid     TEXT    NOT NULL UNIQUE,
  name     TEXT    NOT NULL CHECK (length (name) > 0),
  pier_id  INTEGER REFERENCES piers (id) ON DELETE SET NULL
) STRICT;
INSERT INTO new_boats (id, guid, name, pier_id) SELECT id, guid, name, pier_id FROM boats;
DROP TABLE boats;
ALTER TABLE new_boats RENAME TO boats;
CREATE INDEX boats_pier_id ON boats (pier_id);
